"""How much a finding counts.

In: the levels that a configuration gives to codes, and a finding. Out: its `Level`, or that it is not told.

What a stage calls an error stays one: the file cannot be drawn, and no setting changes that. A warning may become an
error (the drawing is made all the same, the command fails), information, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from blueprint.diagnostics import Diagnostic, Severity
from blueprint.frozen import field, frozen
from blueprint.phrases import quote
from blueprint.report.finding import Level
from blueprint.source import Span


class Setting(StrEnum):
    """What a configuration can say about a code."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    OFF = "off"


@frozen(kw_only=True)
class LevelRule:
    """What is said about the codes with one beginning.

    Attributes:
        prefix: `BP301`, or the beginning of codes: `BP3`, `BP`.
        setting: what is said.
        span: where it is said.
    """

    prefix: str
    setting: Setting
    span: Span | None = field(default=None, compare=False)


@frozen
class Levels:
    """What one place of a configuration says about codes."""

    rules: tuple[LevelRule, ...] = ()

    def rule_for(self, code: str) -> LevelRule | None:
        """The rule about a code: the one with the longest beginning."""
        fitting = [rule for rule in self.rules if code.startswith(rule.prefix)]
        return max(fitting, key=lambda rule: len(rule.prefix), default=None)


def rule_of(code: str, layers: Iterable[Levels]) -> LevelRule | None:
    """What counts for a code: the last of several places that says anything about it."""
    rules = [rule for layer in layers if (rule := layer.rule_for(code))]
    return rules[-1] if rules else None


def weigh(diagnostic: Diagnostic, rule: LevelRule | None) -> Level | None:
    """How much a finding counts; None if it is not told."""
    if diagnostic.severity is Severity.ERROR:
        return Level.ERROR
    if rule is None:
        return Level.WARNING
    return None if rule.setting is Setting.OFF else Level(rule.setting.value)


def in_vain(diagnostic: Diagnostic, rule: LevelRule | None) -> Diagnostic | None:
    """The finding that a rule about exactly this code asks for what cannot be: an error that counts less."""
    if rule is None or diagnostic.severity is not Severity.ERROR or rule.prefix != diagnostic.code:
        return None
    if rule.setting is Setting.ERROR:
        return None
    return Diagnostic(
        code="BP604",
        severity=Severity.ERROR,
        message=f"{quote(rule.prefix)} cannot be {quote(rule.setting)}: it is an error, there is no drawing with it",
        span=rule.span,
        hint="mend the error, and delete this line; only warnings can count less",
    )
