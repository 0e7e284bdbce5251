from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from string import Formatter

import pytest
from babel.core import Locale

from blueprint.diagnostics import Severity
from blueprint.model.lanes import STANDARD_LANES, STANDARD_LINES
from blueprint.model.vocabulary import (
    Contact,
    DrawingKind,
    Effect,
    Gap,
    Importance,
    Initiative,
    Level,
    LinkKind,
    Mark,
    Medium,
    MetricType,
    Module,
    OpportunityStatus,
    Owner,
    Phase,
    PlanPart,
    State,
    Status,
    TextRow,
    Zone,
)
from blueprint.source import Source, Span
from blueprint.words import Words, languages, load_words

ALL = languages()
PLURAL = re.compile(r"\.(zero|one|two|few|many|other)$")
LATIN = ("de", "en", "es", "fr", "pt-BR")


@cache
def words(language: str) -> Words:
    loaded = load_words(language)
    assert loaded.value is not None
    return loaded.value


def stem(key: str) -> str:
    """A key without its plural form."""
    return PLURAL.sub("", key) if key.startswith(("count.", "format.")) else key


def keys(language: str) -> set[str]:
    return {stem(key) for key in words(language).entries}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_ten_languages_ship() -> None:
    assert ALL == ("ar", "de", "en", "es", "fr", "ja", "ko", "pt-BR", "zh-Hans", "zh-Hant")


@pytest.mark.parametrize("language", ALL)
def test_every_locale_has_the_keys_of_english(language: str) -> None:
    assert keys(language) ^ keys("en") == set()
    assert words(language).language == language


@pytest.mark.parametrize("language", ALL)
def test_nothing_is_empty_or_carries_spaces_at_its_ends(language: str) -> None:
    for key, text in words(language).entries.items():
        assert text, key
        assert text == text.strip() or key in ("format.group", "format.list"), key


@pytest.mark.parametrize("language", ALL)
def test_places_to_fill_in_are_the_same(language: str) -> None:
    """Arabic says `one` and `two` without the number."""
    english = {stem(key): places(text) for key, text in words("en").entries.items()}
    for key, text in words(language).entries.items():
        if language != "ar" or not re.search(r"^(count|format)\..*\.(zero|one|two)$", key):
            assert places(text) == english[stem(key)], key


@pytest.mark.parametrize("language", ALL)
def test_plural_forms_are_those_of_the_language(language: str) -> None:
    locale = Locale.parse(language.replace("-", "_"))
    needed = set(locale.plural_form.tags) | {"other"} if language in ("ar", "de", "en") else None
    stems = {PLURAL.sub("", k) for k in words(language).entries if k.startswith("count.")}
    assert stems == {f"count.{thing}" for thing in ("steps", "stages", "cards", "encounters", "answers", "maps")}
    for stem in stems:
        forms = {k.rsplit(".", 1)[1] for k in words(language).entries if k.startswith(f"{stem}.")}
        assert "other" in forms
        assert needed is None or forms == needed


@pytest.mark.parametrize("language", ALL)
def test_every_value_of_the_format_has_a_word(language: str) -> None:
    w = words(language)
    groups: dict[str, Iterable[str]] = {
        "lane": (*STANDARD_LANES, *(z.value for z in Zone)),
        "line": STANDARD_LINES,
        "crossing": STANDARD_LINES,
        "kind": DrawingKind,
        "row": (*TextRow, "touchpoint", "channel", "experience", "theme", "module", "image", "opportunity", "gap"),
        "state": State,
        "phase": Phase,
        "mark": Mark,
        "link": LinkKind,
        "status": Status,
        "level": Level,
        "effect": Effect,
        "module": Module,
        "gap": [str(g.value) for g in Gap],
        "gap-meaning": [str(g.value) for g in Gap],
        "owner": Owner,
        "medium": Medium,
        "importance": Importance,
        "contact": Contact,
        "initiative": Initiative,
        "plan": PlanPart,
        "metric": MetricType,
        "progress": OpportunityStatus,
    }
    missing = [
        f"{group}.{value}" for group, values in groups.items() for value in values if not w.has(f"{group}.{value}")
    ]
    assert missing == []


@pytest.mark.parametrize("language", [tag for tag in ALL if tag not in LATIN])
def test_other_scripts_hold_no_english_left_over(language: str) -> None:
    kept = {
        "sample",
        "minus",
        "plus",
        "decimal",
        "group",
        "percent",
        "range",
        "span",
        "plural",
        "group-from",
        "list",
        "length",
        "size",
    }
    left = [
        key
        for key, text in words(language).entries.items()
        if re.search("[A-Za-z]{2,}", re.sub(r"\{\w+\}", "", text))
        and key.rsplit(".", 1)[-1] not in kept
        and key != "language"
    ]
    assert left == []


