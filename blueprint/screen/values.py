"""What a page is made of, composed but not written yet."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.layout.bands import Row
from blueprint.layout.desk import Desk
from blueprint.model.lanes import Line
from blueprint.model.text import Wording
from blueprint.model.vocabulary import DrawingKind
from blueprint.scene import Scene
from blueprint.theme import Theme


@frozen(kw_only=True)
class Picture:
    """One drawing in one language.

    Attributes:
        name: `journey`, `blueprint` or the id of a view. id: of its section on the page.
        title: what the drawing is called.
        desk: what it was made with. rows: its bands and lines from the top.
        day, night: the same with other colours; `night` is None where the page has one appearance.
    """

    name: str
    id: str
    kind: DrawingKind
    title: Wording
    desk: Desk
    rows: tuple[Row | Line, ...]
    day: Scene
    night: Scene | None


@frozen(kw_only=True)
class Show:
    """A map with all its pictures.

    Attributes:
        languages: tags, the first is shown first.
        pictures: language by language, drawings in the same order in each.
        day, night: themes; `night` is None where the page has one appearance.
    """

    languages: tuple[str, ...]
    pictures: tuple[Picture, ...]
    day: Theme
    night: Theme | None
