"""A yes or no for a file, without jsonschema.

In: a view and a schema. Out: whether the one conforms to the other.

It knows the keywords that our schemas use and refuses any other, so it cannot say yes for want of knowledge; a test
compares it with jsonschema. Each schema is turned into a chain of small functions once, when it is first needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from blueprint.schema.views import Schema, digits, equals, is_type, number_of

Check: TypeAlias = Callable[[Any], bool]

_ANNOTATIONS = frozenset(
    ("$schema", "$id", "$comment", "title", "description", "markdownDescription", "default", "examples",
     "definitions", "enumDescriptions", "patternErrorMessage", "errorMessage", "defaultSnippets",
     "then", "else")
)  # fmt: skip
_OBJECT = frozenset(("properties", "patternProperties", "additionalProperties"))


def compiled(schema: Schema, most_digits: int) -> Check:
    """The function that tells whether a value from `view` keeps to a schema.

    Args:
        schema: as it ships; references begin with `#/`.
        most_digits: longest number.

    Raises:
        ValueError: the schema uses a keyword that is not known here, at the latest when the function gets there.
    """
    return _Compiler(schema, most_digits).check(schema)


class _Compiler:
    """Turns schemas into functions; one for each place that is referred to."""

    def __init__(self, root: Schema, most_digits: int) -> None:
        self._root = root
        self._most_digits = most_digits
        self._named: dict[str, Check | None] = {}

    def check(self, schema: Any) -> Check:  # noqa: ANN401 - a schema is a mapping or a boolean
        """The function for one schema."""
        if schema is True or schema == {}:
            return _always
        if schema is False:
            return _never
        if "$ref" in schema:
            return self._reference(schema["$ref"])
        checks = [self._keyword(key, schema) for key in schema if key not in _ANNOTATIONS and key not in _OBJECT]
        if _OBJECT & schema.keys():
            checks.append(self._object(schema))
        if len(checks) == 1:
            return checks[0]
        return lambda value: all(check(value) for check in checks)

    def _reference(self, reference: str) -> Check:
        """The function for a place in the schema, made when it is first called: places refer to each other."""
        named = self._named

        def call(value: object) -> bool:
            check = named.get(reference)
            if check is None:
                check = named[reference] = self.check(self._place(reference))
            return check(value)

        return call

    def _place(self, reference: str) -> Any:  # noqa: ANN401 - see check
        place: Any = self._root
        for part in reference.removeprefix("#/").split("/"):
            place = place[part]
        return place

    def _keyword(self, key: str, schema: Schema) -> Check:
        """The function for one keyword."""
        wanted = schema[key]
        if key == "if":
            return self._condition(schema)
        if key == "type":
            return self._types(wanted)
        if key == "items":
            each = self.check(wanted)
            return lambda value: not isinstance(value, list) or all(each(item) for item in value)
        if key == "propertyNames":
            name = self.check(wanted)
            return lambda value: not isinstance(value, dict) or all(name(k) for k in value)
        simple = _SIMPLE.get(key)
        if simple is None:
            raise ValueError(f"the keyword {key!r} is not known here")
        return simple(wanted)

    def _types(self, wanted: str | list[str]) -> Check:
        """`type`, which also bounds the length of numbers."""
        names = [wanted] if isinstance(wanted, str) else wanted
        kinds: list[type] = []
        if "string" in names:
            kinds.append(str)
        kinds += [t for n, t in (("object", dict), ("array", list)) if n in names]
        known = tuple(kinds)
        rest = [n for n in names if n in ("number", "integer", "boolean", "null")] if "string" not in names else []
        if not rest:
            return lambda value: isinstance(value, known)
        most = self._most_digits

        def check(value: object) -> bool:
            if isinstance(value, known):
                return True
            return any(is_type(value, n) for n in rest) and (value is None or digits(str(value)) <= most)

        return check

    def _condition(self, schema: Schema) -> Check:
        """`if`, `then` and `else`."""
        when = self.check(schema["if"])
        then, otherwise = self.check(schema.get("then", True)), self.check(schema.get("else", True))
        return lambda value: then(value) if when(value) else otherwise(value)

    def _object(self, schema: Schema) -> Check:
        """`properties`, `patternProperties` and `additionalProperties`."""
        named = {key: self.check(s) for key, s in schema.get("properties", {}).items()}
        patterned = [(re.compile(p).search, self.check(s)) for p, s in schema.get("patternProperties", {}).items()]
        additional = self.check(schema.get("additionalProperties", True))

        def check(value: object) -> bool:
            if not isinstance(value, dict):
                return True
            for key, item in value.items():
                own = named.get(key)
                if own is not None and not own(item):
                    return False
                matching = [c for matches, c in patterned if matches(key)]
                if not all(c(item) for c in matching):
                    return False
                if own is None and not matching and not additional(item):
                    return False
            return True

        return check


def _always(_value: object) -> bool:
    return True


def _never(_value: object) -> bool:
    return False


def _bound(wanted: float, holds: Callable[[float, float], bool]) -> Check:
    """A bound on numbers."""

    def check(value: object) -> bool:
        number = number_of(value)
        return number is None or holds(number, wanted)

    return check


def _size(kind: type, holds: Callable[[int, int], bool]) -> Callable[[int], Check]:
    """A bound on the length of texts, lists or mappings."""
    return lambda wanted: lambda value: not isinstance(value, kind) or holds(len(value), wanted)  # type: ignore[arg-type]


def _pattern(wanted: str) -> Check:
    search = re.compile(wanted).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _enum(wanted: list[Any]) -> Check:
    if all(isinstance(w, str) for w in wanted):
        words = frozenset(wanted)
        return lambda value: isinstance(value, str) and value in words
    return lambda value: any(equals(value, w) for w in wanted)


def _unique(wanted: bool) -> Check:
    def check(value: object) -> bool:
        if not wanted or not isinstance(value, list):
            return True
        texts = [v for v in value if isinstance(v, str)]
        return len(texts) == len(set(texts))

    return check


_SIMPLE: dict[str, Callable[[Any], Check]] = {
    "const": lambda wanted: lambda value: equals(value, wanted),
    "enum": _enum,
    "minimum": lambda wanted: _bound(wanted, float.__ge__),
    "maximum": lambda wanted: _bound(wanted, float.__le__),
    "minLength": _size(str, int.__ge__),
    "maxLength": _size(str, int.__le__),
    "minItems": _size(list, int.__ge__),
    "maxItems": _size(list, int.__le__),
    "minProperties": _size(dict, int.__ge__),
    "maxProperties": _size(dict, int.__le__),
    "required": lambda wanted: lambda value: not isinstance(value, dict) or all(k in value for k in wanted),
    "uniqueItems": _unique,
    "pattern": _pattern,
}
