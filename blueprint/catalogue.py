"""Catalogues in files of their own: what `include` brings in, joined with the file's own catalogues.

In: a `Document`. Out: `Included`, the entries of every catalogue from all files, with the findings about the
included files in an `Outcome`. Entries keep their spans, so that paths start at the file that holds them.
"""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import normalize

from blueprint.diagnostics import Diagnostic, Fix, Outcome, Related, Severity
from blueprint.document import Document, Entry, Mapping, Node, Scalar, Sequence
from blueprint.frozen import frozen, replace
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.paths import Fault, find_root, locate, with_slashes
from blueprint.source import Source, Span

__all__ = ["MAPS", "SINGLE", "Included", "find_root", "include"]

MAPS = ("actors", "channels", "systems", "touchpoints", "personas", "themes")
"""Catalogues: several files may each add entries."""

SINGLE = ("scale", "lanes", "style")
"""What only one of the files may give."""

_MOST_FILES = 100
_HINTS = {
    Fault.FOREIGN: "write the path from the folder of this file, with `/` between folders",
    Fault.OUTSIDE: "only files inside the project folder are included, links counted where they lead",
    Fault.MISSING: "paths start at the folder of this file",
    Fault.FOLDER: "name a file in it",
}


@frozen(kw_only=True)
class Included:
    """The catalogues of a file and of those that it includes.

    Attributes:
        entries: by catalogue, in the order of the files; a catalogue that no file has is missing.
        values: `scale`, `lanes`, `style` and the file's own `persona`.
        documents: the included files, and those that an extended map is made of, for their acknowledgement comments.
    """

    entries: dict[str, tuple[Entry, ...]]
    values: dict[str, Node]
    documents: tuple[Document, ...] = ()


def include(
    document: Document, *, project_root: Path | None = None, limits: Limits = DEFAULT_LIMITS
) -> Outcome[Included]:
    """Read the files under `include` and join them with the file's own catalogues.

    Args:
        document: the including file.
        project_root: folder that no included file may lie outside of; looked for if None.
        limits: for each included file.
    """
    return _Including(document, project_root, limits).run()


