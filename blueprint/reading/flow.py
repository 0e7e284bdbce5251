"""Slips between braces and brackets that YAML accepts: a comma in a text, and commas and colons of another script.

In: a closed `{…}` or `[…]`. Out: findings: entries without a value, full-width colons, full-width commas.
"""

from __future__ import annotations

import re

from blueprint.diagnostics import Diagnostic, Edit, Fix, Severity
from blueprint.document import Entry, Mapping, Scalar, Sequence
from blueprint.phrases import quote
from blueprint.reading.edits import inserting, quoting
from blueprint.source import Span
from blueprint.spaces import FULL_WIDTH_COLON, FULL_WIDTH_COMMA

_ODD_COLON = re.compile(rf"[\w-]+(?P<colon>\s*{FULL_WIDTH_COLON}\s*)")
_ODD_COLON_LATER = re.compile(rf"[a-zA-Z][a-zA-Z-]*(?P<colon>\s*{FULL_WIDTH_COLON}\s*)")
_ODD_ENTRY = re.compile(rf"(?P<comma>\s*{FULL_WIDTH_COMMA}\s*)[a-zA-Z][a-zA-Z-]*(?P<colon>\s*{FULL_WIDTH_COLON}\s*)")
_TIGHT_COLON = re.compile(r"([a-z]+(?:-[A-Za-z]+)*):(?=[^\s/])")
_KEY = re.compile(r"[a-zA-Z][a-zA-Z-]*")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)
_SHORT = 8


def check_braces(node: Mapping) -> tuple[Diagnostic, ...]:
    """Errors about entries of `{…}` that have neither a colon nor a value."""
    entries = node.entries
    bare = [_bare(entry) for entry in entries]
    found: list[Diagnostic] = []
    index = 0
    while index < len(entries):
        if not bare[index]:
            index += 1
            continue
        odd = _colon(entries[index].key, first=index == 0)
        if odd is not None:
            found.append(odd)
            index += 1
            continue
        end = index + 1
        while end < len(entries) and bare[end] and _colon(entries[end].key, first=False) is None:
            end += 1
        if index:
            found.append(_comma_in_text(node, index, end))
        elif end > 1 and _KEY.fullmatch(entries[0].key.text):
            found.append(_comma_for_colon(entries[0].key, entries[1].key))
        index = end
    return tuple(found)


def check_texts(node: Mapping) -> tuple[Diagnostic, ...]:
    """Warnings about texts of `{…}` that swallowed the entries behind them, as in `{name: 陈，role：厨师}`."""
    found = (_swallowing(e.key, e.value) for e in node.entries if isinstance(e.value, Scalar) and not e.value.quoted)
    return tuple(finding for finding in found if finding is not None)


def _swallowing(key: Scalar, value: Scalar) -> Diagnostic | None:
    """The warning about one text, if entries stand in it."""
    if FULL_WIDTH_COMMA not in value.text:
        return None
    written = value.span.text
    matches = list(_ODD_ENTRY.finditer(written))
    if not matches:
        return None
    signs = [sign for match in matches for sign in ((match.span("comma"), ", "), (match.span("colon"), ": "))]
    source, start = value.span.source, value.span.start
    edits = tuple(Edit(span=Span(source, start + a, start + b), text=text) for (a, b), text in signs)
    names = [written[match.end("comma") : match.start("colon")] for match in matches]
    return Diagnostic(
        code="BP143",
        severity=Severity.WARNING,
        message=f"{quote(names[0])} is no key here: behind the full-width signs `{FULL_WIDTH_COMMA}` and "
        f"`{FULL_WIDTH_COLON}` it is a part of the text of {quote(key.text)}",
        span=edits[0].span,
        hint=f"write `, {names[0]}: \u2026`, or put the text in quotes if it is one",
        fix=Fix(title="write `, ` and `: `", edits=edits),
    )


def _bare(entry: Entry) -> bool:
    """Whether an entry is a word without a colon behind it."""
    key, value = entry.key, entry.value
    if not isinstance(value, Scalar) or value.text or value.quoted or key.quoted or not key.text:
        return False
    text = key.span.source.text
    return text[key.span.end : key.span.end + 200].lstrip()[:1] in (",", "}")


def _colon(key: Scalar, *, first: bool) -> Diagnostic | None:
    """The finding about an entry whose colon is a full-width one, or has no space behind it."""
    return _odd_colon(key, first=first) or _tight_colon(key)


