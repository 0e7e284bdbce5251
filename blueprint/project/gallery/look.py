"""What the gallery looks like: the colours of two themes, and the drawings' font cut down to the page's letters.

In: the texts of the page. Out: custom properties for the style sheet, and `@font-face` rules with `data:` addresses.
"""

from __future__ import annotations

from base64 import b64encode

from blueprint.theme import Theme, load_theme

LIGHT, DARK = "paper", "dark"
"""The themes of the page by day and by night."""
ROLES = ("evidence", "customer", "frontstage", "backstage", "support", "other")
"""Lanes of a miniature."""

_COLOURS = {
    "paper": "paper",
    "ink": "ink",
    "soft": "ink-soft",
    "faint": "ink-faint",
    "hairline": "hairline",
    "card": "card.fill",
    "band": "stage.band",
    "band-text": "stage.text",
    "band-aside": "stage.aside",
    "link": "customer.accent",
    "curve": "curve.experience",
    "rule": "line.rule",
    "new": "status.new.fill",
    "new-edge": "status.new.stroke",
    "new-text": "status.new.text",
    "failed": "pain.band",
    "failed-text": "pain.accent",
} | {f"{role}-{part}": f"{role}.{part}" for role in ROLES for part in ("band", "accent")}
_PRINTABLE = "".join(map(chr, range(0x20, 0x7F))) + "".join(map(chr, range(0xA0, 0x180))) + "–—‘’“”…·→←"
"""What may be typed into the search field."""
_FEATURES = ("kern", "liga", "tnum", "lnum")
_UNWANTED = ("BASE", "DSIG", "STAT", "meta", "gasp")


def colours(theme: str) -> tuple[tuple[str, str], ...]:
    """Custom properties and their colours, of one of the built-in themes."""
    loaded: Theme | None = load_theme(theme).value
    if loaded is None:
        raise LookupError(f"the theme {theme} does not ship with the program")
    return tuple((name, loaded.colour(role)) for name, role in _COLOURS.items())


def font_rules(texts: str) -> str:
    """The drawings' own family in two weights, with the letters of some texts and those that may be typed."""
    import uharfbuzz as hb  # noqa: PLC0415 - loads with the fonts

    from blueprint.text.fonts import FontSpec  # noqa: PLC0415
    from blueprint.text.itemize import Faces  # noqa: PLC0415
    from blueprint.text.line import Style, Weight  # noqa: PLC0415

    faces, rules = Faces(FontSpec()), []
    for weight in (Weight.REGULAR, Weight.SEMIBOLD):
        face = faces.main(Style(10.0, weight))
        wanted = hb.SubsetInput()
        wanted.unicode_set.update(sorted(ord(char) for char in {*texts, *_PRINTABLE} if face.has(char)))
        wanted.layout_feature_tag_set.update(int.from_bytes(feature.encode()) for feature in _FEATURES)
        wanted.drop_table_tag_set.update(int.from_bytes(table.encode()) for table in _UNWANTED)
        data = b64encode(bytes(hb.subset(face.program, wanted).blob.data)).decode("ascii")
        rules.append(
            f'@font-face{{font-family:"gallery";font-weight:{int(weight)};src:url(data:font/otf;base64,{data})}}'
        )
    return "\n".join(rules)
