"""The report as one document: for paper, with places for drawings, or for a screen, with the drawings in it.

In: reviews with their drawings, a `Look`. Out: `ReportPages`: HTML that refers to nothing outside of it, without
scripts. Every text is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from blueprint.frozen import field, frozen
from blueprint.html.faces import FontSheet, font_sheet
from blueprint.html.tokens import Grid, grid_of, resolved, tokens
from blueprint.html.voice import Voice
from blueprint.model.text import Wording
from blueprint.painters.numbers import number
from blueprint.paper.pages import Page
from blueprint.paper.sheet import MM_PER_UNIT, Part
from blueprint.resources import template
from blueprint.review.cards import FigureCard
from blueprint.review.charts import Pen, bar_svg, curve_svg, strip_svg
from blueprint.review.comparing import compare
from blueprint.review.opportunities import matrix_spots, still_to_do
from blueprint.review.touchpoints import field_rows
from blueprint.review.values import FigureTold, JourneyTold, ServiceReview
from blueprint.scene import Scene
from blueprint.text.findings import Finding
from blueprint.text.fonts import FontSpec
from blueprint.text.languages import is_rtl
from blueprint.theme import Theme
from blueprint.theme.colour import mix
from blueprint.words import Words

if TYPE_CHECKING:
    from markupsafe import Markup

_FOLDER = "paper/report"
_RULES = "/* Pages */"
ACROSS = 3
"""Cards in a row."""
_GAP = 4.5
"""Between cards, in mm on A4."""
_CARD_SCALE = 0.84
_FIRST = 3
"""Opportunities on the first page."""
_OTHERS = 3
"""Personas beside the first on the first page."""
_TINTS = (0.9, 0.72, 0.52)
"""How much paper is in the three tints of a coverage cell."""


@frozen(kw_only=True)
class MapDrawing:
    """A map of a service.

    Attributes:
        title: what it is. scenes: one a page. scale: 1.0 prints a user unit as 1/96 inch. page: their paper.
        light, dark: SVG elements for a screen; empty on paper. `dark` is empty where a theme is asked for.
    """

    title: Wording
    scenes: tuple[Scene, ...] = ()
    scale: float = 1.0
    page: Page | None = None
    light: str = field(default="", repr=False)
    dark: str = field(default="", repr=False)


@frozen(kw_only=True)
class CardDrawing:
    """A figure's card: for paper its scene, for a screen SVG as of `MapDrawing`."""

    card: FigureCard
    light: str = field(default="", repr=False)
    dark: str = field(default="", repr=False)


@frozen(kw_only=True)
class Drawn:
    """A service with its drawings."""

    review: ServiceReview
    maps: tuple[MapDrawing, ...]
    cards: tuple[CardDrawing, ...]


@frozen(kw_only=True)
class Look:
    """What the report looks like.

    Attributes:
        page: its paper, turned as it is used; for a screen, the page whose sizes it has.
        screen: whether it is for a screen.
        theme: colours. dark: those by night, for a screen. fonts: the same as the typesetter takes them.
        words: the report's own. language: its BCP 47 tag.
        narrowed: which answers count, in words; None for all.
    """

    page: Page
    screen: bool
    theme: Theme
    dark: Theme | None
    fonts: FontSpec
    words: Words
    language: str
    narrowed: Wording | None = None


@frozen(kw_only=True)
class ReportPages:
    """A document. `drawings` says what is painted into the places that the HTML leaves for them on paper."""

    html: str = field(repr=False)
    drawings: Mapping[str, tuple[Part, ...]] = field(repr=False)
    title: str
    language: str
    keywords: tuple[str, ...]
    findings: tuple[Finding, ...]


def card_width(page: Page, theme: Theme) -> float:
    """Width of a figure's card in user units, so that `ACROSS` of them fill a line of the page."""
    grid = grid_of(page, theme)
    room = page.width - 2 * grid.edge - (ACROSS - 1) * _GAP * grid.factor
    return room / ACROSS / (MM_PER_UNIT * _CARD_SCALE * grid.factor)


def report_pages(drawn: Sequence[Drawn], look: Look) -> ReportPages:
    """Make the report of some services.

    Args:
        drawn: at least one, in their order.
        look: what it looks like.
    """
    grid = grid_of(look.page, look.theme)
    said: dict[Wording, None] = {}
    maps = [(anchor, drawing, scene) for one in drawn for anchor, drawing, scene in map_pages(one)]
    sizes = tuple(dict.fromkeys((d.page.width, d.page.height) for _, d, _ in maps if d.page))
    title = drawn[0].review.title if len(drawn) == 1 else Wording(look.words.text("report.title"), look.words.language)
    body = _Body(look, grid, said, sizes).render(drawn, title)
    sheet = font_sheet(said, look.fonts, (look.language, *(w.language for w in said)))
    drawings = {anchor: (_map_part(d, scene, grid),) for anchor, d, scene in maps if d.page}
    if not look.screen:
        drawings |= {
            card_anchor(one, card): (Part(scene=card.card.scene, x=0, y=0, scale=_CARD_SCALE * grid.factor),)
            for one in drawn
            for card in one.cards
        }
    return ReportPages(
        html=_document(body, look, grid, sheet, sizes, title.text),
        drawings=drawings,
        title=title.text,
        language=look.language,
        keywords=tuple(dict.fromkeys(one.review.title.text for one in drawn)),
        findings=sheet.findings,
    )


def map_pages(one: Drawn) -> list[tuple[str, MapDrawing, Scene]]:
    """The pages of a service's maps, each with its anchor."""
    return [
        (f"{one.review.anchor}-m{n}-{page}", drawing, scene)
        for n, drawing in enumerate(one.maps, 1)
        for page, scene in enumerate(drawing.scenes, 1)
    ]


