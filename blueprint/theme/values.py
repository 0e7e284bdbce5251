"""What a theme says: colours by role, type sizes, strokes, measures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from blueprint.frozen import frozen, replace
from blueprint.model.vocabulary import LineStyle
from blueprint.text.line import Style

ROW = "row."
"""Prefix of a colour role that depends on the lane or row the words stand in (`row.text`)."""


@frozen
class TypeRole:
    """How words of one kind are set.

    Attributes:
        style: size, weight, slant and tracking.
        colour: `#rrggbb`; out of `Theme.types` it may be a colour role that begins with `row.`.
        leading: distance of two baselines as a multiple of the size.
        capitals: whether the words are set in capitals (`Words.capitals`).
    """

    style: Style
    colour: str
    leading: float = 1.3
    capitals: bool = False

    @property
    def line_height(self) -> float:
        """Distance of two baselines in user units."""
        return self.style.size * self.leading


@frozen
class Stroke:
    """How a line is drawn.

    Attributes:
        width: in user units. dash: lengths in user units; empty for a solid line.
    """

    width: float
    dash: tuple[float, ...] = ()


@frozen
class Series:
    """How one of several curves is drawn: no two share a dash or a marker.

    Attributes:
        colour: `#rrggbb`.
        dash: lengths in user units; empty for a solid line.
        marker: name for `blueprint.icons.marker_shape`.
    """

    colour: str
    dash: tuple[float, ...]
    marker: str


@frozen(kw_only=True, eq=False)
class Theme:
    """A palette by role, a type scale and the measures of a drawing. Docs: docs/themes.md.

    The look-ups raise KeyError for a name that no theme has: a mistake in the program, never in a file.

    Attributes:
        name: `paper`, or the name of the user's file.
        title: its name for people.
        colours: role to `#rrggbb`, complete (roles that follow another one included).
        types, strokes, metrics: by name. lines: separator to its stroke; `own` for lines of the file's own.
        series: for several curves in one drawing; at least one.
        fonts: script (ISO 15924) or BCP 47 language to families or font files, best first; empty by default.
        folder: where font files with a relative path are looked for; None for a built-in theme.
    """

    name: str
    title: str
    colours: Mapping[str, str]
    types: Mapping[str, TypeRole]
    strokes: Mapping[str, Stroke]
    metrics: Mapping[str, float]
    lines: Mapping[str, LineStyle]
    series: tuple[Series, ...]
    fonts: Mapping[str, tuple[str, ...]]
    folder: Path | None = None

    def colour(self, role: str) -> str:
        """`#rrggbb` of a role: `ink`, `customer.band`, `mark.fail.fill`."""
        return self.colours[role]

    def type(self, name: str, row: str = "other") -> TypeRole:
        """How words of a kind are set in a lane or row.

        Args:
            name: `card`, `lane-title`, ….
            row: zone of a lane (`customer`) or name of a row (`thinking`); it matters for colours `row.…`.
        """
        role = self.types[name]
        return replace(role, colour=self.colours[row + role.colour[3:]]) if role.colour.startswith(ROW) else role

    def stroke(self, name: str) -> Stroke:
        """Width and dash of a line: `card`, `link.message`, `curve.expectation`."""
        return self.strokes[name]

    def separator(self, line: str, style: LineStyle | None = None) -> Stroke:
        """Stroke of a separator line.

        Args:
            line: id of the line; an own line's id gives the stroke for own lines.
            style: the style the file asks for; None for the theme's.
        """
        return self.strokes[f"line.{style or self.lines.get(line, self.lines['own'])}"]

    def metric(self, name: str) -> float:
        """A measure in user units: `column`, `card-radius`, `space-3`."""
        return self.metrics[name]

    def one_of_several(self, index: int) -> Series:
        """The look of the curve with this number (from 0); starts over when all are used."""
        return self.series[index % len(self.series)]

    @property
    def rows(self) -> tuple[str, ...]:
        """Lanes and rows that have colours of their own."""
        return tuple(
            role.removesuffix(".band")
            for role in self.colours
            if f"{role.removesuffix('.band')}.accent" in self.colours
        )
