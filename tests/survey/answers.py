"""A map with surveys, and what comes of it."""

from __future__ import annotations

from pathlib import Path

from blueprint.diagnostics import Diagnostic, Outcome
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model.figures import Measurement
from blueprint.model.measures import Where
from blueprint.model.service import Service
from blueprint.pipeline import load

MAP = """blueprint: 1
title: Hotel
personas: {dana: {name: Dana}, li: {name: {en: Li Wei, zh-Hans: 李伟}}}
touchpoints: {desk: {title: Front desk}, phone: {title: Telephone}}
channels: {in-person: {title: In person}}
stages:
  - title: Arrival
    steps:
      - {id: check-in, title: {en: Check in, zh-Hans: 办理入住}, customer: Checks in}
      - {id: wait, title: Wait, customer: Waits}
  - title: Stay
    steps:
      - {id: sleep, title: Sleep, customer: Sleeps}
      - {id: wait-again, title: Wait, customer: Waits again}
"""


def survey(
    folder: Path,
    content: str | bytes | None,
    *,
    columns: str = "{score: q1}",
    metrics: str = "[{id: nps, type: nps, responses: s}]",
    file: str = "exit.csv",
    more: str = "",
    limits: Limits = DEFAULT_LIMITS,
    narrowed: Where | None = None,
    text: str = MAP,
) -> Outcome[Service]:
    """Load a map whose survey `s` has this content."""
    (folder / ".git").mkdir(exist_ok=True)
    if content is not None:
        (folder / file).write_bytes(content.encode() if isinstance(content, str) else content)
    (folder / "hotel.blueprint.yaml").write_text(
        f"{text}metrics: {metrics}\nresponses:\n  s: {{file: {file}, columns: {columns}{more}}}\n", "utf-8"
    )
    return load(str(folder / "hotel.blueprint.yaml"), limits=limits, narrowed=narrowed)


def only(outcome: Outcome[Service]) -> Diagnostic:
    """The one finding."""
    assert len(outcome.diagnostics) == 1, [f"{d.code} {d.message}" for d in outcome.diagnostics]
    return outcome.diagnostics[0]


def figures(outcome: Outcome[Service], metric: str = "nps") -> Measurement:
    """What was measured."""
    assert outcome.value is not None, [f"{d.code} {d.message}" for d in outcome.diagnostics]
    found = outcome.value.measurement(metric)
    assert found is not None
    return found
