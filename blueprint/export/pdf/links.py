"""Links of a PDF: to addresses, and to places in the file itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

import pydyf

from blueprint.export.pdf.boxes import Rectangle
from blueprint.export.pdf.drawings import Drawing
from blueprint.export.pdf.objects import PdfObjects
from blueprint.export.pdf.placing import Placement
from blueprint.painters.pdf import text_string
from blueprint.painters.pdf.bounds import bounds_of
from blueprint.painters.pdf.objects import short

SCHEME = "drawing:"
"""What addresses in HTML begin with that lead into a drawing."""
_KEPT = "!#$%&'()*+,/:;=?@[]~"
"""What an address keeps besides letters and digits; everything else becomes %XX."""


class Links:
    """Writes links as annotations, and the destinations that they lead to."""

    def __init__(self, objects: PdfObjects) -> None:
        self._objects = objects
        self._names = {_plain(name) for name in _named(objects.pdf)[::2]}
        self._drawings: list[tuple[Drawing, Placement, str]] = []

    def add_drawing(self, drawing: Drawing, placement: Placement, page: str) -> None:
        """A drawing whose groups links may lead to; of several places of a group the first counts."""
        self._drawings.append((drawing, placement, page))

    def target(self, href: str) -> str | None:
        """The entry of an annotation that says where it leads; None if that is not in the file.

        Args:
            href: an address, or `#` and an id.
        """
        if not href.startswith("#"):
            return f"/A<</Type/Action/S/URI/URI{text_string(quote(href, safe=_KEPT))}>>"
        name = href[1:]
        if place := self._place(name):
            return f"/Dest{place}"
        return f"/Dest{text_string(name)}" if name in self._names else None

    def annotation(self, target: str, name: str, rectangle: Rectangle, key: int) -> str:
        """A reference to a new annotation.

        Args:
            target: where it leads.
            name: what it says of itself.
            rectangle: on the page.
            key: in the list of parents.
        """
        return self._objects.add(
            f"<</Type/Annot/Subtype/Link/Rect{rectangle.array()}/F 4/Border[0 0 0]"
            f"/Contents{text_string(name)}{target}/StructParent {key}>>"
        )

    def mend(self) -> None:
        """Turn the links of the HTML that lead into a drawing to where it is.

        Raises:
            ValueError: the drawing has no group of that id.
        """
        for annotation in _link_annotations(self._objects.pdf.objects):
            address = _plain(annotation["A"]["URI"])
            if not address.startswith(SCHEME):
                continue
            name = address.removeprefix(SCHEME)
            place = self._place(name)
            if place is None:
                raise ValueError(f"a link leads to `{name}`, which is in no drawing")
            del annotation["A"]
            annotation["Dest"] = place

    def _place(self, name: str) -> str | None:
        """The destination of a group; None if no drawing has it, or shows it."""
        for drawing, placement, page in self._drawings:
            group = drawing.painted.groups.get(name)
            bounds = bounds_of(group.items) if group else None
            if bounds and (seen := placement.seen(bounds)):
                return f"[{page}/XYZ {short(seen.left, 2)} {short(seen.top, 2)} 0]"
        return None


def _link_annotations(objects: Iterable[Any]) -> Iterable[Any]:
    """WeasyPrint's links to addresses."""
    for made in objects:
        if isinstance(made, dict) and made.get("Subtype") == "/Link" and "A" in made:
            yield made


def _named(pdf: Any) -> list[Any]:  # noqa: ANN401 - pydyf has no types
    """The names of the HTML's own destinations, each with its place."""
    names: list[Any] = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    return names


def _plain(text: Any) -> str:  # noqa: ANN401 - likewise
    """What a PDF string says."""
    return str(text.string) if isinstance(text, pydyf.String) else str(text)
