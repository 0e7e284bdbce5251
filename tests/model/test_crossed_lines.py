from __future__ import annotations

import pytest

from blueprint.model import Lane, LaneOrLine, Line, Text, Wording, Zone
from blueprint.model.lanes import crossed_lines, drawn_lines


def drawing(*names: str) -> list[LaneOrLine]:
    found: list[LaneOrLine] = []
    for name in names:
        if name.startswith("-"):
            found.append(Line(id=name[1:], title=Text((Wording(name, "en"),))))
        else:
            zone = None if name == "pain" else Zone.OTHER if name == "side" else Zone(name)
            found.append(Lane(id=name, zone=zone))
    return found


ALL = drawing(
    "evidence", "customer", "-interaction", "frontstage", "-visibility", "backstage", "-internal-interaction",
    "support", "-own", "side",
)  # fmt: skip


@pytest.mark.parametrize(
    ("source", "target", "lines"),
    [
        ("customer", "frontstage", ["interaction"]),
        ("customer", "support", ["interaction", "visibility", "internal-interaction"]),
        ("support", "customer", ["internal-interaction", "visibility", "interaction"]),
        ("frontstage", "frontstage", []),
        ("evidence", "customer", []),
        ("evidence", "frontstage", ["interaction"]),
        ("support", "side", ["own"]),
        ("customer", "nowhere", []),
    ],
)
def test_a_connector_crosses_what_lies_between(source: str, target: str, lines: list[str]) -> None:
    assert list(crossed_lines(ALL, source, target)) == lines


def test_lines_with_nothing_on_one_side_are_neither_drawn_nor_crossed() -> None:
    lanes = drawing("evidence", "-interaction", "frontstage", "-visibility", "-internal-interaction", "support")
    assert [line.id for line in drawn_lines(lanes)] == ["visibility", "internal-interaction"]
    assert crossed_lines(lanes, "evidence", "support") == ("visibility", "internal-interaction")


def test_rows_of_the_journey_count_for_no_line() -> None:
    lanes = drawing("pain", "-own", "customer")
    assert drawn_lines(lanes) == ()


def test_own_lines_part_any_lanes() -> None:
    lanes = drawing("evidence", "-own", "customer")
    assert [line.id for line in drawn_lines(lanes)] == ["own"]
