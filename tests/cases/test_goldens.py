"""Each case gives the scene and the SVG that were accepted.

Beside `input.blueprint.yaml` stand `scene.json` (what the layout decided) and `out.svg` (what the painter wrote, the
contents of fonts and pictures replaced by their size and a digest). A difference in the scene is the layout's, one in
the SVG alone the painter's. `pytest --accept` writes both; look at `git diff` before they are committed.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable
from difflib import unified_diff
from hashlib import sha256
from itertools import islice
from pathlib import Path

import pytest
from notation.drawn import CASES, drawn, label
from scene_json import scene_json

_EMBEDDED = re.compile(r"(data:[a-z]+/[a-z+]+);base64,([A-Za-z0-9+/=]*)")
_SHOWN = 24


def without_contents(svg: str) -> str:
    """An SVG with the size and a digest in place of what is embedded."""

    def short(match: re.Match[str]) -> str:
        content = b64decode(match[2])
        return f"{match[1]};{len(content)} bytes;{sha256(content).hexdigest()[:16]}"

    return _EMBEDDED.sub(short, svg)


def difference(expected: str, found: str) -> str:
    """The first lines that differ, each no longer than a screen is wide."""
    lines = unified_diff(expected.splitlines(), found.splitlines(), "accepted", "now", n=1, lineterm="")
    return "\n".join(line[:200] for line in islice(lines, _SHOWN))


@pytest.mark.parametrize("file", CASES, ids=label)
def test_the_drawing_is_the_accepted_one(
    file: Path, accept: Callable[[Path, str], None], request: pytest.FixtureRequest
) -> None:
    (made,) = drawn(file, file.parent.parent.name)[:1]
    goldens = {"scene.json": scene_json(made.scene), "out.svg": without_contents(made.svg)}
    if request.config.getoption("--accept"):
        for name, text in goldens.items():
            accept(file.parent / name, text)
        return
    for name, stage in (("scene.json", "the layout"), ("out.svg", "the painter")):
        path = file.parent / name
        assert path.exists(), f"{path.name} is missing: run pytest --accept and look at what it writes"
        expected = path.read_text("utf-8")
        if expected != goldens[name]:
            pytest.fail(f"{stage} moved ({name}):\n{difference(expected, goldens[name])}", pytrace=False)


def test_a_font_that_changes_shows() -> None:
    one, other = (without_contents(f"<a>url(data:font/otf;base64,{text})</a>") for text in ("AAAA", "AAAB"))

    assert one != other
    assert "base64" not in one


def test_a_difference_is_short() -> None:
    text = difference("\n".join(map(str, range(500))), "\n".join(map(str, range(1, 900))))

    assert 0 < len(text.splitlines()) <= _SHOWN
