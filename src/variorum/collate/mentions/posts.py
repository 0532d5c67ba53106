"""Finds the post that stands behind a name, read past an age: "Ada Reed, 56, reporter and editor of the Bell"."""

from __future__ import annotations

import re

from variorum.text.names import is_role_word

# An age behind a name: ", 56,", ", aged 56,", " (56),".
AGE = re.compile(r"\s*(?:,\s*(?:aged?\s+)?\d{1,3}(?=,)|\(\d{1,3}\)(?=,))")
# A comma or dash behind a name, then what the person is (`role`): ", the mayor of Brill", ", who is a reporter"; `field`: a comma in the
# post itself (", Media and Sport").
BEHIND = re.compile(
    r"\s*(?:,|–|—|--)\s*"
    r"(?:who\s+(?:is|was|serves\s+as|served\s+as|works\s+as|(?:recently\s+|now\s+)?joined\s[^,;.]{1,40}?\bas|heads)\s+)?"
    r"(?:(?:the|a|an|its|their|his|her|our)\s+)?"
    r"(?P<role>(?:[^,;.()“”\"\n–—]|(?<=\b[A-Z])\.){3,120})"
    r"(?P<field>,(?:\s(?:[A-Z][\w’'-]+|of|for|and|the)){1,6}(?=[,.]))?"
)
# Words at which a post ends though no mark stands there.
ENDED = re.compile(
    r"\s(?:said|says|say|told|tells|added|wrote|who|which|that|when|where|has|had|have|was|is|were|will|would|said|and\s+(?:his|her)|called|warned|described)\b"
)
# Words behind the post itself, before its place or field ("mayor of Brill").
OF = re.compile(r"\s(?:of|for|at|in|with|from|who|on|to|and|by)\s")


def post_behind(text: str, at: int, stop: int) -> int | None:
    """Where the post ends that follows a name ending at `at`; None where no post follows."""
    age = AGE.match(text, at, stop)
    match = BEHIND.match(text, age.end() if age else at, stop)
    if match is None:
        return None
    words_behind = match["role"]
    # the post ends before a verb: "…, the mayor said"
    end_mark = ENDED.search(words_behind)
    role = (words_behind[: end_mark.start()] if end_mark else words_behind).rstrip()
    # "mayor of Brill": the word before "of" must be a post
    words_of_post = OF.split(role)[0].split()
    if not words_of_post or not is_role_word(words_of_post[-1]):
        return None
    # "Minister for Culture, Media and Sport": the words behind the comma belong to it
    if match["field"] and not end_mark and role[:1].isupper():
        return match.end("field")
    return match.start("role") + len(role)
