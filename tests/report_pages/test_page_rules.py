"""The report's style sheet: its rules stay out of the drawings that stand in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator

import cssselect2  # type: ignore[import-untyped]
import pytest
import tinycss2  # type: ignore[import-untyped]
import tinyhtml5  # type: ignore[import-untyped]
from reported import hotel_pages


def rules(found: list[tinycss2.ast.Node]) -> Iterator[str]:
    """The selectors of all rules, those for some screens included."""
    for rule in found:
        if rule.type == "qualified-rule":
            yield re.sub(":hover|:focus-visible", "", tinycss2.serialize(rule.prelude)).strip() or "*"
        elif rule.type == "at-rule" and rule.lower_at_keyword == "media":
            inside = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
            yield from rules(inside)


@pytest.fixture(scope="module")
def drawn() -> tuple[list[str], list[cssselect2.ElementWrapper]]:
    """The selectors of the page, and every different element inside of its maps and cards."""
    html = hotel_pages().html
    sheet = re.findall(r"<style>\n(.*?)\n</style>", html, re.DOTALL)[1]
    root = cssselect2.ElementWrapper.from_html_root(tinyhtml5.parse(html))
    inside = [e for e in root.iter_subtree() if any(up.local_name == "svg" for up in e.ancestors)]
    several = {(e.local_name, *sorted(e.classes), e.etree_element.get("dir"), e.lang): e for e in inside}
    parsed = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return list(dict.fromkeys(rules(parsed))), list(several.values())


def test_no_rule_of_the_page_reaches_into_a_drawing(
    drawn: tuple[list[str], list[cssselect2.ElementWrapper]],
) -> None:
    selectors, elements = drawn
    reached = [
        (text, element.local_name, sorted(element.classes))
        for text in selectors
        for one in cssselect2.compile_selector_list(text)
        for element in elements
        if one.test(element)
    ]

    assert len(selectors) > 150
    assert {"subtitle", "curve"} <= {name for element in elements for name in element.classes}
    assert reached == []


def test_the_classes_of_the_page_have_rules_or_are_those_of_its_drawings() -> None:
    html = hotel_pages().html
    outside = re.sub(r"<svg .*?</svg>", "", html[html.index("<body>") :], flags=re.DOTALL)
    names = {name for found in re.findall(r'class="([^"]+)"', outside) for name in found.split()}

    assert names
    assert {name for name in names if not name.startswith("r-")} == set()
