"""axe-core finds nothing on the page of any example: the other half of them, by day."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from screen_axe import NAMES, by_day, looked_at
from windows import Windows


@pytest.fixture(scope="module", params=NAMES[1::2])
def example_page(
    request: pytest.FixtureRequest, windows: Windows, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    with looked_at(windows, tmp_path_factory.mktemp("axe"), request.param) as page:
        yield page


def test_nobody_is_left_out(example_page: Page) -> None:
    assert by_day(example_page) == []
