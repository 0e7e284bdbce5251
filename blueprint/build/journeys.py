"""Other maps that steps are shown in: `journey` of a step."""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.files import inside
from blueprint.document import Node, Scalar
from blueprint.model import Journey, Text, Wording

_ENGLISH = "en"
_SHOWN = 80


def journey(context: Context, node: Node | None) -> Journey | None:
    """The map that a step names; reports one that cannot be used.

    Only its head is read, for its title: what is wrong with that map is told where it is drawn itself.
    """
    if not isinstance(node, Scalar):
        return None
    path = inside(context, node)
    if path is None:
        return None
    written = node.text.strip()
    shown = written if len(written) <= _SHOWN else f"{written[: _SHOWN - 1]}…"
    own = node.span.source.path
    if own is not None and path == own.resolve():
        context.error(
            "BP423",
            "`journey` leads to this map itself",
            node.span,
            hint="name another map, or take the line out; `next` leads to a step of this one",
        )
        return None
    from blueprint.reading.heading import heading  # noqa: PLC0415 - few steps name a map, and the parser is large

    try:
        head = heading(path.read_bytes())
    except OSError:
        context.error("BP411", f"the file `{shown}` cannot be read", node.span, hint="check its permissions")
        return None
    if head is None:
        context.error(
            "BP422",
            f"`{shown}` is not a map",
            node.span,
            hint="`journey` names a map, a file that begins with `blueprint: 1`; `url` on a card leads anywhere else",
        )
        return None
    language = head.language or _ENGLISH
    wordings = tuple(Wording(words, tag or language) for tag, words in head.title)
    marked = any(tag for tag, _ in head.title)
    title = Text(wordings, None, marked=marked) if wordings else None
    return Journey(path=written, file=str(path), title=title, span=node.span)
