"""Turns pictures into greys of the same lightness.

In: the bytes of a PNG, a JPEG or an SVG that `blueprint.build` has checked. Out: bytes of the same kind. The same
bytes give the same bytes.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from colorsys import hls_to_rgb
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes
from warnings import catch_warnings, simplefilter

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFilter import Color3DLUT

MOST_PIXELS = 100_000_000
_LATTICE = 33
"""Points a channel has in the table of greys; between them greys are interpolated."""
_QUALITY = 92
_SVG = "image/svg+xml"

_PAINTS = "fill|stroke|color|stop-color|flood-color|lighting-color"
_MARKUP = re.compile(
    r"""<!--.*?-->|(?P<open><style\b[^>]*>)(?P<sheet>.*?)(?P<close></style\s*>)"""
    r"""|<!\[CDATA\[.*?\]\]>|(?P<tag><[a-z_](?:[^>"']|"[^"]*"|'[^']*')*>)""",
    re.IGNORECASE | re.DOTALL,
)
_ATTRIBUTE = re.compile(
    rf"""(?P<head>(?<![\w:.-])(?P<name>{_PAINTS}|style|values|from|to|by)\s*=\s*)(?P<value>"[^"]*"|'[^']*')""",
    re.IGNORECASE,
)
_DECLARATION = re.compile(rf"(?P<head>(?<![\w-])(?:{_PAINTS})\s*:)(?P<value>[^;{{}}]*)", re.IGNORECASE)
_COLOUR = re.compile(
    r"url\([^)]*\)|#[0-9a-f]{3,8}\b|(?:rgb|hsl)a?\([^)]*\)|(?<![\w#.-])[a-z]+(?![\w(-])", re.IGNORECASE
)
_FIGURE = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:%|deg)?")
_RASTER = re.compile(r"data:(?P<type>image/(?:png|jpeg|gif|webp))(?P<form>;base64)?,(?P<data>[^\"'()]*)", re.IGNORECASE)
_ENCODING = re.compile(r"""(<\?xml[^>]*?)\s+encoding\s*=\s*["'][^"']*["']""")


def grey_picture(media_type: str, content: bytes) -> bytes:
    """A picture in greys.

    Args:
        media_type: `image/png`, `image/jpeg` or `image/svg+xml`.
        content: its bytes.

    Raises:
        OSError, ValueError, SyntaxError: it cannot be read, or has more pixels than can be worked on.
    """
    return _grey_svg(content) if media_type == _SVG else _grey_raster(content)


@lru_cache(maxsize=64)
def _grey_raster(content: bytes) -> bytes:
    """A raster picture in greys: JPEG stays JPEG, everything else becomes PNG; turned as its camera says."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - slow to load, and few drawings hold pictures

    with catch_warnings():
        simplefilter("ignore", Image.DecompressionBombWarning)  # the number of pixels is checked here
        opened = Image.open(BytesIO(content))
    if opened.width * opened.height > MOST_PIXELS:
        raise ValueError(
            f"it has {opened.width} × {opened.height} pixels, and at most {MOST_PIXELS // 1_000_000} million can be"
            " worked on"
        )
    lossy = opened.format == "JPEG"
    image = _levels(ImageOps.exif_transpose(opened))
    out = BytesIO()
    if lossy:
        image.save(out, "JPEG", quality=_QUALITY)
    else:
        image.save(out, "PNG")
    return out.getvalue()


def _levels(image: Image) -> Image:
    """An image in grey levels, with its transparency where it has any."""
    from PIL import Image as Images  # noqa: PLC0415 - as above

    if image.mode.startswith("I") or image.mode == "F":  # 16 bits a pixel are grey already
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"1", "L"} and "transparency" not in image.info:
        return image.convert("L")
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB").filter(_table()).convert("L")
    coloured = image.convert("RGBA")
    level = coloured.convert("RGB").filter(_table()).convert("L")
    return Images.merge("LA", (level, coloured.getchannel("A")))


@lru_cache(maxsize=1)
def _table() -> Color3DLUT:
    """The grey of every colour on a lattice."""
    from PIL.ImageFilter import Color3DLUT  # noqa: PLC0415 - as above

    def level(red: float, green: float, blue: float) -> tuple[float, float, float]:
        grey = _level(red, green, blue)
        return grey, grey, grey

    return Color3DLUT.generate(_LATTICE, level)


def _level(red: float, green: float, blue: float) -> float:
    """The sRGB channel, 0..1, of the grey with the luminance of a colour (channels 0..1)."""
    light = sum(
        share * (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - IEC 61966-2-1
        for share, c in ((0.2126, red), (0.7152, green), (0.0722, blue))
    )
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055  # noqa: PLR2004 - likewise


def _grey_svg(content: bytes) -> bytes:
    """An SVG with all its colours exchanged, pictures inside it too; always UTF-8 where it was UTF-16."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = _ENCODING.sub(r"\1", content.decode("utf-16")).encode()
    # One byte a character: names and figures are ASCII in every encoding left, and the rest stays as it is.
    text = _MARKUP.sub(_grey_markup, content.decode("latin-1"))
    return _RASTER.sub(_grey_data, text).encode("latin-1")


def _grey_markup(found: re.Match[str]) -> str:
    """A tag or a style sheet with its colours exchanged; comments as they are."""
    if found["tag"]:
        return _ATTRIBUTE.sub(_grey_attribute, found["tag"])
    if found["open"]:
        return found["open"] + _DECLARATION.sub(_grey_value, found["sheet"]) + found["close"]
    return found[0]


def _grey_attribute(found: re.Match[str]) -> str:
    """An attribute that holds colours, or declarations with them."""
    if found["name"].lower() == "style":
        return found["head"] + _DECLARATION.sub(_grey_value, found["value"])
    return _grey_value(found)


def _grey_value(found: re.Match[str]) -> str:
    return found["head"] + _COLOUR.sub(_grey_word, found["value"])


def _grey_word(found: re.Match[str]) -> str:
    """A colour in its grey; any other word, and a reference, as it is."""
    word = found[0]
    if word.lower().startswith("url("):
        return word
    colour = _channels(word.lower())
    if colour is None:
        return word
    *channels, alpha = colour
    level = f"{round(255 * _level(*channels)):02x}"
    return "#" + 3 * level + ("" if alpha >= 1 else f"{round(255 * alpha):02x}")


def _channels(word: str) -> tuple[float, float, float, float] | None:
    """Red, green, blue and opacity, 0..1, of a colour in CSS; None for a word that is no colour."""
    if word.startswith("#"):
        return _hex(word[1:])
    if "(" in word:
        return _function(word)
    from PIL.ImageColor import colormap  # noqa: PLC0415 - as above

    named = colormap.get(word)
    return _hex(named[1:]) if isinstance(named, str) else None


def _hex(digits: str) -> tuple[float, float, float, float] | None:
    if len(digits) in (3, 4):
        digits = "".join(2 * d for d in digits)
    if len(digits) not in (6, 8):
        return None
    red, green, blue, alpha = (int(digits[i : i + 2] or "ff", 16) / 255 for i in range(0, 8, 2))
    return red, green, blue, alpha


def _function(word: str) -> tuple[float, float, float, float] | None:
    """`rgb(…)` and `hsl(…)` in the older and the newer way of writing."""
    figures: list[str] = _FIGURE.findall(word)
    if len(figures) not in (3, 4):
        return None
    alpha = _share(figures[3], 1) if len(figures) > 3 else 1.0  # noqa: PLR2004 - the fourth is the opacity
    if word.startswith("rgb"):
        red, green, blue = (_share(figure, 255) for figure in figures[:3])
        return red, green, blue, alpha
    hue = float(figures[0].rstrip("deg%")) % 360 / 360
    red, green, blue = hls_to_rgb(hue, _share(figures[2], 100), _share(figures[1], 100))
    return red, green, blue, alpha


def _share(figure: str, whole: float) -> float:
    """A figure as a share of what is whole, a percentage of 100; 0..1."""
    number = float(figure.rstrip("%")) / (100 if figure.endswith("%") else whole)
    return max(0.0, min(1.0, number))


def _grey_data(found: re.Match[str]) -> str:
    """A raster picture inside an SVG, in greys."""
    data = found["data"].strip()
    content = b64decode(unquote_to_bytes(data)) if found["form"] else unquote_to_bytes(data)
    made = _grey_raster(content)
    kind = "jpeg" if made.startswith(b"\xff\xd8\xff") else "png"
    return f"data:image/{kind};base64,{b64encode(made).decode('ascii')}"
