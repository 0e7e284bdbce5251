"""Which files a renaming changes: the map that has the element, and all maps that share it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from blueprint.cli.edits import Change, Opened, opened, tell
from blueprint.cli.resting import resting_on
from blueprint.cli.streams import Streams, UsageError
from blueprint.diagnostics import Edit, has_errors
from blueprint.document import Document, Mapping, Scalar
from blueprint.editing.elements import Anatomy, Kind, Target
from blueprint.editing.fixes import judge_map
from blueprint.editing.kinds import Kind as FileKind
from blueprint.editing.kinds import kind_of
from blueprint.editing.proof import Meaning, meaning, understood
from blueprint.editing.renaming import (
    RenameError,
    check_new,
    files_named_in,
    find_target,
    joined,
    objection,
    rename_edits,
    taken_away,
    unknown,
)
from blueprint.frozen import frozen
from blueprint.limits import LARGEST, Limits
from blueprint.phrases import quote
from blueprint.project.chosen import files_in, is_configuration
from blueprint.project.config_entries import mappings, scalars
from blueprint.project.config_search import find_project, shown
from blueprint.reading import parse
from blueprint.report.file_names import STDIN
from blueprint.source import Source

_ASKED = {Kind.STEP: "step", Kind.STAGE: "stage", Kind.TOUCHPOINT: "touchpoint", Kind.CHANNEL: "channel",
          Kind.PERSONA: "persona"}  # fmt: skip
"""Columns of answers that name elements."""


@frozen(kw_only=True)
class Renamed:
    """A renaming that is ready to be written.

    Attributes:
        target: what is renamed. changes: of files. places: how many in each, by name.
        notes: what else there is to say.
        before: what each map meant whose catalogues change, to be compared with what it means then.
    """

    target: Target
    changes: tuple[Change, ...]
    places: dict[str, int]
    notes: tuple[str, ...]
    before: tuple[Meaning, ...]


def rename_in_files(
    old: str, new: str, typed: Sequence[str], kind: Kind | None, streams: Streams, limits: Limits
) -> Renamed | None:
    """All changes that a renaming comes to; None if a file cannot be read, which is told.

    Args:
        old: the id. new: what it is to be. typed: files and folders. kind: of the element; None for any.

    Raises:
        RenameError: it cannot be renamed. UsageError: a file is not one that can be renamed in.
    """
    maps = _read_maps(_maps_meant(typed, limits.maps), streams, limits)
    if maps is None:
        return None
    anatomies = {name: Anatomy(document) for name, (_, document) in maps.items()}
    target = find_target(anatomies.values(), old, kind)
    if target is None:
        raise RenameError(unknown(tuple(anatomies.values()), old, kind))
    owned = ((a, find_target([a], old, target.kind)) for a in anatomies.values())
    shared = {path for anatomy, own in owned if own is not None for path in files_named_in(anatomy, own)}
    for name in _including(shared, maps):
        more = _read_maps((name,), streams, limits)
        if more is None:
            return None
        maps |= more
        anatomies[name] = Anatomy(more[name][1])
    edits: dict[Path, dict[tuple[int, int], Edit]] = {}
    notes: list[str] = []
    affected: list[str] = []
    for name, anatomy in anatomies.items():
        own = find_target([anatomy], old, target.kind)
        if own is not None:
            check_new(anatomy, own, new)
            notes += _notes(name, anatomy, own, new)
        made = rename_edits(anatomy, own, new) if own is not None else taken_away(anatomy, target.kind, old, new)
        if made:
            affected.append(name)
        for edit in made:
            path = (edit.span.source.path or Path(name)).resolve()
            edits.setdefault(path, {})[(edit.span.start, edit.span.end)] = edit
    affected += [n for n in anatomies if n not in affected and any(Path(p).resolve() in edits for p in resting_on(n))]
    if target.kind is Kind.VIEW:
        _in_configuration(old, new, [Path(n) for n in affected], edits, notes)
    files = {Path(name).resolve(): file for name, (file, _) in maps.items()}
    changes = _changes(edits, files, streams, limits)
    before = _judged(affected, maps, edits, target, new, limits)
    places = {c.opened.name: len(edits[Path(c.opened.name).resolve()]) for c in changes}
    return Renamed(
        target=target, changes=changes, places=places, notes=tuple(dict.fromkeys(notes)), before=tuple(before)
    )


def prove(done: Renamed, new: str, limits: Limits) -> None:
    """Compare the maps whose catalogues were changed with what they meant.

    Raises:
        RenameError: a map would mean something else.
    """
    for old in done.before:
        source = old.document.source
        text = Path(source.path or source.name).read_text("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        after = understood(Source(name=source.name, text=text, path=source.path), FileKind.MAP, limits)
        reason = "it could not be read again" if after is None else objection(old, after, done.target, new)
        if reason is not None:
            raise RenameError(f"nothing is renamed: in {source.name}, {reason}")


def _judged(
    names: Iterable[str],
    maps: dict[str, tuple[Opened, Document]],
    edits: dict[Path, dict[tuple[int, int], Edit]],
    target: Target,
    new: str,
    limits: Limits,
) -> list[Meaning]:
    """What maps mean whose catalogues change; the others are compared at once.

    Raises:
        RenameError: a map would mean something else.
    """
    waiting = []
    for name in names:
        file, document = maps[name]
        old = meaning(document, FileKind.MAP, limits=limits)
        if any(Path(path).resolve() in edits for path in resting_on(name)):
            waiting.append(old)
            continue
        text = file.raw.edited(edits.get(Path(name).resolve(), {}).values()).decode("utf-8-sig")
        normal = text.replace("\r\n", "\n").replace("\r", "\n")
        after = understood(Source(name=name, text=normal, path=file.source.path), FileKind.MAP, limits)
        reason = "it could not be read again" if after is None else objection(old, after, target, new)
        if reason is not None:
            raise RenameError(f"nothing is renamed: in {name}, {reason}")
    return waiting


def _maps_meant(typed: Sequence[str], most: int) -> tuple[str, ...]:
    """The maps that are meant: files, those of folders, and those that include a file with catalogues.

    Raises:
        UsageError: standard input, or a configuration.
    """
    found: list[str] = []
    for name in typed:
        if name == STDIN:
            raise UsageError("`rename` changes files; name one instead of `-`")
        path = Path(name)
        if path.is_dir():
            found += [n for n in files_in(path, most) if not is_configuration(n)]
            continue
        if path.is_file() and is_configuration(name):
            raise UsageError(f"{quote(name)} is a configuration; name the map whose view is to be renamed")
        parsed = parse(Source(name=name, text=_text(path), path=path)).value if path.is_file() else None
        if parsed is None or kind_of(parsed) is not FileKind.CATALOGUE:
            found.append(name)
            continue
        including = _project_maps(path, {path.resolve()})
        if not including:
            raise UsageError(f"no map of the project includes {quote(name)}")
        found += including
    return tuple({Path(n).resolve(): n for n in reversed(found)}.values())[::-1]


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _read_maps(names: Iterable[str], streams: Streams, limits: Limits) -> dict[str, tuple[Opened, Document]] | None:
    """Maps by name; None where one has errors, which are told: what it means cannot be compared then."""
    found: dict[str, tuple[Opened, Document]] = {}
    failed = False
    for name in names:
        file, findings = opened(name, streams, limits)
        parsed = parse(file.source, limits) if file is not None else None
        said = (*findings, *(judge_map(file.source, limits).findings if file is not None else ()))
        if file is None or parsed is None or parsed.value is None or has_errors(said):
            tell([d for d in said if d.severity == "error"], streams)
            failed = True
        else:
            found[name] = (file, parsed.value)
    return None if failed else found


def _including(shared: set[Path], maps: Iterable[str]) -> list[str]:
    """The other maps of the project that rest on one of some files, and those of the files that are maps."""
    known = {Path(name).resolve() for name in maps}
    found = (name for path in sorted(shared) for name in _project_maps(path, shared))
    return [name for name in dict.fromkeys(found) if Path(name).resolve() not in known]


def _project_maps(beside: Path, including: set[Path]) -> list[str]:
    """The maps of a file's project that rest on one of some files, and those of the files that are maps."""
    return [n for n in _all_maps(beside) if including & {Path(p).resolve() for p in (n, *resting_on(n))}]


