"""FollowTheMoney entities read by the library itself, from an environment of its own (make test-readers)."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.publish import dossiers
from variorum.publish.formats import format_of, written

PYTHON = Path(__file__).parents[3] / ".venv-followthemoney" / "bin" / "python"
# Every value is cleaned as on import; what comes back must be what went in, and every entity valid by its schema.
CODE = """
import json, sys
from followthemoney import model
lost, kinds, valid = [], {}, 0
for line in open(sys.argv[1], encoding="utf-8"):
    given = json.loads(line)
    proxy = model.get_proxy(given, cleaned=False)
    assert proxy.schema.name == given["schema"] and proxy.id == given["id"]
    kept = proxy.to_dict()["properties"]
    for name, values in given["properties"].items():
        if name not in kept or sorted(kept[name]) != sorted(values):
            lost.append([given["schema"], name, values, kept.get(name)])
    model.get(given["schema"]).validate(given)
    valid += 1
    kinds[proxy.schema.name] = kinds.get(proxy.schema.name, 0) + 1
print(json.dumps({"lost": lost, "kinds": kinds, "valid": valid}))
"""


def read_by_the_library(content, folder):
    if not PYTHON.exists():
        pytest.skip("followthemoney is not installed (PyICU must be compiled): make test-readers")
    (folder / "x.ftm").write_bytes(content)
    done = subprocess.run([PYTHON, "-c", CODE, str(folder / "x.ftm")], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-1500:]
    return json.loads(done.stdout)


@pytest.mark.slow
def test_the_library_of_follow_the_money_keeps_every_value(sample, tmp_path):
    dossier, _ = sample
    found = read_by_the_library(written(dossier, format_of("ftm")), tmp_path)
    readings = [r for story in dossier.stories for claim in story.claims for r in claim.readings]
    assert found["lost"] == []
    assert found["kinds"]["Article"] == len(dossier.reports) and found["kinds"]["Note"] == len(readings)


@pytest.mark.slow
def test_hostile_words_and_names_are_valid_entities(tmp_path):
    content = b"".join(written(dossiers.hostile(attack), format_of("ftm")) for attack in dossiers.ATTACKS)
    content += written(dossiers.flood(), format_of("ftm"))
    found = read_by_the_library(content, tmp_path)
    assert found["valid"] == len(content.splitlines()) and found["kinds"]["Mention"] > 2
    # The library takes quotation marks off the ends of names; a value that it drops would be none.
    assert all(kept and len(kept) == len(values) for _, _, values, kept in found["lost"])
