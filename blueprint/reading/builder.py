"""The events of the YAML parser to nodes, in one pass.

In: `Source`. Out: the root node, or the findings that stand against it.

The C parser's events are turned into our own nodes on an explicit stack, so nothing recurses: the depth is checked
before anything is nested, which the C composer does not survive (80 kB of `[` overflow its stack).
"""

from __future__ import annotations

from typing import Any

from blueprint.diagnostics import Diagnostic, Related, Severity
from blueprint.document import Entry, Mapping, Node, Scalar, Sequence
from blueprint.libyaml import yaml
from blueprint.limits import Limits
from blueprint.phrases import quote
from blueprint.reading import foreign
from blueprint.reading.characters import check_escaped
from blueprint.reading.flow import check_braces, check_brackets, check_texts
from blueprint.reading.traps import check_key, missing_dash
from blueprint.source import Source, Span

_MERGE = "<<"
_MOST = 100
_DERAILING = ("BP122", "BP131")
_QUOTES = ("'", '"')
_FIRST = ("id", "title", "text", "name", "kind", "type")


class _Stop(Exception):  # noqa: N818 - not an error, it ends the loop over events
    """Nothing after this place is worth reading."""


class _Frame:
    """A mapping or a list that is still open."""

    __slots__ = ("entries", "flow", "items", "key", "keys", "repeated", "start")

    def __init__(self, start: int, items: list[Node] | None, *, flow: bool) -> None:
        self.start = start
        self.flow = flow
        self.items = items
        self.entries: list[Entry] = []
        self.keys: dict[str, Scalar] = {}
        self.key: Scalar | None = None
        self.repeated = False


