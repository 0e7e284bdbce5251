"""What the baseline does with warnings whose level a configuration changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.typed import run
from project.projects import write_config, write_map


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_map(tmp_path, "hotel.blueprint.yaml", words="Opens, next: [ring]")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(folder: Path, levels: str) -> None:
    write_config(folder, f"baseline: known.yaml\nlevels: {levels}\noutputs: [{{views: journey}}]\n")


@pytest.mark.parametrize("level", ["error", "info", "warning"])
def test_a_warning_with_any_level_can_be_known(folder: Path, level: str) -> None:
    configure(folder, f"{{BP304: {level}}}")
    run("build", "--write-baseline")

    assert "BP304" in (folder / "known.yaml").read_text("utf-8")
    code, _, err = run("build", "--strict", "--diagnostics", "concise")
    assert (code, err) == (0, "nothing to report in 1 file\n1 known warning is in the baseline and not told\n")


def test_what_is_off_is_not_entered_and_needs_no_entry(folder: Path) -> None:
    configure(folder, "{BP304: warning}")
    run("build", "--write-baseline")
    configure(folder, "{BP304: off}")

    assert "1 entry of the baseline is no longer needed" in run("build")[2]
    run("build", "--write-baseline")
    assert "BP304" not in (folder / "known.yaml").read_text("utf-8")


def test_errors_are_never_known(folder: Path) -> None:
    configure(folder, "{BP304: warning}")
    write_map(folder, "hotel.blueprint.yaml", words="Opens, next: [nowhere]")

    assert run("build", "--write-baseline")[0] == 1
    assert "findings: []" in (folder / "known.yaml").read_text("utf-8")
    assert run("build")[0] == 1
