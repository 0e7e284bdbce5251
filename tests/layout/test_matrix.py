"""The matrix of opportunities: every dot in its cell, none upon another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.experience.opportunities import Quadrant, quadrant
from blueprint.layout.desk import Desk
from blueprint.layout.matrix.compose import compose_matrix
from blueprint.layout.matrix.grid import RADIUS, cells_for, places
from blueprint.layout.matrix.spots import Spot
from blueprint.model.measures import Scale
from blueprint.model.service import Service
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import Direction
from blueprint.painters.svg import paint_svg
from blueprint.scene import Box, Dot, Group, Item, Scene, Words, all_words
from blueprint.text import FontSpec, Typesetter
from blueprint.theme import load_theme
from blueprint.words import load_words

POINT = st.integers(1, 5)


def spot(number: int, impact: int | None, effort: int | None, title: str = "Tell the waiting time") -> Spot:
    return Spot(
        number=number, key=f"stay.o{number}", title=Wording(title, "en"), impact=impact, effort=effort,
        quadrant=quadrant(impact, effort), notes=(Wording("Front office", "en"), Wording("Planned", "en")),
    )  # fmt: skip


def scene(spots: list[Spot], language: str = "en", direction: Direction = Direction.LTR, theme: str = "paper") -> Scene:
    looks, words = load_theme(theme).value, load_words(language).value
    assert looks
    assert words
    service = Service(
        title=Text((Wording("Stay", "en"),)),
        language="en",
        direction=direction,
        stages=(),
        lanes=(),
        links=(),
        scale=Scale(),
    )
    desk = Desk(
        service=service, theme=looks, words=words, setter=Typesetter(FontSpec(), language=language), language=language,
        fallback="en", prefix="opportunities",
    )  # fmt: skip
    return compose_matrix(desk, spots, Wording("Stay", "en"))


def groups(items: Iterable[Item], role: str) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            if item.role == role:
                yield item
            yield from groups(item.items, role)


def quadrants(drawn: Scene) -> dict[str, Box]:
    return {
        dict(g.data)["quadrant"]: next(i for i in g.items if isinstance(i, Box))
        for g in groups(drawn.items, "quadrant")
    }


@given(st.lists(st.tuples(POINT, POINT), max_size=80))
def test_no_two_dots_touch_and_each_is_in_its_cell(found: list[tuple[int, int]]) -> None:
    spots = [spot(n, impact, effort) for n, (impact, effort) in enumerate(found, 1)]
    cells = cells_for(spots)
    centres = places(spots, cells)

    assert len(centres) == len(spots)
    points = list(centres.values())
    assert all(hypot(a[0] - b[0], a[1] - b[1]) > 2 * RADIUS for n, a in enumerate(points) for b in points[:n])
    for one in spots:
        x, y = centres[one.key]
        assert one.impact
        assert one.effort
        left, top = cells.column(one.effort), cells.row(one.impact)
        assert left + RADIUS <= x <= left + cells.width - RADIUS
        assert top + RADIUS <= y <= top + cells.height - RADIUS


@given(st.lists(st.tuples(POINT, POINT), min_size=1, max_size=12))
@settings(max_examples=15)
def test_a_dot_lies_in_the_quadrant_that_the_ranking_gives(found: list[tuple[int, int]]) -> None:
    spots = [spot(n, impact, effort) for n, (impact, effort) in enumerate(found, 1)]
    drawn = scene(spots)
    boxes = quadrants(drawn)

    assert set(boxes) == set(Quadrant)
    for one, group in zip(spots, groups(drawn.items, "opportunity"), strict=True):
        dot = next(i for i in group.items if isinstance(i, Dot))
        box = boxes[one.quadrant or ""]
        assert box.x < dot.x - RADIUS < dot.x + RADIUS < box.x + box.width
        assert box.y < dot.y - RADIUS < dot.y + RADIUS < box.y + box.height


def test_names_of_quadrants_are_touched_by_no_dot() -> None:
    drawn = scene([spot(n, 1 + n % 5, 1 + n // 5) for n in range(25)] * 1)
    dots = [i for g in groups(drawn.items, "opportunity") for i in g.items if isinstance(i, Dot)]
    names = [i for g in groups(drawn.items, "quadrant") for i in g.items if isinstance(i, Words)]

    assert len(names) == 4
    for name in names:
        for dot in dots:
            inside = name.x - RADIUS < dot.x < name.x + name.line.width + RADIUS
            assert not inside or not name.y - 12 - RADIUS < dot.y < name.y + RADIUS


@pytest.mark.parametrize(
    ("language", "direction"), [("en", Direction.LTR), ("zh-Hans", Direction.LTR), ("ar", Direction.RTL)]
)
def test_all_words_lie_on_the_page(language: str, direction: Direction) -> None:
    drawn = scene(
        [spot(n, 1 + n % 5, 1 + n % 4, "A rather long title " * 6) for n in range(1, 31)], language, direction
    )

    for words in all_words(drawn.items):
        assert words.x >= 30
        assert words.x + words.line.width <= drawn.width - 30
        assert 30 < words.y <= drawn.height - 30


def test_it_prints_on_a4_as_large_as_it_is_drawn() -> None:
    drawn = scene([spot(1, 4, 1)])

    assert (drawn.width, drawn.height) == pytest.approx((297 / 25.4 * 96, 210 / 25.4 * 96))


def test_a_long_list_goes_on_in_a_second_column() -> None:
    short, long = scene([spot(n, 3, 3) for n in range(1, 9)]), scene([spot(n, 3, 3) for n in range(1, 26)])

    assert long.width > short.width
    assert long.height < 1.6 * short.height


def test_what_is_not_rated_stands_in_the_list_only() -> None:
    drawn = scene([spot(1, 4, 1), spot(2, None, 3)])

    assert [dict(g.data)["opportunity"] for g in groups(drawn.items, "opportunity")] == ["stay.o1"]
    assert [dict(g.data)["opportunity"] for g in groups(drawn.items, "opportunity-entry")] == ["stay.o1", "stay.o2"]
    assert "Not rated yet" in [w.line.text for w in all_words(drawn.items)]


def test_what_is_done_is_hollow() -> None:
    (group,) = groups(
        scene(
            [
                Spot(
                    number=1,
                    key="a.b",
                    title=Wording("x", "en"),
                    impact=3,
                    effort=3,
                    quadrant=Quadrant.BIG_BET,
                    done=True,
                )
            ]
        ).items,
        "opportunity",
    )
    dot, number = group.items

    assert isinstance(dot, Dot)
    assert isinstance(number, Words)
    assert dot.paint.stroke == number.fill != dot.paint.fill


def test_the_svg_names_what_it_shows_and_is_the_same_again() -> None:
    one, other = (paint_svg(scene([spot(1, 4, 1), spot(2, 2, 5)])) for _ in range(2))

    assert one == other
    assert 'data-kind="opportunity-matrix"' in one
    assert 'data-opportunity="stay.o1" data-impact="4" data-effort="1"' in one
    assert "transform=" not in one
