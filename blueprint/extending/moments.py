"""What stands in a stage or a step: keys replaced one by one, cards changed one by one."""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.draft import Skeleton, StageDraft, StepDraft
from blueprint.build.ids import normal
from blueprint.build.keys import RESERVED, ROW_SET
from blueprint.document import Entry, Mapping, Node
from blueprint.extending.cells import Cells, Place
from blueprint.extending.nodes import PLACING, overlaid, same, with_id, without

_SCORES = frozenset({"emotion", "expectation"})
_WORDED = frozenset({"score", "label", "quote"})


class Moments:
    """Changes stages and steps of one map."""

    def __init__(self, context: Context, bones: Skeleton, *, marked: bool) -> None:
        """Begin.

        Args:
            context: takes the findings. bones: the other map. marked: whether cards get a status.
        """
        self._bones = bones
        self.cells = Cells(context, bones, marked=marked)

    def fresh(self, node: Mapping) -> Mapping:
        """A stage or step that the other map does not have; its `steps` stay as they are."""
        entries = tuple(
            Entry(e.key, self.cells.fresh(e.value)) if self._is_lane(e) else e for e in without(node, PLACING).entries
        )
        return Mapping(entries, node.span)

    def changed(self, draft: StageDraft | StepDraft, change: Mapping) -> Mapping:
        """A stage or step of the other map with the changes; its `steps` are the business of `Journey`."""
        below = draft.node
        above = without(change, (*PLACING, "id", "steps"))
        cards = draft.steps[0] if isinstance(draft, StageDraft) and draft.whole else draft
        owner = draft.named.id
        entries = [self._over(cards, owner, entry, above.entry(entry.key.text)) for entry in below.entries]
        entries += [new for e in above.entries if e.key.text not in below and (new := self._new(owner, e)) is not None]
        same_as_before = len(entries) == len(below.entries) and all(
            a is b for a, b in zip(entries, below.entries, strict=True)
        )
        if same_as_before:
            return below
        found = Mapping(tuple(entries), below.span)
        if draft.named.explicit or not self._alone(draft):
            return found
        kept = with_id(found, owner)
        return kept if isinstance(kept, Mapping) else found

    def _new(self, owner: str, entry: Entry) -> Entry | None:
        """An entry that only the changes have; None for cards that could not be added."""
        if not self._is_lane(entry):
            return entry
        value = self.cells.changed(Place(owner, normal(entry.key.text)), entry.value)
        return Entry(entry.key, value) if value is not None else None

    def _over(self, cards: StageDraft | StepDraft, owner: str, below: Entry, above: Entry | None) -> Entry:
        """An entry with what the changes have under its key."""
        if above is None or same(below.value, above.value):
            return below
        lane = normal(below.key.text)
        if self._is_lane(below):
            place = Place(owner, lane, below.value, tuple(cards.cells.get(lane, ())))
            value = self.cells.changed(place, above.value)
            return below if value is None or value is below.value else Entry(below.key, value)
        return _scores(below, above) if lane in _SCORES else above

    def _is_lane(self, entry: Entry) -> bool:
        """Whether a key is a lane of cards; one that nothing knows is reported by the build."""
        name = normal(entry.key.text)
        return name not in ROW_SET and name not in RESERVED and name in self._bones.zones

    def _alone(self, draft: StageDraft | StepDraft) -> bool:
        """Whether an id by wording belongs to one element only."""
        name = draft.named.id
        found: list[object] = [*(self._bones.stages if isinstance(draft, StageDraft) else self._bones.steps).find(name)]
        return len(found) == 1


def _scores(below: Entry, above: Entry) -> Entry:
    """A score with the changes: those of other personas stay, and words stay beside a new number."""
    one, other = below.value, above.value
    if isinstance(one, Mapping) and isinstance(other, Mapping) and _worded(one) == _worded(other):
        return Entry(below.key, overlaid(one, other))
    return above


def _worded(node: Node) -> bool:
    """Whether a score is one with words, not one for each persona."""
    return isinstance(node, Mapping) and all(entry.key.text in _WORDED for entry in node.entries)
