from __future__ import annotations

from built import service, steps

from blueprint.build import untranslated


def words(text: str, language: str) -> list[str]:
    return [d.span.text for d in untranslated(service(text), language) if d.span]


def test_one_warning_for_every_text_without_the_language() -> None:
    text = steps(
        "customer: {en: Comes, zh-Hans: 来}, pain: [Noise, {en: Dirt, de: Schmutz}]",
        "customer: {text: Goes, note: {zh-Hans: 走}}",
        head="summary: A day\n",
    )
    assert words(text, "zh-Hans") == ["Test", "A day", "Stage", "Noise", "{en: Dirt, de: Schmutz}", "Goes"]
    assert words(text, "en") == []


def test_one_language_means_every_language_and_numbers_need_none() -> None:
    text = steps(
        "customer: {en: Wi-Fi}, frontstage: '42', gain: {en: Fast, zh-Hans: 快}",
        head="version: 1.2b\nauthors: [Dana]\n",
    )
    assert words(text, "zh-Hans") == ["Test", "Stage"]


def test_a_primary_language_serves_but_not_another_script() -> None:
    text = steps("customer: {zh-Hans: 来, en: Comes}", head="language: zh-Hans\n")
    assert "{zh-Hans: 来, en: Comes}" not in words(text, "zh-CN")
    text = text.replace("来, en: Comes}", "来, en: Comes}, gain: {zh-Hans: 快, zh-Hant: 好}")
    assert "{zh-Hans: 来, en: Comes}" in words(text, "zh-TW")


def test_a_catalogue_entry_used_often_is_reported_once() -> None:
    text = steps("customer: {en: A, de: B}, touchpoint: Desk", "customer: B, touchpoint: Desk")
    assert words(text, "de").count("Desk") == 1


def test_a_file_without_any_text_in_the_language_gets_one_warning() -> None:
    text = steps("customer: Comes", "customer: Goes", head="summary: A day\n")

    (finding,) = untranslated(service(text), "sv")

    assert finding.span is not None
    assert finding.span.text == "Test"
    assert "no text" in finding.message
    assert untranslated(service(text), "en") == ()


def test_many_texts_without_the_language_get_one_warning() -> None:
    eight = steps("customer: {en: Comes, sv: Kommer}, pain: [A, B, C, D, E, F]")
    nine = eight.replace("E, F]", "E, F, G]")

    assert len(words(eight, "sv")) == 8
    (finding,) = untranslated(service(nine), "sv")

    assert finding.message == "9 of 10 texts have no wording in `sv`"
    assert finding.span is not None
    assert finding.span.text == "Test"
    assert [r.span.text for r in finding.related] == ["Test", "Stage", "A", "B", "C"]
