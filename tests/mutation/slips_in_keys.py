"""Slips in keys: misspelt, lost, twice, in the wrong place, without a value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slip_kinds import CATALOGUE, CHANGES, MAP, MAPS, THEME, kind
from slipped_maps import Place, Slip, Written, misspelt, names_of, replaced

from blueprint.document import Mapping, Scalar, Sequence

# Where a map gives names of its own, any word is right; so it is of languages.
_FREE = (
    "actors.*", "channels.*", "systems.*", "touchpoints.*", "themes.*", "personas.*", "responses.*",
    "scale.labels.*", "persona.traits.*", "personas.*.traits.*",
)  # fmt: skip
_NEEDED = {
    MAP: ("title", "stages", "stages.*.title", "links.*.from", "links.*.to", "metrics.*.type", "views.*.kind",
          "gaps.*.gap", "opportunities.*.title", "persona.name", "personas.*.name", "responses.*.file"),
    CHANGES: (),
    CATALOGUE: (),
}  # fmt: skip
_OF_ENTRIES = ("actors.*.title", "channels.*.title", "systems.*.title", "touchpoints.*.title", "themes.*.level")
_BUILT_IN = {
    "respect", "trust", "convenience", "commitment", "choice", "autonomy", "knowledge", "recognition", "benefit",
    "identity",
}  # fmt: skip
_HEAD = ("blueprint", "extends")


def is_ours(place: Place) -> bool:
    """Whether the format has given the key its name."""
    last = place.key.text if place.key else ""
    language = last in ("en", "de", "zh-Hans", "zh-Hant")
    persona = place.path[-2:-1] in (("emotion",), ("expectation",)) and last not in ("score", "label", "quote")
    named_lane = place.shape.startswith("lanes.") and last not in ("lane", "line", "title", "zone", "note", "split")
    return place.key is not None and place.shape not in _FREE and not (language or persona or named_lane)


def is_head(place: Place) -> bool:
    """Whether a file without the key would be a file of another kind."""
    return len(place.path) == 1 and place.path[0] in _HEAD


def new_stage(slip: Slip, place: Place) -> Slip:
    """In a map that `extends` another one, a stage without `title` is one that is not there: right is its id, too."""
    named = place.parent.get("id") if isinstance(place.parent, Mapping) else None
    return (
        replace(slip, lines=frozenset({named.span.line}))
        if named is not None and slip.written.kind == CHANGES
        else slip
    )


def gone(place: Place) -> tuple[int, int] | None:
    """The range to delete so that an entry is lost; None if it is the only one."""
    entries = place.parent.entries if isinstance(place.parent, Mapping) else ()
    if place.at + 1 < len(entries):
        return entries[place.at].key.span.start, entries[place.at + 1].key.span.start
    if place.at and entries:
        before = entries[place.at - 1].value.span.end
        return before, place.value.span.end
    return None


@kind("BP202", "BP318", "BP405", "BP201", "BP446", "BP447")
def misspelt_key(written: Written) -> Iterator[Slip]:
    """Two letters of a key change places."""
    for place in written.places:
        if is_ours(place) and not is_head(place) and place.key is not None:
            span = place.key.span
            slip = replaced(written, span.start, span.end, misspelt(span.text), names_of(place))
            yield new_stage(slip, place) if place.key.text == "title" else slip


@kind("BP202", "BP405")
def misspelt_steps(written: Written) -> Iterator[Slip]:
    """The key of all stages, of all steps of one, or of all lanes is misspelt: what stands below it is not lost."""
    for place in written.places:
        if place.key is not None and place.shape in ("stages", "stages.*.steps", "lanes", "metrics", "actors"):
            yield replaced(written, place.key.span.start, place.key.span.end, misspelt(place.key.text))


@kind("BP201", files=(MAP, CATALOGUE), exact=False)
def lost_key(written: Written) -> Iterator[Slip]:
    """A key that has to be there is not: right is where what lacks it begins, or its own key stands."""
    needed = (*_NEEDED[written.kind], *_OF_ENTRIES)
    for place in written.places:
        range_ = gone(place)
        if place.shape not in needed or range_ is None or _BUILT_IN & {*place.path}:
            continue
        start, end = range_
        holder = next((p for p in written.places if p.path == place.path[:-1]), None)
        top = min(place.parent.span.start, start) if place.at == 0 else place.parent.span.start
        lines = {written.line_of(holder.key.span.start)} if holder is not None and holder.key is not None else set()
        # Without stages no card has the tag that a view asks for.
        lost = names_of(place) | ({"pilot"} if place.path[-1] == "stages" else set())
        yield Slip(written, ((start, end, ""),), top, top + 1, frozenset(lines), lost)


@kind("BP117", files=(MAP, CHANGES, CATALOGUE))
def key_twice(written: Written) -> Iterator[Slip]:
    """An entry stands twice in a mapping; right is the second."""
    for place in written.places:
        if place.key is None or not isinstance(place.value, Scalar) or "\n" in place.value.span.text:
            continue
        start, end = place.key.span.start, place.value.span.end
        entry = written.source.text[start:end]
        if place.flow:
            yield Slip(written, ((end, end, f", {entry}"),), end + 2, end + 2 + len(entry))
            continue
        column = place.key.span.column
        tail = written.source.text.find("\n", end)
        new = "\n" + " " * (column - 1) + entry
        yield Slip(written, ((tail, tail, new),), tail + column, tail + column + len(entry))


@kind("BP202", "BP405", "BP211")
def key_from_elsewhere(written: Written) -> Iterator[Slip]:
    """A key of the format stands where it has no meaning."""
    foreign = {"stages.*.steps.*": "phase: during", "stages.*": "impact: 4", "": "marks: fail"}
    for place in written.places:
        holder = ".".join(place.shape.split(".")[:-1])
        if place.key is None or place.flow or place.at == 0 or holder not in foreign:
            continue
        column = place.key.span.column - 1
        start = place.key.span.start
        entry = foreign[holder]
        if isinstance(place.parent, Mapping) and entry.split(":")[0] not in place.parent and written.kind in MAPS:
            yield Slip(written, ((start, start, f"{entry}\n{' ' * column}"),), start, start + len(entry))


@kind("BP204", "BP322", "BP324", exact=False)
def no_value(written: Written) -> Iterator[Slip]:
    """A key stands there with nothing behind it; right is the line of the key."""
    for place in written.places:
        value = place.value
        if place.key is None or place.flow or not isinstance(value, Scalar) or is_head(place):
            continue
        start = place.key.span.start
        yield Slip(written, ((value.span.start, value.span.end, ""),), start, start + 1, lost=names_of(place))


@kind("BP208", "BP201", "BP213", "BP318")
def empty_list(written: Written) -> Iterator[Slip]:
    """A list or a mapping in brackets has nothing in it."""
    for place in written.places:
        value = place.value
        if isinstance(value, Scalar) or place.name in ("next", "links") or value.span.text[0] not in "[{":
            continue
        if place.name in ("columns", "file"):
            continue
        text = "[]" if isinstance(value, Sequence) else "{}"
        entries = value.entries if isinstance(value, Mapping) else ()
        words = frozenset(e.value.text for e in entries if isinstance(e.value, Scalar) and e.key.text in ("id", "lane"))
        lost = frozenset({*(e.key.text for e in entries if written.kind != THEME), *words, "pilot"})
        yield _instead(written, place, text, lost)


@kind("BP211", files=(MAP,), exact=False)
def keys_that_exclude_each_other(written: Written) -> Iterator[Slip]:
    """`persona` beside `personas`, or a score of a stage that has steps; right is either key."""
    for place in written.places:
        if place.key is None or place.flow:
            continue
        start, column = place.key.span.start, place.key.span.column - 1
        if place.shape in ("persona", "personas"):
            new = "personas: {x: {name: X}}" if place.shape == "persona" else "persona: {name: X}"
        elif place.shape == "stages.*.steps":
            new = "emotion: 3"
        else:
            continue
        own = written.line_of(start)
        lines = frozenset({own, own + 1})
        yield Slip(written, ((start, start, f"{new}\n{' ' * column}"),), start, start + len(new), lines)


@kind("BP203", "BP205", "BP209")
def list_for_a_text(written: Written) -> Iterator[Slip]:
    """A list of two stands where one text belongs."""
    single = ("title", "subtitle", "summary", "scenario", "role", "goal", "state", "phase", "version", "language")
    for place in written.places:
        value = place.value
        if (
            place.key is None
            or not isinstance(value, Scalar)
            or place.key.text not in single
            or "\n" in value.span.text
        ):
            continue
        yield _instead(written, place, "[one, two]", names_of(place))


@kind("BP203")
def text_for_a_mapping(written: Written) -> Iterator[Slip]:
    """A single word stands where keys and values belong."""
    wanted = (
        "persona",
        "personas",
        "platform",
        "world",
        "scale",
        "plan",
        "traits",
        "labels",
        "where",
        "responses",
        "columns",
    )
    for place in written.places:
        if place.key is not None and place.key.text in wanted and isinstance(place.value, Mapping):
            yield _one_word(written, place)


@kind("BP203")
def text_for_a_list(written: Written) -> Iterator[Slip]:
    """A single word stands where a list belongs."""
    wanted = ("stages", "steps", "lanes", "links", "metrics", "gaps", "opportunities", "views")
    for place in written.places:
        if place.key is not None and place.key.text in wanted and isinstance(place.value, Sequence):
            yield _one_word(written, place)


def _instead(written: Written, place: Place, new: str, lost: frozenset[str]) -> Slip:
    """Another value under a key; what is said of a list stands at the key, what is said of a word at the word."""
    value, key = place.value, place.key
    first = key.span.start if key is not None else value.span.start
    last = value.span.start + len(new)
    return Slip(written, ((value.span.start, value.span.end, new),), first, last, lost=lost)


def _one_word(written: Written, place: Place) -> Slip:
    assert place.key is not None
    start = place.key.span.end + 1
    below = f"{place.key.text}.", written.places
    inside = [p for p in below[1] if p.path[: len(place.path)] == place.path]
    lost = frozenset(n for p in inside for n in (*names_of(p), p.key.text if p.key is not None else ""))
    lost = lost | {"pilot"} if place.key.text in ("stages", "steps") else lost
    return Slip(written, ((start, place.value.span.end, " several"),), start + 1, start + 8, lost=lost - {""})
