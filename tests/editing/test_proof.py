"""The proof refuses: a file whose canonical text would say something else is left alone, and the command says why."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from blueprint.editing import fmt
from blueprint.editing.fmt import formatted
from blueprint.editing.kinds import Kind
from blueprint.editing.proof import Meaning, same, understood
from blueprint.source import Source

MAP = """\
title: Dinner
blueprint: 1
stages:
  - title: Dinner
    steps:
      - id: order   # the first
        customer: Orders
      - id: eat
        customer: Eats
"""


def source(text: str = MAP) -> Source:
    return Source(name="dinner.blueprint.yaml", text=text)


def meant(text: str) -> Meaning:
    found = understood(source(text), Kind.MAP)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda text: text.replace("Orders", "Order"), "a text or a key would change"),
        (lambda text: text.replace("id: eat", "title: eat"), "a text or a key would change"),
        (lambda text: text.replace("# the first", ""), "a comment would be lost"),
        (lambda text: text.replace("title: Dinner", "title: Dinner", 1) + "\t- x\n", "it could not be read again"),
        (lambda text: text.replace("blueprint: 1", 'blueprint: "1"'), "a text or a key would change"),
    ],
)
def test_what_would_change_is_said(change: Callable[[str], str], reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fmt, "laid_out", lambda *_: change(MAP))
    done = formatted(source())

    assert done.reason == reason
    assert done.text == MAP


def test_another_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # Bare names become entries in the order in which they come, so that this order of lanes says something.
    text = MAP.replace("customer: Eats", "customer: {text: Eats, system: Y}\n        support: {text: Cooks, system: X}")
    turned = MAP.replace(
        "customer: Eats", "support: {text: Cooks, system: X}\n        customer: {text: Eats, system: Y}"
    )
    monkeypatch.setattr(fmt, "laid_out", lambda *_: turned)

    assert formatted(source(text)).reason == "the model would change"
    assert not same(meant(text).service, meant(turned).service)


def test_a_finding_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    marked = MAP.replace("customer: Orders", "marks: decision\n        customer: Orders")
    other = understood(source(marked), Kind.MAP)
    monkeypatch.setattr(fmt, "laid_out", lambda *_: MAP + "\n")
    monkeypatch.setattr(fmt, "meaning", lambda *_, **_names: other if _names.get("checked") else meant(MAP))

    assert formatted(source()).reason == "there would be a finding more"


def test_same_looks_at_everything_but_places() -> None:
    assert same(meant(MAP).service, meant("\n\n" + MAP).service)
    for old, new in (("Orders", "Order"), ("id: order", "id: begin"), ("title: Dinner\n    s", "title: Late\n    s")):
        assert not same(meant(MAP).service, meant(MAP.replace(old, new)).service)
    assert same(("a", "b"), ("a", "c"), lambda text: ("c",) if text == "b" else (text,))
    assert not same(("a", "b"), ("a",))
    assert not same(1, True)
