"""What a poster shows where: the ink on it, and the names of its lanes and stages.

In: a sheet with its parts. Out: rectangles in mm on the sheet. A sheet of a tiling that has no ink is not printed;
lanes and stages are named again in the border where their own titles lie on another sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain, pairwise
from typing import NamedTuple

from blueprint.frozen import frozen
from blueprint.model.text import Wording
from blueprint.paper.sheet import MM_PER_UNIT, Part, Sheet
from blueprint.paper.tiles.raster import Blocks
from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Picture, Words

_RISE, _FALL = 0.8, 0.25
"""How far letters reach above and below the baseline, in em."""
_SMALL = 40.0
"""Shapes up to this size in user units are signs: a seam should not cut them."""
_UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my", "yue"})


class Extent(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float


class Ink(NamedTuple):
    """A rectangle in mm on the poster that is not blank; `whole` says that it should not be cut."""

    extent: Extent
    whole: bool


class Kind(StrEnum):
    """What a name is the name of."""

    LANE = "lane"
    STAGE = "stage"


@frozen(kw_only=True)
class Landmark:
    """A lane or a stage of the poster.

    Attributes:
        extent: what it covers, in mm on the poster. title: where its name stands.
    """

    kind: Kind
    name: Wording
    extent: Extent
    title: Extent


def ink(poster: Sheet) -> tuple[Ink, ...]:
    """Everything on a poster that is not its background."""
    return tuple(_placed(part, mark) for part in poster.parts for mark in _marks(part.scene.items, poster.background))


def blocks(marks: Iterable[Ink], width: float, height: float) -> tuple[Blocks, Blocks]:
    """What stands along both sides of a poster: across, down."""
    found = [(m, _cropped(m.extent, width, height)) for m in marks]
    seen = [(m, e) for m, e in found if e.left < e.right and e.top < e.bottom]
    whole = [e for m, e in seen if m.whole]
    return (
        _blocks([(e.left, e.right) for _, e in seen], [(e.left, e.right) for e in whole]),
        _blocks([(e.top, e.bottom) for _, e in seen], [(e.top, e.bottom) for e in whole]),
    )


def landmarks(poster: Sheet) -> tuple[Landmark, ...]:
    """The lanes and stages of a poster that have a name, in painting order."""
    return tuple(mark for part in poster.parts for group in _groups(part.scene.items) for mark in _named(part, group))


def _blocks(seen: list[tuple[float, float]], whole: list[tuple[float, float]]) -> Blocks:
    return Blocks(
        low=min((a for a, _ in seen), default=0.0),
        high=max((b for _, b in seen), default=0.0),
        starts=tuple(sorted(a for a, _ in whole)),
        ends=tuple(sorted(b for _, b in whole)),
    )


def _cropped(extent: Extent, width: float, height: float) -> Extent:
    return Extent(
        max(0.0, extent.left), max(0.0, extent.top), min(width, extent.right), min(height, extent.bottom)
    )  # fmt: skip


def _placed(part: Part, mark: Ink) -> Ink:
    return Ink(_on_sheet(part, mark.extent), mark.whole)


def _on_sheet(part: Part, extent: Extent) -> Extent:
    """A rectangle of a scene in mm on the sheet, no further than the part may reach."""
    unit = MM_PER_UNIT * part.scale
    left, top = part.x + extent.left * unit, part.y + extent.top * unit
    right, bottom = part.x + extent.right * unit, part.y + extent.bottom * unit
    if part.clip is None:
        return Extent(left, top, right, bottom)
    x, y, width, height = part.clip
    return Extent(max(left, x), max(top, y), min(right, x + width), min(bottom, y + height))


def _marks(items: Iterable[Item], ground: str | None) -> Iterator[Ink]:
    """The visible leaves in user units."""
    for item in items:
        match item:
            case Words() if item.line.runs:
                yield Ink(_words_extent(item), whole=True)
            case Box(x=x, y=y, width=width, height=height, paint=paint) if _visible(paint, ground):
                yield Ink(_grown(Extent(x, y, x + width, y + height), paint), whole=False)
            case Dot(x=x, y=y, radius=radius, paint=paint) if _visible(paint, ground):
                yield Ink(_grown(Extent(x - radius, y - radius, x + radius, y + radius), paint), whole=True)
            case Path(paint=paint) if _visible(paint, ground):
                yield from _path_marks(item)
            case Picture(x=x, y=y, width=width, height=height):
                yield Ink(Extent(x, y, x + width, y + height), whole=True)
            case Group():
                yield from _marks(item.items, ground)


def _visible(paint: Paint, ground: str | None) -> bool:
    """Whether a shape can be told from the blank sheet."""
    return paint.stroke is not None or (paint.fill is not None and paint.fill != ground)


def _grown(extent: Extent, paint: Paint) -> Extent:
    by = paint.width / 2 if paint.stroke else 0.0
    return Extent(extent.left - by, extent.top - by, extent.right + by, extent.bottom + by)


def _path_marks(path: Path) -> Iterator[Ink]:
    """A filled or small path as a whole, any other piece by piece: a connector's inside is empty."""
    pieces = list(_pieces(path))
    if not pieces:
        return
    whole = _around(chain.from_iterable(pieces))
    small = max(whole.right - whole.left, whole.bottom - whole.top) <= _SMALL
    if path.paint.fill or small:
        yield Ink(_grown(whole, path.paint), whole=small)
        return
    for points in pieces:
        yield Ink(_grown(_around(points), path.paint), whole=False)


