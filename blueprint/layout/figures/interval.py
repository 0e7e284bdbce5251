"""A figure on its scale.

           Target 50 · not met
                    ▽
├──────────┤████●████├──────┤     axis, interval, value, target
−100                     +100
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.layout.facts import facts
from blueprint.layout.figures.axis import Axis
from blueprint.layout.figures.hatching import filled
from blueprint.layout.figures.looks import look_of
from blueprint.layout.figures.pieces import Piece, ends, line, upon
from blueprint.layout.stacks import Align, Stack, place
from blueprint.model.figures import Interval, Sample
from blueprint.model.measures import Metric
from blueprint.model.text import Wording
from blueprint.scene import Dot, Group, Item, Paint, Path
from blueprint.words.figures import FigureWords

BAR, DOT = 8.0, 3.6
"""Height of an interval's bar, radius of a value's dot."""
_END, _FOOT = 4.0, 5.0
"""Half a tick at the axis' ends; how far a target's tick goes on below the axis."""
_HEAD, _HEAD_HALF = 6.0, 4.0
"""Height and half the width of the sign at the top of a target's tick."""
_LEAST = 2.0


@frozen(kw_only=True)
class Shown:
    """What stands on an axis.

    Attributes:
        sample: None for a value that the file declares. met: whether the target is reached, None where nobody can say.
    """

    value: float | None
    interval: Interval | None = None
    sample: Sample | None = None
    target: float | None = None
    met: bool | None = None
    n: int | None = None


def interval_piece(desk: Desk, metric: Metric, axis: Axis, shown: Shown, told: FigureWords, width: float) -> Piece:
    """The drawing of a figure with the target's words above and the scale's ends below."""
    headed = shown.target is not None
    middle = _HEAD + BAR / 2 + 3 if headed else BAR / 2 + 1

    def paint(x: float, top: float) -> tuple[Item, ...]:
        return (bar(desk, axis, shown, x, top + middle, width, head=middle),)

    drawn = Piece(height=middle + _FOOT, paint=paint, gap=4.0)
    pieces = [drawn, scale_ends(desk, metric, axis, width)]
    if shown.target is not None:
        pieces.insert(0, _target(desk, axis.at(shown.target) * width, told, width))
    return upon(pieces, gap=10.0)


def scale_ends(desk: Desk, metric: Metric, axis: Axis, width: float) -> Piece:
    """What is written at both ends of an axis."""
    role = desk.theme.type("figure-scale")
    low, high = (line(desk, "figure-scale", text, role, width) for text in axis.ends(desk.words, metric))
    return ends(low, high, width, gap=5.0)


def _target(desk: Desk, x: float, told: FigureWords, width: float) -> Piece:
    """`Target: 50 · not met` over its tick, or as near to it as there is room."""
    words = desk.words
    said = [words.text("format.label", label=words.text("metric.target"), text=told.target or "")]
    said += [told.verdict] if told.verdict else []
    lines = facts(
        desk, "figure-target", [Wording(text, words.language) for text in said], desk.theme.type("figure-note"), width
    )
    left = min(max(0.0, x - lines.width / 2), max(0.0, width - lines.width))
    return over(lines, left)


def over(lines: Stack, left: float) -> Piece:
    """Centred lines that begin at a distance from the start."""
    return Piece(
        height=lines.height, paint=lambda x, top: place(lines, x + left, top, lines.width, Align.MIDDLE),
        rise=lines.rise, fall=lines.fall,
    )  # fmt: skip


def bar(desk: Desk, axis: Axis, shown: Shown, x: float, middle: float, width: float, *, head: float) -> Group:
    """Axis, interval, value and target; the target's tick begins `head` above the middle."""
    look = look_of(desk, shown.sample)
    thin = Paint(stroke=look.quiet, width=1.0)
    items: list[Item] = [Path("scale-axis", (("M", x, middle), ("L", x + width, middle)), thin)]
    ticks = [0.0, 1.0, *([axis.at(0.0)] if axis.low < 0 < axis.high else [])]
    items += (
        Path("scale-tick", (("M", x + at * width, middle - _END), ("L", x + at * width, middle + _END)), thin)
        for at in ticks
    )
    if shown.interval:
        start, end = (x + axis.at(value) * width for value in (shown.interval.low, shown.interval.high))
        long = max(_LEAST, end - start)
        items += filled(
            "interval-bar", look.fill, (start + end - long) / 2, middle - BAR / 2, long, BAR, look.ink, look.ground,
            dash=look.dash,
        )  # fmt: skip
    tick = () if shown.target is None else _tick(desk, x + axis.at(shown.target) * width, middle, head, met=shown.met)
    items += tick[:1]
    if shown.value is not None:
        items.append(Dot("figure-dot", x + axis.at(shown.value) * width, middle, DOT, look.dot))
    items += tick[1:]
    return Group("interval", tuple(items), data=_data(axis, shown))


def _tick(desk: Desk, x: float, middle: float, head: float, *, met: bool | None) -> tuple[Item, ...]:
    """The target's tick; its head is filled where the target is met, hollow where it is missed, none where unknown."""
    ink, top = desk.colour("figure.value"), middle - head
    start = top if met is None else top + _HEAD
    way = (("M", x, start), ("L", x, middle + _FOOT))
    halo = Path("target-halo", way, Paint(stroke=desk.colour("metric.fill"), width=4.5))
    stem = Path("target-tick", way, Paint(stroke=ink, width=2.0))
    if met is None:
        return (halo, stem)
    fill = ink if met else desk.colour("metric.fill")
    outline = (("M", x - _HEAD_HALF, top + 0.6), ("L", x + _HEAD_HALF, top + 0.6), ("L", x, top + _HEAD), ("Z",))
    return (halo, stem, Path("target-head", outline, Paint(fill=fill, stroke=ink, width=1.25)))


def _data(axis: Axis, shown: Shown) -> tuple[tuple[str, str], ...]:
    """What a program can read from the group."""
    known: list[tuple[str, float | None]] = [("from", axis.low), ("to", axis.high), ("value", shown.value)]
    if shown.interval:
        known += [("low", shown.interval.low), ("high", shown.interval.high)]
    known.append(("target", shown.target))
    data = [(name, exact(value)) for name, value in known if value is not None]
    data += [("n", str(shown.n))] if shown.n is not None else []
    data += [("sample", shown.sample.value)] if shown.sample else []
    data += [("met", "true" if shown.met else "false")] if shown.met is not None else []
    return tuple(data)


def exact(value: float) -> str:
    """A number for programs: at most six decimals, none that are not needed."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
