"""Dossiers built by hand: an invented burst water main, for tests of everything that renders."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from variorum.records import (
    Alarm,
    Attribution,
    Block,
    BlockKind,
    Claim,
    CollatedStory,
    Direction,
    Dossier,
    Edit,
    EditKind,
    Evidence,
    Finding,
    Grain,
    Hedge,
    Kind,
    Label,
    Lineage,
    Made,
    Measure,
    Name,
    NameKind,
    Passage,
    Quantity,
    Reading,
    Reason,
    Refusal,
    Report,
    Segment,
    SharedKind,
    SharedSpan,
    SharedText,
    Skipped,
    Status,
    Story,
    Value,
    When,
    Witness,
    Words,
)
from variorum.text.ids import content_id, digest

WIRE = """Water main bursts under Tarn Street in Ollerby

More than 40 homes were flooded on Tuesday when a water main burst under Tarn Street in Ollerby, the fire service said.

“The road simply opened,” said fire chief Mara Dunning.

The main was laid in 1931."""

COPY = """Burst main floods homes

More than 40 homes were flooded on Tuesday when a water main burst under Tarn Street in Ollerby, the fire service said.

“The road simply opened,” said fire chief Mara Dunning."""

LOCAL = """Ollerby wakes to a river in Tarn Street

At least 63 houses stood in water on Wednesday morning after the pipe under Tarn Street gave way, neighbours counted.

Maara Duning, who leads the fire brigade, said nobody was hurt.

Two dogs were rescued from a cellar."""


def report(text: str, *, path: str, outlet: str | None = None, **more: object) -> Report:
    """A report whose first line is its headline and whose other lines are paragraphs."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            kind = BlockKind.PARAGRAPH if blocks else BlockKind.HEADLINE
            blocks.append(Block(kind=kind, start=at, end=at + len(line)))
        at += len(line) + 1
    return Report(
        id=content_id(path, outlet or "", text),
        path=path,
        digest=digest(text.encode()),
        text=text,
        blocks=tuple(blocks),
        title=text.split("\n", 1)[0] or None,
        outlet=outlet,
        segments=(Segment(start=0, end=len(text), source_start=0),) if text else (),
        **more,  # type: ignore[arg-type]
    )


def reading(
    report: Report, quote: str, *, witness: str, value: Value | None = None, on: str | None = None
) -> Reading:
    start = report.text.index(quote)
    return Reading(
        report=report.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        witness=witness,
        value=value,
        attributed_to=on,
    )


numbers = count(1)


def claim(
    label: str, status: Status, *readings: Reading, kind: Kind = Kind.STATEMENT, **more: object
) -> Claim:
    """`more` are fields of Claim."""
    given: dict[str, object] = {"why": f"a reason for {label}", "tier": 1, "internal": False} | more
    marks = [f"{r.report}:{r.start}:{r.end}" for r in readings]
    return Claim(
        id=content_id(label, *marks),
        kind=kind,
        label=label,
        status=status,
        readings=readings,
        **given,  # type: ignore[arg-type]
    )


def whole(witness: str, name: str, *reports: Report) -> Witness:
    """A witness of whole reports."""
    return Witness(
        id=witness,
        name=name,
        reports=tuple(r.id for r in reports),
        passages=tuple(Passage(report=r.id, start=0, end=len(r.text)) for r in reports),
    )


def homes(low: float, *, hedge: Hedge, said: str) -> Quantity:
    return Quantity(
        low=low,
        high=None,
        exact=low,
        measure=Measure.COUNT,
        unit="home",
        counted="homes",
        hedge=hedge,
        said_as=said,
    )


def weekday(number: int, day: str, said: str) -> When:
    return When(earliest=day, latest=day, grain=Grain.WEEKDAY, said_as=said, weekday=number)


