"""Each kind of element is renamed at every place that names it, and nowhere else."""

from __future__ import annotations

import pytest

from blueprint.document import Document
from blueprint.editing.elements import Anatomy, Kind
from blueprint.editing.kinds import Kind as FileKind
from blueprint.editing.proof import Meaning, meaning
from blueprint.editing.raw import raw_of
from blueprint.editing.references import references
from blueprint.editing.renaming import RenameError, check_new, find_target, objection, rename_edits, unknown
from blueprint.reading import parse
from blueprint.source import Source

WHOLE = """\
blueprint: 1
title: All at one place
personas:
  OLD-p: {name: One}
  other: {name: Two}
lanes:
  - customer
  - frontstage
  - {lane: OLD-l, title: Mine, zone: backstage}
  - {line: OLD-n, title: Own line}
  - support
actors:
  OLD-a: {title: Host}
channels:
  OLD-c: {title: Phone}
systems:
  OLD-y: {title: Till}
touchpoints:
  OLD-t: {title: Desk, channel: OLD-c}
themes:
  OLD-h: {title: Calm, level: basic}
stages:
  - id: OLD-g
    title: Begin
    steps:
      - id: OLD-s
        customer: {text: Asks, id: OLD-k, channel: OLD-c, to: [{to: OLD-s.OLD-l, label: x}]}
        frontstage: {text: OLD-k, actor: OLD-a}  # OLD-k
        OLD-l: {text: Cooks, system: OLD-y}
        touchpoint: OLD-t
        emotion: {OLD-p: 4, other: 2}
        pain: [Slow]
        theme: OLD-h
        metric: OLD-m
      - id: last
        customer: Leaves
        next: {to: OLD-s, label: again}
links:
  - {from: OLD-k, to: last.customer}
  - {from: "OLD-s.frontstage", to: 'OLD-s.OLD-l.1', kind: message}
metrics:
  - {id: OLD-m, type: nps, at: OLD-s, value: 20, where: {touchpoint: OLD-t, channel: OLD-c, persona: OLD-p}}
gaps:
  - {gap: 3, at: OLD-s}
opportunities:
  - {id: OLD-o, title: Better, at: [OLD-s, OLD-g], addresses: [OLD-m, OLD-s.pain.1, OLD-k]}
views:
  - {id: OLD-v, kind: journey, stages: [OLD-g], lanes: [customer, OLD-l]}
"""
LETTERS = {
    "p": Kind.PERSONA, "l": Kind.LANE, "n": Kind.LINE, "a": Kind.ACTOR, "c": Kind.CHANNEL, "y": Kind.SYSTEM,
    "t": Kind.TOUCHPOINT, "h": Kind.THEME, "g": Kind.STAGE, "s": Kind.STEP, "k": Kind.CARD, "m": Kind.METRIC,
    "o": Kind.OPPORTUNITY, "v": Kind.VIEW,
}  # fmt: skip
SMALL = """\
blueprint: 1
title: T
stages:
  - title: A
    steps:
      - customer: {text: Calls, channel: [phone, "Web shop"]}
        frontstage: {text: Receptionist, actor: Receptionist}  # Receptionist
      - title: Pays
        customer: {text: Pays, channel: phone}
        frontstage: {text: Serves, actor: 'receptionist'}
        backstage:
          text: Cooks
          actor: |-  # same
            Receptionist
"""


def parsed(text: str) -> Document:
    found = parse(Source(name="any.blueprint.yaml", text=text)).value
    assert found is not None
    return found


def meant(text: str) -> Meaning:
    return meaning(parsed(text), FileKind.MAP)


def renamed(text: str, old: str, new: str, kind: Kind | None = None) -> str:
    anatomy = Anatomy(parsed(text))
    target = find_target([anatomy], old, kind)
    if target is None:
        raise RenameError(unknown([anatomy], old, kind))
    check_new(anatomy, target, new)
    after = raw_of(text.encode()).edited(rename_edits(anatomy, target, new)).decode()
    reason = objection(meant(text), meant(after), target, new)
    if reason is not None:
        raise RenameError(reason)
    return after


@pytest.mark.parametrize("letter", LETTERS)
def test_all_places(letter: str) -> None:
    old = f"OLD-{letter}"
    after = renamed(WHOLE, old, "new-one")
    kept = WHOLE.replace("{text: OLD-k", "{text: KEPT").replace("# OLD-k", "# KEPT")

    assert after == kept.replace(old, "new-one").replace("KEPT", "OLD-k")


def test_all_names_of_the_whole_file_are_known() -> None:
    assert [d.message for d in meant(WHOLE).findings if d.code.startswith("BP4")] == []


def test_references_are_found_in_the_order_of_the_file_by_kind() -> None:
    found = list(references(Anatomy(parsed(WHOLE))))
    assert {r.kind for r in found} >= set(LETTERS.values()) - {Kind.LINE, Kind.OPPORTUNITY, Kind.VIEW}
    assert sum(r.kind is Kind.STEP for r in found) == 9


@pytest.mark.parametrize(
    ("wrote", "became"),
    [
        ("|-\n              order", "|-\n              serve"),
        (">\n              order", ">\n              serve"),
        ("'order'", "'serve'"),
        ('"\\u006frder"', '"serve"'),
        ("order", "serve"),
    ],
)
def test_an_id_keeps_its_form(wrote: str, became: str) -> None:
    text = """\
blueprint: 1
title: T
stages:
  - title: A
    steps:
      - id: order
        customer: x
      - id: eat
        customer: y
        next:
          - to: WROTE
            label: again
"""
    after = renamed(text.replace("WROTE", wrote), "order", "serve")
    assert after == text.replace("id: order", "id: serve").replace("WROTE", became)


def test_a_plain_name_is_renamed_in_all_its_spellings() -> None:
    wanted = SMALL.replace("actor: Receptionist}", "actor: Night manager}").replace("'receptionist'", "'Night manager'")
    wanted = wanted.replace("            Receptionist", "            Night manager")
    assert renamed(SMALL, "receptionist", "Night manager", Kind.ACTOR) == wanted


def test_a_plain_name_gets_quotes_where_it_needs_them() -> None:
    wanted = SMALL.replace("[phone,", '["Phone, free of charge",').replace("phone}", '"Phone, free of charge"}')
    assert renamed(SMALL, "phone", "Phone, free of charge") == wanted
    assert '["Web \\"shop\\"' not in renamed(SMALL, "phone", "x")
    assert 'channel: [phone, "the web\'s"]' in renamed(SMALL, "Web shop", "the web's")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("receptionist", "x", "say which with `--kind`"),
        ("phone", "web SHOP", "the two would become one"),
        ("phone", "Web-Shop", "the two would become one"),
        ("phone", "phone", "called `phone` already"),
        ("phone", "a\nb", "one line"),
        ("phon", "x", "did you mean `phone`"),
        ("a", "x y", "is no id"),
    ],
)
def test_refusals(old: str, new: str, said: str) -> None:
    with pytest.raises(RenameError, match=said):
        renamed(SMALL, old, new)


def test_names_with_a_catalogue_are_ids() -> None:
    text = SMALL.replace("stages:", "channels: {phone: Phone, web shop: Web}\nstages:", 1).replace(
        "Web shop", "web shop"
    )
    with pytest.raises(RenameError, match="is no id"):
        renamed(text, "phone", "by phone")
