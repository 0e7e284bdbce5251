"""One of the two services of a comparison, with what is looked up in it again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from os.path import relpath
from pathlib import PurePath

from blueprint.compare.values import FieldChange, Kind, Value
from blueprint.frozen import frozen
from blueprint.model import Duration, Lane, Line, Service, Step, Text, Zone

_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604800, "mo": 2592000}

REFERENCED = {
    Kind.ACTOR: "actors",
    Kind.CHANNEL: "channels",
    Kind.SYSTEM: "systems",
    Kind.TOUCHPOINT: "touchpoints",
    Kind.THEME: "themes",
    Kind.METRIC: "metrics",
    Kind.RESPONSES: "responses",
    Kind.PERSONA: "personas",
}
"""What others name by id, with the attribute of `Service` that holds it."""


@frozen
class Fact:
    """One thing that an element says.

    Attributes:
        name: of the field. language: of a translation; None for the file's own language.
        same: equal on both sides where nothing has changed.
        shown: for people.
        exact: for people, where two different things are shown alike; None where that cannot be.
    """

    name: str
    language: str | None
    same: Hashable
    shown: Value
    exact: Value | None = None


class Side:
    """A service, and under which ids its elements are known on the new side."""

    def __init__(self, service: Service, content: Mapping[str, str]) -> None:
        """A side.

        Args:
            service: the model.
            content: what stands for the content of the files that it names, by absolute path.
        """
        self.service = service
        self.content = content
        self.ids: dict[Kind, Mapping[str, str]] = {}
        self.places: Callable[[str], Hashable] = _itself
        self._zones = {e.id: e.zone for e in service.lanes if isinstance(e, Lane)}
        self.titles: dict[Kind, dict[str, str]] = {
            kind: {e.id: self.words(_title(e)) or e.id for e in getattr(service, name)}
            for kind, name in REFERENCED.items()
        }
        self.titles[Kind.STAGE] = {s.key: self.words(s.title) for s in service.stages}
        self.titles[Kind.STEP] = {s.key: self.title_of_step(s) for s in service.steps}
        self.titles[Kind.CARD] = {c.key: self.words(c.text) for c in service.cards}
        self.titles[Kind.LANE] = {e.id: self.words(e.title) or e.id for e in service.lanes if isinstance(e, Lane)}
        self.titles[Kind.LINE] = {e.id: self.words(e.title) or e.id for e in service.lanes if isinstance(e, Line)}

    def words(self, text: Text | None) -> str:
        """A text in the file's language; empty for none."""
        return text.pick(self.service.language).text if text else ""

    def title_of_step(self, step: Step) -> str:
        """What people call a step: its title, else what stands on its first card of the customer, else of any lane."""
        if step.title or not step.cards:
            return self.words(step.title) or step.key
        own = (c for c in step.cards if self._zones.get(c.lane) is Zone.CUSTOMER)
        return self.words(next(own, step.cards[0]).text)

    def title(self, kind: Kind, key: str) -> str:
        """What people call an element; its key where there is nothing else."""
        return self.titles.get(kind, {}).get(key) or key

    def id(self, kind: Kind, key: str) -> str:
        """The id under which the new side knows an element."""
        return self.ids.get(kind, {}).get(key, key)

    # --- facts

    def text(self, name: str, text: Text | None) -> list[Fact]:
        """A text with its translations."""
        return self.texts(name, (text,), single=True) if text else []

    def texts(self, name: str, texts: Iterable[Text], *, single: bool = False) -> list[Fact]:
        """Several texts, with their translations, as one field."""
        mains = [text.pick(self.service.language) for text in texts]
        if not mains:
            return []
        own = self.service.language
        shown = tuple(w.text if w.language == own else f"{w.text} ({w.language})" for w in mains)
        same = tuple((w.text, None if w.language == own else w.language) for w in mains)
        others: dict[str, list[str]] = {}
        for text, main in zip(texts, mains, strict=True):
            for wording in text.wordings:
                if wording is not main:
                    others.setdefault(wording.language, []).append(wording.text)
        facts = [Fact(name, None, same, shown[0] if single else shown)]
        for language in sorted(others):
            found = tuple(others[language])
            facts.append(Fact(name, language, found, found[0] if single else found))
        return facts

    def value(self, name: str, value: object) -> list[Fact]:
        """A plain value; nothing for None."""
        if value is None:
            return []
        shown = f"{value:.10g}" if isinstance(value, float) else str(value)
        return [Fact(name, None, shown, shown)]

    def values(self, name: str, found: Iterable[object]) -> list[Fact]:
        """A list of plain values, order kept; nothing for an empty one."""
        shown = tuple(str(v) for v in found)
        return [Fact(name, None, shown, shown)] if shown else []

    def marked(self, name: str, found: Iterable[object]) -> list[Fact]:
        """A list whose order means nothing."""
        shown = tuple(str(v) for v in found)
        return [Fact(name, None, frozenset(shown), shown)] if shown else []

    def duration(self, name: str, duration: Duration | None) -> list[Fact]:
        """A length of time."""
        if duration is None:
            return []
        return [Fact(name, None, (duration.low, duration.high), written(duration))]

    def references(self, name: str, kind: Kind, ids: Iterable[str]) -> list[Fact]:
        """Elements that are named by id."""
        found = tuple(ids)
        if not found:
            return []
        same = frozenset(self.id(kind, i) for i in found)
        shown = tuple(self.title(kind, i) for i in found)
        return [Fact(name, None, same, shown, tuple(f"{t} [{i}]" for t, i in zip(shown, found, strict=True)))]

    def reference(self, name: str, kind: Kind, key: str | None) -> list[Fact]:
        """One element that is named by id."""
        if key is None:
            return []
        return [Fact(name, None, self.id(kind, key), self.title(kind, key), f"{self.title(kind, key)} [{key}]")]

    def located(self, name: str, keys: Iterable[str]) -> list[Fact]:
        """Places (steps, stages, cards) that are named by key."""
        found = tuple(keys)
        if not found:
            return []
        shown = tuple(self.place_title(k) for k in found)
        exact = tuple(f"{t} [{k}]" for t, k in zip(shown, found, strict=True))
        return [Fact(name, None, tuple(self.places(k) for k in found), shown, exact)]

    def place_title(self, key: str) -> str:
        """What people call the step, else the stage, else the card of a key."""
        for kind in (Kind.STEP, Kind.STAGE, Kind.CARD):
            if key in self.titles[kind]:
                return self.titles[kind][key]
        return key

    def file(self, name: str, path: str | None) -> list[Fact]:
        """A file, by its path from the map's folder and by its content."""
        if path is None:
            return []
        known, shown = self.content.get(path, ""), self._relative(path)
        return [Fact(name, None, (shown, known), shown, f"{shown} (content {known[:8]})")]

    def files(self, name: str, paths: Iterable[str]) -> list[Fact]:
        """Files whose order means nothing, as one field."""
        found = [fact for path in paths for fact in self.file(name, path)]
        if len(found) < 2:  # noqa: PLR2004 - several
            return found
        shown, exact = tuple(str(fact.shown) for fact in found), tuple(str(fact.exact) for fact in found)
        return [Fact(name, None, frozenset(fact.same for fact in found), shown, exact)]

    def _relative(self, path: str) -> str:
        """A path from the map's folder."""
        base = str(PurePath(self.service.path).parent) if self.service.path else ""
        return relpath(path, base).replace("\\", "/") if base and PurePath(path).is_absolute() else path


