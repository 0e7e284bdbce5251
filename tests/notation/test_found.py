"""Files on which a rule was broken once, made small."""

from __future__ import annotations

from io import BytesIO

import pytest

from blueprint import pipeline
from notation.checks import faults
from notation.drawn import draw_one

THAI = """\
blueprint: 1
title: จองโต๊ะ
language: th
stages:
  - title: จองโต๊ะ
    steps:
      - customer: {text: WORDS, marks: [wait, idea]}
      - customer: {text: WORDS, marks: [wait]}
      - customer: ที่
      - customer: ที่
      - customer: ที่
      - customer: ที่
""".replace("WORDS", " ".join(["ที่"] * 30))
"""Vowels over the first line reached into the marks on the border."""

HEBREW = """\
blueprint: 1
title: שולחן
language: he
channels:
  web: {title: 予約する 接待}
  phone: {title: 接待 בטלפון}
touchpoints:
  desk: {title: 预约 接待 שולחן 预约 接待 预约 接待 שולחן 预约, channel: [web, phone]}
stages:
  - title: שולחן
    steps:
      - {customer: מזמין, touchpoint: desk}
      - {customer: מזמין, touchpoint: desk, emotion: 2}
"""
"""Han characters stood out of the box of a touchpoint with several lines."""


@pytest.mark.parametrize("file", [THAI, HEBREW], ids=["thai", "hebrew"])
def test_the_rules_are_kept(file: str) -> None:
    loaded = pipeline.load("-", stdin=BytesIO(file.encode()))
    service = loaded.value
    assert service is not None, [f"{d.code} {d.message}" for d in loaded.diagnostics]
    for drawing in pipeline.drawings(service):
        made = draw_one(service, drawing, language=service.language, name=drawing.name, findings=loaded.diagnostics)
        assert not faults(made.picture, made.told)
