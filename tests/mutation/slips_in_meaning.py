"""Slips that no single value shows: lanes, scales, metrics, decisions, steps without a stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slip_kinds import MAP, kind
from slipped_maps import Slip, Written, replaced
from slips_in_values import scalars

from blueprint.document import Mapping, Scalar


@kind(
    "BP325",
    "BP326",
    "BP327",
    "BP330",
    "BP201",
    "BP401",
    "BP707",
    "BP402",
    "BP205",
    "BP203",
    "BP731",
    files=(MAP,),
    exact=False,
    followers=1,
)
def metric_that_cannot_be(written: Written) -> Iterator[Slip]:
    """A metric without what its type needs, or with a scale that its question has not."""
    for place in written.places:
        if place.shape != "metrics.*" or not isinstance(place.value, Mapping):
            continue
        mapping = place.value
        first, last = mapping.span.start, mapping.span.end
        for name in ("functional", "responses"):
            entry = mapping.entry(name)
            if entry is None or not mapping.span.text.startswith("{"):
                continue
            start = mapping.entries[mapping.entries.index(entry) - 1].value.span.end
            yield Slip(written, ((start, entry.value.span.end, ""),), first, last - (entry.value.span.end - start))
        column = mapping.get("column")
        if isinstance(column, Scalar):
            yield replaced(written, column.span.start, column.span.end, "nowhere")
        of = mapping.get("type")
        assert isinstance(of, Scalar)
        if of.text in ("nps", "ces1") and mapping.span.text.startswith("{"):
            new = ", scale: [1, 9]"
            yield Slip(written, ((of.span.end, of.span.end, new),), of.span.end + 2, of.span.end + len(new))


@kind("BP321", "BP325", "BP213", "BP206", "BP203", exact=False, files=(MAP,))
def scale_that_cannot_be(written: Written) -> Iterator[Slip]:
    for place in written.places:
        if place.shape == "scale" and isinstance(place.value, Mapping) and place.flow is False:
            for new in ("{min: 5, max: 1}", "{min: 3, max: 3}", "[1, 5]", "{min: one, max: 5}"):  # told once
                slip = replaced(written, place.value.span.start, place.value.span.end, new)
                yield replace(slip, lines=frozenset({written.line_of(place.value.span.start) - 1}))
    for place in written.places:
        if place.shape == "metrics.*.scale":
            for new in ("[5, 1]", "[1]", "[1, 2, 3]", "1-5"):
                yield replaced(written, place.value.span.start, place.value.span.end, new)


@kind(
    "BP310",
    "BP311",
    "BP312",
    "BP313",
    "BP314",
    "BP315",
    "BP316",
    "BP317",
    "BP318",
    "BP202",
    "BP205",
    "BP405",
    files=(MAP,),
    exact=False,
)
def lane_that_cannot_be(written: Written) -> Iterator[Slip]:
    """One more lane or line, which there is already, has no zone, no title or a reserved name."""
    news = (
        "customer", "line: visibility", "{lane: extra, title: Extra}", "{line: extra}",
        "{lane: time, zone: support}", "{lane: title, zone: support}", "{lane: emotion, split: actor}",
        "{lane: extra, zone: nowhere}",
    )  # fmt: skip
    for place in written.places:
        if place.shape == "lanes" and not isinstance(place.value, Scalar) and not place.flow:
            end = place.value.span.end
            column = place.value.span.column - 1
            for new in news:
                begin = end + 1 + column + 2
                yield Slip(written, ((end, end, f"\n{' ' * column}- {new}"),), begin, begin + len(new))


@kind("BP201", files=(MAP,), exact=False, followers=2)
def step_without_stage(written: Written) -> Iterator[Slip]:
    """A step stands in the list of stages; it has no title, so it cannot be one."""
    for place in written.places:
        if place.shape != "stages.*" or place.flow or place.at == 0:
            continue
        column = place.value.span.column - 1
        dash = written.source.text.rindex("-", 0, place.value.span.start)
        first = f"- id: lonely\n{' ' * column}customer: Waits alone\n{' ' * (column - 2)}"
        yield Slip(written, ((dash, dash, first),), dash + 2, dash + 12)


@kind("BP302", files=(MAP,), exact=False)
def decision_without_ways_out(written: Written) -> Iterator[Slip]:
    for place, _ in scalars(written, lambda p: p.shape in ("stages.*.steps.*.time", "stages.*.steps.*.emotion")):
        if place.flow or not isinstance(place.parent, Mapping) or "marks" in place.parent or "next" in place.parent:
            continue
        if "to: " in place.parent.span.text or "links" in written.root:
            continue
        start, column = place.key.span.start, place.key.span.column - 1  # type: ignore[union-attr]
        yield Slip(written, ((start, start, f"marks: decision\n{' ' * column}"),), start, start + 15)
