"""What each kind of element says, as a list of facts that can be compared.

In: an element and the side it is of. Out: facts, named by the keys of the format, in the order of docs/format.md.
"""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.compare.side import Fact, Side
from blueprint.compare.values import Kind
from blueprint.model import (
    Actor,
    Arrow,
    Card,
    Channel,
    GapAt,
    Lane,
    Line,
    Link,
    Metric,
    Opportunity,
    Persona,
    Responses,
    Score,
    Stage,
    Step,
    System,
    Text,
    Theme,
    Touchpoint,
    View,
)
from blueprint.model.vocabulary import LinkKind


def of_map(side: Side) -> list[Fact]:
    """The head of the file."""
    service = side.service
    facts: list[Fact] = []
    for name in ("title", "subtitle", "summary", "scenario"):
        facts += side.text(name, getattr(service, name))
    facts += side.texts("authors", service.authors)
    for name in ("version", "date", "source"):
        facts += side.text(name, getattr(service, name))
    facts += side.value("language", service.language)
    facts += side.value("direction", service.direction.value)
    facts += side.value("state", service.state.value)
    if service.platform:
        for name in ("positioning", "promise", "theme"):
            facts += side.text(f"platform.{name}", getattr(service.platform, name))
    if service.world:
        for name in ("society", "situation", "category", "brand"):
            facts += side.texts(f"world.{name}", getattr(service.world, name))
    facts += side.value("scale", f"{service.scale.low:g} to {service.scale.high:g}")
    for score, text in service.scale.labels:
        facts += side.text(f"scale.labels.{score:g}", text)
    facts += side.value("connect", service.connect.value)
    style = service.style
    return facts + (side.file("style", style) if style and "/" in style else side.value("style", style))


def of_persona(side: Side, persona: Persona) -> list[Fact]:
    """A persona without the name."""
    facts: list[Fact] = []
    for name in ("role", "segment", "quote"):
        facts += side.text(name, getattr(persona, name))
    for name in ("goals", "needs", "frustrations"):
        facts += side.texts(name, getattr(persona, name))
    facts += side.file("photo", persona.photo)
    for text, value in persona.traits:
        facts += side.value(f"traits.{side.words(text)}", value)
    return facts


def of_lane(side: Side, entry: Lane | Line) -> list[Fact]:
    """A lane or a line without its title."""
    if isinstance(entry, Line):
        return side.value("style", entry.style.value if entry.style else None)
    facts = side.value("zone", entry.zone.value if entry.zone else None)
    facts += side.text("note", entry.note)
    return facts + side.value("split", "actor" if entry.split_by_actor else None)


def of_stage(side: Side, stage: Stage) -> list[Fact]:
    """A stage without its title, its cards and its texts."""
    facts = side.value("phase", stage.phase.value if stage.phase else None)
    facts += side.text("goal", stage.goal)
    facts += side.text("summary", stage.summary)
    return facts + _moment(side, stage)


def of_step(side: Side, step: Step) -> list[Fact]:
    """A step without its title, its cards and its texts."""
    facts = _moment(side, step)
    for name, scores in (("emotion", step.emotions), ("expectation", step.expectations)):
        for score in scores:
            facts += _score(side, name, score)
    facts += side.value("journey", step.journey.path if step.journey else None)
    if any(way.written for way in step.ways):
        ways = [way for way in step.ways if way.written]
        same = tuple((side.id(Kind.STEP, w.to), side.words(w.label), w.arrow, w.kind) for w in ways)
        shown = tuple(_way(side, way.to, side.words(way.label), way.arrow, way.kind) for way in ways)
        facts.append(Fact("next", None, same, shown))
    return facts


def _way(side: Side, to: str, label: str, arrow: Arrow, kind: LinkKind) -> str:
    extra = [f"“{label}”"] if label else []
    extra += [arrow.value] if arrow is not Arrow.DOWN else []
    extra += [kind.value] if kind is not LinkKind.FLOW else []
    return " ".join((side.title(Kind.STEP, to), *extra))


def _moment(side: Side, moment: Stage | Step) -> list[Fact]:
    """What a stage and a step have in common."""
    facts = side.duration("time", moment.time)
    facts += side.duration("wait", moment.wait)
    facts += side.marked("marks", (m.value for m in moment.marks))
    facts += side.file("image", moment.image)
    facts += side.references("touchpoint", Kind.TOUCHPOINT, own(moment, "touchpoints"))
    facts += side.references("channel", Kind.CHANNEL, own(moment, "channels"))
    facts += side.references("theme", Kind.THEME, moment.themes)
    facts += side.marked("module", (m.value for m in moment.modules))
    return facts + side.references("metric", Kind.METRIC, moment.metrics)


def own(moment: Stage | Step, name: str) -> tuple[str, ...]:
    """The touchpoints or channels of a step that its cards do not name: what they name is told with them."""
    of_cards = {i for card in moment.cards for i in getattr(card, name)}
    return tuple(i for i in getattr(moment, name) if i not in of_cards)


def _score(side: Side, name: str, score: Score) -> list[Fact]:
    if score.persona is not None and len(side.service.personas) > 1:
        name = f"{name} of {side.title(Kind.PERSONA, score.persona)}"
    facts = side.value(name, score.value)
    facts += side.text(f"{name}, label", score.label)
    return facts + side.text(f"{name}, quote", score.quote)


