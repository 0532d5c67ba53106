"""Recognises what variorum itself has written, so that it is not read as a report: it would be a source that quotes the others."""

from __future__ import annotations

import re

# What is said of it where it is skipped.
OWN = "written by variorum itself"
# Stands under the title of a dossier as Markdown, where no reader shows it.
MARKDOWN_MARK = "<!-- variorum dossier -->"
# By the page's generator, the Markdown's comment, the JSON's schema, the table's first columns, a line of decisions.
MARKS = re.compile(
    r"""
    <meta\ name="?generator"?\ content="?variorum\b
    | ^<!--\ variorum\ dossier\ -->\r?$
    | \A\{[^{}\[\]]*"schema":\s*"variorum\.
    | \A"?story"?([,;\t])"?claim"?\1"?kind"?\1"?label"?\1"?status"?\1
    | \A(?:report_id,path,record,digest|report_id,position,field|refusal_id,path|skipped_id,path|story_id,title,reports|(?:story_id,)?
        (?:story_id,report_id|witness_id,position|left_id,right_id|group,report_id)|alarm_id,|claim_id,(?:story_id|position|witness_id)|reading_id,claim_id
        |attribution_id,|audited_id,)
    | \A\{[^{}\[\]]*"name":\s*"variorum-dossier"
    | \A\{"id":\s*"[0-9a-f]{8,}",\s*"at":\s*"[^"]+",\s*"author":\s*"[^"]*",\s*"kind":\s*"
    """,
    re.VERBOSE | re.MULTILINE,
)


def is_own_output(head: str) -> bool:
    """Whether a file was written by variorum. `head`: how it begins, without a byte-order mark or white space
    before it.
    """
    return MARKS.search(head) is not None
