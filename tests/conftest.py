"""What all tests share.

`pytest --accept` writes the results that are expected from now on; the variable `BLUEPRINT_EXAMPLES` says how many
examples a property is tried with.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

# A usual run tries every property with half of the examples that it names: the whole suite is to take minutes.
# `BLUEPRINT_EXAMPLES=10000 pytest -m hypothesis` tries every property with that many.
EXAMPLES = int(os.environ.get("BLUEPRINT_EXAMPLES", "0"))
FEWEST = 5

# Time is never what a test judges. A usual run judges every change by the same cases, one that asks for more examples
# looks for new ones.
settings.register_profile("blueprint", deadline=None, derandomize=not EXAMPLES)
settings.load_profile("blueprint")
if not EXAMPLES:
    # Among the cases are numbers and texts that the modules loaded so far name: which ones those are is up to chance
    # where several workers share the tests.
    pytest.MonkeyPatch().setattr(providers, "is_local_module_file", lambda _path: False)

# Tests keep what they have drawn for each other. To look through it for garbage again and again takes a sixth of the
# time; what is looked for less often is found all the same.
gc.set_threshold(200_000, 20, 100)

# Hundreds of processes start the program here: what the first one has compiled, the others need not.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# A shell ignores Ctrl-C for what it starts in the background, and so would the commands that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_itemcollected(item: pytest.Item) -> None:
    inner = getattr(item, "obj", None)
    # One function may stand behind many items, and one process run pytest more than once: the function remembers.
    if getattr(inner, "is_hypothesis_test", False) and not hasattr(inner, "examples_named"):
        named = inner._hypothesis_internal_use_settings
        inner.examples_named = named.max_examples
        wanted = EXAMPLES or min(named.max_examples, max(named.max_examples // 2, FEWEST))
        inner._hypothesis_internal_use_settings = settings(named, max_examples=wanted)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    # pytest looks for what was left open five times in a row; once through all that the tests have kept is enough.
    gc.collect()
    gc.freeze()


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
