"""What lies in a folder is data: no module, no tag, no cache of it is run or believed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from cli.typed import run

ROOT = Path(__file__).parents[2]
MAP = "blueprint: 1\ntitle: T\nstages: [{title: S, steps: [{title: A, customer: B, frontstage: C}]}]\n"
MODULES = (
    "yaml", "jinja2", "re", "json", "argparse", "random", "signal", "threading", "multiprocessing", "socket", "pickle",
    "contextlib", "tempfile", "sitecustomize", "usercustomize", "PIL", "blueprint",
)  # fmt: skip


def trapped(folder: Path) -> Path:
    """Two maps among modules that leave a trace when they are imported; where the trace would be."""
    trace = folder.parent / "ran"
    folder.mkdir()
    for name in MODULES:
        (folder / f"{name}.py").write_text(f"open({str(trace)!r}, 'a').write({name!r})\n", "utf-8")
    for name in "ab":
        (folder / f"{name}.blueprint.yaml").write_text(MAP, "utf-8")
    (folder / "blueprint.config.yaml").write_text("config: 1\n", "utf-8")
    return trace


@pytest.mark.parametrize("typed", [("validate", "."), ("build", "--jobs", "2")])
def test_the_command_imports_nothing_from_the_folder(tmp_path: Path, typed: tuple[str, ...]) -> None:
    trace = trapped(tmp_path / "project")
    command = Path(sys.executable).with_name("blueprint")
    env = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | {"PYTHONDONTWRITEBYTECODE": "1"}

    done = subprocess.run([command, *typed], cwd=tmp_path / "project", env=env, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr.decode()
    assert not trace.exists(), trace.read_text()


def test_python_with_the_safe_path_imports_nothing_either(tmp_path: Path) -> None:
    trace = trapped(tmp_path / "project")
    command = [sys.executable, "-P", "-m", "blueprint", "validate", "."]

    done = subprocess.run(command, cwd=tmp_path / "project", capture_output=True, check=False)

    assert done.returncode == 0, done.stderr.decode()
    assert not trace.exists()


@pytest.mark.parametrize(
    "value",
    [
        "!!python/object/apply:os.system ['touch ran']", "!!python/name:os.system", "!!python/module:os",
        "!!python/object/new:subprocess.Popen [[touch, ran]]", "!!binary aGk=", "!include ran",
    ],
)  # fmt: skip
def test_no_tag_makes_an_object(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.blueprint.yaml").write_text(MAP.replace("title: T", f"title: {value}"), "utf-8")

    code, out, err = run("validate", "a.blueprint.yaml")

    assert code == 1
    assert "error[BP1" in out + err
    assert not Path("ran").exists()


def test_a_cache_that_came_with_the_files_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    subprocess.run(["git", "init", "-q", "."], check=True)
    Path("a.blueprint.yaml").write_text(MAP, "utf-8")
    assert run("build")[0] == 0
    good = Path("a.journey.svg").read_bytes()
    bad = b"<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>"
    old, new = sha256(good).hexdigest(), sha256(bad).hexdigest()
    cache = tmp_path / ".blueprint-cache"
    (cache / "files" / new[:2]).mkdir(exist_ok=True)
    (cache / "files" / new[:2] / new).write_bytes(bad)
    for entry in cache.glob("made/*/*.json"):
        entry.write_text(entry.read_text("utf-8").replace(old, new), "utf-8")
    (cache / "seen.json").unlink()
    subprocess.run(["git", "add", "--force", ".blueprint-cache/made"], check=True)
    Path("a.journey.svg").unlink()

    code, out, err = run("build")

    assert code == 0
    assert Path("a.journey.svg").read_bytes() == good
    assert "is committed to git" in out + err


def test_the_cache_is_plain_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.blueprint.yaml").write_text(MAP, "utf-8")
    assert run("build")[0] == 0
    for path in (tmp_path / ".blueprint-cache").rglob("*.json"):
        json.loads(path.read_bytes())
    sources = "".join(p.read_text("utf-8") for p in (ROOT / "blueprint").rglob("*.py"))
    assert not [word for word in ("import pickle", "import marshal", "import shelve", "yaml.load(") if word in sources]
