"""Which marks a comparison shows: one sign for a whole column, none for what curves and header tell better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from blueprint.compare.marks import Mark, Target
from blueprint.compare.values import Kind, What
from blueprint.comparison.values import Comparison
from blueprint.frozen import replace
from blueprint.model import Service, Step

_BY_CURVES = ("emotion", "expectation")
_UNSEEN = frozenset({"point", "header"})


def shown_marks(marks: Mapping[Target, Mark], service: Service, comparison: Comparison) -> dict[Target, Mark]:
    """The marks that are drawn.

    Args:
        marks: of all that differs. service: the one that is drawn; its keys are those of the marks.
    """
    told = by_curves(comparison)
    left = {t: m for t, m in marks.items() if t[0] not in _UNSEEN and t not in told}
    for step in service.steps:
        whole = left.get(("step", step.key))
        if whole is None:
            continue
        for target in _inside(step):
            mark = left.get(target)
            if mark and mark.what == whole.what == (What.ADDED,):
                del left[target]
            elif mark and mark.what == whole.what == (What.REMOVED,):
                left[target] = replace(mark, signed=False)
    return left


def by_curves(comparison: Comparison) -> frozenset[Target]:
    """Steps of which nothing but scores differs."""
    return frozenset(
        (change.kind.value, change.key)
        for change in comparison.difference.changes
        if change.kind is Kind.STEP
        and change.what == (What.CHANGED,)
        and all(field.name.startswith(_BY_CURVES) for field in change.fields)
    )


def _inside(step: Step) -> Iterator[Target]:
    """Cards and texts of a step."""
    yield from (("card", card.key) for card in step.cards)
    for row, texts in step.texts:
        yield from (("card", f"{step.key}.{row.value}.{n}") for n in range(1, len(texts) + 1))
