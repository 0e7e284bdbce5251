"""Figures from answers: what surveys come to, with intervals. Pure arithmetic, without files.

In: tallies of answers. Out: `Figure` and `Kano` of the model, unrounded.

    tally.py         answers by score; merging
    figure.py        the figure of a metric, by its type
    nps.py, satisfaction.py, effort.py, means.py, kano.py    the families
    intervals.py     where a figure lies with 95 % confidence
    trends.py        the periods of a trend
"""

from blueprint.experience.figures.figure import figure
from blueprint.experience.figures.kano import KanoAnswer, kano, kano_answer
from blueprint.experience.figures.tally import Bar, Tally, merge, tally_of, tally_of_bars
from blueprint.experience.figures.trends import Unit, period_of, periods
from blueprint.model.periods import parse_period

__all__ = [
    "Bar", "KanoAnswer", "Tally", "Unit", "figure", "kano", "kano_answer", "merge", "parse_period", "period_of",
    "periods", "tally_of", "tally_of_bars",
]  # fmt: skip
