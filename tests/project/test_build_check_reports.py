"""What `--check` finds, for machines: a finding for each output, at its map."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from cli.typed import run
from project.projects import write_config, write_map


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one output of each kind of fault."""
    for name in ("hotel", "inn", "den"):
        write_map(tmp_path, f"maps/{name}.blueprint.yaml")
    write_config(tmp_path, "outputs: [{folder: out, views: journey}]\n")
    monkeypatch.chdir(tmp_path)
    assert run("build")[0] == 0
    shutil.rmtree(tmp_path / ".blueprint-cache")
    write_map(tmp_path, "maps/hotel.blueprint.yaml", title="Palace")
    (tmp_path / "out/maps/inn.journey.svg").unlink()
    (tmp_path / "maps/den.blueprint.yaml").unlink()
    return tmp_path


EXPECTED = {
    "maps/hotel.blueprint.yaml": (
        "BP615",
        "`out/maps/hotel.journey.svg` is out of date: maps/hotel.blue",
    ),
    "maps/inn.blueprint.yaml": ("BP616", "`out/maps/inn.journey.svg` is missing: it was not committed, or never made"),
    "out/maps/den.journey.svg": ("BP617", "`out/maps/den.journey.svg` is an output that nothing asks for any more: "),
    "out/manifest.json": ("BP615", "`out/manifest.json` is out of date: what it lists has changed"),
    "out/index.html": ("BP615", "`out/index.html` is out of date: what it lists has changed"),
}


@pytest.mark.usefixtures("folder")
def test_annotations() -> None:
    code, _, err = run("build", "--check", "--diagnostics", "github")

    assert code == 1
    lines = err.splitlines()
    assert len(lines) == len(EXPECTED) + 1
    for path, (finding, words) in EXPECTED.items():
        (line,) = [one for one in lines if f"file={path}::" in one]
        assert line.startswith(f"::error title=blueprint {finding},file={path}::{words}"), line
    assert lines[-1] == "5 errors in 2 files"


def test_reports_in_files(folder: Path) -> None:
    forms = ("sarif", "junit", "gitlab", "json")
    code, out, err = run("build", "--check", *(a for form in forms for a in ("--diagnostics", f"{form}={form}")))

    assert code == 1
    results = json.loads((folder / "sarif").read_text("utf-8"))["runs"][0]["results"]
    assert {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]: r["ruleId"] for r in results} == {
        path: finding for path, (finding, _) in EXPECTED.items()
    }
    suite = ET.parse(folder / "junit").getroot()  # noqa: S314 - ours
    assert {case.get("name") for case in suite.iter("testcase") if case.find("failure") is not None} == set(EXPECTED)
    assert {f["location"]["path"] for f in json.loads((folder / "gitlab").read_text("utf-8"))} == set(EXPECTED)
    assert len(json.loads((folder / "json").read_text("utf-8"))["diagnostics"]) == len(EXPECTED)
    assert err == ""  # people are told in lines
    assert out.count("stale  ") == 3


@pytest.mark.usefixtures("folder")
def test_a_sound_project_has_no_findings() -> None:
    run("build", "--clean")

    assert run("build", "--check", "--diagnostics", "github") == (0, "2 files up to date (2 maps)\n", "")


def test_no_level_switches_them_off(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: out, views: journey}]\nlevels: {BP6: off}\n")

    code, _, err = run("build", "--check", "--diagnostics", "github")

    assert (code, err.count("::error")) == (1, len(EXPECTED))


def test_a_book_is_told_at_its_first_map(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: out, views: journey}]\nbooks: [{pdf: out/a.pdf, files: [maps/]}]\n")

    assert (
        "file=maps/hotel.blueprint.yaml::`out/a.pdf` is missing"
        in run("build", "--check", "--diagnostics", "github")[2]
    )
