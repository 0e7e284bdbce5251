"""A scene as JSON for people: one line a leaf, places with two decimals, words as words, no glyphs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from blueprint.scene import Box, Dot, Group, Item, Paint, Path, Picture, Scene, Words


def scene_json(scene: Scene) -> str:
    """The text of a golden `scene.json`."""
    head = {
        "prefix": scene.prefix,
        "kind": scene.kind,
        "title": scene.title,
        "description": scene.description,
        "language": scene.language,
        "direction": scene.direction.value,
        "size": [_short(scene.width), _short(scene.height)],
        "background": scene.background,
    }
    lines = [f" {_text(name)}: {_text(value)}," for name, value in head.items()]
    return "\n".join(["{", *lines, ' "items": [', *_items(scene.items, "  "), " ]", "}", ""])


def _items(items: tuple[Item, ...], indent: str) -> Iterator[str]:
    for n, item in enumerate(items):
        comma = "" if n == len(items) - 1 else ","
        if isinstance(item, Group):
            head = {"group": item.role, "id": item.id, **_data(item.data), "title": item.title, "href": item.href}
            known = ", ".join(f"{_text(k)}: {_text(v)}" for k, v in head.items() if v or k == "group")
            yield f'{indent}{{{known}, "items": ['
            yield from _items(item.items, f"{indent} ")
            yield f"{indent}]}}{comma}"
        else:
            yield f"{indent}{_text({k: v for k, v in _leaf(item).items() if v or v == 0})}{comma}"


def _leaf(item: Box | Dot | Path | Words | Picture) -> dict[str, object]:
    match item:
        case Words():
            first = item.line.runs[0] if item.line.runs else None
            font = f"{first.face.family} {first.face.weight} {_short(first.size)}" if first else ""
            slant = " italic" if first and first.face.italic else ""
            return {
                "words": item.role, "text": item.line.text, "at": [_short(item.x), _short(item.y)],
                "width": _short(item.line.width), "font": font + slant, "fill": item.fill,
                "language": item.line.language, "rtl": item.line.rtl or None,
            }  # fmt: skip
        case Box():
            place = [_short(v) for v in (item.x, item.y, item.width, item.height)]
            return {"box": item.role, "place": place, "radius": _short(item.radius) or None, **_paint(item.paint)}
        case Dot():
            place = [_short(v) for v in (item.x, item.y, item.radius)]
            return {"dot": item.role, "place": place, **_data(item.data), **_paint(item.paint)}
        case Path():
            commands = " ".join(
                " ".join(c if isinstance(c, str) else f"{_number(c)}" for c in k) for k in item.commands
            )
            return {"path": item.role, "d": commands, **_data(item.data), **_paint(item.paint)}
        case Picture():
            place = [_short(v) for v in (item.x, item.y, item.width, item.height)]
            digest = sha256(item.content).hexdigest()[:16]
            return {"picture": item.role, "place": place, "type": item.media_type, "content": digest}


def _paint(paint: Paint) -> dict[str, object]:
    stroke = f"{paint.stroke} {_number(paint.width)}" if paint.stroke else None
    return {
        "fill": paint.fill,
        "opacity": _short(paint.opacity) if paint.opacity < 1 else None,
        "stroke": stroke,
        "dash": [_short(d) for d in paint.dash] or None,
        "round": paint.round_cap or None,
    }


def _data(data: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {f"data-{name}": value for name, value in data}


def _short(value: float) -> float:
    return round(value, 2) + 0.0


def _number(value: float) -> str:
    return str(_short(value)).removesuffix(".0")


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
