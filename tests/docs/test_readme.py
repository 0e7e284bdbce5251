"""The README tells the truth: its file draws, its message is the program's own."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

import blueprint
from blueprint.cli.main import main

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w*)\n(.*?)```", README, flags=re.DOTALL)
FILE = next(text for kind, text in BLOCKS if kind == "yaml")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "library.blueprint.yaml").write_text(FILE, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*argv: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    code = main(argv, io.BytesIO(), out, err)
    return code, out.getvalue(), err.getvalue()


def test_the_first_file_draws_both_maps(folder: Path) -> None:
    code, out, err = run("render", "library.blueprint.yaml")

    assert (code, err) == (0, "")
    assert out.split() == ["library.journey.svg", "library.blueprint.svg"]
    assert all((folder / name).read_text("utf-8").startswith("<svg ") for name in out.split())


def test_the_message_is_the_programs_own(folder: Path) -> None:
    shown = next(text for _, text in BLOCKS if text.startswith("error["))
    (folder / "library.blueprint.yaml").write_text(FILE.replace("frontstage: Shows", "frontsage: Shows"), "utf-8")

    code, out, _ = run("validate", "library.blueprint.yaml")

    assert code == 1
    assert out.startswith(shown)


def test_the_python_lines_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = next(text for kind, text in BLOCKS if kind == "python")

    exec(compile(lines, "README.md", "exec"), {"blueprint": blueprint})  # noqa: S102 - our own page

    assert capsys.readouterr().out.startswith("<svg ")
    assert folder.is_dir()


def test_pictures_and_pages_exist() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)

    assert [t for t in targets if not (ROOT / t).exists()] == []
    assert len(targets) > 5
