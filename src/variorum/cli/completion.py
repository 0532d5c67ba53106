"""`variorum completion`: prints the script by which a shell completes commands and options."""

from __future__ import annotations

import click

from variorum.cli.printing import put

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS), metavar="SHELL")
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what SHELL reads to complete commands, options and their values with the tab key.

    \b
    Install it once, then open a new shell:
      variorum completion bash > completion.bash
      variorum completion zsh > completion.zsh
      variorum completion fish > completion.fish

    Bash looks in ~/.local/share/bash-completion/completions (call the file there variorum), fish in
    ~/.config/fish/completions (variorum.fish); zsh reads it from a line in ~/.zshrc: source ~/completion.zsh
    """  # noqa: D301 - \b is click's mark for lines to keep as they are
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    made = kind(context.find_root().command, {}, "variorum", "_VARIORUM_COMPLETE")
    # Bash's own `source` asks the bash of this machine for its version; the script may be for another.
    put(ShellComplete.source(made))
