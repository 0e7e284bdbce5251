"""Words beside points of the curve stand in the column of their step, and do not touch each other in any script."""

from __future__ import annotations

from itertools import combinations

import pytest
from notation.checks import faults
from notation.drawn import Drawn
from written import drawing, service

from blueprint.model.vocabulary import DrawingKind

PILLS = """
personas: {a: {name: Ann}, b: {name: Ben}}
stages:
  - title: S
    steps:
      - {id: x, customer: X, emotion: {a: 3.6, b: 3.3}, expectation: {a: 3.4, b: 3.3}}
      - {id: y, customer: Y, emotion: {a: 3.2, b: {score: 2.2, label: A stranger again, quote: My passport again.}}}
      - id: z
        customer: Z
        emotion:
          a: {score: 4.8, label: Looked after, quote: He even showed me the fair from the window.}
          b: {score: 1.4, label: Held up, quote: I know how the tap works.}
"""
MARKS = """
language: {language}
stages:
  - title: {{en: S}}
    steps:
      - {{id: x, customer: {{en: X}}, emotion: {{score: 4, label: {label}, quote: {quote}}}}}
      - {{id: y, customer: {{en: Y}}, emotion: {{score: 2, label: {label}, quote: {quote}}}}}
gaps: [{{gap: 1, at: x, note: {quote}}}]
"""
TEXTS = {
    "ar": ("راضٍ تمامًا", "كان الاستقبالُ رائعًا ومُذهِلًا جدًّا"),
    "th": ("ที่นี่ดีมากผู้ใหญ่", "ปู่ย่าชื่นใจที่สุดแล้วก็ผู้"),
    "en": ("Quite happy", "They gave me a key."),
}


def journey(text: str) -> Drawn:
    return drawing(service(text), DrawingKind.JOURNEY)


def test_words_beside_tags_stay_in_the_column_of_their_step() -> None:
    made = journey(PILLS)
    columns = {g.data["step"]: g.shapes_of("column")[0].box for g in made.picture.of("step")}
    words = [g for g in made.picture.of("point-words") if g.texts_of("point-label")]

    assert [g.data["step"] for g in words] == ["z", "y", "z"]
    for group in words:
        box, column = group.box, columns[group.data["step"]]
        assert box is not None
        assert abs(box.middle.x - column.middle.x) < 12
    assert not faults(made.picture, made.told)


@pytest.mark.parametrize("language", TEXTS)
def test_label_and_text_keep_apart(language: str) -> None:
    label, quote = TEXTS[language]
    words = "ar" if language == "ar" else "en"
    made = journey(MARKS.format(language=words, label=f"{{{language}: {label}}}", quote=f"{{{language}: {quote}}}"))
    groups = [*made.picture.of("point-words"), *(g for g in made.picture.of("card") if g.data["lane"] == "gaps")]

    assert len(groups) == 3
    for group in groups:
        assert len(group.texts) == 2
        for one, other in combinations(group.texts, 2):
            assert other.box.y - one.box.bottom > 0.4, (one.text, other.text)
