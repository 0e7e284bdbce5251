"""What differs between the connectors of two services.

A connector is known by its two cards, else by the card where it starts (or ends) with its kind and label: then it leads
elsewhere. Those that are made by rule follow from cards, arrows and `next`; they are told apart by `by_rule`.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping

from blueprint.compare.facts import of_link
from blueprint.compare.side import Side, differing
from blueprint.compare.values import Change, FieldChange, Kind, What
from blueprint.model import Link


class _Connectors:
    """One run of `compare_links`."""

    def __init__(self, old: Side, new: Side, cards: Mapping[str, str]) -> None:
        self.old, self.new, self.cards = old, new, cards
        self.left = list(enumerate(old.service.links))
        self.right = list(enumerate(new.service.links))
        self.pairs: dict[int, Link] = {}

    def run(self) -> list[Change]:
        self.by(lambda k, old: (*self.ends(k, old=old), k.by_rule, *self.looks(k, old=old)))
        self.by(lambda k, old: (*self.ends(k, old=old), k.by_rule))
        self.by(lambda k, old: self.ends(k, old=old))
        self.by(lambda k, old: frozenset(self.ends(k, old=old)))
        self.by(lambda k, old: None if k.by_rule else ("from", self.ends(k, old=old)[0], *self.looks(k, old=old)))
        self.by(lambda k, old: None if k.by_rule else ("to", self.ends(k, old=old)[1], *self.looks(k, old=old)))
        changes = [self.change(self.pairs.get(n), link) for n, link in enumerate(self.new.service.links)]
        changes += [self.change(link, None) for _, link in self.left]
        return [change for change in changes if change]

    def ends(self, link: Link, *, old: bool) -> tuple[str, str]:
        """Both cards by their keys on the new side."""
        if not old:
            return link.source, link.target
        return self.cards.get(link.source, f"\0{link.source}"), self.cards.get(link.target, f"\0{link.target}")

    def looks(self, link: Link, *, old: bool) -> tuple[Hashable, ...]:
        """Kind and label."""
        return link.kind, (self.old if old else self.new).words(link.label)

    def by(self, name: Callable[[Link, bool], Hashable | None]) -> None:
        """Pair what has the same name, in order."""
        waiting: dict[Hashable, list[tuple[int, Link]]] = {}
        for one in self.left:
            if (key := name(one[1], True)) is not None:
                waiting.setdefault(key, []).append(one)
        for found in waiting.values():
            found.reverse()
        rest, gone = [], set()
        for one in self.right:
            key = name(one[1], False)
            if key is not None and waiting.get(key):
                number, link = waiting[key].pop()
                self.pairs[one[0]] = link
                gone.add(number)
            else:
                rest.append(one)
        self.right = rest
        self.left = [one for one in self.left if one[0] not in gone]

    def change(self, old: Link | None, new: Link | None) -> Change | None:
        """How one connector differs; None if it does not."""
        was = of_link(self.old, old) if old else []
        now = of_link(self.new, new) if new else []
        fields = differing(was, now)
        link, side = (new, self.new) if new else (old, self.old)
        assert link is not None  # noqa: S101 - one of both is there
        if old and new:
            ends = tuple(self.other_ends(old, new))
            fields = (*ends, *fields)
            if not fields:
                return None
        return Change(
            kind=Kind.LINK,
            what=(What.CHANGED if old and new else What.ADDED if new else What.REMOVED,),
            key=f"{link.source} -> {link.target}",
            title=link_title(side, link),
            old_title=link_title(self.old, old) if old and new and tuple(self.other_ends(old, new)) else None,
            fields=fields,
            by_rule=link.by_rule and (not old or old.by_rule),
        )

    def other_ends(self, old: Link, new: Link) -> Iterable[FieldChange]:
        """The ends that are at another card."""
        before, after = self.ends(old, old=True), self.ends(new, old=False)
        for name, n, was, now in (("from", 0, old.source, new.source), ("to", 1, old.target, new.target)):
            if before[n] != after[n]:
                yield FieldChange(name=name, old=self.old.title(Kind.CARD, was), new=self.new.title(Kind.CARD, now))


def link_title(side: Side, link: Link) -> str:
    """What people call a connector: the words on its two cards."""
    sign = "↔" if link.both else "–" if link.plain else "→"
    return f"{side.title(Kind.CARD, link.source)} {sign} {side.title(Kind.CARD, link.target)}"


def compare_links(old: Side, new: Side, cards: Mapping[str, str]) -> list[Change]:
    """What differs, in the new order, what was removed at the end.

    Args:
        cards: old card keys to new ones.
    """
    return _Connectors(old, new, cards).run()
