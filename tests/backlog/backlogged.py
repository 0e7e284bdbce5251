"""Backlogs for tests, made of files as they are typed."""

from __future__ import annotations

from io import BytesIO

from blueprint import pipeline
from blueprint.experience.named import NamedService
from blueprint.words import load_words
from blueprint.words.speech import Teller

HOTEL = """\
blueprint: 1
title: {en: Stay, zh-Hans: 住店}
language: en
stages:
  - id: arrival
    title: {en: Arrival, zh-Hans: 抵达}
    pain: {en: No sign, zh-Hans: 没有标识}
    steps:
      - id: check-in
        title: {en: Check in, zh-Hans: 办理入住}
        customer: {en: Checks in, zh-Hans: 办理}
        frontstage: {id: register, text: {en: Registers, zh-Hans: 登记}, marks: [fail, moment-of-truth]}
        pain: [{en: Long queue, zh-Hans: 队很长}, {en: Old forms, zh-Hans: 表格过时}]
      - {id: rest, title: {en: Rest, zh-Hans: 休息}, customer: {id: sleep, text: {en: Sleeps, zh-Hans: 睡觉}}}
metrics: [{id: queue, type: duration, title: {en: Queue, zh-Hans: 排队}, at: check-in, value: 6 min, target: 3 min}]
gaps:
  - {gap: 3, at: check-in, note: {en: Standard says 3, zh-Hans: 标准为三}}
  - {gap: 3, at: rest, note: {en: Elsewhere, zh-Hans: 别处}}
opportunities:
  - id: form
    title: {en: Form first, zh-Hans: 先填表}
    at: check-in
    impact: 5
    effort: 3
    owner: {en: Front office, zh-Hans: 前厅部}
    status: planned
    due: 2027-02-01
    addresses: [queue, gap-3, check-in.pain.2, register, sleep, arrival.pain.1, gap-5]
  - {id: sign, title: {en: A sign, zh-Hans: 标识}, at: arrival, impact: 3, effort: 1}
  - {id: dream, title: {en: Dream, zh-Hans: 梦}, at: rest, status: done}
"""
OTHER = """\
blueprint: 1
title: Leaving
stages: [{title: End, steps: [{id: pay, customer: Pays}]}]
opportunities:
  - {id: form, title: Bill at six, at: pay, impact: 4, effort: 1, owner: Night desk}
  - {id: tie, title: Tie, at: pay, impact: 3, effort: 1}
"""


def named(text: str, name: str = "stay") -> NamedService:
    """A service as it is typed."""
    loaded = pipeline.load("-", stdin=BytesIO(text.encode()))
    assert loaded.value is not None, [d.message for d in loaded.diagnostics]
    return NamedService(name=name, service=loaded.value)


def teller(language: str = "en", *, several: bool = False) -> Teller:
    words = load_words(language).value
    assert words is not None
    return Teller(words=words, language=language, several=several)
