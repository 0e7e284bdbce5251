"""Bands fill the width that they are given, and keep their columns in measure."""

from __future__ import annotations

import pytest
from folding import boxes, groups, pages, steps

from blueprint.layout.form import Form
from blueprint.scene import Scene

MARGIN = 40.0


def ends(scene: Scene) -> list[float]:
    """How far each band reaches."""
    return [max(b.x + b.width for b in boxes(band, "lane-band")) for band in groups(scene, "band")]


def cards(scene: Scene) -> list[float]:
    """Width of the columns of each band."""
    return [boxes(band, "card-box")[0].width for band in groups(scene, "band")]


@pytest.mark.parametrize("width", [1000.0, 1333.0, 2017.5])
def test_bands_fill_the_width_exactly(width: float) -> None:
    (scene,) = pages(steps(3, 4, 3), Form(cuts=(3, 7), width=width))

    assert scene.width == width
    assert ends(scene) == [pytest.approx(width - MARGIN)] * 3


def test_one_band_fills_the_width_too() -> None:
    (scene,) = pages(steps(3, 2), Form(width=1700.0))

    assert scene.width == 1700.0
    assert max(b.x + b.width for b in boxes(scene, "lane-band")) == pytest.approx(1660.0)


def test_without_a_width_bands_are_as_wide_as_the_fullest() -> None:
    (scene,) = pages(steps(4, 3), Form(cuts=(4,), column=160.0))

    assert cards(scene)[0] == pytest.approx(160.0)
    assert ends(scene)[0] == pytest.approx(ends(scene)[1])


def test_a_short_band_stays_ragged() -> None:
    (scene,) = pages(steps(6, 1), Form(cuts=(6,), width=1600.0))
    full, short = cards(scene)

    assert ends(scene)[0] == pytest.approx(1560.0)
    assert ends(scene)[1] < 900.0
    assert short == pytest.approx(1.6 * full)


def test_a_column_that_is_asked_for_is_the_least() -> None:
    (scene,) = pages(steps(5, 4), Form(cuts=(5,), column=150.0, width=700.0))

    assert cards(scene)[0] == pytest.approx(150.0)
    assert scene.width > 700.0
    assert ends(scene) == [pytest.approx(scene.width - MARGIN)] * 2


def test_columns_shrink_into_a_narrow_page_but_not_for_ever() -> None:
    (scene,) = pages(steps(5, 5), Form(cuts=(5,), width=1010.0))
    (narrow,) = pages(steps(5, 5), Form(cuts=(5,), width=500.0))

    assert scene.width == 1010.0
    assert min(cards(scene)) < 150.0
    assert min(cards(narrow)) == pytest.approx(112.0)
    assert narrow.width > 500.0


def test_connectors_that_need_room_take_it_from_the_columns() -> None:
    links = "".join(f"\n  - {{from: c0, to: c1, label: Number {n} of many}}" for n in range(1))
    links += "".join(f"\n  - {{from: c{n}, to: c{n + 2}, label: Skips one of them}}" for n in range(2))
    (scene,) = pages(steps(4, 4, extra=f"\nlinks:{links}"), Form(cuts=(4,), width=1200.0))

    assert scene.width == 1200.0
    assert ends(scene) == [pytest.approx(1160.0)] * 2


def test_all_pages_are_equally_wide() -> None:
    made = pages(steps(4, 1, 3), Form(cuts=(4, 5), pages=(4, 5)))

    assert len(made) == 3
    assert len({scene.width for scene in made}) == 1
