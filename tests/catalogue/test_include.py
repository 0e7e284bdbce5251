from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from blueprint.build import build
from blueprint.catalogue import include
from blueprint.diagnostics import Outcome
from blueprint.limits import Limits
from blueprint.model import Service
from blueprint.paths import find_root
from blueprint.reading import parse
from blueprint.source import Source

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40 + b"IEND"
STAGES = "stages: [{title: S, steps: [{customer: {text: A, actor: porter}, theme: calm}]}]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    (project / "maps").mkdir()
    (project / "shared").mkdir()
    (tmp_path / "outside.yaml").write_text("actors: {spy: {title: Spy}}\n")
    (project / "shared" / "actors.yaml").write_text(
        "actors: {porter: {title: Porter}}\nthemes: {calm: {title: Calm, level: basic}}\n"
    )
    return project / "maps"


def built(folder: Path, text: str, limits: Limits | None = None) -> Outcome[Service]:
    source = Source("maps/a.blueprint.yaml", f"blueprint: 1\ntitle: T\n{dedent(text)}", folder / "a.blueprint.yaml")
    document = parse(source).value
    assert document is not None
    return build(document, limits=limits or Limits())


def codes(found: Outcome[Service]) -> list[str]:
    return [d.code for d in found.diagnostics]


def test_entries_of_included_files_are_used(folder: Path) -> None:
    found = built(folder, "include: [../shared/actors.yaml]\nactors: {clerk: {title: Clerk}}\n" + STAGES)
    assert codes(found) == []
    assert found.value is not None
    assert [a.id for a in found.value.actors] == ["clerk", "porter"]
    assert found.value.cards[0].actor == "porter"


def test_lanes_scale_and_style_can_be_included(folder: Path) -> None:
    (folder / "house.yaml").write_text(
        "lanes: [customer, support]\nscale: {min: 0, max: 10}\nstyle: themes/house.yaml\n"
    )
    (folder / "themes").mkdir()
    (folder / "themes" / "house.yaml").write_text("x: y\n")
    found = built(folder, "include: [house.yaml]\nstages: [{title: S, steps: [{customer: A, emotion: 9}]}]\n")
    assert codes(found) == []
    assert found.value is not None
    assert found.value.scale.high == 10
    assert found.value.style == str(folder / "themes" / "house.yaml")
    assert [e.id for e in found.value.lanes if not hasattr(e, "standard")] == ["customer", "support"]


def test_paths_in_an_included_file_start_there(folder: Path) -> None:
    (folder.parent / "shared" / "dana.png").write_bytes(PNG)
    (folder.parent / "shared" / "people.yaml").write_text("personas: {dana: {name: Dana, photo: dana.png}}\n")
    found = built(folder, "include: [../shared/people.yaml]\nstages: [{title: S, customer: A}]\n")
    assert codes(found) == []
    assert found.value is not None
    assert found.value.personas[0].photo == str(folder.parent / "shared" / "dana.png")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../../outside.yaml", "BP430"),
        ("/etc/hostname", "BP430"),
        ("https://x.example/a.yaml", "BP430"),
        ("link.yaml", "BP430"),
        ("none.yaml", "BP431"),
        ("../shared", "BP431"),
        ("a.blueprint.yaml", "BP433"),
    ],
)
def test_files_that_cannot_be_included(folder: Path, name: str, code: str) -> None:
    (folder / "link.yaml").symlink_to(folder.parent.parent / "outside.yaml")
    (folder / "a.blueprint.yaml").write_text("blueprint: 1\n")
    found = built(folder, f"include: ['{name}']\nstages: [{{title: S, customer: A}}]\n")
    assert codes(found) == [code]
    assert str(folder) not in found.diagnostics[0].message
    assert found.diagnostics[0].span is not None


def test_a_link_inside_the_project_is_followed(folder: Path) -> None:
    (folder / "link.yaml").symlink_to(folder.parent / "shared" / "actors.yaml")
    assert codes(built(folder, "include: [link.yaml]\n" + STAGES)) == []


