"""What it takes to write a dossier: seconds and size of each format, by the number of reports.

    python -m benchmarks.publish [--sizes 5,40,300]

Reports are of 500 invented words, every third claim is told by all of them and the rest by two.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from variorum.publish import as_csv, as_html, as_json, as_markdown, from_json, recheck, summary
from variorum.records import (
    Block,
    BlockKind,
    Claim,
    CollatedStory,
    Dossier,
    Kind,
    Lineage,
    Passage,
    Reading,
    Report,
    Status,
    Story,
    Witness,
)
from variorum.text.ids import content_id, digest

SIZES = (5, 40, 300)
CLAIMS = 60
SENTENCES = 50
STATUSES = (Status.CONFLICT, Status.COMPATIBLE, Status.AGREE)


def made_report(number: int) -> Report:
    """50 sentences of ten words, five to a paragraph; sentence n of every report answers claim n."""
    sentences = [
        f"At mile {n} the keeper of house {number} counted {number * n} lamps." for n in range(SENTENCES)
    ]
    paragraphs = [" ".join(sentences[n : n + 5]) for n in range(0, SENTENCES, 5)]
    text = "\n\n".join(paragraphs)
    starts = [text.index(paragraph) for paragraph in paragraphs]
    blocks = tuple(
        Block(kind=BlockKind.PARAGRAPH, start=at, end=at + len(p))
        for at, p in zip(starts, paragraphs, strict=True)
    )
    path = f"reports/{number}.txt"
    return Report(
        id=content_id(path, text),
        path=path,
        digest=digest(text.encode()),
        text=text,
        blocks=blocks,
        outlet=f"Outlet {number}",
    )


def made_dossier(size: int) -> Dossier:
    reports = tuple(made_report(number) for number in range(size))
    witnesses = tuple(
        Witness(
            id=r.id,
            name=r.outlet or "",
            reports=(r.id,),
            passages=(Passage(report=r.id, start=0, end=len(r.text)),),
        )
        for r in reports
    )
    story = Story(id="story", title="Lamps", reports=tuple(r.id for r in reports))
    claims = tuple(made_claim(n, reports) for n in range(CLAIMS))
    collated = CollatedStory(story=story, lineage=Lineage(witnesses=witnesses), claims=claims)
    return Dossier(reports=reports, refused=(), stories=(collated,))


def made_claim(number: int, reports: tuple[Report, ...]) -> Claim:
    tellers = (
        reports if number % 3 == 0 else (reports[number % len(reports)], reports[(number + 1) % len(reports)])
    )
    return Claim(
        id=f"claim {number}",
        kind=Kind.QUANTITY,
        label=f"lamps at mile {number % SENTENCES}",
        status=STATUSES[number % len(STATUSES)],
        why="The numbers of lamps are not the same.",
        tier=1,
        internal=False,
        readings=tuple(made_reading(report, number % SENTENCES) for report in tellers),
    )


def made_reading(report: Report, sentence: int) -> Reading:
    start = report.text.index("counted", report.text.index(f"At mile {sentence} "))
    end = report.text.index(" lamps", start) + len(" lamps")
    return Reading(report=report.id, start=start, end=end, quote=report.text[start:end], witness=report.id)


def timed(work: Callable[[], object]) -> tuple[float, object]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    sizes = [int(size) for size in parser.parse_args().sizes.split(",")]
    as_html(made_dossier(2))  # templates are compiled once a process
    print(f"{'reports':>8} {'format':<10} {'seconds':>8} {'kB':>8}")
    for size in sizes:
        dossier = made_dossier(size)
        written = as_json(dossier)
        formats: dict[str, Callable[[], object]] = {
            "html": lambda d=dossier: as_html(d).first,
            "quotes": lambda d=dossier: as_html(d, quotes_only=True).first,
            "json": lambda d=dossier: as_json(d),
            "markdown": lambda d=dossier: as_markdown(d),
            "csv": lambda d=dossier: as_csv(d),
            "summary": lambda d=dossier: summary(d),
            "read back": lambda w=written: from_json(w),
            "recheck": lambda d=dossier: recheck(d),
        }
        for name, work in formats.items():
            seconds, result = timed(work)
            size_kb = f"{len(result.encode()) / 1000:.0f}" if isinstance(result, str) else ""
            print(f"{size:>8} {name:<10} {seconds:>8.3f} {size_kb:>8}")


if __name__ == "__main__":
    main()
