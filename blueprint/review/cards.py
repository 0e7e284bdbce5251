"""Figures as small drawings: the cards of the journey map's row, each as a drawing of its own.

In: a `Desk`, the metrics. Out: one `Scene` for each.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.frozen import frozen
from blueprint.layout.desk import Desk
from blueprint.layout.figures import metric_block
from blueprint.layout.mirror import mirrored
from blueprint.model.measures import Metric
from blueprint.model.vocabulary import Direction
from blueprint.routing.plan import Rect
from blueprint.scene import Group, Scene

KIND = "figure"
_EDGE = 1.0
"""Room around a card for its border, in user units."""


@frozen
class FigureCard:
    """A metric with its drawing."""

    metric: str
    scene: Scene


def figure_cards(desk: Desk, metrics: Sequence[Metric], width: float, across: int) -> tuple[FigureCard, ...]:
    """The cards of some metrics; those that stand in one row are equally high.

    Args:
        desk: the tools of a drawing, with the service's measurements.
        metrics: whose cards.
        width: of each, in user units. across: how many stand in a row.
    """
    blocks = [(metric, metric_block(desk, metric, width - 2 * _EDGE)) for metric in metrics]
    made = []
    for start in range(0, len(blocks), across):
        row = blocks[start : start + across]
        height = max(block.height for _, block in row)
        for metric, block in row:
            items = block.paint(Rect(_EDGE, _EDGE, width - 2 * _EDGE, height))
            made.append(FigureCard(metric.id, _scene(desk, metric, Group("card", items), width, height + 2 * _EDGE)))
    return tuple(made)


def _scene(desk: Desk, metric: Metric, group: Group, width: float, height: float) -> Scene:
    direction = desk.service.direction
    title = (desk.pick(metric.title) if metric.title else desk.word(f"metric.{metric.type}")).text
    return Scene(
        prefix=desk.id(KIND, metric.id),
        kind=KIND,
        title=title,
        description=desk.words.text(f"metric.{metric.type}"),
        language=desk.language,
        direction=direction,
        width=width,
        height=height,
        background=desk.colour("paper"),
        items=(mirrored(group, width) if direction is Direction.RTL else group,),
    )
