"""Who makes which graph.

In: a kind, services, a `Teller`, what is asked for. Out: `Made`.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.experience.named import NamedService
from blueprint.graph.kinds import Asked, GraphKind, Made
from blueprint.words.speech import Teller


def make_graph(kind: GraphKind, services: Sequence[NamedService], teller: Teller, asked: Asked) -> Made:
    """The graph of some services.

    Args:
        kind: what it is about.
        services: at least one.
        teller: words and language.
        asked: what is asked of it.
    """
    match kind:
        case GraphKind.SYSTEMS:
            from blueprint.graph.systems import systems_graph  # noqa: PLC0415 - only what is asked for

            return systems_graph(services, teller, asked)
        case GraphKind.HANDOVERS:
            from blueprint.graph.handovers import handovers_graph  # noqa: PLC0415 - likewise

            return handovers_graph(services, teller)
        case GraphKind.JOURNEY:
            from blueprint.graph.journeys import journeys_graph  # noqa: PLC0415 - likewise

            return journeys_graph(services, teller, asked)
