"""`blueprint figures FILE…`: every figure of services, as a list."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint.cli.limits import add_limits, in_time
from blueprint.cli.lists import TABULAR, Goal, ListFormat, add_list, goal_of, load_named, table_bytes, words_for
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.write import write_piece
from blueprint.model.figures import SMALL, TINY, Grouping
from blueprint.phrases import listing

if TYPE_CHECKING:
    from blueprint.export.table import Table
    from blueprint.review.tables import Tabled, TableName
    from blueprint.review.values import ServiceReview

_DESCRIPTION = """\
List every figure of one or many files: measured ones with number of answers, 95 % interval and target, and those of
the experience: peak, end, mean and remembered of each persona, satisfaction at each step, what would change if the
worst step were mended, service-quality gaps, themes and modules by stage."""
_EPILOG = """\
examples:
  blueprint figures hotel.blueprint.yaml                              as tables, on the terminal
  blueprint figures hotel.blueprint.yaml --by segment --trend
  blueprint figures hotel.blueprint.yaml --segment Business --period 2026-Q1..2026-Q2
  blueprint figures maps/*.blueprint.yaml --format json -o figures.json
  blueprint figures maps/*.blueprint.yaml --table steps -o steps.csv

A csv holds one table, `figures` unless `--table` names another. The exit code is 1 if a file has errors; nothing is
listed then."""
_TABLES = ("figures", "kano", "journeys", "mending", "steps", "gaps", "themes", "modules")
_TOGETHER = "mending"
"""Stands with the journeys where numbers are plain."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    add_list(parser, TABULAR)
    parser.add_argument(
        "--by",
        action="append",
        default=[],
        choices=[g.value for g in Grouping],
        metavar="GROUP",
        help=f"break figures down by {listing(Grouping, 'or')}; may be given several times",
    )
    parser.add_argument("--trend", action="store_true", help="list the figures of each period too")
    parser.add_argument("--table", action="append", default=[], choices=_TABLES, metavar="NAME",
                        help=f"only {listing(_TABLES, 'or')}; may be given several times")  # fmt: skip
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """List the figures; 1 for errors (with `--strict`, for any findings), 2 if they cannot be written."""
    goal = goal_of(args, TABULAR)
    _check(args, goal)
    reporting = Reporting(args, streams)
    names = list(dict.fromkeys(args.files))
    services = load_named(args, names, streams, reporting)
    code = 0
    if services:
        from blueprint.review.tables import Tabled  # noqa: PLC0415 - `--help` needs none of it
        from blueprint.review.together import reviews_of  # noqa: PLC0415 - likewise

        words, tag = words_for(args, services, reporting)
        groupings = tuple(dict.fromkeys(Grouping(by) for by in args.by))
        reviews = in_time(args, lambda: reviews_of(services, words, tag, groupings=groupings, trend=args.trend))
        _warn_of_nothing(args, reviews, streams)
        content = in_time(args, lambda: _content(args, goal, Tabled(reviews=reviews, words=words), streams))
        code = write_piece(goal.target, content, streams)
    return max(code, reporting.finish(names, streams.stderr, quiet=True))


def _check(args: argparse.Namespace, goal: Goal) -> None:
    """Reject what the format has no use for.

    Raises:
        UsageError: with what to write instead.
    """
    if goal.format is ListFormat.JSON and args.table:
        raise UsageError("`--table` is not for json: it holds all of them")
    if goal.format is ListFormat.CSV and len(set(args.table)) > 1:
        raise UsageError("a csv holds one table; give one `--table`, or write a .xlsx")
    if goal.format in {ListFormat.CSV, ListFormat.XLSX} and _TOGETHER in args.table:
        raise UsageError(f"in {goal.format} what mending changes stands with the journeys: `--table journeys`")


def _warn_of_nothing(args: argparse.Namespace, reviews: Sequence[ServiceReview], streams: Streams) -> None:
    """Say so where a breakdown or a trend that is asked for has no figures."""
    found = {told.reading.by for one in reviews for told in one.figures}
    streams.stderr.writelines(
        f"no figure is broken down by {by}: no survey that is read has a column for it\n"
        for by in dict.fromkeys(args.by)
        if by not in found
    )
    if args.trend and not any(told.reading.period for one in reviews for told in one.figures):
        streams.stderr.write("no figure has a trend: that takes a column `date` with at least two periods\n")


def _content(args: argparse.Namespace, goal: Goal, tabled: Tabled, streams: Streams) -> bytes:
    """The bytes of the list."""
    from blueprint.review.tables import TableName, excluded_lines, short_tables  # noqa: PLC0415 - as above

    wanted = tuple(name for name in TableName if name.value in args.table) if args.table else tuple(TableName)
    if goal.format is ListFormat.JSON:
        from blueprint.review.json_form import as_json  # noqa: PLC0415 - only what is asked for

        return as_json(tabled.reviews).encode("utf-8")
    if goal.format in {ListFormat.CSV, ListFormat.XLSX}:
        return _plain(args, goal, tabled, wanted, streams)
    shown = list(short_tables(tabled, wanted))
    told = list(excluded_lines(tabled)) if TableName.FIGURES in wanted else []
    if goal.format is ListFormat.MD:
        from blueprint.review.markdown import figures_markdown  # noqa: PLC0415 - likewise

        return figures_markdown(tabled, shown, told).encode("utf-8")
    return b"\n".join(_on_terminal(goal, tabled, name, table, told, streams) for name, table in shown)


def _on_terminal(
    goal: Goal, tabled: Tabled, name: TableName, table: Table, told: list[tuple[str, str]], streams: Streams
) -> bytes:
    """One table under its title; under that of the figures, which answers do not count."""
    body = table_bytes(goal, table, (table,), streams, bom=False, rtl=False).decode("utf-8")
    text = f"{table.title}\n\n{body}"
    if name.value == "figures":
        text += _key(tabled, table)
        if told:
            text += f"\n{tabled.word('report.excluded')}\n" + "".join(f"  {name}: {said}\n" for name, said in told)
        text += _elsewhere(tabled)
    return text.encode("utf-8")


def _elsewhere(tabled: Tabled) -> str:
    """Answers that count for the whole only, metric by metric."""
    from blueprint.review.tables import unplaced_lines  # noqa: PLC0415 - `--help` needs none of it

    lines = [f"{name}: {said}\n" for name, said in unplaced_lines(tabled)]
    return "\n" + "".join(lines) if lines else ""


def _key(tabled: Tabled, table: Table) -> str:
    """What the signs for few answers mean, where they stand."""
    used = (("●", "small", SMALL), ("○", "tiny", TINY))
    lines = [
        f"{sign} {tabled.words.text(f'legend.{word}', n=tabled.words.number(most))}\n"
        for sign, word, most in used
        if any(sign in row for row in table.rows)
    ]
    return "\n" + "".join(lines) if lines else ""


def _plain(
    args: argparse.Namespace, goal: Goal, tabled: Tabled, wanted: tuple[TableName, ...], streams: Streams
) -> bytes:
    """One or several tables of plain numbers."""
    from blueprint.review.plain_tables import PLAIN_TABLES, plain_table  # noqa: PLC0415 - as above

    names = [name for name in PLAIN_TABLES if name in wanted]
    tables = [plain_table(tabled.reviews, name) for name in names]
    filled = [table for table in tables if table.rows or args.table] or tables[:1]
    return table_bytes(goal, filled[0], filled, streams, bom=args.bom, rtl=False)
