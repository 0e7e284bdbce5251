"""docs/svg.md names every class and every attribute that a drawing has, and its example programs work."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from notation.drawn import CASES, EXAMPLES, ROOT, drawn

PAGE = (ROOT / "docs" / "svg.md").read_text("utf-8")


def named() -> set[str]:
    """Everything that stands in code marks on the page, taken apart."""
    code = re.findall(r"`([^`\n]+)`", PAGE)
    return {word for piece in code for word in re.findall(r"[a-z]+(?:-[a-z]+)*", piece)}


def test_every_class_is_on_the_page() -> None:
    used = {
        name
        for file in (*EXAMPLES, *CASES)
        for made in drawn(file, "all" if file in EXAMPLES else file.parent.parent.name)
        for element in made.picture.root.iter()
        for name in element.get("class", "").split()
    }

    assert sorted(used - named()) == []


def test_every_data_attribute_is_on_the_page() -> None:
    used = {
        name
        for file in EXAMPLES
        for made in drawn(file)
        for element in made.picture.root.iter()
        for name in element.attrib
        if name.startswith("data-")
    }

    assert sorted(used - named()) == []


def test_the_python_example_runs(tmp_path: Path) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    hotel = next(file for file in EXAMPLES if file.parent.name == "hotel-stay")
    made = drawn(hotel, "blueprint")[0]
    (tmp_path / "hotel-stay.blueprint.svg").write_text(made.svg, "utf-8")
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)

    expected = [g for g in made.picture.of("link") if "visibility" in g.data["crosses"].split()]
    assert expected
    assert done.stdout.splitlines() == [f"{g.data['from']} → {g.data['to']}" for g in expected]
