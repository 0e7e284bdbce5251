"""What stands in the matrix: one value an opportunity, in the words of the drawing."""

from __future__ import annotations

from blueprint.experience.opportunities import Quadrant
from blueprint.frozen import frozen
from blueprint.model.text import Wording


@frozen(kw_only=True)
class Spot:
    """An opportunity.

    Attributes:
        number: its place in the backlog; the words in its dot.
        key: unique; for the ids of the drawing.
        impact, effort: 1..5; None where the file does not say, then it stands in the list only.
        notes: what stands under its title in the list: where, who, how far.
        done: whether it is done, and its dot hollow.
    """

    number: int
    key: str
    title: Wording
    impact: int | None
    effort: int | None
    quadrant: Quadrant | None
    notes: tuple[Wording, ...] = ()
    done: bool = False

    @property
    def rated(self) -> bool:
        """Whether it has a place in the matrix."""
        return self.impact is not None and self.effort is not None
