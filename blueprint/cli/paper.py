"""The options of paper, which every verb has that prints."""

from __future__ import annotations

import argparse

from blueprint.cli.streams import UsageError
from blueprint.frozen import frozen
from blueprint.paper.pages import CHOICES, Orientation, Page, PaperError, length_of, page_of
from blueprint.paper.setup import LEAST_TEXT, OVERLAP, Fit, Setup, check_setup

_FACTOR_END = "%"
_LEAST_PAGE = (148.0, 210.0)


@frozen(kw_only=True)
class Workshop:
    """What only `render` prints.

    Attributes:
        stages, steps: of a blank map without a file; no stages for one of a file.
        width: of a picture in pixels, None for what `dpi` gives. dpi: pixels an inch.
    """

    stages: int = 0
    steps: int = 2
    width: int | None = None
    dpi: float | None = None


@frozen(kw_only=True)
class Wish:
    """What is asked of the paper.

    Attributes:
        setup: page and fit.
        standard: what a PDF must keep to, as `--standard` names it.
        workshop: what only `render` prints.
    """

    setup: Setup
    standard: str
    workshop: Workshop


def add_paper(parser: argparse.ArgumentParser) -> None:
    """Add the options to a verb's parser."""
    page = parser.add_argument_group("paper (for pdf and png)")
    page.add_argument(
        "--page",
        metavar="SIZE",
        help=f"{CHOICES}, or auto: as large as the drawing (default: the page of the view, else auto)",
    )
    page.add_argument(
        "--orientation", choices=[o.value for o in Orientation], metavar="WAY",
        help="auto (whichever gives larger text, the default), portrait or landscape",
    )  # fmt: skip
    page.add_argument(
        "--fit", choices=[f.value for f in Fit], metavar="HOW",
        help="page (all on one page, text as large as possible, the default), width (over as many pages as it takes) "
        "or none (printed at --scale)",
    )  # fmt: skip
    page.add_argument("--scale", metavar="FACTOR", help="1 or 100%% prints the drawing as large as designed")
    page.add_argument("--margin", metavar="LENGTH", help="white edge, such as 15mm (default: one that suits the page)")
    page.add_argument("--bleed", metavar="LENGTH", help="how far the background runs over the edge, such as 3mm")
    page.add_argument("--marks", action="store_true", help="crop marks outside the edge")
    page.add_argument(
        "--min-text", metavar="PT", help=f"smallest text that may be printed, in pt (default {LEAST_TEXT:g})"
    )
    page.add_argument("--grey", action="store_true", help="in greys, for office printers")
    page.add_argument(
        "--commit", metavar="WORD",
        help="what the foot calls the commit of the file: auto (what git says, the default), none, or your own word",
    )  # fmt: skip
    page.add_argument(
        "--standard", choices=("plain", "ua-1", "a-3"), metavar="NAME",
        help="what a PDF keeps to: plain (the default), ua-1 (PDF/UA, accessible) or a-3 (PDF/A, for archives, with "
        "the YAML attached)",
    )  # fmt: skip


def add_workshop(parser: argparse.ArgumentParser) -> None:
    """Add what only `render` prints: tiles, empty maps, pictures."""
    more = parser.add_argument_group("posters, workshops and pictures")
    more.add_argument("--tile", metavar="SIZE", help="cut the poster into sheets of this size, such as A4 (for pdf)")
    more.add_argument("--overlap", metavar="LENGTH", help=f"of neighbouring sheets (default {OVERLAP:g}mm)")
    more.add_argument("--blank", action="store_true", help="empty cards of sticky-note size, to fill in by hand")
    more.add_argument("--stages", metavar="N", help="with --blank and without a file: a map of so many stages")
    more.add_argument("--steps", metavar="N", help="with --stages: steps of each (default 2)")
    more.add_argument("--width", metavar="PIXELS", help="width of a picture (for png)")
    more.add_argument("--dpi", metavar="N", help="pixels an inch of a picture (for png, default 192)")


def wish_of(args: argparse.Namespace) -> Wish:
    """What the arguments ask of the paper.

    Raises:
        UsageError: a value cannot be meant; the message names what can.
    """
    try:
        return _wish(args)
    except PaperError as error:
        raise UsageError(str(error)) from None


