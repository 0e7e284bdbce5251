"""The same drawing by day and by night, with its elements once.

In: scenes that differ in their colours only. Out: the scenes of the day, and rules of a style sheet that give each
element its other colour.

A colour that always turns into the same other one needs one rule for all elements. Where it turns into several, the
most frequent is the rule, an element's class makes an exception, and what is still in doubt gets a class of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from blueprint.frozen import replace
from blueprint.scene import Box, Dot, Group, Item, Path, Picture, Scene, Words
from blueprint.theme import Theme
from blueprint.theme.colour import luminance

_DARK = 0.25
"""Luminance below which a ground is dark."""


class _Turn(NamedTuple):
    """What a colour is for and what it is by day."""

    attribute: str
    role: str
    day: str


_Turns: TypeAlias = dict[_Turn, Counter[str]]


def is_dark(theme: Theme) -> bool:
    """Whether a theme is made for the night already."""
    return luminance(theme.colour("paper")) < _DARK


def by_night(theme: Theme, dark: Theme) -> Theme:
    """A theme in the colours of a dark one: its type, strokes and measures stay, so that everything keeps its place."""
    return replace(
        theme,
        colours={**theme.colours, **dark.colours},
        types={name: replace(role, colour=dark.types[name].colour) for name, role in theme.types.items()},
        series=tuple(replace(own, colour=dark.one_of_several(n).colour) for n, own in enumerate(theme.series)),
    )


def day_and_night(pairs: Sequence[tuple[Scene, Scene]]) -> tuple[tuple[Scene, ...], tuple[str, ...]]:
    """Scenes with the classes that they need, and the rules that give them their colours by night.

    Args:
        pairs: each drawing by day and by night.

    Raises:
        ValueError: two drawings of a pair differ in more than colours.
    """
    turns: _Turns = {}
    for day, night in pairs:
        for turn, colour in _scene_turns(day, night):
            turns.setdefault(turn, Counter())[colour] += 1
    rules = _Rules(turns)
    return tuple(replace(day, items=rules.marked(day.items, night.items)) for day, night in pairs), rules.css()


class _Rules:
    """Which colour turns into which, as few rules as do."""

    def __init__(self, turns: _Turns) -> None:
        general: dict[tuple[str, str], Counter[str]] = {}
        for turn, found in turns.items():
            general.setdefault((turn.attribute, turn.day), Counter()).update(found)
        self._general = {key: _usual(found) for key, found in sorted(general.items())}
        self._of_role = {
            turn: usual
            for turn, found in sorted(turns.items())
            if (usual := _usual(found)) != self._general[turn.attribute, turn.day]
        }
        alone = sorted(
            {
                (turn.attribute, turn.day, colour)
                for turn, found in turns.items()
                for colour in found
                if colour != self._expected(turn)
            }
        )
        self._alone = {key: f"n{number}" for number, key in enumerate(alone, 1)}

    def _expected(self, turn: _Turn) -> str:
        return self._of_role.get(turn, self._general[turn.attribute, turn.day])

    def css(self) -> tuple[str, ...]:
        """The rules, from the general to the special."""
        return (
            *(_rule(f'[{attribute}="{day}"]', attribute, day, night)
              for (attribute, day), night in self._general.items() if day != night),
            *(_rule(f'.{turn.role}[{turn.attribute}="{turn.day}"]', turn.attribute, turn.day, night)
              for turn, night in self._of_role.items()),
            *(_rule(f".{name}.{name}.{name}", attribute, day, night)
              for (attribute, day, night), name in self._alone.items()),
        )  # fmt: skip

    def marked(self, day: Iterable[Item], night: Iterable[Item]) -> tuple[Item, ...]:
        """Items with the classes that no other rule serves."""
        if not self._alone:
            return tuple(day)
        return tuple(self._item(one, other) for one, other in zip(day, night, strict=True))

    def _item(self, day: Item, night: Item) -> Item:
        if isinstance(day, Group) and isinstance(night, Group):
            return replace(day, items=self.marked(day.items, night.items))
        names = [
            self._alone[turn.attribute, turn.day, colour]
            for turn, colour in _turns(day, night)
            if colour != self._expected(turn)
        ]
        return replace(day, role=" ".join((day.role, *names))) if names else day


def _usual(found: Counter[str]) -> str:
    return min(found, key=lambda colour: (-found[colour], colour))


def _rule(selector: str, attribute: str, day: str, night: str) -> str:
    return f"{selector}{{{attribute}:light-dark({day},{night})}}"


def _scene_turns(day: Scene, night: Scene) -> Iterator[tuple[_Turn, str]]:
    yield _Turn("fill", "paper", day.background), night.background
    yield from _all_turns(day.items, night.items)


def _all_turns(day: Sequence[Item], night: Sequence[Item]) -> Iterator[tuple[_Turn, str]]:
    if len(day) != len(night):
        raise ValueError("a drawing by night has other elements than by day")
    for one, other in zip(day, night, strict=True):
        if isinstance(one, Group) and isinstance(other, Group):
            yield from _all_turns(one.items, other.items)
        else:
            yield from _turns(one, other)


def _turns(day: Item, night: Item) -> Iterator[tuple[_Turn, str]]:
    """The colours of one element by day and by night."""
    if _without_colours(day) != _without_colours(night):
        raise ValueError(f"{day} stands elsewhere by night: {night}")
    if isinstance(day, Words) and isinstance(night, Words):
        yield _Turn("fill", day.role, day.fill), night.fill
    elif isinstance(day, Box | Dot | Path) and isinstance(night, Box | Dot | Path):
        for attribute, one, other in (
            ("fill", day.paint.fill, night.paint.fill),
            ("stroke", day.paint.stroke, night.paint.stroke),
        ):
            if one is not None and other is not None:
                yield _Turn(attribute, day.role, one), other


def _without_colours(item: Item) -> object:
    """What has to be the same by day and by night."""
    match item:
        case Box():
            return ("box", item.role, item.x, item.y, item.width, item.height, item.radius, _strokes(item))
        case Dot():
            return ("dot", item.role, item.x, item.y, item.radius, _strokes(item))
        case Path():
            return ("path", item.role, item.commands, _strokes(item))
        case Words():
            return ("words", item.role, item.x, item.y, item.line.text)
        case Picture():
            return ("picture", item.role, item.x, item.y, item.width, item.height)
        case Group():
            return ("group", item.role, item.id)


def _strokes(item: Box | Dot | Path) -> object:
    paint = item.paint
    return (paint.width, paint.dash, paint.opacity, paint.fill is None, paint.stroke is None)
