"""Service-quality gaps, and the opportunities that mend them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection

from blueprint.build.context import Context
from blueprint.build.draft import StepDraft
from blueprint.build.ids import normal, repeated, slug
from blueprint.build.keys import TEXT_ROWS
from blueprint.build.names import Names
from blueprint.build.nodes import choice, integer, items, mappings, place, word, words
from blueprint.build.suggest import some
from blueprint.build.texts import text, texts
from blueprint.document import Mapping, Node, Scalar, Sequence
from blueprint.model import GapAt, Opportunity
from blueprint.model.vocabulary import Gap, OpportunityStatus
from blueprint.phrases import quote
from blueprint.source import Span

_GAP = re.compile(r"gap-([1-5])")


class Improvements:
    """Reads `gaps` and `opportunities`."""

    __slots__ = ("_context", "_gaps", "_metrics", "_places", "_unread")

    def __init__(self, context: Context, places: Names, metrics: Collection[str]) -> None:
        self._context = context
        self._places = places
        self._metrics = metrics
        self._gaps: set[int] = set()
        self._unread = False

    def gaps(self, node: Node | None) -> tuple[GapAt, ...]:
        """The service-quality gaps under `gaps`."""
        found = []
        self._unread = node is not None and not isinstance(node, Sequence)
        for item in mappings(node):
            value = integer(item.get("gap"))
            if value is None or not Gap.KNOWLEDGE <= value <= Gap.CUSTOMER:
                self._unread = True
                continue
            self._gaps.add(value)
            note = text(item.get("note"), self._context.language)
            found.append(GapAt(gap=Gap(value), at=self._places.at(item.get("at")), note=note, span=place(item)))
        return tuple(found)

    def opportunities(self, node: Node | None) -> tuple[Opportunity, ...]:
        """The improvements under `opportunities`; call after `gaps`."""
        found = []
        seen: dict[str, Span] = {}
        for number_, item in enumerate(mappings(node), start=1):
            title = text(item.get("title"), self._context.language)
            if title is None:
                continue
            given = normal(word(item.get("id")) or "")
            name = given or slug(title.pick(self._context.language).text) or f"opportunity-{number_}"
            span = place(item.get("id") or item)
            if given and repeated(self._context, "opportunities", name, span, seen):
                continue
            while not given and name in seen:
                name = f"{name}-{number_}"
            seen[name] = span
            places = (self._places.at(i) for i in items(item.get("at")))
            targets = (self._addressed(i) for i in words(item.get("addresses")))
            found.append(
                Opportunity(
                    id=name,
                    title=title,
                    at=tuple(dict.fromkeys(p for p in places if p is not None)),
                    impact=integer(item.get("impact")),
                    effort=integer(item.get("effort")),
                    owner=text(item.get("owner"), self._context.language),
                    status=choice(item.get("status"), OpportunityStatus) or OpportunityStatus.IDEA,
                    due=self._due(item.get("due")),
                    addresses=tuple(dict.fromkeys(t for t in targets if t is not None)),
                    span=span,
                )
            )
        return tuple(found)

    def _due(self, node: Node | None) -> str | None:
        """An ISO date."""
        if node is None:
            return None
        words_ = node.text.strip() if isinstance(node, Scalar) else ""
        try:
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words_):
                return dt.date.fromisoformat(words_).isoformat()
        except ValueError:
            pass
        self._context.error(
            "BP324",
            f"`{words_[:40]}` is not a date" if words_ else "the date is missing",
            place(node),
            hint="write year, month and day such as `2025-03-31`",
        )
        return None

    def _addressed(self, node: Scalar) -> str | None:
        """What an opportunity mends: a gap, a metric, a card, or `step.pain.n`."""
        name = normal(node.text)
        gap = _GAP.fullmatch(name)
        if gap:
            if int(gap[1]) in self._gaps or int(gap[1]) == Gap.CUSTOMER:
                return name
            if self._unread:  # told where the gap stands
                return None
            known = some(f"gap-{g}" for g in sorted(self._gaps))
            hint = f"declared are {known}" if known else "declare it under `gaps`"
            self._context.error("BP402", f"`gaps` has no gap {gap[1]}", node.span, hint=hint)
            return None
        if name in self._metrics:
            return name
        owner, _, rest = name.partition(".")
        row, _, count = rest.partition(".")
        if row in TEXT_ROWS:
            return self._text(node, owner, row, count)
        card = self._places.card(node)
        return card.key if card is not None else None

    def _text(self, node: Scalar, owner: str, row: str, count: str) -> str | None:
        """The n-th text of a row in a step or stage."""
        found = self._places.place(Scalar(owner, node.quoted, node.span))
        if found is None:
            return None
        if not isinstance(found.node, Mapping) or (isinstance(found, StepDraft) and found.node.get(row) is None):
            listed: int = 0
        else:
            listed = len(texts(found.node.get(row), self._context.language))
        wanted = int(count) if count.isascii() and count.isdigit() and len(count) < 7 else 0 if count else 1  # noqa: PLR2004 - as a place
        if 1 <= wanted <= listed:
            return f"{found.key}.{row}.{wanted}"
        have = "no text" if not listed else "1 text" if listed == 1 else f"{listed} texts"
        self._context.error(
            "BP402",
            f"{quote(owner)} has {have} in `{row}`",
            node.span,
            hint=f"write `{owner}.{row}.n`, counting from 1",
        )
        return None
