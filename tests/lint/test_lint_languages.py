"""The languages of a map, and texts that lack one."""

from __future__ import annotations

from linted import found, service, steps, told

from blueprint.build.translations import texts_of
from blueprint.lint.languages import languages_of

TITLE = "title: {en: Hotel, de: Hotel im Park}\n"


def test_a_language_of_the_title_is_asked_for_everywhere() -> None:
    text = steps("customer: {en: Comes, de: Kommt}", "customer: Goes", head=TITLE)

    assert [line.partition(" ")[2] for line in told(text)] == [
        "BP307 `Stay` has no wording in `de`",
        "BP307 `Goes` has no wording in `de`",
    ]
    assert found(text)[1].hint == "write `{en: …, de: …}`; it has en"


def test_texts_that_lack_the_maps_own_language() -> None:
    lines = [f"customer: Goes on {n}" for n in range(6)]

    assert told(steps("customer: {fr: Vient, de: Kommt}", *lines)) == ["6:20 BP307 `Vient` has no wording in `en`"]


def test_a_quote_with_its_translation_makes_no_second_language() -> None:
    lines = [f"customer: Goes on {n}" for n in range(6)]

    assert told(steps(*lines, "customer: Ends, quote: {en: How nice, de: Wie schön}")) == []


def test_one_language_only_marks_the_text() -> None:
    assert told(steps("customer: {zh-Hans: 办理入住}", "customer: Goes")) == []


def test_a_quarter_of_the_texts_makes_a_language() -> None:
    text = steps("customer: {en: Comes, de: Kommt}", "customer: {en: Goes, de: Geht}", "customer: Ends")

    assert [d.message for d in found(text)] == [f"`{word}` has no wording in `de`" for word in ("Test", "Stay", "Ends")]


def test_tags_of_one_language_count_once() -> None:
    built = service(steps("customer: {en: Comes, en-GB: Arrives, zh-TW: 到達, zh-Hant: 抵達, zh-Hans: 抵达}"))

    assert languages_of(built, tuple(texts_of(built))) == ("en", "zh-TW", "zh-Hans")
