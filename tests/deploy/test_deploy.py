"""What a desk for others is run by: read as an engine, a proxy and systemd would read it, as far as that goes without them."""

from __future__ import annotations

import importlib.util
import json
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from ipaddress import ip_address, ip_network
from pathlib import Path

import click
import pytest
import yaml

from tests.web.conftest import Served
from variorum.cli.main import main
from variorum.desk.desk import open_desk

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
PAGE = (ROOT / "docs/how-to/run.md").read_text(encoding="utf-8")


def steps_script():
    spec = importlib.util.spec_from_file_location("image_steps", ROOT / "scripts/image_steps.py")
    found = importlib.util.module_from_spec(spec)
    sys.modules["image_steps"] = found
    spec.loader.exec_module(found)
    return found


@pytest.fixture(scope="module")
def script():
    return steps_script()


@pytest.fixture(scope="module")
def image(script):
    return script.stages((ROOT / "Dockerfile").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))


def said(stage, verb):
    return [words for one, words in stage.steps if one == verb]


def command_of(words):
    """Raises click's own error for a command or an option that there is not."""
    found, context = main, click.Context(main)
    words = list(words)
    while isinstance(found, click.Group):
        name = words.pop(0)
        context = click.Context(found, parent=context, info_name=name)
        below = found.get_command(context, name)
        assert below is not None, f"{name} is no command"
        found = below
    found.make_parser(context).parse_args(words)


def known_variables():
    names, waiting = set(), [main]
    while waiting:
        one = waiting.pop()
        names |= {p.envvar for p in one.params if isinstance(getattr(p, "envvar", None), str)}
        if isinstance(one, click.Group):
            waiting += [
                one.get_command(click.Context(one), name) for name in one.list_commands(click.Context(one))
            ]
    return names


def test_the_image_is_made_in_two_stages_and_runs_as_nobody_special(image):
    build, last = image
    assert build.name == "build" and last.name is None
    (user,) = said(last, "USER")
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", user)
    installs = [words for words in said(build, "RUN") if "pip install" in words]
    assert all("--no-deps" in words for words in installs)
    assert [w for w in installs if "requirements" in w and "--require-hashes" not in w] == []
    for words in said(last, "RUN"):
        assert "apt-get install" not in words or "rm -rf /var/lib/apt/lists/*" in words
    assert said(last, "COPY") == ["--from=build /opt/variorum /opt/variorum"]
    command_of([*json.loads(said(last, "ENTRYPOINT")[0])[1:], *json.loads(said(last, "CMD")[0])])


def test_everything_that_is_copied_is_there_and_let_through(script, image):
    given = script.context((ROOT / ".dockerignore").read_text(encoding="utf-8"))
    names = {p.relative_to(ROOT).as_posix() for p in given}
    assert {"pyproject.toml", "requirements/server.txt", "src/variorum/web/app.py"} <= names
    assert not [n for n in names if n.startswith(("tests/", "docs/", ".git")) or "__pycache__" in n]
    for words in said(image[0], "COPY"):
        *sources, _ = words.split()
        assert all(any(n == s or n.startswith(f"{s}/") for n in names) for s in sources), words


