"""What a sign says that another map shows a step in detail."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.model.service import Journey


@frozen(kw_only=True)
class Door:
    """One sign.

    Attributes:
        step: key of the step. journey: the map behind it.
        href: where its drawing lies; empty where nobody can know.
    """

    step: str
    journey: Journey
    href: str = ""
