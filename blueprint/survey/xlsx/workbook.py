"""What a workbook says about its sheets: where they are, what their numbers show, and the texts that they share.

In: an open package. Out: `Workbook`.
"""

from __future__ import annotations

import posixpath
import re
from array import array
from collections.abc import Iterator

from blueprint.limits import Limits
from blueprint.phrases import listing, nearest, quote
from blueprint.survey.faults import SurveyError
from blueprint.survey.table import normal
from blueprint.survey.xlsx.package import Package, damaged
from blueprint.survey.xlsx.serial import Shows, shown
from blueprint.survey.xlsx.xml import follow

_LISTED = 12
_MOST = 100_000
"""Sheets, styles or relations that a workbook may have."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Workbook:
    """The parts of a workbook.

    Attributes:
        since_1904: whether days are counted from 1904. sheets: names and parts, in order.
        styles: what the numbers of each style show. strings: the shared texts.
    """

    def __init__(self, package: Package) -> None:
        """Read all but the sheets.

        Raises:
            SurveyError: it is damaged, or larger than the limits allow.
        """
        self._package = package
        main = _target(package, "_rels/.rels", "", "officeDocument") or "xl/workbook.xml"
        folder = posixpath.dirname(main)
        relations = posixpath.join(folder, "_rels", f"{posixpath.basename(main)}.rels")
        places = _Relations()
        follow(package, relations, places)
        outline = _Outline()
        follow(package, main, outline)
        self.since_1904 = outline.since_1904
        parts = {key: (kind, _joined(folder, target)) for key, kind, target in places.found}
        self.sheets = tuple(
            (name, parts[key][1]) for name, key in outline.sheets if parts.get(key, ("", ""))[0] == "worksheet"
        )
        if not self.sheets:
            raise damaged(package.name, "it has no sheet with cells")
        styles = next((part for kind, part in parts.values() if kind == "styles"), None)
        self.styles = _styles(package, styles)
        strings = next((part for kind, part in parts.values() if kind == "sharedStrings"), None)
        self.strings = SharedTexts(package.limits)
        if strings is not None and strings in package:
            follow(package, strings, _Texts(package, self.strings))

    def part(self, sheet: str | None) -> str:
        """The part with the cells of a sheet.

        Args:
            sheet: its name; None for the first.

        Raises:
            SurveyError: there is no such sheet.
        """
        if sheet is None:
            return self.sheets[0][1]
        wanted = normal(sheet)
        for name, part in self.sheets:
            if normal(name) == wanted:
                return part
        names = [name for name, _ in self.sheets]
        near = nearest(wanted, names)
        hint = f"did you mean {quote(near)}?" if near else f"its sheets are {listing(names[:_LISTED], 'and')}"
        raise SurveyError("BP714", f"`{self._package.name}` has no sheet {quote(sheet)}", hint)


class SharedTexts:
    """Many texts in little memory."""

    def __init__(self, limits: Limits) -> None:
        self._bytes = bytearray()
        self._ends = array("Q", [0])
        self._most = limits.unpacked

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, number: int) -> str:
        return self._bytes[self._ends[number] : self._ends[number + 1]].decode("utf-8", "replace")

    def add(self, text: str) -> None:
        """One more."""
        self._bytes += text.encode("utf-8", "replace")
        self._ends.append(len(self._bytes))


class Pieces:
    """A text that comes in pieces."""

    __slots__ = ("_most", "_name", "length", "parts")

    def __init__(self, package: Package) -> None:
        self._name, self._most = package.name, package.limits
        self.parts: list[str] = []
        self.length = 0

    def add(self, piece: str) -> None:
        """One more.

        Raises:
            SurveyError: the text gets longer than a cell may be.
        """
        self.length += len(piece)
        if self.length > self._most.cell:
            said = f"a cell of `{self._name}` is longer than {self._most.cell:,} characters"
            raise SurveyError("BP710", said, self._most.raise_hint("cell"))
        self.parts.append(piece)

    def take(self) -> str:
        """The whole text; the next one begins."""
        whole = "".join(self.parts)
        self.parts.clear()
        self.length = 0
        return _ESCAPED.sub(_character, whole) if "_x" in whole else whole


def _character(found: re.Match[str]) -> str:
    """The character that `_x000D_` stands for (ECMA-376, 22.9.2.19)."""
    code = int(found[1], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)  # noqa: PLR2004 - halves of characters


class _Relations:
    """Follows a part of relations."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and len(self.found) < _MOST:
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append((attributes.get("Id", ""), kind, attributes.get("Target", "")))

    def end(self, name: str) -> None:
        pass

    def text(self, text: str) -> None:
        pass


class _Outline(_Relations):
    """Follows the main part."""

    def __init__(self) -> None:
        super().__init__()
        self.since_1904 = False
        self.sheets: list[tuple[str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in {"1", "true", "on"}
        elif name == "sheet" and len(self.sheets) < _MOST:
            key = next((value for a, value in attributes.items() if a.rpartition(":")[2] == "id"), "")
            self.sheets.append((attributes.get("name", ""), key))


class _Styles(_Relations):
    """Follows the part of styles."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[str, str] = {}
        self.formats: list[str] = []
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt" and len(self.codes) < _MOST:
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside and len(self.formats) < _MOST:
            self.formats.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False


class _Texts:
    """Follows the part of shared texts: `si` holds `t`, or `r` with `t`; `rPh` is a reading aid."""

    def __init__(self, package: Package, texts: SharedTexts) -> None:
        self._texts = texts
        self._pieces = Pieces(package)
        self._inside = self._aside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002 - as all readers
        if name == "t":
            self._inside = not self._aside
        elif name == "rPh":
            self._aside = True

    def end(self, name: str) -> None:
        if name == "t":
            self._inside = False
        elif name == "rPh":
            self._aside = False
        elif name == "si":
            self._texts.add(self._pieces.take())

    def text(self, text: str) -> None:
        if self._inside:
            self._pieces.add(text)


def _target(package: Package, part: str, folder: str, kind: str) -> str | None:
    """Where the first relation of a kind leads."""
    if part not in package:
        return None
    relations = _Relations()
    follow(package, part, relations)
    return next((_joined(folder, target) for _, k, target in relations.found if k == kind), None)


def _joined(folder: str, target: str) -> str:
    """A part's path, from where it is named."""
    whole = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(whole).lstrip("/")


def _styles(package: Package, part: str | None) -> tuple[Shows, ...]:
    if part is None or part not in package:
        return ()
    styles = _Styles()
    follow(package, part, styles)
    return tuple(_each(styles))


def _each(styles: _Styles) -> Iterator[Shows]:
    known: dict[str, Shows] = {}
    for number in styles.formats:
        if number not in known:
            plain = int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 0  # noqa: PLR2004
            known[number] = shown(plain, styles.codes.get(number))
        yield known[number]
