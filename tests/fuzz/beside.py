"""Files that lie beside maps: surveys, pictures whole and broken."""

from __future__ import annotations

import csv
import struct
import zlib
from functools import cache
from io import BytesIO, StringIO

from fuzz.tape import Tape
from fuzz.words import DATES, NASTY, NUMBERS, TRICKY
from survey.workbooks import write


def png(width: int, height: int, colour: int = 2) -> bytes:
    """A PNG of one colour."""
    channels = {0: 1, 2: 3, 6: 4}[colour]
    rows = b"".join(b"\0" + b"\x50" * (width * channels) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><path d="M0 0L8 6"/></svg>'
_BOMB = b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><svg>&b;</svg>'
PICTURES: dict[str, bytes] = {
    "ok.png": png(8, 6),
    "ok-grey.png": png(3, 9, 0),
    "ok-alpha.png": png(5, 5, 6),
    "ok.svg": _SVG,
    "broken.png": png(8, 6)[:40],
    "no-pixels.png": b"\x89PNG\r\n\x1a\n" + _chunk(b"IEND", b""),
    "zero.png": b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 0, 0, 8, 2, 0, 0, 0))
    + _chunk(b"IEND", b""),
    "huge.png": b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 2, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0" * 9))
    + _chunk(b"IEND", b""),
    "wrong-pixels.png": png(8, 6).replace(b"IDAT", b"IDAX"),
    "broken.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 20 + b"\xff\xd9",
    "text.png": b"no picture",
    "empty.png": b"",
    "script.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "bomb.svg": _BOMB,
    "no-size.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    "zero.svg": _SVG.replace(b"8 6", b"0 0", 1),
    "nan.svg": _SVG.replace(b"8 6", b"nan inf", 1),
    "huge.svg": _SVG.replace(b"8 6", b"1e308 1e-308", 1),
    "half.svg": _SVG[:50],
}
_CELLS = ("1", "2", "3", "4", "5", "7", "9", "10", "0", "3.5", "", "-1", "n/a", "4,5", "11")


def survey(tape: Tape, columns: list[str], steps: list[str], wild: int) -> bytes:
    """A CSV file with answers; with slips where the map is wild."""
    out = StringIO()
    writer = csv.writer(out, delimiter=tape.one_of(",;\t"), lineterminator=tape.one_of(("\n", "\r\n")))
    writer.writerow(columns)
    for _ in range(1 + tape.pick(12)):
        row = [_cell(tape, name, steps, wild) for name in columns]
        writer.writerow(row if not wild or tape.pick(12) else row[: tape.pick(len(row))])
    made = out.getvalue().encode("utf-8", "surrogatepass")
    if wild and tape.chance(6):
        return tape.one_of(
            (
                made.decode("utf-8", "replace").encode("utf-16"),
                b"\xef\xbb\xbf" + made,
                made[:-7],
                b"",
                made + b'"x',
                made[:9] + b"\xff\0",
            )
        )
    return made


@cache
def workbook(columns: tuple[str, ...], steps: tuple[str, ...]) -> bytes:
    """An XLSX file with answers about steps."""
    out = BytesIO()
    rows = [[at % 11, step, "VIP", "Fine", "2025-03-31", 1, at % 6] for at, step in enumerate(steps, 3)]
    write(out, [columns, *rows])  # type: ignore[arg-type] - an archive may be a stream
    return out.getvalue()


def _cell(tape: Tape, column: str, steps: list[str], wild: int) -> str:
    if wild == 2 and tape.chance(20):
        return tape.one_of((*NASTY, *TRICKY, *NUMBERS))
    if column == "where":
        return tape.one_of(steps)
    if column == "day":
        return tape.one_of(DATES[:2] if not wild else DATES)
    if column == "seg":
        return tape.one_of(("Business", "VIP", ""))
    if column == "why":
        return tape.one_of(("Slow", "Fine, thanks", "", "太慢"))
    return tape.one_of(_CELLS if wild else _CELLS[:5])
