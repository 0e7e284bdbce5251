"""Metrics, response files, gaps and opportunities."""

from __future__ import annotations

import datetime as dt
import re

from blueprint.build.catalogues import unknown
from blueprint.build.context import Context
from blueprint.build.draft import CardDraft, StepDraft
from blueprint.build.durations import duration
from blueprint.build.files import inside
from blueprint.build.ids import normal, slug
from blueprint.build.keys import TEXT_ROWS
from blueprint.build.names import Names
from blueprint.build.nodes import choice, integer, items, mappings, number, place, word, words
from blueprint.build.suggest import some
from blueprint.build.texts import text, texts
from blueprint.diagnostics import Related
from blueprint.document import Mapping, Node, Scalar
from blueprint.model import Duration, GapAt, Metric, Opportunity, Responses
from blueprint.model.measures import Column
from blueprint.model.vocabulary import Gap, MetricType, OpportunityStatus
from blueprint.phrases import quote
from blueprint.source import Span

_GAP = re.compile(r"gap-([1-5])")


def metric_ids(context: Context, node: Node | None) -> tuple[str, ...]:
    """The ids under `metrics`, before any metric is read."""
    return tuple(i for item in mappings(node) if (i := _metric_id(context, item)))


def _metric_id(context: Context, item: Mapping) -> str:
    """A metric's id: its own, else the slug of its title, else its type."""
    title = text(item.get("title"), context.language)
    default = slug(title.pick(context.language).text) if title else ""
    return normal(word(item.get("id")) or "") or default or (word(item.get("type")) or "")


