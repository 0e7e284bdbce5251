"""What a break costs in scripts without spaces between words, and in those where a space ends a clause."""

from __future__ import annotations

import pytest

from blueprint.text.breaks import Measure, opportunities
from blueprint.text.phrasing import Phrasing, phrasing

NEVER, COMPOUND, WORD = 1.12, 0.5, 0.12


def phrased(text: str, language: str) -> Phrasing:
    places = opportunities(text, language, Measure(text, [0.0] * len(text), 0.0), 10.0)
    return phrasing(text, language, places)


def cost(text: str, language: str) -> float:
    """What the break costs that a bar marks."""
    return phrased(text.replace("|", ""), language).costs.get(text.index("|"), 0.0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Between phrases, behind a particle or before a word of its own.
        ("紙に|記入する", WORD), ("とても|親切", WORD), ("今すぐ|予約", WORD), ("部屋で|ゆっくり休む", WORD),
        ("アプリ|画面", WORD),
        # Between the halves of a compound: a stem or a noun, and what hangs on it.
        ("申し込み|用紙", COMPOUND), ("日帰り|温泉に行く", COMPOUND), ("手続き|完了", COMPOUND),
        ("席に着き|注文する", COMPOUND),
        ("予約|する", COMPOUND), ("今|すぐ予約", COMPOUND), ("駅で待ち|合わせ", NEVER), ("10|分待つ", COMPOUND),
        # Hiragana that is no particle goes on as a rule; a stem of one letter stands behind nothing.
        ("お待ち|ください", 0.4), ("もちろん|無料です", WORD), ("しばらく|お待ちください", WORD),
        # Nothing is parted from its particle, nor from its honorific.
        ("紙|に記入する", 0.9), ("カード|で払う", 0.9), ("お|待ちください", 0.9), ("ご|案内", 0.9),
        ("「ここ」|です", 0.9),
        ("（案内）|を見る", 0.9),
        # Inside a word and inside brackets.
        ("部|屋でゆっくり休む", NEVER), ("ゆっ|くり休む", NEVER), ("「こ|こ」です", NEVER + 0.08),
        # Rare characters are Han characters.
        ("𠮷|野家で食べる", COMPOUND), ("㐀|㐂", COMPOUND), ("䶿|䶿", COMPOUND),
    ],
)  # fmt: skip
def test_japanese(text: str, expected: float) -> None:
    assert cost(text, "ja") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办理|入住手续", WORD), ("预约|系统", WORD), ("办|理入住手续", NEVER), ("我们去酒|店", NEVER),
        ("我们|去酒店", WORD),
        # Some words of one character belong to the word before them, some to the one behind; two such to each other.
        ("客人|的房间", WORD + 0.1), ("不|满意", WORD + 0.1), ("扫描 QR Code |后", WORD + 0.1),
        ("用 |App 预约", WORD + 0.1),
        ("他|和她", WORD + 0.06), ("他和|她", WORD + 0.1 + 0.06), ("在店|里等", WORD + 0.1 + 0.06),
        # Numbers and what is counted.
        ("两|位客人", COMPOUND), ("两位|客人", WORD), ("等候 |20 分钟", WORD), ("等候 20 |分钟", COMPOUND),
        ("第3|位", COMPOUND),
        # Latin words.
        ("扫描 QR |Code 后", 0.17), ("用 App |预约", WORD),
        # At signs: behind a sentence, a clause, an item of a list; before an opening bracket.
        ("好！|走", 0.0), ("护士，|医生", 0.02), ("收到：|短信", 0.02), ("叫号屏、|血压计", 0.05),
        ("预约系统|（含家庭成员）", 0.06),
        # Behind a closing one counts what is inside it, but nothing loses its particle.
        ("说“好”，|走", 0.02), ("（好！）|走", 0.0), ("（好）|走", 0.05), ("（好，）|走", 0.02), ("“好”|吗", 0.9),
        ("“百白破”|的意思", 0.9),
        # Inside brackets, and behind them again.
        ("预约系统（含|家庭成员）", WORD + 0.08), ("（含）|预约（好）", 0.05), ("（含）预约|系统（好）", WORD),
        ("𠀀|𠀁𠀂", WORD + 0.06),
    ],
)  # fmt: skip
def test_chinese(text: str, expected: float) -> None:
    assert cost(text, "zh-Hans") == pytest.approx(expected)


@pytest.mark.parametrize(
    ("language", "text"), [("th", "เย็น |จอง"), ("lo", "ລໍຖ້າ |ຂໍຂອບໃຈ"), ("my", "ချောင်း |ကျေးဇူး"), ("km", "បាទ |អរគុណ")]
)
def test_a_space_ends_a_clause_where_words_have_none_between_them(language: str, text: str) -> None:
    assert cost(text, language) == -0.03
    assert cost("one |two", language) == 0.0


@pytest.mark.parametrize("language", ["ko", "ko-KR"])
def test_korean_has_spaces_even_beside_han_characters(language: str) -> None:
    assert cost("客室 |손님이", language) == cost("방으로 |손님이", language) == 0.0


@pytest.mark.parametrize(
    ("language", "text", "may_be_a_line"),
    [
        ("en", "Waits for a while", False),
        ("zh-Hans", "办理入住手|续", False),
        ("zh-Hans", "我们去|酒店", True),
        ("zh-Hans", "扫描 |QR", False),
        ("zh-Hans", "扫描 |Code", True),
        ("zh-Hans", "（看|图）", False),
    ],
)
def test_what_is_too_little_for_a_last_line(language: str, text: str, may_be_a_line: bool) -> None:
    plain = text.replace("|", "")
    last = text.index("|") if "|" in text else plain.rindex(" ") + 1
    found = phrased(plain, language)
    assert (found.alone > last) == may_be_a_line
    assert found.slack == (1.0 if language == "en" else 0.5)
