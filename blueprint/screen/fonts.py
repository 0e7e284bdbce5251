"""One subset of each font for a whole page: for its drawings, its tables and its controls.

In: set lines of drawings, and texts of the page. Out: `@font-face` rules and the families of each language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from blueprint.frozen import frozen
from blueprint.model.text import Wording
from blueprint.painters.svg import font_faces
from blueprint.text import Typesetter
from blueprint.text.languages import script_of
from blueprint.text.line import SetLine, Style, Weight

FONTS = "map"
"""What the families of a page begin with."""
_TYPED = "".join(map(chr, range(0x20, 0x7F)))
"""What may be typed into the search field, whatever the map says."""
_SIZE = 14.0


@frozen(kw_only=True)
class PageFonts:
    """The fonts of a page.

    Attributes:
        css: `@font-face` rules.
        families: language tag to CSS families, best first.
    """

    css: str
    families: tuple[tuple[str, str], ...]


def page_fonts(
    setter: Typesetter, lines: Iterable[SetLine], texts: Iterable[Wording], strong: Iterable[Wording]
) -> PageFonts:
    """The fonts for a page.

    Args:
        setter: sets the page's own texts; what it cannot set is among its findings.
        lines: everything that stands in drawings.
        texts: everything that the page says beside them. strong: what of it is set in semibold.
    """
    regular, semibold = Style(_SIZE), Style(_SIZE, Weight.SEMIBOLD)
    said = dict.fromkeys((*texts, *strong))
    own = [_line(setter, wording, regular) for wording in said]
    own += [_line(setter, wording, semibold) for wording in dict.fromkeys(strong)]
    own.append(setter.line(_TYPED, regular, "en"))
    shares: dict[str, Counter[str]] = {}
    for line in own:
        share = shares.setdefault(line.language, Counter())
        for run in line.runs:
            share[run.face.family] += len(run.text)
    main = setter.line("a", regular, "en").runs[0].face.family
    rules = [
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.slant};'
        f'src:url(data:{face.media_type};base64,{face.base64}) format("{face.format}")}}'
        for face in font_faces(FONTS, (*lines, *own))
    ]
    return PageFonts(
        css="\n".join(rules),
        families=tuple((tag, _families(tag, share, main)) for tag, share in sorted(shares.items())),
    )


def _line(setter: Typesetter, wording: Wording, style: Style) -> SetLine:
    return setter.line(wording.text, style, wording.language)


def _families(language: str, share: Counter[str], main: str) -> str:
    """Families for a language: that of its own script first."""
    own = script_of(language) == "Latn"
    ranked = sorted({*share, main}, key=lambda family: ((family == main) != own, -share[family], family))
    return ", ".join(f'"{FONTS}-{family}"' for family in ranked)
