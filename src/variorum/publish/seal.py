"""The seal of a dossier: the sha256 of its canonical JSON (RFC 8785), which any program can compute again."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import rfc8785

KEY = "seal"


def seal(found: Mapping[str, Any]) -> str:
    """The seal of a dossier's JSON object, whatever seal it carries: "sha256:" and hex.

    A lone surrogate has no place in canonical JSON; it is sealed as its escape, which is how it is written too. Raises
    ValueError for what cannot be canonical: an integer past 2**53, a number that is none.
    """
    body = {key: value for key, value in found.items() if key != KEY}
    try:
        canonical = rfc8785.dumps(body)
    except rfc8785.CanonicalizationError:
        canonical = rfc8785.dumps(_with_escaped_surrogates(body))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return f"sha256:{sha256(canonical).hexdigest()}"


def _with_escaped_surrogates(value: Any) -> Any:
    """The value with lone surrogates as their escapes, as they are written in the file."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, list):
        return [_with_escaped_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_with_escaped_surrogates(key): _with_escaped_surrogates(item) for key, item in value.items()}
    return value
