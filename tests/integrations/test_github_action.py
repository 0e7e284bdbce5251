"""The action: its form, and its steps run as GitHub's runner runs them, in repositories with real commits."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from integrations.runner import Run, Runner
from integrations.surroundings import BROKEN, MAP, ROOT, WARNED, commit, repository, run

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
SCRIPTS = sorted((ROOT / "integrations/github").glob("*.sh"))


class Project:
    """A repository, and the action that it uses."""

    def __init__(self, folder: Path, action: Path, env: dict[str, str]) -> None:
        self.env, self.action = env, action
        self.folder = repository(folder / "project", env, **{"maps/a.blueprint.yaml": MAP})
        self.temp = folder / "temp"

    def commit(self, **files: str) -> str:
        return commit(self.folder, self.env, **files)

    def head(self) -> str:
        return run("git", "rev-parse", "HEAD", cwd=self.folder, env=self.env).strip()

    def run(self, *, event: dict[str, Any] | None = None, install: bool = False, **inputs: str) -> Run:
        """The action, with the blueprint of this checkout unless it is to install its own."""
        runner = Runner(self.action, self.folder, self.temp, self.env, event or {})
        runner.skipped = frozenset() if install else frozenset({"Install blueprint"})
        return runner.run(libraries="false", **inputs)


def pull(base: str) -> dict[str, Any]:
    """The event of a pull request."""
    return {"pull_request": {"base": {"sha": base}}}


@pytest.fixture
def project(tmp_path: Path, world: tuple[Path, dict[str, str]]) -> Project:
    return Project(tmp_path, *world)


def checked(schema: str, *files: Path, options: tuple[str, ...] = ()) -> str:
    """What check-jsonschema says of files; the schemas come with it."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options, *files]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_schema_of_actions_is_kept(tmp_path: Path) -> None:
    assert checked("vendor.github-actions", ROOT / "action.yml") == ""
    wrong = tmp_path / "action.yml"
    wrong.write_text((ROOT / "action.yml").read_text("utf-8").replace("using: composite", "using: composed"), "utf-8")
    assert checked("vendor.github-actions", wrong)


def test_inputs_reach_the_scripts_through_the_environment_only() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", "")
    named = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert named == set(ACTION["inputs"])


def test_what_the_scripts_read_is_what_the_action_gives() -> None:
    for step in STEPS:
        if "run" in step:
            name = step["run"].rpartition("/")[2].rstrip('"')
            text = (ROOT / "integrations/github" / name).read_text("utf-8")
            assert set(re.findall(r"BLUEPRINT_[A-Z_]+", text)) == set(step["env"]), name
    assert {step["run"].rpartition("/")[2].rstrip('"') for step in STEPS if "run" in step} == {s.name for s in SCRIPTS}


def test_other_actions_are_pinned_to_commits() -> None:
    lines = re.findall(r"uses: (\S+)(.*)", (ROOT / "action.yml").read_text("utf-8"))
    assert lines
    for used, note in lines:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", used)
        assert re.fullmatch(r" # v[0-9.]+", note)


def test_a_sound_project(project: Project) -> None:
    base = project.head()
    project.commit(**{"maps/a.blueprint.yaml": MAP.replace("title: Search", "title: Look up")})

    done = project.run(event=pull(base), install=True)

    assert (done.code, done.outputs["failed"], done.outputs["changed"]) == (0, "false", "true")
    folder = Path(done.outputs["folder"])
    assert (folder / "index.html").is_file()
    made = {output["path"] for output in json.loads((folder / "manifest.json").read_text("utf-8"))["outputs"]}
    assert made == {"maps/a.journey.svg", "maps/a.blueprint.svg"}
    assert all((folder / name).is_file() for name in made)
    assert run("git", "status", "--porcelain", cwd=project.folder, env=project.env) == ""
    assert done.summary.startswith("## Maps\n")
    assert "maps/a.blueprint.yaml" in done.summary
    assert "Look up" in done.summary
    assert [used.split("@")[0] for used, _ in done.used] == [
        "actions/cache",
        "actions/upload-artifact",
        "actions/upload-artifact",
    ]
    assert done.used[1][1]["path"] == str(folder)
    assert done.used[2][1]["name"] == "maps-difference"
    pictures = sorted(p.name for p in Path(done.used[2][1]["path"]).rglob("*.svg"))
    assert pictures == ["a.blueprint.diff.svg", "a.journey.diff.svg"]
    assert json.loads(Path(done.outputs["findings"]).read_text("utf-8"))["version"] == "2.1.0"
    (place,) = done.paths
    assert {entry.name for entry in Path(place).iterdir()} == {"blueprint"}


