"""Findings that are known and not told again.

In: the file that `--write-baseline` wrote, or findings. Out: `Baseline`, or the text of such a file:

    baseline: 1
    findings:
      - {"code": "BP301", "file": "maps/hotel.blueprint.yaml", "element": "stages/arrival", "fingerprint": "5f0c…"}

Each finding is one line, and the lines are sorted by file, element, code and fingerprint, so that two branches that
mend different things merge. Only the fingerprint decides; the rest is for those who read the file. A name that ends in
`.json` gives JSON with the same lines.

Only warnings can be known: a file with errors gives no drawing, and nothing that is written down changes that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from unicodedata import category

from blueprint.diagnostics import Diagnostic, Outcome, Severity, has_errors
from blueprint.document import Mapping
from blueprint.frozen import frozen
from blueprint.limits import Limits
from blueprint.phrases import quote
from blueprint.project.config_entries import mappings, text
from blueprint.reading import parse, read
from blueprint.schema import check
from blueprint.source import Span

_LIMITS = Limits(bytes=200_000_000, nodes=20_000_000)
"""A baseline is as long as it is; it is the program's own file."""
_HEAD = (
    "# Warnings that are known and not told again. Written by `blueprint build --write-baseline`:\n"
    "# mend them one by one, then write the file again.\n"
)
_INVISIBLE = ("Cc", "Cn", "Co", "Cs", "Zl", "Zp")
_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
"""Together what no file of ours may hold."""
_TEXT = r'"(?:[^"\\\x00-\x1f]|\\["\\])+"'
_ENTRY = re.compile(
    rf'{{"code": "(BP\d{{3}})", "file": ({_TEXT})(?:, "element": ({_TEXT}))?, "fingerprint": "([0-9a-f]{{32}})"}}'
)
_COMMENTS = re.compile(r"\A(?:#[^\r\n]*\n)+")
_FRAMES = (("baseline: 1\nfindings:\n  - ", "\n  - ", "\n"), ('{"baseline": 1, "findings": [\n  ', ",\n  ", "\n]}\n"))
"""What stands before, between and behind the entries, as YAML and as JSON."""


@frozen(kw_only=True)
class Known:
    """One known finding.

    Attributes:
        file: path of the map from the project's folder.
        element: the place in it; None for one without a place.
        fingerprint: what it is recognised by.
    """

    code: str
    file: str
    element: str | None
    fingerprint: str


@frozen
class Baseline:
    """All known findings."""

    known: tuple[Known, ...] = ()

    def needless(self, seen: Iterable[str], missed: Callable[[Known], bool]) -> tuple[Known, ...]:
        """The entries that no finding needs any more.

        Args:
            seen: fingerprints of all findings of this run.
            missed: whether this run would have told the finding of an entry: its file was looked at, and for that.
        """
        found = frozenset(seen)
        return tuple(k for k in self.known if k.fingerprint not in found and missed(k))


def read_baseline(name: str, asked: Span | None = None) -> Outcome[Baseline]:
    """Read a file of known findings.

    Args:
        name: its path, as findings about it are to call it.
        asked: where the configuration names it; None if the command line does.

    Returns:
        The known findings, None if there are errors (BP607 if there is no such file).
    """
    if not Path(name).is_file():
        where = "" if asked else f"--baseline {name} "
        hint = f"write it with `blueprint build {where}--write-baseline`, or correct the path"
        missing = Diagnostic(
            code="BP607",
            severity=Severity.ERROR,
            message=f"there is no baseline {quote(name)}",
            span=asked,
            hint=hint,
        )
        return Outcome(None, (missing,))
    source = read(name, limits=_LIMITS)
    quick = _quickly(source.value.text) if source.value else None
    if quick is not None:
        return Outcome(quick)
    parsed = parse(source.value, _LIMITS) if source.value else None
    document = parsed.value if parsed else None
    found = (*source.diagnostics, *(parsed.diagnostics if parsed else ()))
    if document is None:
        return Outcome(None, found)
    found = (*found, *check(document, "baseline", _LIMITS))
    if has_errors(found):
        return Outcome(None, found)
    return Outcome(Baseline(tuple(_known(m) for m in mappings(document.root, "findings"))), found)


def baseline_text(known: Iterable[Known], *, as_json: bool) -> str:
    """The file for known findings, each on a line of its own."""
    ordered = sorted(set(known), key=lambda k: (_shown(k.file), _shown(k.element or ""), k.code, k.fingerprint))
    if not ordered:
        return '{"baseline": 1, "findings": []}\n' if as_json else f"{_HEAD}baseline: 1\nfindings: []\n"
    head, between, tail = _FRAMES[as_json]
    return ("" if as_json else _HEAD) + head + between.join(_line(k) for k in ordered) + tail


def _line(known: Known) -> str:
    """An entry, which is YAML as well as JSON."""
    entry = {"code": known.code, "file": known.file, "element": known.element, "fingerprint": known.fingerprint}
    return json.dumps({key: _shown(value) for key, value in entry.items() if value}, ensure_ascii=False)


def _shown(text: str) -> str:
    """A text without characters that the file could not be read with: `?` stands for each."""
    if text.isprintable():
        return text
    return "".join("?" if category(c) in _INVISIBLE or c in _BIDI else c for c in text)


def _quickly(text: str) -> Baseline | None:
    """The content of a file just as `baseline_text` writes it; None for any other, which is read with all care."""
    body = _COMMENTS.sub("", text, count=1)
    for head, between, tail in _FRAMES:
        if body.startswith(head) and body.endswith(tail):
            entries = [_ENTRY.fullmatch(e) for e in body[len(head) : -len(tail)].split(between)]
            return Baseline(tuple(_entry(e) for e in entries if e)) if all(entries) else None
    return None


def _entry(match: re.Match[str]) -> Known:
    code, file, element, fingerprint = match.groups()
    at = None if element is None else json.loads(element)
    return Known(code=code, file=json.loads(file), element=at, fingerprint=fingerprint)


def _known(mapping: Mapping) -> Known:
    return Known(
        code=text(mapping, "code") or "",
        file=text(mapping, "file") or "",
        element=text(mapping, "element"),
        fingerprint=text(mapping, "fingerprint") or "",
    )