def _tight_colon(key: Scalar) -> Diagnostic | None:
    """The finding about `{text:Arrives}`."""
    match = _TIGHT_COLON.match(key.span.text)
    if match is None:
        return None
    after = key.span.start + match.end()
    return _error(
        "BP122",
        f"a space is missing after the colon of {quote(match[1])}",
        Span(key.span.source, after - 1, after),
        "write `key: value`, with a space after the colon",
        inserting(key.span.source, after, " ", "insert a space"),
    )


def _odd_colon(key: Scalar, *, first: bool) -> Diagnostic | None:
    """The finding about an entry whose colon is a full-width one."""
    written = key.span.text
    match = (_ODD_COLON if first else _ODD_COLON_LATER).match(written)
    if match is None:
        return None
    signs = [(match.span("colon"), ": ")]
    for entry in _ODD_ENTRY.finditer(written, match.end()):
        signs += [(entry.span("comma"), ", "), (entry.span("colon"), ": ")]
    source, start = key.span.source, key.span.start
    edits = tuple(Edit(span=Span(source, start + a, start + b), text=text) for (a, b), text in signs)
    name = written[: match.start("colon")]
    both = ", and `, ` between entries" if len(signs) > 1 else ""
    return _error(
        "BP131",
        f"a full-width colon `{FULL_WIDTH_COLON}` follows the key {quote(name)}",
        edits[0].span,
        f"write an ordinary colon and an ordinary space: `{name}: …`{both}",
        Fix(title="write `: `", edits=edits),
    )


def _comma_in_text(node: Mapping, index: int, end: int) -> Diagnostic:
    """The finding about an entry that is the rest of the text before it."""
    before, key = node.entries[index - 1], node.entries[index].key
    value = before.value
    if not isinstance(value, Scalar) or value.quoted or value.empty:
        message = f"{quote(key.text)} has neither a colon nor a value"
        return _error("BP132", message, key.span, "write `key: value`; put a text with a comma in quotes", None)
    source, last = key.span.source, node.entries[end - 1].key.span.end
    text = " ".join(source.text[value.span.start : last].split())
    languages = all(_LANGUAGE.fullmatch(e.key.text) for e in node.entries[:index])
    certain = not _KEY.fullmatch(key.text) or (languages and not _LANGUAGE.fullmatch(key.text))
    return _error(
        "BP132",
        f"the text before {quote(key.text)} has a comma in it, so it has to be in quotes",
        key.span,
        f'put the text in quotes: `{before.key.text}: "{text}"`'
        + ("" if certain else f"; if {quote(key.text)} is a key, write `{key.text}: …`"),
        quoting(source, value.span.start, last) if certain else None,
    )


def _comma_for_colon(key: Scalar, text: Scalar) -> Diagnostic:
    """The finding about `{text, Arrives}`."""
    sign = Span(key.span.source, key.span.end, text.span.start)
    return _error(
        "BP132",
        f"a colon belongs behind {quote(key.text)}, not a comma",
        sign,
        f"write {quote(f'{key.text}: {text.text}')}",
        Fix(title="write `: `", edits=(Edit(span=sign, text=": "),)),
    )


def check_brackets(node: Sequence) -> tuple[Diagnostic, ...]:
    """Warnings about items of `[…]` that look like several, parted by full-width commas."""
    found = []
    for item in node.items:
        if not isinstance(item, Scalar) or item.quoted or FULL_WIDTH_COMMA not in item.text:
            continue
        parts = [part.strip() for part in item.text.split(FULL_WIDTH_COMMA)]
        names = all(_NAME.fullmatch(part) for part in parts)
        if names or (len(node.items) == 1 and all(0 < len(part) <= _SHORT for part in parts)):
            found.append(_one_item(item, parts, names=names))
    return tuple(found)


def _one_item(item: Scalar, parts: list[str], *, names: bool) -> Diagnostic:
    """The warning about one item that was meant as several."""
    source = item.span.source
    at = source.text.index(FULL_WIDTH_COMMA, item.span.start)
    edit = Edit(span=item.span, text=", ".join(parts))
    return Diagnostic(
        code="BP143",
        severity=Severity.WARNING,
        message=f"a full-width comma `{FULL_WIDTH_COMMA}` parts no items: {quote(item.text)} is one item",
        span=Span(source, at, at + 1),
        hint=f"write `[{', '.join(parts)}]`" + ("" if names else ", or put the text in quotes if it is one"),
        fix=Fix(title="write `, `", edits=(edit,)) if names else None,
    )


def _error(code: str, message: str, span: Span, hint: str, fix: Fix | None) -> Diagnostic:
    """An error at a place."""
    return Diagnostic(code=code, severity=Severity.ERROR, message=message, span=span, hint=hint, fix=fix)
