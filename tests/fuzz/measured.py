"""Metrics and surveys of a made-up map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz.beside import survey, workbook
from fuzz.hand import Node, Raw

from blueprint.schema.shipped import schema_of

if TYPE_CHECKING:
    from fuzz.maps import Map

SURVEY, WORKBOOK = "answers.csv", "answers.xlsx"
_VALUES = ("3", "2.5", "4", "1", "42", "0", "-1", "1e308", "-1e308", "5e-324", "99999999999999999999", "0.0001", "100")


def metrics(made: Map) -> Node:
    """Figures of every type: written ones, and some that a survey gives."""
    schema, found = schema_of("service")["definitions"]["metric"], []
    for name in made.author.pools["metrics"][: 1 + made.tape.pick(2)]:
        metric = made.author.mapping(schema, ("metrics",), most=2)
        for key in (
            "easy",
            "scale",
            "where",
            "by",
            "column",
            "functional",
            "dysfunctional",
            "responses",
            "value",
            "better",
            "unit",
        ):
            if made.wild < 2 or key in ("responses", "value"):
                metric.pop(key, None)
        kind = made.tape.one_of(("nps", "csat", "ces1", "ces2", "share", "mean", "count", "duration", "number", "kano"))
        value: Node = "4 min" if kind == "duration" else Raw(made.tape.one_of(_VALUES if made.wild else _VALUES[:4]))
        if made.tape.chance(2) and kind not in ("count", "duration"):
            metric |= {"responses": "exit", **({"by": "step"} if made.tape.chance(3) else {})}
        elif kind != "kano":
            metric["value"] = value
        metric |= {"id": name, "type": kind}
        if kind == "kano":
            metric |= {"responses": "exit", "functional": "q1", "dysfunctional": "q2"}
        if kind not in ("nps", "csat", "ces1", "ces2"):
            metric |= {"title": made.author.text()}
        if "target" in metric:
            metric["target"] = value
        if "by" in metric and made.wild < 2:
            metric.pop("at", None)
        found.append(metric)
    return found


def responses(made: Map) -> Node:
    """A survey, with its file."""
    columns = {"score": "q1", "step": "where", "segment": "seg", "comment": "why", "date": "day", "weight": "w"}
    kept = {k: v for n, (k, v) in enumerate(columns.items()) if n == 0 or made.tape.chance(2)}
    wild = made.tape.pick(3) if made.wild else 0
    made.files[SURVEY] = survey(made.tape, [*columns.values(), "q2"], made.steps, wild)
    if made.tape.chance(8):
        made.files[WORKBOOK] = workbook((*columns.values(), "q2"), tuple(made.steps))
        return {"exit": {"file": WORKBOOK, "sheet": "Answers", "columns": kept}}
    gives = {"gives": "emotion"} if made.wild and made.tape.chance(4) else {}
    return {"exit": {"file": SURVEY, "columns": kept, **gives}}
