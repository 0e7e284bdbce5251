"""Customer effort: the two families with polarities that must not be mixed up.

In: answers 1..5 ("how much effort": low is good; Dixon, Freeman, Toman 2010), or 1..7 ("made it easy": high is good;
Dixon, Toman, DeLisi 2013). Out: figures: the mean and, for the latter, net ease in points.
"""

from __future__ import annotations

from blueprint.experience.figures.intervals import adjusted_wald
from blueprint.experience.figures.means import mean_figure
from blueprint.experience.figures.satisfaction import part
from blueprint.experience.figures.tally import Tally
from blueprint.frozen import replace
from blueprint.model.figures import Figure

EFFORT_SCALE = (1.0, 5.0)
EASE_SCALE = (1.0, 7.0)
EASY = (5.0, 7.0)
_DIFFICULT = 3.0


def ces1(tally: Tally) -> Figure:
    """Mean effort, by weight, with its normal interval; low is good.

    Args:
        tally: at least one answer, 1..5.
    """
    return mean_figure(tally, EFFORT_SCALE)


def ces2(tally: Tally, easy: tuple[float, float] = EASY) -> Figure:
    """Mean ease with its normal interval, and net ease: percent easy minus percent difficult; high is good.

    Shares are by weight. The interval of net ease is that of the Net Promoter Score.

    Args:
        tally: at least one answer, 1..7.
        easy: the lowest and highest answer that counts as easy. Difficult are 1-3, less those that count as easy;
            the rest is neutral.
    """
    low, high = easy
    hard = min(_DIFFICULT, low - 1)
    good = part(tally, "easy", lambda score: low <= score <= high)
    bad = part(tally, "difficult", lambda score: score <= hard)
    rest = part(tally, "neutral", lambda score: score > hard and not low <= score <= high)
    return replace(
        mean_figure(tally, EASE_SCALE),
        net=100 * (good.share - bad.share),
        net_interval=adjusted_wald(good.share, bad.share, tally.effective),
        shares=(good, rest, bad),
        rule=f"{_range(low, high)} / {_range(EASE_SCALE[0], hard)}",
    )


def _range(low: float, high: float) -> str:
    """`5-7`; a single answer alone."""
    return f"{low:g}-{high:g}" if low < high else f"{high:g}"
