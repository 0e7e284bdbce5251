"""Maps of any size to measure with: the same size always gives the same map.

In: a number of columns. Out: one `Map`: its cards and connectors, and the same content as a blueprint file,
a Graphviz graph, a WireViz harness, a PlantUML diagram and a Mermaid flowchart. Five lanes, a card in each cell; every
tenth step is a decision with a way back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LANES = ("evidence", "customer", "frontstage", "backstage", "support")
STAGE = 5
DECISION = 10

WORDS = {
    "evidence": (
        "Printed letter",
        "Sign at the door",
        "Receipt and card",
        "Screen of the till",
        "Brochure on the desk",
    ),
    "customer": (
        "Asks for a room",
        "Waits in the queue",
        "Signs the form",
        "Chooses a date",
        "Pays at the desk",
    ),
    "frontstage": (
        "Greets by name",
        "Explains the offer",
        "Hands over the key",
        "Checks the order",
        "Says goodbye",
    ),
    "backstage": (
        "Prepares the file",
        "Calls the supplier",
        "Packs the order",
        "Updates the plan",
        "Books the payment",
    ),
    "support": (
        "Booking system",
        "Store of spare parts",
        "Customer records",
        "Payment service",
        "Training of staff",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Connector:
    """One arrow between two cards, by their names."""

    start: str
    end: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """The content of one map.

    Attributes:
        columns: number of steps.
        cards: name of a card → what stands on it, column by column.
        connectors: all of them, those made by rule included.
    """

    columns: int
    cards: dict[str, str]
    connectors: tuple[Connector, ...]


def generate(columns: int) -> Map:
    """The map with so many columns and five lanes."""
    cards = {_name(c, lane): _words(c, lane) for c in range(columns) for lane in LANES}
    return Map(columns=columns, cards=cards, connectors=tuple(_connectors(columns)))


def as_blueprint(drawing: Map) -> str:
    """The map as a blueprint file; the connectors that rules make are left to the rules."""
    lines = ["blueprint: 1", f"title: A service of {drawing.columns} steps", "stages:"]
    for column in range(drawing.columns):
        if column % STAGE == 0:
            lines += [f"  - title: Stage {column // STAGE + 1}", "    steps:"]
        lines += [f"      - id: s{column}", f"        title: Step {column + 1}"]
        lines += [f"        {lane}: {drawing.cards[_name(column, lane)]}" for lane in LANES]
        if _decides(column, drawing.columns):
            lines += ["        marks: decision", "        next:"]
            lines += [f"          - {{to: s{column + 1}, label: {_yes(column)}}}"]
            lines += [f"          - {{to: s{column - 3}, label: {_no(column)}}}"]
    explicit = [c for c in drawing.connectors if _is_explicit(c)]
    if explicit:
        lines += ["links:", *(_link(connector) for connector in explicit)]
    return "\n".join(lines) + "\n"


def as_dot(drawing: Map) -> str:
    """The map as a Graphviz graph: boxes for cards, edges for connectors, a rank for each column."""
    lines = ["digraph map {", "  rankdir=LR; node [shape=box fontname=Helvetica fontsize=9];"]
    lines += [f'  {name} [label="{text}"];' for name, text in drawing.cards.items()]
    for column in range(drawing.columns):
        lines += [f"  {{rank=same; {'; '.join(_name(column, lane) for lane in LANES)}}}"]
    lines += [f'  {c.start} -> {c.end} [xlabel="{c.label}"];' for c in drawing.connectors]
    return "\n".join([*lines, "}"]) + "\n"


def as_wireviz(drawing: Map) -> str:
    """The map as a WireViz harness: cards are connectors, arrows are cables of one wire."""
    used: dict[str, int] = {}
    runs = []
    for number, connector in enumerate(drawing.connectors):
        pins = []
        for name in (connector.start, connector.end):
            used[name] = used.get(name, 0) + 1
            pins.append(used[name])
        start, end = pins
        runs += [f"  - [{{{connector.start}: [{start}]}}, {{w{number}: [1]}}, {{{connector.end}: [{end}]}}]"]
    lines = ["connectors:"]
    for name, text in drawing.cards.items():
        lines += [f"  {name}: {{type: {text}, pincount: {used.get(name, 1)}}}"]
    lines += ["cables:", *(f"  w{n}: {{wirecount: 1, colors: [BK]}}" for n in range(len(drawing.connectors)))]
    return "\n".join([*lines, "connections:", *runs]) + "\n"


def as_plantuml(drawing: Map) -> str:
    """The map as a PlantUML diagram: packages for lanes, rectangles for cards."""
    lines = ["@startuml", "left to right direction"]
    for lane, cards in _by_lane(drawing).items():
        lines += [f'package "{lane}" {{', *(f'  rectangle "{text}" as {name}' for name, text in cards.items()), "}"]
    lines += [f"{c.start} --> {c.end}" + (f" : {c.label}" if c.label else "") for c in drawing.connectors]
    return "\n".join([*lines, "@enduml"]) + "\n"


def as_mermaid(drawing: Map) -> str:
    """The map as a Mermaid flowchart: subgraphs for lanes. A Mermaid `journey` has neither lanes nor connectors."""
    lines = ["flowchart LR"]
    for lane, cards in _by_lane(drawing).items():
        lines += [f"  subgraph {lane}", *(f'    {name}["{text}"]' for name, text in cards.items()), "  end"]
    lines += [f"  {c.start} -->{f'|{c.label}|' if c.label else ''} {c.end}" for c in drawing.connectors]
    return "\n".join(lines) + "\n"


def _by_lane(drawing: Map) -> dict[str, dict[str, str]]:
    """Names and words of the cards of each lane."""
    return {lane: {name: text for name, text in drawing.cards.items() if name.endswith(f"_{lane}")} for lane in LANES}


def _connectors(columns: int) -> Iterator[Connector]:
    for column in range(columns):
        chain = [_name(column, lane) for lane in LANES[1:]]
        yield from (Connector(start=a, end=b) for a, b in pairwise(chain))
        if column + 1 < columns:
            label = _yes(column) if _decides(column, columns) else ""
            yield Connector(start=_name(column, "customer"), end=_name(column + 1, "customer"), label=label)
        if _decides(column, columns):
            yield Connector(start=_name(column, "customer"), end=_name(column - 3, "customer"), label=_no(column))
    # Across columns and lanes, forward and back, so that there is something to route.
    for column in range(0, columns - 4, 4):
        yield Connector(start=_name(column, "support"), end=_name(column + 3, "frontstage"))
        yield Connector(start=_name(column + 4, "backstage"), end=_name(column + 1, "support"), label="again")


def _link(connector: Connector) -> str:
    """An explicit connector in a blueprint file."""
    label = f", label: {connector.label}" if connector.label else ""
    ends = [name.replace("_", ".") for name in (connector.start, connector.end)]
    return f"  - {{from: {ends[0]}, to: {ends[1]}{label}}}"


def _is_explicit(connector: Connector) -> bool:
    """Whether no rule makes this connector: it joins two lanes and two columns."""
    start, end = connector.start.split("_"), connector.end.split("_")
    return start[0] != end[0] and start[1] != end[1]


def _decides(column: int, columns: int) -> bool:
    return column % DECISION == DECISION // 2 and column + 1 < columns


def _yes(column: int) -> str:
    return ("fits", "approved", "in stock")[column % 3]


def _no(column: int) -> str:
    return ("wrong size", "not approved", "sold out")[column % 3]


def _name(column: int, lane: str) -> str:
    return f"s{column}_{lane}"


def _words(column: int, lane: str) -> str:
    words = WORDS[lane]
    return f"{words[(column * 7 + len(lane)) % len(words)]} {column + 1}"
