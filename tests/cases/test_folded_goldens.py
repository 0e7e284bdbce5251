"""Folded drawings give the scenes and the SVGs that were accepted, page by page.

Beside `input.blueprint.yaml` stands `form.json`: which drawing, at which stages bands and pages begin, column, width
and height in user units, where the drawing comes from. The goldens are `scene-1.json`, `out-1.svg`, and so on.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from notation.drawn import service_of
from notation.folded import Folded, faults, fold
from scene_json import scene_json
from test_goldens import difference, without_contents

from blueprint import pipeline
from blueprint.layout.form import Form, Origin

CASES = tuple(sorted((Path(__file__).parent / "folded").glob("*/input.blueprint.yaml")))


def made(file: Path) -> Folded:
    """A case, drawn as its form says."""
    asked = json.loads((file.parent / "form.json").read_text("utf-8"))
    service = service_of(file)
    (drawing,) = pipeline.drawings(service, asked["drawing"])
    starts, at = {}, 0
    for stage in service.stages:
        starts[stage.key] = at
        at += len(stage.steps)
    form = Form(
        cuts=tuple(starts[key] for key in asked["cuts"]),
        pages=tuple(starts[key] for key in asked.get("pages", ())),
        column=asked.get("column"),
        width=asked.get("width"),
        height=asked.get("height"),
    )
    return fold(service, drawing, form, origin=Origin(**asked.get("origin", {})))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.parent.name)
def test_the_pages_are_the_accepted_ones(
    file: Path, accept: Callable[[Path, str], None], request: pytest.FixtureRequest
) -> None:
    drawn = made(file)
    goldens = {}
    for n, (scene, svg) in enumerate(zip(drawn.scenes, drawn.svgs, strict=True), 1):
        goldens |= {f"scene-{n}.json": scene_json(scene), f"out-{n}.svg": without_contents(svg)}
    assert not faults(drawn)
    for name, text in goldens.items():
        path = file.parent / name
        if not request.config.getoption("--accept") and path.exists() and path.read_text("utf-8") != text:
            pytest.fail(f"{name} moved:\n{difference(path.read_text('utf-8'), text)}", pytrace=False)
        accept(path, text)
    known = {path.name for pattern in ("scene-*.json", "out-*.svg") for path in file.parent.glob(pattern)}
    assert known == goldens.keys()


def test_there_are_cases() -> None:
    assert len(CASES) >= 4
