"""Pages for the screen in a build: one a map, in the gallery, made again only when something has changed."""

from __future__ import annotations

from pathlib import Path

from projects import build, tree, write_config, write_map

SEVERAL = "outputs: [{formats: [html, svg], folder: out, languages: [de, en], themes: [paper, mono]}]\n"


def test_one_page_for_each_map(tmp_path: Path) -> None:
    write_config(tmp_path, "outputs: [{formats: html, folder: out}]\n")
    write_map(tmp_path, "maps/hotel.blueprint.yaml")
    write_map(tmp_path, "maps/inn.blueprint.yaml", "Inn", more="views: [{id: short, kind: journey}]\n")
    done = build(tmp_path)
    assert "2 files built, 0 unchanged (2 maps)" in done.stdout
    made = tree(tmp_path / "out")
    assert sorted(made) == ["index.html", "manifest.json", "maps/hotel.html", "maps/inn.html"]
    assert made["maps/inn.html"].count(b'data-view="short" data-kind') == 1
    page = made["index.html"].decode()
    assert 'class="title"><a href="maps/hotel.html">Hotel</a>' in page
    assert '<li data-kind="page"' in page
    assert "0 files built, 2 unchanged" in build(tmp_path).stdout


def test_a_change_makes_the_page_again_and_no_other(tmp_path: Path) -> None:
    write_config(tmp_path, "outputs: [{formats: html, folder: out}]\n")
    write_map(tmp_path, "hotel.blueprint.yaml")
    write_map(tmp_path, "inn.blueprint.yaml", "Inn")
    build(tmp_path)
    write_map(tmp_path, "inn.blueprint.yaml", "Inn", words="Lets in")
    done = build(tmp_path)
    assert "out/inn.html" in done.stdout
    assert "1 file built, 1 unchanged" in done.stdout


def test_languages_and_themes(tmp_path: Path) -> None:
    """All languages are on one page, which begins with the first that is named; each theme has a page of its own."""
    write_config(tmp_path, SEVERAL)
    write_map(tmp_path, "hotel.blueprint.yaml", "{en: Hotel, de: Das Hotel}")
    build(tmp_path)
    made = tree(tmp_path / "out")
    pages = sorted(name for name in made if name.endswith(".html"))
    assert pages == ["hotel.mono.html", "hotel.paper.html", "index.html"]
    assert b'<html lang="de"' in made["hotel.paper.html"]
    assert [name for name in made if name.endswith("blueprint.de.paper.svg")] == ["hotel.blueprint.de.paper.svg"]


def test_two_outputs_cannot_make_one_page(tmp_path: Path) -> None:
    """Whatever their drawings and languages are: neither is part of its name."""
    outputs = "[{formats: html, views: journey, languages: en}, {formats: html, views: blueprint, languages: [de, en]}]"
    write_config(tmp_path, f"outputs: {outputs}\n")
    write_map(tmp_path, "hotel.blueprint.yaml")
    assert "BP606" in build(tmp_path, code=1).stderr


def test_paper_is_not_for_pages(tmp_path: Path) -> None:
    write_config(tmp_path, "outputs: [{formats: html, grey: true, page: A1}]\n")
    write_map(tmp_path, "hotel.blueprint.yaml")
    said = build(tmp_path, code=1).stderr
    assert "`grey` is for `svg`, `pdf` and `png`, but this output is `html`" in said
    assert "`page` is for `pdf` and `png`, but this output is `html`" in said
