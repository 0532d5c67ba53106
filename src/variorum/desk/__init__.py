"""The desk: a story that lives. Reports arrive, pages are rewritten, editors decide; above the pipeline, below the screens."""
