"""Grids to try the router on."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from blueprint.routing.plan import Gap, Grid, Node, Row, Wire

LINES: dict[int, tuple[str, ...]] = {2: ("interaction",), 3: ("visibility", "extra"), 5: ("internal",)}


def make_grid(
    columns: int,
    rows: int,
    nodes: list[Node],
    wires: list[Wire],
    *,
    lines: dict[int, tuple[str, ...]] | None = None,
    padding: float = 10.0,
) -> Grid:
    """Return a grid of equal columns and rows with usual sizes."""
    kept = LINES if lines is None else lines
    return Grid(
        columns=(150.0,) * columns,
        rows=(Row(min_height=56.0, padding=padding, stack_gap=12.0),) * rows,
        gutters=tuple(Gap(min_size=34.0 if 0 < i < columns else 14.0) for i in range(columns + 1)),
        channels=tuple(
            Gap(min_size=40.0 if kept.get(i) else 20.0, separators=kept.get(i, ()) if 0 < i < rows else ())
            for i in range(rows + 1)
        ),
        nodes=tuple(nodes),
        wires=tuple(wires),
    )


def card(
    name: str,
    row: int,
    first: int,
    *,
    last: int | None = None,
    order: int = 0,
    width: float = 150.0,
    height: float = 44.0,
    head_free: float = 0.0,
    start_free: float = 0.0,
) -> Node:
    """Return a card of usual size."""
    return Node(
        id=name,
        row=row,
        first=first,
        last=first if last is None else last,
        order=order,
        width=width,
        height=height,
        head_free=head_free,
        start_free=start_free,
    )


def random_grid(seed: int, *, columns: int, rows: int, density: float, wires: float, labels: float = 0.0) -> Grid:
    """Return a grid like a real map: a flow along one row, columns joined downwards, and random wires.

    Args:
        seed: of the random numbers.
        columns, rows: how many.
        density: share of cells that hold a card.
        wires: how many, per card.
        labels: share of wires with a label.
    """
    random = Random(seed)  # noqa: S311 - for test data
    cells: dict[tuple[int, int], list[Node]] = {}
    for row in range(rows):
        column = 0
        while column < columns:
            if row == 4 and random.random() < 0.5:
                last = min(columns - 1, column + random.randint(1, 3))
                cells[row, column] = [card(f"{row}.{column}", row, column, last=last)]
                column = last + 1
                continue
            if row == 1 or random.random() < density:
                cells[row, column] = [
                    card(
                        f"{row}.{column}.{order}",
                        row,
                        column,
                        order=order,
                        height=random.choice([30.0, 38.0, 44.0, 56.0, 71.5]),
                        width=random.choice([150.0, 150.0, 120.0]),
                        head_free=random.choice([0.0, 0.0, 16.0, 40.0]),
                    )
                    for order in range(random.choice([1, 1, 1, 1, 2, 3]))
                ]
            column += 1
    return make_grid(columns, rows, [n for cell in cells.values() for n in cell], _wires(random, cells, wires, labels))


def _wires(random: Random, cells: dict[tuple[int, int], list[Node]], per_card: float, labels: float) -> list[Wire]:
    pairs: dict[tuple[str, str], None] = {}
    nodes = [node for cell in cells.values() for node in cell]
    for (row, column), cell in cells.items():
        if row == 1 and (row, column + 1) in cells:
            pairs[cell[-1].id, cells[row, column + 1][0].id] = None
        if (row + 1, column) in cells and random.random() < 0.6:
            pairs[cell[-1].id, cells[row + 1, column][0].id] = None
    if not nodes:
        return []
    for _ in range(int(per_card * len(nodes)) - len(pairs)):
        source = random.choice(nodes)
        near = (source.row + round(random.gauss(0, 1.5)), source.first + round(random.gauss(0, 2.2)))
        pairs[source.id, random.choice(cells.get(near, nodes)).id] = None
    hubs = set(random.sample([node.id for node in nodes], len(nodes) // 8))
    return [
        Wire(
            id=f"w{number:04}",
            source=source,
            target=target,
            label=(random.choice([18.0, 40.0, 72.0]), 16.0) if random.random() < labels else None,
            bundle="all" if source in hubs else "",
        )
        for number, (source, target) in enumerate(pairs)
    ]


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Draw small, odd grids: any sizes, mixed spans, loops, several wires between the same cards."""
    columns, rows = draw(st.integers(1, 5)), draw(st.integers(1, 4))
    nodes: list[Node] = []
    taken: set[tuple[int, int, int]] = set()
    for number in range(draw(st.integers(1, 10))):
        row, first = draw(st.integers(0, rows - 1)), draw(st.integers(0, columns - 1))
        last = min(columns - 1, first + draw(st.sampled_from([0, 0, 0, 0, 1, 2])))
        order = 0
        while any((row, column, order) in taken for column in range(first, last + 1)):
            order += 1
        taken.update((row, column, order) for column in range(first, last + 1))
        nodes.append(
            card(
                f"n{number}",
                row,
                first,
                last=last,
                order=order,
                width=draw(st.sampled_from([40.0, 90.0, 150.0])),
                height=draw(st.sampled_from([20.0, 31.0, 44.0, 80.0])),
                head_free=draw(st.sampled_from([0.0, 0.0, 16.0, 30.0])),
                start_free=draw(st.sampled_from([0.0, 0.0, 0.0, 40.0])),
            )
        )
    names = st.sampled_from([node.id for node in nodes])
    wires = [
        Wire(
            id=f"w{number}",
            source=draw(names),
            target=draw(names),
            label=draw(st.sampled_from([None, None, (20.0, 14.0), (70.0, 16.0)])),
            bundle=draw(st.sampled_from(["", "", "x"])),
        )
        for number in range(draw(st.integers(0, 14)))
    ]
    some = st.sampled_from([0.0, 8.0, 30.0])
    return Grid(
        columns=tuple(draw(st.sampled_from([60.0, 150.0])) for _ in range(columns)),
        rows=tuple(
            Row(min_height=draw(some), padding=draw(some), stack_gap=draw(st.sampled_from([6.0, 12.0])))
            for _ in range(rows)
        ),
        gutters=tuple(Gap(min_size=draw(some)) for _ in range(columns + 1)),
        channels=tuple(
            Gap(
                min_size=draw(some),
                separators=tuple(f"s{i}.{j}" for j in range(draw(st.integers(0, 2)))) if 0 < i < rows else (),
            )
            for i in range(rows + 1)
        ),
        nodes=tuple(nodes),
        wires=tuple(wires),
    )
