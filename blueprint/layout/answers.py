"""How many answers the points of a curve rest on, at the foot of the panel, under each column.

    ○ ●  n = 30      markers where the curves of a step rest on different numbers
    □ ■  n = 24
       n = 52        none where all of them rest on the same

In: scored steps. Out: the height of the foot, then its groups.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.layout.desk import Desk
from blueprint.layout.drawn_curve import DrawnCurve, Panel, marker_sign, scores_of
from blueprint.layout.stacks import Stack, place, single
from blueprint.model.measures import Score
from blueprint.model.service import Step
from blueprint.model.text import Wording
from blueprint.scene import Box, Group, Item, Paint

_LINE, _PAD = 17.0, 7.0
"""From line to line; above the first and below the last."""
_SIGN, _TO_WORDS = 13.0, 2.0
"""Width of a marker with its air; from the last one to the words."""
_Line = tuple[tuple[DrawnCurve, ...], int]
"""Curves and the number of answers that their scores at a step rest on."""


def answers_height(desk: Desk, series: frozenset[str]) -> float:
    """Height of the foot in user units; 0 where no score that is drawn says what it rests on."""
    most = max((len(_counts(_scores(desk, step, series))) for step in desk.service.steps), default=0)
    return most * _LINE + 2 * _PAD if most else 0.0


def _scores(desk: Desk, step: Step, series: frozenset[str]) -> Iterable[Score]:
    for name in ("experience", "expectation", "other"):
        if name in series:
            yield from scores_of(desk, step, name)


def _counts(scores: Iterable[Score]) -> set[int]:
    return {score.n for score in scores if score.n is not None}


def answers(desk: Desk, curves: list[DrawnCurve], panel: Panel, height: float) -> list[Group]:
    """The foot of a panel: a group a step that has scores with a number of answers.

    Args:
        curves: those of the panel, in painting order. height: of the foot, the same in all panels.
    """
    ordered = sorted(curves, key=lambda curve: curve.name != "experience")
    made = []
    for step, middle in zip(panel.steps, panel.middles, strict=False):
        at = [(curve, s) for curve in ordered for own, s, _, _ in curve.points() if own.key == step.key]
        lines = _lines(at)
        if not lines:
            continue
        alone = len(lines) == 1 and len(lines[0][0]) == len(at)
        top = panel.bottom - height + _PAD
        made.append(_group(desk, step, lines, middle, top, signed=not alone))
    return made


def _lines(at: list[tuple[DrawnCurve, Score]]) -> list[_Line]:
    """The numbers at one step, each with the curves that it is true of."""
    found: dict[int, tuple[DrawnCurve, ...]] = {}
    for curve, score in at:
        if score.n is not None:
            found[score.n] = (*found.get(score.n, ()), curve)
    return [(curves, n) for n, curves in found.items()]


def _group(desk: Desk, step: Step, lines: list[_Line], middle: float, top: float, *, signed: bool) -> Group:
    """The lines of one step, centred under its points; markers and words of all lines begin at the same places."""
    words = [_words(desk, n) for _, n in lines]
    signs = max(len(curves) for curves, _ in lines) * _SIGN + _TO_WORDS if signed else 0.0
    width = signs + max(word.width for word in words)
    left = middle - width / 2
    ground = Paint(fill=desk.colour("experience.band"))
    items: list[Item] = [Box("word-plate", left - 3, top, width + 6, len(lines) * _LINE, ground, 3.0)]
    for n, ((curves, _), word) in enumerate(zip(lines, words, strict=True)):
        y = top + (n + 0.5) * _LINE
        if signed:
            first = left + signs - _TO_WORDS - len(curves) * _SIGN
            items += (marker_sign(desk, c, first + (k + 0.5) * _SIGN, y) for k, c in enumerate(curves))
        items += place(word, left + signs, y - word.height / 2, word.width)
    return Group("point-words", tuple(items), data=(("step", step.key),))


def _words(desk: Desk, n: int) -> Stack:
    said = desk.words.text("metric.sample", n=desk.words.number(n))
    return single(desk, "point-sample", Wording(said, desk.words.language), desk.theme.type("axis"))
