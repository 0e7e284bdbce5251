"""What verbs have that list things of several files: where the list goes, and in which form."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.language import check_language
from blueprint.cli.limits import limits_of
from blueprint.cli.narrowing import add_narrowing, check_answers, narrowed_of
from blueprint.cli.reporting import Reporting
from blueprint.cli.streams import Streams, UsageError, columns, wants_colour
from blueprint.diagnostics import has_errors
from blueprint.frozen import frozen
from blueprint.phrases import listing

if TYPE_CHECKING:
    from blueprint.experience.named import NamedService
    from blueprint.export.table import Table
    from blueprint.words import Words


class ListFormat(StrEnum):
    """Forms of a list."""

    TABLE = "table"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    MD = "md"
    HTML = "html"
    PDF = "pdf"


TABULAR = (ListFormat.TABLE, ListFormat.CSV, ListFormat.XLSX, ListFormat.JSON, ListFormat.MD)
"""Those that every list has."""


@frozen(kw_only=True)
class Goal:
    """Where a list goes: a path, or `-` for standard output."""

    format: ListFormat
    target: str


def add_list(parser: argparse.ArgumentParser, formats: Sequence[ListFormat]) -> None:
    """Add files, `-o`, `--format`, `--bom`, `--lang`, and which answers count."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a .blueprint.yaml file, or `-` for standard input")
    parser.add_argument("-o", "--output", metavar="OUT", help="a file, or `-` for standard output (default)")
    parser.add_argument(
        "--format",
        choices=[f.value for f in formats],
        metavar="FORM",
        help=f"{', '.join(formats)} (default: by the ending of OUT, else {formats[0]})",
    )
    parser.add_argument(
        "--bom", action="store_true", help="of a csv: begin it with a byte order mark, so that Excel reads UTF-8"
    )
    parser.add_argument("--lang", metavar="TAG", help="language, such as en or zh-Hans (default: the first file's)")
    add_narrowing(parser)


def goal_of(args: argparse.Namespace, formats: Sequence[ListFormat]) -> Goal:
    """Where the list goes and in which form; rejects what cannot be meant before any work is done.

    Raises:
        UsageError: there is no such ending, or it is another one than the format's; standard input is named twice.
    """
    check_language(args)
    if args.files.count("-") > 1:
        raise UsageError("standard input (`-`) can be read only once")
    asked = ListFormat(args.format) if args.format else None
    if args.output in {None, "-"}:
        goal = Goal(format=asked or formats[0], target="-")
    else:
        goal = Goal(format=_by_ending(args.output, asked, formats), target=args.output)
    if args.bom and goal.format is not ListFormat.CSV:
        raise UsageError(f"`--bom` is for csv, not for {goal.format}")
    return goal


def _by_ending(output: str, asked: ListFormat | None, formats: Sequence[ListFormat]) -> ListFormat:
    endings = {".txt" if f is ListFormat.TABLE else f".{f}": f for f in formats}
    ending = Path(output).suffix.lower()
    if Path(output).is_dir() or ending not in endings:
        raise UsageError(f"`-o {output}` should end in {listing(endings, 'or')}: it is one file")
    if asked and asked is not endings[ending]:
        raise UsageError(f"`-o {output}` and `--format {asked}` exclude each other; leave out `--format`")
    return endings[ending]


def load_named(
    args: argparse.Namespace, names: Sequence[str], streams: Streams, reporting: Reporting
) -> tuple[NamedService, ...]:
    """The services of all files with their short names; none if one has errors, or the theme has."""
    from blueprint.pipeline import load  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.pipeline.naming import named_services  # noqa: PLC0415 - likewise

    if getattr(args, "theme", None):
        from blueprint.theme import load_theme  # noqa: PLC0415 - only where one is asked for

        found = load_theme(args.theme).diagnostics
        reporting.add(args.theme, found)
        if has_errors(found):
            return ()
    services = []
    for name in names:
        outcome = load(name, stdin=streams.stdin, limits=limits_of(args, name), narrowed=narrowed_of(args))
        reporting.add(name, outcome.diagnostics)
        services += [outcome.value] if outcome.value else []
    if len(services) < len(names):
        return ()
    check_answers(args, services)
    return named_services(services)


def words_for(args: argparse.Namespace, services: Sequence[NamedService], reporting: Reporting) -> tuple[Words, str]:
    """The words of the list, and its language."""
    from blueprint.words import load_words  # noqa: PLC0415 - `--help` needs none of it

    tag = args.lang or services[0].service.language
    loaded = load_words(tag)
    reporting.add(args.files[0], loaded.diagnostics)
    assert loaded.value is not None  # noqa: S101 - an unknown language is told in English
    return loaded.value, tag


def table_bytes(goal: Goal, short: Table, full: Sequence[Table], streams: Streams, *, bom: bool, rtl: bool) -> bytes:
    """A list as text for a terminal, as CSV or as a spreadsheet.

    Args:
        short: for a terminal. full: for the others; CSV takes the first.
    """
    if goal.format is ListFormat.CSV:
        from blueprint.export.csv_file import write_csv  # noqa: PLC0415 - only what is asked for

        return write_csv(full[0], bom=bom)
    if goal.format is ListFormat.XLSX:
        from blueprint.export.xlsx_file import write_xlsx  # noqa: PLC0415 - likewise

        return write_xlsx(full, title=full[0].title, rtl=rtl)
    from blueprint.export.terminal_table import write_terminal  # noqa: PLC0415 - likewise

    width = columns(streams.stdout) if goal.target == "-" else None
    colour = width is not None and wants_colour(streams.stdout)
    return write_terminal(short, width=width, colour=colour).encode("utf-8")
