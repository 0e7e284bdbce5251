"""Greys keep what can be told apart, and print cleanly."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notation.checks import broken_rules
from notation.drawn import EXAMPLES, Drawn, draw_one, label, service_of
from notation.picture import read_picture
from PIL import Image

from blueprint import pipeline
from blueprint.builtin import read_tree
from blueprint.model.vocabulary import Direction, DrawingKind
from blueprint.paper.grey.pictures import grey_picture
from blueprint.paper.grey.scenes import BLACK_UP_TO, GreyError, grey, grey_of, grey_sheets
from blueprint.paper.sheet import Part, Sheet
from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Picture, Scene, Words
from blueprint.theme import built_in_names, load_theme
from blueprint.theme.colour import contrast, luminance
from blueprint.theme.contrast import colour_of, pairs

THEMES = built_in_names()
COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
KEPT = 0.98
"""What a contrast keeps at least of itself: half a step of 8 bits is lost where one of its two colours is dark."""
TOLD_APART = contrast(f"#{BLACK_UP_TO + 1:02x}" + 2 * f"{BLACK_UP_TO + 1:02x}", "#000000")
"""Contrast of the darkest ink that does not become black with black itself: those below it may be lost."""
PIXELS = ((255, 0, 0), (0, 128, 0), (0, 0, 255), (250, 240, 10), (17, 34, 51), (255, 255, 255))


@cache
def coloured(example: str, kind: str, theme: str) -> Drawn:
    path = next(path for path in EXAMPLES if path.parent.name == example)
    service = service_of(path)
    drawing = pipeline.Drawing(name=kind, kind=DrawingKind(kind))
    return draw_one(service, drawing, language=service.language, name=label(path), theme=theme)


def leaves(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from leaves(item.items)
        else:
            yield item


def colours(scene: Scene) -> set[str]:
    found = {scene.background}
    for item in leaves(scene.items):
        if isinstance(item, Words):
            found.add(item.fill)
        elif isinstance(item, Box | Dot | Path):
            found |= {c for c in (item.paint.fill, item.paint.stroke) if c}
    return found


def lightness(light: float) -> float:
    """CIE L* of a luminance."""
    return 116 * light ** (1 / 3) - 16 if light > 216 / 24389 else light * 24389 / 27


@settings(max_examples=300)
@given(COLOURS)
def test_a_grey_is_neutral_and_as_light_as_the_colour(colour: str) -> None:
    made, light = grey_of(colour), luminance(colour)

    assert made[1:3] == made[3:5] == made[5:7]
    if lightness(light) >= 93:
        assert made == "#ffffff"
    elif lightness(light) <= 20:
        assert made == "#000000"
    elif 92.5 > lightness(light) > 20.5:
        assert abs(lightness(luminance(made)) - lightness(light)) < 0.5
    assert grey_of(made) == made


@settings(max_examples=300)
@given(COLOURS, COLOURS, st.booleans())
def test_contrasts_stay_and_turning_round_exchanges_light_and_dark(one: str, other: str, flipped: bool) -> None:
    first, second = grey_of(one, flipped=flipped), grey_of(other, flipped=flipped)
    before, after = contrast(one, other), contrast(first, second)

    assert after >= before * KEPT or before <= TOLD_APART
    if luminance(one) < luminance(other):
        darker, lighter = (second, first) if flipped else (first, second)
        assert luminance(darker) <= luminance(lighter)


@pytest.mark.parametrize("flipped", [False, True])
def test_every_contrast_of_two_greys_stays(flipped: bool) -> None:
    levels = [f"#{n:02x}{n:02x}{n:02x}" for n in range(256)]
    made = {level: luminance(grey_of(level, flipped=flipped)) for level in levels}
    for dark, light in combinations(levels, 2):
        before, (less, more) = contrast(dark, light), sorted((made[dark], made[light]))
        assert (more + 0.05) / (less + 0.05) >= before * KEPT or before <= TOLD_APART, (dark, light)


@pytest.mark.parametrize("name", THEMES)
def test_what_could_be_read_can_still_be_read(name: str) -> None:
    """All pairs of colours of a theme that meet, with the contrast that they need."""
    theme = load_theme(name).value
    assert theme is not None
    flipped = luminance(theme.colour("paper")) < 0.18
    base = read_tree("themes/paper.yaml")["type"]
    types = {entry: base[entry]["colour"] for entry in theme.types}
    for pair in pairs(theme, types):
        front, ground = colour_of(theme, pair.front), theme.colour(pair.ground)
        made = contrast(grey_of(front, flipped=flipped), grey_of(ground, flipped=flipped))
        assert made >= min(pair.least, contrast(front, ground)), pair


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("example", "kind"), [("concert-night", "journey"), ("hotel-stay", "blueprint"), ("online-checkout", "blueprint")]
)
def test_a_drawing_keeps_the_rules_of_contrast_and_grey(example: str, kind: str, theme: str) -> None:
    drawn = coloured(example, kind, theme)
    scene = grey(drawn.scene)
    picture = read_picture(pipeline.paint(scene))

    assert all(c[1:3] == c[3:5] == c[5:7] for c in colours(scene))
    assert scene.background == "#ffffff", "the paper is white in every theme"
    assert not {52, 53} & broken_rules(picture, drawn.told)


@pytest.mark.parametrize("theme", THEMES)
def test_nothing_but_colours_changes(theme: str) -> None:
    """Dashes, widths, shapes and words say in grey what they said in colour."""
    scene = coloured("online-checkout", "blueprint", theme).scene
    for before, after in zip(leaves(scene.items), leaves(grey(scene).items), strict=True):
        assert type(before) is type(after)
        assert before.role == after.role
        if isinstance(before, Words) and isinstance(after, Words):
            assert (before.x, before.y, before.line) == (after.x, after.y, after.line)
        elif isinstance(before, Path) and isinstance(after, Path):
            assert before.commands == after.commands
            assert (before.paint.dash, before.paint.width) == (after.paint.dash, after.paint.width)
            assert (before.paint.fill is None, before.paint.stroke is None) == (
                after.paint.fill is None, after.paint.stroke is None,
            )  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_kinds_of_lines_links_and_marks_differ_without_colour(theme: str) -> None:
    scene = grey(coloured("online-checkout", "blueprint", theme).scene)
    legend = next(i for i in scene.items if isinstance(i, Group) and i.role == "legend")
    looks: dict[str, set[object]] = {}
    for entry in legend.items:
        if isinstance(entry, Group):
            shapes = tuple(
                (type(i), i.role, i.paint.dash, i.paint.width, bare(i)) for i in leaves(entry.items)
                if not isinstance(i, Words | Picture)
            )  # fmt: skip
            looks.setdefault(entry.data[0][0], set()).add(shapes)
    counts = {key: sum(isinstance(g, Group) and g.data[0][0] == key for g in legend.items) for key in looks}

    assert {"mark", "kind", "status"} <= set(looks)
    assert all(len(looks[key]) == counts[key] for key in ("mark", "kind", "status"))


def bare(item: Item) -> object:
    """A shape without its place."""
    if not isinstance(item, Path):
        return ()
    start = [float(n) for n in item.commands[0][1:]]
    return tuple((c[0], *(round(float(n) - start[i % 2], 3) for i, n in enumerate(c[1:]))) for c in item.commands)


@pytest.mark.parametrize("theme", THEMES)
def test_bands_are_white_with_an_edge(theme: str) -> None:
    """A printer would scatter their tints into dots; the edge says where they are."""
    scene = grey(coloured("hotel-stay", "blueprint", theme).scene)
    bands = [i for i in leaves(scene.items) if isinstance(i, Box) and i.role == "lane-band"]

    assert len(bands) > 3
    for band in bands:
        assert band.paint.fill == "#ffffff"
        assert band.paint.stroke is not None
        assert contrast(band.paint.stroke, scene.background) >= 3
    assert all(a.y + a.height < b.y for a, b in pairwise(bands))


def test_strong_bands_keep_their_tint() -> None:
    band = Box("lane-band", 0, 0, 10, 10, Paint(fill="#336699"))

    assert grey(scene_of(band)).items[0].paint.fill == grey_of("#336699")  # type: ignore[union-attr]


def test_paper_and_ink_print_without_dots() -> None:
    scene = grey(coloured("concert-night", "journey", "paper").scene)

    assert grey_of("#1d2733") == "#000000"
    assert scene.background == "#ffffff"
    inks = {w.fill for w in leaves(scene.items) if isinstance(w, Words) and w.role == "title"}
    assert inks == {"#000000"}


@pytest.mark.parametrize("theme", [t for t in THEMES if t != "dark"])
def test_greys_stay_as_they_are(theme: str) -> None:
    once = grey(coloured("hotel-stay", "blueprint", theme).scene)

    assert colours(grey(once)) == colours(once)


def test_the_same_scene_gives_the_same_greys() -> None:
    scene = coloured("concert-night", "journey", "paper").scene

    assert grey(scene) == grey(scene)


def test_sheets_keep_sharing_their_drawings() -> None:
    drawing, other = scene_of(), scene_of(background="#10151c")
    parts = (Part(scene=drawing, x=0, y=0), Part(scene=drawing, x=-90, y=0), Part(scene=other, x=0, y=0))
    sheets = tuple(Sheet(width=100, height=100, parts=(p,), background=p.scene.background) for p in parts)
    first, second, third = grey_sheets(sheets)

    assert first.parts[0].scene is second.parts[0].scene
    assert second.parts[0].x == -90
    assert [s.background for s in (first, second, third)] == ["#ffffff"] * 3
    assert grey_sheets((Sheet(width=1, height=1, parts=()),))[0].background is None


def scene_of(*items: Item, background: str = "#fbfaf7") -> Scene:
    return Scene(
        prefix="d", kind="journey-map", title="T", description="D", language="en", direction=Direction.LTR, width=100.0,
        height=100.0, background=background, items=items,
    )  # fmt: skip


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **options)  # type: ignore[arg-type]
    return out.getvalue()


def picture_of(mode: str = "RGB") -> Image.Image:
    image = Image.new("RGB", (len(PIXELS), 2))
    image.putdata(PIXELS * 2)
    return image.convert(mode)


def expected(pixel: tuple[int, int, int]) -> int:
    light = luminance("#{:02x}{:02x}{:02x}".format(*pixel))
    return round(255 * (12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055))


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_png_pictures_keep_their_lightness(mode: str) -> None:
    picture = picture_of(mode)
    made = Image.open(BytesIO(grey_picture("image/png", encoded(picture, "PNG"))))

    assert made.format == "PNG"
    assert made.mode == ("LA" if mode == "RGBA" else "L")
    shown = iter(picture.convert("RGB").tobytes())
    pixels = zip(shown, shown, shown, strict=True)
    levels = made.convert("L").tobytes()
    assert all(abs(level - expected(pixel)) <= 2 for level, pixel in zip(levels, pixels, strict=True))


def test_transparency_stays() -> None:
    image = picture_of("RGBA")
    image.putalpha(Image.new("L", image.size, 77))
    made = Image.open(BytesIO(grey_picture("image/png", encoded(image, "PNG"))))

    assert set(made.getchannel("A").tobytes()) == {77}


def test_a_transparent_colour_stays_transparent() -> None:
    content = encoded(picture_of("RGB"), "PNG", transparency=(255, 0, 0))
    alpha = list(Image.open(BytesIO(grey_picture("image/png", content))).getchannel("A").tobytes())

    assert alpha[:2] == [0, 255]


def test_sixteen_bits_become_eight() -> None:
    image = Image.new("I;16", (2, 1))
    image.putdata([0x8000, 0xFFFF])
    made = Image.open(BytesIO(grey_picture("image/png", encoded(image, "PNG"))))

    assert (made.mode, list(made.tobytes())) == ("L", [128, 255])


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_jpeg_pictures_stay_jpeg(mode: str) -> None:
    flat = Image.new("RGB", (16, 16), (200, 60, 40)).convert(mode)
    made = Image.open(BytesIO(grey_picture("image/jpeg", encoded(flat, "JPEG", quality=95))))

    assert (made.format, made.mode, made.size) == ("JPEG", "L", (16, 16))
    shown = flat.convert("RGB").getpixel((5, 5))
    assert isinstance(shown, tuple)
    assert abs(made.getpixel((5, 5)) - expected(shown)) <= 4  # type: ignore[operator,arg-type]


def test_a_photograph_is_turned_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    content = encoded(Image.new("RGB", (40, 20), (9, 9, 9)), "JPEG", exif=exif)

    assert Image.open(BytesIO(grey_picture("image/jpeg", content))).size == (20, 40)


@pytest.mark.parametrize(
    ("written", "grey_value"),
    [
        ('fill="#ff0000"', 'fill="#7f7f7f"'),
        ("stroke='#f00'", "stroke='#7f7f7f'"),
        ('fill="Red"', 'fill="#7f7f7f"'),
        ('style="fill:red;stroke: rgb(255, 0, 0)"', 'style="fill:#7f7f7f;stroke: #7f7f7f"'),
        ('stop-color="rgb(100% 0% 0% / 50%)"', 'stop-color="#7f7f7f80"'),
        ('fill="hsl(0, 100%, 50%)"', 'fill="#7f7f7f"'),
        ('fill="hsla(0deg 100% 50% / 0.5)"', 'fill="#7f7f7f80"'),
        ('fill="#ff000080"', 'fill="#7f7f7f80"'),
        ('flood-color="#F00F"', 'flood-color="#7f7f7f"'),
        ('fill="url(#red) red"', 'fill="url(#red) #7f7f7f"'),
        ('fill="none" stroke="currentColor"', 'fill="none" stroke="currentColor"'),
        ('id="red" class="red" href="#f00"', 'id="red" class="red" href="#f00"'),
        ('<animate attributeName="fill" values="red;none"/>', '<animate attributeName="fill" values="#7f7f7f;none"/>'),
        (
            "<style>.red{fill:red}#f00{color:#f00 !important}</style>",
            "<style>.red{fill:#7f7f7f}#f00{color:#7f7f7f !important}</style>",
        ),
        (
            "<text title='fill: red' style=\"font:x\">fill: red is red</text>",
            "<text title='fill: red' style=\"font:x\">fill: red is red</text>",
        ),
        ('<!-- <a fill="red"> -->', '<!-- <a fill="red"> -->'),
        ('fill-rule="evenodd" fill-opacity="0.5"', 'fill-rule="evenodd" fill-opacity="0.5"'),
        ('fill="#12"', 'fill="#12"'),
        ('fill="rgb(1,2)"', 'fill="rgb(1,2)"'),
    ],
)
def test_colours_of_svg_pictures_become_greys(written: str, grey_value: str) -> None:
    frame = "<svg>{}</svg>" if written.startswith("<") else "<svg {}/>"
    made = grey_picture("image/svg+xml", frame.format(written).encode()).decode()

    assert made == frame.format(grey_value)


def test_svg_in_other_encodings_is_read() -> None:
    wide = '<?xml version="1.0" encoding="UTF-16"?><svg fill="red">ü</svg>'.encode("utf-16")
    made = grey_picture("image/svg+xml", wide).decode("utf-8")

    assert made == '<?xml version="1.0"?><svg fill="#7f7f7f">ü</svg>'
    assert "ü" in grey_picture("image/svg+xml", '<svg fill="red">ü</svg>'.encode()).decode("utf-8")


def test_pictures_inside_svg_pictures_become_grey() -> None:
    inner = b64encode(encoded(picture_of(), "PNG")).decode()
    made = grey_picture("image/svg+xml", f'<svg><image href="data:image/png;base64,{inner}"/></svg>'.encode()).decode()
    found = re.search(r"base64,([^\"]+)", made)
    assert found is not None

    assert Image.open(BytesIO(b64decode(found[1]))).mode == "L"


def test_the_same_picture_gives_the_same_bytes() -> None:
    for form in ("PNG", "JPEG"):
        content = encoded(picture_of(), form)
        kind = f"image/{form.lower()}"
        grey_picture.__globals__["_grey_raster"].cache_clear()
        first = grey_picture(kind, content)
        grey_picture.__globals__["_grey_raster"].cache_clear()
        assert grey_picture(kind, content) == first


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\nbroken"])
def test_a_broken_picture_is_an_error_in_one_line(content: bytes) -> None:
    picture = Picture("card-picture", 0, 0, 10, 10, "image/png", content, "The lobby")
    with pytest.raises(GreyError) as caught:
        grey(scene_of(picture))

    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("the picture 'The lobby' cannot be turned into greys")


def test_a_picture_with_too_many_pixels_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blueprint.paper.grey.pictures.MOST_PIXELS", 5)
    with pytest.raises(GreyError, match="it has 6 × 2 pixels"):
        grey(scene_of(Picture("card-picture", 0, 0, 10, 10, "image/png", encoded(picture_of(), "PNG"))))


def test_the_storyboard_of_an_example_turns_grey() -> None:
    scene = grey(coloured("hotel-stay", "journey", "paper").scene)
    (portrait,) = [i for i in leaves(scene.items) if isinstance(i, Picture)]

    named = re.findall(rb'(?:fill|stroke)="(#[0-9a-f]{6})"', portrait.content)
    assert named
    assert all(c[1:3] == c[3:5] == c[5:7] for c in named)


@pytest.mark.parametrize("theme", THEMES)
def test_a_code_stays_dark_on_light(theme: str) -> None:
    scene = coloured("hotel-stay", "blueprint", theme).scene
    colours = load_theme(theme).value
    assert colours is not None
    light, dark = sorted((colours.colour("paper"), colours.colour("ink")), key=luminance, reverse=True)
    shape = (("M", 1.0, 1.0), ("L", 2.0, 1.0), ("L", 2.0, 2.0), ("Z",))
    code = Group("qr", (Box("code-ground", 0, 0, 9, 9, Paint(fill=light)), Path("code", shape, Paint(fill=dark))))
    made = grey(replace(scene, items=(*scene.items, code))).items[-1]

    assert isinstance(made, Group)
    ground, modules = made.items
    assert isinstance(ground, Box)
    assert isinstance(modules, Path)
    assert luminance(ground.paint.fill or "#000000") > 0.8
    assert luminance(modules.paint.fill or "#ffffff") < 0.1
