"""An SVG of ours as plain values: what other programs can know of a drawing.

In: the text of an SVG. Out: `Picture`. It is read with the standard XML parser and the contract of docs/svg.md alone;
nothing of the program is used, so that a check on a `Picture` is a check on what was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from notation.geometry import Point, Rect, around, flattened, joined
from notation.typeface import FaceName, Typefaces, script_of

SVG = "{http://www.w3.org/2000/svg}"
XML = "{http://www.w3.org/XML/1998/namespace}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Something painted that is no text, in painting order.

    Attributes:
        role: its class. order: place in the painting order. owner: the nearest group around it.
        tag: name of the element. d: path data, empty for other elements.
        box: of its outline, without the stroke. polygons: the outline as points.
    """

    role: str
    order: int
    owner: Owner
    tag: str
    box: Rect
    polygons: list[list[Point]] = field(repr=False)
    fill: str | None
    opacity: float
    stroke: str | None
    width: float
    dash: str
    data: dict[str, str]
    d: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One `<text>`.

    Attributes:
        box: from the top of the ink to its bottom, as wide as the advance.
        y: baseline. missing: whether a face or a glyph of it is not embedded.
    """

    role: str
    order: int
    owner: Owner
    text: str
    box: Rect
    y: float
    size: float
    weight: int
    fill: str
    language: str
    faces: tuple[FaceName, ...]
    missing: bool


@dataclass(slots=True, kw_only=True)
class Owner:
    """A group: class, id, data and what stands in it (its groups, shapes and texts)."""

    role: str
    id: str
    data: dict[str, str]
    parent: Owner | None
    order: int
    title: str = ""
    href: str = ""
    groups: list[Owner] = field(default_factory=list, repr=False)
    shapes: list[Shape] = field(default_factory=list, repr=False)
    texts: list[TextLine] = field(default_factory=list, repr=False)

    def within(self, role: str) -> Owner | None:
        """The nearest group of a class, itself included."""
        group: Owner | None = self
        while group is not None and group.role != role:
            group = group.parent
        return group

    def all_groups(self) -> Iterator[Owner]:
        """Every group inside, in painting order."""
        for group in self.groups:
            yield group
            yield from group.all_groups()

    def all_shapes(self) -> Iterator[Shape]:
        """Every shape inside."""
        yield from self.shapes
        for group in self.groups:
            yield from group.all_shapes()

    def all_texts(self) -> Iterator[TextLine]:
        """Every text inside."""
        yield from self.texts
        for group in self.groups:
            yield from group.all_texts()

    def shapes_of(self, role: str) -> list[Shape]:
        """The shapes of a class that stand in this very group."""
        return [s for s in self.shapes if s.role == role]

    def texts_of(self, *roles: str) -> list[TextLine]:
        """The texts of some classes that stand in this very group."""
        return [t for t in self.texts if t.role in roles]

    def groups_of(self, role: str) -> list[Owner]:
        """The groups of a class inside."""
        return [g for g in self.all_groups() if g.role == role]

    @property
    def box(self) -> Rect | None:
        """All that is painted in it; None where nothing is."""
        boxes = [s.box for s in self.all_shapes()] + [t.box for t in self.all_texts()]
        return joined(boxes) if boxes else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One drawing.

    Attributes:
        root: its elements. top: the document as a group, with everything in it.
        box: the whole page. by_card: groups of cards by `data-card`.
    """

    root: ET.Element = field(repr=False)
    top: Owner = field(repr=False)
    typefaces: Typefaces = field(repr=False)
    box: Rect
    kind: str
    rtl: bool
    shapes: tuple[Shape, ...] = field(repr=False)
    texts: tuple[TextLine, ...] = field(repr=False)
    groups: tuple[Owner, ...] = field(repr=False)

    def of(self, role: str) -> list[Owner]:
        """All groups of a class, in painting order."""
        return [g for g in self.groups if g.role == role]

    def start(self, box: Rect) -> float:
        """Where a box begins in reading direction, growing as one reads."""
        return -box.right if self.rtl else box.x

    def end(self, box: Rect) -> float:
        """Where a box ends in reading direction, growing as one reads."""
        return -box.x if self.rtl else box.right


def read_picture(svg: str) -> Picture:
    """Read an SVG.

    Raises:
        ValueError, KeyError, xml.etree.ElementTree.ParseError: it is not one of ours.
    """
    return of_root(ET.fromstring(svg))  # noqa: S314 - our own drawing


def of_root(root: ET.Element) -> Picture:
    """Read a parsed SVG."""
    style = "".join(e.text or "" for e in root.iter(f"{SVG}style"))
    reader = _Reader(Typefaces.of_style(style), root.get("lang", ""))
    top = Owner(role="", id="", data={}, parent=None, order=0)
    reader.read(root, top, href="")
    x, y, width, height = (float(v) for v in root.attrib["viewBox"].split())
    return Picture(
        root=root,
        top=top,
        typefaces=reader.typefaces,
        box=Rect(x, y, width, height),
        kind=root.get("data-kind", ""),
        rtl=root.get("data-direction") == "rtl",
        shapes=tuple(reader.shapes),
        texts=tuple(reader.texts),
        groups=tuple(reader.groups),
    )


