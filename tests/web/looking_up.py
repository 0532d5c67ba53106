"""Addresses on the sample's desk."""

from __future__ import annotations

from variorum.store import derived, evidence


def story_with(served, words: str) -> str:
    """The story of the report that holds `words`."""
    with served.desk.store.reading() as connection:
        report = next(h.report.id for h in evidence.held(connection) if words in h.report.text)
        return derived.stories_of(connection, [report]).get(report) or latest_home(connection, report)


def latest_home(connection, report: str) -> str:
    held = evidence.held_report(connection, report)
    ids = [h.report.id for h in evidence.versions(connection, held.page)]
    return next(iter(derived.stories_of(connection, ids).values()))


def report_with(served, *words: str) -> str:
    with served.desk.store.reading() as connection:
        held = evidence.held(connection)
    return [h.report.id for h in held if all(w in h.report.text for w in words)][-1]


def sample_story(served) -> str:
    with served.desk.store.reading() as connection:
        return max(derived.stories(connection), key=lambda s: s.reports).id


def screens(served) -> dict[str, str]:
    story, report = sample_story(served), report_with(served, "Fifteen people")
    earlier = report_with(served, "Ilse Maren", "Twelve people")
    with served.desk.store.reading() as connection:
        # A number: what has a chart.
        claim = next(
            c.id
            for c in derived.claims(connection, story)
            if c.status in {"conflict", "changed"} and c.kind == "quantity"
        )
        members = sorted(
            r for r, s in derived.stories_of(connection, all_ids(connection)).items() if s == story
        )
    return {
        "desk": "/",
        "search": "/?q=injured",
        "search-none": "/?q=zeppelin",
        "filter-none": "/?filter=zeppelin",
        "collation": f"/story/{story}",
        "chosen": f"/story/{story}?claim={claim}",
        "gone": f"/story/{story}?claim=abcdef0123456789-1-3",
        "as-of": f"/story/{story}?as_of=2025-05-15T20:00",
        "lineage": f"/story/{story}/lineage",
        "changes": f"/story/{story}/changes?from=2025-05-15T20:00&clock=captured",
        "reader": f"/report/{members[0]}",
        "side-by-side": f"/report/{members[0]}?with={members[1]}",
        "versions": f"/report/{report}",
        "rewritten": f"/report/{report}?with={earlier}",
        "decisions": "/decisions",
        "refusals": "/refusals",
        "work": "/work",
        "review": "/review",
        "add": "/add?url=https://one.example/a&title=A",
        "sources": "/sources",
        "source": "/source?name=The+Skerry+Gazette",
        "model": "/model",
        "mine": "/mine",
        "nothing": "/story/none",
    }


def all_ids(connection) -> list[str]:
    return [h.report.id for h in evidence.held(connection)]
