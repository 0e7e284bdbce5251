"""What axe-core finds while things on a page for the screen are open, found, faded and folded."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from axe_core import CONTRAST, violations
from screen_axe import script
from viewer_pages import opened, written_page
from windows import Windows


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_left_out_of_what_scripts_do(
    windows: Windows, tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    place = written_page(tmp_path)
    axe = script()
    # By night only colours differ.
    rules = CONTRAST if scheme == "dark" else ()
    with opened(windows, place, color_scheme=scheme) as shown:
        page = shown.page
        shown.open(f"{place.as_uri()}#view=blueprint&card=tries&fold=lane:support,stage:pay&find=Sets")
        assert violations(page, axe, rules) == []
        page.click("#filter")
        page.get_by_role("checkbox", name="Host").check()
        if scheme == "light":  # cards that are filtered out are faint on purpose, as what is switched off is
            assert violations(page, axe, but=CONTRAST) == []
        page.evaluate("blueprint.close(); blueprint.shut()")
        page.keyboard.press("?")
        assert violations(page, axe, rules) == []
    with opened(windows, place, color_scheme=scheme, viewport={"width": 390, "height": 844}) as shown:
        shown.page.click("#menu")
        assert violations(shown.page, axe, rules) == []
