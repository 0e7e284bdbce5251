"""Rules 52, 53, 56 and 59: contrast, grey, fonts, footer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, groupby
from typing import TypeAlias

from notation.geometry import Point, Rect, inside
from notation.links import style
from notation.marks import outline, same_outline, style_of
from notation.picture import Owner, Picture, Shape, TextLine
from notation.told import Told, rule, squeezed

LARGE = 24.0
TEXT, LARGE_TEXT, GRAPHICS = 4.5, 3.0, 3.0
_DECORATION = {
    "paper", "lane-band", "column", "hairline", "link-plate", "trait-track", "curve-area", "legend-swatch", "route",
    "tag", "badge-box", "door-plate", "card-picture", "persona-photo", "word-plate", "code-ground",
    "target-halo",
}  # fmt: skip
"""What tells nothing by itself: grounds, plates under words, hairlines, and areas that a curve bounds."""


_SQUARE = 80.0
_DATA = frozenset({"point-shape", "curve-area"})
"""What may lie upon each other in a curve."""
Colour: TypeAlias = tuple[float, float, float]


@cache
def channels(colour: str) -> Colour:
    """Red, green and blue, 0..1."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return red, green, blue


@cache
def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


class Ground:
    """What is painted below a place; shapes are looked up by squares of the page."""

    def __init__(self, p: Picture) -> None:
        self.squares: dict[tuple[int, int], list[Shape]] = {}
        for shape in p.shapes:
            if shape.fill is None:
                continue
            for column in range(int(shape.box.x // _SQUARE), int(shape.box.right // _SQUARE) + 1):
                for row in range(int(shape.box.y // _SQUARE), int(shape.box.bottom // _SQUARE) + 1):
                    self.squares.setdefault((column, row), []).append(shape)

    def under(self, point: Point, order: int, *, without: frozenset[str] = frozenset()) -> Colour:
        """The colour of a place before the element of this order is painted, shapes of some classes left out."""
        seen: list[tuple[Colour, float]] = []
        for shape in reversed(self.squares.get((int(point.x // _SQUARE), int(point.y // _SQUARE)), ())):
            if shape.order >= order or shape.role in without or not shape.box.has(point, 0.0):
                continue
            if shape.tag == "rect" or inside(point, shape.polygons):
                assert shape.fill is not None
                seen.append((channels(shape.fill), shape.opacity))
                if shape.opacity >= 1:
                    break
        red, green, blue = 1.0, 1.0, 1.0
        for (r, g, b), share in reversed(seen):
            red, green, blue = (
                r * share + red * (1 - share), g * share + green * (1 - share), b * share + blue * (1 - share),
            )  # fmt: skip
        return red, green, blue


def places(box: Rect) -> list[Point]:
    """Where the ground of a text is looked at: its middle and near its corners."""
    inner = box.grown(-0.5)
    return [inner.middle, *(Point(x, y) for x in (inner.x, inner.right) for y in (inner.y, inner.bottom))]


def over(text: TextLine, ground: Ground) -> float:
    """The least contrast of a text."""
    return min(contrast(channels(text.fill), ground.under(at, text.order)) for at in places(text.box))


@rule(52, "Contrast: text at least 4.5:1 (3:1 from 24 units), graphics at least 3:1")
def contrasts(p: Picture, _told: Told) -> Iterator[str]:
    ground = Ground(p)
    for text in p.texts:
        least = LARGE_TEXT if text.size >= LARGE else TEXT
        if over(text, ground) < least:
            yield f"`{text.text}` ({text.role}, {text.fill}) has a contrast of {over(text, ground):.2f}"
    for shape in p.shapes:
        framed = any(s.tag == "image" for s in shape.owner.shapes)
        if shape.role in _DECORATION or shape.owner.within("header") or framed:
            continue
        ratio = _visible(shape, ground)
        if ratio is not None and ratio < GRAPHICS:
            yield f"{shape.role} of {shape.owner.role} ({shape.fill}, {shape.stroke}) has a contrast of {ratio:.2f}"


def _visible(shape: Shape, ground: Ground) -> float | None:
    """How well a shape stands out from what is around it: by its stroke or by its fill, whichever is better.

    It is looked at in some places of its outline, and the middle of what is found counts: where it meets another shape
    it may be hidden.
    """
    colours = [channels(c) for c in (shape.fill, shape.stroke) if c is not None]
    if not colours:
        return None
    outline = [point for part in shape.polygons for point in part]
    looked = outline[:: max(1, len(outline) // 9)]
    if shape.owner.role == "mark-shape" and shape.role != "body":
        looked = [shape.box.middle]
    found = sorted(max(contrast(c, ground.under(at, shape.order, without=_DATA)) for c in colours) for at in looked)
    return found[len(found) // 2]


@rule(53, "Grey-scale printing loses no distinction")
def grey(p: Picture, _told: Told) -> Iterator[str]:
    items = [g for g in p.of("legend-item") if "bubble" not in g.data]
    for a, b in combinations(items, 2):
        alike = _strokes(a) == _strokes(b) and same_outline(outline(_symbol(a)), outline(_symbol(b)))
        if alike and _colours(a) != _colours(b):
            yield f"in grey the legend shows the same for {a.data} and {b.data}"
    whole = [k for k in p.of("link") if "piece" not in k.data]  # a piece has the heads of one end only
    looks: list[tuple[str, object, object]] = [
        (f"cards `{g.data.get('status', '')}`", _card_look(g), _colours(g)) for g in _one_each(p.of("card"), "status")
    ]
    looks += [(f"{style_of(k)}s", style(k), _colours(k)) for k in {style_of(k): k for k in whole}.values()]
    for (one, sign, colours), (other, sign_2, colours_2) in combinations(looks, 2):
        if sign == sign_2 and colours != colours_2 and sign:
            yield f"in grey {one} and {other} look the same"


def _one_each(groups: list[Owner], name: str) -> list[Owner]:
    """The first group of each value among cards in lanes, which all have the same stroke."""
    found: dict[str, Owner] = {}
    for group in groups:
        if _card_look(group):
            found.setdefault(group.data.get(name, ""), group)
    return list(found.values())


def _colours(group: Owner) -> tuple[object, ...]:
    return tuple((s.fill, s.stroke) for s in group.all_shapes())


def _strokes(group: Owner) -> tuple[object, ...]:
    """How the shapes of a group are drawn, without their colours."""
    return tuple((s.dash, s.width, s.fill is None) for s in group.all_shapes())


def _symbol(item: Owner) -> Owner:
    """The symbol of a legend's entry without its words."""
    return Owner(
        role=item.role, id=item.id, data=item.data, parent=item.parent, order=item.order, shapes=list(item.all_shapes())
    )


def _card_look(card: Owner) -> tuple[object, ...]:
    """Stroke and badge of a card with a box."""
    box = card.shapes_of("card-box")[0]
    if box.stroke is None:
        return ()
    return (box.dash, box.width, tuple(t.text for g in card.groups_of("badge") for t in g.texts))


@rule(56, "It looks the same everywhere: fonts are embedded as subsets, text is still text")
def fonts(p: Picture, _told: Told) -> Iterator[str]:
    used = {face for text in p.texts for face in text.faces}
    for face in sorted(used - set(p.typefaces.faces)):
        yield f"the face {face} is not embedded"
    for face in sorted(set(p.typefaces.faces) - used):
        yield f"the face {face} is embedded and not used"
    for face, data in p.typefaces.faces.items():
        if len(data) > 400_000:
            yield f"the face {face} takes {len(data)} bytes: no subset"
    if not p.texts:
        yield "there is no text"
    for language, lines in groupby(sorted(p.texts, key=lambda t: t.language), key=lambda t: t.language):
        if not language:
            yield f"{len(list(lines))} texts name no language"


@rule(59, "The footer carries version, date and commit when known")
def footer(p: Picture, told: Told) -> Iterator[str]:
    groups = p.of("footer")
    if len(groups) != 1:
        yield f"there are {len(groups)} footers"
        return
    said = squeezed("".join(t.text for t in groups[0].texts))
    service = told.service
    known = [told.pick(t) for t in (service.version, service.source, *service.authors) if t]
    known += [told.words.date(told.pick(service.date))] if service.date else []
    yield from (f"the footer does not say `{text}`" for text in known if squeezed(text) not in said)
