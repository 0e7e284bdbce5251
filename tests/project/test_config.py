"""The configuration: what is read, what is refused and how, what counts for which file."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.codes import lookup
from blueprint.diagnostics import Outcome
from blueprint.project.config import Config, Format, Output, PageSettings
from blueprint.project.config_globs import Glob
from blueprint.project.config_read import read_config
from blueprint.report import Style, plain, report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in ("themes/house.yaml", "a/x.yaml", "b/x.yaml"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("theme: 1\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(folder: Path, text: str) -> Outcome[Config]:
    path = folder / "blueprint.config.yaml"
    path.write_text(text, "utf-8")
    return read_config(path)


def told(folder: Path, text: str) -> list[str]:
    """Each finding as `line:column code`."""
    outcome = read(folder, text)
    assert outcome.failed == (outcome.value is None)
    return [f"{d.span.line}:{d.span.column} {d.code}" for d in outcome.diagnostics if d.span]


WHOLE = """\
config: 1
include: maps/**/*.blueprint.yaml
exclude: [drafts/, maps/old]
baseline: known.yaml
levels: {BP301: off, BP5: info}
outputs:
  - formats: [svg, pdf]
    folder: out/
    languages: [en, zh-Hans]
    page: A1
    orientation: landscape
    fit: width
    margin: 1.5cm
    bleed: 3mm
    marks: true
    min-text: 8
    tile: 297x420mm
    overlap: 0.5in
    standard: ua-1
  - formats: png
    themes: [dark, themes/house.yaml]
    views: [journey, night]
    suffix: small
    width: 1600
    grey: true
    scale: 150%