def _pieces(path: Path) -> Iterator[list[tuple[float, float]]]:
    """The points of each piece of a path, the one it begins at included."""
    x = y = 0.0
    start = (0.0, 0.0)
    for name, *numbers in path.commands:
        values = [float(n) for n in numbers]
        before = (x, y)
        match name:
            case "M":
                x, y = start = (values[0], values[1])
                continue
            case "Z":
                points = [start]
            case "H":
                points = [(values[0], y)]
            case "V":
                points = [(x, values[0])]
            case _:
                points = list(zip(values[::2], values[1::2], strict=True))
        x, y = points[-1]
        yield [before, *points]


def _around(points: Iterable[tuple[float, float]]) -> Extent:
    xs, ys = zip(*points, strict=True)
    return Extent(min(xs), min(ys), max(xs), max(ys))


def _words_extent(words: Words) -> Extent:
    size = max(run.size for run in words.line.runs)
    return Extent(words.x, words.y - _RISE * size, words.x + words.line.width, words.y + _FALL * size)


def _groups(items: Iterable[Item]) -> Iterator[Group]:
    """The groups of lanes and stages, wherever they are."""
    for item in items:
        if isinstance(item, Group):
            if item.role in {*Kind}:
                yield item
            else:
                yield from _groups(item.items)


def _named(part: Part, group: Group) -> Iterator[Landmark]:
    """A lane or a stage with its name, if it has one."""
    kind = Kind(group.role)
    titles = [item for item in group.items if isinstance(item, Words) and item.role == f"{kind}-title"]
    bands = [item for item in group.items if isinstance(item, Box | Path) and item.role == f"{kind}-band"]
    if not titles or not bands or not titles[0].line.runs:
        return
    band = _shape_extent(bands[0])
    if kind is Kind.STAGE:
        below = max((box.y + box.height for box in _columns(group.items)), default=band.bottom)
        band = band._replace(bottom=max(band.bottom, below))
    yield Landmark(
        kind=kind,
        name=_joined(titles),
        extent=_on_sheet(part, band),
        title=_on_sheet(part, _around(chain.from_iterable(_corners(_words_extent(words)) for words in titles))),
    )


def _corners(extent: Extent) -> tuple[tuple[float, float], tuple[float, float]]:
    return (extent.left, extent.top), (extent.right, extent.bottom)


def _shape_extent(shape: Box | Path) -> Extent:
    if isinstance(shape, Box):
        return Extent(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
    return _around(chain.from_iterable(_pieces(shape)))


def _columns(items: Iterable[Item]) -> Iterator[Box]:
    for item in items:
        if isinstance(item, Group) and item.role == "step":
            yield from (box for box in item.items if isinstance(box, Box) and box.role == "column")


def _joined(titles: list[Words]) -> Wording:
    """A wrapped name in one line again."""
    lines = [words.line for words in titles]
    text = lines[0].text
    for before, after in pairwise(lines):
        unspaced = after.language.partition("-")[0] in _UNSPACED and not (
            before.text[-1:].isascii() and after.text[:1].isascii()
        )
        text += after.text if unspaced else f" {after.text}"
    return Wording(text, lines[0].language)
