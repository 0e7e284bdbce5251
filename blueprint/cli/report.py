"""`blueprint report FILE…`: the report for the meeting."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.limits import add_limits, in_time
from blueprint.cli.lists import Goal, ListFormat, goal_of, load_named, words_for
from blueprint.cli.narrowing import add_narrowing, narrowed_of
from blueprint.cli.paper import document_page
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.write import write_piece
from blueprint.paper.pages import Orientation, Page, PaperError
from blueprint.paper.setup import LEAST_TEXT

if TYPE_CHECKING:
    from blueprint.experience.named import NamedService
    from blueprint.words import Words

_DESCRIPTION = """\
Make a report of one or many files: a summary page with the headline figures, the maps, every figure with its sample
and interval, expectation and experience step by step, service-quality gaps, themes and modules by stage, touchpoints,
opportunities. Several files begin with a page that puts them side by side. Sections without content are left out."""
_EPILOG = """\
examples:
  blueprint report hotel.blueprint.yaml                               as hotel.report.pdf, beside the file
  blueprint report hotel.blueprint.yaml -o hotel.html                 one file for a browser, by day and by night
  blueprint report hotel.blueprint.yaml -o hotel.md --pictures out    for a wiki, with links to the SVG files in out
  blueprint report maps/*.blueprint.yaml -o services.pdf --lang de
  blueprint report hotel.blueprint.yaml --segment Business --period 2026-Q2 -o business.pdf

The path of the report is printed, findings go beside it to standard error. The exit code is 1 if a file has errors;
no report is made then."""
_FORMATS = (ListFormat.PDF, ListFormat.HTML, ListFormat.MD)
"""Sides of the smallest page that a report can be set on, in mm."""
_SCREEN = "A3"
"""The page whose sizes a report on a screen has: larger than those of A4."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("files", nargs="+", metavar="FILE", help="a .blueprint.yaml file, or `-` for standard input")
    parser.add_argument("-o", "--output", metavar="OUT", help="a .pdf, .html or .md file, or `-` for standard output")
    parser.add_argument(
        "--format",
        choices=[f.value for f in _FORMATS],
        metavar="FORM",
        help=f"{', '.join(_FORMATS)} (default: by the ending of OUT, else pdf)",
    )
    parser.add_argument("--lang", metavar="TAG", help="language, such as en or zh-Hans (default: the first file's)")
    look = parser.add_argument_group("pages")
    look.add_argument("--page", metavar="SIZE", help="of a pdf: A5 or larger, Letter, or 240x180mm (default A4)")
    look.add_argument(
        "--orientation",
        choices=[o.value for o in Orientation],
        metavar="WAY",
        help="of a pdf: landscape (the default for sizes with a name) or portrait",
    )
    look.add_argument(
        "--theme", metavar="THEME", help="name or file of a theme (default: the first file's `style`, else paper)"
    )
    look.add_argument(
        "--standard",
        choices=("plain", "ua-1", "a-3"),
        metavar="NAME",
        help="what a pdf keeps to: plain (the default), ua-1 (PDF/UA) or a-3 (PDF/A)",
    )
    look.add_argument("--pictures", metavar="DIR", help="of a md: link the maps as SVG files in this folder")
    add_narrowing(parser)
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Make the report; 1 for errors (with `--strict`, for any findings), 2 if it cannot be written."""
    goal = _goal(args)
    _nothing_in_vain(args, goal)
    page = _page(args, goal)
    reporting = Reporting(args, streams)
    names = list(dict.fromkeys(args.files))
    services = load_named(args, names, streams, reporting)
    code = 0
    if services:
        words, tag = words_for(args, services, reporting)
        content = in_time(args, lambda: _content(args, goal, page, services, words, tag, reporting))
        code = write_piece(goal.target, content, streams) if content is not None else 0
    return max(code, reporting.finish(names, streams.stderr, quiet=True))


def _goal(args: argparse.Namespace) -> Goal:
    """Where the report goes: beside the file where nothing is said.

    Raises:
        UsageError: several files, and nothing is said.
    """
    from blueprint.pipeline import file_stem  # noqa: PLC0415 - `--help` needs none of it

    args.bom = False
    if args.output is None:
        if len(args.files) > 1:
            raise UsageError("several files make one report; say where it goes: `-o report.pdf`")
        name, ending = args.files[0], args.format or ListFormat.PDF.value
        args.output = "-" if name == "-" else str(Path(name).with_name(f"{file_stem(name)}.report.{ending}"))
    return goal_of(args, _FORMATS)


def _nothing_in_vain(args: argparse.Namespace, goal: Goal) -> None:
    """Reject options that the format has no use for.

    Raises:
        UsageError: with what they are for.
    """
    uses = {
        "page": (ListFormat.PDF,),
        "orientation": (ListFormat.PDF,),
        "standard": (ListFormat.PDF,),
        "theme": (ListFormat.PDF, ListFormat.HTML),
        "pictures": (ListFormat.MD,),
    }
    for option, formats in uses.items():
        if getattr(args, option) and goal.format not in formats:
            raise UsageError(f"`--{option}` is for {' and '.join(formats)}, not for {goal.format}")


def _page(args: argparse.Namespace, goal: Goal) -> Page:
    """The paper of the report, turned."""
    size = args.page or (_SCREEN if goal.format is ListFormat.HTML else "A4")
    return document_page(size, args.orientation, Orientation.LANDSCAPE, "a report needs pages")


def _content(
    args: argparse.Namespace,
    goal: Goal,
    page: Page,
    services: Sequence[NamedService],
    words: Words,
    tag: str,
    reporting: Reporting,
) -> bytes | None:
    """The bytes of the report; None if there are errors."""
    if goal.format is ListFormat.MD:
        return _markdown(args, goal, services, words, tag)
    from blueprint.export.pdf import Standard  # noqa: PLC0415 - loads a tenth of a second of libraries
    from blueprint.pipeline.report import Wanted, print_report, report  # noqa: PLC0415 - likewise

    screen = goal.format is ListFormat.HTML
    wanted = Wanted(
        page=page, screen=screen, words=words, language=tag, theme=args.theme, narrowed=narrowed_of(args),
        least_text=LEAST_TEXT,
    )  # fmt: skip
    try:
        outcome = report(services, wanted)
        reporting.add(args.files[0], outcome.diagnostics)
        made = outcome.value
        if made is None or screen:
            return made.html.encode("utf-8") if made else None
        return print_report(made, services, Standard(args.standard or Standard.PLAIN))
    except PaperError as error:
        raise UsageError(str(error)) from None


def _markdown(args: argparse.Namespace, goal: Goal, services: Sequence[NamedService], words: Words, tag: str) -> bytes:
    """The report for a wiki."""
    from blueprint.pipeline.report import narrowed_words  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.review.markdown import report_markdown  # noqa: PLC0415 - likewise
    from blueprint.review.tables import Tabled  # noqa: PLC0415 - likewise
    from blueprint.review.together import reviews_of  # noqa: PLC0415 - likewise

    tabled = Tabled(reviews=reviews_of(services, words, tag), words=words)
    pictures = _pictures(args, goal, services, words) if args.pictures else {}
    return report_markdown(tabled, narrowed_words(words, narrowed_of(args), services), pictures).encode("utf-8")


def _pictures(
    args: argparse.Namespace, goal: Goal, services: Sequence[NamedService], words: Words
) -> dict[str, list[tuple[str, str]]]:
    """Titles and addresses of the maps in a folder, as `blueprint render` names them.

    Raises:
        UsageError: there is none.
    """
    import os  # noqa: PLC0415 - only for links

    folder = Path(args.pictures)
    home = Path() if goal.target == "-" else Path(goal.target).parent
    found: dict[str, list[tuple[str, str]]] = {}
    for one in services:
        for kind in ("journey", "blueprint"):
            file = folder / f"{one.name}.{kind}.svg"
            if file.is_file():
                address = os.path.relpath(file, home).replace(os.sep, "/")
                found.setdefault(one.name, []).append((words.text(f"kind.{kind}"), address))
    if not found:
        first = f"{services[0].name}.journey.svg"
        raise UsageError(f"`--pictures {args.pictures}` has no {first}; draw it: `blueprint render FILE -o {folder}/`")
    return found
