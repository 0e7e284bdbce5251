"""Nothing is read that lies outside of the project: by no key, by no link, by no name."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli.typed import run

from blueprint.paths import Fault, locate, strays
from blueprint.reading import read
from blueprint.source import Source

SECRET = "secret: 'a word that nobody may see\n"  # noqa: S105 - broken YAML, so that its line would be shown
OUT = (
    "../secret.yaml", "/etc/passwd", "~/.ssh/config", "~root/x", "C:/x.yaml", "c:x", "\\\\server\\share\\x", "..\\x",
    "file:///etc/passwd", "https://x.example/a.yaml", "//server/share", "maps/../../secret.yaml", "x\0.yaml",
    "link.yaml",
    "folder/secret.yaml", ".git/config", ".GIT/config", "maps/../.git/config", "hooks.yaml",
)  # fmt: skip
KEYS = {
    "include": "include: [{name}]\n",
    "extends": "extends: {name}\n",
    "style": "style: {name}\n",
    "photo": "persona: {{name: P, photo: {name}}}\n",
    "image": "image: {name}",
    "journey": "journey: {name}",
    "answers": "surveys: {{s: {{file: {name}, columns: {{a: x}}}}}}\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git/config").write_text(SECRET, "utf-8")
    (folder / "maps").mkdir()
    (tmp_path / "secret.yaml").write_text(SECRET, "utf-8")
    (folder / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    (folder / "hooks.yaml").symlink_to(folder / ".git/config")
    (folder / "folder").symlink_to(tmp_path, target_is_directory=True)
    monkeypatch.chdir(folder)
    return folder


def written(key: str, name: str) -> str:
    quoted = "'" + name.replace("'", "''") + "'"
    more, step = (
        (KEYS[key].format(name=quoted), "") if KEYS[key].endswith("\n") else ("", KEYS[key].format(name=quoted))
    )
    step = f", {step}" if step else ""
    return f"blueprint: 1\ntitle: T\n{more}stages: [{{title: S, steps: [{{id: a, title: A, customer: B{step}}}]}}]\n"


@pytest.mark.parametrize("name", OUT)
def test_no_path_leads_out(project: Path, name: str) -> None:
    source = Source(name="a", text="", path=project / "a.blueprint.yaml")
    assert locate(name, source) in {Fault.FOREIGN, Fault.OUTSIDE, Fault.MISSING}


def test_a_path_is_relative_even_to_what_lies_inside(project: Path) -> None:
    (project / "map.yaml").write_text("a: 1\n", "utf-8")
    (project / "~").mkdir()
    (project / "~/map.yaml").write_text("a: 1\n", "utf-8")
    source = Source(name="a", text="", path=project / "a.blueprint.yaml")

    assert locate("map.yaml", source) == (project / "map.yaml").resolve()
    assert locate(str(project / "map.yaml"), source) is Fault.FOREIGN
    for name in ("~/map.yaml", "", "maps\\map.yaml", "map.yaml\0", "c:map.yaml", "https://x/map.yaml"):
        assert locate(name, source) is Fault.FOREIGN


@pytest.mark.usefixtures("project")
def test_paths_of_standard_input_start_from_the_current_folder() -> None:
    Path("map.yaml").write_text("a: 1\n", "utf-8")
    source = Source(name="<stdin>", text="")

    assert locate("map.yaml", source) == Path("map.yaml").resolve()
    assert locate("../secret.yaml", source) is Fault.OUTSIDE


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.usefixtures("project")
def test_no_key_reads_what_lies_outside(key: str) -> None:
    for name in OUT:
        if "\0" in name:
            continue
        Path("a.blueprint.yaml").write_text(written(key, name), "utf-8")
        code, out, err = run("validate", "a.blueprint.yaml")
        assert code == 1, (name, err)
        assert "nobody may see" not in out + err, name


@pytest.mark.parametrize(
    "text", ["baseline: ../secret.yaml\n", "outputs: [{folder: ../out}]\n", "outputs: [{theme: ../secret.yaml}]\n",
             "books: [{pdf: ../b.pdf, files: ['*.yaml']}]\n", "include: [../*.yaml]\n", "baseline: link.yaml\n",
             "outputs: [{folder: /tmp/x}]\n", "outputs: [{theme: link.yaml}]\n"]
)  # fmt: skip
@pytest.mark.parametrize("verb", ["validate", "build"])
def test_no_configuration_does(project: Path, text: str, verb: str) -> None:
    (project / "a.blueprint.yaml").write_text(written("style", "paper"), "utf-8")
    (project / "blueprint.config.yaml").write_text(f"config: 1\n{text}", "utf-8")
    before = sorted(p.name for p in project.parent.iterdir())

    code, out, err = run(verb)

    assert code in {1, 2}, out + err
    assert "nobody may see" not in out + err
    assert sorted(p.name for p in project.parent.iterdir()) == before


@pytest.mark.parametrize("verb", ["validate", "render", "fmt", "build", "diff", "graph", "touchpoints"])
def test_a_map_that_is_a_link_out_of_the_project_is_not_read(project: Path, verb: str) -> None:
    (project / "maps/out.blueprint.yaml").symlink_to(project.parent / "secret.yaml")
    (project / "maps/in.blueprint.yaml").symlink_to(project / ".git/config")
    names = {"build": (), "diff": ("maps/out.blueprint.yaml", "maps/in.blueprint.yaml")}
    code, out, err = run(verb, *names.get(verb, ("maps/out.blueprint.yaml", "maps/in.blueprint.yaml")))

    assert code in {1, 2}
    assert "nobody may see" not in out + err
    assert "BP005" in out + err


def test_folders_count_like_files_and_links_inside_are_fine(project: Path) -> None:
    (project / "map.yaml").write_text("a: 1\n", "utf-8")
    (project / "maps/same.yaml").symlink_to("../map.yaml")
    (project / "again").symlink_to("maps", target_is_directory=True)

    assert strays(Path("folder/secret.yaml"))
    assert strays(Path(".git/config"))
    assert not strays(Path("maps/same.yaml"))
    assert not strays(Path("again/same.yaml"))
    assert not strays(Path("map.yaml"))


def test_links_above_the_project_and_folders_without_one_are_fine(tmp_path: Path) -> None:
    (tmp_path / "real/project/.git").mkdir(parents=True)
    (tmp_path / "real/project/a.yaml").write_text("a: 1\n", "utf-8")
    (tmp_path / "short").symlink_to(tmp_path / "real", target_is_directory=True)

    assert not strays(tmp_path / "short/project/a.yaml")
    assert read(str(tmp_path / "short/project/a.yaml")).value is not None


def test_a_folder_without_a_project_is_one_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "maps/deep").mkdir(parents=True)
    (tmp_path / "maps/a.yaml").write_text("a: 1\n", "utf-8")
    (tmp_path / "secret.yaml").write_text(SECRET, "utf-8")
    (tmp_path / "maps/same.yaml").symlink_to("a.yaml")
    (tmp_path / "maps/deep/up.yaml").symlink_to("../a.yaml")
    (tmp_path / "maps/out.yaml").symlink_to(tmp_path / "secret.yaml")

    assert not strays(tmp_path / "maps/same.yaml")
    assert strays(tmp_path / "maps/deep/up.yaml")
    assert strays(tmp_path / "maps/out.yaml")
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.yaml").write_text("a: 1\n", "utf-8")
    (tmp_path / "maps/there").symlink_to("../other", target_is_directory=True)
    assert not strays(tmp_path / "maps/there/a.yaml"), "a folder that is a link is a folder of its own too"


def test_a_link_to_a_device_is_fine(project: Path) -> None:
    (project / "nothing.yaml").symlink_to("/dev/null")

    assert not strays(Path("nothing.yaml"))


@pytest.mark.parametrize(
    "name", ["::error::x.blueprint.yaml", " ::set-output name=a::b.yaml", "a\n::error::b", "a##[b]c"]
)
def test_a_name_that_is_a_command_to_ci_is_refused(project: Path, name: str) -> None:
    (project / name).write_text("blueprint: 1\n", "utf-8")

    code, out, err = run("validate", name)

    assert code == 1
    assert "BP006" in out + err
    assert not [line for line in (out + err).splitlines() if line.lstrip().startswith("::") or "##[" in line]
