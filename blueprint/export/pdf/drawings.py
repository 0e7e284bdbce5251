"""Scenes become Form XObjects, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from blueprint.export.pdf.objects import PdfObjects
from blueprint.export.pdf.placing import Placement
from blueprint.export.pdf.structure import Structure
from blueprint.frozen import frozen
from blueprint.painters.numbers import number
from blueprint.painters.pdf import Bounds, Fonts, Painted, Pictures, paint_pdf
from blueprint.painters.pdf.pictures import PaintSvg
from blueprint.scene import Scene, all_words


@frozen(kw_only=True)
class Drawing:
    """A painted scene in the file.

    Attributes:
        scene: what was painted. painted: what came of it.
        name: of its form in the resources of pages. reference: to the form.
        key: of its marked content in the parent tree; None without marks.
    """

    scene: Scene
    painted: Painted
    name: str
    reference: str
    key: int | None


def make_drawings(
    placed: Sequence[Placement], objects: PdfObjects, structure: Structure, paint_svg: PaintSvg
) -> list[Drawing]:
    """The drawing of each placement; placements of one scene share one.

    A scene that is shown once, and is not furniture, is marked with what it means.
    """
    scenes = _Scenes()
    numbers = [scenes.number(p.part.scene) for p in placed]
    shown = Counter(numbers)
    fonts = Fonts((words.line for scene in scenes.all for words in all_words(scene.items)), objects)
    pictures = Pictures(objects, paint_svg)
    made: dict[int, Drawing] = {}
    for at, placement in zip(numbers, placed, strict=True):
        if at not in made:
            key = structure.new_key() if shown[at] == 1 and not placement.part.furniture else None
            made[at] = _drawing(f"D{at + 1}", placement, fonts, pictures, objects, key)
    fonts.embed()
    return [made[at] for at in numbers]


def _drawing(
    name: str, placement: Placement, fonts: Fonts, pictures: Pictures, objects: PdfObjects, key: int | None
) -> Drawing:
    scene = placement.part.scene
    painted = paint_pdf(scene, fonts, pictures, marked=key is not None, level=placement.place.level)
    content, entries = painted.content, "/Type/XObject/Subtype/Form"
    if key is None:
        entries += f"/BBox[0 {number(painted.height - scene.height)} {number(scene.width)} {number(painted.height)}]"
    else:
        # Some readers look for words where the form says that they are, and forget where the form is.
        box = placement.box(Bounds(0.0, 0.0, scene.width, scene.height))
        content = b"\n".join((placement.matrix(painted.height).encode("ascii"), content))
        entries += f"/BBox{box.array()}/StructParents {key}"
    reference = objects.stream(f"{entries}/Resources{painted.resources}", content)
    return Drawing(scene=scene, painted=painted, name=name, reference=reference, key=key)


class _Scenes:
    """Scenes by what they are, not by what they look like: comparing whole drawings would take longer than painting."""

    def __init__(self) -> None:
        self.all: list[Scene] = []
        self._alike: dict[tuple[str, float, float], list[int]] = {}

    def number(self, scene: Scene) -> int:
        """The number of a scene, a new one if it is new."""
        alike = self._alike.setdefault((scene.prefix, scene.width, scene.height), [])
        known = next((at for at in alike if self.all[at] is scene), None)
        if known is None:
            known = len(self.all)
            alike.append(known)
            self.all.append(scene)
        return known
