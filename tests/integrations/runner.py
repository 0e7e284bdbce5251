"""A small runner of composite actions: it goes through the steps of `action.yml` as GitHub's does.

Expressions know the contexts `inputs`, `github`, `runner` and `steps`, the operators `||`, `&&`, `==` and `!=`, and
texts in single quotes. Steps that use other actions are written down, not run.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")
_HEREDOC = re.compile(r"(\w+)<<(.+)")


@dataclass
class Run:
    """What came of one run of an action.

    Attributes:
        code: 0, or the exit code of the step that failed.
        log: what the steps printed. summary: of the job.
        used: other actions, each with its inputs.
        outputs: of the action. paths: what later steps find commands in.
    """

    code: int = 0
    log: str = ""
    summary: str = ""
    used: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    outputs: dict[str, str] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)


class Runner:
    """Runs an action in a workspace; steps whose names are in `skipped` count as done."""

    def __init__(self, action: Path, workspace: Path, temp: Path, env: dict[str, str], event: dict[str, Any]) -> None:
        self.action, self.workspace, self.temp, self.env = action, workspace, temp, env
        self.skipped: frozenset[str] = frozenset()
        self.definition = yaml.safe_load((action / "action.yml").read_text("utf-8"))
        self.github = {"action_path": str(action), "sha": "0" * 40, "event": event}
        self.steps: dict[str, dict[str, str]] = {}
        self.inputs: dict[str, str] = {}

    def run(self, **inputs: str) -> Run:
        """All steps; after one has failed, those that follow are left out."""
        declared = self.definition["inputs"]
        unknown = set(inputs) - {name.replace("-", "_") for name in declared}
        assert not unknown, unknown
        self.inputs = {name: inputs.get(name.replace("-", "_"), given["default"]) for name, given in declared.items()}
        self.steps.clear()
        shutil.rmtree(self.temp, ignore_errors=True)
        self.temp.mkdir(parents=True)
        done = Run()
        for step in self.definition["runs"]["steps"]:
            if step["name"] in self.skipped or ("if" in step and not self.value(step["if"])):
                continue
            if "uses" in step:
                done.used.append((step["uses"], {k: self.filled(str(v)) for k, v in step["with"].items()}))
            else:
                self.shell(step, done)
            if done.code:
                break
        done.outputs = {name: self.filled(given["value"]) for name, given in self.definition["outputs"].items()}
        return done

    def shell(self, step: dict[str, Any], done: Run) -> None:
        """One step that is a script."""
        assert step["shell"] == "sh"
        files = {name: self.temp / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH")}
        for file in files.values():
            file.write_bytes(b"")
        script = self.temp / "script.sh"
        script.write_text(step["run"], "utf-8")
        env = {
            **self.env,
            "PATH": ":".join([*reversed(done.paths), self.env["PATH"]]),
            **{name: self.filled(value) for name, value in step.get("env", {}).items()},
            **{name: str(file) for name, file in files.items()},
            "GITHUB_ACTION_PATH": str(self.action),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
        }
        ran = subprocess.run(
            ["sh", "-e", script], cwd=self.workspace, env=env, capture_output=True, check=False, encoding="utf-8"
        )
        done.log += ran.stdout + ran.stderr
        done.code = ran.returncode
        done.summary += files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        done.paths += files["GITHUB_PATH"].read_text("utf-8").splitlines()
        self.steps[step.get("id", "")] = _variables(files["GITHUB_OUTPUT"].read_text("utf-8"))

    def filled(self, text: str) -> str:
        """A text with its expressions worked out."""
        return _EXPRESSION.sub(lambda m: str(self.value(m[1])), text)

    def value(self, expression: str) -> str | bool:
        """What an expression comes to."""
        for part in expression.split("||"):
            for condition in part.split("&&"):
                found = self.compared(condition.strip())
                if not found:
                    break
            if found:
                return found
        return found

    def compared(self, expression: str) -> str | bool:
        for sign in ("==", "!="):
            if sign in expression:
                left, right = (self.term(part.strip()) for part in expression.split(sign))
                return (left == right) is (sign == "==")
        return self.term(expression)

    def term(self, expression: str) -> str:
        if expression.startswith("'"):
            return expression[1:-1]
        context, *names = expression.split(".")
        if context == "steps":
            return self.steps.get(names[0], {}).get(names[2], "")
        at: Any = {"inputs": self.inputs, "github": self.github, "runner": {"os": "Linux"}}[context]
        for name in names:
            at = at.get(name, "") if isinstance(at, dict) else ""
        return str(at or "")


def _variables(text: str) -> dict[str, str]:
    """The lines of a file of outputs; the runner refuses lines without a name."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        assert not _HEREDOC.fullmatch(line), "no script here needs values of several lines"
        name, sign, value = line.partition("=")
        assert name, line
        assert sign, line
        found[name] = value
    return found
