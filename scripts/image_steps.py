"""The steps of the Dockerfile, run without a container engine: in a root of their own, then as the container would run, read-only.

    sudo python scripts/image_steps.py

Needs Linux, root, and what the steps themselves take from the network. The base image is this machine's system and this Python, mounted
read-only; what `apt-get` would install must be here already, and is looked for. At the end: the user is not root, the root cannot be
written to, the desk is served, the health check says that it is well, and a backup can be taken.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from tempfile import mkdtemp

ROOT = Path(__file__).resolve().parents[1]
FROM_HOST = ("usr", "bin", "sbin", "lib", "lib64")
# For the time that the container needs to begin, in seconds.
PATIENCE = 120
CHROOT = shutil.which("chroot", path="/usr/sbin:/usr/bin:/sbin:/bin") or "chroot"


@dataclass(slots=True)
class Stage:
    base: str
    name: str | None = None
    steps: list[tuple[str, str]] = field(default_factory=list)


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Each with its words; lines joined, comments gone."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for line in re.sub(r"\\\n", " ", "\n".join(lines)).splitlines():
        if line.strip():
            verb, _, words = line.strip().partition(" ")
            yield verb.upper(), " ".join(words.split())


def stages(text: str) -> list[Stage]:
    found: list[Stage] = []
    for verb, words in instructions(text):
        if verb == "FROM":
            base, _, name = words.partition(" AS ")
            found.append(Stage(base=base, name=name or None))
        elif found:
            found[-1].steps.append((verb, words))
    return found


def context(ignored: str) -> list[Path]:
    """The files that the build is given: .dockerignore, as far as ours uses it."""
    rules = [line.strip() for line in ignored.splitlines() if line.strip() and not line.startswith("#")]
    kept = []
    for path in ROOT.rglob("*"):
        name, given = path.relative_to(ROOT).as_posix(), True
        if name.split("/")[0].startswith(".") or not path.is_file():
            continue
        for rule in rules:
            pattern = rule.removeprefix("!").removeprefix("**/")
            parts = name.split("/")
            hit = pattern == "*" or name == pattern or name.startswith(f"{pattern}/")
            if rule.startswith("**/"):
                hit = any(fnmatch(part, pattern) for part in parts)
            given = rule.startswith("!") if hit else given
        if given:
            kept.append(path)
    return kept


class Root:
    """A stage's file system, and what its steps have set."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.env, self.user, self.work = (
            folder,
            {"PATH": "/usr/local/bin:/usr/local/sbin:/usr/sbin:/usr/bin:/sbin:/bin"},
            "0:0",
            "/",
        )
        self.says: dict[str, str] = {}
        for name in ("proc", "dev", "tmp", "var/lib", "run", "root", "etc"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / "tmp").chmod(0o1777)
        shutil.copytree(
            "/etc", folder / "etc", symlinks=True, dirs_exist_ok=True, ignore_dangling_symlinks=True
        )
        for name in FROM_HOST:
            if Path("/", name).is_symlink():
                (folder / name).symlink_to(Path("/", name).readlink())
            elif Path("/", name).exists():
                (folder / name).mkdir()
                self._mount(f"/{name}", folder / name)
        self._mount(sys.base_prefix, folder / "usr/local")
        # Where its libraries look for one another.
        own = folder / sys.base_prefix.lstrip("/")
        if not own.exists():
            own.mkdir(parents=True)
            self._mount(sys.base_prefix, own)
        run("mount", "-t", "proc", "proc", str(folder / "proc"))
        self._mount("/dev", folder / "dev", read_only=False)

    def _mount(self, source: str, target: Path, *, read_only: bool = True) -> None:
        run("mount", "--bind", source, str(target))
        if read_only:
            run("mount", "-o", "remount,bind,ro", str(target))

    def inside(self, path: str) -> Path:
        return self.folder / (path if path.startswith("/") else f"{self.work}/{path}").lstrip("/")

    def command(self, *words: str) -> list[str]:
        user, group = self.user.split(":")
        who = (
            ["setpriv", "--reuid", user, "--regid", group, "--clear-groups", "--no-new-privs"]
            if user != "0"
            else []
        )
        inner = f"cd {shlex.quote(self.work)} && exec {shlex.join([*who, *words])}"
        said = [f"{name}={value}" for name, value in self.env.items()]
        return [CHROOT, str(self.folder), "/usr/bin/env", "-i", *said, "/bin/sh", "-c", inner]

    def seal(self, *volumes: str) -> None:
        """As `read_only` of compose.yaml: the root cannot be written to, but for its volumes and /tmp."""
        for place in (*volumes, "/tmp"):
            run("mount", "--bind", str(self.inside(place)), str(self.inside(place)))
        run("mount", "--rbind", str(self.folder), str(self.folder))
        run("mount", "-o", "remount,bind,ro", str(self.folder))


