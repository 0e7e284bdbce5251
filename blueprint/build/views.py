"""Named drawings."""

from __future__ import annotations

from blueprint.build.context import Context
from blueprint.build.draft import Skeleton
from blueprint.build.ids import normal, slug
from blueprint.build.keys import DRAWN_ROWS, FIGURE_ROWS, ROWS
from blueprint.build.names import Names
from blueprint.build.nodes import choice, mappings, place, word, words
from blueprint.build.suggest import did_you_mean, some
from blueprint.build.texts import text
from blueprint.diagnostics import Related
from blueprint.document import Mapping, Node
from blueprint.model import Card, DrawingKind, View
from blueprint.model.lanes import STANDARD_LANES
from blueprint.phrases import listing, quote
from blueprint.source import Span


def views(context: Context, names: Names, node: Node | None, cards: tuple[Card, ...]) -> tuple[View, ...]:
    """The views that a file declares; lanes, stages and tags are looked up."""
    tags = dict.fromkeys(tag for card in cards for tag in card.tags)
    found: dict[str, View] = {}
    spans: dict[str, Span] = {}
    for item in mappings(node):
        kind = choice(item.get("kind"), DrawingKind)
        if kind is None:
            continue
        title = text(item.get("title"), context.language)
        given = normal(word(item.get("id")) or "")
        name = given or (slug(title.pick(context.language).text) if title else "") or kind.value
        id_node = item.get("id")
        span = id_node.span if id_node is not None and given else place(item)
        if name in found:
            context.error(
                "BP404",
                f"the id {quote(name)} is given to two views" if given else f"two views would be called {quote(name)}",
                span,
                hint="give each view an `id` of its own",
                related=[Related(message="first one here", span=spans[name])],
            )
            continue
        spans[name] = span
        found[name] = View(
            id=name,
            kind=kind,
            title=title,
            lanes=_lanes(context, names.bones, item),
            stages=_stages(names, item),
            tags=_tags(context, item, tags),
            page=word(item.get("page")),
            page_span=place(page) if (page := item.get("page")) else None,
            span=span,
        )
    return tuple(found.values())


def _lanes(context: Context, bones: Skeleton, item: Mapping) -> tuple[str, ...] | None:
    """The lanes and rows to show."""
    if "lanes" not in item:
        return None
    known = dict.fromkeys((*bones.zones, *ROWS, *DRAWN_ROWS, *FIGURE_ROWS))
    found = []
    for scalar in words(item.get("lanes")):
        name = normal(scalar.text)
        if name in known:
            found.append(name)
            continue
        unlisted = name in STANDARD_LANES
        named = f"lanes are {listing(bones.zones, 'and')}; rows are {listing(ROWS, 'and')}"
        hint, fix = (
            (f"add {quote(name)} to `lanes` at the top of the file", None)
            if unlisted
            else did_you_mean(context, scalar, known)
        )
        if not unlisted and fix is None:
            hint = f"{hint} {named[0].upper()}{named[1:]}" if hint else named
        context.error("BP406", f"there is no lane `{name}`", scalar.span, hint=hint, fix=fix)
    return tuple(dict.fromkeys(found))


def _stages(names: Names, item: Mapping) -> tuple[str, ...] | None:
    """The keys of the stages to show."""
    if "stages" not in item:
        return None
    found = (names.stage(scalar) for scalar in words(item.get("stages")))
    return tuple(dict.fromkeys(s.key for s in found if s is not None))


def _tags(context: Context, item: Mapping, known: dict[str, None]) -> tuple[str, ...] | None:
    """The tags whose cards are shown."""
    if "tags" not in item:
        return None
    found = []
    for scalar in words(item.get("tags")):
        name = normal(scalar.text)
        if name in known:
            found.append(name)
        else:
            otherwise = f"tags in use are {some(known)}" if known else "no card has `tags`"
            hint, fix = did_you_mean(context, scalar, known, otherwise)
            context.error("BP408", f"no card has the tag `{name}`", scalar.span, hint=hint, fix=fix)
    return tuple(dict.fromkeys(found))
