"""Runs a model over a story: every bundle in every order, within budgets. What was asked before is answered from the record.

Words used here. Bundle: the sentences of a story that are shown to a model together. Order: the number of the order
in which they are shown. Seed: a number that makes a model's answer another one. Exchanges: the record of answers.
Trouble: why a question got no answer.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from variorum.collate.proposals import Bundle
from variorum.propose.answers import BadAnswer, proposals_in
from variorum.propose.dialects import Answer, Trouble
from variorum.propose.exchanges import Exchanges
from variorum.propose.prompt import SYSTEM, Request, request
from variorum.propose.server import Server
from variorum.propose.settings import ProposeSettings
from variorum.records import Proposal, Report
from variorum.text.counts import counted

CUT_PROMPT = "the server read only part of the prompt (give it a larger context)"
NOT_RECORDED = "no recorded exchange, and no server was to be asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a run came to.

    `asked`: how many questions there were (bundles in their orders); `answered`: how many got an answer that can be used.
    `calls`: to the server; `replayed`: answers from the record.
    `dropped`, `troubles`: how many, by reason.
    `ended`: why the run ended early; None where it did not.
    `uncounted`: answers for which the server did not count the prompt's tokens, so that nobody knows whether it cut the prompt.
    """

    proposals: tuple[Proposal, ...]
    asked: int
    answered: int
    calls: int
    replayed: int
    dropped: Mapping[str, int]
    troubles: Mapping[str, int]
    ended: str | None = None
    uncounted: int = 0


class _Ended(Exception):
    """A budget is spent, or the server is gone."""


def propose(
    bundles: Sequence[Bundle],
    reports: Mapping[str, Report],
    *,
    model: str,
    server: Server | None,
    exchanges: Exchanges,
    settings: ProposeSettings | None = None,
    progress: Callable[[int, int], None] | None = None,
    sleep: Callable[[float], None] = time.sleep,
) -> Outcome:
    """Asks about each bundle. `server` None: only recorded answers are used. Nothing that a server does raises an error. `exchanges`: the
    record of answers; `sleep`: waits so many seconds.
    """
    # each bundle in each order is one question
    run = _Run(reports, model, server, exchanges, settings or ProposeSettings(), sleep)
    questions = [(bundle_of, order) for bundle_of in bundles for order in range(1, run.settings.orders + 1)]
    found: list[Proposal] = []
    answered, ended = 0, None
    try:
        for done, (bundle, order) in enumerate(questions):
            if progress:
                progress(done, len(questions))
            proposals = run.about(bundle, order)
            # a truth value counts as 1
            answered += proposals is not None
            found += proposals or []
        if progress:
            progress(len(questions), len(questions))
    except _Ended as stop:
        ended = str(stop)
    return Outcome(
        proposals=tuple(dict.fromkeys(found)),
        asked=len(questions),
        answered=answered,
        calls=run.calls,
        replayed=run.replayed,
        dropped={reason: number for reason, number in sorted(run.dropped.items()) if number},
        troubles=dict(sorted(run.troubles.items())),
        ended=ended,
        uncounted=run.uncounted,
    )


@dataclass(slots=True)
class _Run:
    """One run over the bundles of some stories: what it works with, and what it has counted so far."""

    reports: Mapping[str, Report]
    model: str
    server: Server | None
    exchanges: Exchanges
    settings: ProposeSettings
    sleep: Callable[[float], None]
    # questions asked of the server; answers taken from the record; tokens used; questions without a usable answer;
    # and answers of which nobody knows whether the server read the whole prompt
    calls: int = 0
    replayed: int = 0
    tokens: int = 0
    failed: int = 0
    uncounted: int = 0
    # seconds, by the monotonic clock
    began: float = field(default_factory=time.monotonic)
    # reason in words → how many proposals it dropped, how many answers it spoiled
    dropped: Counter[str] = field(default_factory=Counter)
    troubles: Counter[str] = field(default_factory=Counter)
    # (the model's digest, or None where the server gives none); None: not asked yet
    _digest: tuple[str | None] | None = None

    def about(self, bundle: Bundle, order: int) -> list[Proposal] | None:
        """The proposals for one question; None where no answer could be used."""
        # a useless answer: the same question with another seed
        for seed in range(self.settings.retries + 1):
            asked = request(
                bundle,
                model=self.model,
                order=order,
                seed=seed,
                answer_tokens=self.settings.answer_tokens,
            )
            found = self._answer(asked)
            if found is None:
                return None
            answer, digest = found
            # the server cut the question, and answered another one
            if self._was_cut(asked, answer):
                self.troubles[CUT_PROMPT] += 1
                return None
            try:
                return proposals_in(
                    answer.content, asked, self.reports, digest_of_model=digest, fates=self.dropped
                )
            except BadAnswer as bad:
                self.troubles[str(bad)] += 1
        return None

    def _answer(self, asked: Request) -> tuple[Answer, str | None] | None:
        """The recorded answer, else the server's, which is asked at most twice; None where there is neither. Raises
        _Ended when too many questions in a row fail.
        """
        recorded = self.exchanges.get(asked)
        if recorded is not None:
            self.replayed += 1
            return recorded
        if self.server is None:
            self.troubles[NOT_RECORDED] += 1
            return None
        for again in (False, True):
            if again:
                self.sleep(self.settings.pause)
            self._check_budgets()
            self.calls += 1
            try:
                answer = self.server.ask(asked)
            except Trouble as trouble:
                self.troubles[str(trouble)] += 1
                continue
            self.failed = 0
            self.tokens += (answer.prompt_tokens or 0) + (answer.answer_tokens or 0)
            # asked once, of a server that answers; (None,): it tells no digest
            if self._digest is None:
                self._digest = (self.server.digest(self.model),)
            self.exchanges.put(asked, answer, digest=self._digest[0])
            return answer, self._digest[0]
        self.failed += 1
        if self.failed >= self.settings.failures:
            raise _Ended(f"the server failed {counted(self.failed, 'time')} in a row")
        return None

    def _check_budgets(self) -> None:
        """Raises _Ended when calls, tokens or time are spent."""
        if self.calls >= self.settings.calls:
            raise _Ended(f"the budget of {self.settings.calls:,} calls is spent")
        if self.tokens >= self.settings.tokens:
            raise _Ended(f"the budget of {self.settings.tokens:,} tokens is spent")
        if time.monotonic() - self.began >= self.settings.seconds:
            raise _Ended(f"the budget of {self.settings.seconds / 60:,.0f} minutes is spent")

    def _was_cut(self, asked: Request, answer: Answer) -> bool:
        """Whether the server has cut the prompt: it counted fewer tokens than the prompt has words."""
        if answer.prompt_tokens is None:
            self.uncounted += 1
            return False
        return answer.prompt_tokens < self.settings.least_read * len(f"{SYSTEM} {asked.user}".split())
