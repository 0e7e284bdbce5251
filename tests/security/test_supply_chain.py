"""What is installed: pinned with checksums, free to use, and asked about."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from script.audit import NOT_RUN, verdict

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
ENTRY = re.compile(
    r"^([a-z0-9._-]+)==([^ ;\\]+)(?: ; ([^\\]+?))? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)
PINNED = {canonicalize_name(name): version for name, version, _, _ in ENTRY.findall(LOCK)}
PERMISSIVE = re.compile(
    r"\b(MIT|BSD|ISC|Apache|PSF|Python Software Foundation|HPND|MPL|OFL|0BSD|Zlib|Unlicense|SIL Open Font)",
    re.IGNORECASE,
)
COPYLEFT = re.compile(r"(?<!L)\bA?GPL|GNU (Affero )?General Public", re.IGNORECASE)

CHOICE = {"pyphen"}
"""Comes under the GPL, the LGPL or the MPL 1.1, whichever one likes; used unchanged under the last."""


def closure() -> dict[str, str]:
    """The distributions that blueprint needs to run here, with their versions."""
    found: dict[str, str] = {}
    wanted = ["blueprint"]
    while wanted:
        name = canonicalize_name(wanted.pop())
        if name in found:
            continue
        dist = distribution(name)
        found[name] = dist.version
        for line in dist.requires or ():
            requirement = Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                wanted.append(requirement.name)
                wanted += [r.name for e in requirement.extras for r in extra(requirement.name, e)]
    del found["blueprint"]
    return found


def extra(name: str, which: str) -> list[Requirement]:
    """What a distribution needs for one of its extras."""
    told = [Requirement(line) for line in distribution(name).requires or ()]
    return [r for r in told if r.marker is not None and r.marker.evaluate({"extra": which})]


def test_every_line_of_the_lock_is_a_version_with_its_checksums() -> None:
    rest = ENTRY.sub("", LOCK)
    assert [line for line in rest.splitlines() if not line.startswith("#")] == []
    assert not re.search(r"://|--(?!hash)|index|find-links|@ ", rest), "no address of an index"
    assert "script/lock" in rest


def test_the_lock_is_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for line in project["dependencies"]:
        requirement = Requirement(line)
        assert PINNED[canonicalize_name(requirement.name)] in requirement.specifier, line


def test_the_lock_holds_everything_that_is_needed_here() -> None:
    assert closure().keys() - PINNED.keys() == set()


@pytest.mark.parametrize("name", sorted(closure()))
def test_it_may_be_used_by_anybody(name: str) -> None:
    """`License-Expression` (PEP 639), else `License` and the classifiers."""
    about = distribution(name).metadata
    told = [about.get("License-Expression") or "", (about.get("License") or "")[:200]]
    told += [c for c in about.get_all("Classifier", []) if c.startswith("License ::")]
    assert any(PERMISSIVE.search(text) for text in told), told
    assert name in CHOICE or not any(COPYLEFT.search(text) for text in told), told


def test_the_image_installs_what_is_pinned() -> None:
    recipe = (ROOT / "Dockerfile").read_text("utf-8")
    locked, own = re.findall(r"pip wheel ((?:.|\\\n)*?)(?: \\\n    &&|\n[A-Z#\n])", recipe)
    assert "--require-hashes" in locked
    assert "requirements.lock" in locked
    assert "--no-deps" in own


WEAK = {"name": "b", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}
FINE = {"name": "a", "version": "1", "vulns": []}
SKIPPED = {"name": "c", "skip_reason": "not found"}


def test_an_audit_says_what_is_known() -> None:
    assert verdict({"PyPI": [FINE]}) == (["nothing known: 1 packages, asked PyPI"], 0)
    lines, code = verdict({"PyPI": [FINE, WEAK, SKIPPED]})
    assert (code, lines) == (
        1,
        ["1 known weaknesses: 2 packages, asked PyPI; not known there: c", "b 1: PYSEC-1, mended in 2"],
    )


def test_an_audit_that_reaches_nobody_says_that_it_was_not_run() -> None:
    lines, code = verdict({"PyPI": [SKIPPED], "OSV": []})
    assert code == NOT_RUN
    assert lines == ["not run: neither PyPI nor OSV says anything about packages here"]
