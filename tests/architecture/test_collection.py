"""No test is passed over."""

from __future__ import annotations

from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
FILES = sorted(TESTS.rglob("test_*.py"))


def test_every_folder_of_tests_is_entered(request: pytest.FixtureRequest) -> None:
    passed_over = request.config.getini("norecursedirs")
    folders = {part for file in FILES for part in file.relative_to(TESTS).parts[:-1]}

    assert "build" in folders
    assert [f for f in sorted(folders) if any(fnmatch(f, pattern) for pattern in passed_over)] == []


def test_no_two_files_have_one_name() -> None:
    packages = {f.parent for f in TESTS.rglob("__init__.py")}
    names = Counter(f.name for f in FILES if f.parent not in packages)

    assert [name for name, count in names.items() if count > 1] == []
