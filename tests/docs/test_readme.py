"""The README in its two languages: its pictures are current and show what stands above them, and it stays short."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest
from doc_pages import ROOT, Page, page

PICTURES = ROOT / "docs" / "pictures"
LANGUAGES = ("README.md", "docs/README.zh-Hans.md")
MOST_BYTES = {"-zh": 75_000, "": 60_000}
"""For pictures with Chinese letters, which weigh more, and for the others."""
MOST_LINES = 250


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_pictures", ROOT / "script" / "docs_pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines_of(text: str) -> str:
    """A text whose lines all begin at the same place, without the dash of an item."""
    return dedent(re.sub(r"^( *)- ", r"\1  ", text, count=1))


def shows(name: str, part: str) -> bool:
    """Whether a part of a file stands in a map, line by line, at any depth."""
    lines = (PICTURES / name).read_text("utf-8").splitlines(keepends=True)
    wanted = lines_of(part)
    count = wanted.count("\n")
    return any(lines_of("".join(lines[at : at + count])) == wanted for at in range(len(lines)))


def test_pictures_are_current(tmp_path: Path) -> None:
    drawn = script()
    drawn.draw(tmp_path)

    stale = [n for n in drawn.PICTURES if (tmp_path / n).read_bytes() != (PICTURES / n).read_bytes()]

    assert stale == [], "run `python script/docs_pictures.py`, look at what changed, and commit it"
    assert {p.name for p in PICTURES.glob("*.svg")} == set(drawn.PICTURES)
    heavy = [p.name for p in PICTURES.glob("*.svg") if p.stat().st_size > MOST_BYTES["-zh" if "-zh." in p.name else ""]]
    assert heavy == []


def test_every_picture_is_on_a_page() -> None:
    shown = {Path(picture).name for name in LANGUAGES for picture in page(name).pictures}

    assert set(script().PICTURES) <= shown


@pytest.mark.parametrize("name", LANGUAGES)
def test_what_a_page_writes_is_in_the_map_of_the_picture_below(name: str) -> None:
    text = page(name).text
    checked = 0
    for part, picture in re.findall(r"```yaml\n(.*?)```.*?!\[[^\]]*\]\(([^)]*)\)", text, re.DOTALL):
        stem = Path(picture).name.partition(".")[0]
        assert shows(f"{stem}.blueprint.yaml", part), f"{name}: {part}"
        checked += 1

    assert checked >= len(re.findall("```yaml", text))


@pytest.mark.parametrize("name", LANGUAGES)
def test_it_is_short(name: str) -> None:
    assert page(name).text.count("\n") <= MOST_LINES


def test_both_languages_name_each_other() -> None:
    first, second = (page(name) for name in LANGUAGES)

    assert (ROOT / "docs/README.zh-Hans.md").resolve() in targets(first)
    assert (ROOT / "README.md").resolve() in targets(second)


def targets(page: Page) -> set[Path]:
    return {(page.path.parent / target).resolve() for _, target in page.links}
