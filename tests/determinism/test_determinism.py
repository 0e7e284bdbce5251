"""The same files give the same bytes, whatever surrounds them: every kind of output, made in processes of their own.

`BLUEPRINT_SURROUNDINGS=all` compares each change of the surroundings alone, over all examples as well; without it, two
processes that differ in everything at once.
"""

from __future__ import annotations

import io
import json
import os
import platform
import shutil
import socket
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from determinism.everything import PICTURE, files, lay_out
from security.inert import CHECKS

from blueprint.paths import CONFIG

ROOT = Path(__file__).parents[2]
EVERYTHING = Path(__file__).with_name("everything.py")
ALL = os.environ.get("BLUEPRINT_SURROUNDINGS") == "all"

HOSTILE = '=1 </script><script>x()</script>"><img src=x onerror=y()>{{7919*6421}}{%raw%} [b](javascript:c) ##[error]e'
"""Stands wherever a text may stand."""

HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "XDG_CACHE_HOME": ""}
CHANGES: dict[str, dict[str, str]] = {
    "hash seed": {"PYTHONHASHSEED": "4099"},
    "time zone": {"TZ": "Pacific/Kiritimati"},
    "language": {"LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"},
    "clock": {"SOURCE_DATE_EPOCH": "86400"},
    "user": {"USER": "somebody-else", "LOGNAME": "somebody-else", "HOSTNAME": "elsewhere"},
    "terminal": {"COLUMNS": "40", "FORCE_COLOR": "1", "TERM": "xterm-256color"},
    "folder": {},
    "order": {},
    "umask": {},
    "jobs": {},
}


def made(folder: Path, changes: tuple[str, ...], source: Path | None = None) -> dict[str, bytes]:
    """Everything that is made in surroundings that differ from those of the machine here.

    Args:
        folder: where to work.
        changes: of `CHANGES`.
        source: a folder with maps to build instead of the small project.
    """
    project = folder / ("other place" if "folder" in changes else "p") / "project"
    if source is None:
        lay_out(project, HOSTILE)
    else:
        shutil.copytree(source, project)
        (project / CONFIG).write_text("config: 1\noutputs: [{formats: [svg, pdf, png, html], folder: site}]\n", "utf-8")
    (project.parent / "secret.svg").write_text(PICTURE, "utf-8")
    if "order" in changes:
        reorder(project)
    settings = HERE | {name: value for change in changes for name, value in CHANGES[change].items()}
    which = "none" if source is not None else "all" if ALL else "small"
    done = subprocess.run(
        [sys.executable, str(EVERYTHING), str(project), "2" if "jobs" in changes else "1", which],
        cwd=folder if "folder" in changes else ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
        capture_output=True, text=True, check=False, umask=0o077 if "umask" in changes else 0o022,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads((project / "told.json").read_text("utf-8")) == [], "no network, no other program, no other file"
    return files(project, "out", "site")


def reorder(project: Path) -> None:
    """Write all files again, the last first, with old times."""
    for number, path in enumerate(sorted((p for p in project.rglob("*") if p.is_file()), reverse=True)):
        data = path.read_bytes()
        path.unlink()
        path.write_bytes(data)
        os.utime(path, (1_000_000_000 - number, 1_000_000_000 - number))


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(tmp_path_factory.mktemp("one"), ())


def test_two_processes_that_differ_in_everything_make_the_same_bytes(one: dict[str, bytes], tmp_path: Path) -> None:
    other = made(tmp_path, tuple(CHANGES))

    assert differing(one, other) == []
    kinds = {Path(name).suffix for name in one}
    assert kinds >= {".svg", ".pdf", ".png", ".html", ".json", ".csv", ".xlsx", ".md", ".dot", ".sarif", ".xml", ".txt"}
    assert {"site/index.html", "site/manifest.json"} <= one.keys(), "the page of all maps, and the manifest"


def test_nothing_names_the_machine(one: dict[str, bytes]) -> None:
    words = {str(Path.home()), str(ROOT), "/tmp/", "pytest-of", socket.gethostname(), platform.release()}  # noqa: S108
    plain = {name: unpacked(name, data) for name, data in one.items()}
    told = [(n, w) for n, data in plain.items() for w in words if len(w) > 4 and w.encode() in data]
    assert told == []


def unpacked(name: str, data: bytes) -> bytes:
    """The words of a file, also where it is compressed."""
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return b"".join(book.read(each) for each in book.namelist())
    if name.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            out = io.BytesIO()
            pdf.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.generalized, compress_streams=False)
            return out.getvalue()
    return data


def test_hostile_texts_do_nothing_in_any_output(one: dict[str, bytes]) -> None:
    found = {n: told for n, data in one.items() if (told := list(CHECKS.get(Path(n).suffix, lambda _: iter(()))(data)))}
    assert found == {}
    # The text is there, so the checks have had something to find; and no template has worked it out.
    assert b"&lt;/script&gt;" in one["out/hotel.html"]
    assert HOSTILE in json.dumps(json.loads(one["out/touchpoints.json"]), ensure_ascii=False).replace('\\"', '"')
    assert [name for name, data in one.items() if b"50847899" in unpacked(name, data)] == []


@pytest.mark.skipif(not ALL, reason="a soak: BLUEPRINT_SURROUNDINGS=all")
@pytest.mark.parametrize("change", CHANGES)
def test_one_change_alone(tmp_path: Path, change: str) -> None:
    assert differing(made(tmp_path / "one", ()), made(tmp_path / "other", (change,))) == []


@pytest.mark.skipif(not ALL, reason="a soak: BLUEPRINT_SURROUNDINGS=all")
@pytest.mark.parametrize("example", sorted(p.name for p in (ROOT / "examples").iterdir() if p.is_dir()))
def test_examples(tmp_path: Path, example: str) -> None:
    source = ROOT / "examples" / example
    one = made(tmp_path / "one", (), source)
    assert len(one) > 3
    assert differing(one, made(tmp_path / "other", tuple(CHANGES), source)) == []
