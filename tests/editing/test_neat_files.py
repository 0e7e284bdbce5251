"""The files that people begin from are as `fmt` leaves them, and no drawing knows the layout of its file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from blueprint import draw, drawings, load, paint
from blueprint.document import Entry, Mapping
from blueprint.editing.fmt import formatted
from blueprint.editing.kinds import Kind
from blueprint.editing.layout import laid_out
from blueprint.editing.order import Order, Place, listed_lanes
from blueprint.reading import parse
from blueprint.source import Source
from blueprint.starting.starters import LANGUAGES, STARTERS, Answers, starter

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(p for p in (ROOT / "examples").glob("*/*.yaml") if not p.name.startswith("."))


def neat(name: str, text: str) -> str:
    done = formatted(Source(name=name, text=text))
    assert done.reason is None
    assert done.findings == ()
    return done.text


class Turned(Order):
    """Keys in the order opposite to the canonical one; names that a file chooses stay."""

    def sorted(self, place: Place, node: Mapping) -> list[Entry]:
        entries = super().sorted(place, node)
        return entries if entries == list(node.entries) and len(place) > 1 else entries[::-1]


def messy(text: str) -> str:
    """A map that says the same in another order."""
    document = parse(Source(name="any", text=text)).value
    assert document is not None
    order = Turned(Kind.MAP, listed_lanes(document))
    plain = Order(Kind.MAP, listed_lanes(document))
    order.child, order.item = plain.child, plain.item  # type: ignore[method-assign]
    return laid_out(document, order)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", STARTERS)
def test_starters_are_neat(name: str, language: str) -> None:
    text = starter(name, language, Answers())
    assert neat("new.blueprint.yaml", text) == text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_examples_are_neat(path: Path) -> None:
    text = path.read_text("utf-8")
    assert neat(path.name, text) == text


def test_the_small_file_of_the_reference_is_neat() -> None:
    page = (ROOT / "docs" / "format.md").read_text("utf-8")
    text = page.partition("## A small file")[2].partition("```yaml\n")[2].partition("```")[0]

    assert text.startswith("blueprint: 1\n")
    assert neat("small.blueprint.yaml", text) == text


@pytest.mark.parametrize("name", ["hotel-stay", "salon-letter", "hotel", "retail"])
def test_drawings_do_not_know_the_layout(name: str, tmp_path: Path) -> None:
    file = tmp_path / f"{name}.blueprint.yaml"
    if name in STARTERS:
        file.write_text(starter(name, "zh-Hans", Answers()), "utf-8")
    else:
        shutil.copytree(ROOT / "examples" / name, tmp_path, dirs_exist_ok=True)
    text = messy(file.read_text("utf-8"))
    assert neat(file.name, text) != text
    seen = []
    for written in (text, neat(file.name, text)):
        file.write_text(written, "utf-8")
        service = load(str(file)).value
        assert service is not None
        scenes = [draw(service, drawing).value for drawing in drawings(service)]
        seen.append([paint(scene) for scene in scenes if scene is not None])

    assert seen[0] == seen[1]
    assert len(seen[0]) > 1
