"""Files as they lie on the disk, their kinds, and the order of their keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blueprint.diagnostics import Edit
from blueprint.document import Document, Mapping
from blueprint.editing.kinds import Kind, holds_catalogues_only, kind_of
from blueprint.editing.order import Order, listed_lanes
from blueprint.editing.raw import raw_of
from blueprint.editing.width import WIDEST, width
from blueprint.model.lanes import STANDARD_LANES
from blueprint.reading import parse
from blueprint.source import Source, Span


def document(text: str) -> Document:
    found = parse(Source(name="any", text=text)).value
    assert found is not None
    return found


def edit(text: str, start: int, end: int, new: str) -> Edit:
    return Edit(span=Span(Source(name="any", text=text), start, end), text=new)


@given(st.text("ab\r\n", max_size=30), st.booleans())
def test_bytes_without_edits_stay(text: str, marked: bool) -> None:
    data = (("\ufeff" if marked else "") + text).encode()
    assert raw_of(data).edited(()) == data


@given(st.lists(st.text("ab", max_size=3), min_size=2, max_size=6), st.sampled_from(["\n", "\r\n"]), st.data())
def test_an_edit_changes_its_place_only(lines: list[str], end: str, data: st.DataObject) -> None:
    raw = raw_of(end.join(lines).encode())
    start = data.draw(st.integers(0, len(raw.normal)))
    stop = data.draw(st.integers(start, len(raw.normal)))
    wanted = raw.normal[:start] + "x\ny" + raw.normal[stop:]

    assert raw.edited([edit(raw.normal, start, stop, "x\ny")]).decode() == wanted.replace("\n", end)


def test_the_line_end_that_most_lines_have() -> None:
    assert raw_of(b"a\r\nb\nc\r\n").end == "\r\n"
    assert raw_of(b"a\rb").end == "\n"
    assert raw_of(b"\xef\xbb\xbfa\r\nb").replaced("a\nb\n") == b"a\r\nb\r\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("title: T", Kind.MAP),
        ("stages: []", Kind.MAP),
        ("config: 1", Kind.CONFIGURATION),
        ("theme: 1", Kind.THEME),
        ("actors: {a: A}", Kind.CATALOGUE),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert kind_of(document(text)) is kind
    assert holds_catalogues_only(document(text), "shared.yaml") is (kind is Kind.CATALOGUE)
    assert not holds_catalogues_only(document(text), "shared.blueprint.yaml")


def test_a_map_that_was_only_begun_is_no_catalogue() -> None:
    assert not holds_catalogues_only(document("blueprint: 1"), "new.yaml")


def keys(order: Order, text: str, *path: str) -> list[str]:
    """The keys of a mapping in order; `path` leads there, `-` into the first item of a list."""
    node, place = document(text).root, order.root
    for name in path:
        if name == "-":
            place, node = order.item(place), node.items[0]  # type: ignore[attr-defined]
        else:
            place, node = order.child(place, node, name), node.get(name)  # type: ignore[assignment]
    assert isinstance(node, Mapping)
    return [entry.key.text for entry in order.sorted(place, node)]


def test_the_order_of_a_file_and_of_its_parts() -> None:
    order = Order(Kind.MAP, ("evidence", "customer", "depot", "support"))
    text = (
        "stages:\n  - steps:\n"
        "      - {next: b, pain: p, time: 4 min, support: s, depot: d, customer: c, id: a, own: x}\n"
        "    title: A\n    customer: c\n    id: s\nzzz: 1\nscenario: S\nlanguage: en\ntitle: T\nblueprint: 1\n"
        "actors: {b: {role: r, title: B}, a: {title: A}}\n"
    )
    assert keys(order, text) == ["blueprint", "title", "language", "scenario", "actors", "stages", "zzz"]
    assert keys(order, text, "stages", "-") == ["id", "title", "customer", "steps"]
    step = ["id", "customer", "depot", "support", "time", "pain", "next", "own"]
    assert keys(order, text, "stages", "-", "steps", "-") == step
    assert keys(order, text, "actors") == ["b", "a"]
    assert keys(order, text, "actors", "b") == ["title", "role"]


def test_an_order_serves_one_file_after_the_other() -> None:
    order = Order(Kind.MAP, STANDARD_LANES)
    for n in range(200):  # a new mapping often lies where one that is gone lay
        assert keys(order, f"title: T{n}\nblueprint: 1\n") == ["blueprint", "title"]
        assert keys(order, f"actors: {{b: {{role: r{n}, title: B}}}}\n", "actors", "b") == ["title", "role"]


def test_lanes_may_stay_where_they_are() -> None:
    text = "stages: [{steps: [{emotion: 3, support: s, id: a, customer: c}]}]\n"
    kept = keys(Order(Kind.MAP, ()), text, "stages", "-", "steps", "-")
    assert kept == ["id", "support", "customer", "emotion"]


def test_a_step_that_is_named_by_its_first_card_keeps_its_lanes() -> None:
    order = Order(Kind.MAP, ("evidence", "frontstage", "support"))
    text = "stages: [{steps: [{support: s, frontstage: f}]}]\n"
    assert keys(order, text, "stages", "-", "steps", "-") == ["support", "frontstage"]
    named = text.replace("{support", "{title: T, support")
    assert keys(order, named, "stages", "-", "steps", "-") == ["title", "frontstage", "support"]


def test_listed_lanes() -> None:
    text = "lanes: [evidence, {customer: 顾客}, {line: interaction}, {lane: depot, zone: support}]\n"
    assert listed_lanes(document(text)) == ("evidence", "customer", "depot")
    assert "backstage" in listed_lanes(document("title: T"))


def test_columns() -> None:
    assert width("房卡 ok") == 7
    assert width("cafe\u0301") == 4
    assert WIDEST == 120
