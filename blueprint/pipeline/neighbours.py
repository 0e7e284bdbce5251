"""Where the drawings of other maps lie, seen from a drawing of this one.

In: the map behind a step, and the kind of the drawing. Out: a relative address, empty where the program's own rules for
names do not give one. Nobody looks whether the file is there: it may be made later in the same run.
"""

from __future__ import annotations

from collections.abc import Callable
from posixpath import dirname, join, normpath
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.model.service import Journey, Step
from blueprint.model.vocabulary import DrawingKind
from blueprint.pipeline.loading import file_stem

LeadsTo: TypeAlias = Callable[[Journey, DrawingKind], str]
"""Gives the address behind a door, empty for none."""


@frozen(kw_only=True)
class Neighbours:
    """How the drawings of all maps are called, and where they go.

    Attributes:
        stem: this map's name without folders and endings.
        ending: what follows the name of the drawing, or of the map: `svg`, `en.a1.pdf`, `html`.
        beside: whether drawings keep the folders of their maps; else all lie in one folder.
        whole: whether one file holds all drawings of a map, such as a page for the screen: `NAME.html`.
        kinds: the drawings that are made of the other maps.
        maps: real paths of the maps that are drawn likewise; None for any.
    """

    stem: str
    ending: str
    beside: bool
    whole: bool = False
    kinds: frozenset[DrawingKind] = frozenset(DrawingKind)
    maps: frozenset[str] | None = None

    def __call__(self, journey: Journey, kind: DrawingKind) -> str:
        """The address of the drawing of the same kind."""
        stem = file_stem(journey.path)
        elsewhere = self.maps is not None and journey.file not in self.maps
        if elsewhere or (not self.whole and kind not in self.kinds) or (not self.beside and stem == self.stem):
            return ""
        name = f"{stem}.{self.ending}" if self.whole else f"{stem}.{kind.value}.{self.ending}"
        from urllib.parse import quote  # noqa: PLC0415 - costs start-up, and few maps lead to others

        return quote(normpath(join(dirname(journey.path), name)) if self.beside else name)


def addresses(steps: tuple[Step, ...], kind: DrawingKind, leads_to: LeadsTo | None) -> dict[str, str]:
    """The addresses behind the doors of a drawing, by the key of their step."""
    if leads_to is None:
        return {}
    return {s.key: found for s in steps if s.journey and (found := leads_to(s.journey, kind))}
