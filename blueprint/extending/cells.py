"""The cards of a cell: what the other map has there, with the changes.

A card is known by its id, or by the same text. A text alone changes the only card of its cell. A card beside others
says after or before which of them it stands, so that nothing is added where something was meant to be changed.
"""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.draft import CardDraft, Skeleton
from blueprint.build.ids import normal, slug
from blueprint.build.nodes import items, word
from blueprint.build.nodes import place as span_of
from blueprint.build.suggest import likely
from blueprint.build.texts import text
from blueprint.diagnostics import Related
from blueprint.document import Mapping, Mention, Node, Scalar, Sequence
from blueprint.extending.line import Line, Piece, placed
from blueprint.extending.nodes import PLACING, is_card, made, overlaid, with_id, with_status, without
from blueprint.frozen import field, frozen
from blueprint.model.vocabulary import Status
from blueprint.phrases import quote


@frozen
class Place:
    """The cell that is changed.

    Attributes:
        owner: id of the step or stage. lane: of the cell.
        value: what the other map has there; None for nothing. drafts: the cards of it.
        by_id: these cards by their ids; of several with one id the first.
    """

    owner: str
    lane: str
    value: Node | None = None
    drafts: tuple[CardDraft, ...] = ()
    by_id: dict[str, CardDraft] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {card.named.id: card for card in reversed(self.drafts)})


