"""The command line: what it answers, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from typed import run

from blueprint import __version__
from blueprint.cli import main as main_module
from blueprint.cli.main import main
from blueprint.cli.verbs import VERBS, load

ROOT = Path(__file__).parents[2]
GOOD = "blueprint: 1\ntitle: Hotel stay\nstages:\n  - title: Arrival\n    steps:\n      - customer: Arrives\n"
WARNED = GOOD.replace("Arrives", "Goes to room #12")


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "hotel.blueprint.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return str(path)


def test_help_names_every_verb_and_shows_examples() -> None:
    code, out, err = run("--help")

    assert (code, err) == (0, "")
    assert all(f"    {verb}" in out for verb in VERBS)
    assert "blueprint validate hotel.blueprint.yaml" in out


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help_with_examples(verb: str) -> None:
    code, out, _ = run(verb, "--help")

    assert code == 0
    assert f"usage: blueprint {verb}" in out
    assert f"\n  blueprint {verb}" in out


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_its_two_functions(verb: str) -> None:
    module = load(verb)

    assert callable(module.configure)
    assert callable(module.run)


def test_version() -> None:
    assert run("--version") == (0, f"blueprint {__version__}\n", "")


def test_the_version_is_that_of_the_project() -> None:
    assert f'\nversion = "{__version__}"\n' in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "say what to do"),
        (("validat",), "did you mean `validate`?"),
        (("fly",), "the verbs are"),
        (("hotel.blueprint.yaml",), "`blueprint render hotel.blueprint.yaml`"),
        (("validate", "--nonsense", "x"), "--nonsense"),
        (("validate", "x", "--diagnostics", "loud"), "loud"),
        (("validate", "x", "--limit", "depht=3"), "there is no limit `depht`"),
        (("validate", "x", "--limit", "depth=0"), "a whole number above zero"),
        (("validate", "x", "--limit", "depth"), "a whole number above zero"),
        (("validate", "x", "--limit", "bytes=" + "9" * 30), "a whole number above zero"),
        (("validate", "x", "--limit", "digits=101"), "100 digits at most"),
        (("explain", "BP99X"), "there is no code, part or key `BP99X`"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run(*arguments)

    assert (code, out) == (2, "")
    assert err.startswith("error: ")
    assert said in err


def test_a_good_file(good: str) -> None:
    assert run("validate", good) == (0, "nothing to report in 1 file\n", "")


def test_a_wrong_file(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(GOOD.replace("title: Hotel", "titel: Hotel"), encoding="utf-8")

    code, out, err = run("validate", str(path))

    assert (code, err) == (1, "")
    assert "error[BP202]" in out
    assert " 2 | titel: Hotel stay" in out
    assert out.endswith("\n\n1 error in 1 file\n")


def test_a_missing_file() -> None:
    code, out, _ = run("validate", "nowhere.yaml", "--diagnostics", "concise")

    assert code == 1
    assert out == "error BP001 there is no file `nowhere.yaml`\n1 error in 1 file\n"


def test_warnings_count_only_if_asked() -> None:
    assert run("validate", "-", stdin=WARNED)[0] == 0
    assert run("validate", "-", "--strict", stdin=WARNED)[0] == 1


def test_standard_input_has_a_name() -> None:
    assert run("validate", "-", "--diagnostics", "concise", stdin=WARNED)[1].startswith("-:6:")


def test_several_files_are_reported_together(good: str) -> None:
    code, out, _ = run("validate", good, "nowhere.yaml", good, "--diagnostics", "json")

    assert code == 1
    assert json.loads(out)["summary"] == {"errors": 1, "warnings": 0, "infos": 0, "files": 2}


def test_limits_reach_the_reader() -> None:
    assert "BP109" in run("validate", "-", "--limit", "text=3", "--diagnostics", "concise", stdin=GOOD)[1]


def test_explain_one() -> None:
    code, out, _ = run("explain", "126")

    assert code == 0
    assert out.startswith("BP126: ")
    assert "Instead of:" in out


def test_explain_lists_all() -> None:
    _, out, _ = run("explain")

    assert "BP001  there is no such file\n" in out
    assert len(out.splitlines()) > 60


def test_schema_is_json() -> None:
    code, out, _ = run("schema")

    assert code == 0
    assert json.loads(out)["title"].startswith("Blueprint")
    assert "stages" in json.loads(out)["properties"]


def fail(error: BaseException) -> NoReturn:
    raise error


def test_a_bug_is_never_a_traceback(good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_module, "load", lambda _: fail(ZeroDivisionError("oh")))

    code, out, err = run("validate", good)

    assert (code, out) == (3, "")
    assert "Traceback" not in err
    assert f"blueprint {__version__}" in err
    assert "ZeroDivisionError: oh" in err
    assert f"blueprint validate {good}" in err


def test_a_bug_shows_its_details_if_asked(good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_module, "load", lambda _: fail(ZeroDivisionError("oh")))

    code, _, err = run("--traceback", "validate", good)

    assert code == 3
    assert "in fail" in err


@pytest.mark.parametrize(("error", "expected"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 0)])
def test_interruptions(error: BaseException, expected: int, good: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(main_module, "load", lambda _: fail(error))

    code, _, err = run("validate", good)

    assert code == expected
    assert "Traceback" not in err


def process(*arguments: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    environ = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    command = [sys.executable, "-c", "from blueprint.cli.main import run; run()", *arguments]
    environ |= {"PYTHONPATH": str(ROOT), **settings}
    return subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8", check=False
    )


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text(GOOD.replace("title: Hotel", "酒店: Hotel"), encoding="utf-8")

    done = process("validate", "x.yaml", folder=tmp_path, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")

    assert done.returncode == 1
    assert "`酒店`" in done.stdout


def test_a_closed_pipe_is_no_problem(tmp_path: Path) -> None:
    program = "from blueprint.cli.main import run; run()"
    command = f"{sys.executable} -c '{program}' explain | head -1"
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
    )

    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


MODULES = """
import os, sys
from blueprint.cli.main import main
main(sys.argv[1:], None, open(os.devnull, "w"), sys.stderr)
print(*sys.modules)
"""


@pytest.mark.parametrize("arguments", [("--help",), ("validate", "--help"), ("validate", "GOOD")])
def test_checking_loads_nothing_that_draws(arguments: tuple[str, ...], good: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", MODULES, *(good if a == "GOOD" else a for a in arguments)]
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=True)
    loaded = {name.split(".")[0] for name in done.stdout.split()}

    assert "blueprint" in loaded
    assert not loaded & {"jinja2", "uharfbuzz", "weasyprint", "icu4py", "babel", "jsonschema", "difflib", "fontTools"}


def test_colours_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    def told() -> str:
        out = Terminal()
        main(("validate", "-"), io.BytesIO(WARNED.encode()), out, io.StringIO())
        return out.getvalue()

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert re.search("\x1b", told())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in told()
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in told()
    assert "\x1b" not in run("validate", "-", stdin=WARNED)[1]
