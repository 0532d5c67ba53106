"""Compares two names with their posts: whether they are one person or body in two spellings, or two."""

from __future__ import annotations

from variorum.collate.compare.comparison import Comparison, quoted
from variorum.collate.compare.posting import compare_posts
from variorum.collate.compare.settings import CompareSettings
from variorum.collate.compare.wording import compare_wordings
from variorum.records import Name, NameKind, Status
from variorum.text.name.bodies import is_acronym
from variorum.text.names import body_words, name_key, same_name, same_person


def compare_names(a: Name, b: Name, settings: CompareSettings) -> Comparison:
    """How two names stand to each other. Titles of works are compared as words; for persons their posts are compared, too. Symmetric."""
    if a.kind is NameKind.WORK or b.kind is NameKind.WORK:
        return compare_wordings(a.name, b.name, settings)
    by_name = (
        _compare_persons(a, b, settings)
        if NameKind.PERSON in (a.kind, b.kind)
        else _compare_bodies(a, b, settings)
    )
    # one person by name: then the posts may still differ
    if by_name.status in (Status.CONFLICT, Status.INCOMPARABLE) or not (a.role and b.role):
        return by_name
    by_post = compare_posts(a.role, b.role)
    return by_name if by_post.status in (Status.AGREE, Status.COMPATIBLE, Status.INCOMPARABLE) else by_post


def _both_quoted(a: Name, b: Name) -> str:
    return f"{quoted(a.name)} and {quoted(b.name)}"


def _compare_persons(a: Name, b: Name, settings: CompareSettings) -> Comparison:
    """How two names stand to each other, at least one of which is a person's."""
    one, two = name_key(a.name), name_key(b.name)
    if one == two:
        return Comparison(Status.AGREE, f"both say {quoted(a.name)}", 1.0)
    likeness = same_person(a.name, b.name)
    if set(one) < set(two) or set(two) < set(one):
        fuller = b.name if len(two) > len(one) else a.name
        return Comparison(
            Status.COMPATIBLE, f"{quoted(fuller)} is the fuller form of the same name", likeness.score
        )
    if likeness.score >= settings.same_name:
        return Comparison(Status.VARIANT, f"{_both_quoted(a, b)}: {likeness.reasons[0]}", likeness.score)
    return Comparison(Status.CONFLICT, f"{_both_quoted(a, b)} are different names", likeness.score)


def _compare_bodies(a: Name, b: Name, settings: CompareSettings) -> Comparison:
    """How two names of organisations or places stand to each other. Different places are not compared, since one may lie in the other."""
    likeness = same_name(a.name, b.name)
    # words of the names without "the" and the like
    one, two = body_words(a.name), body_words(b.name)
    if one == two:
        return Comparison(Status.AGREE, f"both say {quoted(a.name)}", 1.0)
    if is_acronym(one, two, a.name) or is_acronym(two, one, b.name):
        return Comparison(Status.AGREE, f"{_both_quoted(a, b)}: one is short for the other", likeness.score)
    if set(one) < set(two) or set(two) < set(one):
        return Comparison(Status.COMPATIBLE, f"{_both_quoted(a, b)}: one is the fuller form", likeness.score)
    if likeness.score >= settings.same_name:
        return Comparison(Status.VARIANT, f"{_both_quoted(a, b)}: {likeness.reasons[0]}", likeness.score)
    if set(one) & set(two):
        return Comparison(Status.VARIANT, f"{_both_quoted(a, b)} share a part of their names", likeness.score)
    if a.kind is NameKind.PLACE and b.kind is NameKind.PLACE:
        why = f"{_both_quoted(a, b)} are different places; one may lie within the other"
        return Comparison(Status.INCOMPARABLE, why, likeness.score)
    return Comparison(Status.CONFLICT, f"{_both_quoted(a, b)} are different names", likeness.score)
