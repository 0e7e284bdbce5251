"""The legend: exactly the symbols, strokes and curves that were drawn."""

from __future__ import annotations

from blueprint.layout.channel_path.legend import path_entries
from blueprint.layout.chips import chip_sign
from blueprint.layout.curve import Shown
from blueprint.layout.desk import Desk
from blueprint.layout.doors import door_sign
from blueprint.layout.figures.legend import figure_entries
from blueprint.layout.gaps.legend import gap_entries
from blueprint.layout.grid import CHIP
from blueprint.layout.legend_curves import curve_entries
from blueprint.layout.legend_states import state_entries
from blueprint.layout.legend_values import Layouts, LegendEntry, Sheet
from blueprint.layout.links import bubble, bubble_labels, heads, look
from blueprint.layout.shapes import mark_sign
from blueprint.layout.stacks import place
from blueprint.layout.titles import line_title
from blueprint.model.service import Card
from blueprint.model.text import Wording
from blueprint.model.vocabulary import LinkKind, Mark, Status
from blueprint.scene import Box, Dot, Group, Item, Paint, Path

_NAME, _WIDEST_SYMBOL = 480.0, 52.0
"""Width from which a name goes on in a second line."""


def legend_entries(desk: Desk, layouts: Layouts, shown: Shown, width: float) -> list[LegendEntry]:
    """What the drawing uses, in a fixed order; no entry is wider than `width`."""
    sheet = Sheet(desk, layouts, min(_NAME, width - _WIDEST_SYMBOL))
    return [
        *state_entries(sheet, shown),
        *_marks(sheet),
        *_doors(sheet),
        *_statuses(sheet),
        *_crossings(sheet),
        *_kinds(sheet),
        *_chips(sheet),
        *curve_entries(sheet, shown),
        *figure_entries(sheet, shown),
        *path_entries(sheet),
        *_numbers(sheet),
        *gap_entries(sheet, felt=shown.gaps),
    ]


def _marks(sheet: Sheet) -> list[LegendEntry]:
    desk, layouts = sheet.desk, sheet.layouts
    placed = (p.entry.content for layout in layouts for p in layout.placed)
    used = {m for content in placed if isinstance(content, Card) for m in content.marks}
    used |= {m for stage in desk.service.stages for m in stage.marks}
    used |= {m for step in desk.service.steps for m in step.marks}

    def entry(mark: Mark) -> LegendEntry:
        def paint(x: float, y: float) -> tuple[Item, ...]:
            return (mark_sign(desk, mark, x + desk.size("mark") / 2, y, 0.9),)

        return LegendEntry(("mark", mark.value), desk.size("mark"), paint, sheet.name(desk.word(f"mark.{mark}")))

    return [entry(m) for m in Mark if m in used]


def _doors(sheet: Sheet) -> list[LegendEntry]:
    """What a door at a step means."""
    desk = sheet.desk
    if not desk.doors:
        return []

    def paint(x: float, y: float) -> tuple[Item, ...]:
        return (door_sign(desk, x, y, desk.colour("customer.accent")),)

    return [LegendEntry(("door", "journey"), desk.size("icon"), paint, sheet.name(desk.word("door.plain")))]


def _statuses(sheet: Sheet) -> list[LegendEntry]:
    desk, layouts = sheet.desk, sheet.layouts
    placed = (p.entry.content for layout in layouts for p in layout.placed)
    used = {content.status for content in placed if isinstance(content, Card)}

    def entry(status: Status) -> LegendEntry:
        colours = {role: desk.colour(f"status.{status}.{role}") for role in ("fill", "stroke")}

        def paint(x: float, y: float) -> tuple[Item, ...]:
            look = desk.stroke(f"status.{status}", colours["stroke"], fill=colours["fill"])
            return (Box("legend-swatch", x, y - 6, 22, 12, look, 3),)

        return LegendEntry(("status", status.value), 22, paint, sheet.name(desk.word(f"status.{status}")))

    return [entry(s) for s in Status if s in used]


