"""Texts that may come in several languages."""

from __future__ import annotations

from blueprint.frozen import frozen
from blueprint.source import Span


@frozen
class Wording:
    """One text in one language: what a drawing shows.

    Attributes:
        text: the words; a line feed is a line break.
        language: BCP 47 tag that decides on fonts and line breaking.
    """

    text: str
    language: str


@frozen
class Text:
    """A text as the file gives it, in one or more languages.

    Attributes:
        wordings: in file order, at least one. A plain scalar has the file's language.
        span: its place; None for texts that the program supplies.
        marked: whether the file names the languages (a mapping) rather than giving one plain scalar.
    """

    wordings: tuple[Wording, ...]
    span: Span | None = None
    marked: bool = False

    def pick(self, language: str, fallback: str | None = None) -> Wording:
        """The wording for a language: exact tag, same primary language, `fallback`, else the first."""
        for wanted in (language, fallback):
            if wanted is None:
                continue
            for wording in self.wordings:
                if wording.language.lower() == wanted.lower():
                    return wording
            primary = wanted.partition("-")[0].lower()
            for wording in self.wordings:
                if wording.language.split("-")[0].lower() == primary and not _scripts_differ(wording.language, wanted):
                    return wording
        return self.wordings[0]

    def has(self, language: str) -> bool:
        """Whether there is a wording that serves this language."""
        picked = self.pick(language)
        same = picked.language.split("-")[0].lower() == language.split("-", maxsplit=1)[0].lower()
        return same and not _scripts_differ(picked.language, language)


def _scripts_differ(left: str, right: str) -> bool:
    """Whether two Chinese tags ask for different scripts (`zh-Hans` and `zh-Hant`)."""
    return chinese_script(left) != chinese_script(right)


def chinese_script(tag: str) -> str | None:
    """`Hans` or `Hant` for a Chinese tag, from its script or its region; None for other languages."""
    parts = [p.lower() for p in tag.split("-")]
    if parts[0] not in ("zh", "yue"):
        return None
    if "hant" in parts or (not {"hans"} & set(parts) and {"tw", "hk", "mo"} & set(parts)) or parts[0] == "yue":
        return "Hant"
    return "Hans"
