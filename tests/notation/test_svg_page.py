"""docs/svg.md names every class and every attribute that a drawing has, and its example programs work."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from blueprint import pipeline
from blueprint.layout.form import Form, Origin
from notation.drawn import CASES, EXAMPLES, ROOT, drawn, service_of
from notation.folded import fold, stage_starts

PAGE = (ROOT / "docs" / "svg.md").read_text("utf-8")


def named() -> set[str]:
    """Everything that stands in code marks on the page, taken apart."""
    code = re.findall(r"`([^`\n]+)`", PAGE)
    return {word for piece in code for word in re.findall(r"[a-z]+(?:-[a-z]+)*", piece)}


def test_every_class_is_on_the_page() -> None:
    used = {
        name
        for file in (*EXAMPLES, *CASES)
        for made in drawn(file, "all" if file in EXAMPLES else file.parent.parent.name, all_languages=False)
        for element in made.picture.root.iter()
        for name in element.get("class", "").split()
    }

    assert sorted(used - named()) == []


def test_every_class_and_attribute_of_folded_drawings_is_on_the_page() -> None:
    file = next(file for file in EXAMPLES if file.parent.name == "online-checkout")
    service = service_of(file)
    starts = stage_starts(service)
    used: set[str] = set()
    for drawing in pipeline.drawings(service):
        form = Form(cuts=tuple(starts[:2]), pages=(starts[1],)) if not drawing.view else Form()
        for page in fold(service, drawing, form, origin=Origin(commit="0a1b2c3", link="https://example.org")).pages:
            for element in page.root.iter():
                used |= {*element.get("class", "").split(), *(a for a in element.attrib if a.startswith("data-"))}

    assert {"band", "chip", "qr", "running-head", "data-piece"} <= used
    assert sorted(used - named()) == []


def test_every_data_attribute_is_on_the_page() -> None:
    used = {
        name
        for file in EXAMPLES
        for made in drawn(file, all_languages=False)
        for element in made.picture.root.iter()
        for name in element.attrib
        if name.startswith("data-")
    }

    assert sorted(used - named()) == []


def test_the_python_example_runs(tmp_path: Path) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    hotel = next(file for file in EXAMPLES if file.parent.name == "hotel-stay")
    made = drawn(hotel, "blueprint", all_languages=False)[0]
    (tmp_path / "hotel-stay.blueprint.svg").write_text(made.svg, "utf-8")
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)

    expected = [g for g in made.picture.of("link") if "visibility" in g.data["crosses"].split()]
    assert expected
    assert done.stdout.splitlines() == [f"{g.data['from']} → {g.data['to']}" for g in expected]
