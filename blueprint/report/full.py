"""A finding with an excerpt of the file, for people.

In: a finding. Out: a block of lines:

    error[BP202]: `titel` is not a key of this stage
      --> hotel.blueprint.yaml:9:5
       |
     9 |   - titel: Arrival
       |     ^^^^^
       = help: did you mean `title`?

The caret stands right below full-width characters, combining marks and tabs; a long line is cut around it.
"""

from __future__ import annotations

import unicodedata

from blueprint.diagnostics import Diagnostic
from blueprint.report.finding import Finding
from blueprint.source import Span

_WIDTH = 110
_BEFORE = 40
_TAB = 4
_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "message": "1", "frame": "1;34", "help": "1;36"}
_INVISIBLE = ("Cc", "Cs", "Co", "Zl", "Zp")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def block(finding: Finding, *, colour: bool = False) -> str:
    """The lines about one finding, each with its line feed.

    Args:
        finding: what to show.
        colour: whether to write terminal colours.
    """
    paint = _Paint(colour=colour)
    diagnostic, mark = finding.diagnostic, finding.level.value
    lines = [paint(f"{mark}[{diagnostic.code}]", mark) + paint(f": {diagnostic.message}", "message")]
    gutter = _gutter(diagnostic)
    if diagnostic.span is not None:
        lines += _excerpt(diagnostic.span, "^", mark, gutter, paint)
    for related in diagnostic.related:
        lines.append(f"{' ' * gutter} {paint('=', 'frame')} {paint('note', 'message')}: {related.message}")
        lines += _excerpt(related.span, "-", "frame", gutter, paint)
    if diagnostic.hint:
        lines.append(f"{' ' * gutter} {paint('=', 'frame')} {paint('help', 'help')}: {diagnostic.hint}")
    return "".join(f"{line}\n" for line in lines)


class _Paint:
    """Writes a text in one of the styles, or plainly."""

    def __init__(self, *, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self._colour else text


def _gutter(diagnostic: Diagnostic) -> int:
    """Width of the line numbers."""
    spans = [diagnostic.span, *(r.span for r in diagnostic.related)]
    return max((len(str(span.line)) for span in spans if span is not None), default=1) + 1


def _excerpt(span: Span, mark: str, style: str, gutter: int, paint: _Paint) -> list[str]:
    """The place, the line and the caret."""
    source = span.source
    number, column = source.position(span.start)
    line = source.line(number)
    start = column - 1
    end = min(start + span.end - span.start, len(line))
    shown, before, under = _window(line, start, max(end, start + 1))
    margin = " " * gutter
    bar = paint("|", "frame")
    caret = " " * before + paint(mark * max(1, under), style)
    return [
        f"{margin}{paint('-->', 'frame')} {source.name}:{number}:{column}",
        f"{margin} {bar}",
        f"{paint(str(number).rjust(gutter), 'frame')} {bar} {shown}".rstrip(),
        f"{margin} {bar} {caret}",
    ]


def _window(line: str, start: int, end: int) -> tuple[str, int, int]:
    """A line, or the part of it around a range, ready to be shown.

    Returns:
        The text, the cells before the range, the cells of the range.
    """
    left = max(0, start - _BEFORE) if len(line) > _WIDTH else 0
    right = min(len(line), left + _WIDTH)
    cells = [_cell(c) for c in _untabbed(line[left:right])]
    widths = _offsets(line[left:right])
    before = widths[start - left]
    under = widths[min(end, right) - left] - before if start < right else 1
    head, tail = ("…" if left else ""), ("…" if right < len(line) else "")
    return head + "".join(cells) + tail, before + len(head), under


def _untabbed(text: str) -> str:
    """The text with each tab as spaces up to the next stop."""
    if "\t" not in text:
        return text
    made: list[str] = []
    at = 0
    for character in text:
        width = _TAB - at % _TAB if character == "\t" else _width(character)
        made.append(" " * width if character == "\t" else character)
        at += width
    return "".join(made)


def _offsets(text: str) -> list[int]:
    """Terminal cells before each character, and at the end."""
    found = [0]
    for character in text:
        width = _TAB - found[-1] % _TAB if character == "\t" else _width(character)
        found.append(found[-1] + width)
    return found


def _cell(character: str) -> str:
    """A character as it is shown: what a terminal could not show or would obey becomes U+FFFD."""
    odd = unicodedata.category(character) in _INVISIBLE or character in _BIDI
    return "\ufffd" if odd else character


def _width(character: str) -> int:
    """Terminal cells that a character takes."""
    if character.isascii() or _cell(character) == "\ufffd":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
