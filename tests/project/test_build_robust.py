"""Builds that are killed, that run at once, that cannot write, and whose processes die."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from cli.typed import run
from project.projects import build, command, digest, tree, write_config, write_map

from blueprint.project.jobs import press, processes
from blueprint.project.jobs.job import Job, Result
from blueprint.project.jobs.processes import Processes
from blueprint.project.jobs.sandbox import Packed

COUNT = 14
LONG = 200
"""Steps of a map that takes half a second."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for n in range(COUNT):
        write_map(tmp_path, f"maps/m{n:02}.blueprint.yaml", title=f"Map {n}")
    write_config(tmp_path, "outputs: [{folder: out}]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command("build", *arguments), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}, start_new_session=True,
    )  # fmt: skip


def add_some_that_take_long(folder: Path) -> None:
    """Three last maps, so that two processes are still at work when the files of the others appear, several at once."""
    steps = "\n".join(f"      - {{id: s{n}, customer: Says {n}, frontstage: Notes {n}}}" for n in range(LONG))
    for n in range(3):
        words = f"Opens}}\n{steps}\n      - {{id: last, customer: Leaves"
        write_map(folder, f"maps/z{n}.blueprint.yaml", title=f"Long {n}", words=words)


def wait_for(done: object, seconds: float = 60) -> None:
    """Wait until something is so; a test that hangs is a test that fails."""
    assert callable(done)
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_build_goes_on_where_it_was(folder: Path, jobs: str) -> None:
    add_some_that_take_long(folder)
    process = start(folder, "--jobs", jobs)
    wait_for(lambda: len(list(folder.glob("out/maps/*.svg"))) >= 6)
    process.kill()
    process.wait()
    there = {path: path.stat().st_mtime_ns for path in folder.glob("out/maps/*.svg")}
    assert 6 <= len(there) < 2 * (COUNT + 3)

    done = build(folder, "--jobs", jobs)

    assert {path: path.stat().st_mtime_ns for path in there} == there
    assert f"{2 * (COUNT + 3) - len(there)} files built" in done.stdout
    run("build", "--force", "-o", "anew")
    assert tree(folder / "out") == tree(folder / "anew")
    assert not list(folder.rglob("*.part"))


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at the processes of the machine")
def test_the_processes_of_a_killed_build_end(folder: Path) -> None:
    add_some_that_take_long(folder)
    process = start(folder, "--jobs", "2")
    wait_for(lambda: len(list(folder.glob("out/maps/*.svg"))) >= 6)
    numbers = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    group = [number for number in numbers if _group(number) == process.pid]
    assert len(group) > 2
    process.kill()
    process.wait()

    wait_for(lambda: not any(_group(pid) == process.pid for pid in group))


def _group(pid: int) -> int | None:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        return int(state[2]) if state[0] != "Z" else None
    except OSError:
        return None


def test_an_interrupted_build_says_so(folder: Path) -> None:
    add_some_that_take_long(folder)
    process = subprocess.Popen(
        command("build", "--jobs", "2"), cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        encoding="utf-8", env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}, start_new_session=True,
    )  # fmt: skip
    wait_for(lambda: len(list(folder.glob("out/maps/*.svg"))) >= 4)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert (process.returncode, said) == (130, "interrupted\n")


def test_two_builds_at_once(folder: Path) -> None:
    both = [start(folder, "--jobs", "1"), start(folder, "--jobs", "2")]

    assert [process.wait(timeout=120) for process in both] == [0, 0]
    assert build(folder).stdout == f"0 files built, {2 * COUNT} unchanged ({COUNT} maps)\n"
    run("build", "--force", "-o", "anew")
    assert tree(folder / "out") == tree(folder / "anew")


def test_an_output_that_cannot_be_written(folder: Path) -> None:
    (folder / "out").mkdir()
    (folder / "out/maps").write_text("a file, where a folder should be", "utf-8")
    write_config(folder, "outputs: [{folder: out}]\noverrides: [{files: '**/m03*', outputs: [{folder: out/other}]}]\n")

    code, out, err = run("build", "--jobs", "1")

    assert code == 2
    assert err.count("cannot be written: ") == 2 * (COUNT - 1)
    assert "out/other/maps/m03.journey.svg\n" in out
    assert out.endswith(f"2 files built, 0 unchanged, {2 * (COUNT - 1)} not written ({COUNT} maps)\n")
    assert (folder / "out/maps").read_text("utf-8") == "a file, where a folder should be"

    (folder / "out/maps").unlink()
    assert run("build")[0] == 0  # from the cache


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    (folder / "out").mkdir(mode=0o555)

    code, _, err = run("build")

    assert (code, "permission denied" in err) == (2, True)


