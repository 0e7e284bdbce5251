"""Keys that are missing, unknown, or exclude each other, in words.

In: `Case`. Out: findings.
"""

from __future__ import annotations

import re
from itertools import islice

from blueprint.diagnostics import Diagnostic, Edit, Fix
from blueprint.document import Mapping, Scalar
from blueprint.phrases import listing, nearest, quote
from blueprint.schema.belongs import belongs, longer_than_meant
from blueprint.schema.case import Case, meant
from blueprint.schema.places import naming, thing
from blueprint.schema.views import Schema
from blueprint.source import Span

_LISTED = 8
_MOST = 100
_LANGUAGE = re.compile("^(?!te?xt?$)[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


def missing(case: Case) -> list[Diagnostic]:
    """Required keys that are not there."""
    known = case.fault.schema.get("properties", {})
    if _in_languages(case):
        return []
    found = []
    misspelt = [nearest(key, [*known]) for key in islice(case.fault.value, _MOST) if key not in known]
    for key in case.fault.wanted:
        if key in case.fault.value or key in misspelt:
            continue
        described = known.get(key, {}).get("description", "")
        example = next(iter(known.get(key, {}).get("examples", [])), None)
        shown = f"{key}: {example}" if isinstance(example, str | int) else f"{key}: …"
        hint = f"add `{shown}`" + (f" ({described[:1].lower()}{described[1:].rstrip('.')})" if described else "")
        message = f"`{key}` is missing in {thing(case.fault.path)}"
        found.append(case.finding("BP201", message, naming(case.node), hint, _added(case, key)))
    return found


def _added(case: Case, key: str) -> Fix | None:
    """The correction for a key that can have one value only, such as the version of the format."""
    node, only = case.node, case.fault.schema.get("properties", {}).get(key, {}).get("const")
    if not isinstance(node, Mapping) or not node.entries or not isinstance(only, int):
        return None
    first = node.entries[0].key.span
    behind = ", " if node.span.text.startswith("{") else f"\n{' ' * (first.column - 1)}"
    place = Span(first.source, first.start, first.start)
    return Fix(title=f"add `{key}: {only}`", edits=(Edit(span=place, text=f"{key}: {only}{behind}"),))


def unknown(case: Case) -> list[Diagnostic]:
    """Keys that have no place here."""
    schema, node = case.fault.schema, case.node
    known = schema.get("properties", {})
    patterns = [re.compile(p) for p in schema.get("patternProperties", {})]
    if not isinstance(node, Mapping):
        return []
    found = []
    for entry in node.entries:
        key = entry.key.text
        if key in known or any(p.search(key) for p in patterns):
            continue
        if (patterns and not known) or _in_languages(case):
            if _LANGUAGE.search(key):
                continue
            found.append(_no_language(case, entry.key))
            continue
        if len(found) == _MOST:
            break
        names = [k for k, s in known.items() if s is not False]
        if not case.fault.path and "stages" in known and "stages" not in node:
            names.append("extends")
        hint, fix = meant(entry.key, names, node)
        if fix is None:
            elsewhere = longer_than_meant(key) or belongs(key, case.fault.whole, here=schema)
            hint = elsewhere or hint or _keys_here(known)
        if key.isdigit() and _after_comma(entry.key):
            hint = "write decimals with a point, such as `1.5`"
        message = f"{quote(key)} is not a key of {thing(case.fault.path)}"
        found.append(case.finding("BP202", message, entry.key.span, hint, fix))
    return found


def _after_comma(key: Scalar) -> bool:
    """Whether a key of digits is the second half of a number written with a comma: `{max: 1,5}`."""
    return key.span.source.text[max(0, key.span.start - 1) : key.span.start] == ","


def _keys_here(known: Schema) -> str:
    """Which keys there are, or the first of them."""
    keys = list(known)
    return f"keys here are {listing(keys[:_LISTED], 'and')}" + (" and more" if len(keys) > _LISTED else "")


def _in_languages(case: Case) -> bool:
    """Whether a mapping taken for a card was meant as one text in several languages."""
    known, value = case.fault.schema.get("properties", {}), case.fault.value
    if "text" not in case.fault.schema.get("required", ()):
        return False
    return not any(key in known for key in value) and any(_LANGUAGE.search(key) for key in value)


def _no_language(case: Case, key: Scalar) -> Diagnostic:
    """A key among translations that is no language tag."""
    return case.finding(
        "BP209",
        f"{quote(key.text)} is not a language: a text with keys holds one text for each language",
        key.span,
        "write `{en: …, zh-Hans: …}`; a card with more than a text begins with `text:`",
    )


def forbidden(case: Case) -> list[Diagnostic]:
    """A key that has no place because of another one."""
    key = case.place.key
    if key is None:
        return []
    path = tuple(p for p in case.fault.path if isinstance(p, str))
    if path == ("personas",):
        message, hint = "`persona` and `personas` cannot both be given", "keep one of the two"
    elif path == ("stages", key.text):
        message = f"{quote(key.text)} belongs to a step, and this stage has `steps`"
        hint = "write it on one of the steps"
    else:
        message = f"{quote(key.text)} belongs to a stage, not to a step"
        hint = "write it on the stage"
    return [case.finding("BP211", message, key.span, hint)]
