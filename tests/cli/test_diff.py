"""`blueprint diff` as it is typed, in real repositories."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2 as pdfium
import pytest
from PIL import Image
from typed import run

EXAMPLES = Path(__file__).parents[2] / "examples"
SVG = "{http://www.w3.org/2000/svg}"
OLD = """\
blueprint: 1
title: Café
stages:
  - title: Visit
    steps:
      - {id: order, title: Order, customer: Orders a coffee, backstage: Grinds the beans, emotion: 3}
      - {id: pay, title: Pay, customer: Pays in cash, support: Till, time: 2 min}
      - {id: leave, title: Leave, customer: Leaves, frontstage: Says goodbye}
"""
NEW = """\
blueprint: 1
title: Café
stages:
  - title: Visit
    steps:
      - {id: order, title: Order, customer: Orders a coffee, frontstage: Grinds the beans, emotion: 4}
      - {id: pay, title: Pay, customer: Pays by card, support: [Till, Card reader], time: 1 min}
"""

TWO = ("old.blueprint.yaml", "new.blueprint.yaml")
GONE = "blueprint: 1\ntitle: G\nstages: [{title: Zebra, steps: [{customer: Quux}]}]\n"
COME = "blueprint: 1\ntitle: C\nstages: [{title: Ibis, steps: [{customer: Fnord}]}]\n"


def git(folder: Path, *words: str) -> str:
    known = ["-c", "user.name=Mei", "-c", "user.email=mei@example.org", "-c", "commit.gpgsign=false"]
    answer = subprocess.run(["git", *known, *words], cwd=folder, capture_output=True, check=True, text=True)
    return answer.stdout


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.blueprint.yaml").write_text(OLD, "utf-8")
    (tmp_path / "new.blueprint.yaml").write_text(NEW, "utf-8")
    return tmp_path


@pytest.fixture
def commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes a commit of files by path; None removes one."""
    monkeypatch.chdir(tmp_path)
    git(tmp_path, "init", "-q", "-b", "main")

    def make(**files: str | None) -> None:
        write(tmp_path, files)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", "Change")

    return make


def write(folder: Path, files: dict[str, str | None]) -> None:
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


MAP = "maps/café.blueprint.yaml"


# --- files


@pytest.mark.usefixtures("folder")
def test_two_files() -> None:
    code, out, err = run("diff", "old.blueprint.yaml", "new.blueprint.yaml")

    assert (code, err) == (0, "")
    assert out.splitlines()[0] == ("old.blueprint.yaml → new.blueprint.yaml: 1 added, 3 removed, 1 moved, 3 changed")
    assert "    > frontstage “Grinds the beans” (moved from backstage)" in out.splitlines()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("names", "expected"), [(("old", "new"), 1), (("old", "old"), 0)])
def test_the_exit_code_can_say_whether_anything_differs(names: tuple[str, str], expected: int) -> None:
    files = [f"{name}.blueprint.yaml" for name in names]

    assert run("diff", *files, "--exit-code")[0] == expected
    assert run("diff", *files)[0] == 0


@pytest.mark.parametrize(
    ("name", "starts"),
    [("d.md", "### `old"), ("d.json", '{\n  "blueprint-diff": 1'), ("d.txt", "old"), ("d.svg", "<svg")],
)
def test_the_ending_says_the_form(folder: Path, name: str, starts: str) -> None:
    code, out, err = run("diff", "old.blueprint.yaml", "new.blueprint.yaml", "-o", name)

    assert (code, out, err) == (0, f"{name}\n", "")
    assert starts in (folder / name).read_text("utf-8")[:400]


