"""The structure tree of a PDF: what drawings mean, below what WeasyPrint says of the pages."""

from __future__ import annotations

from typing import Any

from blueprint.export.pdf.objects import PdfObjects
from blueprint.export.pdf.placing import Placement
from blueprint.painters.pdf import Element, text_string


class Structure:
    """Adds elements to a document's tree, and entries to its list of parents."""

    def __init__(self, objects: PdfObjects) -> None:
        self._objects = objects
        root = objects.at(objects.pdf.catalog["StructTreeRoot"])
        self._listed: list[Any] = objects.at(root["ParentTree"])["Nums"]
        self._next = max(self._listed[::2], default=-1) + 1
        self._root = root
        self._parents: dict[int, str] = {}

    def new_key(self) -> int:
        """A key in the list of parents; `set_parents` or `set_parent` says whose."""
        key = self._next
        self._next += 1
        return key

    def set_parents(self, key: int, elements: list[str]) -> None:
        """The elements of a stream's marked content, by its numbers."""
        self._parents[key] = f"[{' '.join(elements)}]"

    def set_parent(self, key: int, element: str) -> None:
        """The element of an annotation."""
        self._parents[key] = element

    def leave_out(self, element: Any) -> None:  # noqa: ANN401 - pydyf has no types
        """Take an element that nothing is in out of the tree."""
        if not element["K"]:
            self._objects.at(element["P"])["K"].remove(element.reference)

    def mark_on_page(self, page: int, element: str) -> int:
        """A new number for marked content of a page itself."""
        on_page: list[Any] = self._listed[2 * page + 1]
        on_page.append(element)
        return len(on_page) - 1

    def finish(self) -> None:
        """Write the list of parents, which has to be in the order of its keys."""
        for key, parents in sorted(self._parents.items()):
            self._listed += [key, parents]
        self._root["ParentTreeNextKey"] = self._next


class DrawingTree:
    """Writes the elements of one drawing at its only place."""

    def __init__(self, placement: Placement, page: str, form: str, marks: int, objects: PdfObjects) -> None:
        self._placement, self._page, self._form, self._objects = placement, page, form, objects
        self.parents = ["null"] * marks
        self.links: dict[Element, str] = {}
        self._reserved: dict[Element, str] = {}
        self._languages: list[str] = []

    def write(self, element: Element, parent: str, objects_in: dict[Element, str]) -> str:
        """Write an element and all below it; gives the reference to it.

        Args:
            element: what to write.
            parent: reference to the element above.
            objects_in: references to the annotations of links.
        """
        own = self._objects.reserve()
        kids = [self._kid(kid, own, objects_in) for kid in element.kids]
        kind = element.kind
        if kind == "Link":
            if element in objects_in:
                kids.append(f"<</Type/OBJR/Obj {objects_in[element]}>>")
                self.links[element] = own
            else:
                kind = "Span"
        self._objects.fill(
            own,
            f"<</Type/StructElem/S/{kind}/P {parent}/Pg {self._page}{self._about(element)}/K[{' '.join(kids)}]>>",
        )
        return own

    def _kid(self, kid: Element | int, own: str, objects_in: dict[Element, str]) -> str:
        if isinstance(kid, Element):
            return self.write(kid, own, objects_in)
        self.parents[kid] = own
        return f"<</Type/MCR/Stm {self._form}/MCID {kid}>>"

    def _about(self, element: Element) -> str:
        about = f"/Alt{text_string(element.alt)}" if element.alt and element.kind == "Figure" else ""
        if element.language:
            about += f"/Lang{text_string(element.language)}"
        if element.kind == "Figure" and element.bounds and (box := self._placement.seen(element.bounds)):
            about += f"/A<</O/Layout/BBox{box.array()}>>"
        return about
