"""Pages of the examples as axe-core is to see them: both drawings with their tables open, and all controls."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from axe_core import CONTRAST, axe_script, violations
from npm_packages import NoPackageError
from playwright.sync_api import Page
from screen.screens import EXAMPLES, example
from windows import Windows

from blueprint.pipeline import drawings
from blueprint.pipeline.screen import screen, write_page

NAMES = sorted(p.parent.name for p in EXAMPLES.glob("*/*.blueprint.yaml"))
_OPEN = """() => {
  for (const one of document.querySelectorAll('#tools, #filters, #details')) one.hidden = false;
  const tag = document.querySelector('.drawing').dataset.language;
  for (const one of document.querySelectorAll('.drawing')) one.classList.toggle('shown', one.dataset.language === tag);
  for (const one of document.querySelectorAll('details')) one.open = true;
}"""


@cache
def script() -> str:
    """The script of axe-core; without it the test is passed over, but not where changes are checked."""
    try:
        return axe_script()
    except NoPackageError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))


@contextmanager
def looked_at(windows: Windows, folder: Path, name: str) -> Iterator[Page]:
    """The page of an example, open for axe, by day; it is written into a folder."""
    service = example(name)
    made = screen(service, [d for d in drawings(service) if d.name in ("journey", "blueprint")])
    assert made.value is not None
    place = folder / f"{name}.html"
    place.write_text(write_page(made.value), "utf-8")
    with windows.lent(viewport={"width": 1440, "height": 900}) as page:
        page.emulate_media(color_scheme="light")
        page.goto(place.as_uri())
        page.evaluate(_OPEN)
        yield page


def by_day(page: Page) -> list[Any]:
    """All that axe finds."""
    page.emulate_media(color_scheme="light")
    return violations(page, script())


def by_night(page: Page) -> list[Any]:
    """What axe finds of colours by night; the rest is as by day."""
    page.emulate_media(color_scheme="dark")
    return violations(page, script(), CONTRAST)
