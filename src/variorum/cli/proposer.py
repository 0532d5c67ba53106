"""What `propose` and `collate --model` have in common: the options of a model's server, what is told before it is
asked, and what is told of its answers.

Words used here. Bundle: the sentences of a story that are shown to a model together. Offer: proposals that were read
from a file. Exchanges: the record of all questions and answers. Dialect: how a server wants to be asked.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum.cli.output import tell
from variorum.errors import NoSuchInput, UsageError
from variorum.text.counts import counted

if TYPE_CHECKING:
    from variorum.collate.proposals import Bundle, Offer
    from variorum.propose import Address, Outcome
    from variorum.records import Dossier

SERVER = "http://127.0.0.1:11434"
KEY = "VARIORUM_MODEL_KEY"
# Bytes.
LARGEST_FILE = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The options as they were given; "" or None where one was not."""

    # the model's name, its server's address, and how the server wants to be asked (None: found out)
    model: str
    server: str
    dialect: str | None
    # the file of recorded exchanges; and whether only they are used, and no server
    record: str
    replay: bool
    # whether the server may be another machine
    allow_remote: bool
    # the file with the key to the server
    key_file: str | None
    # the most questions, and the most minutes of asking; None: the settings' own
    calls: int | None
    minutes: float | None

    def check(self) -> None:
        """Raises UsageError for options with which no model could be asked. Called before any work."""
        from variorum.propose import address

        if not self.model.strip():
            raise UsageError("--model: give the model's name, as its server calls it")
        address(self.server, allow_remote=self.allow_remote)


def server_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that say which model's server is asked (`--server`, `--replay` …), as keyword
    arguments.
    """
    for option in (
        click.option("--max-minutes", "minutes", type=click.FloatRange(min=0.1), help="Minutes that the whole run may take."),
        click.option("--max-calls", "calls", type=click.IntRange(min=1), help="Calls that the whole run may make."),
        click.option("--key-file", metavar="FILE", help=f"A file with the server's key, where it wants one. Else from {KEY}."),
        click.option("--allow-remote", is_flag=True, help="The server may be another machine: the reports' sentences go there."),
        click.option("--replay", is_flag=True, help="Ask no server: take recorded exchanges alone."),
        click.option("--record", metavar="FOLDER", default="exchanges", show_default=True, help="Where every exchange with a model is kept; one that is there is not asked for again."),
        click.option("--dialect", type=click.Choice(("ollama", "openai")), help="How the server is spoken to. Default: it is asked whether it is Ollama."),
        click.option("--server", metavar="URL", default=SERVER, show_default=True, help="The model's server: Ollama, llama.cpp, LM Studio, vLLM or another that speaks as these do."),
    ):  # fmt: skip
        command = option(command)
    return command


def offer_in(path: str) -> Offer:
    """The proposals in a file. Raises for one that is not there or holds none."""
    from variorum.collate.proposals import read_lines

    file = Path(path)
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise UsageError(f"--proposals {path}: has more than {LARGEST_FILE:,} bytes")
        text = file.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise NoSuchInput(f"--proposals {path}: no such file") from error
    except OSError as error:
        raise NoSuchInput(f"--proposals {path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"--proposals {path}: not UTF-8 text") from error
    offer = read_lines(text)
    # a file with some bad lines is taken, since these are counted
    if offer.bad and not offer.proposals:
        raise UsageError(f"--proposals {path}: no line is a proposal; expected what `variorum propose` wrote")
    return offer


def ask(dossier: Dossier, options: Model, *, quiet: bool) -> Outcome:
    """Asks the model about every story of the dossier. Says before what goes where, and after what came of it."""
    from variorum.cli.progress import progress
    from variorum.pipeline import bundled
    from variorum.propose import Exchanges, ProposeSettings, Server, address, propose
    from variorum.propose.dialects import DIALECTS

    place = address(options.server, allow_remote=options.allow_remote)
    standard = ProposeSettings()
    settings = ProposeSettings(
        calls=options.calls or standard.calls,
        seconds=options.minutes * 60 if options.minutes else standard.seconds,
    )
    server = None
    if not options.replay:
        chosen = DIALECTS[options.dialect] if options.dialect else None
        server = Server(place, key=key_in(options.key_file), dialect=chosen, settings=settings)
    # for each story its questions; all of them in one list
    bundles = [bundle for told in bundled(dossier) for bundle in told]
    if not quiet:
        tell(_leaving(bundles, place, options), err=True)
    try:
        with progress(shown=not quiet) as bars:
            outcome = propose(
                bundles,
                {report.id: report for report in dossier.reports},
                model=options.model,
                server=server,
                exchanges=Exchanges(Path(options.record)),
                settings=settings,
                progress=lambda done, of: bars("propose", done, of),
            )
    except KeyboardInterrupt:
        tell(f"Stopped. What was answered is kept in {options.record}: the same command goes on from there.\n", err=True)  # fmt: skip
        raise
    # also where somebody stopped it
    finally:
        if server:
            server.close()
    if not quiet:
        tell("".join(f"{line}\n" for line in said(outcome)), err=True)
    return outcome


def _leaving(bundles: Sequence[Bundle], place: Address, options: Model) -> str:
    """What leaves this program, and where it goes, in words. `bundles`: the questions; `place`: the server."""
    # each sentence once, with its length
    shown = {
        (sentence.report, sentence.start): len(sentence.text)
        for bundle in bundles
        for sentence in bundle.sentences
    }
    what = f"{counted(len(shown), 'sentence')} of {counted(len({report for report, _ in shown}), 'report')} ({counted(sum(shown.values()), 'character')})"
    if not shown:
        return "Nothing to ask: no story here has two independent tellings.\n"
    if options.replay:
        return f"Nothing is sent anywhere: answers about {what} are taken from {options.record}.\n"
    if place.local:
        return f"Asking {options.model} at {place.root}, on this machine, about {what}. Nothing else is sent, and nothing leaves this machine by variorum's hand.\n"
    return f"SENDING TO ANOTHER MACHINE: {what} go to {place.root}, word for word as they stand in the reports, to be read by {options.model}. Nothing else is sent: no names of files, outlets or addresses.\n"


def said(outcome: Outcome) -> Iterator[str]:
    """Lines for the terminal: what was asked and answered, what was dropped and why, and how to go on."""
    # what was asked; what was dropped; what went wrong
    yield (
        f"{outcome.answered} of {outcome.asked} questions answered ({outcome.calls} calls, {outcome.replayed} from the record): "
        f"{len(outcome.proposals)} proposals."
    )
    for reason, count in outcome.dropped.items():
        yield f"  dropped: {count} {reason}"
    for reason, count in outcome.troubles.items():
        yield f"  {counted(count, 'time')}: {reason}"
    if outcome.uncounted:
        yield f"  {outcome.uncounted} answers without a count of what was read: whether the prompt was cut is not known"
    if outcome.ended:
        yield f"Ended early: {outcome.ended}. The same command goes on from the record."


def key_in(path: str | None) -> str | None:
    """The key in the file, or else in the environment; None where neither has one. It is never shown, not even in an error."""
    if path is None:
        found = os.environ.get(KEY)
    else:
        try:
            found = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"--key-file {path}: cannot be read") from error
    key = (found or "").strip()
    # a key goes into a header, which takes plain signs only
    if key and not (key.isascii() and key.isprintable() and " " not in key):
        raise UsageError(f"the server's key (--key-file or {KEY}) is not one line of plain signs")
    return key or None
