"""Right-to-left drawings are mirrored left-to-right ones; words and icons stay readable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as File

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notation.drawn import EXAMPLES, label, service_of

from blueprint import pipeline
from blueprint.layout.mirror import UPRIGHT, mirrored
from blueprint.model.vocabulary import Direction
from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Picture, Scene, Words
from blueprint.text.line import SetLine

PLACES = st.floats(0, 1000, allow_nan=False).map(lambda v: round(v, 2))
COMMANDS = st.sampled_from(
    [("M", 2), ("L", 2), ("H", 1), ("V", 1), ("C", 6), ("Q", 4), ("Z", 0)],
).flatmap(lambda c: st.tuples(*[PLACES] * c[1]).map(lambda v: (c[0], *v)))
PATHS = st.lists(COMMANDS, max_size=4).map(lambda c: (("M", 5.0, 5.0), *c))
LEAVES: st.SearchStrategy[Item] = st.one_of(
    st.builds(Box, st.just("box"), PLACES, PLACES, PLACES, PLACES, st.just(Paint())),
    st.builds(Dot, st.just("dot"), PLACES, PLACES, PLACES, st.just(Paint())),
    st.builds(Path, st.just("path"), PATHS, st.just(Paint())),
    st.builds(Picture, st.just("pic"), PLACES, PLACES, PLACES, PLACES, st.just("image/png"), st.just(b"x")),
    st.builds(
        Words, st.just("words"), PLACES, PLACES, PLACES.map(lambda w: SetLine("a", "en", (), w)), st.just("#000")
    ),
)
ITEMS: st.SearchStrategy[Item] = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        Group, st.sampled_from(["card", "icon"]), st.lists(inner, min_size=1, max_size=4).map(tuple)
    ),
)


def numbers(item: Item) -> Iterator[float]:
    """All places of an item."""
    match item:
        case Group():
            for inner in item.items:
                yield from numbers(inner)
        case Path():
            yield from (v for c in item.commands for v in c[1:] if not isinstance(v, str))
        case Dot():
            yield from (item.x, item.y, item.radius)
        case Words():
            yield from (item.x, item.y)
        case _:
            yield from (item.x, item.y, item.width, item.height)


def flat(items: tuple[Item, ...]) -> Iterator[Item]:
    """All leaves."""
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item


@given(ITEMS)
@settings(max_examples=100)
def test_twice_mirrored_is_the_same(item: Item) -> None:
    assert list(numbers(mirrored(mirrored(item, 1000.0), 1000.0))) == pytest.approx(list(numbers(item)), abs=1e-6)


@pytest.mark.parametrize("role", sorted(UPRIGHT))
def test_icons_are_moved_and_not_turned_round(role: str) -> None:
    path = Path("stroke", (("M", 10.0, 0.0), ("L", 30.0, 5.0)), Paint())
    turned = mirrored(Group(role, (path,)), 100.0)

    assert isinstance(turned, Group)
    assert turned.items == (replace(path, commands=(("M", 70.0, 0.0), ("L", 90.0, 5.0))),)


def test_other_shapes_are_turned_round() -> None:
    path = Path("stroke", (("M", 10.0, 0.0), ("L", 30.0, 5.0)), Paint())

    assert mirrored(path, 100.0) == replace(path, commands=(("M", 90.0, 0.0), ("L", 70.0, 5.0)))


@pytest.mark.parametrize("file", EXAMPLES[2:4], ids=label)
@pytest.mark.parametrize("name", ["blueprint", "journey"])
def test_a_drawing_from_right_to_left_is_the_mirrored_one(file: File, name: str) -> None:
    service = service_of(file)
    (drawing,) = pipeline.drawings(service, name)
    ltr = scene(pipeline.draw(service, drawing).value)
    rtl = scene(pipeline.draw(replace(service, direction=Direction.RTL), drawing).value)

    assert (rtl.width, rtl.height) == (ltr.width, ltr.height)
    assert rtl.direction is not ltr.direction
    assert tuple(mirrored(item, ltr.width) for item in ltr.items) == rtl.items
    ltr_words = [item.line for item in flat(ltr.items) if isinstance(item, Words)]
    assert [item.line for item in flat(rtl.items) if isinstance(item, Words)] == ltr_words


def scene(value: Scene | None) -> Scene:
    assert value is not None
    return value
