"""Finds the shape in which a drawing is as large as possible on one page.

    12 × 1 band            6 × 2 bands, wide columns      6 × 2 bands, narrow columns
    ┌──────────────┐       ┌────────────────┐             ┌──────────┐
    │▒▒▒▒▒▒▒▒▒▒▒▒▒▒│       │▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│             │▒▒▒▒▒▒▒▒▒▒│
    │              │       │▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒│             │▒▒▒▒▒▒▒▒▒▒│
    └──────────────┘       └────────────────┘             │▒▒▒▒▒▒▒▒▒▒│
                                                          └──────────┘

The narrower the columns, the higher the drawing; text is largest where its shape is the page's. One layout tells how
promising each number of bands is; the best ones are then really laid out, a few times each.
"""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.layout.form import NATURAL, Form
from blueprint.paper.fitting.folds import fold, widths
from blueprint.paper.fitting.trial import Laid, Measures, Room, Trial, scale_in
from blueprint.paper.sheet import MM_PER_UNIT
from blueprint.scene import Box, Group, Path, Scene

NARROWEST, WIDEST = 124.0, 330.0
"""Least and greatest width of a column that is read with pleasure, in user units."""
_MOST_BANDS = 12
_TRIES = 4
_STIFF = 0.4
"""Share of a band's height that does not depend on the width of its columns: titles, gaps, lines."""
_BAND_GAP = 44.0
_CHIPS = 64.0
_POWER = 1.4
"""The slope of a drawing falls about as this power of its column width."""
_GOOD_ENOUGH = 0.03
_WORTH_A_FOLD = 1.06
"""A folded map is harder to follow: its text must be this much larger."""
_SAME = 0.02
"""Widths of columns that differ by less need not both be tried."""
_DOUBT = 1.08
"""How much better than foretold a guess may turn out, compared with the first."""


@frozen(kw_only=True)
class Fitted:
    """A layout, one scene a page, and the scale to print it at.

    Attributes:
        room: which of the rooms it is fitted into.
    """

    laid: Laid
    scale: float
    room: Room


@frozen(kw_only=True)
class _Guess:
    """A number of bands in a room, with the width of columns and the scale that it should come to."""

    room: Room
    bands: int
    column: float
    scale: float

    @property
    def worth(self) -> float:
        """Its scale, less what folding costs the reader."""
        return self.scale / (_WORTH_A_FOLD if self.bands > 1 else 1.0)


@frozen(kw_only=True)
class _Candidate:
    """A guess that was laid out."""

    room: Room
    cuts: tuple[int, ...]
    column: float | None
    scale: float
    laid: Laid

    @property
    def worth(self) -> float:
        """Its scale, less what folding costs the reader."""
        return self.scale / (_WORTH_A_FOLD if self.cuts else 1.0)


def fit_page(trial: Trial, stages: tuple[int, ...], measures: Measures, rooms: tuple[Room, ...]) -> Fitted:
    """Lay a drawing out so that its text is as large as possible in one of several rooms.

    Args:
        trial: lays the drawing out in a form.
        stages: number of columns of each stage.
        measures: of the layout.
        rooms: what the page has inside its margins, held one way or the other.
    """
    natural = trial(NATURAL)
    scene = natural.scenes[0]
    found = [
        _Candidate(room=room, cuts=(), column=None, scale=scale_in(room, [scene], measures.edge), laid=natural)
        for room in rooms
    ]
    guesses = sorted(
        (guess for room in rooms for guess in _guesses(stages, measures, room, scene)), key=lambda g: -g.worth
    )
    trust = 0.0
    for guess in guesses:
        best = max(found, key=lambda c: c.worth)
        if trust and guess.worth * trust * _DOUBT < best.worth:
            break
        solved = _solve(trial, guess, stages, measures, natural.broken)
        found += solved
        trust = trust or max((c.worth for c in solved), default=guess.worth) / guess.worth
    return _settle(trial, max(found, key=lambda c: c.worth), measures)


