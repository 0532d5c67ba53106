"""One value told by two reports in two ways, through all rooms: what the dossier says of the pair.

Each kind of fault that real reports showed has its example and brothers: another order, unit or language.
"""

import json

import pytest
from click.testing import CliRunner

from variorum.cli.main import main

FIRST = (
    "Fire broke out in a carpet mill in Tarnholm late in the evening, officials said. {} The mill employs many people and "
    "stands on the river, outside the town. Police have closed the roads."
)
SECOND = (
    "A blaze swept through the carpet mill of Tarnholm in the evening. {} Investigators will look at the wiring of the "
    "dye hall. The owner, Calder Weave, said it would help the families."
)
SAME = {"agree", "compatible"}
NOT_ONE = {"incomparable"}
CONFLICT = {"conflict"}
TRUE_TWICE = {"agree", "compatible", "incomparable"}


def told(folder, first, second, *, published="2031-05-13"):
    """The claims with a value that both reports have in these sentences: (kind, status, quotes)."""
    rows = (
        ("post", "The Tarn Post", FIRST.format(first)),
        ("radio", "Vale Radio", SECOND.format(second)),
    )
    file = folder / "reports.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for path, outlet, text in rows:
            row = {"path": path, "outlet": outlet, "published": published, "title": "The mill", "text": text}
            out.write(json.dumps(row) + "\n")
    run = CliRunner().invoke(main, ["collate", str(file), "--one-story", "--format", "json"])
    assert run.exit_code == 0, run.output
    (story,) = json.loads(run.stdout)["stories"]
    return [
        (claim["kind"], claim["status"], [r["quote"] for r in claim["readings"]])
        for claim in story["claims"]
        if claim["kind"] in {"quantity", "date"} and len({r["witness"] for r in claim["readings"]}) > 1
    ]


def statuses(folder, first, second, **how):
    return {status for _, status, _ in told(folder, first, second, **how)}


