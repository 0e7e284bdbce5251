"""A drawing made with what is kept from the last one is the same as one made anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from preview.previewed import MAP

from blueprint.pipeline import draw, load, paint
from blueprint.preview.easel import Easel, Look

TEXTS = st.sampled_from(
    (
        "Asks for tea",
        "Asks for tea, and for a very long list of all the other things that could be had with it",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2,
        "点一杯茶",
        "طلب الشاي",
        "  two  words ",
    )
)


def cold(file: Path, view: str) -> tuple[str | None, tuple[str, ...]]:
    service = load(str(file)).value
    assert service is not None
    made = draw(service, view)
    return None if made.value is None else paint(made.value), tuple(d.message for d in made.diagnostics)


@given(st.lists(TEXTS, min_size=2, max_size=5), st.sampled_from(("journey", "blueprint", "front")))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_warm_is_as_cold(tmp_path: Path, texts: list[str], view: str) -> None:
    file = tmp_path / "tea.blueprint.yaml"
    easel = Easel(str(file))
    for text in texts:
        file.write_text(MAP.replace("Asks for tea", f'"{text}"'), "utf-8")
        service = easel.load().value
        assert service is not None
        drawn = easel.draw(service, Look(view=view))
        assert (drawn.svg, tuple(d.message for d in drawn.findings)) == cold(file, view)


def test_what_cannot_be_drawn_is_not_told_for_ever(tmp_path: Path) -> None:
    file = tmp_path / "tea.blueprint.yaml"
    easel, told = Easel(str(file)), []
    for text in ("Asks", "Asks \U000103a0\U00012000\U00016a40", "Asks"):
        file.write_text(MAP.replace("Asks for tea", text), "utf-8")
        service = easel.load().value
        assert service is not None
        told.append([d.code for d in easel.draw(service, Look(view="journey")).findings])
    assert told[0] == told[2] == []


def test_looks_change_the_picture(tmp_path: Path) -> None:
    file = tmp_path / "tea.blueprint.yaml"
    file.write_text(MAP, "utf-8")
    easel = Easel(str(file))
    service = easel.load().value
    assert service is not None
    first = easel.draw(service, Look()).svg
    assert first is not None
    assert 'data-kind="journey-map"' in first
    others = [Look(view="blueprint"), Look(language="de"), Look(theme="dark"), Look(page="A3")]
    pictures = [easel.draw(service, look).svg for look in others]
    assert all(pictures)
    assert len({first, *pictures}) == 5
    assert "Frontstage" in str(pictures[0])
    assert 'lang="de"' in str(pictures[1])
    assert easel.draw(service, Look()).svg == first


@pytest.mark.parametrize(("look", "words"), [(Look(view="nowhere"), "no view `nowhere`"), (Look(page="A6"), "A6")])
def test_what_cannot_be_had_is_said(tmp_path: Path, look: Look, words: str) -> None:
    file = tmp_path / "tea.blueprint.yaml"
    file.write_text(MAP * 1, "utf-8")
    easel = Easel(str(file))
    service = easel.load().value
    assert service is not None
    drawn = easel.draw(service, look)

    assert drawn.svg is None
    assert words in drawn.refusal


@pytest.mark.parametrize(("stages", "steps", "larger"), [(1, 40, ""), (4, 2, "A")])
def test_small_letters_name_a_larger_sheet_in_no_words_of_the_command_line(
    tmp_path: Path, stages: int, steps: int, larger: str
) -> None:
    one = "  - title: Stage\n    steps:\n" + "      - customer: Waits a long time\n" * steps
    file = tmp_path / "long.blueprint.yaml"
    file.write_text(f"blueprint: 1\ntitle: Long\nstages:\n{one * stages}", "utf-8")
    easel = Easel(str(file))
    service = easel.load().value
    assert service is not None
    drawn = easel.draw(service, Look(view="blueprint", page="A6"))

    assert drawn.larger is not None
    assert drawn.larger.startswith(larger)
    assert "--" not in drawn.refusal
    assert easel.draw(service, Look(view="blueprint", page=drawn.larger)).svg
