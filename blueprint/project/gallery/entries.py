"""What the gallery shows: the maps of a project, what they say about themselves, and the files made of them.

In: nothing. Out: frozen values, and `About` as plain JSON, so that a manifest can hold it and a gallery be made of
manifests alone, without reading a map again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from blueprint.frozen import frozen
from blueprint.model.text import Text, Wording

Json: TypeAlias = dict[str, Any]
"""Texts, numbers, lists and dictionaries of these."""


@frozen(kw_only=True)
class Named:
    """One of a map's drawings.

    Attributes:
        name: `journey`, `blueprint`, or the id of a view. kind: `journey` or `blueprint`.
        title: the view's own; None for the drawing's word for its kind.
    """

    name: str
    kind: str
    title: Text | None = None


@frozen(kw_only=True)
class Band:
    """One lane of a miniature.

    Attributes:
        role: the colours of the lane, as a theme names them (`customer`).
        cards: how many it has in each step.
    """

    role: str
    cards: tuple[int, ...]


@frozen(kw_only=True)
class About:
    """What a map says about itself.

    Attributes:
        language: BCP 47 tag of the map's own language.
        state: `current`, `future`, `planned` or `actual`.
        personas, touchpoints, actors, stages: their names, in file order.
        steps: how many steps each stage has.
        bands: the lanes with cards, from the top.
        scores: how each step is felt, 0 to 1; None where a step has no score. Empty without any.
        drawings: what can be drawn of it.
    """

    language: str
    title: Text
    subtitle: Text | None = None
    summary: Text | None = None
    version: Text | None = None
    state: str = "current"
    personas: tuple[Text, ...] = ()
    touchpoints: tuple[Text, ...] = ()
    actors: tuple[Text, ...] = ()
    stages: tuple[Text, ...] = ()
    steps: tuple[int, ...] = ()
    bands: tuple[Band, ...] = ()
    scores: tuple[float | None, ...] = ()
    drawings: tuple[Named, ...] = ()


@frozen(kw_only=True)
class Made:
    """One file that was made of a map.

    Attributes:
        path: from the project's folder, with `/`.
        drawing: the name of the drawing; empty for a page for the screen.
        format: `svg`, `pdf`, `png` or `html`.
        language: BCP 47 tag. theme: its name; None for the map's own.
        page: the paper (`A1`); None for one as large as the drawing.
        suffix: what tells it from other outputs of the same drawing; may be empty.
        part: which of several pictures of one drawing, from 1; 0 where there is one.
    """

    path: str
    drawing: str
    format: str
    language: str
    theme: str | None = None
    page: str | None = None
    suffix: str = ""
    part: int = 0


@frozen(kw_only=True)
class Entry:
    """One map.

    Attributes:
        source: its path from the project's folder, with `/`.
        about: what it says; None where it cannot be read.
        made: the files that were made of it.
        failed: whether errors kept it from being drawn.
    """

    source: str
    about: About | None
    made: tuple[Made, ...] = ()
    failed: bool = False


@frozen(kw_only=True)
class Bound:
    """One book.

    Attributes:
        path: from the project's folder, with `/`. title: on its cover; None for a general one.
        maps: how many are in it.
    """

    path: str
    title: str | None = None
    maps: int = 0


_TEXTS = ("personas", "touchpoints", "actors", "stages")


def about_to_json(about: About) -> Json:
    """As plain values; what a map does not say is left out."""
    told: Json = {"language": about.language, "title": _plain(about.title), "state": about.state}
    for name in ("subtitle", "summary", "version"):
        text: Text | None = getattr(about, name)
        if text is not None:
            told[name] = _plain(text)
    for name in _TEXTS:
        texts: Sequence[Text] = getattr(about, name)
        if texts:
            told[name] = [_plain(text) for text in texts]
    told["steps"] = list(about.steps)
    if about.bands:
        told["bands"] = [{"role": band.role, "cards": list(band.cards)} for band in about.bands]
    if about.scores:
        told["scores"] = list(about.scores)
    told["drawings"] = [
        {"name": d.name, "kind": d.kind} | ({"title": _plain(d.title)} if d.title else {}) for d in about.drawings
    ]
    return told


def about_from_json(told: Mapping[str, Any]) -> About:
    """The value that `about_to_json` was given.

    Raises:
        KeyError, TypeError, AttributeError: it is something else.
    """
    return About(
        language=told["language"],
        title=_text(told["title"]),
        state=told["state"],
        subtitle=_optional(told.get("subtitle")),
        summary=_optional(told.get("summary")),
        version=_optional(told.get("version")),
        personas=_texts(told.get("personas", ())),
        touchpoints=_texts(told.get("touchpoints", ())),
        actors=_texts(told.get("actors", ())),
        stages=_texts(told.get("stages", ())),
        steps=tuple(told["steps"]),
        bands=tuple(Band(role=b["role"], cards=tuple(b["cards"])) for b in told.get("bands", ())),
        scores=tuple(told.get("scores", ())),
        drawings=tuple(
            Named(name=d["name"], kind=d["kind"], title=_optional(d.get("title"))) for d in told["drawings"]
        ),
    )


def _plain(text: Text) -> dict[str, str]:
    """Language tags to words; the first of a tag counts."""
    plain: dict[str, str] = {}
    for wording in text.wordings:
        plain.setdefault(wording.language, wording.text)
    return plain


def _text(plain: Mapping[str, str]) -> Text:
    return Text(tuple(Wording(words, tag) for tag, words in plain.items()))


def _optional(plain: Mapping[str, str] | None) -> Text | None:
    return _text(plain) if plain else None


def _texts(plain: Sequence[Mapping[str, str]]) -> tuple[Text, ...]:
    return tuple(_text(one) for one in plain)
