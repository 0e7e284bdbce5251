"""`blueprint book FILE…`: one book of one or many services."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.language import check_language
from blueprint.cli.limits import add_limits, in_time, limits_of
from blueprint.cli.paper import document_page
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.write import write_piece
from blueprint.diagnostics import Diagnostic, has_errors
from blueprint.paper.pages import Orientation, Page, PaperError
from blueprint.paper.setup import LEAST_TEXT

if TYPE_CHECKING:
    from blueprint.model.service import Service

_DESCRIPTION = """\
Make one book of one or many files, as PDF: a cover, the contents, for each service its maps, personas, touchpoints,
service encounters, fail points, waits, figures and opportunities, and an index."""
_EPILOG = """\
examples:
  blueprint book hotel.blueprint.yaml                            as hotel.book.pdf, beside the file
  blueprint book maps/*.blueprint.yaml -o services.pdf           all services in one book
  blueprint book maps/*.blueprint.yaml -o services.pdf --title "Our services in 2027" --page A3
  blueprint book concert.blueprint.yaml --lang zh-Hant --theme dark -o concert.pdf

The path of the book is printed, findings go beside it to standard error. The exit code is 1 if a file has errors;
no book is made then."""
_PAGE = "A4"
"""Sides of the smallest page that a book can be set on, in mm."""
_SMALLEST, _LARGEST = 0.5, 72.0


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("files", nargs="+", metavar="FILE", help="a .blueprint.yaml file, or `-` for standard input")
    parser.add_argument("-o", "--output", metavar="OUT", help="a file that ends in `.pdf`, or `-` for standard output")
    parser.add_argument(
        "--page", default=_PAGE, metavar="SIZE", help="A5 or larger, Letter, or a size such as 240x180mm (default A4)"
    )
    parser.add_argument(
        "--orientation",
        choices=[o.value for o in Orientation],
        default=Orientation.AUTO.value,
        metavar="WAY",
        help="landscape (the default for sizes with a name) or portrait",
    )
    parser.add_argument(
        "--min-text",
        metavar="PT",
        help=f"smallest text of the maps, in pt (default {LEAST_TEXT:g}); a map that needs a larger page is folded in",
    )
    parser.add_argument("--title", metavar="TEXT", help="title of the book (default: the service's)")
    parser.add_argument(
        "--lang", metavar="TAG", help="language of the book, such as en or zh-Hans (default: each file's own)"
    )
    parser.add_argument(
        "--theme", metavar="THEME", help="name or file of a theme (default: the first file's `style`, else paper)"
    )
    parser.add_argument(
        "--standard",
        choices=("plain", "ua-1", "a-3"),
        default="plain",
        metavar="NAME",
        help="what the PDF keeps to: plain (the default), ua-1 (PDF/UA, accessible) or a-3 (PDF/A, for archives)",
    )
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Make the book; 1 for errors (with `--strict`, for any findings), 2 if it cannot be written."""
    page, target, least_text = _check(args)
    reporting = Reporting(args, streams)
    names = list(dict.fromkeys(args.files))
    services = _load(args, names, streams, reporting)
    pdf = None
    if len(services) == len(names):
        pdf, said = in_time(args, lambda: _print(args, services, page, least_text))
        reporting.add(names[0], said)
    code = write_piece(target, pdf, streams) if pdf is not None else 0
    return max(code, reporting.finish(names, streams.stderr, quiet=True))


def _check(args: argparse.Namespace) -> tuple[Page, str, float]:
    """The page, the target and the smallest text; rejects what cannot be meant before any work is done."""
    check_language(args)
    if args.files.count("-") > 1:
        raise UsageError("standard input (`-`) can be read only once")
    if args.title is not None and not args.title.strip():
        raise UsageError("`--title` is empty; write the title of the book, or leave it out")
    return _page(args), _target(args), _least_text(args)


def _page(args: argparse.Namespace) -> Page:
    """The paper of the book, turned."""
    return document_page(args.page, args.orientation, Orientation.LANDSCAPE, "a book needs pages")


def _least_text(args: argparse.Namespace) -> float:
    """Size of the smallest text of the maps, in pt."""
    if args.min_text is None:
        return LEAST_TEXT
    try:
        value = float(args.min_text)
    except ValueError:
        value = float("nan")
    if not _SMALLEST <= value <= _LARGEST:
        raise UsageError(f"`--min-text {args.min_text}` needs a number from {_SMALLEST:g} to {_LARGEST:g}")
    return value


def _target(args: argparse.Namespace) -> str:
    """Where the book goes: a path, or `-`."""
    from blueprint.pipeline import file_stem  # noqa: PLC0415 - `--help` needs none of it

    if args.output is None:
        if len(args.files) > 1:
            raise UsageError("several files make one book; say where it goes: `-o book.pdf`")
        name = args.files[0]
        return "-" if name == "-" else str(Path(name).with_name(f"{file_stem(name)}.book.pdf"))
    if args.output != "-" and (Path(args.output).is_dir() or not args.output.lower().endswith(".pdf")):
        raise UsageError(f"`-o {args.output}` should end in .pdf: a book is one PDF")
    return str(args.output)


def _load(args: argparse.Namespace, names: list[str], streams: Streams, reporting: Reporting) -> list[Service]:
    """The services of all files without errors."""
    from blueprint.pipeline import load  # noqa: PLC0415
    from blueprint.theme import load_theme  # noqa: PLC0415

    if args.theme:
        found = load_theme(args.theme).diagnostics
        reporting.add(args.theme, found)
        if has_errors(found):
            return []
    services = []
    for name in names:
        outcome = load(name, stdin=streams.stdin, limits=limits_of(args, name))
        reporting.add(name, outcome.diagnostics)
        services += [outcome.value] if outcome.value else []
    return services


def _print(
    args: argparse.Namespace, services: list[Service], page: Page, least_text: float
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """The bytes of the book, None if there are errors; and what there is to say about it."""
    from blueprint.export.pdf import Standard  # noqa: PLC0415 - loads a tenth of a second of libraries
    from blueprint.pipeline.book import book, print_book  # noqa: PLC0415

    try:
        outcome = book(services, page, language=args.lang, theme=args.theme, title=args.title, least_text=least_text)
        made = outcome.value
        return (print_book(made, services, Standard(args.standard)) if made else None), outcome.diagnostics
    except PaperError as error:
        raise UsageError(str(error)) from None
