"""Figures of the customer's experience, as pure functions on the model.

In: a `Service`, or plain numbers. Out: frozen values. Nothing is rounded here, and nothing is drawn.

    path.py          the main path; time and wait along it
    satisfaction.py  expectation against experience, per step and persona
    curve.py         peak, best, worst, end, remembered and mean, net experience
    encounters.py    where connectors cross lines
    opportunities.py their order and quadrants
    coverage.py      which experience themes, and effects of theirs, are touched in which stage
    modules.py       which kinds of experience (sense, feel, think, act, relate) in which stage
    mending.py       what would change if the worst step were mended
    gaps.py          service-quality gaps with what speaks for them; gap 5 is computed
    figures/         what answers of surveys come to (imported by those who count answers only)
"""

from blueprint.experience.coverage import EffectCoverage, ThemeCoverage, effect_coverage, theme_coverage
from blueprint.experience.curve import Curve, CurvePoint, curve, curves
from blueprint.experience.encounters import Encounter, encounters
from blueprint.experience.gaps import LocatedGap, Missed, service_gaps
from blueprint.experience.mending import Mending, mended
from blueprint.experience.modules import ModuleCoverage, module_coverage
from blueprint.experience.opportunities import Quadrant, RankedOpportunity, ranked_opportunities
from blueprint.experience.path import Totals, main_path, totals
from blueprint.experience.satisfaction import Satisfaction, personas_scored, satisfactions

__all__ = [
    "Curve", "CurvePoint", "EffectCoverage", "Encounter", "LocatedGap", "Mending", "Missed", "ModuleCoverage",
    "Quadrant", "RankedOpportunity", "Satisfaction", "ThemeCoverage", "Totals", "curve", "curves", "effect_coverage",
    "encounters", "main_path", "mended", "module_coverage", "personas_scored", "ranked_opportunities", "satisfactions",
    "service_gaps", "theme_coverage", "totals",
]  # fmt: skip
