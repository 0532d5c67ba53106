"""Compares two names with their posts: whether they are one person or body in two spellings, or two."""

from __future__ import annotations

from variorum.collate.compare.comparison import Comparison, quoted
from variorum.collate.compare.posting import compare_posts
from variorum.collate.compare.settings import CompareSettings
from variorum.records import Name, NameKind, Status
from variorum.text.name.bodies import is_acronym
from variorum.text.names import body_words, name_key, same_name, same_person


def compare_names(left: Name, right: Name, settings: CompareSettings) -> Comparison:
    """How two names stand to each other. For persons their posts are compared, too. Symmetric."""
    by_name = (
        _compare_persons(left, right, settings)
        if NameKind.PERSON in (left.kind, right.kind)
        else _compare_bodies(left, right, settings)
    )
    # one person by name: then the posts may still differ
    if by_name.status in (Status.CONFLICT, Status.INCOMPARABLE) or not (left.role and right.role):
        return by_name
    by_post = compare_posts(left.role, right.role)
    # posts that differ make two persons of one name, and posts alike change nothing
    return by_name if by_post.status in (Status.AGREE, Status.COMPATIBLE, Status.INCOMPARABLE) else by_post


def _both_quoted(left: Name, right: Name) -> str:
    return f"{quoted(left.name)} and {quoted(right.name)}"


def _compare_persons(left: Name, right: Name, settings: CompareSettings) -> Comparison:
    """How two names stand to each other, at least one of which is a person's."""
    one, two = name_key(left.name), name_key(right.name)
    if one == two:
        return Comparison(Status.AGREE, f"both say {quoted(left.name)}", 1.0)
    likeness = same_person(left.name, right.name)
    # all words of one name are in the other: "Reed", "Ada Reed"
    if set(one) < set(two) or set(two) < set(one):
        fuller = right.name if len(two) > len(one) else left.name
        return Comparison(
            Status.COMPATIBLE, f"{quoted(fuller)} is the fuller form of the same name", likeness.score
        )
    if likeness.score >= settings.same_name:
        return Comparison(
            Status.VARIANT, f"{_both_quoted(left, right)}: {likeness.reasons[0]}", likeness.score
        )
    return Comparison(Status.CONFLICT, f"{_both_quoted(left, right)} are different names", likeness.score)


def _compare_bodies(left: Name, right: Name, settings: CompareSettings) -> Comparison:
    """How two names of organisations or places stand to each other. Different places are not compared, since one may lie in the other."""
    likeness = same_name(left.name, right.name)
    # words of the names without "the" and the like
    one, two = body_words(left.name), body_words(right.name)
    if one == two:
        return Comparison(Status.AGREE, f"both say {quoted(left.name)}", 1.0)
    if is_acronym(one, two, left.name) or is_acronym(two, one, right.name):
        return Comparison(
            Status.AGREE, f"{_both_quoted(left, right)}: one is short for the other", likeness.score
        )
    if set(one) < set(two) or set(two) < set(one):
        return Comparison(
            Status.COMPATIBLE, f"{_both_quoted(left, right)}: one is the fuller form", likeness.score
        )
    if likeness.score >= settings.same_name:
        return Comparison(
            Status.VARIANT, f"{_both_quoted(left, right)}: {likeness.reasons[0]}", likeness.score
        )
    if set(one) & set(two):
        return Comparison(
            Status.VARIANT, f"{_both_quoted(left, right)} share a part of their names", likeness.score
        )
    if left.kind is NameKind.PLACE and right.kind is NameKind.PLACE:
        why = f"{_both_quoted(left, right)} are different places; one may lie within the other"
        return Comparison(Status.INCOMPARABLE, why, likeness.score)
    return Comparison(Status.CONFLICT, f"{_both_quoted(left, right)} are different names", likeness.score)
