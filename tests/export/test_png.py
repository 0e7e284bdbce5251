"""Pictures of pages: as large as asked, never larger than allowed, the same bytes every time."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from blueprint.export.png import MOST_PIXELS, MOST_SIDE, PictureError, _is_allowed, _size, _widest, write_png


def pdf(*pages: tuple[float, float, str]) -> bytes:
    """A file with pages of some sizes in points and their operators."""
    count = len(pages)
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(count))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>"]
    for n, (width, height, content) in enumerate(pages):
        box = f"[0 0 {width} {height}]"
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Contents {4 + 2 * n} 0 R/Resources<<>>>>")
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    body, places = "%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(body))
        body += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{at:010} 00000 n \n" for at in places)
    return (
        f"{body}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n"
    ).encode()


RED = "1 0 0 rg 0 0 36 72 re f 0 0 1 rg 36 0 36 36 re f"
ONE = pdf((72, 72, RED))


def opened(png: bytes) -> Image.Image:
    image = Image.open(BytesIO(png))
    image.load()
    return image


def chunks(png: bytes) -> list[tuple[bytes, bytes]]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, found = 8, []
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        name, content = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        (check,) = struct.unpack_from(">I", png, at + 8 + length)
        assert check == zlib.crc32(name + content)
        found.append((name, content))
        at += 12 + length
    return found


def test_twice_a_screen_unless_asked_otherwise() -> None:
    image = opened(write_png(ONE))
    assert image.size == (192, 192)
    assert image.mode == "RGB"
    assert image.info["dpi"] == pytest.approx((192, 192), abs=0.02)


def test_what_is_where() -> None:
    image = opened(write_png(ONE, width=64))
    assert [image.getpixel(place) for place in ((5, 5), (5, 60), (60, 5), (60, 60))] == [
        (255, 0, 0), (255, 0, 0), (255, 255, 255), (0, 0, 255),
    ]  # fmt: skip


def test_edges_are_smooth_and_without_coloured_fringes() -> None:
    image = opened(write_png(pdf((72, 72, "0 g 10 0 m 30 72 l 50 0 l f")), width=72))
    colours = {image.getpixel((x, y)) for x in range(72) for y in range(72)}
    assert len(colours) > 10
    assert all(red == green == blue for red, green, blue in colours)


def test_a_width_in_pixels_sets_height_and_dots_per_inch() -> None:
    image = opened(write_png(pdf((144, 72, RED)), width=301))
    assert image.size == (301, 150)
    assert image.info["dpi"] == pytest.approx((150.5, 150.5), abs=0.02)


def test_a_page_that_counts_in_larger_units() -> None:
    image = opened(write_png(ONE, dpi=96, unit=3))
    assert image.size == (288, 288)
    assert image.info["dpi"] == pytest.approx((96, 96), abs=0.02)


def test_pages_are_asked_for_one_by_one() -> None:
    two = pdf((72, 72, RED), (144, 36, "0 1 0 rg 0 0 144 36 re f"))
    image = opened(write_png(two, page=1, dpi=72))
    assert image.size == (144, 36)
    assert image.getpixel((70, 20)) == (0, 255, 0)
    with pytest.raises(PictureError, match=r"^there is no page 3; the document has 2 pages$"):
        write_png(two, page=2)
    with pytest.raises(PictureError, match=r"^there is no page 0; the document has 1 page$"):
        write_png(ONE, page=-1)


def test_the_file_says_srgb_and_carries_no_time() -> None:
    names = [name for name, _ in chunks(write_png(ONE))]
    assert names[:3] == [b"IHDR", b"sRGB", b"pHYs"]
    assert set(names[3:-1]) == {b"IDAT"}
    assert names[-1] == b"IEND"


def test_the_same_bytes_every_time() -> None:
    assert write_png(ONE, dpi=133.7) == write_png(ONE, dpi=133.7)


def test_strips_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium counts in single precision, so smooth edges may differ by a level or two of 255."""
    curve = pdf((200, 300, "0 0 1 RG 7 w 10 10 m 400 120 -200 180 190 290 c S 0.5 g 20 20 m 180 150 l 20 280 l f"))
    whole = opened(write_png(curve, dpi=144))
    monkeypatch.setattr("blueprint.export.png._STRIP", 400 * 7)
    monkeypatch.setattr("blueprint.export.png._PIECE", 400 * 3)
    difference = ImageChops.difference(whole, opened(write_png(curve, dpi=144)))
    assert max(high for _, high in difference.getextrema()) <= 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"width": 15}, "a picture 15 pixels wide is too small; it must be at least 16"),
        ({"width": -3}, "a picture -3 pixels wide is too small; it must be at least 16"),
        ({"dpi": 1.0}, "a picture 1 pixels wide is too small; it must be at least 16, which takes 16 dots per inch"),
        ({"dpi": 0.0}, "0 dots per inch are out of range; there must be more than 0"),
        ({"dpi": float("nan")}, "nan dots per inch are out of range; there must be more than 0"),
        ({"width": 20, "dpi": 96.0}, "a picture takes a width or dots per inch, not both"),
        (
            {"width": 16_385},
            "a picture of 16,385 × 16,385 pixels is too large; --width 10000 or --dpi 10000 is the most for this page",
        ),
        (
            {"dpi": 20_000.0},
            "a picture of 20,000 × 20,000 pixels is too large; --width 10000 or --dpi 10000 is the most for this page",
        ),
    ],
)
def test_sizes_out_of_range(arguments: dict[str, float], message: str) -> None:
    with pytest.raises(PictureError) as caught:
        write_png(ONE, **arguments)  # type: ignore[arg-type]
    assert str(caught.value) == message


@settings(max_examples=200)
@given(st.floats(10, 14_400), st.floats(10, 14_400))
def test_the_size_that_a_message_names_would_do(across: float, down: float) -> None:
    most = _widest(across, down)
    assert most >= 11
    if most >= 16:
        assert _is_allowed(*_size(across, down, most, 1.0))
        dpi = int(most / across * 72)
        if dpi * across / 72 >= 16:
            assert _is_allowed(*_size(across, down, None, float(dpi)))
    wider = most + 1
    high = max(1, round(down * wider / across))
    assert max(wider, high) > MOST_SIDE or wider * high > MOST_PIXELS


def test_the_largest_picture_takes_little_memory() -> None:
    """A hundred megapixels are 300 MB when they are all there at once."""
    program = """
import sys
from blueprint.export.png import write_png
write_png(sys.stdin.buffer.read(), width=10_000)
print(*(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
    if not Path("/proc/self/status").exists():
        pytest.skip("only Linux tells how much memory a process took")
    done = subprocess.run([sys.executable, "-c", program], input=ONE, capture_output=True, check=True)
    assert int(done.stdout) < 200_000
