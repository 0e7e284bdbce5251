"""Which step, stage, touchpoint, channel or persona a cell names.

In: the service, texts of cells. Out: keys; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.model.figures import Grouping
from blueprint.model.service import Service
from blueprint.model.text import Text
from blueprint.survey.readings import Why
from blueprint.survey.table import normal

PLACES = (Grouping.STEP, Grouping.STAGE, Grouping.TOUCHPOINT, Grouping.CHANNEL, Grouping.PERSONA)
"""What a cell names that the map knows; a segment is whatever the survey says."""


class Names:
    """The elements of one kind, by what people call them."""

    def __init__(self, elements: Iterable[tuple[str, Text | None]]) -> None:
        """Learn the names.

        Args:
            elements: keys with titles.
        """
        listed = tuple(elements)
        self.keys = tuple(key for key, _ in listed)
        self.order = {key: at for at, key in enumerate(self.keys)}
        self._folded: dict[str, set[str]] = {}
        for key, title in listed:
            for name in (key, *(wording.text for wording in (title.wordings if title else ()))):
                self._folded.setdefault(_folded(name), set()).add(key)

    def find(self, text: str) -> str | Why:
        """The key of what a cell names: by its id, else by its title in any language.

        Returns:
            `EMPTY` for an empty cell; `UNPLACED` where nothing is called so, or two things are.
        """
        plain = normal(text)
        if not plain:
            return Why.EMPTY
        if plain in self.order:
            return plain
        found = self._folded.get(_folded(plain), set())
        return next(iter(found)) if len(found) == 1 else Why.UNPLACED

    def several(self, text: str) -> bool:
        """Whether two things are called so."""
        return len(self._folded.get(_folded(text), ())) > 1


def names_of(service: Service) -> dict[Grouping, Names]:
    """What can be named, by kind."""
    return {
        Grouping.STEP: Names((step.key, step.title) for step in service.steps),
        Grouping.STAGE: Names((stage.key, stage.title) for stage in service.stages),
        Grouping.TOUCHPOINT: Names((point.id, point.title) for point in service.touchpoints),
        Grouping.CHANNEL: Names((channel.id, channel.title) for channel in service.channels),
        Grouping.PERSONA: Names((persona.id, persona.name) for persona in service.personas),
    }


def _folded(text: str) -> str:
    """A name as people compare it: composed, without case, with single spaces."""
    return normal(" ".join(text.split()).casefold())
