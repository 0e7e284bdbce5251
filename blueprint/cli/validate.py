"""`blueprint validate FILE…`: says what is wrong with files."""

from __future__ import annotations

import argparse

from blueprint.cli.limits import add_limits, limits_of
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams

_DESCRIPTION = """\
Check files and say what is wrong with them: spelling of keys, missing values, ids that lead nowhere,
and what a service blueprint should not say. Nothing is drawn and nothing is written."""
_EPILOG = """\
examples:
  blueprint validate hotel.blueprint.yaml
  blueprint validate maps/*.blueprint.yaml --diagnostics concise
  blueprint validate - < hotel.blueprint.yaml
  blueprint validate maps/*.blueprint.yaml --diagnostics github --diagnostics sarif=findings.sarif

The exit code is 1 if there are errors, or warnings with --strict. A warning that is meant is acknowledged
by a comment on its line, with a reason:  # blueprint: ignore[BP301] the desk is on the street
How much a code counts in a project, and which warnings are known there, says its blueprint.config.yaml.
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

    reporting = Reporting(args, streams)
    limits = limits_of(args)
    names = list(dict.fromkeys(args.files))
    for name in names:
        reporting.add(name, load(name, stdin=streams.stdin, limits=limits).diagnostics)
    return reporting.finish(names, streams.stdout)
