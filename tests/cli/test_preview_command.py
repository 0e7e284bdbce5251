"""`blueprint preview` as it is typed: what it prints, how it ends, what it refuses."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from http.client import HTTPConnection
from pathlib import Path

import pytest
from cli.typed import run
from preview.previewed import MAP

PATIENCE = 10


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "tea.blueprint.yaml"
    place.write_text(MAP, "utf-8")
    return place


def test_it_serves_until_it_is_interrupted(file: Path) -> None:
    command = [sys.executable, "-m", "blueprint", "preview", str(file), "--no-open", "--port", "0"]
    environ = {**os.environ, "XDG_CACHE_HOME": str(file.parent / "cache"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ) as process:
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            found = re.match(r"http://127\.0\.0\.1:(\d+)/([0-9a-f]{32})/ shows (.*); Ctrl-C ends\n", first)
            assert found
            assert found[3] == str(file)
            line = HTTPConnection("127.0.0.1", int(found[1]), timeout=PATIENCE)
            line.request("GET", f"/{found[2]}/")
            assert line.getresponse().read().startswith(b"<!DOCTYPE html>")
            line.close()
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert (process.returncode, out, err) == (0, "the preview has ended\n", "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.yaml"], "does not exist"),
        (["-"], "standard input cannot be followed"),
        (["FILE", "--port", "x"], "whole number from 0 to 65535"),
        (["FILE", "--port", "70000"], "whole number from 0 to 65535"),
        (["FILE", "--page", "huge"], "huge"),
        (["FILE", "--lang", "e n"], "is no language tag"),
        (["FILE", "--editor", "vi"], "vi"),
        ([], "FILE|DIR"),
    ],
)
def test_what_cannot_be_meant(file: Path, arguments: list[str], said: str) -> None:
    code, out, err = run("preview", *(a.replace("FILE", str(file)) for a in arguments), "--no-open")
    assert (code, out) == (2, "")
    assert said in err


def test_a_theme_that_is_none(file: Path) -> None:
    code, out, err = run("preview", str(file), "--theme", "nowhere", "--no-open")
    assert (code, out) == (1, "")
    assert "nowhere" in err


def test_help_names_what_there_is() -> None:
    code, out, _ = run("preview", "--help")
    assert code == 0
    for option in ("--port", "--no-open", "--view", "--lang", "--theme", "--page", "--editor"):
        assert option in out
