"""Paints one scene.

In: `Scene`, the fonts and pictures of the file. Out: `Painted`. With marks, every operator belongs to an element of
the structure or is decoration; without, the content says nothing of structure, as it must where one drawing is shown
several times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from blueprint.frozen import frozen
from blueprint.painters.pdf.bounds import Bounds, bounds_of
from blueprint.painters.pdf.fonts import Fonts
from blueprint.painters.pdf.graphics import Graphics
from blueprint.painters.pdf.lines import Lines
from blueprint.painters.pdf.objects import short, text_string
from blueprint.painters.pdf.pictures import Pictures
from blueprint.painters.pdf.spaces import space_between
from blueprint.painters.pdf.structure import Element, Outline
from blueprint.scene import Box, Dot, Group, Item, Path, Picture, Scene, Words


@frozen
class Link:
    """An area that leads somewhere.

    Attributes:
        href: an address, or `#` and an id.
        bounds: in the scene's coordinates.
        name: what it says of itself.
        element: its element of the structure; None without marks.
    """

    href: str
    bounds: Bounds
    name: str
    element: Element | None


@frozen(kw_only=True)
class Painted:
    """A painted scene.

    Attributes:
        content: the operators.
        resources: body of the resource dictionary.
        height: distance of the scene's upper edge from the content's origin, in user units.
        structure: what it means; None without marks. marks: how many pieces of marked content it has.
        links: in painting order.
        groups: those that have an id, by it.
    """

    content: bytes
    resources: str
    height: float
    structure: Element | None
    marks: int
    links: tuple[Link, ...]
    groups: dict[str, Group]


def paint_pdf(scene: Scene, fonts: Fonts, pictures: Pictures, *, marked: bool, level: int = 1) -> Painted:
    """Paint a scene.

    Args:
        scene: what to paint; its background is left to what is below it.
        fonts: with every line of the scene in them.
        pictures: the file's pictures.
        marked: whether its content is marked with what it means.
        level: of its title among the headings of the file.

    Raises:
        PictureError: a picture cannot be read.
    """
    painter = _Painter(scene, fonts, pictures, Outline(scene, level) if marked else None)
    painter.items(scene.items)
    painter.close()
    return Painted(
        content="\n".join(painter.graphics.lines).encode("ascii"),
        resources=painter.resources(),
        height=painter.graphics.height,
        structure=painter.outline.finish() if painter.outline else None,
        marks=painter.marks,
        links=tuple(painter.links),
        groups=painter.groups,
    )


class _Painter:
    def __init__(self, scene: Scene, fonts: Fonts, pictures: Pictures, outline: Outline | None) -> None:
        self.language = scene.language
        self.graphics = Graphics(scene.height)
        self.text = Lines(fonts, self.graphics.height)
        self.fonts, self.pictures, self.outline = fonts, pictures, outline
        self.links: list[Link] = []
        self.groups: dict[str, Group] = {}
        self.shown: dict[str, str] = {}
        self.marks = 0
        self._figure: Element | None = None
        self._open: tuple[Element | None, str] | None = None

    def items(self, items: Sequence[Item]) -> None:
        lines = [item for item in items if isinstance(item, Words) and item.line.runs]
        following = dict(zip(range(len(lines)), lines[1:], strict=False))
        at = 0
        for item in items:
            if isinstance(item, Words):
                if item.line.runs:
                    self.words(item, following.get(at))
                    at += 1
            elif isinstance(item, Group):
                self.group(item)
            elif isinstance(item, Picture):
                self.picture(item)
            else:
                self.shape(item)

    def group(self, group: Group) -> None:
        if group.id:
            self.groups[group.id] = group
        figure = self.outline.enter(group) if self.outline else None
        before = self._figure
        if figure:
            self._figure = self._figure or figure
        self.items(group.items)
        self._figure = before
        if group.href:
            element = self.outline.link() if self.outline else None
            if bounds := bounds_of(group.items):
                name = _name(group) or group.title or group.href
                self.links.append(Link(group.href, bounds, name, element))
        if self.outline and not figure:
            self.outline.leave()

    def words(self, words: Words, following: Words | None) -> None:
        if self.outline:
            self.mark(self._figure or self.outline.words(words.role), words.line.language)
        self.graphics.fill(words.fill)
        goes_on = following is not None and space_between(words, following)
        self.graphics.lines += self.text.line(words, goes_on=goes_on)

    def shape(self, item: Box | Dot | Path) -> None:
        if not item.paint.fill and not item.paint.stroke:
            return
        self.mark(self._figure)
        if isinstance(item, Box):
            self.graphics.box(item)
        elif isinstance(item, Path):
            self.graphics.path(item)
        else:
            self.graphics.dot(item)

    def picture(self, picture: Picture) -> None:
        figure = self._figure
        if self.outline and not figure and picture.title:
            figure = self.outline.figure(picture)
        self.mark(figure)
        name, operators = self.pictures.place(picture, self.graphics.height)
        self.shown[name] = self.pictures.reference(name)
        self.graphics.opaque()
        self.graphics.lines += operators

    def mark(self, element: Element | None, language: str = "") -> None:
        """What follows belongs to an element, or is decoration without one."""
        if not self.outline:
            return
        wanted = (element, language)
        if self._open is not None and self._open[0] is element and self._open[1] == language:
            return
        if self._open is not None:
            self.graphics.lines.append("EMC")
        self._open = wanted
        if element is None:
            self.graphics.lines.append("/Artifact BMC")
            return
        spoken = f"/Lang{text_string(language)}" if language and language != self.language else ""
        self.graphics.lines.append(f"/{element.kind}<</MCID {self.marks}{spoken}>>BDC")
        element.kids.append(self.marks)
        self.marks += 1

    def close(self) -> None:
        """End the marked content that is open."""
        if self._open is not None:
            self.graphics.lines.append("EMC")
            self._open = None

    def resources(self) -> str:
        states = " ".join(f"/{n}<</ca {short(v, 4)}>>" for n, v in sorted(self.graphics.opacities.items()))
        pictures = " ".join(f"/{n} {r}" for n, r in sorted(self.shown.items()))
        parts = [f"/Font {self.fonts.resources}"]
        if states:
            parts.append(f"/ExtGState<<{states}>>")
        if pictures:
            parts.append(f"/XObject<<{pictures}>>")
        return f"<<{''.join(parts)}>>"


def _name(group: Group) -> str:
    """What a group says: its words, line by line."""
    return " ".join(_texts(group))


def _texts(group: Group) -> Iterator[str]:
    for item in group.items:
        if isinstance(item, Words):
            yield item.line.text
        elif isinstance(item, Group):
            yield from _texts(item)