def run(*words: str) -> None:
    subprocess.run(words, check=True)


def build(stage: Stage, folder: Path, before: dict[str, Root], given: list[Path]) -> Root:
    root = Root(folder)
    for verb, words in stage.steps:
        print(f"{verb} {words}"[:110], flush=True)
        if verb == "RUN" and "apt-get" in words:
            wanted = re.findall(r"--no-install-recommends ([\w -]+?)(?: &&|$)", words)[0].split()
            for name in wanted:
                assert shutil.which("pg_dump") if name == "postgresql-client" else shutil.which(name), (
                    f"{name} is not here"
                )
        elif verb == "RUN":
            run(*root.command("/bin/sh", "-ec", words))
        elif verb == "COPY":
            copy(root, words.split(), before, given)
        elif verb == "ENV":
            root.env |= dict(pair.split("=", 1) for pair in shlex.split(words))
        elif verb == "WORKDIR":
            root.work = words
            root.inside(words).mkdir(parents=True, exist_ok=True)
        elif verb == "USER":
            root.user = words
        else:
            root.says[verb] = words
    return root


def copy(root: Root, words: list[str], before: dict[str, Root], given: list[Path]) -> None:
    *sources, target = words
    if sources[0].startswith("--from="):
        source = before[sources.pop(0).removeprefix("--from=")].inside(sources[0])
        shutil.copytree(source, root.inside(target), symlinks=True, dirs_exist_ok=True)
        return
    for name in sources:
        files = [p for p in given if p == ROOT / name or ROOT / name in p.parents]
        assert files, f"{name}: .dockerignore leaves nothing of it"
        for file in files:
            below = file.relative_to(ROOT / name) if (ROOT / name).is_dir() else Path(file.name)
            to = root.inside(target) / below
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, to)


def try_out(root: Root) -> None:
    root.seal(*json.loads(root.says["VOLUME"]))
    assert root.user.split(":")[0] != "0"
    refused = subprocess.run(
        root.command("touch", "/opt/variorum/x", "/etc/x", "/x"), check=False, capture_output=True
    )
    assert refused.returncode, "the root can be written to"
    begin = [*json.loads(root.says["ENTRYPOINT"])]
    run(*root.command(*begin, "desk", "init"))
    run(
        *root.command(
            "/bin/sh",
            "-c",
            "echo seven lorries of wet gravel | variorum desk user add ada --role admin --password-stdin",
        )
    )
    root.env |= {"VARIORUM_PUBLIC_URL": "https://desk.example", "VARIORUM_PROXY": "127.0.0.1"}
    serving = subprocess.Popen(root.command(*begin, *json.loads(root.says["CMD"])))
    try:
        check = json.loads(root.says["HEALTHCHECK"].partition(" CMD ")[2])
        until = time.monotonic() + PATIENCE
        while subprocess.run(root.command(*check), check=False, capture_output=True).returncode:
            assert serving.poll() is None, "the desk is not served any more"
            assert time.monotonic() < until, "the health check says nothing good"
            time.sleep(1)
        run(*root.command(*begin, "desk", "backup", "/backups/first"))
        run(*root.command(*begin, "desk", "doctor"))
    finally:
        serving.terminate()
        serving.wait(30)


def main() -> None:
    if os.environ.get("VARIORUM_OWN_MOUNTS") != "1":
        os.execvpe(
            "unshare",
            ["unshare", "-m", sys.executable, *sys.argv],
            {**os.environ, "VARIORUM_OWN_MOUNTS": "1"},
        )
    run("mount", "--make-rprivate", "/")
    folder = Path(mkdtemp(prefix="variorum-image-", dir="/var/tmp"))
    folder.chmod(0o755)
    run("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", str(folder))
    given = context((ROOT / ".dockerignore").read_text(encoding="utf-8"))
    before: dict[str, Root] = {}
    last = None
    for number, stage in enumerate(stages((ROOT / "Dockerfile").read_text(encoding="utf-8"))):
        place = folder / str(number)
        place.mkdir()
        last = build(stage, place, before, given)
        before[stage.name or str(number)] = last
    assert last is not None
    try_out(last)
    print("Every step of the Dockerfile was run, and what it makes serves a desk that is well.")


if __name__ == "__main__":
    main()
