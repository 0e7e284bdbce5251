"""The Net Promoter Score (Reichheld 2003).

In: answers 0..10. Out: a figure in points.
"""

from __future__ import annotations

from blueprint.experience.figures.intervals import adjusted_wald
from blueprint.experience.figures.satisfaction import part
from blueprint.experience.figures.tally import Tally
from blueprint.model.figures import Figure

SCALE = (0.0, 10.0)
_PROMOTER, _DETRACTOR = 9, 6


def nps(tally: Tally) -> Figure:
    """Percent promoters (9-10) minus percent detractors (0-6); the rest (7-8) are passives.

    Shares are by weight; the interval is the adjusted Wald interval with the effective number of answers.

    Args:
        tally: at least one answer, 0..10.
    """
    promoters = part(tally, "promoters", lambda score: score >= _PROMOTER)
    passives = part(tally, "passives", lambda score: _DETRACTOR < score < _PROMOTER)
    detractors = part(tally, "detractors", lambda score: score <= _DETRACTOR)
    return Figure(
        value=100 * (promoters.share - detractors.share),
        n=tally.n,
        interval=adjusted_wald(promoters.share, detractors.share, tally.effective),
        shares=(promoters, passives, detractors),
    )
