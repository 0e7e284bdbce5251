"""The graphs that there are, what can be asked of them, and what comes back.

A new kind is a value of `GraphKind` and a line in `making.make_graph`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from blueprint.frozen import field, frozen
from blueprint.graph.values import Graph
from blueprint.model.service import Service


class GraphKind(StrEnum):
    """What a graph is about."""

    SYSTEMS = "systems"
    HANDOVERS = "handovers"
    JOURNEY = "journey"


class By(StrEnum):
    """What the steps of services are put together by, from fine to coarse."""

    STEP = "step"
    TOUCHPOINT = "touchpoint"
    STAGE = "stage"
    SERVICE = "service"


@frozen(kw_only=True)
class Asked:
    """What is asked of a graph.

    Attributes:
        by: what steps are put together by; None for what suits their number.
        behind: the services behind doors of steps, by their real path.
    """

    by: By | None = None
    behind: Mapping[str, Service] = field(default_factory=dict)


@frozen(kw_only=True)
class Made:
    """A graph, and what there is to say about how it was made.

    Attributes:
        remarks: sentences for standard error, in English, without a final full stop.
    """

    graph: Graph
    remarks: tuple[str, ...] = ()
