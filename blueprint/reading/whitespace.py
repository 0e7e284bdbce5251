"""Tabs, special spaces and full-width colons around keys.

In: `Slip`. Out: findings, several where later lines have the same slip; nothing if it is another kind.
"""

from __future__ import annotations

import re

from blueprint.diagnostics import Diagnostic, Edit, Fix
from blueprint.phrases import quote
from blueprint.reading.edits import inserting
from blueprint.reading.slip import Slip
from blueprint.spaces import FULL_WIDTH_COLON, ODD_SPACES, plain_spaces, space_name

_REPEATED = 20
_TAB = re.compile(r"^[ ]*(\t[ \t]*)(?=\S)")
_ODD_COLON = re.compile(
    rf"^[ ]*(?:-[ ]+)*(?P<key>[\w-]+)(?P<colon>[ ]*{FULL_WIDTH_COLON}[ {ODD_SPACES}]*|:[{ODD_SPACES}][ {ODD_SPACES}]*)"
)
_TIGHT_DASH = re.compile(r"^[ ]*(?:-[ ]+)*-(?=[\[{\"'])")
_PLAIN_KEY = re.compile(r"[a-z][a-z-]*")
_ODD_INDENT = re.compile(rf"^[ ]*([{ODD_SPACES}][ {ODD_SPACES}]*)(?=\S)")


def tabs(slip: Slip) -> tuple[Diagnostic, ...]:
    """Tabs for indentation: this line and every later one that begins like it."""
    if not _TAB.match(slip.line):
        return ()
    found: list[Diagnostic] = []
    fix = _without_tabs(slip)
    for number in range(slip.number, slip.source.line_count + 1):
        match = _TAB.match(slip.source.line(number))
        if match and len(found) < _REPEATED:
            start = slip.source.offset(number) + match.start(1)
            found.append(
                slip.error(
                    "BP120",
                    "the line is indented with a tab",
                    slip.span(start, start + len(match[1])),
                    hint="indent with spaces, two for each level; most editors can convert tabs to spaces",
                    fix=None if found else fix,
                )
            )
    return tuple(found)


def _without_tabs(slip: Slip) -> Fix | None:
    """Two spaces for each tab, where no line is indented in another way; else nobody knows how wide a tab was meant."""
    edits = []
    for number in range(1, slip.source.line_count + 1):
        line = slip.source.line(number)
        width = len(line) - len(line.lstrip("\t"))
        if line[:1] == " " and line.strip():
            return None
        if width and line.strip():
            start = slip.source.offset(number)
            edits.append(Edit(span=slip.span(start, start + width), text="  " * width))
    return Fix(title="write two spaces for each tab", edits=tuple(edits)) if edits else None


def odd_colons(slip: Slip) -> tuple[Diagnostic, ...]:
    """Full-width colons and special spaces at keys: where the parser stopped, and at keys like those of the format."""
    first = min(slip.source.position(slip.since)[0], slip.number)
    if slip.last is not None and slip.last.span.end >= slip.source.offset(first):
        first = min(first, slip.last.span.line)
    near = range(first, slip.number + 1)
    if not any(_odd_at(slip, number) for number in near):
        return ()
    found = (_odd_at(slip, n, certain=n not in near) for n in range(1, slip.source.line_count + 1))
    return tuple(f for f in found if f)[:_REPEATED]


def _odd_at(slip: Slip, number: int, *, certain: bool = False) -> Diagnostic | None:
    """The finding about one line; with `certain`, only if its key looks like one of the format."""
    line = slip.source.line(number)
    start = slip.source.offset(number)
    match = _ODD_COLON.match(line)
    if match and (not certain or _PLAIN_KEY.fullmatch(match["key"])):
        span = slip.span(start + match.start("colon"), start + match.end("colon"))
        full = FULL_WIDTH_COLON in match["colon"]
        odd = next((c for c in match["colon"] if c in ODD_SPACES), "")
        what = "a full-width colon" if full else space_name(odd)
        return slip.error(
            "BP131",
            f"{what} follows the key {quote(match['key'])}" + ("" if full else ", and YAML takes it for a letter"),
            span,
            hint="write an ordinary colon and an ordinary space: `: `",
            fix=Fix(
                title="write `: `",
                edits=(Edit(span=span, text=": " if line[match.end() :].strip() else ":"),),
            ),
        )
    indent = _ODD_INDENT.match(line)
    if indent and not certain:
        span = slip.span(start + indent.start(1), start + indent.end(1))
        odd = next(c for c in indent[1] if c in ODD_SPACES)
        return slip.error(
            "BP131",
            f"the line is indented with {space_name(odd)}, which YAML takes for a letter",
            span,
            hint="indent with ordinary spaces",
            fix=Fix(title="use ordinary spaces", edits=(Edit(span=span, text=plain_spaces(indent[1])),)),
        )
    return None


def tight_dash(slip: Slip) -> tuple[Diagnostic, ...]:
    """A dash that touches the bracket or the quote behind it: `-{id: arrive}`."""
    match = _TIGHT_DASH.match(slip.line)
    if match is None or match.end() > slip.column:
        return ()
    dash = slip.source.offset(slip.number) + match.end() - 1
    finding = slip.error(
        "BP122",
        f"a space is missing after the dash in {quote(slip.line[match.end() - 1 :])}",
        slip.span(dash),
        hint="an item of a list begins with `- `",
        fix=inserting(slip.source, dash + 1, " ", "insert a space"),
    )
    return (finding,)
