"""Measures the router alone: connectors of a map of a given number of them, routed in a new process.

In: a number of connectors on the command line. Out: the seconds of wall-clock and of processor time that routing them
took, on standard output, without start-up, reading and drawing. The map is that of `maps.py`: five lanes, ways back,
connectors across lanes and columns, some with labels.
"""

from __future__ import annotations

import argparse
import gc
import sys
from time import perf_counter, process_time

from maps import LANES, Connector, generate

from blueprint.routing import plan_routes
from blueprint.routing.plan import Gap, Grid, Node, Row, Wire

PER_COLUMN = 4.6
"""Connectors that each column of a map adds: 3 down, 1 on, one way back in ten, two across in four."""
CARD = (150.0, 44.0)
LETTER = 6.5
SEPARATORS = {2: ("interaction",), 3: ("visibility",), 4: ("internal-interaction",)}


def main() -> int:
    """Measures and prints; returns the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("connectors", type=int, help="how many are routed")
    grid = grid_of(parser.parse_args().connectors)
    gc.disable()  # as in the command line
    wall, processor = perf_counter(), process_time()
    plan = plan_routes(grid)
    print(f"{perf_counter() - wall:.4f} {process_time() - processor:.4f} {len(plan.routes)}")
    return 0


def grid_of(connectors: int) -> Grid:
    """The question to the router, with exactly so many connectors."""
    drawing = generate(round(connectors / PER_COLUMN) + 4)
    lanes = {lane: row for row, lane in enumerate(LANES)}
    places = {name: name[1:].split("_") for name in drawing.cards}
    return Grid(
        columns=(CARD[0],) * drawing.columns,
        rows=(Row(min_height=56.0, padding=10.0, stack_gap=12.0),) * len(LANES),
        gutters=(Gap(min_size=34.0),) * (drawing.columns + 1),
        channels=tuple(Gap(min_size=40.0, separators=SEPARATORS.get(row, ())) for row in range(len(LANES) + 1)),
        nodes=tuple(
            Node(id=name, row=lanes[lane], first=int(column), last=int(column), order=0, width=CARD[0], height=CARD[1])
            for name, (column, lane) in places.items()
        ),
        wires=tuple(
            Wire(
                id=f"w{number:05}",
                source=connector.start,
                target=connector.end,
                label=(LETTER * len(connector.label), 16.0) if connector.label else None,
            )
            for number, connector in enumerate(_spread(drawing.connectors, connectors))
        ),
    )


def _spread(found: tuple[Connector, ...], wanted: int) -> list[Connector]:
    """So many of them, left out evenly."""
    return [found[number * len(found) // wanted] for number in range(wanted)]


if __name__ == "__main__":
    sys.exit(main())
