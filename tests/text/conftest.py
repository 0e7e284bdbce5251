"""Fonts that the tests about type stand on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from blueprint.text import Typesetter
from blueprint.text.faces import find_face
from blueprint.text.line import Style

PACKAGES = {"Noto Sans CJK": "fonts-noto-cjk", "Noto Sans": "fonts-noto-core"}


@pytest.fixture
def typesetter() -> Typesetter:
    return Typesetter()


@pytest.fixture(scope="session")
def installed() -> Callable[[str], None]:
    """Fails, rather than skips, if a family is not installed."""

    def check(family: str) -> None:
        if find_face(family, Style(10)) is None:
            package = next(package for prefix, package in PACKAGES.items() if family.startswith(prefix))
            pytest.fail(f"these tests need {family}: install {package} (Debian, Ubuntu)")

    return check


@pytest.fixture(scope="session")
def world(installed: Callable[[str], None]) -> None:
    """The fonts of all scripts that the tests use."""
    for family in ("CJK SC", "CJK TC", "CJK HK", "CJK JP", "CJK KR", "Arabic", "Hebrew", "Thai", "Devanagari"):
        installed(f"Noto Sans {family}")
