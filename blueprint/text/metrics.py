"""How far the letters of a face reach.

In: a face and the script it is used for. Out: `LineMetrics`. Reaches are measured on the ink of telling
letters: the vertical metrics that fonts declare follow different customs and differ by half an em between
scripts.
"""

from __future__ import annotations

import uharfbuzz as hb

from blueprint.frozen import frozen
from blueprint.text.faces import Face

_TELLING = {
    "Latn": "HlÅÉgjpqyÇ|(",
    "Hans": "国鹰口，",
    "Hant": "國鷹口，",
    "Hant-HK": "國鷹口，",
    "Jpan": "国鷹口、",
    "Kore": "국뷁홅",
    "Arab": "الآجيح",
    "Hebr": "הלקך",
    "Thai": "กปฐู",
    "Deva": "कीतुह",
}
_CENTRED = {"Hans": "国", "Hant": "國", "Hant-HK": "國", "Jpan": "国", "Kore": "국"}
_CASED = frozenset({"Latn", "Grek", "Cyrl", "Armn", "Cher"})


@frozen
class LineMetrics:
    """Reach of the letters of one style, in user units, all positive.

    Attributes:
        ascent: from the baseline up to the highest ink, accents on capitals included.
        descent: from the baseline down to the lowest ink.
        cap_height: of flat capitals; for scripts without capitals the height whose middle is the optical
            middle of the letters, so that `baseline = middle + cap_height / 2` centres a line in any script.
        x_height: of flat small letters; equal to `cap_height` where there are none.
    """

    ascent: float
    descent: float
    cap_height: float
    x_height: float


def measure_face(face: Face, script: str) -> LineMetrics:
    """Reaches in em."""
    extents = [e for e in (_extents(face, char) for char in _TELLING.get(script, "")) if e]
    declared = face.font.get_font_extents("ltr")
    top = max((high for high, _ in extents), default=declared.ascender)
    bottom = min((low for _, low in extents), default=declared.descender)
    if script in _CASED:
        cap = face.font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT)
        small = face.font.get_metric_position_with_fallback(hb.OTMetricsTag.X_HEIGHT)
    else:
        middle = _extents(face, _CENTRED.get(script, "")) if script in _CENTRED else None
        cap = small = sum(middle) if middle else max(top + bottom, top / 2)
    upem = face.upem
    return LineMetrics(top / upem, -bottom / upem, cap / upem, small / upem)


def _extents(face: Face, char: str) -> tuple[int, int] | None:
    """Top and bottom of a character's ink, y upwards; None if the face has no such character."""
    glyph = face.font.get_nominal_glyph(ord(char)) if char else None
    extents = face.font.get_glyph_extents(glyph) if glyph else None
    return (extents.y_bearing, extents.y_bearing + extents.height) if extents else None