def test_a_version_with_errors_is_told_and_the_exit_code_is_1(folder: Path) -> None:
    (folder / "new.blueprint.yaml").write_text(NEW.replace("frontstage", "frontsage"), "utf-8")
    code, out, err = run("diff", "old.blueprint.yaml", "new.blueprint.yaml")

    assert code == 1
    assert "not compared: the new version has errors" in out
    assert "frontsage" in err
    assert "new.blueprint.yaml:6" in err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["nothing.blueprint.yaml", "old.blueprint.yaml"], "there is no file or folder `nothing.blueprint.yaml`"),
        (["old.blueprint.yaml", "."], "is a file and `.` a folder"),
        (["a", "b", "c"], "compare two at a time"),
        ([*TWO, "--view", "journey"], "`--view` is for pictures"),
        ([*TWO, "--max-size", "1000"], "`--max-size` is for markdown"),
        ([*TWO, "--format", "markdown", "--max-size", "9"], "a whole number from 500"),
        ([*TWO, "-o", "../d"], "or in `/` for a folder of pictures"),
        ([*TWO, "-o", "d.md", "--format", "json"], "exclude each other"),
        ([*TWO, "-o", "d/", "--format", "json"], "a folder is for pictures"),
        ([*TWO, "--format", "svg", "--view", "blueprnt"], "did you mean `blueprint`"),
        ([*TWO, "--format", "svg", "--view", "all"], "give `-o` a folder"),
        (["old.blueprint.yaml", "--as", "x"], "`--as` needs two files"),
        (["old.blueprint.yaml"], "lies in no git repository"),
        ([":old.blueprint.yaml", "new.blueprint.yaml"], "write one before the colon"),
    ],
)  # fmt: skip
def test_wrong_arguments_are_told(argv: list[str], said: str) -> None:
    code, out, err = run("diff", *argv)

    assert (code, out) == (2, "")
    assert said in err


def test_folders_are_paired_by_path_and_renamed_maps_by_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    other = OLD.replace("Café", "Library").replace("coffee", "book")
    write(tmp_path, {
        "a/same.blueprint.yaml": other, "b/same.blueprint.yaml": other,
        "a/x/map.blueprint.yaml": OLD, "b/x/map.blueprint.yaml": NEW,
        "a/before.blueprint.yaml": OLD.replace("Café", "Bar"), "b/y/after.blueprint.yaml": OLD.replace("Café", "Pub"),
        "a/gone.blueprint.yaml": GONE,
        "b/come.blueprint.yaml": COME,
        "b/.hidden/no.blueprint.yaml": OLD,
    })  # fmt: skip
    code, out, err = run("diff", "a", "b")

    assert (code, err) == (0, "")
    assert [line for line in out.splitlines() if line[:2] in {"a/", "b/"}] == [
        "b/come.blueprint.yaml: new map, 1 stage, 1 step, 1 card",
        "a/gone.blueprint.yaml: removed map, 1 stage, 1 step, 1 card",
        "a/x/map.blueprint.yaml → b/x/map.blueprint.yaml: 1 added, 3 removed, 1 moved, 3 changed",
        "a/before.blueprint.yaml → b/y/after.blueprint.yaml: 1 renamed",
    ]


# --- commits


def test_a_map_of_a_commit_and_the_one_that_is_there(tmp_path: Path, commit: Callable[..., None]) -> None:
    commit(**{MAP: OLD})
    commit(**{MAP: NEW})
    expected = "1 added, 3 removed, 1 moved, 3 changed"

    for argv in ([f"HEAD~1:{MAP}", MAP], [f"HEAD~1:{MAP}", f"HEAD:{MAP}"], [f"HEAD~1:{MAP}"], ["HEAD~1:maps", "maps"]):
        code, out, err = run("diff", *argv)
        assert (code, err) == (0, "")
        assert out.splitlines()[0].endswith(expected)
    assert run("diff") == run("diff", MAP) == (0, "", "nothing differs\n")
    (tmp_path / MAP).write_text(OLD, "utf-8")
    assert run("diff")[1] == run("diff", MAP)[1]
    assert run("diff")[1].splitlines()[0] == f"{MAP}: 3 added, 1 removed, 1 moved, 3 changed"


