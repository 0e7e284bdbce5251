"""Reads a PDF without our code, and says what keeps it from being what PDF/UA and PDF/A ask for."""

# ruff: noqa: ANN401 - objects of a PDF are of any kind

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import pikepdf
from pikepdf import Name

SHOWS = {"Tj", "TJ", "'", '"'}
PAINTS = SHOWS | {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE", "Do"}
HEADING = re.compile(r"/H([1-6])$")


@dataclass
class Element:
    """An element of the structure tree, with the text of its content in reading order."""

    kind: str
    alt: str | None = None
    language: str | None = None
    text: str = ""
    kids: list[Element] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def whole(self) -> str:
        """Its own text and that of what is below."""
        return self.text + "".join(kid.whole for kid in self.kids)


@dataclass
class Font:
    """What a font's codes say, and how wide they are."""

    texts: dict[int, str]
    widths: dict[int, float]
    default: float
    name: str


class Reading:
    """A PDF, read.

    Attributes:
        pdf: the open file.
        faults: what is wrong with it.
        root: the structure tree's document element; None if there is none.
        texts: all text in the order of the content, a piece for each run.
        languages: languages of marked content, by what it says.
    """

    def __init__(self, content: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(content))
        self.faults: list[str] = []
        self.texts: list[str] = []
        self.languages: dict[str, str] = {}
        self._marked: dict[tuple[tuple[int, int], int], str] = {}
        self._fonts: dict[tuple[int, int], Font] = {}
        self._used: dict[tuple[int, int], set[int]] = {}
        self._shown: dict[tuple[int, int], int] = {}
        self._run: list[str] = []
        for page in self.pdf.pages:
            self._stream(page.obj, page.obj.Resources, page.obj.objgen, pikepdf.parse_content_stream(page), ())
        self._check_fonts()
        self.root: Element | None = None
        self._claimed: set[tuple[tuple[int, int], int]] = set()
        if "/StructTreeRoot" in self.pdf.Root:
            self._check_structure()

    def _fault(self, text: str) -> None:
        self.faults.append(text)

    def _stream(self, owner: Any, resources: Any, key: tuple[int, int], content: Any, outer: tuple[Any, ...]) -> None:
        marks: list[Any] = list(outer)
        font: tuple[int, int] | None = None
        for operands, operator in content:
            name = str(operator)
            if name in ("BDC", "BMC"):
                properties = operands[1] if name == "BDC" else {}
                marks.append((str(operands[0]), properties))
                self._check_nesting(marks)
                if "/ActualText" in properties:
                    # What stands for glyphs is in reading order already; what is around it will be turned round.
                    text = str(properties["/ActualText"])
                    self._run.append(text[::-1] if _reads_left(text) else text)
                if "/MCID" in properties:
                    self._open(key, int(properties["/MCID"]), owner)
            elif name == "EMC":
                marks.pop()
            elif name == "Tf":
                font = resources.Font[str(operands[0])].objgen
                self._font(font, resources.Font[str(operands[0])])
            elif name in ("Td", "ET"):
                self._end_of_run(key, marks)
            elif name in PAINTS:
                self._paint(name, operands, resources, marks, font, key)
        if len(marks) != len(outer):
            self._fault("marked content is not ended")

    def _check_nesting(self, marks: list[Any]) -> None:
        tagged = [m for m in marks if "/MCID" in m[1]]
        if len(tagged) > 1:
            self._fault("marked content inside of marked content")
        if tagged and any(m[0] == "/Artifact" for m in marks):
            self._fault("an artifact inside of marked content, or the other way round")

    def _open(self, key: tuple[int, int], number: int, owner: Any) -> None:
        if "/StructParents" not in owner:
            self._fault("marked content in a stream without StructParents")
        if (key, number) in self._marked:
            self._fault(f"number {number} of marked content twice")
        self._marked[key, number] = ""

    def _paint(
        self, name: str, operands: Any, resources: Any, marks: list[Any], font: tuple[int, int] | None, key: Any
    ) -> None:
        said = any("/MCID" in m[1] or m[0] == "/Artifact" for m in marks)
        if name == "Do":
            form = resources.XObject[str(operands[0])]
            if form.Subtype == Name.Form:
                self._shown[form.objgen] = self._shown.get(form.objgen, 0) + 1
                if "/StructParents" in form:
                    if said:
                        self._fault("a form with marks inside of marks")
                    if self._shown[form.objgen] > 1:
                        self._fault("a form with marks is shown twice")
                        return
                inner = form.Resources if "/Resources" in form else resources
                own = form.objgen if "/StructParents" in form else key
                outer = () if "/StructParents" in form else tuple(marks)
                self._stream(form, inner, own, pikepdf.parse_content_stream(form), outer)
                return
        if not said:
            self._fault(f"{name} neither means anything nor is it decoration")
        if name in SHOWS:
            if font is None:
                self._fault("text without a font")
                return
            strings = [o for o in operands[0] if isinstance(o, pikepdf.String)] if name == "TJ" else operands[:1]
            data = b"".join(bytes(s) for s in strings)
            codes = [int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2)]
            self._used.setdefault(font, set()).update(codes)
            if not any("/ActualText" in m[1] for m in marks):
                self._run.append("".join(self._fonts[font].texts.get(code, "\ufffd") for code in codes))

    def _end_of_run(self, key: tuple[int, int], marks: list[Any]) -> None:
        """Take what was said since the last place; words that read from right to left stand turned round."""
        said = _in_order(self._run)
        self._run = []
        if not said:
            return
        self.texts.append(said)
        for _, properties in reversed(marks):
            if "/MCID" in properties:
                self._marked[key, int(properties["/MCID"])] += said
                if "/Lang" in properties:
                    self.languages[said] = str(properties["/Lang"])
                break

    def _font(self, key: tuple[int, int], font: Any) -> None:
        if key in self._fonts:
            return
        texts: dict[int, str] = {}
        if "/ToUnicode" not in font:
            self._fault(f"{font.BaseFont} says nothing")
        else:
            source = bytes(font.ToUnicode.read_bytes()).decode("ascii")
            for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
                for code, text in re.findall(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>", block):
                    texts[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
            for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
                for low, high, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                    first = int.from_bytes(bytes.fromhex(text))
                    texts |= {c: chr(first + n) for n, c in enumerate(range(int(low, 16), int(high, 16) + 1))}
        widths: dict[int, float] = {}
        default = 1000.0
        if font.Subtype == Name.Type0:
            descendant = font.DescendantFonts[0]
            default = float(descendant.get("/DW", 1000))
            entries = list(descendant.get("/W", []))
            while entries:
                start, following = int(entries.pop(0)), entries.pop(0)
                widths |= {start + n: float(w) for n, w in enumerate(following)}
        self._fonts[key] = Font(texts, widths, default, str(font.BaseFont))

    def _check_fonts(self) -> None:
        for key, font in self._fonts.items():
            made = self.pdf.get_object(key)
            if made.Subtype != Name.Type0:
                self._fault(f"{font.name} is no composite font")
                continue
            descriptor = made.DescendantFonts[0].FontDescriptor
            if "/FontFile2" not in descriptor and "/FontFile3" not in descriptor:
                self._fault(f"{font.name} is not embedded")
            for code in sorted(self._used.get(key, ())):
                text = font.texts.get(code, "")
                if not text or any(c in "\x00\ufeff\ufffe" for c in text):
                    self._fault(f"{font.name}: code {code:04X} says {text!r}")
                if code not in font.widths:
                    self._fault(f"{font.name}: code {code:04X} has no width")

    def _check_structure(self) -> None:
        root = self.pdf.Root.StructTreeRoot
        parents = list(root.ParentTree.Nums)
        self._parents = {int(k): v for k, v in zip(parents[::2], parents[1::2], strict=True)}
        if list(self._parents) != sorted(self._parents):
            self._fault("the list of parents is not in order")
        kids = root.K if isinstance(root.K, pikepdf.Array) else [root.K]
        self.root = self._element(kids[0], root)
        for key, number in sorted(self._marked.keys() - self._claimed):
            if self._parent_of(key, number) is not None:
                self._fault(f"marked content {number} of {key} belongs to no element")
        for page in self.pdf.pages:
            self._check_annotations(page)
        level = 0
        for element in self.root.walk():
            if found := HEADING.match(element.kind):
                if int(found[1]) > level + 1:
                    self._fault(f"a heading {found[1]} behind a heading {level}: {element.whole!r}")
                level = int(found[1])
            if element.kind == "/Figure" and not element.alt:
                self._fault("a figure without a text")

    def _parent_of(self, key: tuple[int, int], number: int) -> Any:
        owner = self.pdf.get_object(key)
        listed = self._parents.get(int(owner.get("/StructParents", -1)))
        return listed[number] if listed is not None and number < len(listed) else None

    def _element(self, made: Any, parent: Any) -> Element:
        if made.P.objgen != parent.objgen:
            self._fault(f"{made.S} has another parent")
        alt, language = made.get("/Alt"), made.get("/Lang")
        element = Element(str(made.S), alt and str(alt), language and str(language))
        if element.kind == "/Figure" and "/BBox" not in made.get("/A", {}):
            self._fault("a figure without a box")
        kids = made.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                self._content(element, made, made.Pg.objgen, kid)
            elif kid.get("/Type") == Name.MCR:
                self._content(element, made, kid.Stm.objgen if "/Stm" in kid else made.Pg.objgen, int(kid.MCID))
            elif kid.get("/Type") == Name.OBJR:
                element.links.append(kid.Obj)
                self._annotated(made, kid.Obj)
            else:
                element.kids.append(self._element(kid, made))
        return element

    def _content(self, element: Element, made: Any, key: tuple[int, int], number: int) -> None:
        if (key, number) not in self._marked:
            self._fault(f"{element.kind} names content {number} that is not there")
            return
        if (key, number) in self._claimed:
            self._fault(f"content {number} belongs to two elements")
        self._claimed.add((key, number))
        parent = self._parent_of(key, number)
        if parent is None or parent.objgen != made.objgen:
            self._fault(f"content {number} has another parent")
        element.text += self._marked[key, number]

    def _annotated(self, made: Any, annotation: Any) -> None:
        listed = self._parents.get(int(annotation.get("/StructParent", -1)))
        if listed is None or listed.objgen != made.objgen:
            self._fault("an annotation has another parent")
        if Name.Link != made.S:
            self._fault(f"an annotation in {made.S}")

    def _check_annotations(self, page: Any) -> None:
        assert self.root is not None
        known = {link.objgen for element in self.root.walk() for link in element.links}
        for annotation in page.obj.get("/Annots", []):
            if annotation.objgen not in known:
                self._fault("an annotation belongs to no element")
            if not str(annotation.get("/Contents", "")):
                self._fault("an annotation says nothing of itself")
            if page.obj.get("/Tabs") != Name.S:
                self._fault("the order of annotations is not that of the structure")


def _in_order(parts: list[str]) -> str:
    """A run in reading order: words that read from right to left stand turned round, one behind the other."""
    made = ""
    for blank, word in groupby(parts, key=str.isspace):
        text = "".join(word)
        turned = not blank and _reads_left(text)
        made += unicodedata.normalize("NFKC", text[::-1] if turned else text)
    return made


def _reads_left(text: str) -> bool:
    return any(unicodedata.bidirectional(char) in ("R", "AL") for char in text)
