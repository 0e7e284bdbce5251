"""`blueprint impact NAME FILE|DIR…`: what breaks for customers if a system, an actor or a touchpoint fails."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.folders import maps_meant
from blueprint.cli.language import check_language
from blueprint.cli.limits import add_limits, in_time, limits_of
from blueprint.cli.lists import Goal, ListFormat, load_named, table_bytes, words_for
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.targets import is_folder
from blueprint.cli.write import write_piece
from blueprint.experience.impact import FailingKind
from blueprint.frozen import frozen
from blueprint.model.vocabulary import DrawingKind
from blueprint.paper.pages import PaperError
from blueprint.phrases import listing, quote

if TYPE_CHECKING:
    from blueprint.experience.named import NamedService
    from blueprint.impact.values import Breakdown, ServiceImpact
    from blueprint.words.speech import Teller

_DESCRIPTION = """\
Say what breaks for customers if a system, an actor or a touchpoint fails: the steps at which they notice, through
which cards, how many moments of truth and how much of the main path that is, and where a step has another touchpoint
or channel. What breaks follows the connectors from support over backstage and frontstage to the customer."""
_EPILOG = """\
examples:
  blueprint impact registration hotel.blueprint.yaml        a table, on the terminal
  blueprint impact "Registration system" maps               by its title, in all maps of a folder
  blueprint impact receptionist maps --kind actor -o impact.md
  blueprint impact payment maps -o out/                     the blueprints, with what breaks marked
  blueprint impact payment shop.blueprint.yaml -o impact.pdf

OUT is a folder (ending in `/`) or ends in .svg, .pdf or .png for drawings; it ends in .csv, .xlsx, .json, .md or .txt
for a list. The exit code is 1 if a file has errors."""
_LISTS = {".csv": ListFormat.CSV, ".xlsx": ListFormat.XLSX, ".json": ListFormat.JSON, ".md": ListFormat.MD,
          ".txt": ListFormat.TABLE}  # fmt: skip
_DRAWINGS = ("svg", "pdf", "png")
_FORMATS = (*(f.value for f in _LISTS.values()), "markdown", *_DRAWINGS)


@frozen(kw_only=True)
class _Goal:
    """Where the output goes, and in which form: that of a list, or of a drawing."""

    target: str
    format: ListFormat | None = None
    drawing: str = ""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("name", metavar="NAME", help="id or title of a system, an actor or a touchpoint")
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a .blueprint.yaml file, a folder with maps, or `-` for standard input"
    )
    parser.add_argument("-o", "--output", metavar="OUT", help="a file, a folder, or `-` for standard output (default)")
    parser.add_argument("--format", choices=_FORMATS, metavar="FORM",
                        help=f"{', '.join(_FORMATS)} (default: by the ending of OUT, else table)")  # fmt: skip
    parser.add_argument("--kind", choices=[k.value for k in FailingKind], metavar="KIND",
                        help=f"what NAME is, where several are called so: {', '.join(FailingKind)}")  # fmt: skip
    parser.add_argument("--view", metavar="NAME", default=DrawingKind.BLUEPRINT.value,
                        help="which drawing is marked: blueprint (default), journey, or the id of a view")  # fmt: skip
    parser.add_argument("--lang", metavar="TAG", help="language, such as en or zh-Hans (default: the first file's)")
    parser.add_argument(
        "--theme", metavar="THEME", help="name or file of a theme (default: the file's `style`, else paper)"
    )
    parser.add_argument(
        "--bom", action="store_true", help="of a csv: begin it with a byte order mark, so that Excel reads UTF-8"
    )
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Say what breaks; 1 for errors (with `--strict`, for any findings), 2 if something cannot be written."""
    check_language(args)
    goal = _goal(args)
    reporting = Reporting(args, streams)
    names = maps_meant(args.files, limits_of(args).maps)
    services = load_named(args, names, streams, reporting)
    code = _tell(args, goal, services, streams, reporting) if services else 0
    return max(code, reporting.finish(names, streams.stderr, quiet=True))


def _goal(args: argparse.Namespace) -> _Goal:
    """Where it goes and in which form.

    Raises:
        UsageError: ending, format and options contradict each other.
    """
    asked = "md" if args.format == "markdown" else args.format
    made = _meant(args, asked)
    if args.bom and made.format is not ListFormat.CSV:
        raise UsageError(f"`--bom` is for csv, not for {made.format or made.drawing}")
    if not made.drawing and (args.theme or args.view != DrawingKind.BLUEPRINT):
        option = "--theme" if args.theme else "--view"
        raise UsageError(f"`{option}` is for drawings; give `-o` a folder, or a file that ends in .svg, .pdf or .png")
    return made


