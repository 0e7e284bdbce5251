"""Files that are broken or meant to do harm: one message with a code, the file and the place; no traceback."""

from __future__ import annotations

import struct
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from survey import workbooks
from survey.answers import figures, only, survey

from blueprint.diagnostics import Severity
from blueprint.limits import DEFAULT_LIMITS, Limits

SMALL = replace(DEFAULT_LIMITS, answers=4000, rows=20, columns=10, cell=50, unpacked=20_000)
CHINESE = "q1,为什么\n9,前台的服务很好房间也很干净\n"

CSV: dict[str, tuple[bytes, str, str]] = {
    "empty": (b"", "BP706", "`exit.csv` is empty"),
    "only blank lines": (b"\n\n\n", "BP706", "`exit.csv` is empty"),
    "only a byte order mark": (b"\xef\xbb\xbf", "BP706", "`exit.csv` is empty"),
    "no header": (b"9\n8\n", "BP707", "`exit.csv` has no column `q1`"),
    "misspelt": (b"Q-1,where\n9,x\n", "BP707", "`exit.csv` has no column `q1`"),
    "twice": (b"q1,q1\n9,8\n", "BP708", "`exit.csv` has 2 columns with the name `q1`"),
    "utf-16": ("q1\n9\n".encode("utf-16"), "BP703", "`exit.csv` is saved as UTF-16 from line 1 on"),
    "utf-16 bare": ("q1,why\n9,x\n".encode("utf-16-le"), "BP703", "`exit.csv` is saved as UTF-16 from line 1 on"),
    "gbk": (CHINESE.encode("gbk"), "BP703", "`exit.csv` is not valid UTF-8: line 2 has the byte 0xB5"),
    "latin-1": ("q1,why\n9,ok\n8,caf\xe9\n".encode("latin-1"), "BP703", "line 3 has the byte 0xE9"),
    "cut in a character": (b"q1\n9\n8\xe2\x82", "BP703", "line 3 has the byte 0xE2"),
    "zero bytes": (b"q1,where,why\n9,a,b\n9,\0,c\n", "BP704", "`exit.csv` is no text: byte 22 is zero"),
    "a workbook": (b"PK\x03\x04\x14\0\x08\0", "BP704", "`exit.csv` is no text"),
    "quote left open": (b'q1,why\n9,ok\n8,"never\n7,closed\n', "BP705", "opens in row 3 of `exit.csv` is never closed"),
    "quote left open in the header": (b'"q1,why\n9,ok\n', "BP705", "opens in row 1 of `exit.csv`"),
    "behind a quote": (b'q1,why\n9,"no"t\n', "BP705", "row 2 of `exit.csv` goes on behind a closing quote"),
    "longer row": (b"q1,why\n9,ok\n8,well,but\n", "BP709", "row 3 of `exit.csv` has 3 cells, the header has 2"),
}


@pytest.mark.parametrize("name", CSV)
def test_broken_csv(tmp_path: Path, name: str) -> None:
    data, code, message = CSV[name]

    found = only(survey(tmp_path, data))

    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert message in found.message
    assert str(tmp_path) not in found.message
    assert found.hint
    assert found.span is not None


LIMITED: dict[str, tuple[bytes, str, str]] = {
    "bytes": (b"q1\n" + b"9\n" * 3000, "BP702", "answers=6003"),
    "rows": (b"q1\n" + b"9\n" * 21, "BP710", "rows=40"),
    "columns": (b"q1" + b",x" * 10 + b"\n", "BP710", "columns=11"),
    "cell": (b"q1,why\n9," + b"x" * 51 + b"\n", "BP710", "cell=100"),
    "quoted cell": (b'q1,why\n9,"' + b"x\n" * 30 + b'"\n', "BP710", "cell=100"),
}


@pytest.mark.parametrize("name", LIMITED)
def test_beyond_a_limit(tmp_path: Path, name: str) -> None:
    data, code, hint = LIMITED[name]

    found = only(survey(tmp_path, data, limits=SMALL))

    assert found.code == code
    assert f"--limit {hint}" in (found.hint or "")


def test_the_limits_themselves_are_allowed(tmp_path: Path) -> None:
    text = b"q1" + b",x" * 9 + b"\n" + b"9,," + b"x" * 50 + b",,,,,,,\n" + b"9,,,,,,,,,\n" * 19

    assert survey(tmp_path, text, limits=SMALL).diagnostics == ()


@pytest.mark.parametrize(
    "data", [b"q1,why\n9," + b"x" * 40_000_000, b"q1" + b",c" * 1_000_000, b'q1\n"' + b"\n" * 9_000_000]
)
def test_endless_lines_do_not_fill_the_memory(tmp_path: Path, data: bytes) -> None:
    import tracemalloc  # noqa: PLC0415 - slow, so only here

    (tmp_path / "exit.csv").write_bytes(data)
    tracemalloc.start()
    try:
        found = only(survey(tmp_path, None))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert found.code == "BP710"
    assert peak < 150_000_000


def test_segments_are_shown_without_what_cannot_be_seen(tmp_path: Path) -> None:
    found = survey(
        tmp_path,
        "q1,seg\n9,VIP\u202e\n8,\x07VIP\n7,\ufffe\n6,A\x1bB\n",
        columns="{score: q1, segment: seg}",
        metrics="[{id: nps, type: nps, responses: s, by: segment}]",
    )

    assert {group.key: group.figure.n for group in figures(found).groups} == {"VIP": 2, "A B": 1}


def test_a_missing_column_is_shown_where_it_is_named(tmp_path: Path) -> None:
    found = only(survey(tmp_path, "q1,how\n9,8\n", metrics="[{id: e, type: ces2, responses: s, column: hwo}]"))

    assert found.code == "BP707"
    assert found.hint == "did you mean `how`?"
    assert found.span is not None
    assert found.span.text == "hwo"