def test_paths_from_a_folder_of_the_repository(
    tmp_path: Path, commit: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(**{MAP: OLD})
    (tmp_path / MAP).write_text(NEW.replace("frontstage", "frontsage"), "utf-8")
    monkeypatch.chdir(tmp_path / "maps")

    code, _, err = run("diff", "HEAD:./café.blueprint.yaml", "café.blueprint.yaml")
    assert code == 1
    assert "café.blueprint.yaml:6" in err
    assert "did you mean `HEAD:./café.blueprint.yaml`" in run("diff", "HEAD:café.blueprint.yaml", "x")[2]
    (tmp_path / MAP).write_text(OLD, "utf-8")
    commit(**{MAP: OLD.replace("customer", "costumer")})
    code, out, err = run("diff", "--git", "HEAD~1..", ".")
    assert (code, out.splitlines()) == (1, [f"{MAP}: not compared: the new version has errors"])
    assert f"HEAD:{MAP}:6" in err
    assert str(tmp_path) not in err
    assert "blueprint-" not in err


def test_a_range_tells_all_maps_that_differ(tmp_path: Path, commit: Callable[..., None]) -> None:
    other = OLD.replace("Café", "Library").replace("coffee", "book")
    commit(
        **{
            MAP: OLD,
            "maps/lib.blueprint.yaml": other,
            "gone.blueprint.yaml": GONE,
        }
    )
    git(tmp_path, "mv", "maps/lib.blueprint.yaml", "maps/library.blueprint.yaml")
    commit(**{MAP: NEW, "gone.blueprint.yaml": None, "readme.md": "x"})

    code, out, err = run("diff", "--git", "HEAD~1..HEAD", "--exit-code")
    assert (code, err) == (1, "")
    assert [line for line in out.splitlines() if line and not line.startswith((" ", "Stage", "Connectors"))] == [
        "gone.blueprint.yaml: removed map, 1 stage, 1 step, 1 card",
        f"{MAP}: 1 added, 3 removed, 1 moved, 3 changed",
        "maps/lib.blueprint.yaml → maps/library.blueprint.yaml: renamed, and otherwise the same",
    ]
    found = json.loads(run("diff", "--git", "HEAD~1..HEAD", "maps", "--format", "json")[1])
    assert [(m["old"], m["new"], m["status"]) for m in found["maps"]] == [
        (MAP, MAP, "changed"), ("maps/lib.blueprint.yaml", "maps/library.blueprint.yaml", "renamed"),
    ]  # fmt: skip


def test_three_dots_begin_where_both_parted(tmp_path: Path, commit: Callable[..., None]) -> None:
    commit(**{MAP: OLD})
    git(tmp_path, "checkout", "-qb", "branch")
    commit(**{MAP: NEW})
    git(tmp_path, "checkout", "-q", "main")
    commit(**{"other.blueprint.yaml": OLD.replace("Café", "Other")})

    assert run("diff", "--git", "main...branch", "--format", "json") == run(
        "diff", "--git", "main~1..branch", "--format", "json"
    )
    assert "other.blueprint.yaml: removed map" in run("diff", "--git", "main..branch")[1]


CATALOGUE = "actors: {clerk: {title: Clerk}}\n"
USER = OLD.replace("blueprint: 1\n", "blueprint: 1\ninclude: [shared/people.yaml]\n").replace(
    "backstage: Grinds the beans", "backstage: {text: Grinds the beans, actor: clerk}"
)


def test_included_files_and_pictures_are_those_of_the_commit(tmp_path: Path, commit: Callable[..., None]) -> None:
    picture = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><rect width='{}' height='9'/></svg>"
    user = USER.replace("emotion: 3", "emotion: 3, image: ../pictures/a.svg")
    commit(**{"maps/m.blueprint.yaml": user.replace("shared/", "../shared/"), "shared/people.yaml": CATALOGUE,
              "pictures/a.svg": picture.format(8)})  # fmt: skip
    commit(**{"shared/people.yaml": CATALOGUE.replace("Clerk", "Barista"), "pictures/a.svg": picture.format(9)})
    git(tmp_path, "rm", "-qr", "shared", "pictures")

    for argv in (["--git", "HEAD~1..HEAD"], ["HEAD~1:maps/m.blueprint.yaml", "HEAD:maps/m.blueprint.yaml"]):
        code, out, err = run("diff", *argv)
        assert (code, err) == (0, "")
        assert "  = actor “Clerk” → “Barista”" in out.splitlines() or "actor “Barista”" in out
        assert "image: ../pictures/a.svg (content" in out
    code, _, err = run("diff", "HEAD:maps/m.blueprint.yaml", "maps/m.blueprint.yaml")
    assert code == 1
    assert "does not exist" in err


def test_nothing_of_the_repository_is_run(tmp_path: Path, commit: Callable[..., None]) -> None:
    commit(**{MAP: OLD, ".gitattributes": "*.yaml filter=spy diff=spy merge=spy\n"})
    commit(**{MAP: NEW})
    spy = tmp_path / "spy"
    spy.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\ncat\n", "utf-8")
    spy.chmod(0o755)
    for key in (
        "core.fsmonitor",
        "filter.spy.clean",
        "filter.spy.smudge",
        "diff.spy.textconv",
        "diff.external",
        "core.pager",
    ):
        git(tmp_path, "config", key, str(spy))
    shutil.copy(spy, tmp_path / ".git/hooks/post-checkout")

    assert run("diff", "--git", "HEAD~1..HEAD")[0] == 0
    assert run("diff", "--git", "HEAD~1", "--format", "svg", "-o", "out/")[0] == 0
    assert not (tmp_path / "ran").exists()


def test_links_inside_a_commit_are_followed_and_no_others(tmp_path: Path, commit: Callable[..., None]) -> None:
    write(tmp_path, {"shared/people.yaml": CATALOGUE})
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/shared").symlink_to("../shared")
    commit(**{"maps/m.blueprint.yaml": USER})
    commit(**{"maps/m.blueprint.yaml": USER.replace("cash", "coins")})
    assert run("diff", "--git", "HEAD~1..HEAD")[2] == ""
    (tmp_path / "maps/shared").unlink()
    (tmp_path / "maps/shared").symlink_to("/etc")
    commit(**{"maps/m.blueprint.yaml": USER.replace("shared/people.yaml", "shared/passwd.yaml")})

    code, out, _ = run("diff", "--git", "HEAD~1..HEAD")
    assert code == 1
    assert "the new version has errors" in out


def test_names_that_are_no_text_are_written_out(commit: Callable[..., None]) -> None:
    name = os.fsdecode(b"caf\xe9.blueprint.yaml")
    commit(**{name: OLD})
    commit(**{name: NEW})

    for form in ("text", "markdown", "json"):
        assert run("diff", "--git", "HEAD~1..HEAD", "--format", form, "-o", "d")[0] == 0
    assert "caf\\udce9.blueprint.yaml" in run("diff", "--git", "HEAD~1..HEAD")[1]


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--git", "nowhere.."], "git knows no commit `nowhere`"),
        (["--git", "--upload-pack=x"], "expected one argument"),
        (["--git=--output=x.."], "git knows no commit `--output=x`"),
        (["HEAD:none.blueprint.yaml", MAP], "`HEAD` has no `none.blueprint.yaml`"),
        (["--git", "HEAD", "../.."], "lies outside of the repository"),
    ],
)
def test_what_git_does_not_know_is_told(commit: Callable[..., None], argv: list[str], said: str) -> None:
    commit(**{MAP: OLD})
    code, _, err = run("diff", *argv)

    assert code == 2
    assert said in err


