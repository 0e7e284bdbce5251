"""`blueprint completion SHELL`: prints what makes a shell complete commands."""

from __future__ import annotations

import argparse

from blueprint.cli.streams import Streams

SHELLS = ("bash", "zsh", "fish")
_DESCRIPTION = """\
Print a script that makes a shell complete verbs, options, their values, maps, templates, themes and codes. It is made
of the options that this version has, so print it again after an update.
In bash, `eval "$(blueprint completion bash)"` in ~/.bashrc is always up to date, at the price of a slower start."""
_EPILOG = """\
examples:
  blueprint completion bash >> ~/.bashrc
  blueprint completion zsh > "${fpath[1]}/_blueprint"
  blueprint completion fish > ~/.config/fish/completions/blueprint.fish

Open a new terminal afterwards."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Write the script."""
    from blueprint.cli.completion_scripts import script  # noqa: PLC0415 - loads every verb
    from blueprint.cli.completion_words import command_words  # noqa: PLC0415 - likewise

    streams.stdout.write(script(args.shell, command_words()))
    return 0
