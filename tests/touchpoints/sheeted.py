"""Sheets for tests, made of files as they are typed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from blueprint import pipeline
from blueprint.diagnostics import Diagnostic
from blueprint.experience.named import NamedService
from blueprint.pipeline.touchpoints import sheets_of
from blueprint.touchpoints.values import TouchpointSheet
from blueprint.words import load_words
from blueprint.words.speech import Teller

ROOT = Path(__file__).parents[2]

HOTEL = """\
blueprint: 1
title: {en: Stay, zh-Hans: 住店}
language: en
personas: {dana: {name: {en: Dana, zh-Hans: 丹娜}}, lee: {name: {en: Lee, zh-Hans: 李}}}
channels: {desk: {title: {en: In person, zh-Hans: 面对面}}}
touchpoints:
  front-desk:
    title: {en: Front desk, zh-Hans: 前台接待处}
    channel: desk
    owner: brand
    importance: key
    promise: {en: Nobody waits, zh-Hans: 谁也不等}
    plan: {standard: {en: Key within 3 minutes, zh-Hans: 三分钟内交付钥匙}}
  tray: {title: {en: Tray, zh-Hans: 托盘}, medium: object}
stages:
  - title: {en: Arrival, zh-Hans: 抵达}
    steps:
      - id: check-in
        title: {en: Check in, zh-Hans: 办理入住}
        customer: {en: Checks in, zh-Hans: 办理}
        touchpoint: front-desk
        quote: {en: Just the key, zh-Hans: 只要钥匙}
        emotion: {dana: 2, lee: {score: 4.5, quote: {en: Lovely, zh-Hans: 真好}}}
        expectation: {dana: 4, lee: 4}
      - id: eat
        title: {en: Eat, zh-Hans: 用餐}
        customer: {en: Eats, zh-Hans: 吃}
        touchpoint: tray
        emotion: {dana: 3}
metrics:
  - {id: queue, type: duration, title: {en: Queue, zh-Hans: 排队}, at: check-in, value: 6 min, target: 3 min}
  - {id: cold, type: share, title: {en: Cold food, zh-Hans: 冷菜}, at: eat, value: 12, target: 5}
"""
OTHER = """\
blueprint: 1
title: Leaving
channels: {phone: {title: Telephone}}
touchpoints:
  front-desk: {title: Front desk, channel: phone, owner: partner, medium: human, plan: {goal: Say goodbye}}
stages: [{title: End, steps: [{id: pay, title: Pay, customer: Pays, touchpoint: front-desk, emotion: 5}]}]
"""


def named(text: str, name: str = "stay") -> NamedService:
    """A service as it is typed."""
    loaded = pipeline.load("-", stdin=BytesIO(text.encode()))
    assert loaded.value is not None, [d.message for d in loaded.diagnostics]
    return NamedService(name=name, service=loaded.value)


def sheets(*services: NamedService) -> dict[str, TouchpointSheet]:
    """All sheets by id."""
    return {sheet.touchpoint.id: sheet for sheet in sheets_of(services).value or ()}


def findings(*services: NamedService) -> tuple[Diagnostic, ...]:
    return sheets_of(services).diagnostics


def teller(language: str = "en", *, several: bool = False) -> Teller:
    words = load_words(language).value
    assert words is not None
    return Teller(words=words, language=language, several=several)
