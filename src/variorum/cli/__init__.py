"""The command line: one module a command; `variorum.cli.main` lists them."""
