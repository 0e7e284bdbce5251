"""Steps and stages that have lost their ids: they are known again by their words, then by where they stand."""

from __future__ import annotations

from compared import service, steps

from blueprint.compare.moments import match_stages, match_steps
from blueprint.compare.side import Side


def sides(old: str, new: str) -> tuple[Side, Side]:
    return Side(service(old), {}), Side(service(new), {})


def test_a_reworded_step_is_known_by_the_words_of_its_cards_and_rows_wherever_it_stands() -> None:
    old, new = sides(
        steps(
            "{id: a, title: Doorway, customer: Comes through the turning gate, pain: No umbrella stands}",
            "{id: b, title: Counter, customer: Shows passport}",
            "{id: c, title: Lift, customer: Presses the button}",
        ),
        steps(
            "{id: x, title: Lift, customer: Presses the button}",
            "{id: y, title: Counter, customer: Shows passport}",
            "{id: z, title: Foyer, customer: Comes through the turning gate quickly, pain: No umbrella stands}",
        ),
    )
    assert match_steps(old, new) == {"a": "z", "b": "y", "c": "x"}


def test_rows_alone_make_a_step_known() -> None:
    old, new = sides(
        steps(
            "{id: a, title: One, pain: Nobody answers the telephone in the evening}", "{id: b, title: Two, customer: B}"
        ),
        steps(
            "{id: b, title: Two, customer: B}",
            "{id: z, title: Nine, pain: Nobody answers the telephone in the evening}",
        ),
    )
    assert match_steps(old, new) == {"a": "z", "b": "b"}


def test_a_stage_is_where_most_of_its_steps_are() -> None:
    def staged(*stages: tuple[str, str]) -> str:
        return "stages:\n" + "".join(f"  - {{id: {name}, title: {name}, steps: [{inner}]}}\n" for name, inner in stages)

    a, b, c, d = (f"{{id: {word[0]}, customer: {word}}}" for word in ("Rings", "Waits", "Pays", "Goes"))
    old, new = sides(
        staged(("alpha", f"{a}, {b}, {c}"), ("omega", d)),
        staged(("zulu", f"{a}, {b}"), ("kilo", f"{c}, {d}")),
    )
    pairs = match_stages(old, new, match_steps(old, new))
    assert pairs["alpha"] == "zulu"
    assert pairs.get("omega") in {None, "kilo"}
    few_old, few_new = sides(
        staged(("alpha", f"{a}, {b}, {c}"), ("omega", d)),
        staged(("zulu", a), ("yankee", b), ("xray", f"{c}, {d}")),
    )
    assert "alpha" not in match_stages(few_old, few_new, match_steps(few_old, few_new))
