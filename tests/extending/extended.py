"""Short ways to a map that extends another one, for tests."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from blueprint.diagnostics import Diagnostic, Outcome
from blueprint.model import Card, Service, Step
from blueprint.pipeline import load

HOTEL = """\
blueprint: 1
title: Hotel
actors: {porter: {title: Porter}, clerk: {title: Clerk, note: At the desk}}
stages:
  - id: arrival
    title: Arrival
    steps:
      - {id: arrive, customer: Arrives, emotion: 3, pain: No sign}
      - id: check-in
        customer: Checks in
        frontstage:
          - {id: greets, text: Greets, actor: clerk}
          - {id: hands-over-the-key, text: Hands over the key, actor: clerk, marks: fail}
        support: {text: Registration system, time: 2 min}
        wait: 6 min
        emotion: {score: 2, label: Impatient}
        pain: [A queue, Forms]
  - title: Departure
    steps:
      - {id: check-out, customer: Checks out, frontstage: Hands over the bill, support: Prints the bill}
links: [{from: check-in.support, to: check-out.support, kind: message}]
metrics: [{id: queue, type: duration, at: check-in, value: 6 min, target: 3 min}]
gaps: [{gap: 3, at: check-in, note: Six minutes}]
opportunities: [{title: Early form, at: check-in, impact: 4, effort: 2}]
"""
CATALOGUE = "systems: {pms: {title: Booking system}}\n"


def written(folder: Path, changes: str, base: str = HOTEL, name: str = "future.blueprint.yaml") -> Path:
    """Both files in a project; gives the path of the changes."""
    (folder / "blueprint.config.yaml").write_text("config: 1\n", "utf-8")
    (folder / "hotel.blueprint.yaml").write_text(base, "utf-8")
    (folder / "catalogue.yaml").write_text(CATALOGUE, "utf-8")
    path = folder / name
    path.write_text(f"blueprint: 1\n{dedent(changes)}", "utf-8")
    return path


def outcome(folder: Path, changes: str, base: str = HOTEL) -> Outcome[Service]:
    """What loading changes to `hotel.blueprint.yaml` gives; the line with `extends` is put in front."""
    head = "" if "extends:" in changes else "extends: hotel.blueprint.yaml\n"
    return load(str(written(folder, head + dedent(changes), base)))


def whole(folder: Path, changes: str, base: str = HOTEL) -> Service:
    """The service of changes without errors."""
    found = outcome(folder, changes, base)
    assert found.value is not None, said(found)
    return found.value


def said(found: Outcome[Service]) -> list[str]:
    """Code and message of every finding."""
    return [f"{d.code} {d.message}" for d in found.diagnostics]


def only(found: Outcome[Service]) -> Diagnostic:
    """The single finding."""
    assert len(found.diagnostics) == 1, said(found)
    return found.diagnostics[0]


def step(service: Service, key: str) -> Step:
    """A step by its key."""
    return next(one for stage in service.stages for one in stage.steps if one.key == key)


def steps(service: Service) -> dict[str, list[str]]:
    """The keys of the steps of each stage."""
    return {stage.key: [one.key for one in stage.steps] for stage in service.stages}


def cards(service: Service, key: str, lane: str) -> list[Card]:
    """The cards of a cell."""
    return [card for card in step(service, key).cards if card.lane == lane]


def texts(service: Service, key: str, lane: str) -> list[str]:
    """What the cards of a cell say."""
    return [card.text.pick("en").text for card in cards(service, key, lane)]
