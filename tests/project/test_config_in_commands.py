"""`validate` in a project: levels, the baseline, reports for machines. Real files, real exit codes."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from blueprint.cli.main import main

ROOT = Path(__file__).parents[2]
MAP = """\
blueprint: 1
title: Hotel
stages:
  - title: Stay
    steps:
      - id: ring
        customer: Rings
        backstage: Opens
      - id: leave
        customer: Leaves
        backstage: Cleans
        next: [ring]
"""
TOLD = [
    "a.blueprint.yaml:8:20: warning BP301",
    "a.blueprint.yaml:11:20: warning BP301",
    "a.blueprint.yaml:12:16: warning BP304",
]
KNOWN_KEYS = ["code", "file", "element", "fingerprint"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "maps").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "maps" / "a.blueprint.yaml").write_text(MAP, "utf-8")
    monkeypatch.chdir(tmp_path / "maps")
    return tmp_path


def configure(folder: Path, text: str) -> None:
    (folder / "blueprint.config.yaml").write_text(f"config: 1\n{text}", "utf-8")


def validate(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(["validate", "--no-lint", *arguments], io.BytesIO(stdin.encode()), out, err)
    return code, out.getvalue(), err.getvalue()


def told(*arguments: str) -> tuple[int, list[str]]:
    """The exit code, and what is told of each finding."""
    code, out, err = validate(*arguments, "--diagnostics", "concise")
    assert err == ""
    return code, [" ".join(line.split(" ")[:3]) for line in out.splitlines() if " BP" in line]


def test_without_a_configuration_the_stages_decide(folder: Path) -> None:
    assert folder.is_dir()
    assert told("a.blueprint.yaml") == (0, TOLD)
    assert told("a.blueprint.yaml", "--strict") == (1, TOLD)


def test_levels(folder: Path) -> None:
    configure(folder, "levels: {BP301: info, BP304: error}\n")
    code, found = told("a.blueprint.yaml")

    assert code == 1
    assert [line.split(" ")[1:] for line in found] == [["info", "BP301"], ["info", "BP301"], ["error", "BP304"]]


def test_information_does_not_fail_even_if_strict(folder: Path) -> None:
    configure(folder, "levels: {BP3: info}\n")

    assert told("a.blueprint.yaml", "--strict")[0] == 0
    assert validate("a.blueprint.yaml")[1].endswith("3 infos in 1 file\n")


def test_off_and_overrides(folder: Path) -> None:
    configure(folder, "levels: {BP: off}\noverrides: [{files: maps/b*, levels: {BP304: warning}}]\n")
    (folder / "maps" / "b.blueprint.yaml").write_text(MAP, "utf-8")

    assert told("a.blueprint.yaml", "b.blueprint.yaml") == (0, [TOLD[2].replace("a.", "b.", 1)])


def test_an_error_stays_an_error(folder: Path) -> None:
    (folder / "maps" / "a.blueprint.yaml").write_text(MAP.replace("title: Hotel", "titel: Hotel"), "utf-8")
    configure(folder, "levels: {BP202: off, BP2: info}\n")
    code, found = told("a.blueprint.yaml")

    assert code == 1
    assert found[0] == "../blueprint.config.yaml:2:10: error BP604"
    assert "a.blueprint.yaml:2:1: error BP202" in found


def test_a_wrong_configuration_is_told_and_fails(folder: Path) -> None:
    configure(folder, "levels: {BP301: of}\n")

    assert told("a.blueprint.yaml") == (1, ["../blueprint.config.yaml:2:17: error BP205", *TOLD])


def test_a_configuration_above_the_repository_does_not_count(folder: Path) -> None:
    (folder / "maps" / ".git").mkdir()
    configure(folder, "levels: {BP: off}\n")

    assert told("a.blueprint.yaml") == (0, TOLD)


def test_standard_input_belongs_to_the_current_folder(folder: Path) -> None:
    configure(folder, "levels: {BP: off}\n")

    assert validate("-", stdin=MAP)[1] == "nothing to report in 1 file\n"


def test_first_adoption(folder: Path) -> None:
    configure(folder, "baseline: known.yaml\n")
    assert told("a.blueprint.yaml")[1][0] == "../blueprint.config.yaml:2:1: error BP607"

    code, out, err = validate("a.blueprint.yaml", "--write-baseline", "--strict")

    assert (code, err) == (0, "")
    assert out == "nothing to report in 1 file\n../known.yaml knows 3 warnings\n"
    assert told("a.blueprint.yaml", "--strict") == (0, [])
    assert validate("a.blueprint.yaml")[1].splitlines()[1] == "3 known warnings are in the baseline and not told"
    lines = (folder / "known.yaml").read_text("utf-8").splitlines()[4:]
    assert [list(json.loads(line[4:])) for line in lines] == [KNOWN_KEYS] * 3


def test_only_what_is_new_is_told(folder: Path) -> None:
    configure(folder, "baseline: known.yaml\n")
    validate("a.blueprint.yaml", "--write-baseline")
    file = folder / "maps" / "a.blueprint.yaml"
    new = "      - {id: pay, customer: Pays, backstage: Counts}\n"
    file.write_text("\n# moved\n" + MAP.replace("      - id: leave", new + "      - id: leave"), "utf-8")

    assert told("a.blueprint.yaml") == (0, ["a.blueprint.yaml:11:46: warning BP301"])


def test_what_vanished_is_told_and_left_out(folder: Path) -> None:
    configure(folder, "baseline: known.json\n")
    (folder / "maps" / "b.blueprint.yaml").write_text(MAP, "utf-8")
    validate("a.blueprint.yaml", "b.blueprint.yaml", "--write-baseline")
    (folder / "maps" / "a.blueprint.yaml").write_text(MAP.replace("    next: [ring]\n", ""), "utf-8")

    _, out, _ = validate("a.blueprint.yaml")
    assert "1 entry of the baseline is no longer needed; `--write-baseline` leaves it out\n" in out
    assert "no longer" not in validate("b.blueprint.yaml")[1]

    _, out, _ = validate("a.blueprint.yaml", "--write-baseline")
    assert out.endswith("../known.json knows 5 warnings, 1 no longer needed left out\n")
    assert len(json.loads((folder / "known.json").read_text("utf-8"))["findings"]) == 5

    (folder / "maps" / "b.blueprint.yaml").unlink()
    assert "3 entries of the baseline are no longer needed" in validate("a.blueprint.yaml")[1]


def test_an_error_hides_nothing_and_vanishes_nothing(folder: Path) -> None:
    configure(folder, "baseline: known.yaml\n")
    validate("a.blueprint.yaml", "--write-baseline")
    before = (folder / "known.yaml").read_bytes()
    (folder / "maps" / "a.blueprint.yaml").write_text(MAP.replace("title: Hotel", "titel: Hotel"), "utf-8")

    code, out, _ = validate("a.blueprint.yaml", "--write-baseline")

    assert code == 1
    assert "error[BP202]" in out
    assert (folder / "known.yaml").read_bytes() == before
    assert "no longer" not in validate("a.blueprint.yaml")[1]


def test_the_baseline_of_the_command_line(folder: Path) -> None:
    assert validate("a.blueprint.yaml", "--write-baseline")[0] == 2
    assert validate("a.blueprint.yaml", "--write-baseline", "--baseline", "out/known.yaml")[0] == 0
    assert (folder / "maps" / "out" / "known.yaml").is_file()
    assert told("a.blueprint.yaml", "--baseline", "out/known.yaml", "--strict") == (0, [])


def test_a_baseline_that_nobody_understands_is_not_written_over(folder: Path) -> None:
    configure(folder, "baseline: known.yaml\n")
    (folder / "known.yaml").write_text("my: notes\n", "utf-8")

    assert validate("a.blueprint.yaml", "--write-baseline")[0] == 1
    assert (folder / "known.yaml").read_text("utf-8") == "my: notes\n"


def test_a_fingerprint_is_the_same_from_everywhere(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def marks(name: str) -> list[str]:
        return [d["fingerprint"] for d in json.loads(validate(name, "--diagnostics", "json")[1])["diagnostics"]]

    inside = marks("a.blueprint.yaml")
    monkeypatch.chdir(folder)

    assert marks("maps/a.blueprint.yaml") == marks(str(folder / "maps" / "a.blueprint.yaml")) == inside
    assert len(set(inside)) == 3


def test_elements_are_filled_in(folder: Path) -> None:
    assert folder.is_dir()
    elements = [
        d["element"] for d in json.loads(validate("a.blueprint.yaml", "--diagnostics", "json")[1])["diagnostics"]
    ]

    assert elements == ["stages/stay/ring/backstage", "stages/stay/leave/backstage", "stages/stay/leave/next"]


def test_an_included_file_is_told_of_once(folder: Path) -> None:
    (folder / "maps" / "shared.yaml").write_text("actors:\n  desk: {title: Room #12}\n", "utf-8")
    for name in "ab":
        (folder / "maps" / f"{name}.blueprint.yaml").write_text(f"{MAP}include: [shared.yaml]\n", "utf-8")

    _, found = told("a.blueprint.yaml", "b.blueprint.yaml")

    assert len([line for line in found if line.startswith("shared.yaml")]) == 1


def test_reports_go_into_files(folder: Path) -> None:
    forms = ["json=j.json", "gitlab=out/g.json", "sarif=s.sarif", "junit=u.xml", "github"]
    code, out, err = validate("a.blueprint.yaml", "nowhere.yaml", *(f"--diagnostics={form}" for form in forms))

    assert (code, err) == (1, "")
    assert out.splitlines()[0].startswith("::warning title=blueprint BP301,file=a.blueprint.yaml,line=8,")
    assert out.splitlines()[3].startswith("::error title=blueprint BP001,file=nowhere.yaml::")
    assert out.splitlines()[4] == "1 error, 3 warnings in 2 files"
    maps = folder / "maps"
    assert json.loads((maps / "j.json").read_text("utf-8"))["summary"]["files"] == 2
    assert [e["location"]["path"] for e in json.loads((maps / "out/g.json").read_text("utf-8"))] == [
        "a.blueprint.yaml", "a.blueprint.yaml", "a.blueprint.yaml", "nowhere.yaml",
    ]  # fmt: skip
    assert len(json.loads((maps / "s.sarif").read_text("utf-8"))["runs"][0]["results"]) == 4
    assert ET.parse(maps / "u.xml").getroot().get("tests") == "2"  # noqa: S314 - our own


def test_a_document_stands_alone(folder: Path) -> None:
    configure(folder, "baseline: known.yaml\n")
    validate("a.blueprint.yaml", "--write-baseline")
    _, out, err = validate("a.blueprint.yaml", "--diagnostics", "sarif")

    assert json.loads(out)["version"] == "2.1.0"
    assert err == "3 known warnings are in the baseline and not told\n"


@pytest.mark.parametrize(
    ("forms", "sentence"),
    [
        (["sarf"], "there is no form `sarf` of findings; did you mean `sarif`?"),
        (["json", "full"], "`json` and `full` cannot both be shown"),
        (["json=", "full"], "names no file"),
        (["json=-"], "names no file"),
        (["json=x", "sarif=x"], "two forms of findings would be written to `x`"),
    ],
)
def test_forms_that_cannot_be_meant(folder: Path, forms: list[str], sentence: str) -> None:
    code, out, err = validate("a.blueprint.yaml", *(f"--diagnostics={form}" for form in forms))

    assert (code, out) == (2, "")
    assert sentence in err
    assert folder.is_dir()


def test_a_report_that_cannot_be_written(folder: Path) -> None:
    (folder / "maps" / "x").mkdir()
    code, _, err = validate("a.blueprint.yaml", "--diagnostics", "json=x")

    assert code == 2
    assert err.startswith("error: x cannot be written: ")


PROGRAM = """
import sys
from blueprint.cli.main import run
try:
    run()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""


def loaded(folder: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, "validate", "a.blueprint.yaml"],
        cwd=folder / "maps", env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return set(done.stderr.splitlines()[-1].split())


def test_a_project_costs_only_what_it_uses(folder: Path) -> None:
    reader = {"blueprint.project.config_read", "blueprint.project.elements", "blueprint.project.baseline"}
    without = loaded(folder)
    configure(folder, "levels: {BP301: off}\n")
    with_config = loaded(folder)

    assert not reader & without
    assert "jsonschema" not in with_config
    assert reader & with_config == {"blueprint.project.config_read"}
    assert not [m for m in with_config if m.startswith(("blueprint.paper", "blueprint.layout"))]
