"""The size of a picture is what its file says, and never a traceback."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from blueprint.build.picture_size import picture_size
from blueprint.build.svg_check import pictures_in_svg

KINDS = [
    ("PNG", {}), ("JPEG", {}), ("JPEG", {"progressive": True}), ("GIF", {}), ("WEBP", {}), ("WEBP", {"lossless": True}),
    ("WEBP", {"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"}),
]  # fmt: skip
STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBPVP8 ", b"RIFF\0\0\0\0WEBPVP8L")


def saved(kind: str, size: tuple[int, int], **options: object) -> bytes:
    content = io.BytesIO()
    Image.new("RGB", size, (200, 30, 40)).save(content, kind, **options)
    return content.getvalue()


@pytest.mark.parametrize(("kind", "options"), KINDS, ids=[f"{k}-{'-'.join(o)}" for k, o in KINDS])
def test_sizes_of_all_kinds(kind: str, options: dict[str, object]) -> None:
    for size in ((1, 1), (37, 5), (300, 70)):
        assert picture_size(saved(kind, size, **options)) == size


def test_a_thumbnail_in_front_does_not_count() -> None:
    thumbnail = saved("JPEG", (9, 9))
    exif = b"Exif\0\0" + thumbnail
    whole = saved("JPEG", (640, 480))

    assert picture_size(whole[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + whole[2:]) == (640, 480)


def test_of_several_headers_the_largest_counts() -> None:
    content = saved("PNG", (5, 5))
    second = bytearray(content[8:33])
    second[8:16] = (90_000).to_bytes(4) * 2

    assert picture_size(content[:33] + bytes(second) + content[33:]) == (90_000, 90_000)


@pytest.mark.parametrize("content", [b"", b"<svg/>", *STARTS])
def test_what_has_no_size(content: bytes) -> None:
    assert picture_size(content) is None


@given(st.sampled_from(STARTS), st.binary(max_size=80))
def test_no_bytes_are_too_broken(start: bytes, rest: bytes) -> None:
    found = picture_size(start + rest)

    assert found is None or min(found) > 0


def test_pictures_inside_an_svg() -> None:
    svg = b"<image href='data:image/png;base64,QUJD'/><g style='fill:url(data:image/gif;charset=x,a%20b)'/>"

    assert list(pictures_in_svg(svg)) == [b"ABC", b"a b"]
    assert list(pictures_in_svg(b"\xff\xfe" + svg.decode().encode("utf-16-le"))) == [b"ABC", b"a b"]
    assert list(pictures_in_svg(b"<image href='data:image/png;base64,Q'/>")) == []


def test_many_beginnings_are_looked_at_quickly() -> None:
    assert list(pictures_in_svg(b"data:image/png;" * 100_000)) == []
    assert list(pictures_in_svg(b"data:image/png" + b";x" * 300_000)) == []