def test_a_header_of_numbers(tmp_path: Path) -> None:
    assert "its first row holds numbers" in (only(survey(tmp_path, "9,1\n8,2\n")).hint or "")


def test_the_encoding_is_guessed(tmp_path: Path) -> None:
    assert "GB 18030 / GBK" in (only(survey(tmp_path, CHINESE.encode("gbk"))).hint or "")
    assert "Windows-1252" in (only(survey(tmp_path, "q1,why\n9,café\n".encode("latin-1"))).hint or "")


def test_shorter_rows_are_told(tmp_path: Path) -> None:
    found = only(survey(tmp_path, "q1,why,x\n9,a,b\n8\n\n7,c\n"))

    assert (found.code, found.severity) == ("BP725", Severity.WARNING)
    assert "2 rows of `s` have fewer cells than the header: row 3 of exit.csv, row 5 of exit.csv" in found.message


def workbook_of(folder: Path, kind: str) -> None:  # noqa: C901, PLR0912 - a case for each kind
    """Write `exit.xlsx`, wrong in one way."""
    path = folder / "exit.xlsx"
    rows = [["q1"], [9]]
    bad_sheet = "xl/worksheets/sheet1.xml"
    match kind:
        case "text":
            path.write_text("q1\n9\n")
        case "empty":
            path.write_bytes(b"")
        case "old":
            path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
        case "password":
            name = "EncryptedPackage".encode("utf-16-le")
            path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 65_520 + name + b"\0" * 600)
        case "cut":
            path.write_bytes(workbooks.write(path, rows).read_bytes()[:-40])
        case "bomb":
            workbooks.write(path, parts={bad_sheet: b" " * 60_000})
        case "lying bomb":
            data = bytearray(workbooks.write(path, parts={bad_sheet: b" " * 60_000}).read_bytes())
            at = data.rindex(b"xl/worksheets/sheet1.xml") - 46
            data[at + 24 : at + 28] = struct.pack("<I", 10)
            path.write_bytes(data)
        case "many parts":
            with zipfile.ZipFile(path, "w") as archive:
                for number in range(10_001):
                    archive.writestr(f"{number}", b"")
        case "no workbook":
            workbooks.write(path, rows, parts={"xl/workbook.xml": None})
        case "no sheet":
            workbooks.write(path, rows, parts={bad_sheet: None})
        case "not XML":
            workbooks.write(path, parts={bad_sheet: b"<worksheet><row"})
        case "entities":
            laughs = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
            workbooks.write(path, parts={bad_sheet: laughs})
        case "deep":
            workbooks.write(path, parts={bad_sheet: b"<a>" * 200})
        case "far column":
            workbooks.write(path, rows, parts={bad_sheet: workbooks.sheet(rows).replace("A2", "XFD1048576")})
        case "no column":
            workbooks.write(path, rows, parts={bad_sheet: workbooks.sheet(rows).replace("A2", "9999999")})
        case "far row":
            workbooks.write(
                path, rows, parts={bad_sheet: workbooks.sheet(rows).replace('<row r="2"', '<row r="99999999"')}
            )
        case "no text":
            workbooks.write(path, [["q1"], ['<c t="s"><v>7</v></c>']])
        case "blank":
            workbooks.write(path, [])


XLSX = {
    "text": ("BP711", "is no XLSX file"),
    "empty": ("BP711", "is empty"),
    "old": ("BP711", "is an old Excel workbook"),
    "password": ("BP711", "is protected by a password"),
    "cut": ("BP713", "no complete ZIP"),
    "bomb": ("BP712", "unpacks to more than 20,000 bytes"),
    "lying bomb": ("BP713", "cannot be unpacked"),
    "many parts": ("BP712", "parts"),
    "no workbook": ("BP713", "has no part `xl/workbook.xml`"),
    "no sheet": ("BP713", "has no part"),
    "not XML": ("BP713", "is no whole XML"),
    "entities": ("BP713", "declares a document type"),
    "deep": ("BP713", "deep"),
    "far column": ("BP710", "16,384 columns"),
    "no column": ("BP713", "a cell `9999999`"),
    "far row": ("BP713", "a row with the number `99999999`"),
    "no text": ("BP713", "a text that is not there"),
    "blank": ("BP706", "is empty"),
}


@pytest.mark.parametrize("kind", XLSX)
def test_broken_workbooks(tmp_path: Path, kind: str) -> None:
    code, message = XLSX[kind]
    workbook_of(tmp_path, kind)
    limits: Limits = replace(SMALL, answers=10_000_000)

    found = only(survey(tmp_path, None, file="exit.xlsx", limits=limits))

    assert (found.code, found.severity) == (code, Severity.ERROR)
    assert message in found.message
    assert "`exit.xlsx`" in found.message
    assert found.hint
    assert found.span is not None


def test_any_damage_ends_in_a_message(tmp_path: Path) -> None:
    """Every byte of a small workbook turned over, one at a time (every 19th)."""
    rows = [["q1", "where"], [9, "check-in"], [3, "wait"]]
    whole = workbooks.write(tmp_path / "exit.xlsx", rows).read_bytes()
    codes = set()
    for at in range(0, len(whole), 19):
        data = bytearray(whole)
        data[at] ^= 0xFF
        outcome = survey(tmp_path, bytes(data), file="exit.xlsx")
        codes |= {d.code for d in outcome.diagnostics}

    assert codes <= {"BP706", "BP707", "BP710", "BP711", "BP712", "BP713", "BP720", "BP722", "BP727"}
    assert "BP713" in codes
