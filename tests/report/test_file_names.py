"""Paths from the current folder, and never the host's."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint.report.file_names import file_name


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a.yaml", "a.yaml"),
        ("./maps//a.yaml", "maps/a.yaml"),
        ("maps/../a.yaml", "a.yaml"),
        ("../a.yaml", "../a.yaml"),
        ("maps/../../a.yaml", "maps/../../a.yaml"),
        ("..a.yaml", "..a.yaml"),
        ("-", "-"),
        ("x\udcff.yaml", "x\\udcff.yaml"),
    ],
)
def test_what_is_typed(typed: str, shown: str) -> None:
    assert file_name(typed) == shown


def test_whole_paths_lose_what_is_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert file_name(str(tmp_path / "maps" / "a.yaml")) == "maps/a.yaml"
    assert file_name(str(tmp_path.parent / "a.yaml")) == str(tmp_path.parent / "a.yaml")
