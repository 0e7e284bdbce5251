"""Whatever changes hold, putting them on a map raises nothing and gives the same twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from any_map import base_maps, steps_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blueprint.build import build
from blueprint.diagnostics import Severity
from blueprint.document import Document, Entry, Mapping, Node, Scalar, Sequence
from blueprint.extending import extend
from blueprint.source import Source, Span

SOURCE = Source("any", "x" * 50)
SPAN = Span(SOURCE, 0, 5)
NAMES = st.sampled_from(
    ("s1", "s2", "stage-0", "s1.customer", "s1.customer.2", "fresh", "t-3", "", "a -> b", "gap-1", "en", "x")
)
KEYS = st.sampled_from(
    ("id", "title", "after", "before", "remove", "stages", "steps", "customer", "frontstage", "text", "status", "pain",
     "emotion", "actors", "metrics", "opportunities", "views", "links", "gaps", "from", "to", "gap", "at", "type", "en",
     "language", "lanes", "changes", "include", "persona", "scale", "next", "score")
)  # fmt: skip


def scalars() -> st.SearchStrategy[Node]:
    return st.builds(Scalar, NAMES | st.text(max_size=4), st.booleans(), st.just(SPAN))


def several(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.lists(inner, max_size=3).map(lambda found: Sequence(tuple(found), SPAN))


def mappings(keys: st.SearchStrategy[str], inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    return st.dictionaries(keys, inner, max_size=5).map(
        lambda found: Mapping(tuple(Entry(Scalar(k, False, SPAN), v) for k, v in found.items()), SPAN)
    )


ANY = st.recursive(scalars(), lambda inner: several(inner) | mappings(KEYS, inner), max_leaves=10)
STEPS = several(mappings(KEYS, ANY))
STAGES = several(mappings(st.sampled_from(("id", "title", "steps", "customer", "after")), scalars() | STEPS))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("maps")


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(base=base_maps(), root=mappings(KEYS, ANY), stages=st.none() | STAGES, remove=st.none() | several(scalars()))
def test_whatever_the_changes_hold_nothing_is_raised(
    folder: Path, base: str, root: Mapping, stages: Node | None, remove: Node | None
) -> None:
    (folder / "base.yaml").write_text(base, "utf-8")
    own = {"extends": Scalar("base.yaml", False, SPAN), "stages": stages, "remove": remove}
    entries = [e for e in root.entries if e.key.text not in own]
    entries += [Entry(Scalar(key, False, SPAN), value) for key, value in own.items() if value is not None]
    source = Source("any", "x" * 50, folder / "changes.yaml")
    document = Document(source=source, root=_at(Mapping(tuple(entries), SPAN), source))

    found = extend(document, project_root=folder)
    if found.value is None:
        assert any(d.severity is Severity.ERROR for d in found.diagnostics)
        return
    assert "extends" not in found.value.root
    assert "remove" not in found.value.root
    if not any(d.severity is Severity.ERROR for d in found.diagnostics):
        assert not any("after" in step or "before" in step for step in steps_of(found.value.root))
    build(found.value, project_root=folder)
    again = extend(document, project_root=folder).diagnostics
    assert [(d.code, d.message) for d in again] == [(d.code, d.message) for d in found.diagnostics]


def _at(node: Mapping, source: Source) -> Mapping:
    """The same nodes in a source that lies in the folder."""

    def moved(one: Node) -> Node:
        span = Span(source, 0, 5)
        if isinstance(one, Scalar):
            return Scalar(one.text, one.quoted, span)
        if isinstance(one, Sequence):
            return Sequence(tuple(moved(item) for item in one.items), span)
        return Mapping(tuple(Entry(Scalar(e.key.text, False, span), moved(e.value)) for e in one.entries), span)

    found = moved(node)
    assert isinstance(found, Mapping)
    return found
