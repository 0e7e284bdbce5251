"""`blueprint impact` as it is typed."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from cli.typed import run as typed

MAP = """\
blueprint: 1
title: {en: Stay, de: Aufenthalt}
systems: {pms: {title: {en: Booking system, de: Buchungssystem}}, desk: {title: Desk screen}}
actors: {desk: {title: Desk}}
touchpoints: {hall: {title: Hall}}
stages:
  - title: Stay
    steps:
      - {id: in, touchpoint: hall, customer: {text: '=Checks in', marks: moment-of-truth},
         frontstage: {text: Helps, actor: desk}, support: {text: Keeps, system: pms}}
      - {id: sleep, customer: Sleeps}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "maps").mkdir()
    for name in ("stay", "maps/a", "maps/b"):
        (tmp_path / f"{name}.blueprint.yaml").write_text(MAP, "utf-8")
    (tmp_path / "maps/c.blueprint.yaml").write_text(MAP.replace(", system: pms", ""), "utf-8")
    return tmp_path


def run(*argv: str) -> tuple[int, str, str]:
    return typed("impact", *argv)


@pytest.mark.parametrize("name", ["pms", "Booking system", "booking  SYSTEM", "Buchungssystem"])
def test_by_id_or_title_in_any_language(name: str) -> None:
    code, out, err = run(name, "stay.blueprint.yaml")

    assert (code, err) == (0, "")
    assert out.startswith("If Booking system fails\n  1 of 2 steps on the main path\n  1 of 1 moments of truth\n")
    assert "Keeps › Helps › =Checks in" in " ".join(out.split())


def test_all_maps_of_a_folder() -> None:
    code, out, _ = run("pms", "maps", "--format", "json")
    tree = json.loads(out)

    assert code == 0
    assert tree["services_hit"] == {"hit": 2, "of": 3}
    assert tree["main_path_hit"] == {"hit": 2, "of": 6}
    assert [len(service["steps"]) for service in tree["services"]] == [1, 1, 0]
    step = tree["services"][0]["steps"][0]
    assert (step["step"], step["reach"], step["moment_of_truth"]) == ("in", "indirect", True)


def test_where_a_name_is_two_things_it_asks_which() -> None:
    code, _, err = run("desk", "stay.blueprint.yaml")

    assert code == 2
    assert "`desk` is a system and an actor; say which with `--kind`" in err
    assert run("desk", "stay.blueprint.yaml", "--kind", "actor")[1].startswith("If Desk fails")
    assert "Nothing that a customer meets" in run("desk", "stay.blueprint.yaml", "--kind", "system")[1]


@pytest.mark.parametrize(
    ("name", "said"),
    [("pmss", "did you mean `pms`?"), ("Bookng system", "did you mean `Booking system`?"), ("zzz", "there are `pms`")],
)
def test_an_unknown_name(name: str, said: str) -> None:
    code, out, err = run(name, "stay.blueprint.yaml")

    assert (code, out) == (2, "")
    assert said in err


def test_two_things_of_one_title(folder: Path) -> None:
    (folder / "two.blueprint.yaml").write_text(MAP.replace("Desk screen", "Booking system"), "utf-8")

    assert "`pms` and `desk`; say which by its id" in run("booking system", "two.blueprint.yaml")[2]


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "md", "txt"])
def test_the_ending_decides_the_form(folder: Path, form: str) -> None:
    code, out, err = run("pms", "stay.blueprint.yaml", "-o", f"list.{form}")

    assert (code, out, err) == (0, f"list.{form}\n", "")
    content = (folder / f"list.{form}").read_bytes()
    run("pms", "stay.blueprint.yaml", "-o", f"again.{form}")
    assert (folder / f"again.{form}").read_bytes() == content


def test_csv_runs_nothing_and_markdown_has_no_markup(folder: Path) -> None:
    hostile = MAP.replace("=Checks in", "=@cmd **bold** <b>")
    (folder / "hostile.blueprint.yaml").write_text(hostile, "utf-8")
    run("pms", "hostile.blueprint.yaml", "-o", "list.csv")
    rows = list(csv.reader((folder / "list.csv").read_text("utf-8").splitlines()))

    assert any(cell.startswith("Helps, =@cmd") for cell in rows[1])
    assert not any(cell.startswith("=") for row in rows for cell in row)
    told = run("pms", "hostile.blueprint.yaml", "--format", "markdown")[1]
    assert "<b>" not in told
    assert r"\*\*bold" in told


