"""What git says about a file, asked of real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from blueprint.history import commit_of


def git(folder: Path, *words: str) -> str:
    known = ["-c", "user.name=Mei", "-c", "user.email=mei@example.org", "-c", "commit.gpgsign=false"]
    answer = subprocess.run(["git", *known, *words], cwd=folder, capture_output=True, check=True, text=True)
    return answer.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    for name in ("hotel.yaml", "other.yaml"):
        (tmp_path / name).write_text(f"title: {name}\n", "utf-8")
        git(tmp_path, "add", name)
        git(tmp_path, "commit", "-qm", f"Add {name}")
    return tmp_path


def test_the_commit_that_changed_the_file_last_is_told(repository: Path) -> None:
    first, last = git(repository, "rev-parse", "HEAD~1"), git(repository, "rev-parse", "HEAD")

    assert commit_of(repository / "hotel.yaml") == first[:8]
    assert commit_of(repository / "other.yaml") == last[:8]


def test_a_changed_file_is_told_apart(repository: Path) -> None:
    (repository / "hotel.yaml").write_text("title: New\n", "utf-8")

    assert commit_of(repository / "hotel.yaml") == git(repository, "rev-parse", "HEAD~1")[:8] + "+"


@pytest.mark.parametrize("name", ["new.yaml", ":(glob)*.yaml", "-n"])
def test_a_file_in_no_commit_has_none(repository: Path, name: str) -> None:
    (repository / name).write_text("title: New\n", "utf-8")

    assert commit_of(repository / name) == ""


def test_without_a_repository_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("", "utf-8")

    assert commit_of(tmp_path / "a.yaml") == ""


def test_a_shallow_clone_does_not_claim_its_first_commit_made_everything(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", str(clone))

    assert commit_of(clone / "hotel.yaml") == ""


def test_a_hook_of_the_repository_is_not_run(repository: Path) -> None:
    (repository / "spy").write_text(f"#!/bin/sh\ntouch {repository}/ran\n", "utf-8")
    (repository / "spy").chmod(0o755)
    git(repository, "config", "core.fsmonitor", str(repository / "spy"))

    assert commit_of(repository / "hotel.yaml")
    assert not (repository / "ran").exists()


def test_without_git_there_is_none(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))

    assert commit_of(repository / "hotel.yaml") == ""