def flood() -> Dossier:
    """Two independent sources in three reports; one claim of each of several statuses; one refusal."""
    wire = report(
        WIRE,
        path="in/wire.txt",
        outlet="Fellside Wire",
        published="2031-03-04T09:10:00Z",
        credit="FW",
        url="https://fellside.example/water-main",
        authors=("Ida Brok",),
        language="en",
        findings=(Finding(field="credit", value="FW", where="dateline"),),
        retrieved="2031-03-06T10:00:00+00:00",
    )
    copy = report(COPY, path="in/portal.txt", outlet="Portal Nine", published="2031-03-04", dropped=("MENU",))
    local = report(
        LOCAL, path="in/local.html", outlet="The Ollerby Bell", published="2031-03-05", doubts=("short",)
    )
    shared_at = "More than 40 homes"
    left, right = sorted((wire, copy), key=lambda r: r.id)
    length = len(COPY) - COPY.index(shared_at)
    span = SharedSpan(
        left_start=left.text.index(shared_at),
        left_end=left.text.index(shared_at) + length,
        right_start=right.text.index(shared_at),
        right_end=right.text.index(shared_at) + length,
        label=Label.NARRATIVE,
    )
    shared = SharedText(
        left=left.id,
        right=right.id,
        kind=SharedKind.TRIMMED,
        dependent=True,
        left_share=0.8,
        right_share=0.9,
        spans=(span,),
        direction=Direction.RIGHT_FROM_LEFT if left is wire else Direction.LEFT_FROM_RIGHT,
        why=("the wire's credit stands in its dateline",),
    )
    lineage = Lineage(
        shared=(shared,),
        copies=(tuple(sorted((wire.id, copy.id))),),
        witnesses=(
            whole("w1", "Fellside Wire", wire, copy),
            whole("w2", "The Ollerby Bell", local),
            Witness(id="w3", name="Northern Desk", reports=(), passages=(), absent=True),
        ),
        alarms=(Alarm(kind="circle", reports=(wire.id, copy.id), why="each names the other"),),
    )
    forty, at_least = (
        homes(41, hedge=Hedge.MORE_THAN, said="More than 40"),
        homes(63, hedge=Hedge.AT_LEAST, said="At least 63"),
    )
    claims = (
        claim(
            "day of the burst",
            Status.CONFLICT,
            reading(
                wire,
                "on Tuesday",
                witness="w1",
                value=weekday(1, "2031-03-04", "Tuesday"),
                on="the fire service",
            ),
            reading(
                copy,
                "on Tuesday",
                witness="w1",
                value=weekday(1, "2031-03-04", "Tuesday"),
                on="the fire service",
            ),
            reading(local, "on Wednesday morning", witness="w2", value=weekday(2, "2031-03-05", "Wednesday")),
            kind=Kind.DATE,
            why="Tuesday and Wednesday are two days.",
            evidence=(
                Evidence(feature="both sentences speak of Tarn Street", score=0.8),
                Evidence(feature="same verb"),
            ),
        ),
        claim(
            "homes flooded",
            Status.COMPATIBLE,
            reading(wire, "More than 40 homes", witness="w1", value=forty),
            reading(copy, "More than 40 homes", witness="w1", value=forty),
            reading(local, "At least 63 houses", witness="w2", value=at_least),
            kind=Kind.QUANTITY,
            why="“More than 40” holds for 63.",
        ),
        claim(
            "fire chief",
            Status.VARIANT,
            reading(
                wire,
                "Mara Dunning",
                witness="w1",
                value=Name(name="Mara Dunning", kind=NameKind.PERSON, role="fire chief"),
            ),
            reading(
                local, "Maara Duning", witness="w2", value=Name(name="Maara Duning", kind=NameKind.PERSON)
            ),
            kind=Kind.NAME,
        ),
        claim(
            "where",
            Status.AGREE,
            reading(wire, "under Tarn Street", witness="w1"),
            reading(local, "under Tarn Street", witness="w2"),
            kind=Kind.PLACE,
        ),
        claim(
            "what the fire chief said",
            Status.SINGLE,
            reading(
                wire,
                "“The road simply opened,”",
                witness="w1",
                value=Words(words="The road simply opened", speaker="Mara Dunning"),
            ),
            kind=Kind.QUOTE,
        ),
        claim(
            "dogs",
            Status.SINGLE,
            reading(local, "Two dogs were rescued from a cellar.", witness="w2"),
            tier=2,
        ),
    )
    source = "the fire service"
    at = WIRE.index(source)
    attribution = Attribution(
        report=wire.id,
        start=WIRE.index("More"),
        end=at - 2,
        source=source,
        source_start=at,
        source_end=at + len(source),
        cue="said",
    )
    story = Story(
        id="s1",
        title="Water main bursts under Tarn Street in Ollerby",
        reports=(wire.id, copy.id, local.id),
        why=("Tarn Street",),
    )
    return Dossier(
        reports=(wire, copy, local),
        refused=(Refusal(path="in/empty.txt", reason=Reason.EMPTY, detail="The file holds no text."),),
        stories=(CollatedStory(story=story, lineage=lineage, claims=claims, attributions=(attribution,)),),
        skipped=(Skipped(path="in/cat.png", detail="not a kind of file that is read"),),
    )