def _wish(args: argparse.Namespace) -> Wish:
    page = None if args.page in {None, "auto"} else page_of(args.page)
    fitted = args.fit not in {None, Fit.NONE}
    if page is None and (fitted or args.orientation):
        option = f"--fit {args.fit}" if fitted else "--orientation"
        raise UsageError(f"`{option}` needs a page with a size: `--page A1`")
    if args.scale is not None and page is not None and args.fit not in {None, Fit.NONE}:
        raise UsageError(f"`--scale` and `--fit {args.fit}` exclude each other; `--fit none` prints at a scale")
    if getattr(args, "blank", False) and (args.fit or args.scale):
        raise UsageError(
            f"`{'--fit' if args.fit else '--scale'}` and `--blank` exclude each other: notes keep their size"
        )
    overlap = _length("--overlap", getattr(args, "overlap", None))
    tile = getattr(args, "tile", None)
    fit = Fit(args.fit or (Fit.NONE if args.scale is not None else Fit.PAGE))
    setup = Setup(
        page=page,
        by_view=args.page is None and args.scale is None,
        orientation=Orientation(args.orientation or Orientation.AUTO),
        fit=fit,
        scale=1.0 if args.scale is None else _factor(args.scale),
        margin=_length("--margin", args.margin),
        bleed=_length("--bleed", args.bleed) or 0.0,
        marks=args.marks,
        least_text=LEAST_TEXT if args.min_text is None else _number("--min-text", args.min_text, 0.5, 72.0),
        tile=None if tile is None else page_of(tile),
        overlap=OVERLAP if overlap is None else overlap,
        blank=getattr(args, "blank", False),
        grey=args.grey,
        commit={"auto": None, "none": ""}.get(args.commit, args.commit),
    )
    check_setup(setup)
    return Wish(setup=setup, standard=args.standard or "plain", workshop=_workshop(args))


def _workshop(args: argparse.Namespace) -> Workshop:
    if not hasattr(args, "tile"):
        return Workshop()
    if args.overlap is not None and args.tile is None:
        raise UsageError("`--overlap` needs `--tile`: `--tile A4 --overlap 10mm`")
    if args.stages is not None and not args.blank:
        raise UsageError("`--stages` needs `--blank`: `--blank --stages 6`")
    if args.steps is not None and args.stages is None:
        raise UsageError("`--steps` needs `--stages`: `--blank --stages 6 --steps 2`")
    if args.width is not None and args.dpi is not None:
        raise UsageError("`--width` and `--dpi` exclude each other")
    return Workshop(
        stages=0 if args.stages is None else _whole("--stages", args.stages, 1, 24),
        steps=2 if args.steps is None else _whole("--steps", args.steps, 1, 12),
        width=None if args.width is None else _whole("--width", args.width, 16, 1_000_000),
        dpi=None if args.dpi is None else _number("--dpi", args.dpi, 10.0, 4800.0),
    )


def document_page(size: str, orientation: str | None, usual: Orientation, needs: str) -> Page:
    """The paper of a document of many pages, turned.

    Args:
        size: as it was typed. orientation: likewise; None for auto.
        usual: how a page with a name is held where nobody says it; one with a size is held as it was typed.
        needs: what is said of a page that is smaller than A5: `a report needs pages`.

    Raises:
        UsageError: there is no such page, or it is too small.
    """
    try:
        page = page_of(size)
    except PaperError as error:
        raise UsageError(str(error)) from None
    sides = sorted((page.width, page.height))
    if sides[0] < _LEAST_PAGE[0] or sides[1] < _LEAST_PAGE[1]:
        raise UsageError(f"{needs} of at least A5 (148 × 210 mm); {page.name} is smaller")
    wanted = Orientation(orientation or Orientation.AUTO)
    return page.turned(usual if wanted is Orientation.AUTO and page.named else wanted)


def paper_options(args: argparse.Namespace) -> list[str]:
    """The options of paper that were given, as they are typed."""
    names = (
        "page",
        "orientation",
        "fit",
        "scale",
        "margin",
        "bleed",
        "marks",
        "min_text",
        "commit",
        "standard",
        "tile",
    )
    return [f"--{name.replace('_', '-')}" for name in names if getattr(args, name, None) not in {None, False}]


def _length(option: str, text: str | None) -> float | None:
    if text is None:
        return None
    try:
        return length_of(text)
    except PaperError as error:
        raise UsageError(f"{option}: {error}") from None


def _factor(text: str) -> float:
    """`1.5` or `150%`."""
    percent = text.endswith(_FACTOR_END)
    try:
        value = float(text.removesuffix(_FACTOR_END)) / (100 if percent else 1)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise UsageError(f"`--scale {text}` needs a factor such as 1.5, or a percentage such as 150%")
    return value


def _number(option: str, text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not low <= value <= high:
        raise UsageError(f"`{option} {text}` needs a number from {low:g} to {high:g}")
    return value


def _whole(option: str, text: str, low: int, high: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high):  # noqa: PLR2004
        raise UsageError(f"`{option} {text}` needs a whole number from {low} to {high}")
    return int(text)
