"""The rows of one sheet as a table.

In: a path. Out: `XlsxTable`. The saved results of formulas count; an error such as `#REF!` is a text like any other,
so it is reported as an answer that cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from blueprint.limits import Limits
from blueprint.survey.csv_table import too_long, too_wide
from blueprint.survey.faults import Notes
from blueprint.survey.table import BATCH, Batch, find_columns
from blueprint.survey.xlsx.package import Package, damaged, open_package
from blueprint.survey.xlsx.serial import Shows, iso_date, iso_duration
from blueprint.survey.xlsx.workbook import Pieces, Workbook
from blueprint.survey.xlsx.xml import steps

_WHOLE = 1e15
_KEPT, _SHORT = 50_000, 200
_KINDS = frozenset({"n", "b", "s"})
_LONGEST_NUMBER = 40


class XlsxTable:
    """One sheet of an XLSX file.

    Attributes:
        decimal_comma: whether a comma can stand for the decimal point. notes: what was noticed so far.
    """

    decimal_comma = True

    def __init__(self, path: Path, name: str, columns: Sequence[str], sheet: str | None, limits: Limits) -> None:
        """Nothing is read yet.

        Args:
            path: of the file. name: what messages call it. columns: names of those that are asked for.
            sheet: its name; None for the first. limits: what is too much.
        """
        self.notes = Notes()
        self._path, self._name, self._limits = path, name, limits
        self._columns, self._sheet = columns, sheet

    def batches(self) -> Iterator[Batch]:
        """All rows below the header, once.

        Raises:
            SurveyError: the file is broken, or larger than the limits allow.
            OSError: it cannot be opened.
        """
        with open_package(self._path, self._name, self._limits) as package:
            workbook = Workbook(package)
            cells = _Cells(package, workbook, self._columns, self.notes)
            for _ in steps(package, workbook.part(self._sheet), cells):
                if len(cells.rows) >= BATCH:
                    yield Batch(cells.rows, cells.numbers)
                    cells.rows, cells.numbers = [], []
            if not cells.header:
                find_columns(self._name, (), self._columns)
            yield Batch(cells.rows, cells.numbers)


class _Cells:
    """Follows the part of a sheet: `row` holds `c`, that holds `v`, `f` or `is`."""

    def __init__(self, package: Package, workbook: Workbook, columns: Sequence[str], notes: Notes) -> None:
        self.rows: list[tuple[str, ...]] = []
        self.numbers: list[int] = []
        self.header = False
        self._package, self._workbook, self._columns, self._notes = package, workbook, columns, notes
        self._order: tuple[int, ...] = ()
        self._wanted: frozenset[int] | None = None
        self._width = 0
        self._row: dict[int, str] = {}
        self._number = self._count = self._column = 0
        self._kind = self._style = ""
        self._formula = self._valued = self._inside = self._aside = self._filled = False
        self._pieces = Pieces(package)
        self._letters: dict[str, int] = {}
        self._texts: dict[tuple[str, str], str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            place = attributes.get("r")
            self._column = self._at(place) if place else self._column + 1
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._formula = self._valued = False
        elif name in {"v", "t"}:
            self._valued = True
            self._inside = not self._aside and (self._wanted is None or self._column in self._wanted)
        elif name == "row":
            self._begin(attributes.get("r"))
        elif name == "f":
            self._formula = True
        elif name == "rPh":
            self._aside = True

    def text(self, text: str) -> None:
        if self._inside:
            self._pieces.add(text)

    def end(self, name: str) -> None:
        if name in {"v", "t"}:
            self._inside = False
        elif name == "c":
            self._cell()
        elif name == "row":
            self._end()
        elif name == "rPh":
            self._aside = False

    def _begin(self, number: str | None) -> None:
        """A row begins."""
        if number is None:
            self._number += 1
        elif number.isascii() and number.isdigit() and len(number) <= 7:  # noqa: PLR2004 - 1,048,576 rows
            self._number = int(number)
        else:
            raise damaged(self._package.name, f"it has a row with the number `{number[:20]}`")
        self._row = {}
        self._column = -1
        self._filled = False
        self._count += 1
        if self._count > self._package.limits.rows + 1:
            raise too_long(self._package.name, self._package.limits)

    def _at(self, place: str) -> int:
        """The column of a cell such as `C12`, from 0."""
        letters = place.rstrip("0123456789")
        known = self._letters.get(letters)
        if known is not None:
            return known
        found = 0
        for letter in letters.upper():
            found = 27 * 26**3 if not "A" <= letter <= "Z" else found * 26 + ord(letter) - 64
        if not letters or found > 26**3:
            raise damaged(self._package.name, f"it has a cell `{place[:20]}`")
        self._check_width(found)
        self._letters[letters] = found - 1
        return found - 1

    def _check_width(self, columns: int) -> None:
        if columns > self._package.limits.columns:
            raise too_wide(self._package.name, columns, self._package.limits)

    def _cell(self) -> None:
        """A cell ends."""
        if self._column >= self._width:
            self._check_width(self._column + 1)
            self._width = self._column + 1
        if self._pieces.length:
            self._filled = True
            written = self._pieces.take()
            self._row[self._column] = self._meant(written)
        elif self._formula and self._wanted is not None and self._column in self._wanted:
            self._filled = True
            self._notes.formulas.add(self._package.name, self._number)
        elif self._valued and self._wanted is not None and self._column not in self._wanted:
            self._filled = True

    def _meant(self, written: str) -> str:
        """The text of a cell."""
        kind = self._kind
        if kind not in _KINDS:
            return written
        key = (written, self._style if kind == "n" else kind)
        found = self._texts.get(key)
        if found is None:
            if kind == "s":
                found = self._shared(written)
            else:
                found = ("FALSE" if written == "0" else "TRUE") if kind == "b" else self._numeral(written)
            if len(self._texts) < _KEPT and len(found) <= _SHORT:
                self._texts[key] = found
        return found

    def _shared(self, written: str) -> str:
        number = int(written) if written.isascii() and written.isdigit() and len(written) < 10 else -1  # noqa: PLR2004
        if not 0 <= number < len(self._workbook.strings):
            raise damaged(self._package.name, f"a cell in row {self._number:,} has a text that is not there")
        return self._workbook.strings[number]

    def _numeral(self, written: str) -> str:
        """A number in plain figures, or the date that it shows."""
        if len(written) > _LONGEST_NUMBER:
            return written
        try:
            number = float(written)
        except ValueError:
            return written
        styles = self._workbook.styles
        style = int(self._style) if self._style.isascii() and self._style.isdigit() and len(self._style) < 7 else 0  # noqa: PLR2004
        shows = styles[style] if style < len(styles) else Shows.NUMBER
        if shows is not Shows.NUMBER:
            date = iso_date(number, since_1904=self._workbook.since_1904) if shows is Shows.DATE else None
            found = iso_duration(number) if shows is Shows.TIME else date
            if found is not None:
                return found
        return str(int(number)) if number.is_integer() and abs(number) < _WHOLE else repr(number)

    def _end(self) -> None:
        """A row ends."""
        if not self._filled:
            return
        if self._wanted is None:
            header = [self._row.get(column, "") for column in range(self._width)]
            if not any(header):
                return
            places = find_columns(self._package.name, header, self._columns)
            self._wanted = frozenset(places)
            self._order = places
            self.header = True
            return
        row = self._row
        self.rows.append(tuple([row.get(column, "") for column in self._order]))
        self.numbers.append(self._number)
