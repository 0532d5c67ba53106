"""Reports brought by hand: a form that works without script and on a phone, and a page for what came of it.

Words used here. Bundle: the words, addresses and files of one form. Run: the taking in of one bundle, under a number.
Taking: all such runs. Bookmarklet: a link that sends the page it is clicked on to this form.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from tempfile import mkdtemp

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from variorum.desk.derivation.derive import retracted
from variorum.desk.ingest.by_hand import COMMAND, FIELDS, Bundle, again, bring
from variorum.errors import UsageError
from variorum.extract.metadata.said_dates import said_date
from variorum.extract.settings import ExtractSettings
from variorum.gather.visits import is_url
from variorum.store import derived, evidence, runs
from variorum.web.actions import checked_form
from variorum.web.numbers import whole
from variorum.web.state import page, screens
from variorum.web.taking import NUMBER

# Bytes of one form with all its files: what a phone sends in a minute, and what fits beside a desk's other work.
LARGEST_FORM = 100_000_000
# What one form may bring: files, addresses, characters.
MOST_FILES = 100
MOST_ADDRESSES = 50
LONGEST_TEXT = 2_000_000
# What a telephone is told of the form, so that it can be an app.
MANIFEST = {
    "name": "variorum desk",
    "short_name": "variorum",
    "start_url": "/",
    "display": "minimal-ui",
    "icons": [{"src": "/static/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    "share_target": {
        "action": "/add",
        "method": "GET",
        "params": {"title": "title", "text": "text", "url": "url"},
    },
}


def add_screen(request: Request) -> Response:
    """The form for reports. Words or addresses that a bookmarklet or another app hands over stand in it already;
    nothing is taken in before the form is sent.
    """
    asked = request.query_params
    # no address is longer than 4,000 characters
    text, url = asked.get("text", "")[:LONGEST_TEXT], asked.get("url", "")[:4000]
    # one word that is an address was meant as an address
    if not url and text.strip().startswith(("http://", "https://")) and len(text.split()) == 1:
        text, url = "", text.strip()
    home = screens(request).guard.seen_as(request)
    return page(
        request,
        "add.html",
        text=text,
        url=url,
        title=asked.get("title", "")[:400],
        most=LARGEST_FORM // 1_000_000,
        most_files=MOST_FILES,
        bookmark=(
            "javascript:(()=>{const s=String(getSelection());"
            f"open('{home}/add?title='+encodeURIComponent(document.title)+(s?'&text='+encodeURIComponent(s)+'&source=':'&url=')"
            "+encodeURIComponent(location.href))})()"
        ),
        source=asked.get("source", "")[:4000],
    )


async def add_action(request: Request) -> Response:
    """Starts to take in what a form brings (words, addresses, files), and leads to the page that shows how it
    goes. 400 for nothing.
    """
    _check_size(request)
    form = await checked_form(request, max_files=MOST_FILES)
    state = screens(request)
    folder = Path(mkdtemp(prefix="variorum-"))
    try:
        bundle = await run_in_threadpool(_bundle, form, folder)
    # whatever stops it, no files are left behind
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        await form.close()
    if not (bundle.text.strip() or bundle.addresses or bundle.files):
        shutil.rmtree(folder, ignore_errors=True)
        raise HTTPException(400, "There was nothing in the form: give words, an address or a file.")
    # in a thread; its files are deleted when it is done
    number = await run_in_threadpool(
        state.taking.start,
        lambda number, progress: bring(
            state.desk, bundle, number=number, fetcher=state.taking.fetcher, progress=progress
        ),
        lambda: shutil.rmtree(folder, ignore_errors=True),
    )
    # which run it was, for the trail
    request.scope["state"]["done"] = number
    return RedirectResponse(f"/add/{number}", status_code=303)


async def again_action(request: Request) -> Response:
    """Tries again what was refused once, and leads to the page that shows how it goes."""
    form = await checked_form(request)
    given = whole(form.get("refusal", ""))
    if given is None:
        raise HTTPException(400, "That is no refusal of this desk.")
    state = screens(request)

    # what the thread does; the page that is led to asks how it goes
    def work(number: str, _progress: object) -> None:
        """Tries the refusal again; what is wrong is shown on the page of this run."""
        try:
            again(state.desk, given, number=number, fetcher=state.taking.fetcher)
        except UsageError as error:
            state.taking.of(number).failed = str(error)

    number = await run_in_threadpool(state.taking.start, work)
    request.scope["state"]["done"] = number
    return RedirectResponse(f"/add/{number}", status_code=303)


def added_screen(request: Request) -> Response:
    """What came of something brought by hand: reports, stories, refusals; while it runs, how far it is."""
    number = request.path_params["number"]
    state = screens(request)
    run = state.taking.of(number)
    if not NUMBER.fullmatch(number):
        raise HTTPException(404, "There is no such page on this desk.")
    # what came of the run: its reports, their stories, what was retracted
    with state.desk.store.reading() as connection:
        found = runs.brought(connection, COMMAND.format(number))
        held = evidence.held(connection, found.reports) if found else ()
        homes = derived.stories_of(connection, [version.report.id for version in held])
        titles = {row.id: row.title for row in derived.stories(connection, sorted(set(homes.values())))}
        gone = retracted(state.holding.as_of(connection))
    if found is None and not (run.running or run.failed):
        raise HTTPException(404, "Nothing was brought by hand under this number.")
    return page(
        request,
        "added.html",
        run=run,
        found=found,
        reports=[version.report for version in held],
        homes=homes,
        titles=titles,
        gone=gone,
        standing=[version.report.id for version in held if version.report.id not in gone],
    )


def manifest(_: Request) -> Response:
    """The web app manifest, by which a phone can share pages to the desk."""
    return JSONResponse(MANIFEST, media_type="application/manifest+json")


def _check_size(request: Request) -> None:
    """Raises 413 for a body that is too large by the length that it states, 411 where it states none; no byte is read
    before. The server sees to it that a body is no longer than it states.
    """
    said = request.headers.get("content-length", "")
    if not said.isascii() or not said.isdigit():
        raise HTTPException(411, "The form does not say how long it is.")
    if len(said) > 12 or int(said) > LARGEST_FORM:
        raise HTTPException(413, f"More than {LARGEST_FORM // 1_000_000} MB at once: send fewer files at a time, or add them on the machine of the desk.")  # fmt: skip


def _bundle(form: FormData, folder: Path) -> Bundle:
    """What the form holds; its files are kept in `folder`. Raises 413 or 400 for more than is taken at once."""
    words = str(form.get("text", ""))
    if len(words) > LONGEST_TEXT:
        raise HTTPException(413, f"More than {LONGEST_TEXT:,} characters: cut it into reports.")
    addresses = str(form.get("addresses", "")).split()
    if len(addresses) > MOST_ADDRESSES:
        raise HTTPException(400, f"More than {MOST_ADDRESSES} addresses at once.")
    # no field of a report is longer than 4,000 characters
    fields = {name: " ".join(str(form.get(name, "")).split())[:4000] for name in FIELDS}
    _check_fields(fields)
    return Bundle(
        text=words,
        fields=fields,
        # each once, and none longer than any address is
        addresses=tuple(dict.fromkeys(one[:4000] for one in addresses)),
        files=tuple(_kept(form.getlist("file"), folder)),
    )


def _check_fields(fields: Mapping[str, str]) -> None:
    """Raises 400 for a date or an address that cannot be read: the report would be kept without it, and nobody told."""
    published, address = fields["published"], fields["url"]
    if published and said_date(published, ExtractSettings()) is None:
        raise HTTPException(400, f"“{published[:80]}” cannot be read as a date: write 2031-03-05 or 5 March 2031. Nothing was kept.")  # fmt: skip
    if address and not is_url(address):
        raise HTTPException(400, f"“{address[:80]}” is no address: it begins with neither http:// nor https://. Nothing was kept.")  # fmt: skip


def _kept(files: Iterable[UploadFile | str], folder: Path) -> Iterable[tuple[str, Path]]:
    """The files of a form, each with its name and its place. The place is in `folder`, under a name of ours: the name
    that a visitor gives is only shown. The suffix is kept where it is plain letters and digits, since it says of what
    kind the file is.
    """
    for count, one in enumerate(files):
        if isinstance(one, str) or not (one.filename or one.size):
            continue
        name = (
            PurePosixPath((one.filename or "file").replace("\\", "/").replace("#", "_")).name[:200] or "file"
        )
        ending = "".join(suffix for suffix in PurePosixPath(name).suffixes[-2:] if suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) < 9)  # fmt: skip
        place = folder / f"{count}{ending}"
        with place.open("wb") as out:
            shutil.copyfileobj(one.file, out)
        yield name, place
