"""All checks by the number of their rule."""

from __future__ import annotations

from notation import contract, figures, journey, lanes, lines, links, looks, marks, words_in_boxes
from notation.picture import Picture
from notation.told import RULES, Rule, Told

MODULES = (contract, figures, journey, lanes, lines, links, looks, marks, words_in_boxes)

ELSEWHERE = {
    13: "compares two drawings: test_relations.py",
    14: "compares two drawings: test_relations.py",
    38: "compares with the record of earlier counts: test_record.py",
    54: "the table that says the same is part of the HTML page, which is not made yet",
    55: "compares two runs: tests/determinism/test_determinism.py",
    57: "about PDF: test_prints.py, tests/export, tests/painters",
    58: "about tiles of a PDF: tests/paper/test_tiles.py, test_tiles_assembled.py",
}
"""Rules without a check on one SVG, and where they are kept or why they wait."""


def faults(picture: Picture, told: Told, rules: tuple[int, ...] | None = None) -> list[str]:
    """What is wrong with a picture, rule by rule; empty for a good one."""
    return [
        f"{rule}: {fault}"
        for number, rule in sorted(RULES.items())
        if rules is None or number in rules
        for fault in rule.check(picture, told)
    ]


def broken_rules(picture: Picture, told: Told) -> set[int]:
    """Numbers of the rules that a picture breaks."""
    return {number for number, rule in RULES.items() if any(True for _ in rule.check(picture, told))}


__all__ = ["ELSEWHERE", "MODULES", "RULES", "Rule", "broken_rules", "faults"]