# What the district, the insurer and the others say; a claim of both must be there and of no other status.
PAIRED = {
    "18 Indian grouping": [
        ("Some 2,50,000 people live downwind of the mill, the district said.", "Some 50,000 people live downwind of the mill, the district said.", CONFLICT),
        ("Some 2,50,000 people live downwind of the mill, the district said.", "Some 250,000 people live downwind of the mill, the district said.", SAME),
        ("The damage is put at Rs 12,34,567, the insurer said.", "The damage is put at Rs 1,234,567, the insurer said.", SAME),
        ("The damage is put at 1,00,000 rupees, the insurer said.", "The damage is put at Rs 100,000, the insurer said.", SAME),
    ],
    "19 lakh and crore": [
        ("The damage is put at Rs 4 cr, the insurer said.", "The damage is put at Rs 40 million, the insurer said.", SAME),
        ("The damage is put at Rs 5 crores, the insurer said.", "The damage is put at 50 million rupees, the insurer said.", SAME),
        ("The damage is put at 2 millions of euros, the insurer said.", "The damage is put at €2 million, the insurer said.", SAME),
        ("The damage is put at Rs 2 lakh crore, the insurer said.", "The damage is put at Rs 2 trillion, the insurer said.", SAME),
    ],
    "20 apostrophes": [
        ("The damage is put at 12’000 francs, the insurer said.", "The damage is put at 15,000 francs, the insurer said.", CONFLICT),
        ("The damage is put at 12’000 francs, the insurer said.", "The damage is put at 12,000 francs, the insurer said.", SAME),
        ("The damage is put at 1'250'000 francs, the insurer said.", "The damage is put at 1.25 million francs, the insurer said.", SAME),
    ],
    "21 decimal comma": [
        ("The cloud of smoke was 1,2 km long, the weather service said.", "The cloud of smoke was 1.2 km long, the weather service said.", SAME),
        ("The damage is put at €1,5 million, the insurer said.", "The damage is put at €1.5 million, the insurer said.", SAME),
        ("The damage is put at 1.234,50 euros, the insurer said.", "The damage is put at 1,234.50 euros, the insurer said.", SAME),
        ("The cloud of smoke was 2.5 km long, the weather service said.", "The cloud of smoke was 1,2 km long, the weather service said.", CONFLICT),
    ],
    "22 a part of a million": [
        ("A quarter of a million homes lost power, the grid operator said.", "A million homes lost power, the grid operator said.", CONFLICT),
        ("Half a million homes lost power, the grid operator said.", "500,000 homes lost power, the grid operator said.", SAME),
        ("The damage is put at three quarters of a million dollars, the insurer said.", "The damage is put at $750,000, the insurer said.", SAME),
    ],
    "25 over a place": [
        ("The fire spread over 20 hectares, the brigade said.", "The fire spread over 49 acres, the brigade said.", SAME),
        ("The fire spread over 20 hectares, the brigade said.", "The fire spread over 30 hectares, the brigade said.", CONFLICT),
    ],
    "44 half of": [
        ("Half of the 240 workers were in the mill when the fire began, the union said.", "Some 120 workers were in the mill when the fire began, the union said.", SAME),
        ("120 workers were in the mill when the fire began, the union said.", "Half the 240 workers were in the mill when the fire began, the union said.", SAME),
        ("A third of the 240 workers were in the mill when the fire began, the union said.", "80 workers were in the mill when the fire began, the union said.", SAME),
        ("Half of the 240 workers were in the mill when the fire began, the union said.", "150 workers were in the mill when the fire began, the union said.", CONFLICT),
    ],
    "27 a weekday of last week": [
        ("An inspector had warned of the wiring on Wednesday last week, the union said.", "An inspector had warned of the wiring on May 7, the union said.", SAME),
        ("An inspector had warned of the wiring on May 7, the union said.", "An inspector had warned of the wiring last week on Wednesday, the union said.", SAME),
        ("An inspector had warned of the wiring a week ago Tuesday, the union said.", "An inspector had warned of the wiring on May 6, the union said.", SAME),
        ("An inspector had warned of the wiring on Wednesday last week, the union said.", "An inspector had warned of the wiring on May 3, the union said.", CONFLICT),
    ],
    "28 a day that was": [
        ("The hall was inspected on Wednesday, the union said.", "The hall was inspected on May 7, the union said.", SAME),
        ("The hall was inspected on May 7, the union said.", "The hall was inspected Wednesday, the union said.", SAME),
        ("On Wednesday the hall was inspected, the union said.", "The hall was inspected on 7 May, the union said.", SAME),
        ("The hall was inspected on May 14, 2030, the union said.", "The hall was inspected on Wednesday, the union said.", CONFLICT),
    ],
    "29 feasts": [
        ("The mill was last inspected on Easter Monday, the union said.", "The mill was last inspected on April 14, the union said.", SAME),
        ("The mill was last inspected on April 11, the union said.", "The mill was last inspected on Good Friday, the union said.", SAME),
        ("The mill was last inspected on New Year's Eve, the union said.", "The mill was last inspected on December 31, the union said.", SAME),
        ("The mill was last inspected on Easter Monday, the union said.", "The mill was last inspected on April 21, the union said.", CONFLICT),
    ],
    "parts of a month": [
        ("The mill was last inspected earlier in May 2031, the union said.", "The mill was last inspected on May 5, the union said.", SAME),
        ("The mill was last inspected in mid-April, the union said.", "The mill was last inspected on April 14, the union said.", SAME),
        ("The mill was last inspected on April 28, the union said.", "The mill was last inspected at the end of April, the union said.", SAME),
        ("The mill was last inspected in early April, the union said.", "The mill was last inspected on April 28, the union said.", CONFLICT),
    ],
}  # fmt: skip

PAIRED["46 nobody"] = [
    ("No one was injured, police said.", "Six people were injured, police said.", CONFLICT),
    ("Six people were hurt, the owner said.", "Nobody was hurt, the union said.", CONFLICT),
    ("The blaze was put out without casualties, the owner said.", "Two people died, the hospital said.", CONFLICT),
    ("There were no deaths, the owner said.", "Two people were killed, the hospital said.", CONFLICT),
    ("No one was injured, police said.", "Nobody was hurt, the union said.", SAME),
]  # fmt: skip

