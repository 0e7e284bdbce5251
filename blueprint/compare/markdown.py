"""A comparison as Markdown, for a comment on a pull request.

Every text from a file stands in a code span, where Markdown, HTML, mentions, issue numbers and addresses mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from blueprint.compare.outline import FieldLine, Heading, Outlined, Point, outline, summary
from blueprint.compare.values import Compared, Status, What
from blueprint.frozen import frozen
from blueprint.phrases import count

DEFAULT_SIZE = 60_000
"""Characters that a comment may have: the hosts of pull requests stop at some 65,000."""
LEAST_SIZE = 500

_LONGEST = 240
"""Characters of one text that are shown."""
_SIGNS = {What.ADDED: "➕", What.REMOVED: "➖", What.MOVED: "↔️", What.RENAMED: "🏷️", What.CHANGED: "✏️"}
_RUN = re.compile("`+")
_RESERVE = 160


@frozen(kw_only=True)
class _Line:
    """One line, and how many elements it tells of."""

    text: str
    told: int = 0


def as_markdown(maps: Iterable[Compared], max_size: int = DEFAULT_SIZE) -> str:
    """All maps; what goes beyond the size is counted.

    Args:
        maps: what was compared; those that are the same are left out.
        max_size: characters of the whole.
    """
    differing = [one for one in maps if one.status is not Status.SAME]
    if not differing:
        return "No map has changed.\n"
    lines = [line for one in differing for line in _map(one)]
    kept: list[str] = []
    size = 0
    for n, line in enumerate(lines):
        size += len(line.text) + 1
        if size > max_size - _RESERVE and n < len(lines):
            left = sum(rest.told for rest in lines[n:])
            if left:
                kept += ["", f"… and {count(left, 'more difference', 'more differences')}."]
            break
        kept.append(line.text)
    return "\n".join(kept).rstrip("\n") + "\n"


def _map(one: Compared) -> Iterator[_Line]:
    yield _Line(text=f"### {_heading(one)}")
    yield _Line(text="")
    alone = one.status in {Status.ADDED, Status.REMOVED, Status.RENAMED, Status.FAILED}
    title = f"{code(one.title)}: " if one.title and alone else ""
    yield _Line(text=f"{title}{summary(one)}", told=1 if alone else 0)
    yield _Line(text="")
    if one.difference is None:
        return
    gap = False
    for item in outline(one.difference):
        if isinstance(item, Heading) and item.level == 0 and gap:
            yield _Line(text="")
        gap = True
        yield from _item(item)
    yield _Line(text="")


def _heading(one: Compared) -> str:
    if one.old is None or one.new is None or one.old == one.new:
        return code(one.name)
    return f"{code(one.old)} → {code(one.new)}"


def _item(item: Outlined) -> Iterator[_Line]:
    indent = "  " * max(0, item.level - 1)
    if isinstance(item, Heading):
        name = f"{item.words} {code(item.text)}" if item.text else item.words
        yield _Line(text=f"{indent}- **{name}**" if item.level else f"**{name}**")
        if not item.level:
            yield _Line(text="")
    elif isinstance(item, Point):
        yield from _point(item, indent)
    else:
        yield _Line(text=f"{indent}- {item.words}")


def _point(point: Point, indent: str) -> Iterator[_Line]:
    main = point.what[0]
    name = f"{code(point.before)} → {code(point.text)}" if point.before is not None else code(point.text)
    extra = [f"{words} {code(text)}" for words, text in point.notes]
    extra += [f"{plain(f.name)}: {code(f.new or '')}" for f in point.fields if main is What.ADDED]
    behind = f" ({', '.join(extra)})" if extra else ""
    words = ", ".join(what.value for what in point.what)
    yield _Line(text=f"{indent}- {_SIGNS[main]} {words}: {plain(point.words)} {name}{behind}", told=1)
    if main not in {What.ADDED, What.REMOVED}:
        yield from (_Line(text=f"{indent}  - {_field(field)}") for field in point.fields)


def _field(field: FieldLine) -> str:
    old = "none" if field.old is None else code(field.old)
    new = "none" if field.new is None else code(field.new)
    return f"{plain(field.name)}: {old} → {new}"


def plain(words: str) -> str:
    """A word as it is where it is one of ours or as harmless; in a code span where a file may have chosen it."""
    return words if re.fullmatch(r"[a-z, .-]+", words) else code(words)


def code(text: str) -> str:
    """A text in a code span, cut where it is very long."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - 1]}…"
    runs = {len(run) for run in _RUN.findall(text)}
    fence = "`" * next(n for n in range(1, len(runs) + 2) if n not in runs)
    pad = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{fence}{pad}{text}{pad}{fence}"