def test_errors_are_annotations_and_the_rest_is_drawn(project: Project) -> None:
    base = project.head()
    project.commit(**{"maps/b.blueprint.yaml": BROKEN})

    done = project.run(event=pull(base), cache="false")

    assert (done.code, done.outputs["failed"]) == (1, "true")
    assert re.search(r"^::error title=\S+ BP405,file=maps/b\.blueprint\.yaml,line=7,", done.log, re.MULTILINE), done.log
    assert (Path(done.outputs["folder"]) / "maps/a.journey.svg").is_file()
    assert [used.split("@")[0] for used, _ in done.used] == ["actions/upload-artifact"]
    results = json.loads(Path(done.outputs["findings"]).read_text("utf-8"))["runs"][0]["results"]
    assert results[0]["level"] == "error"


def test_pull_requests_from_forks_are_worked_on_in_confinement(project: Project) -> None:
    """There the limits of the branch's own configuration do not count, by which one sees it."""
    base = project.head()
    strangers = "config: 1\nlimits: {steps: 1}\n"
    longer = MAP.replace("title: Search", "title: Look up")
    project.commit(**{"blueprint.config.yaml": strangers, "maps/a.blueprint.yaml": longer})
    forked = {"pull_request": {"base": {"sha": base}, "head": {"repo": {"fork": "true"}}}}

    own, fork = project.run(event=pull(base), cache="false"), project.run(event=forked, cache="false")

    assert (own.outputs["failed"], "BP161" in own.log) == ("true", True)
    assert (fork.outputs["failed"], fork.outputs["changed"]) == ("false", "true"), fork.log
    assert "Look up" in fork.summary
    assert project.run(event=forked, cache="false", untrusted="false").outputs["failed"] == "true"


def test_warnings_fail_where_they_shall(project: Project) -> None:
    project.commit(**{"maps/w.blueprint.yaml": WARNED})

    assert project.run().code == 0
    done = project.run(strict="true")
    assert (done.code, done.outputs["failed"]) == (1, "true")


def test_committed_drawings_are_checked(project: Project) -> None:
    run("blueprint", "build", cwd=project.folder, env=project.env)
    project.commit()
    assert project.run(check="true").code == 0

    project.commit(**{"maps/a.blueprint.yaml": MAP.replace("Ada", "Grace")})
    done = project.run(check="true")

    assert (done.code, done.outputs["failed"]) == (1, "true")
    assert "maps/a.journey.svg" in done.log
    assert "Grace" in (Path(done.outputs["folder"]) / "maps/a.journey.svg").read_text("utf-8")
    assert run("git", "status", "--porcelain", cwd=project.folder, env=project.env) == ""


def test_the_commit_to_compare_with_is_fetched(project: Project, tmp_path: Path) -> None:
    base = project.head()
    project.commit(**{"maps/a.blueprint.yaml": MAP.replace("Ada", "Grace")})
    shallow = tmp_path / "shallow"
    run("git", "clone", "--quiet", "--depth=1", project.folder.as_uri(), shallow, cwd=tmp_path, env=project.env)
    project.folder = shallow

    done = project.run(event=pull(base))

    assert (done.code, done.outputs["changed"]) == (0, "true")
    assert "Grace" in done.summary
    gone = project.run(base="1" * 40)
    assert (gone.code, gone.outputs["changed"]) == (0, "")
    assert "fetch-depth: 0" in gone.log


@pytest.mark.parametrize("before", ["", "0" * 40])
def test_a_new_branch_has_nothing_to_compare_with(project: Project, before: str) -> None:
    done = project.run(event={"before": before})

    assert (done.code, done.outputs["changed"]) == (0, "")
    assert "no earlier commit" in done.summary


def test_nothing_has_changed(project: Project) -> None:
    base = project.head()
    project.commit(**{"notes.txt": "x"})

    done = project.run(event=pull(base))

    assert (done.code, done.outputs["changed"]) == (0, "false")
    assert "No map has changed" in done.summary


def test_a_project_in_a_folder(project: Project) -> None:
    base = project.head()
    config = "config: 1\noutputs:\n  - {formats: svg, views: journey, folder: out}\n"
    project.commit(**{"design/blueprint.config.yaml": config, "design/d.blueprint.yaml": MAP})

    done = project.run(event=pull(base), folder="design", output="site", difference="true", artifact="")

    assert done.code == 0
    assert (project.folder / "site/index.html").is_file()
    assert sorted(p.name for p in (project.folder / "site").rglob("*.svg")) == ["d.journey.svg"]
    assert "maps/a" not in done.summary
    assert [used.split("@")[0] for used, _ in done.used] == ["actions/cache"]
    assert done.used[0][1]["path"] == "design/.blueprint-cache"


def test_shards_are_joined(project: Project) -> None:
    project.commit(**{f"maps/{n}.blueprint.yaml": MAP for n in range(5)})
    made = []
    for shard in ("1/2", "2/2"):
        done = project.run(shard=shard, difference="false", output=f"parts/{shard[0]}")
        assert done.code == 0, done.log
        assert done.summary == ""
        made += [p.name for p in (project.folder / "parts" / shard[0]).rglob("*.journey.svg")]
    assert sorted(made) == [f"{name}.journey.svg" for name in "01234a"]

    done = project.run(merge="parts", difference="false", output="site")

    assert done.code == 0, done.log
    assert sorted(p.name for p in (project.folder / "site").rglob("*.journey.svg")) == sorted(made)
    assert (project.folder / "site/index.html").read_text("utf-8").count('<li class="map"') == 6
    assert [used.split("@")[0] for used, _ in done.used] == ["actions/upload-artifact"]
    shutil.rmtree(project.folder / "parts/2")
    assert project.run(merge="parts", difference="false").code != 0


