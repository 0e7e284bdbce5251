"""Names of themes and languages in a configuration, and errors in it: told once, at their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.typed import run
from project.projects import write_config, write_map


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for n in range(3):
        write_map(tmp_path, f"maps/m{n}.blueprint.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def built(folder: Path, text: str) -> tuple[int, list[str]]:
    write_config(folder, text)
    code, _, err = run("build", "--diagnostics", "concise")
    return code, err.splitlines()


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("outputs: [{themes: [dark, neon]}]\n", "2:27", "BP520 there is no theme called `neon`"),
        ("outputs: [{themes: themes/no.yaml}]\n", "2:20", "BP520 there is no theme file `themes/no.yaml`"),
        ("books: [{pdf: a.pdf, files: maps/, theme: neon}]\n", "2:43", "BP520 there is no theme called `neon`"),
        ("outputs: [{formats: gif}]\n", "2:21", "BP205 `gif`"),
        ("outputs: [{formats: svg, page: A1}]\n", "2:26", "BP602 `page` is for"),
    ],
)
def test_errors_are_told_once_and_counted_in_one_file(folder: Path, text: str, place: str, message: str) -> None:
    code, lines = built(folder, text)

    assert code == 1
    assert len(lines) == 2
    assert lines[0].startswith(f"blueprint.config.yaml:{place}: error {message}"), lines
    assert lines[1] == "1 error in 1 file"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("outputs: [{languages: [en, sv], views: journey}]\n", "2:28"),
        ("overrides: [{files: maps/, outputs: [{languages: sv, views: journey}]}]\n", "2:50"),
        ("books: [{pdf: a.pdf, files: maps/m0.blueprint.yaml, language: sv}]\n", "2:63"),
    ],
)
def test_a_language_without_words_is_told_once(folder: Path, text: str, place: str) -> None:
    code, lines = built(folder, text)

    assert code == 0
    (line,) = [line for line in lines if "BP530" in line]
    assert line.startswith(f"blueprint.config.yaml:{place}: warning BP530 the drawing's own words are not translated")


def test_it_can_be_acknowledged_and_weighed(folder: Path) -> None:
    where = "outputs:\n  - languages: sv  {}\n    views: journey\n"
    assert not [x for x in built(folder, where.format("# blueprint: ignore[BP530] for guests"))[1] if "BP530" in x]
    assert not [x for x in built(folder, f"levels: {{BP530: off}}\n{where.format('')}")[1] if "BP530" in x]
    code, lines = built(folder, f"levels: {{BP530: error}}\n{where.format('')}")
    assert (code, sum("error BP530" in x for x in lines)) == (1, 1)


def test_a_language_of_the_map_itself_is_told_at_the_map(folder: Path) -> None:
    write_map(folder, "maps/m0.blueprint.yaml", more="language: sv\n")

    for languages in ("", ", languages: all"):
        lines = built(folder, f"outputs: [{{views: journey{languages}}}]\n")[1]
        assert sum("BP530" in x for x in lines) == 1


def test_what_is_wrong_inside_a_theme_file_is_told_there_once(folder: Path) -> None:
    (folder / "house.yaml").write_text("theme: 1\nextends: papper\n", "utf-8")

    code, lines = built(folder, "outputs: [{themes: house.yaml}]\n")

    assert code == 1
    assert len([x for x in lines if x.startswith("house.yaml:2:10: error BP520")]) == 1
    assert len(lines) == 2


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ((), "`blueprint build --write-baseline`"),
        (("--baseline", "known.yaml"), "`blueprint build --baseline known.yaml --write-baseline`"),
    ],
)
def test_the_help_of_a_missing_baseline_works(folder: Path, typed: tuple[str, ...], says: str) -> None:
    write_map(folder, "maps/m0.blueprint.yaml", words="Opens, next: [ring]")
    write_config(folder, "outputs: [{views: journey}]\n" + ("" if typed else "baseline: known.yaml\n"))

    _, _, err = run("build", *typed)
    assert "error[BP607]" in err
    assert f"help: write it with {says}, or correct the path" in err

    command = says.strip("`").split()[1:]
    assert run(*command)[0] == 0
    assert "Written by `blueprint build --write-baseline`" in (folder / "known.yaml").read_text("utf-8")
    assert run("build", "--strict", *typed)[0] == 0


def test_a_baseline_with_the_words_of_an_earlier_version_is_read(folder: Path) -> None:
    write_map(folder, "maps/m0.blueprint.yaml", words="Opens, next: [ring]")
    write_config(folder, "outputs: [{views: journey}]\nbaseline: known.yaml\n")
    run("build", "--write-baseline")
    known = folder / "known.yaml"
    lines = known.read_text("utf-8").splitlines()
    known.write_text("\n".join(["# written by hand", "# in two lines", *lines[2:], ""]), "utf-8")

    assert run("build", "--strict")[0] == 0
