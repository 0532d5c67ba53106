"""What a model is asked: every telling once, whole where it is short, and each sentence with its nearest where it is long."""

import json

from variorum.collate.proposals import ProposalSettings
from variorum.pipeline import bundled, collate
from variorum.propose.prompt import request
from variorum.settings import Settings

from .story import ONE, dossier_of


def cut(dossier, **settings):
    return [
        b
        for told in bundled(dossier, settings=Settings(proposals=ProposalSettings(**settings)))
        for b in told
    ]


def test_a_short_story_is_one_question(reports):
    (bundle,) = cut(dossier_of(reports))
    assert len({a.witness for a in bundle.sentences}) == 2


def test_a_long_one_is_asked_in_bundles_no_larger_than_allowed(reports):
    bundles = cut(dossier_of(reports), bundle=4, nearest=2)
    assert len(bundles) > 1
    assert all(2 <= len(b.sentences) <= 4 for b in bundles)


def test_sentences_longer_than_a_bundle_are_asked_two_by_two_and_the_run_ends(reports):
    assert all(len(b.sentences) == 2 for b in cut(dossier_of(reports), bundle_text=10))


def test_a_copy_is_not_asked_about(reports):
    rows = reports.read_text()
    reports.write_text(rows + json.dumps({"path": "Copy.txt", "outlet": "Copy", "text": ONE}) + "\n")
    asked = [a.report for b in cut(dossier_of(reports)) for a in b.sentences]
    assert len(set(asked)) == 2


def test_one_telling_is_nothing_to_ask_about(tmp_path):
    (tmp_path / "one.txt").write_text(ONE)
    assert cut(collate([str(tmp_path / "one.txt")])) == []


def test_no_report_can_close_the_marks_around_the_sentences(reports):
    (bundle,) = cut(dossier_of(reports))
    asked = request(bundle, model="m", order=1, seed=0, answer_tokens=9)
    first, *inside, last = asked.user.split("\n")
    assert first.startswith("<<<")
    assert last == f"{first[3:]}>>>"
    assert not any(first[3:] in line for line in inside)
    assert len(inside) == len(bundle.sentences)


def test_a_request_has_one_key_and_another_model_order_or_seed_another(reports):
    (bundle,) = cut(dossier_of(reports))
    base = {"model": "m", "order": 1, "seed": 0, "answer_tokens": 9}
    key = request(bundle, **base).key
    assert key == request(bundle, **base).key
    for other in ({"model": "n"}, {"order": 2}, {"seed": 1}, {"answer_tokens": 8}):
        assert request(bundle, **base | other).key != key
