"""All errors of a file, by jsonschema.

In: a view and a schema. Out: findings in the order of the file, worded by `blueprint.schema.wording`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from blueprint.diagnostics import Diagnostic, in_order
from blueprint.document import Document
from blueprint.limits import Limits
from blueprint.schema.case import Fault
from blueprint.schema.views import Schema, View, digits, equals, is_type, number_of
from blueprint.schema.wording import unworded, worded

_MOST = 100
_BUILT = "reported by the build"
_DIGITS = "digits"


def errors(document: Document, value: View, schema: Schema, limits: Limits) -> tuple[Diagnostic, ...]:
    """Findings about a document.

    Args:
        document: the file.
        value: its root as a view.
        schema: what it has to keep to.
        limits: how many digits a number may have.

    Returns:
        At most 100 findings.
    """
    found: list[Diagnostic] = []
    mistyped: set[tuple[str | int, ...]] = set()
    first: Fault | None = None
    for error in _class_for(limits.digits)(schema).iter_errors(value):
        fault = _fault(error, schema)
        if fault.path in mistyped or fault.schema.get("$comment") == _BUILT:
            continue
        first = first or fault
        if fault.rule in ("type", "digits"):
            mistyped.add(fault.path)
        found += worded(document, fault, limits)
        if len(found) >= _MOST:
            break
    if first is not None and not found:
        found.append(unworded(document, first, limits))
    return in_order(found)[:_MOST]


def _fault(error: ValidationError, schema: Schema) -> Fault:
    """What wording needs to know about an error."""
    return Fault(
        path=tuple(error.absolute_path),
        rule="digits" if error.message == _DIGITS else str(error.validator or ""),
        wanted=error.validator_value,
        value=error.instance,
        schema=error.schema if isinstance(error.schema, dict) else {},
        place=tuple(str(p) for p in error.absolute_schema_path),
        whole=schema,
    )


def _properties(validator: Any, properties: Any, instance: Any, _schema: Any) -> Any:  # noqa: ANN401 - jsonschema's interface
    if not isinstance(instance, dict):
        return
    for key, part in properties.items():
        if key not in instance:
            continue
        if part is False:
            # jsonschema would leave the key out of the path
            yield ValidationError("forbidden", validator="", path=[key], instance=instance[key])
        else:
            yield from validator.descend(instance[key], part, path=key, schema_path=key)


def _const(_validator: Any, wanted: Any, instance: Any, _schema: Any) -> Any:  # noqa: ANN401 - jsonschema's interface
    if not equals(instance, wanted):
        yield ValidationError("const")


def _enum(_validator: Any, wanted: Any, instance: Any, _schema: Any) -> Any:  # noqa: ANN401 - jsonschema's interface
    if not any(equals(instance, w) for w in wanted):
        yield ValidationError("enum")


def _minimum(_validator: Any, wanted: Any, instance: Any, _schema: Any) -> Any:  # noqa: ANN401 - jsonschema's interface
    number = number_of(instance)
    if number is not None and number < wanted:
        yield ValidationError("minimum")


def _maximum(_validator: Any, wanted: Any, instance: Any, _schema: Any) -> Any:  # noqa: ANN401 - jsonschema's interface
    number = number_of(instance)
    if number is not None and number > wanted:
        yield ValidationError("maximum")


@lru_cache(maxsize=4)
def _class_for(most_digits: int) -> Any:  # noqa: ANN401 - a class that jsonschema makes
    """The validator that knows what our scalars are."""

    def type_(_validator: Any, types: Any, instance: Any, _schema: Any) -> Any:  # noqa: ANN401 - jsonschema's interface
        names = [types] if isinstance(types, str) else types
        fitting = [n for n in names if is_type(instance, n)]
        if not fitting:
            yield ValidationError("type")
        elif set(fitting) <= {"number", "integer"} and digits(instance) > most_digits:
            yield ValidationError(_DIGITS)

    checker = Draft7Validator.TYPE_CHECKER.redefine_many(
        {
            name: (lambda _checker, value, name=name: is_type(value, name))
            for name in ("string", "number", "integer", "boolean", "null", "object", "array")
        }
    )
    rules = {
        "type": type_,
        "properties": _properties,
        "const": _const,
        "enum": _enum,
        "minimum": _minimum,
        "maximum": _maximum,
    }
    return extend(Draft7Validator, rules, type_checker=checker)  # type: ignore[no-untyped-call]