class Measures:
    """Reads what is measured and what is to be done."""

    __slots__ = ("context", "gaps_declared", "metric_names", "names", "response_names")

    def __init__(self, context: Context, names: Names) -> None:
        self.context = context
        self.names = names
        self.metric_names: dict[str, Span] = {}
        self.response_names: dict[str, Span] = {}
        self.gaps_declared: set[int] = set()

    def responses(self, node: Node | None) -> tuple[Responses, ...]:
        """The survey files under `responses`."""
        found = []
        for entry in node.entries if isinstance(node, Mapping) else ():
            name = normal(entry.key.text)
            if not name or not isinstance(entry.value, Mapping):
                continue
            self.response_names[name] = entry.key.span
            file = entry.value.get("file")
            path = inside(self.context, file) if isinstance(file, Scalar) else None
            columns = entry.value.get("columns")
            if path is None:
                continue
            if path.suffix.lower() not in (".csv", ".xlsx"):
                self.context.error(
                    "BP415",
                    f"`{path.name}` is neither a CSV nor an XLSX file",
                    file.span if file else entry.key.span,
                    hint="export the answers as CSV (UTF-8) or XLSX",
                )
                continue
            pairs = columns.entries if isinstance(columns, Mapping) else ()
            roles = tuple(
                (c.key.text, Column(c.value.text, c.value.span))
                for c in pairs
                if isinstance(c.value, Scalar) and c.value.text
            )
            found.append(Responses(id=name, files=(str(path),), columns=roles, span=entry.key.span))
        return tuple(found)

    def metrics(self, node: Node | None) -> tuple[Metric, ...]:
        """The figures under `metrics`; call after `responses`."""
        found = []
        for item in mappings(node):
            kind = choice(item.get("type"), MetricType)
            name = _metric_id(self.context, item)
            if kind is None or not name:
                continue
            id_node = item.get("id")
            span = id_node.span if id_node is not None else place(item)
            if self._repeated("metric", name, span, self.metric_names):
                continue
            self._sense(item, kind, span)
            value, value_time = self._figure(kind, item.get("value"))
            target, target_time = self._figure(kind, item.get("target"))
            found.append(
                Metric(
                    id=name,
                    type=kind,
                    title=text(item.get("title"), self.context.language),
                    unit=text(item.get("unit"), self.context.language),
                    at=self._at(item.get("at")),
                    value=value,
                    duration=value_time,
                    target=target,
                    target_duration=target_time,
                    scale=_pair(item.get("scale")),
                    easy=_pair(item.get("easy")),
                    responses=self._file(item.get("responses")),
                    span=span,
                )
            )
        return tuple(found)

    def gaps(self, node: Node | None) -> tuple[GapAt, ...]:
        """The service-quality gaps under `gaps`."""
        found = []
        for item in mappings(node):
            value = integer(item.get("gap"))
            if value is None or not Gap.KNOWLEDGE <= value <= Gap.CUSTOMER:
                continue
            self.gaps_declared.add(value)
            note = text(item.get("note"), self.context.language)
            found.append(GapAt(gap=Gap(value), at=self._at(item.get("at")), note=note, span=place(item)))
        return tuple(found)

    def opportunities(self, node: Node | None) -> tuple[Opportunity, ...]:
        """The improvements under `opportunities`; call after `metrics` and `gaps`."""
        found = []
        seen: dict[str, Span] = {}
        for number_, item in enumerate(mappings(node), start=1):
            title = text(item.get("title"), self.context.language)
            if title is None:
                continue
            given = normal(word(item.get("id")) or "")
            name = given or slug(title.pick(self.context.language).text) or f"opportunity-{number_}"
            span = place(item.get("id") or item)
            if given and self._repeated("opportunity", name, span, seen):
                continue
            while not given and name in seen:
                name = f"{name}-{number_}"
            seen[name] = span
            places = (self._at(i) for i in items(item.get("at")))
            targets = (self._addressed(i) for i in words(item.get("addresses")))
            found.append(
                Opportunity(
                    id=name,
                    title=title,
                    at=tuple(dict.fromkeys(p for p in places if p is not None)),
                    impact=integer(item.get("impact")),
                    effort=integer(item.get("effort")),
                    owner=text(item.get("owner"), self.context.language),
                    status=choice(item.get("status"), OpportunityStatus) or OpportunityStatus.IDEA,
                    due=self._due(item.get("due")),
                    addresses=tuple(dict.fromkeys(t for t in targets if t is not None)),
                    span=span,
                )
            )
        return tuple(found)

    def _repeated(self, kind: str, name: str, span: Span, seen: dict[str, Span]) -> bool:
        """Report an id that was given before; else remember it."""
        if name not in seen:
            seen[name] = span
            return False
        kinds = "opportunities" if kind == "opportunity" else f"{kind}s"
        self.context.error(
            "BP404",
            f"two {kinds} have the id {quote(name)}",
            span,
            hint="give each an `id` of its own",
            related=[Related(message="first one here", span=seen[name])],
        )
        return True

    def _at(self, node: Node | None) -> str | None:
        """The key of the place that `at` names; the step of a card whose key a step or stage has too."""
        found = self.names.place(node)
        if isinstance(found, CardDraft) and self.names.taken(found.key):
            return found.owner.key
        return found.key if found is not None else None

    def _figure(self, kind: MetricType, node: Node | None) -> tuple[float | None, Duration | None]:
        """A declared figure: as a number (durations in seconds), and as a duration."""
        if kind is not MetricType.DURATION:
            return number(node), None
        typed = isinstance(node, Scalar) and not node.empty  # the schema reports the rest
        found = duration(self.context, node) if typed else None
        return (found.middle, found) if found else (None, None)

    def _sense(self, item: Mapping, kind: MetricType, span: Span) -> None:
        """Report keys of a metric that contradict each other or do nothing."""
        if "value" in item and "responses" in item:
            entry = item.entry("responses")
            self.context.error(
                "BP325",
                "a metric has a `value` or `responses`, not both",
                entry.key.span if entry else span,
                hint="keep the one that the figure comes from",
            )
        elif not any(key in item for key in ("value", "responses", "target")):
            self.context.error(
                "BP325",
                "the metric has nothing to show",
                span,
                hint="give it a `value`, or `responses` from a file, or a `target`",
            )
        easy = item.entry("easy")
        if easy is not None and kind is not MetricType.CES2:
            self.context.error(
                "BP325",
                f"`easy` has no meaning for a metric of type `{kind}`",
                easy.key.span,
                hint="it says which answers of a `ces2` count as easy",
            )
        for key in ("scale", "easy"):
            ends, node = _pair(item.get(key)), item.get(key)
            if ends and node and (ends[0] > ends[1] if key == "easy" else ends[0] >= ends[1]):
                self.context.error(
                    "BP325", f"`{key}` goes from low to high", node.span, hint=f"write `{key}: [low, high]`"
                )

    def _file(self, node: Node | None) -> str | None:
        """The response file that a metric names."""
        if not isinstance(node, Scalar) or not node.text.strip():
            return None
        name = normal(node.text)
        if name in self.response_names:
            return name
        unknown(self.context, node, "response file", self.response_names, "responses")
        return None

    def _due(self, node: Node | None) -> str | None:
        """An ISO date."""
        if node is None:
            return None
        words_ = node.text.strip() if isinstance(node, Scalar) else ""
        try:
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", words_):
                return dt.date.fromisoformat(words_).isoformat()
        except ValueError:
            pass
        self.context.error(
            "BP324",
            f"`{words_[:40]}` is not a date" if words_ else "the date is missing",
            place(node),
            hint="write year, month and day such as `2025-03-31`",
        )
        return None

    def _addressed(self, node: Scalar) -> str | None:
        """What an opportunity mends: a gap, a metric, a card, or `step.pain.n`."""
        name = normal(node.text)
        gap = _GAP.fullmatch(name)
        if gap:
            if int(gap[1]) in self.gaps_declared or int(gap[1]) == Gap.CUSTOMER:
                return name
            known = some(f"gap-{g}" for g in sorted(self.gaps_declared))
            hint = f"declared are {known}" if known else "declare it under `gaps`"
            self.context.error("BP402", f"`gaps` has no gap {gap[1]}", node.span, hint=hint)
            return None
        if name in self.metric_names:
            return name
        owner, _, rest = name.partition(".")
        row, _, count = rest.partition(".")
        if row in TEXT_ROWS:
            return self._text(node, owner, row, count)
        card = self.names.card(node)
        return card.key if card is not None else None

    def _text(self, node: Scalar, owner: str, row: str, count: str) -> str | None:
        """The n-th text of a row in a step or stage."""
        found = self.names.place(Scalar(owner, node.quoted, node.span))
        if found is None:
            return None
        if not isinstance(found.node, Mapping) or (isinstance(found, StepDraft) and found.node.get(row) is None):
            listed: int = 0
        else:
            listed = len(texts(found.node.get(row), self.context.language))
        wanted = int(count) if count.isascii() and count.isdigit() and len(count) < 7 else 0 if count else 1  # noqa: PLR2004 - as a place
        if 1 <= wanted <= listed:
            return f"{found.key}.{row}.{wanted}"
        have = "no text" if not listed else "1 text" if listed == 1 else f"{listed} texts"
        self.context.error(
            "BP402",
            f"{quote(owner)} has {have} in `{row}`",
            node.span,
            hint=f"write `{owner}.{row}.n`, counting from 1",
        )
        return None


def _pair(node: Node | None) -> tuple[float, float] | None:
    """Low and high of a range."""
    found = [number(i) for i in items(node)]
    low, high = found if len(found) == 2 else (None, None)  # noqa: PLR2004 - low and high
    return (low, high) if low is not None and high is not None else None
