"""axe-core finds every word readable on the page of any example by night; the rest is as by day."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from screen_axe import NAMES, found


@pytest.mark.parametrize("name", NAMES)
def test_words_can_be_read_by_night(browser: Browser, tmp_path: Path, name: str) -> None:
    assert found(browser, tmp_path, name, "dark", ("color-contrast",)) == []
