"""Verifies a dossier: it is made again and compared wherever that can be done, and else checked as far as possible.

Words used here. Said: the dossier as JSON. Originals: the files that its reports were read from. Made: with what
version and settings it was made. Offer: a model's proposals, read from a file. Remade: the dossier made again. `found`: the reports as
they were read again, None where no files were given. `otherwise`: reasons for which the dossier cannot be made again (another version,
other settings).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from variorum.collate.proposals import Offer
from variorum.errors import BadDossier
from variorum.pipeline import Progress, derive, made_with, proposed, silent
from variorum.publish.json_reader import from_object, read_object, unsourced
from variorum.publish.json_writer import as_object
from variorum.publish.recheck import Failure, recheck
from variorum.publish.seal import KEY, seal
from variorum.records import Dossier, Report
from variorum.settings import Settings, named
from variorum.verification.asked import unmade, without_model
from variorum.verification.differences import differences
from variorum.verification.originals import Found, Originals
from variorum.verification.readings import readings_hold

UNSEALED = "It is not sealed: it was written before dossiers were."


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What verifying a dossier came to.

    `failures`: what is certainly wrong. `doubts`: what this version reads otherwise, which may be because versions
    differ. `unchecked`: in sentences, what was not checked. `reread`: how many of its reports were read from their
    originals. `remade`: whether it was made again and compared; `parted`: in how many fields the two differ; `again`:
    whether all of it was made from its originals.
    """

    dossier: Dossier
    failures: tuple[Failure, ...]
    doubts: tuple[Failure, ...] = ()
    unchecked: tuple[str, ...] = ()
    reread: int = 0
    remade: bool = False
    parted: int = 0
    again: bool = False

    @property
    def stands(self) -> bool:
        """Whether it is proven to be what variorum makes of its originals, to the last field."""
        return self.again and not (self.failures or self.doubts or self.unchecked)


def verify(
    text: str,
    originals: Originals | None = None,
    *,
    settings: Settings | None = None,
    progress: Progress = silent,
    proposals: Offer | None = None,
) -> Verdict:
    """Verifies the dossier in the JSON `text`, with the files from which it was made where these are given. Raises
    BadDossier for a text that is none.

    `settings`: those with which dossiers are made here.
    `proposals`: what a model had proposed for it; without them the lines that rest on proposals are not made again.
    """
    try:
        return verify_object(
            read_object(text), originals, settings=settings, progress=progress, proposals=proposals
        )
    except RecursionError as error:
        raise BadDossier("a broken dossier: nested too deeply") from error


def verify_object(
    said: Mapping[str, Any],
    originals: Originals | None = None,
    *,
    settings: Settings | None = None,
    progress: Progress = silent,
    proposals: Offer | None = None,
) -> Verdict:
    """`verify`, for a dossier as parsed JSON. It is made again and compared field by field; if that cannot be done,
    what can be checked is checked.
    """
    chosen, dossier = settings or Settings(), from_object(said)
    read_again = originals.read(dossier, settings=chosen) if originals else None
    # what can be checked in any case
    verdict = Verdict(
        dossier=dossier,
        failures=tuple(_seal_failures(said)) + tuple(_gone(read_again)),
        unchecked=tuple(_unsaid(said, read_again)),
        reread=len(dossier.reports) - len(read_again.missing) if read_again else 0,
    )
    otherwise = tuple(_made_otherwise(dossier, chosen))
    if otherwise:
        return _in_part(verdict, said, read_again, otherwise)
    assert dossier.made is not None
    # the dossier is made again; then a model's part in it
    asked, everything = dossier.made.proposals, dossier.made.everything
    # only the very proposals that the dossier was made with
    usable_offer = proposals if proposals is not None and proposals.digest == asked else None
    remade = _again(
        dossier,
        read_again,
        originals,
        chosen,
        progress,
        # a proposal may bear out weak rows, so these are made, too
        everything=everything or usable_offer is not None,
    )
    if asked is not None:
        if usable_offer is not None:
            remade = proposed(remade, usable_offer, settings=chosen, everything=everything)
        else:
            verdict = replace(verdict, unchecked=(*verdict.unchecked, unmade(dossier, proposals)))
            said = without_model(said)
    # and compared, field by field
    unlike_fields = tuple(
        Failure(what="field", where=difference.where, why=difference.why)
        for difference in differences(_unsealed(said), as_object(remade))
    )
    return replace(
        verdict,
        failures=verdict.failures + recheck(dossier, _by_digest(read_again)) + unlike_fields,
        remade=True,
        parted=len(unlike_fields),
        again=read_again is not None and not read_again.missing,
    )


def _again(
    dossier: Dossier,
    found: Found | None,
    originals: Originals | None,
    settings: Settings,
    progress: Progress,
    *,
    everything: bool,
) -> Dossier:
    """The dossier made anew: from the originals where all are there, else from the reports that it holds."""
    assert dossier.made is not None
    flags = {"one_story": dossier.made.one_story, "everything": everything}
    if found is None or originals is None or found.missing:
        # reports that were read again, and for the missing ones what the dossier holds
        read = {report.id: report for report in found.reports} if found else {}
        reports = tuple(read.get(report.id, report) for report in dossier.reports)
        stories = derive(reports, **flags, settings=settings, progress=progress)
    else:
        reports = found.reports
        stories = originals.derive(reports, **flags, settings=settings, progress=progress)
    return replace(dossier, reports=reports, stories=stories, made=made_with(settings, **flags))


