"""A difference as a picture: the new drawing, what differs marked, what was removed as ghosts in its old place.

In: an `Opened` pair. Out: `Outcome[Scene]`: the drawing under a strip that explains the signs and counts.
"""

from __future__ import annotations

from collections.abc import Mapping

from blueprint.compare.marks import Mark, Target
from blueprint.compare.merge import Merged, everything, merge
from blueprint.compare.values import Status, What
from blueprint.diagnostics import Outcome, has_errors
from blueprint.frozen import replace
from blueprint.layout.change_signs import SHOWN, shown, sign
from blueprint.layout.desk import Desk
from blueprint.layout.lowering import lowered
from blueprint.layout.mirror import mirrored
from blueprint.layout.stacks import place, single
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model import Service
from blueprint.model.text import Wording
from blueprint.model.vocabulary import Direction
from blueprint.pipeline.difference.marks import mark_scene
from blueprint.pipeline.difference.opening import Opened, renamed
from blueprint.pipeline.drawing import Drawing, drawings, paint, prepare
from blueprint.scene import Box, Group, Item, Paint, Path, Scene

_STRIP, _MIDDLE, _BETWEEN = 44.0, 22.0, 26.0


def shown_service(opened: Opened) -> Service:
    """The service whose drawings are shown: the new one, else the old one.

    Raises:
        ValueError: neither could be read.
    """
    service = opened.new or opened.old
    if service is None or opened.compared.status is Status.FAILED:
        raise ValueError("a version of the map has errors; there is nothing to draw")
    return service


def difference_drawings(opened: Opened, wanted: str) -> tuple[Drawing, ...]:
    """The drawings by name, as of `drawings`."""
    return drawings(shown_service(opened), wanted)


def draw_difference(
    opened: Opened, drawing: Drawing, *, language: str | None = None, theme: str | None = None
) -> Outcome[Scene]:
    """Lay out one drawing with everything that differs marked.

    Args:
        opened: both versions, compared.
        drawing: which drawing.
        language, theme: as of `blueprint.pipeline.draw`.

    Returns:
        The scene, None if the theme has errors or a character cannot be drawn.
    """
    from blueprint.layout.compose import compose  # noqa: PLC0415 - HarfBuzz and the theme load only when drawing
    from blueprint.layout.form import Origin  # noqa: PLC0415

    both = _merged(opened)
    prepared = prepare(both.service, drawing, language=language, theme=theme, name=None)
    bench = prepared.value
    if bench is None:
        return Outcome(None, renamed(prepared.diagnostics, opened.names))
    desk = bench.desk
    (plain,) = compose(desk, drawing.kind, drawing.view, Origin(file=bench.stem))
    scene, found = mark_scene(desk, plain, both.marks)
    elsewhere = both.unplaced + len(set(_counted(both.marks)) - found)
    made = _with_strip(desk, scene, opened, elsewhere)
    left = renamed(bench.all_findings(desk.setter.findings), opened.names)
    return Outcome(None if has_errors(left) else made, left)


def picture_file(
    scene: Scene, opened: Opened, ending: str, *, language: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> bytes:
    """A picture as a file.

    Args:
        scene: what `draw_difference` made. opened: of what.
        ending: `svg`; `png` or `pdf`, in one piece as large as the drawing.
        language: of the picture; None for the map's own.
        limits: only `pixels` counts here.

    Raises:
        PaperError: it would be too large.
    """
    if ending == "svg":
        return paint(scene).encode("utf-8")
    from blueprint.export.pdf import Standard  # noqa: PLC0415 - WeasyPrint loads only for PDF and PNG
    from blueprint.paper.place import true_sheet  # noqa: PLC0415 - likewise
    from blueprint.paper.setup import Setup  # noqa: PLC0415 - likewise
    from blueprint.pipeline.paper import print_pdf, print_pictures  # noqa: PLC0415 - likewise

    sheets = (true_sheet(scene, Setup(), opened.compared.name),)
    pdf = print_pdf(shown_service(opened), sheets, Standard.PLAIN, language=language)
    return pdf if ending == "pdf" else print_pictures(pdf, sheets, width=None, dpi=None, limits=limits)[0]


def _merged(opened: Opened) -> Merged:
    """What is drawn."""
    if opened.old and opened.new and opened.compared.difference:
        return merge(opened.old, opened.new, opened.compared.difference)
    what = What.ADDED if opened.compared.status is Status.ADDED else What.REMOVED
    return everything(shown_service(opened), what)


def _counted(marks: Mapping[Target, Mark]) -> list[Target]:
    """Marks that stand for an element of their own."""
    return [target for target in marks if target[0] != "point" and not target[1].endswith(".image.1")]


def _with_strip(desk: Desk, scene: Scene, opened: Opened, elsewhere: int) -> Scene:
    """The scene under a strip with the signs, their number, and what is compared with what."""
    x, right = desk.size("margin"), scene.width - desk.size("margin")
    role = desk.theme.type("legend")
    title = single(desk, "change-title", desk.word("difference.title"), desk.theme.type("legend-title"))
    items: list[Item] = [
        Box("change-strip", 0.0, 0.0, scene.width, _STRIP, Paint(fill=desk.colour("card.fill"))),
        Path("change-rule", (("M", 0.0, _STRIP), ("L", scene.width, _STRIP)), Paint(stroke=desk.colour("hairline"))),
        *place(title, x, _MIDDLE - title.height / 2),
    ]
    at = x + title.width + _BETWEEN
    for what, words in _entries(desk, opened, elsewhere):
        entry = single(desk, "change-text", Wording(words, desk.words.language), role)
        symbol = (sign(desk, what, at + 9, _MIDDLE),) if what else ()
        start = at + (26 if what else 0)
        parts = (*symbol, *place(entry, start, _MIDDLE - entry.height / 2))
        items.append(Group("change-item", parts, data=(("change", what.value),) if what else ()))
        at = start + entry.width + _BETWEEN
    origin = single(desk, "change-origin", Wording(_origin(opened), "en"), desk.theme.type("footer"))
    if at + origin.width <= right:
        items += place(origin, right - origin.width, _MIDDLE - origin.height / 2)
    strip: Item = Group("changes", tuple(items), id=desk.id("changes"))
    if scene.direction is Direction.RTL:
        strip = mirrored(strip, scene.width)
    below = tuple(lowered(item, _STRIP) for item in scene.items)
    return replace(scene, height=scene.height + _STRIP, items=(strip, *below))


def _entries(desk: Desk, opened: Opened, elsewhere: int) -> list[tuple[What | None, str]]:
    """What the strip lists: a sign or none, and words."""
    words = desk.words
    if opened.compared.status is Status.ADDED:
        return [(What.ADDED, words.text("difference.new-map"))]
    if opened.compared.status is Status.REMOVED:
        return [(What.REMOVED, words.text("difference.removed-map"))]
    counts = dict.fromkeys(SHOWN, 0)
    for what, number in (opened.compared.difference.counts() if opened.compared.difference else {}).items():
        counts[shown(what)] += number
    listed: list[tuple[What | None, str]] = [
        (what, words.text("format.label", label=words.text(f"difference.{what}"), text=words.number(number)))
        for what, number in counts.items()
    ]
    if elsewhere:
        label = words.text("difference.elsewhere")
        listed.append((None, words.text("format.label", label=label, text=words.number(elsewhere))))
    return listed


def _origin(opened: Opened) -> str:
    """What is compared with what."""
    old, new = opened.compared.old, opened.compared.new
    return f"{old} → {new}" if old and new and old != new else opened.compared.name
