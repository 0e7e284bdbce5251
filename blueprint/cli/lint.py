"""`blueprint lint FILE…`: says what a service designer would question in a map."""

from __future__ import annotations

import argparse

from blueprint.cli.limits import add_limits, limits_of
from blueprint.cli.pairs import in_columns
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError

_DESCRIPTION = """\
Say what a service designer would question in a map that can be drawn: fail points and gaps that nobody works
on, key touchpoints without a standard, waits without a time, channel switches where nothing is handed over,
paths without an end. Nothing is drawn and nothing is written. `validate` tells all this as well."""
_EPILOG = """\
examples:
  blueprint lint hotel.blueprint.yaml
  blueprint lint maps/*.blueprint.yaml --diagnostics concise
  blueprint lint --rules
  blueprint explain BP353

The exit code is 1 if there are errors, or warnings with --strict. What is meant as it is is acknowledged by a
comment on its line, with a reason:  # blueprint: ignore[BP354] the wait is the cleaning itself
A rule that a project does not want is switched off in its blueprint.config.yaml:  levels: {BP354: off}"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("files", nargs="*", metavar="FILE", help="a .blueprint.yaml file, or `-` for standard input")
    parser.add_argument("--rules", action="store_true", help="list all rules, one line each, and end")
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Check each file against the rules; 1 if there are errors, or any findings with `--strict`.

    Raises:
        UsageError: neither a file nor `--rules` is given.
    """
    if args.rules:
        streams.stdout.write(in_columns(_rules(), streams.stdout))
        return 0
    if not args.files:
        raise UsageError("name a file: `blueprint lint hotel.blueprint.yaml`; `blueprint lint --rules` lists the rules")
    from blueprint.diagnostics import Severity  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.lint import RULES  # noqa: PLC0415 - likewise
    from blueprint.pipeline import load  # noqa: PLC0415 - likewise
    from blueprint.pipeline.linting import lint  # noqa: PLC0415 - likewise

    reporting = Reporting(args, streams)
    names = list(dict.fromkeys(args.files))
    codes = frozenset(rule.code for rule in RULES)
    for name in names:
        outcome = load(name, stdin=streams.stdin, limits=limits_of(args, name))
        reporting.add(name, [d for d in outcome.diagnostics if d.code in codes or d.severity is Severity.ERROR])
        if outcome.value is not None:
            reporting.add(name, lint(outcome.value))
    return reporting.finish(names, streams.stdout, linted=True, only=codes)


def _rules() -> list[tuple[str, str]]:
    """All rules with what they find."""
    from blueprint.codes import lookup  # noqa: PLC0415 - only asked for here
    from blueprint.lint import RULES  # noqa: PLC0415 - `--help` needs none of it

    codes = [code for rule in RULES if (code := lookup(rule.code))]
    return [(code.id, code.title) for code in codes]