def said_how(dossier: Dossier) -> Dossier:
    """`dossier` as one that says how it was made, by no version there is."""
    made = Made(version="0.0.0", lexicons="0" * 64, settings=("x.y = 1",), one_story=True, everything=False)
    return replace(dossier, made=made)


def nothing() -> Dossier:
    refusal = Refusal(path="in/empty.txt", reason=Reason.EMPTY, detail="The file holds no text.")
    return Dossier(reports=(), refused=(refusal,), stories=())


def bare() -> Dossier:
    """One report that says nothing of itself, and no claims."""
    only = Report(id="0" * 16, path="x.txt", digest=digest(b"x"), text="Rain fell.")
    lineage = Lineage(witnesses=(whole("w", "", only),))
    story = Story(id="s", title="", reports=(only.id,))
    return Dossier(
        reports=(only,), refused=(), stories=(CollatedStory(story=story, lineage=lineage, claims=()),)
    )


def many(reports: int) -> Dossier:
    """`reports` independent reports that each give a number."""
    made = tuple(
        report(
            f"Flood number {n}\n\nAbout {n} homes stood in water in Ollerby.",
            path=f"in/{n}.txt",
            outlet=f"Outlet {n}",
        )
        for n in range(reports)
    )
    witnesses = tuple(whole(f"w{n}", f"Outlet {n}", r) for n, r in enumerate(made))
    readings = tuple(
        reading(r, f"About {n} homes", witness=f"w{n}", value=homes(n, hedge=Hedge.ABOUT, said=f"About {n}"))
        for n, r in enumerate(made)
    )
    claims = (claim("homes flooded", Status.CONFLICT, *readings, kind=Kind.QUANTITY),)
    story = Story(id="many", title="Flood in Ollerby", reports=tuple(r.id for r in made))
    return Dossier(
        reports=made,
        refused=(),
        stories=(CollatedStory(story=story, lineage=Lineage(witnesses=witnesses), claims=claims),),
    )


ATTACKS = (
    "<script>window.pwned=1</script>",
    "</script><script>window.pwned=1</script>",
    "</style><script>window.pwned=1</script>",
    "</title><img src=x onerror=window.pwned=1>",
    '" onmouseover="window.pwned=1" x="',
    "' onfocus='window.pwned=1' autofocus='",
    "<svg/onload=window.pwned=1>",
    "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe>",
    "javascript:window.pwned=1",
    "{{ 7 * 7 }}{% for x in () %}",
    "<!-- --!><a href=//evil.example>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "<base href=//evil.example/><meta http-equiv=refresh content=0>",
    "\u202egnp.exe\u2066 \x00\x1b[31m",
    "=cmd|' /C calc'!A0",
    "[link](javascript:window.pwned=1) `code` | cell |",
)


