"""Which keys and values are allowed where.

In: `Document`. Out: findings. The authority is the JSON Schema that ships in `schemas/` and that editors use too;
the words are ours.

    shipped.py   the schemas that ship with the program
    views.py     nodes → plain values in which a scalar remembers whether it may be a number
    quick.py     those values against the schema: yes or no, without importing jsonschema
    errors.py    all errors, by jsonschema; only a file that is not quickly accepted gets here
    wording.py   an error → a finding: what was found, what was meant (keys.py, values.py, case.py, places.py)
    belongs.py   keys that have their place elsewhere
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.schema.quick import Check, compiled
from blueprint.schema.shipped import Part, schema_of, schema_text
from blueprint.schema.views import view

if TYPE_CHECKING:
    from blueprint.diagnostics import Diagnostic
    from blueprint.document import Document

__all__ = ["Part", "check", "schema_of", "schema_text"]


def check(document: Document, part: Part = "service", limits: Limits = DEFAULT_LIMITS) -> tuple[Diagnostic, ...]:
    """Findings about keys and values.

    Args:
        document: a parsed file.
        part: which kind of file it is: a service, the changes to one, catalogues that others include, a theme, a
            project's configuration or its baseline.
        limits: `digits` counts here.

    Returns:
        Errors in the order of the file. What needs the whole model to be judged well (durations, dates, own lanes)
        is left to `blueprint.build`, although the schema describes it for editors.
    """
    value = view(document.root)
    if _quick(part, limits.digits)(value):
        return ()
    from blueprint.schema.errors import errors  # noqa: PLC0415 - imports jsonschema, which takes 0.1 s

    return errors(document, value, schema_of(part), limits)


@lru_cache(maxsize=16)
def _quick(part: Part, most_digits: int) -> Check:
    """The yes or no for files of one kind, made once: a project has many."""
    return compiled(schema_of(part), most_digits)