def test_a_clone_without_history_is_told(
    tmp_path: Path, commit: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(**{MAP: OLD})
    commit(**{MAP: NEW})
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{tmp_path}", "clone")
    monkeypatch.chdir(tmp_path / "clone")

    assert "this clone is shallow" in run("diff", "--git", "HEAD~1..")[2]


def test_without_git(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))

    assert run("diff", "old.blueprint.yaml", "new.blueprint.yaml")[0] == 0
    assert "git is not installed" in run("diff", "--git", "HEAD")[2]


# --- pictures


def tree(path: Path) -> ET.Element:
    return ET.parse(path).getroot()  # noqa: S314 - our own drawing


def changed(path: Path) -> dict[str, str]:
    """What is marked in a picture: class and key, with the ways in which it differs."""
    found = {}
    for group in tree(path).iter(f"{SVG}g"):
        data = {k.removeprefix("data-"): v for k, v in group.attrib.items() if k.startswith("data-")}
        role = group.attrib["class"]
        if "change" in data and role not in {"change-sign", "change-item"}:
            found[f"{role} {data.get(role, data.get('step', ''))}"] = data["change"]
    return found


def test_a_picture_marks_what_differs(folder: Path) -> None:
    code, out, err = run("diff", "old.blueprint.yaml", "new.blueprint.yaml", "--view", "all", "-o", "out/")

    assert (code, err) == (0, "")
    assert out.splitlines() == ["out/new.journey.diff.svg", "out/new.blueprint.diff.svg"]
    assert changed(folder / "out/new.blueprint.diff.svg") == {
        "step order": "changed", "step pay": "changed", "step removed-leave": "removed",
        "card grinds-the-beans": "moved", "card pays-by-card": "changed", "card card-reader": "added",
        "card removed-leaves": "removed", "card removed-says-goodbye": "removed",
    }  # fmt: skip
    assert changed(folder / "out/new.journey.diff.svg") == {
        "step order": "changed", "step pay": "changed", "step removed-leave": "removed",
        "card pays-by-card": "changed", "card removed-leaves": "removed", "point order": "changed",
    }  # fmt: skip
    text = (folder / "out/new.blueprint.diff.svg").read_text("utf-8")
    for words in ("Added: 1", "Changed: 3", "Moved: 1", "Removed: 3", "text: Pays in cash → Pays by card"):
        assert words in text
    assert "Not shown here" not in text
    assert "Not shown here: 3" in (folder / "out/new.journey.diff.svg").read_text("utf-8")


