"""Thirty maps and ten commits: after each of them, a build makes what has changed, and what it leaves is whole."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from cli.typed import run
from project.projects import tree, write_config, write_map

FILES = 30


def git(folder: Path, *words: str) -> None:
    identity = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/actors.yaml").write_text("touchpoints: {desk: {title: Desk}}\n", "utf-8")
    for n in range(FILES):
        more, words = (
            ("include: [../../shared/actors.yaml]\n", "Opens, touchpoint: desk") if n % 3 == 0 else ("", "Opens")
        )
        write_map(tmp_path, f"maps/g{n % 4}/m{n:02}.blueprint.yaml", title=f"Map {n}", more=more, words=words)
    write_config(tmp_path, "outputs: [{folder: out, views: journey}]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def maps(folder: Path) -> list[Path]:
    return sorted(folder.glob("maps/**/*.blueprint.yaml"))


def edit(folder: Path, dice: random.Random) -> None:
    for path in dice.sample(maps(folder), 3):
        path.write_text(path.read_text("utf-8").replace("Rings", f"Rings {dice.randrange(1000)} times"), "utf-8")


def rename(folder: Path, dice: random.Random) -> None:
    path = dice.choice(maps(folder))
    path.rename(path.with_name(f"renamed-{path.name}"))


def move(folder: Path, dice: random.Random) -> None:
    path = dice.choice(maps(folder))
    (folder / "maps/g9").mkdir(exist_ok=True)
    path.rename(folder / "maps/g9" / path.name)


def delete(folder: Path, dice: random.Random) -> None:
    for path in dice.sample(maps(folder), 2):
        path.unlink()


def add(folder: Path, dice: random.Random) -> None:
    write_map(folder, f"maps/new/n{dice.randrange(10**6)}.blueprint.yaml", title="New")


def include(folder: Path, dice: random.Random) -> None:
    (folder / "shared/actors.yaml").write_text(f"touchpoints: {{desk: {{title: D{dice.randrange(1000)}}}}}\n", "utf-8")


def configure(folder: Path, dice: random.Random) -> None:
    theme = dice.choice(["paper", "dark", "mono"])
    write_config(
        folder,
        "outputs: [{folder: out, views: journey}]\noverrides:\n"
        f"  - {{files: maps/g1/, outputs: [{{folder: out, views: journey, themes: {theme}}}]}}\n",
    )


def spoil(folder: Path, dice: random.Random) -> None:
    dice.choice(sorted(folder.glob("out/maps/**/*.svg"))).write_text("spoilt", "utf-8")


def lose(folder: Path, dice: random.Random) -> None:
    dice.choice(sorted(folder.glob("out/maps/**/*.svg"))).unlink()


COMMITS: tuple[Callable[[Path, random.Random], None], ...] = (
    edit, rename, include, delete, configure, add, spoil, move, lose, edit
)  # fmt: skip


def test_ten_commits(folder: Path) -> None:
    dice = random.Random(4)  # noqa: S311 - a story, always the same
    assert run("build", "--jobs", "1")[0] == 0
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    for number, change in enumerate(COMMITS):
        before = tree(folder / "out")
        change(folder, dice)
        assert run("build", "--check")[0] == 1, change.__name__
        code, out, err = run("build", "--clean", "--jobs", "1")
        assert (code, err) == (0, "")
        after = tree(folder / "out")
        written = {line.removeprefix("out/") for line in out.splitlines() if line.startswith("out/")}
        changed = {path for path, data in after.items() if before.get(path) != data and path.endswith(".svg")}
        assert written - changed <= _spoilt(change, written), change.__name__
        assert changed <= written, change.__name__
        assert run("build", "--check") == (
            0,
            f"{len(maps(folder))} files up to date ({len(maps(folder))} maps)\n",
            "",
        )
        git(folder, "add", ".")
        git(folder, "commit", "--allow-empty", "-qm", f"{number} {change.__name__}")
    run("build", "--force", "--jobs", "1", "-o", "anew")
    assert tree(folder / "anew") == tree(folder / "out")


def _spoilt(change: Callable[[Path, random.Random], None], written: set[str]) -> set[str]:
    """What is written although it was the same at the commit before: one output that somebody has spoilt or lost."""
    return written if change in {spoil, lose} and len(written) == 1 else set()


def test_going_back_in_history_draws_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / ".gitignore").write_text("out/\n", "utf-8")
    run("build", "--jobs", "1")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    first = tree(folder / "out")
    edit(folder, random.Random(5))  # noqa: S311 - likewise
    run("build", "--jobs", "1")
    git(folder, "commit", "-qam", "second")
    git(folder, "checkout", "-q", "HEAD~1")
    monkeypatch.setattr("blueprint.project.jobs.workers.make", lambda _: pytest.fail("nothing has to be drawn"))

    assert run("build")[0] == 0
    assert tree(folder / "out") == first
