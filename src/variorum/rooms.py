"""What users are told of each room while it works. A module of its own, so that a command can say it without importing the rooms."""

from __future__ import annotations

# By the names that a Progress is called with.
WORKING = {
    "gather": "Reading inputs",
    "extract": "Extracting texts",
    "trace": "Tracing copies",
    "group": "Grouping stories",
    "parse": "Parsing sentences",
    "collate": "Collating claims",
    "propose": "Asking the model",
    "keep": "Keeping reports",
    "sift": "Sifting reports",
    "derive": "Putting reports into stories",
}
# What a desk does itself; meanwhile the others work on one of its stories.
DESK = frozenset({"keep", "sift", "derive"})
