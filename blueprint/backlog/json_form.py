"""A backlog as JSON, for programs; docs/opportunities.md describes the form, `blueprint-opportunities` is its version.

Ids and values of closed sets are those of the YAML, whatever the language; texts are in the language that is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from blueprint.backlog.items import BacklogItem
from blueprint.backlog.wording import owner, reasons, title
from blueprint.json_text import json_text
from blueprint.model.service import Stage, Step
from blueprint.words.speech import Teller

VERSION = 1

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"


def as_json(items: Sequence[BacklogItem], teller: Teller) -> str:
    """All items, the best first; every key is always there, null where the files say nothing."""
    tree: Json = {
        "blueprint-opportunities": VERSION,
        "language": teller.language,
        "opportunities": [_item(item, teller) for item in items],
    }
    return json_text(tree)


def _item(item: BacklogItem, teller: Teller) -> Json:
    one, score = item.opportunity, item.ranked.score
    return {
        "id": item.key,
        "rank": item.number,
        "title": title(teller, item),
        "file": item.where.name,
        "service": teller.of(item.where.service).pick(item.where.service.title).text,
        "impact": one.impact,
        "effort": one.effort,
        "score": None if score is None else round(score, 4),
        "quadrant": item.ranked.quadrant,
        "status": one.status,
        "owner": owner(teller, item) or None,
        "due": one.due,
        "steps": [_place(item, stage, step, teller) for stage, step in item.places],
        "addresses": [
            {"kind": reason.kind, "label": reason.label.text, "text": reason.text.text}
            for reason in reasons(teller, item)
        ],
    }


def _place(item: BacklogItem, stage: Stage, step: Step, teller: Teller) -> Json:
    speech = teller.of(item.where.service)
    return {
        "stage": stage.key,
        "stage_title": speech.pick(stage.title).text,
        "step": step.key,
        "step_title": speech.pick(step.title or stage.title).text,
        "number": step.number,
    }
