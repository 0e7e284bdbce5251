"""Paints a scene as SVG.

In: `Scene`. Out: the text of a self-contained SVG document that keeps the contract of docs/svg.md: absolute
coordinates, presentation attributes, embedded font subsets, no scripts, nothing loaded from outside.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TypeAlias

from blueprint.frozen import frozen
from blueprint.painters.escaping import escape
from blueprint.painters.numbers import number
from blueprint.resources import read_text
from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Picture, Scene, Words, all_words
from blueprint.text.embedding import subset
from blueprint.text.line import FaceKey, Run, SetLine, Weight
from blueprint.text.outlines import outline

PicturePainter: TypeAlias = Callable[[Picture], str]
"""Writes a picture as an SVG element."""


class TextMode(StrEnum):
    """How words are written: as text in embedded fonts, or as outlines over invisible text."""

    EMBEDDED = "embedded"
    OUTLINES = "outlines"


@frozen(kw_only=True)
class FontFace:
    """One `@font-face` rule: a subset of a font."""

    family: str
    weight: int
    slant: str
    media_type: str
    format: str
    base64: str


def paint_svg(scene: Scene, text: TextMode = TextMode.EMBEDDED) -> str:
    """Write a scene as one SVG document (Unicode text, final line feed)."""
    lines = tuple(words.line for words in all_words(scene.items))
    faces = font_faces(scene.prefix, lines) if text is TextMode.EMBEDDED else ()
    return _document(scene, faces, _Painter(scene, text, scene.prefix, embedded_picture), role="img")


def paint_inline(scene: Scene, fonts: str, picture: PicturePainter) -> str:
    """Write a scene as an SVG element of a page that has the fonts and may have the pictures.

    Args:
        scene: the drawing.
        fonts: what the page's font families begin with, in front of `-`; see `font_faces`.
        picture: how pictures are written.
    """
    return _document(scene, (), _Painter(scene, TextMode.EMBEDDED, fonts, picture), role="group")


def _document(scene: Scene, faces: tuple[FontFace, ...], painter: _Painter, *, role: str) -> str:
    return read_text("templates", "svg/drawing.svg").format(
        role=role,
        language=_escaped(scene.language),
        kind=_escaped(scene.kind),
        data="".join(f' data-{name}="{_escaped(value)}"' for name, value in scene.data),
        direction=scene.direction,
        width=number(scene.width),
        height=number(scene.height),
        prefix=_escaped(scene.prefix),
        title=_escaped(scene.title),
        description=_escaped(scene.description),
        style=_style(faces),
        background=_escaped(scene.background),
        body="\n".join(painter.items(scene.items)),
    )


def _escaped(text: str) -> str:
    """A text of the frame."""
    return escape(text, quote=False).replace("'", "&#39;").replace('"', "&#34;")


def _style(faces: Iterable[FontFace]) -> str:
    """The style sheet with the fonts; nothing without any."""
    rules = [
        f'@font-face{{font-family:"{_escaped(face.family)}";font-weight:{face.weight};font-style:{face.slant};'
        f'src:url(data:{face.media_type};base64,{face.base64}) format("{face.format}")}}'
        for face in faces
    ]
    return "\n".join(["<style>", *rules, "text{text-spacing-trim:space-all}", "</style>\n"]) if rules else ""


def font_faces(prefix: str, lines: Iterable[SetLine]) -> tuple[FontFace, ...]:
    """The subsets to embed for some lines, one a face, in a stable order.

    Args:
        prefix: what their families begin with, in front of `-`.
        lines: everything that is set in them.
    """
    used: dict[FaceKey, list[SetLine]] = {}
    for line in lines:
        for face in dict.fromkeys(run.face for run in line.runs):
            used.setdefault(face, []).append(line)
    faces = []
    for face in sorted(used, key=lambda f: (f.family, f.weight, f.italic)):
        program = subset(face, used[face])
        faces.append(
            FontFace(
                family=f"{prefix}-{face.family}",
                weight=face.weight,
                slant=_slant(face),
                media_type=program.media_type,
                format=program.format,
                base64=b64encode(program.data).decode("ascii"),
            )
        )
    return tuple(faces)


class _Painter:
    """Turns items into SVG elements, one text line each."""

    def __init__(self, scene: Scene, text: TextMode, fonts: str, picture: PicturePainter) -> None:
        self.fonts = fonts
        self.language = scene.language
        self.text = text
        self.picture = picture

    def items(self, items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            match item:
                case Words():
                    yield from self.words(item)
                case Box():
                    yield _box(item)
                case Path():
                    yield _path(item)
                case Group():
                    yield from self.group(item)
                case Dot():
                    yield _dot(item)
                case Picture():
                    yield self.picture(item)

    def group(self, group: Group) -> Iterator[str]:
        if group.href:
            yield f'<a href="{escape(group.href)}">'
        identity = f' id="{escape(group.id)}"' if group.id else ""
        yield f'<g class="{group.role}"{identity}{_data(group.data)}>'
        if group.title:
            yield f"<title>{escape(group.title, quote=False)}</title>"
        yield from self.items(group.items)
        yield "</g>"
        if group.href:
            yield "</a>"

    def words(self, words: Words) -> Iterator[str]:
        line = words.line
        if not line.runs:
            return
        if self.text is TextMode.OUTLINES:
            yield self.outlines(words)
            yield self.text_element(words, fill="none")
        else:
            yield self.text_element(words, fill=words.fill)

    def text_element(self, words: Words, *, fill: str) -> str:
        line = words.line
        first = line.runs[0]
        x = words.x + line.width if line.rtl else words.x
        attributes = [f'class="{words.role}" x="{number(x)}" y="{number(words.y)}"', self.font(first)]
        attributes.append(f'font-size="{number(first.size)}"')
        if first.tracking:
            attributes.append(f'letter-spacing="{number(first.tracking)}"')
        if line.rtl:
            attributes.append('direction="rtl"')
        if line.language != self.language:
            attributes.append(f'lang="{escape(line.language)}"')
        if "  " in line.text:
            attributes.append('xml:space="preserve"')
        if self.text is TextMode.OUTLINES:
            attributes.append(f'textLength="{number(line.width)}"')
        attributes.append(f'fill="{fill}"')
        content = "".join(self.run(run, first) for run in line.runs)
        return f"<text {' '.join(attributes)}>{content}</text>"

    def run(self, run: Run, first: Run) -> str:
        content = escape(run.text, quote=False)
        if run.face == first.face and run.tracking == first.tracking:
            return content
        tracking = f' letter-spacing="{number(run.tracking)}"' if run.tracking != first.tracking else ""
        return f"<tspan {self.font(run, first.face)}{tracking}>{content}</tspan>"

    def font(self, run: Run, inherited: FaceKey | None = None) -> str:
        """The face of a run, as far as it differs from the one it inherits."""
        if self.text is TextMode.OUTLINES:
            return 'font-family="sans-serif"'
        family = escape(f"'{self.fonts}-{run.face.family}', sans-serif")
        outer = inherited or FaceKey("", Weight.REGULAR)
        weight = f' font-weight="{run.face.weight}"' if run.face.weight != outer.weight else ""
        slant = f' font-style="{_slant(run.face)}"' if run.face.italic != outer.italic else ""
        return f'font-family="{family}"{weight}{slant}'

    def outlines(self, words: Words) -> str:
        strokes = [_commands(outline(run, words.x + run.x, words.y)) for run in words.line.runs]
        return f'<path class="{words.role} outline" aria-hidden="true" d="{" ".join(strokes)}" fill="{words.fill}"/>'


def _slant(face: FaceKey) -> str:
    return "italic" if face.italic else "normal"


def _data(data: tuple[tuple[str, str], ...]) -> str:
    return "".join(f' data-{name}="{escape(value)}"' for name, value in data)


def _paint(paint: Paint) -> str:
    parts = [f' fill="{paint.fill or "none"}"']
    if paint.fill and paint.opacity < 1:
        parts.append(f' fill-opacity="{number(paint.opacity)}"')
    if paint.stroke:
        parts.append(f' stroke="{paint.stroke}" stroke-width="{number(paint.width)}"')
        if paint.dash:
            parts.append(f' stroke-dasharray="{" ".join(number(d) for d in paint.dash)}"')
        if paint.round_cap:
            parts.append(' stroke-linecap="round" stroke-linejoin="round"')
    return "".join(parts)


def _box(box: Box) -> str:
    radius = f' rx="{number(box.radius)}"' if box.radius else ""
    return (
        f'<rect class="{box.role}" x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}"'
        f' height="{number(box.height)}"{radius}{_paint(box.paint)}/>'
    )


def _dot(dot: Dot) -> str:
    return (
        f'<circle class="{dot.role}"{_data(dot.data)} cx="{number(dot.x)}" cy="{number(dot.y)}"'
        f' r="{number(dot.radius)}"{_paint(dot.paint)}/>'
    )


def _path(path: Path) -> str:
    return f'<path class="{path.role}"{_data(path.data)} d="{_commands(path.commands)}"{_paint(path.paint)}/>'


def _commands(commands: Iterable[tuple[str | float, ...]]) -> str:
    return " ".join(" ".join(c if isinstance(c, str) else number(c) for c in command) for command in commands)


def embedded_picture(picture: Picture) -> str:
    """A picture as an SVG element that brings its bytes."""
    content = b64encode(picture.content).decode("ascii")
    title = f"<title>{escape(picture.title, quote=False)}</title>" if picture.title else ""
    shown = "meet" if picture.whole else "slice"
    return (
        f'<image class="{picture.role}" x="{number(picture.x)}" y="{number(picture.y)}"'
        f' width="{number(picture.width)}" height="{number(picture.height)}"'
        f' preserveAspectRatio="xMidYMid {shown}" href="data:{picture.media_type};base64,{content}">{title}</image>'
    )