def _in_part(
    verdict: Verdict, said: Mapping[str, Any], found: Found | None, otherwise: tuple[str, ...]
) -> Verdict:
    """The verdict with what can be checked without making the dossier again. `said`: the dossier as JSON; `otherwise`: why it cannot be
    made again.
    """
    dossier = verdict.dossier
    doubts = tuple(readings_hold(dossier)) + tuple(_read_otherwise(dossier, found))
    return replace(
        verdict,
        failures=verdict.failures + recheck(dossier, _by_digest(found)),
        doubts=doubts,
        unchecked=(*verdict.unchecked, *otherwise, *_old_sources(said)),
    )


def _unsealed(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key != KEY}


def _seal_failures(said: Mapping[str, Any]) -> Iterator[Failure]:
    """Fails where the seal does not fit the dossier, or where a dossier that says how it was made has none. `said`: the dossier as JSON."""
    # made by an older version, which had no seals
    if KEY not in said and said.get("made") is None:
        return
    try:
        right = seal(said)
    except ValueError as error:
        yield Failure(what="seal", where="", why=f"this JSON cannot be sealed: {error}")
        return
    if said.get(KEY) != right:
        here = f"is {str(said[KEY])[:80]!r}" if KEY in said else "is missing"
        yield Failure(
            what="seal", where="", why=f"{here}; its content has {right}: it was changed after it was written"
        )


def _gone(found: Found | None) -> Iterator[Failure]:
    """A failure for each report, and each thing refused or skipped, that is not among the given files."""
    for report in found.missing if found else ():
        why = f"no file given has its digest {report.digest[:16]}…"
        yield Failure(what="original", where=report.path, why=why)
    for item in found.lost if found else ():
        why = f"among the files given none is left out so ({item.detail})"
        yield Failure(what="left out", where=item.path, why=why)


def _unsaid(said: Mapping[str, Any], found: Found | None) -> Iterator[str]:
    """In words, what the verdict does not cover: a dossier without a seal, or originals that the dossier does not name. `said`: the
    dossier as JSON; `found`: what was read again.
    """
    if KEY not in said and said.get("made") is None:
        yield UNSEALED
    if found and found.besides:
        names = ", ".join(found.besides[:5]) + (", …" if len(found.besides) > 5 else "")
        yield (
            f"The files given hold {len(found.besides)} that it does not name ({names}). It may have been made of fewer, or "
            "they were left out of it."
        )


def _made_otherwise(dossier: Dossier, settings: Settings) -> Iterator[str]:
    """In words, why the dossier cannot be made again here (another version, other settings); nothing where it can."""
    as_made = dossier.made
    if as_made is None:
        yield "It does not say with what version and settings it was made (a desk's, or an older version's)."
        return
    as_here = made_with(settings, one_story=as_made.one_story, everything=as_made.everything)
    # with a model's proposals, its settings count, too
    if as_made.proposals is not None:
        as_here = replace(as_here, settings=named(settings, proposals=True))
    if as_made.version != as_here.version:
        yield f"It was made with version {as_made.version[:40]}; this is {as_here.version}."
    if as_made.lexicons != as_here.lexicons:
        yield "It was made with other lexicons or weights than are installed here."
    if as_made.settings != as_here.settings:
        # settings that only one of the two has, as "name = value"
        other = sorted(set(as_made.settings) - set(as_here.settings)) or sorted(
            set(as_here.settings) - set(as_made.settings)
        )
        yield f"It was made with other settings than are used here: {', '.join(setting[:80] for setting in other[:5])}."


def _read_otherwise(dossier: Dossier, found: Found | None) -> Iterator[Failure]:
    """A failure for each field of a report that this version reads otherwise in the originals."""
    gone = {id(report) for report in found.missing} if found else set()
    reports = [as_fields(report) for report in dossier.reports if id(report) not in gone]
    read = found.reports if found else ()
    if all(report.depth is None for report in dossier.reports):  # its version did not say how deep it read
        read = tuple(replace(report, depth=None) for report in read)
    anew = [as_fields(report) for report in read]
    for difference in differences(reports, anew, "reports") if found else ():
        yield Failure(what="read anew", where=difference.where, why=difference.why)


def as_fields(report: Report) -> dict[str, Any]:
    """A report as JSON values."""
    written: dict[str, Any] = as_object(Dossier(reports=(report,), refused=(), stories=()))["reports"][0]
    return written


def _old_sources(said: Mapping[str, Any]) -> Iterator[str]:
    """In words, how many attributions name no source, as older versions wrote them."""
    empty = sum(unsourced(attribution) for story in said["stories"] for attribution in story["attributions"])
    if empty:
        yield f"{empty} of its attributions name no source, as older versions had it, and were passed over."


def _by_digest(found: Found | None) -> dict[str, tuple[Report, ...]]:
    """Digest of a text → the reports with that text, of those that were read again; {} where none were."""
    by_digest: dict[str, tuple[Report, ...]] = {}
    for report in found.reports if found else ():
        by_digest[report.digest] = (*by_digest.get(report.digest, ()), report)
    return by_digest
