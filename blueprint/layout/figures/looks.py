"""How a figure looks for its sample: full, small (hatched and hollow), very small (outlined in grey)."""

from __future__ import annotations

from blueprint.frozen import frozen, replace
from blueprint.layout.desk import Desk
from blueprint.layout.figures.hatching import Fill
from blueprint.model.figures import Sample
from blueprint.scene import Paint
from blueprint.theme import TypeRole

TINY_DASH = (3.0, 2.0)


@frozen(kw_only=True)
class Look:
    """Colours of one figure.

    Attributes:
        ink: of bars. strong: of the value and its dot. quiet: of axes and notes. ground: of the card.
        fill: of the interval's bar. dash: of its outline. hollow: whether the dot is.
    """

    ink: str
    strong: str
    quiet: str
    ground: str
    fill: Fill = Fill.SOLID
    dash: tuple[float, ...] = ()
    hollow: bool = False

    @property
    def dot(self) -> Paint:
        """The dot at the value."""
        if self.hollow:
            return Paint(fill=self.ground, stroke=self.strong, width=1.75)
        return Paint(fill=self.strong, stroke=self.ground, width=1.5)

    def type(self, role: TypeRole) -> TypeRole:
        """A kind of words in this figure's colour."""
        return replace(role, colour=self.strong)


def look_of(desk: Desk, sample: Sample | None) -> Look:
    """The look for a sample; None for a value that the file declares."""
    ink, strong, quiet = (desk.colour(f"figure.{name}") for name in ("bar", "value", "note"))
    ground = desk.colour("metric.fill")
    match sample:
        case Sample.TINY:
            return Look(
                ink=quiet, strong=quiet, quiet=quiet, ground=ground, fill=Fill.HOLLOW, dash=TINY_DASH, hollow=True
            )
        case Sample.SMALL:
            return Look(ink=ink, strong=strong, quiet=quiet, ground=ground, fill=Fill.HATCHED, hollow=True)
        case _:
            return Look(ink=ink, strong=strong, quiet=quiet, ground=ground)
