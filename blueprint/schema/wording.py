"""An error of the schema as a sentence for a designer.

In: `Fault`, what jsonschema found. Out: findings with a place, a hint and, where it is certain, a correction.
"""

from __future__ import annotations

from collections.abc import Callable

from blueprint.diagnostics import Diagnostic
from blueprint.document import Document
from blueprint.limits import Limits
from blueprint.schema import keys, values
from blueprint.schema.case import Case, Fault

_RULES: dict[str, Callable[[Case], list[Diagnostic]]] = {
    "required": keys.missing,
    "additionalProperties": keys.unknown,
    "": keys.forbidden,
    "type": values.kind,
    "digits": values.digits,
    "enum": values.enum,
    "const": values.const,
    "minimum": values.bounds,
    "maximum": values.bounds,
    "minLength": values.empty,
    "minItems": values.empty,
    "maxItems": values.empty,
    "minProperties": values.empty,
    "pattern": values.pattern,
    "uniqueItems": values.unique,
}


def unworded(document: Document, fault: Fault, limits: Limits) -> Diagnostic:
    """The finding for an error that no words fit, so that nothing is refused silently."""
    case = Case(document, fault, limits)
    return case.finding("BP203", f"{case.name} does not have the form that it should have")


def worded(document: Document, fault: Fault, limits: Limits) -> list[Diagnostic]:
    """The findings for one error; several where several keys are missing or unknown."""
    words = _RULES.get(fault.rule)
    return words(Case(document, fault, limits)) if words else []