class Builder:
    """Takes events, keeps open collections on a stack, gives the root.

    Attributes:
        findings: what stands against the file, in the order it was met; after a hundred, reading ends.
        scalars: every scalar in file order, keys included. values: those that are no keys.
        spoilt: whether the tree lacks something that was written (an alias, a tagged value).
    """

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.findings: list[Diagnostic] = []
        self.scalars: list[Scalar] = []
        self.values: list[Scalar] = []
        self.spoilt = False
        self._stack: list[_Frame] = []
        self._root: Node | None = None
        self._nodes = 0
        self._documents = 0
        self._aliases: list[tuple[str, Span]] = []
        self._anchors: set[str] = set()

    def build(self) -> Node | None:
        """The root node; None if the file is empty or cannot be parsed."""
        try:
            self._consume()
            self._report_aliases()
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            from blueprint.reading.syntax import explain  # noqa: PLC0415 - only a faulty file needs it

            # A key with a missing or special space is reported, and derails what comes after it.
            if not any(f.code in _DERAILING for f in self.findings):
                self.findings += explain(self.source, error, self.scalars[-1] if self.scalars else None)
            return None
        except yaml.YAMLError as error:
            self._error("BP139", f"the YAML cannot be read: {error}", 0, 0)
            return None
        root = self._root
        if root is None or (isinstance(root, Scalar) and root.empty):
            self._error("BP107", "the file is empty", 0, 0, hint="begin with `blueprint: 1`, a `title` and `stages`")
            return None
        return root

    def _consume(self) -> None:
        """Runs through all events."""
        for event in yaml.parse(self.source.text, Loader=yaml.CLoader):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._open(event, mapping=kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(event)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                self._document(event)

    def _scalar(self, event: Any) -> None:  # noqa: ANN401 - the C parser's events have no types
        start, end = event.start_mark.index, event.end_mark.index
        text, style = event.value, event.style
        source = self.source
        if event.anchor is not None or event.tag is not None:
            self._properties(event, start, end)
        if style:
            if style not in _QUOTES:
                end = start + len(source.text[start:end].rstrip())
            elif style == '"' and "\\" in source.text[start:end]:
                self.findings += check_escaped(text, Span(source, start, end))
        scalar = Scalar(text, bool(style), Span(source, start, end))
        if len(text) > self.limits.text:
            self._too_long(scalar)
        self.scalars.append(scalar)
        self._count(start)
        if self._stack and self._stack[-1].items is None and self._stack[-1].key is None:
            self._key(self._stack[-1], scalar)
        else:
            self.values.append(scalar)
            self._put(scalar)

    def _key(self, frame: _Frame, key: Scalar) -> None:
        """Takes a scalar as the key of the innermost mapping."""
        frame.key = key
        frame.repeated = False
        slip = check_key(key)
        if slip is not None:
            self.findings.append(slip)
            self.spoilt = True
        first = frame.keys.get(key.text)
        if key.text == _MERGE and not key.quoted:
            self._report(foreign.merge_key(key.span))
            frame.repeated = True
        elif key.empty:
            self._finding("BP116", "a key is missing before the colon", key.span, hint="write `key: value`")
            frame.repeated = True
        elif first is not None and self._begins_item(frame, key):
            self._report(missing_dash(key))
            frame.keys = {key.text: key}
            self.spoilt = True
        elif first is not None:
            self._finding(
                "BP117",
                f"the key {quote(key.text)} is given twice",
                key.span,
                hint="keep one of them; several cards in one lane are a list under one key",
                related=(Related(message="first given here", span=first.span),),
            )
            frame.repeated = True
        else:
            frame.keys[key.text] = key

    def _begins_item(self, frame: _Frame, key: Scalar) -> bool:
        """Whether a key that is given twice begins an item of a list that lacks its dash."""
        if frame.flow or len(self._stack) < 2 or self._stack[-2].items is None or self._stack[-2].flow:  # noqa: PLR2004 - a list and its item
            return False
        known = list(frame.keys)
        return (
            key.text in _FIRST
            and known[0] == key.text
            and known[-1] != key.text
            and frame.keys[key.text].span.line < key.span.line
        )

    def _open(self, event: Any, *, mapping: bool) -> None:  # noqa: ANN401 - see _scalar
        start = event.start_mark.index
        if event.anchor is not None or event.tag is not None:
            self._properties(event, start, event.end_mark.index)
        if self._stack and self._stack[-1].items is None and self._stack[-1].key is None:
            what = "a mapping" if mapping else "a list"
            self._error(
                "BP116", f"{what} cannot be a key: a key is a word", start, start + 1, hint="write `key: value`"
            )
            raise _Stop
        self._count(start)
        if len(self._stack) >= self.limits.depth:
            self._error(
                "BP108",
                f"mappings and lists are nested more than {self.limits.depth} deep",
                start,
                start + 1,
                hint=self.limits.raise_hint("depth"),
            )
            raise _Stop
        self._stack.append(_Frame(start, None if mapping else [], flow=bool(event.flow_style)))

    def _close(self, event: Any) -> None:  # noqa: ANN401 - see _scalar
        frame = self._stack.pop()
        if frame.flow:
            end = event.end_mark.index
        else:
            last: Node | None = frame.items[-1] if frame.items else frame.entries[-1].value if frame.entries else None
            end = max(frame.start, last.span.end if last else 0, frame.key.span.end if frame.key else 0)
        span = Span(self.source, frame.start, end)
        node: Mapping | Sequence
        node = Mapping(tuple(frame.entries), span) if frame.items is None else Sequence(tuple(frame.items), span)
        if frame.flow:
            self._check_flow(node)
        self._put(node)

    def _check_flow(self, node: Mapping | Sequence) -> None:
        """Reports what was meant otherwise between braces or brackets."""
        if isinstance(node, Sequence):
            for finding in check_brackets(node):
                self._report(finding)
            return
        for finding in check_texts(node):
            self._report(finding)
        if any(isinstance(e.value, Scalar) and e.value.empty for e in node.entries):
            for finding in check_braces(node):
                self.spoilt = True
                self._report(finding)

    def _put(self, node: Node) -> None:
        """Gives a finished node to the collection that it stands in."""
        if not self._stack:
            self._root = node
            return
        frame = self._stack[-1]
        if frame.items is not None:
            frame.items.append(node)
            return
        key = frame.key
        frame.key = None
        if key is not None and not frame.repeated:
            frame.entries.append(Entry(key, node))

    def _alias(self, event: Any) -> None:  # noqa: ANN401 - see _scalar
        span = Span(self.source, event.start_mark.index, event.end_mark.index)
        self._aliases.append((event.anchor, span))
        self.spoilt = True
        stand_in = Scalar("", True, span)
        self._count(span.start)
        if self._stack and self._stack[-1].items is None and self._stack[-1].key is None:
            self._stack[-1].key = stand_in
        else:
            self._put(stand_in)

    def _document(self, event: Any) -> None:  # noqa: ANN401 - see _scalar
        self._documents += 1
        start = event.start_mark.index
        if self._documents > 1:
            self._report(foreign.second_document(self.source, start))
            raise _Stop
        if event.tags or event.version not in (None, (1, 2)):
            self._report(foreign.directive(self.source, start))

    def _properties(self, event: Any, start: int, end: int) -> None:  # noqa: ANN401 - see _scalar
        """Reports an anchor or a tag."""
        self.spoilt = True
        if event.anchor is not None:
            self._anchors.add(event.anchor)
            self._report(foreign.anchor(self.source, start))
        else:
            plain = isinstance(event, yaml.ScalarEvent) and not event.style
            self._report(foreign.tag(self.source, start, end, plain=plain))

    def _report_aliases(self) -> None:
        """Reports aliases, once all anchors are known."""
        for name, span in self._aliases:
            self._report(foreign.alias(span, known=name in self._anchors))

    def _count(self, start: int) -> None:
        self._nodes += 1
        if self._nodes > self.limits.nodes:
            self._error(
                "BP111",
                f"the file has more than {self.limits.nodes:,} keys and values",
                start,
                start + 1,
                hint=self.limits.raise_hint("nodes"),
            )
            raise _Stop

    def _too_long(self, scalar: Scalar) -> None:
        self._finding(
            "BP109",
            f"a text has {len(scalar.text):,} characters, the limit is {self.limits.text:,}",
            scalar.span,
            hint=self.limits.raise_hint("text", len(scalar.text)),
        )

    def _error(self, code: str, message: str, start: int, end: int, hint: str | None = None) -> None:
        self._finding(code, message, Span(self.source, start, end), hint=hint)

    def _finding(
        self, code: str, message: str, span: Span, hint: str | None = None, related: tuple[Related, ...] = ()
    ) -> None:
        self._report(
            Diagnostic(code=code, severity=Severity.ERROR, message=message, span=span, hint=hint, related=related)
        )

    def _report(self, finding: Diagnostic) -> None:
        """Keeps a finding; after too many, reading ends."""
        if len(self.findings) >= _MOST:
            raise _Stop
        self.findings.append(finding)
