"""What a map says that a service designer would question, though it can be drawn.

In: a `Service` without errors. Out: warnings, each with its place and what to do. Nothing is asked of a map that it
does not set out to say: a map without a curve is not told that steps lack an emotion.

    rules.py         all rules, by code
    touchpoints.py   key touchpoints without a standard or an owner, a promise that none carries
    improvements.py  fail points and gaps that no opportunity answers
    moments.py       waits without a time, evidence without an action, holes in the curve, unmeasured moments of truth
    ways.py          channel switches without a hand-over, paths without an end
    languages.py     texts that a drawing in one of the map's languages would leave untranslated
"""

from blueprint.lint.rules import RULES, Rule, check

__all__ = ["RULES", "Rule", "check"]
