"""Lines of text stacked upon each other, and their place.

In: wordings with their type roles. Out: a `Stack` with its height, then `Words` at absolute places. A stack is
measured from the top of the capitals of its first line to the baseline of its last, so that centring it is centring
what the eye sees.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from blueprint.frozen import frozen, replace
from blueprint.layout.desk import Desk
from blueprint.model.text import Wording
from blueprint.scene import Words
from blueprint.text.line import SetLine
from blueprint.theme import TypeRole

_TIGHT = 0.85
"""Share of descent and ascent that two texts keep between them: their extremes seldom meet."""
_HIGH, _STACKED, _APART = 0.6, 1.35, 1.0
"""Letters that rise more than this share of their capitals carry marks (Arabic, Thai). Two marks upon each other reach
further than the face says, by this factor; so much is kept between them and the line above, in user units."""


_HAN = frozenset({"zh", "ja", "ko", "yue"})
_AIRY = 1.1
_OPENING = frozenset("“‘「『（《〈【〔")
_HANG = 0.45
"""Share of its body that a full-width opening mark leaves empty on its left."""


class Align(StrEnum):
    """Where lines stand in their width."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@frozen
class StackLine:
    """One line of a stack.

    Attributes:
        drop: from the baseline above (or the stack's top) to its own baseline, in user units.
        rise: how far its letters may reach above the capitals. fall: how far below the baseline.
    """

    line: SetLine
    role: str
    fill: str
    drop: float
    rise: float = 0.0
    fall: float = 0.0


@frozen
class Stack:
    """Lines upon each other; `height` and `width` in user units."""

    lines: tuple[StackLine, ...] = ()

    @property
    def height(self) -> float:
        """From the top of the first capitals to the last baseline."""
        return sum(line.drop for line in self.lines)

    @property
    def first(self) -> float:
        """From the top to the first baseline; 0 for nothing."""
        return self.lines[0].drop if self.lines else 0.0

    @property
    def width(self) -> float:
        """Of the widest line."""
        return max((line.line.width for line in self.lines), default=0.0)

    @property
    def rise(self) -> float:
        """How far letters of the first line may reach above the top; 0 for nothing."""
        return self.lines[0].rise if self.lines else 0.0

    @property
    def highest(self) -> float:
        """How far over the top to keep clear: two marks upon each other reach further than `rise`; 0 for nothing."""
        return _highest(self.lines[0]) if self.lines else 0.0

    @property
    def fall(self) -> float:
        """How far letters of the last line may reach below the last baseline; 0 for nothing."""
        return self.lines[-1].fall if self.lines else 0.0

    def __bool__(self) -> bool:
        return bool(self.lines)


def stack(desk: Desk, role: str, wording: Wording, type_role: TypeRole, width: float, *, even: bool = True) -> Stack:
    """A text wrapped to a width, by default into lines of even length."""
    return of_lines(desk, role, desk.lines(wording, type_role, width, even=even), type_role)


def single(desk: Desk, role: str, wording: Wording, type_role: TypeRole) -> Stack:
    """A text in one line, however wide."""
    return of_lines(desk, role, (desk.line(wording, type_role),), type_role)


def of_lines(desk: Desk, role: str, lines: Iterable[SetLine], type_role: TypeRole) -> Stack:
    """A stack of lines that are set already."""
    drops = []
    for n, line in enumerate(lines):
        metrics = desk.setter.metrics(type_role.style, line.language)
        drop = type_role.line_height * _leading(line.language) if n else metrics.cap_height
        rise = metrics.ascent - metrics.cap_height
        drops.append(StackLine(line, role, type_role.colour, drop, rise, metrics.descent))
    return Stack(tuple(drops))


def _spacing(language: str) -> float:
    """Factor for the space between texts: where lines are airy, texts must be more so."""
    return _AIRY**3 if language.partition("-")[0] in _HAN else 1.0


def _leading(language: str) -> float:
    """Han characters fill their body and want more air between lines than letters do."""
    return _AIRY if language.partition("-")[0] in _HAN else 1.0


def pile(stacks: Iterable[Stack], gap: float) -> Stack:
    """Stacks upon each other, `gap` between a last baseline and the next capitals.

    Scripts that reach far above and below their body (Arabic, Thai) get as much more as they need.
    """
    lines: list[StackLine] = []
    for part in stacks:
        for n, line in enumerate(part.lines):
            if lines and n == 0:
                space = max(gap * _spacing(line.line.language), _least(lines[-1], line))
                line = replace(line, drop=line.drop + space)  # noqa: PLW2901 - the same line, further down
            lines.append(line)
    return Stack(tuple(lines))


def _least(above: StackLine, below: StackLine) -> float:
    """Space between the baseline of one text and the capitals of the next in which their letters do not touch."""
    if below.rise > _HIGH * below.drop:
        return _TIGHT * above.fall + _highest(below)
    return _TIGHT * (above.fall + below.rise)


def _highest(first: StackLine) -> float:
    """How far over the capitals of a first line to keep clear, for two marks upon each other too."""
    return _STACKED * first.rise + _APART if first.rise > _HIGH * first.drop else first.rise


def place(part: Stack, x: float, top: float, width: float = 0.0, align: Align = Align.START) -> tuple[Words, ...]:
    """The lines at absolute places: capitals of the first at `top`, aligned in `x .. x + width`.

    A right-to-left line starts at the right end where `align` is START.
    """
    placed = []
    baseline = top
    for line in part.lines:
        baseline += line.drop
        free = width - line.line.width
        shift = {Align.START: -_hang(line.line), Align.MIDDLE: free / 2, Align.END: free}[align] if width else 0.0
        placed.append(Words(line.role, x + shift, baseline, line.line, line.fill))
    return tuple(placed)


def _hang(line: SetLine) -> float:
    """How far a line moves out so that its text, not the empty half of an opening mark, stands at the edge."""
    first = line.runs[0] if line.runs else None
    if first is None or line.rtl or first.text[0] not in _OPENING or first.glyphs[0].advance < 0.8 * first.size:
        return 0.0
    return _HANG * first.size
