"""`variorum mcp`: offers dossiers and a desk as tools for an agent."""

from __future__ import annotations

from pathlib import Path

import click

from variorum.errors import BadDossier, MissingExtra, UsageError


@click.command()
@click.argument("dossiers", nargs=-1, metavar="[DOSSIER.json]...")
@click.option(
    "--root", metavar="FOLDER", default=".", show_default=True, help="Files outside this folder are not read."
)
@click.option("--desk", "place", metavar="PLACE", help="Stories of this desk can be asked about, too.")
@click.option(
    "--fetch",
    is_flag=True,
    help="Addresses of the web may be collated; each exchange is kept as WARC under ./captures.",
)
def mcp(dossiers: tuple[str, ...], root: str, place: str | None, fetch: bool) -> None:
    """Serve dossiers to an agent, by the Model Context Protocol on standard input and output.

    The tools collate files under --root, list stories, show a claim with its spans, verify a quotation, and say who else
    says so and of how many origins. They read; nothing is written or generated. An MCP client starts this command itself.

    \b
    Examples:
      variorum mcp dossier.json
      variorum mcp --root reports/
      variorum mcp --desk desk.variorum
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    try:
        from variorum.agents.server import make_server
    except ModuleNotFoundError as error:
        raise MissingExtra("serving agents", extra="mcp") from error
    from variorum.agents.answers import sound
    from variorum.agents.shelf import Shelf
    from variorum.cli.verify import text_of
    from variorum.publish import from_json

    # the tools may collate files in this folder and nowhere else
    folder = Path(root)
    if not folder.is_dir():
        raise UsageError(f"--root {root}: is no folder")
    shelf = Shelf(root=folder, fetch=fetch)
    for path in dossiers:
        try:
            # a dossier whose quotes do not stand is not served
            dossier = from_json(text_of(path))
        except BadDossier as error:
            raise BadDossier(f"{path}: {error}") from error
        if not sound(dossier):
            raise BadDossier(f"{path}: a quote does not stand at its place; `variorum verify` says which")
        shelf.add(dossier, Path(path).name)
    # dossiers alone, or the stories of a desk beside them
    if place is None:
        make_server(shelf).run()
        return
    from variorum.cli.place import Place

    with Place(place, None).open() as desk:
        from variorum.agents.desks import DeskStories

        shelf.desk = DeskStories(desk)
        make_server(shelf).run()
