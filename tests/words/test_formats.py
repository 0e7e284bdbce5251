"""What a locale file says about figures is what CLDR says, asked through Babel."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest
from babel.core import Locale
from babel.dates import get_month_names
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.model.measures import Duration
from blueprint.words import Words, languages, load_words

ALL = languages()


@cache
def words(language: str) -> Words:
    loaded = load_words(language).value
    assert loaded is not None
    return loaded


def cldr(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"))


@pytest.mark.parametrize("language", ALL)
def test_signs_are_those_of_cldr(language: str) -> None:
    """Arabic has western digits by default since CLDR 42."""
    w, locale = words(language), cldr(language)
    assert w.text("format.decimal") == get_decimal_symbol(locale, numbering_system="latn")
    assert w.text("format.group") == get_group_symbol(locale, numbering_system="latn")
    thousands = () if language == "es" else (1000, 9999)  # Babel does not know that Spanish groups from five digits
    for value in (0, 7, 999, *thousands, 10_000, 1_234_567, 0.5, 3.25, 12_345.5):
        assert w.number(value) == format_decimal(value, locale=locale, numbering_system="latn"), value


@pytest.mark.parametrize("language", ALL)
def test_plural_rules_are_those_of_cldr(language: str) -> None:
    rule = cldr(language).plural_form
    for number in [*range(220), 1.5, 0.5, 2.5, 10.5]:
        assert words(language).formats.plural(number) == rule(number), number


@pytest.mark.parametrize("language", ALL)
def test_months_are_those_of_cldr(language: str) -> None:
    months = get_month_names("abbreviated", locale=cldr(language))
    own = [words(language).date(f"2026-{month:02}-05") for month in range(1, 13)]
    for number, text in enumerate(own, start=1):
        assert months[number] in text, text
        assert "2026" in text
        assert "5" in text


@pytest.mark.parametrize("language", ALL)
def test_only_an_iso_date_is_a_date(language: str) -> None:
    for text in ("autumn 2026", "2026", "2026-11", "2026-13-01", "2026-02-30", "21.11.2026", "20261121", ""):
        assert words(language).date(text) == text


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en", "21 Nov 2026"),
        ("en-US", "Nov 21, 2026"),
        ("de", "21. Nov. 2026"),
        ("fr", "21 nov. 2026"),
        ("es", "21 nov 2026"),
        ("pt-BR", "21 de nov. de 2026"),
        ("ja", "2026年11月21日"),
        ("zh-Hans", "2026年11月21日"),
        ("ko", "2026년 11월 21일"),
        ("ar", "21 نوفمبر 2026"),
    ],
)
def test_dates(language: str, date: str) -> None:
    assert words(language).date("2026-11-21") == date


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ("3.4", "−2", "+1", "0", "30%", "12,345.5", "5.0")),
        ("de", ("3,4", "−2", "+1", "0", "30\u00a0%", "12.345,5", "5,0")),
        ("de-CH", ("3.4", "−2", "+1", "0", "30\u00a0%", "12’345.5", "5.0")),
        ("fr", ("3,4", "−2", "+1", "0", "30\u202f%", "12\u202f345,5", "5,0")),
        ("es-MX", ("3.4", "−2", "+1", "0", "30\u00a0%", "12,345.5", "5.0")),
    ],
)
def test_numbers(language: str, texts: tuple[str, ...]) -> None:
    w = words(language)
    made = (
        w.number(3.4, 1),
        w.number(-2, sign=True),
        w.number(1, sign=True),
        w.number(-0.001, 0, sign=True),
        w.percent(0.3),
        w.number(12345.5),
        w.number(5, 1),
    )
    assert made == texts


def test_spanish_groups_from_five_digits() -> None:
    assert words("es").number(1000) == "1000"
    assert words("es").number(10000) == "10.000"


MINUTES = 60


@pytest.mark.parametrize(
    ("duration", "english", "chinese", "german"),
    [
        (Duration(240, 240), "4 min", "4 分钟", "4 min"),
        (Duration(5400, 5400), "1 h 30 min", "1 小时 30 分钟", "1 h 30 min"),
        (Duration(120, 300), "2–5 min", "2–5 分钟", "2–5 min"),
        (Duration(3600, 7200, "h"), "1–2 h", "1–2 小时", "1–2 h"),
        (Duration(1800, 7200), "30 min – 2 h", "30 分钟 – 2 小时", "30 min – 2 h"),
        (Duration(90, 90, "s"), "1 min 30 s", "1 分钟 30 秒", "1 min 30 s"),
        (Duration(0.5, 0.5, "s"), "0.5 s", "0.5 秒", "0,5 s"),
        (Duration(0, 0), "0 min", "0 分钟", "0 min"),
        (Duration(86400, 86400, "d"), "1 day", "1 天", "1 Tag"),
        (Duration(86400 * 14, 86400 * 14, "d"), "14 days", "14 天", "14 Tage"),
        (Duration(86400 * 14, 86400 * 14, "wk"), "2 weeks", "2 周", "2 Wochen"),
        (Duration(86400 * 7, 86400 * 21, "wk"), "1–3 weeks", "1–3 周", "1–3 Wochen"),
        (Duration(86400 * 60, 86400 * 60, "mo"), "2 months", "2 个月", "2 Monate"),
        (Duration(86400 * 2, 86400 * 2, "h"), "48 h", "48 小时", "48 h"),
        (Duration(86400 * 3, 86400 * 3, "h"), "3 days", "3 天", "3 Tage"),
        (Duration(5430, 5430, "s"), "1 h 30 min 30 s", "1 小时 30 分钟 30 秒", "1 h 30 min 30 s"),
    ],
)
def test_durations(duration: Duration, english: str, chinese: str, german: str) -> None:
    made = tuple(words(language).duration(duration) for language in ("en", "zh-Hans", "de"))
    assert made == (english, chinese, german)


def test_arabic_counts() -> None:
    w = words("ar")
    assert w.count("steps", 1) == "خطوة واحدة"
    assert w.count("steps", 2) == "خطوتان"
    assert w.count("steps", 3) == "3 خطوات"
    assert w.count("steps", 11) == "11 خطوة"
    assert w.duration(Duration(86400 * 2, 86400 * 2, "d")) == "يومان"
    assert w.duration(Duration(86400 * 2, 86400 * 4, "d")) == "2–4 أيام"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (34 * MINUTES + 9 * 3600, "9 h 34 min"),
        (12_015, "3 h 20 min"),
        (59.6, "59.6 s"),
        (3599.7, "59 min 59.7 s"),
        (2 * 86400 + 7199, "2 days 2 h"),
        (0, "0 s"),
    ],
)
def test_computed_times_have_two_units_at_most(value: float, text: str) -> None:
    assert words("en").seconds(value) == text


@settings(max_examples=150)
@given(
    st.integers(0, 10**7), st.sampled_from(["s", "min", "h", "d"]), st.sampled_from(["en", "ja", "ar", "pt-BR", "ko"])
)
def test_no_time_is_lost_in_writing(seconds: int, unit: str, language: str) -> None:
    """What is written adds up to what was given."""
    formats = words(language).formats
    parts = formats._parts(float(seconds), unit)
    size = {"s": 1, "min": 60, "h": 3600, "d": 86400}
    assert sum(amount * size[name] for amount, name in parts) == seconds
    assert formats.duration(Duration(seconds, seconds, unit))
    assert [size[name] for _, name in parts] == sorted((size[name] for _, name in parts), reverse=True)


@settings(max_examples=200)
@given(st.floats(-1e9, 1e9), st.one_of(st.none(), st.integers(0, 4)))
def test_numbers_never_show_a_minus_before_zero(value: float, digits: int | None) -> None:
    text = words("en").number(value, digits)
    assert text.strip("−0.,") or "−" not in text
    assert float(text.replace(",", "").replace("−", "-")) == pytest.approx(
        value, abs=0.51 * 10 ** -(6 if digits is None else digits)
    )


def test_babel_is_not_loaded_without_a_region() -> None:
    code = (
        "import sys; from blueprint.words import load_words; "
        "w = load_words('de').value; w.date('2026-01-02'); w.number(1.5); print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
