"""`blueprint opportunities FILE…`: the opportunities of services, the best first, and their matrix."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.limits import add_limits, in_time, limits_of
from blueprint.cli.lists import TABULAR, Goal, ListFormat, add_list, goal_of, load_named, table_bytes, words_for
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.write import write_piece
from blueprint.model.vocabulary import OpportunityStatus
from blueprint.phrases import listing, nearest, quote

if TYPE_CHECKING:
    from blueprint.backlog.items import BacklogItem, Chosen
    from blueprint.experience.named import NamedService
    from blueprint.words.speech import Teller

_DESCRIPTION = """\
List the opportunities of one or many files, the best first: by impact divided by effort, then by impact, then by the
steps that they touch. As Markdown, a section each that can be filed as an issue."""
_EPILOG = """\
examples:
  blueprint opportunities hotel.blueprint.yaml                        as a table, on the terminal
  blueprint opportunities maps/*.blueprint.yaml -o backlog.xlsx
  blueprint opportunities maps/*.blueprint.yaml --status idea --status planned -o backlog.md
  blueprint opportunities maps/*.blueprint.yaml --matrix matrix.svg   impact against effort, as a drawing
  blueprint opportunities hotel.blueprint.yaml --format json

With --matrix and without -o, only the drawing is made. The exit code is 1 if a file has errors; nothing is listed
then."""
_DRAWN = (".svg", ".pdf", ".png")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    add_list(parser, TABULAR)
    which = parser.add_argument_group("which opportunities (each may be given several times: any of them)")
    which.add_argument("--status", action="append", default=[], choices=[s.value for s in OpportunityStatus],
                       metavar="VALUE", help=", ".join(OpportunityStatus))  # fmt: skip
    which.add_argument("--owner", action="append", default=[], metavar="NAME", help="who cares for it, as files say")
    drawing = parser.add_argument_group("drawing")
    drawing.add_argument("--matrix", metavar="OUT", help="draw impact against effort: a file that ends in .svg, .pdf "
                         "or .png")  # fmt: skip
    drawing.add_argument(
        "--theme", metavar="THEME", help="name or file of a theme (default: the first file's `style`, else paper)"
    )
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """List the opportunities; 1 for errors (with `--strict`, for any findings), 2 if it cannot be written."""
    goal = goal_of(args, TABULAR)
    _check_matrix(args)
    reporting = Reporting(args, streams)
    names = list(dict.fromkeys(args.files))
    services = load_named(args, names, streams, reporting)
    code = _list(args, goal, services, streams, reporting) if services else 0
    return max(code, reporting.finish(names, streams.stderr, quiet=True))


def _check_matrix(args: argparse.Namespace) -> None:
    """Reject what no drawing can be, and options without use."""
    if args.matrix is None:
        if args.theme:
            raise UsageError("`--theme` is for the drawing; give `--matrix` a file")
        return
    if Path(args.matrix).is_dir() or Path(args.matrix).suffix.lower() not in _DRAWN:
        raise UsageError(f"`--matrix {args.matrix}` should end in {listing(_DRAWN, 'or')}")
    if args.output == args.matrix:
        raise UsageError(f"the list and the matrix would both be written to {quote(args.matrix)}")


def _list(
    args: argparse.Namespace, goal: Goal, services: Sequence[NamedService], streams: Streams, reporting: Reporting
) -> int:
    """Make the list, the drawing, or both."""
    from blueprint.backlog.items import backlog  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.words.speech import Teller  # noqa: PLC0415 - likewise

    every = backlog(services)
    chosen = _chosen(args, every)
    items = tuple(item for item in every if chosen.takes(item))
    if not items:
        _say_nothing_found(args, streams, any_there=bool(every))
    words, tag = words_for(args, services, reporting)
    teller = Teller(words=words, language=tag, several=len(services) > 1)
    code = 0
    if args.matrix is None or args.output or args.format:
        content = in_time(args, lambda: _content(args, goal, items, teller, streams))
        code = write_piece(goal.target, content, streams)
    if args.matrix is not None:
        drawn = in_time(args, lambda: _drawn(args, items, services, teller, reporting))
        code = max(code, write_piece(args.matrix, drawn, streams) if drawn is not None else 0)
    return code


def _chosen(args: argparse.Namespace, items: Sequence[BacklogItem]) -> Chosen:
    """Which opportunities are asked for.

    Raises:
        UsageError: nobody of that name owns one.
    """
    from blueprint.backlog.items import Chosen  # noqa: PLC0415 - `--help` needs none of it

    owners = list(dict.fromkeys(w.text for i in items if i.opportunity.owner for w in i.opportunity.owner.wordings))
    for name in args.owner:
        if name.casefold() not in {owner.casefold() for owner in owners}:
            close = nearest(name, owners)
            there = f"the owners are {listing(owners, 'and')}" if owners else "no opportunity has an `owner`"
            raise UsageError(f"{quote(name)} owns no opportunity; {f'did you mean `{close}`?' if close else there}")
    return Chosen(status=tuple(OpportunityStatus(s) for s in args.status), owners=tuple(args.owner))


def _say_nothing_found(args: argparse.Namespace, streams: Streams, *, any_there: bool) -> None:
    """Say why the list is empty.

    Raises:
        UsageError: a drawing is asked for, and there is nothing to draw.
    """
    why = (
        "no opportunity is as you ask; leave out a filter"
        if any_there
        else "the files name no opportunities; write them under `opportunities`, with `impact` and `effort` from 1 to 5"
    )
    if args.matrix is not None:
        raise UsageError(f"there is nothing to draw: {why}")
    streams.stderr.write(f"{why}\n")


def _content(
    args: argparse.Namespace, goal: Goal, items: Sequence[BacklogItem], teller: Teller, streams: Streams
) -> bytes:
    """The bytes of the list."""
    from blueprint.text.languages import is_rtl  # noqa: PLC0415 - `--help` needs none of it

    if goal.format is ListFormat.JSON:
        from blueprint.backlog.json_form import as_json  # noqa: PLC0415 - only what is asked for

        return as_json(items, teller).encode("utf-8")
    if goal.format is ListFormat.MD:
        from blueprint.backlog.markdown import as_markdown  # noqa: PLC0415 - likewise

        return as_markdown(items, teller).encode("utf-8")
    from blueprint.backlog.tables import full_table, short_table  # noqa: PLC0415 - likewise

    short, full = short_table(items, teller), (full_table(items, teller),)
    return table_bytes(goal, short, full, streams, bom=args.bom, rtl=is_rtl(teller.language))


def _drawn(
    args: argparse.Namespace,
    items: Sequence[BacklogItem],
    services: Sequence[NamedService],
    teller: Teller,
    reporting: Reporting,
) -> bytes | None:
    """The bytes of the matrix; None if there are errors."""
    from blueprint.paper.pages import PaperError  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.pipeline import paint  # noqa: PLC0415 - likewise
    from blueprint.pipeline.opportunities import matrix, matrix_sheet, print_matrix  # noqa: PLC0415 - likewise

    outcome = matrix(items, services, teller, args.theme)
    reporting.add(args.files[0], outcome.diagnostics)
    scene = outcome.value
    if scene is None:
        return None
    form = Path(args.matrix).suffix.lower()
    if form == ".svg":
        return paint(scene).encode("utf-8")
    try:
        pdf = print_matrix(scene)
        if form == ".pdf":
            return pdf
        from blueprint.pipeline.paper import print_pictures  # noqa: PLC0415 - only for a picture

        (picture,) = print_pictures(pdf, (matrix_sheet(scene),), width=None, dpi=None, limits=limits_of(args))
    except PaperError as error:
        raise UsageError(str(error)) from None
    return picture
