"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from blueprint.writing.whole import write_whole


def test_folders_are_made_and_permissions_kept(tmp_path: Path) -> None:
    target = tmp_path / "a/b/c.svg"

    write_whole(target, b"one")
    target.chmod(0o640)
    write_whole(target, b"two")

    assert target.read_bytes() == b"two"
    assert target.stat().st_mode & 0o777 == 0o640
    assert [p.name for p in target.parent.iterdir()] == ["c.svg"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.svg", tmp_path / "link.svg"
    real.write_bytes(b"old")
    link.symlink_to(real)

    write_whole(link, b"new")

    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    target = tmp_path / "x.svg"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*(("os.fsync", fail) if call == "fsync" else ("os.replace", fail)))  # type: ignore[arg-type]
    with pytest.raises(OSError, match="No space"):
        write_whole(target, b"new")

    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["x.svg"]


def test_long_names_work(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 251 + ".svg")

    write_whole(target, b"x")

    assert target.read_bytes() == b"x"
