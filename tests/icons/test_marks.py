from __future__ import annotations

import math
from itertools import combinations

import pytest
from test_icons import extent

from blueprint.icons import MARK_SIZE, Part, face_shape, mark_shape, marker_names, marker_shape
from blueprint.icons.shapes import Commands
from blueprint.model.vocabulary import Mark

HALF = MARK_SIZE / 2


def outline(commands: Commands, spokes: int = 24) -> tuple[float, ...]:
    """How far a closed shape reaches in each direction from the origin (rays against its chords)."""
    points: list[tuple[float, float]] = []
    x = y = 0.0
    for letter, *numbers in commands:
        n = [float(v) for v in numbers]
        if letter == "C":
            for i in range(1, 17):
                t = i / 16
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                points.append((a * x + b * n[0] + c * n[2] + d * n[4], a * y + b * n[1] + c * n[3] + d * n[5]))
            x, y = n[4], n[5]
            continue
        x = n[0] if letter in ("M", "L", "H") else x
        y = n[-1] if letter in ("M", "L", "V") else y
        points.append((x, y))
    reach = []
    for k in range(spokes):
        dx, dy = math.cos(2 * math.pi * k / spokes), math.sin(2 * math.pi * k / spokes)
        far = 0.0
        for (ax, ay), (bx, by) in zip(points, [*points[1:], points[0]], strict=True):
            cross = dx * (by - ay) - dy * (bx - ax)
            if abs(cross) < 1e-12:
                continue
            t = (ax * (by - ay) - ay * (bx - ax)) / cross
            s = (ax * dy - ay * dx) / cross
            if t >= 0 and -1e-9 <= s <= 1 + 1e-9:
                far = max(far, t)
        reach.append(far)
    return tuple(reach)


@pytest.mark.parametrize("mark", Mark)
def test_marks_fill_their_square(mark: Mark) -> None:
    boxes = [extent(commands) for commands, _ in mark_shape(mark)]
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    assert min(left, top) >= -HALF - 0.25
    assert max(right, bottom) <= HALF + 0.25
    assert bottom - top >= 15
    assert mark_shape(mark)[0][1] is Part.BODY


def test_marks_differ_in_outline() -> None:
    """Told apart by shape alone (rule 39): no two bodies nearly cover each other."""
    outlines = {mark: outline(mark_shape(mark)[0][0]) for mark in Mark}
    for one, other in combinations(Mark, 2):
        apart = sum(abs(a - b) for a, b in zip(outlines[one], outlines[other], strict=True)) / 24
        assert apart > 0.45, (one, other)


def test_markers_differ_in_outline_and_weigh_the_same() -> None:
    outlines = {name: outline(marker_shape(name, 1.0)) for name in marker_names()}
    for one, other in combinations(marker_names(), 2):
        apart = sum(abs(a - b) for a, b in zip(outlines[one], outlines[other], strict=True)) / 24
        assert apart > 0.045, (one, other)
    means = [sum(o) / len(o) for o in outlines.values()]
    assert max(means) / min(means) < 1.35


def test_marker_scales_with_its_radius() -> None:
    assert extent(marker_shape("circle", 5)) == pytest.approx((-5, -5, 5, 5))


def test_faces_run_from_frown_to_smile() -> None:
    """The corners of the mouth rise against its middle from level to level."""
    shapes = [face_shape(level) for level in range(1, 6)]
    assert len(set(shapes)) == 5
    lifts = []
    for shape in shapes[:4]:
        mouth = shape[-1][0]
        corner = float(mouth[0][2])
        middle = float(mouth[1][2]) if mouth[1][0] == "C" else corner
        lifts.append(middle - corner)
    assert lifts == sorted(lifts)
    assert lifts[0] < 0 == lifts[2] < lifts[3]
    assert all(max(map(abs, extent(commands))) <= HALF for shape in shapes for commands, _ in shape)
