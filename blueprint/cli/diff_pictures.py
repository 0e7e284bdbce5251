"""The pictures of `blueprint diff`: the new drawing with everything that differs marked, as SVG, PNG or PDF."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.diff_report import errors_of, exit_code, report
from blueprint.cli.limits import in_time, limits_of
from blueprint.cli.streams import Streams, UsageError
from blueprint.cli.write import write_piece
from blueprint.frozen import frozen
from blueprint.phrases import listing, nearest, quote

if TYPE_CHECKING:
    from blueprint.compare.values import Compared
    from blueprint.pipeline.difference.opening import Opened
    from blueprint.pipeline.difference.sides import Pair
    from blueprint.scene import Scene


@frozen(kw_only=True)
class _Run:
    """One run.

    Attributes:
        ending: `svg`, `png` or `pdf`. folder: whether pictures go into one. several: whether several maps differ.
    """

    args: argparse.Namespace
    streams: Streams
    ending: str
    folder: bool
    several: bool


def draw_pairs(args: argparse.Namespace, ending: str, pairs: tuple[Pair, ...], desk: Path, streams: Streams) -> int:
    """Compare all pairs and draw what differs.

    Args:
        args: of the command. ending: `svg`, `png` or `pdf`.
        pairs: what is compared. desk: an empty folder for files of commits.
        streams: where messages go.

    Returns:
        The exit code.

    Raises:
        UsageError: several pictures and only one file.
    """
    from blueprint.pipeline.difference.opening import open_pair  # noqa: PLC0415

    folder = bool(args.output) and args.output != "-" and is_folder(args.output)
    if len(pairs) > 1 and not folder:
        raise UsageError(f"{len(pairs)} maps differ; give `-o` a folder for their pictures: `-o differences/`")
    run = _Run(args=args, streams=streams, ending=ending, folder=folder, several=len(pairs) > 1)
    found: list[Compared] = []
    code = 0
    for number, pair in enumerate(pairs):
        opened = open_pair(pair, desk / str(number), limits_of(args))
        found.append(opened.compared)
        if opened.compared.failed:
            report(errors_of(opened), streams)
        else:
            code = max(code, _draw(run, opened))
    if not pairs:
        streams.stderr.write("no map differs; there is nothing to draw\n")
    return code or exit_code(args, found)


def is_folder(output: str) -> bool:
    """Whether an output is meant as a folder."""
    return output.endswith("/") or Path(output).is_dir()


def _draw(run: _Run, opened: Opened) -> int:
    """Draw one pair."""
    from blueprint.paper.pages import PaperError  # noqa: PLC0415
    from blueprint.pipeline.difference.picture import (  # noqa: PLC0415
        difference_drawings,
        draw_difference,
        shown_service,
    )

    args = run.args
    wanted = args.view or "blueprint"
    drawings = difference_drawings(opened, wanted)
    if not drawings:
        raise UsageError(_unknown_view(wanted, [view.id for view in shown_service(opened).views]))
    if len(drawings) > 1 and not run.folder:
        raise UsageError("several drawings do not fit into one file; give `-o` a folder, or choose one with `--view`")
    code = 0
    for drawing in drawings:
        made = in_time(args, partial(draw_difference, opened, drawing, language=args.lang, theme=args.theme))
        report(list(made.diagnostics), run.streams)
        if made.value is None:
            code = max(code, 1)
            continue
        try:
            content = in_time(args, partial(_file, run, opened, made.value))
        except PaperError as error:
            raise UsageError(str(error)) from None
        code = max(code, write_piece(_target(run, opened, drawing.name), content, run.streams))
    return code


def _file(run: _Run, opened: Opened, scene: Scene) -> bytes:
    """The bytes of a picture.

    Raises:
        PaperError: it would be too large.
    """
    from blueprint.pipeline.difference.picture import picture_file  # noqa: PLC0415

    return picture_file(scene, opened, run.ending, language=run.args.lang, limits=limits_of(run.args))


def _target(run: _Run, opened: Opened, drawing: str) -> str:
    """The file of a picture: in a folder, where the map lies in its own."""
    from blueprint.pipeline import file_stem  # noqa: PLC0415

    if not run.folder:
        return run.args.output or "-"
    name = opened.compared.name.partition(":")[2] or opened.compared.name
    inside = run.several and not Path(name).is_absolute() and ".." not in Path(name).parts
    inner = Path(name).parent if inside else Path()
    return str(Path(run.args.output) / inner / f"{file_stem(name)}.{drawing}.diff.{run.ending}")


def _unknown_view(wanted: str, own: list[str]) -> str:
    views = list(dict.fromkeys(("journey", "blueprint", *own, "all")))
    close = nearest(wanted, views)
    meant = f"did you mean `{close}`?" if close else f"there are {listing(views, 'and')}"
    return f"there is no view {quote(wanted)}; {meant}"
