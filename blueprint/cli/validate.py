"""`blueprint validate FILE…`: says what is wrong with files."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from blueprint.cli.limits import add_limits, limits_of
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.diagnostics import Diagnostic
from blueprint.limits import Limits
from blueprint.report.file_names import STDIN

_MAPS = (".blueprint.yaml", ".blueprint.yml")
_DESCRIPTION = """\
Check files and say what is wrong with them: spelling of keys, missing values, ids that lead nowhere,
and what a service designer would question (`blueprint lint --rules` lists the rules). Nothing is drawn,
and nothing is written unless --fix is given."""
_EPILOG = """\
examples:
  blueprint validate                     all maps of this project, and its configuration
  blueprint validate maps/hotel          those in a folder
  blueprint validate hotel.blueprint.yaml
  blueprint validate blueprint.config.yaml
  blueprint validate maps/*.blueprint.yaml --diagnostics concise
  blueprint validate - < hotel.blueprint.yaml
  blueprint validate maps/*.blueprint.yaml --no-lint
  blueprint validate hotel.blueprint.yaml --fix          correct what is certain, then tell the rest
  blueprint validate hotel.blueprint.yaml --fix --diff   show these corrections, write nothing
  blueprint validate maps/*.blueprint.yaml --diagnostics github --diagnostics sarif=findings.sarif

The exit code is 1 if there are errors, or warnings with --strict. A warning that is meant is acknowledged
by a comment on its line, with a reason:  # blueprint: ignore[BP301] the desk is on the street
How much a code counts in a project, and which warnings are known there, says its blueprint.config.yaml.
`blueprint explain BP301` says what a code means."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a map, a folder with maps, a blueprint.config.yaml, or `-` for standard input (default: the project)",
    )
    parser.add_argument("--no-lint", action="store_true", help="leave out what `blueprint lint` finds")
    parser.add_argument("--fix", action="store_true", help="first make the corrections that are certain")
    parser.add_argument("--diff", action="store_true", help="with --fix: show the corrections and write nothing")
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Check each file; 1 if there are errors, or any findings with `--strict`.

    Raises:
        UsageError: `--diff` without `--fix`, or a file cannot be corrected.
    """
    if args.diff and not args.fix:
        raise UsageError("`--diff` shows what `--fix` would correct; add `--fix`")
    from blueprint.pipeline import load  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.pipeline.linting import lint  # noqa: PLC0415 - likewise
    from blueprint.project.chosen import is_configuration  # noqa: PLC0415 - likewise

    reporting = Reporting(args, streams)
    limits = limits_of(args)
    names = _names(args.files, limits.maps)
    if not names:
        streams.stderr.write("note: no maps found\n")
    if args.fix:
        from blueprint.cli.mending import mend  # noqa: PLC0415 - only with --fix

        left = mend(names, streams, limits, show=args.diff)
        if args.diff:
            return left
    for name in names:
        if name != STDIN and is_configuration(name):
            from blueprint.project.config_read import read_config  # noqa: PLC0415 - only for a configuration

            reporting.add(name, read_config(Path(name), limits).diagnostics)
            continue
        catalogue = _of_catalogues(name, limits)
        if catalogue is not None:
            reporting.add(name, catalogue)
            streams.stderr.write(f"note: {name} holds catalogues; whether they are used is checked with a map\n")
            continue
        outcome = load(name, stdin=streams.stdin, limits=limits_of(args, name))
        reporting.add(name, outcome.diagnostics)
        if outcome.value is not None and not args.no_lint:
            reporting.add(name, lint(outcome.value))
    return reporting.finish(names, streams.stdout, linted=not args.no_lint)


def _of_catalogues(name: str, limits: Limits) -> tuple[Diagnostic, ...] | None:
    """What is said of a file that holds catalogues for maps to include; None for any other file."""
    if name == STDIN or name.endswith(_MAPS) or not Path(name).is_file():
        return None
    from blueprint.editing.kinds import holds_catalogues_only  # noqa: PLC0415 - maps need none of it
    from blueprint.reading import parse, read  # noqa: PLC0415 - likewise

    source = read(name, limits=limits).value
    parsed = parse(source, limits) if source is not None else None
    if source is None or parsed is None or parsed.value is None or not holds_catalogues_only(parsed.value, name):
        return None
    from blueprint.editing.fixes import judge_file  # noqa: PLC0415 - likewise

    return judge_file(source, limits).findings


def _names(typed: Sequence[str], most: int) -> list[str]:
    """All files that are meant, each once: those that were typed, and the maps of folders as `build` finds them."""
    from blueprint.project.chosen import files_in  # noqa: PLC0415 - `--help` needs none of it

    if not typed:
        return list(files_in(None, most))
    found = [files_in(Path(name), most) if name != STDIN and Path(name).is_dir() else (name,) for name in typed]
    return list(dict.fromkeys(name for names in found for name in names))
