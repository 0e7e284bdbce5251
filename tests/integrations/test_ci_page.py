"""docs/ci.md tells the truth: its files are sound, and its commands run, one after the other, in a new repository."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from integrations.surroundings import (
    ADDRESS,
    MAP,
    ROOT,
    VERSION,
    WARNED,
    commit,
    empty_environment,
    repository,
    run,
)

PAGE = (ROOT / "docs/ci.md").read_text("utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))

# Does what `docker build` and `docker run` are asked for with the blueprint of this checkout.
DOCKER = """\
#!/bin/sh
set -eu
echo "$*" >>"{log}"
[ "$1" = run ] || exit 0
while [ "$1" != blueprint ]; do
    case $1 in -v) cd "${{2%:/work}}" ;; esac
    shift
done
exec "$@"
"""


@dataclass(frozen=True)
class Block:
    """One block of code: its language, the file that the line above names, the heading that it stands under."""

    kind: str
    file: str
    section: str
    text: str


def blocks() -> list[Block]:
    found = []
    for section in re.split(r"^## ", PAGE, flags=re.MULTILINE):
        heading = section.partition("\n")[0]
        for name, kind, text in re.findall(
            r"(?:^`([^`\n]+)`\n\n)?^```(\w*)\n(.*?)^```$", section, re.DOTALL | re.MULTILINE
        ):
            found.append(Block(kind, name, heading, text))
    return found


BLOCKS = blocks()
FILES = [block for block in BLOCKS if block.file]


def checked(schema: str, text: str, folder: Path, *options: str) -> str:
    """What check-jsonschema says of a file."""
    file = folder / "file.yml"
    file.write_text(text, "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options, file]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    return "" if done.returncode == 0 else done.stdout + done.stderr


def workflow(block: Block) -> str:
    """A workflow, also of a block that shows only some of its steps."""
    if block.file != "steps":
        return block.text
    steps = "".join(f"      {line}\n" for line in block.text.splitlines())
    return f"on: push\njobs:\n  maps:\n    runs-on: ubuntu-24.04\n    steps:\n{steps}"


WORKFLOWS = [block for block in FILES if block.file.startswith(".github/workflows/") or block.file == "steps"]


def test_every_block_is_a_file_or_commands() -> None:
    assert all(block.file or block.kind == "sh" for block in BLOCKS)
    assert {block.file for block in FILES} == {
        "blueprint.config.yaml", ".gitignore", ".pre-commit-config.yaml", ".github/workflows/maps.yml", "steps",
        ".gitlab-ci.yml", ".github/workflows/all-maps.yml",
    }  # fmt: skip


@pytest.mark.parametrize("block", WORKFLOWS, ids=lambda b: b.file)
def test_workflows_are_sound(block: Block, tmp_path: Path) -> None:
    text = workflow(block)

    assert checked("vendor.github-workflows", text, tmp_path) == ""
    for job in yaml.safe_load(text)["jobs"].values():
        for step in job["steps"]:
            if step["uses"].startswith("OWNER/"):
                assert step["uses"] == f"OWNER/blueprint@{VERSION}"
                assert step.get("with", {}).keys() <= ACTION["inputs"].keys()
            elif step["uses"].startswith("actions/"):
                assert re.search(r"@[0-9a-f]{40}$", step["uses"])
    outputs = set(re.findall(r"outputs\.(\w+)", text))
    assert outputs <= ACTION["outputs"].keys()
    assert block.file == "steps" or yaml.safe_load(text)["permissions"] == {"contents": "read"}


def test_gitlab_is_sound(tmp_path: Path) -> None:
    (block,) = (block for block in FILES if block.file == ".gitlab-ci.yml")
    template = yaml.safe_load((ROOT / "integrations/gitlab/blueprint.gitlab-ci.yml").read_text("utf-8"))
    given = yaml.safe_load(block.text)

    assert checked("vendor.gitlab-ci", block.text, tmp_path, "--data-transform", "gitlab-ci") == ""
    assert given["variables"].keys() <= template["variables"].keys()
    (include,) = given["include"]
    assert include["remote"].startswith(f"{ADDRESS}/raw/{VERSION}/")
    assert (ROOT / include["remote"].partition(f"{VERSION}/")[2]).is_file()
    told = set(re.findall(r"BLUEPRINT_[A-Z]+", PAGE))
    assert told == template["variables"].keys()


def test_the_tables_tell_all_inputs_outputs_and_hooks() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (.*) \| (.*?) ?\|$", PAGE, re.MULTILINE)
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
    inputs = {name: default for name, _, default in rows if name in ACTION["inputs"]}

    assert {name for name, _, _ in rows} == ACTION["inputs"].keys() | hooks
    assert {n: d.strip("`") for n, d in inputs.items() if d.startswith("`")} == {
        name: given["default"] for name, given in ACTION["inputs"].items() if given["default"]
    }
    (line,) = re.findall(r"^Outputs: (.*)$", PAGE, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", line)) - {"true", "false"} == set(ACTION["outputs"])


def test_a_failed_share_stops_neither_the_others_nor_the_whole() -> None:
    (block,) = [block for block in BLOCKS if block.file.endswith("all-maps.yml")]
    jobs = yaml.safe_load(block.text)["jobs"]

    assert jobs["draw"]["strategy"]["fail-fast"] is False
    assert jobs["join"]["if"] == "${{ !cancelled() }}"
    assert jobs["join"]["needs"] == "draw"


def test_links_lead_somewhere() -> None:
    for link in re.findall(r"\]\(([^)#\s]*)(#[\w-]+)?\)", PAGE):
        path, anchor = link
        page = PAGE if not path else ""
        if path and not path.startswith("https:"):
            assert (ROOT / "docs" / path).is_file()
            page = (ROOT / "docs" / path).read_text("utf-8")
        if anchor:
            headings = re.findall(r"^#+ (.*)$", page, re.MULTILINE)
            anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert anchor[1:] in anchors


def test_every_command_runs(tmp_path: Path, world: tuple[Path, dict[str, str]]) -> None:
    source, env = world[0], dict(world[1])
    folder = repository(
        tmp_path / "project", env, **{"maps/library.blueprint.yaml": MAP, "maps/w.blueprint.yaml": WARNED}
    )
    programs = empty_environment(tmp_path / "python")
    docker = programs / "docker"
    docker.write_text(DOCKER.format(log=tmp_path / "docker.log"), "utf-8")
    docker.chmod(0o755)
    (programs / "pre-commit").symlink_to(Path(sys.executable).with_name("pre-commit"))
    env["PATH"] = f"{programs}:/usr/bin:/bin"
    for block in BLOCKS:
        if block.file and block.file != "steps" and not block.file.startswith((".github", ".gitlab")):
            (folder / block.file).write_text(block.text, "utf-8")
        if not block.file:
            if "--git main...\n" in block.text:
                run("git", "switch", "--quiet", "--create", "change", cwd=folder, env=env)
                commit(folder, env, **{"maps/library.blueprint.yaml": MAP.replace("title: Search", "title: Look up")})
            place = source if "docker build" in block.text else folder
            if block.section == "Many maps that were there before" and "--write-baseline" in block.text:
                run("blueprint", "build", "--strict", cwd=folder, env=env, code=1)
            run("sh", "-eu", "-c", block.text, cwd=place, env=env)
            if block.section.startswith("Minute two"):
                commit(folder, env)

    assert (folder / "out/index.html").is_file()
    assert (folder / "site/index.html").is_file()
    assert "Look up" in (folder / "difference.md").read_text("utf-8")
    assert list((folder / "difference").glob("*.svg"))
    assert "--network none" in (tmp_path / "docker.log").read_text("utf-8")
    assert "diff=blueprint" in (folder / ".gitattributes").read_text("utf-8")
