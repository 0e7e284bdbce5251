"""The GitLab template: its form, and its jobs' scripts run as a runner runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from integrations.surroundings import (
    ADDRESS,
    BROKEN,
    MAP,
    ROOT,
    VERSION,
    commit,
    empty_environment,
    repository,
    run,
)

FILE = ROOT / "integrations/gitlab/blueprint.gitlab-ci.yml"
TEMPLATE = yaml.safe_load(FILE.read_text("utf-8"))


def checked(file: Path) -> str:
    """What check-jsonschema says of a file."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", "--data-transform",
               "gitlab-ci", file]  # fmt: skip
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_schema_of_gitlab_is_kept(tmp_path: Path) -> None:
    assert checked(FILE) == ""
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(FILE.read_text("utf-8").replace("when: always", "when: ever"), "utf-8")
    assert checked(wrong)


class Pipeline:
    """A repository, and the variables that GitLab gives its jobs."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.env = dict(env)
        self.folder = repository(folder / "project", self.env, **{"maps/a.blueprint.yaml": MAP})
        programs = empty_environment(folder / "python")
        (programs / "apt-get").write_text(f'#!/bin/sh\necho "$*" >>"{folder / "apt"}"\n', "utf-8")
        (programs / "apt-get").chmod(0o755)
        self.apt = folder / "apt"
        self.env["PATH"] = f"{programs}:/usr/bin:/bin"
        self.variables = {"BLUEPRINT_SOURCE": f"git+{ADDRESS}@{VERSION}", "CI_PROJECT_DIR": str(self.folder)}

    def job(self, name: str, **variables: str) -> tuple[int, str, dict[str, Any]]:
        """The exit code, the log, and the job with what it extends."""
        job = {**TEMPLATE[".blueprint"], **TEMPLATE[name]}
        assert job.pop("extends") == ".blueprint"
        given = {key: value["value"] for key, value in TEMPLATE["variables"].items()}
        env = {**self.env, **given, **{k: str(v) for k, v in job["variables"].items()}, **self.variables, **variables}
        lines = "\n".join([*job["before_script"], *job["script"]])
        done = subprocess.run(
            ["sh", "-e", "-c", lines], cwd=self.folder, env=env, capture_output=True, check=False, encoding="utf-8"
        )
        return done.returncode, done.stdout + done.stderr, job


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory, world: tuple[Path, dict[str, str]]) -> Pipeline:
    """With blueprint in its Python, as an image would have it that a job has installed it in."""
    made = Pipeline(tmp_path_factory.mktemp("gitlab"), world[1])
    code, log, _ = made.job("blueprint:maps")
    assert code == 0, log
    return made


def test_maps_are_checked_and_drawn(pipeline: Pipeline) -> None:
    code, log, job = pipeline.job("blueprint:maps")

    assert code == 0, log
    assert "blueprint 0.1.0" in log
    assert "fonts-noto-cjk" in pipeline.apt.read_text("utf-8")
    reports = job["artifacts"]["reports"]
    assert json.loads((pipeline.folder / reports["codequality"]).read_text("utf-8")) == []
    assert ET.parse(pipeline.folder / reports["junit"]).getroot().tag == "testsuites"  # noqa: S314 - ours
    assert (pipeline.folder / "blueprint-output/index.html").is_file()
    assert (pipeline.folder / "blueprint-output/maps/a.journey.svg").is_file()


def test_errors_are_reported_and_what_is_sound_is_drawn(pipeline: Pipeline) -> None:
    (pipeline.folder / "maps/b.blueprint.yaml").write_text(BROKEN, "utf-8")
    pipeline.variables["BLUEPRINT_SOURCE"] = ""  # an image that has blueprint
    try:
        code, log, job = pipeline.job("blueprint:maps", BLUEPRINT_OUTPUT="site", BLUEPRINT_OPTIONS="--jobs 1 --strict")
    finally:
        (pipeline.folder / "maps/b.blueprint.yaml").unlink()

    assert code == 1, log
    (finding,) = json.loads((pipeline.folder / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert finding["location"]["path"] == "maps/b.blueprint.yaml"
    assert job["artifacts"]["when"] == "always"
    assert (pipeline.folder / "site/maps/a.journey.svg").is_file()


def test_merge_requests_from_forks_are_worked_on_in_confinement(pipeline: Pipeline) -> None:
    """There the limits of the branch's own configuration do not count, by which one sees it."""
    config = pipeline.folder / "blueprint.config.yaml"
    config.write_text("config: 1\nlimits: {steps: 1}\n", "utf-8")
    pipeline.variables["BLUEPRINT_SOURCE"] = ""
    target = {"CI_MERGE_REQUEST_PROJECT_ID": "7"}
    try:
        own = pipeline.job("blueprint:maps", **target, CI_MERGE_REQUEST_SOURCE_PROJECT_ID="7")
        fork = pipeline.job("blueprint:maps", **target, CI_MERGE_REQUEST_SOURCE_PROJECT_ID="8")
    finally:
        config.unlink()

    assert (own[0], "BP161" in own[1]) == (1, True), own[1]
    assert (fork[0], "BP161" in fork[1]) == (0, False), fork[1]


@pytest.mark.parametrize("options", ["--check", "--strict --check --jobs 1"])
def test_committed_drawings_are_checked_where_they_lie(pipeline: Pipeline, options: str) -> None:
    pipeline.variables["BLUEPRINT_SOURCE"] = ""
    run("blueprint", "build", cwd=pipeline.folder, env=pipeline.env)
    drawing = pipeline.folder / "maps/a.journey.svg"
    try:
        code, log, _ = pipeline.job("blueprint:maps", BLUEPRINT_OUTPUT="nowhere", BLUEPRINT_OPTIONS=options)
        assert code == 0, log
        assert "2 files up to date (1 map)" in log
        assert not (pipeline.folder / "nowhere").exists()

        drawing.write_text("mine", "utf-8")
        code, log, job = pipeline.job("blueprint:maps", BLUEPRINT_OUTPUT="nowhere", BLUEPRINT_OPTIONS=options)
        found = json.loads((pipeline.folder / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    finally:
        run("git", "clean", "--quiet", "--force", "-d", "-x", cwd=pipeline.folder, env=pipeline.env)

    assert code == 1, log
    assert "stale     maps/a.journey.svg" in log
    assert not (pipeline.folder / "nowhere").exists()
    assert [f["check_name"] for f in found] == ["BP615"]
    assert found[0]["location"]["path"] == "maps/a.blueprint.yaml"


def test_the_difference_of_a_merge_request(pipeline: Pipeline) -> None:
    base = run("git", "rev-parse", "HEAD", cwd=pipeline.folder, env=pipeline.env).strip()
    commit(pipeline.folder, pipeline.env, **{"maps/a.blueprint.yaml": MAP.replace("title: Search", "title: Look up")})
    pipeline.variables["BLUEPRINT_SOURCE"] = ""

    code, log, job = pipeline.job("blueprint:difference", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)

    assert code == 0, log
    told, pictures = (pipeline.folder / path for path in job["artifacts"]["paths"])
    assert "Look up" in told.read_text("utf-8")
    assert sorted(p.name for p in pictures.iterdir()) == ["a.blueprint.diff.svg", "a.journey.diff.svg"]
    assert job["rules"] == [{"if": "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}]
