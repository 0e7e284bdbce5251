"""One try at a drawing, and what it comes to on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.layout.form import Form
from blueprint.paper.sheet import MM_PER_UNIT, PT_PER_MM
from blueprint.scene import Scene, all_words
from blueprint.text.findings import Finding, FindingKind


@frozen(kw_only=True)
class Laid:
    """A drawing as laid out once.

    Attributes:
        scenes: one a page. findings: what the typesetter said.
    """

    scenes: tuple[Scene, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def broken(self) -> int:
        """How many words had to be broken because a column is narrow."""
        return sum(1 for finding in self.findings if finding.kind is FindingKind.BROKEN_WORD)


Trial: TypeAlias = Callable[[Form], Laid]


@frozen(kw_only=True)
class Measures:
    """What a layout's width is made of, in user units.

    Attributes:
        edge: the scene's own margin on each side. title: title column. gutter: between columns.
    """

    edge: float
    title: float
    gutter: float


@frozen
class Room:
    """What of a page is left inside its margins, in mm."""

    width: float
    height: float

    @property
    def slope(self) -> float:
        """Height by width."""
        return self.height / self.width


def scale_in(room: Room, scenes: Iterable[Scene], edge: float) -> float:
    """The scale at which the largest of some scenes, without its own margins, fits into a room."""
    return min(
        min(room.width / (scene.width - 2 * edge), room.height / (scene.height - 2 * edge)) / MM_PER_UNIT
        for scene in scenes
    )


def smallest_text(scenes: Iterable[Scene]) -> float:
    """Size of the smallest letters in user units; infinite without any."""
    sizes = (run.size for scene in scenes for words in all_words(scene.items) for run in words.line.runs)
    return min(sizes, default=float("inf"))


def points(size: float, scale: float) -> float:
    """What a size in user units is on paper, in pt."""
    return size * scale * MM_PER_UNIT * PT_PER_MM
