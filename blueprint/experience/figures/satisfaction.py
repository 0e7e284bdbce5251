"""Shares of answers: customer satisfaction (top two boxes), and answers that are yes or no.

In: answers on a scale, or 0 and 1. Out: figures in percent.
"""

from __future__ import annotations

from collections.abc import Callable
from math import floor

from blueprint.experience.figures.intervals import wilson
from blueprint.experience.figures.tally import Tally
from blueprint.model.figures import Figure, Share

SCALE = (1.0, 5.0)
YES_OR_NO = (0.0, 1.0)


def csat(tally: Tally, scale: tuple[float, float] = SCALE) -> Figure:
    """Percent of answers in the top two boxes: on the two highest whole points of the scale, or between them.

    The share is by weight; the interval is Wilson's with the effective number of answers.

    Args:
        tally: at least one answer on the scale. scale: its lowest and highest point.
    """
    return _of(tally, part(tally, "satisfied", lambda score: score >= floor(scale[1]) - 1))


def yes_share(tally: Tally) -> Figure:
    """Percent of answers that are yes (1), by weight, with Wilson's interval for the effective number of answers.

    Args:
        tally: at least one answer, 0 or 1.
    """
    return _of(tally, part(tally, "yes", lambda score: score == 1))


def part(tally: Tally, name: str, counts: Callable[[float], bool]) -> Share:
    """The answers whose score counts: their number, and their share by weight."""
    return Share(name, tally.count(counts), tally.share(counts))


def _of(tally: Tally, share: Share) -> Figure:
    """The figure that is one share alone."""
    return Figure(value=100 * share.share, n=tally.n, interval=wilson(share.share, tally.effective), shares=(share,))
