"""The areas between expectation and experience, signed.

In: the curves of a panel. Out: one `Path` for each stretch over which the sign stays the same. Scores that are for all
count for each persona that has scores of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from blueprint.layout.desk import Desk
from blueprint.layout.drawn_curve import DrawnCurve, personas_drawn
from blueprint.layout.spline import Arc, Piece, between, joined_up
from blueprint.scene import Paint, Path

_OF_SEVERAL = 0.6
"""Opacity of the areas of several pairs of curves, so that those which lie on each other are told apart."""
_Span = tuple[float, float]


def curve_areas(desk: Desk, curves: Iterable[DrawnCurve]) -> list[Path]:
    """The areas between both curves of each persona."""
    pairs = [pieces for pieces in _pairs(list(curves)) if pieces]
    opacity = 1.0 if len(pairs) == 1 else _OF_SEVERAL
    return [_area(desk, stretch, opacity) for pieces in pairs for stretch in joined_up(pieces)]


def _pairs(curves: list[DrawnCurve]) -> list[list[Piece]]:
    """What lies between experience and expectation, persona by persona; between two shared curves once."""
    done: set[tuple[str, str, float]] = set()
    found: list[list[Piece]] = []
    for persona in personas_drawn(curves):
        expected = _arcs(curves, "expectation", persona)
        pieces: list[Piece] = []
        for span, (owner, arc) in sorted(_arcs(curves, "experience", persona).items()):
            if span not in expected:
                continue
            other, below = expected[span]
            if (owner, other, arc.x0) not in done:
                done.add((owner, other, arc.x0))
                pieces += between(arc, below)
        found.append(pieces)
    return found


def _arcs(curves: list[DrawnCurve], name: str, persona: str) -> dict[_Span, tuple[str, Arc]]:
    """The arcs that count for a persona by where they lie, each with whose it is: its own, else those for all."""
    mine = [c for c in curves if c.name == name and c.persona == persona]
    shared = [c for c in curves if c.name == name and not c.persona]
    return {(arc.x0, arc.x1): (c.persona, arc) for c in chain(shared, mine) for arc in c.arcs()}


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
