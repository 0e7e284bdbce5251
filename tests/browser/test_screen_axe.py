"""axe-core finds nothing on the page of any example."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_core import violations
from playwright.sync_api import Browser, Page
from screen_axe import NAMES, found, script


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_left_out(browser: Browser, tmp_path: Path, name: str) -> None:
    assert found(browser, tmp_path, name, "light") == []


def test_axe_would_find_something(page: Page) -> None:
    page.set_content("<!DOCTYPE html><html><body><img src='data:,'><p style='color: #999'>Grey</p></body></html>")
    assert {"html-has-lang", "image-alt", "color-contrast"} <= {found[0] for found in violations(page, script())}
