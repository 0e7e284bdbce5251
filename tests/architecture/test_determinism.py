"""The same file gives the same bytes: in another process, folder, time zone, language and hash order."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ("hotel-stay", "home-purchase", "online-checkout")

HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
THERE = {
    "PYTHONHASHSEED": "4099",
    "TZ": "Pacific/Kiritimati",
    "LANG": "de_DE.UTF-8",
    "LC_ALL": "tr_TR.UTF-8",
    "SOURCE_DATE_EPOCH": "86400",
    "USER": "somebody-else",
    "COLUMNS": "40",
}


def drawn(folder: Path, example: str, settings: dict[str, str], *, absolute: bool) -> dict[str, bytes]:
    """What `render` writes for a copy of an example in a folder, by name."""
    name = f"{example}.blueprint.yaml"
    project = folder / "project"
    shutil.copytree(ROOT / "examples" / example, project)
    out = folder / "out"
    file, target, start = (f"{project / name}", f"{out}/", ROOT) if absolute else (name, "../out/", project)
    program = "import sys; from blueprint.cli.main import run; sys.exit(run())"
    command = [sys.executable, "-c", program, "render", file, "--view", "blueprint", "-o", target]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    done = subprocess.run(command, cwd=start, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("example", EXAMPLES)
def test_two_runs_write_the_same_bytes(example: str, tmp_path: Path) -> None:
    one = drawn(tmp_path / "one", example, HERE, absolute=False)
    other = drawn(tmp_path / "another" / "place", example, THERE, absolute=True)

    assert one.keys() == other.keys()
    assert [name for name in one if name.endswith(".svg")]
    assert [name for name in one if one[name] != other[name]] == []
    assert [name for name in one if str(tmp_path).encode() in one[name]] == []
