"""The world that integrations are tried in, and programs that check what cannot be run here."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from integrations.surroundings import environment, forge


def _program(name: str, *options: str) -> Callable[[Path], str]:
    """What a program says of a file."""
    found = shutil.which(name, path=Path(sys.executable).parent) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")

    def check(path: Path) -> str:
        done = subprocess.run([found, *options, path], capture_output=True, check=False, encoding="utf-8")
        return "" if done.returncode == 0 else done.stdout + done.stderr

    return check


@pytest.fixture(scope="session")
def shellcheck() -> Callable[[Path], str]:
    return _program("shellcheck", "--shell=sh", "--norc")


@pytest.fixture(scope="session")
def hadolint() -> Callable[[Path], str]:
    return _program("hadolint", "--no-color")


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """The forge, and variables for processes that find it; what pre-commit installs is installed once."""
    folder = tmp_path_factory.mktemp("world")
    env = environment(folder)
    return forge(folder / "for ge", env), env
