"""The chapters, the cover, the contents and the index as one document of pages.

In: services with their fitted drawings (`Bound`), a `Look`. Out: `Book`: HTML, CSS, and where each drawing goes. Every
text is escaped; nothing in the document refers to anything outside of it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from blueprint.book.chapters import make_chapter
from blueprint.book.cover import Cover, make_cover
from blueprint.book.index import Told, index
from blueprint.book.motif import Chart, chart
from blueprint.book.pieces import Figure, Picture
from blueprint.book.values import Entry, IndexPart, Journey, MapDrawing, MapPage
from blueprint.frozen import field, frozen
from blueprint.html.document import document, style_sheet
from blueprint.html.faces import FontSheet, font_sheet
from blueprint.html.lengths import letters
from blueprint.html.signs import arrow_svg, icon_svg, mark_svg
from blueprint.html.tokens import Grid, grid_of, tokens
from blueprint.html.voice import Voice
from blueprint.layout.form import Origin
from blueprint.model.service import Service
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Direction
from blueprint.painters.numbers import number
from blueprint.paper.pages import Page
from blueprint.paper.sheet import MM_PER_UNIT, Part
from blueprint.resources import template
from blueprint.text.findings import Finding
from blueprint.text.fonts import FontSpec
from blueprint.text.languages import is_rtl
from blueprint.theme import Theme
from blueprint.words import Words
from blueprint.words.speech import Speech

if TYPE_CHECKING:
    from markupsafe import Markup

_FOLDER = "paper/book"
_FIGURE_SPACE = "\u2007"
_LEAST_WEIGHT = 6.0
"""Least width of a column of figures, in letters."""
_ROWS = 24
"""Rows of a block of the index."""


@frozen(kw_only=True)
class Bound:
    """A service that goes into the book.

    Attributes:
        service: what it says.
        maps: its drawings, fitted into `map_room`.
        words: the book's own words in the chapter's language.
        language: BCP 47 tag of the chapter.
        origin: file and commit.
    """

    service: Service
    maps: tuple[MapDrawing, ...]
    words: Words
    language: str
    origin: Origin = Origin()


@frozen(kw_only=True)
class Look:
    """What the book looks like.

    Attributes:
        page: its paper, turned as it is used.
        theme: colours and fonts. fonts: the same as the typesetter takes them.
        words: of the cover, the contents and the index. language: BCP 47 tag of these.
        title: of the book; None for the service's own, or a general one for several services.
    """

    page: Page
    theme: Theme
    fonts: FontSpec
    words: Words
    language: str
    title: str | None = None


@frozen(kw_only=True)
class Book:
    """A document of pages.

    Attributes:
        html: complete, with its style sheet and its fonts.
        drawings: by the id of their place in it, what is painted there.
        title, language, authors, keywords: for the document's metadata.
        findings: characters and fonts that cannot be had.
    """

    html: str = field(repr=False)
    drawings: Mapping[str, tuple[Part, ...]] = field(repr=False)
    title: str
    language: str
    authors: tuple[str, ...]
    keywords: tuple[str, ...]
    findings: tuple[Finding, ...]


def map_room(book: Page, page: Page, theme: Theme) -> tuple[float, float]:
    """Width and height in mm that a fitted map, its own margins left out, may have.

    Args:
        book: paper of the book.
        page: paper that the map stands on: the book's, or a larger one that is folded in.
        theme: measures.
    """
    return grid_of(book, theme).map_room(page)


def make_book(bound: Sequence[Bound], look: Look) -> Book:
    """Make the book of some services.

    Args:
        bound: at least one, in the order of the chapters.
        look: what it looks like.

    Raises:
        OSError: a photograph is gone since it was checked.
    """
    grid = grid_of(look.page, look.theme)
    told = tuple(_told(one, number) for number, one in enumerate(bound, 1))
    chapters = tuple(one.chapter for one in told)
    speech = Speech(words=look.words, language=look.language, fallback=look.language)
    cover = make_cover(told, speech, look.title, look.theme, grid)
    indexed = index(told, speech)
    maps = [page for chapter in chapters for page in chapter.maps]
    sizes = tuple(dict.fromkeys((page.page.width, page.page.height) for page in maps))
    said: dict[Wording, None] = {}
    body = _Pages(look, grid, said, sizes).body(told, cover, indexed, speech)
    sheet = font_sheet(said, look.fonts, (look.language, *(one.language for one in bound)))
    return Book(
        html=_document(body, cover, sizes, look, grid, sheet),
        drawings={page.anchor: (_part(page, grid),) for page in maps},
        title=cover.title.text,
        language=look.language,
        authors=tuple(dict.fromkeys(a.pick(one.language).text for one in bound for a in one.service.authors)),
        keywords=tuple(dict.fromkeys(c.title.text for c in chapters)),
        findings=sheet.findings,
    )


def _told(one: Bound, number: int) -> Told:
    """A service with its chapter."""
    speech = Speech(words=one.words, language=one.language, fallback=one.service.language)
    direction = Direction.RTL if is_rtl(one.language) else Direction.LTR
    chapter, places = make_chapter(one.service, one.maps, speech, number, direction, one.origin)
    return Told(service=one.service, chapter=chapter, places=places, speech=speech)


def _document(
    body: str, cover: Cover, sizes: tuple[tuple[float, float], ...], look: Look, grid: Grid, sheet: FontSheet
) -> str:
    """The whole document: the style sheet, driven by tokens, and the pages."""
    style = style_sheet(
        "book.css.j2", _FOLDER, tokens(look.theme, grid), sheet, look.language, wide=grid.side > 0, sizes=sizes
    )
    return document(body, style, sheet, title=cover.title.text, language=look.language)


@frozen(eq=False)
class _Pages:
    """Renders the templates."""

    look: Look
    grid: Grid
    said: dict[Wording, None]
    sizes: tuple[tuple[float, float], ...]

    def body(self, told: Sequence[Told], cover: Cover, indexed: tuple[IndexPart, ...], speech: Speech) -> str:
        """All pages."""
        chapters = [self.chapter(one) for one in told]
        return self.render(
            "body.html.j2", speech, cover=cover, chapters=[one.chapter for one in told], index=indexed, bodies=chapters
        )

    def chapter(self, one: Told) -> Markup:
        """The pages of one chapter."""
        from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2, which is loaded late

        return Markup(self.render("chapter.html.j2", one.speech, chapter=one.chapter))  # noqa: S704 - by a template

    def chart(self, journey: Journey) -> Chart:
        """A persona's curve, as large as the text column beside its axis."""
        grid = self.grid
        return chart(journey, grid.body - grid.axis, grid.chart, room=grid.chart_room)

    def map_kind(self, page: MapPage) -> str:
        """What the style sheet calls the kind of page that a map stands on."""
        return f"map-{self.sizes.index((page.page.width, page.page.height)) + 1}"

    def render(self, name: str, speech: Speech, **values: object) -> str:
        """A template with what all of them need."""
        from markupsafe import Markup  # noqa: PLC0415

        theme, rtl = self.look.theme, is_rtl(speech.language)
        voice = Voice(speech.language, self.said)
        return template(name, _FOLDER).render(
            say=voice.say,
            word=lambda key: voice.say(speech.word(key)),
            quoted=lambda w: voice.say(Wording(speech.words.quoted(w.text), w.language)),
            number=lambda n: voice.say(speech.own(speech.words.number(n))),
            plain=speech.words.text,
            figure=lambda value: speech.words.number(value, 1),
            mm=number,
            mark=lambda mark: Markup(mark_svg(mark, theme, speech.words.text(f"mark.{mark}"))),  # noqa: S704 - escaped
            icon=lambda data, title: Markup(icon_svg(data, theme.colour("touchpoint.accent"), title)),  # noqa: S704
            arrow=lambda both: Markup(  # noqa: S704
                arrow_svg(
                    theme.colour("ink-faint"),
                    speech.words.text("link.exchange" if both else "link.flow"),
                    both=both,
                    rtl=rtl,
                )
            ),
            picture=_data_address,
            padded=_padded,
            shares=_shares,
            columns=lambda entries: _columns(entries, 3 if self.grid.side else 2),
            map_kind=self.map_kind,
            chart=self.chart,
            rtl=rtl,
            grid=self.grid,
            theme=theme,
            language=speech.language,
            **values,
        )  # fmt: skip


