"""`blueprint touchpoints FILE…`: the touchpoints of services, as a list or as sheets of paper."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint.cli.limits import add_limits, in_time
from blueprint.cli.lists import TABULAR, Goal, ListFormat, add_list, goal_of, load_named, table_bytes, words_for
from blueprint.cli.paper import document_page
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.write import write_piece
from blueprint.model.vocabulary import Importance, Owner, PlanPart
from blueprint.paper.pages import Orientation, Page, PaperError
from blueprint.phrases import listing, nearest, quote

if TYPE_CHECKING:
    from blueprint.experience.named import NamedService
    from blueprint.touchpoints.sheets import Wanted
    from blueprint.touchpoints.values import TouchpointSheet
    from blueprint.words.speech import Teller

_DESCRIPTION = """\
List the touchpoints of one or many files: what each is, who owns it, where customers meet it, how it is felt, how much
of its plan is written. As PDF or HTML, a sheet each with lines to write on for what is missing. The same id in several
files is the same touchpoint."""
_EPILOG = """\
examples:
  blueprint touchpoints hotel.blueprint.yaml                          as a table, on the terminal
  blueprint touchpoints maps/*.blueprint.yaml -o touchpoints.xlsx
  blueprint touchpoints maps/*.blueprint.yaml --importance key -o sheets.pdf
  blueprint touchpoints hotel.blueprint.yaml --missing standard --lang zh-Hans
  blueprint touchpoints hotel.blueprint.yaml --format json

The exit code is 1 if a file has errors; nothing is listed then."""
_FORMATS = (*TABULAR, ListFormat.HTML, ListFormat.PDF)
_PAGES = (ListFormat.HTML, ListFormat.PDF)
"""Sides of the smallest page that a sheet can be set on, in mm."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    add_list(parser, _FORMATS)
    which = parser.add_argument_group("which touchpoints (each may be given several times: any of them)")
    which.add_argument("--importance", action="append", default=[], choices=[i.value for i in Importance],
                       metavar="VALUE", help=", ".join(Importance))  # fmt: skip
    which.add_argument("--owner", action="append", default=[], choices=[o.value for o in Owner],
                       metavar="VALUE", help=", ".join(Owner))  # fmt: skip
    which.add_argument("--channel", action="append", default=[], metavar="ID", help="id or title of a channel")
    which.add_argument("--missing", action="append", default=[], choices=[p.value for p in PlanPart],
                       metavar="PART", help=f"those whose plan lacks a part: {', '.join(PlanPart)}")  # fmt: skip
    paper = parser.add_argument_group("sheets (pdf, html)")
    paper.add_argument("--page", metavar="SIZE", help="A5 or larger, Letter, or a size such as 240x180mm (default A4)")
    paper.add_argument("--orientation", choices=[o.value for o in Orientation], metavar="WAY",
                       help="portrait (the default for sizes with a name) or landscape")  # fmt: skip
    paper.add_argument(
        "--theme", metavar="THEME", help="name or file of a theme (default: the first file's `style`, else paper)"
    )
    paper.add_argument("--standard", choices=("plain", "ua-1", "a-3"), metavar="NAME",
                       help="what a PDF keeps to: plain (the default), ua-1 (PDF/UA) or a-3 (PDF/A)")  # fmt: skip
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """List the touchpoints; 1 for errors (with `--strict`, for any findings), 2 if it cannot be written."""
    goal = goal_of(args, _FORMATS)
    _nothing_in_vain(args, goal)
    page = _page(args)
    reporting = Reporting(args, streams)
    names = list(dict.fromkeys(args.files))
    services = load_named(args, names, streams, reporting)
    code = _list(args, goal, page, services, streams, reporting) if services else 0
    return max(code, reporting.finish(names, streams.stderr, quiet=True))


def _nothing_in_vain(args: argparse.Namespace, goal: Goal) -> None:
    """Reject options that the format has no use for."""
    if goal.format not in _PAGES:
        for option in ("page", "orientation", "theme", "standard"):
            if getattr(args, option):
                raise UsageError(f"`--{option}` is for pdf and html, not for {goal.format}")
    if args.standard and goal.format is not ListFormat.PDF:
        raise UsageError("`--standard` is for pdf, not for html")


def _page(args: argparse.Namespace) -> Page:
    """The paper of the sheets, turned."""
    return document_page(args.page or "A4", args.orientation, Orientation.PORTRAIT, "a sheet needs a page")


def _list(
    args: argparse.Namespace,
    goal: Goal,
    page: Page,
    services: Sequence[NamedService],
    streams: Streams,
    reporting: Reporting,
) -> int:
    """Make the list and write it."""
    from blueprint.pipeline.touchpoints import sheets_of  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.words.speech import Teller  # noqa: PLC0415 - likewise

    wanted = _wanted(args, services)
    outcome = sheets_of(services)
    reporting.add(args.files[0], outcome.diagnostics)
    every = outcome.value or ()
    sheets = tuple(sheet for sheet in every if wanted.takes(sheet))
    if not sheets:
        _say_nothing_found(goal, streams, any_there=bool(every))
    words, tag = words_for(args, services, reporting)
    teller = Teller(words=words, language=tag, several=len(services) > 1)
    content = in_time(args, lambda: _content(args, goal, page, sheets, services, teller, streams, reporting))
    return write_piece(goal.target, content, streams) if content is not None else 0


def _wanted(args: argparse.Namespace, services: Sequence[NamedService]) -> Wanted:
    """Which touchpoints are asked for.

    Raises:
        UsageError: no file has such a channel.
    """
    from blueprint.touchpoints.sheets import Wanted  # noqa: PLC0415 - `--help` needs none of it

    titles = {c.id: {w.text.casefold() for w in c.title.wordings} for s in services for c in s.service.channels}
    channels = []
    for name in args.channel:
        found = [i for i, known in titles.items() if name == i or name.casefold() in known]
        if not found:
            close = nearest(name, list(titles))
            there = f"the channels are {listing(titles, 'and')}" if titles else "the files name no channels"
            raise UsageError(f"there is no channel {quote(name)}; {f'did you mean `{close}`?' if close else there}")
        channels += found
    return Wanted(
        importance=tuple(Importance(i) for i in args.importance),
        owners=tuple(Owner(o) for o in args.owner),
        channels=tuple(channels),
        missing=tuple(PlanPart(p) for p in args.missing),
    )


def _say_nothing_found(goal: Goal, streams: Streams, *, any_there: bool) -> None:
    """Say why the list is empty.

    Raises:
        UsageError: pages are asked for, and there is nothing to print.
    """
    why = (
        "no touchpoint is as you ask; leave out a filter"
        if any_there
        else "the files name no touchpoints; write `touchpoint: front desk` at a step, or a catalogue `touchpoints`"
    )
    if goal.format in _PAGES:
        raise UsageError(f"there is nothing to print: {why}")
    streams.stderr.write(f"{why}\n")


def _content(
    args: argparse.Namespace,
    goal: Goal,
    page: Page,
    sheets: Sequence[TouchpointSheet],
    services: Sequence[NamedService],
    teller: Teller,
    streams: Streams,
    reporting: Reporting,
) -> bytes | None:
    """The bytes of the list; None if there are errors."""
    from blueprint.text.languages import is_rtl  # noqa: PLC0415 - `--help` needs none of it

    if goal.format is ListFormat.JSON:
        from blueprint.touchpoints.json_form import as_json  # noqa: PLC0415 - only what is asked for

        return as_json(sheets, teller).encode("utf-8")
    if goal.format is ListFormat.MD:
        from blueprint.touchpoints.markdown import as_markdown  # noqa: PLC0415 - likewise

        return as_markdown(sheets, teller).encode("utf-8")
    if goal.format in _PAGES:
        return _printed(args, goal, page, sheets, services, teller, reporting)
    from blueprint.touchpoints.tables import full_table, short_table, step_table  # noqa: PLC0415 - likewise

    full = (full_table(sheets, teller), step_table(sheets, teller))
    return table_bytes(goal, short_table(sheets, teller), full, streams, bom=args.bom, rtl=is_rtl(teller.language))


def _printed(
    args: argparse.Namespace,
    goal: Goal,
    page: Page,
    sheets: Sequence[TouchpointSheet],
    services: Sequence[NamedService],
    teller: Teller,
    reporting: Reporting,
) -> bytes | None:
    """Sheets as HTML or as PDF."""
    from blueprint.export.pdf import Standard  # noqa: PLC0415 - loads a tenth of a second of libraries
    from blueprint.pipeline.touchpoints import pages_of, print_pages  # noqa: PLC0415 - likewise

    try:
        outcome = pages_of(sheets, services, teller, page, args.theme)
        reporting.add(args.files[0], outcome.diagnostics)
        made = outcome.value
        if made is None or goal.format is ListFormat.HTML:
            return made.html.encode("utf-8") if made else None
        return print_pages(made, Standard(args.standard or Standard.PLAIN))
    except PaperError as error:
        raise UsageError(str(error)) from None
