"""How a scalar is written: plain where it can be, in double quotes where it cannot.

In: `Scalar`. Out: its rows of text. A scalar that stands without quotes is copied; one in quotes loses them only where
no reader of YAML would then take it for a number, a date, a truth value or nothing.
"""

from __future__ import annotations

import json
import re

from blueprint.document import Scalar
from blueprint.source import Span

_SPECIAL = frozenset("-?:,[]{}#&*!|>'\"%@`=<.~+\u3010\u3000\ufeff")
"""First characters that keep their quotes: those that mean something to YAML, and those that begin numbers and such."""
_UNSAFE = re.compile(
    r":(?:\s|$)|\s#|[\x00-\x1f\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ufeff\ud800-\udfff]"
)
_IN_FLOW = re.compile(r"[,?\[\]{}]|:(?=\S)|[\uff0c\uff1a\u3010\u3011]")
_FIRST_PLANE = 0x10000
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf"})
_HEADER = re.compile(r"(?P<style>[|>])[+-]?(?P<digit>[1-9]?)[+-]?")
_HEADER_LINE = re.compile(r"[|>][+-]?[1-9]?[+-]?(\s+#.*|\s*)")
KEPT = "\0"
"""A blank row that belongs to a text, while blank lines between entries come and go."""


def can_be_plain(text: str, *, flow: bool) -> bool:
    """Whether a text that stands in quotes says the same without them.

    Args:
        text: its content.
        flow: whether it stands between braces or brackets.
    """
    if not text or text[0] in _SPECIAL or text[0].isdigit() or text != text.strip():
        return False
    if text.lower() in _WORDS or _UNSAFE.search(text) or not text.isprintable():
        return False
    return not (flow and _IN_FLOW.search(text))


def one_row(scalar: Scalar, *, flow: bool) -> str:
    """A scalar on one line, whatever lines it was written on."""
    raw = scalar.span.text
    if not scalar.quoted:
        return raw if "\n" not in raw else scalar.text if "\n" not in scalar.text else in_quotes(scalar.text)
    if can_be_plain(scalar.text, flow=flow):
        return scalar.text
    if raw.startswith('"') and "\n" not in raw:
        return raw
    return in_quotes(scalar.text)


def rows(scalar: Scalar, parent_column: int) -> list[str]:
    """A scalar in a block: its first row, and those below it as they are to be indented.

    Args:
        scalar: the value of an entry or an item of a list.
        parent_column: where the mapping or list begins that it stands in, from 0.
    """
    raw = scalar.span.text
    if not scalar.quoted:
        return [row.strip() for row in raw.split("\n")]
    if raw[0] in "|>":
        return _block(scalar, parent_column)
    return _quoted(raw) if "\n" in raw else [one_row(scalar, flow=False)]


def only_row(span: Span) -> Span | None:
    """The one row of a block with `|` or `>` without the spaces around it; None for any other piece of a file."""
    header, end, body = span.text.partition("\n")
    words = body.strip()
    if not end or not words or "\n" in words or not _HEADER_LINE.fullmatch(header):
        return None
    start = span.start + len(header) + 1 + body.index(words)
    return Span(span.source, start, start + len(words))


def in_quotes(text: str) -> str:
    """A text in double quotes."""
    written = json.dumps(text, ensure_ascii=False)
    return "".join(
        c if c.isprintable() else f"\\u{ord(c):04x}" if ord(c) < _FIRST_PLANE else f"\\U{ord(c):08x}" for c in written
    )


def _block(scalar: Scalar, parent_column: int) -> list[str]:
    """A block with `|` or `>`: its header, and its rows without their indentation."""
    header, *body = scalar.span.text.split("\n")
    match = _HEADER.match(header)
    style, digit = (match["style"], match["digit"]) if match else (header[:1], "")
    comment = header[match.end() :].strip() if match else ""
    if digit:
        indent = parent_column + int(digit)
    else:
        content = next((row for row in body if row.strip(" ")), "")
        indent = len(content) - len(content.lstrip(" "))
    if body:
        body = _to_its_end(scalar, body, indent)
    # How many line feeds the text ends with is what `-`, nothing and `+` are about.
    feeds = len(scalar.text) - len(scalar.text.rstrip("\n"))
    chomping = "-" if feeds == 0 else "+" if feeds > 1 else ""
    first = f"{style}{'2' if digit else ''}{chomping}"
    rows = [row[indent:] for row in body]
    while rows and not rows[-1]:
        rows.pop()
    return [f"{first}  {comment}" if comment else first, *rows, *[KEPT] * (feeds - bool(rows))]


def _to_its_end(scalar: Scalar, body: list[str], indent: int) -> list[str]:
    """The rows of a block with the spaces at its end, which its span leaves out but its text may have."""
    text = scalar.span.source.text
    end = text.find("\n", scalar.span.end)
    body = [*body[:-1], body[-1] + text[scalar.span.end : end if end >= 0 else len(text)]]
    while end >= 0:
        start, end = end + 1, text.find("\n", end + 1)
        row = text[start : end if end >= 0 else len(text)]
        if row.strip() or row[:indent].strip(" "):
            break
        body.append(row)
    return body


def _quoted(raw: str) -> list[str]:
    """A text in quotes over several lines, in double quotes."""
    inner = raw[1:-1]
    if raw[0] == "'":
        inner = inner.replace("''", "'").replace("\\", "\\\\").replace('"', '\\"')
    lines = f'"{inner}"'.split("\n")
    return [_trimmed(row, first=not at, last=at == len(lines) - 1) for at, row in enumerate(lines)]


def _trimmed(row: str, *, first: bool, last: bool) -> str:
    """A row without the spaces that YAML does not read."""
    row = row if first else row.lstrip(" \t")
    if last:
        return row
    short = row.rstrip(" \t")
    escapes = len(short) - len(short.rstrip("\\"))
    return short + row[len(short) : len(short) + 1] if escapes % 2 else short
