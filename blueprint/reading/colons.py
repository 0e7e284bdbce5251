"""Slips around the colon of a key.

In: `Slip`. Out: findings, or nothing if it is another kind of slip.
"""

from __future__ import annotations

import re

from blueprint.diagnostics import Diagnostic, Edit, Fix
from blueprint.phrases import quote
from blueprint.reading.edits import inserting, quoting
from blueprint.reading.slip import KEY_LINE, Slip

_LONGEST_KEY = 1024
_OPENER, _CLOSER = "\uff5b", "\uff5d"
_TIGHT = re.compile(r"([^\s:\"']+):(?=[^\s/])")
_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
_NEXT = re.compile(r",\s*(?=[a-z]+(?:-[A-Za-z]+)*:\s)")
_ENTRY = re.compile(r"(?P<key>[a-z]+(?:-[A-Za-z]+)*):\s+(?P<text>\S.*)")
_EQUALS = re.compile(r"([\w-]+)([ \t]*=[ \t]*)")


def colon_in_text(slip: Slip) -> tuple[Diagnostic, ...]:
    """A second colon on a line, inside an unquoted text."""
    if slip.problem != "mapping values are not allowed in this context":
        return ()
    match = KEY_LINE.match(slip.line)
    if not match or match.end() > slip.column:
        return ()
    start = slip.source.offset(slip.number) + match.end()
    end = slip.rest_of_line(start)
    braces = _full_width_braces(slip, start, end) or _braces(slip, match["key"], start, end)
    if braces is not None:
        return (braces,)
    quoted = slip.source.text[start] in "\"'"
    finding = slip.error(
        "BP126",
        f"the text of {quote(match['key'])} has a colon in it, so it has to be in quotes",
        slip.span(slip.at),
        hint="put the whole text in quotes",
        fix=None if quoted else quoting(slip.source, start, end),
    )
    return (finding,)


def _full_width_braces(slip: Slip, start: int, end: int) -> Diagnostic | None:
    """The finding about `｛name: Dana｝`, whose braces are those of another script."""
    text = slip.source.text
    if text[start] != _OPENER:
        return None
    signs = [(start, "{")]
    if text[end - 1] == _CLOSER:
        signs.append((end - 1, "}"))
    edits = tuple(Edit(span=slip.span(at, at + 1), text=sign) for at, sign in signs)
    return slip.error(
        "BP131",
        f"the full-width braces `{_OPENER}` and `{_CLOSER}` hold no keys",
        slip.span(start),
        hint="write `{` and `}`",
        fix=Fix(title="write `{` and `}`", edits=edits) if len(signs) > 1 else None,
    )


def _braces(slip: Slip, key: str, start: int, end: int) -> Diagnostic | None:
    """The finding about texts of several languages, or a card with keys, that lack their braces."""
    text = slip.source.text[start:end]
    if _TAG.fullmatch(key):
        start = slip.source.text.rindex(key, 0, start)
        text = slip.source.text[start:end]
    entries = [_ENTRY.fullmatch(part) for part in _NEXT.split(text)]
    found = [entry for entry in entries if entry is not None]
    tags = all(_TAG.fullmatch(entry["key"]) for entry in found)
    several = len(found) > 1 or (tags and "-" in text.partition(":")[0])
    if len(found) < len(entries) or not (several and (tags or found[0]["key"] == "text")):
        return None
    written = ", ".join(f"{entry['key']}: {_entry_text(entry['text'])}" for entry in found)
    shown = ", ".join(f"{entry['key']}: \u2026" for entry in found)
    before = "" if text.startswith(key) else f"{key}: "
    return slip.error(
        "BP126",
        f"{'texts in several languages' if tags else 'several keys on one line'} have to stand in braces",
        slip.span(slip.at),
        hint=f"write `{before}{{{shown}}}`",
        fix=Fix(title="put it in braces", edits=(Edit(span=slip.span(start, end), text=f"{{{written}}}"),)),
    )


def _entry_text(text: str) -> str:
    """A text as it can stand between braces."""
    if text[:1] in "\"'" or not re.search(r"[,\[\]{}:#\\\"]|^\W", text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def no_colon(slip: Slip) -> tuple[Diagnostic, ...]:
    """A line that should be `key: value` and has no colon, or none with a space behind it."""
    if slip.problem == "could not find expected ':'":
        start = slip.since
    elif slip.problem == "mapping values are not allowed in this context" and slip.last is not None:
        start = slip.last.span.start
        line = slip.last.span.line
        before = slip.source.text[slip.source.offset(line) : start]
        long = slip.last.span.end - start > _LONGEST_KEY
        if (line == slip.number and not long) or before.strip(" -"):
            return ()
    else:
        return ()
    return (_missing_colon(slip, start, slip.rest_of_line(start)),)


def _missing_colon(slip: Slip, start: int, end: int) -> Diagnostic:
    """The finding about the line of a text that should have been a key."""
    text = slip.source.text[start:end]
    if len(text) > _LONGEST_KEY:
        message = f"a key can have {_LONGEST_KEY:,} characters at most: {quote(text)}"
        return slip.error("BP116", message, slip.span(start), hint="look for a missing colon or a missing quote")
    tight = _TIGHT.match(text)
    if tight:
        return slip.error(
            "BP122",
            f"a space is missing after the colon of {quote(tight[1])}",
            slip.span(start + tight.end() - 1),
            hint="write `key: value`, with a space after the colon",
            fix=inserting(slip.source, start + tight.end(), " ", "insert a space"),
        )
    equals = _EQUALS.match(text)
    if equals:
        sign = slip.span(start + equals.end(1), start + equals.end())
        fix = Fix(title="write `: `", edits=(Edit(span=sign, text=": "),))
        message = f"after {quote(equals[1])} stands a `=` instead of a colon"
        return slip.error("BP121", message, sign, hint="write `key: value`", fix=fix)
    one_word = re.fullmatch(r"[\w-]+", text) is not None
    return slip.error(
        "BP121",
        f"a colon is missing after {quote(text)}" if one_word else f"this line has no colon: {quote(text)}",
        slip.span(start, end),
        hint="write `key: value`; a text that goes on from the line above has to be indented deeper than its key",
        fix=inserting(slip.source, end, ":", "add the colon") if one_word and _has_children(slip, end) else None,
    )


def _has_children(slip: Slip, offset: int) -> bool:
    """Whether the line below is indented deeper, or begins a list."""
    number = slip.source.position(offset)[0]
    if number >= slip.source.line_count:
        return False
    line, below = slip.source.line(number), slip.source.line(number + 1)
    indent = len(line) - len(line.lstrip(" -"))
    return below.lstrip().startswith("- ") or len(below) - len(below.lstrip(" ")) > indent
