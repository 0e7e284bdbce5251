"""Slips in values: words of closed sets, numbers, times, dates, names, addresses, files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from slip_kinds import ALL, MAP, MAPS, THEME, kind
from slipped_maps import Place, Slip, Written, misspelt, names_of, replaced

from blueprint.document import Mapping, Scalar

_CLOSED = (
    "state", "direction", "connect", "phase", "medium", "importance", "contact", "initiative", "arrow", "status",
    "kind", "type", "better", "by", "gives", "zone", "level", "effect", "marks", "module",
)  # fmt: skip
_NUMBER = re.compile(r"^-?\d+(\.\d+)?$")
_LANES = ("evidence", "customer", "frontstage", "backstage", "support", "stall", "cold-store", "council", "promoter")


def scalars(written: Written, wanted: Callable[[Place], bool]) -> Iterator[tuple[Place, Scalar]]:
    """Values that are one text and meet a condition."""
    for place in written.places:
        if isinstance(place.value, Scalar) and wanted(place):
            yield place, place.value


def instead(written: Written, value: Scalar, new: str, lost: frozenset[str] = frozenset()) -> Slip:
    return replaced(written, value.span.start, value.span.end, new, lost)


def _is_number(place: Place) -> bool:
    return isinstance(place.value, Scalar) and not place.value.quoted and bool(_NUMBER.match(place.value.text))


def _in_step(place: Place, *names: str) -> bool:
    return place.shape.startswith("stages.") and place.name in names


@kind("BP205", "BP325", "BP447")
def misspelt_word_of_a_closed_set(written: Written) -> Iterator[Slip]:
    for place, value in scalars(written, lambda p: p.name in _CLOSED or p.shape.endswith("touchpoints.*.owner")):
        if place.shape.startswith(("persona", "actors")):
            continue
        # A lane without its zone is none, and its cards have no tags.
        yield instead(written, value, misspelt(value.text), frozenset({"pilot"} if place.name == "zone" else ()))


@kind("BP206", "BP320", "BP205")
def number_out_of_range(written: Written) -> Iterator[Slip]:
    names = ("emotion", "expectation", "score", "impact", "effort", "gap", "rosa", "nils")
    for place, value in scalars(written, lambda p: p.name in names or ".traits." in p.shape):
        if _is_number(place):
            yield instead(written, value, "101")
            yield instead(written, value, "-7")


@kind("BP207", "BP203")
def number_in_quotes(written: Written) -> Iterator[Slip]:
    names = ("emotion", "expectation", "impact", "effort", "gap", "blueprint", "min", "max")
    for place, value in scalars(written, lambda p: p.name in names):
        if _is_number(place):
            yield instead(written, value, f'"{value.text}"')


@kind("BP203", "BP205", "BP212")
def word_for_a_number(written: Written) -> Iterator[Slip]:
    names = ("emotion", "expectation", "impact", "effort", "gap", "min", "max")
    for place, value in scalars(written, lambda p: p.name in names or ".traits." in p.shape):
        if _is_number(place):
            yield instead(written, value, "many")


@kind("BP110", "BP212")
def number_too_long(written: Written) -> Iterator[Slip]:
    for place, value in scalars(written, lambda p: p.name in ("emotion", "impact", "effort", "gap")):
        if _is_number(place):
            yield instead(written, value, "1" * 30)


@kind("BP212", "BP203", files=MAPS)
def later_version(written: Written) -> Iterator[Slip]:
    for _, value in scalars(written, lambda p: p.shape == "blueprint"):
        for version in ("2", "0", "1.5", "99"):
            yield instead(written, value, version)


@kind("BP322")
def bad_duration(written: Written) -> Iterator[Slip]:
    for place, value in scalars(written, lambda p: _in_step(p, "time", "wait")):
        unit = re.sub(r"\b(s|min|h|d)$", "parsecs", value.text)
        yield instead(written, value, unit if unit != value.text else "soon")
        if place.at:
            yield instead(written, value, "5")


@kind("BP322", files=(MAP,))
def bad_duration_of_a_metric(written: Written) -> Iterator[Slip]:
    for place, value in scalars(written, lambda p: p.shape in ("metrics.*.value", "metrics.*.target")):
        assert isinstance(place.parent, Mapping)
        of = place.parent.get("type")
        if isinstance(of, Scalar) and of.text == "duration":
            yield instead(written, value, "quickly")


@kind("BP324")
def bad_date(written: Written) -> Iterator[Slip]:
    for _, value in scalars(written, lambda p: p.name == "due"):
        for new in ("2027-13-01", "2027-02-30", "next May", "1.5.2027", "2027-5-1"):
            yield instead(written, value, new)


@kind("BP522", files=(THEME,))
def bad_colour(written: Written) -> Iterator[Slip]:
    for _, value in scalars(written, lambda p: p.shape.startswith("colours.")):
        for new in ("'#12345'", "'#ggg000'", "navy", "'1f3c57'", "12", "'#1f3c5'"):
            yield instead(written, value, new)


@kind("BP521", "BP520", "BP522", "BP523", files=(THEME,))
def bad_theme(written: Written) -> Iterator[Slip]:
    for place in written.places:
        if place.key is not None:
            yield replaced(written, place.key.span.start, place.key.span.end, misspelt(place.key.text))
    for _, value in scalars(written, lambda p: p.name in ("extends", "size")):
        yield instead(written, value, misspelt(value.text))


@kind("BP209", "BP202")
def text_for_an_unknown_language(written: Written) -> Iterator[Slip]:
    """A text becomes one for each language, and a tag is none."""
    named = ("title", "subtitle", "summary", "scenario", "goal", "note")
    for _, value in scalars(written, lambda p: p.key is not None and p.key.text in named and not p.value.quoted):
        if "\n" in value.span.text or "\t" in value.text or "," in value.text or ": " in value.text:
            continue
        for tag in ("klingonisch", "de_AT", "e"):
            head = f"{{en: {value.span.text}, "
            start = value.span.start
            new = f"{head}{tag}: x}}"
            yield Slip(written, ((start, value.span.end, new),), start + len(head), start + len(head) + len(tag))


@kind("BP109", files=ALL)
def text_too_long(written: Written) -> Iterator[Slip]:
    for place, value in scalars(written, lambda p: p.name in ("title", "note", "goal", "customer")):
        yield instead(written, value, "long " * 20_001, names_of(place))