def _all_maps(beside: Path) -> list[str]:
    """The maps of a file's project; without a project, those of its folder."""
    project = find_project(beside.resolve().parent)
    folder = project.folder if project is not None else beside.resolve().parent
    return [n for n in files_in(folder, LARGEST) if not is_configuration(n)]


def _in_configuration(
    old: str, new: str, renamed: list[Path], edits: dict[Path, dict[tuple[int, int], Edit]], notes: list[str]
) -> None:
    """The views that the project's configuration names."""
    project = find_project(renamed[0].resolve().parent) if renamed else None
    if project is None or project.config is None:
        return
    name = shown(project.config)
    document = parse(Source(name=name, text=_text(project.config), path=project.config)).value
    if document is None:
        notes.append(f"{name} cannot be read, so views that it names are not renamed")
        return
    named = [s for s in _views_in(document.root) if s.text.strip() == old]
    done = {path.resolve() for path in renamed}
    others = [n for n in _all_maps(project.config) if Path(n).resolve() not in done and _has_view(n, old)]
    if named and others:
        notes.append(f"{name} still names the view {quote(old)}, because {others[0]} has one too")
        return
    for scalar in named:
        inset = 1 if scalar.quoted else 0
        span = type(scalar.span)(scalar.span.source, scalar.span.start + inset, scalar.span.end - inset)
        edits.setdefault(project.config.resolve(), {})[(span.start, span.end)] = Edit(span=span, text=new)


