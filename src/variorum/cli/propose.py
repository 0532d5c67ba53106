"""`variorum propose`: asks a language model on this machine which sentences to set side by side.

Words used here. Proposal: what a model would set side by side, with the places of the words. Dialect: how a server wants to be asked.
"""

from __future__ import annotations

import click

from variorum.cli.columns import column_option, read_as
from variorum.cli.output import tell, tell_refused, write
from variorum.cli.proposer import Model, server_options


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@column_option
@click.option("--model", required=True, metavar="NAME", help="The model, as its server calls it.")
@click.option("-o", "--out", metavar="FILE", default="proposals.jsonl", show_default=True, help="Where to write what it proposes.")  # fmt: skip
@click.option("--one-story", is_flag=True, help="All inputs tell one event: do not group them.")
@click.option(
    "-q", "--quiet", is_flag=True, help="Tell nothing but mistakes and, in one line, what was refused."
)
@server_options
def propose(
    inputs: tuple[str, ...],
    model: str,
    out: str,
    one_story: bool,
    quiet: bool,
    server: str,
    dialect: str | None,
    record: str,
    replay: bool,
    allow_remote: bool,
    key_file: str | None,
    calls: int | None,
    minutes: float | None,
) -> None:
    """Ask a language model which words of the reports in INPUT... to set side by side.

    The model runs on your machine (Ollama, llama.cpp, LM Studio, vLLM). It is shown numbered sentences and answers with numbers,
    quotations and fixed words; every quotation is looked for in its sentence, and nothing else of it is kept. What it proposes
    is for `variorum collate --proposals FILE`, which asks nobody.

    \b
    Examples:
      variorum propose reports/ --model qwen3:8b
      variorum collate reports/ --proposals proposals.jsonl
      variorum propose reports/ --model my-model --server http://127.0.0.1:8080

    Exit code: 0 when questions were answered or there was nothing to ask, 1 when none was answered, 2 for a mistake.
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    from variorum.cli.output import check_out
    from variorum.cli.progress import progress
    from variorum.cli.proposer import ask
    from variorum.collate.proposals import as_line
    from variorum.pipeline import collate
    from variorum.settings import Settings

    # before the model is asked
    check_out(out, "jsonl")
    options = Model(
        model=model,
        server=server,
        dialect=dialect,
        record=record,
        replay=replay,
        allow_remote=allow_remote,
        key_file=key_file,
        calls=calls,
        minutes=minutes,
    )
    options.check()
    with progress(shown=not quiet) as bars:
        # the stories are made first: a model is asked about one story at a time
        dossier = collate(inputs, one_story=one_story, settings=Settings(gather=read_as()), progress=bars)
    tell_refused(dossier.refused)
    outcome = ask(dossier, options, quiet=quiet)
    lines = "".join(map(as_line, outcome.proposals))
    if out == "-":
        tell(lines)
    else:
        from pathlib import Path

        write(Path(out), lines)
        if not quiet:
            tell(f"Proposals: {Path(out).absolute()}\n", err=True)
    if outcome.asked and not outcome.answered:
        click.get_current_context().exit(1)
