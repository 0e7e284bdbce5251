"""The hooks, run by pre-commit itself in a repository, installed the way pre-commit installs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from integrations.surroundings import ADDRESS, BROKEN, MAP, ROOT, VERSION, WARNED, commit, repository, run

CONFIG = f"""\
repos:
  - repo: {ADDRESS}
    rev: {VERSION}
    hooks:
      - id: blueprint-validate
      - id: blueprint-build-check
"""


@pytest.fixture
def project(world: tuple[Path, dict[str, str]], tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """A repository with a map, its drawings and the hooks."""
    _, env = world
    folder = repository(tmp_path / "project", env, **{".pre-commit-config.yaml": CONFIG, "maps/a.blueprint.yaml": MAP})
    run("blueprint", "build", cwd=folder, env=env)
    commit(folder, env)
    run("pre-commit", "install", cwd=folder, env=env)
    return folder, env


def test_a_good_commit_passes(project: tuple[Path, dict[str, str]]) -> None:
    folder, env = project
    (folder / "maps/a.blueprint.yaml").write_text(MAP.replace("Ada", "Grace"), "utf-8")
    run("blueprint", "build", cwd=folder, env=env)
    run("git", "add", "--all", cwd=folder, env=env)

    said = run("git", "commit", "--message", "Rename", cwd=folder, env=env)

    assert said.count("Passed") == 2


def test_a_map_with_errors_cannot_be_committed(project: tuple[Path, dict[str, str]]) -> None:
    folder, env = project
    (folder / "maps/b c.blueprint.yaml").write_text(BROKEN, "utf-8")
    run("git", "add", "--all", cwd=folder, env=env)

    said = run("git", "commit", "--message", "Break", cwd=folder, env=env, code=1)

    assert "maps/b c.blueprint.yaml:7:" in said
    assert "did you mean `frontstage`" in said


def test_a_forgotten_build_is_noticed(project: tuple[Path, dict[str, str]]) -> None:
    folder, env = project
    (folder / "maps/a.blueprint.yaml").write_text(MAP.replace("Ada", "Grace"), "utf-8")
    run("git", "add", "--all", cwd=folder, env=env)

    said = run("git", "commit", "--message", "Forget", cwd=folder, env=env, code=1)

    assert "maps/a.journey.svg" in said
    assert "blueprint build" in said
    assert not run("git", "status", "--porcelain", cwd=folder, env=env).startswith("M  maps/a.journey.svg")


def test_only_maps_are_looked_at_and_options_can_be_added(project: tuple[Path, dict[str, str]]) -> None:
    folder, env = project
    strict = CONFIG.replace("blueprint-validate\n", "blueprint-validate\n        args: [--strict]\n")
    files = {".pre-commit-config.yaml": strict, "notes.yaml": BROKEN, "maps/w.blueprint.yml": WARNED}
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    run("git", "add", "--all", cwd=folder, env=env)
    hook = ("pre-commit", "run", "blueprint-validate")

    assert "BP301" in run(*hook, cwd=folder, env=env, code=1)
    run("git", "rm", "--quiet", "--cached", "-f", "maps/w.blueprint.yml", cwd=folder, env=env)
    assert "Skipped" in run(*hook, cwd=folder, env=env)
    assert "Passed" in run(*hook, "--all-files", cwd=folder, env=env)


def test_the_hooks_keep_the_form_of_pre_commit(world: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    assert run("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml", cwd=tmp_path, env=world[1]) == ""
