"""Values of the wrong kind, form or size, in words.

In: `Case`. Out: findings.
"""

from __future__ import annotations

import re

from blueprint.diagnostics import Diagnostic, Edit, Fix, Related
from blueprint.document import Mapping, Node, Scalar, Sequence
from blueprint.limits import MOST_DIGITS
from blueprint.phrases import listing, quote
from blueprint.schema.case import Case, meant
from blueprint.schema.views import NUMBER, Quoted
from blueprint.schema.views import digits as count_digits
from blueprint.source import Span

_NOUNS = {
    "array": "a list",
    "object": "a mapping",
    "number": "a number",
    "integer": "a whole number",
    "string": "a text",
    "boolean": "`true` or `false`",
}
_EXPECTED = {"object": "a mapping (`key: value` lines)"}
_DECIMAL_COMMA = re.compile(r"-?\d+,\d+")
_TIGHT_KEY = re.compile(r"(?P<key>[\w-]+)(?P<colon>[ ]*\uff1a\s*|:(?=[^\s/\d]))")
_WORDED = re.compile(r"(-?\d+(?:\.\d+)?)\s+([^\W\d][^,:#{}\[\]\n]*)")
_SCORES = ("emotion", "expectation")
_BOOLEANS = {"true": ("true", "yes", "on", "y", "1"), "false": ("false", "no", "off", "n", "0")}


def kind(case: Case) -> list[Diagnostic]:
    """A value of another kind than wanted."""
    names = [case.fault.wanted] if isinstance(case.fault.wanted, str) else list(case.fault.wanted)
    node = case.node
    if isinstance(node, Scalar) and node.empty:
        hint = "write one, or delete the key" if not case.place.in_list else "write one, or delete the line"
        return [case.finding("BP204", f"{case.name} has no value", hint=hint)]
    if names == ["boolean"]:
        return [_no_boolean(case, node)]
    numeric = [n for n in names if n in ("number", "integer")] if "string" not in names else []
    if numeric and isinstance(node, Scalar):
        return [_no_number(case, node, _NOUNS[numeric[0]])]
    if "string" in names and "array" not in names:
        return [_no_text(case, node, names)]
    wanted = _expected(names)
    meaning, fix = _shape_hint(case, node, names)
    return [case.finding("BP203", f"{case.name} has to be {wanted}, but it is {_found(node)}", hint=meaning, fix=fix)]


def _no_text(case: Case, node: Node, names: list[str]) -> Diagnostic:
    """A list or keys where one text is wanted."""
    found = "a list" if isinstance(node, Sequence) else "has keys"
    said = f"{case.name} has to be one text, but it {found if found == 'has keys' else 'is ' + found}"
    hint = case.fault.schema.get("errorMessage")
    if hint is None and isinstance(node, Sequence):
        hint = "write the text without `[`, `]` and `- `"
        if "object" in names:
            hint += "; one text in several languages is `{en: …, zh-Hans: …}`"
    elif hint is None:
        hint = "write the text alone; put a text with a colon or with braces in quotes"
    return case.finding("BP203", said, hint=hint)


def _no_boolean(case: Case, node: Node) -> Diagnostic:
    """Anything else where `true` or `false` is wanted."""
    word = node.text.strip().lower() if isinstance(node, Scalar) else ""
    meant_by = next((written for written, words in _BOOLEANS.items() if word in words), None)
    message = f"{case.name} has to be {_NOUNS['boolean']}, but it is {_found(node)}"
    if meant_by is None:
        return case.finding("BP203", message)
    plain = " without quotes" if word == meant_by else ""
    fix = Fix(title=f"write `{meant_by}`", edits=(Edit(span=node.span, text=meant_by),))
    return case.finding("BP203", message, hint=f"write `{meant_by}`{plain}", fix=fix)


