"""Ways to spoil a good SVG: what the mutation tests are made of.

In: a copy of a parsed drawing. Everything changes that copy.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import TypeAlias
from xml.etree import ElementTree as ET

from notation.picture import SVG, Picture, of_root

Spoil: TypeAlias = Callable[["Sheet"], None]

_AXES = {"x": 0, "cx": 0, "y": 1, "cy": 1}
_PAIRED = {"M": "xy", "L": "xy", "H": "x", "V": "y", "C": "xyxyxy", "Q": "xyxy", "Z": ""}


class Sheet:
    """A drawing that may be changed."""

    def __init__(self, picture: Picture) -> None:
        self.root = deepcopy(picture.root)
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    def picture(self) -> Picture:
        """What the changed drawing reads as."""
        return of_root(self.root)

    def all(self, role: str, inside: ET.Element | None = None, **data: str) -> list[ET.Element]:
        """Elements of a class whose data attributes begin with some values."""
        return [
            e
            for e in (self.root if inside is None else inside).iter()
            if e.get("class") == role and all(e.get(f"data-{k.rstrip('_')}", "").startswith(v) for k, v in data.items())
        ]

    def one(self, role: str, inside: ET.Element | None = None, at: int = 0, **data: str) -> ET.Element:
        """The element with this place among those of a class."""
        return self.all(role, inside, **data)[at]

    def drop(self, element: ET.Element) -> None:
        """Take an element away."""
        self.parents[element].remove(element)

    def copy(self, element: ET.Element) -> ET.Element:
        """Put an element a second time, behind the first."""
        twin = deepcopy(element)
        parent = self.parents[element]
        parent.insert(list(parent).index(element) + 1, twin)
        self.parents |= {child: up for up in twin.iter() for child in up} | {twin: parent}
        if twin.get("id"):
            twin.set("id", f"{twin.get('id')}-twin")
        return twin


def move(element: ET.Element, dx: float = 0.0, dy: float = 0.0) -> None:
    """Shift an element with all that is in it."""
    by = (dx, dy)
    for part in element.iter():
        for name, axis in _AXES.items():
            if name in part.attrib:
                part.set(name, str(round(float(part.attrib[name]) + by[axis], 2)))
        if "d" in part.attrib:
            part.set("d", moved_path(part.attrib["d"], dx, dy))


def moved_path(data: str, dx: float, dy: float) -> str:
    """Path data, shifted."""
    out: list[str] = []
    axes = ""
    for token in re.findall(r"[A-Z]|-?[\d.]+", data):
        if token.isalpha():
            out.append(token)
            axes = _PAIRED[token]
        else:
            axis, axes = axes[0], axes[1:]
            out.append(str(round(float(token) + (dx if axis == "x" else dy), 2)))
    return " ".join(out)


def number(element: ET.Element, name: str) -> float:
    """A number that an element has."""
    return float(element.attrib[name])


def add(element: ET.Element, name: str, by: float) -> None:
    """Change a number of an element."""
    element.set(name, str(number(element, name) + by))


def rect(like: ET.Element, role: str, *, fill: str) -> ET.Element:
    """A filled rectangle over the place of a text."""
    size = number(like, "font-size")
    place = {"x": like.attrib["x"], "y": str(number(like, "y") - size), "width": "30", "height": str(size)}
    return ET.Element(f"{SVG}rect", {"class": role, **place, "fill": fill})


def path_numbers(element: ET.Element) -> list[float]:
    """The numbers in path data."""
    return [float(n) for n in re.findall(r"-?[\d.]+", element.attrib["d"])]
