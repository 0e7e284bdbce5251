"""A finding with an excerpt of the file, for people.

In: a finding. Out: a block of lines:

    error[BP202]: `titel` is not a key of this stage
      --> hotel.blueprint.yaml:9:5
       |
     9 |   - titel: Arrival
       |     ^^^^^
       = help: did you mean `title`?

The caret stands right below full-width characters, combining marks, emoji and tabs; a long line is cut around it. On
a terminal what is said is wrapped at its width; elsewhere it stays on one line, for programs that read it.
"""

from __future__ import annotations

from collections.abc import Iterator

from blueprint.cells import advances, cells, wrapped
from blueprint.diagnostics import Diagnostic
from blueprint.phrases import seen
from blueprint.report.finding import Finding
from blueprint.source import Span

_WIDTH = 120
"""Cells of a line where no terminal says how many there are."""
_LEAST = 20
"""Cells that an excerpt or a sentence gets however narrow the terminal is."""
_TAB = 4
_SIDE = 3
"""Cells of ` | ` and ` = `."""
_STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "message": "1", "frame": "1;34", "help": "1;36"}


def block(finding: Finding, *, colour: bool = False, width: int | None = None) -> str:
    """The lines about one finding, each with its line feed.

    Args:
        finding: what to show.
        colour: whether to write terminal colours.
        width: cells of the terminal; None for no terminal.
    """
    paint = _Paint(colour=colour)
    diagnostic, mark = finding.diagnostic, finding.level.value
    gutter = _gutter(diagnostic)
    room = max(_LEAST, (width or _WIDTH) - gutter - _SIDE)
    code = f"{mark}[{diagnostic.code}]"
    first, *more = _sentence(code, diagnostic.message, width, 2)
    lines = [paint(code, mark) + paint(first, "message"), *(paint(line, "message") for line in more)]
    if diagnostic.span is not None:
        lines += _excerpt(diagnostic.span, "^", mark, gutter, room, paint)
    for related in diagnostic.related:
        lines += _aside("note", related.message, "message", gutter, width, paint)
        lines += _excerpt(related.span, "-", "frame", gutter, room, paint)
    if diagnostic.hint:
        lines += _aside("help", diagnostic.hint, "help", gutter, width, paint)
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


def _sentence(head: str, text: str, width: int | None, indent: int) -> Iterator[str]:
    """What stands behind a word and a colon; on a terminal as several lines that begin below each other."""
    if width is None or cells(f"{head}: {text}") <= width:
        yield f": {text}"
        return
    # The first line is shorter by the word and longer by the indentation of the others.
    before = cells(f"{head}: ") - indent
    first, *more = wrapped("\0" * max(0, before) + text, max(_LEAST, width - indent), whole="`")
    yield f": {first.lstrip(chr(0))}"
    yield from (f"{' ' * indent}{line}" for line in more)


def _aside(word: str, text: str, style: str, gutter: int, width: int | None, paint: _Paint) -> Iterator[str]:
    """A note or a hint below the excerpt."""
    indent = gutter + _SIDE
    first, *more = _sentence(" " * indent + word, text, width, indent + len(word) + 2)
    yield f"{' ' * gutter} {paint('=', 'frame')} {paint(word, style)}{first}"
    yield from more


def _excerpt(span: Span, mark: str, style: str, gutter: int, room: int, paint: _Paint) -> list[str]:
    """The place, the line and the caret."""
    source = span.source
    number, column = source.position(span.start)
    line = source.line(number)
    start = column - 1
    end = min(start + span.end - span.start, len(line))
    shown, before, under = _window(line, start, max(end, start + 1), room)
    margin = " " * gutter
    bar = paint("|", "frame")
    caret = " " * before + paint(mark * max(1, under), style)
    return [
        f"{margin}{paint('-->', 'frame')} {seen(source.name)}:{number}:{column}",
        f"{margin} {bar}",
        f"{paint(str(number).rjust(gutter), 'frame')} {bar} {shown}".rstrip(),
        f"{margin} {bar} {caret}",
    ]


def _window(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """A line, or the part of it around a range, ready to be shown.

    Args:
        line: of the file. start, end: the range, in characters; it may begin behind the end of the line.
        room: cells that there are.

    Returns:
        The text, the cells before the range, the cells of the range.
    """
    start, end = min(start, len(line)), min(end, len(line))
    first, last = max(0, start - 4 * room), start + 4 * room  # so that a line of a million characters costs no more
    part = line[first:last]
    start, end = start - first, min(end - first, len(part))
    shown = [seen(char) for char in part]
    stops = _stops(part, shown)
    under = stops[end] - stops[start] or 1
    left, right = 0, len(part)
    if first or last < len(line) or max(stops[-1], stops[start] + under) > room:
        inner = room - 2  # a sign at either end says that there is more
        spare = max(0, inner - under)
        left = min(start, _reached(stops, max(0, min(stops[start] - spare // 2, stops[-1] - inner))))
        right = max(start, *(at for at in range(left, len(stops)) if stops[at] - stops[left] <= inner))
        under = max(1, stops[min(end, right)] - stops[start])
    head, tail = "…" if first + left else "", "…" if first + right < len(line) else ""
    return f"{head}{_spaced(shown, stops, left, right)}{tail}", len(head) + stops[start] - stops[left], under


def _reached(stops: list[int], cell: int) -> int:
    """The first character that begins at a cell or behind it and takes cells itself."""
    ends = range(1, len(stops))
    return next((at - 1 for at in ends if stops[at - 1] >= cell and stops[at] > stops[at - 1]), len(stops) - 1)


def _stops(line: str, shown: list[str]) -> list[int]:
    """Cells before each character, and at the end; a tab reaches to the next stop."""
    found = [0]
    for char, advance in zip(line, advances("".join(shown)), strict=True):
        found.append(found[-1] + (_TAB - found[-1] % _TAB if char == "\t" else advance))
    return found


def _spaced(shown: list[str], stops: list[int], left: int, right: int) -> str:
    """A part of a line with each tab as spaces."""
    return "".join(" " * (stops[at + 1] - stops[at]) if shown[at] == "\t" else shown[at] for at in range(left, right))
