"""What every part of the layout works with: the theme, the drawing's words, the typesetter."""

from __future__ import annotations

from collections.abc import Mapping

from blueprint.frozen import field, frozen
from blueprint.layout.door import Door
from blueprint.layout.other_state import OtherState
from blueprint.model.service import Service
from blueprint.model.text import Text, Wording
from blueprint.scene import Paint
from blueprint.text import Typesetter
from blueprint.text.line import SetLine, Style
from blueprint.theme import Theme, TypeRole
from blueprint.words import Words


@frozen(kw_only=True)
class Desk:
    """The tools of one drawing.

    Attributes:
        language: BCP 47 tag of the drawing. fallback: tag of the file, for texts that are not translated.
        prefix: id prefix of the drawing.
        other: another state that the drawing shows beside its own; None for nearly all drawings.
        doors: signs of steps with a map of their own, by `card:KEY` or `step:KEY`.
    """

    service: Service
    theme: Theme
    words: Words
    setter: Typesetter
    language: str
    fallback: str
    prefix: str
    other: OtherState | None = None
    doors: Mapping[str, Door] = field(default_factory=dict)

    def id(self, *parts: str) -> str:
        """An id that is unique among drawings on one page."""
        return "-".join((self.prefix, *parts))

    def pick(self, text: Text) -> Wording:
        """A text in the drawing's language."""
        return text.pick(self.language, self.fallback)

    def word(self, key: str) -> Wording:
        """One of the drawing's own words."""
        return Wording(self.words.text(key), self.words.language)

    def colour(self, role: str) -> str:
        """`#rrggbb` of a role."""
        return self.theme.colour(role)

    def size(self, name: str) -> float:
        """A measure of the theme in user units."""
        return self.theme.metric(name)

    def stroke(self, name: str, colour: str, *, fill: str | None = None, round_cap: bool = False) -> Paint:
        """Paint with one of the theme's strokes."""
        stroke = self.theme.stroke(name)
        return Paint(fill=fill, stroke=colour, width=stroke.width, dash=stroke.dash, round_cap=round_cap)

    def wording(self, wording: Wording, role: TypeRole) -> Wording:
        """The wording as the role wants it: in capitals where the role and the script have them."""
        if not role.capitals:
            return wording
        return Wording(self.words.capitals(wording.text, wording.language), wording.language)

    def line(self, wording: Wording, role: TypeRole) -> SetLine:
        """One line, not wrapped."""
        wording = self.wording(wording, role)
        return self.setter.line(wording.text, role.style, wording.language)

    def lines(self, wording: Wording, role: TypeRole, width: float, *, even: bool = False) -> tuple[SetLine, ...]:
        """Lines no wider than `width`; of even length where asked."""
        wording = self.wording(wording, role)
        wrap = self.setter.balanced if even else self.setter.paragraph
        return wrap(wording.text, role.style, width, wording.language)

    def cap(self, style: Style, language: str | None = None) -> float:
        """Height of a capital (or of a Han character's body above the baseline) in user units."""
        return self.setter.metrics(style, language).cap_height
