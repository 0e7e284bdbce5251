"""`render --format html`: where the page goes, what is in it, what cannot be asked of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typed import run

MAP = """\
blueprint: 1
title: {en: Tea, de: Tee}
views: [{id: short, kind: journey, lanes: [customer]}]
stages: [{title: S, steps: [{id: pour, title: Pour, customer: Pours, journey: other.blueprint.yaml}]}]
"""
OTHER = "blueprint: 1\ntitle: Other\nstages: [{title: S, steps: [{title: Sip, customer: Sips}]}]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tea.blueprint.yaml").write_text(MAP, "utf-8")
    (tmp_path / "other.blueprint.yaml").write_text(OTHER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_one_page_holds_all_drawings_in_all_languages(folder: Path) -> None:
    code, out, err = run("render", "tea.blueprint.yaml", "--format", "html")
    assert (code, out) == (0, "tea.html\n")
    page = (folder / "tea.html").read_text("utf-8")
    kinds = {"journey": "journey-map", "blueprint": "service-blueprint", "short": "journey-map"}
    shown = [
        f'data-view="{view}" data-kind="{kind}" data-language="{tag}"'
        for tag in ("en", "de")
        for view, kind in kinds.items()
    ]
    places = [page.index(one) for one in shown]
    assert places == sorted(places)
    assert err.count("BP307") == 3  # each text once, however many drawings lack it


def test_the_ending_asks_for_a_page_and_the_view_for_a_drawing(folder: Path) -> None:
    assert run("render", "tea.blueprint.yaml", "--view", "short", "-o", "x.html")[:2] == (0, "x.html\n")
    page = (folder / "x.html").read_text("utf-8")
    assert page.count('<section class="drawing') == 2
    assert page.count('data-view="short" data-kind') == 2


@pytest.mark.usefixtures("folder")
def test_the_page_goes_to_standard_output() -> None:
    code, out, _ = run("render", "other.blueprint.yaml", "--format", "html", "-o", "-")
    assert code == 0
    assert out.startswith("<!DOCTYPE html>")


def test_doors_lead_to_the_pages_of_other_maps(folder: Path) -> None:
    assert run("render", "tea.blueprint.yaml", "other.blueprint.yaml", "--format", "html", "-o", "out/")[0] == 0
    assert (folder / "out/other.html").exists()
    page = (folder / "out/tea.html").read_text("utf-8")
    assert page.count('<a href="other.html">') >= 6  # in each drawing and at each step of each table
    head = '<th scope="col" data-step="pour">1 Pour <span class="aside"><a href="other.html">More in its own map: '
    assert page.count(head) >= 3


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("-o", "x.html", "--page", "A1"), "`--page` is for pdf and png, not for html"),
        (("-o", "x.html", "--grey"), "`--grey` is for svg, pdf and png, not for html"),
        (("-o", "x.html", "--blank"), "`--blank` is for svg, pdf and png, not for html"),
        (("-o", "x.html", "--text", "outlines"), "`--text` is for svg, not for html"),
        (("-o", "x.html", "--width", "900"), "`--width` is for png, not for html"),
        (("-o", "x.html", "--theme", "drak"), "did you mean `dark`?"),
    ],
)
def test_what_a_page_has_no_use_for_is_said(folder: Path, argv: tuple[str, ...], words: str) -> None:
    code, out, err = run("render", "other.blueprint.yaml", *argv)
    assert code in (1, 2)
    assert out == ""
    assert words in err
    assert not (folder / "x.html").exists()
