"""A tab of a browser that shows a preview."""

from __future__ import annotations

from playwright.sync_api import Page, expect

PATIENCE = 6000
FILE = "tea.blueprint.yaml"


class Tab:
    """A tab with what it asked for and complained about."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.messages: list[str] = []
        page.set_default_timeout(PATIENCE)
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.goto(address)
        page.wait_for_selector("html[data-version]", state="attached")

    def version(self) -> str:
        return self.page.get_attribute("html", "data-version") or ""

    def next_picture(self, version: str) -> None:
        """Wait for another picture than this."""
        self.page.wait_for_selector(f'html[data-version]:not([data-version="{version}"])', state="attached")

    def says(self, words: str) -> None:
        expect(self.page.locator(".board")).to_contain_text(words, timeout=PATIENCE)

    def place(self) -> str:
        return self.page.locator(".board").get_attribute("style") or ""
