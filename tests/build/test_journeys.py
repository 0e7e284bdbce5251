"""`journey` on a step: which files may stand behind a door, and what is read of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import codes, only, outcome, service, steps

from blueprint.limits import DEFAULT_LIMITS
from blueprint.model import Journey, Wording
from blueprint.reading.heading import Heading, heading


def door(name: str) -> str:
    return steps(f"customer: A, journey: '{name}'")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    maps = tmp_path / "project" / "maps"
    maps.mkdir(parents=True)
    (tmp_path / "project" / ".git").mkdir()
    (tmp_path / "outside.blueprint.yaml").write_text("blueprint: 1\ntitle: Out\n")
    (maps / "b.blueprint.yaml").write_text("blueprint: 1\ntitle: {en: Breakfast, de: Frühstück}\nnonsense: [", "utf-8")
    return maps / "a.blueprint.yaml"


def test_a_map_is_known_by_its_head_alone(path: Path) -> None:
    found = service(door("b.blueprint.yaml"), path).steps[0].journey

    assert isinstance(found, Journey)
    assert (found.path, found.file) == ("b.blueprint.yaml", str(path.parent / "b.blueprint.yaml"))
    assert found.title is not None
    assert found.title.wordings == (Wording("Breakfast", "en"), Wording("Frühstück", "de"))


def test_a_title_has_the_language_of_its_map(path: Path) -> None:
    (path.parent / "c.blueprint.yaml").write_text("blueprint: 1\ntitle: 早餐\nlanguage: zh-Hans\nstages: []", "utf-8")
    (path.parent / "d.blueprint.yaml").write_text("blueprint: 1\nstages: []")

    first, second = (service(door(f"{name}.blueprint.yaml"), path).steps[0].journey for name in "cd")

    assert first is not None
    assert first.title is not None
    assert first.title.wordings == (Wording("早餐", "zh-Hans"),)
    assert second is not None
    assert second.title is None


@pytest.mark.parametrize(
    ("head", "left"),
    [
        ('title: "a\\x07"', ()),
        ('title: {en: "\\ue000", de: Frühstück}', (Wording("Frühstück", "de"),)),
        ('title: "\\uFFFE"', ()),
        ('title: "\\u202eab"', ()),
        (f"title: {'a' * 100_001}", ()),
        ('title: {"e n\\x07": A, de: B}', (Wording("B", "de"),)),
        ('title: A\nlanguage: "x\\x1b"', (Wording("A", "en"),)),
    ],
)
def test_what_no_text_may_hold_is_not_drawn_from_another_map(path: Path, head: str, left: tuple[Wording, ...]) -> None:
    (path.parent / "c.blueprint.yaml").write_text(f"blueprint: 1\n{head}\nstages: []\n", "utf-8")

    found = service(door("c.blueprint.yaml"), path).steps[0].journey

    assert found is not None
    assert (found.title.wordings if found.title else ()) == left


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../../outside.blueprint.yaml", "BP410"),
        ("/etc/hostname", "BP410"),
        ("https://example.org/b.blueprint.yaml", "BP410"),
        ("gone.blueprint.yaml", "BP411"),
        (".", "BP411"),
        ("notes.txt", "BP422"),
        ("picture.png", "BP422"),
        ("catalogue.yaml", "BP422"),
        ("a.blueprint.yaml", "BP423"),
        ("../maps/./a.blueprint.yaml", "BP423"),
    ],
)
def test_what_cannot_stand_behind_a_door(path: Path, name: str, code: str) -> None:
    (path.parent / "notes.txt").write_text("blueprint of the house")
    (path.parent / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\xff")
    (path.parent / "catalogue.yaml").write_text("actors: {a: {title: A}}")
    path.write_text(door(name), "utf-8")

    found = only(outcome(door(name), path))

    assert found.code == code
    assert found.span is not None
    assert found.span.text.strip("'") == name
    assert found.hint


def test_two_maps_may_lead_to_each_other(path: Path) -> None:
    other = path.parent / "e.blueprint.yaml"
    texts = {path: door("e.blueprint.yaml"), other: door("a.blueprint.yaml")}
    for file, text in texts.items():
        file.write_text(f"blueprint: 1\n{text}", "utf-8")

    assert [codes(outcome(text, file)) for file, text in texts.items()] == [[], []]


def test_journey_is_no_lane_and_belongs_to_steps(path: Path) -> None:
    stage = "stages: [{title: S, steps: [{customer: A}], journey: b.blueprint.yaml}]"

    assert service(stage, path).steps[0].journey is None  # the schema tells it
    assert service("stages: [{title: S, customer: A, journey: b.blueprint.yaml}]", path).steps[0].journey is not None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", None),
        ("title: A", None),
        ("- blueprint: 1", None),
        ("blueprint", None),
        ("stages: [{blueprint: 1}]", None),
        ("\ufeffblueprint: 1", Heading()),
        ("{title: A, blueprint: 1}", Heading(title=(("", "A"),))),
        ("blueprint: 1\ntitle: A\nlanguage: de\n%%%", Heading(title=(("", "A"),), language="de")),
        ("blueprint: 1\ntitle: |\n  A\n  B\n", Heading(title=(("", "A\nB"),))),
        ("blueprint: 1\nstages: [{title: No, language: xx}]\ntitle: A", Heading(title=(("", "A"),))),
        ("title: A\nblueprint: 1\nstages: [{title: No}]\nlanguage: ja", Heading(title=(("", "A"),), language="ja")),
        ("blueprint: 1\ntitle: {en: ' ', de: B}", Heading(title=(("de", "B"),))),
    ],
)
def test_heads(text: str, found: Heading | None) -> None:
    assert heading(text.encode()) == found


def test_hostile_heads_are_no_maps() -> None:
    assert heading(b"[" * 100_000) is None
    assert heading(b"a: " * 100_000) is None
    assert heading(b"\xff\xfe" + "blueprint: 1".encode("utf-16-le")) is None
    assert heading(b"blueprint: 1\n" + b"#" * DEFAULT_LIMITS.bytes) is None


def test_the_stages_of_a_long_map_are_not_read() -> None:
    head = "blueprint: 1\ntitle: Long\nlanguage: fr\n"
    broken = head + "stages:\n" + "  - title: X\n" * 50_000 + " - ]"

    assert heading(broken.encode()) == Heading(title=(("", "Long"),), language="fr")
