"""`blueprint render FILE…`: draws the maps of files."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from time import monotonic
from typing import TYPE_CHECKING

from blueprint.cli.language import check_language
from blueprint.cli.limits import add_limits, limits_of
from blueprint.cli.paper import Wish, Workshop, add_paper, add_workshop, paper_options, wish_of
from blueprint.cli.reporting import Reporting, add_reporting
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.targets import Format, Output, add_targets, format_of, no_target_twice, outputs_of
from blueprint.cli.write import write_output
from blueprint.diagnostics import Diagnostic
from blueprint.frozen import frozen

if TYPE_CHECKING:
    from blueprint.model.service import Service

_DESCRIPTION = """\
Draw the customer journey map and the service blueprint of files, as SVG, PDF or PNG. The drawings are written
beside their file as NAME.journey.svg and NAME.blueprint.svg, a view of the file's own as NAME.VIEW.svg. As HTML,
one page NAME.html holds all of them, in all languages of the file, to zoom, search and filter."""
_EPILOG = """\
examples:
  blueprint render hotel.blueprint.yaml                          both drawings, beside the file
  blueprint render hotel.blueprint.yaml --view blueprint -o hotel.svg
  blueprint render hotel.blueprint.yaml -o hotel.pdf             all drawings in one PDF
  blueprint render hotel.blueprint.yaml --view journey --page A1 -o poster.pdf
  blueprint render hotel.blueprint.yaml --view blueprint --page A1 --tile A4 -o tiles.pdf
  blueprint render hotel.blueprint.yaml --view blueprint --blank --page A0 -o workshop.pdf
  blueprint render maps/*.blueprint.yaml -o out/                 all drawings of all files, in one folder
  blueprint render hotel.blueprint.yaml -o hotel.html            one page for the screen
  blueprint render concert.blueprint.yaml --lang zh-Hant --theme dark
  blueprint render - --view journey < hotel.blueprint.yaml > hotel.svg

The paths of what was written are printed, findings go beside them to standard error. The exit code is 1 if a
file has errors; the others are drawn all the same."""
_PATIENCE = 1.0
"""Seconds before a terminal is told what is going on."""


@frozen(kw_only=True)
class _Job:
    """One file with what it gives: its name as typed, its service, and the files to write."""

    name: str
    service: Service
    outputs: tuple[Output, ...]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("files", nargs="*", metavar="FILE", help="a .blueprint.yaml file, or `-` for standard input")
    add_targets(parser)
    parser.add_argument(
        "--view",
        default="all",
        metavar="VIEW",
        help="journey, blueprint, a view of the file, or all (default)",
    )
    parser.add_argument(
        "--lang", metavar="TAG", help="language of the drawing, such as en or zh-Hans (default: the file's)"
    )
    parser.add_argument(
        "--theme", metavar="THEME", help="name or file of a theme (default: the file's `style`, else paper)"
    )
    parser.add_argument(
        "--text",
        choices=("embedded", "outlines"),
        metavar="MODE",
        help="of an svg: embedded (fonts in the file, the default) or outlines (paths, for Inkscape, Illustrator, "
        "PowerPoint)",
    )
    add_paper(parser)
    add_workshop(parser)
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Draw each file; 1 for errors (with `--strict`, for any findings), 2 if something cannot be written."""
    wanted, wish = _check(args)
    reporting = Reporting(args, streams)
    names = list(dict.fromkeys(args.files))
    if found := _theme_findings(args):
        reporting.add(args.theme, found)
        return reporting.finish(names, streams.stderr) or 1
    workshop = wish.workshop
    if workshop.stages:
        jobs = [_empty_wall(args, wanted, workshop)]
    else:
        jobs = list(_jobs(args, wanted, names, streams, reporting))
    no_target_twice((job.name, job.outputs) for job in jobs)
    progress = _Progress(streams, sum(len(job.outputs) for job in jobs))
    code = 0
    for job in jobs:
        for output in job.outputs:
            progress.say(output.target)
            written, findings = write_output(args, wish, wanted, job.service, output, streams)
            reporting.add(job.name, findings)
            code = max(code, written)
    return max(code, reporting.finish(names, streams.stderr, quiet=True))


def _check(args: argparse.Namespace) -> tuple[Format, Wish]:
    """Reject what cannot be meant before any work is done."""
    check_language(args)
    if args.files.count("-") > 1:
        raise UsageError("standard input (`-`) can be read only once")
    wanted, wish = format_of(args), wish_of(args)
    _nothing_in_vain(args, wanted)
    blank = wish.workshop.stages > 0
    if not args.files and not blank:
        without = ", or `--stages 6` for an empty map" if args.blank else ""
        raise UsageError(f"say which file to draw: `blueprint render hotel.blueprint.yaml`{without}")
    if args.files and blank:
        raise UsageError("`--stages` makes a map without a file; leave out the file, or `--stages`")
    return wanted, wish


def _nothing_in_vain(args: argparse.Namespace, wanted: Format) -> None:
    """Reject options that the format has no use for."""
    given = paper_options(args)
    if wanted in (Format.SVG, Format.HTML) and given:
        raise UsageError(f"`{given[0]}` is for pdf and png, not for {wanted}; give `-o` a file that ends in `.pdf`")
    if wanted is Format.HTML and (unfit := [f"--{name}" for name in ("grey", "blank") if getattr(args, name)]):
        raise UsageError(f"`{unfit[0]}` is for svg, pdf and png, not for html")
    only_pdf = [option for option in given if option in {"--tile", "--standard"}]
    if wanted is Format.PNG and only_pdf:
        raise UsageError(f"`{only_pdf[0]}` is for pdf, not for png")
    for option, value, format_ in (
        ("--width", args.width, Format.PNG),
        ("--dpi", args.dpi, Format.PNG),
        ("--text", args.text, Format.SVG),
    ):
        if value is not None and wanted is not format_:
            raise UsageError(f"`{option}` is for {format_}, not for {wanted}")


def _theme_findings(args: argparse.Namespace) -> list[Diagnostic]:
    """What is wrong with the theme that is asked for, told once and not for each drawing."""
    from blueprint.theme import load_theme  # noqa: PLC0415 - `--help` needs none of it

    return list(load_theme(args.theme).diagnostics) if args.theme else []


def _jobs(
    args: argparse.Namespace, wanted: Format, names: list[str], streams: Streams, reporting: Reporting
) -> Iterator[_Job]:
    """The files that can be drawn, with the files that they give."""
    from blueprint.pipeline import load  # noqa: PLC0415 - `--help` needs none of it

    for name in names:
        outcome = load(name, stdin=streams.stdin, limits=limits_of(args, name))
        reporting.add(name, outcome.diagnostics)
        if outcome.value is not None:
            outputs = outputs_of(args, wanted, name, outcome.value)
            yield _Job(name=name, service=outcome.value, outputs=outputs)


def _empty_wall(args: argparse.Namespace, wanted: Format, workshop: Workshop) -> _Job:
    """A map without a file: so many stages and steps without names."""
    from blueprint.paper.workshop import BlankError, blank_service  # noqa: PLC0415 - seldom asked for

    try:
        service = blank_service(workshop.stages, workshop.steps, args.lang or "en")
    except BlankError as error:
        raise UsageError(str(error)) from None
    return _Job(name="workshop", service=service, outputs=outputs_of(args, wanted, "workshop", service))


class _Progress:
    """Says on a terminal what is being drawn, once the work takes longer than a second."""

    def __init__(self, streams: Streams, count: int) -> None:
        self.streams, self.count, self.done = streams, count, 0
        self.start = monotonic()
        self.wanted = streams.stderr.isatty()

    def say(self, target: str) -> None:
        """Before a drawing."""
        self.done += 1
        if self.wanted and monotonic() - self.start > _PATIENCE:
            self.streams.stderr.write(f"drawing {self.done} of {self.count}: {target}\n")
            self.streams.stderr.flush()
