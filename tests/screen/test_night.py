"""By night every element has the colour that the same drawing has in the dark theme."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screens import example, show

from blueprint.builtin import read_tree
from blueprint.model.vocabulary import Direction
from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Scene, Words
from blueprint.screen.night import by_night, day_and_night, is_dark
from blueprint.theme import Theme, load_theme
from blueprint.theme.assemble import built_in_tree
from blueprint.theme.contrast import pairs, ratio

THEMES = ("contrast", "mono", "paper")
RULE = re.compile(
    r'^(?:\.([\w-]+))?\[(fill|stroke)="(#\w{6})"\]\{\2:light-dark\(\3,(#\w{6})\)\}$'
    r"|^\.(n\d+)\.\5\.\5\{(fill|stroke):light-dark\((#\w{6}),(#\w{6})\)\}$"
)


def theme(name: str) -> Theme:
    loaded = load_theme(name).value
    assert loaded is not None
    return loaded


class Sheet:
    """Applies the rules as a browser does: the more special one wins."""

    def __init__(self, rules: tuple[str, ...]) -> None:
        self.general: dict[tuple[str, str], str] = {}
        self.by_role: dict[tuple[str, str, str], str] = {}
        self.alone: dict[tuple[str, str], str] = {}
        for rule in rules:
            found = RULE.match(rule)
            assert found is not None, rule
            role, attribute, day, night, name, attribute2, _, night2 = found.groups()
            if name:
                assert (name, attribute2) not in self.alone
                self.alone[name, attribute2] = night2
            elif role:
                self.by_role[role, attribute, day] = night
            else:
                self.general[attribute, day] = night

    def colour(self, classes: str, attribute: str, day: str | None) -> str | None:
        if day is None:
            return None
        names = classes.split()
        found = self.general.get((attribute, day), day)
        for name in names:
            found = self.by_role.get((name, attribute, day), found)
        for name in names:
            found = self.alone.get((name, attribute), found)
        return found


def leaves(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from leaves(item.items)
        else:
            yield item


def colours(item: Item) -> tuple[str | None, str | None]:
    if isinstance(item, Words):
        return item.fill, None
    if isinstance(item, Box | Dot | Path):
        return item.paint.fill, item.paint.stroke
    return None, None


def assert_right(days: tuple[Scene, ...], nights: tuple[Scene, ...], rules: tuple[str, ...]) -> None:
    sheet = Sheet(rules)
    for day, night in zip(days, nights, strict=True):
        assert sheet.colour("paper", "fill", day.background) == night.background
        for one, other in zip(leaves(day.items), leaves(night.items), strict=True):
            fill, stroke = colours(one)
            role = getattr(one, "role", "")
            assert (sheet.colour(role, "fill", fill), sheet.colour(role, "stroke", stroke)) == colours(other), role


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("of", ["hotel-stay", "online-checkout", "salon-letter"])
def test_every_element_has_its_colour_by_night(of: str, name: str) -> None:
    pictures = show(example(of), theme=name).pictures
    pairs_ = [(p.day, p.night) for p in pictures if p.night]
    assert len(pairs_) == len(pictures)
    days, rules = day_and_night(pairs_)
    assert_right(days, tuple(night for _, night in pairs_), rules)
    assert len(rules) < 200


@pytest.mark.parametrize("of", ["hotel-stay", "salon-letter"])
def test_by_night_is_the_drawing_in_the_dark_theme(of: str) -> None:
    """The default theme's own type and measures are those of `dark`, so both are the same drawing."""
    by_day = show(example(of), theme="paper").pictures
    dark = show(example(of), theme="dark").pictures
    for one, other in zip(by_day, dark, strict=True):
        assert one.night is not None
        assert [colours(i) for i in leaves(one.night.items)] == [colours(i) for i in leaves(other.day.items)]


COLOURS = st.sampled_from(["#111111", "#222222", "#333333"])


@st.composite
def drawings(draw: st.DrawFn) -> tuple[Scene, Scene]:
    """A drawing by day and by night in which any colour may turn into any other."""
    both: list[tuple[Item, Item]] = []
    for n in range(draw(st.integers(0, 12))):
        role = draw(st.sampled_from(["a", "b"]))
        pair = tuple(
            Box(role, float(n), 0.0, 1.0, 1.0, Paint(fill=draw(COLOURS), stroke=draw(COLOURS))) for _ in range(2)
        )
        both.append((pair[0], pair[1]))
    cut = draw(st.integers(0, len(both)))

    def scene(side: int) -> Scene:
        items = tuple(pair[side] for pair in both)
        return Scene(
            prefix="x", kind="journey-map", title="x", description="", language="en", direction=Direction.LTR,
            width=1.0, height=1.0, background=("#111111", "#000000")[side],
            items=(Group("g", items[:cut]), *items[cut:]),
        )  # fmt: skip

    return scene(0), scene(1)


@given(st.lists(drawings(), min_size=1, max_size=3))
def test_rules_are_right_whatever_turns_into_what(made: list[tuple[Scene, Scene]]) -> None:
    days, rules = day_and_night(made)
    assert_right(days, tuple(night for _, night in made), rules)


def test_what_stands_elsewhere_by_night_is_refused() -> None:
    day = show(example("hotel-stay"), "journey").pictures[0].day
    _, *others = day.items
    with pytest.raises(ValueError, match="other elements"):
        day_and_night([(day, replace(day, items=tuple(others)))])


@pytest.mark.parametrize("name", THEMES)
def test_everything_can_be_told_from_its_ground_by_night(name: str) -> None:
    night = by_night(theme(name), theme("dark"))
    kinds = {kind: entry["colour"] for kind, entry in built_in_tree("dark")["type"].items()}
    low = [pair for pair in pairs(night, kinds) if ratio(night, pair) < pair.least]
    assert low == []


def test_only_dark_is_dark() -> None:
    assert [name for name in (*THEMES, "dark") if is_dark(theme(name))] == ["dark"]
    made = show(example("hotel-stay"), "journey", theme="dark")
    assert made.night is None
    assert [picture.night for picture in made.pictures] == [None]
    assert read_tree("themes/dark.yaml")["title"] == "Dark"
