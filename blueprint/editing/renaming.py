"""Renaming an element: the edits that change its id and every place that names it, and no other character.

In: `Anatomy`, a `Target`, the new id. Out: `Edit`s, by the source that they belong to; or `RenameError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from blueprint.build.catalogues import built_in_themes, folded
from blueprint.build.draft import CardDraft, StageDraft, StepDraft
from blueprint.build.ids import normal
from blueprint.build.keys import DRAWN_ROWS, FIGURE_ROWS, RESERVED, ROW_SET
from blueprint.diagnostics import Edit
from blueprint.document import Document, Mapping, Node, Scalar
from blueprint.editing.elements import Anatomy, Kind, Target
from blueprint.editing.plain_names import is_called, key_of, named_edit, plain_names
from blueprint.editing.proof import Meaning, Naming, same, worse
from blueprint.editing.references import Reference, references
from blueprint.editing.scalars import one_row, only_row
from blueprint.model.lanes import STANDARD_LANES, STANDARD_LINES
from blueprint.phrases import listing, nearest, quote, seen
from blueprint.schema import schema_of
from blueprint.source import Source, Span

_PLACES = (Kind.STEP, Kind.STAGE)
_NO_LANE = frozenset((*RESERVED, *ROW_SET, *DRAWN_ROWS, *FIGURE_ROWS, *STANDARD_LANES))


class RenameError(Exception):
    """Why an element is not renamed: a sentence for the user, without a final full stop."""


def find_target(anatomies: Iterable[Anatomy], old: str, kind: Kind | None) -> Target | None:
    """The one element with an id; None where no map has one.

    Where some elements give the id and others only have it by their title or text, or are plain names, those that give
    it are meant.

    Args:
        anatomies: the maps that are meant. old: the id. kind: what it belongs to; None for anything.

    Raises:
        RenameError: elements of several kinds, or several of one, have it.
    """
    chosen = None
    for anatomy in anatomies:
        found = [t for k in Kind if kind in {None, k} for t in _elements(anatomy, k) if is_called(t, old)]
        found = [t for t in found if t.given is not None and not t.plain] or found
        kinds = list(dict.fromkeys(t.kind for t in found))
        if len(kinds) > 1:
            raise RenameError(f"{quote(old)} is the id of a {listing(kinds, 'and a')}; say which with `--kind`")
        if len(found) > 1:
            raise RenameError(
                f"{quote(old)} stands for {len(found)} elements in {anatomy.document.source.name}; "
                "give the one that is meant an `id`, and rename that"
            )
        if found and chosen is not None and chosen.kind is not found[0].kind:
            raise RenameError(
                f"{quote(old)} is a {chosen.kind} in one map and a {found[0].kind} in another; say which with `--kind`"
            )
        chosen = chosen or (found[0] if found else None)
    return chosen


def unknown(anatomies: Sequence[Anatomy], old: str, kind: Kind | None) -> str:
    """The sentence about an id that no element has."""
    what = kind or "element"
    if kind in {None, Kind.LANE, Kind.LINE} and old in (*STANDARD_LANES, *STANDARD_LINES):
        return f"{quote(old)} is a name of the format; give it a `title` under `lanes` to draw other words"
    if kind in {None, Kind.THEME} and old in built_in_themes():
        return f"{quote(old)} is one of the built-in themes; give it a `title` under `themes` to draw other words"
    known = dict.fromkeys(t.id for a in anatomies for k in Kind if kind in {None, k} for t in _elements(a, k) if t.id)
    close = nearest(old, list(known))
    return f"there is no {what} with the id {quote(old)}" + (f"; did you mean `{close}`?" if close else "")


def _elements(anatomy: Anatomy, kind: Kind) -> Iterator[Target]:
    """All elements of a kind: those with an id, and plain names."""
    yield from anatomy.targets(kind)
    yield from plain_names(anatomy, kind)


def check_new(anatomy: Anatomy, target: Target, new: str) -> None:
    """Refuse an id that is none, that another element has, or that the format uses.

    Raises:
        RenameError: with the reason.
    """
    if target.plain:
        _check_name(anatomy, target, new)
        return
    if not _id_form().search(new) or new.startswith(("-", "_-")) or new != normal(new) or new != seen(new):
        raise RenameError(f"{quote(new)} is no id: an id has only letters, digits, `-` and `_`, and begins with no `-`")
    if new == target.id:
        raise RenameError(f"the {target.kind} is called {quote(new)} already")
    if (target.kind is Kind.LANE and new in _NO_LANE) or (target.kind is Kind.LINE and new in STANDARD_LINES):
        raise RenameError(f"{quote(new)} is a word of the format and cannot name a {target.kind} of your own")
    if target.kind is Kind.THEME and (new in built_in_themes() or target.id in built_in_themes()):
        raise RenameError("the names of the built-in themes belong to the format; choose another id")
    among = _PLACES if target.kind in _PLACES else (target.kind,)
    other = next((t for k in among for t in anatomy.targets(k) if t.id == new), None)
    if other is not None:
        where = other.given.span if other.given is not None else other.node.span
        raise RenameError(
            f"{where.source.name} has a {other.kind} {quote(new)} already (line {where.line}); choose another id"
        )


def _check_name(anatomy: Anatomy, target: Target, new: str) -> None:
    """Refuse a plain name that is none, or that stands for something else already.

    Raises:
        RenameError: with the reason.
    """
    if not new.strip() or not new.isprintable():
        raise RenameError(f"{quote(new)} is no name: a name is a text on one line")
    if new == target.id:
        raise RenameError(f"the {target.kind} is called {quote(new)} already")
    others = (t for t in plain_names(anatomy, target.kind) if not is_called(t, target.id))
    other = next((t for t in others if is_called(t, new) or key_of(t.id) == key_of(new)), None)
    if other is not None:
        line = other.node.span.line
        raise RenameError(
            f"{other.node.span.source.name} has a {other.kind} {quote(other.id)} already (line {line}); the two would "
            "become one"
        )


def rename_edits(anatomy: Anatomy, target: Target, new: str) -> tuple[Edit, ...]:
    """The edits in a map and in the catalogues that it includes, for each place one.

    Args:
        anatomy: of the map. target: in it. new: the id it gets.

    Raises:
        RenameError: the id would have to be written where none can stand.
    """
    if target.plain:
        return joined(named_edit(r.scalar, new) for r in references(anatomy) if _names(r, target))
    edits = [_replaced(target.given, None, new)] if target.given is not None else [id_written(target, new)]
    edits += [_replaced(r.scalar, r.piece, new) for r in references(anatomy) if _names(r, target)]
    return joined(edits)


def taken_away(anatomy: Anatomy, kind: Kind, old: str, new: str) -> tuple[Edit, ...]:
    """The edits in a map that extends another one and takes away what is renamed there.

    Args:
        anatomy: of the map. kind: of what is renamed there. old: its id. new: the id it gets.
    """
    extension = anatomy.document.extension
    mentions = extension.mentions if extension is not None else ()
    return tuple(_replaced(m.scalar, m.piece, new) for m in mentions if m.kind == kind.value and m.id == old)


def files_named_in(anatomy: Anatomy, target: Target) -> set[Path]:
    """The files in which an element stands or is named: the map, and those that it rests on."""
    nodes = (target.node, *(r.scalar for r in references(anatomy) if _names(r, target)))
    paths = {node.span.source.path for node in nodes}
    return {path.resolve() for path in paths if path is not None}


def joined(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits without repetitions, and those of one scalar made into one."""
    return tuple({(e.span.source.name, e.span.start, e.span.end): e for e in edits}.values())


