"""How a limit is raised, and which limits are no matter of what a map holds."""

from __future__ import annotations

from blueprint.frozen import replace
from blueprint.limits import DEFAULT_LIMITS


def test_the_hint_names_twice_the_limit_unless_it_knows_better() -> None:
    assert DEFAULT_LIMITS.raise_hint("depth").endswith(f"`--limit depth={2 * DEFAULT_LIMITS.depth}`")
    assert DEFAULT_LIMITS.raise_hint("text", 123_456).endswith("`--limit text=123456`")


def test_what_only_the_run_needs_is_not_of_the_content() -> None:
    asked = replace(DEFAULT_LIMITS, depth=7, seconds=7, total=7, memory=7, output=7, maps=7)

    assert asked.of_content() == replace(DEFAULT_LIMITS, depth=7)
