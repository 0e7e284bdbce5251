"""Windows of the browser that tests use one after the other: to open a window costs more than most tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

VIEWPORT = {"width": 1200, "height": 800}
PATIENCE = 30_000
"""Milliseconds that a new window waits for what a test asks for."""


class Windows:
    """Lends windows, and takes them back as if they were new."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Page]] = {}
        self._turn = 0

    @contextmanager
    def lent(self, *, once: bool = False, **look: Any) -> Iterator[Page]:
        """A window that nobody else has.

        Args:
            once: it is closed afterwards: what the test does to it, as with its clock, cannot be taken back.
            look: what `new_context` of Playwright takes; 1200 by 800 unless it says otherwise.
        """
        look = {"viewport": VIEWPORT, "reduced_motion": "reduce", **look}
        free = self._free.setdefault(repr(sorted(look.items())), [])
        turn = self._turn
        page = free.pop() if free else self._new(look)
        try:
            yield page
        except BaseException:
            self.forget()
            raise
        finally:
            if turn == self._turn and not once:
                self._clear(page, look)
                free.append(page)
            else:
                page.context.close()

    def forget(self) -> None:
        """Lend none of these windows again: a test that failed may have left anything behind."""
        self._turn += 1
        for page in (page for free in self._free.values() for page in free):
            page.context.close()
        self._free.clear()

    def _new(self, look: dict[str, Any]) -> Page:
        context = self._browser.new_context(**look)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        return context.new_page()

    @staticmethod
    def _clear(page: Page, look: dict[str, Any]) -> None:
        for other in page.context.pages:
            if other is not page:
                other.close()
        if look.get("java_script_enabled", True):
            page.evaluate("() => { try { localStorage.clear(); sessionStorage.clear(); } catch { /* has none */ } }")
        page.context.clear_cookies()
        page.goto("about:blank")
        page.emulate_media(media="null")
        page.set_viewport_size(look["viewport"])
        page.set_default_timeout(PATIENCE)
        page.mouse.move(0, 0)
