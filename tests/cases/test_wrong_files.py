"""Files as designers get them wrong, and what the program says about them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from blueprint.cli.main import main

FOLDER = Path(__file__).parent / "wrong"
CASES = sorted(FOLDER.glob("*.blueprint.yaml"))


def told(path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(FOLDER)
    out, err = io.StringIO(), io.StringIO()
    main(["validate", path.name, "--diagnostics", "concise"], io.BytesIO(), out, err)
    assert not err.getvalue()
    return out.getvalue()


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.name.split(".")[0])
def test_report(path: Path, accept: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    accept(path.with_name(path.name.replace(".blueprint.yaml", ".txt")), told(path, monkeypatch))


def test_no_report_is_left_over() -> None:
    stems = {p.name.split(".")[0] for p in CASES}

    assert {p.stem for p in FOLDER.glob("*.txt")} - stems == set()


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.name.split(".")[0])
def test_every_wrong_file_is_told_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert " BP" in told(path, monkeypatch)
