"""The foot says where a drawing comes from; a link stands there as a QR code that can be read."""

from __future__ import annotations

import pytest
import segno
from folding import boxes, groups, pages, said, shapes, steps
from hypothesis import given, settings
from hypothesis import strategies as st
from written import service

from blueprint.layout.compose import compose
from blueprint.layout.form import NATURAL, Form, Origin
from blueprint.layout.qr import QUIET, make_code
from blueprint.model.vocabulary import DrawingKind
from blueprint.pipeline import Drawing
from blueprint.pipeline.drawing import prepare
from blueprint.scene import Path, Scene, Words

LINK = "https://example.org/blueprints/hotel-stay?version=3"
RTL = "language: ar\nstages: [{title: أ, steps: [{customer: ب}]}]"


def corners(path: Path) -> list[list[tuple[float, float]]]:
    """The closed ways of a path."""
    ways: list[list[tuple[float, float]]] = []
    for command in path.commands:
        match command:
            case ("M", x, y):
                ways.append([(float(x), float(y))])
            case ("H", x):
                ways[-1].append((float(x), ways[-1][-1][1]))
            case ("V", y):
                ways[-1].append((ways[-1][-1][0], float(y)))
    return ways


def dark(ways: list[list[tuple[float, float]]], x: float, y: float) -> bool:
    """Whether a point is filled, by the non-zero rule."""
    winding = 0
    for way in ways:
        for (x0, y0), (x1, y1) in zip(way, [*way[1:], way[0]], strict=True):
            if x0 == x1 and x0 > x and min(y0, y1) < y < max(y0, y1):
                winding += 1 if y1 > y0 else -1
    return winding != 0


def matrix(scene: Scene) -> list[list[bool]]:
    """The modules of a scene's code, as they are painted."""
    (path,) = [p for p in shapes(scene, "code") if isinstance(p, Path)]
    ways = corners(path)
    (ground,) = boxes(scene, "code-ground")
    count = len(segno.make_qr(LINK, error="m", boost_error=False).matrix)
    module = ground.width / (count + 2 * QUIET)
    at = [(n + 0.5 - QUIET) * module for n in range(count + 2 * QUIET)]
    left, top = ground.x + QUIET * module, ground.y + QUIET * module
    return [[dark(ways, left + x, top + y) for x in at] for y in at]


def wanted() -> list[list[bool]]:
    made = segno.make_qr(LINK, error="m", boost_error=False)
    return [[bool(module) for module in row] for row in made.matrix_iter(border=QUIET)]


@pytest.mark.parametrize("text", ["stages: [{title: A, steps: [{customer: B}]}]", RTL], ids=["ltr", "rtl"])
def test_the_code_is_the_link_in_either_direction(text: str) -> None:
    (scene,) = pages(service(text), NATURAL, link=LINK)

    assert matrix(scene) == wanted()


def test_the_code_stands_at_the_end_of_the_foot_inside_the_page() -> None:
    (scene,) = pages(steps(2, 2), Form(cuts=(2,), height=2000.0), link=LINK)
    (ground,) = boxes(scene, "code-ground")
    (code,) = [p for p in shapes(scene, "code") if isinstance(p, Path)]
    xs, ys = zip(*(p for way in corners(code) for p in way), strict=True)
    words = [w for role in ("footer-text", "legend-text", "totals") for w in shapes(scene, role)]

    assert 70 < ground.width < 100
    assert max(xs) < ground.x + ground.width == pytest.approx(scene.width - 40.0)
    assert ground.y + ground.height == pytest.approx(scene.height - 40.0)
    assert all(isinstance(w, Words) and w.x + w.line.width <= ground.x for w in words)
    assert min(ys) >= max(b.y + b.height for b in boxes(scene, "lane-band")) - 10.0