def test_the_same_entry_in_two_files_shows_both(folder: Path) -> None:
    found = built(folder, "include: [../shared/actors.yaml]\nactors: {porter: {title: P}}\n" + STAGES)
    assert codes(found) == ["BP432"]
    one = found.diagnostics[0]
    assert one.span is not None
    assert (one.span.source.name, one.related[0].span.source.name) == ("shared/actors.yaml", "maps/a.blueprint.yaml")


def test_the_same_key_in_two_files(folder: Path) -> None:
    (folder / "b.yaml").write_text("scale: {max: 7}\n")
    assert codes(built(folder, "include: [b.yaml]\nscale: {max: 9}\nstages: [{title: S, customer: A}]\n")) == ["BP432"]


def test_the_same_file_twice(folder: Path) -> None:
    found = built(folder, "include: [../shared/actors.yaml, ./../shared/actors.yaml]\n" + STAGES)
    assert codes(found) == ["BP433"]


def test_what_is_wrong_inside_an_included_file_is_told_with_its_name(folder: Path) -> None:
    (folder / "bad.yaml").write_text("actors: {a: {titel: A}}\nstages: []\n")
    found = built(folder, "include: [bad.yaml]\nstages: [{title: S, customer: A}]\n")
    assert found.failed
    assert {d.span.source.name for d in found.diagnostics if d.span} == {"maps/bad.yaml"}
    (folder / "bad.yaml").write_text("actors: [\n")
    assert built(folder, "include: [bad.yaml]\nstages: [{title: S, customer: A}]\n").failed


def test_nesting_is_refused(folder: Path) -> None:
    (folder / "b.yaml").write_text("include: [../shared/actors.yaml]\nactors: {x: {title: X}}\n")
    assert built(folder, "include: [b.yaml]\nstages: [{title: S, customer: A}]\n").failed


def test_bytes_and_limits_are_told_where_the_file_is_included(folder: Path) -> None:
    (folder / "b.yaml").write_bytes(b"actors: {a: {title: \xff}}\n")
    found = built(folder, "include: [b.yaml]\nstages: [{title: S, customer: A}]\n")
    assert found.failed
    assert found.diagnostics[0].span is not None
    assert found.diagnostics[0].span.text == "b.yaml"
    assert str(folder) not in found.diagnostics[0].message
    found = built(folder, "include: [../shared/actors.yaml]\n" + STAGES, Limits(bytes=10))
    assert found.failed


def test_an_included_file_acknowledges_its_own_warnings(folder: Path) -> None:
    lanes = "lanes:\n  - customer\n  - {lane: adviser, title: Advisers, zone: backstage}"
    text = "include: [lanes.yaml]\nstages: [{title: S, steps: [{customer: A, adviser: B}]}]\n"
    (folder / "lanes.yaml").write_text(lanes + "\n")
    assert codes(built(folder, text)) == ["BP301"]
    (folder / "lanes.yaml").write_text(lanes + "  # blueprint: ignore[BP301] the house calls them so\n")
    assert codes(built(folder, text)) == []


def test_without_include_only_the_own_catalogues_count() -> None:
    document = parse(Source("-", "blueprint: 1\ntitle: T\nactors: {a: {title: A}}\n")).value
    assert document is not None
    found = include(document).value
    assert found is not None
    assert list(found.entries) == ["actors"]


def test_the_project_root(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "blueprint.config.yaml").write_text("")
    assert find_root(tmp_path / "a" / "b") == tmp_path / "a"
    (tmp_path / "a" / "b" / ".git").write_text("gitdir: elsewhere")
    assert find_root(tmp_path / "a" / "b") == tmp_path / "a" / "b"


def test_a_given_root_is_kept(folder: Path) -> None:
    document = parse(
        Source("a", "blueprint: 1\ntitle: T\ninclude: [../shared/actors.yaml]\n" + STAGES, folder / "a.yaml")
    ).value
    assert document is not None
    assert [d.code for d in build(document, project_root=folder).diagnostics][:1] == ["BP430"]
