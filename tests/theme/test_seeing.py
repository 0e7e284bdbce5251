"""Colour-blind eyes and grey prints lose nothing that only a colour says."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise

import pytest
from vision import MATRICES, difference, lightness

from blueprint.theme import Theme, built_in_names, load_theme

SIGHTS = tuple(MATRICES)
COLOURED = [name for name in built_in_names() if name != "mono"]
LANES = ("evidence", "customer", "frontstage", "backstage", "support")


@cache
def theme(name: str) -> Theme:
    loaded = load_theme(name).value
    assert loaded is not None
    return loaded


def test_the_simulation_does_what_the_paper_says() -> None:
    """Greys stay greys; red and green come near to each other for the two that lack them, blue stays apart."""
    for sight in SIGHTS:
        assert difference("#808080", "#808080", sight) == 0
        assert abs(lightness("#808080") - 53.6) < 0.1
    assert difference("#b03a2e", "#4a7a1c") > 3 * difference("#b03a2e", "#4a7a1c", "deuteranopia")
    assert difference("#1f5f99", "#8a6d3b", "deuteranopia") > 30


@pytest.mark.parametrize("name", COLOURED)
@pytest.mark.parametrize("sight", SIGHTS)
def test_series_are_told_apart_by_colour_too(name: str, sight: str) -> None:
    colours = [s.colour for s in theme(name).series]
    assert min(difference(a, b, sight) for a, b in combinations(colours, 2)) >= 15


@pytest.mark.parametrize("name", COLOURED)
@pytest.mark.parametrize("sight", SIGHTS)
def test_neighbouring_lanes_have_different_bars(name: str, sight: str) -> None:
    shown = theme(name)
    bars = [shown.colour(f"{lane}.accent") for lane in LANES]
    assert min(difference(a, b, sight) for a, b in pairwise(bars)) >= 8


@pytest.mark.parametrize("name", built_in_names())
def test_areas_of_the_curve_differ_in_grey(name: str) -> None:
    shown = theme(name)
    assert lightness(shown.colour("curve.plus")) - lightness(shown.colour("curve.minus")) >= 5 or name == "dark"
    assert abs(lightness(shown.colour("curve.plus")) - lightness(shown.colour("curve.minus"))) >= 5


@pytest.mark.parametrize("name", built_in_names())
def test_removed_new_and_changed_cards_differ_in_grey(name: str) -> None:
    """By dash; and a badge says it in words."""
    shown = theme(name)
    assert len({shown.stroke(f"status.{s}").dash for s in ("new", "changed", "removed")}) == 3
