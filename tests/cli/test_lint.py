"""`blueprint lint`, and the rules in `validate`: real files, real exit codes, every form."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typed import run

from blueprint.codes import lookup
from blueprint.lint import RULES

MAP = """\
blueprint: 1
title: Dinner
stages:
  - title: Dinner
    steps:
      - id: order
        customer: {text: Orders, marks: wait}
        backstage: Takes the order to the kitchen #3
      - id: serve
        customer: Eats
        frontstage: {text: Serves, marks: fail}
"""
WAIT, CONTACT, FAIL = "BP354", "BP301", "BP353"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "dinner.blueprint.yaml").write_text(MAP, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str, name: str = "dinner.blueprint.yaml") -> None:
    (folder / name).write_text(text, "utf-8")


def configure(folder: Path, text: str) -> None:
    write(folder, f"config: 1\n{text}", "blueprint.config.yaml")


def told(verb: str, *arguments: str) -> tuple[int, list[str]]:
    """The exit code, and place, level and code of each finding."""
    code, out, err = run(verb, "dinner.blueprint.yaml", *arguments, "--diagnostics", "concise")
    assert err == ""
    return code, [" ".join(line.split(" ")[:3]) for line in out.splitlines() if " BP" in line]


def codes(verb: str, *arguments: str) -> list[str]:
    return [line.split(" ")[2] for line in told(verb, *arguments)[1]]


LINTED = [
    "dinner.blueprint.yaml:7:26: warning BP354",
    "dinner.blueprint.yaml:8:20: warning BP301",
    "dinner.blueprint.yaml:11:28: warning BP353",
]


def test_what_is_told(folder: Path) -> None:
    assert folder.is_dir()
    assert told("lint") == (0, LINTED)
    assert told("lint", "--strict") == (1, LINTED)


def test_it_reads_well(folder: Path) -> None:
    write(folder, MAP.replace(", marks: wait", "").replace("backstage: Takes", "frontstage: Takes"))

    assert run("lint", "dinner.blueprint.yaml")[1] == (
        "warning[BP353]: no opportunity answers the fail point `Serves`\n"
        "   --> dinner.blueprint.yaml:11:28\n"
        "    |\n"
        " 11 |         frontstage: {text: Serves, marks: fail}\n"
        "    |                            ^^^^^^\n"
        "    = help: say what prevents it or makes up for it: `opportunities: [{title: …, at: serve}]`\n"
        "\n"
        "1 warning in 1 file\n"
    )


def test_validate_tells_the_same_beside_the_rest(folder: Path) -> None:
    assert folder.is_dir()
    everything = codes("validate")

    assert set(everything) > {WAIT, CONTACT, FAIL}
    assert sorted(set(everything) - {WAIT, FAIL}) == sorted(set(codes("validate", "--no-lint")))
    assert CONTACT in codes("validate", "--no-lint")


def test_drawing_does_not_ask(folder: Path) -> None:
    assert folder.is_dir()
    _, out, err = run(
        "render", "dinner.blueprint.yaml", "--view", "blueprint", "-o", "out/", "--diagnostics", "concise"
    )

    assert CONTACT in out + err
    assert FAIL not in out + err


def test_a_clean_file(folder: Path) -> None:
    write(folder, "blueprint: 1\ntitle: T\nstages: [{title: S, steps: [{customer: Comes}]}]\n")

    assert run("lint", "dinner.blueprint.yaml") == (0, "nothing to report in 1 file\n", "")


def test_a_file_with_errors_is_told_of_its_errors(folder: Path) -> None:
    write(folder, MAP.replace("title: Dinner\nstages", "titel: Dinner\nstages"))

    code, found = told("lint")
    assert code == 1
    assert "dinner.blueprint.yaml:2:1: error BP202" in found
    assert not [line for line in found if FAIL in line]


def test_standard_input() -> None:
    assert run("lint", "-", "--diagnostics", "concise", stdin=MAP)[1].startswith("-:7:26: warning BP354")


def test_rules_are_listed() -> None:
    code, out, err = run("lint", "--rules")

    assert (code, err) == (0, "")
    assert [line.partition("  ")[0] for line in out.splitlines()] == [rule.code for rule in RULES]
    entry = lookup(FAIL)
    assert entry is not None
    assert f"{FAIL}  {entry.title}\n" in out


def test_without_a_file() -> None:
    code, out, err = run("lint")

    assert (code, out) == (2, "")
    assert err.startswith("error: name a file: `blueprint lint hotel.blueprint.yaml`")


@pytest.mark.parametrize("verb", ["lint", "validate"])
def test_what_is_meant_is_acknowledged_with_a_reason(folder: Path, verb: str) -> None:
    write(folder, MAP.replace("marks: fail}", "marks: fail}  # blueprint: ignore[BP353] served again at once"))
    assert FAIL not in codes(verb)
    assert "BP151" not in codes(verb)

    write(folder, MAP.replace("      - id: serve", "      # blueprint: ignore[BP353] not here\n      - id: serve"))
    assert codes(verb).count("BP151") == 1
    assert FAIL in codes(verb)


@pytest.mark.parametrize("arguments", [("validate", "--no-lint"), ("render", "-o", "out/")])
def test_where_rules_are_not_checked_nothing_is_said_of_their_acknowledgements(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    write(folder, MAP.replace("id: serve", "id: serve  # blueprint: ignore[BP353, BP361] nothing here"))
    _, out, err = run(arguments[0], "dinner.blueprint.yaml", *arguments[1:], "--diagnostics", "concise")

    assert "BP151" not in out + err


def test_one_comment_for_a_rule_and_something_else(folder: Path) -> None:
    line = "        backstage: Takes the order to the kitchen #3"
    write(folder, MAP.replace(line, line.replace(" #3", "") + "  # blueprint: ignore[BP301, BP355] by telephone"))

    _, out, _ = run("lint", "dinner.blueprint.yaml")
    assert "warning[BP301]" not in out
    assert "this acknowledgement of `BP355` acknowledges nothing on line 8" in out


def test_an_included_catalogue_acknowledges_for_itself(folder: Path) -> None:
    write(folder, "touchpoints:\n  desk: {title: Desk, owner: brand, importance: key}\n", "shared.yaml")
    write(
        folder,
        MAP.replace("stages:", "include: [shared.yaml]\nstages:").replace("Eats", "{text: Eats, touchpoint: desk}"),
    )
    assert "shared.yaml:2:3: warning BP351" in told("lint")[1]

    comment = "  # blueprint: ignore[BP351, BP352] the franchise sets it\n"
    write(folder, f"touchpoints:\n{comment}  desk: {{title: Desk, owner: brand, importance: key}}\n", "shared.yaml")
    assert [code for code in codes("validate") if code in {"BP351", "BP151"}] == []


def test_entries_that_other_maps_use_are_theirs(folder: Path) -> None:
    write(folder, "touchpoints:\n  desk: {title: Desk, importance: key}\n", "shared.yaml")
    write(folder, MAP.replace("stages:", "include: [shared.yaml]\nstages:"))

    assert {"BP351", "BP352"} & set(codes("lint")) == set()


@pytest.mark.parametrize("verb", ["lint", "validate"])
@pytest.mark.parametrize(
    ("levels", "code", "level"),
    [
        ("{BP353: off}", 0, None),
        ("{BP35: off}", 0, None),
        ("{BP353: error}", 1, "error"),
        ("{BP3: info}", 0, "info"),
    ],
)
def test_levels(folder: Path, verb: str, levels: str, code: int, level: str | None) -> None:
    configure(folder, f"levels: {levels}\n")
    exit_code, found = told(verb)

    assert exit_code == code
    assert [line.split(" ")[1] for line in found if FAIL in line] == ([level] if level else [])


@pytest.mark.parametrize("rule", [rule.code for rule in RULES if rule.found])
def test_each_rule_can_be_switched_off(folder: Path, rule: str) -> None:
    entry = lookup(rule)
    assert entry is not None
    wrong = "title: {en: Comes, de: Kommt}\nstages: [{title: S, steps: [{customer: Comes}]}]\n"
    text = f"blueprint: 1\n{wrong if rule == 'BP307' else 'title: T' + chr(10) + entry.example_wrong}"
    write(folder, text)
    assert rule in codes("lint")

    configure(folder, f"levels: {{{rule}: off}}\n")
    assert rule not in codes("lint")


def test_forms_for_machines(folder: Path) -> None:
    forms = ("json=j.json", "gitlab=g.json", "sarif=s.sarif", "junit=u.xml", "github")
    code, out, err = run("lint", "dinner.blueprint.yaml", *(f"--diagnostics={form}" for form in forms))

    assert (code, err) == (0, "")
    assert "::warning title=blueprint BP353,file=dinner.blueprint.yaml,line=11," in out
    found = json.loads((folder / "j.json").read_text("utf-8"))["diagnostics"]
    assert [(d["code"], d["element"]) for d in found][-1] == (FAIL, "stages/dinner/serve/frontstage")
    assert FAIL in (folder / "g.json").read_text("utf-8")
    rules = json.loads((folder / "s.sarif").read_text("utf-8"))["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [CONTACT, FAIL, WAIT]
    assert "Shostack" in rules[1]["fullDescription"]["text"]
    assert FAIL in ET.tostring(ET.parse(folder / "u.xml").getroot(), "unicode")  # noqa: S314 - our own


def known(folder: Path) -> list[str]:
    return [e["code"] for e in json.loads((folder / "known.json").read_text("utf-8"))["findings"]]


def test_a_baseline_knows_them(folder: Path) -> None:
    configure(folder, "baseline: known.json\n")
    run("validate", "dinner.blueprint.yaml", "--write-baseline")

    assert told("validate", "--strict") == (0, [])
    assert told("lint", "--strict") == (0, [])
    assert FAIL in known(folder)


def test_runs_that_do_not_ask_leave_the_baseline_alone(folder: Path) -> None:
    configure(folder, "baseline: known.json\n")
    run("validate", "dinner.blueprint.yaml", "--write-baseline")
    before = known(folder)

    for verb, *options in (("validate", "--no-lint"), ("lint",), ("build",)):
        files = [] if verb == "build" else ["dinner.blueprint.yaml"]
        _, out, err = run(verb, *files, *options, "--write-baseline")
        assert "no longer" not in out + err, verb
        assert known(folder) == before, verb


def test_a_finding_that_is_gone_is_left_out_by_those_who_ask(folder: Path) -> None:
    configure(folder, "baseline: known.json\n")
    run("validate", "dinner.blueprint.yaml", "--write-baseline")
    write(folder, MAP.replace(", marks: fail", ""))

    assert "no longer needed" not in run("validate", "dinner.blueprint.yaml", "--no-lint")[1]
    assert "1 entry of the baseline is no longer needed" in run("lint", "dinner.blueprint.yaml")[1]
    run("validate", "dinner.blueprint.yaml", "--write-baseline")
    assert FAIL not in known(folder)


def test_the_page_shows_what_is_told(folder: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "lint.md").read_text("utf-8")
    lines = ["customer: Receives the food", "evidence: Tray", "frontstage: {text: Delivers the food, marks: fail}"]
    head = "blueprint: 1\ntitle: Hotel\nstages:\n  - title: Stay\n    steps:\n      - id: receive-food\n"
    write(folder, head + "".join(f"        {line}\n" for line in lines), "hotel.blueprint.yaml")
    _, out, _ = run("lint", "hotel.blueprint.yaml")

    assert f"```\n{out.removesuffix('1 warning in 1 file' + chr(10)).rstrip()}\n```" in page


def test_several_files_are_reported_together(folder: Path) -> None:
    write(folder, MAP, "other.blueprint.yaml")

    assert run("lint", "dinner.blueprint.yaml", "other.blueprint.yaml", "dinner.blueprint.yaml")[1].endswith(
        "\n6 warnings in 2 files\n"
    )
