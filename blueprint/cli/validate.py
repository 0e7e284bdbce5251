"""`blueprint validate FILE…`: says what is wrong with files."""

from __future__ import annotations

import argparse

from blueprint.cli.limits import add_limits, limits_of
from blueprint.cli.reporting import add_reporting, exit_code, write_findings
from blueprint.cli.streams import Streams
from blueprint.diagnostics import Diagnostic, in_order

_DESCRIPTION = """\
Check files and say what is wrong with them: spelling of keys, missing values, ids that lead nowhere,
and what a service blueprint should not say. Nothing is drawn and nothing is written."""
_EPILOG = """\
examples:
  blueprint validate hotel.blueprint.yaml
  blueprint validate maps/*.blueprint.yaml --diagnostics concise
  blueprint validate - < hotel.blueprint.yaml

The exit code is 1 if there are errors, or warnings with --strict. A warning that is meant is acknowledged
by a comment on its line, with a reason:  # blueprint: ignore[BP301] the desk is on the street
`blueprint explain BP301` says what a code means."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("files", nargs="+", metavar="FILE", help="a .blueprint.yaml file, or `-` for standard input")
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Check each file; 1 if there are errors, or any findings with `--strict`."""
    from blueprint.pipeline import load  # noqa: PLC0415 - `--help` needs none of it

    limits = limits_of(args)
    names = list(dict.fromkeys(args.files))
    found: list[Diagnostic] = []
    for name in names:
        found += in_order(load(name, stdin=streams.stdin, limits=limits).diagnostics)
    unique = tuple(dict.fromkeys(found))
    write_findings(args, unique, len(names), streams.stdout)
    return exit_code(args, unique)
