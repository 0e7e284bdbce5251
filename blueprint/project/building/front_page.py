"""The gallery of a build: `index.html` in the folder of the outputs.

In: a manifest. Out: the page's bytes; those of an unchanged manifest come from the cache.
"""

from __future__ import annotations

from hashlib import sha256

from blueprint.project.building.cache import Cache
from blueprint.project.building.manifest import Manifest
from blueprint.project.building.recipe import own_look

_MARK = b'name="generator" content="blueprint'


def is_front_page(data: bytes) -> bool:
    """Whether a file is a gallery that this program has written."""
    return _MARK in data[:4096]


def front_page(manifest: Manifest, text: bytes, cache: Cache) -> bytes:
    """The page.

    Args:
        manifest: what is to be shown. text: the same as it is written.
        cache: where the page is kept.
    """
    key = sha256(own_look().encode() + text).hexdigest()
    entry = cache.entry(key)
    known = cache.file(str(entry["page"])) if entry and "page" in entry else None
    if known is not None:
        return known
    data = _made(manifest)
    digest = sha256(data).hexdigest()
    cache.keep_file(digest, data)
    cache.keep_entry(key, {"page": digest})
    return data


def _made(manifest: Manifest) -> bytes:
    from blueprint.project.gallery.entries import Bound, Entry, Made, about_from_json  # noqa: PLC0415 - likewise
    from blueprint.project.gallery.page import gallery  # noqa: PLC0415 - loads jinja2

    made: dict[str, list[Made]] = {}
    books: list[Bound] = []
    for o in sorted(manifest.outputs, key=lambda o: o.path):
        if o.format == "book":
            books.append(Bound(path=o.path, title=o.title, maps=len(o.sources)))
        else:
            made.setdefault(o.sources[0], []).append(
                Made(
                    path=o.path,
                    drawing=o.drawing,
                    format=o.format,
                    language=o.language,
                    theme=o.theme,
                    page=o.page,
                    part=o.part if o.parts > 1 else 0,
                )
            )
    entries = [
        Entry(
            source=source.path,
            about=about_from_json(source.about) if source.about else None,
            made=tuple(made.get(source.path, ())),
            failed=source.errors > 0,
        )
        for source in sorted(manifest.sources, key=lambda s: s.path)
    ]
    return gallery(entries, books=books).encode("utf-8", "backslashreplace")
