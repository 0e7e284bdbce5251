# ruff: noqa: INP001 - a script, not a package
"""Asks whether anything is known against what the container installs: `.venv/bin/python -m script.audit`.

In: requirements.lock. Out: one line, and one more for each weakness that is known; exit code 1 if there is one. Where
no service that knows of weaknesses can be reached, the line says `not run`, and the exit code is 0: a check that needs
the network must not fail where there is none. With `--required` that is 3.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

LOCK = Path(__file__).parents[1] / "requirements.lock"
SERVICES = {"pypi": "PyPI", "osv": "OSV"}
_SECONDS = 120
NOT_RUN = 3


def ask(service: str) -> list[dict[str, Any]]:
    """What a service says of each package; nothing where it does not answer.

    Args:
        service: as pip-audit calls it.
    """
    command = [
        sys.executable, "-m", "pip_audit", "--requirement", str(LOCK), "--require-hashes", "--disable-pip",
        "--vulnerability-service", service, "--format", "json", "--progress-spinner", "off", "--timeout", "10",
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)  # noqa: S603
        told: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError, TypeError):
        return []
    return told


def verdict(answers: dict[str, list[dict[str, Any]]]) -> tuple[list[str], int]:
    """The lines to print, and the exit code.

    Args:
        answers: by the name of the service, what it said of each package; the first that knows a package counts.
    """
    known: dict[str, tuple[str, dict[str, Any]]] = {}
    every: dict[str, None] = {}
    for service, told in answers.items():
        for one in told:
            every[one["name"]] = None
            if "vulns" in one:
                known.setdefault(one["name"], (service, one))
    if not known:
        return [f"not run: neither {' nor '.join(answers)} says anything about packages here"], NOT_RUN
    weak = [
        f"{name} {one['version']}: {vuln['id']}, mended in {', '.join(vuln['fix_versions']) or 'no version yet'}"
        for name, (_, one) in known.items()
        for vuln in one["vulns"]
    ]
    unknown = [name for name in every if name not in known]
    found = f"{len(weak)} known weaknesses" if weak else "nothing known"
    asked = " and ".join(dict.fromkeys(service for service, _ in known.values()))
    more = f"; not known there: {', '.join(unknown)}" if unknown else ""
    return [f"{found}: {len(known)} packages, asked {asked}{more}", *weak], 1 if weak else 0


def main(argv: list[str]) -> int:
    """Ask, print and give the exit code.

    Args:
        argv: `--required`, or nothing.
    """
    answers: dict[str, list[dict[str, Any]]] = {}
    for service, name in SERVICES.items():
        answers[name] = ask(service)
        if any("vulns" in one for one in answers[name]):
            break
    lines, code = verdict(answers)
    print("\n".join(lines))  # noqa: T201 - it is what the command gives
    return 0 if code == NOT_RUN and "--required" not in argv else code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