def card_anchor(one: Drawn, card: CardDrawing) -> str:
    """Id of the place of a card."""
    return f"{one.review.anchor}-f{one.cards.index(card) + 1}"


def _map_part(drawing: MapDrawing, scene: Scene, grid: Grid) -> Part:
    """A map in the middle of its room, measured from the corner of its page; its own margins may lie outside."""
    assert drawing.page is not None  # noqa: S101 - the caller asked
    unit = MM_PER_UNIT * drawing.scale
    top = grid.map_edge + (grid.map_room(drawing.page)[1] - scene.height * unit) / 2
    return Part(scene=scene, x=(drawing.page.width - scene.width * unit) / 2, y=top, scale=drawing.scale)


def _tints(values: Mapping[str, str]) -> dict[str, str]:
    """Colours of the style sheet that are mixed of others."""
    paper = values["paper"]
    made = {f"tint{n}": mix(values["bar"], paper, share) for n, share in enumerate(_TINTS, 1)}
    made["better"], made["worse"] = mix(values["best"], paper, 0.55), mix(values["worst"], paper, 0.55)
    made["alarm"] = mix(values["worst"], paper, 0.9)
    return made


def _colours(theme: Theme, grid: Grid) -> dict[str, str]:
    """All colours of a theme by their names in the style sheet."""
    values = {name: value for name, value in tokens(theme, grid).items() if value.startswith("#")}
    return {**values, **_tints(values)}


def _document(
    body: str, look: Look, grid: Grid, sheet: FontSheet, sizes: tuple[tuple[float, float], ...], title: str
) -> str:
    """The whole document: fonts, style sheet, pages."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2, which is loaded late

    values = {**tokens(look.theme, grid), **_colours(look.theme, grid)}
    families = dict(sheet.families)
    main = families[look.language]
    every = ", ".join(dict.fromkeys(f for stack in (main, *families.values()) for f in stack.split(", ")))
    style = template("report.css.j2", _FOLDER).render(
        tokens=values,
        dark=_colours(look.dark, grid) if look.dark else {},
        families=families,
        main=main,
        every=every,
        sizes=sizes,
        screen=look.screen,
        rtl=is_rtl(look.language),
    )
    if not look.screen:
        declared, rules = style.split(_RULES, 1)
        style = f"{declared}{_RULES}{resolved(rules, values)}"
    return template("document.html.j2", _FOLDER).render(
        body=Markup(body),  # noqa: S704 - written by templates that escape
        style=Markup(style),  # noqa: S704 - made of colours, lengths, names of fonts
        fonts=Markup(sheet.css),  # noqa: S704 - made of names of fonts and their bytes
        title=title,
        language=look.language,
        direction="rtl" if is_rtl(look.language) else "ltr",
        screen=look.screen,
        icon_colour=values["accent"].removeprefix("#"),
    )


@frozen(eq=False)
class _Body:
    """Renders the templates."""

    look: Look
    grid: Grid
    said: dict[Wording, None]
    sizes: tuple[tuple[float, float], ...]

    def render(self, drawn: Sequence[Drawn], title: Wording) -> str:
        """All pages."""
        look, words = self.look, self.look.words
        voice = Voice(look.language, self.said)
        comparison = compare([one.review for one in drawn]) if len(drawn) > 1 else None

        def word(key: str) -> Markup:
            return voice.say(Wording(words.text(key), words.language))

        return template("body.html.j2", _FOLDER).render(
            drawn=drawn,
            title=title,
            comparison=comparison,
            narrowed=look.narrowed,
            say=voice.say,
            word=word,
            plain=words.text,
            number=lambda n: voice.say(Wording(words.number(n), words.language)),
            label=lambda key, text: voice.say(
                Wording(words.text("format.label", label=words.text(key), text=text), words.language)
            ),
            first=lambda told: still_to_do(told, _FIRST),
            spots=matrix_spots,
            fields=field_rows,
            screen=look.screen,
            map_pages=map_pages,
            map_kind=lambda drawing: f"map-{self.sizes.index((drawing.page.width, drawing.page.height)) + 1}",
            card_anchor=card_anchor,
            card_size=self.card_size,
            others=lambda told: told.journeys[1 : 1 + _OTHERS],
            raw=_raw,
            mm=number,
            grid=self.grid,
            page=look.page,
            language=look.language,
            rtl=is_rtl(look.language),
            **self.charts(),
        )

    def charts(self) -> dict[str, Callable[..., Markup]]:
        """The small pictures."""
        grid = self.grid
        values = _colours(self.look.theme, grid)
        known = (lambda name: f"var(--{name})") if self.look.screen else values.__getitem__
        pen = Pen(colour=known, rtl=is_rtl(self.look.language))
        wide = self.look.page.width - 2 * grid.edge

        def curve(journey: JourneyTold, share: float, height: float) -> Markup:
            return _raw(curve_svg(pen, journey, wide * share, height * grid.factor))

        def bar(value: float, widest: float) -> Markup:
            return _raw(bar_svg(pen, value, widest, 34 * grid.factor, 3.4 * grid.factor))

        def strip(told: FigureTold) -> Markup:
            return _raw(strip_svg(pen, told, 38 * grid.factor, 3.2 * grid.factor))

        return {"curve": curve, "bar": bar, "strip": strip}

    def card_size(self, card: CardDrawing) -> tuple[str, str]:
        """Width and height of a card on paper, in mm."""
        unit = MM_PER_UNIT * _CARD_SCALE * self.grid.factor
        return number(card.card.scene.width * unit + 0.02), number(card.card.scene.height * unit + 0.02)


def _raw(svg: str) -> Markup:
    """An SVG element as it is."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2, which is loaded late

    return Markup(svg)  # noqa: S704 - written by painters that escape every text
