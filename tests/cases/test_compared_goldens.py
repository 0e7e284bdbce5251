"""Comparisons give the scenes and the SVGs that were accepted.

Beside `before.blueprint.yaml` and `after.blueprint.yaml` stand the goldens of both drawings: `journey.json` and
`journey.svg`, and likewise of the blueprint. The folder's name says how both states are drawn.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from scene_json import scene_json
from test_goldens import difference, without_contents

from blueprint.pipeline import paint
from blueprint.pipeline.comparison.opening import open_states
from blueprint.pipeline.comparison.sheets import compared_drawings, scene_of
from blueprint.pipeline.comparison.staging import Arrangement, Asked

CASES = tuple(sorted((Path(__file__).parent / "comparison").iterdir()))


@pytest.mark.parametrize("view", ["journey", "blueprint"])
@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_comparison_is_the_accepted_one(
    folder: Path, view: str, accept: Callable[[Path, str], None], request: pytest.FixtureRequest
) -> None:
    names = [str(folder / f"{state}.blueprint.yaml") for state in ("before", "after")]
    states = open_states(names, [], Path(tempfile.gettempdir()))
    assert states.comparison is not None
    (drawing,) = compared_drawings(states.comparison.after, view)
    made = scene_of(states, drawing, Asked(arrangement=Arrangement(folder.name)))
    assert made.value is not None
    assert made.diagnostics == ()
    for name, text in ((f"{view}.json", scene_json(made.value)), (f"{view}.svg", without_contents(paint(made.value)))):
        path = folder / name
        if not request.config.getoption("--accept") and path.exists() and path.read_text("utf-8") != text:
            pytest.fail(f"{name} moved:\n{difference(path.read_text('utf-8'), text)}", pytrace=False)
        accept(path, text)
