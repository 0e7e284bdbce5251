"""Whatever a file holds, building it raises nothing, finds names that exist, and gives the same twice."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blueprint.build import build, untranslated
from blueprint.build.keys import ROWS, STAGE_OWN, STEP_OWN
from blueprint.diagnostics import Outcome
from blueprint.document import Document, Entry, Mapping, Node, Scalar, Sequence
from blueprint.model import Service
from blueprint.model.lanes import STANDARD_LANES
from blueprint.source import Source, Span

SOURCE = Source("any", "x" * 50)
SPAN = Span(SOURCE, 0, 5)
NAMES = ("a", "b", "c", "a.customer", "b.frontstage.2", "stage", "Ä", "waits", "")
WORDS = st.sampled_from(
    (*NAMES, "1", "-3.5", "9e999", "decision", "up", "none", "both", "explicit", "blueprint", "nps", "4 min")
)
TOP = (
    "title", "language", "persona", "personas", "scale", "lanes", "actors", "channels", "systems", "touchpoints",
    "themes", "stages", "connect", "links", "metrics", "responses", "gaps", "opportunities", "views", "style",
    "platform", "world",
)  # fmt: skip
CARD = (
    "text", "id", "actor", "system", "marks", "time", "to", "arrow", "url", "tags", "channel", "touchpoint", "en", "zh",
)  # fmt: skip
OTHER = (
    "at", "kind", "from", "label", "line", "lane", "zone", "type", "value", "target", "gap", "addresses", "due", "min",
    "max", "labels", "score", "columns", "file",
)  # fmt: skip
KEYS = tuple(dict.fromkeys((*TOP, *STEP_OWN, *STAGE_OWN, *ROWS, *STANDARD_LANES, *CARD, *OTHER)))


def scalars(texts: st.SearchStrategy[str] = WORDS) -> st.SearchStrategy[Node]:
    return st.builds(Scalar, texts | st.text(max_size=4), st.booleans(), st.just(SPAN))


def mapping(keys: st.SearchStrategy[str], values: st.SearchStrategy[Node], most: int = 5) -> st.SearchStrategy[Node]:
    def made(found: dict[str, Node]) -> Mapping:
        return Mapping(tuple(Entry(Scalar(k, quoted=False, span=SPAN), v) for k, v in found.items()), SPAN)

    return st.dictionaries(keys, values, max_size=most).map(made)


def several(values: st.SearchStrategy[Node], most: int = 4) -> st.SearchStrategy[Node]:
    return st.lists(values, max_size=most).map(lambda found: Sequence(tuple(found), SPAN))


ANY = st.recursive(scalars(), lambda inner: several(inner) | mapping(st.sampled_from(KEYS), inner), max_leaves=12)
WAY = scalars() | mapping(st.sampled_from(("to", "label", "arrow", "kind")), scalars())
CARDS = st.one_of(scalars(), mapping(st.sampled_from(CARD), scalars() | several(WAY, 2)), several(scalars(), 3))
STEP = mapping(st.sampled_from((*STEP_OWN, *STANDARD_LANES, *ROWS)), CARDS | WAY | several(WAY, 3), 6)
STAGE = mapping(st.sampled_from((*STAGE_OWN, *STANDARD_LANES, "next")), CARDS | several(STEP, 4), 6)
TREE = mapping(st.sampled_from(TOP), several(STAGE, 3) | ANY, 8)


def built(root: Node) -> Outcome[Service]:
    assert isinstance(root, Mapping)
    return build(Document(source=SOURCE, root=root))


def check(service: Service) -> None:
    cards = Counter(c.key for c in service.cards)
    steps = Counter(s.key for s in service.steps)
    stages = Counter(s.key for s in service.stages)
    for found in (cards, steps, stages):
        assert all(found)
        assert max(found.values(), default=0) <= 1
    assert all(k.source in cards and k.target in cards for k in service.links)
    assert all(way.to in steps for step in service.steps for way in step.ways)
    assert [s.number for s in service.steps] == list(range(1, len(service.steps) + 1))
    lanes = {e.id for e in service.lanes}
    assert all(c.lane in lanes for c in service.cards)
    for kind in ("actors", "channels", "systems", "touchpoints", "themes", "personas"):
        ids = [e.id for e in getattr(service, kind)]
        assert len(ids) == len(set(ids))
    for card in service.cards:
        assert card.actor is None or card.actor in {a.id for a in service.actors}
        assert set(card.systems) <= {s.id for s in service.systems}
    places = set(cards) | set(steps) | set(stages)
    assert all(g.at is None or g.at in places for g in service.gaps)


@settings(max_examples=80, suppress_health_check=list(HealthCheck))
@given(TREE)
def test_building_never_raises_and_names_exist(root: Node) -> None:
    found = built(root)
    if found.value is not None:
        check(found.value)
        untranslated(found.value, "zh-Hans")


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(mapping(st.just("stages"), several(STAGE, 4), 1))
def test_stages_of_any_shape(root: Node) -> None:
    found = built(root)
    if found.value is not None:
        check(found.value)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(TREE)
def test_building_twice_gives_the_same(root: Node) -> None:
    one, other = built(root), built(root)
    assert one == other
