"""The program `variorum`, and `python -m variorum`."""

from __future__ import annotations

import signal


def run() -> None:
    """Runs the command line. Until it is loaded there is nothing to clear up, and Ctrl-C ends the program without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from variorum.cli.main import run as run_command

    run_command()


if __name__ == "__main__":
    run()