def _expected(names: list[str]) -> str:
    """The kinds of value that fit, in words."""
    nouns = [_EXPECTED.get(n, _NOUNS[n]) for n in ("string", "number", "integer", "object", "array") if n in names]
    if "string" in names:
        nouns = [n for n in nouns if n in ("a text", "a list")]
    return f"{', '.join(nouns[:-1])} or {nouns[-1]}" if len(nouns) > 1 else nouns[0]


def _found(node: Node) -> str:
    """What a node is, in words."""
    if isinstance(node, Scalar):
        return f"the text {quote(node.text)}"
    return "a list" if isinstance(node, Sequence) else "a mapping"


def _shape_hint(case: Case, node: Node, names: list[str]) -> tuple[str | None, Fix | None]:
    """What was probably meant by a value of the wrong kind."""
    if isinstance(node, Scalar) and not node.quoted:
        tight = _TIGHT_KEY.match(node.text)
        if tight and "object" in names + (["object"] if names == ["array"] else []):
            at = node.span.start + tight.start("colon")
            edit = Edit(span=Span(node.span.source, at, at + len(tight["colon"])), text=": ")
            return (
                f"write an ordinary colon and a space after {quote(tight['key'])}: `{tight['key']}: …`",
                Fix(title="write `: `", edits=(edit,)),
            )
    if isinstance(node, Mapping) and names == ["array"]:
        return "begin each item of the list with `- `", None
    if isinstance(node, Sequence) and names == ["object"]:
        return "write `key: value` lines without `- `", None
    if isinstance(node, Scalar) and names == ["array"]:
        return "write each item on a line of its own that begins with `- `, or `[one, two]`", None
    return case.fault.schema.get("errorMessage"), None


def _no_number(case: Case, node: Scalar, wanted: str) -> Diagnostic:
    """A scalar where a number is wanted."""
    if isinstance(case.fault.value, Quoted) and NUMBER.fullmatch(node.text.strip()):
        return case.finding(
            "BP207",
            f"{case.name} has to be {wanted}, but {quote(node.span.text)} is a text because of its quotes",
            hint="remove the quotes",
            fix=Fix(title="remove the quotes", edits=(Edit(span=node.span, text=node.text.strip()),)),
        )
    hint, fix = None, None
    if _DECIMAL_COMMA.fullmatch(node.text):
        point = node.text.replace(",", ".")
        hint = f"write decimals with a point: `{point}`"
        fix = Fix(title=f"write `{point}`", edits=(Edit(span=node.span, text=point),))
    elif case.place.key is not None and case.place.key.text in ("value", "target"):
        hint = "write a number; a time needs `type: duration`"
    elif case.place.key is not None and case.place.key.text in _SCORES:
        hint = "write a score such as `3`; words go into `feeling`"
        worded = None if node.quoted else _WORDED.fullmatch(node.text)
        if worded:
            written = f"{{score: {worded[1]}, label: {worded[2]}}}"
            hint = f"write `{written}`"
            fix = Fix(title=f"write `{written}`", edits=(Edit(span=node.span, text=written),))
    return case.finding("BP203", f"{case.name} has to be {wanted}, but it is {_found(node)}", hint=hint, fix=fix)


def digits(case: Case) -> list[Diagnostic]:
    """A number that is too long."""
    written = ", written out" if "e" in str(case.fault.value).lower() else ""
    message = f"a number has more than {case.limits.digits} digits{written}"
    needed = count_digits(str(case.fault.value))
    if needed <= MOST_DIGITS:
        hint = case.limits.raise_hint("digits", needed)
    else:
        hint = f"write a shorter number: the limit `digits` may be {MOST_DIGITS} at most"
    return [case.finding("BP110", message, hint=hint)]


def enum(case: Case) -> list[Diagnostic]:
    """A value that is not in a closed set."""
    if not isinstance(case.node, Scalar):
        return []
    if "propertyNames" in case.fault.place:
        return []
    values = [str(w) for w in case.fault.wanted]
    hint, fix = meant(case.node, values)
    choice = f"write {listing(values)}"
    return [
        case.finding(
            "BP205",
            f"{quote(case.node.text)} is not a value of {_parent_name(case)}",
            hint=f"{hint} The values are {listing(values, 'and')}" if hint else choice,
            fix=fix,
        )
    ]


