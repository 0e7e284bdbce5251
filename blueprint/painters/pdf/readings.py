"""Writes the objects of a face: its program, its measures, and what its codes say."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from hashlib import sha256

import uharfbuzz as hb

from blueprint.painters.pdf.objects import Objects, short, text_string, utf16
from blueprint.painters.pdf.program import Program
from blueprint.text.faces import Face

_BLOCK = 100
"""Most entries of a block of a character map."""
_SYMBOLIC, _ITALIC = 4, 64
_ANGLE = slice(4, 8)
_BOX = slice(36, 44)


def embed(face: Face, program: Program, readings: Sequence[dict[str, str]], objects: Objects) -> list[str]:
    """Write a face.

    Args:
        face: the face.
        program: the part of it that is embedded.
        readings: for each font that is asked for, code to text.
        objects: the file.

    Returns:
        references to the fonts.
    """
    tag = "".join(chr(65 + byte % 26) for byte in sha256(program.data).digest()[:6])
    name = f"{tag}+{_postscript_name(face)}"
    entries = f"/Length1 {len(program.data)}" if program.truetype else "/Subtype/OpenType"
    file = objects.stream(entries, program.data)
    descriptor = objects.add(_descriptor(face, name, f"/FontFile{2 if program.truetype else 3} {file}"))
    kind = "/CIDFontType2/CIDToGIDMap/Identity" if program.truetype else "/CIDFontType0"
    system = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    descendant = objects.add(
        f"<</Type/Font/Subtype{kind}/BaseFont/{name}/CIDSystemInfo{system}"
        f"/FontDescriptor {descriptor}/DW 1000/W[{_widths(program)}]>>"
    )
    return [_font(name, descendant, codes, objects) for codes in readings]


def _font(name: str, descendant: str, codes: dict[str, str], objects: Objects) -> str:
    unicode = objects.stream("", _character_map(codes).encode("ascii"))
    return objects.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H"
        f"/DescendantFonts[{descendant}]/ToUnicode {unicode}>>"
    )


def _postscript_name(face: Face) -> str:
    """The font's own name as far as it is one, else the key's."""
    name = face.program.get_name(6) or ""
    plain = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_+"))
    return plain or f"{face.key.family}-{face.key.weight}"


def _descriptor(face: Face, name: str, file: str) -> str:
    scale = 1000 / face.upem
    head = bytes(face.program.reference_table("head").data)
    box = " ".join(short(v * scale, 0) for v in struct.unpack(">4h", head[_BOX]))
    reach = face.font.get_font_extents("ltr")
    capital = face.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
    post = bytes(face.program.reference_table("post").data)
    angle = struct.unpack(">i", post[_ANGLE])[0] / 65536 if len(post) >= _ANGLE.stop else 0.0
    flags = _SYMBOLIC | (_ITALIC if face.key.italic else 0)
    # The stem of a regular is about 80 thousandths of an em wide, that of a bold 140.
    stem = max(20.0, 80 + (face.key.weight - 400) * 0.2)
    return (
        f"<</Type/FontDescriptor/FontName/{name}/FontFamily{text_string(face.key.family)}/Flags {flags}"
        f"/FontBBox[{box}]/ItalicAngle {short(angle, 2)}/Ascent {short(reach.ascender * scale, 0)}"
        f"/Descent {short(reach.descender * scale, 0)}/CapHeight {short(capital * scale, 0)}"
        f"/StemV {short(stem, 0)}/FontWeight {min(900, max(100, round(face.key.weight / 100) * 100))}{file}>>"
    )


def _widths(program: Program) -> str:
    """Widths of consecutive codes in one list each."""
    by_code = sorted((int(code, 16), program.widths[full]) for full, code in program.codes.items())
    parts: list[str] = []
    expected = -1
    for code, width in by_code:
        if code != expected:
            parts.append(f"{']' if parts else ''}{code}[")
        parts.append(short(width, 2))
        expected = code + 1
    return f"{' '.join(parts)}]" if parts else ""


def _character_map(codes: dict[str, str]) -> str:
    """The `/ToUnicode` map of a font."""
    entries = sorted(f"<{code}><{utf16(text)}>" for code, text in codes.items())
    lines = [
        "/CIDInit/ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def",
        "/CMapName/Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000><FFFF>",
        "endcodespacerange",
    ]
    for at in range(0, len(entries), _BLOCK):
        block = entries[at : at + _BLOCK]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict/CMap defineresource pop", "end", "end", ""]
    return "\n".join(lines)
