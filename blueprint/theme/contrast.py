"""Which colours of a theme stand on which, and whether they can be told from it.

In: `Theme`. Out: pairs and their contrast. Bounds of WCAG 2.2 (W3C 2023), 1.4.3 and 1.4.11: words 4.5:1,
large words 3:1, graphics 3:1. Tints and hairlines only decorate what a title or a bar already says: free.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from blueprint.theme.colour import contrast
from blueprint.theme.values import ROW, Theme

TEXT = 4.5
LARGE_TEXT = 3.0
GRAPHICS = 3.0
LARGE_SIZE = 24
"""From this size in user units on words count as large."""

_MARKED = ("customer", "frontstage", "backstage", "support", "other")
"""Lanes that carry marks, connectors and changes."""

_GROUNDS = {
    "stage": ("stage.band",),
    "stage-aside": ("stage.band",),
    "stage-phase": ("stage.band",),
    "lane-note": ("row.band",),
    "card-time": ("row.band", "row.fill"),
    "axis": ("experience.band",),
    "curve-label": ("experience.band", "curve.plus", "curve.minus"),
    "point-label": ("experience.band",),
    "tag": ("tag.end",),
    "link-label": ("link.label-fill", "paper"),
    "chip": ("link.chip",),
    "mark": ("card.fill",),
    "badge": ("status.new.fill",),
    "figure": ("metric.band", "metric.fill"),
    "figure-title": ("metric.fill",),
    "figure-scale": ("metric.fill",),
    "figure-note": ("metric.band", "metric.fill"),
}
"""What words of a kind stand on; those that are not listed stand on the paper."""


class Pair(NamedTuple):
    """A colour and what it stands on, both as roles, and the least contrast they need."""

    front: str
    ground: str
    least: float
    words: str = ""
    """Kind of words (`card`) that makes the pair; empty for graphics and marks."""


def pairs(theme: Theme, colours_of_types: dict[str, str]) -> Iterator[Pair]:
    """All pairs that must be told apart.

    Args:
        theme: the theme.
        colours_of_types: colour role of every entry of its type scale.
    """
    for name, role in colours_of_types.items():
        least = LARGE_TEXT if theme.types[name].style.size >= LARGE_SIZE else TEXT
        yield from (Pair(front, ground, least, name) for front, ground in _words(theme, name, role))
    yield from _signs(theme)
    yield from _rows(theme)
    yield from _lines(theme)


def ratio(theme: Theme, pair: Pair) -> float:
    """Contrast of the two colours of a pair."""
    return contrast(colour_of(theme, pair.front), theme.colour(pair.ground))


def colour_of(theme: Theme, role: str) -> str:
    """`#rrggbb` of a colour role or of `series.N` (from 1)."""
    name, _, number = role.partition(".")
    return theme.series[int(number) - 1].colour if name == "series" else theme.colour(role)


def _words(theme: Theme, name: str, role: str) -> Iterator[tuple[str, str]]:
    """Colour and ground roles of one kind of words, lane by lane where they differ."""
    grounds = _GROUNDS.get(name, ("row.band", "row.fill") if role.startswith(ROW) else ("paper",))
    for ground in grounds:
        rows = theme.rows if ground.startswith(ROW) else ("",)
        for row in rows:
            yield role.replace(ROW, f"{row}."), ground.replace(ROW, f"{row}.")


def _signs(theme: Theme) -> Iterator[Pair]:
    """Words and letters with a ground of their own: tags, badges, marks, figures."""
    for tag in ("best", "worst", "end"):
        yield Pair(f"tag.{tag}-text", f"tag.{tag}", TEXT)
        yield Pair(f"tag.{tag}", "experience.band", GRAPHICS)
    yield from (Pair("figure.bar", ground, GRAPHICS) for ground in ("paper", "hairline", "metric.fill"))
    for group, sign in (("mark", "glyph"), ("status", "text")):
        for name in _names(theme, group):
            yield Pair(f"{group}.{name}.{sign}", f"{group}.{name}.fill", TEXT)
            for row in _MARKED:
                yield Pair(f"{group}.{name}.stroke", f"{row}.band", GRAPHICS)
                yield Pair(f"{group}.{name}.stroke", f"{row}.fill", GRAPHICS)
            yield Pair(f"{group}.{name}.stroke", "paper", GRAPHICS)


def _rows(theme: Theme) -> Iterator[Pair]:
    """Bars and borders of lanes and rows."""
    for row in theme.rows:
        yield Pair(f"{row}.accent", "paper", GRAPHICS)
        yield Pair(f"{row}.accent", f"{row}.band", GRAPHICS)
        yield Pair(f"{row}.border", f"{row}.band", GRAPHICS)
        yield Pair(f"{row}.border", f"{row}.fill", GRAPHICS)


def _lines(theme: Theme) -> Iterator[Pair]:
    """Connectors, separators, curves."""
    for kind in ("flow", "exchange", "message", "evidence", "crossing"):
        yield from (Pair(f"link.{kind}", ground, GRAPHICS) for ground in ("paper", *(f"{r}.band" for r in _MARKED)))
    yield Pair("link.crossing", "link.crossing-fill", GRAPHICS)
    for role in ("stage.band", "link.chip", "line.rule"):
        yield Pair(role, "paper", GRAPHICS)
    for role in ("curve.axis", "curve.grid"):
        yield Pair(role, "experience.band", GRAPHICS)
    for role in ("curve.experience", "curve.expectation"):
        yield from (Pair(role, ground, GRAPHICS) for ground in ("experience.band", "curve.plus", "curve.minus"))
    for number in range(1, len(theme.series) + 1):
        yield Pair(f"series.{number}", "experience.band", GRAPHICS)


def _names(theme: Theme, group: str) -> tuple[str, ...]:
    """Second parts of the roles of a group: `fail`, `wait`, … for `mark`."""
    return tuple(
        role.split(".")[1] for role in theme.colours if role.startswith(f"{group}.") and role.endswith(".fill")
    )