def _crossings(sheet: Sheet) -> list[LegendEntry]:
    """What it means that a connector passes a line."""
    desk, layouts = sheet.desk, sheet.layouts
    crossed = {c.separator for layout in layouts for route in layout.plan.routes for c in route.crossings}
    drawn = {line.id: line for layout in layouts for line, _ in layout.lines}
    entries = []
    for line in drawn.values():
        if line.id not in crossed:
            continue
        named = desk.word(f"crossing.{line.id}") if line.standard else line_title(desk, line)
        stroke = desk.theme.separator(line.id, line.style)
        rule = Paint(stroke=desk.colour("line.rule"), width=stroke.width, dash=stroke.dash)
        dot = desk.stroke("crossing", desk.colour("link.crossing"), fill=desk.colour("link.crossing-fill"))

        def paint(x: float, y: float, rule: Paint = rule, dot: Paint = dot) -> tuple[Item, ...]:
            return (
                Path("legend-rule", (("M", x, y), ("L", x + 43, y)), rule),
                Dot("legend-crossing", x + 21.5, y, desk.size("crossing"), dot),
            )

        entries.append(LegendEntry(("line", line.id), 43, paint, sheet.name(named)))
    return entries


def _kinds(sheet: Sheet) -> list[LegendEntry]:
    """Kinds of connectors; a flow with two heads is an exchange."""
    layouts = sheet.layouts
    used: set[str] = set()
    for link in (drawn.link for layout in layouts for drawn in layout.part.links):
        both = heads(link)[0] and link.kind is LinkKind.FLOW
        used.add("link.exchange" if both and not link.back else look(link))
    return [_kind(sheet, f"link.{k}") for k in (*LinkKind, "back") if f"link.{k}" in used]


def _kind(sheet: Sheet, name: str) -> LegendEntry:
    desk = sheet.desk
    kind = name.removeprefix("link.")
    colour = desk.colour("link.flow" if kind == "back" else name)
    stroke = desk.stroke(name, colour)
    both, plain = kind == LinkKind.EXCHANGE, kind == LinkKind.EVIDENCE
    length = 34.0 if stroke.dash else 26.0

    def paint(x: float, y: float) -> tuple[Item, ...]:
        end = x + length
        line = (("M", x + (5 if both else 0), y), ("L", end if plain else end - 5, y))
        items: list[Item] = [Path("legend-route", line, stroke)]
        if not plain:
            items.append(_arrow(end, y, -8, colour))
        if both:
            items.append(_arrow(x, y, 8, colour))
        return tuple(items)

    return LegendEntry(("kind", kind), length, paint, sheet.name(desk.word(name)))


def _arrow(tip: float, y: float, back: float, colour: str) -> Path:
    head = (("M", tip, y), ("L", tip + back, y - 4), ("L", tip + back, y + 4), ("Z",))
    return Path("legend-head", head, Paint(fill=colour))


def _chips(sheet: Sheet) -> list[LegendEntry]:
    """The chip of a connector that goes on in another band."""
    desk, layouts = sheet.desk, sheet.layouts
    first = next((drawn for layout in layouts for drawn in layout.part.links if drawn.chip == 1), None)
    if first is None:
        return []
    stroke = desk.stroke("link.flow", desk.colour("link.flow"))

    def paint(x: float, y: float) -> tuple[Item, ...]:
        line = (("M", x, y), ("L", x + 20, y))
        return (Path("legend-route", line, stroke), *chip_sign(desk, 1, "link.flow", x + 20 + CHIP / 2, y))

    return [LegendEntry(("kind", "chip"), 20 + CHIP, paint, sheet.name(desk.word("legend.chip")))]


def _numbers(sheet: Sheet) -> list[LegendEntry]:
    """Labels of connectors that stand in the drawing as numbers."""
    desk, layouts = sheet.desk, sheet.layouts
    entries = []
    for n, label in enumerate((label for layout in layouts for label in bubble_labels(layout)), 1):
        text = " ".join(line.line.text for line in label.lines)

        def paint(x: float, y: float, n: int = n) -> tuple[Item, ...]:
            return (bubble(desk, n, x + 9, y),)

        entries.append(
            LegendEntry(("bubble", str(n)), 18, paint, sheet.name(Wording(text, label.lines[0].line.language)))
        )
    return entries


def legend_item(entry: LegendEntry, x: float, middle: float) -> Group:
    """A symbol and its name, from a left edge, centred on a height."""
    name = place(entry.name, x + entry.symbol + 8, middle - entry.name.height / 2)
    return Group("legend-item", (*entry.paint(x, middle), *name), data=(entry.data,))
