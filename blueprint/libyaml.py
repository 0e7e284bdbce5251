"""PyYAML, imported in half the time.

In: nothing. Out: the module `yaml`. We read with the parser written in C and never with the one written in Python, but
PyYAML compiles the patterns of both when it is imported. One of them spans all of Unicode: it takes a seventh of the
time of checking a small map. So its patterns are compiled when somebody uses them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class _Pattern:
    """A pattern that is compiled when it is used."""

    def __init__(self, *said: object) -> None:
        self._said = said

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - what patterns have, of any kind
        compiled: Any = re.compile
        return getattr(compiled(*self._said), name)


@contextmanager
def _patterns_later() -> Iterator[None]:
    """Have the modules of PyYAML that are imported meanwhile get patterns that are compiled when they are used."""
    compiled: Any = re.compile

    def later(*said: object) -> Any:  # noqa: ANN401 - a pattern, or what stands for one
        asking = sys._getframe(1).f_globals["__name__"]  # noqa: SLF001 - how a function learns who calls it
        return _Pattern(*said) if asking.partition(".")[0] == "yaml" else compiled(*said)

    re.compile = later  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = compiled


with _patterns_later():
    import yaml

__all__ = ["yaml"]
