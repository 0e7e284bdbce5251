"""What stands beside the points of a curve: tags at its peaks, labels and quotes."""

from __future__ import annotations

from blueprint.experience import curve as figures
from blueprint.frozen import replace
from blueprint.layout.annotations import Annotations
from blueprint.layout.desk import Desk
from blueprint.layout.drawn_curve import DrawnCurve, Panel, marker_sign, several_personas
from blueprint.layout.facts import joined
from blueprint.layout.stacks import Align, Stack, pile, place, single, stack
from blueprint.model.text import Wording
from blueprint.scene import Box, Group, Item, Paint

_PAD, _STACKED = 4.0, 1.35
"""Air above and below words; how much further than their face says marks upon each other reach (Arabic, Thai)."""
_SIGN = 14.0
"""Width of a curve's marker beside words, with its air."""


def peaks(desk: Desk, curve: DrawnCurve, notes: Annotations, *, named: bool) -> list[Item]:
    """Tags at the best, the worst and the last point; with the persona's name where there are several.

    Where all scores are equal none is the best and none the worst.
    """
    found = figures(desk.service, curve.persona or None)
    if found is None:
        return []
    at = {step.key: (x, y) for step, _, x, y in curve.points()}
    items: list[Item] = []
    extremes = (("best", found.best), ("worst", found.worst)) if found.best.value > found.worst.value else ()
    for name, point in (*extremes, ("end", found.end)):
        if point is None or point.step not in at:
            continue
        word = desk.words.text("curve.peak" if point == found.peak and name == "best" else f"curve.{name}")
        text = Wording(f"{word} {desk.words.number(point.value, 1)}", desk.words.language)
        if named and (persona := _name(desk, curve.persona)):
            text = joined([text, persona])
        items.append(_tag(desk, name, point.step, text, at[point.step], notes))
    return items


def _name(desk: Desk, persona: str) -> Wording | None:
    return next((desk.pick(p.name) for p in desk.service.personas if p.id == persona), None)


def _tag(desk: Desk, name: str, step: str, text: Wording, at: tuple[float, float], notes: Annotations) -> Group:
    """A plate with words above its point, below it for the worst."""
    label = single(desk, "tag-text", text, desk.theme.type("tag"))
    width, height = label.width + 2 * desk.size("tag-padding"), desk.size("tag-height")
    left, top = notes.put(*at, width, height, above=name != "worst", gap=12)
    plate = Box("tag", left, top, width, height, Paint(fill=desk.colour(f"tag.{name}")), height / 2)
    ink = desk.colour(f"tag.{name}-text")
    words = place(label, left + desk.size("tag-padding"), top + (height - label.height) / 2)
    return Group("peak", (plate, *(replace(w, fill=ink) for w in words)), data=(("peak", name), ("step", step)))


def point_words(desk: Desk, curves: list[DrawnCurve], panel: Panel, notes: Annotations) -> list[Item]:
    """Labels and quotes of points, placed where no curve and no other words are."""
    widths = {step.key: width for step, width in zip(panel.steps, panel.widths, strict=False)}
    items: list[Item] = []
    label_role, quote_role = desk.theme.type("point-label"), desk.theme.type("curve-label")
    several = several_personas(desk) or desk.other is not None
    for curve in curves:
        for (step, score, x, y), near in zip(curve.points(), _neighbours(curve), strict=True):
            width = widths[step.key] - 6
            parts: list[Stack] = []
            if score.label:
                role = label_role if curve.name == "experience" else quote_role
                parts.append(stack(desk, "point-label", desk.pick(score.label), role, width))
            if score.quote:
                text = desk.pick(score.quote)
                quoted = Wording(desk.words.quoted(text.text), text.language)
                parts.append(stack(desk, "point-quote", quoted, quote_role, width))
            content = pile(parts, 6.0)
            if not content:
                continue
            above = not near or y <= sum(near) / len(near)
            signed = content.lines[0].line.width + 2 * _SIGN if several else 0.0
            over = max(_PAD, _STACKED * content.rise)
            width, height = max(content.width, signed) + 6, content.height + over + max(_PAD, content.fall)
            left, top = notes.put(x, y, width, height, above=above, gap=10, aside=False)
            plate = Box("word-plate", left, top, width, height, Paint(fill=desk.colour("experience.band")), 3.0)
            words = place(content, left + 3, top + over, width - 6, Align.MIDDLE)
            made: list[Item] = [plate, *words]
            if several:
                middle = words[0].y - content.first / 2
                made.insert(1, marker_sign(desk, curve, words[0].x - _SIGN / 2, middle))
            items.append(Group("point-words", tuple(made), data=(("step", step.key),)))
    return items


def _neighbours(curve: DrawnCurve) -> list[list[float]]:
    """For each point the heights of the scored steps beside it, also of those beyond the panel's edges."""
    if not curve.stretches:
        return []
    before, after = curve.stretches[0].around[0], curve.stretches[-1].around[1]
    heights = [before, *(y for _, _, _, y in curve.points()), after]
    return [[y for y in (heights[n], heights[n + 2]) if y is not None] for n in range(len(heights) - 2)]
