"""The drawings' fonts for pages of HTML, cut down to their characters.

In: the texts of a document. Out: `@font-face` rules with the fonts as `data:` addresses, and for each language the
families in their order, so that every character comes from the same font as in the drawings.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from struct import pack_into, unpack_from

import uharfbuzz as hb

from blueprint.frozen import frozen
from blueprint.model.text import Wording
from blueprint.text.faces import Face
from blueprint.text.findings import Finding, FindingKind
from blueprint.text.fonts import FontSpec
from blueprint.text.itemize import Faces, Setting, itemize
from blueprint.text.languages import script_of
from blueprint.text.line import FaceKey, Style, Weight

STYLES = (Style(10.0), Style(10.0, Weight.SEMIBOLD), Style(10.0, Weight.REGULAR, italic=True))
"""What the templates ask for: regular, semibold, italic."""

_ALWAYS = "0123456789‐–—−+·,.…/|()→×% \u00a0\u2007"
"""What pages and hyphens need, whatever the texts say."""
_SPACES = " \u00a0\u2007\u202f"
"""What every font needs: spaces are set in the font of the letters before them, whether it has any or not."""
_DIGITS = "0123456789"
_FEATURES = ("tnum", "lnum", "case", "kern", "liga")
_UPEM = 18
_EXTENTS = ((b"hhea", 4), (b"OS/2", 68))
"""Where fonts keep ascent, descent and line gap."""
_WINDOWS_EXTENTS = 74
_UNWANTED = ("BASE", "DSIG", "STAT", "meta", "gasp")


@frozen(kw_only=True)
class FontSheet:
    """Fonts for a document.

    Attributes:
        css: `@font-face` rules.
        families: language tag to CSS families, best first.
        findings: characters and fonts that cannot be had.
    """

    css: str
    families: tuple[tuple[str, str], ...]
    findings: tuple[Finding, ...]


def font_sheet(texts: Iterable[Wording], fonts: FontSpec, languages: Iterable[str]) -> FontSheet:
    """The fonts for some texts.

    Args:
        texts: everything the document says.
        fonts: what the theme asks for.
        languages: tags that elements carry, besides those of the texts.
    """
    faces = Faces(fonts)
    findings: dict[tuple[FindingKind, str], Finding] = {}
    chars: dict[tuple[Style, FaceKey], set[str]] = {}
    opened: dict[FaceKey, Face] = {}
    shares: dict[str, Counter[str]] = {tag: Counter() for tag in sorted(set(languages))}
    for text, language in sorted({(w.text, w.language) for w in texts}):
        share = shares.setdefault(language, Counter())
        for style in STYLES:
            for face, used in _faces(text, style, language, faces, findings):
                chars.setdefault((style, face.key), set()).update(used)
                opened[face.key] = face
                share[face.key.family] += len(used)
    for (_, key), kept in chars.items():
        kept.update(c for c in _SPACES if opened[key].has(c))
        if not kept.isdisjoint(_DIGITS):
            # All or none: a font that stands before another in a stack would set some digits of a number, not others.
            kept.update(c for c in _DIGITS if opened[key].has(c))
    for style in STYLES:
        main = faces.main(style)
        opened[main.key] = main
        chars.setdefault((style, main.key), set()).update(c for c in _ALWAYS if main.has(c))
    lost = (Finding(kind=FindingKind.MISSING_FONT, subject=name, text="") for name in faces.missing_families)
    order = sorted(chars, key=lambda use: (use[1].family, use[0].weight, use[0].italic))
    subsets: dict[FaceKey, str] = {}
    extents, main_family = _extents(faces.main(STYLES[0])), faces.main(STYLES[0]).key.family
    for key in dict.fromkeys(use[1] for use in order):
        wanted = set().union(*(chars[use] for use in order if use[1] == key))
        subsets[key] = b64encode(_levelled(_subset(opened[key], wanted), extents)).decode("ascii")
    return FontSheet(
        css="\n".join(_rule(style, key, subsets[key]) for style, key in order),
        families=tuple((tag, _families(tag, share, main_family)) for tag, share in sorted(shares.items())),
        findings=(*lost, *findings.values()),
    )


def _faces(
    text: str, style: Style, language: str, faces: Faces, findings: dict[tuple[FindingKind, str], Finding]
) -> Iterable[tuple[Face, str]]:
    """The faces of a text with their characters."""

    def missing(char: str, script: str) -> None:
        kind = FindingKind.MISSING_CHARACTER
        finding = Finding(kind=kind, subject=char, text=text, script=script, language=language)
        findings.setdefault((kind, char), finding)

    for line in text.split("\n"):
        items = itemize(line, Setting(style, language, script_of(language)), faces, None, missing)
        yield from ((item.face, line[item.start : item.end]) for item in items)


def _families(language: str, share: Counter[str], main: str) -> str:
    """Families for a language: that of its own script first."""
    own = script_of(language) == "Latn"
    ranked = sorted({*share, main}, key=lambda family: ((family == main) != own, -share[family], family))
    return ", ".join(f'"book-{family}"' for family in ranked)


def _rule(style: Style, key: FaceKey, base64: str) -> str:
    slant = "italic" if style.italic else "normal"
    return (
        f'@font-face {{ font-family: "book-{key.family}"; font-weight: {int(style.weight)}; font-style: {slant};'
        f" src: url(data:font/otf;base64,{base64}) }}"
    )


def _subset(face: Face, chars: set[str]) -> bytes:
    """A font with these characters and what they turn into."""
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(ord(char) for char in chars)
    wanted.layout_feature_tag_set.update(_tag(feature) for feature in _FEATURES)
    wanted.drop_table_tag_set.update(_tag(table) for table in _UNWANTED)
    if face.weight_axis is not None:
        wanted.pin_all_axes_to_default(face.program)
        wanted.pin_axis_location(face.program, "wght", float(face.weight_axis))
    return bytes(hb.subset(face.program, wanted).blob.data)


def _extents(face: Face) -> tuple[float, float]:
    """How far a face says that it reaches above and below the baseline, in em."""
    found = face.font.get_font_extents("ltr")
    return found.ascender / face.upem, found.descender / face.upem


def _levelled(font: bytes, extents: tuple[float, float]) -> bytes:
    """The same font, but with these extents: lines that mix fonts are then as high as others.

    Args:
        font: with one font program.
        extents: above and below the baseline, in em.
    """
    made = bytearray(font)
    (count,) = unpack_from(">H", made, 4)
    tables = {bytes(made[at : at + 4]): unpack_from(">L", made, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    (upem,) = unpack_from(">H", made, tables[b"head"] + _UPEM)
    above, below = (round(extent * upem) for extent in extents)
    for table, at in _EXTENTS:
        pack_into(">hhh", made, tables[table] + at, above, below, 0)
    pack_into(">HH", made, tables[b"OS/2"] + _WINDOWS_EXTENTS, above, -below)
    return bytes(made)


def _tag(name: str) -> int:
    """An OpenType tag as HarfBuzz takes it."""
    return int.from_bytes(name.encode())
