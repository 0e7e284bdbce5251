"""How much findings count."""

from __future__ import annotations

import pytest

from blueprint.diagnostics import Diagnostic, Severity
from blueprint.project.levels import LevelRule, Levels, Setting, in_vain, rule_of, weigh
from blueprint.report import Level


def levels(**settings: str) -> Levels:
    return Levels(tuple(LevelRule(prefix=code, setting=Setting(s)) for code, s in settings.items()))


def said(code: str, severity: Severity = Severity.WARNING) -> Diagnostic:
    return Diagnostic(code=code, severity=severity, message="x")


@pytest.mark.parametrize(
    ("code", "level"),
    [("BP301", None), ("BP302", Level.ERROR), ("BP501", Level.INFO), ("BP140", Level.WARNING)],
)
def test_the_longest_beginning_counts(code: str, level: Level | None) -> None:
    rules = levels(BP301="off", BP3="error", BP="info", BP1="warning")

    assert weigh(said(code), rule_of(code, [rules])) is level


def test_a_later_place_counts_more_than_a_longer_beginning() -> None:
    assert weigh(said("BP301"), rule_of("BP301", [levels(BP301="off"), levels(BP="info")])) is Level.INFO
    assert weigh(said("BP301"), rule_of("BP301", [levels(BP301="off"), levels(BP4="info")])) is None


def test_without_rules_the_stage_counts() -> None:
    assert weigh(said("BP301"), None) is Level.WARNING
    assert weigh(said("BP201", Severity.ERROR), None) is Level.ERROR


@pytest.mark.parametrize("setting", list(Setting))
def test_errors_stay_errors(setting: Setting) -> None:
    exact, broad = levels(BP201=setting).rules[0], levels(BP2=setting).rules[0]
    error = said("BP201", Severity.ERROR)

    assert weigh(error, exact) is weigh(error, broad) is Level.ERROR
    assert in_vain(error, broad) is None
    assert (in_vain(error, exact) is None) == (setting is Setting.ERROR)
