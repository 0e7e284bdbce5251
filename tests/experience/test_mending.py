"""What changes if the worst step is mended."""

from __future__ import annotations

import pytest
from experienced import stepped

from blueprint.experience import curve, mended


def test_the_worst_step_is_raised_to_what_is_expected() -> None:
    service = stepped(
        "customer: A, emotion: 4", "customer: B, emotion: 1, expectation: 4", "customer: C, emotion: 1, expectation: 5",
        "customer: D, emotion: 3",
    )  # fmt: skip
    found = mended(service)

    assert found is not None
    assert (found.step, found.persona, found.score, found.to) == ("b", None, 1, 4)
    assert found.before == curve(service)
    assert (found.before.mean, found.before.net, found.before.remembered) == (2.25, -1, 2)
    assert (found.after.mean, found.after.net) == (3, 1)
    assert (found.after.peak.step, found.after.worst.step, found.after.remembered) == ("c", "c", 2)
    assert [p.value for p in found.after.points] == [4, 4, 1, 3]


def test_else_to_neutral() -> None:
    low = stepped(
        "customer: A, emotion: -1, expectation: -2", "customer: B, emotion: 2", head="scale: {min: -2, max: 2}\n"
    )
    found = mended(low)

    assert found is not None
    assert (found.step, found.to, found.after.net, found.after.end) == ("a", 0, 1, found.before.end)
    assert found.after.mean == pytest.approx(1)
    modest = mended(stepped("customer: A, emotion: 2, expectation: 1"))
    assert modest is not None
    assert modest.to == 3


def test_a_worst_step_that_is_good_needs_no_mending() -> None:
    assert mended(stepped("customer: A, emotion: 3, expectation: 3", "customer: B, emotion: 5")) is None
    assert mended(stepped("customer: A, emotion: 4, expectation: 2")) is None
    assert mended(stepped("customer: A, expectation: 4")) is None


def test_high_expectations_raise_even_a_good_step() -> None:
    found = mended(stepped("customer: A, emotion: 4, expectation: 5"))

    assert found is not None
    assert (found.score, found.to, found.after.remembered) == (4, 5, 5)


def test_each_persona_has_a_worst_step_of_its_own() -> None:
    head = "personas: {lee: {name: Lee}, dana: {name: Dana}}\n"
    service = stepped(
        "customer: A, emotion: {dana: 5, lee: 1}, expectation: {lee: 2}",
        "customer: B, emotion: {dana: 2, lee: 5}",
        head=head,
    )
    lee, dana = mended(service, "lee"), mended(service, "dana")

    assert lee is not None
    assert dana is not None
    assert (lee.step, lee.to, lee.persona) == ("a", 2, "lee")
    assert (dana.step, dana.to, dana.persona) == ("b", 3, "dana")
