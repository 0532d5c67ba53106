"""Takes in what was gathered: writes the bytes to disk, then the rows of the database, and only then says that it is kept.

Words used here. Capture: what was received (bytes). Run: one call of a command that takes in. Identified: a report
under the id by which the desk knows it. Sift: to put a report into its pool. Unfit: that cannot be kept, with the
reason.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection

from variorum.desk.desk import Desk, stamp
from variorum.desk.evidence import pools
from variorum.desk.model.clocks import moment
from variorum.extract import extract
from variorum.pipeline import Progress, silent
from variorum.records import Capture, Reason, Refusal, Report
from variorum.store import derived, evidence, pool_tables, tables
from variorum.store.codec import dumps
from variorum.store.rows import RunCounts
from variorum.store.storable import storable
from variorum.text.ids import content_id


def keep(
    desk: Desk,
    run: int,
    captures: Sequence[Capture],
    refused: Sequence[Refusal] = (),
    *,
    refusing: Callable[[Refusal], None] = lambda _: None,
) -> RunCounts:
    """Keeps everything of one batch in one transaction: bytes, reports and refusals.

    What this returns is kept. If it is killed before that, nothing is, except for files of bytes that no row names.
    `refusing` is called with each refusal once it is kept.
    `run`: the number of the run.
    """
    # the bytes first: a row must never name bytes that are not there
    for capture in captures:
        desk.store.captures.put(capture.content)
    # reports, and what is refused
    extraction = extract(captures, settings=desk.settings.extract)
    checked = [(report, _why_unfit(desk, report)) for report in extraction.reports]
    identified_reports = [(report.id, identified(report)) for report, refusal in checked if refusal is None]
    reports = [report_identified for _, report_identified in identified_reports]
    unfit = [refusal for _, refusal in checked if refusal is not None]
    all_refused = (*refused, *extraction.refused, *unfit)
    at = desk.stamp()
    # one transaction: captures, refusals, reports and their pools
    with desk.store.writing() as connection:
        # While a rebuild sifts, what arrives has to wait its turn: pools depend on the order of arrival.
        is_ready = is_sifted(connection)
        rows = {
            _source(capture.path, capture.digest): (
                evidence.add_capture(connection, run, capture),
                capture,
            )
            for capture in captures
        }
        evidence.add_refusals(connection, run, all_refused, at=at)
        added = [report for report in reports if _keep_report(connection, report, rows, at=at)]
        evidence.also_known(
            connection,
            {by_path: report.id for by_path, report in identified_reports if report.url is None},
        )
        if is_ready:
            for report in added:
                sift(desk, connection, report, page=page_of(report))
    for refusal in all_refused:
        refusing(refusal)
    return RunCounts(added=len(added), seen=len(reports) - len(added), refused=len(all_refused))


def _source(path: str, digest: str) -> tuple[str, str]:
    return path, digest


def _keep_report(
    connection: Connection,
    report: Report,
    rows: dict[tuple[str, str], tuple[int, Capture]],
    *,
    at: str,
) -> bool:
    """Whether the report is new, and kept now. `rows`: (path, digest) → the capture and its row. A text seen before
    is noted as sighted again.
    """
    row, capture = rows.get(_source(report.path, report.digest), (None, None))
    retrieved = moment(capture.retrieved if capture else report.retrieved)
    captured = stamp(retrieved) if retrieved else at
    page = page_of(report)
    # An earlier version of variorum knew files by their paths.
    known = None if report.url else evidence.same_file(connection, report, page=page)
    if known is not None:
        evidence.add_sighting(connection, known, captured)
        return False
    return evidence.add_report(connection, report, page=page, captured=captured, capture=row)


def page_of(report: Report) -> str:
    """What a page is known by over time: its address without the fragment, or its path."""
    return (report.url or report.path).split("#", 1)[0] if report.url else report.path


def identified(report: Report) -> Report:
    """The report with an id that lasts.

    With an address, the id is made of that, so the same page from another file is the same report. Without one it is
    made of the bytes and the outlet, or the file's name where no outlet is known. So the same file in another folder
    is the same report, and keeps its decisions.
    """
    if report.url is not None:
        known_by, by = page_of(report), report.outlet or ""
    else:
        known_by, by = report.digest, report.outlet or file_name(report.path)
    return replace(report, id=content_id(known_by, by, report.text))


def file_name(path: str) -> str:
    """The name without folders, and without the number of a row."""
    return path.replace("\\", "/").rsplit("/", 1)[-1].rsplit("#", 1)[0]


def is_storable(report: Report) -> bool:
    """Whether a database can hold the report's text: no NUL, and no half of a character."""
    said = "".join(filter(None, (report.text, report.title, report.outlet, report.path, report.url)))
    return storable(said) == said


