"""Slips around `[…]` and `{…}`.

In: `Slip`. Out: findings, or nothing if it is another kind of slip.
"""

from __future__ import annotations

from blueprint.diagnostics import Diagnostic, Related
from blueprint.phrases import quote
from blueprint.reading.edits import inserting, quoting
from blueprint.reading.slip import KEY_LINE, Slip

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
    opener = text[slip.since : slip.since + 1]
    closer = _CLOSER.get(opener, "]")
    same_line = "\n" not in text[slip.since : slip.at]
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
    found = "the file ends" if not slip.character.strip() else f"{quote(slip.character)} stands"
    return slip.error(
        "BP128",
        f"the bracket `{opener}` is not closed",
        slip.span(slip.since),
        hint=f"close it with `{closer}`",
        related=(Related(message=f"{found} here instead", span=slip.span(slip.at)),),
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
