"""A lineage as one HTML page: the picture, the table behind it, and every dependent pair side by side. No script, no request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from variorum.publish.lineage_picture import lineage_lines, lineage_svg, report_names, teller_names
from variorum.publish.phrases import SHARED, told_apart
from variorum.publish.side_by_side import side_by_side, side_by_side_html
from variorum.records import Lineage, Report

# The page's own style sheet; its policy allows no other, and no script.
STYLE = """
body{font:16px/1.5 Georgia,serif;max-width:76rem;margin:0 auto;padding:1rem;color:#1a1a1a;background:#fff}
table{border-collapse:collapse}td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0;border-bottom:1px solid #ccc}
.lineage{max-width:44rem;width:100%}.columns{display:grid;grid-template-columns:1fr 1fr;gap:1.5rem}
.words{white-space:pre-line;overflow-wrap:anywhere}.shared{background:#e4ecf7}
.shared:not(.narrative){background:#efefef;font-style:italic}
del{background:#f9dcdc;text-decoration:line-through}ins{background:#dcf0dc;text-decoration:underline}
:target{outline:2px solid}
@media(max-width:48rem){.columns{grid-template-columns:1fr}}
@media(prefers-color-scheme:dark){body{color:#eee;background:#181818}.shared{background:#26364d}
.shared:not(.narrative){background:#333}del{background:#5a2a2a}ins{background:#274a27}td,th{border-color:#555}a{color:#9cf}}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(reports: Sequence[Report], lineage: Lineage) -> str:
    """A lineage as one HTML file without scripts or outside resources: the picture, the reports, each pair's
    passages.
    """
    names = report_names(reports)
    # tellings that a report of the set carries
    told = sum(1 for witness in lineage.witnesses if witness.reports)
    head = told_apart(told, len(reports))
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{head}</title><style>{STYLE}</style></head>\n<body><h1>{head}</h1>\n"
        + "".join(f"<p>{escape(note)}</p>\n" for note in lineage.notes)
        + "".join(f"<p><strong>Alarm:</strong> {escape(alarm.why)}</p>\n" for alarm in lineage.alarms)
        + f"<figure>{lineage_svg(lineage, reports)}</figure>\n"
        + _table(reports, lineage, names)
        + "".join(_pairs(reports, lineage, names))
        + "</body></html>\n"
    )


def _table(reports: Sequence[Report], lineage: Lineage, names: Mapping[str, str]) -> str:
    """The table behind the picture: how much of each report each source tells."""
    shown = teller_names(lineage.witnesses, names)
    rows = "".join(
        f"<tr><td>{escape(shown[line.witness.id])}</td><td>{escape(names[line.report])}</td>"
        f"<td>{f'{line.share:.0%} of its text' if line.share else 'names it'}</td></tr>\n"
        for line in lineage_lines(lineage, reports)
    )
    return f"<table><thead><tr><th>Source</th><th>Report</th><th>Carries</th></tr></thead><tbody>\n{rows}</tbody></table>\n"


def _pairs(reports: Sequence[Report], lineage: Lineage, names: Mapping[str, str]) -> Iterator[str]:
    """Each dependent pair: what the two are to each other, why, and both texts folded away."""
    by_id = {report.id: report for report in reports}
    for number, pair in enumerate(
        (shared_text for shared_text in lineage.shared if shared_text.dependent), start=1
    ):
        yield f"<h2>{escape(names[pair.left])} and {escape(names[pair.right])}: {SHARED[pair.kind]}</h2>\n"
        yield "<ul>" + "".join(f"<li>{escape(why)}</li>" for why in pair.why) + "</ul>\n"
        view = side_by_side(by_id[pair.left], by_id[pair.right], pair)
        yield f"<details><summary>Side by side</summary>{side_by_side_html(view, prefix=f'p{number}')}</details>\n"
