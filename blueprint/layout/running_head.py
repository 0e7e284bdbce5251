"""The small line at the top of the pages after the first: what this is, and which page of how many."""

from __future__ import annotations

from blueprint.layout.desk import Desk
from blueprint.layout.facts import joined
from blueprint.layout.stacks import Align, place, stack
from blueprint.model.text import Text, Wording
from blueprint.model.vocabulary import DrawingKind
from blueprint.scene import Group

_GAP = 26.0
RUNNING_HEAD = 34.0
"""Height of the line with the space under it, in user units."""


def running_head(
    desk: Desk, kind: DrawingKind, view_title: Text | None, page: tuple[int, int], x: float, y: float, width: float
) -> Group:
    """Title and kind at the start of the line, the page at its end.

    Args:
        page: number of the page from 1, and how many there are.
        x, y: left top corner. width: of the line.
    """
    role = desk.theme.type("footer")
    what = desk.pick(view_title) if view_title else desk.word(f"kind.{kind}")
    number, pages = (desk.words.number(n) for n in page)
    at = stack(
        desk, "running-text", Wording(desk.words.text("page.of", page=number, pages=pages), desk.words.language), role,
        width / 2,
    )  # fmt: skip
    name = stack(
        desk, "running-text", joined([desk.pick(desk.service.title), what]), role, width - at.width - _GAP, even=False
    )
    top = y + max(name.rise, at.rise)
    items = (*place(name, x, top), *place(at, x, top, width, Align.END))
    return Group("running-head", items)
