"""Writes all that the program prints. Whatever came from outside (texts, names of files and outlets, what an error
quotes) passes here, so that no character of a report moves the cursor, sets a title, turns the direction of writing
or stops a command.
"""

from __future__ import annotations

import re
import shutil
import sys
from typing import TextIO

from variorum.cli.streams import named, refuse_closed_output

# Control characters (C0 but line feed and tab, DEL, C1), line and paragraph separators, what turns the direction of writing or
# annotates, tags that nobody sees, and halves of characters.
STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2061-\u206f\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
# Marks inside words that are only there for those who break lines.
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Longer lines are hard to read however wide the terminal is; below the narrowest nothing can be set beside anything.
WIDEST, NARROWEST = 120, 40


def harmless(text: str) -> str:
    """`text` with its line breaks. Characters that would steer a terminal are replaced by U+FFFD, and those that show
    nothing are left out.
    """
    return STEERING.sub("\N{REPLACEMENT CHARACTER}", UNSEEN.sub("", text))


def harmless_json(text: str) -> str:
    """The same JSON, with characters that would steer a terminal as escapes; a program reads the same values."""
    return STEERING.sub(lambda found: _escaped(found.group()), text)


def say(text: object = "", *, err: bool = False, end: str = "\n") -> None:
    """Prints for people, in the characters that their terminal has; one that it lacks becomes a question mark.

    On a terminal no line is wider than it, and none breaks inside a word; a path or an address stays whole, so that it can be copied.
    `err`: to standard error; `end`: what is written behind the text.
    """
    stream = sys.stderr if err else sys.stdout
    said = harmless(f"{text}{end}")
    _write(stream, fitted(said, terminal_width()) if stream.isatty() else said, errors="replace")


def terminal_width() -> int:
    """The width in columns, never under NARROWEST or over WIDEST, whatever the terminal says."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


def fitted(text: str, width: int) -> str:
    """The lines of `text`; those wider than `width` are broken between words and indented where they go on."""
    if all(len(line) <= width // 2 for line in text.split("\n")):
        return text  # no letter is wider than two columns
    from variorum.publish.terminal import GLUE, columns, wrapped

    lines: list[str] = []
    for line in text.split("\n"):
        body = line.lstrip(" ")
        margin = line[: len(line) - len(body)]
        # Columns of a table stay where they are: several blanks inside a line become characters at which it does not break.
        glued = re.sub(r"(?<=\S) {2,}", lambda gap: GLUE * (len(gap.group()) - 1) + " ", body)
        lines += (
            [line]
            if columns(line) <= width
            else wrapped(glued, width=width, first=margin, later=f"{margin}  ", whole=True)
        )
    return "\n".join(lines)


def complain(text: object) -> None:
    """Says a mistake in one line on standard error, whatever the error quotes."""
    say("variorum: " + " ".join(str(text).split()), err=True)


def put(text: str, *, data: bool = False) -> None:
    """Writes what a program may read to standard output, in UTF-8. `data`: it is JSON. Into a pipe or a file it goes
    as it is; on a terminal it is made harmless. A lone surrogate is written as its escape, which JSON reads back.
    """
    said = harmless_json(text) if data else harmless(text) if sys.stdout.isatty() else text
    put_bytes(said.encode("utf-8", "backslashreplace"))


def put_bytes(made: bytes) -> None:
    """Writes the bytes of a file to standard output as they are. The caller has made sure that this is no terminal."""
    refuse_closed_output()
    with named(sys.stdout):
        sys.stdout.flush()
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()


def _write(stream: TextIO, text: str, *, errors: str) -> None:
    """Writes the text; characters that the stream's encoding lacks are treated as `errors` says ("replace")."""
    encoding = stream.encoding or "utf-8"
    with named(stream):
        stream.write(text.encode(encoding, errors).decode(encoding))
        stream.flush()


def _escaped(character: str) -> str:
    """The character as JSON escapes it, by its code in hexadecimal digits; past U+FFFF as two surrogates."""
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"
