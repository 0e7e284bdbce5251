"""A drawing of a service with what breaks marked, under a strip that explains the marks and says how much it is.

In: a `ServiceImpact` of a `Breakdown`. Out: `Outcome[Scene]`.
"""

from __future__ import annotations

from blueprint.diagnostics import Outcome, has_errors
from blueprint.experience.impact import FailingKind, Impact, Reach, Share
from blueprint.frozen import replace
from blueprint.impact.values import Breakdown, ServiceImpact
from blueprint.impact.wording import heading
from blueprint.layout.desk import Desk
from blueprint.layout.lowering import lowered
from blueprint.layout.mirror import mirrored
from blueprint.layout.stacks import place, single
from blueprint.model.service import Service
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Direction
from blueprint.pipeline.drawing import Drawing, prepare
from blueprint.pipeline.failure.quiet import RADIUS, Marked, marked_scene, sign
from blueprint.scene import Box, Group, Item, Paint, Path, Scene
from blueprint.words.speech import Teller

_STRIP, _MIDDLE, _BETWEEN = 46.0, 23.0, 28.0


def draw_impact(
    found: Breakdown, one: ServiceImpact, drawing: Drawing, *, language: str | None = None, theme: str | None = None
) -> Outcome[Scene]:
    """Lay out one drawing of a service with what breaks marked.

    Args:
        found: what fails. one: which service.
        drawing: which drawing.
        language, theme: as of `blueprint.pipeline.draw`.

    Returns:
        The scene, None if the theme has errors or a character cannot be drawn.
    """
    from blueprint.layout.compose import compose  # noqa: PLC0415 - HarfBuzz and the theme load only when drawing
    from blueprint.layout.form import Origin  # noqa: PLC0415

    prepared = prepare(one.where.service, drawing, language=language, theme=theme, name=None)
    bench = prepared.value
    if bench is None:
        return Outcome(None, prepared.diagnostics)
    (plain,) = compose(bench.desk, drawing.kind, drawing.view, Origin(file=bench.stem))
    scene = marked_scene(bench.desk, plain, _marked(found, one.where.service, one.impact))
    made = _under_strip(bench.desk, scene, found, one.impact)
    left = bench.all_findings(bench.desk.setter.findings)
    return Outcome(None if has_errors(left) else made, left)


def _marked(found: Breakdown, service: Service, impact: Impact) -> Marked:
    """What is marked: cards, the failing touchpoint in its row, steps, and the connectors along which it breaks."""
    cards: dict[str, Reach] = dict.fromkeys(impact.direct, Reach.DIRECT)
    cards |= dict.fromkeys(impact.through, Reach.INDIRECT)
    if found.failing.kind is FailingKind.TOUCHPOINT:
        places = [(stage.key, stage.touchpoints) for stage in service.stages]
        for key, touchpoints in (*places, *((step.key, step.touchpoints) for step in service.steps)):
            if found.failing.id in touchpoints:
                cards[f"{key}.touchpoint.{touchpoints.index(found.failing.id) + 1}"] = Reach.DIRECT
    steps = {hit.step.key: hit.reach for hit in impact.noticed}
    return Marked(cards, steps, impact.along)


def _under_strip(desk: Desk, scene: Scene, found: Breakdown, impact: Impact) -> Scene:
    """The scene under a strip."""
    left, words = desk.size("margin"), desk.words
    teller = Teller(words=words, language=desk.language)
    name = Wording(heading(teller, found), words.language)
    role = desk.theme.type("legend")
    title = single(desk, "impact-title", name, desk.theme.type("legend-title"))
    items: list[Item] = [*place(title, left, _MIDDLE - title.height / 2)]
    at = left + title.width + _BETWEEN
    for reach in _used(impact):
        label = words.text("format.label", label=words.text("impact.how"), text=words.text(f"impact.{reach}"))
        text = single(desk, "impact-text", Wording(label, words.language), role)
        parts: tuple[Item, ...] = (
            sign(desk, reach, at + RADIUS, _MIDDLE), *place(text, at + 2 * RADIUS + 8, _MIDDLE - text.height / 2),
        )  # fmt: skip
        items.append(Group("impact-item", parts, data=(("impact", reach.value),)))
        at += 2 * RADIUS + 8 + text.width + _BETWEEN
    for key, share in (("steps", impact.main), ("moments", impact.moments)):
        if share.all:
            told = Wording(_told(desk, key, share), words.language)
            text = single(desk, "impact-text", told, desk.theme.type("totals"))
            items += place(text, at, _MIDDLE - text.height / 2)
            at += text.width + _BETWEEN
    width = max(scene.width, at - _BETWEEN + left)
    ground: tuple[Item, ...] = (
        Box("impact-ground", 0.0, 0.0, width, _STRIP, Paint(fill=desk.colour("card.fill"))),
        Path("impact-rule", (("M", 0.0, _STRIP), ("L", width, _STRIP)), Paint(stroke=desk.colour("hairline"))),
    )
    strip: Item = Group("impact", (*ground, *items), id=desk.id("impact"))
    if scene.direction is Direction.RTL:
        strip = mirrored(strip, scene.width)
    below = tuple(lowered(item, _STRIP) for item in scene.items)
    return replace(scene, width=width, height=scene.height + _STRIP, items=(strip, *below))


def _used(impact: Impact) -> list[Reach]:
    """The signs that the drawing has."""
    steps = {hit.reach for hit in impact.noticed}
    cards = {Reach.DIRECT: bool(impact.direct), Reach.INDIRECT: bool(impact.through)}
    return [reach for reach, there in cards.items() if there or reach in steps]


def _told(desk: Desk, key: str, share: Share) -> str:
    words = desk.words
    return words.text(f"impact.{key}", n=words.number(share.hit), all=words.number(share.all))
