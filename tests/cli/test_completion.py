"""`blueprint completion`: bash really completes; what zsh and fish get is read where they are not installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from typed import run

from blueprint.cli.completion_words import Takes, command_words
from blueprint.cli.verbs import VERBS
from blueprint.codes import all_codes

VERB_WORDS = command_words()
ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
compopt() { :; }
_blueprint
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shell") / "blueprint.bash"
    code, out, err = run("completion", "bash")
    assert (code, err) == (0, "")
    path.write_text(out, "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("hotel.blueprint.yaml", "my stay.blueprint.yml", "notes.txt", "house.theme.yaml"):
        (tmp_path / name).touch()
    (tmp_path / "maps").mkdir()
    return tmp_path


def offered(script: Path, folder: Path, *words: str) -> set[str]:
    """What bash offers for the last of the words."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("bash is not installed")
    command = [bash, "--norc", "-c", ASK, "bash", str(script), "blueprint", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=20)
    assert done.stderr == ""
    return {line for line in done.stdout.splitlines() if line}


def test_bash_takes_the_script(script: Path) -> None:
    done = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_verbs(script: Path, folder: Path) -> None:
    assert offered(script, folder, "") == set(VERBS)
    assert offered(script, folder, "exp") == {"explain"}


def test_options_of_the_verb_only(script: Path, folder: Path) -> None:
    assert {"--template", "--yes", "--force", "--help"} <= offered(script, folder, "init", "--")
    assert "--template" not in offered(script, folder, "render", "--")
    assert offered(script, folder, "init", "--tem") == {"--template"}


def test_values(script: Path, folder: Path) -> None:
    assert "clinic" in offered(script, folder, "init", "--template", "")
    assert offered(script, folder, "init", "--template", "=", "ho") == {"hotel"}
    assert offered(script, folder, "init", "--template", "=") >= {"hotel", "blank"}
    assert {"paper", "mono", "house.theme.yaml"} <= offered(script, folder, "render", "--theme", "")
    assert {"zh-Hans", "zh-Hant"} == offered(script, folder, "render", "--lang", "zh")
    assert {"sarif", "json", "github"} <= offered(script, folder, "validate", "--diagnostics", "")
    assert offered(script, folder, "explain", "BP35") == {c.id for c in all_codes() if c.id.startswith("BP35")}
    assert offered(script, folder, "completion", "") == {"bash", "zsh", "fish"}


def test_files_are_maps_and_folders(script: Path, folder: Path) -> None:
    maps = {"hotel.blueprint.yaml", "my stay.blueprint.yml", "maps"}

    assert offered(script, folder, "render", "") == maps
    assert offered(script, folder, "render", "hotel.blueprint.yaml", "--strict", "m") == maps - {"hotel.blueprint.yaml"}


def test_arguments_count_without_options(script: Path, folder: Path) -> None:
    assert {"step", "stage", "metric"} <= offered(script, folder, "new", "")
    assert offered(script, folder, "new", "step", "") == set()
    assert "hotel.blueprint.yaml" in offered(script, folder, "new", "step", "--after", "x", "A title", "")
    assert "hotel.blueprint.yaml" in offered(script, folder, "new", "--after", "=", "x", "step", "A title", "")


def test_every_option_of_every_verb_is_known() -> None:
    for verb in VERB_WORDS:
        code, text, _ = run(verb.name, "--help")
        assert code == 0
        options = text.partition("\nexamples:")[0]
        shown = set(re.findall(r"(?<=[\s,])--[a-z][a-z-]*(?=[ ,\n])", options.partition("options:")[2]))
        known = {name for option in verb.options for name in option.names}
        assert {name for name in shown if re.search(rf"^  (-\w(?: \S+)?, )?{name}\b", options, re.MULTILINE)} <= known


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_take_the_script(shell: str, tmp_path: Path) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed; its script is read by the tests below")
    path = tmp_path / f"blueprint.{shell}"
    path.write_text(run("completion", shell)[1], "utf-8")

    done = subprocess.run([program, "-n", str(path)], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def zsh_words(text: str) -> list[str]:
    """The text as words, quotes taken away as zsh and bash do; fails where a quote is left open."""
    words, at = [], 0
    pattern = re.compile(r"\s+|#[^\n]*\n|((?:'[^']*'|\"(?:[^\"\\]|\\.)*\"|\\.|[^\s'\"\\])+)", re.DOTALL)
    while at < len(text):
        match = pattern.match(text, at)
        assert match, f"an open quote at {text[at : at + 60]!r}"
        words += [match[1]] if match[1] else []
        at = match.end()
    return words


def test_the_script_for_zsh() -> None:
    text = run("completion", "zsh")[1]
    words = zsh_words(text)

    assert text.startswith("#compdef blueprint\n")
    assert text.count("_arguments -s") == len(VERB_WORDS)
    assert words.count("case") == words.count("esac") == 1
    for verb in VERB_WORDS:
        assert f"{verb.name})" in words
        for option in verb.options:
            assert re.search(rf"\*'?{{?(-\w,)?{option.names[-1]}\b", text)
    assert "(retail clinic software-onboarding public-service hotel support blank)" in text
    for spec in (w for w in words if w.startswith("'*--")):
        inside = re.sub(r"\\.", "", spec)
        assert inside.count("[") == inside.count("]") == 1, spec


def test_the_script_for_fish() -> None:
    lines = run("completion", "fish")[1].splitlines()
    commands = [line for line in lines if line.startswith("complete ")]

    for line in commands:
        assert re.sub(r"\\[\\']", "", line).count("'") % 2 == 0, line
    for verb in VERB_WORDS:
        assert any(f"-n __fish_use_subcommand -a {verb.name} -d " in line for line in commands)
        mine = [line for line in commands if f"__fish_seen_subcommand_from {verb.name}'" in line]
        for option in verb.options:
            found = [x for x in mine if f" -l {option.names[-1][2:]} " in x or f" -s {option.names[0][1:]} " in x]
            assert found
            assert (" -r" in found[0]) == (option.value.takes is not Takes.NOTHING)
