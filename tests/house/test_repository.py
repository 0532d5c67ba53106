"""What no file of the repository may hold, and what each must."""

import json
import re
import zlib

from variorum.text.lexicon import NOTES

from .places import DOCS, ROOT, SOURCE, texts

# An installation takes its packages from whatever source the machine is set up with; a lock that names one is no lock.
REGISTRY = re.compile(
    r"https?://[^\s\"']+/(?:simple|packages)/|--(?:extra-)?index-url|\[\[tool\.uv\.index\]\]|pypi\.org|python[h]osted"
)
# A path of the machine that somebody happened to work on.
MACHINE = re.compile(r"(?<![\w.~$}/:-])/(?:work|root|home|tmp|Users|mnt)/\w")
MODULES_THAT_SAY_NOTHING = re.compile(
    r"(?:utils?|helpers?|managers?|process|data|misc|common|base|core|tools?)$"
)


def found(pattern):
    return [
        f"{file.relative_to(ROOT)}: {hit.group()}"
        for file, text in texts()
        for hit in [pattern.search(text)]
        if hit
    ]


def test_no_file_names_a_registry():
    assert found(REGISTRY) == []


def test_no_file_names_a_path_of_somebodys_machine():
    assert found(MACHINE) == []


def test_the_patterns_find_what_they_are_for():
    assert REGISTRY.search("https:" + "//host.example/simple/")
    assert REGISTRY.search("-" + "-index-url x")
    assert MACHINE.search("open('" + "/home" + "/me/x')")


def test_every_module_has_a_name_that_says_something():
    named = [p for p in SOURCE.rglob("*.py") if MODULES_THAT_SAY_NOTHING.fullmatch(p.stem)]
    named += [p for p in SOURCE.rglob("*") if p.is_dir() and MODULES_THAT_SAY_NOTHING.fullmatch(p.name)]
    assert named == []


def test_folders_are_at_most_two_deep():
    deep = [p for p in SOURCE.rglob("*.py") if len(p.relative_to(SOURCE).parts) > 3]
    allowed = {SOURCE / "store" / "migrations" / "versions"}  # where the migration tool looks
    assert [p for p in deep if p.parent not in allowed] == []


def test_every_lexicon_says_what_it_is_for():
    """In its first line or first key; those that a program writes have a row in the reference."""
    listed = (DOCS / "reference" / "lexicons.md").read_text(encoding="utf-8")
    silent = []
    for file in sorted((SOURCE / "lexicons").iterdir()):
        text = file.read_text(encoding="utf-8") if file.suffix in {".txt", ".json"} else "# no lexicon"
        told = text.startswith("#") if file.suffix == ".txt" else file.suffix != ".json" or noted(text)
        if not told and f"`{file.name}`" not in listed:
            silent.append(file.name)
    assert silent == []


def noted(text):
    read = json.loads(text)
    return isinstance(read, dict) and next(iter(read), None) in NOTES


def test_pictures_are_whole():
    """A picture cut off while it was made looks fine in a listing."""
    for picture in sorted((DOCS / "pictures").glob("*.png")):
        content = picture.read_bytes()
        assert content.startswith(b"\x89PNG\r\n\x1a\n"), picture.name
        size, kind = int.from_bytes(content[-12:-8]), content[-8:-4]
        assert (size, kind) == (0, b"IEND"), picture.name
        assert int.from_bytes(content[-4:]) == zlib.crc32(kind), picture.name
