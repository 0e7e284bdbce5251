"""All maps that are followed, and the tabs that look at them.

In: tabs, opened and closed by any thread. Out: messages in each tab, the latest of which counts. One thread draws.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from threading import Condition, Event, Lock

from blueprint.preview.easel import Look
from blueprint.preview.follower import Follower

INTERVAL = 0.025
"""Seconds between two looks at the files, as long as looking takes a twentieth of that at most."""
_SHARE = 20
_IDLE = 2.0
"""Seconds without a change after which memory is tidied up."""


class Tab:
    """One page that shows one map in one look.

    Attributes:
        map: name of the map. look: of its picture.
    """

    def __init__(self, name: str, look: Look) -> None:
        self.map, self.look = name, look
        self._news = Condition()
        self._latest: str | None = None
        self.served = False

    def put(self, message: str) -> None:
        """Tell something; what was not fetched yet is out of date."""
        with self._news:
            self._latest, self.served = message, True
            self._news.notify()

    def take(self, patience: float) -> str | None:
        """The latest message, once; None if there is none within so many seconds."""
        with self._news:
            if self._latest is None:
                self._news.wait(patience)
            message, self._latest = self._latest, None
            return message


class Studio:
    """Draws for all tabs."""

    def __init__(self, follow: Callable[[str], Follower]) -> None:
        """Begin.

        Args:
            follow: from the name of a map to its follower; it is called in the thread that draws.
        """
        self._follow = follow
        self._followers: dict[str, Follower] = {}
        self._tabs: list[Tab] = []
        self._lock = Lock()
        self._wake = Event()
        self.drawn = 0

    def open(self, name: str, look: Look) -> Tab:
        """Add a tab. A new one is served before the others."""
        tab = Tab(name, look)
        with self._lock:
            self._tabs.insert(0, tab)
        self._wake.set()
        return tab

    def close(self, tab: Tab) -> None:
        """Take a tab away."""
        with self._lock:
            self._tabs.remove(tab)

    def run(self, stop: Event) -> None:
        """Look after all tabs until `stop` is set."""
        quiet = time.monotonic()
        tidy = True
        while not stop.is_set():
            started = time.monotonic()
            if self.step(started):
                quiet, tidy = time.monotonic(), False
            elif not tidy and started - quiet > _IDLE:
                gc.collect()  # a command does without; this one runs all day
                tidy = True
            took = time.monotonic() - started
            self._wake.wait(min(1.0, max(INTERVAL, took * _SHARE if tidy else INTERVAL)))
            self._wake.clear()

    def step(self, now: float) -> bool:
        """Draw what is due; whether there was anything."""
        with self._lock:
            tabs = list(self._tabs)
        busy = False
        for name in dict.fromkeys(tab.map for tab in tabs):
            if name not in self._followers:
                self._followers[name] = self._follow(name)
            follower, here = self._followers[name], [tab for tab in tabs if tab.map == name]
            made = follower.step((tab.look for tab in here), now)
            for tab in here:
                message = made.get(tab.look) or (None if tab.served else follower.last(tab.look))
                if message is not None:
                    tab.put(message)
            busy = busy or bool(made)
            self.drawn += len(made)
        return busy
