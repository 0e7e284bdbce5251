"""Siblings in their order: what was there, what is new, and what stands after or before what.

In: pieces with the ids that they are called by. Out: their nodes from the first to the last.
"""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.ids import normal
from blueprint.build.suggest import did_you_mean, some
from blueprint.document import Mapping, Node, Scalar
from blueprint.extending.nodes import PLACING
from blueprint.phrases import quote


class Piece:
    """One sibling.

    Attributes:
        node: what it is in the whole map. name: its id; empty for none.
        place: the value of `after` or `before`, None for none. side: which of the two.
        number: among its siblings, as they were added.
    """

    __slots__ = ("name", "node", "number", "place", "side")

    def __init__(self, node: Node, name: str, place: Scalar | None = None, side: str = "") -> None:
        self.node = node
        self.name = name
        self.place = place
        self.side = side
        self.number = 0


class Line:
    """Siblings of one kind: stages, the steps of a stage, the cards of a cell, the entries of a list.

    Attributes:
        pieces: what was there first in its order, then what is new.
    """

    __slots__ = ("_aliases", "_context", "_kind", "_where", "pieces")

    def __init__(self, context: Context, kind: str, where: str) -> None:
        """Begin with nothing.

        Args:
            context: takes the findings.
            kind: what the siblings are, such as `step`. where: what they are siblings in, for messages.
        """
        self._context = context
        self._kind = kind
        self._where = where
        self._aliases: dict[str, Piece] = {}
        self.pieces: list[Piece] = []

    def add(self, piece: Piece, *aliases: str) -> Piece:
        """Add a sibling, which other names lead to as well."""
        piece.number = len(self.pieces)
        self.pieces.append(piece)
        for name in (piece.name, *aliases):
            if name:
                self._aliases.setdefault(name, piece)
        return piece

    def nodes(self) -> list[Node]:
        """All siblings in their order; what stands after what is not there comes at the end, reported."""
        attached: dict[int, tuple[list[Piece], list[Piece]]] = {}
        free: list[Piece] = []
        for piece in self.pieces:
            anchor = self._anchor(piece) if piece.place is not None else None
            if anchor is None:
                free.append(piece)
            else:
                attached.setdefault(anchor.number, ([], []))[piece.side == "after"].append(piece)
        found: list[Piece] = []
        waiting: list[tuple[Piece, bool]] = [(piece, False) for piece in reversed(free)]
        while waiting:
            piece, ready = waiting.pop()
            before, after = attached.get(piece.number, ((), ()))
            if ready or not (before or after):
                found.append(piece)
                continue
            waiting += [(one, False) for one in reversed(after)]
            waiting.append((piece, True))
            waiting += [(one, False) for one in reversed(before)]
        if len(found) < len(self.pieces):
            self._circle(found)
        return [piece.node for piece in found]

    def _anchor(self, piece: Piece) -> Piece | None:
        """The sibling that another one stands after or before."""
        assert piece.place is not None  # noqa: S101 - asked by the caller
        name = normal(piece.place.text)
        found = self._aliases.get(name)
        if found is not None and found is not piece:
            return found
        if found is piece:
            self._context.error(
                "BP448",
                f"{quote(name)} stands {piece.side} itself",
                piece.place.span,
                hint=f"name another {self._kind}",
            )
            return None
        listed = some(p.name for p in self.pieces if p.name and p is not piece)
        hint, fix = did_you_mean(
            self._context,
            piece.place,
            [n for n in self._aliases if n != piece.name],
            f"{self._kind}s here are {listed}" if listed else f"there is no other {self._kind} here",
        )
        self._context.error(
            "BP448", f"there is no {self._kind} {quote(name)} in {self._where}", piece.place.span, hint=hint, fix=fix
        )
        return None

    def _circle(self, found: list[Piece]) -> None:
        """Report siblings that stand after each other."""
        placed = {piece.number for piece in found}
        for piece in self.pieces:
            if piece.number not in placed and piece.place is not None:
                self._context.error(
                    "BP448",
                    f"`{piece.side}` leads round in a circle, so nothing here has a place",
                    piece.place.span,
                    hint=f"let one of them stand {piece.side} a {self._kind} of the other map",
                )
                found += [p for p in self.pieces if p.number not in placed]
                return


def placed(context: Context, node: Mapping) -> tuple[Scalar | None, str]:
    """What an element of the changes stands after or before, and which of the two; None for no wish."""
    given = [(key, value) for key in PLACING if isinstance(value := node.get(key), Scalar) and value.text.strip()]
    if len(given) > 1:
        context.error(
            "BP448",
            "`after` and `before` cannot both be given",
            given[1][1].span,
            hint="keep one of the two",
        )
    return (given[0][1], given[0][0]) if given else (None, "")