def test_what_the_image_installs_are_the_pins_that_the_tests_run_with():
    def pins(name):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        return {name + pin for name, pin in re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?(==\S+)", text, re.M)}

    assert len(pins("server.txt")) > 50
    assert pins("server.txt") - pins("dev.txt") == set()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = re.findall(r"[\w-]+", extras["all"][0].partition("[")[2])
    needed = [*project["dependencies"], *(one for name in wanted for one in extras[name])]
    names = {re.match(r"[A-Za-z0-9._-]+", one)[0].lower().replace("_", "-") for one in needed}
    assert names - {one.partition("==")[0].replace("_", "-") for one in pins("server.txt")} == set()


def test_the_health_check_says_whether_the_desk_is_well(image, tmp_path):
    words = json.loads(said(image[1], "HEALTHCHECK")[0].partition(" CMD ")[2])
    desk = open_desk(str(tmp_path / "desk.variorum"), create=True)
    running = Served(desk)
    asked = [
        sys.executable,
        *(w.replace("127.0.0.1:8373", running.url.removeprefix("http://")) for w in words[1:]),
    ]
    try:
        assert subprocess.run(asked, check=False, capture_output=True).returncode == 0
        with desk.store.writing() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        assert subprocess.run(asked, check=False, capture_output=True).returncode != 0
    finally:
        running.stop()
        desk.close()


def test_every_container_is_shut_in(compose, image):
    for name in ("desk", "watch"):
        one = compose["services"][name]
        assert one["read_only"] is True and one["cap_drop"] == ["ALL"], name
        assert "no-new-privileges:true" in one["security_opt"]
        assert one["user"] == said(image[1], "USER")[0]
        assert {v.split(":")[1] for v in one["volumes"]} == set(json.loads(said(image[1], "VOLUME")[0]))
        assert "ports" not in one, "the proxy alone is reached from outside"
        command_of(one["command"])
    for one in compose["services"].values():
        named = {v.split(":")[0] for v in one["volumes"] if not v.startswith(".")}
        assert named <= set(compose["volumes"])
        assert all((ROOT / v.split(":")[0]).is_file() for v in one["volumes"] if v.startswith("."))


def test_the_desk_believes_the_proxy_of_the_compose_file_and_nobody_else(compose):
    proxy = compose["services"]["proxy"]["networks"]["inside"]["ipv4_address"]
    assert compose["services"]["desk"]["environment"]["VARIORUM_PROXY"] == proxy
    assert ip_address(proxy) in ip_network(compose["networks"]["inside"]["ipam"]["config"][0]["subnet"])
    caddy = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert set(re.findall(r"\{\$(\w+)", caddy)) == set(compose["services"]["proxy"]["environment"])


def test_every_variable_is_one_that_some_command_reads(compose, image):
    named = {key for one in compose["services"].values() for key in one["environment"] if "build" in one}
    named |= set(re.findall(r"(VARIORUM_\w+)=", " ".join(said(image[1], "ENV"))))
    for unit in UNITS:
        named |= set(re.findall(r"(VARIORUM_\w+)=", unit.read_text(encoding="utf-8")))
    assert {"VARIORUM_DESK", "VARIORUM_PROXY", "VARIORUM_LOG"} <= named
    assert named - known_variables() == set()


def test_the_proxies_hand_on_what_the_desk_asks_for():
    nginx = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    assert nginx.count("{") == nginx.count("}")
    for line in (
        "proxy_set_header Host $host;",
        "proxy_set_header X-Forwarded-For $remote_addr;",
        "proxy_set_header X-Forwarded-Proto $scheme;",
        'proxy_set_header X-Forwarded-User "";',
        "proxy_buffering off;",
        "client_max_body_size 110m;",
    ):
        assert line in nginx
    assert "$proxy_add_x_forwarded_for;" not in nginx
    caddy = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    assert caddy.count("{") == caddy.count("}")
    assert all(
        line in caddy for line in ("header_up -X-Forwarded-User", "max_size 110MB", "flush_interval -1")
    )


def test_nginx_reads_its_example(tmp_path):
    nginx = shutil.which("nginx")
    if nginx is None:
        pytest.skip("no nginx here")
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"^ *ssl_certificate.*\n", "", text, flags=re.M).replace("443 ssl http2", "443")
    (tmp_path / "desk.conf").write_text(text)
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; events {{}} http {{ access_log off; include {tmp_path}/desk.conf; }}"
    )
    ran = subprocess.run(
        [nginx, "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf"), "-e", "stderr"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert "syntax is ok" in ran.stderr, ran.stderr


@pytest.mark.parametrize("unit", UNITS, ids=lambda p: p.stem)
def test_every_unit_is_shut_in_and_runs_a_command_of_ours(unit):
    text = unit.read_text(encoding="utf-8")
    for line in (
        "User=variorum",
        "NoNewPrivileges=yes",
        "ProtectSystem=strict",
        "PrivateTmp=yes",
        "CapabilityBoundingSet=\n",
        "UMask=0077",
    ):
        assert line in text
    for words in re.findall(r"/opt/variorum/bin/variorum ([^\n]+)", text):
        command_of(shlex.split(words.partition('"')[0]) + (["x"] if '"' in words else []))
    assert "StateDirectory=variorum" in text


def test_systemd_reads_the_units(tmp_path):
    analyse = shutil.which("systemd-analyze")
    if analyse is None:
        pytest.skip("no systemd here")
    for unit in (*UNITS, *DEPLOY.glob("*.timer")):
        text = unit.read_text(encoding="utf-8").replace("/opt/variorum/bin/variorum", "/bin/true")
        (tmp_path / unit.name).write_text(text)
    asked = [analyse, "verify", *map(str, sorted(tmp_path.iterdir()))]
    ran = subprocess.run(asked, check=False, capture_output=True, text=True)
    ours = [line for line in ran.stderr.splitlines() if "variorum" in line]
    assert ours == []


def test_the_how_to_names_what_is_there(compose):
    services, profiles = (
        compose["services"],
        {p for s in compose["services"].values() for p in s.get("profiles", ())},
    )
    for words in re.findall(r"docker compose ([^\n`]+)", PAGE):
        given = shlex.split(words)
        assert set(re.findall(r"--profile (\w+)", words)) <= profiles
        if given[0] == "run":
            assert given[2] in services
            command_of(given[3:])
    for pattern in re.findall(r"cp (deploy/\S+) (deploy/\S+)", PAGE)[0]:
        assert list(ROOT.glob(pattern))
    for name in re.findall(
        r"(?:python |-r |\()(?:\.\./\.\./)?((?:scripts|requirements|deploy)/[\w./-]+)", PAGE
    ):
        assert (ROOT / name).is_file(), name
    enabled = re.findall(r"systemctl enable --now ([^\n]+)", PAGE)[0].split()
    assert all((DEPLOY / (n if "." in n else f"{n}.service")).is_file() for n in enabled)
