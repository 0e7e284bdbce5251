"""The files of one map.

In: a `Job` with a map, in a folder that holds its files. Out: its `Result`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from blueprint.deadline import OutOfTimeError, within
from blueprint.diagnostics import Diagnostic
from blueprint.frozen import replace
from blueprint.model.vocabulary import DrawingKind
from blueprint.paper.pages import PaperError
from blueprint.phrases import quote
from blueprint.pipeline import Drawing, draw, drawings, file_stem, load, paint
from blueprint.pipeline.loading import too_slow
from blueprint.pipeline.neighbours import Neighbours
from blueprint.project.config import ALL, Format
from blueprint.project.gallery.entries import about_to_json
from blueprint.project.gallery.facts import about
from blueprint.project.jobs.font_watch import FontWatch, has_foreign_characters
from blueprint.project.jobs.job import Answer, Job, Piece, Result
from blueprint.project.jobs.portable import pack
from blueprint.project.jobs.request import Request, setup_of
from blueprint.theme import DEFAULT

if TYPE_CHECKING:
    from blueprint.limits import Limits
    from blueprint.model.service import Service
    from blueprint.paper.sheet import Sheet

T = TypeVar("T")


def make_map(job: Job, root: Path) -> Result:
    """Make what is asked of a map.

    Args:
        job: with one map.
        root: the folder that its files lie in.
    """
    outcome = load(str(root / job.maps[0]), limits=job.limits)
    service = outcome.value
    findings = tuple(pack(outcome.diagnostics, root))
    if service is None:
        return Result(findings=findings)
    press = _Press(service, root, has_foreign_characters(job.files), job.limits)
    return Result(
        findings=findings,
        about=about_to_json(about(service)),
        language=service.language,
        theme=(service.style or DEFAULT).removeprefix(f"{root}/"),
        answers=tuple(press.answer(request) for request in job.requests),
    )


class _Press:
    """Makes the files of one map."""

    def __init__(self, service: Service, root: Path, foreign: bool, limits: Limits) -> None:
        self.service, self.root, self.foreign, self.limits = service, root, foreign, limits
        self.laid: dict[tuple[object, ...], tuple[tuple[Sheet, ...] | None, tuple[Diagnostic, ...]]] = {}

    def answer(self, request: Request) -> Answer:
        """Make what is asked for; a drawing with errors is left out."""
        if request.language != ALL:
            return self._answer(request)
        from blueprint.build.translations import texts_of  # noqa: PLC0415 - only outputs in all languages
        from blueprint.lint.languages import languages_of  # noqa: PLC0415 - likewise

        tags = languages_of(self.service, tuple(texts_of(self.service)))
        answers = {tag: self._answer(replace(request, language=tag)) for tag in tags}
        first = next(iter(answers.values()))
        return Answer(
            pieces=tuple(replace(piece, language=tag) for tag, one in answers.items() for piece in one.pieces),
            findings=tuple(finding for one in answers.values() for finding in one.findings),
            absent=first.absent,
            problem=next((one.problem for one in answers.values() if one.problem), ""),
            system_fonts=any(one.system_fonts for one in answers.values()),
        )

    def _answer(self, request: Request) -> Answer:
        """Make what is asked for in one language."""
        file = request.theme_file
        theme = str(self.root / file) if file else request.theme
        pieces: list[Piece] = []
        findings: list[Diagnostic] = []
        seen = FontWatch(self.foreign, theme or self.service.style, request.language or self.service.language)
        asked, absent = self._asked(request)
        problem = ""
        if request.format is Format.HTML and asked:
            pieces += self._in_time("the page", findings, lambda: self._screen(request, asked, theme, findings, seen))
            asked = []
        for drawing in asked:
            pages = partial(self._pages, request, drawing, theme, findings, seen)
            try:
                made = self._in_time(f"the drawing {quote(drawing.name)}", findings, pages)
            except PaperError as error:
                problem = problem or str(error)
                continue
            pieces += [
                Piece(drawing=drawing.name, content=content, part=number, parts=len(made))
                for number, content in enumerate(made, 1)
            ]
        return Answer(
            pieces=tuple(pieces), findings=tuple(pack(findings, self.root)), absent=absent, problem=problem,
            system_fonts=seen.system,
        )  # fmt: skip

    def _in_time(self, what: str, findings: list[Diagnostic], work: Callable[[], list[T]]) -> list[T]:
        """What work gives; nothing with a finding where it takes too long."""
        try:
            return within(self.limits.seconds, work)
        except OutOfTimeError as error:
            findings.append(too_slow(f"making {what}", error.seconds))
            return []

    def _asked(self, request: Request) -> tuple[list[Drawing], tuple[str, ...]]:
        """The drawings that the map has, and the names of others."""
        have = {drawing.name: drawing for drawing in drawings(self.service)}
        if ALL in request.views:
            return list(have.values()), ()
        wanted = tuple(dict.fromkeys(request.views))
        return [have[n] for n in have if n in wanted], tuple(n for n in wanted if n not in have)

    def _pages(
        self, request: Request, drawing: Drawing, theme: str | None, findings: list[Diagnostic], seen: FontWatch
    ) -> list[bytes]:
        """The bytes of the files of one drawing; none where it has errors.

        Raises:
            PaperError: it does not go onto the page.
        """
        if request.format is Format.SVG:
            return self._svg(request, drawing, theme, findings, seen)
        from blueprint.export.pdf import Standard  # noqa: PLC0415 - a tenth of a second of libraries
        from blueprint.pipeline.paper import print_pdf, print_pictures  # noqa: PLC0415 - likewise

        made = self._sheets(request, drawing, theme, findings)
        if made is None:
            return []
        seen.look(part.scene for sheet in made for part in sheet.parts)
        settings = request.settings
        pdf = print_pdf(self.service, made, Standard(settings.standard or "plain"), language=request.language)
        if request.format is Format.PDF:
            return [pdf]
        return print_pictures(pdf, made, width=settings.width, dpi=settings.dpi, limits=self.limits)

    def _leads_to(self, request: Request) -> Neighbours | None:
        """Where doors to other maps lead."""
        doors = request.doors
        if doors is None:
            return None
        made = frozenset(kind for kind in DrawingKind if ALL in doors.views or kind.value in doors.views)
        return Neighbours(
            stem=file_stem(self.service.path or ""), ending=doors.ending(request.language, request.format), beside=True,
            whole=request.format is Format.HTML, kinds=made,
            maps=frozenset(str(self.root / path) for path in doors.maps),
        )  # fmt: skip

    def _screen(
        self, request: Request, asked: list[Drawing], theme: str | None, findings: list[Diagnostic], seen: FontWatch
    ) -> list[Piece]:
        """The page for the screen, of all drawings together; none where one has errors."""
        from blueprint.pipeline.screen import screen, write_page  # noqa: PLC0415 - loads jinja2, only for pages

        made = screen(
            self.service, asked, language=request.language, theme=theme, leads_to=self._leads_to(request)
        )  # fmt: skip
        findings += made.diagnostics
        if made.value is None:
            return []
        seen.look(picture.day for picture in made.value.pictures)
        return [Piece(drawing="", content=write_page(made.value).encode())]

    def _svg(
        self, request: Request, drawing: Drawing, theme: str | None, findings: list[Diagnostic], seen: FontWatch
    ) -> list[bytes]:
        from blueprint.painters.svg import TextMode  # noqa: PLC0415 - only for SVG

        outcome = draw(self.service, drawing, language=request.language, theme=theme, leads_to=self._leads_to(request))
        findings += outcome.diagnostics
        scene = outcome.value
        if scene is None:
            return []
        seen.look([scene])
        if request.settings.grey:
            from blueprint.paper.grey import grey  # noqa: PLC0415 - seldom asked for

            scene = grey(scene)
        return [paint(scene, TextMode(request.text)).encode()]

    def _sheets(
        self, request: Request, drawing: Drawing, theme: str | None, findings: list[Diagnostic]
    ) -> tuple[Sheet, ...] | None:
        """The drawing on paper; laid out once for a PDF and a picture of the same page."""
        from blueprint.pipeline.paper import sheets  # noqa: PLC0415 - loads what only print needs

        setup = setup_of(request.settings)
        leads_to = self._leads_to(request)
        key = (drawing.name, setup, request.language, theme, leads_to)
        if key not in self.laid:
            outcome = sheets(self.service, drawing, setup, language=request.language, theme=theme, leads_to=leads_to)
            self.laid[key] = (outcome.value, outcome.diagnostics)
        made, said = self.laid[key]
        findings += said
        return made
