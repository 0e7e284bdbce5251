"""Command lines with every option of every verb, and values that fit, nearly fit, or do not."""

from __future__ import annotations

import argparse
from functools import cache

from fuzz.case import Case
from fuzz.tape import Tape

from blueprint.cli.main import _parser
from blueprint.cli.verbs import VERBS

FILE = "map.blueprint.yaml"
MAP = b"""\
blueprint: 1
title: {en: T, zh-Hans: \xe8\xb5\xb0}
personas: {p0: {name: A}, p1: {name: B}}
systems: {crm: {title: C}}
touchpoints: {desk: {title: D, channel: web}}
channels: {web: {title: W}}
metrics: [{id: m0, type: nps, at: s0, value: 3}]
gaps: [{gap: 1, at: s0}]
opportunities: [{title: O, at: s0, impact: 3, effort: 2}]
views: [{id: v0, kind: journey}]
stages:
  - title: A
    steps:
      - {id: s0, customer: {text: B, id: c0}, support: {text: x, system: crm}, touchpoint: desk, emotion: 3, pain: P}
      - {id: s1, customer: C, frontstage: D, emotion: {p0: 2, p1: 4}, time: 4 min}
"""
_USUAL = """
0 -1 nan inf -inf 1e9 1e-9 1e400 99999999999999 0x10 ٣ ３ A4 A0 3x3mm 1e9x1e9mm 0x0mm 10mm -3mm 1e9mm 0mm 50%
1000000% en zh-Hans xx x-klingon ../x . é p0 s0 v0 m0 desk crm journey blueprint all svg pdf png json md html
csv 2025 2025-Q1.. .. c0 paper dark nope out/ out.svg out.pdf - CON x. 1/2 0/0 2/1 depth=1 bytes=0 text=abc =
auto a:b * [ { %s -- -x sarif=a.json full= map.blueprint.yaml
"""
VALUES = ("", *_USUAL.split(), "a" * 300, "\udcff", "a\x1b[31m", "two words", "\u202e")
"""Values of options; a byte that is no UTF-8 comes as half of a character."""
_LASTING = {"preview", "watch", "completion", "git-setup"}
"""Verbs that do not end by themselves, ask, or change what is outside of the folder."""
_ELSEWHERE = {"help", "executor", "untrusted", "timeout", "git", "jobs"}
"""Options that start processes."""
_DEAR = {"book", "report"}
_PLACES: dict[str, tuple[str, ...]] = {
    "init": ("?",), "new": ("step", "?", FILE), "rename": ("s0", "?", FILE), "impact": ("?", FILE),
    "diff": (FILE, FILE), "compare": (FILE, FILE), "build": ("--jobs", "1"), "explain": ("?",), "schema": ("?",),
}  # fmt: skip


@cache
def options(verb: str) -> tuple[argparse.Action, ...]:
    """The options of a verb."""
    subparsers = next(a for a in _parser(verb)._actions if isinstance(a, argparse._SubParsersAction))
    found = subparsers.choices[verb]._actions
    return tuple(a for a in found if a.option_strings and a.dest not in _ELSEWHERE)


def typed_case(tape: Tape, *, dear: bool) -> Case:
    """A command line that nobody would type.

    Args:
        tape: decides.
        dear: whether it may be one that sets pages.
    """
    verbs = [verb for verb in VERBS if verb not in _LASTING and (dear or verb not in _DEAR)]
    verb = tape.one_of(verbs)
    argv = [verb, *(tape.one_of(VALUES) if part == "?" else part for part in _PLACES.get(verb, (FILE,)))]
    for action in tape.some(options(verb), 3):
        argv.append(tape.one_of(action.option_strings))
        if action.nargs != 0:
            argv.append(tape.one_of((*(str(c) for c in action.choices or ()), *VALUES)))
    return Case(files={FILE: MAP}, runs=(tuple(argv),))
