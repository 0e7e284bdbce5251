"""`blueprint explain TERM`: says what a finding means, and what a part or a key of a map holds."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence
from typing import TextIO

from blueprint.cells import wrapped
from blueprint.cli.pairs import in_columns
from blueprint.cli.streams import Streams, UsageError, columns
from blueprint.codes import Code, all_codes, lookup
from blueprint.phrases import nearest, quote
from blueprint.schema.reference import KeyReference, Part, all_keys, part, part_names, parts_with

_WIDTH = 80
_DESCRIPTION = """Say what a finding means and what to do about it, by its code; what can be written in a part of a map
(`map`, `stage`, `step`, `card`, `touchpoint`, ...); or what a key of it holds. Without a name, list parts and codes."""
_EPILOG = """\
examples:
  blueprint explain BP126
  blueprint explain step
  blueprint explain expectation
  blueprint explain"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = _DESCRIPTION
    parser.epilog = _EPILOG
    parser.add_argument("names", nargs="*", metavar="TERM", help="`BP` and three digits, a part of a map, or a key")


def run(args: argparse.Namespace, streams: Streams) -> int:
    """Write the explanations."""
    if not args.names:
        streams.stdout.write(_everything(streams.stdout))
        return 0
    streams.stdout.write("\n".join([_about(name, streams.stdout) for name in dict.fromkeys(args.names)]))
    return 0


def _everything(stream: TextIO) -> str:
    """All that can be asked for."""
    parts = [(name, _listing(name)) for name in part_names()]
    codes = [(code.id, code.title) for code in all_codes()]
    return f"parts of a map:\n{in_columns(parts, stream, '  ')}\ncodes:\n{in_columns(codes, stream, '  ')}"


def _listing(name: str) -> str:
    """The keys of a part in one line."""
    found = part(name)
    return ", ".join(key.key for key in found.keys) if found else ""


def _about(name: str, stream: TextIO) -> str:
    """What there is to say about a name.

    Raises:
        UsageError: it is neither a code nor a part or key of a map.
    """
    code = lookup(name) or lookup(f"BP{name}")
    if code:
        return _explained(code, min(_WIDTH, columns(stream) or _WIDTH))
    told = [_part(found, stream)] if (found := part(name)) else []
    told += [_key(owner, stream) for owner in _without_repetition(parts_with(name))]
    if told:
        return "\n".join(told)
    close = nearest(name, [*part_names(), *all_keys(), *(c.id for c in all_codes())])
    raise UsageError(
        f"there is no code, part or key {quote(name)}; "
        + (f"did you mean `{close}`?" if close else "`blueprint explain` lists all that there are")
    )


def _part(found: Part, stream: TextIO) -> str:
    """A part with all its keys."""
    pairs = [(key.key, _told(key) or "as in a map") for key in found.keys]
    return f"{found.name}: what it can say\n\n{in_columns(pairs, stream, '  ')}"


def _without_repetition(parts: Sequence[Part]) -> list[Part]:
    """Parts that say the same of a key, as stages and steps do of lanes, as one."""
    names: dict[tuple[KeyReference, ...], list[str]] = {}
    for owner in parts:
        names.setdefault(owner.keys, []).append(owner.name)
    return [Part(" and ".join(f"`{owner}`" for owner in owners), keys) for keys, owners in names.items()]


def _key(owner: Part, stream: TextIO) -> str:
    """One key of a part, with the words it takes."""
    (key,) = owner.keys
    words = in_columns(key.words, stream, "    ") if key.words else ""
    return f"`{key.key}` in {owner.name}:\n{in_columns([('', _told(key, words=False))], stream)}{words}"


def _told(key: KeyReference, *, words: bool = True) -> str:
    """What a key holds, in one paragraph."""
    if not key.told:
        return ""
    parts = [f"{'required; ' if key.required else ''}{key.kind}. {key.told}"]
    if words and key.words:
        parts.append(f"One of {', '.join(f'`{word}`' for word, _ in key.words)}.")
    if key.default:
        parts.append(f"Default: `{key.default}`.")
    if key.examples:
        parts.append(f"For example: {' or '.join(f'`{key.key}: {example}`' for example in key.examples)}")
    return " ".join(parts)


def _explained(code: Code, width: int) -> str:
    """The whole explanation of a code."""
    paragraphs = ["\n".join(wrapped(" ".join(p.split()), width, whole="`")) for p in code.explanation.split("\n\n")]
    lines = [f"{code.id}: {code.title}", "", "\n\n".join(paragraphs)]
    for heading, example in (("Instead of", code.example_wrong), ("write", code.example_right)):
        if example:
            lines += ["", f"{heading}:", "", textwrap.indent(example.rstrip("\n"), "    ")]
    return "\n".join(lines) + "\n"
