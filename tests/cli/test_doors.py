"""Doors from map to map: where they lead in drawings, by the program's own rules for names."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from typed import run

HOTEL = """\
blueprint: 1
title: Hotel
stages:
  - title: Stay
    steps:
      - {id: eat, customer: Orders breakfast, journey: "%s"}
      - {customer: Leaves}
"""
BREAKFAST = """\
blueprint: 1
title: Break & fast
stages:
  - title: Order
    steps:
      - {customer: Rings, journey: "%s"}
views: [{id: short, kind: journey, lanes: [customer]}]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two maps in two folders that lead to each other."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub room").mkdir()
    (tmp_path / "hotel.blueprint.yaml").write_text(HOTEL % "sub room/b#1.blueprint.yaml")
    (tmp_path / "sub room" / "b#1.blueprint.yaml").write_text(BREAKFAST % "../hotel.blueprint.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def doors(file: Path) -> list[str]:
    """Where the doors of an SVG lead; empty for one without a link."""
    return [
        found[1] or "" for found in re.finditer(r'(?:<a href="([^"]*)">\n)?<g class="door"', file.read_text("utf-8"))
    ]


def pdf_links(file: Path) -> list[tuple[str, str]]:
    """What the links of a PDF say, and where they lead."""
    with pikepdf.open(file) as pdf:
        return [
            (str(a["/Contents"]), str(a["/A"]["/URI"]) if "/A" in a else str(a["/Dest"]))
            for page in pdf.pages
            for a in page.get("/Annots", [])
            if "own map" in str(a["/Contents"])
        ]


def test_beside_the_map_a_door_leads_to_the_other_folder(folder: Path) -> None:
    assert run("render", "hotel.blueprint.yaml", "sub room/b#1.blueprint.yaml")[0] == 0

    assert doors(folder / "hotel.journey.svg") == ["sub%20room/b%231.journey.svg"]
    assert doors(folder / "hotel.blueprint.svg") == ["sub%20room/b%231.blueprint.svg"]
    for name in ("b#1.journey.svg", "b#1.short.svg"):  # a view leads to the drawing of its kind
        assert doors(folder / "sub room" / name) == ["../hotel.journey.svg"]


def test_in_one_folder_a_door_leads_to_the_neighbour(folder: Path) -> None:
    assert run("render", "hotel.blueprint.yaml", "-o", "alone/")[0] == 0
    assert run("render", "hotel.blueprint.yaml", "sub room/b#1.blueprint.yaml", "-o", "out/")[0] == 0

    assert doors(folder / "alone" / "hotel.journey.svg") == [""]
    assert doors(folder / "out" / "hotel.journey.svg") == ["b%231.journey.svg"]


def test_without_a_rule_a_door_leads_nowhere(folder: Path) -> None:
    assert run("render", "hotel.blueprint.yaml", "--view", "journey", "-o", "mine.svg")[0] == 0
    assert doors(folder / "mine.svg") == [""]

    out = run("render", "-", "--view", "journey", stdin=(HOTEL % "sub room/b#1.blueprint.yaml"))[1]
    assert '<g class="door"' in out
    assert "<a href" not in out


def test_two_maps_of_one_name_in_one_folder_do_not_lead_to_themselves(folder: Path) -> None:
    (folder / "sub room" / "hotel.blueprint.yaml").write_text(BREAKFAST % "../hotel.blueprint.yaml")

    assert run("render", "sub room/hotel.blueprint.yaml", "-o", "out/")[0] == 0

    assert doors(folder / "out" / "hotel.journey.svg") == [""]


def test_a_pdf_leads_to_the_pdf_beside_it(folder: Path) -> None:
    both = ("hotel.blueprint.yaml", "sub room/b#1.blueprint.yaml")
    assert run("render", *both, "--format", "pdf", "--view", "journey", "-o", "out/")[0] == 0
    assert run("render", "hotel.blueprint.yaml", "-o", "all.pdf")[0] == 0

    said = "More in its own map: Break & fast"
    assert pdf_links(folder / "out" / "hotel.journey.pdf") == [(said, "b%231.journey.pdf")]
    assert pdf_links(folder / "all.pdf") == []


def test_a_book_leads_to_the_chapter_it_has(folder: Path) -> None:
    assert run("book", "hotel.blueprint.yaml", "sub room/b#1.blueprint.yaml", "-o", "both.pdf")[0] == 0
    assert run("book", "hotel.blueprint.yaml", "-o", "one.pdf")[0] == 0

    assert [to for _, to in pdf_links(folder / "both.pdf")] == ["c2-m1-1", "c2-m2-1", "c1-m1-1", "c1-m2-1"]
    assert pdf_links(folder / "one.pdf") == []


def test_a_build_leads_to_what_the_same_output_makes(folder: Path) -> None:
    outputs = "outputs: [{formats: svg, folder: out, languages: [en, de], suffix: x}]"
    (folder / "blueprint.config.yaml").write_text(f"config: 1\n{outputs}\n")
    assert run("build")[0] == 0
    assert doors(folder / "out" / "hotel.journey.de.x.svg") == ["sub%20room/b%231.journey.de.x.svg"]
    assert doors(folder / "out" / "sub room" / "b#1.blueprint.en.x.svg") == ["../hotel.blueprint.en.x.svg"]

    (folder / "blueprint.config.yaml").write_text(f"config: 1\n{outputs}\nexclude: sub room/\n")
    assert run("build")[0] == 0
    assert doors(folder / "out" / "hotel.journey.de.x.svg") == [""]


def test_a_build_draws_anew_what_shows_another_title(folder: Path) -> None:
    assert run("build")[0] == 0
    other = folder / "sub room" / "b#1.blueprint.yaml"
    other.write_text(other.read_text().replace("Break & fast", "Tea"))

    code, out, _ = run("build")

    assert code == 0
    assert "hotel.journey.svg" in out
    assert "own map: Tea" in (folder / "hotel.journey.svg").read_text("utf-8")
    assert "0 files built" in run("build")[1] + run("build")[2]
