"""How many findings there are.

In: findings, and how many files were looked at. Out: a line of words.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.phrases import count
from blueprint.report.finding import Finding, Level


def totals(findings: Iterable[Finding]) -> str:
    """Findings by level: "2 errors, 1 warning"; empty for none."""
    levels = [f.level for f in findings]
    counted = [(levels.count(level), level.value) for level in Level]
    return ", ".join(count(number, noun) for number, noun in counted if number)


def summary(findings: Iterable[Finding], files: int) -> str:
    """One line that counts: "2 errors, 1 warning in 1 file"."""
    return f"{totals(findings) or 'nothing to report'} in {count(files, 'file')}"
