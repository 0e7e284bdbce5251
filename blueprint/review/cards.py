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


def figure_cards(desk: Desk, metrics: Sequence[Metric], width: float) -> tuple[FigureCard, ...]:
    """The cards of some metrics, each as high as what it says.

    Args:
        desk: the tools of a drawing, with the service's measurements.
        metrics: whose cards.
        width: of each, in user units.
    """
    return tuple(_card(desk, metric, width) for metric in metrics)


def _card(desk: Desk, metric: Metric, width: float) -> FigureCard:
    inner = width - 2 * _EDGE
    block = metric_block(desk, metric, inner)
    items = block.paint(Rect(_EDGE, _EDGE, inner, block.height))
    return FigureCard(metric.id, _scene(desk, metric, Group("card", items), width, block.height + 2 * _EDGE))


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
