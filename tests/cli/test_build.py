"""`blueprint build`: what is typed, what is said."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from project.projects import build, tree, write_config, write_map
from typed import run

from blueprint.cli.main import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    write_map(tmp_path, "maps/hotel.blueprint.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_configuration_svg_files_lie_beside_their_maps(folder: Path) -> None:
    code, out, err = run("build")

    assert (code, err) == (0, "")
    assert out == "maps/hotel.journey.svg\nmaps/hotel.blueprint.svg\n2 files built, 0 unchanged (1 map)\n"
    assert set(tree(folder)) == {
        "index.html",
        "manifest.json",
        "maps/hotel.blueprint.svg",
        "maps/hotel.blueprint.yaml",
        "maps/hotel.journey.svg",
    }


def test_the_files_are_those_that_render_makes(folder: Path) -> None:
    run("build", "-o", "built")
    run("render", "maps/hotel.blueprint.yaml", "-o", "rendered/")

    assert tree(folder / "built/maps") == tree(folder / "rendered")


def test_a_second_time_nothing_is_made(folder: Path) -> None:
    run("build")
    before = {path: (folder / path).stat().st_mtime_ns for path in tree(folder)}

    assert run("build") == (0, "0 files built, 2 unchanged (1 map)\n", "")
    assert {path: (folder / path).stat().st_mtime_ns for path in tree(folder)} == before


def test_findings_are_told_each_time(folder: Path) -> None:
    write_map(folder, "maps/hotel.blueprint.yaml", words="Opens, next: [ring]")
    first = run("build", "--diagnostics", "concise")
    second = run("build", "--diagnostics", "concise")

    assert first[2] == second[2] != ""
    assert first[2].startswith("maps/hotel.blueprint.yaml:6:")


def test_findings_are_named_from_where_the_command_is_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_map(folder, "maps/hotel.blueprint.yaml", words="Opens, next: [nowhere]")
    monkeypatch.chdir(folder / "maps")

    code, out, err = run("build", "--diagnostics", "concise")

    assert code == 1
    assert err.startswith("hotel.blueprint.yaml:6:")
    assert out == "0 files built, 0 unchanged (1 map, which failed)\n"


def test_one_bad_map_does_not_stop_the_others(folder: Path) -> None:
    write_map(folder, "maps/inn.blueprint.yaml")
    write_map(folder, "maps/bad.blueprint.yaml").write_text("blueprint: 1\n", "utf-8")

    code, out, err = run("build")

    assert code == 1
    assert "maps/inn.journey.svg" in out
    assert out.endswith("4 files built, 0 unchanged (3 maps, 1 of them failed)\n")
    assert "--> maps/bad.blueprint.yaml:1:1" in err


def test_levels_of_the_configuration_count(folder: Path) -> None:
    write_map(folder, "maps/hotel.blueprint.yaml", words="Opens, next: [ring]")
    assert run("build", "--strict")[0] == 1

    write_config(folder, "levels: {BP304: error}\n")
    assert run("build")[0] == 1
    write_config(folder, "levels: {BP3: off}\n")
    assert run("build", "--strict")[0] == 0


def test_reports_go_to_files(folder: Path) -> None:
    run("build", "--diagnostics", "junit=report.xml")

    assert 'name="maps/hotel.blueprint.yaml"' in (folder / "report.xml").read_text("utf-8")


def test_only_maps_in_a_folder(folder: Path) -> None:
    write_config(folder)
    write_map(folder, "other/inn.blueprint.yaml")
    run("build")
    write_map(folder, "maps/hotel.blueprint.yaml", words="Shuts")
    write_map(folder, "other/inn.blueprint.yaml", words="Shuts")

    code, out, _ = run("build", "other")

    assert code == 0
    assert out == "out/other/inn.blueprint.svg\n1 file built, 1 unchanged (1 map)\n"
    manifest = json.loads((folder / "out/manifest.json").read_text("utf-8"))
    assert [source["path"] for source in manifest["sources"]] == [
        "maps/hotel.blueprint.yaml",
        "other/inn.blueprint.yaml",
    ]
    assert len(manifest["outputs"]) == 4


def test_a_folder_without_configuration_above_is_its_own_project(folder: Path) -> None:
    write_map(folder, "other/inn.blueprint.yaml")

    code, out, _ = run("build", "maps")

    assert (code, out.count(".svg")) == (0, 2)
    assert (folder / "maps/manifest.json").is_file()


def test_books(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: out}]\nbooks: [{pdf: out/all.pdf, files: [maps/], title: Ours}]\n")

    code, out, _ = run("build")

    assert (code, out.splitlines()[-2:]) == (0, ["out/all.pdf", "3 files built, 0 unchanged (1 map)"])
    assert (folder / "out/all.pdf").read_bytes().startswith(b"%PDF")
    assert run("build")[1] == "0 files built, 3 unchanged (1 map)\n"


def test_a_book_without_maps(folder: Path) -> None:
    write_config(folder, "books: [{pdf: all.pdf, files: [map/]}]\n")

    code, out, err = run("build", "--diagnostics", "concise")

    assert code == 1
    assert "blueprint.config.yaml:2:10: error BP613 no map fits `map/`, which the book `all.pdf` asks for" in err
    assert "2 files built" in out


def test_a_view_that_no_map_has(folder: Path) -> None:
    write_config(folder, "outputs: [{views: [journey, jurney]}]\n")

    code, out, err = run("build", "--diagnostics", "concise")

    assert (code, out) == (0, "maps/hotel.journey.svg\n1 file built, 0 unchanged (1 map)\n")
    assert "warning BP612 no map has a view `jurney`" in err


def test_a_view_that_some_maps_have(folder: Path) -> None:
    write_map(folder, "maps/inn.blueprint.yaml", more="views: [{id: night, kind: blueprint}]\n")
    write_config(folder, "outputs: [{views: night}]\n")

    assert run("build") == (0, "maps/inn.night.svg\n1 file built, 0 unchanged (2 maps)\n", "")


def test_a_page_that_is_too_small_stops_only_its_own_map(folder: Path) -> None:
    steps = "".join(f"      - {{id: s{n}, customer: Waits a long time}}\n" for n in range(60))
    (folder / "maps/long.blueprint.yaml").write_text(
        f"blueprint: 1\ntitle: Long\nstages:\n  - title: All\n    steps:\n{steps}", "utf-8"
    )
    write_config(folder, "outputs: [{formats: pdf, page: A5, views: blueprint}]\n")

    code, out, err = run("build", "--diagnostics", "concise")

    assert code == 1
    assert out.startswith("maps/hotel.blueprint.pdf\n")
    assert err.startswith("maps/long.blueprint.yaml:2:1: error BP610 `maps/long.blueprint.yaml`: ")


def test_two_maps_with_one_name(folder: Path) -> None:
    write_map(folder, "maps/hotel.blueprint.yml")

    code, out, err = run("build", "--diagnostics", "concise")

    assert code == 1
    assert "error BP611 `maps/hotel.blueprint.yml` and `maps/hotel.blueprint.yaml` would both be written to" in err
    assert out.endswith("2 files built, 0 unchanged (2 maps, 1 of them failed)\n")


def test_projects_inside_are_passed_by(folder: Path) -> None:
    write_map(folder, "inner/inn.blueprint.yaml")
    (folder / "inner/.git").mkdir()

    code, out, err = run("build")

    assert (code, out.count(".svg")) == (0, 2)
    assert err == "note: inner is a project of its own and was passed by; `blueprint build inner` builds it\n"


@pytest.mark.parametrize("name", ["node_modules", ".hidden", "__pycache__"])
def test_folders_that_hold_no_maps(folder: Path, name: str) -> None:
    write_map(folder, f"{name}/inn.blueprint.yaml")

    assert run("build")[1].count(".svg") == 2


def test_without_anything_that_marks_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each map sees only its own folder, as it does when it is validated."""
    monkeypatch.chdir(tmp_path)
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "desk.yaml").write_text("touchpoints: {desk: {title: Desk}}\n", "utf-8")
    write_map(tmp_path, "one/a.blueprint.yaml", more="include: [desk.yaml]\n", words="Opens, touchpoint: desk")
    write_map(tmp_path, "two/b.blueprint.yaml", more="include: [../one/desk.yaml]\n", words="Opens, touchpoint: desk")

    code, out, err = run("build", "--diagnostics", "concise")

    assert (code, out.count(".svg")) == (1, 2)
    assert "two/b.blueprint.yaml:3:11: error BP430 the included file `../one/desk.yaml` lies outside" in err


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_name_that_is_no_text(folder: Path) -> None:
    (folder / os.fsdecode(b"maps/\xff.blueprint.yaml")).write_bytes((folder / "maps/hotel.blueprint.yaml").read_bytes())

    code, out, err = run("build")

    assert "maps/hotel.journey.svg" in out
    assert "Traceback" not in err
    assert code in {0, 1}
    assert run("build")[0] == code