class _Reader:
    def __init__(self, typefaces: Typefaces, language: str) -> None:
        self.typefaces = typefaces
        self.language = language
        self.order = 0
        self.shapes: list[Shape] = []
        self.texts: list[TextLine] = []
        self.groups: list[Owner] = []

    def read(self, element: ET.Element, owner: Owner, href: str) -> None:
        for child in element:
            tag = child.tag.removeprefix(SVG)
            self.order += 1
            if tag == "a":
                self.read(child, owner, child.get("href", ""))
            elif tag == "g":
                self.group(child, owner, href)
            elif tag == "title":
                owner.title = child.text or ""
            elif tag == "text":
                owner.texts.append(self.text(child, owner))
                self.texts.append(owner.texts[-1])
            elif tag in ("rect", "path", "circle", "image"):
                owner.shapes.append(self.shape(child, tag, owner))
                self.shapes.append(owner.shapes[-1])

    def group(self, element: ET.Element, owner: Owner, href: str) -> None:
        group = Owner(
            role=element.get("class", ""),
            id=element.get("id", ""),
            data=_data(element),
            parent=owner,
            order=self.order,
            href=href,
        )
        owner.groups.append(group)
        self.groups.append(group)
        self.read(element, group, "")

    def shape(self, element: ET.Element, tag: str, owner: Owner) -> Shape:
        d = element.get("d", "")
        if tag == "path":
            polygons = flattened(d)
        elif tag == "circle":
            x, y, r = (float(element.get(name, "0")) for name in ("cx", "cy", "r"))
            polygons = flattened(_circle(x, y, r))
        else:
            x, y, w, h = (float(element.get(name, "0")) for name in ("x", "y", "width", "height"))
            polygons = [[Point(x, y), Point(x + w, y), Point(x + w, y + h), Point(x, y + h)]]
        fill, stroke = element.get("fill", "#000000"), element.get("stroke", "none")
        return Shape(
            role=element.get("class", ""),
            order=self.order,
            owner=owner,
            tag=tag,
            box=around(p for part in polygons for p in part),
            polygons=polygons,
            fill=None if fill == "none" or tag == "image" else fill,
            opacity=float(element.get("fill-opacity", "1")),
            stroke=None if stroke == "none" else stroke,
            width=float(element.get("stroke-width", "1")),
            dash=element.get("stroke-dasharray", ""),
            data=_data(element),
            d=d,
        )

    def text(self, element: ET.Element, owner: Owner) -> TextLine:
        rtl = element.get("direction") == "rtl"
        size = float(element.attrib["font-size"])
        language = element.get("lang", self.language)
        script = ""
        width = above = below = 0.0
        missing = False
        faces = []
        for part, attributes in _spans(element):
            face = _face(attributes)
            faces.append(face)
            tracking = float(attributes.get("letter-spacing", "0"))
            ink = self.typefaces.measure(
                face, part, language=language, script=script, size=size, tracking=tracking, rtl=rtl
            )
            script = script_of(part) or script
            if ink is None:
                missing = True
                continue
            missing = missing or ink.missing
            width, above, below = width + ink.width, max(above, ink.above), max(below, ink.below)
        x, y = float(element.attrib["x"]), float(element.attrib["y"])
        left = x - width if rtl else x
        return TextLine(
            role=element.get("class", ""),
            order=self.order,
            owner=owner,
            text="".join(part for part, _ in _spans(element)),
            box=Rect(left, y - above, width, above + below),
            y=y,
            size=size,
            weight=int(element.get("font-weight", "400")),
            fill=element.get("fill", "#000000"),
            language=language,
            faces=tuple(faces),
            missing=missing,
        )


def _data(element: ET.Element) -> dict[str, str]:
    return {k.removeprefix("data-"): v for k, v in element.attrib.items() if k.startswith("data-")}


def _spans(element: ET.Element) -> Iterator[tuple[str, dict[str, str]]]:
    """The pieces of a text with the attributes that hold for each."""
    if element.text:
        yield element.text, element.attrib
    for child in element:
        if child.text:
            yield child.text, {**element.attrib, **child.attrib}
        if child.tail:
            yield child.tail, element.attrib


def _face(attributes: dict[str, str]) -> FaceName:
    family = attributes.get("font-family", "").split(",")[0].strip().strip("'\"")
    return FaceName(family, int(attributes.get("font-weight", "400")), attributes.get("font-style") == "italic")


def _circle(x: float, y: float, r: float) -> str:
    k = r * 0.5523
    return (
        f"M{x + r} {y} C{x + r} {y + k} {x + k} {y + r} {x} {y + r} C{x - k} {y + r} {x - r} {y + k} {x - r} {y} "
        f"C{x - r} {y - k} {x - k} {y - r} {x} {y - r} C{x + k} {y - r} {x + r} {y - k} {x + r} {y} Z"
    )
