"""What the names under `remove` mean in the other map.

In: the other map's root with its stages, steps and cards. Out: `Element`s: the node, and where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from blueprint.build.draft import CardDraft, Skeleton, StageDraft, StepDraft
from blueprint.build.ids import Named, normal, slug
from blueprint.build.nodes import mappings, word
from blueprint.build.texts import text
from blueprint.document import Mapping, Node, Sequence
from blueprint.frozen import frozen

LISTS = ("metrics", "opportunities", "views")
"""Keys of lists whose entries have ids."""

_KINDS = {"metrics": "metric", "opportunities": "opportunity", "views": "view"}


@frozen
class Element:
    """An element of the other map.

    Attributes:
        kind: what it is, as `blueprint rename --kind` calls it. id: of it.
        node: itself. names: all that it and what stands in it are called by.
        draft: of a stage, step or card; None for others.
    """

    kind: str
    id: str
    node: Node
    names: tuple[str, ...] = ()
    draft: StageDraft | StepDraft | CardDraft | None = None


def entry_id(key: str, item: Mapping, language: str) -> str:
    """The id of an entry of a list: its own, else one made of its title, else its type or kind; may be empty."""
    given = normal(word(item.get("id")) or "")
    title = text(item.get("title"), language)
    default = slug(title.pick(language).text) if title else ""
    own = {"metrics": "type", "views": "kind"}.get(key, "")
    return given or default or normal(word(item.get(own)) or "")


class Namebook:
    """The elements of a map by name.

    Attributes:
        places: where each stage, step and card stands: a list with its number, or a mapping with its key.
    """

    def __init__(self, root: Mapping, bones: Skeleton, language: str) -> None:
        """Look all names up."""
        self._bones = bones
        self._lists: dict[str, list[Element]] = {}
        self.places: dict[int, tuple[Node, int | str]] = {}
        self._place_items(root.get("stages"))
        for stage in bones.stages:
            draft = stage.element
            self._place_items(draft.node.get("steps"))
            for moment in (draft.node, *(step.node for step in draft.steps)):
                self._place_cards(moment)
        for key in LISTS:
            node = root.get(key)
            self._place_items(node)
            for item in mappings(node):
                name = entry_id(key, item, language)
                self._lists.setdefault(name, []).append(Element(_KINDS[key], name, item, (name,)))

    def find(self, name: str, kind: str = "") -> list[Element]:
        """What a name means: a step, else a stage, else a card, else an entry of a list.

        Args:
            name: the id. kind: `stages`, `metrics`, … where the name is said to be one of these.
        """
        ways: list[Callable[[], list[Element]]] = [
            lambda: [_step(n) for n in self._bones.steps.find(name)],
            lambda: [_stage(n) for n in self._bones.stages.find(name)],
            lambda: [_card(n) for n in self._bones.cards.find(name)],
        ]
        if kind == "stages":
            ways = [ways[1]]
        elif kind:
            ways = []
        for way in ways:
            found = way()
            if found:
                return found
        return [e for e in self._lists.get(name, ()) if not kind or _KINDS.get(kind) == e.kind]

    def names(self) -> Iterator[str]:
        """All names, the commonest kind first."""
        yield from self._bones.steps.ids()
        yield from self._bones.stages.ids()
        yield from self._lists
        yield from self._bones.cards.ids()

    def _place_items(self, node: Node | None) -> None:
        if isinstance(node, Sequence):
            for at, item in enumerate(node.items):
                self.places[id(item)] = (node, at)

    def _place_cards(self, node: Mapping) -> None:
        for entry in node.entries:
            if normal(entry.key.text) in self._bones.zones:
                self._place_items(entry.value)
                if not isinstance(entry.value, Sequence):
                    self.places[id(entry.value)] = (node, entry.key.text)


def _step(named: Named[StepDraft]) -> Element:
    """A step; a stage without steps is its own one."""
    draft = named.element
    names = (named.id, *(card.named.id for card in draft.cards))
    if draft.stage.whole:
        return Element("step", named.id, draft.stage.node, names, draft.stage)
    return Element("step", named.id, draft.node, names, draft)


def _stage(named: Named[StageDraft]) -> Element:
    draft = named.element
    inside = [card.named.id for card in draft.cards]
    for step in draft.steps:
        inside += [step.named.id, *(card.named.id for card in step.cards)]
    return Element("stage", named.id, draft.node, (named.id, *inside), draft)


def _card(named: Named[CardDraft]) -> Element:
    return Element("card", named.id, named.element.node, (named.id,), named.element)
