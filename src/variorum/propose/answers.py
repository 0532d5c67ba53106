"""Reads a model's answer as proposals. Its text is not trusted: only a list of numbers, quotations and fixed words is
taken from it, or nothing.

Words used here. Answer: the text that a model gave. Claim: one item of it: a relation, a reason and quotations.
Fates: how many claims and quotations were dropped, by reason. Request: the question, with its numbered sentences.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from variorum.collate.proposals.placing import spans_of
from variorum.collate.proposals.reasons import NO_REPORT, NOT_FOUND, RELATIONS
from variorum.propose.prompt import Request, answer_schema
from variorum.records import Proposal, Quoted, Report, Status, Why
from variorum.text.ids import digest

# Reasons for which an answer, or a claim in it, is dropped.
BAD_CLAIM = "claims of another shape than asked for"
TOO_FEW = "claims left with fewer than two quotations"
# Places in an answer where a JSON object may begin that are tried.
TRIES = 40
# Fields of a claim in an answer.
KNOWN = {"question", "relation", "why", "readings"}


class BadAnswer(Exception):
    """Nothing of an answer can be used, and the model may be asked again. The message is ours, never the model's."""


def claims_in(content: str) -> list[Any]:
    """The claims in an answer, as the model wrote them and not checked yet, whatever reasoning or code fence stands
    around them. Of an answer that breaks off, the claims that are whole. Raises BadAnswer where there is none.
    """
    if not content.strip():
        raise BadAnswer("an empty answer")
    # some models write down their reasoning first
    text = content.rsplit("</think>", 1)[-1]
    for found in _objects(text):
        if isinstance(found, dict) and isinstance(found.get("claims"), list):
            claims: list[Any] = found["claims"]
            return claims
    # the answer breaks off: no JSON that is whole, but claims in it may be
    cut = list(_whole_ones(text))
    if cut:
        return cut
    raise BadAnswer("no JSON with claims in the answer")


def _objects(text: str) -> Iterator[Any]:
    """Every JSON object in a model's answer, whatever words stand before, between and behind them; at most TRIES."""
    decoder = json.JSONDecoder()
    at = text.find("{")
    for _ in range(TRIES):
        if at < 0:
            return
        end = at
        try:
            found, end = decoder.raw_decode(text, at)
            yield found
        except (ValueError, RecursionError):
            pass
        at = text.find("{", max(end, at + 1))


def _whole_ones(text: str) -> Iterator[Any]:
    """The complete claims at the beginning of a list that breaks off."""
    decoder = json.JSONDecoder()
    opened = text.find('"claims"')
    at = text.find("[", opened) + 1 if opened >= 0 else 0
    while at > 0:
        try:
            # from the next character that is no blank or comma
            found, end = decoder.raw_decode(text, at + len(text[at:]) - len(text[at:].lstrip(" ,\n\r\t")))
        except (ValueError, RecursionError):
            return
        yield found
        at = end


def proposals_in(
    content: str,
    request: Request,
    reports: Mapping[str, Report],
    *,
    digest_of_model: str | None,
    fates: Counter[str],
) -> list[Proposal]:
    """The proposals of an answer. What is dropped is counted in `fates`, by reason. Raises BadAnswer where nothing can be used.
    `digest_of_model`: of the model that answered, None where its server tells none.
    """
    claims = claims_in(content)
    # models do not always keep to the schema that they were given
    most = int(answer_schema()["properties"]["claims"]["maxItems"])
    found, not_usable = [], 0
    for claim in claims[:most]:
        try:
            found.append(_proposal(claim, request, reports, digest_of_model, fates))
        except (ValueError, KeyError, TypeError):
            not_usable += 1
    # not one of them: the model answers in another form altogether
    if claims and not_usable == len(claims[:most]):
        raise BadAnswer("claims of another shape than asked for")
    fates[BAD_CLAIM] += not_usable + len(claims[most:])
    return [proposal for proposal in found if proposal is not None]


def _proposal(
    claim: Any,
    request: Request,
    reports: Mapping[str, Report],
    digest_of_model: str | None,
    fates: Counter[str],
) -> Proposal | None:
    """One claim of a model's answer as a proposal; None if fewer than two of its quotations are found in their
    sentences. Raises ValueError for a claim of another shape. `digest_of_model`: of the model that answered, None where its server
    tells none.
    """
    if not isinstance(claim, dict) or set(claim) - KNOWN or not isinstance(claim["readings"], list):
        raise ValueError("another shape")
    relation, why = Status(claim["relation"]), Why(claim["why"])
    if relation not in RELATIONS:
        raise ValueError("no relation")
    # the quotations that stand in their sentences, each once
    most = int(answer_schema()["properties"]["claims"]["items"]["properties"]["readings"]["maxItems"])
    numbers_and_words = [_reading(reading) for reading in claim["readings"][:most]]
    readings = dict.fromkeys(
        found
        for number, words in numbers_and_words
        if (found := _quoted(number, words, request, reports, fates))
    )
    if len(readings) < 2:
        fates[TOO_FEW] += 1
        return None
    return Proposal(
        relation=relation,
        why=why,
        readings=tuple(readings),
        order=request.order,
        model=request.model,
        digest=digest_of_model,
    )


def _reading(told: Any) -> tuple[int, str]:
    """(number of the sentence, quoted words) of one reading of an answer. Raises KeyError, TypeError or ValueError for another shape."""
    number, words = told["s"], told["quote"]
    if type(number) is not int or not isinstance(words, str):
        raise ValueError("another shape")
    return number, words


def _quoted(
    number: int, words: str, request: Request, reports: Mapping[str, Report], fates: Counter[str]
) -> Quoted | None:
    """The quoted words at their place in the sentence of that number (the first, if they stand there twice); None
    where they do not stand there. `number`: of the sentence in the question, from 1. What is not found is counted in `fates`.
    """
    if not 1 <= number <= len(request.sentences):
        fates[NO_REPORT] += 1
        return None
    asked = request.sentences[number - 1]
    report = reports[asked.report]
    said = words.split()
    places = (
        spans_of(said, report.text, asked.start, asked.end) if said and len(words) <= len(asked.text) else []
    )
    if not places:
        fates[NOT_FOUND] += 1
        return None
    start, end = places[0]
    return Quoted(
        report=report.path,
        start=start,
        end=end,
        quote=report.text[start:end],
        text=digest(report.text.encode("utf-8", "surrogatepass")),
    )
