"""The index: names and where they are told about."""

from __future__ import annotations

from bound import example, service, told, words_of
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.book.index import index, sort_key
from blueprint.words.speech import Speech

ENGLISH = Speech(words=words_of("en"), language="en", fallback="en")


def test_every_name_leads_to_what_tells_about_it() -> None:
    parts = {p.title.text: p.entries for p in index([told(example("hotel-stay"))], ENGLISH)}

    assert list(parts) == ["Actors", "Systems", "Touchpoints"]
    entries = {e.title.text: e for part in parts.values() for e in part}
    assert entries["Receptionist"].anchors == ("c1-m2-1", "c1-encounters", "c1-trouble")
    assert entries["Registration system"].anchors == ("c1-m2-1", "c1-encounters")
    assert entries["Front desk"].anchors == ("c1-m1-1", "c1-t3")
    assert entries["Front desk"].main == "c1-t3"


def test_names_are_sorted_and_notes_follow() -> None:
    (actors, _, _) = index([told(example("hotel-stay"))], ENGLISH)

    assert [e.title.text for e in actors.entries] == ["Bellperson", "Receptionist", "Room service"]
    assert [e.note.text for e in actors.entries if e.note] == ["Guest services", "Front office", "Food and beverage"]


def test_what_is_nowhere_told_is_left_out() -> None:
    text = (
        "actors: {idle: {title: Idle}}\nsystems: {unused: {title: Unused}}\n"
        "stages: [{title: Stage, steps: [{title: One, customer: Comes}, {title: Two, customer: Goes}]}]\n"
    )

    assert index([told(service(text))], ENGLISH) == ()


def test_one_name_in_two_services_is_one_entry() -> None:
    one = told(example("hotel-stay"))
    (first, *_), (both, *_) = index([one], ENGLISH), index([one, one], ENGLISH)

    assert both == first


@given(st.lists(st.text(min_size=1, max_size=8), max_size=8))
@settings(max_examples=50)
def test_order_is_total(names: list[str]) -> None:
    turned = names[::-1]

    assert sorted(names, key=sort_key) == sorted(turned, key=sort_key)


def test_accents_and_capitals_do_not_part_names() -> None:
    names = ["Zeta", "Éclair", "eclipse", "Arena", "árbol"]

    assert sorted(names, key=sort_key) == ["árbol", "Arena", "Éclair", "eclipse", "Zeta"]