def test_the_signs_are_told_apart_without_colour(folder: Path) -> None:
    run("diff", "old.blueprint.yaml", "new.blueprint.yaml", "--theme", "mono", "-o", "d.svg")
    root = tree(folder / "d.svg")
    strip = next(g for g in root.iter(f"{SVG}g") if g.attrib["class"] == "changes")
    signs = [g for g in strip.iter(f"{SVG}g") if g.attrib["class"] == "change-sign"]
    outlines = {}
    for sign in signs:
        shape = next(p for p in sign if p.attrib["class"] == "change-shape")
        numbers = [float(v) for v in shape.attrib["d"].replace("M", "").replace("L", "").replace("Z", "").split()]
        outlines[sign.attrib["data-change"]] = [round(v - numbers[i % 2], 1) for i, v in enumerate(numbers)]
    assert list(outlines) == ["added", "changed", "moved", "removed"]
    assert len({tuple(shape) for shape in outlines.values()}) == 4

    dashes = {}
    for group in root.iter(f"{SVG}g"):
        box = next((r for r in group if r.attrib.get("class") == "card-box"), None)
        if box is not None:
            dashes[group.attrib.get("data-change", "")] = (box.get("stroke-dasharray"), box.get("stroke-width"))
    assert len(set(dashes.values())) == 5


def test_every_language_and_direction_has_its_words(folder: Path) -> None:
    for language, word in (("ar", "محذوف"), ("zh-Hant", "刪除"), ("ja", "削除"), ("de", "Entfernt")):
        code, _, _ = run("diff", "old.blueprint.yaml", "new.blueprint.yaml", "--lang", language, "-o", "d.svg")
        assert code == 0
        assert word in (folder / "d.svg").read_text("utf-8")


def test_new_and_removed_maps_have_pictures(tmp_path: Path, commit: Callable[..., None]) -> None:
    commit(**{"gone.blueprint.yaml": OLD.replace("Café", "Bar")})
    commit(
        **{
            "gone.blueprint.yaml": None,
            "x/come.blueprint.yaml": COME,
        }
    )

    code, out, err = run("diff", "--git", "HEAD~1..HEAD", "-o", "out/")
    assert (code, err) == (0, "")
    assert out.splitlines() == ["out/gone.blueprint.diff.svg", "out/x/come.blueprint.diff.svg"]
    assert set(changed(tmp_path / "out/gone.blueprint.diff.svg").values()) == {"removed"}
    assert "Removed map" in (tmp_path / "out/gone.blueprint.diff.svg").read_text("utf-8")
    assert changed(tmp_path / "out/x/come.blueprint.diff.svg") == {}
    assert "New map" in (tmp_path / "out/x/come.blueprint.diff.svg").read_text("utf-8")
    assert "2 maps differ; give `-o` a folder" in run("diff", "--git", "HEAD~1..HEAD", "--format", "svg")[2]
    assert "no map differs" in run("diff", "--format", "svg")[2]


def test_the_same_versions_give_the_same_bytes(tmp_path: Path, commit: Callable[..., None]) -> None:
    commit(**{MAP: OLD})
    commit(**{MAP: NEW})
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / f"out{seed}"
        command = [sys.executable, "-m", "blueprint", "diff", "--git", "HEAD~1..HEAD", "-o", f"{folder}/"]
        env = {**os.environ, "PYTHONHASHSEED": seed, "TMPDIR": str(tmp_path / f"t{seed}")}
        (tmp_path / f"t{seed}").mkdir()
        subprocess.run(command, check=True, capture_output=True, env=env)
        made.append((folder / "café.blueprint.diff.svg").read_bytes())
        assert list((tmp_path / f"t{seed}").iterdir()) == []
    assert made[0] == made[1]
    assert str(tmp_path).encode() not in made[0]


