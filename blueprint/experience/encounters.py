"""Service encounters: connectors that cross a line (Shostack 1985; Carlzon's moments of truth 1987)."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.model import Lane, Line, Link, Service
from blueprint.model.lanes import crossed_lines


@frozen
class Encounter:
    """One crossing of one line.

    Attributes:
        line: id of the line: `interaction` a service encounter, candidate moment of truth; `visibility` a
            seen action that rests on an unseen one; `internal-interaction` an internal service encounter.
        link: the connector that crosses it.
    """

    line: str
    link: Link


def encounters(service: Service) -> tuple[Encounter, ...]:
    """All crossings, connector by connector, in the order in which each crosses the lines.

    Lanes without cards that `lanes` does not name are not drawn and count for no line.
    """
    lane_of = {card.key: card.lane for card in service.cards}
    filled = set(lane_of.values())
    drawn = tuple(e for e in service.lanes if isinstance(e, Line) or e.named or e.id in filled)
    order = [e.id for e in drawn if isinstance(e, Lane)]
    crossed = {(one, other): crossed_lines(drawn, one, other) for one in order for other in order}
    return tuple(
        Encounter(line, link) for link in service.links for line in crossed[lane_of[link.source], lane_of[link.target]]
    )