books:
  - pdf: out/all.pdf
    files: [maps/hotel.blueprint.yaml, maps/shop/**]
    title: Our services
    language: de
    page: A3
overrides:
  - files: maps/hotel/**
    levels: {BP301: error}
  - files: [maps/hotel/night.blueprint.yaml]
    outputs: [{formats: svg, text: outlines}]
    levels: {BP: warning}
"""


def test_the_whole_file(folder: Path) -> None:
    outcome = read(folder, WHOLE)
    config = outcome.value

    assert outcome.diagnostics == ()
    assert config is not None
    first, second = config.outputs
    assert first == Output(
        formats=(Format.SVG, Format.PDF),
        folder="out",
        languages=("en", "zh-Hans"),
        settings=PageSettings(
            page="A1",
            orientation="landscape",
            fit="width",
            margin=15.0,
            bleed=3.0,
            marks=True,
            min_text=8.0,
            tile="297x420mm",
            overlap=12.7,
            standard="ua-1",
        ),
    )
    assert (second.themes, second.views, second.suffix) == (
        ("dark", "themes/house.yaml"),
        ("journey", "night"),
        "small",
    )
    assert second.settings == PageSettings(width=1600, grey=True, scale=1.5)
    assert (config.books[0].pdf, config.books[0].title, config.books[0].language) == (
        "out/all.pdf", "Our services", "de",
    )  # fmt: skip
    assert config.books[0].files == (Glob("maps/hotel.blueprint.yaml"), Glob("maps/shop/**"))
    assert config.baseline == "known.yaml"
    assert pickle.loads(pickle.dumps(config)) == config  # noqa: S301 - our own


def test_without_anything_there_are_defaults(folder: Path) -> None:
    config = read(folder, "config: 1\n").value

    assert config == Config(folder=folder)
    assert config is not None
    assert config.outputs == (Output(),)
    (output,) = config.outputs
    assert output.target("maps/a.blueprint.yaml", "a", "journey", Format.SVG, None, None) == "maps/a.journey.svg"


def test_which_files_are_maps(folder: Path) -> None:
    config = read(folder, WHOLE).value
    assert config is not None
    paths = ["maps/a.blueprint.yaml", "maps/x/a.blueprint.yaml", "a.blueprint.yaml", "maps/old/a.blueprint.yaml",
             "maps/.git/a.blueprint.yaml", "maps/node_modules/x/a.blueprint.yaml"]  # fmt: skip

    assert [path for path in paths if config.takes(path)] == paths[:2]
    assert [path for path in paths if Config(folder=folder).takes(path)] == paths[:4]


def test_later_overrides_win(folder: Path) -> None:
    config = read(folder, WHOLE).value
    assert config is not None

    def setting(path: str, code: str) -> str:
        rules = [rule for levels in config.levels_for(path) if (rule := levels.rule_for(code))]
        return rules[-1].setting.value

    assert setting("maps/a.yaml", "BP301") == "off"
    assert setting("maps/hotel/a.yaml", "BP301") == "error"
    assert setting("maps/hotel/night.blueprint.yaml", "BP301") == "warning"
    assert config.outputs_for("maps/hotel/a.yaml") == config.outputs
    assert [o.text for o in config.outputs_for("maps/hotel/night.blueprint.yaml")] == ["outlines"]


@pytest.mark.parametrize(
    ("output", "target"),
    [
        (Output(), "maps/a.night.svg"),
        (Output(folder="out"), "out/maps/a.night.svg"),
        (Output(languages=("de",), themes=("dark",)), "maps/a.night.svg"),
        (Output(languages=("de", "en"), suffix="x"), "maps/a.night.de.x.svg"),
        (Output(languages=("de", "en"), themes=("t/house.yaml", "dark")), "maps/a.night.de.house.svg"),
    ],
)
def test_names_of_files(output: Output, target: str) -> None:
    language, theme = next(iter(output.languages), None), next(iter(output.themes), None)

    assert output.target("maps/a.blueprint.yaml", "a", "night", Format.SVG, language, theme) == target


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("", ["1:1 BP107"]),
        ("- a\n", ["1:1 BP119"]),
        ("levels: {BP301: off}\n", ["1:1 BP201"]),
        ("config: 2\n", ["1:9 BP212"]),
        ("config: 1\noutputs: [{formats: pfd}]\n", ["2:21 BP205"]),
        ("config: 1\noutputs: [{formats: pdf, marks: yes}]\n", ["2:33 BP203"]),
        ("config: 1\noutputs: [{levels: {BP3: off}}]\n", ["2:12 BP202"]),
        ("config: 1\npage: A4\n", ["2:1 BP202"]),
        ("config: 1\nlevels: {301: off}\n", ["2:10 BP209"]),
        ("config: 1\nlevels: {BP301: of}\n", ["2:17 BP205"]),
        ("config: 1\nlevels: {BP3O1: off}\n", ["2:10 BP209"]),
        ("config: 1\nlevels: {BP399: off}\n", ["2:10 BP601"]),
        ("config: 1\nlevels: {BP9: off}\n", ["2:10 BP601"]),
        ("config: 1\noverrides: [{files: x, levels: {BP9: off}}]\n", ["2:33 BP601"]),
        ("config: 1\noverrides: [{files: x}]\n", ["2:14 BP602"]),
        ("config: 1\noutputs: [{page: A4}]\n", ["2:12 BP602"]),
        ("config: 1\noutputs: [{formats: pdf, fit: page}]\n", ["2:26 BP602"]),
        ("config: 1\noutputs: [{formats: pdf, page: auto, orientation: portrait}]\n", ["2:38 BP602"]),
        ("config: 1\noutputs: [{formats: pdf, page: A4, fit: width, scale: 2}]\n", ["2:48 BP602"]),
        ("config: 1\noutputs: [{formats: pdf, overlap: 1cm}]\n", ["2:26 BP602"]),
        ("config: 1\noutputs: [{formats: png, tile: A4}]\n", ["2:26 BP602"]),
        ("config: 1\noutputs: [{formats: png, width: 100, dpi: 100}]\n", ["2:38 BP602"]),
        ("config: 1\noutputs: [{formats: pdf, text: outlines}]\n", ["2:26 BP602"]),
        ("config: 1\ninclude: ../maps\n", ["2:10 BP603"]),
        ("config: 1\noutputs: [{folder: /srv}]\n", ["2:20 BP603"]),
        ("config: 1\noutputs: [{folder: a/../b}]\n", ["2:20 BP603"]),
        ("config: 1\nbaseline: 'C:\\x'\n", ["2:11 BP603"]),
        ("config: 1\nbooks: [{pdf: a.svg, files: x}]\n", ["2:10 BP603"]),
        ("config: 1\noutputs: [{formats: pdf, page: A9}]\n", ["2:26 BP605"]),
        ("config: 1\noutputs: [{formats: pdf, page: A4, margin: 20cm}]\n", ["2:36 BP605"]),
        ("config: 1\nbooks: [{pdf: a.pdf, files: x, page: A6}]\n", ["2:32 BP605"]),
        ("config: 1\nbooks: [{pdf: a.pdf, files: x, page: auto}]\n", ["2:32 BP605"]),
        ("config: 1\noutputs: [{}, {formats: [pdf, svg]}]\n".replace("{}", "{views: all}"), ["2:26 BP606"]),
        ("config: 1\noutputs: [{themes: [a/x.yaml, b/x.yaml]}]\n", ["2:12 BP606"]),
        ("config: 1\nbooks: [{pdf: a.pdf, files: x}, {pdf: A.pdf, files: y}]\n", ["2:34 BP606"]),
    ],
)
def test_what_is_refused(folder: Path, text: str, findings: list[str]) -> None:
    assert told(folder, text) == findings


@pytest.mark.parametrize(
    "outputs",
    [
        "[{formats: pdf}, {formats: svg}]",
        "[{}, {folder: out}]".replace("{}", "{views: all}"),
        "[{views: journey}, {views: [blueprint, night]}]",
        "[{formats: pdf}, {formats: pdf, suffix: poster, page: A1}]",
        "[{languages: [en, de]}, {languages: [fr, ja]}]",
        "[{formats: pdf, page: A4, fit: none, scale: 150%}]",
        "[{formats: [svg, pdf, png], page: 594x841mm, tile: A4, dpi: 300, text: outlines, grey: true}]",
    ],
)
def test_what_is_fine(folder: Path, outputs: str) -> None:
    assert told(folder, f"config: 1\noutputs: {outputs}\n") == []


def test_messages_read_like_those_about_maps(folder: Path) -> None:
    outcome = read(folder, "config: 1\noutputs:\n  - format: svg\n    grey: on\n")

    assert report(plain(outcome.diagnostics), Style.FULL) == (
        "error[BP202]: `format` is not a key of this output\n"
        "  --> blueprint.config.yaml:3:5\n"
        "   |\n"
        " 3 |   - format: svg\n"
        "   |     ^^^^^^\n"
        "   = help: did you mean `formats`?\n"
        "\n"
        "error[BP203]: `grey` has to be `true` or `false`, but it is the text `on`\n"
        "  --> blueprint.config.yaml:4:11\n"
        "   |\n"
        " 4 |     grey: on\n"
        "   |           ^^\n"
        "   = help: write `true`\n"
    )


def test_a_key_in_the_wrong_place_is_sent_to_the_right_one(folder: Path) -> None:
    hints = [d.hint for d in read(folder, "config: 1\npage: A4\noutputs: [{levels: {BP3: off}}]\n").diagnostics]

    assert hints == ["it belongs to an entry of `outputs`", "it belongs at the start of a line, beside `config`"]


def test_an_empty_file_is_told_what_it_needs(folder: Path) -> None:
    assert [d.hint for d in read(folder, "").diagnostics] == ["begin with `config: 1`"]


def test_no_host_path_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "maps").mkdir()
    monkeypatch.chdir(folder / "maps")
    outcome = read(folder, "config: 2\n")

    assert report(plain(outcome.diagnostics), Style.CONCISE).startswith("../blueprint.config.yaml:1:9: error")


@pytest.mark.parametrize("code", ["BP601", "BP602", "BP603", "BP605", "BP606"])
def test_the_examples_of_the_codes_show_them(folder: Path, code: str) -> None:
    explained = lookup(code)
    assert explained is not None

    assert {d.code for d in read(folder, explained.example_wrong).diagnostics} == {code}
    assert read(folder, explained.example_right).diagnostics == ()


KEYS = ["config", "include", "outputs", "levels", "baseline", "overrides", "books", "formats", "page", "files", "x"]
VALUES = st.recursive(
    st.sampled_from(["1", "svg", "A4", "off", "../x", "a**b", "[", "10mm", "true", "", "BP301", "all"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=8,
)


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from(KEYS[:7]), VALUES, max_size=4))
def test_no_file_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, value: dict[str, object]) -> None:
    import json  # noqa: PLC0415 - only here

    path = tmp_path_factory.getbasetemp() / "any-config" / "blueprint.config.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"config": 1} | value).replace('"1"', "1"), "utf-8")
    outcome = read_config(path)

    assert outcome.failed == (outcome.value is None)
    assert all(d.span and d.message for d in outcome.diagnostics)
    assert all("does not have the form" not in d.message for d in outcome.diagnostics)
