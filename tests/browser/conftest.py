"""One browser for all tests of one session: Debian's Chromium, driven by Playwright; its windows are used again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from preview.previewed import MAP, Shown, preview
from preview.tabs import FILE
from viewer_pages import Shown as Viewed
from viewer_pages import opened, written_page
from windows import Windows

# The one without windows first: it costs half as much.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--no-sandbox", "--disable-gpu", "--in-process-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
    "--js-flags=--single-threaded-gc",
)  # fmt: skip


def chromium() -> str | None:
    """Path of a Chromium: the variable CHROMIUM, the search path, then the usual places."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    places = (found for name in _NAMES for found in (shutil.which(name), f"/usr/bin/{name}") if found)
    return next((place for place in places if Path(place).exists()), None)


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


_WINDOWS = pytest.StashKey[Windows]()


@pytest.fixture(scope="session")
def windows(browser: Browser, pytestconfig: pytest.Config) -> Windows:
    made = pytestconfig.stash[_WINDOWS] = Windows(browser)
    return made


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed and (windows := item.config.stash.get(_WINDOWS, None)):
        windows.forget()
    return report


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
def page(windows: Windows) -> Iterator[Page]:
    with windows.lent() as lent:
        yield lent


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map on a page for the screen; a module may have another one."""
    return written_page(tmp_path_factory.mktemp("viewer"))


@pytest.fixture(scope="module")
def window(windows: Windows, place: Path) -> Iterator[Viewed]:
    """One window for all tests of a module."""
    with opened(windows, place) as viewed:
        yield viewed


@pytest.fixture
def viewer(window: Viewed, place: Path) -> Viewed:
    """The blueprint of that map, opened anew."""
    window.open(f"{place.as_uri()}#view=blueprint")
    return window
