"""Templates for new maps, each in every language that it is written in.

In: the name of a template, a language and what the user answered. Out: the text of a map, with notes that explain it.

A template is one file for all languages, `templates/starters/NAME.starter`, so that they cannot drift apart:

    «Check in|办理入住|辦理入住»   the same text in each of `LANGUAGES`, in their order
    $(service)                     what the user answered, or the template's own words from its head
    #: service «…»                 the head: one line for the list of templates, and those words
    #@wait                         a note from `notes.starter`, as comments at the same indentation
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from blueprint import resources
from blueprint.frozen import frozen
from blueprint.starting.scalars import written

LANGUAGES = ("en", "zh-Hans", "zh-Hant")
BLANK = "blank"
STARTERS = ("retail", "clinic", "software-onboarding", "public-service", "hotel", "support", BLANK)

_CHOICE = re.compile("«([^»]*)»")
_HEAD = re.compile(r"^#: (\w+) (.+)\n", re.MULTILINE)
_NOTE = re.compile(r"^( *)#@([\w-]+)\n", re.MULTILINE)
_ANSWER = re.compile(r"\$\(([a-z]+(?: \d+)?)\)")
_FELT = ("3.4", "3", "3.2", "4", "4.4", "3.6", "3", "3.8")


class StarterError(Exception):
    """Answers that do not go with the template; the text is a sentence without a final full stop."""


@frozen(kw_only=True)
class Answers:
    """What the user said; an empty value takes the template's own words.

    Attributes:
        service: the title of the map. persona: whose journey it is. stages: their titles in order.
    """

    service: str = ""
    persona: str = ""
    stages: tuple[str, ...] = ()


def summary(name: str, language: str) -> str:
    """One line that says what a template tells."""
    return _head(name, language)["summary"]


def own_answers(name: str, language: str) -> Answers:
    """The words that a template has for itself."""
    head = _head(name, language)
    stages = tuple(part.strip() for part in head["stages"].split(","))
    return Answers(service=head["service"], persona=head["persona"], stages=stages)


def starter(name: str, language: str, answers: Answers) -> str:
    """The text of a new map, from `blueprint: 1` on.

    Args:
        name: one of `STARTERS`. language: one of `LANGUAGES`.
        answers: the user's words. Only the blank template takes another number of stages than it has.

    Raises:
        StarterError: the number of stages is not that of the template.
    """
    own = own_answers(name, language)
    stages = answers.stages or own.stages
    if name != BLANK and len(stages) != len(own.stages):
        raise StarterError(
            f"the template `{name}` has {len(own.stages)} stages ({', '.join(own.stages)}): give as many names, or "
            f"take `--template {BLANK}`, which has as many stages as you name"
        )
    values = {"service": answers.service or own.service, "persona": answers.persona or own.persona}
    values |= {f"stage {number}": title for number, title in enumerate(stages, 1)}
    body = _HEAD.sub("", _text(name)).lstrip("\n")
    if name == BLANK:
        body = body.replace("$(stages)\n", _blank_stages(stages))
    texts = {key: written(value) for key, value in values.items()} | {"language": language}
    return filled(_noted(_chosen(body, language), language), texts)


def note(name: str, language: str) -> tuple[str, ...]:
    """The lines of a note, without `#`."""
    return _notes(language)[name]


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its `$(…)` filled in."""
    return _ANSWER.sub(lambda match: values[match[1]], text)


def _blank_stages(stages: tuple[str, ...]) -> str:
    """As many stages as were named, with questions on their cards."""
    one = _text("blank-stage")
    made = []
    for index, title in enumerate(stages):
        values = {"stage": written(title), "first": f"step-{2 * index + 1}", "second": f"step-{2 * index + 2}"}
        values |= {"felt": _FELT[2 * index % len(_FELT)], "then": _FELT[(2 * index + 1) % len(_FELT)]}
        made.append(filled(one, values))
    return "\n".join(made)


def _chosen(text: str, language: str) -> str:
    """A text in one language."""
    index = LANGUAGES.index(language)
    return _CHOICE.sub(lambda match: match[1].split("|")[index], text)


def _noted(text: str, language: str) -> str:
    """A text with its notes as comments."""

    def comments(match: re.Match[str]) -> str:
        return "".join(f"{match[1]}# {line}\n" for line in note(match[2], language))

    return _NOTE.sub(comments, text)


@cache
def _notes(language: str) -> dict[str, tuple[str, ...]]:
    parts = re.split(r"^@([\w-]+)\n", _chosen(_text("notes"), language), flags=re.MULTILINE)
    return {name: tuple(text.splitlines()) for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def _head(name: str, language: str) -> dict[str, str]:
    return {key: _chosen(value, language) for key, value in _HEAD.findall(_text(name))}


@cache
def _text(name: str) -> str:
    return resources.read_text("templates", f"starters/{name}.starter")
