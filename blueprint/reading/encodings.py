"""What bytes probably are that are not UTF-8.

In: bytes. Out: the name of an encoding as people know it.
"""

from __future__ import annotations


def wide_encoding(data: bytes) -> str | None:
    """`UTF-16` or `UTF-32` if the bytes look like it, with or without a byte order mark."""
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    start = data[:64]
    if len(start) >= 4 and (not any(start[0::2]) or not any(start[1::2])) and any(start):  # noqa: PLR2004 - two characters
        return "UTF-16"
    return None


def narrow_encoding(data: bytes) -> str:
    """The older encoding that bytes beyond ASCII most probably are in."""
    high = sum(b > 0x7F for b in data)  # noqa: PLR2004 - end of ASCII
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return "Windows-1252 (“ANSI”) or is damaged"
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return "GB 18030 / GBK" if high and han * 2 >= high * 0.7 else "Windows-1252 (“ANSI”)"
