"""Even lines break where a reader would: behind clauses, between words, and never before a last crumb."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.text import Typesetter
from blueprint.text import typesetter as typesetting
from blueprint.text.line import Style

THIRTEEN = Style(13)
CARD, WIDE_CARD = 124, 176

CHINESE = [
    ("“百白破”是什么意思？", CARD, "“百白破”|是什么意思？"),
    ("合并窗口，由护士到座位上登记", CARD, "合并窗口，|由护士到座位上登记"),
    ("合并窗口，由护士到座位上登记", WIDE_CARD, "合并窗口，|由护士到座位上登记"),
    ("“护士一边唱歌一边就打完了”", CARD, "“护士一边唱歌|一边就打完了”"),
    ("“和样板间一模一样”", CARD, "“和样板间|一模一样”"),
    ("护士有耐心，动作又快又轻", CARD, "护士有耐心，|动作又快又轻"),
    ("原来一首儿歌就能转移注意力。", WIDE_CARD, "原来一首儿歌|就能转移注意力。"),
    ("为什么不能一个窗口办完所有手续？", CARD, "为什么不能一个窗口|办完所有手续？"),
    ("翻看绿色的预防接种证，确认这次该打哪一针", CARD, "翻看绿色的|预防接种证，|确认这次该打哪一针"),
    ("翻看绿色的预防接种证，确认这次该打哪一针", WIDE_CARD, "翻看绿色的预防接种证，|确认这次该打哪一针"),
    ("预约系统（含家庭成员代办功能）", WIDE_CARD, "预约系统|（含家庭成员代办功能）"),
    ("叫号屏、血压计、写着大字的用药清单", CARD, "叫号屏、血压计、|写着大字的用药清单"),
    ("区域健康档案平台与短信通知平台", CARD, "区域健康档案平台|与短信通知平台"),
    (
        "收到短信后打电话问女儿：“是不是又该去医院抽血了？”",
        WIDE_CARD,
        "收到短信后打电话问女儿：|“是不是又该去|医院抽血了？”",
    ),
    (
        "临床药师审核处方，如发现重复用药或相互作用，立即电话联系医生",
        WIDE_CARD,
        "临床药师审核处方，|如发现重复用药或相互作用，|立即电话联系医生",
    ),
    ("在 App 里扫描二维码，等候 20 分钟", WIDE_CARD, "在 App 里扫描二维码，|等候 20 分钟"),
    ("系统在15分钟内自动发送确认短信给客户", CARD, "系统在15分钟内自动|发送确认短信给客户"),
]
TRADITIONAL = [
    ("工作人員說明演唱會的入場規則和注意事項", WIDE_CARD, "工作人員說明演唱會的|入場規則和注意事項"),
    ("在 App 上顯示電子票，掃描 QR Code 後入場", CARD, "在 App 上顯示|電子票，掃描|QR Code 後入場"),
]
JAPANESE = [
    ("お部屋の準備を確かめる", CARD, "お部屋の準備を|確かめる"),
    ("友人と二人で、週末に一泊する", WIDE_CARD, "友人と二人で、|週末に一泊する"),
    ("領収書、手ぬぐいのお土産", CARD, "領収書、|手ぬぐいのお土産"),
    ("「いらっしゃいませ」と迎える", WIDE_CARD, "「いらっしゃいませ」と|迎える"),
    ("ロッカーで検査着に着替える", CARD, "ロッカーで|検査着に着替える"),
    ("げっぷを我慢するのがつらい", CARD, "げっぷを|我慢するのがつらい"),
    ("ちゃんと目を見て話してくれた。", CARD, "ちゃんと目を見て|話してくれた。"),
    ("結果をわかりやすく知りたい", CARD, "結果をわかりやすく|知りたい"),
    ("予約管理システムで空室状況を確認する", WIDE_CARD, "予約管理システムで|空室状況を確認する"),
    ("スマートフォンのアプリで順番待ちの番号を取る", CARD, "スマートフォンの|アプリで順番待ちの|番号を取る"),
    ("お客様のお荷物をお部屋までお運びいたします", CARD, "お客様のお荷物を|お部屋まで|お運びいたします"),
    (
        "カードキーを受け取って、お部屋へお進みください。",
        WIDE_CARD,
        "カードキーを受け取って、|お部屋へお進みください。",
    ),
]
SPACED = [
    ("en", "Wait about 45 min for the doctor", CARD, "Wait about 45 min|for the doctor"),
    ("en", "The guest waits 10 minutes in the lobby", WIDE_CARD, "The guest waits|10 minutes in the lobby"),
    ("de", "Der Schalter schließt um 18 Uhr", CARD, "Der Schalter|schließt um 18 Uhr"),
    ("en", "Queue at the bar, poor service", CARD, "Queue at the bar,|poor service"),
    ("en", "Check-in desk – passport and booking code", CARD, "Check-in desk –|passport and|booking code"),
    (
        "en",
        "A leaflet of sixteen pages with small print, last revised seven years ago",
        CARD,
        "A leaflet of sixteen|pages with small|print, last revised|seven years ago",
    ),
    (
        "en",
        "Explains the difference between a notice and a permit",
        WIDE_CARD,
        "Explains the difference|between a notice and a permit",
    ),
    ("en", "In 2024 the guests came from all over", CARD, "In 2024 the guests|came from all over"),
    ("ko", "무게를 재고 요금을 알려 준다", CARD, "무게를 재고|요금을 알려 준다"),
    ("th", "เย็นวันศุกร์หลังเลิกงาน จองผ่านโทรศัพท์", 151, "เย็นวันศุกร์หลังเลิกงาน|จองผ่านโทรศัพท์"),
]
EXAMPLES = [
    *(("zh-Hans", *example) for example in CHINESE),
    *(("zh-Hant", *example) for example in TRADITIONAL),
    *(("ja", *example) for example in JAPANESE),
    *SPACED,
]


PIECES = (" ", " – ", ", ", "，", "。", "、", "“", "”", "「", "」", "的", "了", "を", "お", "45", "1")
WORDS = ("客人", "到达", "护照", "Check-in", "min", "カード", "受け取る", "部屋", "손님이", "วัน", "😀", "x" * 30)


def texts(setter: Typesetter, text: str, width: float, language: str) -> list[str]:
    return [line.text for line in setter.balanced(text, THIRTEEN, width, language)]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(("language", "text", "width", "expected"), EXAMPLES)
def test_lines_break_where_it_reads_well(
    typesetter: Typesetter, language: str, text: str, width: float, expected: str
) -> None:
    assert texts(typesetter, text, width, language) == expected.split("|")


@pytest.mark.usefixtures("world")
def test_chinese_breaks_between_words_in_a_document_of_another_language(typesetter: Typesetter) -> None:
    assert texts(typesetter, "合并窗口，由护士到座位上登记", CARD, "en") == ["合并窗口，", "由护士到座位上登记"]


@pytest.mark.usefixtures("world")
def test_line_feeds_stay(typesetter: Typesetter) -> None:
    text = "护士有耐心，动作又快又轻\n合并窗口，由护士到座位上登记"
    assert texts(typesetter, text, CARD, "zh") == [
        "护士有耐心，",
        "动作又快又轻",
        "合并窗口，",
        "由护士到座位上登记",
    ]


@pytest.mark.usefixtures("world")
def test_a_line_that_is_too_wide_when_set_alone_is_replaced_by_the_next_best(
    typesetter: Typesetter, monkeypatch: pytest.MonkeyPatch
) -> None:
    reach = typesetting._reach
    monkeypatch.setattr(
        typesetting, "_reach", lambda line: 1e3 if line.text == "在 App 里扫描二维码，" else reach(line)
    )
    text = "在 App 里扫描二维码，等候 20 分钟"
    assert texts(typesetter, text, WIDE_CARD, "zh") == ["在 App 里扫描", "二维码，等候 20 分钟"]


@pytest.mark.usefixtures("world")
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh-Hans", "社区护士在三天之内回访，用普通话或方言把注意事项讲一遍好吗？"),
        ("zh-Hans", "“他说的‘百白破’（三联疫苗）是什么意思？”孩子的父亲问道。"),
        ("ja", "「ちょっと待ってください」と、フロントのスタッフが声をかけた。"),
        ("ja", "来年も元気でお会いしましょうと言われてうれしかったです。"),
    ],
)
@pytest.mark.parametrize("width", range(60, 240, 9))
def test_no_sign_starts_a_line_and_no_crumb_ends_a_text(
    typesetter: Typesetter, language: str, text: str, width: int
) -> None:
    lines = texts(typesetter, text, width, language)
    assert "".join(lines) == text
    for line in lines:
        assert unicodedata.category(line[0]) not in ("Pe", "Pf", "Po")
        assert unicodedata.category(line[-1]) not in ("Ps", "Pi")
        assert line[0] not in "ーゃゅょっ"
    assert sum(char.isalnum() for char in lines[-1]) > 1


@pytest.mark.usefixtures("world")
@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from([*PIECES, *WORDS]),
        max_size=24,
    ),
    st.floats(20, 240),
    st.sampled_from(["en", "zh-Hans", "zh-Hant", "ja", "ko", "th"]),
)
def test_balanced_lines_are_as_many_as_filled_ones(parts: list[str], width: float, language: str) -> None:
    setter, text = Typesetter(), "".join(parts)
    even = setter.balanced(text, THIRTEEN, width, language)
    filled = setter.paragraph(text, THIRTEEN, width, language)
    assert len(even) == len(filled)
    assert "".join("".join(line.text for line in even).split()) == "".join(text.split())
    widest = max((line.width for line in filled), default=0.0)
    assert all(line.width <= max(width, widest) for line in even)
