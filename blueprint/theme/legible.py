"""Colours of a theme file that cannot be told from what they stand on.

In: the finished theme and the places where the file gives its colours. Out: one finding (BP524) for each of
these places, with a colour that would do everywhere this one is used.
"""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.builtin import Tree
from blueprint.diagnostics import Diagnostic, Edit, Fix, Severity
from blueprint.source import Span
from blueprint.theme.assemble import FOLLOWS, followed
from blueprint.theme.colour import readable
from blueprint.theme.contrast import Pair, colour_of, pairs, ratio
from blueprint.theme.values import Theme


def unreadable(theme: Theme, tree: Tree, spans: dict[str, Span], whole: Span) -> list[Diagnostic]:
    """Findings about a theme file.

    Args:
        theme: the theme as it would be used.
        tree: its complete tree.
        spans: places of the file's own entries by path.
        whole: the place for what no single entry of the file explains.
    """
    everything = tuple(pairs(theme, {name: entry["colour"] for name, entry in tree["type"].items()}))
    by_role: dict[str, list[Pair]] = {}
    for pair in everything:
        if ratio(theme, pair) < pair.least:
            by_role.setdefault(_culprit(pair, spans), []).append(pair)
    return [_finding(theme, role, failing, everything, spans, whole) for role, failing in by_role.items()]


def _culprit(pair: Pair, spans: dict[str, Span]) -> str:
    """The role of a pair whose colour the file gives; the front one where it gives both or none."""
    candidates = (pair.front, _source(pair.front), pair.ground, _source(pair.ground))
    return next((role for role in candidates if f"colours.{role}" in spans), pair.front)


def _source(role: str) -> str:
    """The role that a role follows unless it is given; itself where there is none."""
    return followed(role) if role.count(".") == 1 and role.split(".")[1] in FOLLOWS else role


def _finding(
    theme: Theme,
    role: str,
    failing: list[Pair],
    everything: Sequence[Pair],
    spans: dict[str, Span],
    whole: Span,
) -> Diagnostic:
    """What one colour of the file does."""
    worst = min(failing, key=lambda pair: ratio(theme, pair) / pair.least)
    front, ground = colour_of(theme, worst.front), theme.colour(worst.ground)
    words = f"words (`{worst.words}`)" if worst.words else "graphics"
    more = f"; the same with {len(failing) - 1} more" if len(failing) > 1 else ""
    span = spans.get(f"colours.{role}") or _of_type(worst.words, spans) or whole
    better = readable(colour_of(theme, role), _grounds(theme, role, everything, spans))
    fix = None
    if better and f"colours.{role}" in spans:
        fix = Fix(title=f"write '{better}'", edits=(Edit(span=span, text=f"'{better}'"),))
    return Diagnostic(
        code="BP524",
        severity=Severity.ERROR,
        message=f"`{worst.front}` ({front}) on `{worst.ground}` ({ground}) has a contrast of "
        f"{_shown(ratio(theme, worst))}, but {words} need {worst.least:g}:1{more}",
        span=span,
        hint=f"`'{better}'` would do for `{role}`" if better else f"no colour would do for `{role}`; change the others",
        fix=fix,
    )


def _grounds(theme: Theme, role: str, everything: Sequence[Pair], spans: dict[str, Span]) -> list[tuple[str, float]]:
    """All that a role's colour meets, as front or as ground, with the contrast needed."""

    def is_it(other: str) -> bool:
        return other == role or (f"colours.{other}" not in spans and _follows(theme, other, role))

    met = [(theme.colour(p.ground), p.least) for p in everything if is_it(p.front) and not is_it(p.ground)]
    return met + [(colour_of(theme, p.front), p.least) for p in everything if is_it(p.ground) and not is_it(p.front)]


def _follows(theme: Theme, role: str, other: str) -> bool:
    """Whether a role has its colour from another one."""
    return _source(role) == other != role and colour_of(theme, role) == colour_of(theme, other)


def _of_type(words: str, spans: dict[str, Span]) -> Span | None:
    """Where a file sets words of a kind."""
    return next((span for path, span in spans.items() if words and path.startswith(f"type.{words}.")), None)


def _shown(value: float) -> str:
    """A contrast, rounded down: a ratio that fails must not look as if it passed."""
    return f"{int(value * 100) / 100:g}:1"
