"""The four questions of `blueprint init`.

In: the options, and a terminal. Out: the language and the answers; an empty answer takes the template's own words.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeVar

from blueprint.cli.init_words import say, spoken
from blueprint.cli.streams import Streams, UsageError
from blueprint.starting.starters import BLANK, LANGUAGES, Answers, own_answers

T = TypeVar("T")

_LONGEST = 200
_MOST_STAGES = 30
_CJK = range(0x4E00, 0xA000)
_ALSO = {
    **dict.fromkeys(("english",), "en"),
    **dict.fromkeys(("zh", "zh-cn", "zh-sg", "中文", "简体", "简体中文"), "zh-Hans"),
    **dict.fromkeys(("zh-tw", "zh-hk", "zh-mo", "繁體", "繁體中文", "正體中文"), "zh-Hant"),
}
"""Other ways in which a language is named."""


class Unanswered(Exception):  # noqa: N818 - the input has ended, nothing is wrong
    """Nobody is there to answer."""


class _Unfit(Exception):  # noqa: N818 - the question is put again
    """An answer that cannot be taken, with the reason, and what stands in its places."""

    def __init__(self, reason: str, **places: object) -> None:
        super().__init__(reason.format(**places))
        self.reason, self.places = reason, places


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
    tongue = spoken(args.lang)
    own = own_answers(template, tongue)
    if service is None:
        service = _ask(streams, tongue, "What is the service called?", own.service, "A night at the hotel", _text)
    if persona is None:
        persona = _ask(streams, tongue, "Whose journey is it?", own.persona, "Nora", _text)
    if stages is None and template == BLANK:
        stages = _ask(streams, tongue, "Which stages does it have?", ", ".join(own.stages), "Find, Book, Stay", _stages)
    language = args.lang or _likely(service or "", persona or "", *(stages or ()))
    if args.lang is None:
        language = language if service or persona or stages else tongue
        chosen = _ask(streams, tongue, "In which language, {languages}?", language, "", _language)
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


def _ask(
    streams: Streams, tongue: str, question: str, default: str, example: str, take: Callable[[str], T]
) -> T | None:
    """The answer; None if the default is accepted."""
    wanted = say(question, tongue).format(languages=_named(tongue))
    shown = say(example, tongue)
    hint = say(" For example: {example}", tongue).format(example=shown) if example and shown != default else ""
    while True:
        streams.stdout.write(f"{wanted}{hint}\n  [{default}] ")
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
            places = error.places | ({"languages": _named(tongue)} if "languages" in error.places else {})
            streams.stdout.write(f"  {say(error.reason, tongue).format(**places)}\n")


def _named(tongue: str) -> str:
    """The languages that templates have."""
    return f"{say(', ', tongue).join(LANGUAGES[:-1])} {say('or', tongue)} {LANGUAGES[-1]}"


def _text(answer: str) -> str:
    text = " ".join(answer.split())
    if not text:
        raise _Unfit("an empty text says nothing; leave the option out, or write a name")
    if len(text) > _LONGEST:
        raise _Unfit("that has {count} characters; {most} are the most", count=len(text), most=_LONGEST)
    if not text.isprintable() or "\ufffd" in text:
        raise _Unfit("there are characters in it that cannot be seen; write it without them")
    return text


def _stages(answer: str) -> tuple[str, ...]:
    parts = answer.replace("，", ",").replace("、", ",").split(",")
    stages = tuple(_text(part) for part in parts if part.strip())
    if not stages:
        raise _Unfit("name at least one stage; commas stand between them")
    if len(stages) > _MOST_STAGES:
        raise _Unfit(
            "those are {count} stages; {most} are the most to begin with", count=len(stages), most=_MOST_STAGES
        )
    return stages


def _language(answer: str) -> str:
    known = {language.lower(): language for language in LANGUAGES} | _ALSO
    if answer.lower() not in known:
        raise _Unfit("write {languages}", languages=_named("en"))
    return known[answer.lower()]


def _likely(*texts: str) -> str:
    """The language that answers are written in: Chinese if they have Chinese characters, in the script of these."""
    chinese = [char for text in texts for char in text if ord(char) in _CJK]
    if not chinese:
        return "en"
    return "zh-Hant" if any(_in(char, "big5") and not _in(char, "gb2312") for char in chinese) else "zh-Hans"


def _in(char: str, standard: str) -> bool:
    """Whether a character is in the set of Taiwan (Big5) or of the mainland (GB 2312)."""
    try:
        char.encode(standard)
    except UnicodeEncodeError:
        return False
    return True
