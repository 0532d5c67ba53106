"""Everything variorum raises for wrong use. Bad input is no exception: it is a `Refusal`, and the run goes on.

    VariorumError
    ├── UsageError            the caller asked for something that cannot be done
    │   ├── NoSuchInput       a path or URL that is not there
    │   ├── MissingExtra      the input needs a library that this installation lacks
    │   └── BadSetting        a setting outside its range
    ├── BadDossier            a file given as a dossier is not one
    └── ModelMismatch         a language model's files are not the ones this version was measured with

The command line turns each into one line and exit code 2.
"""

from __future__ import annotations


class VariorumError(Exception):
    """The root. The message says what was seen, what was expected and what to do."""


class UsageError(VariorumError):
    pass


class NoSuchInput(UsageError):
    pass


class MissingExtra(UsageError):
    """`extra` is the name to install: `pip install 'variorum[extra]'`."""

    def __init__(self, what: str, *, extra: str) -> None:
        super().__init__(f"{what} needs an extra that is not installed: pip install 'variorum[{extra}]'")
        self.extra = extra


class BadSetting(UsageError):
    pass


class BadDossier(VariorumError):
    pass


class ModelMismatch(VariorumError):
    pass
