"""Shapes as absolute path commands: reading their short notation, and placing them.

In: notation such as `M4 7 H20 O12 12 9`. Out: the commands of `blueprint.scene.Path`.
"""

from __future__ import annotations

from typing import TypeAlias

Command: TypeAlias = tuple[str | float, ...]
Commands: TypeAlias = tuple[Command, ...]

_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0, "O": 3, "R": 5}
_ARC = 0.5522847
"""Handle length of the cubic that comes nearest to a quarter circle of radius 1."""


def read_path(notation: str) -> Commands:
    """Commands from their notation.

    Absolute `M`, `L`, `H`, `V`, `C`, `Q`, `Z` as in SVG, each letter written out; besides `O x y r`, a
    circle, and `R x y w h r`, a rectangle with round corners.

    Raises:
        ValueError: the notation is not of this kind. Ours is tested.
    """
    commands: list[Command] = []
    tokens = notation.split()
    at = 0
    while at < len(tokens):
        letter, first = tokens[at][0], tokens[at][1:]
        count = _NUMBERS.get(letter, -1)
        texts = ([first] if first else []) + tokens[at + 1 : at + count + (0 if first else 1)]
        if len(texts) != count:
            raise ValueError(f"`{tokens[at]}` needs {count} numbers")
        commands.extend(_expanded(letter, tuple(float(text) for text in texts)))
        at += max(count, 1) if first or not count else count + 1
    return tuple(commands)


def place(commands: Commands, x: float, y: float, scale: float = 1.0) -> Commands:
    """Commands moved by `x`, `y` after scaling about the origin."""
    return tuple(_placed(command, x, y, scale) for command in commands)


def circle(x: float, y: float, radius: float) -> Commands:
    """A circle of four curves, clockwise from the top."""
    k = radius * _ARC
    return (
        ("M", x, y - radius),
        ("C", x + k, y - radius, x + radius, y - k, x + radius, y),
        ("C", x + radius, y + k, x + k, y + radius, x, y + radius),
        ("C", x - k, y + radius, x - radius, y + k, x - radius, y),
        ("C", x - radius, y - k, x - k, y - radius, x, y - radius),
        ("Z",),
    )


def rectangle(x: float, y: float, width: float, height: float, radius: float) -> Commands:
    """A rectangle with round corners, clockwise from the upper left."""
    right, bottom, k = x + width, y + height, radius * (1 - _ARC)
    return (
        ("M", x + radius, y),
        ("H", right - radius),
        ("C", right - k, y, right, y + k, right, y + radius),
        ("V", bottom - radius),
        ("C", right, bottom - k, right - k, bottom, right - radius, bottom),
        ("H", x + radius),
        ("C", x + k, bottom, x, bottom - k, x, bottom - radius),
        ("V", y + radius),
        ("C", x, y + k, x + k, y, x + radius, y),
        ("Z",),
    )


def _expanded(letter: str, numbers: tuple[float, ...]) -> Commands:
    """One command of the notation as commands of a path."""
    if letter == "O":
        return circle(*numbers)
    if letter == "R":
        return rectangle(*numbers)
    return ((letter, *numbers),)


def _placed(command: Command, x: float, y: float, scale: float) -> Command:
    """One command moved and scaled."""
    letter = str(command[0])
    numbers = [float(n) * scale for n in command[1:]]
    if letter == "H":
        return ("H", numbers[0] + x)
    if letter == "V":
        return ("V", numbers[0] + y)
    return (letter, *(n + (y if i % 2 else x) for i, n in enumerate(numbers)))
