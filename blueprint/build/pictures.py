"""Pictures: PNG, JPEG or SVG by their content, of a bearable size, an SVG without anything active."""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.files import inside
from blueprint.build.picture_size import picture_size
from blueprint.document import Node, Scalar

LARGEST = 10_000_000
"""Largest picture file in bytes."""

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_PNG_END, _JPEG_END = b"IEND", b"\xff\xd9"
_TAIL = 4096
"""Where a picture's end is looked for: some programs write something behind it."""


def picture(context: Context, node: Node | None) -> str | None:
    """The absolute path of the picture that a node names; reports one that cannot be used."""
    if not isinstance(node, Scalar):
        return None
    path = inside(context, node)
    if path is None:
        return None
    name = node.text.strip()
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError:
        context.error("BP411", f"the file `{name}` cannot be read", node.span, hint="check its permissions")
        return None
    if len(content) > LARGEST:
        context.error(
            "BP413",
            f"the picture `{name}` has {size / 1e6:.1f} MB",
            node.span,
            hint=f"the largest picture is {LARGEST // 1_000_000} MB; save it in fewer pixels",
        )
        return None
    if not _bearable(context, node, len(content)):
        return None
    raster = content.startswith((_PNG, _JPEG))
    return str(path) if (_raster if raster else _svg)(context, node, content) else None


def _raster(context: Context, node: Scalar, content: bytes) -> bool:
    """Whether a PNG or JPEG is whole and can be borne."""
    if (_PNG_END if content.startswith(_PNG) else _JPEG_END) not in content[-_TAIL:]:
        message = f"the picture `{node.text.strip()}` is damaged: its end is missing"
        context.error("BP412", message, node.span, hint="save it again")
        return False
    return _is_small(context, node, content)


def _bearable(context: Context, node: Scalar, size: int) -> bool:
    """Whether all pictures so far, with one of so many bytes, are not too much; reports the first that is."""
    context.shown += size
    most = context.limits.pictures
    if context.shown <= most:
        return True
    message = f"the pictures of the map have more than {most:,} bytes, each counted as often as it is shown"
    context.beyond("pictures", "BP166", message, node.span)
    return False


def _is_small(context: Context, node: Scalar, content: bytes) -> bool:
    """Whether a picture has no more pixels than it may have, which is known before it is unpacked."""
    size = picture_size(content)
    most = context.limits.picture
    if size is None or size[0] * size[1] <= most:
        return True
    context.error(
        "BP165",
        f"the picture `{node.text.strip()}` has {size[0]:,} × {size[1]:,} pixels, the limit is {most:,}",
        node.span,
        hint=f"save it in fewer pixels; {context.limits.raise_hint('picture', size[0] * size[1])}",
    )
    return False


def _svg(context: Context, node: Scalar, content: bytes) -> bool:
    """Whether something else is an SVG that is safe to draw."""
    from blueprint.build.svg_check import fault_in_svg, pictures_in_svg  # noqa: PLC0415 - loads the XML parser

    name = node.text.strip()
    if not all(_is_small(context, node, inner) for inner in pictures_in_svg(content)):
        return False
    fault = fault_in_svg(content)
    if fault is None:
        return True
    if not fault:
        context.error(
            "BP412",
            f"`{name}` is not a PNG, JPEG or SVG picture",
            node.span,
            hint="save the picture in one of these formats; the name's ending does not matter",
        )
    else:
        context.error(
            "BP414",
            f"the picture `{name}` {fault}",
            node.span,
            hint="save it again as plain SVG with everything embedded, or as PNG",
        )
    return False