def test_a_cache_that_cannot_be_written(folder: Path) -> None:
    (folder / ".blueprint-cache").write_text("a file, where a folder should be", "utf-8")

    code, out, err = run("build", "--jobs", "1")

    assert (code, out.splitlines()[-1]) == (0, f"{2 * COUNT} files built, 0 unchanged ({COUNT} maps)")
    assert err.startswith("note: .blueprint-cache cannot be written (")
    assert err.endswith("), so the next build makes everything anew\n")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_map_that_may_not_be_read(folder: Path) -> None:
    (folder / "maps/m01.blueprint.yaml").chmod(0)

    code, out, err = run("build")

    assert (code, "1 of them failed" in out) == (1, True)
    assert "you are not allowed to read `maps/m01.blueprint.yaml`" in err


def test_a_map_that_is_gone_while_it_is_built(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Found, planned, and then deleted by somebody before it is drawn."""
    from blueprint.project.building.plan import Order  # noqa: PLC0415 - to look on

    whole = Order.job

    def job(self: Order, *given: object) -> Job:
        (folder / "maps/m05.blueprint.yaml").unlink(missing_ok=True)
        return whole(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Order, "job", job)
    code, out, err = run("build", "--jobs", "1", "--diagnostics", "concise")

    assert code == 1
    assert "maps/m05.blueprint.yaml" in err
    assert "Traceback" not in err
    assert "1 of them failed" in out


def test_a_map_that_changes_while_it_is_built(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept for a key is what was made of it."""
    from blueprint.project.building.plan import Order  # noqa: PLC0415 - to look on

    whole, changed = Order.job, []

    def job(self: Order, *given: object) -> Job:
        if not changed:
            changed.append(write_map(folder, "maps/m00.blueprint.yaml", title="Changed"))
        return whole(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(Order, "job", job)
    assert run("build", "--jobs", "1")[0] == 0
    monkeypatch.undo()
    monkeypatch.chdir(folder)

    assert b"Changed" in (folder / "out/maps/m00.journey.svg").read_bytes()
    assert run("build")[1] == f"0 files built, {2 * COUNT} unchanged ({COUNT} maps)\n"
    run("build", "--force", "-o", "anew")
    assert digest(folder / "out") == digest(folder / "anew")


class Deadly(Packed):
    """A file that ends the process that receives it."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (1,)


def test_a_process_that_dies_takes_only_its_own_job_with_it() -> None:
    jobs = [
        Job(maps=(f"m{n}.yaml",), files=(Packed(path=f"m{n}.yaml", sha256=str(n), content=b"blueprint: 1\n"),))
        for n in range(8)
    ]
    jobs[3] = Job(maps=("m3.yaml",), files=(Deadly(path="m3.yaml"),))
    workers = Processes(2)
    try:
        results: list[Result] = list(workers.results(jobs))
    finally:
        workers.close()

    assert [bool(result.crash) for result in results] == [n == 3 for n in range(8)]
    assert all(result.findings for n, result in enumerate(results) if n != 3)


def test_a_mistake_of_the_program_stops_only_its_map(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = press.make_map

    def make_map(job: Job, root: Path) -> Result:
        if job.maps[0].endswith("m07.blueprint.yaml"):
            raise RuntimeError(f"cannot go on at {root}/maps")
        return whole(job, root)

    monkeypatch.setattr(press, "make_map", make_map)
    code, out, err = run("build", "--jobs", "1", "--diagnostics", "concise")

    assert code == 1
    assert out.endswith(f"{2 * (COUNT - 1)} files built, 0 unchanged ({COUNT} maps, 1 of them failed)\n")
    assert "error BP614 `maps/m07.blueprint.yaml` cannot be drawn because of a mistake of the program" in err
    assert "cannot go on at maps" in err
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert run("build")[1].startswith("out/maps/m07.journey.svg")  # it is tried again


def test_nothing_is_left_behind(folder: Path, tmp_path_factory: pytest.TempPathFactory,
                                monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    place = tmp_path_factory.mktemp("temporary")
    monkeypatch.setenv("TMPDIR", str(place))
    for jobs in ("1", "2"):
        build(folder, "--force", "--jobs", jobs)

    assert list(place.iterdir()) == []
    assert list((folder / ".blueprint-cache/new").iterdir()) == []


@pytest.mark.parametrize("where", ["call", "_pool"])
def test_a_machine_that_starts_no_processes_draws_one_after_the_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """Small containers often have no `/dev/shm`, and some may not fork."""

    def refuse(*_: object) -> None:
        error = OSError(38, "Function not implemented")
        if where == "call":
            raise processes.NoProcessesError(error.strerror) from error
        raise error

    monkeypatch.chdir(folder)
    monkeypatch.setattr(processes, where, refuse)
    code, out, err = run("build", "--jobs", "2")

    assert (code, out.splitlines()[-1]) == (0, f"{2 * COUNT} files built, 0 unchanged ({COUNT} maps)")
    assert "note: drawn one after the other: no other processes can be started here (Function not implemented)" in err
