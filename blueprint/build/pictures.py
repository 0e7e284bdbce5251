"""Pictures: PNG, JPEG or SVG by their content, of a bearable size, an SVG without anything active."""

from __future__ import annotations

from pathlib import Path

from blueprint.build.context import Context
from blueprint.build.files import inside
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
            start = file.read(1024)
            file.seek(max(0, size - _TAIL))
            tail = file.read(_TAIL)
    except OSError:
        context.error("BP411", f"the file `{name}` cannot be read", node.span, hint="check its permissions")
        return None
    if size > LARGEST:
        context.error(
            "BP413",
            f"the picture `{name}` has {size / 1e6:.1f} MB",
            node.span,
            hint=f"the largest picture is {LARGEST // 1_000_000} MB; save it in fewer pixels",
        )
        return None
    if not start.startswith((_PNG, _JPEG)):
        return _svg(context, node, path)
    whole = (_PNG_END if start.startswith(_PNG) else _JPEG_END) in tail
    if not whole:
        context.error("BP412", f"the picture `{name}` is damaged: its end is missing", node.span, hint="save it again")
    return str(path) if whole else None


def _svg(context: Context, node: Scalar, path: Path) -> str | None:
    """The path of an SVG that is safe to draw."""
    from blueprint.build.svg_check import fault_in_svg  # noqa: PLC0415 - the XML parser is seldom needed

    name = node.text.strip()
    fault = fault_in_svg(path.read_bytes())
    if fault is None:
        return str(path)
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
    return None
