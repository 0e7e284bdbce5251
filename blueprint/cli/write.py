"""Makes the file of one output, and puts it where it belongs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.limits import in_time, limits_of
from blueprint.cli.paper import Wish
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.targets import Format, Output, numbered
from blueprint.deadline import OutOfTimeError
from blueprint.diagnostics import Diagnostic
from blueprint.paper.pages import PaperError

if TYPE_CHECKING:
    from blueprint.model.service import Service
    from blueprint.paper.sheet import Sheet


def write_output(
    args: argparse.Namespace, wish: Wish, wanted: Format, service: Service, output: Output, streams: Streams
) -> tuple[int, list[Diagnostic]]:
    """Draw what goes into one file and write it.

    Returns:
        2 if it cannot be written, else 0; and what there is to say about the drawings. Nothing is written where a
        drawing has errors.

    Raises:
        UsageError: a drawing does not go onto the paper that is asked for.
    """
    findings: list[Diagnostic] = []
    try:
        pieces = in_time(args, lambda: _MAKERS[wanted](args, wish, wanted, service, output, findings))
    except PaperError as error:
        raise UsageError(str(error)) from None
    except OutOfTimeError as error:
        from blueprint.pipeline.loading import too_slow  # noqa: PLC0415 - only then

        return 0, [*findings, too_slow(f"drawing `{output.target}`", error.seconds)]
    code = 0
    for number, piece in enumerate(pieces, 1):
        code = max(code, write_piece(numbered(output.target, number, len(pieces)), piece, streams))
    return code, findings


def write_piece(target: str, content: bytes, streams: Streams) -> int:
    """Write one whole file and print its path; 2 if that cannot be done."""
    if target == "-":
        streams.write_bytes(content)
        return 0
    from blueprint.writing.whole import why, write_whole  # noqa: PLC0415 - `--help` needs none of it

    try:
        write_whole(Path(target), content)
    except OSError as error:
        streams.stderr.write(f"error: {target} cannot be written: {why(error)}\n")
        return 2
    streams.stdout.write(f"{target}\n")
    return 0


def _svg(
    args: argparse.Namespace, wish: Wish, _: Format, service: Service, output: Output, findings: list[Diagnostic]
) -> list[bytes]:
    from blueprint.painters.svg import TextMode  # noqa: PLC0415 - `--help` needs none of it
    from blueprint.pipeline import draw, paint  # noqa: PLC0415

    (drawing,) = output.drawings
    if wish.setup.blank:
        from blueprint.pipeline.paper import blank_scene  # noqa: PLC0415 - seldom asked for

        outcome = blank_scene(service, drawing, language=args.lang, theme=args.theme)
    else:
        outcome = draw(service, drawing, language=args.lang, theme=args.theme, leads_to=output.leads_to)
    findings += outcome.diagnostics
    scene = outcome.value
    if scene is None:
        return []
    if wish.setup.grey:
        from blueprint.paper.grey import grey  # noqa: PLC0415 - seldom asked for

        scene = grey(scene)
    return [paint(scene, TextMode(args.text or TextMode.EMBEDDED)).encode("utf-8")]


def _html(
    args: argparse.Namespace, _: Wish, __: Format, service: Service, output: Output, findings: list[Diagnostic]
) -> list[bytes]:
    """The bytes of one page with all drawings."""
    from blueprint.pipeline.screen import screen, write_page  # noqa: PLC0415 - `--help` needs none of it

    outcome = screen(service, output.drawings, language=args.lang, theme=args.theme, leads_to=output.leads_to)
    findings += outcome.diagnostics
    return [] if outcome.value is None else [write_page(outcome.value).encode("utf-8")]


def _print(
    args: argparse.Namespace, wish: Wish, wanted: Format, service: Service, output: Output, findings: list[Diagnostic]
) -> list[bytes]:
    """The bytes of a PDF, or of one picture a sheet."""
    from blueprint.export.pdf import Standard  # noqa: PLC0415 - loads a tenth of a second of libraries
    from blueprint.pipeline.paper import print_pdf, print_pictures, sheets  # noqa: PLC0415

    made: list[Sheet] = []
    for drawing in output.drawings:
        outcome = sheets(service, drawing, wish.setup, language=args.lang, theme=args.theme, leads_to=output.leads_to)
        findings += outcome.diagnostics
        if outcome.value is None:
            return []
        made += outcome.value
    pdf = print_pdf(service, tuple(made), Standard(wish.standard), language=args.lang)
    if wanted is Format.PDF:
        return [pdf]
    if output.target == "-" and len(made) > 1:
        raise UsageError(f"{len(made)} pictures do not fit into standard output; give `-o` a file or a folder")
    return print_pictures(pdf, made, width=wish.workshop.width, dpi=wish.workshop.dpi, limits=limits_of(args))


_MAKERS = {Format.SVG: _svg, Format.PDF: _print, Format.PNG: _print, Format.HTML: _html}
