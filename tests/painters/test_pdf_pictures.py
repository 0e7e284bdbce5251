"""Pictures in a PDF: embedded once, upright, cut as in the SVG, with their transparency."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pypdfium2
import pytest
from export.pdf_made import pdf_of
from export.pdf_reading import Reading
from PIL import Image

from blueprint.export.pdf import Standard
from blueprint.painters.pdf import PictureError
from blueprint.scene import Box, Paint, Picture

RED, BLUE, WHITE, GREEN = (255, 0, 0), (0, 0, 255), (255, 255, 255), (0, 128, 0)


def halves(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def picture(
    content: bytes, media: str = "image/png", *, title: str = "", width: float = 100.0, height: float = 100.0
) -> Picture:
    return Picture("card-picture", 100.0, 50.0, width, height, media, content, title)


def pixel(*items: Box | Picture) -> Callable[[float, float], tuple[int, ...]]:
    """The colour of a point of the drawing."""
    image = pypdfium2.PdfDocument(pdf_of(*items))[0].render(scale=4 * 96 / 72).to_pil().convert("RGB")
    return lambda x, y: image.getpixel((round(4 * x), round(4 * y)))


def near(colour: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 4 for a, b in zip(colour, other, strict=True))


def images(pdf: bytes) -> list[tuple[str, bytes]]:
    """The embedded pictures: colour space and packed data."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = [o for o in file.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        return [(str(o.ColorSpace), o.read_raw_bytes()) for o in found]


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("JPEG", "RGB"), ("JPEG", "CMYK"), ("GIF", "P"), ("WEBP", "RGB")],
)
def test_every_kind_of_picture_is_shown(kind: str, mode: str) -> None:
    at = pixel(picture(saved(halves(80, 80, mode), kind), f"image/{kind.lower()}"))

    assert near(at(150, 70), RED) or kind in ("JPEG", "WEBP")
    assert at(150, 70)[0] > 200 > at(150, 70)[2]
    assert at(150, 130)[2] > 200 > at(150, 130)[0]
    assert at(90, 100) == WHITE


@pytest.mark.parametrize("mode", ["L", "1", "LA", "I;16"])
def test_grey_pictures_stay_grey(mode: str) -> None:
    image = Image.new("L", (40, 40), 255)
    image.paste(0, (0, 20, 40, 40))
    deep = Image.frombytes("I;16", (40, 40), b"\xff\xff" * 800 + b"\x00\x00" * 800)
    content = saved(deep if mode == "I;16" else image.convert(mode), "PNG")
    at = pixel(Box("a", 0, 0, 400, 200, Paint(fill="#008000")), picture(content))

    assert at(150, 70) == (255, 255, 255)
    assert at(150, 130) == (0, 0, 0)
    assert {space for space, _ in images(pdf_of(picture(content)))} == {"/DeviceGray"}


def test_jpeg_stays_as_it_is() -> None:
    content = saved(halves(64, 64), "JPEG", quality=80)

    assert images(pdf_of(picture(content, "image/jpeg"))) == [("/DeviceRGB", content)]


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_a_camera_has_noted_is_heeded(turn: int, kind: str) -> None:
    """The picture is stored turned so that it stands upright again: red upper left quarter, the rest blue."""
    upright = Image.new("RGB", (80, 80), BLUE)
    upright.paste(RED, (0, 0, 40, 40))
    turns = Image.Transpose
    back = {
        1: [], 2: [turns.FLIP_LEFT_RIGHT], 3: [turns.ROTATE_180], 4: [turns.FLIP_TOP_BOTTOM], 5: [turns.TRANSPOSE],
        6: [turns.ROTATE_90], 7: [turns.TRANSVERSE], 8: [turns.ROTATE_270],
    }[turn]  # fmt: skip
    for step in back:
        upright = upright.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = turn
    at = pixel(picture(saved(upright, kind, exif=exif), f"image/{kind.lower()}"))

    assert at(120, 70)[0] > 200
    for x, y in ((180, 70), (120, 130), (180, 130)):
        assert at(x, y)[2] > 200


def test_what_is_transparent_shows_what_is_below() -> None:
    image = halves(40, 40, "RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 20, 40))
    at = pixel(Box("a", 0, 0, 400, 200, Paint(fill="#008000", opacity=0.5)), picture(saved(image, "PNG")))

    assert near(at(120, 70), (127, 191, 127))
    assert near(at(180, 70), RED)


def test_a_picture_fills_its_frame_and_is_cut_evenly() -> None:
    image = Image.new("RGB", (40, 120), RED)
    image.paste(GREEN, (0, 40, 40, 80))
    at = pixel(picture(saved(image, "PNG")))

    assert near(at(150, 52), GREEN)
    assert near(at(150, 148), GREEN)
    assert at(150, 152) == WHITE


def test_one_picture_shown_twice_is_embedded_once() -> None:
    content = saved(halves(20, 20), "PNG")
    pdf = pdf_of(picture(content), picture(content, width=50.0))

    assert len(images(pdf)) == 1


SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><defs><linearGradient id="g" gradientUnits='
    b'"userSpaceOnUse" x1="0" y1="0" x2="40" y2="0"><stop stop-color="#f00"/><stop offset="1" stop-color="#f00"/>'
    b'</linearGradient></defs><rect width="40" height="20" fill="url(#g)"/>'
    b'<rect y="20" width="40" height="20" fill="#00f" opacity="0.5"/><text x="2" y="36" font-size="6">Hi</text></svg>'
)


def test_svg_is_painted_as_vectors() -> None:
    at = pixel(picture(SVG, "image/svg+xml"))

    assert images(pdf_of(picture(SVG, "image/svg+xml"))) == []
    assert near(at(150, 70), RED)
    assert near(at(190, 130), (127, 127, 255))
    assert at(90, 70) == WHITE


def test_svg_is_upright_and_shown_whole() -> None:
    wide = SVG.replace(b'viewBox="0 0 40 40"', b'viewBox="-20 0 80 40" width="80" height="40"')
    at = pixel(picture(wide, "image/svg+xml"))

    assert near(at(127, 90), RED)
    assert near(at(173, 78), RED)
    assert [at(122, 90), at(178, 90), at(150, 72), at(150, 128)] == [WHITE] * 4


def test_a_picture_with_a_name_is_a_figure_and_one_without_is_decoration() -> None:
    content = saved(halves(20, 20), "PNG")
    reading = Reading(pdf_of(picture(content, title="Dana"), picture(content), standard=Standard.UA_1))
    assert reading.root is not None

    assert reading.faults == []
    assert [e.alt for e in reading.root.walk() if e.kind == "/Figure"] == ["Dana"]


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "image/png"),
        (saved(halves(200, 200), "PNG")[:100], "image/png"),
        (saved(halves(200, 200), "JPEG")[:400], "image/jpeg"),
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"<svg", "image/svg+xml"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', "image/svg+xml"),
        (
            (
                b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
                b'<image href="file:///etc/passwd" width="9" height="9"/></svg>'
            ),
            "image/svg+xml",
        ),
    ],
)  # fmt: skip
def test_a_damaged_picture_is_an_error(content: bytes, media: str) -> None:
    with pytest.raises(PictureError, match="save it again") as caught:
        pdf_of(picture(content, media))

    assert caught.value.content == content


def test_too_many_pixels_are_an_error_before_they_are_unpacked() -> None:
    content = saved(Image.new("1", (12_000, 9_000)), "PNG")
    with pytest.raises(PictureError, match="12000 × 9000 pixels"):
        pdf_of(picture(content))
