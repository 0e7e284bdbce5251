"""A comparison as JSON, for programs; docs/compare.md describes the form, `blueprint-compare` is its version.

Ids, relations and units do not depend on the language; texts are in the language that is asked for. Times are seconds.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from blueprint.comparison.values import Cell, Column, Comparison, StagePair, Sum
from blueprint.json_text import json_text
from blueprint.model import Card, Stage, Step
from blueprint.model.figures import Interval
from blueprint.model.measures import Duration
from blueprint.words.speech import Speech

VERSION = 1

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def as_json(comparison: Comparison, names: Sequence[str], titles: Sequence[str], speech: Speech) -> str:
    """Everything that a comparison says.

    Args:
        names: of both files. titles: what both states are called.
    """
    forms = _Forms(comparison, speech)
    tree: Json = {
        "blueprint-compare": VERSION,
        "language": speech.language,
        "before": {"file": names[0], "name": titles[0], "title": forms.text(0, comparison.before.title)},
        "after": {"file": names[1], "name": titles[1], "title": forms.text(1, comparison.after.title)},
        "sums": [forms.sum(one) for one in comparison.sums],
        "unlike": list(comparison.unlike),
        "stages": [forms.stage(stage) for stage in comparison.stages],
    }
    return json_text(tree)


class _Forms:
    """The parts of one comparison."""

    def __init__(self, comparison: Comparison, speech: Speech) -> None:
        fallbacks = (comparison.before.language, comparison.after.language)
        self.speeches = [Speech(words=speech.words, language=speech.language, fallback=tag) for tag in fallbacks]

    def text(self, side: int, text: object) -> Json:
        """A text of one state in the language that is asked for."""
        from blueprint.model.text import Text  # noqa: PLC0415 - for the check alone

        return self.speeches[side].pick(text).text if isinstance(text, Text) else None

    def sum(self, one: Sum) -> Json:
        return {
            "name": one.name,
            "title": self.text(1, one.title),
            "unit": one.unit.value,
            "before": _rounded(one.before),
            "after": _rounded(one.after),
            "change": _rounded(one.change),
            "better": one.better,
            "interval": _interval(one.interval),
            "beyond_chance": one.certain,
        }

    def stage(self, pair: StagePair) -> Json:
        return {
            "relation": pair.relation.value,
            "before": self.moment(0, pair.before),
            "after": self.moment(1, pair.after),
            "columns": [self.column(column) for column in pair.columns],
        }

    def column(self, column: Column) -> Json:
        return {
            "relation": column.relation.value,
            "before": self.step(0, column.before),
            "after": self.step(1, column.after),
            "cells": [self.cell(cell) for cell in column.cells],
        }

    def cell(self, cell: Cell) -> Json:
        pairs: list[Json] = [
            {"relation": p.relation.value, "before": self.card(0, p.before), "after": self.card(1, p.after)}
            for p in cell.cards
        ]
        return {"lane": cell.lane, "cards": pairs}

    def moment(self, side: int, moment: Stage | Step | None) -> Json:
        return None if moment is None else {"key": moment.key, "title": self.text(side, moment.title)}

    def step(self, side: int, step: Step | None) -> Json:
        if step is None:
            return None
        scores: list[Json] = [{"persona": s.persona, "value": _rounded(s.value), "n": s.n} for s in step.emotions]
        return {
            "key": step.key,
            "title": self.text(side, step.title),
            "time": _seconds(step.time),
            "wait": _seconds(step.wait),
            "emotion": scores,
        }

    def card(self, side: int, card: Card | None) -> Json:
        return None if card is None else {"key": card.key, "text": self.text(side, card.text)}


def _seconds(duration: Duration | None) -> Json:
    return None if duration is None else [duration.low, duration.high]


def _interval(interval: Interval | None) -> Json:
    return None if interval is None else [_rounded(interval.low), _rounded(interval.high)]


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
