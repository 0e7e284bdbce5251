"""The legend lists exactly what is drawn: one more thing in the file, one more entry in the legend."""

from __future__ import annotations

import pytest
from measured import ENGLISH, measured
from notation.picture import Picture
from written import drawing, service

from blueprint.model.vocabulary import DrawingKind

LANGUAGES = ("ar", "de", "en", "es", "fr", "ja", "ko", "pt-BR", "zh-Hans", "zh-Hant")
PLAIN = """
stages:
  - title: A
    steps:
      - {id: a, customer: {id: one, text: Comes}, frontstage: {id: two, text: Greets}}
      - {id: b, customer: {id: three, text: Goes}}
"""


def listed(picture: Picture) -> list[tuple[str, str]]:
    return [entry for item in picture.of("legend-item") for entry in item.data.items()]


def test_a_plain_blueprint_explains_its_arrows_and_its_crossing() -> None:
    assert listed(drawing(service(PLAIN)).picture) == [("line", "interaction"), ("kind", "flow")]


@pytest.mark.parametrize(
    ("find", "put", "entry"),
    [
        ("text: Goes", "text: Goes, marks: fail", ("mark", "fail")),
        ("id: b", "id: b, marks: critical", ("mark", "critical")),
        ("text: Goes", "text: Goes, status: new", ("status", "new")),
        ("text: Greets", "text: Greets, arrow: both", ("kind", "exchange")),
    ],
)
def test_one_more_thing_is_one_more_entry(find: str, put: str, entry: tuple[str, str]) -> None:
    before, after = (listed(drawing(service(text)).picture) for text in (PLAIN, PLAIN.replace(find, put)))

    assert set(after) - set(before) == {entry}
    assert len(after) == len(set(after))


@pytest.mark.parametrize("kind", ["exchange", "message", "evidence"])
def test_each_kind_of_connector_is_explained(kind: str) -> None:
    text = f"links: [{{from: two, to: three, kind: {kind}}}]\n{PLAIN}"

    assert ("kind", kind) in listed(drawing(service(text)).picture)


def test_a_way_back_is_explained() -> None:
    text = PLAIN.replace("id: b", "id: b, next: {to: a, label: again}")

    assert ("kind", "back") in listed(drawing(service(text)).picture)


def test_without_connectors_nothing_is_said_of_them() -> None:
    text = f"connect: explicit\n{PLAIN}"

    assert listed(drawing(service(text)).picture) == []


def test_curves_are_listed_on_the_map_and_not_on_the_blueprint() -> None:
    of = service(PLAIN.replace("id: a,", "id: a, emotion: 3, expectation: 4,").replace("id: b,", "id: b, emotion: 5,"))
    series = {entry for entry in listed(drawing(of, DrawingKind.JOURNEY).picture) if entry[0] == "series"}

    assert {("series", "experience"), ("series", "expectation")} <= series
    assert not [entry for entry in listed(drawing(of).picture) if entry[0] == "series"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_entries_say_the_same(language: str) -> None:
    made = drawing(measured(ENGLISH.replace("language: en", f"language: {language}")), DrawingKind.JOURNEY)
    said = ["".join(text.text for text in item.texts) for item in made.picture.of("legend-item")]

    assert {"tiny", "few"} <= {kind for name, kind in listed(made.picture) if name == "figure"}
    assert len(said) == len(set(said))
