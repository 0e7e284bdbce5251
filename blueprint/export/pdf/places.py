"""The places that a laid-out document leaves for drawings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from blueprint.export.pdf.objects import PdfObjects

_TAG = "article"
_KIND = "/Art"
"""How WeasyPrint tags this element."""
_SLACK = 1.0
"""How far a place may reach over its page, in CSS pixels: numbers in style sheets are rounded."""
_POINTS = 0.75
"""Points to a CSS pixel."""


class Place(NamedTuple):
    """A place on a page.

    Attributes:
        name: its id.
        page: number of its page, from 0.
        x, y: its upper left corner in points from the page's upper left corner.
        element: its structure element. level: of the headings in it.
    """

    name: str
    page: int
    x: float
    y: float
    element: Any
    level: int


def find_places(document: Any, objects: PdfObjects) -> tuple[Place, ...]:  # noqa: ANN401 - WeasyPrint has no types
    """The places of a document in reading order.

    Raises:
        ValueError: a place has no id, does not fit its page, or is not in the structure.
    """
    boxes = [(n, box) for n, page in enumerate(document.pages) for box in _boxes(page._page_box)]  # noqa: SLF001 - the only way to a page's boxes
    elements = [o for o in objects.pdf.objects if isinstance(o, dict) and o.get("S") == _KIND]
    if len(boxes) != len(elements):
        raise ValueError(f"{len(boxes)} places for drawings, but {len(elements)} in the structure")
    names = [box.element.get("id", "") for _, box in boxes]
    if len(set(names)) != len(names) or "" in names:
        raise ValueError("each place for a drawing needs an id of its own, and must not be split between pages")
    for number, box in boxes:
        page = document.pages[number]
        right, bottom = box.content_box_x() + box.width, box.content_box_y() + box.height
        if right > page.width + _SLACK or bottom > page.height + _SLACK:
            raise ValueError(f"the place `{box.element.get('id')}` does not fit its page")
    return tuple(
        Place(
            name=name,
            page=number,
            x=box.content_box_x() * _POINTS,
            y=box.content_box_y() * _POINTS,
            element=element,
            level=int(box.element.get("data-level", "1")),
        )
        for name, (number, box), element in zip(names, boxes, elements, strict=True)
    )


def _boxes(box: Any) -> Iterator[Any]:  # noqa: ANN401 - WeasyPrint has no types
    """The boxes of places inside of a box, in the order in which WeasyPrint makes the structure."""
    if getattr(box, "element_tag", None) == _TAG and box.element is not None:
        yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(getattr(child, "_box", child))
