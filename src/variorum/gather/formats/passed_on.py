"""Reads forwarded mails: takes what the first sender wrote, which is what was published, and mends lines that a mail program broke."""

from __future__ import annotations

import re
from typing import NamedTuple

# The line over a message that was passed on, as mail programs of seven languages write it.
OVER = re.compile(
    r"^[ \t]*(?:[-_]{2,}[ \t]*(?:forwarded message|original message|weitergeleitete nachricht|ursprüngliche nachricht|message transféré|message d['’]origine"
    r"|mensaje reenviado|mensaje original|messaggio inoltrato|messaggio originale|mensagem encaminhada|mensagem original|doorgestuurd bericht|oorspronkelijk bericht)[ \t]*[-_]{2,}"
    r"|begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du (?:message|e-mail) (?:transféré|réexpédié)|inicio del mensaje reenviado"
    r"|inizio messaggio inoltrato|início da mensagem (?:reencaminhada|encaminhada)|begin doorgestuurd bericht)[ \t]*:?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
# Name of a header line in several languages → what it states.
FIELDS = {
    "sender": ("from", "von", "de", "da", "van"),
    "date": ("date", "sent", "datum", "gesendet", "envoyé", "fecha", "enviado", "enviado el", "data", "inviato", "verzonden"),
    "subject": ("subject", "betreff", "objet", "asunto", "oggetto", "assunto", "onderwerp"),
    "": ("to", "an", "à", "para", "a", "aan", "cc", "kopie", "reply-to", "antwort an"),
}  # fmt: skip
# A line of a forwarded mail's head: "From: Ada Reed", "*Von:* Ada Reed".
FIELD = re.compile(r"[ \t]*\*?(?P<name>[^\W\d_][\w -]{0,16}?)\*?[ \t]*:\*?[ \t]*(?P<value>[^\n]*)")
# What mail programs put before the subject of what they pass on.
PASSED = re.compile(r"^(?:(?:fwd?|wg|tr|rv|enc|doorst)\s*:\s*)+", re.IGNORECASE)
# Words with which somebody may pass a message on; behind more the mail is their own, and quotes.
MOST_BEFORE = 60
# Lines of a header at most.
MOST_FIELDS = 12


class PassedOn(NamedTuple):
    """The head of a message that was forwarded: what its header fields say. `at` is where its own text begins."""

    at: int
    # as the header says them; None where it does not
    sender: str | None
    date: str | None
    subject: str | None


def passed_on(text: str) -> PassedOn | None:
    """The head of the message that `text` forwards; if forwarded twice, of the innermost. None where there is none, or where so much text
    comes before it that it is only quoted in a reply.
    """
    found = None
    at = 0
    # each turn goes one forwarded message further in
    while match := OVER.search(text, at):
        if len(text[at : match.start()].split()) > MOST_BEFORE:
            break
        said, end = _fields(text, match.end())
        if not said.get("sender") and not said.get("date"):
            break
        found = PassedOn(end, said.get("sender"), said.get("date"), said.get("subject"))
        at = end
    return found


def _fields(text: str, at: int) -> tuple[dict[str, str], int]:
    """The header fields ("From:", "Date:") that stand at `at`, and where the last of them ends."""
    said: dict[str, str] = {}
    start, end = len(text) - len(text[at:].lstrip("\r\n \t")), at
    for _ in range(MOST_FIELDS):
        match = FIELD.match(text, start)
        key = None if match is None else _field(match["name"])
        if match is None or key is None:
            break
        said.setdefault(key, match["value"].strip().strip("*").strip())
        end = match.end()
        start = end + 1
    return said, end


def _field(name: str) -> str | None:
    return next((key for key, names in FIELDS.items() if name.strip().lower() in names), None)


def without_mark(subject: str) -> str:
    """The subject without the mark of a forwarded mail ("Fwd:")."""
    return PASSED.sub("", subject).strip() or subject


def flowing(text: str, *, delsp: bool = False) -> str:
    """Text of "format=flowed" (RFC 3676) with its lines joined: a line that ends in a blank continues in the next.
    The signature, which stands under "-- ", is left out.
    """
    lines: list[str] = []
    line_continues = False
    for raw_line in text.split("\n"):
        if raw_line == "-- ":
            break
        # a blank that protects the beginning of the line ("space-stuffing")
        line = raw_line.removeprefix(" ") if raw_line.startswith((" >", " From", "  ")) else raw_line
        # a blank at the end: the line goes on; with "delsp" that blank is no part of the text
        is_soft_break = line.endswith(" ") and line.strip() != ""
        line_kept = line[:-1] if is_soft_break and delsp else line
        if line_continues:
            lines[-1] += line_kept
        else:
            lines.append(line_kept)
        line_continues = is_soft_break
    return "\n".join(lines)


# The line over a sender's signature (RFC 3676), and the mark before each line of a message that is quoted.
SIGNED = re.compile(r"^-- $", re.MULTILINE)
# The ">" before lines that a mail quotes.
MARKED = re.compile(r"^>+ ?", re.MULTILINE)


def unsigned(text: str) -> str:
    """The text without the sender's signature, where anything stands over it."""
    match = SIGNED.search(text)
    return text[: match.start()] if match and text[: match.start()].strip() else text


def unquoted(text: str) -> str:
    """The text without marks of quotation (">"), if every line has one: such a message was forwarded whole."""
    lines = [line for line in text.split("\n") if line.strip()]
    return MARKED.sub("", text) if lines and all(line.startswith(">") for line in lines) else text
