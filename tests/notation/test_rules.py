"""Every rule on every example and every case: all their drawings, all their languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint import pipeline
from notation.checks import ELSEWHERE, RULES, faults
from notation.drawn import CASES, EXAMPLES, Drawn, draw_one, drawn, label, service_of


@pytest.mark.parametrize("file", EXAMPLES, ids=label)
def test_every_example_keeps_every_rule(file: Path) -> None:
    check(drawn(file))


@pytest.mark.parametrize("file", CASES, ids=label)
def test_every_case_keeps_every_rule(file: Path) -> None:
    check(drawn(file, file.parent.parent.name))


@pytest.mark.parametrize("theme", ["contrast", "dark", "mono"])
@pytest.mark.parametrize("drawing", ["blueprint", "journey"])
def test_every_theme_can_be_read(theme: str, drawing: str) -> None:
    file = next(f for f in EXAMPLES if f.parent.name == "online-checkout")
    service = service_of(file)
    (one,) = pipeline.drawings(service, drawing)
    made = draw_one(service, one, language=service.language, name=f"{label(file)} {drawing} {theme}", theme=theme)

    check((made,), (12, 21, 48, 52, 53))


def check(drawings: tuple[Drawn, ...], rules: tuple[int, ...] | None = None) -> None:
    found = [f"{d}: {fault}" for d in drawings for fault in faults(d.picture, d.told, rules)]

    assert not found, "\n".join(found)


def test_every_rule_has_its_check() -> None:
    assert not RULES.keys() & ELSEWHERE.keys()
    assert sorted(RULES.keys() | ELSEWHERE.keys()) == list(range(60))