@pytest.mark.parametrize("language", [tag for tag in LATIN if tag != "en"])
def test_translations_are_not_english(language: str) -> None:
    """Some words are the same; whole groups are not."""
    for group in ("lane", "line", "mark", "legend", "theme", "axis", "gap"):
        keys_of = [k for k in words("en").entries if k.startswith(f"{group}.")]
        same = [k for k in keys_of if words(language).text(k) == words("en").text(k)]
        assert len(same) <= len(keys_of) / 2, (group, same)


def test_traditional_chinese_is_not_simplified() -> None:
    only_simplified = set("证线务图阶触验点队录标准计划时间选择标题过传递节说观产网")
    shared = set("点准") | set("题") - set("题")
    for key, text in words("zh-Hant").entries.items():
        assert not (set(text) & (only_simplified - shared)), key


def test_chinese_terms_are_those_of_the_field() -> None:
    w = words("zh-Hans")
    expected = {
        "kind.blueprint": "服务蓝图",
        "kind.journey": "顾客旅程图",
        "lane.evidence": "有形展示",
        "lane.customer": "顾客行为",
        "lane.frontstage": "前台",
        "lane.backstage": "后台",
        "lane.support": "支持过程",
        "line.interaction": "互动分界线",
        "line.visibility": "可视分界线",
        "line.internal-interaction": "内部互动分界线",
        "mark.moment-of-truth": "关键时刻",
        "mark.fail": "失误点",
        "mark.wait": "等待点",
    }
    assert {key: w.text(key) for key in expected} == expected


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh-TW", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hant-MO", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("ZH-hans", "zh-Hans"),
        ("yue", "zh-Hant"),
        ("pt", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("de-AT", "de"),
        ("EN-gb", "en"),
        ("ar-EG", "ar"),
        ("ja-JP", "ja"),
    ],
)
def test_a_tag_finds_its_locale(asked: str, given: str) -> None:
    loaded = load_words(asked)
    assert loaded.value is not None
    assert loaded.value.language == given
    assert loaded.diagnostics == ()


@pytest.mark.parametrize("asked", ["da", "th", "tlh", "x", "", "zz-ZZ"])
def test_an_unknown_language_is_english_and_says_so(asked: str) -> None:
    span = Span(Source("f", asked), 0, len(asked))
    loaded = load_words(asked, span)
    assert loaded.value is not None
    assert loaded.value.language == "en"
    (finding,) = loaded.diagnostics
    assert (finding.code, finding.severity, finding.span) == ("BP530", Severity.WARNING, span)
    assert "zh-Hans" in (finding.hint or "")


def test_places_are_filled_and_words_can_be_asked_for() -> None:
    w = words("en")
    assert w.text("time.waits", time="6 min") == "waits 6 min"
    assert w.has("theme.trust")
    assert not w.has("theme.my-own")
    with pytest.raises(KeyError):
        w.text("lane.nothing")


def test_axis_words_run_upwards() -> None:
    assert words("en").axis(3) == ("Unhappy", "Neutral", "Delighted")
    assert words("en").axis() == ("Unhappy", "Disappointed", "Neutral", "Pleased", "Delighted")
    for language in ALL:
        assert len(set(words(language).axis())) == 5


def test_quotation_marks_are_not_doubled() -> None:
    assert words("de").quoted("Wo?") == "„Wo?“"
    assert words("fr").quoted("Où ?") == "«\u00a0Où ?\u00a0»"
    assert words("ja").quoted("どこ") == "「どこ」"
    assert words("en").quoted("“Where?”") == "“Where?”"
    assert words("en").quoted("") == "“”"


def test_capitals_follow_the_language() -> None:
    w = words("en")
    assert w.capitals("Line of visibility") == "LINE OF VISIBILITY"
    assert w.capitals("çizgi", "tr") == "ÇİZGİ"
    assert w.capitals("Σημεία επαφής", "el") == "ΣΗΜΕΙΑ ΕΠΑΦΗΣ"
    assert w.capitals("可视分界线", "zh-Hans") == "可视分界线"
    assert words("de").capitals("Straße") == "STRASSE"


def test_lists_are_joined() -> None:
    assert words("en").joined(["a", "b"]) == "a, b"
    assert words("zh-Hans").joined(["甲", "乙"]) == "甲、乙"
