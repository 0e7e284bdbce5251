"""Everything that is drawn stands inside the margins of its page: paper without margins cuts nothing off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path as File

import pytest
from folding import steps
from hypothesis import given, settings
from hypothesis import strategies as st
from notation.drawn import CASES, EXAMPLES, drawn, label, languages, service_of
from notation.folded import stage_starts
from written import service

from blueprint.layout.compose import compose
from blueprint.layout.desk import Desk
from blueprint.layout.form import NATURAL, Form, Origin
from blueprint.model.service import Service
from blueprint.model.vocabulary import DrawingKind
from blueprint.pipeline import Drawing, drawings
from blueprint.pipeline.drawing import prepare
from blueprint.scene import Box, Dot, Group, Item, Path, Picture, Scene, Words
from blueprint.text.line import Style

TOLERANCE = 1.0
ORIGIN = Origin(file="stay", commit="0a1b2c3", link="https://example.org/blueprints/stay?version=3")
FOLDED = tuple(sorted((File(__file__).parents[1] / "cases" / "folded").glob("*/input.blueprint.yaml")))
_OPENING = frozenset("“‘「『（《〈【〔")

Rect = tuple[float, float, float, float]


def reach(desk: Desk, item: Item) -> Iterator[tuple[str, Rect]]:
    """What an item and all in it paint: roles, left, top, right and bottom."""
    match item:
        case Group():
            for inner in item.items:
                yield from reach(desk, inner)
        case Words():
            yield item.role, _letters(desk, item)
        case Box() | Picture():
            yield item.role, (item.x, item.y, item.x + item.width, item.y + item.height)
        case Dot():
            r = item.radius
            yield item.role, (item.x - r, item.y - r, item.x + r, item.y + r)
        case Path() if item.paint.fill or item.paint.stroke:
            xs, ys = _corners(item)
            yield item.role, (min(xs), min(ys), max(xs), max(ys))


def _letters(desk: Desk, words: Words) -> Rect:
    """From the ascender to the descender; the empty half of a full-width opening mark paints nothing."""
    line = words.line
    size = max((run.size for run in line.runs), default=0.0)
    metrics = desk.setter.metrics(Style(size=size), line.language)
    empty = 0.45 * size if line.text[:1] in _OPENING and not line.rtl else 0.0
    return words.x + empty, words.y - metrics.ascent, words.x + line.width, words.y + metrics.descent


def _corners(path: Path) -> tuple[list[float], list[float]]:
    xs: list[float] = []
    ys: list[float] = []
    for name, *numbers in path.commands:
        values = [float(n) for n in numbers]
        if name == "H":
            xs += values
        elif name == "V":
            ys += values
        else:
            xs += values[::2]
            ys += values[1::2]
    return xs, ys


def outside(desk: Desk, scene: Scene) -> list[str]:
    """What stands in the margins of a page, and how far."""
    margin = desk.size("margin")
    found = []
    for role, (left, top, right, bottom) in (r for item in scene.items for r in reach(desk, item)):
        over = (margin - left, margin - top, right - scene.width + margin, bottom - scene.height + margin)
        if max(over) > TOLERANCE:
            found.append(
                f"{role} by {max(over):.1f} at the {('left', 'top', 'right', 'bottom')[over.index(max(over))]}"
            )
    return found


def faults(
    of: Service, drawing: Drawing, *forms: Form, language: str | None = None, theme: str | None = None
) -> list[str]:
    """What stands in the margins of the pages of a drawing in some forms."""
    bench = prepare(of, drawing, language=language, theme=theme, name=None).value
    assert bench is not None
    made = [compose(bench.desk, drawing.kind, drawing.view, ORIGIN, form) for form in forms or (NATURAL,)]
    return [
        f"{drawing.name} {n}: {f}" for pages in made for n, s in enumerate(pages, 1) for f in outside(bench.desk, s)
    ]


@pytest.mark.parametrize("file", [*EXAMPLES, *FOLDED], ids=label)
def test_a_drawing_keeps_its_margins_with_what_stands_at_its_foot(file: File) -> None:
    of = service_of(file)

    assert not [f for d in drawings(of, "all") for f in faults(of, d)]


@pytest.mark.parametrize("file", [*EXAMPLES, *CASES], ids=label)
def test_a_drawing_keeps_its_margins(file: File) -> None:
    """The drawings that the rules of the notation look at; cases have others besides."""
    of = service_of(file)
    made = drawn(file, "all" if file in EXAMPLES else file.parent.parent.name)
    others = [d for d in drawings(of, "all") if d.name not in {m.told.drawing.name for m in made}]
    desks = {tag: _desk(of, tag) for tag in languages(of)}

    found = [f"{m}: {f}" for m in made for f in outside(desks[m.told.language], m.scene)]
    assert found + [f for d in others for tag in languages(of) for f in faults(of, d, language=tag)] == []


def _desk(of: Service, language: str) -> Desk:
    """A desk for a language: what measures letters is the same for every drawing."""
    bench = prepare(of, drawings(of, "all")[0], language=language, theme=None, name=None).value
    assert bench is not None
    return bench.desk


@pytest.mark.parametrize("file", [*EXAMPLES, *FOLDED], ids=label)
def test_folded_pages_keep_their_margins(file: File) -> None:
    of = service_of(file)
    starts = stage_starts(of)
    plain = Form(cuts=tuple(starts))
    paged = Form(cuts=tuple(starts), pages=tuple(starts[1::2]), width=1500.0, height=1400.0)
    whole = [d for d in drawings(of, "all") if d.view is None]

    assert not [f for d in whole for f in faults(of, d, plain, paged)]


@given(
    counts=st.lists(st.integers(1, 4), min_size=1, max_size=4), cut=st.integers(0, 15), paged=st.booleans(),
    width=st.none() | st.floats(900, 2400), height=st.none() | st.floats(700, 2400),
    kind=st.sampled_from(DrawingKind), title=st.sampled_from(["ÄÖÜ ÅŘŽ jgyq", "「客户」旅程", "ผู้ใช้ที่นี่", "أهلًا بكم"]),
)  # fmt: skip
@settings(max_examples=20)
def test_any_form_keeps_the_margins(
    counts: list[int], cut: int, paged: bool, width: float | None, height: float | None, kind: DrawingKind, title: str
) -> None:
    of = steps(*counts, extra=f"\nsubtitle: {title}\nsource: https://example.org/{'long-' * 40}\nauthors: [{title}]")
    cuts = tuple(start for n, start in enumerate(stage_starts(of)) if cut & (1 << n))
    form = Form(cuts=cuts, pages=cuts[:1] if paged else (), width=width, height=height)

    assert not faults(of, Drawing(name=kind.value, kind=kind), form)


def test_the_ground_of_a_code_keeps_the_margins_on_dark_paper() -> None:
    drawing = Drawing(name="blueprint", kind=DrawingKind.BLUEPRINT)

    assert not faults(steps(2, 1), drawing, Form(cuts=(2,), pages=(2,)), theme="dark")


def test_what_sticks_out_is_found() -> None:
    of = service("stages: [{title: A, steps: [{customer: B}]}]")
    drawing = Drawing(name="blueprint", kind=DrawingKind.BLUEPRINT)
    bench = prepare(of, drawing, language=None, theme=None, name=None).value
    assert bench is not None
    (scene,) = compose(bench.desk, drawing.kind, None, ORIGIN)
    box = next(i for i in _all(scene.items) if isinstance(i, Box))
    edges = [Box("x", x, y, 10.0, 10.0, box.paint) for x, y in ((38, 50), (50, 38), (scene.width - 48, 50))]

    assert [len(outside(bench.desk, _with(scene, edge))) for edge in edges] == [1, 1, 1]


def _all(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from _all(item.items)


def _with(scene: Scene, item: Item) -> Scene:
    return replace(scene, items=(*scene.items, item))
