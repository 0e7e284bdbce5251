"""`blueprint watch` as it is typed: files that follow their maps, a line for each change, errors that stop nothing."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli.typed import run
from preview.previewed import MAP

from blueprint.cli.main import _parser
from blueprint.cli.streams import Streams
from blueprint.cli.watch import Watch

PATIENCE = 10


class Watched:
    """A watch that is taken step by step."""

    def __init__(self, *argv: str) -> None:
        self.out, self.err = io.StringIO(), io.StringIO()
        streams = Streams(stdin=io.BytesIO(), stdout=self.out, stderr=self.err)
        self.watch = Watch(_parser("watch").parse_args(["watch", *argv]), streams)
        self.now = 0.0

    def step(self) -> tuple[str, str]:
        """What is said in one step."""
        for stream in (self.out, self.err):
            stream.seek(0)
            stream.truncate()
        self.now += 2
        self.watch.step(self.now)
        return self.out.getvalue(), self.err.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "maps/deep").mkdir(parents=True)
    place = tmp_path / "maps/tea.blueprint.yaml"
    place.write_text(MAP, "utf-8")
    return place


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_files_follow_their_map(file: Path) -> None:
    out = file.parent.parent / "out"
    watched = Watched(str(file), "-o", str(out))
    assert watched.step() == (f"{file}: 3 files written\n", "")
    assert names(out) == {f"tea.{view}.svg" for view in ("journey", "blueprint", "front")}
    assert watched.step() == ("", "")
    file.write_text(MAP.replace("Asks for tea", "Orders cake"), "utf-8")
    assert watched.step()[0] == f"{file}: 3 files written\n"
    drawn = (out / "tea.blueprint.svg").read_text("utf-8")
    assert "Orders cake" in drawn
    assert run("render", str(file), "--view", "blueprint", "-o", "-")[1] == drawn


def test_errors_are_told_and_nothing_ends(file: Path) -> None:
    out = file.parent.parent / "out"
    watched = Watched(str(file), "-o", f"{out}/", "--view", "journey", "--diagnostics", "concise")
    watched.step()
    before = (out / "tea.journey.svg").read_bytes()
    file.write_text(MAP.replace("stages:", "stagess:"), "utf-8")
    said, told = watched.step()
    assert said == f"{file}: nothing written, it has errors\n"
    assert "BP202" in told
    assert (out / "tea.journey.svg").read_bytes() == before
    file.unlink()
    assert "nothing written" in watched.step()[0]
    file.write_text(MAP, "utf-8")
    assert watched.step()[0] == f"{file}: 1 file written\n"
    (file.parent / "people.yaml").write_text("touchpoints: [\n", "utf-8")
    file.write_text(MAP + "include: [people.yaml]\n", "utf-8")
    assert "nothing written" in watched.step()[0]
    (file.parent / "people.yaml").write_text("touchpoints: {bar: {title: Bar}}\n", "utf-8")
    assert watched.step()[0] == f"{file}: 1 file written\n"


def test_findings_are_those_of_validate_and_told_once(file: Path) -> None:
    watched = Watched(str(file), "-o", str(file.parent / "out"), "--view", "journey", "--diagnostics", "concise")
    text = MAP.replace("{id: boils, text: Boils water}", "{id: boils, text: Boils water, marks: fail}")
    file.write_text(text, "utf-8")
    said, told = watched.step()
    assert said == f"{file}: 1 file written\n"
    wanted = [line for line in run("validate", str(file), "--diagnostics", "concise")[1].splitlines() if " BP" in line]
    assert "BP353" in told
    assert [line for line in told.splitlines() if " BP" in line] == wanted
    file.write_text("# a line more\n" + text, "utf-8")
    assert watched.step() == (f"{file}: 1 file written, findings as before\n", "")
    file.write_text(text.replace("Asks for tea", "Asks for cake").replace("Greets the guest, ", ""), "utf-8")
    watched.step()
    file.write_text(MAP, "utf-8")
    assert watched.step() == (f"{file}: 1 file written\n", "")
    file.write_text(text, "utf-8")
    assert "BP353" in watched.step()[1]


def test_a_view_that_is_gone(file: Path) -> None:
    watched = Watched(str(file), "-o", str(file.parent / "out"), "--view", "front")
    assert watched.step()[0] == f"{file}: 1 file written\n"
    file.write_text(MAP[: MAP.index("views:")], "utf-8")
    said, told = watched.step()
    assert "nothing written" in said
    assert "has no view `front`" in told


def test_a_folder_with_maps_that_come_and_go(file: Path) -> None:
    maps, out = file.parent, file.parent.parent / "out"
    watched = Watched(str(maps), "-o", str(out), "--format", "svg,pdf", "--view", "journey")
    assert watched.step()[0] == f"{file}: 2 files written\n"
    new = maps / "deep/cake.blueprint.yaml"
    new.write_text(MAP, "utf-8")
    assert watched.step()[0] == f"{new}: 2 files written\n"
    assert names(out) == {
        "tea.journey.svg", "tea.journey.pdf", "deep/cake.journey.svg", "deep/cake.journey.pdf",
    }  # fmt: skip
    new.unlink()
    assert watched.step()[0] == f"{new} is gone; its drawings stay\n"
    assert (out / "deep/cake.journey.pdf").read_bytes().startswith(b"%PDF-")


def test_it_ends_well_when_interrupted(file: Path) -> None:
    out = file.parent / "out"
    command = [sys.executable, "-m", "blueprint", "watch", str(file), "-o", str(out), "--view", "journey"]
    environ = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == f"{file}: 1 file written\n"
            before = (out / "tea.journey.svg").read_bytes()
            file.write_text(MAP.replace("A cup of tea", "A pot of tea"), "utf-8")
            assert process.stdout.readline() == f"{file}: 1 file written\n"
            assert (out / "tea.journey.svg").read_bytes() != before
            time.sleep(0.1)
            process.send_signal(signal.SIGINT)
            said, told = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert (process.returncode, said, told) == (0, "no longer watching\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.yaml", "-o", "out"], "does not exist"),
        (["-", "-o", "out"], "standard input cannot be watched"),
        (["FILE", "-o", "FILE"], "is a file; give it a folder"),
        (["FILE", "-o", "out", "--format", "svg,pfd"], "did you mean `pdf`"),
        (["FILE", "-o", "out", "--page", "A1"], "`--page` is for pdf and png"),
        (["FILE", "-o", "out", "--theme", "nowhere"], "nowhere"),
        (["FILE"], "-o"),
    ],
)
def test_what_cannot_be_meant(file: Path, arguments: list[str], said: str) -> None:
    code, out, err = run("watch", *(a.replace("FILE", str(file)) for a in arguments))
    assert (code, out) == (2, "")
    assert said in err