def _meant(args: argparse.Namespace, asked: str | None) -> _Goal:
    """The goal by `-o` and `--format`."""
    output = args.output
    if output in {None, "-"}:
        if asked in _DRAWINGS:
            raise UsageError(f"`--format {asked}` makes drawings; give `-o` a folder, or a file that ends in .{asked}")
        return _Goal(target="-", format=ListFormat(asked or ListFormat.TABLE))
    if is_folder(output):
        if asked and asked not in _DRAWINGS:
            raise UsageError(f"a list is one file: `-o {output.rstrip('/')}.{asked}`, not a folder")
        return _Goal(target=output, drawing=asked or "svg")
    ending = Path(output).suffix.lower()
    if ending not in _LISTS and ending[1:] not in _DRAWINGS:
        endings = listing([*_LISTS, *(f".{d}" for d in _DRAWINGS)], "or")
        raise UsageError(f"`-o {output}` should end in {endings}, or in `/` for a folder")
    if asked and asked != (_LISTS.get(ending) or ending[1:]):
        raise UsageError(f"`-o {output}` and `--format {asked}` exclude each other; leave out `--format`")
    return _Goal(target=output, format=_LISTS.get(ending), drawing="" if ending in _LISTS else ending[1:])


def _tell(
    args: argparse.Namespace, goal: _Goal, services: Sequence[NamedService], streams: Streams, reporting: Reporting
) -> int:
    """Find out what breaks and write it.

    Raises:
        UsageError: nothing is called so, or several things are.
    """
    from blueprint.impact.values import breakdown  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.pipeline.failure.naming import UnknownNameError, find_failing  # noqa: PLC0415 - likewise
    from blueprint.words.speech import Teller  # noqa: PLC0415 - likewise

    try:
        named = find_failing(args.name, FailingKind(args.kind) if args.kind else None, services)
    except UnknownNameError as error:
        raise UsageError(str(error)) from None
    words, tag = words_for(args, services, reporting)
    teller = Teller(words=words, language=tag, several=len(services) > 1)
    found = breakdown(named.failing, named.title, services)
    if goal.drawing:
        return _draw(args, goal, found, streams, reporting)
    return write_piece(goal.target, in_time(args, lambda: _content(args, goal, found, teller, streams)), streams)


def _content(args: argparse.Namespace, goal: _Goal, found: Breakdown, teller: Teller, streams: Streams) -> bytes:
    """The bytes of the list."""
    from blueprint.text.languages import is_rtl  # noqa: PLC0415 - `--help` needs none of it

    if goal.format is ListFormat.JSON:
        from blueprint.impact.json_form import as_json  # noqa: PLC0415 - only what is asked for

        return as_json(found, teller).encode("utf-8")
    if goal.format is ListFormat.MD:
        from blueprint.impact.markdown import as_markdown  # noqa: PLC0415 - likewise

        return as_markdown(found, teller).encode("utf-8")
    from blueprint.impact.tables import full_table, short_table  # noqa: PLC0415 - likewise
    from blueprint.impact.wording import heading, shares  # noqa: PLC0415 - likewise

    assert goal.format is not None  # noqa: S101 - drawings went elsewhere
    to = Goal(format=goal.format, target=goal.target)
    short, full = short_table(found, teller), (full_table(found, teller),)
    made = table_bytes(to, short, full, streams, bom=args.bom, rtl=is_rtl(teller.language))
    if goal.format is not ListFormat.TABLE:
        return made
    lines = "\n".join((heading(teller, found), *(f"  {share}" for share in shares(teller, found))))
    return f"{lines}\n".encode() + (b"\n" + made if found.hit else b"")


def _draw(args: argparse.Namespace, goal: _Goal, found: Breakdown, streams: Streams, reporting: Reporting) -> int:
    """Draw every service in which something breaks.

    Raises:
        UsageError: there is nothing to draw, or several drawings would go into one file.
    """
    if not found.hit:
        raise UsageError(f"there is nothing to draw: nothing rests on {quote(args.name)}")
    folder = is_folder(goal.target)
    if len(found.hit) > 1 and not folder:
        raise UsageError(f"{len(found.hit)} drawings do not fit into {quote(goal.target)}; give `-o` a folder")
    code = 0
    for one in found.hit:
        name = f"{one.where.name}.impact-{found.failing.id}.{goal.drawing}"
        target = str(Path(goal.target) / name) if folder else goal.target
        content = in_time(args, partial(_drawn, args, goal, found, one, reporting))
        code = max(code, write_piece(target, content, streams) if content is not None else 0)
    return code


def _drawn(
    args: argparse.Namespace, goal: _Goal, found: Breakdown, one: ServiceImpact, reporting: Reporting
) -> bytes | None:
    """The bytes of one drawing; None if there are errors.

    Raises:
        UsageError: the map has no such drawing, or it is too large for paper.
    """
    from blueprint.pipeline import drawings  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.pipeline.failure.picture import draw_impact  # noqa: PLC0415 - likewise
    from blueprint.pipeline.graph import graph_file  # noqa: PLC0415 - likewise

    service = one.where.service
    asked = drawings(service, args.view)
    if len(asked) != 1:
        known = listing([d.name for d in drawings(service)], "and")
        raise UsageError(f"there is no drawing {quote(args.view)} of {one.where.name}; there are {known}")
    outcome = draw_impact(found, one, asked[0], language=args.lang, theme=args.theme)
    reporting.add(service.path or "-", outcome.diagnostics)
    if outcome.value is None:
        return None
    try:
        return graph_file(outcome.value, goal.drawing, limits_of(args))
    except PaperError as error:
        raise UsageError(str(error)) from None
