"""One map that is followed: drawn again when its files change, for every look that a tab wants.

In: the path of a map, and again and again the moment. Out: messages for tabs, as JSON texts.

    changed ──load──▶ errors ──still wrong after a moment?──▶ told, with the last good picture
                 └──▶ draw ──changed meanwhile?──▶ once more
                        └──▶ told

A file that is only half written is seldom seen: drawing takes longer than writing, and what changed meanwhile is not
shown. One that has errors is told only when it has been left alone for a moment.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.diagnostics import Diagnostic, Outcome
from blueprint.limits import DEFAULT_LIMITS, Limits
from blueprint.pipeline import drawings
from blueprint.pipeline.linting import lint
from blueprint.preview.easel import Easel, Look, map_languages
from blueprint.preview.telling import Json, places, told
from blueprint.preview.watching import Watched
from blueprint.project.gallery.cards import language_name
from blueprint.words import languages, load_words

if TYPE_CHECKING:
    from blueprint.model.service import Service

QUIET = 0.06
"""Seconds that a file with errors must have been left alone before it is told of."""
_LONGEST = 0.6
"""Seconds after which a picture is shown although files keep changing."""
_KEPT = 12
"""Looks whose last good picture is kept."""


class Follower:
    """One map that is followed."""

    def __init__(self, name: str, *, more: Iterable[Path] = (), limits: Limits = DEFAULT_LIMITS) -> None:
        """Follow a map from now on.

        Args:
            name: its path, as messages are to call it.
            more: other files that it is drawn with, such as a theme.
            limits: what is too much.
        """
        self.name = name
        self.watched = Watched(Path(name), more)
        self._easel = Easel(name, limits)
        self._limits = limits
        self._outcome: Outcome[Service] | None = None
        self._lint: tuple[Diagnostic, ...] = ()
        self._touched = self._waiting = 0.0
        self._good: dict[Look, Json] = {}
        self._told: dict[Look, str] = {}

    def step(self, looks: Iterable[Look], now: float) -> dict[Look, str]:
        """See whether files have changed, and draw what is due.

        Args:
            looks: those that tabs want, the most important first. now: seconds of a clock that never goes back.

        Returns:
            Messages for looks, where there are new ones.
        """
        changed = self.watched.changed()
        if changed:
            self._touched = now
            self._waiting = self._waiting or now
            self._outcome = None
            self._told.clear()
            if changed != {str(self.watched.map)}:
                self._easel.forget()
        due = [look for look in dict.fromkeys(looks) if look not in self._told]
        if not due or not self._read(now):
            return {}
        made: dict[Look, str] = {}
        for look in due:
            message = self._message(look)
            if self._still_changing(now):
                return made
            made[look] = self._told[look] = message
        self._waiting = 0.0
        return made

    def last(self, look: Look) -> str | None:
        """What was told of a look, where that is still true."""
        return self._told.get(look)

    def _read(self, now: float) -> bool:
        """Load the map unless that is done; whether there is something to tell."""
        if self._outcome is None:
            started = time.time_ns()
            self._outcome = self._easel.load()
            self._lint = lint(self._outcome.value) if self._outcome.value else ()
            if self._outcome.value is not None and self.watched.find(started):
                self._outcome = None
                return False
            if self._outcome.value is None:
                self.watched.find()
        return self._outcome.value is not None or now - self._touched >= QUIET

    def _still_changing(self, now: float) -> bool:
        """Whether files have changed while they were drawn, unless that has been going on for long."""
        if now - self._waiting > _LONGEST and self._waiting:
            return False
        return bool(self.watched.waiting())

    def _message(self, look: Look) -> str:
        """What a tab is told."""
        outcome = self._outcome or Outcome(None)
        service, svg, refusal, larger = outcome.value, None, "", None
        said = [*outcome.diagnostics, *self._lint]
        if service is not None:
            drawn = self._easel.draw(service, look)
            svg, refusal, larger = drawn.svg, drawn.refusal, drawn.larger
            said += drawn.findings
        if service is not None and svg is not None:
            self._keep(look, _picture(service, svg, look.language or service.language))
        findings = told(self.name, said, self._limits)
        message = {
            **(self._good.get(look) or {"svg": None, "version": ""}),
            "stale": svg is None,
            "refusal": refusal,
            "larger": larger,
            "findings": findings,
            "file": self.name,
        }
        return json.dumps(message, ensure_ascii=False, separators=(",", ":"))

    def _keep(self, look: Look, picture: Json) -> None:
        self._good.pop(look, None)
        self._good[look] = picture
        if len(self._good) > _KEPT:
            del self._good[next(iter(self._good))]


def _picture(service: Service, svg: str, language: str) -> Json:
    """What goes with a good picture; names of views are in the drawing's language."""
    own = map_languages(service)
    return {
        "svg": svg,
        "version": sha256(svg.encode("utf-8")).hexdigest()[:16],
        "title": service.title.pick(service.language).text,
        "views": [[d.name, _view_name(service, d.name, language)] for d in drawings(service)],
        "languages": [[tag, language_name(tag)] for tag in dict.fromkeys((*own, *languages()))],
        "places": places(service),
    }


def _view_name(service: Service, name: str, language: str) -> str:
    """What a view is called: its title, else the word for its kind."""
    drawing = next(d for d in drawings(service, name))
    if drawing.view is not None and drawing.view.title is not None:
        return drawing.view.title.pick(language, service.language).text
    words = load_words(language).value
    return words.text(f"kind.{drawing.kind}") if words and drawing.view is None else name
