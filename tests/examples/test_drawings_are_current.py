"""The drawings that are committed are what the sources give."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint import draw, drawings, load, paint
from blueprint.pipeline.neighbours import Neighbours

EXAMPLES = Path(__file__).parents[2] / "examples"
SOURCES = sorted(EXAMPLES.glob("*/*.blueprint.yaml"))
TRANSLATIONS = {
    "concert-night": ("zh-Hant",),
    "concert-night-future": ("zh-Hant",),
    "hotel-touchpoints": ("zh-Hans",),
}
"""Examples that are committed in other languages too, each in a folder of its own: see script/examples."""


def expected(source: Path) -> dict[Path, str]:
    service = load(str(source)).value
    assert service is not None
    stem = source.name.removesuffix(".blueprint.yaml")
    made = {}
    for language in (None, *TRANSLATIONS.get(stem, ())):
        folder = source.parent / language if language else source.parent
        for drawing in drawings(service):
            leads_to = None if language else Neighbours(stem=stem, ending="svg", beside=True)
            scene = draw(service, drawing, language=language, leads_to=leads_to).value
            assert scene is not None
            made[folder / f"{stem}.{drawing.name}.svg"] = paint(scene)
    return made


@pytest.mark.parametrize("source", SOURCES, ids=lambda p: p.parent.name)
def test_the_drawings_of_an_example_are_current(source: Path) -> None:
    made = expected(source)
    stem = source.name.removesuffix("blueprint.yaml")
    committed = {p for p in source.parent.rglob("*.svg") if p.name.startswith(stem)}

    stale = sorted(p.name for p, text in made.items() if not p.is_file() or p.read_text("utf-8") != text)

    assert stale == [], "run script/examples, look at what changed, and commit it"
    assert sorted(committed - made.keys()) == [], "nothing draws these any more"
