"""PNG files: a page of a PDF as a picture.

PDFium paints large pages in strips, so that they do not fill the memory, and the standard library compresses them. The
rows are left unfiltered: on flat colours that is smaller and quicker than what imaging libraries do. Same input, same
bytes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from math import isfinite, isqrt
from typing import TYPE_CHECKING

from blueprint.limits import DEFAULT_LIMITS

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

DPI = 192.0
"""Twice the pixels of a drawing on a screen."""
LEAST_WIDTH = 16
MOST_SIDE = 16_384
_CODE = "BP167"
MOST_PIXELS = DEFAULT_LIMITS.pixels

_POINTS = 72.0
_STRIP = 32_000_000
"""Pixels painted at a time: 96 MB."""
_PIECE = 1_000_000
"""Pixels compressed at a time."""
_LEVEL = 6
"""Of compression: level 9 takes four times as long for a twentieth less."""
_WHITE = 0xFFFFFFFF
_PERCEPTUAL = b"\x00"
_METRE = 0.0254


class PictureError(ValueError):
    """A picture cannot have the size that is asked for; the message is one line that names what can be had."""


def write_png(
    pdf: bytes,
    *,
    page: int = 0,
    width: int | None = None,
    dpi: float | None = None,
    unit: int = 1,
    most: int = MOST_PIXELS,
) -> bytes:
    """One page as a PNG in sRGB, as large as asked or with 192 dots per inch.

    Args:
        pdf: the file.
        page: which of its pages, from 0.
        width: of the picture in pixels; its height follows.
        dpi: dots per inch of paper; only without `width`.
        unit: how many points one unit of the page is: more than 1 for pages longer than 5,080 mm (`user_unit`).
        most: pixels that a picture may have.

    Raises:
        PictureError: there is no such page, or the picture would be too small or too large.
    """
    import pypdfium2  # noqa: PLC0415 - only where a picture is asked for

    document = pypdfium2.PdfDocument(pdf)
    try:
        shown = _page(document, page)
        across, down = (side * unit for side in shown.get_size())
        if width is not None and dpi is not None:
            raise PictureError("a picture takes a width or dots per inch, not both")
        size = _size(across, down, width, DPI if dpi is None else dpi, most)
        return _encoded(size, size[0] / across * _POINTS, _rows(shown, size))
    finally:
        document.close()


def _page(document: PdfDocument, number: int) -> PdfPage:
    count = len(document)
    if not 0 <= number < count:
        pages = "1 page" if count == 1 else f"{count} pages"
        raise PictureError(f"there is no page {number + 1}; the document has {pages}")
    return document[number]


def _size(across: float, down: float, width: int | None, dpi: float, pixels: int = MOST_PIXELS) -> tuple[int, int]:
    """Width and height in pixels of a page in points."""
    if not isfinite(dpi) or dpi <= 0:
        raise PictureError(f"{dpi:g} dots per inch are out of range; there must be more than 0")
    wide = width if width is not None else max(0, round(across * dpi / _POINTS))
    if wide < LEAST_WIDTH:
        least = "" if width is not None else f", which takes {_ceil(LEAST_WIDTH / across * _POINTS)} dots per inch"
        raise PictureError(f"a picture {wide} pixels wide is too small; it must be at least {LEAST_WIDTH}{least}")
    size = wide, _high(across, down, wide)
    if not _is_allowed(*size, pixels):
        most = _widest(across, down, pixels)
        raise PictureError(
            f"a picture of {size[0]:,} × {size[1]:,} pixels is too large;"
            f" --width {most} or --dpi {int(most / across * _POINTS)} is the most for this page{_raised(size)}"
        )
    return size


def _high(across: float, down: float, width: int) -> int:
    return max(1, round(down * width / across))


def _raised(size: tuple[int, int]) -> str:
    """How a larger picture can be had; nothing where no limit would do."""
    if max(size) > MOST_SIDE:
        return ""
    return f", or `--limit pixels={size[0] * size[1]}` ({_CODE})"


def _is_allowed(width: int, height: int, pixels: int = MOST_PIXELS) -> bool:
    return max(width, height) <= MOST_SIDE and width * height <= pixels


def _widest(across: float, down: float, pixels: int = MOST_PIXELS) -> int:
    """The greatest width in pixels that a page of these sides may have."""
    width = min(MOST_SIDE, int(MOST_SIDE * across / down) + 1, isqrt(int(pixels * across / down)) + 1)
    while width > 1 and not _is_allowed(width, _high(across, down, width), pixels):
        width -= 1
    return width


def _ceil(value: float) -> int:
    return -int(-value // 1)


def _rows(page: PdfPage, size: tuple[int, int]) -> Iterator[bytes]:
    """The picture from the top, some rows at a time, each behind the number of its filter (none)."""
    from pypdfium2 import PdfBitmap, raw  # noqa: PLC0415 - see `write_png`

    width, height = size
    strip = min(height, max(1, _STRIP // width))
    bitmap = PdfBitmap.new_native(width, strip, raw.FPDFBitmap_BGR)
    try:
        for top in range(0, height, strip):
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, strip, _WHITE)
            raw.FPDF_RenderPageBitmap(bitmap, page, 0, -top, width, height, 0, raw.FPDF_REVERSE_BYTE_ORDER)
            with memoryview(bitmap.buffer).cast("B") as pixels:
                yield from _pieces(pixels, bitmap.stride, width, min(strip, height - top))
    finally:
        bitmap.close()


def _pieces(pixels: memoryview, stride: int, width: int, rows: int) -> Iterator[bytes]:
    """The rows of a strip, as many as are compressed at a time."""
    few = max(1, _PIECE // width)
    for first in range(0, rows, few):
        starts = range(first * stride, min(first + few, rows) * stride, stride)
        yield b"".join(part for at in starts for part in (b"\x00", pixels[at : at + 3 * width]))


def _encoded(size: tuple[int, int], dpi: float, rows: Iterator[bytes]) -> bytes:
    """The file: eight bits a channel, red, green, blue."""
    per_metre = round(dpi / _METRE)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, zlib.MAX_WBITS, 9)
    parts = [
        b"\x89PNG\r\n\x1a\n",
        _chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)),
        _chunk(b"sRGB", _PERCEPTUAL),
        _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
    ]
    parts.extend(_chunk(b"IDAT", packed) for strip in rows if (packed := packer.compress(strip)))
    parts += [_chunk(b"IDAT", packer.flush()), _chunk(b"IEND", b"")]
    return b"".join(parts)


def _chunk(name: bytes, content: bytes) -> bytes:
    return b"".join((struct.pack(">I", len(content)), name, content, struct.pack(">I", zlib.crc32(name + content))))