def _parent_name(case: Case) -> str:
    """The key that a value stands under, also for an item of a list."""
    return quote(case.place.key.text) if case.place.key is not None else "this list"


def bounds(case: Case) -> list[Diagnostic]:
    """A number outside its bounds."""
    low, high = case.fault.schema.get("minimum"), case.fault.schema.get("maximum")
    found = quote(str(case.fault.value))
    hint = f"write a number from {low} to {high}" if low is not None and high is not None else None
    side = "too small" if case.fault.rule == "minimum" else "too large"
    return [case.finding("BP206", f"{found} is {side} for {_parent_name(case)}", hint=hint)]


def empty(case: Case) -> list[Diagnostic]:
    """A text, list or mapping without content; or a list of the wrong length."""
    wanted = case.fault.wanted
    if case.fault.rule in ("minItems", "maxItems") and wanted > 1:
        return [
            case.finding("BP213", f"{case.name} has to be a list of exactly {wanted} numbers", hint="write `[1, 7]`")
        ]
    what = {"minLength": "an empty text", "minItems": "an empty list"}.get(case.fault.rule, "empty")
    message = f"{case.name} is {what}"
    hint = "fill it, or delete the key" if not case.place.in_list else "fill it, or delete the line"
    return [case.finding("BP208", message, hint=hint)]


def pattern(case: Case) -> list[Diagnostic]:
    """A text of the wrong form: an id, a link, a language."""
    if case.fault.value == "" and "minLength" in case.fault.schema:
        return []
    if not str(case.fault.value).strip():
        what = "an empty text" if case.fault.value == "" else "a text of spaces only"
        return [case.finding("BP208", f"{case.name} is {what}", hint="fill it, or delete the key")]
    told = case.fault.schema.get("patternErrorMessage", "the text has another form than it should")
    value = str(case.fault.value)
    span = None
    if "propertyNames" in case.fault.place and isinstance(case.node, Mapping):
        entry = case.node.entry(value)
        span = entry.key.span if entry else None
    elif not isinstance(case.node, Scalar) or case.node.empty:
        return []
    hint, fix = None, None
    if case.fault.schema is case.fault.whole.get("definitions", {}).get("id"):
        hint, fix = _id_hint(value, span or case.span)
    return [case.finding("BP209", f"{quote(value)} does not fit: {told}", span, hint, fix)]


def _id_hint(value: str, span: Span) -> tuple[str | None, Fix | None]:
    """A usable id made from one that is none."""
    words = re.findall(r"[\w-]+", value)
    if not words:
        return None, None
    slug = "-".join(words)
    return f"write `{slug}`, and the same wherever it is named", Fix(
        title=f"write `{slug}`", edits=(Edit(span=span, text=slug),)
    )


def unique(case: Case) -> list[Diagnostic]:
    """The same item twice in a list."""
    if not isinstance(case.node, Sequence):
        return []
    first: dict[str, Scalar] = {}
    found = []
    for item in case.node.items:
        if not isinstance(item, Scalar):
            continue
        known = first.setdefault(item.text, item)
        if known is not item:
            found.append(
                case.finding(
                    "BP210",
                    f"{quote(item.text)} is in {_parent_name(case)} twice",
                    item.span,
                    "keep one of the two",
                    related=(Related(message="first given here", span=known.span),),
                )
            )
    return found


def const(case: Case) -> list[Diagnostic]:
    """The version of the format."""
    if not isinstance(case.node, Scalar):
        return []
    message = f"this program reads version {case.fault.wanted} of the format, but the file says {quote(case.node.text)}"
    key = case.place.key.text if case.place.key is not None else "blueprint"
    return [case.finding("BP212", message, hint=f"write `{key}: {case.fault.wanted}`")]
