"""axe-core from npm: finds what people who cannot see, point or tell colours apart would stumble over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from npm_packages import installed
from playwright.sync_api import Page

VERSION = "4.14.1"
CONTRAST = ("color-contrast",)
"""The rule of colours."""
_RUN = """async ([rules, but]) => (await axe.run(document, {
  resultTypes: ['violations'], ...(rules.length ? {runOnly: rules} : {}),
  rules: Object.fromEntries(but.map((rule) => [rule, {enabled: false}])),
})).violations.map(
  (one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200), one.nodes[0].failureSummary])"""


def axe_script() -> str:
    """The script; it is installed once, into a folder for temporary files.

    Raises:
        NoPackageError: npm is missing, or the registry cannot be reached.
    """
    return (installed("axe-core", VERSION) / "axe.min.js").read_text("utf-8")


def violations(page: Page, script: str, rules: Sequence[str] = (), *, but: Sequence[str] = ()) -> list[Any]:
    """What axe finds on a page: rule, number of places, the first of them and what to do about it.

    Args:
        page: shows it. script: of axe-core.
        rules: which are asked; all without any.
        but: which are not asked.
    """
    page.evaluate(script)
    found: list[Any] = page.evaluate(_RUN, [list(rules), list(but)])
    return found