def id_written(target: Target, new: str) -> Edit:
    """The edit that writes an id where it only followed from a title or a text.

    Raises:
        RenameError: a text over several lines would need keys.
    """
    node, source = target.node, target.node.span.source
    if isinstance(node, Mapping) and (target.kind is not Kind.CARD or "text" in node):
        first = node.entries[0].key.span
        if source.text[node.span.start : node.span.start + 1] == "{":
            return Edit(span=_at(source, node.span.start + 1), text=f"id: {new}, ")
        return Edit(span=_at(source, first.start), text=f"id: {new}\n{' ' * (first.column - 1)}")
    raw = node.span.text
    if isinstance(node, Scalar) and "\n" not in raw:
        return Edit(span=node.span, text=f"{{text: {_for_braces(node)}, id: {new}}}")
    if raw.startswith("{"):
        return Edit(span=node.span, text=f"{{text: {raw}, id: {new}}}")
    raise RenameError(
        f"the card in line {node.span.line} of {source.name} has no id and is a text over several lines; write it as "
        f"`text:` with `id: {new}` below"
    )


def objection(old: Meaning, new: Meaning, target: Target, name: str) -> str | None:
    """What speaks against a renamed map: the end of a sentence, or None.

    Args:
        old: the map. new: the renamed one.
        target: what is renamed. name: its new id.
    """
    if worse(old.findings, new.findings):
        return "the renamed map would have a finding more"
    if resolved(Anatomy(old.whole or old.document)) != resolved(Anatomy(new.whole or new.document)):
        return "a reference would lead to something else"
    if old.service is not None and not same(old.service, new.service, _calling(target, name)):
        return "more than names would change in the drawing"
    return None


