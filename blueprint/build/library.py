"""Everything that steps refer to, ready for lookups: catalogues, personas, the scale."""

from __future__ import annotations

from blueprint.build import catalogues as read
from blueprint.build.catalogues import Catalogue, unknown
from blueprint.build.context import Context
from blueprint.build.ids import normal, slug
from blueprint.build.nodes import number, words
from blueprint.build.pictures import picture
from blueprint.build.scores import scale
from blueprint.build.texts import text, texts
from blueprint.build.touchpoints import touchpoints
from blueprint.catalogue import Included
from blueprint.document import Mapping, Node
from blueprint.model import Actor, Channel, Persona, System, Text, Theme, Touchpoint
from blueprint.source import Span


class Library:
    """The catalogues of one file and the files that it includes."""

    __slots__ = (
        "_context",
        "actors",
        "all_themes",
        "channels",
        "personas",
        "scale",
        "systems",
        "touchpoints",
    )

    def __init__(self, context: Context, included: Included) -> None:
        """Read all catalogues; what is wrong in them is reported through the context."""
        entries = included.entries
        self._context = context
        found = entries.get("actors")
        self.actors = Catalogue(context, "actor", Actor, None if found is None else read.actors(context, found))
        found = entries.get("channels")
        self.channels = Catalogue(context, "channel", Channel, None if found is None else read.channels(context, found))
        found = entries.get("systems")
        self.systems = Catalogue(context, "system", System, None if found is None else read.systems(context, found))
        found = entries.get("touchpoints")
        self.touchpoints = Catalogue(
            context,
            "touchpoint",
            Touchpoint,
            None if found is None else touchpoints(context, found, self.channels),
        )
        self.all_themes: dict[str, Theme] = read.themes(context, entries.get("themes", ()))
        self.personas: dict[str, Persona] = _personas(context, included)
        self.scale = scale(context, included.values.get("scale"))

    def themes(self, node: Node | None) -> tuple[str, ...]:
        """The themes that one reference or a list means."""
        found: list[str] = []
        for scalar in words(node):
            name = normal(scalar.text)
            if name in self.all_themes:
                found.append(name)
            else:
                unknown(self._context, scalar, "theme", self.all_themes, "themes")
        return tuple(dict.fromkeys(found))


def _personas(context: Context, included: Included) -> dict[str, Persona]:
    """The single persona of a file, or its catalogue of personas."""
    found: dict[str, Persona] = {}
    for entry in included.entries.get("personas", ()):
        name = normal(entry.key.text)
        if name and isinstance(entry.value, Mapping):
            shown = text(entry.value.get("name"), context.language) or text(entry.key, context.language)
            if shown:
                found[name] = _persona(context, entry.value, name, shown, entry.key.span)
    single = included.values.get("persona")
    if isinstance(single, Mapping):
        shown = text(single.get("name"), context.language) or text(single.get("role"), context.language)
        if shown:
            name = slug(shown.pick(context.language).text) or "persona"
            found.setdefault(name, _persona(context, single, name, shown, shown.span or single.span))
    return found


def _persona(context: Context, node: Mapping, name: str, shown: Text, span: Span) -> Persona:
    """One persona."""
    language = context.language
    return Persona(
        id=name,
        name=shown,
        role=text(node.get("role"), language),
        segment=text(node.get("segment"), language),
        quote=text(node.get("quote"), language),
        goals=texts(node.get("goals"), language),
        needs=texts(node.get("needs"), language),
        frustrations=texts(node.get("frustrations"), language),
        photo=picture(context, node.get("photo")),
        traits=_traits(context, node.get("traits")),
        span=span,
    )


def _traits(context: Context, node: Node | None) -> tuple[tuple[Text, float], ...]:
    """Names and values of traits."""
    found = []
    for entry in node.entries if isinstance(node, Mapping) else ():
        name, value = text(entry.key, context.language), number(entry.value)
        if name is not None and value is not None:
            found.append((name, value))
    return tuple(found)