class _Including:
    """One run of `include`."""

    def __init__(self, document: Document, project_root: Path | None, limits: Limits) -> None:
        self.document = document
        self.given_root = project_root
        self.limits = limits
        self.findings: list[Diagnostic] = []
        self.entries: dict[str, list[Entry]] = {}
        self.seen: dict[tuple[str, str], Span] = {}
        self.values: dict[str, Node] = {}
        self.documents: list[Document] = list(document.extension.parts) if document.extension is not None else []
        self.known = tuple(self.documents)

    def run(self) -> Outcome[Included]:
        """All files, the including one first."""
        root = self.document.root
        self.take(root)
        single = root.get("persona")
        if single is not None:
            self.values["persona"] = single
        listed = root.get("include")
        names = listed.items if isinstance(listed, Sequence) else ()
        read: dict[Path, Span] = {}
        written: set[str] = set()
        for name in names[:_MOST_FILES]:
            # The schema reports a name that is written twice.
            if isinstance(name, Scalar) and name.text.strip() and name.text not in written:
                written.add(name.text)
                self.file(name, read)
        if len(names) > _MOST_FILES:
            self.error(
                "BP434",
                f"more than {_MOST_FILES} files are included",
                names[_MOST_FILES].span,
                "join some of them",
            )
        entries = {kind: tuple(found) for kind, found in self.entries.items()}
        included = Included(entries=entries, values=self.values, documents=tuple(self.documents))
        return Outcome(included, tuple(self.findings))

    def take(self, root: Mapping) -> None:
        """Join one file's catalogues with those so far."""
        for entry in root.entries:
            kind = entry.key.text.strip()
            if kind in SINGLE:
                self.single(kind, entry)
            elif kind in MAPS and isinstance(entry.value, Mapping) and entry.value.entries:
                found = self.entries.setdefault(kind, [])
                for one in entry.value.entries:
                    known = (kind, normalize("NFC", one.key.text.strip()))
                    if known in self.seen:
                        self.repeated(f"`{known[1]}` is in `{kind}` twice", one.key.span, self.seen[known])
                    else:
                        self.seen[known] = one.key.span
                        found.append(one)

    def single(self, kind: str, entry: Entry) -> None:
        """Take what only one file may give."""
        known = (kind, "")
        if known in self.seen:
            self.repeated(f"`{kind}` is given in two files", entry.key.span, self.seen[known])
            return
        self.seen[known] = entry.key.span
        self.values[kind] = entry.value

    def repeated(self, message: str, span: Span, first: Span) -> None:
        """Report what two files give."""
        self.error("BP432", message, span, "keep it in one place", (Related(message="first given here", span=first),))

    def file(self, name: Scalar, read: dict[Path, Span]) -> None:
        """Read, check and take one included file."""
        path = self.locate(name)
        if path is None:
            return
        if path in read:
            related = (Related(message="first included here", span=read[path]),)
            self.error("BP433", f"`{name.text.strip()}` is included twice", name.span, "keep one of the two", related)
            return
        if len(read) + len(self.known) >= self.limits.files:
            self.error(
                "BP160",
                f"the map rests on more than {self.limits.files:,} other files",
                name.span,
                self.limits.raise_hint("files"),
            )
            return
        read[path] = name.span
        from blueprint.reading import parse  # noqa: PLC0415 - most files include nothing
        from blueprint.reading import read as read_file  # noqa: PLC0415 - likewise

        shown = self.shown(name.text.strip())
        found = read_file(str(path), limits=self.limits)
        if found.value is None:
            self.findings += [_renamed(d, str(path), shown, name.span) for d in found.diagnostics]
            return
        parsed = parse(Source(name=shown, text=found.value.text, path=path), self.limits)
        self.findings += parsed.diagnostics
        if parsed.value is None:
            return
        self.documents.append(parsed.value)
        self.check(parsed.value)
        self.take(parsed.value.root)

    def check(self, document: Document) -> None:
        """Check an included file against the schema of catalogues."""
        from blueprint.schema import check  # noqa: PLC0415 - most files include nothing

        self.findings += check(document, part="catalogue")

    def locate(self, name: Scalar) -> Path | None:
        """The file that a name means; reports one that may not be included."""
        written = name.text.strip()
        found = locate(written, self.document.source, self.given_root)
        if isinstance(found, Fault):
            code = "BP430" if found in {Fault.FOREIGN, Fault.OUTSIDE} else "BP431"
            message = f"the included file `{written[:80]}` {found}"
            self.error(code, message, name.span, _HINTS[found], fix=with_slashes(name.span))
            return None
        own = self.document.source.path
        if own is not None and found == own.resolve():
            self.error("BP433", "the file includes itself", name.span, "include files that hold catalogues only")
            return None
        return found

    def shown(self, written: str) -> str:
        """What diagnostics call an included file: as reached from the including file's name."""
        folder = os.path.dirname(self.document.source.name)  # noqa: PTH120 - a name, not a path: `./` stays
        return os.path.normpath(os.path.join(folder, written)).replace(os.sep, "/")  # noqa: PTH118 - likewise

    def error(
        self, code: str, message: str, span: Span, hint: str | None = None, related: tuple[Related, ...] = (),
        fix: Fix | None = None,
    ) -> None:  # fmt: skip
        """Note an error."""
        self.findings.append(
            Diagnostic(
                code=code, severity=Severity.ERROR, message=message, span=span, hint=hint, related=related, fix=fix
            )
        )


def _renamed(finding: Diagnostic, path: str, shown: str, span: Span) -> Diagnostic:
    """A finding about a file's bytes, at the place that includes the file and under the name written there."""
    hint = finding.hint.replace(path, shown) if finding.hint else None
    return replace(finding, message=finding.message.replace(path, shown), hint=hint, span=span)
