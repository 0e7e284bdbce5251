"""What a drawing means: the elements of a tagged PDF.

    Sect                     the drawing
    ├── H1, P …              header
    ├── P …                  lanes, lines, labels of connectors
    ├── Sect                 a stage
    │   ├── H2, P …
    │   └── Sect             a step
    │       ├── H3, P …
    │       └── P            a card, with the figures of its marks; its texts inside a Link if it leads somewhere
    └── L                    the legend

Elements stand in the order of the scene; only marks move to what they mark. What has no words and no name of its
own is decoration.
"""

from __future__ import annotations

from typing import TypeAlias

from blueprint.painters.pdf.bounds import Bounds, bounds_of
from blueprint.scene import Group, Picture, Scene, Words

_CONTAINERS = {"stage": "Sect", "step": "Sect", "header": "Div", "footer": "Div", "legend": "L", "legend-item": "LI"}
_WHOLE = frozenset({"card", "lane", "line", "row-labels", "axis", "peak", "point-words", "link"})
"""Groups whose words are one paragraph, however many lines and roles they have."""
_HEADINGS = {"title": 0, "stage-title": 1, "step-number": 2, "step-title": 2}
_DEEPEST = 6


class Element:
    """One element of the structure tree.

    Attributes:
        kind: its standard type (`P`, `H1`, `Figure`).
        kids: elements, and numbers of marked content.
        alt: what a figure says instead of what it shows; what the figures in another element begin with.
        bounds: where a figure is, in the scene's coordinates.
        language: BCP 47 tag where it differs from the parent's.
        role: of the words in it, as long as they may go on.
    """

    __slots__ = ("alt", "bounds", "kids", "kind", "language", "role")

    def __init__(self, kind: str, *, alt: str = "", bounds: Bounds | None = None, role: str = "") -> None:
        self.kind = kind
        self.kids: list[Kid] = []
        self.alt, self.bounds, self.role = alt, bounds, role
        self.language = ""

    def add(self, kind: str, role: str = "") -> Element:
        """A new element at the end of this one."""
        kid = Element(kind, role=role)
        self.kids.append(kid)
        return kid


Kid: TypeAlias = Element | int


class Outline:
    """Builds the tree while a scene is painted.

    Attributes:
        root: the drawing's own element.
    """

    def __init__(self, scene: Scene, level: int) -> None:
        self.root = Element("Sect")
        self._level = level
        self._open: list[tuple[str, Element]] = [(scene.kind, self.root)]
        self._titled = False
        self._owners: dict[str, Element] = {}
        self._curves = _curve_names(scene)
        self._links: list[Element] = []
        self._waiting: list[tuple[str, Element, Element]] = []

    def enter(self, group: Group) -> Element | None:
        """Begin a group; gives the figure that all of it is, or None where its items speak for themselves."""
        parent = self._open[-1][1]
        if group.title and group.role != "card":
            alt = f"{parent.alt} {group.title}".strip() if group.role == "point" else group.title
            figure = Element("Figure", alt=alt, bounds=bounds_of(group.items))
            self._attach(group, self._around(figure) if group.href else figure, parent)
            return figure
        element, role = parent, group.role
        if kind := _CONTAINERS.get(group.role):
            element = parent.add(kind)
            if kind == "LI":
                element = element.add("LBody")
        elif self._open[-1][0] in _WHOLE:
            role = self._open[-1][0]
        elif group.role in _WHOLE:
            element = parent.add("P")
        data = dict(group.data)
        if group.role == "curve":
            names = self._curves.get(data.get("series", ""), [])
            element = parent.add("Div")
            element.alt = names.pop(0) if names else ""
        for name in ("card", "step", "stage"):
            if group.role == name and name in data:
                self._owners.setdefault(f"{name}:{data[name]}", element)
        if group.href:
            link = Element("Link")
            element.kids.append(link)
            self._links.append(link)
            element = link
        self._open.append((role, element))
        return None

    def leave(self) -> None:
        """End the group that was entered last."""
        self._open.pop()

    def words(self, role: str) -> Element:
        """The element that a line of text belongs to."""
        group, element = self._open[-1]
        if group in _WHOLE or element.kind in ("LBody", "Link"):
            return element
        if element.kind == "L":
            return self._goes_on(element, "Caption", role)
        if role in _HEADINGS:
            return self._goes_on(element, f"H{self._heading(role)}", "step" if role.startswith("step") else role)
        return self._goes_on(element, "P", role)

    def link(self) -> Element:
        """The link that the group is which has just been painted."""
        return self._links.pop()

    def _around(self, figure: Element) -> Element:
        """The link around a figure."""
        link = Element("Link")
        link.kids.append(figure)
        self._links.append(link)
        return link

    def figure(self, picture: Picture) -> Element:
        """A picture with a name."""
        figure = Element("Figure", alt=picture.title, bounds=bounds_of((picture,)))
        self._open[-1][1].kids.append(figure)
        return figure

    def finish(self) -> Element | None:
        """The finished tree; None if nothing in it means anything."""
        for owner, figure, parent in self._waiting:
            _insert(figure, self._owners.get(owner) or parent)
        return _pruned(self.root)

    def _attach(self, group: Group, figure: Element, parent: Element) -> None:
        """Put a figure where it belongs: to what it marks, which may be painted later."""
        data = dict(group.data)
        owner = data.get("for") or (f"step:{data['step']}" if "step" in data else "")
        if owner:
            self._waiting.append((owner, figure, parent))
        else:
            parent.kids.append(figure)

    def _goes_on(self, parent: Element, kind: str, role: str) -> Element:
        """The last element if it holds words of the same role, else a new one."""
        last = parent.kids[-1] if parent.kids else None
        if isinstance(last, Element) and last.role == role and last.kind == kind:
            return last
        return parent.add(kind, role=role)

    def _heading(self, role: str) -> int:
        """The level of a heading; no level is left out where a drawing has no title."""
        if role == "title":
            self._titled = True
        depth = _HEADINGS[role]
        if not self._titled:
            depth = max(0, depth - 1)
        return min(_DEEPEST, self._level + depth)


def _insert(figure: Element, owner: Element) -> None:
    """Put a figure behind the headings and facts of its owner, before the cards and steps in it."""
    kids = owner.kids
    inner = (at for at, kid in enumerate(kids) if isinstance(kid, Element) and not kid.role and kid.kind != "Figure")
    kids.insert(next(inner, len(kids)), figure)


def _curve_names(scene: Scene) -> dict[str, list[str]]:
    """What the legend calls the curves, by series in painting order."""
    names: dict[str, list[str]] = {}
    for legend in (item for item in scene.items if isinstance(item, Group) and item.role == "legend"):
        for item in (i for i in legend.items if isinstance(i, Group)):
            series = dict(item.data).get("series")
            if series:
                text = " ".join(words.line.text for words in item.items if isinstance(words, Words))
                names.setdefault(series, []).append(text)
    return names


def _pruned(element: Element) -> Element | None:
    """An element without the empty ones below it; None if nothing is left."""
    kept: list[Kid] = []
    for kid in element.kids:
        left = kid if isinstance(kid, int) else _pruned(kid)
        if left is not None:
            kept.append(left)
    element.kids = kept
    return element if kept or element.kind == "Link" else None