def test_drawings_of_all_maps_in_which_something_breaks(folder: Path) -> None:
    code, out, err = run("pms", "maps", "-o", "out/")

    assert (code, err) == (0, "")
    assert sorted(out.split()) == ["out/a.impact-pms.svg", "out/b.impact-pms.svg"]
    root = ET.parse(folder / "out/a.impact-pms.svg").getroot()  # noqa: S314 - our own drawing
    marked = {g.get("data-card"): g.get("data-impact") for g in root.iterfind(".//{*}g[@class='card']")}
    assert {card: reach for card, reach in marked.items() if reach} == {
        "keeps": "direct", "helps": "indirect", "checks-in": "indirect",
    }  # fmt: skip
    steps = {g.get("data-step"): g.get("data-impact") for g in root.iterfind(".//{*}g[@class='step']")}
    assert steps == {"in": "indirect", "sleep": None}
    links = [g.get("data-impact") for g in root.iterfind(".//{*}g[@class='link']")]
    assert links.count("indirect") == 2
    assert len(root.findall(".//{*}g[@class='impact-item']")) == 2


def colours(path: Path) -> dict[str, str]:
    """Border colours by card."""
    root = ET.parse(path).getroot()  # noqa: S314 - our own drawing
    found = {}
    for group in root.iterfind(".//{*}g[@class='card']"):
        box = group.find("{*}rect")
        if box is not None:
            found[group.get("data-card", "")] = box.get("stroke", "")
    return found


def test_what_does_not_break_steps_back(folder: Path) -> None:
    run("pms", "stay.blueprint.yaml", "-o", "hit.svg")
    typed("render", "stay.blueprint.yaml", "--view", "blueprint", "-o", "plain.svg")
    hit, plain = colours(folder / "hit.svg"), colours(folder / "plain.svg")

    assert hit["sleeps"] != plain["sleeps"]
    assert hit["keeps"] == hit["helps"] != plain["helps"]


def test_direct_and_indirect_differ_by_more_than_colour(folder: Path) -> None:
    run("pms", "stay.blueprint.yaml", "-o", "hit.svg")
    root = ET.parse(folder / "hit.svg").getroot()  # noqa: S314 - our own drawing
    boxes = {g.get("data-card"): g.find("{*}rect") for g in root.iterfind(".//{*}g[@class='card']")}

    assert boxes["keeps"].get("stroke-dasharray") is None
    assert boxes["helps"].get("stroke-dasharray")
    signs = list(root.iterfind(".//{*}g[@class='impact-sign']"))
    assert {len(list(sign)) for sign in signs} == {2, 3}


@pytest.mark.parametrize("form", ["pdf", "png"])
def test_drawings_for_paper(folder: Path, form: str) -> None:
    assert run("hall", "stay.blueprint.yaml", "--view", "journey", "-o", f"hit.{form}")[0] == 0
    assert (folder / f"hit.{form}").stat().st_size > 1000


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("pms", "maps", "-o", "one.svg"), "2 drawings do not fit into `one.svg`"),
        (("pms", "stay.blueprint.yaml", "-o", "list.doc"), "should end in"),
        (("pms", "stay.blueprint.yaml", "-o", "list.md", "--format", "json"), "exclude each other"),
        (("pms", "stay.blueprint.yaml", "-o", "out/", "--format", "json"), "a list is one file"),
        (("pms", "stay.blueprint.yaml", "--format", "svg"), "makes drawings"),
        (("pms", "stay.blueprint.yaml", "--theme", "dark"), "`--theme` is for drawings"),
        (("pms", "stay.blueprint.yaml", "--bom"), "`--bom` is for csv"),
        (("pms", "stay.blueprint.yaml", "-o", "hit.svg", "--view", "none"), "there is no drawing `none`"),
        (("desk", "stay.blueprint.yaml", "--kind", "system", "-o", "out/"), "nothing to draw"),
    ],
)
def test_what_cannot_be_meant(argv: tuple[str, ...], said: str) -> None:
    code, out, err = run(*argv)

    assert (code, out) == (2, "")
    assert said in err
