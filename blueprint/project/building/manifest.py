"""`manifest.json`: what was made of what.

In: a build. Out: `Manifest`, and its text: sorted, one entry on each line so that branches merge, without time and
without places of this machine. Docs: docs/build.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from blueprint import __version__
from blueprint.frozen import frozen
from blueprint.project.building.record import Record

VERSION = 1
Json: TypeAlias = dict[str, Any]


class ManifestError(ValueError):
    """A file is no manifest; the message is the end of a sentence that begins with its name."""


@frozen(kw_only=True)
class SourceEntry:
    """One map.

    Attributes:
        path: from the project's folder. sha256: of the file.
        inputs: the other files that it is made of, with their checksums.
        errors, warnings: how many findings, as the stages weigh them.
        about: what it says of itself; None where it has errors.
    """

    path: str
    sha256: str
    inputs: tuple[tuple[str, str], ...] = ()
    errors: int = 0
    warnings: int = 0
    about: Json | None = None


@frozen(kw_only=True)
class OutputEntry:
    """One file that was made.

    Attributes:
        path: from the folder of the manifest. sha256, bytes: of the file.
        sources: the map that it shows, or those of a book.
        drawing: name of the drawing; empty for a book.
        format: `svg`, `pdf`, `png`, or `book`.
        language: tag of its texts. theme: its name, or its file from the project's folder.
        page: size of the paper; None for one as large as the drawing, and for SVG.
        title: of a book; None for a general one, and for maps.
        part, parts: which of several pictures.
        outdated: whether it was made before the map had errors, and is not made anew until they are gone.
    """

    path: str
    sha256: str
    bytes: int
    sources: tuple[str, ...]
    drawing: str
    format: str
    language: str
    theme: str
    page: str | None = None
    title: str | None = None
    part: int = 1
    parts: int = 1
    outdated: bool = False


@frozen(kw_only=True)
class Orphan:
    """A file that was made and that nothing asks for any more. `source` is the map that it showed."""

    path: str
    sha256: str
    source: str


@frozen(kw_only=True)
class ShardEntry:
    """Which part of a build this is.

    Attributes:
        index, of: from 1.
        settings: checksum of program, configuration and limits. project: checksum of all maps of the project.
        config: checksum of the configuration; empty where there is none.
    """

    index: int
    of: int
    settings: str
    project: str
    config: str


@frozen(kw_only=True)
class Manifest:
    """What was made of what; all in the order of their paths.

    Attributes:
        sources, outputs, orphans: what was made of what.
        shard: which part this is; None for a whole build. record: what was found in it, for a part.
        version: of the program.
    """

    sources: tuple[SourceEntry, ...] = ()
    outputs: tuple[OutputEntry, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    shard: ShardEntry | None = None
    record: Record | None = None
    version: str = __version__


def to_text(manifest: Manifest) -> str:
    """The file, with a final line feed."""
    head: Json = {"manifest": VERSION, "blueprint": manifest.version}
    if manifest.shard:
        s = manifest.shard
        head["shard"] = {
            "index": s.index, "of": s.of, "settings": s.settings, "project": s.project, "config": s.config
        }  # fmt: skip
    found = manifest.record or Record()
    if manifest.record:
        head |= {"failed": list(found.failed), "unread": list(found.unread)}
    lines = [f" {_text(name)}: {_text(value)}," for name, value in head.items()]
    lists = {
        "sources": [_source(s) for s in sorted(manifest.sources, key=lambda s: s.path)],
        "outputs": [_output(o) for o in sorted(manifest.outputs, key=lambda o: o.path)],
        "orphans": [_orphan(o) for o in sorted(manifest.orphans, key=lambda o: o.path)],
    }
    if manifest.record:
        lists["findings"] = [{"source": path, "book": book, "found": list(said)} for path, book, said in found.said]
        lists["texts"] = [{"path": path, "text": text} for path, text in found.texts]
    for name, entries in lists.items():
        inside = ",\n".join(f"  {_text(entry)}" for entry in entries)
        lines.append(f" {_text(name)}: [\n{inside}\n ]," if entries else f" {_text(name)}: [],")
    body = "\n".join(lines).removesuffix(",")
    return f"{{\n{body}\n}}\n"


def from_text(text: str | bytes) -> Manifest:
    """The manifest in a file.

    Raises:
        ManifestError: it is none.
    """
    try:
        told = json.loads(text if isinstance(text, str) else text.decode("utf-8", "surrogatepass"))
        made = Manifest(
            sources=tuple(_source_of(s) for s in told["sources"]),
            outputs=tuple(_output_of(o) for o in told["outputs"]),
            orphans=tuple(Orphan(**o) for o in told["orphans"]),
            shard=ShardEntry(**told["shard"]) if "shard" in told else None,
            record=_record_of(told) if "shard" in told else None,
            version=told["blueprint"],
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ManifestError("was not written by `blueprint build`") from None
    if told["manifest"] != VERSION:
        raise ManifestError(f"is a manifest of version {told['manifest']}, and this program knows {VERSION}")
    for path in (*(o.path for o in made.outputs), *(o.path for o in made.orphans)):
        if path.startswith("/") or "\\" in path or ":" in path.split("/")[0] or ".." in path.split("/"):
            raise ManifestError(f"names a file that lies elsewhere: {path}")
    return made


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _source(entry: SourceEntry) -> Json:
    told: Json = {"path": entry.path, "sha256": entry.sha256, "errors": entry.errors, "warnings": entry.warnings}
    if entry.inputs:
        told["inputs"] = [{"path": path, "sha256": digest} for path, digest in entry.inputs]
    if entry.about is not None:
        told["about"] = entry.about
    return told


def _source_of(told: Mapping[str, Any]) -> SourceEntry:
    return SourceEntry(
        path=told["path"],
        sha256=told["sha256"],
        inputs=tuple((i["path"], i["sha256"]) for i in told.get("inputs", ())),
        errors=told["errors"],
        warnings=told["warnings"],
        about=told.get("about"),
    )


def _output(entry: OutputEntry) -> Json:
    told: Json = {
        "path": entry.path,
        "sha256": entry.sha256,
        "bytes": entry.bytes,
        "sources": list(entry.sources),
        "drawing": entry.drawing,
        "format": entry.format,
        "language": entry.language,
        "theme": entry.theme,
        "page": entry.page,
    }
    if entry.title is not None:
        told["title"] = entry.title
    if entry.parts > 1:
        told |= {"part": entry.part, "parts": entry.parts}
    if entry.outdated:
        told["outdated"] = True
    return told


def _output_of(told: Mapping[str, Any]) -> OutputEntry:
    return OutputEntry(**{**told, "sources": tuple(told["sources"])})


def _record_of(told: Mapping[str, Any]) -> Record:
    return Record(
        failed=tuple(told["failed"]),
        unread=tuple(told["unread"]),
        said=tuple((s["source"], s["book"], tuple(s["found"])) for s in told["findings"]),
        texts=tuple((t["path"], t["text"]) for t in told["texts"]),
    )


def _orphan(entry: Orphan) -> Json:
    return {"path": entry.path, "sha256": entry.sha256, "source": entry.source}
