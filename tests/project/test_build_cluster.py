"""The same jobs on a Dask cluster: a scheduler and two workers, all in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.typed import run
from project.projects import build, tree, write_config, write_map

pytest.importorskip("distributed")

CLUSTER = """\
import sys
from distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(
        n_workers=2, threads_per_worker=2, processes=False, protocol="tcp", dashboard_address=None, silence_logs=50
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A cluster whose workers start in a folder without maps."""
    place = tmp_path_factory.mktemp("cluster")
    (place / "cluster.py").write_text(CLUSTER, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "cluster.py"], cwd=place, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, encoding="utf-8", env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.stdin.close()
    process.wait(timeout=60)
    process.stdout.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n in range(5):
        write_map(tmp_path, f"maps/m{n:02}.blueprint.yaml", title=f"Map {n}", words="Opens, image: ../lobby.svg")
    (tmp_path / "lobby.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>', "utf-8")
    write_map(tmp_path, "maps/bad.blueprint.yaml").write_text("blueprint: 1\n", "utf-8")
    write_config(tmp_path, "outputs: [{folder: out}]\nbooks: [{pdf: out/b.pdf, files: [maps/m01.blueprint.yaml]}]\n")
    return tmp_path


def test_a_cluster_gives_the_same(address: str, folder: Path) -> None:
    here = build(folder, "--force", "--jobs", "1", "-o", "here", code=1)
    there = build(folder, "--force", "--executor", f"dask={address}", "-o", "there", code=1)

    assert there.stdout.replace("there/", "here/") == here.stdout
    assert there.stderr == here.stderr
    assert tree(folder / "there") == tree(folder / "here")


def test_a_second_time_nobody_is_asked(folder: Path) -> None:
    (folder / "maps/bad.blueprint.yaml").unlink()
    build(folder)

    assert build(folder, "--executor", "dask=tcp://127.0.0.1:9").stdout == "0 files built, 11 unchanged (5 maps)\n"


def test_workers_have_the_same_version(address: str) -> None:
    script = (
        "from blueprint.project.jobs.cluster import Cluster, ClusterError\n"
        f"try: Cluster({address!r}, 'another')\n"
        "except ClusterError as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)

    assert "has another version of blueprint or of what it rests on" in done.stdout


def test_workers_with_other_fonts_are_told_and_not_believed(
    address: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setattr("blueprint.project.building.result_entry.fonts_key", lambda: "the fonts of this machine")
    (folder / "maps/bad.blueprint.yaml").unlink()
    (folder / "house.yaml").write_text("theme: 1\nfonts: {Latn: [DejaVu Sans, sans]}\n", "utf-8")
    write_map(folder, "maps/m00.blueprint.yaml", more="style: ../house.yaml\n")

    _, out, err = run("build", "--executor", f"dask={address}")

    assert "note: the cluster has other fonts than this machine, and maps/m00.blueprint.yaml needs them" in err
    assert "out/maps/m01.journey.svg" in out
    entries = (folder / ".blueprint-cache/made").rglob("*.json")
    assert not [path for path in entries if "the fonts of this machine" in path.read_text("utf-8")]


def test_nobody_answers(folder: Path) -> None:
    done = build(folder, "--executor", "dask=tcp://127.0.0.1:9", code=2)

    assert done.stderr.startswith("error: no Dask scheduler answers at tcp://127.0.0.1:9")
    assert "Traceback" not in done.stderr
    assert not (folder / "out").exists()
