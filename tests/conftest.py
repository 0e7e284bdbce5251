"""What all tests share: `pytest --accept` writes the results that are expected from now on."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# Time is never what a test judges, and a change is judged by the same cases wherever CI runs it.
settings.register_profile("blueprint", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("blueprint")

# A shell ignores Ctrl-C for what it starts in the background, and so would the commands that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what comes out as what is expected")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a file; with `--accept`, write the file instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--accept"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path.name} is missing: run pytest with --accept and look at what it writes"
        assert text == path.read_text("utf-8")

    return compare