class Cells:
    """Changes cells of one map."""

    def __init__(self, context: Context, bones: Skeleton, *, marked: bool) -> None:
        """Begin.

        Args:
            context: takes the findings. bones: the other map. marked: whether cards get a status.
        """
        self._context = context
        self._bones = bones
        self._marked = marked
        self.mentions: list[Mention] = []

    def fresh(self, value: Node) -> Node:
        """The cards of a cell that the other map does not have."""
        found = [self._new(item) for item in items(value)]
        if not isinstance(value, Sequence):
            return found[0] if found else value
        return Sequence(tuple(found), value.span)

    def changed(self, place: Place, value: Node) -> Node | None:
        """A cell with the changes; None where it was empty and no card could be added.

        Args:
            place: the cell. value: what the changes have under its lane.
        """
        if place.value is None or not place.drafts:
            return self._placed_fresh(place, value)
        line = Line(self._context, "card", f"`{place.owner}.{place.lane}`")
        pieces: dict[int, Piece] = {}
        for card in place.drafts:
            numbered = f"{place.owner}.{place.lane}.{card.number}"
            aliases = (numbered,) if card.number > 1 else (numbered, f"{place.owner}.{place.lane}")
            pieces[card.number] = line.add(Piece(card.node, card.named.id), *aliases)
        listed = items(value)
        done: dict[int, Node] = {}
        for item in listed:
            meant = self._meant(place, item, alone=len(listed) == 1)
            if meant is None:
                self._add(line, place, item)
            elif meant.number in done:
                self._twice(item, meant, done[meant.number])
            else:
                done[meant.number] = item
                piece = pieces[meant.number]
                piece.node = self._over(meant, item)
                if isinstance(item, Mapping) and is_card(item):
                    piece.place, piece.side = self._wish(item)
        nodes = line.nodes()
        if len(nodes) == len(items(place.value)) and all(
            a is b for a, b in zip(nodes, items(place.value), strict=True)
        ):
            return place.value
        return nodes[0] if len(nodes) == 1 else Sequence(tuple(nodes), place.value.span)

    def _placed_fresh(self, place: Place, value: Node) -> Node | None:
        """A cell that the other map leaves empty; cards may still say which comes after which."""
        line = Line(self._context, "card", f"`{place.owner}.{place.lane}`")
        for item in items(value):
            self._add(line, place, item)
        nodes = line.nodes()
        if not isinstance(value, Sequence):
            return nodes[0] if nodes else None
        return Sequence(tuple(nodes), value.span) if nodes or not value.items else None

    def _meant(self, place: Place, item: Node, *, alone: bool) -> CardDraft | None:
        """The card of the cell that an item changes; None where it is another one."""
        given = item.get("id") if isinstance(item, Mapping) and is_card(item) else None
        name = normal(word(given) or "")
        if name and isinstance(given, Scalar):
            found = place.by_id.get(name)
            if found is not None:
                self.mentions.append(Mention(scalar=given, kind="card", id=name))
            return found
        if isinstance(item, Mapping) and any(key in item for key in PLACING):
            return None
        words = text(item.get("text") if isinstance(item, Mapping) and "text" in item else item, self._context.language)
        slugged = slug(words.pick(self._context.language).text) if words else ""
        if slugged and slugged in place.by_id:
            return place.by_id[slugged]
        return place.drafts[0] if alone and len(place.drafts) == 1 else None

    def _add(self, line: Line, place: Place, item: Node) -> None:
        """A card that the cell does not have yet."""
        given = item.get("id") if isinstance(item, Mapping) and is_card(item) else None
        name = normal(word(given) or "")
        where, side = self._wish(item) if isinstance(item, Mapping) and is_card(item) else (None, "")
        if name and isinstance(given, Scalar) and self._elsewhere(place, given, name):
            return
        if isinstance(item, Mapping) and is_card(item) and "text" not in item:
            self._unknown(place, item, given)
            return
        if place.drafts and where is None:
            self._beside(place, item)
            return
        words = text(item.get("text") if isinstance(item, Mapping) and "text" in item else item, self._context.language)
        default = slug(words.pick(self._context.language).text) if words else ""
        line.add(Piece(self._new(item), name or default, where, side))

    def _wish(self, item: Mapping) -> tuple[Scalar | None, str]:
        """Where a card wants to stand, its wish noted as a place that names a card."""
        where, side = placed(self._context, item)
        if where is not None:
            name = normal(where.text)
            kind, piece = ("step", 0) if "." in name else ("card", None)
            self.mentions.append(Mention(scalar=where, kind=kind, id=name.partition(".")[0], piece=piece))
        return where, side

    def _new(self, item: Node) -> Node:
        card = without(item, PLACING) if isinstance(item, Mapping) and is_card(item) else item
        return with_status(card, Status.NEW) if self._marked else card

    def _over(self, card: CardDraft, item: Node) -> Node:
        """A card with the keys of an item laid over it."""
        below = card.node
        above = item if isinstance(item, Mapping) and is_card(item) else Mapping((made("text", item),), item.span)
        above = without(above, (*PLACING, "id"))
        whole = below if isinstance(below, Mapping) and "text" in below else Mapping((made("text", below),), below.span)
        found = overlaid(whole, above)
        if found is whole:
            return below
        named = card.named
        if not named.explicit and "text" in above and named.id and self._bones.cards.find(named.id) == [named]:
            kept = with_id(found, named.id)
            found = kept if isinstance(kept, Mapping) else found
        if self._marked and "status" not in above:
            return with_status(found, Status.CHANGED, over=True)
        return found

    def _elsewhere(self, place: Place, given: Scalar, name: str) -> bool:
        """Whether a card stands in another cell, which is reported."""
        found = self._bones.cards.find(name)
        if not found or not any(n.explicit for n in found):
            return False
        card = found[0].element
        there = f"{card.owner.named.id}.{card.lane}"
        self._context.error(
            "BP447",
            f"the card {quote(name)} stands in `{there}`, not in `{place.owner}.{place.lane}`",
            given.span,
            hint=f"change it there; to move it, add `{name}` to `remove` and write the whole card here",
            related=[Related(message="it stands here", span=found[0].span)],
        )
        return True

    def _unknown(self, place: Place, item: Mapping, given: Node | None) -> None:
        """Report an item without a text that names no card."""
        at = given.span if isinstance(given, Scalar) else item.entries[0].key.span
        name = normal(word(given) or "")
        here = f"`{place.owner}.{place.lane}`"
        near, _ = likely(self._context, name, [c.named.id for c in place.drafts]) if name else (None, False)
        message = f"there is no card {quote(name)} in {here}" if name else "it is not said which card changes"
        elsewhere = self._bones.cards.find(name) if name else []
        if near is not None:
            hint = f"did you mean `{near}`?"
        elif elsewhere:
            card = elsewhere[0].element
            hint = f"it stands in `{card.owner.named.id}.{card.lane}`; change it there"
        elif place.drafts and not name:
            hint = f"write its id, such as `id: {place.drafts[0].named.id or '…'}`"
        else:
            hint = "a new card needs a `text`"
        self._context.error("BP446", message, at, hint=hint)

    def _beside(self, place: Place, item: Node) -> None:
        """Report a card that may replace another one or stand beside it."""
        first = place.drafts[-1]
        name = first.named.id or f"{place.owner}.{place.lane}.{first.number}"
        cards = "a card" if len(place.drafts) == 1 else f"{len(place.drafts)} cards"
        self._context.error(
            "BP447",
            f"`{place.owner}.{place.lane}` has {cards} already, and it is not said whether this one changes or joins "
            f"{'it' if len(place.drafts) == 1 else 'them'}",
            span_of(item),
            hint=f"to change one, write `{{id: {name}, text: …}}`; to add one, `{{text: …, after: {name}}}`",
            related=[Related(message=f"`{c.named.id}`", span=c.named.span) for c in place.drafts[:5] if c.named.id],
        )

    def _twice(self, item: Node, card: CardDraft, first: Node) -> None:
        """Report a card that is changed twice."""
        self._context.error(
            "BP449",
            f"the card {quote(card.named.id)} is changed twice",
            span_of(item),
            hint="write all its changes in one place",
            related=[Related(message="first changed here", span=first.span)],
        )
