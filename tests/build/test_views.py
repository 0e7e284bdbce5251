from __future__ import annotations

import pytest
from built import only, outcome, service, steps

from blueprint.model import DrawingKind

BODY = ("customer: {text: A, tags: [pilot]}", "customer: B")


def test_views() -> None:
    head = (
        "views:\n"
        "  - {id: short, kind: blueprint, lanes: [customer, emotion], stages: [stage], tags: pilot, page: A3}\n"
        "  - {kind: journey, title: All of it}\n"
        "  - {kind: journey}\n"
    )
    short, whole, bare = service(steps(*BODY, head=head)).views
    assert (short.lanes, short.stages, short.tags, short.page) == (
        ("customer", "emotion"),
        ("stage",),
        ("pilot",),
        "A3",
    )
    assert (whole.id, whole.kind, whole.lanes) == ("all-of-it", DrawingKind.JOURNEY, None)
    assert bare.id == "journey"


@pytest.mark.parametrize("row", ["opportunities", "metrics", "gaps"])
def test_rows_that_the_file_fills_can_be_shown(row: str) -> None:
    (view,) = service(steps(*BODY, head=f"views: [{{kind: blueprint, lanes: [customer, {row}]}}]\n")).views
    assert view.lanes == ("customer", row)


@pytest.mark.parametrize(
    ("keys", "code", "hint"),
    [
        ("lanes: [custmer]", "BP406", "did you mean `customer`?"),
        ("stages: [stag]", "BP402", "did you mean `stage`?"),
        ("tags: [pilott]", "BP408", "did you mean `pilot`?"),
    ],
)
def test_views_of_what_is_not_there(keys: str, code: str, hint: str) -> None:
    found = only(outcome(steps(*BODY, head=f"views: [{{kind: journey, {keys}}}]\n")))
    assert (found.code, found.hint) == (code, hint)


def test_a_standard_lane_that_is_not_listed() -> None:
    head = "lanes: [customer]\nviews: [{kind: blueprint, lanes: [support]}]\n"
    assert only(outcome(steps(*BODY, head=head))).hint == "add `support` to `lanes` at the top of the file"


def test_two_views_with_one_name() -> None:
    assert only(outcome(steps(*BODY, head="views: [{kind: journey}, {kind: journey}]\n"))).code == "BP404"
