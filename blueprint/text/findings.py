"""What the typesetter has to say.

In: nothing. Out: `Finding`, and the diagnostic it becomes once the caller knows the place in the file.
"""

from __future__ import annotations

from enum import StrEnum
from unicodedata import name

from blueprint.diagnostics import Diagnostic, Severity
from blueprint.frozen import frozen
from blueprint.source import Span
from blueprint.text.fonts import EMOJI, SYMBOLS


class FindingKind(StrEnum):
    """Kinds of findings about type."""

    MISSING_CHARACTER = "missing-character"
    MISSING_FONT = "missing-font"
    BROKEN_WORD = "broken-word"


_CODES = {
    FindingKind.MISSING_CHARACTER: "BP501",
    FindingKind.MISSING_FONT: "BP502",
    FindingKind.BROKEN_WORD: "BP503",
}
_PACKAGES = {
    "Hans": ("fonts-noto-cjk", "google-noto-sans-cjk-fonts", "font-noto-sans-cjk-sc"),
    "Hant": ("fonts-noto-cjk", "google-noto-sans-cjk-fonts", "font-noto-sans-cjk-tc"),
    "Hant-HK": ("fonts-noto-cjk", "google-noto-sans-cjk-fonts", "font-noto-sans-cjk-hk"),
    "Jpan": ("fonts-noto-cjk", "google-noto-sans-cjk-fonts", "font-noto-sans-cjk-jp"),
    "Kore": ("fonts-noto-cjk", "google-noto-sans-cjk-fonts", "font-noto-sans-cjk-kr"),
    EMOJI: ("fonts-symbola", "google-noto-emoji-fonts", "font-noto-emoji"),
    SYMBOLS: ("fonts-noto-core", "google-noto-sans-symbols-2-fonts", "font-noto-sans-symbols-2"),
}


@frozen(kw_only=True)
class Finding:
    """One finding about type.

    Attributes:
        kind: what it is about.
        subject: the character, the font family or the word.
        text: the text in which it came up first; empty for a font.
        script: script key of a character; empty otherwise.
        language: BCP 47 tag of the text.
    """

    kind: FindingKind
    subject: str
    text: str
    script: str = ""
    language: str = ""

    @property
    def code(self) -> str:
        """Code of the diagnostic that it becomes."""
        return _CODES[self.kind]

    @property
    def message(self) -> str:
        """One sentence without a full stop."""
        if self.kind is FindingKind.MISSING_CHARACTER:
            point = ord(self.subject)
            return f"no font has the character `{self.subject}` (U+{point:04X} {name(self.subject, 'unnamed')})"
        if self.kind is FindingKind.MISSING_FONT:
            return f"the theme asks for the font `{self.subject}`, which is not installed or may not be embedded"
        return f"the word `{self.subject}` is too long for its box and is broken"

    @property
    def hint(self) -> str:
        """What to do, in one sentence."""
        if self.kind is FindingKind.MISSING_CHARACTER:
            packages = _installation(self.script, self.subject)
            return f"write something else, {packages}, or name a font file in the theme"
        if self.kind is FindingKind.MISSING_FONT:
            return "install it, correct its name, or give its file in the theme"
        return "put a soft hyphen (U+00AD) where it may break, or write it shorter"


def to_diagnostic(finding: Finding, span: Span | None = None, element: str | None = None) -> Diagnostic:
    """The finding as a diagnostic: an error for what cannot be drawn, a warning for a broken word."""
    warning = finding.kind is FindingKind.BROKEN_WORD
    return Diagnostic(
        code=finding.code,
        severity=Severity.WARNING if warning else Severity.ERROR,
        message=finding.message,
        hint=finding.hint,
        span=span,
        element=element,
    )


def _installation(script: str, char: str) -> str:
    """Packages that bring a font for a script, by system."""
    word = name(char, "").split(" ")[0].lower() or "core"
    packages = ("fonts-noto-core", f"google-noto-sans-{word}-fonts", f"font-noto-sans-{word}")
    debian, fedora, homebrew = _PACKAGES.get(script, packages)
    return f"install `{debian}` (Debian, Ubuntu), `{fedora}` (Fedora) or `{homebrew}` (Homebrew)"
