"""The part of a font that a PDF embeds.

In: a face and glyphs of it. Out: `Program`, a font with those glyphs only, and without what only shaping needs: a PDF
names glyphs by number.
"""

from __future__ import annotations

from collections.abc import Iterable

import uharfbuzz as hb

from blueprint.frozen import field, frozen
from blueprint.text.faces import Face

_KEPT_TABLES = frozenset(
    {"CFF ", "CFF2", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "cmap", "cvt ", "fpgm", "prep"}
)
_VARIATION_TABLES = frozenset({"fvar", "gvar", "avar", "HVAR", "MVAR", "cvar", "VARC"})
_WEIGHT_AXIS = "wght"


@frozen(kw_only=True)
class Program:
    """A font program to embed.

    Attributes:
        data: the font file. truetype: whether its outlines are TrueType's, else they are CFF.
        codes: glyph index in the full font to the index in this one, as four hexadecimal digits.
        widths: glyph index in the full font to its advance in thousandths of an em.
    """

    data: bytes = field(repr=False)
    truetype: bool
    codes: dict[int, str] = field(repr=False)
    widths: dict[int, float] = field(repr=False)


def reduce(face: Face, glyphs: Iterable[int]) -> Program:
    """The part of a face with some glyphs, the missing glyph, and what they are composed of."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    # A CFF font has to have a character map, whatever is in it.
    wanted.unicode_set.add(ord(" "))
    wanted.layout_feature_tag_set.clear()
    wanted.name_id_set.clear()
    unwanted = set(face.program.table_tags) - _KEPT_TABLES - _VARIATION_TABLES
    wanted.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode("latin-1")) for tag in unwanted)
    wanted.flags = (
        hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        | hb.SubsetFlags.DOWNGRADE_CFF2
    )
    if "glyf" in face.program.table_tags:
        wanted.flags |= hb.SubsetFlags.NO_HINTING
    if face.weight_axis is not None:
        wanted.pin_all_axes_to_default(face.program)
        wanted.pin_axis_location(face.program, _WEIGHT_AXIS, float(face.weight_axis))
    plan = hb.SubsetPlan(face.program, wanted)
    program = plan.execute()
    mapping = dict(sorted(plan.old_to_new_glyph_mapping.items()))
    reduced = hb.Font(program)
    return Program(
        data=bytes(program.blob.data),
        truetype="glyf" in program.table_tags,
        codes={full: f"{part:04X}" for full, part in mapping.items()},
        widths={full: round(reduced.get_glyph_h_advance(p) * 1000 / face.upem, 2) for full, p in mapping.items()},
    )
