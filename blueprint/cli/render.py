"""`blueprint render FILE…`: draws the maps of files."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from blueprint.cli.limits import add_limits, limits_of
from blueprint.cli.reporting import add_reporting, exit_code, write_findings
from blueprint.cli.streams import Streams, UsageError
from blueprint.diagnostics import Diagnostic, Outcome, in_order
from blueprint.frozen import frozen
from blueprint.phrases import listing, nearest, quote

if TYPE_CHECKING:
    from blueprint.model.service import Service
    from blueprint.pipeline import Drawing
    from blueprint.scene import Scene

_DESCRIPTION = """\
Draw the customer journey map and the service blueprint of files. The drawings are written beside their
file as NAME.journey.svg and NAME.blueprint.svg, a view of the file's own as NAME.VIEW.svg."""
_EPILOG = """\
examples:
  blueprint render hotel.blueprint.yaml                          both drawings, beside the file
  blueprint render hotel.blueprint.yaml --view blueprint -o hotel.svg
  blueprint render maps/*.blueprint.yaml -o out/                 all drawings of all files, in one folder
  blueprint render concert.blueprint.yaml --lang zh-Hant --theme dark
  blueprint render - --view journey < hotel.blueprint.yaml > hotel.svg

The paths of what was written are printed, findings go beside them to standard error. The exit code is 1 if a
file has errors; the others are drawn all the same."""
_FORMATS = ("svg",)
_PATIENCE = 1.0
"""Seconds before a terminal is told what is going on."""
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@frozen(kw_only=True)
class _Job:
    """One file with what it gives: its name as typed, its service, its drawings and where they go."""

    name: str
    service: Service
    targets: tuple[tuple[Drawing, str], ...]


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("files", nargs="+", metavar="FILE", help="a .blueprint.yaml file, or `-` for standard input")
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="a folder (ending in `/`), a file, or `-` for standard output"
    )
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
    parser.add_argument("--format", choices=_FORMATS, metavar="FORMAT", help="svg (default: by the ending of OUT)")
    parser.add_argument(
        "--text",
        choices=("embedded", "outlines"),
        default="embedded",
        metavar="MODE",
        help="embedded (fonts in the file, the default) or outlines (paths, for Inkscape, Illustrator, PowerPoint)",
    )
    add_reporting(parser)
    add_limits(parser)


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Draw each file; 1 for errors (with `--strict`, for any findings), 2 if something cannot be written."""
    _check(args)
    names = list(dict.fromkeys(args.files))
    found: list[Diagnostic] = _theme_findings(args)
    if found:
        write_findings(args, found, len(names), streams.stderr)
        return 1
    jobs = list(_jobs(args, names, streams, found))
    _no_file_twice(jobs)
    progress = _Progress(streams, sum(len(job.targets) for job in jobs))
    code = 0
    for job in jobs:
        for drawing, target in job.targets:
            progress.say(target)
            outcome = _draw(args, job.service, drawing)
            found += outcome.diagnostics
            if outcome.value is not None:
                code = max(code, _write(args, outcome.value, target, streams))
    unique = in_order(found)
    if unique:
        write_findings(args, unique, len(names), streams.stderr)
    return code or exit_code(args, unique)


def _check(args: argparse.Namespace) -> None:
    """Reject what cannot be meant before any work is done."""
    if args.lang is not None and not _TAG.fullmatch(args.lang):
        raise UsageError(f"{quote(args.lang)} is no language tag; write one like `en`, `zh-Hans` or `pt-BR`")
    if args.files.count("-") > 1:
        raise UsageError("standard input (`-`) can be read only once")
    if args.output is None or args.output == "-" or _is_folder(args.output):
        return
    ending = Path(args.output).suffix.lower().lstrip(".")
    if ending not in _FORMATS:
        formats = listing([f".{f}" for f in _FORMATS], "or")
        raise UsageError(
            f"`-o {args.output}` should end in {formats} for a file, or in `/` for a folder: `-o {args.output}/`"
        )


def _theme_findings(args: argparse.Namespace) -> list[Diagnostic]:
    """What is wrong with the theme that is asked for, told once and not for each drawing."""
    from blueprint.theme import load_theme  # noqa: PLC0415 - `--help` needs none of it

    return list(load_theme(args.theme).diagnostics) if args.theme else []


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def _jobs(args: argparse.Namespace, names: list[str], streams: Streams, found: list[Diagnostic]) -> Iterator[_Job]:
    """The files that can be drawn, with the drawings that are asked for."""
    from blueprint.pipeline import drawings, load  # noqa: PLC0415 - `--help` needs none of it

    limits = limits_of(args)
    for name in names:
        outcome = load(name, stdin=streams.stdin, limits=limits)
        found += outcome.diagnostics
        service = outcome.value
        if service is None:
            continue
        asked = drawings(service, args.view)
        if not asked:
            raise UsageError(_unknown_view(args.view, name, service))
        targets = tuple((d, _target(args, name, d.name)) for d in asked)
        if len({target for _, target in targets}) < len(targets):
            choice = listing([f"--view {d.name}" for d in asked], "or")
            where = "standard output" if targets[0][1] == "-" else quote(targets[0][1])
            raise UsageError(f"{len(asked)} drawings do not fit into {where}; choose one with {choice}")
        yield _Job(name=name, service=service, targets=targets)


def _unknown_view(wanted: str, name: str, service: Service) -> str:
    views = ["journey", "blueprint", *(view.id for view in service.views), "all"]
    close = nearest(wanted, views)
    meant = f"did you mean `{close}`?" if close else f"there are {listing(list(dict.fromkeys(views)), 'and')}"
    return f"{name} has no view {quote(wanted)}; {meant}"


def _target(args: argparse.Namespace, name: str, drawing: str) -> str:
    """Where one drawing goes: a path, or `-`."""
    from blueprint.pipeline import file_stem  # noqa: PLC0415

    stem = "drawing" if name == "-" else file_stem(name)
    file = f"{stem}.{drawing}.{args.format or 'svg'}"
    if args.output is None:
        return "-" if name == "-" else str(Path(name).with_name(file))
    if args.output == "-":
        return "-"
    return str(Path(args.output) / file) if _is_folder(args.output) else str(args.output)


def _no_file_twice(jobs: list[_Job]) -> None:
    """No drawing may overwrite another one of the same run."""
    owners: dict[str, str] = {}
    for job in jobs:
        for _, target in job.targets:
            other = owners.setdefault(target, job.name)
            if other is not job.name:
                where = "standard output" if target == "-" else quote(target)
                raise UsageError(
                    f"{other} and {job.name} would both be written to {where}; give `-o` a folder for each"
                )


def _draw(args: argparse.Namespace, service: Service, drawing: Drawing) -> Outcome[Scene]:
    from blueprint.pipeline import draw  # noqa: PLC0415

    return draw(service, drawing, language=args.lang, theme=args.theme)


def _write(args: argparse.Namespace, scene: Scene, target: str, streams: Streams) -> int:
    """Paint one drawing and put it where it belongs; 2 if that cannot be done."""
    from blueprint.export.files import write_whole  # noqa: PLC0415
    from blueprint.painters.svg import TextMode  # noqa: PLC0415
    from blueprint.pipeline import paint  # noqa: PLC0415

    text = paint(scene, TextMode(args.text))
    if target == "-":
        streams.stdout.write(text)
        return 0
    try:
        write_whole(Path(target), text.encode("utf-8"))
    except OSError as error:
        streams.stderr.write(f"error: {target} cannot be written: {(error.strerror or str(error)).lower()}\n")
        return 2
    streams.stdout.write(f"{target}\n")
    return 0


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
