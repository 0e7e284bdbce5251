"""The areas between expectation and experience, signed; or between another state's experience and the drawing's own.

In: the curves of a panel. Out: one `Path` for each stretch over which the sign stays the same. Scores that are for all
count for each persona that has scores of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, pairwise

from blueprint.frozen import replace
from blueprint.layout.desk import Desk
from blueprint.layout.drawn_curve import DrawnCurve, personas_drawn
from blueprint.layout.spline import Arc, Piece, between, joined_up
from blueprint.scene import Paint, Path

_OF_SEVERAL = 0.6
"""Opacity of the areas of several pairs of curves, so that those which lie on each other are told apart."""
_NEAR = 1e-6
_Span = tuple[float, float]


def curve_areas(desk: Desk, curves: Iterable[DrawnCurve]) -> list[Path]:
    """The areas between both curves of each persona."""
    pairs = [pieces for pieces in _pairs(list(curves)) if pieces]
    opacity = 1.0 if len(pairs) == 1 else _OF_SEVERAL
    return [_area(desk, stretch, opacity) for pieces in pairs for stretch in joined_up(pieces)]


def _pairs(curves: list[DrawnCurve]) -> list[list[Piece]]:
    """What lies between experience and expectation, persona by persona; between two shared curves once."""
    done: set[tuple[str, str, float]] = set()
    below_name = "other" if any(curve.name == "other" for curve in curves) else "expectation"
    at = sorted({x for curve in curves for _, _, x, _ in curve.points()})
    found: list[list[Piece]] = []
    for persona in personas_drawn(curves):
        expected = _arcs(curves, below_name, persona, at)
        pieces: list[Piece] = []
        for span, (owner, arc) in sorted(_arcs(curves, "experience", persona, at).items()):
            if span not in expected:
                continue
            other, below = expected[span]
            if (owner, other, arc.x0) not in done:
                done.add((owner, other, arc.x0))
                pieces += between(arc, below)
        found.append(pieces)
    return found


def _arcs(curves: list[DrawnCurve], name: str, persona: str, at: list[float]) -> dict[_Span, tuple[str, Arc]]:
    """The arcs that count for a persona by where they lie, each with whose it is: its own, else those for all.

    Args:
        at: where any curve has a point: an arc that goes past one is cut there.
    """
    mine = [c for c in curves if c.name == name and c.persona == persona]
    shared = [c for c in curves if c.name == name and not c.persona]
    return {
        (piece.x0, piece.x1): (c.persona, piece)
        for c in chain(shared, mine)
        for arc in c.arcs()
        for piece in _cut(arc, at)
    }


def _cut(arc: Arc, at: list[float]) -> list[Arc]:
    """An arc in pieces that end at the places inside of it."""
    inside = [x for x in at if arc.x0 + _NEAR < x < arc.x1 - _NEAR]
    if not inside:
        return [arc]
    width = arc.x1 - arc.x0
    pieces = [arc.part((a - arc.x0) / width, (b - arc.x0) / width) for a, b in pairwise([arc.x0, *inside, arc.x1])]
    # Both curves' pieces are found by their ends, which must not differ in their last bit.
    ends = pairwise([arc.x0, *inside, arc.x1])
    return [replace(piece, x0=a, x1=b) for piece, (a, b) in zip(pieces, ends, strict=True)]


def _area(desk: Desk, pieces: list[Piece], opacity: float) -> Path:
    """One area: along the experience, and back along the expectation."""
    better, first, _ = pieces[0]
    last = pieces[-1][2]
    sign = "plus" if better else "minus"
    commands = (
        ("M", first.x0, first.y0), *(felt.command for _, felt, _ in pieces),
        ("L", last.x1, last.y1), *(expected.reverse.command for _, _, expected in reversed(pieces)), ("Z",),
    )  # fmt: skip
    return Path("curve-area", commands, Paint(fill=desk.colour(f"curve.{sign}"), opacity=opacity), (("sign", sign),))
