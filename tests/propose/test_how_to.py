"""What the how-to says of troubles is what the commands say."""

import re
from pathlib import Path

from .scripted import answering, claim, raw, serving, silent, status
from .story import asking
from .test_commands import run
from .test_server_faults import content_of

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "propose.md"
UNCOUNTED = raw(b'{"choices": [{"message": {"content": "{\\"claims\\": []}"}}]}')


def in_the_table():
    """Every message that the table of the how-to has in its first column."""
    part = PAGE.read_text().split("### When it does not work")[1].split("\n## ")[0]
    rows = [line.split("|")[1] for line in part.splitlines() if line.startswith("| *")]
    return [said for row in rows for said in re.findall(r"\*([^*]+)\*", row)]


def test_every_trouble_in_the_table_is_said_in_these_words(reports, tmp_path):
    good = answering(claim("broken rudder", "captain had fallen asleep", why="cause"))
    wrong = answering(claim("broken rudder", "captain had fallen asleep"), claim("broken ruder", "asleep"))

    def propose(name, model, *, code=1, options=(), **how):
        with serving(model, **how) as script:
            where = ("--server", script.url, "--record", tmp_path / name, "-o", tmp_path / f"{name}.jsonl")
            return run("propose", reports, "--one-story", "--model", "small", *where, *options, code=code).output  # fmt: skip

    late = ("--server", "http://127.0.0.1:9", "--record", tmp_path / "n", "-o", tmp_path / "n.jsonl")
    said = [
        run("propose", reports, "--one-story", "--model", "small", *late, code=1).output,
        propose("missing", lambda *_: status(404)),
        propose("cut", good, prompt_tokens=50),
        propose("empty", lambda *_: content_of("")),
        propose("prose", lambda *_: "Certainly!"),
        propose("misquoted", wrong, code=0),
        propose("uncounted", lambda *_: UNCOUNTED, code=0),
        propose("spent", lambda *_: "no", options=("--max-calls", "1")),
    ]
    with serving(lambda *_: silent(2)) as script:
        slow = asking(reports, script, tmp_path / "slow", answer_seconds=0.2, failures=1, retries=0)
    said += slow.troubles
    joined = " ".join(" ".join(said).split())
    messages = in_the_table()
    assert len(messages) == 10
    for message in messages:
        start, *rest = message.split(" … ")
        assert re.search(re.escape(start) + "".join(f" .{{1,12}} {re.escape(r)}" for r in rest), joined), (
            message
        )
