"""A comparison as JSON, for programs. Its form is described in docs/diff.md; `blueprint-diff` is its version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from blueprint.compare.values import Change, Compared, FieldChange, Place, Status, Value
from blueprint.json_text import json_text

VERSION = 1

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | bool | None"


def as_json(maps: Iterable[Compared]) -> str:
    """All maps, the same ones too, with everything that differs."""
    tree: Json = {"blueprint-diff": VERSION, "maps": [_map(one) for one in maps]}
    return json_text(tree)


def _map(one: Compared) -> Json:
    tree: dict[str, Json] = {"old": one.old, "new": one.new, "status": one.status.value}
    if one.status is Status.FAILED:
        return {**tree, "failed": list(one.failed)}
    if one.difference is None:
        stages, steps, cards = one.size
        return {**tree, "title": one.title, "stages": stages, "steps": steps, "cards": cards}
    counts: dict[str, Json] = {what.value: number for what, number in one.difference.counts().items()}
    return {
        **tree,
        "title": {"old": one.difference.old_title, "new": one.difference.title},
        "counts": counts,
        "changes": [_change(change) for change in one.difference.changes],
    }


def _change(change: Change) -> Json:
    tree: dict[str, Json] = {
        "kind": change.kind.value,
        "what": [what.value for what in change.what],
        "key": change.key,
        "title": change.title,
    }
    if change.old_key is not None:
        tree["old_key"] = change.old_key
    if change.old_title is not None:
        tree["old_title"] = change.old_title
    if change.place:
        tree["place"] = _place(change.place)
    if change.old_place:
        tree["old_place"] = _place(change.old_place)
    if change.fields:
        tree["fields"] = [_field(field) for field in change.fields]
    if change.by_rule:
        tree["by_rule"] = True
    return tree


def _place(place: Place) -> Json:
    tree: dict[str, Json] = {"stage": place.stage.key}
    if place.step:
        tree["step"] = place.step.key
    if place.lane.key:
        tree["lane"] = place.lane.key
    tree["number"] = place.number
    return tree


def _field(field: FieldChange) -> Json:
    tree: dict[str, Json] = {"field": field.name}
    if field.language is not None:
        tree["language"] = field.language
    return {**tree, "old": _value(field.old), "new": _value(field.new)}


def _value(value: Value | None) -> Json:
    return list(value) if isinstance(value, tuple) else value
