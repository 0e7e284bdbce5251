"""Draws the examples and cases once for all tests of one process."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from blueprint import pipeline
from blueprint.build import build
from blueprint.build.translations import texts_of
from blueprint.diagnostics import Diagnostic, has_errors
from blueprint.model.selection import select
from blueprint.model.service import Service
from blueprint.reading import parse, read
from blueprint.scene import Scene
from blueprint.words import load_words
from notation.picture import Picture, read_picture
from notation.told import Told

ROOT = Path(__file__).parents[2]
EXAMPLES = tuple(sorted((ROOT / "examples").glob("*/*.blueprint.yaml")))
CASES = tuple(
    file
    for kind in ("blueprint", "journey")
    for file in sorted((ROOT / "tests" / "cases").glob(f"{kind}/*/input.blueprint.yaml"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One drawing of one file in one language."""

    name: str
    scene: Scene = field(repr=False)
    svg: str = field(repr=False)
    picture: Picture = field(repr=False)
    told: Told = field(repr=False)

    def __str__(self) -> str:
        return self.name


def label(file: Path) -> str:
    """A file for messages and test ids."""
    return f"{file.parent.parent.name}/{file.parent.name}"


@cache
def service_of(file: Path) -> Service:
    """The model of a file without errors."""
    loaded = pipeline.load(str(file))
    assert loaded.value is not None, [d.message for d in loaded.diagnostics]
    return loaded.value


def languages(service: Service) -> tuple[str, ...]:
    """The languages that a file has texts in, its own first."""
    own = (wording.language for text in texts_of(service) for wording in text.wordings)
    return tuple(dict.fromkeys((service.language, *own)))


@cache
def findings_of(file: Path) -> tuple[Diagnostic, ...]:
    """What building a file has to say."""
    source = read(str(file)).value
    assert source is not None
    document = parse(source).value
    assert document is not None
    return build(document).diagnostics


@cache
def _drawn(file: Path, name: str, tag: str) -> Drawn:
    """One drawing of a file in one language."""
    service = service_of(file)
    (drawing,) = pipeline.drawings(service, name)
    return draw_one(
        service, drawing, language=tag, name=f"{label(file)} {drawing.name} {tag}", findings=findings_of(file)
    )


def drawn(file: Path, wanted: str = "all", *, all_languages: bool = True) -> tuple[Drawn, ...]:
    """The drawings of a file.

    Args:
        file: an example or a case.
        wanted: name of one of its drawings, or `all`.
        all_languages: whether to draw it in every language that it has texts in, or in its own only.
    """
    service = service_of(file)
    tags = languages(service) if all_languages else (service.language,)
    return tuple(_drawn(file, drawing.name, tag) for drawing in pipeline.drawings(service, wanted) for tag in tags)


def draw_one(
    service: Service,
    drawing: pipeline.Drawing,
    *,
    language: str,
    name: str,
    findings: tuple[Diagnostic, ...] = (),
    theme: str | None = None,
) -> Drawn:
    """One drawing, painted and read again."""
    made = pipeline.draw(service, drawing, language=language, theme=theme)
    assert made.value is not None, [d.message for d in made.diagnostics]
    assert not has_errors(made.diagnostics), [d.message for d in made.diagnostics]
    svg = pipeline.paint(made.value)
    words = load_words(language).value
    assert words is not None
    shown = select(service, drawing.view) if drawing.view else service
    told = Told(
        name=name,
        service=shown,
        whole=shown,
        drawing=drawing,
        language=language,
        words=words,
        findings=findings,
    )
    return Drawn(name=name, scene=made.value, svg=svg, picture=read_picture(svg), told=told)
