"""Describes each report by the features that grouping compares (words, names, numbers), and gives each feature of the whole run a
number.

Words used here. Unit: a report with its copies and equal texts; it is compared by its first report, the lead. Family:
a sort of features (words, names, numbers, titles). Shown: a feature as a text writes it. Prior: in how many of an
imagined background of reports a feature stands. Codes: features as numbers.

Keys of `work.given`, what the plan tells a task. `features`, `copies`: files of these tables; `family`: the number of
the family.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from variorum.archive.shards import OF_DAYS, arrow, parquet, plain, rows, table, taken, written
from variorum.archive.tasks import Made, Work
from variorum.group.days import Days
from variorum.group.features import FAMILIES, Features, features
from variorum.group.furniture import furniture, lightened
from variorum.group.index import HeldWeights, Index, Known
from variorum.group.postings import MOST
from variorum.group.rarity import background
from variorum.group.settings import GroupSettings
from variorum.group.units import copies, precedence, said
from variorum.records import Lineage, Report
from variorum.trace.clusters.joined import labels

# Columns of the table of described units, a row a unit; and of the table of copies, a row a pair.
DESCRIBED = (
    ("report_id", "string"),
    ("first", "int32"),
    ("last", "int32"),
    ("stamp", "string"),
    ("said", "binary"),
    ("language", "string"),
    *((f"{what}{family}", kind) for family in FAMILIES for what, kind in (("features", "list<string>"), ("counts", "list<int32>"), ("shown", "list<string>"))),
)  # fmt: skip
# Columns of the table of units.
UNITS = (
    ("unit", "int32"),
    ("lead", "bool"),
    ("report_id", "string"),
    ("first", "int32"),
    ("words", "int32"),
    ("file", "int32"),
    ("row", "int32"),
)
COPIES = (("left", "string"), ("right", "string"))
# A row of `DESCRIBED`.
Row = tuple[Any, ...]
# No numbers.
NONE = np.zeros(0, np.int64)
# Features that a report may have, at the most, in one number with the report's.
WITHIN = 1 << 24


def described(
    report: Report, lineage: Mapping[str, Sequence[tuple[int, int]]], settings: GroupSettings
) -> Row:
    """A row of `DESCRIBED`: what a report is compared by. `lineage`: report id → what it shares with reports of
    unlike events, as `furniture` finds it.
    """
    found = features(lightened(report, lineage.get(report.id, ())), settings)
    days = found.days
    # equal texts have one hash
    text = blake2b(said(report, settings).encode("utf-8", "surrogatepass"), digest_size=16).digest()
    return (
        report.id,
        days.first if days else None,
        days.last if days else None,
        precedence(report)[0],
        text,
        found.language,
        *_columns(found),
    )


def _columns(found: Features) -> Iterable[Any]:
    """For each unit three columns: its features, how often each stands in it (at most `MOST`), and how each is shown."""
    for counts in found.counts:
        yield [plain(feature) for feature in counts]
        yield [min(count, MOST) for count in counts.values()]
        yield [plain(found.shown.get(feature, feature)) for feature in counts]


def of_lineage(
    reports: Sequence[Report], lineage: Lineage, settings: GroupSettings
) -> tuple[list[Row], list[tuple[str, str]]]:
    """Rows of `DESCRIBED`, and the pairs of copies that count as one."""
    spans = furniture(lineage)
    return [described(report, spans, settings) for report in reports], list(copies(lineage, settings))


def put_described(rows: Iterable[Row]) -> bytes:
    """Rows of `DESCRIBED` as Parquet, in order of days, so that whoever asks for some days reads little else."""
    return parquet(DESCRIBED, sorted(rows, key=lambda row: (row[1] or 0, row[0])), rows_at_once=OF_DAYS)


def units(work: Work) -> Made:
    """Joins copies and equal texts of the whole run into units, numbered in the order of the ids of their first reports (by which units are
    compared). In one process; some hundred bytes of memory a report.
    """
    ids: list[str] = []
    columns: dict[str, list[Any]] = {"stamp": [], "said": [], "first": [], "words": [], "file": [], "row": []}
    pairs: list[tuple[str, str]] = []
    # columns of all reports, one file after the other, with the place of each
    for number, name in enumerate(work.given["features"]):
        columns_read = table(work.root / name, ["report_id", "stamp", "said", "first", "features0"])
        ids += columns_read.column("report_id").to_pylist()
        for column in ("stamp", "said", "first"):
            columns[column] += columns_read.column(column).to_pylist()
        columns["words"] += arrow().compute.list_value_length(columns_read.column("features0")).to_pylist()
        columns["file"] += [number] * columns_read.num_rows
        columns["row"] += range(columns_read.num_rows)
    for name in work.given["copies"]:
        pairs += rows(work.root / name, ["left", "right"])
    made = _units(ids, columns, pairs)
    return Made(
        files={"units/all.parquet": parquet(UNITS, made)},
        came=0,
        went=0,
        counts={"units": made[-1][0] + 1 if made else 0},
    )


def _units(
    ids: Sequence[str], columns: Mapping[str, Sequence[Any]], pairs: Iterable[tuple[str, str]]
) -> list[Row]:
    """Rows of units. Reports with one text, or copies of each other, are one unit, the earliest first; units are in
    the order of report ids. `columns`: what is known of each report, by name, in the order of `ids`; `pairs`: ids of two copies.
    """
    number_of = {report: row for row, report in enumerate(ids)}
    first_with_text: dict[bytes, int] = {}
    # equal texts, and copies
    joined = [(first_with_text.setdefault(text, row), row) for row, text in enumerate(columns["said"])]
    joined += [
        (number_of[report], number_of[copy])
        for report, copy in pairs
        if report in number_of and copy in number_of
    ]
    # the pairs as two arrays of rows; no pairs, two empty arrays
    left, right = (np.array(side, np.int64) for side in zip(*joined, strict=True)) if joined else (NONE, NONE)
    # units, the earliest report first
    members: dict[int, list[int]] = {}
    for row, label in enumerate(labels(len(ids), left, right).tolist()):
        members.setdefault(label, []).append(row)
    ordered = [sorted(rows, key=lambda row: (columns["stamp"][row], ids[row])) for rows in members.values()]
    ordered.sort(key=lambda rows: ids[rows[0]])
    return [
        (
            unit,
            # whether it is the lead
            place_in_unit == 0,
            ids[row],
            *(columns[name][row] for name in ("first", "words", "file", "row")),
        )
        for unit, rows in enumerate(ordered)
        for place_in_unit, row in enumerate(rows)
    ]


def words(work: Work) -> Made:
    """Numbers the features of one family that some unit has, in the order in which units have them. Writes how many
    units have each, and how the first writes it. In one process a family.
    """
    family, pa = work.given["family"], arrow()
    leads = leading(work.root)
    columns: dict[str, list[Any]] = {"feature": [], "seen": [], "order": [], "shown": []}
    for number, name in enumerate(work.given["features"]):
        leads_of_file = leads["file"] == number
        rows_of_leads, unit_numbers = leads["row"][leads_of_file], leads["unit"][leads_of_file]
        # the features of this file's leads, as codes, and in which order the units have them
        feature_columns = table(work.root / name, [f"features{family}", f"shown{family}"]).take(
            pa.array(rows_of_leads)
        )
        features = feature_columns.column(0).combine_chunks()
        codes_by_feature = features.flatten().dictionary_encode()
        codes = codes_by_feature.indices.to_numpy(zero_copy_only=False)
        lengths = arrow().compute.list_value_length(features).to_numpy(zero_copy_only=False).astype(np.int64)
        place_in_unit = np.arange(len(codes)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        # the number of the unit, and behind it the place of the feature in the unit, as one number
        order = np.repeat(unit_numbers.astype(np.int64), lengths) * WITHIN + place_in_unit
        firsts = _firsts(codes, order)
        columns["feature"].append(codes_by_feature.dictionary)
        columns["seen"].append(np.bincount(codes, minlength=len(codes_by_feature.dictionary)))
        columns["order"].append(order[firsts])
        columns["shown"].append(feature_columns.column(1).combine_chunks().flatten().take(pa.array(firsts)))
    # one table over all files
    made = _merged(columns, work.settings.group)
    return Made(
        files={f"words/{family}.parquet": written(made)}, came=0, went=0, counts={"features": made.num_rows}
    )


def _merged(found: Mapping[str, list[Any]], settings: GroupSettings) -> Any:
    """One table of the features in the files, each once, in the order of the units that have them first."""
    pa = arrow()
    columns = ("feature", "seen", "prior", "shown")
    if not found["feature"]:
        nothing = [pa.array([], kind) for kind in (pa.string(), pa.int64(), pa.float64(), pa.string())]
        return pa.table(nothing, names=list(columns))
    # each feature once: how many units have it, and the first unit that has it
    distinct = pa.chunked_array(found["feature"], pa.string()).combine_chunks().dictionary_encode()
    codes = distinct.indices.to_numpy(zero_copy_only=False)
    orders, seen = np.concatenate(found["order"]), np.concatenate(found["seen"])
    units_with = np.bincount(codes, weights=seen, minlength=len(distinct.dictionary)).astype(np.int64)
    first_places = _firsts(codes, orders)
    by_first_unit = np.argsort(orders[first_places])
    features = distinct.dictionary.take(pa.array(by_first_unit))
    shown = (
        pa.chunked_array(found["shown"], pa.string())
        .combine_chunks()
        .take(pa.array(first_places[by_first_unit]))
    )
    prior = [background(feature, settings) for feature in features.to_pylist()]
    return pa.table(
        [features, pa.array(units_with[by_first_unit]), pa.array(prior, pa.float64()), shown],
        names=list(columns),
    )


def _firsts(codes: Any, orders: Any) -> Any:
    """The index of the first entry of each different code, in ascending order of the codes: of all entries of `codes`
    with that code, the one with the least value in `orders`.
    """
    by_order = np.argsort(orders)
    _, at = np.unique(codes[by_order], return_index=True)
    return by_order[at]


def leading(root: Path) -> dict[str, Any]:
    """Columns by unit, of the report that it is compared by. `first` is its first day as a number, NaN where it has none."""
    held = table(root / "units/all.parquet", filters=[("lead", "=", True)])
    names = ("unit", "first", "words", "file", "row")
    return {name: held.column(name).to_numpy() for name in names}


def indexed(work: Work, leads: Mapping[str, Any], numbers: Any) -> Index:
    """An index of these units, in the order given, that knows the features of the whole run. `leads`: what `leading` gives."""
    words = _known_words(work.root, len(leads["unit"]))
    index = Index(work.settings.group, words.known)
    for held in _held_units(work.root, work.given["features"], leads, numbers, words):
        index.put(held)
    return index


class Words(NamedTuple):
    """The features of the whole run. `features`: for each family an Arrow array, in which a feature's place is its number."""

    features: tuple[Any, ...]
    known: Known