def test_an_unchanged_project_loads_nothing_that_draws(folder: Path) -> None:
    build(folder)
    script = (
        "import sys; from blueprint.cli.main import main; import io\n"
        "main(['build'], io.BytesIO(), io.StringIO(), io.StringIO())\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=folder, capture_output=True, encoding="utf-8", check=True)

    heavy = {
        "jinja2",
        "uharfbuzz",
        "weasyprint",
        "jsonschema",
        "PIL",
        "icu4py",
        "concurrent",
        "multiprocessing",
        "babel",
    }
    assert not heavy & set(done.stdout.split())


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_bar_on_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    for name in ("inn", "inn2", "inn3"):
        write_map(folder, f"maps/{name}.blueprint.yaml")
    out, err = Terminal(), Terminal()

    assert main(["build", "--jobs", "1"], io.BytesIO(), out, err) == 0
    said = r"8 files built, 0 unchanged \(4 maps\) in [0-9.]+ s\nindex\.html shows all maps\n"
    assert re.fullmatch(said, out.getvalue())
    assert "\r\x1b[K░░░░░░░░░░░░░░░░░░░░░░░░ 0/4 " in err.getvalue()
    assert "\r\x1b[K████████████████████████ 4/4 maps/inn3.blueprint.yaml" in err.getvalue()
    assert "\r\x1b[KThe outputs lie beside their maps. A file blueprint.config.yaml with" in err.getvalue()

    err = Terminal()
    main(["build", "--force"], io.BytesIO(), Terminal(), err)
    assert err.getvalue().endswith("\r\x1b[K")


def test_a_page_of_somebody_else_is_not_said_to_show_the_maps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    (folder / "index.html").write_text("<p>Home</p>", "utf-8")
    out = Terminal()

    assert main(["build", "--jobs", "1"], io.BytesIO(), out, Terminal()) == 0
    assert "files built" in out.getvalue()
    assert "index.html" not in out.getvalue()


def test_paths_for_a_program_and_a_bar_for_people(folder: Path) -> None:
    write_map(folder, "maps/inn.blueprint.yaml")
    out, err = io.StringIO(), Terminal()
    main(["build"], io.BytesIO(), out, err)

    assert out.getvalue().splitlines()[0] == "maps/hotel.journey.svg"
    assert " s\n" not in out.getvalue()


def test_nothing_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    code, out, _ = run("build")

    assert (code, out) == (0, "no maps found\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("nowhere",), "the folder `nowhere` does not exist"),
        (("maps/hotel.blueprint.yaml",), "is a file, not a folder; `blueprint render` draws one map"),
        (("-o", "maps/hotel.blueprint.yaml"), "is a file; give it a folder"),
        (("-o", "-"), "a build has many outputs; give `-o` a folder"),
        (("--jobs", "many"), "`--jobs many` needs a whole number from 1 to 256, or auto"),
        (("--jobs", "0"), "needs a whole number"),
        (("--shard", "3"), "should be the part and the number of parts: `--shard 2/8`"),
        (("--shard", "9/8"), "is none of the parts: they go from `1/8` to `8/8`"),
        (("--executor", "spark"), "should name a Dask scheduler"),
        (("--check", "--clean"), "`--check` and `--clean` exclude each other"),
        (("--merge", "maps"), "maps has no part of a build in it; `blueprint build --shard 1/2 -o maps` makes one"),
        (("--merge", "nowhere"), "nowhere is no folder"),
    ],
)
def test_what_cannot_be_meant(folder: Path, typed: tuple[str, ...], said: str) -> None:
    before = tree(folder)

    code, out, err = run("build", *typed)

    assert (code, out) == (2, "")
    assert said in err
    assert tree(folder) == before


