"""How texts get into the HTML: escaped, with their language, and remembered for the fonts."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from blueprint.model.text import Wording, chinese_script
from blueprint.text.languages import is_rtl

if TYPE_CHECKING:
    from markupsafe import Markup


class Voice:
    """Writes texts into one part of the document.

    Attributes:
        language: BCP 47 tag of the element that the texts stand in.
        said: every text that was written, shared by all voices of a document.
    """

    def __init__(self, language: str, said: dict[Wording, None]) -> None:
        self.language = language
        self.said = said

    def say(self, wording: Wording) -> Markup:
        """A text as HTML: line breaks kept, its language marked where it is another one."""
        from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2, which is loaded late

        self.said.setdefault(wording)
        words = "<br>".join(escape(line) for line in wording.text.split("\n"))
        if _same(wording.language, self.language):
            return Markup(words)  # noqa: S704 - escaped above
        direction = "rtl" if is_rtl(wording.language) else "ltr"
        tag = escape(wording.language)
        return Markup(f'<span lang="{tag}" dir="{direction}">{words}</span>')  # noqa: S704 - escaped above


def _same(one: str, other: str) -> bool:
    """Whether two tags name one language in one script: the region does not matter."""
    primary, primary_of_other = (tag.partition("-")[0].lower() for tag in (one, other))
    return primary == primary_of_other and chinese_script(one) == chinese_script(other)
