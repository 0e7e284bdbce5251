"""Puts a fitted drawing onto a sheet."""

from __future__ import annotations

from blueprint.paper.pages import Page
from blueprint.paper.setup import Setup
from blueprint.paper.sheet import MM_PER_UNIT, Part, Sheet
from blueprint.scene import Scene


def sheet_of(scene: Scene, scale: float, page: Page, setup: Setup, name: str = "") -> Sheet:
    """A sheet with one drawing in the middle of it.

    Args:
        scale: 1.0 prints a user unit as 1/96 inch.
        name: of the sheet's bookmark.
    """
    unit = MM_PER_UNIT * scale
    x, y = (page.width - scene.width * unit) / 2, (page.height - scene.height * unit) / 2
    return Sheet(
        width=page.width, height=page.height, parts=(Part(scene=scene, x=x, y=y, scale=scale),), name=name,
        bleed=setup.bleed, marks=setup.marks, background=scene.background,
    )  # fmt: skip


def true_sheet(scene: Scene, setup: Setup, name: str = "") -> Sheet:
    """A sheet that is as large as its drawing, printed at scale 1."""
    page = Page(name, scene.width * MM_PER_UNIT, scene.height * MM_PER_UNIT)
    return sheet_of(scene, 1.0, page, setup, name)
