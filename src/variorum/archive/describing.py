"""Describes each report by the features that grouping compares (words, names, numbers), and gives each feature of the whole run a
number."""

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

DESCRIBED = (
    ("report_id", "string"),
    ("first", "int32"),
    ("last", "int32"),
    ("stamp", "string"),
    ("said", "binary"),
    ("language", "string"),
    *((f"{what}{family}", kind) for family in FAMILIES for what, kind in (("features", "list<string>"), ("counts", "list<int32>"), ("shown", "list<string>"))),
)  # fmt: skip
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
Row = tuple[Any, ...]
NONE = np.zeros(0, np.int64)
# Features that a report may have, at the most, in one number with the report's.
WITHIN = 1 << 24


def described(
    report: Report, lineage: Mapping[str, Sequence[tuple[int, int]]], settings: GroupSettings
) -> Row:
    """A row of `DESCRIBED`: what a report is compared by. `lineage`: report id → what it shares with reports of unlike events, as `furniture`
    finds it.
    """
    found = features(lightened(report, lineage.get(report.id, ())), settings)
    days = found.days
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
    """Rows of units. Reports with one text, or copies of each other, are one unit, the earliest first; units are in the order of report ids."""
    number_of = {report: n for n, report in enumerate(ids)}
    first_with_text: dict[bytes, int] = {}
    joined = [(first_with_text.setdefault(text, n), n) for n, text in enumerate(columns["said"])]
    joined += [
        (number_of[report], number_of[copy])
        for report, copy in pairs
        if report in number_of and copy in number_of
    ]
    left, right = (np.array(side, np.int64) for side in zip(*joined, strict=True)) if joined else (NONE, NONE)
    members: dict[int, list[int]] = {}
    for n, label in enumerate(labels(len(ids), left, right).tolist()):
        members.setdefault(label, []).append(n)
    ordered = [sorted(ns, key=lambda n: (columns["stamp"][n], ids[n])) for ns in members.values()]
    ordered.sort(key=lambda ns: ids[ns[0]])
    return [
        (unit, at == 0, ids[n], *(columns[name][n] for name in ("first", "words", "file", "row")))
        for unit, ns in enumerate(ordered)
        for at, n in enumerate(ns)
    ]


def words(work: Work) -> Made:
    """Numbers the features of one family that some unit has, in the order in which units have them. Writes how many units have each, and how the
    first writes it. In one process a family.
    """
    family, pa = work.given["family"], arrow()
    leads = leading(work.root)
    columns: dict[str, list[Any]] = {"feature": [], "seen": [], "order": [], "shown": []}
    for number, name in enumerate(work.given["features"]):
        mine = leads["file"] == number
        places, numbers = leads["row"][mine], leads["unit"][mine]
        held = table(work.root / name, [f"features{family}", f"shown{family}"]).take(pa.array(places))
        features = held.column(0).combine_chunks()
        flat = features.flatten().dictionary_encode()
        codes = flat.indices.to_numpy(zero_copy_only=False)
        lengths = arrow().compute.list_value_length(features).to_numpy(zero_copy_only=False).astype(np.int64)
        within = np.arange(len(codes)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        order = np.repeat(numbers.astype(np.int64), lengths) * WITHIN + within
        firsts = _firsts(codes, order)
        columns["feature"].append(flat.dictionary)
        columns["seen"].append(np.bincount(codes, minlength=len(flat.dictionary)))
        columns["order"].append(order[firsts])
        columns["shown"].append(held.column(1).combine_chunks().flatten().take(pa.array(firsts)))
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
    all_of = pa.chunked_array(found["feature"], pa.string()).combine_chunks().dictionary_encode()
    codes = all_of.indices.to_numpy(zero_copy_only=False)
    orders, seen = np.concatenate(found["order"]), np.concatenate(found["seen"])
    sums = np.bincount(codes, weights=seen, minlength=len(all_of.dictionary)).astype(np.int64)
    firsts = _firsts(codes, orders)
    ranked = np.argsort(orders[firsts])
    features = all_of.dictionary.take(pa.array(ranked))
    shown = pa.chunked_array(found["shown"], pa.string()).combine_chunks().take(pa.array(firsts[ranked]))
    prior = [background(feature, settings) for feature in features.to_pylist()]
    return pa.table(
        [features, pa.array(sums[ranked]), pa.array(prior, pa.float64()), shown], names=list(columns)
    )


def _firsts(codes: Any, orders: Any) -> Any:
    """For each different code, in ascending order: the index of the entry of `codes` with that code whose value in `orders`
    is least.
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
    parts, places = [], []
    for number, name in enumerate(files):
        mine = np.flatnonzero(leads["file"][numbers] == number)
        if len(mine):
            parts.append(taken(root / name, columns, leads["row"][numbers[mine]].tolist()))
            places.append(mine)
    if not parts:
        return []
    table_of_units = (
        pa.concat_tables(parts).take(pa.array(np.argsort(np.concatenate(places)))).combine_chunks()
    )
    families = [_numbered(table_of_units, family, known.features[family]) for family in FAMILIES]
    days = zip(
        table_of_units.column("first").to_pylist(), table_of_units.column("last").to_pylist(), strict=True
    )
    return [
        HeldWeights(
            keys=tuple(keys[n] for keys, _ in families),
            counts=tuple(counts[n] for _, counts in families),
            language=language,
            days=None if first is None else Days(first, last),
        )
        for n, ((first, last), language) in enumerate(
            zip(days, table_of_units.column("language").to_pylist(), strict=True)
        )
    ]


def _numbered(held: Any, family: int, features: Any) -> tuple[list[Any], list[Any]]:
    """For each row, the numbers of its features, and how often each stands in it."""
    pa = arrow()
    listed = held.column(f"features{family}").combine_chunks()
    keys = pa.compute.index_in(listed.flatten(), value_set=features).to_numpy(zero_copy_only=False)
    counts = held.column(f"counts{family}").combine_chunks().flatten().to_numpy(zero_copy_only=False)
    ends = np.cumsum(pa.compute.list_value_length(listed).to_numpy(zero_copy_only=False))[:-1]
    return np.split(keys.astype(np.int32), ends), np.split(counts.astype(np.uint16), ends)
