"""Which map is extended, what that one extends, and all of them as one document.

In: a parsed file. Out: the whole map with the findings about its own changes and about files that cannot be read.
"""

from __future__ import annotations

import os
from pathlib import Path

from blueprint.build.context import Context
from blueprint.build.nodes import word
from blueprint.diagnostics import Diagnostic, Outcome, Related, Severity, in_order
from blueprint.document import Document, Scalar
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.paths import Fault, locate
from blueprint.phrases import quote
from blueprint.source import Source

_LANGUAGE = "en"
_MOST = 10
"""Maps in a chain, the first one included."""

_HINTS = {
    Fault.FOREIGN: "write the path from the folder of this file, with `/` between folders",
    Fault.OUTSIDE: "only a map inside the project folder can be extended, links counted where they lead",
    Fault.MISSING: "paths start at the folder of this file",
    Fault.FOLDER: "name a map in it",
}


def extend(
    document: Document, *, project_root: Path | None = None, limits: Limits = DEFAULT_LIMITS
) -> Outcome[Document]:
    """The whole map that a file stands for.

    Args:
        document: a parsed file; one without `extends` is given back as it is.
        project_root: folder that no extended map may lie outside of; looked for if None.
        limits: for each file.

    Returns:
        The whole map, None where there is no map to extend; and what is wrong with the changes themselves. What is
        wrong with the whole map is found by `blueprint.schema` and `blueprint.build`, at the places of the nodes.
    """
    if "extends" not in document.root or document.extension is not None:
        return Outcome(document)
    chain = _Chain(project_root, limits)
    whole = chain.whole(document, marked=_marked(document))
    return Outcome(whole, _once(chain.findings))


class _Chain:
    """One run of `extend`."""

    def __init__(self, project_root: Path | None, limits: Limits) -> None:
        self._root = project_root
        self._limits = limits
        self._seen: list[Path] = []
        self.findings: list[Diagnostic] = []

    def whole(self, document: Document, *, marked: bool = False) -> Document | None:
        """A map with all that it extends.

        Args:
            document: the changes. marked: whether cards that they add and change get a status.
        """
        from blueprint.schema import check  # noqa: PLC0415 - few maps extend another one

        self.findings += check(document, "changes", self._limits)
        name = document.root.get("extends")
        if not isinstance(name, Scalar) or not name.text.strip():
            return None
        if not self._seen and document.source.path is not None:
            self._seen.append(document.source.path.resolve())
        path = self._locate(name)
        below = self._below(document, name, path) if path is not None else None
        if below is None or not self._one_language(document, below):
            return None
        from blueprint.extending.merging import merged  # noqa: PLC0415 - likewise

        context = Context(word(below.root.get("language")) or _LANGUAGE, self._root)
        found = merged(context, below, document, self._limits, marked=marked)
        self.findings += context.findings
        return found

    def _below(self, document: Document, name: Scalar, path: Path) -> Document | None:
        """The map that is extended, itself whole."""
        if path in self._seen:
            self._error(
                "BP442",
                f"{quote(name.text)} extends this file in turn" if path != self._seen[-1] else "the map extends itself",
                name,
                "the first map of a chain has no `extends`",
            )
            return None
        if len(self._seen) >= _MOST:
            hint = "let this map extend one that is nearer to the first"
            self._error("BP442", f"more than {_MOST} maps extend each other", name, hint)
            return None
        self._seen.append(path)
        parsed = self._parsed(document, name, path)
        if parsed is None:
            return None
        if "extends" in parsed.root:
            return self.whole(parsed)
        if "stages" not in parsed.root:
            hint = "catalogues are shared by `include`; `extends` names a map with `stages`"
            self._error("BP443", f"{quote(name.text)} is no map", name, hint)
            return None
        return parsed

    def _parsed(self, document: Document, name: Scalar, path: Path) -> Document | None:
        """The file that is extended, parsed; what is wrong with it is reported at its places."""
        from blueprint.reading import parse, read  # noqa: PLC0415 - few maps extend another one

        shown = _shown(document.source.name, name.text.strip())
        found = read(str(path), limits=self._limits)
        if found.value is None:
            for one in found.diagnostics:
                hint = one.hint.replace(str(path), shown) if one.hint else None
                self._error(one.code, one.message.replace(str(path), shown), name, hint)
            return None
        parsed = parse(Source(name=shown, text=found.value.text, path=path), self._limits)
        self.findings += parsed.diagnostics
        return parsed.value

    def _locate(self, name: Scalar) -> Path | None:
        """The file that `extends` means; reports one that may not be extended."""
        found = locate(name.text.strip(), name.span.source, self._root)
        if isinstance(found, Path):
            return found
        code = "BP440" if found in {Fault.FOREIGN, Fault.OUTSIDE} else "BP441"
        self._error(code, f"the extended map {quote(name.text)} {found}", name, _HINTS[found])
        return None

    def _one_language(self, document: Document, below: Document) -> bool:
        """Whether both maps have the same language, or the changes leave it to the other one."""
        own = document.root.get("language")
        spoken = word(below.root.get("language")) or _LANGUAGE
        if not isinstance(own, Scalar) or own.text.strip().lower() == spoken.lower():
            return True
        there = below.root.get("language")
        related = (Related(message="the other map's language", span=there.span),) if there is not None else ()
        self._error(
            "BP444",
            f"this file is in {quote(own.text)}, and the map that it extends is in `{spoken}`",
            own,
            f"leave `language` out, and write texts in another language as `{{{own.text.strip()}: …}}`",
            related,
        )
        return False

    def _error(self, code: str, message: str, at: Scalar, hint: str | None, related: tuple[Related, ...] = ()) -> None:
        self.findings.append(
            Diagnostic(code=code, severity=Severity.ERROR, message=message, span=at.span, hint=hint, related=related)
        )


def _marked(document: Document) -> bool:
    """Whether the changes are drawn with signs."""
    return word(document.root.get("changes")) != "unmarked"


def _shown(name: str, written: str) -> str:
    """What findings call the extended map: as reached from the name of the file that extends it."""
    folder = os.path.dirname(name)  # noqa: PTH120 - a name, not a path: `./` stays
    return os.path.normpath(os.path.join(folder, written)).replace(os.sep, "/")  # noqa: PTH118 - likewise


def _once(findings: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings without those that two readings of one included file share."""
    found: dict[tuple[str, str, str, int], Diagnostic] = {}
    for one in findings:
        where = (one.span.source.name, one.span.start) if one.span else ("", 0)
        found.setdefault((one.code, one.message, *where), one)
    return in_order(found.values())
