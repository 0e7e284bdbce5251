"""Pages of the examples as axe-core is to see them: both drawings with their tables open, and all controls."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_core import axe_script, violations
from npm_packages import NoPackageError
from playwright.sync_api import Browser
from screen.screens import EXAMPLES, example

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


def found(
    browser: Browser, folder: Path, name: str, scheme: Literal["light", "dark"], rules: tuple[str, ...] = ()
) -> list[Any]:
    """What axe finds on the page of an example.

    Args:
        folder: for the page.
        rules: which are asked; all without any.
    """
    service = example(name)
    made = screen(service, [d for d in drawings(service) if d.name in ("journey", "blueprint")])
    assert made.value is not None
    place = folder / f"{name}.html"
    place.write_text(write_page(made.value), "utf-8")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    try:
        page = context.new_page()
        page.goto(place.as_uri())
        page.evaluate(_OPEN)
        return violations(page, script(), rules)
    finally:
        context.close()
