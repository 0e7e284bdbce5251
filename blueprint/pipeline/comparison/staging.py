"""A comparison that is ready to be laid out: in one piece, or in any form that paper asks for."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from blueprint.frozen import frozen
from blueprint.layout.form import Form, Origin
from blueprint.model import Service
from blueprint.pipeline.comparison.opening import States
from blueprint.pipeline.drawing import Bench
from blueprint.pipeline.loading import file_stem
from blueprint.scene import Scene


class Arrangement(StrEnum):
    """How two states are drawn."""

    OVERLAY = "overlay"
    SIDE_BY_SIDE = "side-by-side"


@frozen(kw_only=True)
class Asked:
    """What is asked of a comparison.

    Attributes:
        language: BCP 47 tag; None for that of the state before. theme: name or file; None for the map's.
        metrics: ids of the metrics in the header; the first few if there are none.
    """

    arrangement: Arrangement = Arrangement.OVERLAY
    language: str | None = None
    theme: str | None = None
    metrics: tuple[str, ...] = ()


@frozen(kw_only=True)
class Staging:
    """A comparison, ready.

    Attributes:
        bench: what it is made with. service: what its file is about.
        lay: lays it out in a form, with what its foot says of where it comes from.
    """

    bench: Bench
    service: Service
    lay: Callable[[Form, Origin], tuple[Scene, ...]]


def name_of(states: States) -> str:
    """What ids of the drawing begin with: both files, or the file and both personas."""
    stems = [file_stem(name.rpartition(":")[2]) for name in states.names]
    parts = [stems[0], *states.personas] if states.personas else stems
    return "-".join(dict.fromkeys(parts)) + "-comparison"
