"""All rules.

In: a `Service`. Out: the warnings of all rules, in the order of the file.

Some rules are checked while a file is read, because drawing needs their answer as well; they are listed here without a
function. What each rule means and why it matters is told by `blueprint.codes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from blueprint.diagnostics import Diagnostic, in_order
from blueprint.frozen import frozen
from blueprint.lint.improvements import unanswered_fail_points, unanswered_gaps
from blueprint.lint.languages import untranslated_texts
from blueprint.lint.moments import (
    evidence_without_action,
    holes_in_the_curve,
    unmeasured_moments_of_truth,
    waits_without_time,
)
from blueprint.lint.touchpoints import (
    key_touchpoints_without_owner,
    key_touchpoints_without_standard,
    promises_without_touchpoint,
)
from blueprint.lint.ways import channel_switches_without_hand_over, paths_without_end
from blueprint.model import Service


@frozen
class Rule:
    """One rule.

    Attributes:
        code: its name, `BP` and three digits.
        found: its warnings for a service; None for a rule that is checked while a file is read.
    """

    code: str
    found: Callable[[Service], Iterator[Diagnostic]] | None = None


RULES: tuple[Rule, ...] = (
    Rule("BP301"),
    Rule("BP302"),
    Rule("BP303"),
    Rule("BP304"),
    Rule("BP305"),
    Rule("BP306"),
    Rule("BP307", untranslated_texts),
    Rule("BP351", key_touchpoints_without_standard),
    Rule("BP352", key_touchpoints_without_owner),
    Rule("BP353", unanswered_fail_points),
    Rule("BP354", waits_without_time),
    Rule("BP355", evidence_without_action),
    Rule("BP356", promises_without_touchpoint),
    Rule("BP357", channel_switches_without_hand_over),
    Rule("BP358", holes_in_the_curve),
    Rule("BP359", paths_without_end),
    Rule("BP360", unmeasured_moments_of_truth),
    Rule("BP361", unanswered_gaps),
)


def check(service: Service) -> tuple[Diagnostic, ...]:
    """What the rules say about a service, whether or not its files acknowledge it.

    Args:
        service: built without errors, with the figures of its surveys.
    """
    return in_order(finding for rule in RULES if rule.found for finding in rule.found(service))
