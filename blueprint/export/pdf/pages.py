"""Mends what WeasyPrint makes of the HTML's own pages, for those who listen to them.

Running heads, page numbers and pictures without a name become decoration: nobody wants to hear them. A link is one
link, not one for each part of its words, and says what its words say instead of an address.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import pydyf

from blueprint.export.pdf.objects import PdfObjects

_PRINTED = 4
"""Flag of an annotation that is printed."""
_SLACK = 0.5
"""CSS pixels."""

_Area: TypeAlias = tuple[float, float, float, float]


def mend_links(document: Any, objects: PdfObjects) -> None:  # noqa: ANN401 - WeasyPrint has no types
    """Leave one annotation of each link, and give it the words that it is made of."""
    for page, reference in zip(document.pages, objects.pdf.page_references, strict=True):
        whole: dict[str, list[_Area]] = {}
        for _, target, area, box in page.links:
            if box.link:
                whole.setdefault(target, []).append(area)
        for _, target, area, box in page.links:
            annotation = getattr(box, "link_annotation", None)
            if annotation is None:
                continue
            if not box.link and any(_inside(area, outer) for outer in whole.get(target, ())):
                _remove(annotation, objects.at(reference), objects)
                continue
            words = " ".join("".join(box.element.itertext()).split())
            annotation["Contents"] = pydyf.String(words) if words else annotation["Contents"]
            annotation["F"] = _PRINTED


def _inside(area: _Area, outer: _Area) -> bool:
    left, top, right, bottom = outer
    return (
        area[0] >= left - _SLACK
        and area[1] >= top - _SLACK
        and area[2] <= right + _SLACK
        and area[3] <= bottom + _SLACK
    )


def _remove(annotation: Any, page: Any, objects: PdfObjects) -> None:  # noqa: ANN401 - pydyf has no types
    """Take an annotation from its page, its element, and the list of parents."""
    page["Annots"].remove(annotation.reference)
    listed = _parents(objects)
    at = 2 * listed[::2].index(annotation["StructParent"])
    kids = objects.at(listed[at + 1])["K"]
    kids[:] = [k for k in kids if not (isinstance(k, bytes) and objects.at(k).get("Obj") == annotation.reference)]
    del listed[at : at + 2]


def set_aside(objects: PdfObjects) -> None:
    """Mark as decoration what has no part in the structure, and pictures that say nothing."""
    root = objects.at(objects.pdf.catalog["StructTreeRoot"])
    listed = _parents(objects)
    elements = dict(zip(listed[::2], listed[1::2], strict=True))
    known = _known(objects, root["K"])
    for page in (objects.at(reference) for reference in objects.pdf.page_references):
        on_page = elements[page["StructParents"]]
        left_out = {number for number, element in enumerate(on_page) if element not in known}
        if left_out:
            _as_decoration(objects.at(page["Contents"]).stream, left_out)
            for number in left_out:
                on_page[number] = "null"


def _parents(objects: PdfObjects) -> list[Any]:
    """Keys and parents, one behind the other."""
    listed: list[Any] = objects.at(objects.at(objects.pdf.catalog["StructTreeRoot"])["ParentTree"])["Nums"]
    return listed


def _known(objects: PdfObjects, kids: list[Any]) -> set[bytes]:
    """References to all elements that can be reached from some kids; pictures without a name are taken out."""
    found: set[bytes] = set()
    waiting = [kids]
    while waiting:
        inner = waiting.pop()
        silent = [k for k in inner if isinstance(k, bytes) and _is_silent(objects.at(k))]
        for kid in silent:
            inner.remove(kid)
        for reference in (k for k in inner if isinstance(k, bytes)):
            found.add(reference)
            waiting.append(objects.at(reference).get("K", []))
    return found


def _is_silent(element: Any) -> bool:  # noqa: ANN401 - pydyf has no types
    return element.get("S") == "/Figure" and "Alt" not in element


def _as_decoration(stream: list[Any], numbers: set[int]) -> None:
    """Change the beginnings of some marked content: tag, properties, operator."""
    for at, properties in enumerate(stream):
        if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in numbers:
            stream[at - 1 : at + 2] = ["/Artifact", b"", b"BMC"]
