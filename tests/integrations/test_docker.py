"""The image: no Docker runs here, so its recipe is read: what it copies, whom it runs as, what it starts."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Callable
from pathlib import Path

from integrations.surroundings import ROOT

TEXT = (ROOT / "Dockerfile").read_text("utf-8")
JOINED = re.sub(r"\\\n", " ", "\n".join(line for line in TEXT.splitlines() if not line.lstrip().startswith("#")))
LINES = [line.split(maxsplit=1) for line in JOINED.splitlines() if line.strip()]
STAGES = JOINED.split("FROM ")[1:]


def test_it_is_sound(hadolint: Callable[[Path], str]) -> None:
    assert hadolint(ROOT / "Dockerfile") == ""


def test_its_shell_is_sound(tmp_path: Path, shellcheck: Callable[[Path], str]) -> None:
    lines = [re.sub(r"^(--\S+\s+)+", "", rest) for word, rest in LINES if word == "RUN"]
    script = tmp_path / "run.sh"
    script.write_text("#!/bin/sh\nset -eu\n" + "\n".join(lines) + "\n", "utf-8")

    assert len(lines) == 3
    assert shellcheck(script) == ""


def test_everything_that_a_wheel_is_made_of_is_copied_and_let_through() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needed = set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"])
    needed |= {"pyproject.toml", project["project"]["readme"], *project["project"]["license-files"]}
    copied = {name for word, rest in LINES if word == "COPY" for name in shlex.split(rest)[:-1]}
    ignore = (ROOT / ".dockerignore").read_text("utf-8").splitlines()

    assert needed <= copied
    assert copied <= {line[1:] for line in ignore if line.startswith("!")}
    assert "*" in ignore
    assert all((ROOT / name).exists() for name in copied)


def test_what_script_setup_installs_is_in_the_image() -> None:
    setup = (ROOT / "script/setup").read_text("utf-8")
    for package in ("fonts-noto-cjk", "graphviz", "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"):
        assert package in setup
        assert re.search(rf"\s{re.escape(package)}\s", STAGES[1])


def test_it_runs_without_rights_and_starts_blueprint() -> None:
    final = [line.split(maxsplit=1) for line in STAGES[1].splitlines()[1:] if line.strip()]
    words = [word for word, _ in final]

    assert ["USER", "1000:1000"] in final
    assert words.index("USER") > max(at for at, word in enumerate(words) if word == "RUN")
    assert ["ENTRYPOINT", '["blueprint"]'] in final
    assert ["WORKDIR", "/work"] in final
    assert not {"ADD", "EXPOSE", "VOLUME"} & set(words)
    assert re.search(r"^ARG BASE=python:3\.\d+-slim-[a-z]+$", TEXT, re.MULTILINE)
    assert "--no-index" in STAGES[1], "what is installed comes from the first stage only"
