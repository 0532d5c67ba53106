"""Records every answer of a model under the SHA-256 of its request, so that a run can be repeated without the model."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from variorum.errors import UsageError
from variorum.propose.dialects import Answer
from variorum.propose.prompt import Request

# Of the file of exchanges.
VERSION = 1
# Bytes of a file of exchanges at most.
LARGEST = 10_000_000


class Exchanges:
    """A folder with a file for each exchange. The files hold sentences of the reports, and no key or address of a server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, request: Request) -> tuple[Answer, str | None] | None:
        """The recorded answer and the digest of the model that gave it; None where there is none that can be read."""
        path = self._folder / f"{request.key}.json"
        try:
            # a file so large is no answer
            if path.stat().st_size > LARGEST:
                return None
            exchange = json.loads(path.read_bytes())
            # an exchange of another version or another request is none
            if exchange["v"] != VERSION or exchange["request"] != request.canonical:
                return None
            digest, content = exchange["digest"], exchange["content"]
            if not isinstance(content, str) or not isinstance(digest, str | None):
                return None
            return (
                Answer(
                    content=content,
                    cut=exchange["cut"] is True,
                    prompt_tokens=_count(exchange["prompt_tokens"]),
                    answer_tokens=_count(exchange["answer_tokens"]),
                ),
                digest,
            )
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def put(self, request: Request, answer: Answer, *, digest: str | None) -> None:
        """Records an answer under its request's key: a whole file or none.

        Raises UsageError where the folder cannot be written.
        """
        told = {
            "v": VERSION,
            "model": request.model,
            "digest": digest,
            "request": request.canonical,
            "content": answer.content,
            "cut": answer.cut,
            "prompt_tokens": answer.prompt_tokens,
            "answer_tokens": answer.answer_tokens,
        }
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # written beside and renamed, so that nobody reads half a file
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump(told, file, indent=1, sort_keys=True)
            Path(name).replace(self._folder / f"{request.key}.json")
        except OSError as error:
            raise UsageError(f"--record {self._folder}: cannot be written: {error.strerror}") from error


def _count(told: Any) -> int | None:
    return told if type(told) is int else None