def test_a_part_of_the_project_whose_folder_is_named(folder: Path) -> None:
    code, out, _ = run("build", ".", "--shard", "1/1", "-o", "part")

    assert (code, out.splitlines()[-1]) == (0, "2 files built, 0 unchanged (1 map)")
    assert run("build", "--merge", "part", "-o", "whole")[0] == 0

    write_config(folder, "outputs: [{folder: out}]\n")
    code, _, err = run("build", "maps", "--shard", "1/2")
    assert (code, err) == (
        2,
        "error: `--shard` is a part of the whole project, and `maps` lies in it; leave it out\n",
    )


def test_the_page_tells_maps_with_errors_and_numbers_pictures(folder: Path) -> None:
    shutil.copytree(Path(__file__).parents[2] / "examples/hotel-stay", folder / "stay")
    write_config(folder, "outputs: [{folder: out, formats: png, views: journey, page: A3, fit: width}]\n")
    (folder / "maps/bad.blueprint.yaml").write_text("blueprint: 1\n", "utf-8")

    assert run("build", "--jobs", "1")[0] == 1
    page = (folder / "out/index.html").read_text("utf-8")

    assert "Not drawn: the file has errors" in page
    assert ">PNG A3 1</a>" in page
    assert ">PNG A3 2</a>" in page
    assert ">PNG A3</a>" in page  # of the map with one picture


def test_a_configuration_with_errors_stops_it(folder: Path) -> None:
    write_config(folder, "outputs: [{formats: gif}]\n")

    code, out, err = run("build")

    assert (code, out) == (1, "")
    assert "--> blueprint.config.yaml:2:" in err


def test_files_of_others_are_left_alone(folder: Path) -> None:
    (folder / "manifest.json").write_text('{"name": "a web app"}', "utf-8")

    code, _, err = run("build")

    assert code == 2
    assert "manifest.json was not written by `blueprint build`, so it is left alone" in err
    assert (folder / "manifest.json").read_text("utf-8") == '{"name": "a web app"}'
    assert not list(folder.rglob("*.svg"))


def test_a_page_of_others_is_left_alone(folder: Path) -> None:
    (folder / "index.html").write_text("<h1>Mine</h1>", "utf-8")

    code, _, err = run("build")

    assert code == 0
    assert "index.html was not written by `blueprint build`, so there is no gallery" in err
    assert (folder / "index.html").read_text("utf-8") == "<h1>Mine</h1>"
