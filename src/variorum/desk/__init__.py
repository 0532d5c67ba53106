"""A desk keeps stories for days: reports arrive, pages are rewritten, editors decide. Of the layers of the program it stands above the rooms that
make a dossier and below the screens and commands."""
