"""A desk keeps stories for days: reports arrive, pages are rewritten, editors decide. It stands above the pipeline and below the screens."""
