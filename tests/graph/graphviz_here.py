"""Graphviz for tests: where it has to be and is not, tests fail and say so; elsewhere they are skipped."""

from __future__ import annotations

import os
import shutil

import pytest


def need_dot() -> None:
    """Skip, or fail in continuous integration, where Graphviz is missing."""
    if shutil.which("dot") is None:
        told = "Graphviz is not installed: `script/setup` installs it (Debian: `apt install graphviz`)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(told)
