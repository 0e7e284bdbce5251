"""An error of the schema together with its place in the file.

In: `Fault`, what jsonschema found. Out: `Case`, which the modules of words ask.
"""

from __future__ import annotations

from typing import Any

from blueprint.diagnostics import Diagnostic, Edit, Fix, Related, Severity
from blueprint.document import Document, Mapping, Node, Scalar
from blueprint.frozen import frozen
from blueprint.limits import Limits
from blueprint.phrases import likeness, nearest, quote, turned
from blueprint.schema.places import Place, element, find, naming
from blueprint.schema.views import Schema
from blueprint.source import Span

_CERTAIN = 0.8


@frozen(kw_only=True)
class Fault:
    """One error of the schema.

    Attributes:
        path: keys and indices from the root to the value.
        rule: the keyword that failed; `digits` for a number that is too long; empty where nothing may stand.
        wanted: the keyword's value. value: the view that failed.
        schema: the mapping that the keyword stands in. place: the way to it.
        whole: the root of the schema.
    """

    path: tuple[str | int, ...]
    rule: str
    wanted: Any
    value: Any
    schema: Schema
    place: tuple[str, ...]
    whole: Schema


class Case:
    """A fault together with its place in the file."""

    __slots__ = ("document", "fault", "limits", "node", "place")

    def __init__(self, document: Document, fault: Fault, limits: Limits) -> None:
        self.document = document
        self.fault = fault
        self.limits = limits
        self.place: Place = find(document.root, fault.path)
        self.node: Node = self.place.node

    @property
    def span(self) -> Span:
        """The value if it is a scalar, else its key; of an item of a list, where it begins."""
        if isinstance(self.node, Scalar) and (self.place.in_list or not self.node.empty):
            return self.node.span
        if self.place.key is not None and not self.place.in_list:
            return self.place.key.span
        return naming(self.node)

    @property
    def name(self) -> str:
        """What a message calls the value: its key, or its place in a list."""
        if self.place.key is not None and not self.place.in_list:
            return quote(self.place.key.text)
        return "this item of the list" if self.place.in_list else "the file"

    def finding(  # noqa: D102 - private
        self, code: str, message: str, span: Span | None = None, hint: str | None = None,
        fix: Fix | None = None, related: tuple[Related, ...] = (),
    ) -> Diagnostic:  # fmt: skip
        return Diagnostic(
            code=code,
            severity=Severity.ERROR,
            message=message,
            span=span or self.span,
            hint=hint,
            fix=fix,
            related=related,
            element=element(self.document.root, self.fault.path),
        )


def meant(node: Scalar, known: list[str], taken: Mapping | None = None) -> tuple[str | None, Fix | None]:
    """A "did you mean" for a word."""
    close = nearest(node.text, known)
    if close is None:
        return None, None
    fix = None
    if (likeness(node.text, close) >= _CERTAIN or turned(node.text, close)) and (taken is None or close not in taken):
        fix = Fix(title=f"write `{close}`", edits=(Edit(span=node.span, text=close),))
    return f"did you mean `{close}`?", fix
