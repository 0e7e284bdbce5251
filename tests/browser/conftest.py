"""One browser for all tests of one session: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from preview.previewed import MAP, Shown, preview
from preview.tabs import FILE
from viewer_pages import Shown as Viewed
from viewer_pages import opened, written_page

_PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def chromium() -> str | None:
    """Path of a Chromium: the variable CHROMIUM, the search path, then the usual places."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    return found or next((place for place in _PLACES if Path(place).exists()), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None or not Path(path).exists():
        message = "the browser tests need Chromium: install it, or name it in the variable CHROMIUM"
        if os.environ.get("CI"):
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield launched
        launched.close()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    place = tmp_path / FILE
    place.write_text(MAP, "utf-8")
    return place


@pytest.fixture
def shown(file: Path) -> Iterator[Shown]:
    with preview(str(file), "--view", "blueprint") as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 800}, reduced_motion="reduce")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map on a page for the screen; a module may have another one."""
    return written_page(tmp_path_factory.mktemp("viewer"))


@pytest.fixture(scope="module")
def window(browser: Browser, place: Path) -> Iterator[Viewed]:
    """One window for all tests of a module."""
    with opened(browser, place) as viewed:
        yield viewed


@pytest.fixture
def viewer(window: Viewed, place: Path) -> Viewed:
    """The blueprint of that map, opened anew."""
    window.open(f"{place.as_uri()}#view=blueprint")
    return window
