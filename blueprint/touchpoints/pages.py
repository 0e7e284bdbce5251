"""Sheets about touchpoints as one document of pages, for the screen and for paper.

In: sheets, a `Look`. Out: `SheetPages`: HTML with everything in it. Every text is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from blueprint.frozen import field, frozen
from blueprint.html.document import document, style_sheet
from blueprint.html.faces import font_sheet
from blueprint.html.lengths import letters
from blueprint.html.signs import icon_svg
from blueprint.html.tokens import Grid, grid_of, tokens
from blueprint.html.voice import Voice
from blueprint.model.text import Wording
from blueprint.painters.numbers import number
from blueprint.paper.pages import Page
from blueprint.resources import template
from blueprint.text.findings import Finding
from blueprint.text.fonts import FontSpec
from blueprint.text.languages import is_rtl
from blueprint.theme import Theme
from blueprint.theme.colour import readable
from blueprint.touchpoints.paged import GROUPS, Feeling, PagedSheet, paged
from blueprint.touchpoints.values import TouchpointSheet
from blueprint.words.speech import Teller

_FOLDER = "paper/touchpoints"
_ROWS = {"purpose": "customer", "contact": "channel", "delivery": "frontstage", "learning": "backstage",
         "schedule": "idea"}  # fmt: skip
"""Whose colours of the theme each group of the plan wears."""
_WIDE_ROWS = (((0, 1),), ((2, 3), (4,)))
_TALL_ROWS = (((0,),), ((1,),), ((2,), (3,), (4,)))
"""Which groups stand side by side, and which rows of them stay on one page, on lying pages and on upright ones."""
_TALL_LINES, _WIDE_LINES = ((6.2, 3), (11.4, 2)), ((5.4, 2),)
"""Lines of what stands above the plan up to which a part that is not written yet has so many lines to write on."""
_TALL_HEIGHT, _WIDE_HEIGHT, _LINE = 297.0, 210.0, 5.0
"""Height of the pages that this holds for, and of a line, in mm; other pages have room for more or fewer."""
_FEWEST_LINES, _STEP = 1, 1.22
"""Lines to write on where there is little room; lines that a step takes."""
_FIGURE, _QUOTE, _LETTERS = 2.6, 2.2, 84
"""Lines that a figure and a quote take; letters of a line of the head."""
_CONTRAST = 4.5
_STRIP = (26.0, 3.2)
"""Width and height of the strip that shows a score, in mm."""


@frozen(kw_only=True)
class Look:
    """What the sheets look like.

    Attributes:
        page: their paper, turned as it is used.
        theme: colours. fonts: the same as the typesetter takes them.
        teller: words and language.
    """

    page: Page
    theme: Theme
    fonts: FontSpec
    teller: Teller


@frozen(kw_only=True)
class SheetPages:
    """A document with a sheet for each touchpoint.

    Attributes:
        html: complete, with its style sheet and its fonts.
        findings: characters and fonts that cannot be had.
    """

    html: str = field(repr=False)
    title: str
    language: str
    keywords: tuple[str, ...]
    findings: tuple[Finding, ...]


def sheet_pages(sheets: Sequence[TouchpointSheet], look: Look) -> SheetPages:
    """A document of sheets.

    Args:
        sheets: at least one, in their order.
        look: what they look like.
    """
    teller, grid = look.teller, grid_of(look.page, look.theme)
    said: dict[Wording, None] = {}
    pages = [paged(sheet, teller, n) for n, sheet in enumerate(sheets, 1)]
    body = _body(pages, look, grid, said)
    fonts = font_sheet(said, look.fonts, (teller.language, *(w.language for w in said)))
    values = {**tokens(look.theme, grid), **_group_tokens(look.theme)}
    style = style_sheet("sheets.css.j2", _FOLDER, values, fonts, teller.language, wide=_wide(look.page), groups=GROUPS)
    title = teller.words.text("book.touchpoints")
    alone = pages[0].title.text if len(pages) == 1 else title
    return SheetPages(
        html=document(body, style, fonts, title=alone, language=teller.language),
        title=alone,
        language=teller.language,
        keywords=tuple(dict.fromkeys(page.title.text for page in pages)),
        findings=fonts.findings,
    )


def _wide(page: Page) -> bool:
    return page.width > page.height


def _group_tokens(theme: Theme) -> dict[str, str]:
    """Accent and ground of each group of the plan, dark enough to be read on it."""
    made = {}
    for name, row in _ROWS.items():
        band = theme.colour(f"{row}.band")
        accent = theme.colour(f"{row}.accent")
        made[f"{name}-band"] = band
        made[f"{name}-accent"] = readable(accent, [(band, _CONTRAST), (theme.colour("paper"), _CONTRAST)]) or accent
    return made


def _body(pages: Sequence[PagedSheet], look: Look, grid: Grid, said: dict[Wording, None]) -> str:
    """All sheets."""
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2, which is loaded late

    teller, theme = look.teller, look.theme
    voice = Voice(teller.language, said)
    wide = _wide(look.page)

    def word(key: str) -> Markup:
        return voice.say(Wording(teller.words.text(key), teller.words.language))

    return template("sheets.html.j2", _FOLDER).render(
        sheets=pages,
        say=voice.say,
        word=word,
        quoted=lambda w: voice.say(Wording(teller.words.quoted(w.text), w.language)),
        icon=lambda data, title: Markup(icon_svg(data, theme.colour("stage.text"), title)),  # noqa: S704 - escaped
        strip=lambda feeling: Markup(_strip(feeling, theme, grid, rtl=is_rtl(teller.language))),  # noqa: S704 - numbers
        strip_key=lambda sign: Markup(_sign(sign, theme, grid)),  # noqa: S704 - numbers and colours
        blocks=_WIDE_ROWS if wide else _TALL_ROWS,
        writing_lines=lambda sheet: _writing_lines(sheet, grid, wide=wide),
        wide=wide,
        rtl=is_rtl(teller.language),
    )


def _writing_lines(sheet: PagedSheet, grid: Grid, *, wide: bool) -> int:
    """Lines to write on in each part of the plan that is not written yet: more where little stands above it."""
    steps = sum(
        _STEP * max(1, len(row.feelings)) + 0.7 * bool(row.stage) for place in sheet.places for row in place.rows
    )
    steps += sum(1.6 for place in sheet.places if place.service)
    figures, quotes = _FIGURE * len(sheet.figures), _QUOTE * len(sheet.quotes)
    aside = max(figures, quotes) if wide else figures + quotes + 1.5 * bool(figures and quotes)
    higher = grid.page.height / grid.factor - (_WIDE_HEIGHT if wide else _TALL_HEIGHT)
    lines = _head_lines(sheet) + max(steps, aside) - higher / _LINE
    return next((count for most, count in (_WIDE_LINES if wide else _TALL_LINES) if lines <= most), _FEWEST_LINES)


def _head_lines(sheet: PagedSheet) -> float:
    """Lines of the head beyond those that it always has."""
    lines = max(0, *(len(blank.values) - 1 for blank in sheet.attributes))
    lines += (
        sum(ceil(letters(text.text) / _LETTERS) for text in sheet.promise.values) - 1 if sheet.promise.values else 0
    )
    return lines + (ceil(letters(sheet.note.text) / _LETTERS) + 0.4 if sheet.note else 0.0)


def _strip(feeling: Feeling, theme: Theme, grid: Grid, *, rtl: bool) -> str:
    """A score on its scale: a dot for the experience, a stroke for what was expected, a bar between them."""
    width, height = (side * grid.factor for side in _STRIP)
    edge, middle = height / 2, height / 2
    room = width - 2 * edge
    tone = {1: "tag.best", 0: "curve.label", -1: "tag.worst"}[feeling.tone]
    colour = theme.colour(tone)
    parts = [_line(edge, middle, width - edge, middle, theme.colour("hairline"), 0.35)]
    at = edge + room * feeling.at if feeling.at is not None else None
    expected = edge + room * feeling.expected if feeling.expected is not None else None
    if at is not None and expected is not None:
        parts.append(_line(expected, middle, at, middle, colour, 0.9))
    if expected is not None:
        parts.append(_line(expected, 0.3, expected, height - 0.3, theme.colour("curve.expectation"), 0.55))
    if at is not None:
        parts.append(f'<circle cx="{number(at)}" cy="{number(middle)}" r="{number(0.36 * height)}" fill="{colour}"/>')
    turned = f' transform="translate({number(width)} 0) scale(-1 1)"' if rtl else ""
    return (
        f'<svg class="strip" viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}mm"'
        f' height="{number(height)}mm" aria-hidden="true"><g{turned}>{"".join(parts)}</g></svg>'
    )


def _sign(sign: str, theme: Theme, grid: Grid) -> str:
    """The dot or the stroke of a strip alone, for its key."""
    side = _STRIP[1] * grid.factor
    middle = side / 2
    shape = (
        f'<circle cx="{number(middle)}" cy="{number(middle)}" r="{number(0.36 * side)}"'
        f' fill="{theme.colour("curve.label")}"/>'
        if sign == "dot"
        else _line(middle, 0.3, middle, side - 0.3, theme.colour("curve.expectation"), 0.55)
    )
    size = number(side)
    return (
        f'<svg class="strip" viewBox="0 0 {size} {size}" width="{size}mm" height="{size}mm" aria-hidden="true">'
        f"{shape}</svg>"
    )


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> str:
    return (
        f'<path d="M{number(x1)} {number(y1)} L{number(x2)} {number(y2)}" stroke="{colour}"'
        f' stroke-width="{number(width)}" stroke-linecap="round" fill="none"/>'
    )
