"""The four questions of `blueprint init`.

In: the options, and a terminal. Out: the language and the answers; an empty answer takes the template's own words.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeVar

from blueprint.cli.streams import Streams, UsageError
from blueprint.starting.starters import BLANK, LANGUAGES, Answers, own_answers

T = TypeVar("T")

_LONGEST = 200
_MOST_STAGES = 30
_CJK = range(0x4E00, 0xA000)


class Unanswered(Exception):  # noqa: N818 - the input has ended, nothing is wrong
    """Nobody is there to answer."""


class _Unfit(Exception):  # noqa: N818 - the question is put again
    """An answer that cannot be taken, with the reason."""


def answered(args: argparse.Namespace, streams: Streams, template: str) -> tuple[str, Answers]:
    """Language and answers: what the options say, and on a terminal the rest by asking.

    Raises:
        UsageError: an option cannot be taken. Unanswered: the input ends before the last question.
    """
    try:
        service = _text(args.service) if args.service is not None else None
        persona = _text(args.persona) if args.persona is not None else None
        stages = _stages(args.stages) if args.stages is not None else None
    except _Unfit as error:
        raise UsageError(str(error)) from None
    if args.yes or not streams.stdin.isatty():
        language = args.lang or _likely(service or "", persona or "", *(stages or ()))
        return language, Answers(service=service or "", persona=persona or "", stages=stages or ())
    own = own_answers(template, args.lang or "en")
    if service is None:
        service = _ask(streams, "What is the service called?", own.service, "A night at the hotel", _text)
    if persona is None:
        persona = _ask(streams, "Whose journey is it?", own.persona, "Nora", _text)
    if stages is None and template == BLANK:
        stages = _ask(streams, "Which stages does it have?", ", ".join(own.stages), "Find, Book, Stay", _stages)
    language = args.lang or _likely(service or "", persona or "", *(stages or ()))
    if args.lang is None:
        chosen = _ask(streams, f"In which language, {' or '.join(LANGUAGES)}?", language, "", _language)
        language = chosen or language
    streams.stdout.write("\n")
    return language, Answers(service=service or "", persona=persona or "", stages=stages or ())


def in_language(template: str, language: str, answers: Answers) -> Answers:
    """The answers, without those that are only the English words of the template when it is in another language."""
    offered, own = own_answers(template, "en"), own_answers(template, language)
    return Answers(
        service=own.service if answers.service in {"", offered.service} else answers.service,
        persona=own.persona if answers.persona in {"", offered.persona} else answers.persona,
        stages=own.stages if answers.stages in {(), offered.stages} else answers.stages,
    )


def _ask(streams: Streams, question: str, default: str, example: str, take: Callable[[str], T]) -> T | None:
    """The answer; None if the default is accepted."""
    hint = f" For example: {example}" if example and example != default else ""
    while True:
        streams.stdout.write(f"{question}{hint}\n  [{default}] ")
        streams.stdout.flush()
        line = streams.stdin.readline()
        if not line:
            raise Unanswered
        answer = line.decode("utf-8", "replace").strip()
        if not answer:
            return None
        try:
            return take(answer)
        except _Unfit as error:
            streams.stdout.write(f"  {error}\n")


def _text(answer: str) -> str:
    text = " ".join(answer.split())
    if not text:
        raise _Unfit("an empty text says nothing; leave the option out, or write a name")
    if len(text) > _LONGEST:
        raise _Unfit(f"that has {len(text)} characters; {_LONGEST} are the most")
    if not text.isprintable() or "\ufffd" in text:
        raise _Unfit("there are characters in it that cannot be seen; write it without them")
    return text


def _stages(answer: str) -> tuple[str, ...]:
    parts = answer.replace("，", ",").replace("、", ",").split(",")
    stages = tuple(_text(part) for part in parts if part.strip())
    if not stages:
        raise _Unfit("name at least one stage; commas stand between them")
    if len(stages) > _MOST_STAGES:
        raise _Unfit(f"those are {len(stages)} stages; {_MOST_STAGES} are the most to begin with")
    return stages


def _language(answer: str) -> str:
    known = {language.lower(): language for language in LANGUAGES} | {"zh": "zh-Hans", "中文": "zh-Hans"}
    if answer.lower() not in known:
        raise _Unfit(f"write {' or '.join(LANGUAGES)}")
    return known[answer.lower()]


def _likely(*texts: str) -> str:
    """The language that answers are written in: Chinese if they have Chinese characters."""
    return "zh-Hans" if any(ord(c) in _CJK for text in texts for c in text) else "en"
