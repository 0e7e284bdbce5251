"""`blueprint compare` as it is typed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2 as pdfium
import pytest
from typed import run

EXAMPLES = Path(__file__).parents[2] / "examples"
TOUCHPOINTS = str(EXAMPLES / "hotel-touchpoints" / "hotel-touchpoints.blueprint.yaml")
NOW = """\
blueprint: 1
title: Café
stages:
  - title: Visit
    steps:
      - {id: order, title: Order, customer: Orders a coffee, frontstage: Takes the order, emotion: 2, time: 3 min}
      - {id: pay, title: Pay, customer: Pays in cash, emotion: 3, time: 2 min, wait: 4 min}
metrics: [{id: nps, type: nps, value: 5}, {id: sold, type: number, value: 90, unit: cups}]
"""
NEXT = """\
blueprint: 1
title: Café
state: future
stages:
  - title: Visit
    steps:
      - {id: order, title: Order, customer: Orders a coffee by app, frontstage: Takes the order, emotion: 4,
         time: 1 min}
metrics: [{id: nps, type: nps, value: 30}, {id: sold, type: number, value: 9, unit: kg}]
"""
BOTH = ("now.blueprint.yaml", "next.blueprint.yaml")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in zip(BOTH, (NOW, NEXT), strict=True):
        Path(name).write_text(text, "utf-8")
    return tmp_path


def test_a_table_is_printed() -> None:
    code, out, err = run("compare", *BOTH)

    assert (code, err) == (0, "")
    lines = [re.sub(r" {2,}", " | ", line) for line in out.splitlines()]
    assert lines[0] == "now.blueprint.yaml (Current) → next.blueprint.yaml (Future)"
    assert "Time in all | 9 min | 1 min | −8 min | better" in lines
    assert "Mean experience | 2.5 | 4.0 | +1.5 | better" in lines
    assert any("~ Orders a coffee → Orders a coffee by app" in line for line in lines)
    assert any(line.startswith("- | Pay") and line.endswith("Pays in cash") for line in lines)


def test_chinese_tables_have_the_colon_of_their_script() -> None:
    code, markdown, _ = run("compare", *BOTH, "--format", "markdown", "--lang", "zh-Hans")

    assert code == 0
    assert "# Café：现状 → 未来" in markdown
    assert "| 时间：现状 | 时间：未来 | 体验：现状 | 体验：未来 |" in markdown


def test_the_outline_of_a_touchpoint_leaves_room_around_its_words() -> None:
    old = NOW.replace("{id: order,", "{id: order, touchpoint: [Desk, Kiosk],")
    Path("old.blueprint.yaml").write_text(old, "utf-8")
    Path("new.blueprint.yaml").write_text(old.replace("[Desk, Kiosk]", "[Desk, Phone]"), "utf-8")

    code, _, _ = run("compare", "old.blueprint.yaml", "new.blueprint.yaml", "--view", "journey", "-o", "both.svg")

    assert code == 0
    cards = [g for g in ET.parse("both.svg").iter(f"{SVG}g") if g.get("data-lane") == "touchpoint"]  # noqa: S314 - own
    heights: dict[str | None, float] = {}
    for card in cards:
        box = card.find(f"{SVG}rect[@class='card-box']")
        if box is not None:
            heights[card.get("data-change")] = float(box.get("height", "0"))
    assert set(heights) == {None, "added", "removed"}
    assert heights["added"] == heights["removed"] == heights[None] + 6.0


def test_side_by_side_marks_touchpoints_in_the_state_that_has_them() -> None:
    old = NOW.replace("{id: order,", "{id: order, touchpoint: [Desk, Kiosk], channel: [In person],")
    Path("old.blueprint.yaml").write_text(old, "utf-8")
    new = old.replace("[Desk, Kiosk]", "[Phone, Desk]").replace("[In person]", "[In person, By phone]")
    Path("new.blueprint.yaml").write_text(new, "utf-8")

    code, _, _ = run("compare", "old.blueprint.yaml", "new.blueprint.yaml", "--as", "side-by-side",
                     "--view", "journey", "-o", "both.svg")  # fmt: skip

    assert code == 0
    cards = [g for g in ET.parse("both.svg").iter(f"{SVG}g") if g.get("data-card")]  # noqa: S314 - own
    found = {(g.get("data-card"), g.get("data-change")) for g in cards if g.get("data-change")}
    assert found == {
        ("order.touchpoint.2", "removed"), ("order.touchpoint.1", "added"), ("order.channel.2", "added"),
    }  # fmt: skip


def test_markdown_and_json_say_the_same() -> None:
    _, markdown, _ = run("compare", *BOTH, "--format", "markdown")
    _, text, _ = run("compare", *BOTH, "--format", "json")
    tree = json.loads(text)
    sums = {one["name"]: one for one in tree["sums"]}

    assert "# Café: Current → Future" in markdown
    assert "| Time in all | 9 min | 1 min | −8 min | better |" in markdown
    assert (tree["blueprint-compare"], tree["unlike"]) == (1, ["sold"])
    assert (sums["time"]["before"], sums["time"]["after"], sums["time"]["better"]) == (540, 60, True)
    assert [(c["relation"], c["after"] and c["after"]["key"]) for c in tree["stages"][0]["columns"]] == [
        ("changed", "order"), ("removed", None),
    ]  # fmt: skip


def test_the_words_are_those_of_the_language() -> None:
    _, out, _ = run("compare", *BOTH, "--lang", "zh-Hans")

    assert "（" in out or "(现状)" in out
    assert "改善" in out


def test_both_drawings_go_into_a_folder() -> None:
    code, out, _ = run("compare", *BOTH, "-o", "out/")

    assert code == 0
    assert out.split() == [f"out/now-next-comparison.{view}.svg" for view in ("journey", "blueprint")]
    root = ET.parse(out.split()[1]).getroot()  # noqa: S314 - our own drawing
    assert (root.get("data-kind"), root.get("data-of")) == ("comparison", "service-blueprint")


def test_two_drawings_have_a_group_each() -> None:
    assert run("compare", *BOTH, "--as", "side-by-side", "--view", "blueprint", "-o", "both.svg")[0] == 0
    root = ET.parse("both.svg").getroot()  # noqa: S314 - our own drawing
    states = [g for g in root.iter(f"{SVG}g") if g.get("class") == "state"]

    assert [g.get("data-state") for g in states] == ["before", "after"]
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_a_pdf_has_a_page_for_each_drawing_in_the_size_that_is_asked_for() -> None:
    assert run("compare", *BOTH, "-o", "poster.pdf", "--page", "A2")[0] == 0
    document = pdfium.PdfDocument("poster.pdf")

    assert len(document) == 2
    assert [round(v / 72 * 25.4) for v in document[0].get_size()] in ([594, 420], [420, 594])


def test_two_personas_of_one_map() -> None:
    code, out, _ = run("compare", TOUCHPOINTS, "--persona", "first-time", "--persona", "Martin")

    assert code == 0
    assert re.search(r"Mean experience +3\.7 +3\.3 +−0\.4 +worse", out)
    assert "beyond chance" in out
    assert "Time in all" not in out


def test_a_poster_of_two_personas_has_both_curves() -> None:
    run("compare", TOUCHPOINTS, "--persona", "first-time", "--persona", "returning", "--view", "journey", "-o", "p.svg")
    root = ET.parse("p.svg").getroot()  # noqa: S314 - our own drawing
    curves = [g for g in root.iter(f"{SVG}g") if g.get("class") == "curve"]

    assert [g.get("data-state") for g in curves] == ["before", "after"]
    assert [sum(p.get("class") == "point" for p in g) for g in curves] == [12, 12]


def test_a_metric_can_be_chosen_for_the_header() -> None:
    run("compare", *BOTH, "--view", "blueprint", "--metric", "nps", "-o", "one.svg")

    assert ">+30<" in Path("one.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say which two maps to compare"),
        (BOTH[:1], "say which two maps to compare"),
        ((*BOTH, "--persona", "a"), "two personas are compared in one map"),
        ((BOTH[0], "--persona", "a", "--persona", "b"), "has no personas; a comparison needs two"),
        ((TOUCHPOINTS, "--persona", "first-tme", "--persona", "returning"), "did you mean `first-time`?"),
        ((TOUCHPOINTS, "--persona", "Mei", "--persona", "first-time"), "name two"),
        ((BOTH[0], "gone.blueprint.yaml"), "there is no file or folder `gone.blueprint.yaml`"),
        ((BOTH[0], "."), "is a file and `.` a folder"),
        ((".", "."), "name two maps, not folders"),
        ((BOTH[0], "-"), "standard input"),
        ((*BOTH, "--view", "journy", "-o", "x.svg"), "did you mean `journey`?"),
        ((*BOTH, "-o", "x.svg"), "2 drawings do not fit into one file"),
        ((*BOTH, "-o", "x.doc"), "should end in"),
        ((*BOTH, "-o", "x.svg", "--format", "pdf"), "exclude each other"),
        ((*BOTH, "--as", "overlay"), "`--as` is for pictures"),
        ((*BOTH, "--page", "A3"), "`--page` is for pictures"),
        ((*BOTH, "--view", "journey", "-o", "x.svg", "--page", "A3"), "`--page` is for pdf and png"),
        ((*BOTH, "--metric", "sold"), "cannot be compared"),
        ((*BOTH, "--metric", "csat"), "there are `nps`"),
        ((*BOTH, "--view", "blueprint", "-o", "x.pdf", "--page", "A8"), "A8"),
    ],
)
def test_what_cannot_be_meant_is_told(words: tuple[str, ...], said: str) -> None:
    code, _, err = run("compare", *words)

    assert code == 2
    assert said in err
    assert err.count("\n") == 1


def test_a_map_with_errors_is_told_with_its_place() -> None:
    Path(BOTH[1]).write_text(NEXT.replace("emotion: 4", "emotion: high"), "utf-8")
    code, out, err = run("compare", *BOTH)

    assert (code, out) == (1, "")
    assert f"{BOTH[1]}:7:" in err


def test_the_exit_code_can_tell_whether_they_differ() -> None:
    assert run("compare", *BOTH, "--exit-code")[0] == 1
    assert run("compare", BOTH[0], BOTH[0], "--exit-code")[0] == 0


def test_maps_without_a_common_step_are_told() -> None:
    other = "blueprint: 1\ntitle: Zoo\nstages: [{title: Cage, steps: [{id: feed, customer: Watches the zebra}]}]\n"
    Path("zoo.blueprint.yaml").write_text(other, "utf-8")
    code, _, err = run("compare", BOTH[0], "zoo.blueprint.yaml")

    assert code == 0
    assert err.startswith("note: the maps have no step in common")
    assert run("compare", *BOTH)[2] == ""


def test_missing_translations_are_told() -> None:
    _, _, err = run("compare", *BOTH, "--lang", "de", "--view", "blueprint", "-o", "de.svg")

    assert "BP307" in err
