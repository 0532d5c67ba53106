"""The command line: one module for each command; `variorum.cli.main` lists them."""
