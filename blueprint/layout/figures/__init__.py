"""Figures as small drawings: the value, where it lies on its scale, its parts, its course, its groups."""

from __future__ import annotations

from blueprint.layout.bands import MetricAt, MetricStrip
from blueprint.layout.cards import Block
from blueprint.layout.desk import Desk
from blueprint.layout.figures.card import figure_block
from blueprint.layout.figures.strip import strip_block
from blueprint.model.measures import Metric

__all__ = ["metric_block"]


def metric_block(desk: Desk, content: Metric | MetricAt | MetricStrip, width: float) -> Block:
    """A figure on its card, or those of the whole service side by side, measured for a width in user units."""
    if isinstance(content, MetricStrip):
        return strip_block(desk, content, width)
    return figure_block(desk, content, width)
