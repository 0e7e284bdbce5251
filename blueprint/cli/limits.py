"""The option `--limit`, which every verb has that reads files."""

from __future__ import annotations

import argparse
from dataclasses import replace

from blueprint.cli.streams import UsageError
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.phrases import listing

_NAMES = ("bytes", "depth", "text", "digits", "nodes", "answers", "unpacked", "rows", "columns", "cell")


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add the option to a verb's parser."""
    parser.add_argument(
        "--limit",
        action="append",
        default=[],
        metavar="NAME=NUMBER",
        help=f"raise a limit of the reader: {', '.join(_NAMES)}; may be given several times",
    )


def limits_of(args: argparse.Namespace) -> Limits:
    """The limits that the arguments ask for.

    Raises:
        UsageError: an unknown name, or something that is no whole number above zero.
    """
    limits = DEFAULT_LIMITS
    for setting in args.limit:
        name, _, number = setting.partition("=")
        if name not in _NAMES:
            raise UsageError(f"there is no limit `{name}`; the limits are {listing(_NAMES, 'and')}")
        if not number.isascii() or not number.isdigit() or not 0 < len(number) <= len(str(10**12)) or not int(number):
            raise UsageError(f"`--limit {setting}` needs a whole number above zero: `--limit {name}=1000`")
        limits = replace(limits, **{name: int(number)})
    return limits
