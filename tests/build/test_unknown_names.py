"""Names of steps that are not there: what is said helps, and is said once."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint.diagnostics import Diagnostic
from blueprint.pipeline import load

MAP = """\
blueprint: 1
title: A cup of tea
stages:
  - title: Order
    steps:
      - {id: ask, title: Ask, customer: Asks}
metrics:
  - {id: wait, title: Wait, at: nowhere, type: number, value: 3}
opportunities:
  - {id: sign, title: A sign, at: nowhere, addresses: nowhere.pain.1}
"""


def told(folder: Path, text: str) -> list[Diagnostic]:
    file = folder / "tea.blueprint.yaml"
    file.write_text(text, "utf-8")
    return list(load(str(file)).diagnostics)


def test_the_hint_lists_the_steps(tmp_path: Path) -> None:
    said = told(tmp_path, MAP)

    assert [d.code for d in said] == ["BP402"] * 3
    assert {d.hint for d in said} == {"steps are `ask`"}


@pytest.mark.parametrize(
    ("other", "code"), [("stretches:", "BP20"), ("stages: []\nsteps:", "BP2"), ("stages:\nnote:", "BP2")]
)
def test_without_stages_only_their_absence_is_told(tmp_path: Path, other: str, code: str) -> None:
    said = [d.code for d in told(tmp_path, MAP.replace("stages:", other))]

    assert said
    assert all(one.startswith(code) for one in said)


def test_no_hint_lists_nothing(tmp_path: Path) -> None:
    for old, new in (
        ("title: Ask, ", ""), ("steps:", "steps: []\n    note:"), ("id: ask, title: Ask, ", ""),
        ("title: Order", "phase: x"), ("at: nowhere, type", "at: nowhere.x, type"), ("steps:", "stepss:"),
    ):  # fmt: skip
        for found in told(tmp_path, MAP.replace(old, new)):
            assert not (found.hint or "").rstrip().endswith((" are", ":")), found


@pytest.mark.parametrize(
    ("key", "hint"), [("stepss: [{customer: X}]", "did you mean `steps`?"), ("remove: x", "`remove: [id]`")]
)
def test_a_key_that_is_meant_otherwise(tmp_path: Path, key: str, hint: str) -> None:
    text = f"blueprint: 1\ntitle: T\nstages:\n  - title: A\n    {key}\n"

    (found,) = told(tmp_path, text)

    assert found.code == "BP405"
    assert hint in (found.hint or "")


def test_a_misspelt_extends_is_recognised(tmp_path: Path) -> None:
    said = told(tmp_path, "blueprint: 1\nextend: base.blueprint.yaml\ntitle: T\n")

    assert "did you mean `extends`?" in {d.hint for d in said}
