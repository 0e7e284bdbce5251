"""The name that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from blueprint.build.context import Context
from blueprint.build.ids import slug
from blueprint.diagnostics import Edit, Fix
from blueprint.document import Scalar
from blueprint.phrases import turned

_LIKENESS = 0.6
_CERTAIN = 0.8
_MOST = 1000
_LONGEST = 80


def likely(context: Context, name: str, candidates: Iterable[str]) -> tuple[str | None, bool]:
    """The candidate most like a name, or None; and whether the two are so alike that it can be put right."""
    if context.suggestions_left <= 0 or len(name) > _LONGEST:
        return None, False
    context.suggestions_left -= 1
    known = list(dict.fromkeys(islice(candidates, _MOST)))
    wanted = slug(name)
    for candidate in known:
        if slug(candidate) == wanted and wanted:
            return candidate, True
    from difflib import SequenceMatcher, get_close_matches  # noqa: PLC0415 - only a faulty file needs it

    close = get_close_matches(name, known, n=1, cutoff=_LIKENESS)
    if not close:
        return None, False
    return close[0], SequenceMatcher(None, name, close[0]).ratio() >= _CERTAIN or turned(name, close[0])


def did_you_mean(
    context: Context, node: Scalar, candidates: Iterable[str], otherwise: str | None = None
) -> tuple[str | None, Fix | None]:
    """Hint and fix for an unknown name.

    Args:
        context: the running build.
        node: the scalar that holds the name.
        candidates: names that would be right.
        otherwise: the hint if none of them is near.
    """
    found, certain = likely(context, node.text.strip(), candidates)
    if found is None:
        return otherwise, None
    fix = Fix(title=f"write `{found}`", edits=(Edit(span=node.span, text=found),)) if certain else None
    return f"did you mean `{found}`?", fix


def some(names: Iterable[str], most: int = 12) -> str:
    """A few names in backticks for a message: "`a`, `b`, …"."""
    listed = list(islice(names, most + 1))
    shown = ", ".join(f"`{n}`" for n in listed[:most])
    return f"{shown}, …" if len(listed) > most else shown