# Two that are not one measure, or one value in two shapes: never a conflict, and never more than that.
NEVER_A_CONFLICT = {
    "18 to 22, where the two are not paired yet": [
        ("The damage is put at ₹3 lakhs, the insurer said.", "The damage is put at Rs. 3,00,000, the insurer said.", SAME),
        ("The damage is put at Fr. 12’000, the insurer said.", "The damage is put at 12 000 Swiss francs, the insurer said.", SAME),
        ("A quarter of a million homes lost power, the grid operator said.", "Some 250,000 homes lost power, the grid operator said.", SAME),
    ],
    "23 signs of units": [
        ("The hall held 940 t of wool, the owner said.", "The hall held 940 tonnes of wool, the owner said.", SAME),
        ("The mill burned 50 ha of heath, the brigade said.", "The mill burned 500,000 square metres of heath, the brigade said.", SAME),
        ("The hall held 500 g of dye, the owner said.", "The hall held 500 grams of dye, the owner said.", SAME),
        ("The hall stores 30 kg/m2, the owner said.", "The hall stores 30 kg per square metre, the owner said.", SAME),
    ],
    "26 rates": [
        ("Weavers earn 500 crowns a month, the union said.", "Weavers earn 6,000 crowns a year, the union said.", TRUE_TWICE),
        ("Weavers earn $500 a month, the union said.", "Weavers earn $6,000 a year, the union said.", TRUE_TWICE),
        ("The district counts 40 cases per 100,000 people, the bureau said.", "The district counts 400 cases per million, the bureau said.", TRUE_TWICE),
        ("The mill ships 30 rugs per day, the union said.", "The mill ships 210 rugs a week, the union said.", TRUE_TWICE),
    ],
    "43 points": [
        ("Unemployment in the valley rose by 2 percentage points, the bureau said.", "Unemployment in the valley rose by 2 percent, the bureau said.", NOT_ONE),
        ("Unemployment in the valley rose by 2 per cent, the bureau said.", "Unemployment in the valley rose by 2 percent points, the bureau said.", NOT_ONE),
        ("Unemployment in the valley rose by 25 basis points, the bureau said.", "Unemployment in the valley rose by 0.25 percentage points, the bureau said.", SAME),
        ("Unemployment in the valley rose by 25 basis points, the bureau said.", "Unemployment in the valley rose by 25 percent, the bureau said.", NOT_ONE),
    ],
}  # fmt: skip

NEVER_A_CONFLICT["41 hoped and done"] = [
    ("The town hopes to raise 2 million crowns for the families.", "The town has raised 300,000 crowns for the families.", NOT_ONE),
    ("The town wants to raise 400,000 crowns for the families.", "The town has raised 300,000 crowns for the families.", NOT_ONE),
    ("The town will raise 300,000 crowns for the families.", "The town has raised 300,000 crowns for the families.", {"compatible"}),
]  # fmt: skip
NEVER_A_CONFLICT["42 missing and found"] = [
    ("Five workers are missing, the fire chief said.", "Five missing workers were found alive in the cellar, the fire chief said.", set()),
    ("Five workers are missing, the fire chief said.", "Five workers were rescued from the cellar, the fire chief said.", set()),
    ("Seven people are missing, the fire chief said.", "Four missing people were found alive, the fire chief said.", set()),
]  # fmt: skip


def rows(cases):
    return [
        pytest.param(a, b, wanted, id=f"{name}-{i}")
        for name, pairs in cases.items()
        for i, (a, b, wanted) in enumerate(pairs)
    ]


@pytest.mark.parametrize(("first", "second", "wanted"), rows(PAIRED))
def test_both_values_are_one_claim_of_the_right_status(tmp_path, first, second, wanted):
    found = statuses(tmp_path, first, second)
    assert found
    assert found <= wanted


@pytest.mark.parametrize(("first", "second", "wanted"), rows(NEVER_A_CONFLICT))
def test_another_measure_or_another_shape_is_no_conflict(tmp_path, first, second, wanted):
    assert statuses(tmp_path, first, second) <= wanted
