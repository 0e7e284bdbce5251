"""Which drawings of a file go into which files."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.streams import UsageError
from blueprint.frozen import frozen
from blueprint.phrases import listing, nearest, quote

if TYPE_CHECKING:
    from blueprint.model.service import Service
    from blueprint.pipeline import Drawing
    from blueprint.pipeline.neighbours import Neighbours


class Format(StrEnum):
    """What `render` writes."""

    SVG = "svg"
    PDF = "pdf"
    PNG = "png"
    HTML = "html"


@frozen(kw_only=True)
class Output:
    """A file to be written.

    Attributes:
        target: its path, or `-`.
        drawings: what is in it.
        leads_to: where doors to other maps lead; None for nowhere.
    """

    target: str
    drawings: tuple[Drawing, ...]
    leads_to: Neighbours | None = None


def add_targets(parser: argparse.ArgumentParser) -> None:
    """Add `-o` and `--format`."""
    parser.add_argument(
        "-o", "--output", metavar="OUT", help="a folder (ending in `/`), a file, or `-` for standard output"
    )
    parser.add_argument(
        "--format",
        choices=[f.value for f in Format],
        metavar="FORMAT",
        help="svg, pdf, png or html (default: by the ending of OUT, else svg)",
    )


def format_of(args: argparse.Namespace) -> Format:
    """The format by `--format` and by the ending of the output.

    Raises:
        UsageError: there is no such ending, or it is another one than the format's.
    """
    asked = Format(args.format) if args.format else None
    ending = Path(args.output or "").suffix.lower().lstrip(".")
    if args.output is None or args.output == "-" or is_folder(args.output):
        if ending in set(Format) and not args.output.endswith(("/", os.sep)):
            raise UsageError(f"`-o {args.output}` is a folder; write `-o {args.output}/` if you mean it")
        return asked or Format.SVG
    if ending not in set(Format):
        folder = "" if ending else f" for a file, or in `/` for a folder: `-o {args.output}/`"
        raise UsageError(f"`-o {args.output}` should end in {listing([f'.{f}' for f in Format], 'or')}{folder}")
    if asked and asked != ending:
        raise UsageError(f"`-o {args.output}` and `--format {asked}` exclude each other; leave out `--format`")
    return Format(ending)


def is_folder(output: str) -> bool:
    """Whether an output is a folder, there already or meant as one."""
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def outputs_of(args: argparse.Namespace, wanted: Format, name: str, service: Service) -> tuple[Output, ...]:
    """The files that a service gives. A PDF that is named takes all its drawings, a page for the screen always.

    Raises:
        UsageError: there is no such view, or several drawings would go into one file.
    """
    from blueprint.pipeline import drawings  # noqa: PLC0415 - `--help` needs none of it

    asked = drawings(service, args.view)
    if not asked:
        raise UsageError(_unknown_view(args.view, name, service))
    made: dict[str, list[Drawing]] = {}
    for drawing in asked:
        made.setdefault(_target(args, wanted, name, drawing.name), []).append(drawing)
    if wanted not in (Format.PDF, Format.HTML) and len(made) < len(asked):
        choice = listing([f"--view {d.name}" for d in asked], "or")
        raise UsageError(f"{len(asked)} drawings do not fit into {_named(*made)}; choose one with {choice}")
    leads_to = _leads_to(args, wanted, name)
    return tuple(Output(target=target, drawings=tuple(found), leads_to=leads_to) for target, found in made.items())


def _leads_to(args: argparse.Namespace, wanted: Format, name: str) -> Neighbours | None:
    """Where doors to other maps lead: to drawings that are named by rule, as this one is; None for nowhere.

    A picture has no links, and of a drawing whose file is named nobody knows what the others are called.
    """
    from blueprint.pipeline import file_stem  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.pipeline.neighbours import Neighbours  # noqa: PLC0415 - likewise

    by_rule = name != "-" if args.output is None else args.output != "-" and is_folder(args.output)
    if wanted is Format.PNG or not by_rule:
        return None
    beside = args.output is None
    # Beside its map, a drawing is drawn again and again; into another folder go those of one run.
    maps = None if beside or "files" not in args else frozenset(str(Path(file).resolve()) for file in args.files)
    return Neighbours(stem=file_stem(name), ending=wanted.value, beside=beside, whole=wanted is Format.HTML, maps=maps)


def no_target_twice(owners: Iterable[tuple[str, tuple[Output, ...]]]) -> None:
    """No drawing may overwrite another one of the same run.

    Raises:
        UsageError: two files would.
    """
    known: dict[str, str] = {}
    for name, outputs in owners:
        for output in outputs:
            other = known.setdefault(output.target, name)
            if other is not name:
                ending = Path(output.target).suffix.lstrip(".")
                each = f"`-o out/ --format {ending}` makes files for each" if ending else "give `-o` a folder for each"
                book = ", `blueprint book` one of all" if ending == Format.PDF else ""
                raise UsageError(f"{other} and {name} would both be written to {_named(output.target)}; {each}{book}")


def numbered(target: str, number: int, count: int) -> str:
    """Where one of several pictures of one output goes: `map-2.png`."""
    if count == 1 or target == "-":
        return target
    path = Path(target)
    return str(path.with_name(f"{path.stem}-{number}{path.suffix}"))


def _named(target: str) -> str:
    return "standard output" if target == "-" else quote(target)


def _unknown_view(wanted: str, name: str, service: Service) -> str:
    views = ["journey", "blueprint", *(view.id for view in service.views), "all"]
    close = nearest(wanted, views)
    meant = f"did you mean `{close}`?" if close else f"there are {listing(list(dict.fromkeys(views)), 'and')}"
    return f"{name} has no view {quote(wanted)}; {meant}"


def _target(args: argparse.Namespace, wanted: Format, name: str, drawing: str) -> str:
    """Where one drawing goes: a path, or `-`."""
    from blueprint.pipeline import file_stem  # noqa: PLC0415

    stem = "drawing" if name == "-" else file_stem(name)
    file = f"{stem}.{wanted}" if wanted is Format.HTML else f"{stem}.{drawing}.{wanted}"
    if args.output is None:
        return "-" if name == "-" else str(Path(name).with_name(file))
    if args.output == "-":
        return "-"
    return str(Path(args.output) / file) if is_folder(args.output) else str(args.output)
