"""The way through the build: from a document to a service."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from blueprint.build.content import Content
from blueprint.build.context import Context
from blueprint.build.draft import Skeleton, TooMuchError, skeleton
from blueprint.build.files import inside
from blueprint.build.lanes import lanes
from blueprint.build.library import Library
from blueprint.build.links import join
from blueprint.build.meaning import Meaning
from blueprint.build.measures import measures, metric_ids
from blueprint.build.names import Names
from blueprint.build.nodes import choice, word
from blueprint.build.scores import shared_out
from blueprint.build.texts import text, texts
from blueprint.build.views import views
from blueprint.build.ways import from_cards, from_list, ways
from blueprint.catalogue import include
from blueprint.diagnostics import Diagnostic, Outcome, Severity, in_order
from blueprint.document import Document, Mapping, Node, Scalar
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.model import Connect, Direction, Platform, Service, State, World

DEFAULT_LANGUAGE = "en"
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg"})
_THEME_FILES = (".yaml", ".yml")


def build(document: Document, *, project_root: Path | None = None, limits: Limits = DEFAULT_LIMITS) -> Outcome[Service]:
    """The service that a file describes.

    Args:
        document: the parsed file, whether or not it passed the schema; what the schema reports is skipped.
        project_root: folder that no file named in it may lie outside of; by default the nearest folder with
            `.git` or `blueprint.config.yaml`, else the file's own.
        limits: for included files.

    Returns:
        The service, None where there is no stage; and all that no schema can see, in the order of the source.
        With an error among the findings the service is incomplete.
    """
    root = document.root
    context = Context(word(root.get("language")) or DEFAULT_LANGUAGE, project_root, limits)
    included = include(document, project_root=project_root, limits=limits)
    context.findings.extend(included.diagnostics)
    if included.value is None:
        return Outcome(None, in_order(context.findings))
    context.files |= {d.source.path for d in included.value.documents if d.source.path is not None}
    values = included.value.values
    library = Library(context, included.value)
    all_lanes, faulty = lanes(context, values.get("lanes"))
    try:
        bones = skeleton(context, root.get("stages"), all_lanes, listed="lanes" in values, faulty=faulty, limits=limits)
        _grid(context, bones, values.get("lanes"))
    except TooMuchError:
        return Outcome(None, in_order(context.findings))
    names = Names(context, bones)
    all_ways = ways(context, names)
    connect = choice(root.get("connect"), Connect) or Connect.RULES
    joined = join(
        bones,
        all_ways,
        from_cards(context, names),
        from_list(context, names, root.get("links")),
        by_rule=connect is Connect.RULES,
        most=limits.links,
    )
    if joined.beyond is not None:
        context.beyond("links", "BP163", f"the map has more than {limits.links:,} connectors", joined.beyond)
        return Outcome(None, in_order(context.findings))
    content = Content(context, library, metric_ids(context, root.get("metrics")))
    stages = content.stages(bones, all_ways)
    measured = measures(context, names, library, root)
    all_views = views(context, names, root.get("views"), tuple(content.cards.values()))
    all_stages = shared_out(context, stages, tuple(library.personas))
    Meaning(context, bones, content.cards, all_ways, joined.links).check(joined.drawn_labels)
    style = _style(context, values.get("style"))
    title = text(root.get("title"), context.language)
    findings = in_order(_unacknowledged(context.findings, included.value.documents))
    if not stages:
        return Outcome(None, findings)
    service = Service(
        title=title or stages[0].title,
        subtitle=text(root.get("subtitle"), context.language),
        summary=text(root.get("summary"), context.language),
        scenario=text(root.get("scenario"), context.language),
        authors=texts(root.get("authors"), context.language),
        version=text(root.get("version"), context.language),
        date=text(root.get("date"), context.language),
        source=text(root.get("source"), context.language),
        language=context.language,
        direction=choice(root.get("direction"), Direction) or reading_direction(context.language),
        state=choice(root.get("state"), State) or State.CURRENT,
        personas=tuple(library.personas.values()),
        platform=_platform(context, root.get("platform")),
        world=_world(context, root.get("world")),
        scale=library.scale,
        lanes=all_lanes,
        actors=tuple(library.actors.entries.values()),
        channels=tuple(library.channels.entries.values()),
        systems=tuple(library.systems.entries.values()),
        touchpoints=tuple(library.touchpoints.entries.values()),
        themes=tuple(library.all_themes.values()),
        stages=all_stages,
        connect=connect,
        links=tuple(joined.links),
        metrics=measured.metrics,
        responses=measured.responses,
        gaps=measured.gaps,
        opportunities=measured.opportunities,
        views=all_views,
        style=style,
        ignores=tuple(ignore for each in included.value.documents for ignore in each.ignores),
        path=str(document.source.path.absolute()) if document.source.path is not None else None,
    )
    return Outcome(service, findings)


def _grid(context: Context, bones: Skeleton, node: Node | None) -> None:
    """Look whether there is room for all lanes at all steps.

    Raises:
        TooMuchError: there is not, which is reported.
    """
    lanes_of, steps, most = len(bones.zones), len(bones.steps), context.limits.grid
    if lanes_of * steps > most:
        message = f"{lanes_of:,} lanes at {steps:,} steps are more than {most:,} places for cards"
        context.beyond("grid", "BP175", message, node.span if node is not None else None)
        raise TooMuchError


def _unacknowledged(findings: list[Diagnostic], included: tuple[Document, ...]) -> Iterator[Diagnostic]:
    """The findings without the warnings that an included file acknowledges on their line."""
    accepted = {(i.span.source, i.line, code) for d in included for i in d.ignores for code in i.codes}
    for finding in findings:
        place = (finding.span.source, finding.span.line, finding.code) if accepted and finding.span else None
        if place not in accepted or finding.severity is Severity.ERROR:
            yield finding


def reading_direction(language: str) -> Direction:
    """The direction in which a language is read, from its script or its usual one."""
    parts = [part.lower() for part in language.split("-")]
    script = next((p for p in parts[1:] if len(p) == 4 and p.isalpha()), None)  # noqa: PLR2004 - BCP 47 scripts
    if script is not None:
        return Direction.RTL if script in _RIGHT_TO_LEFT_SCRIPTS else Direction.LTR
    return Direction.RTL if parts[0] in _RIGHT_TO_LEFT else Direction.LTR


def _platform(context: Context, node: Node | None) -> Platform | None:
    """The experience platform."""
    if not isinstance(node, Mapping):
        return None
    return Platform(
        positioning=text(node.get("positioning"), context.language),
        promise=text(node.get("promise"), context.language),
        theme=text(node.get("theme"), context.language),
    )


def _world(context: Context, node: Node | None) -> World | None:
    """The layers of the customer's world."""
    if not isinstance(node, Mapping):
        return None
    return World(
        society=texts(node.get("society"), context.language),
        situation=texts(node.get("situation"), context.language),
        category=texts(node.get("category"), context.language),
        brand=texts(node.get("brand"), context.language),
    )


def _style(context: Context, node: Node | None) -> str | None:
    """A theme's name as written, or the absolute path of a theme file."""
    if not isinstance(node, Scalar) or not node.text.strip():
        return None
    name = node.text.strip()
    if "/" not in name and not name.endswith(_THEME_FILES):
        return name
    path = inside(context, node)
    return str(path) if path is not None else None