def _data_address(picture: Picture) -> str:
    """A picture as a `data:` address."""
    return f"data:{picture.media_type};base64,{b64encode(picture.content).decode('ascii')}"


def _part(page: MapPage, grid: Grid) -> Part:
    """A map in the middle of its room, measured from the corner of its page; its own margins may lie outside."""
    unit = MM_PER_UNIT * page.scale
    width, height = page.scene.width * unit, page.scene.height * unit
    top = grid.map_edge + (grid.map_room(page.page)[1] - height) / 2
    return Part(scene=page.scene, x=(page.page.width - width) / 2, y=top, scale=page.scale)


def _shares(figures: Sequence[Figure]) -> list[float]:
    """Widths of the columns of figures in percent: long figures get more."""
    weights = [max(_LEAST_WEIGHT, letters(f.value.text) + 2.0, 0.5 * letters(f.label.text)) for f in figures]
    return [100 * weight / sum(weights) for weight in weights]


def _padded(figure: str) -> str:
    """A number as wide as one of two digits, with a gap behind it."""
    return f"{figure.rjust(2, _FIGURE_SPACE)} "


def _columns(entries: Sequence[Entry], count: int) -> list[list[list[Entry | None]]]:
    """Entries as blocks of rows, none higher than a page: each block is read column by column."""
    blocks = []
    for start in range(0, len(entries), count * _ROWS):
        block = entries[start : start + count * _ROWS]
        rows = -(-len(block) // count)
        blocks.append(
            [[block[at] if at < len(block) else None for at in range(n, count * rows, rows)] for n in range(rows)]
        )
    return blocks