def of_card(side: Side, card: Card) -> list[Fact]:
    """A card."""
    facts = side.text("text", card.text)
    facts += side.reference("actor", Kind.ACTOR, card.actor)
    facts += side.references("system", Kind.SYSTEM, card.systems)
    facts += side.references("channel", Kind.CHANNEL, card.channels)
    facts += side.references("touchpoint", Kind.TOUCHPOINT, card.touchpoints)
    facts += side.marked("marks", (m.value for m in card.marks))
    facts += side.duration("time", card.time)
    facts += side.duration("wait", card.wait)
    facts += side.value("arrow", card.arrow.value if card.arrow is not Arrow.DOWN else None)
    facts += side.value("url", card.url)
    facts += side.value("icon", card.icon)
    facts += side.text("note", card.note)
    facts += side.marked("tags", card.tags)
    return facts + side.value("status", card.status.value if card.status else None)


def of_text(side: Side, text: Text) -> list[Fact]:
    """An entry of a row without cards."""
    return side.text("text", text)


def of_link(side: Side, link: Link) -> list[Fact]:
    """A connector without its ends."""
    facts = side.value("kind", link.kind.value)
    facts += side.text("label", link.label)
    return facts + side.value("arrow", "both" if link.both else "line" if link.plain else None)


def of_entry(side: Side, entry: Actor | Channel | System | Theme | Touchpoint | Responses) -> list[Fact]:
    """An entry of a catalogue without its title."""
    if isinstance(entry, Theme):
        return side.value("level", entry.level.value) + side.value("effect", entry.effect.value)
    if isinstance(entry, Responses):
        columns = side.marked("columns", (f"{role}: {column.name}" for role, column in entry.columns))
        files = side.files("file", entry.files)
        gives = side.value("gives", entry.gives.value if entry.gives else None)
        return files + side.value("sheet", entry.sheet) + gives + columns
    facts = side.text("role", entry.role) if isinstance(entry, Actor) else []
    facts += side.text("note", entry.note)
    facts += side.value("icon", entry.icon)
    if isinstance(entry, Touchpoint):
        facts += side.references("channel", Kind.CHANNEL, entry.channels)
        for name in ("owner", "medium", "importance", "contact", "initiative"):
            value = getattr(entry, name)
            facts += side.value(name, value.value if value else None)
        facts += side.text("promise", entry.promise)
        for part, text in entry.plan:
            facts += side.text(f"plan.{part.value}", text)
    return facts


def of_metric(side: Side, metric: Metric) -> list[Fact]:
    """A metric without its title."""
    facts = side.value("type", metric.type.value)
    facts += side.text("unit", metric.unit)
    facts += _at(side, metric.at)
    facts += side.duration("value", metric.duration) if metric.duration else side.value("value", metric.value)
    wanted = metric.target_duration
    facts += side.duration("target", wanted) if wanted else side.value("target", metric.target)
    facts += side.value("scale", _range(metric.scale))
    facts += side.value("better", metric.better.value if metric.better else None)
    facts += side.value("easy", _range(metric.easy))
    for name in ("column", "functional", "dysfunctional"):
        column = getattr(metric, name)
        facts += side.value(name, column.name if column else None)
    for name in ("segment", "period"):
        facts += side.value(f"where.{name}", getattr(metric.where, name))
    for kind in (Kind.TOUCHPOINT, Kind.STEP, Kind.STAGE, Kind.CHANNEL, Kind.PERSONA):
        facts += side.reference(f"where.{kind}", kind, getattr(metric.where, kind.value))
    facts += side.value("by", metric.by.value if metric.by else None)
    return facts + side.reference("responses", Kind.RESPONSES, metric.responses)


def _range(ends: tuple[float, float] | None) -> str | None:
    return f"{ends[0]:g} to {ends[1]:g}" if ends else None


def of_gap(side: Side, gap: GapAt) -> list[Fact]:
    """A service-quality gap."""
    return side.value("gap", int(gap.gap)) + _at(side, gap.at) + side.text("note", gap.note)


def _at(side: Side, key: str | None) -> list[Fact]:
    return side.located("at", [key] if key is not None else [])


def of_opportunity(side: Side, one: Opportunity) -> list[Fact]:
    """An improvement without its title."""
    facts = side.located("at", one.at)
    facts += side.value("impact", one.impact)
    facts += side.value("effort", one.effort)
    facts += side.text("owner", one.owner)
    facts += side.value("status", one.status.value)
    facts += side.value("due", one.due)
    return facts + side.values("addresses", one.addresses)


def of_view(side: Side, view: View) -> list[Fact]:
    """A view without its title."""
    facts = side.value("kind", view.kind.value)
    facts += side.values("lanes", view.lanes or ())
    if view.stages is not None:
        facts += side.references("stages", Kind.STAGE, view.stages)
    facts += side.marked("tags", view.tags or ())
    return facts + side.value("page", view.page)


def without(facts: Iterable[Fact], *names: str) -> list[Fact]:
    """Facts without some fields."""
    return [fact for fact in facts if fact.name not in names]
