"""What the YAML parser stumbled over, in words for someone who has never heard of YAML.

In: the parser's error. Out: one finding, or several where the same slip is certain to be on other lines too.

Each recogniser knows one kind of slip and returns nothing for the others; the first that knows wins.
"""

from __future__ import annotations

from collections.abc import Callable

from blueprint.diagnostics import Diagnostic
from blueprint.document import Scalar
from blueprint.libyaml import yaml
from blueprint.phrases import quote
from blueprint.reading.brackets import in_brackets
from blueprint.reading.colons import colon_in_text, no_colon
from blueprint.reading.edits import quoting
from blueprint.reading.indentation import misplaced
from blueprint.reading.quotes import after_quote, escape, open_quote, reserved_after_quote
from blueprint.reading.slip import KEY_LINE, Slip, slip_of
from blueprint.reading.whitespace import odd_colons, tabs, tight_dash
from blueprint.source import Source

_BEGINNINGS = (
    "while scanning an alias",
    "while scanning an anchor",
    "while scanning a tag",
    "while parsing a tag",
    "while scanning a block scalar",
)


def explain(source: Source, error: yaml.MarkedYAMLError, last: Scalar | None) -> tuple[Diagnostic, ...]:
    """Findings for a syntax error.

    Args:
        source: the file.
        error: what the parser raised.
        last: the last scalar it had read.
    """
    slip = slip_of(source, error, last)
    for recognise in _RECOGNISERS:
        found = recognise(slip)
        if found:
            return found
    finding = slip.error(
        "BP139",
        f"the file is not well-formed here: {slip.problem}",
        slip.span(slip.at),
        hint="look at quotes, colons and indentation on this line and the one above",
    )
    return (finding,)


def _directive(slip: Slip) -> tuple[Diagnostic, ...]:
    """A line that begins with `%`."""
    start = slip.since
    if not any(word in f"{slip.context}, {slip.problem}" for word in ("directive", "incompatible YAML")):
        # In the middle of a file the parser takes the line, and stumbles over the next one.
        above = slip.previous_content(slip.number) if "<document start>" in slip.problem else None
        if above is None or not slip.source.line(above).startswith("%"):
            return ()
        start = slip.source.offset(above)
    finding = slip.error(
        "BP118",
        "a line that begins with `%` is a YAML directive, which the format does not have",
        slip.span(start),
        hint="delete the line; a text that begins with `%` has to be in quotes",
    )
    return (finding,)


def _beginning(slip: Slip) -> tuple[Diagnostic, ...]:
    """A text that begins with a character to which YAML gives a meaning of its own."""
    reserved = slip.problem == "found character that cannot start any token" and slip.character in "@`%"
    question = slip.problem == "mapping keys are not allowed in this context"
    special = slip.context.startswith(_BEGINNINGS) or slip.problem == "found undefined tag handle"
    comma = slip.problem == "did not find expected node content" and slip.character == ","
    start = slip.since if special else slip.at
    if not (reserved or question or special or comma) or start >= len(slip.source.text):
        return ()
    character = slip.source.text[start : start + 1]
    end = max(slip.rest_of_line(start), start + 1)
    finding = slip.error(
        "BP125",
        f"a text that begins with {_shown(character)} has to be in quotes",
        slip.span(start),
        hint="put the whole text in quotes",
        fix=quoting(slip.source, start, end),
    )
    return (finding,)


def _shown(character: str) -> str:
    """A character in backticks, unless it is one."""
    return "a backtick" if character == "`" else f"`{character}`"


def _list_on_key_line(slip: Slip) -> tuple[Diagnostic, ...]:
    """`key: - item`."""
    if slip.problem != "block sequence entries are not allowed in this context":
        return ()
    match = KEY_LINE.match(slip.line)
    if not match or match.end() > slip.column:
        return ()
    finding = slip.error(
        "BP130",
        f"a list cannot begin on the line of its key {quote(match['key'])}",
        slip.span(slip.at),
        hint="begin it on the next line; a text that begins with `- ` has to be in quotes",
    )
    return (finding,)


_RECOGNISERS: tuple[Callable[[Slip], tuple[Diagnostic, ...]], ...] = (
    tabs,
    odd_colons,
    _directive,
    escape,
    open_quote,
    reserved_after_quote,
    _beginning,
    after_quote,
    in_brackets,
    tight_dash,
    _list_on_key_line,
    colon_in_text,
    no_colon,
    misplaced,
)
