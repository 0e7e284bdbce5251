"""Texts in several scripts, with the family that each of them is set in."""

from __future__ import annotations

SAMPLES = {
    "en": ("The guest arrives at the desk & shows a passport — “fine”, office, AVATAR, é e\u0301.", "sans"),
    "ru": ("Гость приходит к стойке и показывает паспорт", "sans"),
    "el": ("Ο επισκέπτης φτάνει στη ρεσεψιόν", "sans"),
    "vi": ("Khách đến quầy lễ tân và xuất trình hộ chiếu", "sans"),
    "zh-Hans": ("客人到达前台，出示护照。「你好」——谢谢……", "noto-sans-cjk-sc"),
    "zh-Hant": ("客人抵達櫃檯，出示護照。", "noto-sans-cjk-tc"),
    "zh-HK": ("客人到達櫃檯，出示護照。", "noto-sans-cjk-hk"),
    "ja": ("カードキーを受け取って、お部屋へ。", "noto-sans-cjk-jp"),
    "ko": ("손님이 프런트에 도착한다.", "noto-sans-cjk-kr"),
    "ar": ("الضيف يصل إلى المكتب ويعرض جواز السفر مُحَمَّد", "noto-sans-arabic"),
    "he": ("האורח מגיע לדלפק ומציג דרכון שָׁלוֹם", "noto-sans-hebrew"),
    "th": ("แขกมาถึงเคาน์เตอร์ น้ำ ที่นี่ เก๋า กำ", "noto-sans-thai"),
    "hi": ("अतिथि काउंटर पर पहुँचता है क्षत्रिय", "noto-sans-devanagari"),
}
