"""Pictures of a page, each once however many drawings show it.

In: pictures of scenes. Out: SVG elements that refer to symbols, and the symbols.
"""

from __future__ import annotations

from html import escape

from blueprint.frozen import replace
from blueprint.painters.numbers import number
from blueprint.painters.svg import embedded_picture
from blueprint.scene import Picture


class Pictures:
    """Collects the pictures of a page while its drawings are painted."""

    def __init__(self) -> None:
        self._symbols: dict[tuple[bytes, str, float, float], tuple[str, Picture]] = {}

    def paint(self, picture: Picture) -> str:
        """A picture in a drawing, as a reference to its symbol."""
        key = (picture.content, picture.media_type, picture.width, picture.height)
        name, _ = self._symbols.setdefault(key, (f"picture-{len(self._symbols) + 1}", picture))
        title = f"<title>{escape(picture.title, quote=False)}</title>" if picture.title else ""
        return (
            f'<use class="{picture.role}" href="#{name}" x="{number(picture.x)}" y="{number(picture.y)}"'
            f' width="{number(picture.width)}" height="{number(picture.height)}">{title}</use>'
        )

    def symbols(self) -> str:
        """All of them in one SVG element that shows nothing itself; empty without any."""
        made = [
            f'<symbol id="{name}">{embedded_picture(replace(picture, x=0.0, y=0.0, title=""))}</symbol>'
            for name, picture in self._symbols.values()
        ]
        return f'<svg class="symbols" aria-hidden="true">{"".join(made)}</svg>' if made else ""
