"""From a name to a scene, as other programs call it."""

from __future__ import annotations

from io import BytesIO

import pytest

import blueprint
from blueprint.model.service import Service
from blueprint.pipeline import file_stem

SMALL = """\
blueprint: 1
title: Small
stages:
  - title: Stage
    steps:
      - {title: One, customer: Comes, frontstage: Greets, emotion: 4}
"""


def service(text: str = SMALL) -> Service:
    outcome = blueprint.load("-", stdin=BytesIO(text.encode()))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def test_a_file_with_errors_has_no_value() -> None:
    outcome = blueprint.load("-", stdin=BytesIO(SMALL.replace("customer", "custmer").encode()))

    assert outcome.value is None
    assert outcome.failed


def test_drawings_have_names() -> None:
    assert [d.name for d in blueprint.drawings(service())] == ["journey", "blueprint"]
    assert blueprint.drawings(service(), "nothing") == ()
    with pytest.raises(ValueError, match="journey, blueprint"):
        blueprint.draw(service(), "nothing")


def test_a_view_may_take_the_place_of_a_drawing() -> None:
    own = service(SMALL + "views:\n  - {id: journey, kind: journey, title: Mine, lanes: [customer]}\n")

    scene = blueprint.draw(own, "journey").value

    assert scene is not None
    assert "Mine" in blueprint.paint(scene)
    assert 'class="curve"' not in blueprint.paint(scene)


@pytest.mark.parametrize(
    ("head", "language", "direction"),
    [
        ("", None, "ltr"),
        ("", "ar", "rtl"),
        ("language: he\n", None, "rtl"),
        ("language: he\n", "en", "ltr"),
        ("direction: rtl\n", None, "rtl"),
        ("direction: rtl\n", "de", "rtl"),
    ],
)
def test_a_drawing_reads_as_its_language_does_unless_the_file_says_otherwise(
    head: str, language: str | None, direction: str
) -> None:
    scene = blueprint.draw(
        service(SMALL.replace("title: Small", f"title: Small\n{head}".rstrip())), "blueprint", language=language
    ).value

    assert scene is not None
    assert scene.direction == direction


def test_ids_begin_with_a_name_of_ones_own() -> None:
    scene = blueprint.draw(service(), "blueprint", name="2 hotels & more").value

    assert scene is not None
    assert scene.prefix == "d-2-hotels-more-blueprint"


@pytest.mark.parametrize(
    ("path", "stem"),
    [
        ("a/b.blueprint.yaml", "b"),
        ("b.blueprint.yml", "b"),
        ("x.yaml", "x"),
        ("x.y.yml", "x.y"),
        ("plain", "plain"),
        (".yaml", ".yaml"),
    ],
)
def test_a_files_name_without_its_endings(path: str, stem: str) -> None:
    assert file_stem(path) == stem


def test_the_package_says_what_it_offers() -> None:
    assert all(getattr(blueprint, name) is not None for name in blueprint.__all__)
    with pytest.raises(AttributeError):
        blueprint.nothing  # noqa: B018
