"""Fitting by layout, tried on a drawing made of boxes that behaves like one: narrow columns make it higher."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.layout.form import NATURAL, Form
from blueprint.model.vocabulary import Direction
from blueprint.paper.fitting.fit import NARROWEST, WIDEST, fit_page
from blueprint.paper.fitting.flow import flow
from blueprint.paper.fitting.folds import fold, widths
from blueprint.paper.fitting.trial import Laid, Measures, Room, Trial, scale_in
from blueprint.paper.sheet import MM_PER_UNIT
from blueprint.scene import Box, Group, Paint, Path, Scene
from blueprint.text.findings import Finding, FindingKind

MEASURES = Measures(edge=40.0, title=180.0, gutter=34.0)
OWN, HEADER, FOOT, TEXT = 150.0, 150.0, 40.0, 90_000.0
"""Width of a column as it comes; heights of header and foot; what the text of a column covers."""
CHIPS, WORTH_A_FOLD = 64.0, 1.06
"""Width of the chips that lead from band to band; how much larger the text of a folded map must be."""


def drawing(stages: tuple[int, ...], longest_word: float = 0.0) -> tuple[Trial, list[Form]]:
    """Lays a drawing out by rule of thumb; and the forms that it was asked for."""
    asked: list[Form] = []

    def lay_out(form: Form) -> Laid:
        asked.append(form)
        bands = widths(stages, form.cuts)
        column = form.column or OWN
        if form.width and form.column is None:
            free = form.width - 2 * MEASURES.edge - MEASURES.title
            column = free / max(bands) - MEASURES.gutter
        inner = MEASURES.title + max(bands) * (column + MEASURES.gutter)
        width = form.width or inner + 2 * MEASURES.edge
        grid = 300.0 + TEXT / column
        pages = [0, *(form.cuts.index(cut) + 1 for cut in form.pages), len(bands)]
        scenes = []
        for first, end in pairwise(pages):
            head = HEADER if first == 0 else 20.0
            natural = head + (end - first) * grid + FOOT + 2 * MEASURES.edge
            height = max(natural, min(form.height or 0.0, natural * 1.6))
            scenes.append(scene(width, height, MEASURES.edge + head, MEASURES.edge + head + (end - first) * grid))
        broken = (Finding(kind=FindingKind.BROKEN_WORD, subject="w", text="w"),) if column < longest_word else ()
        return Laid(scenes=tuple(scenes), findings=broken)

    return lay_out, asked


def scene(width: float, height: float, top: float, bottom: float) -> Scene:
    shapes = (
        Path("stage-band", (("M", 0.0, top), ("L", 9.0, top), ("Z",)), Paint()),
        Box("lane-band", 0.0, top, 9.0, bottom - top, Paint()),
    )
    return Scene(
        prefix="p", kind="journey-map", title="t", description="d", language="en", direction=Direction.LTR,
        width=width, height=height, background="#ffffff", items=(Group("stage", shapes),),
    )  # fmt: skip


SHAPES = st.lists(st.integers(1, 6), min_size=1, max_size=8).map(tuple)
SIDES = st.floats(90.0, 1200.0)


@given(stages=SHAPES, width=SIDES, height=SIDES)
@settings(max_examples=150)
def test_what_is_fitted_lies_inside_the_room(stages: tuple[int, ...], width: float, height: float) -> None:
    room = Room(width, height)

    fitted = fit_page(drawing(stages)[0], stages, MEASURES, (room,))

    (made,) = fitted.laid.scenes
    unit = fitted.scale * MM_PER_UNIT
    assert (made.width - 2 * MEASURES.edge) * unit <= width + 1e-6
    assert (made.height - 2 * MEASURES.edge) * unit <= height + 1e-6


@given(stages=SHAPES, width=SIDES, height=SIDES)
@settings(max_examples=60)
def test_no_other_form_makes_the_text_larger(stages: tuple[int, ...], width: float, height: float) -> None:
    """Every number of bands with a dozen widths of columns; a fold must be worth it."""
    room = Room(width, height)
    lay_out, _ = drawing(stages)

    fitted = fit_page(lay_out, stages, MEASURES, (room,))

    best = 0.0
    for bands in range(1, len(stages) + 1):
        cuts = fold(stages, bands)
        columns = max(widths(stages, cuts))
        for n in range(13):
            column = NARROWEST + (WIDEST - NARROWEST) * n / 12
            inner = MEASURES.title + columns * (column + MEASURES.gutter) + (CHIPS if cuts else 0.0)
            laid = lay_out(Form(cuts=cuts, column=column, width=inner + 2 * MEASURES.edge))
            best = max(best, scale_in(room, laid.scenes, MEASURES.edge) / (WORTH_A_FOLD if cuts else 1.0))
    assert fitted.scale > best * 0.97


def test_few_layouts_are_enough() -> None:
    lay_out, asked = drawing((4, 6, 5, 3, 6, 2))

    fit_page(lay_out, (4, 6, 5, 3, 6, 2), MEASURES, (Room(800.0, 560.0),))

    assert len(asked) <= 12


def test_columns_stay_wide_enough_for_the_longest_word() -> None:
    lay_out, asked = drawing((4, 4), longest_word=141.0)

    fitted = fit_page(lay_out, (4, 4), MEASURES, (Room(800.0, 900.0),))

    assert fitted.laid.findings == ()
    assert any(form.column and form.column < 141.0 for form in asked)


def test_a_word_that_is_always_broken_does_not_hinder() -> None:
    lay_out, _ = drawing((4, 4), longest_word=9999.0)

    assert fit_page(lay_out, (4, 4), MEASURES, (Room(800.0, 560.0),)).scale > 0


@given(stages=SHAPES, width=st.floats(200.0, 900.0), height=st.floats(200.0, 900.0), least=st.floats(0.3, 1.5))
@settings(max_examples=120)
def test_a_drawing_that_flows_fills_the_width_of_its_pages(
    stages: tuple[int, ...], width: float, height: float, least: float
) -> None:
    fitted = flow(drawing(stages)[0], stages, MEASURES, Room(width, height), least)

    if fitted is None:
        return
    assert fitted.scale >= least
    for made in fitted.laid.scenes:
        unit = fitted.scale * MM_PER_UNIT
        assert (made.width - 2 * MEASURES.edge) * unit == pytest.approx(width)
        assert (made.height - 2 * MEASURES.edge) * unit <= height + 1


def test_pages_are_filled_before_a_new_one_begins() -> None:
    stages = (3,) * 8
    high = flow(drawing(stages)[0], stages, MEASURES, Room(280.0, 900.0), 0.8)
    low = flow(drawing(stages)[0], stages, MEASURES, Room(280.0, 400.0), 0.8)

    assert high
    assert low
    assert len(high.laid.scenes) < len(low.laid.scenes) <= 8


def test_what_fits_on_no_page_is_told() -> None:
    lay_out, _ = drawing((9,))

    assert flow(lay_out, (9,), MEASURES, Room(190.0, 270.0), 0.89) is None


def test_the_natural_form_is_the_default() -> None:
    assert Form() == NATURAL
    assert ceil(scale_in(Room(100, 100), [scene(180.0, 180.0, 0, 1)], 40.0) * 100) == 378