@pytest.mark.parametrize("view", ["blueprint", "journey"])
def test_the_hotel_against_a_part_of_it(tmp_path: Path, view: str) -> None:
    """Everything that the example has, its figures too, can be drawn as removed."""
    text = (EXAMPLES / "hotel-stay/hotel-stay.blueprint.yaml").read_text("utf-8")
    part = text.partition("  - title: Stay")[0]
    shutil.copy(EXAMPLES / "hotel-stay/dana.svg", tmp_path)
    (tmp_path / "old.blueprint.yaml").write_text(text, "utf-8")
    (tmp_path / "new.blueprint.yaml").write_text(part, "utf-8")
    names = [str(tmp_path / f"{n}.blueprint.yaml") for n in ("old", "new")]

    code, _, err = run("diff", *names, "--view", view, "-o", str(tmp_path / "d.svg"))
    assert (code, err) == (0, "")
    marks = changed(tmp_path / "d.svg")
    assert sum(k.startswith("stage removed-") for k in marks) == 2
    assert sum(k.startswith("step removed-") for k in marks) == 7
    if view == "journey":
        assert marks["card metric.removed-desk-wait"] == "removed"


# --- git's own commands


def test_textconv_prints_lines_and_never_stops_git(folder: Path) -> None:
    code, out, _ = run("diff", "--textconv", "old.blueprint.yaml")
    assert (code, out.splitlines()[:3]) == (0, ["title: Café", "", "stage Visit"])
    (folder / "broken.blueprint.yaml").write_text("blueprint: [\n", "utf-8")
    assert run("diff", "--textconv", "broken.blueprint.yaml")[:2] == (0, "blueprint: [\n")
    (folder / "latin.blueprint.yaml").write_bytes("title: Café\n".encode("latin-1"))
    assert run("diff", "--textconv", "latin.blueprint.yaml")[:2] == (0, "title: Caf\ufffd\n")
    assert run("diff", "--textconv", "none.blueprint.yaml")[0] == 1


def test_copies_find_what_they_name_where_they_belong(tmp_path: Path, commit: Callable[..., None]) -> None:
    commit(**{"maps/m.blueprint.yaml": USER, "maps/shared/people.yaml": CATALOGUE})
    write(tmp_path, {"copy/left.yaml": USER, "copy/right.yaml": USER.replace("cash", "coins")})
    argv = ("diff", "copy/left.yaml", "copy/right.yaml", "--as", "maps/m.blueprint.yaml")

    code, out, err = run(*argv)
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "maps/m.blueprint.yaml: 1 changed"
    assert run("diff", "/dev/null", "copy/right.yaml", "--as", "maps/m.blueprint.yaml")[1] == (
        "maps/m.blueprint.yaml: new map, 1 stage, 3 steps, 6 cards\n"
    )
    write(tmp_path, {"copy/right.yaml": USER.replace("customer", "costumer")})
    code, _, err = run(*argv)
    assert code == 1
    assert "maps/m.blueprint.yaml (new):7" in err
    assert run("diff", "a.png", "b.png", "--as", "a.png")[:2] == (0, "a.png: no map\n")


def test_pictures_for_paper_and_comments(folder: Path) -> None:
    assert run("diff", *TWO, "-o", "d.pdf")[:2] == (0, "d.pdf\n")
    assert run("diff", *TWO, "--format", "png", "-o", "pictures/")[0] == 0
    svg = run("diff", *TWO, "--format", "svg")[1]

    box = [float(n) for n in re.search(r'viewBox="([^"]*)"', svg)[1].split()]  # type: ignore[index]
    with pdfium.PdfDocument(folder / "d.pdf") as document:
        width, height = document[0].get_size()
        assert (len(document), width, height) == (
            1,
            pytest.approx(box[2] * 0.75, abs=0.3),
            pytest.approx(box[3] * 0.75, abs=0.3),
        )
        assert "Changed:" in document[0].get_textpage().get_text_bounded()
    with Image.open(folder / "pictures/new.blueprint.diff.png") as picture:
        assert picture.width == round(box[2] * 2)


@pytest.mark.usefixtures("folder")
def test_versions_that_say_the_same() -> None:
    assert run("diff", "old.blueprint.yaml", "old.blueprint.yaml") == (0, "", "nothing differs\n")
    assert run("diff", "old.blueprint.yaml", "old.blueprint.yaml", "--format", "json")[2] == ""
