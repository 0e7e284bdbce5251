"""Two hundred hostile texts and names on a page for the screen: they are shown as what they are, and run nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from screen.screens import show, written

from blueprint.pipeline.screen import write_page

RUN = "window.__pwned=1"
PAYLOADS = (
    f"<script>{RUN}</script>", f"</script><script>{RUN}</script>", f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>", f"</textarea><script>{RUN}</script>", f"<!--<script>{RUN}</script>",
    f"--><script>{RUN}</script>", f"]]><script>{RUN}</script>", f"<![CDATA[<script>{RUN}</script>]]>",
    f"<img src=x onerror={RUN}>", f"'\"><img src=x onerror={RUN}>", f"<svg onload={RUN}>", f"</svg><svg onload={RUN}>",
    f"<body onload={RUN}>", f"<iframe srcdoc='<script>parent.{RUN}</script>'>", f"<a href=javascript:{RUN}>x</a>",
    f"javascript:{RUN}", f"' onmouseover='{RUN}", f'" onfocus="{RUN}" autofocus="', f"` onclick=`{RUN}",
    f"<details open ontoggle={RUN}>", f"<video><source onerror={RUN}>", f"<math><mi xlink:href=javascript:{RUN}>",
    f"<base href=javascript:{RUN}//>", "<meta http-equiv=refresh content='0;url=data:text/html,x'>",
    f"<form action=javascript:{RUN}><button>x", f"<object data='data:text/html,<script>parent.{RUN}</script>'>",
    f"<style>@import 'x'</style><script>{RUN}</script>", "*/ body { display: none } /*", "/* style */", "/* policy */",
    "{{ 7 * 7 }}", "{% raw %}", f"\\u003cscript\\u003e{RUN}", f"&lt;script&gt;{RUN}", f"&#60;script&#62;{RUN}",
    "'; alert(1); //", '"}]}; alert(1); //', f"<template><script>{RUN}</script></template>",
    f"<foreignObject><script>{RUN}</script></foreignObject>",
)  # fmt: skip
FIELDS = 5


def source() -> str:
    """A map with every payload as step, customer's card, actor, system and pain: two hundred texts and names."""
    steps = [
        {
            "title": text,
            "customer": text,
            "frontstage": {"text": f"{n} {text}", "actor": text, "system": text, "note": text},
            "pain": text,
        }
        for n, text in enumerate(PAYLOADS, 1)
    ]
    whole = {"blueprint": 1, "title": PAYLOADS[1], "persona": {"name": PAYLOADS[9]}, "summary": PAYLOADS[2]}
    return json.dumps({**whole, "stages": [{"title": PAYLOADS[3], "goal": PAYLOADS[4], "steps": steps}]})


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    made = folder / "map.html"
    made.write_text(write_page(show(written(folder, source()))), "utf-8")
    return made


@pytest.mark.parametrize("scripts", [True, False])
def test_hostile_texts_are_shown_and_run_nowhere(browser: Browser, place: Path, scripts: bool) -> None:
    assert len(PAYLOADS) * FIELDS == 200
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1200, "height": 800})
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
    page.on(
        "request", lambda request: said.append(request.url) if not request.url.startswith(("file:", "data:")) else None
    )
    page.on("framenavigated", lambda frame: said.append(frame.url) if not frame.url.startswith("file:") else None)
    page.goto(place.as_uri())
    page.locator("#d1-table > summary").click()
    page.wait_for_timeout(300)

    assert said == []
    assert page.title() == PAYLOADS[1]
    told = page.locator("#d1-table li[data-of] .said").all_text_contents()
    assert set(PAYLOADS) <= set(told)
    assert page.locator("main script, main iframe, main object, main form, main base, main img").count() == 0
    if scripts:
        assert page.evaluate("window.__pwned") is None
        assert (
            page.evaluate("JSON.parse(document.getElementById('map-data').textContent).languages[0].title")
            == PAYLOADS[1]
        )
        actors = page.locator("[data-filter=actor] [data-name]").all_text_contents()
        assert actors == list(PAYLOADS)
    context.close()


def test_addresses_that_run_are_refused(tmp_path: Path) -> None:
    card = "{text: B, url: 'javascript:alert(1)'}"
    text = f"blueprint: 1\ntitle: T\nstages: [{{title: S, steps: [{{title: A, customer: {card}}}]}}]\n"
    with pytest.raises(AssertionError, match="javascript"):
        written(tmp_path, text)
