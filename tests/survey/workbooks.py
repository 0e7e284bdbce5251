"""Small XLSX files, written by hand so that each part of them can be made wrong."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="170" formatCode="[h]:mm"/>'
    '<numFmt numFmtId="171" formatCode="dd/mm/yyyy"/><numFmt numFmtId="172" formatCode="0.0 &quot;days&quot;"/>'
    '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/>'
    '<xf numFmtId="172"/><xf numFmtId="22"/></cellXfs></styleSheet>'
)


def letters(column: int) -> str:
    """The letters of a column, from 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def relations(*entries: tuple[str, str, str]) -> str:
    """A part of relations: id, kind, target."""
    listed = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in entries)
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def sheet(rows: Iterable[Sequence[object]]) -> str:
    """The part of a sheet; raw XML of cells where a cell begins with `<c`."""
    body = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(_cell(f"{letters(at)}{number}", value) for at, value in enumerate(row))
        body.append(f'<row r="{number}">{cells}</row>')
    return f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(body)}</sheetData></worksheet>'


def _cell(place: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        if value.startswith("<c"):
            return value.replace("<c", f'<c r="{place}"', 1)
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value}</v></c>'


def write(
    path: Path,
    rows: Iterable[Sequence[object]] = (),
    *,
    sheets: Mapping[str, str] | None = None,
    parts: Mapping[str, str | bytes | None] | None = None,
    since_1904: bool = False,
    strings: Sequence[str] = (),
) -> Path:
    """Write a workbook.

    Args:
        path: where to. rows: of its one sheet `Answers`. sheets: instead of it, names with their XML.
        parts: further ones, or others instead of those that belong to it; None leaves one out.
        since_1904: how days are counted. strings: shared texts, as XML.
    """
    listed = dict(sheets or {"Answers": sheet(rows)})
    entries = "".join(f'<sheet name="{name}" sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(listed, start=1))
    flag = ' date1904="1"' if since_1904 else ""
    whole: dict[str, str | bytes | None] = {
        "[Content_Types].xml": f"{_HEAD}{_TYPES}",
        "_rels/.rels": relations(("r1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr{flag}/>'
        f"<sheets>{entries}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *((f"r{at}", "worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(listed) + 1)),
            ("s", "styles", "styles.xml"),
            ("t", "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/styles.xml": f"{_HEAD}{_STYLES}",
        "xl/sharedStrings.xml": f'{_HEAD}<sst xmlns="{_MAIN}">{"".join(f"<si>{s}</si>" for s in strings)}</sst>',
        **{f"xl/worksheets/sheet{at}.xml": xml for at, xml in enumerate(listed.values(), start=1)},
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in whole.items():
            if content is not None:
                archive.writestr(name, content)
    return path
