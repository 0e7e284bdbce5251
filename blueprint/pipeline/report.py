"""From services to one report, and from that to a file.

In: `NamedService`s, and what is asked of the report. Out: `Outcome`s of `ReportPages`, and the bytes of a PDF.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from blueprint.diagnostics import Diagnostic, Outcome, has_errors, in_order
from blueprint.experience.named import NamedService
from blueprint.frozen import frozen
from blueprint.model.measures import Where
from blueprint.model.text import Wording
from blueprint.model.vocabulary import DrawingKind
from blueprint.paper.pages import Page
from blueprint.paper.setup import LEAST_TEXT
from blueprint.pipeline.book import Asked, fitted_maps
from blueprint.pipeline.drawing import Bench, draw, fonts_of, paint, prepare
from blueprint.pipeline.naming import set_badly
from blueprint.review.cards import figure_cards
from blueprint.review.pages import (
    CardDrawing,
    Drawn,
    Look,
    MapDrawing,
    ReportPages,
    card_width,
    report_pages,
)
from blueprint.review.together import reviews_of
from blueprint.review.values import ServiceReview
from blueprint.theme import Theme, load_theme
from blueprint.words import Words

if TYPE_CHECKING:
    from blueprint.export.pdf import Standard

_DARK = "dark"
"""The theme of a report by night, where none is asked for."""


@frozen(kw_only=True)
class Wanted:
    """What is asked of a report.

    Attributes:
        page: its paper, turned as it is used. screen: whether it is for a screen.
        words: the report's own. language: BCP 47 tag. theme: name or file; None for the first file's own.
        narrowed: which answers count; None for all.
        least_text: size of the smallest text that the maps may have on paper, in pt.
    """

    page: Page
    screen: bool
    words: Words
    language: str
    theme: str | None = None
    narrowed: Where | None = None
    least_text: float = LEAST_TEXT


def report(services: Sequence[NamedService], wanted: Wanted) -> Outcome[ReportPages]:
    """Make the report of some services.

    Args:
        services: at least one, with their measurements.
        wanted: what is asked of it.

    Returns:
        The report, None if the theme has errors or a character cannot be drawn.

    Raises:
        PaperError: a map cannot be read on this page.
    """
    style = wanted.theme or services[0].service.style
    looks = load_theme(style)
    if looks.value is None:
        return Outcome(None, looks.diagnostics)
    findings = list(looks.diagnostics)
    drawn = []
    for one, told in zip(services, reviews_of(services, wanted.words, wanted.language), strict=True):
        outcome = (_on_screen if wanted.screen else _on_paper)(one, told, wanted, style, looks.value)
        findings += outcome.diagnostics
        drawn += [outcome.value] if outcome.value else []
    if len(drawn) < len(services):
        return Outcome(None, in_order(findings))
    made = report_pages(
        drawn,
        Look(
            page=wanted.page,
            screen=wanted.screen,
            theme=looks.value,
            dark=load_theme(_DARK).value if wanted.screen and style is None else None,
            fonts=fonts_of(looks.value),
            words=wanted.words,
            language=wanted.language,
            narrowed=narrowed_words(wanted.words, wanted.narrowed, services),
        ),
    )
    left = in_order([*findings, *set_badly(services, made.findings)])
    return Outcome(None if has_errors(left) else made, left)


def print_report(made: ReportPages, services: Sequence[NamedService], standard: Standard) -> bytes:
    """Write a report as PDF, keeping to a standard.

    Raises:
        PaperError: a picture cannot be read.
    """
    from blueprint.export.pdf import About, write_html_pdf  # noqa: PLC0415 - WeasyPrint loads only for PDF
    from blueprint.pipeline.pictures import pictures_named  # noqa: PLC0415 - likewise

    authors = tuple(
        dict.fromkeys(author.pick(made.language).text for one in services for author in one.service.authors)
    )  # fmt: skip
    about = About(title=made.title, language=made.language, authors=authors, keywords=made.keywords)
    with pictures_named([one.service for one in services]):
        return write_html_pdf(made.html, (), made.drawings, about, standard)


def narrowed_words(words: Words, narrowed: Where | None, services: Sequence[NamedService]) -> Wording | None:
    """Which answers count, in words; None for all."""
    if narrowed is None:
        return None
    titles = {t.id: t.title for one in services for t in one.service.touchpoints}
    place = titles[narrowed.touchpoint].pick(words.language).text if narrowed.touchpoint in titles else None
    given = {"header.segment": narrowed.segment, "report.period": narrowed.period, "row.touchpoint": place}
    said = [words.text("format.label", label=words.text(key), text=text) for key, text in given.items() if text]
    return Wording(words.text("report.only", what=words.joined(said)), words.language)


def _on_paper(
    one: NamedService, told: ServiceReview, wanted: Wanted, style: str | None, theme: Theme
) -> Outcome[Drawn]:
    """A service with its maps fitted to the pages, and the cards of its figures.

    Raises:
        PaperError: a map cannot be read on them.
    """
    asked = Asked(wanted.page, wanted.language, style, wanted.least_text)
    fitted = fitted_maps(one.service, one.name, asked)
    cards = _cards(one, wanted, style, card_width(wanted.page, theme))
    findings = (*fitted.diagnostics, *cards.diagnostics)
    if fitted.value is None or cards.value is None:
        return Outcome(None, findings)
    maps = tuple(MapDrawing(title=m.title, scenes=m.scenes, scale=m.scale, page=m.page) for m in fitted.value[0])
    return Outcome(Drawn(review=told, maps=maps, cards=cards.value), findings)


def _on_screen(
    one: NamedService, told: ServiceReview, wanted: Wanted, style: str | None, theme: Theme
) -> Outcome[Drawn]:
    """A service with its drawings as SVG, by day and, in our own theme, by night."""
    findings: list[Diagnostic] = []
    maps = []
    for kind in DrawingKind:
        day = draw(one.service, kind.value, language=wanted.language, theme=style, name=one.name)
        findings += day.diagnostics
        if day.value is None:
            return Outcome(None, in_order(findings))
        night = None
        if style is None:
            name = f"{one.name}-night"
            night = draw(one.service, kind.value, language=wanted.language, theme=_DARK, name=name).value
        title = Wording(wanted.words.text(f"kind.{kind}"), wanted.words.language)
        maps.append(MapDrawing(title=title, light=paint(day.value), dark=paint(night) if night else ""))
    width = card_width(wanted.page, theme)
    cards = _cards(one, wanted, style, width)
    dark = _cards(one, wanted, _DARK, width, name=f"{one.name}-night") if style is None else None
    findings += cards.diagnostics
    if cards.value is None:
        return Outcome(None, in_order(findings))
    nights = [paint(card.card.scene) for card in dark.value] if dark and dark.value else [""] * len(cards.value)
    painted = tuple(
        CardDrawing(card=card.card, light=paint(card.card.scene), dark=night)
        for card, night in zip(cards.value, nights, strict=True)
    )
    return Outcome(Drawn(review=told, maps=tuple(maps), cards=painted), in_order(findings))


def _cards(
    one: NamedService, wanted: Wanted, style: str | None, width: float, name: str | None = None
) -> Outcome[tuple[CardDrawing, ...]]:
    """The card of each figure."""
    prepared = prepare(
        one.service, DrawingKind.JOURNEY.value, language=wanted.language, theme=style, name=name or one.name
    )
    bench: Bench | None = prepared.value
    if bench is None:
        return Outcome(None, prepared.diagnostics)
    made = figure_cards(bench.desk, one.service.metrics, width)
    left = bench.all_findings(bench.desk.setter.findings)
    return Outcome(None if has_errors(left) else tuple(CardDrawing(card=card) for card in made), left)
