"""The pictures of `blueprint compare`, as SVG, PDF or PNG."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.cli.diff_report import report
from blueprint.cli.differing import Format, Run
from blueprint.cli.limits import in_time, limits_of
from blueprint.cli.paper import Wish
from blueprint.cli.streams import UsageError
from blueprint.cli.targets import is_folder, numbered
from blueprint.cli.write import write_piece
from blueprint.paper.pages import PaperError
from blueprint.phrases import listing, nearest, quote
from blueprint.pipeline.comparison.sheets import BOTH, compared_drawings, scene_of, sheets_of
from blueprint.pipeline.comparison.staging import Arrangement, Asked, name_of

if TYPE_CHECKING:
    from blueprint.paper.sheet import Sheet
    from blueprint.pipeline.comparison.opening import States
    from blueprint.pipeline.drawing import Drawing


def draw(job: Run, states: States, wish: Wish) -> int:
    """Draw and write what is asked for.

    Raises:
        UsageError: there is no such view, several drawings would go into one file, or a drawing does not go onto the
            paper.
    """
    args = job.args
    drawings = _drawings(job, states)
    asked = Asked(
        arrangement=Arrangement(args.arrangement or Arrangement.OVERLAY), language=args.lang, theme=args.theme,
        metrics=tuple(args.metric),
    )  # fmt: skip
    into_one = job.format is Format.PDF and not _folder(job)
    groups = [drawings] if into_one else [(drawing,) for drawing in drawings]
    code = 0
    for group in groups:
        try:
            pieces = in_time(args, partial(_pieces, job, states, asked, wish, group))
        except PaperError as error:
            raise UsageError(str(error)) from None
        target = _target(job, states, group[0])
        for number, piece in enumerate(pieces, 1):
            code = max(code, write_piece(numbered(target, number, len(pieces)), piece, job.streams))
        code = code if pieces else max(code, 1)
    return code


def _drawings(job: Run, states: States) -> tuple[Drawing, ...]:
    assert states.comparison is not None  # noqa: S101 - asked only for maps without errors
    after, wanted = states.comparison.after, job.args.view or BOTH
    found = compared_drawings(after, wanted)
    if not found:
        views = list(dict.fromkeys(("journey", "blueprint", BOTH, *(view.id for view in after.views), "all")))
        close = nearest(wanted, views)
        meant = f"did you mean `{close}`?" if close else f"there are {listing(views, 'and')}"
        raise UsageError(f"{states.names[1]} has no view {quote(wanted)}; {meant}")
    if len(found) > 1 and job.format is not Format.PDF and not _folder(job):
        choice = listing([f"--view {drawing.name}" for drawing in found], "or")
        raise UsageError(f"{len(found)} drawings do not fit into one file; choose one with {choice}, or `-o` a folder")
    return found


def _folder(job: Run) -> bool:
    return bool(job.args.output) and job.args.output != "-" and is_folder(job.args.output)


def _pieces(job: Run, states: States, asked: Asked, wish: Wish, drawings: tuple[Drawing, ...]) -> list[bytes]:
    """The bytes of one output: an SVG, a PDF, or a picture of each sheet; nothing where a drawing has errors."""
    if job.format is Format.SVG:
        from blueprint.pipeline.drawing import paint  # noqa: PLC0415 - only when painting

        made = scene_of(states, drawings[0], asked)
        report(list(made.diagnostics), job.streams)
        scene = made.value
        if scene is None:
            return []
        if wish.setup.grey:
            from blueprint.paper.grey import grey  # noqa: PLC0415 - seldom asked for

            scene = grey(scene)
        return [paint(scene).encode("utf-8")]
    return _printed(job, states, asked, wish, drawings)


def _printed(job: Run, states: States, asked: Asked, wish: Wish, drawings: tuple[Drawing, ...]) -> list[bytes]:
    from blueprint.export.pdf import Standard  # noqa: PLC0415 - WeasyPrint loads only for PDF and PNG
    from blueprint.pipeline.paper import print_pdf, print_pictures  # noqa: PLC0415 - likewise

    assert states.comparison is not None  # noqa: S101 - asked only for maps without errors
    sheets: list[Sheet] = []
    for drawing in drawings:
        made = sheets_of(states, drawing, asked, wish.setup)
        report(list(made.diagnostics), job.streams)
        if made.value is None:
            return []
        sheets += made.value
    language = asked.language or states.comparison.before.language
    pdf = print_pdf(states.comparison.after, tuple(sheets), Standard(wish.standard), language=language)
    if job.format is Format.PDF:
        return [pdf]
    if job.args.output in {None, "-"} and len(sheets) > 1:
        raise UsageError(f"{len(sheets)} pictures do not fit into standard output; give `-o` a file or a folder")
    return print_pictures(pdf, sheets, width=None, dpi=None, limits=limits_of(job.args))


def _target(job: Run, states: States, drawing: Drawing) -> str:
    """Where a drawing goes: the file that is named, standard output, or a file in a folder."""
    if not _folder(job):
        return job.args.output or "-"
    return str(Path(job.args.output) / f"{name_of(states)}.{drawing.name}.{job.format}")
