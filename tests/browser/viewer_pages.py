"""A map on a page for the screen, opened in a browser, for the tests of what its scripts do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from screen.screens import show, written
from windows import Windows

from blueprint.pipeline.screen import write_page

MAP = """
blueprint: 1
title: {en: Renting a bike, zh-Hans: 租自行车}
actors: {mechanic: {title: {en: Mechanic, zh-Hans: 修车师傅}}, host: {title: {en: Host, zh-Hans: 接待员}}}
systems: {bookings: {title: {en: Booking system, zh-Hans: 预订系统}}}
stages:
  - title: {en: Choose, zh-Hans: 选车}
    id: choose
    steps:
      - title: {en: Look, zh-Hans: 看车}
        id: look
        emotion: 3
        customer: {id: looks, text: {en: Looks at the Café bikes, zh-Hans: 看１号自行车}}
        frontstage: {id: greets, text: {en: Greets, zh-Hans: 问候}, actor: host}
      - title: {en: Try, zh-Hans: 试骑}
        id: try
        emotion: 5
        customer: {id: tries, text: {en: Tries one, zh-Hans: 试骑一辆}, marks: moment-of-truth}
        frontstage: {id: fits, text: {en: Sets the saddle, zh-Hans: 调座垫}, actor: mechanic}
        backstage: {id: oils, text: {en: Oils the chain, zh-Hans: 给链条上油}, actor: mechanic}
  - title: {en: Pay, zh-Hans: 付款}
    id: pay
    steps:
      - title: {en: Sign, zh-Hans: 签约}
        id: sign
        emotion: 2
        customer: {id: signs, text: {en: Signs, zh-Hans: 签字}, marks: fail}
        frontstage: {id: explains, text: {en: Explains the price, zh-Hans: 说明价格}, actor: host}
        support: {id: books, text: {en: Keeps the booking, zh-Hans: 保存预订}, system: bookings, url: 'https://example.org/b?a=1&b=2'}
      - title: {en: Leave, zh-Hans: 出发}
        id: leave
        emotion: 4
        customer: {id: leaves, text: {en: Rides away, zh-Hans: 骑走}}
"""


class Shown:
    """A page with what it complained about."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on(
            "request",
            lambda request: self.said.append(request.url) if not request.url.startswith(("file:", "data:")) else None,
        )
        page.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.log('policy', e.violatedDirective))"
        )
        page.set_default_timeout(5000)

    def open(self, address: str) -> None:
        """Goes to an address as one does from elsewhere: the page is loaded anew."""
        self.page.goto("about:blank")
        self.page.goto(address)

    def card(self, name: str) -> str:
        return f'.drawing.shown .drawn g.card[data-card="{name}"]'

    def view(self, name: str) -> None:
        self.page.click(f'#views ul.shown a[data-view="{name}"]')

    def tap(self, name: str) -> None:
        self.page.locator(f"{self.card(name)} .card-box").click(force=True)

    def frames(self) -> None:
        """Waits until everything that was due at the next frame has happened."""
        self.page.evaluate("() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")

    def rest(self) -> None:
        """Waits until a zoom by hand has come to its end."""
        self.page.wait_for_function("() => !document.querySelector('.sheet.zoomed')")
        self.frames()

    def focused(self) -> str:
        made: str = self.page.evaluate(
            "document.activeElement.dataset.card ?? document.activeElement.dataset.fold ?? ''"
        )
        return made

    def hash(self) -> str:
        made: str = self.page.evaluate("decodeURIComponent(location.hash.slice(1))")
        return made

    def zoom(self) -> float:
        return float(self.page.evaluate("blueprint.zoom()"))

    def box(self, place: str) -> dict[str, float]:
        made: Any = self.page.locator(place).first.evaluate(
            "e => { const b = e.getBoundingClientRect(); return {x: b.x, y: b.y, width: b.width, height: b.height} }"
        )
        return dict(made)


def written_page(folder: Path, text: str = MAP, **look: Any) -> Path:
    made = folder / "map.html"
    made.write_text(write_page(show(written(folder, text), **look)), "utf-8")
    return made


@contextmanager
def opened(windows: Windows, place: Path, **look: Any) -> Iterator[Shown]:
    """A page in a window that nobody else has; at the end it has complained about nothing."""
    with windows.lent(**look) as page:
        shown = Shown(page)
        shown.open(place.as_uri())
        yield shown
        assert shown.said == []