def _views_in(root: Mapping) -> list[Scalar]:
    """The names of views in a configuration."""
    outputs = [
        *mappings(root, "outputs"),
        *(o for each in mappings(root, "overrides") for o in mappings(each, "outputs")),
    ]
    return [scalar for output in outputs for scalar in scalars(output.get("views"))]


def _has_view(name: str, view: str) -> bool:
    document = parse(Source(name=name, text=_text(Path(name)), path=Path(name))).value
    return document is not None and view in Anatomy(document).ids(Kind.VIEW)


def _changes(
    edits: dict[Path, dict[tuple[int, int], Edit]], files: dict[Path, Opened], streams: Streams, limits: Limits
) -> tuple[Change, ...]:
    """What becomes of each file."""
    changes = []
    for path, found in edits.items():
        file = files.get(path) or opened(shown(path), streams, limits)[0]
        if file is not None:
            changes.append(Change(opened=file, new=file.raw.edited(joined(found.values()))))
    return tuple(sorted(changes, key=lambda c: c.opened.name))


def _notes(name: str, anatomy: Anatomy, target: Target, new: str) -> list[str]:
    """What there is to say about one map."""
    notes = []
    if target.given is None:
        line = target.node.span.line
        notes.append(f"{name}:{line}: the {target.kind} was named by its words; `id: {new}` is written there")
    plain = isinstance(target.node, Mapping) and "title" not in target.node and "name" not in target.node
    if plain and target.kind in {Kind.TOUCHPOINT, Kind.CHANNEL, Kind.ACTOR, Kind.SYSTEM, Kind.THEME, Kind.PERSONA}:
        notes.append(f"the {target.kind} has no title, so drawings say {quote(new)} from now on")
    column = _ASKED.get(target.kind)
    surveys = anatomy.document.root.get("responses")
    for entry in surveys.entries if isinstance(surveys, Mapping) and column else ():
        columns = entry.value.get("columns") if isinstance(entry.value, Mapping) else None
        if isinstance(columns, Mapping) and column is not None and column in columns:
            notes.append(
                f"the answers of {quote(entry.key.text)} may name the {target.kind} by its old id; change them"
            )
    return notes
