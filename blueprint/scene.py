"""What a painter gets: a drawing with everything decided.

In: nothing. Out: `Scene`, a tree of groups whose leaves are absolute boxes, paths, dots, pictures and
set lines of text, in painting order. All lengths are user units (1 unit = 1/96 inch on paper); y grows downwards.
No painter measures, wraps, sorts or colours anything.

Groups carry the names of the SVG contract (docs/svg.md): `role` becomes the class, `data` the data attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from blueprint.frozen import field, frozen
from blueprint.model.vocabulary import Direction
from blueprint.text.line import SetLine


@frozen(kw_only=True)
class Paint:
    """How a shape is filled and stroked. Colours are `#rrggbb`; None means none.

    Attributes:
        dash: dash lengths in user units; empty for a solid stroke.
        opacity: of the fill, 0..1.
    """

    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    round_cap: bool = False
    opacity: float = 1.0


@frozen
class Box:
    """A rectangle with corners rounded by `radius`."""

    role: str
    x: float
    y: float
    width: float
    height: float
    paint: Paint
    radius: float = 0.0


@frozen
class Dot:
    """A circle."""

    role: str
    x: float
    y: float
    radius: float
    paint: Paint
    data: tuple[tuple[str, str], ...] = ()


@frozen
class Path:
    """A path of absolute commands: `("M", x, y)`, `("L", x, y)`, `("H", x)`, `("V", y)`,
    `("C", x1, y1, x2, y2, x, y)`, `("Q", x1, y1, x, y)`, `("Z",)`.
    """  # noqa: D205 - the list of commands is the summary

    role: str
    commands: tuple[tuple[str | float, ...], ...]
    paint: Paint
    data: tuple[tuple[str, str], ...] = ()


@frozen
class Words:
    """A line of text: its left edge and baseline."""

    role: str
    x: float
    y: float
    line: SetLine
    fill: str


@frozen
class Picture:
    """A picture, embedded: a photograph fills its frame and is cut evenly, a drawing (SVG) is shown whole."""

    role: str
    x: float
    y: float
    width: float
    height: float
    media_type: str
    content: bytes = field(repr=False)
    title: str = ""

    @property
    def whole(self) -> bool:
        """Whether all of it is shown, rather than as much as fills the frame."""
        return self.media_type == "image/svg+xml"


@frozen
class Group:
    """Items that belong together.

    Attributes:
        role: class of the group (`lane`, `card`, `link`, …).
        id: unique in the document, drawing prefix included; empty for none.
        data: `data-…` attributes without the prefix, in order.
        title: tooltip and accessible name; empty for none.
        href: link target; empty for none.
    """

    role: str
    items: tuple[Item, ...]
    id: str = ""
    data: tuple[tuple[str, str], ...] = ()
    title: str = ""
    href: str = ""


Item: TypeAlias = Box | Dot | Path | Words | Picture | Group


@frozen(kw_only=True)
class Scene:
    """One drawing.

    Attributes:
        prefix: id prefix of the drawing (`hotel-stay-blueprint`).
        kind: `service-blueprint`, `journey-map` or `comparison`.
        data: further `data-…` attributes of the whole, without the prefix.
        title, description: for the document and for screen readers.
        language: BCP 47 tag of the drawing's words. direction: reading direction.
        width, height: of the whole drawing in user units.
        background: paper colour.
        items: in painting order.
    """

    prefix: str
    kind: str
    title: str
    description: str
    language: str
    direction: Direction
    width: float
    height: float
    background: str
    items: tuple[Item, ...]
    data: tuple[tuple[str, str], ...] = ()


def all_words(items: Iterable[Item]) -> Iterator[Words]:
    """Every line of text in painting order."""
    for item in items:
        if isinstance(item, Words):
            yield item
        elif isinstance(item, Group):
            yield from all_words(item.items)
