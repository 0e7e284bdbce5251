"""The foot of a workshop sheet: the marks that people draw by hand, and where the sheet comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from blueprint.frozen import frozen, replace
from blueprint.icons import marker_shape
from blueprint.icons import place as put
from blueprint.layout.blank.sizes import Sizes
from blueprint.layout.desk import Desk
from blueprint.layout.facts import dotted
from blueprint.layout.foot import known
from blueprint.layout.form import Origin
from blueprint.layout.legend import legend_item
from blueprint.layout.legend_values import LegendEntry
from blueprint.layout.qr import Code, code_group, make_code
from blueprint.layout.shapes import mark_sign
from blueprint.layout.stacks import Align, Stack, pile, place, single, stack
from blueprint.model.text import Wording
from blueprint.model.vocabulary import DrawingKind, Mark
from blueprint.scene import Group, Item, Paint, Path

_MARKS = (Mark.FAIL, Mark.WAIT, Mark.DECISION, Mark.MOMENT_OF_TRUTH)
_ROW, _BETWEEN, _NAME, _SIGN_GAP = 26.0, 26.0, 480.0, 8.0
_CURVE = 32.0
_BESIDE_CODE, _CODE_SHRINK = 24.0, 1.6
_SCHEME = re.compile(r"^https?://|/$")


@frozen
class BlankFoot:
    """The measured foot: its height in user units, and its items for a left and a top edge."""

    height: float
    paint: Callable[[float, float], tuple[Group, ...]]


def measure_blank_foot(
    desk: Desk, sizes: Sizes, kind: DrawingKind, width: float, origin: Origin, sheet: tuple[int, int]
) -> BlankFoot:
    """Measure legend and origin for a width.

    Args:
        sheet: which sheet it is, from 1, and of how many.

    Raises:
        ValueError: the origin's link is too long for a QR code.
    """
    code = _code(sizes, origin.link) if origin.link else None
    if code:
        width -= code.side + _BESIDE_CODE
    entries = _entries(desk, kind)
    title = single(desk, "legend-title", desk.word("legend.title"), desk.theme.type("legend-title"))
    flows = _flows(entries, title.width + 18.0, width)
    source = _origin(desk, origin, width, sheet)
    ends = max((at + _wide(entry) for at, entry in flows[-1]), default=0.0)
    own_row = bool(source) and (ends + _BETWEEN + source.width > width or len(source.lines) > 1)
    rows = len(flows) + own_row
    lines = (rows - 1) * _ROW + max(_ROW, source.height + _ROW / 2)
    height = max(lines, code.side if code else 0.0)
    last = height - max(_ROW, source.height + _ROW / 2) / 2
    # The code ends with the last line of the origin.
    end = last + source.height / 2

    def paint(x: float, y: float) -> tuple[Group, ...]:
        legend: list[Item] = list(place(title, x, y + (_ROW - title.height) / 2))
        for n, flow in enumerate(flows):
            legend += [legend_item(entry, x + at, y + (n + 0.5) * _ROW) for at, entry in flow]
        origin_items: list[Item] = list(place(source, x, y + last - source.height / 2, width, Align.END))
        if code:
            origin_items.append(code_group(desk, code, x + width + _BESIDE_CODE, y + end - code.side))
        return (
            Group("legend", tuple(legend), id=desk.id("legend")),
            Group("footer", tuple(origin_items), id=desk.id("footer")),
        )

    return BlankFoot(height, paint)


def _flows(entries: Iterable[LegendEntry], start: float, width: float) -> list[list[tuple[float, LegendEntry]]]:
    """Entries with their left edges, row by row."""
    flows: list[list[tuple[float, LegendEntry]]] = [[]]
    at = start
    for entry in entries:
        if at + _wide(entry) > width and flows[-1]:
            flows.append([])
            at = start
        flows[-1].append((at, entry))
        at += _wide(entry) + _BETWEEN
    return flows


def _wide(entry: LegendEntry) -> float:
    return entry.symbol + _SIGN_GAP + entry.name.width


def _entries(desk: Desk, kind: DrawingKind) -> list[LegendEntry]:
    """Marks to draw; on a journey map the two curves as well."""
    marks = [_mark(desk, mark) for mark in _MARKS]
    if kind is DrawingKind.BLUEPRINT:
        return marks
    return [*(_curve(desk, name) for name in ("experience", "expectation")), *marks]


def _name(desk: Desk, key: str) -> Stack:
    return stack(desk, "legend-text", desk.word(key), desk.theme.type("legend"), _NAME)


def _mark(desk: Desk, mark: Mark) -> LegendEntry:
    side = desk.size("mark")

    def paint(x: float, y: float) -> tuple[Item, ...]:
        return (mark_sign(desk, mark, x + side / 2, y, 0.9),)

    return LegendEntry(("mark", mark.value), side, paint, _name(desk, f"mark.{mark}"))


def _curve(desk: Desk, name: str) -> LegendEntry:
    colour = desk.colour(f"curve.{name}")
    line = desk.stroke(f"curve.{name}", colour)
    strong = name == "experience"
    point = Paint(fill=desk.colour("curve.point"), stroke=colour, width=2.0) if strong else Paint(fill=colour)
    shape = marker_shape("circle" if strong else "diamond", 4.5 if strong else 3.0)

    def paint(x: float, y: float) -> tuple[Item, ...]:
        return (
            Path("legend-curve", (("M", x, y), ("L", x + _CURVE, y)), line),
            Path("legend-point", put(shape, x + _CURVE / 2, y), point),
        )

    return LegendEntry(("series", name), _CURVE, paint, _name(desk, f"legend.{name}"))


def _origin(desk: Desk, origin: Origin, width: float, sheet: tuple[int, int]) -> Stack:
    """Sheet, file, version, date and commit, as far as they are known; never the clock."""
    words = desk.words
    number, sheets = sheet
    facts = []
    if sheets > 1:
        facts.append(words.text("page.of", page=words.number(number), pages=words.number(sheets)))
    facts += known(desk, origin)
    role = desk.theme.type("footer")
    wordings = [Wording(dotted(facts, words.language), words.language)] if facts else []
    if origin.link:
        wordings.append(Wording(_SCHEME.sub("", origin.link), "en"))
    return pile([stack(desk, "footer-text", wording, role, width) for wording in wordings], 8.0)


def _code(sizes: Sizes, link: str) -> Code:
    """The QR code of a link, enlarged less than the rest of the sheet: it need not be read from two steps away."""
    code = make_code(link)
    return replace(code, module=code.module / min(sizes.scale, _CODE_SHRINK))
