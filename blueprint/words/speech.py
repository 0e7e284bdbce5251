"""In which words pages and tables speak: a service's texts and the program's own words, both in one language."""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.frozen import frozen
from blueprint.model.lanes import STANDARD_LANES, STANDARD_LINES, LaneOrLine
from blueprint.model.service import Service
from blueprint.model.text import Text, Wording
from blueprint.words import Words


@frozen(kw_only=True)
class Speech:
    """Picks wordings.

    Attributes:
        words: of the language that is spoken. language: its tag. fallback: tag of the file.
    """

    words: Words
    language: str
    fallback: str

    def pick(self, text: Text) -> Wording:
        """A text in that language."""
        return text.pick(self.language, self.fallback)

    def maybe(self, text: Text | None) -> Wording | None:
        """A text that may be missing."""
        return self.pick(text) if text else None

    def all(self, texts: Iterable[Text]) -> tuple[Wording, ...]:
        """Several texts."""
        return tuple(self.pick(text) for text in texts)

    def own(self, text: str) -> Wording:
        """Something made of the program's own words and figures."""
        return Wording(text, self.words.language)

    def word(self, key: str, **values: str) -> Wording:
        """One of the program's own words."""
        return self.own(self.words.text(key, **values))

    def lane(self, entry: LaneOrLine) -> Wording:
        """What a lane or line is called."""
        if entry.title:
            return self.pick(entry.title)
        if entry.id in STANDARD_LINES:
            return self.word(f"line.{entry.id}")
        if entry.id in STANDARD_LANES:
            return self.word(f"lane.{entry.id}")
        key = f"row.{entry.id}"
        return self.word(key) if self.words.has(key) else Wording(entry.id, self.fallback)


@frozen(kw_only=True)
class Teller:
    """Speaks one language about services that may be written in others.

    Attributes:
        words: of that language. language: its tag.
        several: whether more than one service is told about, so that places must name theirs.
    """

    words: Words
    language: str
    several: bool = False

    def of(self, service: Service) -> Speech:
        """How it speaks about one service."""
        return Speech(words=self.words, language=self.language, fallback=service.language)
