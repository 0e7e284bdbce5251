"""What can be completed: the verbs with their options and arguments, read from the parsers themselves.

In: nothing. Out: one `VerbWords` a verb.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from enum import StrEnum

from blueprint import resources
from blueprint.cli.verbs import VERBS, load
from blueprint.codes import all_codes
from blueprint.frozen import frozen
from blueprint.report import Style
from blueprint.schema.reference import all_keys, part_names


class Takes(StrEnum):
    """What stands behind an option or in the place of an argument."""

    NOTHING = "nothing"
    WORDS = "words"
    MAPS = "maps"
    FILES = "files"
    FOLDERS = "folders"
    TEXT = "text"


@frozen(kw_only=True)
class Value:
    """A value that can be completed.

    Attributes:
        words: those that there are, with `WORDS`; further ones that a file name may be mixed with otherwise.
    """

    takes: Takes
    words: tuple[str, ...] = ()


@frozen(kw_only=True)
class OptionWords:
    """An option under all its names, `-o` and `--output`."""

    names: tuple[str, ...]
    value: Value
    help: str


@frozen(kw_only=True)
class VerbWords:
    """A verb: what it does, its options, and its arguments in order; the last one may be repeated."""

    name: str
    help: str
    options: tuple[OptionWords, ...]
    arguments: tuple[Value, ...]
    repeated: bool


_FOLDERS = frozenset({"DIR", "FOLDER"})
_FILES = frozenset({"PATH", "OUT", "TARGET", "A", "B", "REF", "REVISION"})


def command_words() -> tuple[VerbWords, ...]:
    """All verbs, in the order of `blueprint --help`."""
    return tuple(_verb(name, text) for name, text in VERBS.items())


def _verb(name: str, text: str) -> VerbWords:
    parser = argparse.ArgumentParser(prog=name, add_help=False, allow_abbrev=False)
    load(name).configure(parser)
    actions = [action for action in parser._actions if action.help is not argparse.SUPPRESS]  # noqa: SLF001 - no other way to ask
    options = [
        OptionWords(names=tuple(action.option_strings), value=_option(action), help=_one_line(action.help))
        for action in actions
        if action.option_strings
    ]
    options.append(
        OptionWords(names=("-h", "--help"), value=Value(takes=Takes.NOTHING), help="say more about the verb")
    )
    places = [action for action in actions if not action.option_strings]
    return VerbWords(
        name=name,
        help=text,
        options=tuple(options),
        arguments=tuple(_argument(action) for action in places),
        repeated=bool(places) and places[-1].nargs in {"*", "+"},
    )


def _option(action: argparse.Action) -> Value:
    name, metavar = action.option_strings[-1], str(action.metavar or "")
    if action.nargs == 0:
        return Value(takes=Takes.NOTHING)
    if action.choices is not None:
        return Value(takes=Takes.WORDS, words=tuple(str(choice) for choice in action.choices))
    if known := _KNOWN.get(name):
        return known()
    if name in {"-o", "--output"} or "FILE" in metavar or metavar in _FILES:
        return Value(takes=Takes.FILES)
    return Value(takes=Takes.FOLDERS if metavar in _FOLDERS else Takes.TEXT)


def _argument(action: argparse.Action) -> Value:
    metavar = str(action.metavar or action.dest)
    if action.choices is not None:
        return Value(takes=Takes.WORDS, words=tuple(str(choice) for choice in action.choices))
    if metavar == "TERM":
        names = dict.fromkeys((*part_names(), *all_keys(), *(code.id for code in all_codes())))
        return Value(takes=Takes.WORDS, words=tuple(names))
    if metavar in _FOLDERS:
        return Value(takes=Takes.FOLDERS)
    return Value(takes=Takes.TEXT if metavar in {"TITLE", "TEXT", "NAME"} else Takes.MAPS)


def _stems(folder: str) -> tuple[str, ...]:
    """The names of files that ship with the program, without their endings."""
    return tuple(name.rpartition("/")[2].removesuffix(".yaml") for name in resources.names("templates", folder))


def _one_line(text: str | None) -> str:
    return " ".join((text or "").replace("%%", "%").split())


_KNOWN: dict[str, Callable[[], Value]] = {
    "--theme": lambda: Value(takes=Takes.FILES, words=_stems("themes")),
    "--lang": lambda: Value(takes=Takes.WORDS, words=_stems("locales")),
    "--diagnostics": lambda: Value(takes=Takes.WORDS, words=tuple(style.value for style in Style)),
}
