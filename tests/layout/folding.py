"""Folded drawings for layout tests."""

from __future__ import annotations

from written import service

from blueprint.layout.compose import compose
from blueprint.layout.form import Form, Origin
from blueprint.model.service import Service
from blueprint.model.vocabulary import DrawingKind
from blueprint.pipeline import Drawing
from blueprint.pipeline.drawing import prepare
from blueprint.scene import Box, Group, Item, Path, Scene, Words


def steps(*counts: int, card: str = "Says yes", extra: str = "") -> Service:
    """A service with stages of so many steps, each with a customer's and a frontstage card."""
    lines, n = ["stages:"], 0
    for stage, count in enumerate(counts):
        lines += [f"  - title: Stage {stage}", "    steps:"]
        for _ in range(count):
            lines.append(f"      - {{id: s{n}, customer: {{id: c{n}, text: {card}}}, frontstage: Answers}}")
            n += 1
    return service("\n".join(lines) + extra)


def pages(of: Service, form: Form, kind: DrawingKind = DrawingKind.BLUEPRINT, **origin: str) -> tuple[Scene, ...]:
    """The scenes of one of its drawings."""
    bench = prepare(of, Drawing(name=kind.value, kind=kind), language=None, theme=None, name=None).value
    assert bench is not None
    return compose(bench.desk, kind, None, Origin(**origin), form)


def groups(scene: Scene | Group, role: str) -> list[Group]:
    """All groups of a role, in painting order."""
    found: list[Group] = []
    for item in scene.items:
        if isinstance(item, Group):
            found += ([item] if item.role == role else []) + groups(item, role)
    return found


def shapes(of: Scene | Group, role: str) -> list[Box | Path | Words]:
    """All boxes, paths and words of a role."""
    found: list[Box | Path | Words] = []

    def walk(items: tuple[Item, ...]) -> None:
        for item in items:
            if isinstance(item, Group):
                walk(item.items)
            elif isinstance(item, Box | Path | Words) and item.role == role:
                found.append(item)

    walk(of.items)
    return found


def boxes(of: Scene | Group, role: str) -> list[Box]:
    """All boxes of a role."""
    return [item for item in shapes(of, role) if isinstance(item, Box)]


def said(of: Scene | Group, role: str) -> list[str]:
    """All lines of a role."""
    return [item.line.text for item in shapes(of, role) if isinstance(item, Words)]
