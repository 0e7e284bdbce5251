"""Words for made-up files: of many scripts, of the kind that YAML takes for something else, and of the worst kind."""

from __future__ import annotations

from fuzz.tape import Tape

PHRASES: dict[str, tuple[str, ...]] = {
    "en": ("Asks", "Checks in", "Waits for the key", "Pays", "Greets the guest and takes all of the bags up", "R&D"),
    "de": ("Fragt", "Überweist", "Wartet auf das Aufzugsbenachrichtigungssystem", "Zahlt an der Kasse", "ß"),
    "fr": ("Demande", "L’hôte attend « ici » : oui", "Paie", "Œuvre déjà vue"),
    "zh-Hans": ("预约", "到店接待", "说明产品特点，签订合同。", "客户（满意）", "「服务」"),
    "ja": ("予約する", "お客様がカタログを受け取る", "説明、", "ー々"),
    "ko": ("고객이 예약하고", "상담을 받습니다", "예"),
    "ar": ("العميل يحجز", "الموعد عبر الهاتف 12", "نعم"),
    "he": ("הלקוח מזמין", "שולחן (3)", "כן"),
    "th": ("ลูกค้าจองโต๊ะทางโทรศัพท์", "และรอ"),
    "es": ("¿Pregunta?", "Paga", "Niño"),
    "pt-BR": ("Não", "Pergunta à recepção"),
    "zh-Hant": ("預約", "客戶滿意"),
}
LANGUAGES = tuple(PHRASES)
RARE = (
    "tlh",
    "en-US",
    "zh-Hans-CN",
    "zh",
    "xx",
    "sr-Latn",
    "ar-EG",
    "fa",
    "ur",
    "EN",
    "de-CH-1996",
    "hi",
    "my",
    "art-x",
)

TRICKY = (
    "no", "yes", "12:30", "007", "1.10", "~", "null", "true", "2024-01-05", "0x1F", "1_000", ".inf", "-.NaN", "1e999",
    "=", "<<", "a: b", "a #b", "# no comment", "- dash", "[key]", "{a}", "it's", 'says "hi"', "&anchor", "*alias",
    "!tag", "%", "@at", "`tick`", "| pipe", "> fold", "? ask", "...", "---", "two\nlines", "a\n\nb", "tab\there",
    "back\\slash", "ends in spaces  ", "  begins so", "ends:", ",", "a,b", "<b>bold</b>", "]]>", "&amp;", "<!--", "-->",
    "{{ x }}", "{% if %}", "$HOME", "../../etc/passwd", "https://example.org/a?b=1&c=2#d", "javascript:alert(1)",
    "=1+1", "+1", "-1", "@SUM(A1)", "\u00a0hard", "（，。：；）", "a|b", "|", "\\n", "%s %d {0}", "*", "_x_",
)  # fmt: skip
"""What YAML, XML, Markdown, spreadsheets or templates take for something else."""

STRANGE = (
    "a\u0301\u0301\u0301\u0301\u0301", "Z\u0351\u036b\u0343a\u0323lgo", "\U0001f469\u200d\U0001f469\u200d\U0001f466",
    "\U0001f1e9\U0001f1ea\U0001f1e9", "\u200d", "\u200b", "\u2060", "\ufffd", "\u0300", "\u0e33", "\u1100\u1161\u11a8",
    "\u115f", "\U0001f6ce\ufe0f", "\u2764\ufe0e", "1\ufe0f\u20e3", "\u180e", "\u034f", "ﷺ", "ﬁ", "İ", "ǅ", "\u1e9e",
    "\U000103a0", "\U00012000", "\U0001d400", "\u0915\u094d\u0937", "\u1000\u103c", "\u0f40\u0fb1", "ⵣ", "\ua9c1",
    "\u06dd12", "\u0600\u0661", "\u200e\u200f", "\u061c", "ก" * 90, "W" * 300, "钻" * 120, "i" * 700, "\u0301" * 60,
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 3, "a " * 600, "\n".join("abcdefgh"), "م" * 80,
    "\u00ad".join("Silbentrennung"), "a\u2011b", "\u2026", "－～＂", "\u3164", "\uffa0", "\u2800", "\u2000\u2003x",
)  # fmt: skip
"""What may be written and is hard to draw: joiners, marks without a base, rare scripts, endless words."""

REFUSED = (
    "\u3000", "\u202eright to left", "\u2066isolate\u2069", "\ufeff", "\ufffe", "\uffff", "\U0001fffe", "\ue000",
    "\U000f0000", "\u0085", "\u2028x\u2029", "\x07", "\x00", "\x1b[31m", "\x7f", "\ud800", "\udfff", "\U000e0041", " ",
)  # fmt: skip
"""What no text may hold: controls, noncharacters, private use, single surrogates."""

NASTY = (*STRANGE, *REFUSED)

NUMBERS = (
    "1", "3", "5", "2.5", "0", "-2", "6", "100", "101", "1e3", "1E-3", "-0", "0.1", "00", "1.", ".5", "+1", "1e400",
    "99999999999999999999", "1e-400", "123456789012345678901", "0.30000000000000004", ".nan", ".inf", "-.inf", "0x10",
    "0o7", "1_0", "1,5", "٣", "３", "1e", "--1", "9007199254740993", "-1e308", "4.9e-324",
)  # fmt: skip
DURATIONS = (
    "4 min",
    "90 s",
    "2-5 min",
    "1 h 30 min",
    "2 d",
    "3 wk",
    "2 mo",
    "PT15M",
    "P1DT2H",
    "0 s",
    "999999999 mo",
    "0.000001 s",
    "5-2 min",
    "1 min-1 h",
    "4",
    "min",
    "4 Minuten",
    "-4 min",
    "P",
    "1e3 s",
    "４ min",
    "2 – 5 min",
    "P1Y2M3W",
)
DATES = ("2025-03-31", "2026-11-21", "2025-02-30", "0000-01-01", "9999-12-31", "2024-02-29", "31.03.2025", "2025-3-1")
PERIODS = (
    "2025",
    "2025-Q1",
    "2025-03",
    "2025-03-31",
    "2025-Q1..2026",
    "2026..2025",
    "2025-13",
    "2025-Q5",
    "0000",
    "..",
)
URLS = (
    "https://example.org/a?b=1&c=2",
    "mailto:a@b.org",
    "page.html#x",
    "http://[::1",
    "javascript:alert(1)",
    "//a",
    "a b",
    "https://例え.jp/ä",
    "file:///etc/passwd",
    "data:text/html,x",
    "https://x/" + "y" * 300,
    "HTTP://X",
    "mailto:",
)


def text(tape: Tape, language: str, wild: int) -> str:
    """A text.

    Args:
        tape: decides.
        language: what most of it is written in.
        wild: how often it is no ordinary text: 0 never, 1 seldom, 2 often.
    """
    kind = tape.pick(48)
    if wild and kind > 46 - 3 * (wild > 1):
        first = tape.one_of(NASTY if wild > 1 else STRANGE)
        return f"{tape.one_of(PHRASES[language])} {first}" if tape.chance(2) else first
    if kind > 34:
        return tape.one_of(TRICKY)
    own = PHRASES[language]
    if kind > 29:
        own = PHRASES[tape.one_of(LANGUAGES)]
    if kind > 24:
        joint = "" if language in ("zh-Hans", "zh-Hant", "ja") else " "
        return joint.join(tape.one_of(own) for _ in range(2 + tape.pick(9)))
    return tape.one_of(own)