def _guesses(stages: tuple[int, ...], measures: Measures, room: Room, natural: Scene) -> list[_Guess]:
    """What each number of bands should come to, by what one layout tells."""
    top, bottom = _grid_of(natural)
    grid, rest = bottom - top, natural.height - 2 * measures.edge - (bottom - top)
    own = (natural.width - 2 * measures.edge - measures.title) / sum(stages) - measures.gutter
    guesses = []
    for bands in range(1, min(len(stages), _MOST_BANDS) + 1):
        most = max(widths(stages, fold(stages, bands)))
        fixed = rest + (bands - 1) * _BAND_GAP + bands * grid * _STIFF
        wrapped = bands * grid * (1 - _STIFF) * own
        low, high = NARROWEST, WIDEST
        for _ in range(12):
            middle = (low + high) / 2
            if fixed + wrapped / middle > room.slope * _inner(measures, most, middle, bands):
                low = middle
            else:
                high = middle
        across = room.width / _inner(measures, most, high, bands)
        scale = min(across, room.height / (fixed + wrapped / high)) / MM_PER_UNIT
        guesses.append(_Guess(room=room, bands=bands, column=high, scale=scale))
    return guesses


def _inner(measures: Measures, columns: int, column: float, bands: int) -> float:
    """Width of a drawing without its margins, in user units."""
    return measures.title + columns * (column + measures.gutter) + (_CHIPS if bands > 1 else 0.0)


def _solve(trial: Trial, guess: _Guess, stages: tuple[int, ...], measures: Measures, broken: int) -> list[_Candidate]:
    """Seeks the column width at which the drawing has the page's shape."""
    cuts, room = fold(stages, guess.bands), guess.room
    most = max(widths(stages, cuts))
    column, low = guess.column, NARROWEST
    tried: list[float] = []
    found: list[_Candidate] = []
    for _ in range(_TRIES):
        column = round(max(low, min(WIDEST, column)), 1)
        if any(abs(column / other - 1) < _SAME for other in tried):
            break
        tried.append(column)
        width = _inner(measures, most, column, guess.bands) + 2 * measures.edge
        laid = trial(Form(cuts=cuts, column=column, width=width))
        scene = laid.scenes[0]
        if laid.broken > broken:
            low = column = min(WIDEST, column * 1.12)
            continue
        scale = scale_in(room, [scene], measures.edge)
        better = not found or scale > max(c.scale for c in found) * (1 + _GOOD_ENOUGH / 3)
        found.append(_Candidate(room=room, cuts=cuts, column=column, scale=scale, laid=laid))
        slope = (scene.height - 2 * measures.edge) / (scene.width - 2 * measures.edge)
        if abs(slope / room.slope - 1) < _GOOD_ENOUGH or not better:
            break
        column *= (slope / room.slope) ** (1 / _POWER)
    return found


def _settle(trial: Trial, best: _Candidate, measures: Measures) -> Fitted:
    """Lays the best candidate out once more, so that it fills the page to its edges."""
    room, scale = best.room, best.scale
    fitted = Fitted(laid=best.laid, scale=scale, room=room)
    for _ in range(_TRIES):
        width = room.width / (scale * MM_PER_UNIT) + 2 * measures.edge
        height = room.height / (scale * MM_PER_UNIT) + 2 * measures.edge
        laid = trial(Form(cuts=best.cuts, column=best.column, width=width, height=height))
        reached = scale_in(room, laid.scenes, measures.edge)
        fitted = Fitted(laid=laid, scale=min(scale, reached), room=room)
        if reached > scale * (1 - _GOOD_ENOUGH / 3):
            break
        scale = reached
    return fitted


def _grid_of(scene: Scene) -> tuple[float, float]:
    """Top of the stage bands and bottom of the last lane."""
    tops = [float(i.commands[0][2]) for i in _shapes(scene, "stage-band") if isinstance(i, Path)]
    bottoms = [i.y + i.height for i in _shapes(scene, "lane-band") if isinstance(i, Box)]
    return min(tops), max(bottoms, default=min(tops))


def _shapes(scene: Scene, role: str) -> list[Box | Path]:
    """Shapes of a role that stand in one of the scene's groups, or in a group of those."""
    groups = [i for i in scene.items if isinstance(i, Group)]
    groups += [i for g in groups for i in g.items if isinstance(i, Group)]
    return [i for g in groups for i in g.items if isinstance(i, Box | Path) and i.role == role]
