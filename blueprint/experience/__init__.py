"""Figures of the customer's experience, as pure functions on the model.

In: a `Service`, or plain numbers. Out: frozen values. Nothing is rounded here, and nothing is drawn.

    path.py          the main path; time and wait along it
    satisfaction.py  expectation against experience, per step and persona
    curve.py         peak, best, worst, end, remembered and mean, net experience
    encounters.py    where connectors cross lines
    opportunities.py their order and quadrants
    coverage.py      which experience themes are touched in which stage
"""

from blueprint.experience.coverage import ThemeCoverage, theme_coverage
from blueprint.experience.curve import Curve, CurvePoint, curve, curves
from blueprint.experience.encounters import Encounter, encounters
from blueprint.experience.opportunities import Quadrant, RankedOpportunity, ranked_opportunities
from blueprint.experience.path import Totals, main_path, totals
from blueprint.experience.satisfaction import Satisfaction, personas_scored, satisfactions

__all__ = [
    "Curve", "CurvePoint", "Encounter", "Quadrant", "RankedOpportunity", "Satisfaction", "ThemeCoverage",
    "Totals", "curve", "curves", "encounters", "main_path", "personas_scored", "ranked_opportunities",
    "satisfactions", "theme_coverage", "totals",
]  # fmt: skip
