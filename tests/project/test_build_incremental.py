"""What is made again, and what is not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.typed import run
from project.projects import build, digest, tree, write_config, write_map

ALL = ("away", "included", "pictured", "plain", "themed")
OVERRIDDEN = """\
outputs: [{folder: out, views: journey}]
overrides: [{files: far/, outputs: [{folder: out, views: journey, text: outlines}]}]
"""
INCLUDE = "include: [../shared/actors.yaml]\n"
THEME = "theme: 1\nextends: paper\ncolours: {{customer: {{accent: '{colour}'}}}}\n"


def picture(colour: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="{colour}"/></svg>'
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five maps: plain, with an included file, with a picture, with a theme of its own, and in a folder of its own."""
    tmp_path = tmp_path_factory.mktemp("built")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/actors.yaml").write_text("touchpoints: {desk: {title: Desk}}\n", "utf-8")
    (tmp_path / "shared/lobby.svg").write_text(picture("#123456"), "utf-8")
    (tmp_path / "shared/house.yaml").write_text(THEME.format(colour="#8a1c4a"), "utf-8")
    write_map(tmp_path, "maps/plain.blueprint.yaml")
    write_map(tmp_path, "maps/included.blueprint.yaml", more=INCLUDE, words="Opens, touchpoint: desk")
    write_map(tmp_path, "maps/pictured.blueprint.yaml", words="Opens, image: ../shared/lobby.svg")
    write_map(tmp_path, "maps/themed.blueprint.yaml", more="style: ../shared/house.yaml\n")
    write_map(tmp_path, "far/away.blueprint.yaml")
    write_config(tmp_path, "outputs: [{folder: out, views: journey}]\n")
    build(tmp_path, "--jobs", "1")
    return tmp_path


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, with its outputs and its cache."""
    folder = tmp_path / "project"
    shutil.copytree(built, folder)
    monkeypatch.chdir(folder)
    return folder


def made(*arguments: str, code: int = 0) -> list[str]:
    """The maps whose outputs a build makes."""
    ended, out, err = run("build", *arguments)
    assert ended == code, out + err
    return [Path(line).name.removesuffix(".journey.svg") for line in out.splitlines() if line.startswith("out/")]


def as_made_anew(folder: Path) -> None:
    """The outputs are those of a build that knows nothing."""
    assert run("build", "--force", "-o", "anew")[0] in {0, 1}
    assert tree(folder / "anew") == tree(folder / "out")
    shutil.rmtree(folder / "anew")


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "again"),
    [
        (replaced("maps/plain.blueprint.yaml", "Rings", "Knocks"), ["plain"]),
        (replaced("shared/actors.yaml", "Desk", "Door"), ["included"]),
        (replaced("shared/lobby.svg", "#123456", "#654321"), ["pictured"]),
        (replaced("shared/house.yaml", "#8a1c4a", "#4a1c8a"), ["themed"]),
        (replaced("blueprint.config.yaml", "out,", "out, themes: dark,"), [*ALL]),
        (lambda f: write_config(f, OVERRIDDEN), ["away"]),
        (lambda f: write_map(f, "maps/new.blueprint.yaml"), ["new"]),
        (lambda f: (f / "out/maps/plain.journey.svg").unlink(), ["plain"]),
        (lambda f: (f / "out/maps/plain.journey.svg").write_text("mine", "utf-8"), ["plain"]),
        (lambda f: shutil.rmtree(f / "out/maps"), ["included", "pictured", "plain", "themed"]),
        (lambda f: shutil.rmtree(f / ".blueprint-cache"), []),
        (lambda f: [p.touch() for p in f.rglob("*.yaml")], []),
        (lambda f: (f / "maps/notes.txt").write_text("nothing", "utf-8"), []),
    ],
    ids=[
        *("map", "include", "picture", "theme", "configuration", "override"),
        *("new", "deleted", "edited", "folder", "cache", "touched", "other"),
    ],
)
def test_exactly_what_has_changed_is_made_again(folder: Path, change: Callable[[Path], None], again: list[str]) -> None:
    change(folder)

    assert made() == again
    assert made() == []
    as_made_anew(folder)


def test_what_was_made_once_comes_from_the_cache(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(folder / "out")
    monkeypatch.setattr("blueprint.project.jobs.workers.make", lambda _: pytest.fail("nothing has to be drawn"))

    assert len(made()) == 5


def test_back_and_forth_between_branches(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(folder / "out")
    replaced("shared/actors.yaml", "Desk", "Door")(folder)
    made()
    replaced("shared/actors.yaml", "Door", "Desk")(folder)
    monkeypatch.setattr("blueprint.project.jobs.workers.make", lambda _: pytest.fail("nothing has to be drawn"))

    assert made() == ["included"]
    assert tree(folder / "out") == before


def test_the_cache_is_good_elsewhere(folder: Path, tmp_path_factory: pytest.TempPathFactory,
                                     monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    clone = tmp_path_factory.mktemp("clone") / "project"
    shutil.copytree(folder, clone, ignore=shutil.ignore_patterns("out"))
    monkeypatch.chdir(clone)
    monkeypatch.setattr("blueprint.project.jobs.workers.make", lambda _: pytest.fail("nothing has to be drawn"))

    assert len(made()) == 5
    assert tree(clone / "out") == tree(folder / "out")


def test_a_damaged_cache_is_noticed(folder: Path) -> None:
    before = tree(folder / "out")
    for path in (folder / ".blueprint-cache").rglob("*"):
        if path.is_file() and path.name != ".gitignore":
            path.write_bytes(path.read_bytes()[:-9] + b"{damaged}")
    shutil.rmtree(folder / "out/maps")

    made()

    assert tree(folder / "out") == before


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"made": 1}', b'{"seen": 1, "files": [1], "tool": 3}', b"\xff"]
)
def test_a_cache_of_somebody_else(folder: Path, content: bytes) -> None:
    before = tree(folder / "out")
    for path in (folder / ".blueprint-cache").rglob("*.json"):
        path.write_bytes(content)
    (folder / "out/maps/plain.journey.svg").unlink()

    done = run("build")
    assert done[0] == 0, done[2]
    assert tree(folder / "out") == before


def test_a_missing_file_that_is_added_later(folder: Path) -> None:
    file = folder / "shared/actors.yaml"
    text = file.read_text("utf-8")
    file.unlink()
    assert made(code=1) == []
    file.write_text(text, "utf-8")

    assert made() == []  # the outputs were kept, and are what comes of it again
    as_made_anew(folder)


def test_a_picture_that_was_never_there(folder: Path) -> None:
    write_map(folder, "maps/late.blueprint.yaml", words="Opens, image: late")
    assert made(code=1) == []
    (folder / "maps/late").write_text(picture("#abcdef"), "utf-8")

    assert made() == ["late"]


def test_a_font_of_a_theme(folder: Path) -> None:
    import font_source_sans_pro  # noqa: PLC0415 - only here

    fonts = Path(font_source_sans_pro.__path__[0]) / "files"
    shutil.copy(fonts / "SourceSansPro-Regular.otf", folder / "shared/ours.otf")
    (folder / "shared/house.yaml").write_text("theme: 1\nfonts: {Latn: [ours.otf]}\n", "utf-8")
    assert made() == ["themed"]
    shutil.copy(fonts / "SourceSansPro-Semibold.otf", folder / "shared/ours.otf")

    assert made() == ["themed"]
    as_made_anew(folder)


def test_other_fonts_on_the_machine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_map(folder, "maps/plain.blueprint.yaml", title="酒店")
    if made(code=1 if run("build")[0] else 0) == [] and not (folder / "out/maps/plain.journey.svg").exists():
        pytest.skip("there is no font for it here")
    monkeypatch.setattr("blueprint.project.building.result_entry.fonts_key", lambda: "others")
    drawn: list[str] = []
    from blueprint.project.jobs import work  # noqa: PLC0415 - to look on

    monkeypatch.setattr(
        "blueprint.project.jobs.workers.make", lambda job: (drawn.append(job.maps[0]), work.make(job))[1]
    )
    run("build")

    assert drawn == ["maps/plain.blueprint.yaml"]


@pytest.mark.usefixtures("folder")
def test_another_version_makes_everything_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    from blueprint.project.jobs import work  # noqa: PLC0415 - to look on

    monkeypatch.setattr(
        "blueprint.project.jobs.workers.make", lambda job: (drawn.append(job.maps[0]), work.make(job))[1]
    )
    monkeypatch.setattr("blueprint.project.building.recipe.__version__", "9.9.9")

    assert made() == []
    assert len(drawn) == 5


def test_renamed_and_deleted_maps(folder: Path) -> None:
    (folder / "maps/plain.blueprint.yaml").rename(folder / "maps/simple.blueprint.yaml")
    (folder / "far/away.blueprint.yaml").unlink()

    code, out, _ = run("build")

    assert code == 0
    assert out.splitlines() == [
        "out/maps/simple.journey.svg",
        "orphaned  out/far/away.journey.svg   far/away.blueprint.yaml is gone",
        "orphaned  out/maps/plain.journey.svg   maps/plain.blueprint.yaml is gone",
        "`blueprint build --clean` removes them",
        "1 file built, 3 unchanged (4 maps)",
    ]
    assert run("build")[1].count("orphaned") == 2  # told until they are gone
    assert run("build", "--clean")[1].count("removed") == 3
    assert not (folder / "out/far").exists()
    as_made_anew(folder)


def test_what_people_made_of_an_orphan_stays(folder: Path) -> None:
    (folder / "far/away.blueprint.yaml").unlink()
    (folder / "out/far/away.journey.svg").write_text("mine", "utf-8")
    (folder / "out/far/notes.txt").write_text("mine too", "utf-8")

    out = run("build", "--clean")[1]

    assert "far/away.blueprint.yaml is gone; changed by hand: delete it yourself" in out
    assert (folder / "out/far/away.journey.svg").read_text("utf-8") == "mine"
    (folder / "out/far/away.journey.svg").unlink()
    assert "orphaned" not in run("build")[1]


def test_outputs_of_a_map_with_errors_stay_and_are_marked(folder: Path) -> None:
    replaced("maps/plain.blueprint.yaml", "title: Hotel", "titel: Hotel")(folder)

    assert made("--clean", code=1) == []
    assert (folder / "out/maps/plain.journey.svg").is_file()
    assert '"outdated": true' in (folder / "out/manifest.json").read_text("utf-8")

    (folder / "maps/plain.blueprint.yaml").unlink()
    assert "removed  out/maps/plain.journey.svg" in run("build", "--clean")[1]


def test_only_the_kind_of_file_that_is_new_is_made(folder: Path) -> None:
    outputs = "[{folder: out, views: journey, formats: [svg, png], width: 300}]"
    write_config(
        folder, f"outputs: [{{folder: out, views: journey}}]\noverrides: [{{files: far/, outputs: {outputs}}}]\n"
    )

    assert run("build")[1] == "out/far/away.journey.png\n1 file built, 5 unchanged (5 maps)\n"


def test_symbolic_links(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("outside") / "secret.svg"
    secret.write_text(picture("#000000"), "utf-8")
    (folder / "maps/inside.svg").symlink_to("../shared/lobby.svg")
    (folder / "maps/outside.svg").symlink_to(secret)
    write_map(folder, "maps/linked.blueprint.yaml", words="Opens, image: inside.svg")
    assert made() == ["linked"]
    replaced("shared/lobby.svg", "#123456", "#654321")(folder)
    assert made() == ["linked", "pictured"]

    write_map(folder, "maps/linked.blueprint.yaml", words="Opens, image: outside.svg")
    assert "lies outside of the project" in run("build")[2]


def test_an_output_that_is_a_link_is_replaced_and_not_written_through(folder: Path) -> None:
    target = folder / "precious.txt"
    target.write_text("precious", "utf-8")
    output = folder / "out/maps/plain.journey.svg"
    output.unlink()
    output.symlink_to(target)

    assert made() == ["plain"]
    assert target.read_text("utf-8") == "precious"
    assert not output.is_symlink()


def test_processes_and_one_process_give_the_same(folder: Path) -> None:
    write_config(folder, "outputs: [{folder: out}]\n")
    for jobs in ("1", "2"):
        build(folder, "--force", "--jobs", jobs, "-o", f"jobs-{jobs}")

    assert digest(folder / "jobs-1") == digest(folder / "jobs-2")