def hostile(attack: str) -> Dossier:
    """A dossier with `attack` in every field that a report can fill."""
    text = f"Head {attack}\n\nSaid: {attack} and no more.\n\nLast {attack} line."
    reports = tuple(
        report(
            text,
            path=f"in/{attack}/{n}",
            outlet=attack,
            published=attack,
            authors=(attack,),
            credit=attack,
            dateline=attack,
            language=attack,
            url=url,
            dropped=(attack,),
            doubts=(attack,),
            findings=(Finding(field="credit", value=attack, where=attack),),
        )
        for n, url in enumerate((attack, "https://ok.example/" + attack.replace(" ", "").replace("\x00", "")))
    )
    left, right = sorted(reports, key=lambda r: r.id)
    span = SharedSpan(
        left_start=0, left_end=len(text), right_start=0, right_end=len(text), label=Label.NARRATIVE
    )
    edit = Edit(left_start=0, left_end=4, right_start=0, right_end=4, kind=EditKind.NUMBER)
    shared = SharedText(
        left=left.id,
        right=right.id,
        kind=SharedKind.COPY,
        dependent=True,
        left_share=1.0,
        right_share=1.0,
        spans=(span,),
        direction=Direction.UNDECIDED,
        why=(attack,),
        edits=(edit,),
    )
    lineage = Lineage(
        shared=(shared,),
        witnesses=(
            *(whole(f"w{n}", attack, r) for n, r in enumerate(reports)),
            Witness(id="w9", name=attack, reports=(), passages=(), absent=True),
        ),
        alarms=(Alarm(kind="circle", reports=(left.id,), why=attack),),
        notes=(attack,),
    )
    name = Name(name=attack, kind=NameKind.PERSON)
    readings = tuple(
        reading(r, attack, witness=f"w{n}", value=name, on=attack) for n, r in enumerate(reports)
    )
    why = {"why": attack, "evidence": (Evidence(feature=attack, score=1.0),)}
    claims = (
        claim(attack, Status.CONFLICT, *readings, kind=Kind.NAME, **why),
        claim(attack + "2", Status.AGREE, *readings, **why),
        claim(attack + "3", Status.SINGLE, readings[0], **why),
    )
    story = Story(id="s", title=attack, reports=tuple(r.id for r in reports), why=(attack,))
    return Dossier(
        reports=reports,
        refused=(Refusal(path=attack, reason=Reason.EMPTY, detail=attack),),
        stories=(CollatedStory(story=story, lineage=lineage, claims=claims),),
        skipped=(Skipped(path=attack, detail=attack),),
    )


def one_story(reports: tuple[Report, ...], claims: tuple[Claim, ...], title: str = "") -> Dossier:
    """Independent reports of one story."""
    witnesses = tuple(whole(f"w{n}", r.outlet or r.path, r) for n, r in enumerate(reports))
    story = Story(id="s", title=title, reports=tuple(r.id for r in reports))
    collated = CollatedStory(story=story, lineage=Lineage(witnesses=witnesses), claims=claims)
    return Dossier(reports=reports, refused=(), stories=(collated,))


def two_stories() -> Dossier:
    one, other = flood(), bare()
    return Dossier(reports=(*one.reports, *other.reports), refused=(), stories=(*one.stories, *other.stories))


def long_and_foreign() -> Dossier:
    """Words without an end, and three scripts, two of them written from right to left."""
    head = "A" + " very" * 60 + " long headline"
    outlet = (
        "The Extraordinarily Long-Named Gazette of the Northern and Southern Islands and Surrounding Waters"
    )
    long = report(f"{head}\n\n{'W' * 400} stands here. 12 boats.", path=f"in/{'p' * 200}.txt", outlet=outlet)
    arabic = report("سفينة تجنح\n\nقال شاهد إن 12 قاربا شاركت.", path="ar.txt", outlet="صحيفة الساحل")
    hebrew = report("ספינה עלתה על שרטון\n\nלדברי עדים 12 סירות השתתפו.", path="he.txt")
    endless = (
        reading(long, "W" * 400, witness="w0"),
        reading(arabic, "12 قاربا", witness="w1"),
        reading(hebrew, "12 סירות", witness="w2"),
    )
    claims = (
        claim(
            "label " + "that goes on and on " * 8,
            Status.CONFLICT,
            *endless,
            kind=Kind.QUANTITY,
            why="w" * 300,
        ),
        claim(
            "boats", Status.CHANGED, reading(long, "12 boats", witness="w0"), *endless[1:], kind=Kind.QUANTITY
        ),
    )
    return one_story((long, arabic, hebrew), claims, title="X" * 150)
