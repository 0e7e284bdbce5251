"""What holds for every map: layout keeps all of it, corrections and renaming touch nothing else."""

from __future__ import annotations

import re
from collections import Counter

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from written_maps import maps, tried

from blueprint.diagnostics import Severity
from blueprint.editing.comments import comments_in
from blueprint.editing.elements import Anatomy, Kind
from blueprint.editing.fixes import judge_map, mended
from blueprint.editing.fmt import formatted
from blueprint.editing.kinds import Kind as FileKind
from blueprint.editing.plain_names import plain_names
from blueprint.editing.proof import Meaning, meaning, same, understood
from blueprint.editing.raw import raw_of
from blueprint.editing.renaming import RenameError, check_new, find_target, objection, rename_edits
from blueprint.reading import parse
from blueprint.source import Source

BLOCK_THAT_KEEPS = re.compile(r"[|>]4?\+")


def source(text: str) -> Source:
    return Source(name="any.blueprint.yaml", text=text)


def meant(text: str) -> Meaning:
    found = understood(source(text), FileKind.MAP)
    assert found is not None, text
    return found


def elsewhere(text: str) -> object:
    """What another reader of YAML makes of a text; None where it cannot read it."""
    try:
        return yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts, lists and mappings
    except yaml.YAMLError:
        return None


def names(anatomy: Anatomy, kind: Kind) -> tuple[str, ...]:
    """The ids of all elements of a kind, and plain names."""
    return (*anatomy.ids(kind), *(target.id for target in plain_names(anatomy, kind)))


def readable(text: str) -> Meaning:
    """What a text means; examples that the reader refuses are left out."""
    parsed = parse(source(text))
    assume(parsed.value is not None and not any(d.severity is Severity.ERROR for d in parsed.diagnostics))
    assert parsed.value is not None
    return meaning(parsed.value, FileKind.MAP, parsed.diagnostics)


@tried(32)
@given(maps())
def test_layout_keeps_what_a_map_says(text: str) -> None:
    old = readable(text)
    done = formatted(source(text))

    assert done.reason is None, (done.reason, text)
    new = meant(done.text)
    assert Counter(comments_in(new.document)) == Counter(comments_in(old.document))
    assert same(old.service, new.service)
    assert formatted(source(done.text)).text == done.text, text
    assert done.text.endswith("\n")
    assert "\n\n\n" not in done.text or BLOCK_THAT_KEEPS.search(text)


@tried(16)
@given(maps())
def test_other_readers_read_the_same(text: str) -> None:
    old = elsewhere(text)
    assume(old is not None)

    assert elsewhere(formatted(source(text)).text) == old, text


@tried(32)
@given(
    maps(), st.sampled_from([("customer:", "custmer:"), ("title:", "titel:"), ("next:", "nxt:"), ("step-1", "stp-1")])
)
def test_corrections_touch_only_their_lines(text: str, slip: tuple[str, str]) -> None:
    # A name in a block that keeps its blank lines is an error of its own, whose correction does away with the block.
    assume(not any(d.severity is Severity.ERROR and d.fix for d in readable(text).findings))
    broken = text.replace(*slip, 1)
    result = mended(raw_of(broken.encode()), "any.blueprint.yaml", None, judge_map)
    spans = [edit.span for d in judge_map(source(broken)).findings if d.fix for edit in d.fix.edits]
    theirs = {n for span in spans for n in range(span.line, span.source.position(span.end)[0] + 1)}
    before, after = broken.split("\n"), result.raw.text.split("\n")

    assert len(before) == len(after)
    changed = [n for n, (a, b) in enumerate(zip(before, after, strict=True), 1) if a != b]
    assert set(changed) <= theirs | {one.line for one in result.done}
    assert result.left.badness <= judge_map(source(broken)).badness


@tried(24)
@given(maps(), st.data())
def test_renaming_changes_ids_and_nothing_else(text: str, data: st.DataObject) -> None:
    old = readable(text)
    anatomy = Anatomy(old.document)
    kind = data.draw(
        st.sampled_from([Kind.STEP, Kind.STAGE, Kind.CARD, Kind.CHANNEL, Kind.LANE, Kind.OPPORTUNITY, Kind.ACTOR])
    )
    ids = names(anatomy, kind)
    assume(ids)
    try:
        target = find_target([anatomy], data.draw(st.sampled_from(ids)), kind)
        assert target is not None
        check_new(anatomy, target, "renamed-x")
        edits = rename_edits(anatomy, target, "renamed-x")
    except RenameError:
        return
    raw = raw_of(text.encode())
    after = raw.edited(edits).decode()
    new = meant(after)

    assert objection(old, new, target, "renamed-x") is None, text
    assert target.given is None or after.replace("renamed-x", target.id) == text
    assert Counter(comments_in(new.document)) == Counter(comments_in(old.document))
    assert target.id not in names(Anatomy(new.document), kind)
