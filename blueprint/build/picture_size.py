"""How many pixels a picture has, by what its file says of itself; nothing is unpacked.

In: the bytes of a PNG, JPEG, GIF or WebP file. Out: width and height, None where they cannot be found.

The places of the numbers: PNG (ISO/IEC 15948:2004, 11.2.2), JPEG (ITU-T T.81, B.2.2), GIF89a (CompuServe 1990, 18),
WebP (RFC 9649, 2.5 to 2.7).
"""

from __future__ import annotations

from collections.abc import Callable

Size = tuple[int, int]

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
_NO_FRAMES = frozenset({0xC4, 0xC8, 0xCC})
"""Markers of JPEG between those of frames that begin none: tables, and one that is kept for later."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers that have nothing behind them."""
_SCAN, _END, _FILL = 0xDA, 0xD9, 0xFF


def picture_size(content: bytes) -> Size | None:
    """Width and height in pixels; of several sizes in one file, that of the largest."""
    found = next((of(content) for start, of in _KINDS if content.startswith(start)), None)
    return found if found and min(found) > 0 else None


def _png(content: bytes) -> Size | None:
    """The largest of all headers: one that comes later would count for some programs."""
    sizes: list[Size] = []
    at = len(_PNG)
    while len(content) >= at + 12:
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        if kind == b"IHDR":
            sizes.append((int.from_bytes(content[at + 8 : at + 12]), int.from_bytes(content[at + 12 : at + 16])))
        elif kind == b"IDAT":
            break
        at += 12 + length
    return _largest(sizes)


def _jpeg(content: bytes) -> Size | None:
    """The largest of the frames in front of the first scan."""
    sizes: list[Size] = []
    at = len(_JPEG)
    while len(content) >= at + 4:
        if content[at] != _FILL:
            at += 1
            continue
        marker = content[at + 1]
        if marker in (_FILL, 0) or marker in _ALONE:
            at += 1 if marker == _FILL else 2
            continue
        if marker in {_SCAN, _END}:
            break
        if 0xC0 <= marker <= 0xCF and marker not in _NO_FRAMES:  # noqa: PLR2004 - the markers of frames
            sizes.append((int.from_bytes(content[at + 7 : at + 9]), int.from_bytes(content[at + 5 : at + 7])))
        at += 2 + max(2, int.from_bytes(content[at + 2 : at + 4]))
    return _largest(sizes)


def _gif(content: bytes) -> Size | None:
    return _numbers(content, 6, 2)


def _webp(content: bytes) -> Size | None:
    kind = content[12:16]
    if content[8:12] != b"WEBP":
        return None
    if kind == b"VP8X":
        found = _numbers(content, 24, 3)
        return (found[0] + 1, found[1] + 1) if found else None
    if kind == b"VP8L" and len(content) >= 25:  # noqa: PLR2004 - where its numbers end
        bits = int.from_bytes(content[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    found = _numbers(content, 26, 2) if kind == b"VP8 " else None
    return (found[0] & 0x3FFF, found[1] & 0x3FFF) if found else None


def _numbers(content: bytes, at: int, length: int) -> Size | None:
    """Two numbers behind each other, the low byte first."""
    if len(content) < at + 2 * length:
        return None
    first, second = content[at : at + length], content[at + length : at + 2 * length]
    return int.from_bytes(first, "little"), int.from_bytes(second, "little")


def _largest(sizes: list[Size]) -> Size | None:
    return max(sizes, key=lambda size: size[0] * size[1], default=None)


_KINDS: tuple[tuple[bytes, Callable[[bytes], Size | None]], ...] = (
    (_PNG, _png), (_JPEG, _jpeg), (b"GIF8", _gif), (b"RIFF", _webp),
)  # fmt: skip
"""How files begin, and who reads them."""