def test_a_map_with_errors_fails_its_shard_and_the_whole_and_the_site_is_made(project: Project) -> None:
    project.commit(**{f"maps/{n}.blueprint.yaml": MAP for n in range(4)}, **{"maps/b.blueprint.yaml": BROKEN})
    codes = []
    for shard in ("1/2", "2/2"):
        done = project.run(shard=shard, difference="false", output=f"parts/{shard[0]}")
        codes.append(done.code)
        assert [used.split("@")[0] for used, _ in done.used][-1] == "actions/upload-artifact"  # also where it failed
    assert sorted(codes) == [0, 1]

    done = project.run(merge="parts", difference="false", output="site")

    assert (done.code, done.outputs["failed"]) == (1, "true")
    assert len(list((project.folder / "site").rglob("*.journey.svg"))) == 5
    assert (project.folder / "site/index.html").is_file()
    assert re.search(r"^::error title=\S+ BP405,file=maps/b\.blueprint\.yaml,line=7,", done.log, re.MULTILINE), done.log
    assert [used.split("@")[0] for used, _ in done.used] == ["actions/upload-artifact"]


def test_warnings_of_shards_fail_the_whole_where_they_shall(project: Project) -> None:
    project.commit(**{"maps/w.blueprint.yaml": WARNED})
    for shard in ("1/2", "2/2"):
        project.run(shard=shard, difference="false", output=f"parts/{shard[0]}")

    assert project.run(merge="parts", difference="false").code == 0
    done = project.run(merge="parts", difference="false", strict="true")
    assert (done.code, done.outputs["failed"]) == (1, "true")
    assert "file=maps/w.blueprint.yaml" in done.log


HOSTILE = ("$(touch hacked)", "`touch hacked`", "; touch hacked", '" && touch hacked "', "a\ntouch hacked", "--help")


@pytest.mark.parametrize("name", ["folder", "base", "shard", "jobs", "output"])
def test_hostile_inputs_stay_inputs(project: Project, name: str) -> None:
    base = {} if name == "base" else {"base": project.head()}
    for text in HOSTILE:
        done = project.run(**base, **{name: text})

        assert not (project.folder / "hacked").exists(), text
        assert done.code == 2 or name == "output", (text, done.log)
        assert set(done.outputs) == {"changed", "failed", "folder", "findings"}


def test_an_old_python_is_refused(project: Project, tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    old.chmod(0o755)

    done = project.run(install=True, python=str(old))

    assert done.code == 1
    assert "::error title=blueprint::blueprint needs Python 3.11" in done.log


def test_a_python_without_a_pip_that_will_do_gets_one(project: Project, tmp_path: Path) -> None:
    called = tmp_path / "called"
    inner = f'#!/bin/sh\necho "$*" >>"{called}"\n[ "$2" = ensurepip ] || cp "$0" "${{0%python}}blueprint"\n'
    stub = tmp_path / "python"
    stub.write_text(
        f"""#!/bin/sh
case $2 in
pip) echo "no such option: --python" >&2; exit 2 ;;
venv) for home; do :; done; mkdir -p "$home/bin"; cp "{tmp_path}/inner" "$home/bin/python" ;;
esac
""",
        "utf-8",
    )
    (tmp_path / "inner").write_text(inner, "utf-8")
    for made in (stub, tmp_path / "inner"):
        made.chmod(0o755)

    runner = Runner(project.action, project.folder, project.temp, project.env, {})
    runner.run(libraries="false", difference="false", python=str(stub))

    said = called.read_text("utf-8").splitlines()
    assert said[0] == "-m ensurepip"
    assert said[1].startswith("-m pip install --quiet --disable-pip-version-check /")
    assert said[2] == "--version"


def test_fonts_are_installed_as_root(project: Project, tmp_path: Path) -> None:
    called = tmp_path / "called"
    for name in ("apt-get", "sudo"):
        (tmp_path / name).write_text(f'#!/bin/sh\necho "{name} $*" >>"{called}"\n', "utf-8")
        (tmp_path / name).chmod(0o755)
    env = {**project.env, "PATH": f"{tmp_path}:{project.env['PATH']}"}

    runner = Runner(project.action, project.folder, project.temp, env, {})
    runner.run(libraries="true", difference="false", python=str(tmp_path / "sudo"))

    said = called.read_text("utf-8")
    assert "fonts-noto-cjk" in said
    assert "libpango-1.0-0" in said


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda s: s.name)
def test_scripts_are_plain_sh(script: Path, shellcheck: Callable[[Path], str]) -> None:
    text = script.read_text("utf-8")

    assert text.startswith("#!/bin/sh\n# ")
    assert "set -eu" in text
    assert shellcheck(script) == ""