def resolved(anatomy: Anatomy) -> list[tuple[str, ...]]:
    """What every reference means, in words that do not depend on ids."""
    return [(r.kind.value, *_position(anatomy, r.draft)) for r in references(anatomy)]


def called(old: str, new: str) -> Callable[[str], str]:
    """What a text of the model is called when an id changes: ids and the keys that are made of them."""
    numbered = re.compile(rf"{re.escape(old)}((?:-\d+)?)")

    def name(text: str) -> str:
        pieces = (numbered.fullmatch(piece) for piece in text.split("."))
        return ".".join(
            f"{new}{match[1]}" if match else piece for match, piece in zip(pieces, text.split("."), strict=True)
        )

    return name


def _calling(target: Target, new: str) -> Naming:
    """What a text of the model may become when an element is renamed; a plain name is an id and a title."""
    if not target.plain:
        by_id = called(target.id, new)
        return lambda text: (by_id(text),)
    by_key = called(key_of(target.id), key_of(new))
    return lambda text: (by_key(text), new) if folded(text) == folded(target.id) else (by_key(text),)


def _names(reference: Reference, target: Target) -> bool:
    """Whether a reference names what is renamed."""
    if target.plain:
        return reference.kind is target.kind and is_called(target, reference.id)
    if reference.id != target.id:
        return False
    if target.drafts and reference.kind is not Kind.LANE:
        return any(reference.draft is draft for draft in target.drafts)
    return reference.kind is target.kind


def _replaced(scalar: Scalar, piece: int | None, new: str) -> Edit:
    """The edit that puts an id in the place of one, or of one of the pieces between dots; its quotes or block stay."""
    inner, mark = scalar.span, scalar.span.text[:1]
    quotes = mark if mark in ("'", '"') and scalar.quoted else ""
    if quotes:
        inner = Span(inner.source, inner.start + 1, inner.end - 1)
    elif scalar.quoted:
        inner = only_row(inner) or inner
    if inner.text.strip() != scalar.text.strip():
        pieces = normal(scalar.text).split(".")
        pieces[piece or 0] = new
        return Edit(span=scalar.span, text=f"{quotes}{'.'.join(pieces) if piece is not None else new}{quotes}")
    pieces = inner.text.split(".") if piece is not None else [inner.text]
    at = inner.start + sum(len(p) + 1 for p in pieces[: piece or 0])
    old = pieces[piece or 0]
    start = at + len(old) - len(old.lstrip())
    return Edit(span=Span(inner.source, start, start + len(old.strip())), text=new)


def _for_braces(node: Scalar) -> str:
    """A text as it has to be written between braces."""
    if node.quoted:
        return node.span.text
    quoted = Scalar(node.text, True, node.span)
    return one_row(quoted, flow=True) if not node.text[:1].isdigit() else node.span.text


def _position(anatomy: Anatomy, draft: StageDraft | StepDraft | CardDraft | None) -> tuple[str, ...]:
    """Where a stage, step or card stands."""
    if draft is None:
        return ()
    if isinstance(draft, StageDraft):
        return ("stage", str([n.element for n in anatomy.bones.stages].index(draft)))
    if isinstance(draft, StepDraft):
        return ("step", str(draft.number))
    lane = list(anatomy.bones.zones).index(draft.lane)
    return (*_position(anatomy, draft.owner), str(lane), str(draft.number))


def _at(source: Source, offset: int) -> Span:
    return Span(source, offset, offset)


@cache
def _id_form() -> re.Pattern[str]:
    """The form of an id, from the schema."""
    return re.compile(schema_of("service")["definitions"]["id"]["pattern"])


def of_document(edits: Iterable[Edit], document: Document) -> tuple[Edit, ...]:
    """The edits that belong to one file."""
    return tuple(e for e in edits if e.span.source is document.source)


def is_shared(target: Target, node: Node) -> bool:
    """Whether an element stands in a file that its map includes."""
    return target.node.span.source is not node.span.source
