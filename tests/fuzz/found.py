"""What a run of many cases finds: each kind of failure once, made small, and written into the corpus."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from fuzz.case import CORPUS, Case
from fuzz.checks import Failure
from fuzz.judge import Judge
from fuzz.reduce import reduced


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A kind of failure, and the file of the corpus with its smallest case."""

    kind: str
    details: str
    file: str


def keep(judge: Judge, case: Case, failure: Failure, folder: Path = CORPUS) -> Found:
    """Make a failing case small and write it down."""

    def fails(other: Case) -> bool:
        try:
            judge.judge(other)
        except Failure as again:
            return again.kind == failure.kind
        return False

    small = reduced(case, fails) if fails(case) else case
    return write(replace(small, why=failure.kind), failure.kind, failure.details, folder)


def write(case: Case, kind: str, details: str, folder: Path = CORPUS) -> Found:
    """Write a case into the corpus, named by what is wrong with it."""
    stem = re.sub(r"[^a-z0-9]+", "-", kind.lower()).strip("-")[:60].rstrip("-")
    file = folder / f"{stem}-{sha256(case.text().encode()).hexdigest()[:6]}.case"
    folder.mkdir(exist_ok=True)
    file.write_text(case.text(), "utf-8", newline="\n")
    return Found(kind=kind, details=details, file=file.name)
