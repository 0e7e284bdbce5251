"""From services to one book, and from that to a file.

In: `Service`s and a page. Out: `Outcome[Book]`, and the bytes of a PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.book.binding import Book, Bound, Look, make_book, map_room
from blueprint.book.values import MapDrawing, chapter_anchor, map_anchor
from blueprint.build.translations import texts_of
from blueprint.diagnostics import Diagnostic, Outcome, has_errors, in_order
from blueprint.frozen import frozen
from blueprint.layout.form import NATURAL, Origin
from blueprint.model.service import Journey, Service
from blueprint.model.vocabulary import DrawingKind
from blueprint.paper.fitting.fit import Fitted, fit_page
from blueprint.paper.fitting.flow import flow
from blueprint.paper.fitting.trial import Room, points, smallest_text
from blueprint.paper.pages import Orientation, Page, PaperError, larger
from blueprint.paper.paginate import Subject
from blueprint.paper.setup import LEAST_TEXT
from blueprint.paper.sheet import MM_PER_UNIT
from blueprint.pipeline.drawing import Bench, fonts_of, prepare
from blueprint.pipeline.loading import file_stem
from blueprint.pipeline.neighbours import LeadsTo
from blueprint.pipeline.paper import origin_of, subject_of
from blueprint.theme import Theme, load_theme
from blueprint.words import load_words

if TYPE_CHECKING:
    from blueprint.export.pdf import Standard
    from blueprint.text.findings import Finding


_HOPE = 1.25
"""A map that is so much higher than a page, with the smallest text that is allowed, will not be brought onto it."""
_SLACK = 1e-3


def book(
    services: Sequence[Service],
    page: Page,
    *,
    language: str | None = None,
    theme: str | None = None,
    title: str | None = None,
    least_text: float = LEAST_TEXT,
) -> Outcome[Book]:
    """Make one book of some services, with the journey map and the blueprint of each.

    Args:
        services: loaded, at least one, in the order of the chapters.
        page: paper of the book, turned as it is used.
        language: BCP 47 tag; None for each chapter in its file's own language, and the rest in the first file's.
        theme: name or file of a theme; None for the first file's own, else the default.
        title: of the book; None for the service's own, or a general one for several services.
        least_text: size of the smallest text that the maps may have, in pt.

    Returns:
        The book, None if the theme has errors or a character cannot be drawn.

    Raises:
        PaperError: a map cannot be read on this page; the message says what would do.
        OSError: a photograph is gone since it was checked.
    """
    first = services[0]
    tag, style = language or first.language, theme or first.style
    looks, words = load_theme(style), load_words(tag)
    findings = [*looks.diagnostics, *words.diagnostics]
    bound = []
    leads_to = _to_chapters(services)
    for service, name in zip(services, _names(services), strict=True):
        outcome = _bound(service, name, Asked(page, language, style, least_text, leads_to))
        findings += outcome.diagnostics
        if outcome.value:
            bound.append(outcome.value)
    if looks.value is None or words.value is None or len(bound) < len(services):
        return Outcome(None, in_order(findings))
    made = make_book(
        bound,
        Look(page=page, theme=looks.value, fonts=fonts_of(looks.value), words=words.value, language=tag, title=title),
    )
    for service in services:
        findings += _set_badly(service, made.findings, language, style)
    left = in_order(findings)
    return Outcome(None if has_errors(left) else made, left)


@frozen
class Asked:
    """What is asked of all maps of a book.

    Attributes:
        page: turned as it is used.
        least_text: the smallest, in pt.
        leads_to: where doors to other maps lead; None for nowhere.
    """

    page: Page
    language: str | None
    theme: str | None
    least_text: float
    leads_to: LeadsTo | None = None


def print_book(made: Book, services: Sequence[Service], standard: Standard) -> bytes:
    """Write a book of some services as PDF, keeping to a standard.

    Raises:
        PaperError: a picture cannot be read.
    """
    from blueprint.export.pdf import About, write_html_pdf  # noqa: PLC0415 - WeasyPrint loads only for PDF
    from blueprint.pipeline.pictures import pictures_named  # noqa: PLC0415 - likewise

    about = About(title=made.title, language=made.language, authors=made.authors, keywords=made.keywords)
    with pictures_named(services):
        return write_html_pdf(made.html, (), made.drawings, about, standard)


def _to_chapters(services: Sequence[Service]) -> LeadsTo:
    """Doors lead to the map of the same kind in the chapter of the other service, and nowhere if it has none."""
    numbers = {str(Path(s.path).resolve()): n for n, s in reversed(list(enumerate(services, 1))) if s.path}
    places = {kind: n for n, kind in enumerate(DrawingKind, 1)}

    def leads_to(journey: Journey, kind: DrawingKind) -> str:
        number = numbers.get(journey.file)
        return f"#{map_anchor(chapter_anchor(number), places[kind])}" if number else ""

    return leads_to


def _names(services: Sequence[Service]) -> Iterator[str]:
    """What the ids of each service's drawings begin with: its file's name, numbered where that is not enough."""
    known: set[str] = set()
    for number, service in enumerate(services, 1):
        stem = file_stem(service.path) if service.path else f"service-{number}"
        name = f"{stem}-{number}" if stem in known else stem
        known.add(name)
        yield name


def _bound(service: Service, name: str, asked: Asked) -> Outcome[Bound]:
    """A service with its maps on the book's pages.

    Raises:
        PaperError: a map cannot be read on them.
    """
    tag = asked.language or service.language
    words = load_words(tag).value
    maps = fitted_maps(service, name, asked)
    if words is None or maps.value is None:
        return Outcome(None, maps.diagnostics)
    drawn, origin = maps.value
    made = Bound(service=service, maps=drawn, words=words, language=tag, origin=origin)
    return Outcome(made, maps.diagnostics)


def fitted_maps(service: Service, name: str, asked: Asked) -> Outcome[tuple[tuple[MapDrawing, ...], Origin]]:
    """Both maps of a service on the pages of a book or a report, and where they come from.

    Raises:
        PaperError: a map cannot be read on them.
    """
    findings: list[Diagnostic] = []
    maps = []
    origin = Origin()
    for kind in DrawingKind:
        prepared = prepare(
            service, kind.value, language=asked.language, theme=asked.theme, name=name, leads_to=asked.leads_to
        )
        findings += prepared.diagnostics
        if prepared.value is None:
            continue
        origin = origin_of(prepared.value)
        drawn = _map(prepared.value, origin, asked)
        findings += drawn.diagnostics
        maps += [drawn.value] if drawn.value else []
    made = (tuple(maps), origin) if len(maps) == len(DrawingKind) else None
    return Outcome(made, in_order(findings))


def _map(bench: Bench, origin: Origin, asked: Asked) -> Outcome[MapDrawing]:
    """One map, on as few and as small pages as it can be read on.

    Raises:
        PaperError: it cannot be read on any of them.
    """
    subject = subject_of(bench, origin)
    page, fitted = _fitted(subject, asked, bench.desk.theme)
    left = bench.all_findings(fitted.laid.findings)
    if has_errors(left):
        return Outcome(None, left)
    drawing, desk = bench.drawing, bench.desk
    own = drawing.view.title if drawing.view else None
    title = desk.pick(own) if own else desk.word(f"kind.{drawing.kind}")
    made = MapDrawing(name=drawing.name, title=title, scenes=fitted.laid.scenes, page=page, scale=fitted.scale)
    return Outcome(made, left)


def _fitted(subject: Subject, asked: Asked, theme: Theme) -> tuple[Page, Fitted]:
    """A map on one page of the book if it can be read there, else on several, else on larger ones, which are folded in.

    Raises:
        PaperError: there is no page large enough.
    """
    page = asked.page
    lying = Orientation.LANDSCAPE if page.width > page.height else Orientation.PORTRAIT
    natural = subject.trial(NATURAL).scenes[0]
    least = asked.least_text / points(smallest_text((natural,)), 1.0)
    for paper in (page, *(p.turned(lying) for p in larger(page))):
        room = Room(*map_room(page, paper, theme))
        height = (natural.height - 2 * subject.measures.edge) * least * MM_PER_UNIT
        if height > _HOPE * room.height:
            continue
        fitted = fit_page(subject.trial, subject.stages, subject.measures, (room,))
        if fitted.scale >= least - _SLACK:
            return paper, fitted
        several = flow(subject.trial, subject.stages, subject.measures, room, least)
        if several:
            return paper, several
    raise PaperError(
        f"{subject.name} cannot be read at {asked.least_text:g} pt on any page of a book; print it as a poster with"
        " `blueprint render --page auto`, or allow smaller text with `--min-text`"
    )


def _set_badly(
    service: Service, found: Sequence[Finding], language: str | None, theme: str | None
) -> tuple[Diagnostic, ...]:
    """What cannot be set of a service's texts on the book's own pages, at the places where they stand."""
    written = {wording.text for text in texts_of(service) for wording in text.wordings}
    mine = [finding for finding in found if any(finding.text in words for words in written)]
    bench = prepare(service, DrawingKind.JOURNEY.value, language=language, theme=theme, name=None).value
    return bench.all_findings(mine) if mine and bench else ()
