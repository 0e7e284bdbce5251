"""Paints drawings onto the pages of a PDF that WeasyPrint has laid out.

Each scene becomes one Form XObject, shown as often as parts show it. A scene that is shown once carries the marks of
its structure. One that is shown more often cannot, as marked content belongs to one element: it is a figure where it
is shown first, and decoration after that. Furniture is decoration always.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from blueprint.export.pdf.archive import add_metadata, attach
from blueprint.export.pdf.boxes import background, crop_marks, set_boxes
from blueprint.export.pdf.drawings import Drawing, make_drawings
from blueprint.export.pdf.links import Links
from blueprint.export.pdf.objects import PdfObjects
from blueprint.export.pdf.pages import mend_links, set_aside
from blueprint.export.pdf.places import find_places
from blueprint.export.pdf.placing import Placement, placements
from blueprint.export.pdf.structure import DrawingTree, Structure
from blueprint.export.pdf.svg import svg_painter
from blueprint.frozen import frozen
from blueprint.painters.pdf import Bounds, Link, text_string
from blueprint.painters.pdf.objects import short
from blueprint.paper.sheet import Part, Sheet

_POINTS = 0.75
"""Points to a CSS pixel."""


@frozen(kw_only=True)
class Finisher:
    """Called by WeasyPrint when everything else of the PDF is there.

    Attributes:
        parts: by the name of their place.
        sheets: with the unit of its page, the sheet that each page is; empty for pages of HTML.
        source: name and content of the file to attach; None for none.
    """

    parts: Mapping[str, Sequence[Part]]
    sheets: tuple[tuple[Sheet, int], ...]
    source: tuple[str, bytes] | None

    def __call__(self, document: Any, pdf: Any) -> None:  # noqa: ANN401 - WeasyPrint has no types
        """Paint everything.

        Raises:
            ValueError: places and drawings do not match.
        """
        objects = PdfObjects(pdf)
        mend_links(document, objects)
        set_aside(objects)
        structure = Structure(objects)
        places = find_places(document, objects)
        if odd := sorted({p.name for p in places} ^ set(self.parts)):
            raise ValueError(f"places and drawings do not match: {', '.join(odd)}")
        heights = [page.height * _POINTS for page in document.pages]
        placed = list(placements(places, self.parts, heights, self.sheets))
        drawings = make_drawings(placed, objects, structure, svg_painter(objects, document))
        pages = _Pages(pdf, objects, structure, heights)
        for number, (sheet, unit) in enumerate(self.sheets):
            set_boxes(pages.page(number), sheet, unit)
            pages.draw(number, background(sheet, unit))
        pages.show(placed, drawings)
        for place in places:
            structure.leave_out(place.element)
        structure.finish()
        for number, (sheet, unit) in enumerate(self.sheets):
            pages.draw(number, crop_marks(sheet, unit))
        add_metadata(document, pdf)
        if self.source:
            attach(*self.source, objects)


class _Pages:
    """The pages of the file, as drawings are put onto them."""

    def __init__(self, pdf: Any, objects: PdfObjects, structure: Structure, heights: Sequence[float]) -> None:  # noqa: ANN401
        self._objects, self._structure, self._heights = objects, structure, heights
        self._references = [reference.decode("ascii") for reference in pdf.page_references]
        self._turned: set[int] = set()
        self._links = Links(objects)
        self._figured: set[str] = set()

    def page(self, number: int) -> Any:  # noqa: ANN401 - pydyf has no types
        """A page's dictionary."""
        return self._objects.at(self._references[number])

    def draw(self, number: int, operators: Sequence[str]) -> None:
        """Add operators to a page, in its units with y upwards."""
        if not operators:
            return
        content = self._objects.at(self.page(number)["Contents"]).stream
        if number not in self._turned:
            # WeasyPrint turns the page upside down at the start; turning it again makes it upright.
            self._turned.add(number)
            content.append(f"1 0 0 -1 0 {short(self._heights[number], 6)} cm")
        content.extend(operators)

    def show(self, placed: Sequence[Placement], drawings: Sequence[Drawing]) -> None:
        """Show every drawing at its places."""
        for placement, drawing in zip(placed, drawings, strict=True):
            if not placement.part.furniture:
                self._links.add_drawing(drawing, placement, self._references[placement.place.page])
        for placement, drawing in zip(placed, drawings, strict=True):
            if drawing.key is not None:
                self._show_marked(placement, drawing, drawing.key)
            else:
                self._show_plain(placement, drawing)
        self._links.mend()

    def _show_marked(self, placement: Placement, drawing: Drawing, key: int) -> None:
        """Show a drawing with its own structure."""
        self.draw(placement.place.page, self._operators(placement, drawing))
        painted = drawing.painted
        annotations = {}
        keys = {}
        for link in painted.links:
            if link.element is not None and (made := self._annotate(placement, link)):
                annotations[link.element], keys[link.element] = made
        if painted.structure is None:
            self._structure.set_parents(key, [])
            return
        page = self._references[placement.place.page]
        tree = DrawingTree(placement, page, drawing.reference, painted.marks, self._objects)
        above = placement.place.element
        painted.structure.language = drawing.scene.language
        above["K"].append(tree.write(painted.structure, above.reference.decode("ascii"), annotations))
        self._structure.set_parents(key, tree.parents)
        for element, number in keys.items():
            self._structure.set_parent(number, tree.links[element])

    def _show_plain(self, placement: Placement, drawing: Drawing) -> None:
        """Show a drawing that says nothing of structure: as a figure once, else as decoration."""
        number, above = placement.place.page, placement.place.element
        page = self._references[number]
        first = drawing.name not in self._figured and not placement.part.furniture
        scene = drawing.scene
        if first:
            self._figured.add(drawing.name)
            whole = placement.seen(Bounds(0.0, 0.0, scene.width, scene.height))
            box = f"/A<</O/Layout/BBox{whole.array()}>>" if whole else ""
            figure = self._objects.reserve()
            mark = self._structure.mark_on_page(number, figure)
            alt = text_string(". ".join(filter(None, (scene.title, scene.description))))
            parent = above.reference.decode("ascii")
            about = f"/Lang{text_string(scene.language)}/Alt{alt}{box}"
            self._objects.fill(figure, f"<</Type/StructElem/S/Figure/P {parent}/Pg {page}{about}/K[{mark}]>>")
            above["K"].append(figure)
            begin = f"/Figure<</MCID {mark}>>BDC"
        else:
            begin = "/Artifact BMC"
        self.draw(number, [begin, *self._operators(placement, drawing), "EMC"])
        for link in drawing.painted.links:
            self._link_beside(placement, link)

    def _link_beside(self, placement: Placement, link: Link) -> None:
        """A link on a drawing without marks: an element with nothing in it but the annotation."""
        made = self._annotate(placement, link)
        if made is None:
            return
        annotation, key = made
        above = placement.place.element
        element = self._objects.add(
            f"<</Type/StructElem/S/Link/P {above.reference.decode('ascii')}/Alt{text_string(link.name)}"
            f"/Pg {self._references[placement.place.page]}/K[<</Type/OBJR/Obj {annotation}>>]>>"
        )
        above["K"].append(element)
        self._structure.set_parent(key, element)

    def _annotate(self, placement: Placement, link: Link) -> tuple[str, int] | None:
        """An annotation and its key; None if the link is out of sight or leads nowhere."""
        seen = placement.seen(link.bounds)
        target = self._links.target(link.href)
        if seen is None or target is None:
            return None
        key = self._structure.new_key()
        annotation = self._links.annotation(target, link.name, seen, key)
        page = self.page(placement.place.page)
        page.setdefault("Annots", self._objects.array()).append(annotation)
        return annotation, key

    def _operators(self, placement: Placement, drawing: Drawing) -> list[str]:
        """The operators that show a form."""
        page = self.page(placement.place.page)
        resources = self._objects.at(page["Resources"])
        resources["XObject"][drawing.name] = drawing.reference
        clip = placement.clip
        lines = ["q"]
        if clip:
            lines.append(
                f"{short(clip.left)} {short(clip.bottom)} {short(clip.right - clip.left)} "
                f"{short(clip.top - clip.bottom)} re W n"
            )
        if drawing.key is None:
            lines.append(placement.matrix(drawing.painted.height))
        return [*lines, f"/{drawing.name} Do", "Q"]
