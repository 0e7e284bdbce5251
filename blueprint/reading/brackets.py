"""Slips around `[…]` and `{…}`.

In: `Slip`. Out: findings, or nothing if it is another kind of slip.
"""

from __future__ import annotations

import re

from blueprint.diagnostics import Diagnostic, Edit, Fix, Related
from blueprint.frozen import replace
from blueprint.phrases import quote
from blueprint.reading.edits import inserting, quoting
from blueprint.reading.slip import KEY_LINE, Slip
from blueprint.spaces import FULL_WIDTH_COMMA

_COLOUR = re.compile(r"(?<=\s)#[0-9a-fA-F]{3,8}(?=[\s,}\]])")
_FAR = 5000
_OPENERS = re.compile(r"[\s:,\]}]*[\[{](?:\s*[\[{])*")
_CLOSER = {"[": "]", "{": "}"}


def in_brackets(slip: Slip) -> tuple[Diagnostic, ...]:
    """Findings about brackets and what stands in or behind them."""
    if slip.context.startswith("while parsing a flow"):
        return (_inside(slip),)
    if slip.character in ("]", "}") and slip.character and slip.problem.startswith("did not find expected"):
        return (_stray(slip),)
    return _behind(slip)


def _inside(slip: Slip) -> Diagnostic:
    """A bracket that is not closed, a colon, or a missing comma."""
    text = slip.source.text
    if text[slip.since : slip.since + 1] not in ("[", "{"):
        slip = replace(slip, since=_opened(slip))
    opener = text[slip.since : slip.since + 1]
    closer = _CLOSER.get(opener, "]")
    same_line = "\n" not in text[slip.since : slip.at]
    comma = _odd_comma(slip, opener, closer) if same_line else None
    if comma is not None:
        return comma
    if same_line and slip.character == ":":
        return slip.error(
            "BP126",
            f"this colon does not fit between `{opener}` and `{closer}`",
            slip.span(slip.at),
            hint="put a text with a colon in quotes; if a new key begins here, a comma is missing before it",
        )
    if same_line and slip.character not in ("", "\n", "]", "}"):
        last = slip.last
        behind = last is not None and last.quoted and not text[last.span.end : slip.at].strip()
        return slip.error(
            "BP127",
            f"a comma is missing between `{opener}` and `{closer}`",
            slip.span(slip.at),
            hint="part the entries by `, `",
            fix=inserting(slip.source, last.span.end, ",", "insert a comma") if last is not None and behind else None,
        )
    lost = _lost_end(slip, opener)
    if lost is not None:
        return lost
    found = "the file ends" if not slip.character.strip() else f"{quote(slip.character)} stands"
    return slip.error(
        "BP128",
        f"the bracket `{opener}` is not closed",
        slip.span(slip.since),
        hint=f"close it with `{closer}`",
        related=(Related(message=f"{found} here instead", span=slip.span(slip.at)),),
    )


def _opened(slip: Slip) -> int:
    """Where the innermost bracket was opened that is still open behind the last scalar."""
    # Not from the place of the slip itself: a comment may lie between, with brackets of its own.
    end = slip.last.span.start if slip.last is not None else 0
    behind = _OPENERS.match(slip.source.text, slip.last.span.end if slip.last is not None else 0)
    if behind is not None:
        return behind.end() - 1
    closed = 0
    for at in range(end - 1, max(-1, end - _FAR), -1):
        character = slip.source.text[at]
        if character in "]}":
            closed += 1
        elif character in "[{":
            if not closed:
                return at
            closed -= 1
    return slip.since


def _odd_comma(slip: Slip, opener: str, closer: str) -> Diagnostic | None:
    """A full-width comma before the place where the parser gave up."""
    at = slip.at
    if slip.character == ":":
        entry = slip.source.text[slip.since : slip.at]
        found = re.search(rf"{FULL_WIDTH_COMMA}\s*[\w-]+\s*$", entry)
        at = slip.since + found.start() if found else at
    if slip.source.text[at : at + 1] != FULL_WIDTH_COMMA:
        return None
    sign = slip.span(at)
    behind = slip.source.text[at + 1 : at + 2]
    return slip.error(
        "BP131",
        f"a full-width comma `{FULL_WIDTH_COMMA}` parts nothing between `{opener}` and `{closer}`",
        sign,
        hint="part the entries by an ordinary comma and a space: `, `",
        fix=Fix(title="write `, `", edits=(Edit(span=sign, text="," if behind == " " else ", "),)),
    )


def _lost_end(slip: Slip, opener: str) -> Diagnostic | None:
    """A bracket whose end is lost in a comment: `{accent: #0a7d7a}`."""
    text = slip.source.text
    line_end = text.find("\n", slip.since)
    line_end = len(text) if line_end < 0 else line_end
    mark = re.search(r"\s#(?=\S)", text[slip.since : line_end])
    if (
        mark is None
        or mark.start() + slip.since >= slip.at
        or _CLOSER.get(opener, "]") not in text[slip.since : line_end]
    ):
        return None
    at = slip.since + mark.start() + 1
    colours = [m.span() for m in _COLOUR.finditer(text, at, line_end)]
    colour = bool(colours) and colours[0][0] == at
    edits = tuple(Edit(span=slip.span(a, b), text=f'"{text[a:b]}"') for a, b in colours)
    return slip.error(
        "BP128",
        f"the bracket `{opener}` is not closed, because `#` begins a comment here",
        slip.span(at),
        hint=f'put the colour in quotes: `"{text[at : colours[0][1]]}"`'
        if colour
        else "put the text with `#` in quotes",
        fix=Fix(title="put the colours in quotes" if len(colours) > 1 else "put the colour in quotes", edits=edits)
        if colour
        else None,
        related=(Related(message="opened here", span=slip.span(slip.since)),),
    )


def _stray(slip: Slip) -> Diagnostic:
    """A closing bracket that closes nothing."""
    return slip.error(
        "BP128",
        f"the bracket `{slip.character}` closes nothing",
        slip.span(slip.at),
        hint="delete it, or put the text in quotes",
    )


def _behind(slip: Slip) -> tuple[Diagnostic, ...]:
    """Text behind a closed bracket: `[VIP] arrives`."""
    before = slip.line[: slip.column].rstrip()
    if not slip.problem.startswith("did not find expected") or before[-1:] not in ("]", "}"):
        return ()
    match = KEY_LINE.match(slip.line)
    lead = match.end() if match else len(slip.line) - len(slip.line.lstrip(" -"))
    start = slip.source.offset(slip.number) + lead
    if slip.source.text[start : start + 1] not in _CLOSER:
        return ()
    line_end = slip.source.text.find("\n", start)
    end = start + len(slip.source.text[start : line_end if line_end >= 0 else None].rstrip())
    finding = slip.error(
        "BP125",
        f"a text that begins with `{slip.source.text[start]}` has to be in quotes",
        slip.span(start),
        hint="put the whole text in quotes",
        fix=quoting(slip.source, start, end),
    )
    return (finding,)
