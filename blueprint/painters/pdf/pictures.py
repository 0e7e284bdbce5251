"""Pictures of a PDF: each is embedded once, however often it is shown.

JPEG stays as it is. Other raster pictures are decoded and packed row by row as PNG does it, with what is transparent
in a mask of its own. SVG is left to a painter of SVG that the exporter brings along.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from warnings import catch_warnings, simplefilter

from blueprint.painters.numbers import number
from blueprint.painters.pdf.objects import Objects, short
from blueprint.scene import Picture

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 100_000_000
"""Most pixels of a picture, however far its limit is raised: a whole page of A1 has 70 million at 300 dots an inch."""
_SVG = "image/svg+xml"
_DIRECT = {"L": "DeviceGray", "RGB": "DeviceRGB"}
"""Modes of JPEG pictures that need no conversion."""
_COMPONENTS = {"DeviceGray": 1, "DeviceRGB": 3}
_ORIENTATION = 0x0112
_TURNED_FROM = 5
"""From this orientation on a picture lies on its side."""
_MATRICES = {
    1: (1, 0, 0, 1, 0, 0), 2: (-1, 0, 0, 1, 1, 0), 3: (-1, 0, 0, -1, 1, 1), 4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1), 6: (0, -1, 1, 0, 0, 1), 7: (0, 1, 1, 0, 0, 0), 8: (0, 1, -1, 0, 1, 0),
}  # fmt: skip
"""How the unit square is turned for each orientation that a camera notes."""


class PictureError(Exception):
    """A picture cannot be read.

    Attributes:
        content: its bytes, by which one finds out which it is; empty until they are known.
    """

    content: bytes = b""


class Embedded(NamedTuple):
    """A picture in the file.

    Attributes:
        reference: to its object, which fills the unit square.
        width, height: its own size, in any unit.
        matrix: turns the unit square upright.
    """

    reference: str
    width: float
    height: float
    matrix: tuple[int, ...] = _MATRICES[1]


PaintSvg: TypeAlias = Callable[[bytes], Embedded]
"""Embeds an SVG picture as a form that fills the unit square; raises `PictureError`."""


class Pictures:
    """The pictures of a file."""

    def __init__(self, objects: Objects, paint_svg: PaintSvg) -> None:
        self._objects = objects
        self._paint_svg = paint_svg
        self._known: dict[str, tuple[str, Embedded]] = {}
        self._references: dict[str, str] = {}

    def reference(self, name: str) -> str:
        """The reference to the picture with a name."""
        return self._references[name]

    def place(self, picture: Picture, height: float) -> tuple[str, Iterator[str]]:
        """Embed a picture and say how it is shown: whole, or filling its frame and cut evenly at both sides.

        Args:
            picture: one of a scene.
            height: what y is turned at.

        Returns:
            the name of its resource, and the operators.

        Raises:
            PictureError: it cannot be read.
        """
        key = sha256(picture.content).hexdigest()
        if key not in self._known:
            try:
                embedded = self._embed(picture)
            except PictureError as error:
                error.content = picture.content
                raise
            name = f"P{len(self._known) + 1}"
            self._known[key] = name, embedded
            self._references[name] = embedded.reference
        name, embedded = self._known[key]
        return name, _shown(picture, name, embedded, height)

    def _embed(self, picture: Picture) -> Embedded:
        if picture.media_type == _SVG:
            return self._paint_svg(picture.content)
        from PIL import Image, ImageFile  # noqa: PLC0415 - only for drawings with pictures

        # Other libraries ask for half pictures, and this is one setting for all.
        halves, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            with catch_warnings():
                simplefilter("ignore", Image.DecompressionBombWarning)
                image = Image.open(BytesIO(picture.content))
            with image:
                if image.width * image.height > LARGEST:
                    raise PictureError(f"a picture has {image.width} × {image.height} pixels; save it in fewer")
                return self._raster(picture, image)
        except Image.DecompressionBombError as error:
            raise PictureError("a picture has too many pixels; save it in fewer") from error
        except (OSError, ValueError, SyntaxError) as error:
            raise PictureError("a picture is damaged; save it again") from error
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = halves

    def _raster(self, picture: Picture, image: Image) -> Embedded:
        turn = image.getexif().get(_ORIENTATION, 1)
        matrix = _MATRICES.get(turn, _MATRICES[1])
        width, height = image.size
        if image.format == "JPEG" and image.mode in _DIRECT:
            image.load()
            reference = self._image(image.size, _DIRECT[image.mode], "/Filter/DCTDecode", picture.content)
        else:
            reference = self._decoded(image)
        if turn in _MATRICES and turn >= _TURNED_FROM:
            width, height = height, width
        return Embedded(reference, float(width), float(height), matrix)

    def _decoded(self, image: Image) -> str:
        """A picture as its colours and, where it has holes, its mask."""
        plain, mask = _colours_and_mask(image)
        entry = f"/SMask {self._packed(mask)}" if mask else ""
        return self._packed(plain, entry)

    def _packed(self, image: Image, more: str = "") -> str:
        space = _DIRECT[image.mode]
        parameters = f"<</Predictor 15/Colors {_COMPONENTS[space]}/Columns {image.width}>>"
        return self._image(image.size, space, f"/Filter/FlateDecode/DecodeParms{parameters}{more}", _rows(image))

    def _image(self, size: tuple[int, int], space: str, more: str, data: bytes) -> str:
        entries = (
            f"/Type/XObject/Subtype/Image/Width {size[0]}/Height {size[1]}/ColorSpace/{space}/BitsPerComponent 8{more}"
        )
        return self._objects.stream(entries, data, packed=True)


def _shown(picture: Picture, name: str, embedded: Embedded, turned_at: float) -> Iterator[str]:
    scale = (min if picture.whole else max)(picture.width / embedded.width, picture.height / embedded.height)
    width, height = embedded.width * scale, embedded.height * scale
    x = picture.x - (width - picture.width) / 2
    y = turned_at - picture.y - picture.height - (height - picture.height) / 2
    frame = (picture.x, turned_at - picture.y - picture.height, picture.width, picture.height)
    a, b, c, d, e, f = embedded.matrix
    matrix = (a * width, b * height, c * width, d * height, e * width + x, f * height + y)
    yield "q"
    yield f"{' '.join(number(v) for v in frame)} re W n"
    yield f"{' '.join(short(v) for v in matrix)} cm"
    yield f"/{name} Do"
    yield "Q"


def _colours_and_mask(image: Image) -> tuple[Image, Image | None]:
    """A picture in grey or colour, 8 bits each, and its transparency if it has some."""
    if image.mode.startswith(("I", "F")):
        # Sixteen bits of grey; eight are what a page shows.
        return image.point(lambda value: value / 256).convert("L"), None
    transparent = image.mode in ("LA", "La", "RGBA", "RGBa", "PA") or "transparency" in image.info
    if not transparent:
        return image.convert("L" if image.mode in ("1", "L") else "RGB"), None
    full = image.convert("RGBA")
    mask = full.getchannel("A")
    grey = image.mode in ("LA", "La", "L", "1")
    plain = full.convert("RGB").convert("L") if grey else full.convert("RGB")
    return plain, mask if mask.getextrema() != (255, 255) else None


def _rows(image: Image) -> bytes:
    """Packed rows of a picture, as they stand in a PNG file."""
    file = BytesIO()
    image.save(file, "PNG", compress_level=9)
    content = file.getvalue()
    parts = []
    at = 8
    while at < len(content):
        length = int.from_bytes(content[at : at + 4])
        if content[at + 4 : at + 8] == b"IDAT":
            parts.append(content[at + 8 : at + 8 + length])
        at += 12 + length
    return b"".join(parts)