def _known_words(root: Path, size: int) -> Words:
    """Reads the features of the whole run into memory. `size`: how many units there are."""
    held = [table(root / f"words/{family}.parquet") for family in FAMILIES]
    known = Known(
        seen=tuple(one.column("seen").to_numpy() for one in held),
        prior=tuple(one.column("prior").to_numpy() for one in held),
        shown=tuple(one.column("shown").to_pylist() for one in held),
        size=size,
    )
    return Words(tuple(one.column("feature").combine_chunks() for one in held), known)


def _held_units(
    root: Path, files: Sequence[str], leads: Mapping[str, Any], numbers: Any, known: Words
) -> list[HeldWeights]:
    """The features of the units `numbers`, in the order given. `leads`: for each unit, the file and row of its first report."""
    pa = arrow()
    columns = [
        "first",
        "last",
        "language",
        *(f"{column}{family}" for family in FAMILIES for column in ("features", "counts")),
    ]
    # the rows of these units, read from their files and put in the order given
    tables, places = [], []
    for number, name in enumerate(files):
        in_this_file = np.flatnonzero(leads["file"][numbers] == number)
        if len(in_this_file):
            tables.append(taken(root / name, columns, leads["row"][numbers[in_this_file]].tolist()))
            places.append(in_this_file)
    if not tables:
        return []
    table_of_units = (
        pa.concat_tables(tables).take(pa.array(np.argsort(np.concatenate(places)))).combine_chunks()
    )
    # for each family of features (words, names …) the features by their numbers
    families = [_numbered(table_of_units, family, known.features[family]) for family in FAMILIES]
    days = zip(
        table_of_units.column("first").to_pylist(), table_of_units.column("last").to_pylist(), strict=True
    )
    return [
        HeldWeights(
            keys=tuple(keys[unit_place] for keys, _ in families),
            counts=tuple(counts[unit_place] for _, counts in families),
            language=language,
            days=None if first is None else Days(first, last),
        )
        for unit_place, ((first, last), language) in enumerate(
            zip(days, table_of_units.column("language").to_pylist(), strict=True)
        )
    ]


def _numbered(held: Any, family: int, features: Any) -> tuple[list[Any], list[Any]]:
    """For each row, the numbers of its features, and how often each stands in it. `held`: a table of units; `family`: the number of the
    kind of feature; `features`: all features, each at the place that is its number.
    """
    pa = arrow()
    listed = held.column(f"features{family}").combine_chunks()
    keys = pa.compute.index_in(listed.flatten(), value_set=features).to_numpy(zero_copy_only=False)
    counts = held.column(f"counts{family}").combine_chunks().flatten().to_numpy(zero_copy_only=False)
    ends = np.cumsum(pa.compute.list_value_length(listed).to_numpy(zero_copy_only=False))[:-1]
    return np.split(keys.astype(np.int32), ends), np.split(counts.astype(np.uint16), ends)