def test_a_dark_theme_has_a_light_ground() -> None:
    of = steps(1)
    bench = prepare(of, Drawing(name="blueprint", kind=DrawingKind.BLUEPRINT), language=None, theme="dark", name=None)
    assert bench.value is not None
    (scene,) = compose(bench.value.desk, DrawingKind.BLUEPRINT, None, Origin(link=LINK))
    (ground,) = boxes(scene, "code-ground")
    (code,) = shapes(scene, "code")

    assert isinstance(code, Path)
    assert ground.paint.fill is not None
    assert code.paint.fill is not None
    assert int(ground.paint.fill[1:3], 16) > 200
    assert int(code.paint.fill[1:3], 16) < 60


def test_the_foot_says_all_that_is_known() -> None:
    of = service(
        "version: 3\ndate: 2026-11-21\nauthors: [Team]\nsource: A book\nstages: [{title: A, steps: [{customer: B}]}]"
    )
    (scene,) = pages(of, Form(width=1500.0), file="stay", commit="0a1b2c3", link=LINK)

    assert said(scene, "footer-text") == [
        "stay · version 3 · 21 Nov 2026 · commit 0a1b2c3 · Team · Source: A book",
        "example.org/blueprints/hotel-stay?version=3",
    ]


SOURCED = "source: https://example.org/a/\nstages: [{title: A, steps: [{customer: B}]}]"


@pytest.mark.parametrize("link", ["", "https://example.org/a/"], ids=["alone", "with its code"])
def test_a_source_on_the_web_is_said_once_and_is_a_link(link: str) -> None:
    (scene,) = pages(service(SOURCED), Form(width=1500.0), file="stay", link=link)
    (group,) = groups(scene, "source-link")

    assert said(scene, "footer-text") == ["stay", "Source: example.org/a"]
    assert said(group, "footer-text") == ["Source: example.org/a"]
    assert group.href == "https://example.org/a/"


def test_another_link_than_the_source_is_said_too() -> None:
    (scene,) = pages(service(SOURCED), Form(width=1500.0), link=LINK)

    assert said(scene, "footer-text") == ["Source: example.org/a", LINK.removeprefix("https://")]
    assert [group.href for group in groups(scene, "source-link")] == ["https://example.org/a/", LINK]


def test_a_source_that_only_begins_with_an_address_is_a_text() -> None:
    (scene,) = pages(service(SOURCED.replace("/a/", "/a, page 4")), Form(width=1500.0))

    assert said(scene, "footer-text") == ["Source: https://example.org/a, page 4"]
    assert not groups(scene, "source-link")


def test_the_foot_of_a_drawing_from_nowhere_is_empty() -> None:
    (scene,) = pages(steps(1), NATURAL)

    assert said(scene, "footer-text") == []
    assert not groups(scene, "qr")


def test_a_long_link_is_broken_without_a_finding() -> None:
    link = "https://example.org/" + "averyveryverylongwordwithoutanend" * 12 + "/a-b/c?d=e"
    of = steps(1)
    bench = prepare(of, Drawing(name="blueprint", kind=DrawingKind.BLUEPRINT), language=None, theme=None, name=None)
    assert bench.value is not None
    (scene,) = compose(bench.value.desk, DrawingKind.BLUEPRINT, None, Origin(link=link))
    lines = [w for w in shapes(scene, "footer-text") if isinstance(w, Words)]

    assert "".join(w.line.text for w in lines) == link.removeprefix("https://")
    assert len(lines) > 1
    assert min(w.x for w in lines) >= 39.0
    assert bench.value.desk.setter.findings == ()


def test_a_link_that_no_code_can_hold_is_refused() -> None:
    with pytest.raises(ValueError, match=r"(?i)data|fit|large"):
        pages(steps(1), NATURAL, link="https://example.org/" + "a" * 3000)


@given(text=st.text(st.characters(min_codepoint=33, max_codepoint=0x2FF), min_size=1, max_size=60))
@settings(max_examples=12)
def test_ways_turn_at_every_corner(text: str) -> None:
    code = make_code(text)
    for way in code.outlines:
        for (x0, y0), (x1, y1) in zip(way, [*way[1:], way[0]], strict=True):
            assert (x0 == x1) != (y0 == y1)
