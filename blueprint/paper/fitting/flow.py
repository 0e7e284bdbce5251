"""Lets a drawing run over as many pages as it takes, each band whole on its page.

┌────────┐ ┌────────┐ ┌────────┐
│ header │ │ 4 5 6  │ │ 10 11  │
│ 1 2 3  │ │ 7 8 9  │ │ foot   │
└────────┘ └────────┘ └────────┘
"""

from __future__ import annotations

from blueprint.layout.form import Form
from blueprint.paper.fitting.fit import NARROWEST, Fitted
from blueprint.paper.fitting.folds import fold, needed
from blueprint.paper.fitting.trial import Laid, Measures, Room, Trial
from blueprint.paper.sheet import MM_PER_UNIT

_LARGEST = 1.0
_STEP = 0.94
_COMFORTABLE = 150.0
_BAND_GAP, _CHIPS = 44.0, 64.0


def flow(trial: Trial, stages: tuple[int, ...], measures: Measures, room: Room, least_scale: float) -> Fitted | None:
    """Lay a drawing out on pages of one size, at the largest scale at which each band fits on a page.

    Args:
        stages: number of columns of each stage.
        room: what each page has inside its margins.
        least_scale: where letters become too small to print.

    Returns:
        a scene for each page; None if a band fits on no page even at the least scale.
    """
    scale = max(_LARGEST, least_scale)
    while True:
        if fitted := _at(trial, stages, measures, room, scale):
            return fitted
        if scale <= least_scale:
            return None
        scale = max(least_scale, scale * _STEP)


def _at(trial: Trial, stages: tuple[int, ...], measures: Measures, room: Room, scale: float) -> Fitted | None:
    """The pages at one scale, if they can be had."""
    width = room.width / (scale * MM_PER_UNIT) + 2 * measures.edge
    height = room.height / (scale * MM_PER_UNIT) + 2 * measures.edge
    free = width - 2 * measures.edge - measures.title - _CHIPS
    longest = max(stages)
    if free / longest < NARROWEST + measures.gutter:
        return None
    most = max(longest, int(free / (_COMFORTABLE + measures.gutter)))
    cuts = fold(stages, needed(stages, most))
    laid = trial(Form(cuts=cuts, pages=cuts, width=width))
    if any(scene.height > height for scene in laid.scenes):
        return None
    pages = _packed(laid, cuts, height, measures.edge)
    final = trial(Form(cuts=cuts, pages=pages, width=width, height=height))
    if any(scene.height > height + 1 for scene in final.scenes):
        final = trial(Form(cuts=cuts, pages=cuts, width=width, height=height))
    return Fitted(laid=final, scale=scale, room=room)


def _packed(laid: Laid, cuts: tuple[int, ...], height: float, edge: float) -> tuple[int, ...]:
    """Those of the cuts at which a new page must begin: bands share a page while there is room."""
    pages = []
    used = laid.scenes[0].height
    for cut, scene in zip(cuts, laid.scenes[1:], strict=True):
        more = scene.height - 2 * edge + _BAND_GAP
        if used + more > height:
            pages.append(cut)
            used = scene.height
        else:
            used += more
    return tuple(pages)
