"""Slips in what names something else: elements, files, icons, addresses; and in ids."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from slip_kinds import CHANGES, MAP, kind
from slipped_maps import Slip, Written, misspelt, names_of
from slips_in_values import instead, scalars


@kind("BP209", "BP420")
def bad_link(written: Written) -> Iterator[Slip]:
    """An address with a scheme that is not allowed, at a card that has none and at one that has."""
    for _, value in scalars(written, lambda p: p.name == "url"):
        for new in (
            "javascript:alert(1)",
            "ftp://example.org/x",
            "file:///etc/passwd",
            '"data:text/html,x"',
            "//example.org",
        ):
            yield instead(written, value, new)
    for place, value in scalars(written, lambda p: p.shape.startswith("stages.") and p.path[-1] == "text"):
        if place.flow:
            end = value.span.end
            new = "url: javascript:alert(1)"
            yield Slip(written, ((end, end, f", {new}"),), end + 2, end + 2 + len(new))


@kind("BP411", "BP410", "BP431", "BP430", "BP441", "BP440", "BP520", "BP701", "BP523", "BP001", "BP422", followers=1)
def missing_file(written: Written) -> Iterator[Slip]:
    names = ("image", "photo", "include", "style", "file", "extends")
    for place, value in scalars(written, lambda p: p.name in names and not p.shape.startswith("lanes")):
        if place.path[-1] == "file" or place.name != "file":
            yield instead(written, value, f"no-{value.text.removeprefix('../')}")
            if place.name != "style":
                yield instead(written, value, "../../../outside.svg")


@kind("BP531")
def missing_icon(written: Written) -> Iterator[Slip]:
    for _, value in scalars(written, lambda p: p.name == "icon"):
        yield instead(written, value, misspelt(value.text))


@kind("BP401", files=(MAP, CHANGES))
def name_that_no_catalogue_holds(written: Written) -> Iterator[Slip]:
    known = {"actor": "actors", "system": "systems", "channel": "channels", "touchpoint": "touchpoints"}
    themes = {"theme"}
    here = set(written.root._index)
    full = here | ({"actors", "channels", "systems", "touchpoints"} if {"include", "extends"} & here else set())
    for place, value in scalars(written, lambda p: p.shape.startswith(("stages.", "touchpoints."))):
        if known.get(place.name) in full or (place.name in themes and place.shape.startswith("stages.")):
            yield instead(written, value, misspelt(value.text) + "x")


@kind("BP402", "BP448")
def way_to_nowhere(written: Written) -> Iterator[Slip]:
    names = ("next", "to", "from", "at", "addresses", "before", "after")
    for place, value in scalars(
        written, lambda p: p.name in names and p.path[0] in ("stages", "links", "gaps", "metrics", "opportunities")
    ):
        head, dot, rest = value.text.partition(".")
        yield instead(written, value, f"{misspelt(head)}x{dot}{rest}")
        if place.name in ("to", "from") and dot:
            yield instead(written, value, f"{head}.{rest}.9")


@kind("BP402", "BP401", "BP406", "BP408")
def view_of_nothing(written: Written) -> Iterator[Slip]:
    for _, value in scalars(written, lambda p: p.shape.startswith("views.") and p.name in ("lanes", "stages", "tags")):
        yield instead(written, value, misspelt(value.text) + "x")


@kind("BP504")
def page_that_does_not_exist(written: Written) -> Iterator[Slip]:
    for _, value in scalars(written, lambda p: p.shape == "views.*.page"):
        for new in ("A99", "letterr", "12x"):
            yield instead(written, value, new)


@kind("BP209")
def id_with_a_space(written: Written) -> Iterator[Slip]:
    for place, value in scalars(written, lambda p: p.name == "id"):
        for new in (f"{value.text} too", f"{value.text}.too", f"{value.text}/x"):
            yield instead(written, value, new, names_of(place))


@kind("BP404", files=(MAP,), exact=False)
def id_twice(written: Written) -> Iterator[Slip]:
    """An id that another element of the same kind has; right is either of the two."""
    for shape in ("stages.*.id", "stages.*.steps.*.id", "metrics.*.id", "opportunities.*.id", "views.*.id"):
        same = list(scalars(written, lambda p, shape=shape: p.shape == shape))
        for (_, first), (_, second) in pairwise(same):
            for one, other in ((first, second), (second, first)):
                yield Slip(
                    written, ((one.span.start, one.span.end, other.text),), one.span.start,
                    one.span.start + len(other.text), frozenset({other.span.line}), frozenset({one.text, other.text}),
                )  # fmt: skip


@kind("BP210", "BP407", "BP433", "BP315")
def item_twice(written: Written) -> Iterator[Slip]:
    names = (
        "marks",
        "module",
        "tags",
        "system",
        "channel",
        "touchpoint",
        "theme",
        "include",
        "lanes",
        "stages",
        "addresses",
    )
    for place, value in scalars(written, lambda p: p.key is None and p.name in names):
        end = value.span.end
        if place.flow:
            yield Slip(written, ((end, end, f", {value.span.text}"),), end + 2, end + 2 + len(value.span.text))


@kind("BP445", files=(CHANGES,), followers=2)  # an opportunity that stays names what goes
def taking_away_what_is_not_there(written: Written) -> Iterator[Slip]:
    for _, value in scalars(written, lambda p: p.shape == "remove.*"):
        yield instead(written, value, misspelt(value.text.partition(".")[0]) + "x")


@kind("BP442", "BP441", "BP443", "BP440", files=(CHANGES,))
def extending_itself(written: Written) -> Iterator[Slip]:
    for _, value in scalars(written, lambda p: p.shape == "extends"):
        yield instead(written, value, written.name)
        yield instead(written, value, "market-catalogue.yaml")
