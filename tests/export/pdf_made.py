"""Small scenes, sheets and files for the tests of PDF."""

from __future__ import annotations

from blueprint.export.pdf import About, Standard, write_pdf
from blueprint.model.vocabulary import Direction
from blueprint.paper.sheet import MM_PER_UNIT, Part, Sheet
from blueprint.scene import Item, Scene, Words
from blueprint.text import FontSpec, Typesetter
from blueprint.text.line import Style, Weight

ABOUT = About(title="Night", language="en")


def scene_of(*items: Item, width: float = 400.0, height: float = 200.0, language: str = "en") -> Scene:
    return Scene(
        prefix="test-drawing", kind="service-blueprint", title="Title", description="What it shows", language=language,
        direction=Direction.LTR, width=width, height=height, background="#ffffff", items=items,
    )  # fmt: skip


def words(
    text: str, x: float = 20.0, y: float = 40.0, *, role: str = "card-text", size: float = 13.0, tracking: float = 0.0,
    weight: Weight = Weight.REGULAR, language: str = "en",
) -> Words:  # fmt: skip
    line = Typesetter(FontSpec(), language=language).line(text, Style(size, weight, tracking=tracking), language)
    return Words(role, x, y, line, "#112233")


def sheet_of(*scenes: Scene, scale: float = 1.0, **more: object) -> Sheet:
    first = scenes[0]
    size = {"width": first.width * MM_PER_UNIT * scale, "height": first.height * MM_PER_UNIT * scale}
    parts = tuple(Part(scene=scene, x=0.0, y=0.0, scale=scale) for scene in scenes)
    return Sheet(**{**size, "parts": parts, **more})  # type: ignore[arg-type]


def pdf_of(*items: Item, standard: Standard = Standard.PLAIN) -> bytes:
    return write_pdf([sheet_of(scene_of(*items))], ABOUT, standard)