def differing(old: Iterable[Fact], new: Iterable[Fact]) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the new side; what is gone stands behind what it followed."""
    olds = {(f.name, f.language): f for f in old}
    news = {(f.name, f.language): f for f in new}
    made = []
    for key in dict.fromkeys((*news, *olds)):
        was, now = olds.get(key), news.get(key)
        if was is None or now is None or was.same != now.same:
            before, after = was.shown if was else None, now.shown if now else None
            if was and now and before == after:  # a picture that was drawn anew, two actors of one name
                before, after = was.exact or before, now.exact or after
            made.append(FieldChange(name=key[0], language=key[1], old=before, new=after))
    return tuple(made)


def written(duration: Duration) -> str:
    """A duration as the file may write it: `4 min`, `1 h 30 min`, `2-5 min`."""
    low = _amount(duration.low, duration.unit)
    return low if duration.low == duration.high else f"{low} - {_amount(duration.high, duration.unit)}"


def _amount(seconds: float, unit: str) -> str:
    """Hours and less in parts, days and more in their own unit."""
    parts = []
    for name in {"min": ("h",), "s": ("h", "min")}.get(unit, ()):
        whole, seconds = divmod(seconds, _SECONDS[name])
        parts += [f"{whole:g} {name}"] if whole else []
    if seconds or not parts:
        parts.append(f"{round(seconds / _SECONDS[unit], 6):g} {unit}")
    return " ".join(parts)


def _title(element: object) -> Text | None:
    return getattr(element, "title", None) or getattr(element, "name", None)


def _itself(key: str) -> Hashable:
    return key
