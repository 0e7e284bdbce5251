"""A backlog as Markdown: a section for each opportunity, ready to be filed as an issue.

In: `BacklogItem`s. Out: text. Nothing that a file says becomes markup, calls anybody or names an issue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from blueprint.backlog.items import BacklogItem
from blueprint.backlog.wording import (
    due,
    owner,
    paths_told,
    quadrant,
    reason_line,
    reasons,
    status,
    title,
)
from blueprint.export.markdown import escaped
from blueprint.words.speech import Teller


def as_markdown(items: Sequence[BacklogItem], teller: Teller) -> str:
    """All items, the best first."""
    lines = [f"# {escaped(teller.words.text('row.opportunity'))}"]
    for item in items:
        lines += _section(item, teller)
    return "\n".join(lines) + "\n"


def _section(item: BacklogItem, teller: Teller) -> Iterator[str]:
    word, one, score = teller.words.text, item.opportunity, item.ranked.score
    yield from ("", f'<a id="{escape(item.key)}"></a>', "", f"## {escaped(title(teller, item))}", "")
    yield f"`{item.key}`"
    yield ""
    yield from _listed(word("book.where"), [" › ".join(path) for path in paths_told(teller, item)])
    why = [reason_line(teller, reason) for reason in reasons(teller, item)]
    if why:
        yield from _listed(word("opportunity.why"), why)
    for key, value in (("impact", one.impact), ("effort", one.effort)):
        if value is not None:
            yield _point(word(f"opportunity.{key}"), teller.words.number(value))
    if score is not None:
        yield _point(word("opportunity.rating"), teller.words.number(score, 1))
    yield _point(word("opportunity.quadrant"), quadrant(teller, item))
    yield _point(word("opportunity.status"), status(teller, item))
    for key, told in (("owner", owner(teller, item)), ("due", due(teller, item))):
        if told:
            yield _point(word(f"opportunity.{key}"), told)


def _listed(label: str, lines: Sequence[str]) -> Iterator[str]:
    """One thing behind its label, several beneath it."""
    if len(lines) == 1:
        yield _point(label, lines[0])
        return
    yield f"- **{escaped(label)}:**"
    yield from (f"  - {escaped(line)}" for line in lines)


def _point(label: str, text: str) -> str:
    return f"- **{escaped(label)}:** {escaped(text)}"