def _why_unfit(desk: Desk, report: Report) -> Refusal | None:
    """Why the desk cannot keep a report; None where it can. Asked of each report before any of the batch is written,
    so that one unfit report does not stop the others.
    """
    if not is_storable(report):
        detail = (
            "the text holds null bytes or halves of characters, which a database cannot keep: decode it anew"
        )
        return Refusal(path=storable(report.path), reason=Reason.UNDECODABLE, detail=detail)
    try:
        dumps(identified(report))
        pools.features(report, desk.desk_settings)
    except Exception as error:
        return Refusal.failed(storable(report.path), "keep", error)
    return None


def ensure_sifted(desk: Desk, progress: Progress = silent) -> None:
    """Puts every report that has no pool into one, in order of arrival. After a rebuild has begun, or a new schema,
    these are all reports. It takes some at a time, so that other writers get their turn; another process may do the
    next ones.
    """
    while _sift_some(desk, progress):
        pass


def is_sifted(connection: Connection) -> bool:
    """Whether every report is in a pool."""
    return derived.count(connection, tables.pool) == derived.count(connection, tables.report)


def _sift_some(desk: Desk, progress: Progress) -> bool:
    """Whether reports are left in no pool after the next `sifted_at_once` went through the sieve."""
    with desk.store.reading() as connection:
        if is_sifted(connection):
            return False
    with desk.store.writing() as connection:
        for version in evidence.held(
            connection, pool_tables.unsifted(connection, limit=desk.desk_settings.sifted_at_once)
        ):
            sift(desk, connection, version.report, page=version.page)
        done, total = (derived.count(connection, table) for table in (tables.pool, tables.report))
    progress("sift", done, total)
    return done < total


def sift(desk: Desk, connection: Connection, report: Report, *, page: str) -> None:
    """Puts a report that has just been kept into its pool. All versions of one page are in the same pool."""
    try:
        own = pools.features(report, desk.desk_settings)
    except (
        Exception
    ):  # of a report kept by another version: it goes into a pool of its own, where deriving says what it has
        own = {}
    # a further copy of one text goes where the text is, and makes no word of it commoner
    text_number = pools.text_number(report)
    copied = pool_tables.pool_with(connection, text_number)
    found = pools.Place(weight=0.0, pools=(copied,)) if copied else _placed(desk, connection, report, own)
    # versions of one page are in one pool; pools that the report joins become one
    earlier = [report_id for report_id in evidence.version_ids(connection, page) if report_id != report.id]
    versions = pool_tables.pools_of(connection, earlier).values()
    joined = tuple(dict.fromkeys((*sorted(versions), *found.pools)))
    pool_id = joined[0] if joined else report.id
    if len(joined) > 1:
        pool_tables.join_pools(connection, joined, into=pool_id)
    if copied is None:
        pool_tables.add_features(connection, report.id, (*own, text_number))
    pool_tables.add_to_pool(connection, report.id, pool=pool_id, weight=found.weight)


def _placed(desk: Desk, connection: Connection, report: Report, own: Mapping[int, float]) -> pools.Place:
    """The place of a report whose text the desk has not yet. `own`: its features. It is set against the reports that
    share most rare features with it; where none of those is near enough, against those that have its rarest ones, however many have them.
    """
    settings = desk.desk_settings
    counts = pool_tables.feature_counts(connection, tuple(own))
    held = derived.count(connection, tables.pool)

    def place_among(nearest_reports: Sequence[str]) -> pools.Place:
        """The pool for the report if only `nearest_reports` (ids) were there: they share rare words with it, how many is asked of the
        database.
        """
        sharing = pool_tables.sharing(connection, tuple(own), nearest_reports)
        candidates = [pools.Candidate(**candidate._asdict()) for candidate in sharing]
        return pools.place(
            report,
            own,
            counts=counts,
            held=held,
            candidates=candidates,
            sizes=pool_tables.pool_sizes(connection, {candidate.pool for candidate in candidates}),
            settings=settings,
        )

    rare_features = [feature for feature in own if counts.get(feature, 0) <= settings.common]
    # first the reports that share most rare features
    found = place_among(
        pool_tables.nearest(
            connection, rare_features, at_least=settings.least_shared, limit=settings.candidates
        )
    )
    if found.pools:
        return found
    # else those that have the rarest features of all
    rarest_first = sorted(counts, key=lambda feature: (counts[feature], feature))
    return place_among(pool_tables.holders(connection, rarest_first, limit=settings.candidates))
