"""From a service to sheets of paper, and from those to a file.

In: `Service`, which of its drawings, a `Setup` of the paper. Out: `Outcome[tuple[Sheet, …]]`, and the bytes of a PDF.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from blueprint.diagnostics import Outcome, has_errors
from blueprint.frozen import replace
from blueprint.layout.compose import compose
from blueprint.layout.facts import dotted
from blueprint.layout.form import Form, Origin
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model.service import Service
from blueprint.paper.fitting.trial import Laid, Measures
from blueprint.paper.grey import grey_sheets
from blueprint.paper.pages import Page, PaperError, page_of, turns
from blueprint.paper.paginate import Subject, paginate
from blueprint.paper.place import true_sheet
from blueprint.paper.setup import Setup, check_setup
from blueprint.paper.sheet import Sheet
from blueprint.paper.tiles import tile
from blueprint.paper.workshop import BlankError, blank, blank_sheets
from blueprint.pipeline.drawing import Bench, Drawing, prepare
from blueprint.pipeline.neighbours import LeadsTo
from blueprint.scene import Scene

if TYPE_CHECKING:
    from blueprint.export.pdf import Standard

Lay: TypeAlias = Callable[[Form, Origin], tuple[Scene, ...]]
"""Lays a drawing out in a form, with where it comes from."""


def sheets(
    service: Service,
    drawing: Drawing | str,
    setup: Setup,
    *,
    language: str | None = None,
    theme: str | None = None,
    name: str | None = None,
    leads_to: LeadsTo | None = None,
) -> Outcome[tuple[Sheet, ...]]:
    """Lay out one drawing on paper.

    Args:
        service: a loaded service.
        drawing: which of its drawings, or the name of one.
        setup: of the paper.
        language, theme, name, leads_to: as of `draw`.

    Returns:
        The sheets, None if the theme has errors or a character cannot be drawn.

    Raises:
        ValueError: the service has no drawing of this name.
        PaperError: the drawing does not go onto the paper as asked; the message says what would do.
    """
    prepared = prepare(service, drawing, language=language, theme=theme, name=name, leads_to=leads_to)
    bench = prepared.value
    if bench is None:
        return Outcome(None, prepared.diagnostics)
    return on_paper(bench, setup)


def on_paper(bench: Bench, setup: Setup, lay: Lay | None = None) -> Outcome[tuple[Sheet, ...]]:
    """Lay out on paper what a bench holds ready.

    Args:
        setup: of the paper.
        lay: lays it out in a form; None for the drawing of the bench.

    Raises:
        PaperError: as of `sheets`.
    """
    origin = origin_of(bench, setup.commit)
    setup = _with_own_page(setup, bench.drawing)
    if setup.blank:
        made, said = _blank(bench, origin, setup), bench.desk.setter.findings
    else:
        pages = paginate(subject_of(bench, origin, lay), setup)
        made, said = pages.sheets, pages.findings
    left = bench.all_findings(said)
    if has_errors(left):
        return Outcome(None, left)
    if setup.tile:
        made = tuple(part for sheet in made for part in tile(sheet, setup.tile, setup.overlap, bench.desk))
    return Outcome(grey_sheets(made) if setup.grey else made, left)


def _with_own_page(setup: Setup, drawing: Drawing) -> Setup:
    """The page that the file gives a view, where nobody asks for another one."""
    own = drawing.view.page if drawing.view and setup.by_view and not setup.blank else None
    return replace(setup, page=page_of(own)) if own and setup.page is None else setup


def blank_scene(service: Service, drawing: Drawing | str, *, language: str | None, theme: str | None) -> Outcome[Scene]:
    """Lay out one drawing with places for sticky notes instead of cards, in one piece; arguments as of `sheets`."""
    prepared = prepare(service, drawing, language=language, theme=theme, name=None)
    bench = prepared.value
    if bench is None:
        return Outcome(None, prepared.diagnostics)
    scene = blank(bench.desk, bench.drawing.kind, bench.drawing.view, origin_of(bench))
    left = bench.all_findings(bench.desk.setter.findings)
    return Outcome(None if has_errors(left) else scene, left)


def _blank(bench: Bench, origin: Origin, setup: Setup) -> tuple[Sheet, ...]:
    """Sheets with places for sticky notes, on as few pages as their true size allows."""
    desk, drawing = bench.desk, bench.drawing
    check_setup(setup)
    if setup.page is None:
        scenes = [blank(desk, drawing.kind, drawing.view, origin, setup.margin)]
    else:
        margin = setup.margin_on(setup.page)
        scenes = list(_on_fewest_pages(bench, origin, turns(setup.page, setup.orientation), margin))
    names = [_title(bench), *("" for _ in scenes[1:])]
    return tuple(true_sheet(scene, setup, name) for scene, name in zip(scenes, names, strict=True))


def _on_fewest_pages(bench: Bench, origin: Origin, pages: tuple[Page, ...], margin: float) -> tuple[Scene, ...]:
    """Blank sheets on the page, held whichever way takes fewer.

    Raises:
        BlankError: it can be held no way.
    """
    desk, drawing = bench.desk, bench.drawing
    fits: list[Page] = []
    made: tuple[Scene, ...] = ()
    refused: BlankError | None = None
    for page in pages:
        try:
            tried = blank_sheets(desk, drawing.kind, page.width, page.height, margin, drawing.view, origin)
        except BlankError as error:
            refused = refused or error
            continue
        if not fits or len(tried) < len(made):
            fits.append(page)
            made = tried
    if refused and not fits:
        raise refused
    if fits[-1] is pages[-1]:
        return made
    # Once more, so that what the typesetter has to say is about these sheets.
    return blank_sheets(desk, drawing.kind, fits[-1].width, fits[-1].height, margin, drawing.view, origin)


def subject_of(bench: Bench, origin: Origin, lay: Lay | None = None) -> Subject:
    """The drawing as the paper sees it; `lay` as of `on_paper`."""
    desk = bench.desk
    return Subject(
        name=_title(bench),
        trial=_trial(bench, origin, lay or _lay(bench)),
        stages=tuple(len(stage.steps) for stage in desk.service.stages),
        measures=Measures(edge=desk.size("margin"), title=desk.size("title-column"), gutter=desk.size("gutter")),
    )


def _title(bench: Bench) -> str:
    """What messages and bookmarks call a drawing."""
    desk = bench.desk
    view = bench.drawing.view
    title = desk.pick(desk.service.title).text
    what = desk.pick(view.title).text if view and view.title else desk.words.text(f"kind.{bench.drawing.kind}")
    return dotted([title, what] if title else [what], desk.words.language)


def _lay(bench: Bench) -> Lay:
    """Lays out the drawing of a bench."""
    drawing = bench.drawing
    return lambda form, origin: compose(bench.desk, drawing.kind, drawing.view, origin, form)


def _trial(bench: Bench, origin: Origin, lay: Lay) -> Callable[[Form], Laid]:
    """Lays the drawing out in a form, the same form only once."""
    made: dict[Form, Laid] = {}

    def lay_out(form: Form) -> Laid:
        if form not in made:
            bench.desk.setter.start_over()
            scenes = lay(form, origin)
            made[form] = Laid(scenes=scenes, findings=bench.desk.setter.findings)
        return made[form]

    return lay_out


def origin_of(bench: Bench, commit: str | None = None) -> Origin:
    """Where the drawing comes from: its file, the commit (git's where it is None), the address of its source."""
    from blueprint.history import commit_of  # noqa: PLC0415 - asks git, only for paper

    service, desk = bench.service, bench.desk
    link = desk.pick(service.source).text if service.source else ""
    return Origin(
        file=bench.stem,
        commit=(commit_of(Path(service.path)) if service.path else "") if commit is None else commit,
        link=link if re.fullmatch(r"https?://\S+", link) else "",
    )


def print_pdf(service: Service, made: tuple[Sheet, ...], standard: Standard, *, language: str | None = None) -> bytes:
    """Write sheets as one PDF.

    Args:
        service: what they show, for title, authors, keywords and the source to attach.
        standard: what the file must keep to.
        language: of the sheets; None for the service's own.

    Raises:
        PaperError: a picture cannot be read.
    """
    from blueprint.export.pdf import About, write_pdf  # noqa: PLC0415 - WeasyPrint loads only for PDF
    from blueprint.pipeline.pictures import pictures_named  # noqa: PLC0415 - likewise

    tag = language or service.language
    source = service.title.span.source if service.title.span else None
    about = About(
        title=service.title.pick(tag, service.language).text or made[0].name,
        language=tag,
        authors=tuple(a.pick(tag, service.language).text for a in service.authors),
        description=service.summary.pick(tag, service.language).text if service.summary else "",
        source_name=Path(service.path).name if service.path else "",
        source=source.text.encode("utf-8") if source else b"",
    )
    with pictures_named([service]):
        return write_pdf(made, about, standard)


def print_pictures(
    pdf: bytes,
    made: Sequence[Sheet],
    *,
    width: int | None,
    dpi: float | None,
    limits: Limits = DEFAULT_LIMITS,
) -> list[bytes]:
    """Each page of a PDF as a PNG.

    Args:
        pdf: what `print_pdf` wrote of the sheets. made: the sheets.
        width: in pixels, None for what `dpi` gives. dpi: pixels an inch, None for twice a screen's.
        limits: only `pixels` counts here.

    Raises:
        PaperError: a picture would be too small or too large.
    """
    from blueprint.export.pdf import user_unit  # noqa: PLC0415 - PDFium loads only for pictures
    from blueprint.export.png import PictureError, write_png  # noqa: PLC0415 - likewise

    try:
        return [
            write_png(pdf, page=n, width=width, dpi=dpi, unit=user_unit(sheet), most=limits.pixels)
            for n, sheet in enumerate(made)
        ]
    except PictureError as error:
        raise PaperError(str(error)) from None
