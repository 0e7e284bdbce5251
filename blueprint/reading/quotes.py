"""Slips around quotes and escapes.

In: `Slip`. Out: findings, or nothing if it is another kind of slip.
"""

from __future__ import annotations

from blueprint.diagnostics import Diagnostic, Edit, Fix, Related
from blueprint.phrases import quote
from blueprint.reading.edits import inserting
from blueprint.reading.slip import Slip

_ESCAPES = ("found unknown escape character", "found invalid Unicode character escape code")


def open_quote(slip: Slip) -> tuple[Diagnostic, ...]:
    """A quote that is never closed, or only by the quote that opens a later text."""
    opened, closed = None, None
    if slip.context == "while scanning a quoted scalar":
        opened = slip.since
    elif _behind_quotes(slip) and slip.last is not None and "\n" in slip.last.span.text:
        opened, closed = slip.last.span.start, slip.last.span.end - 1
    if opened is None:
        return ()
    return (_open(slip, opened, closed),)


def _open(slip: Slip, opened: int, closed: int | None) -> Diagnostic:
    """The finding about a quote, and the next one of its kind."""
    related = () if closed is None else (Related(message="the next such quote stands here", span=slip.span(closed)),)
    return slip.error(
        "BP123",
        f"the quote {slip.source.text[opened]} opened here is not closed on its line",
        slip.span(opened),
        hint="close it at the end of the text",
        related=related,
    )


def _behind_quotes(slip: Slip) -> bool:
    """Whether the parser stopped right behind a text in quotes."""
    last = slip.last
    if last is None or not last.quoted or last.span.text[:1] not in ("'", '"'):
        return False
    return not slip.source.text[last.span.end : slip.at].strip(" \t") and last.span.end <= slip.at


def reserved_after_quote(slip: Slip) -> tuple[Diagnostic, ...]:
    """A text in quotes that ends too early or too late, where what follows begins with a character like `%`.

    The parser often reads one text ahead, and this one is not yet among those that it gave.
    """
    if slip.problem != "found character that cannot start any token":
        return ()
    text, behind = slip.source.text, slip.last.span.end if slip.last is not None else 0
    if slip.last is not None and _behind_quotes(slip):
        behind = slip.last.span.start
    closed = len(text[behind : slip.at].rstrip(" \t")) + behind - 1
    opened = text.find(text[closed], behind, closed) if text[closed] in "\"'" else -1
    if opened < 0:
        return ()
    if "\n" in text[opened:closed]:
        return (_open(slip, opened, closed),)
    finding = slip.error(
        "BP127",
        "there is more text behind the closing quote",
        slip.span(slip.at),
        hint="put the whole text in quotes, or none of it; look for a quote that is not closed",
        related=(Related(message="the text in quotes begins here", span=slip.span(opened)),),
    )
    return (finding,)


def after_quote(slip: Slip) -> tuple[Diagnostic, ...]:
    """More text behind a closing quote: an apostrophe, or a text of which only a part is in quotes."""
    last = slip.last
    if (
        last is None
        or slip.context.startswith("while parsing a flow")
        or not _behind_quotes(slip)
        or slip.character in ("", "\n", ",", "]", "}")
    ):
        return ()
    start, end = last.span.start, slip.rest_of_line(last.span.start)
    written = slip.source.text[start:end]
    if written[0] == "'" and slip.at == last.span.end and slip.character.isalpha():
        inner = written[1:].removesuffix("'").replace("\\", "\\\\").replace('"', '\\"')
        fix = Fix(title='use double quotes: `"`', edits=(Edit(span=slip.span(start, end), text=f'"{inner}"'),))
        message, hint = (
            "the apostrophe ends the text, because it is in single quotes",
            "put the text in double quotes",
        )
    else:
        doubled = written.replace("'", "''")
        fix = Fix(
            title="put the whole text in quotes",
            edits=(Edit(span=slip.span(start, end), text=f"'{doubled}'"),),
        )
        message, hint = (
            "there is more text behind the closing quote",
            "put the whole text in quotes, or none of it",
        )
    return (slip.error("BP127", message, slip.span(slip.at), hint=hint, fix=fix),)


def escape(slip: Slip) -> tuple[Diagnostic, ...]:
    """A backslash in double quotes that begins no escape."""
    if slip.problem not in _ESCAPES and "hexdecimal" not in slip.problem:
        return ()
    at = slip.source.text.rfind("\\", 0, slip.at + 1)
    finding = slip.error(
        "BP129",
        f"{quote(slip.source.text[at : at + 2])} is not a valid escape: in double quotes a backslash is special",
        slip.span(at, at + 2),
        hint="write the backslash twice, or use single quotes",
        fix=inserting(slip.source, at, "\\", "write the backslash twice"),
    )
    return (finding,)
