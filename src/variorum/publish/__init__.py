"""The publish room: takes a Dossier and writes it in forms in which a reader can check it. Nothing here reads a clock, a file or the network."""

from variorum.publish.csv_table import as_csv
from variorum.publish.json_reader import from_json
from variorum.publish.json_writer import as_json
from variorum.publish.markdown import as_markdown
from variorum.publish.pages import Page, Pages, as_html
from variorum.publish.recheck import Failure, recheck
from variorum.publish.summary import summary

__all__ = [
    "Failure",
    "Page",
    "Pages",
    "as_csv",
    "as_html",
    "as_json",
    "as_markdown",
    "from_json",
    "recheck",
    "summary",
]
