"""What there is to do: each map with what is asked of it, and what is known of that already.

In: a project and its maps. Out: `Order`s in the order of their paths. Nothing is drawn, and of what is unchanged
nothing is read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import normpath

from blueprint.frozen import field, frozen, replace
from blueprint.limits import Limits
from blueprint.paths import find_root
from blueprint.project.building.inputs import Inputs, Memory, Needed
from blueprint.project.building.recipe import book_key, request_key, source_key
from blueprint.project.config import Book, Config, Output
from blueprint.project.jobs.job import BookRequest, Job
from blueprint.project.jobs.request import Request, Wanted, is_file, wanted_of, with_doors
from blueprint.project.jobs.sandbox import Packed


@frozen(kw_only=True)
class Area:
    """The folder that nothing may lie outside of, as a map sees it.

    Attributes:
        bounds: the folder. inputs: the files in it.
        project: the project's folder: the same, or one below or above.
    """

    bounds: Path
    inputs: Inputs = field(compare=False)
    project: Path

    def inside(self, path: str) -> str:
        """A path from the project's folder, from the bounds."""
        return normpath(path) if self.project == self.bounds else _from(self.project / path, self.bounds)

    def outside(self, path: str) -> str:
        """A path from the bounds, from the project's folder."""
        return path if self.project == self.bounds else _from(self.bounds / path, self.project)


def _from(place: Path, folder: Path) -> str:
    return os.path.relpath(place, folder).replace(os.sep, "/")


class Areas:
    """The areas of a project: one, or without anything that marks its folder, one for each folder with maps."""

    def __init__(self, project: Path, memory: Memory) -> None:
        self._project, self._memory = project, memory
        self._by_folder: dict[str, Area] = {}
        self._by_bounds: dict[Path, Area] = {}
        root = find_root(project)
        self._marked = any((root / mark).exists() for mark in (".git", "blueprint.config.yaml"))
        self._root = root

    def of(self, path: str) -> Area:
        """The area of a map."""
        folder = "" if self._marked else os.path.dirname(path)  # noqa: PTH120 - inside the project, with `/`
        if folder not in self._by_folder:
            bounds = self._root if self._marked else self._project / folder
            if bounds not in self._by_bounds:
                inputs = Inputs(bounds, self._memory)
                self._by_bounds[bounds] = Area(bounds=bounds, inputs=inputs, project=self._project)
            self._by_folder[folder] = self._by_bounds[bounds]
        return self._by_folder[folder]


@frozen(kw_only=True)
class Order:
    """One map.

    Attributes:
        path: from the project's folder. area: what it sees.
        wanted: what is asked, in the order of the configuration.
        needed: its files. themes: those of themes that are asked for, by path.
        key: of the map with its files. keys: of the requests.
    """

    path: str
    area: Area
    wanted: tuple[Wanted, ...]
    needed: Needed
    themes: Mapping[str, Needed]
    key: str
    keys: Mapping[Request, str]

    @property
    def inputs(self) -> tuple[tuple[str, str], ...]:
        """The files besides the map, from the project's folder, with their checksums."""
        files = dict(self.needed.files[1:])
        for theme in self.themes.values():
            files |= dict(theme.files)
        return tuple(sorted((self.area.outside(path), digest) for path, digest in files.items()))

    def job(self, requests: Iterable[Request], limits: Limits) -> Job:
        """The work, with the contents of all files as they are now."""
        return Job(
            maps=(self.area.inside(self.path),),
            files=pack_files(self.area, [self.needed, *self.themes.values()]),
            requests=tuple(requests),
            limits=limits,
        )


@frozen(kw_only=True)
class BookOrder:
    """One book.

    Attributes:
        book: how it is made. maps: paths of its maps, from the project's folder.
        key: of all that it is made of. needed: its files, map by map and then the theme's.
    """

    book: Book
    maps: tuple[str, ...]
    area: Area
    needed: tuple[Needed, ...]
    key: str

    @property
    def request(self) -> BookRequest:
        """What is asked, without where it goes."""
        b = self.book
        theme = self.area.inside(b.theme) if b.theme and is_file(b.theme) else b.theme
        return BookRequest(title=b.title, language=b.language, theme=theme, settings=b.settings)

    def job(self, limits: Limits) -> Job:
        """The work, with the contents of all files as they are now."""
        return Job(
            maps=tuple(self.area.inside(path) for path in self.maps),
            files=pack_files(self.area, self.needed),
            book=self.request,
            limits=limits,
        )


class Planner:
    """Makes orders."""

    def __init__(self, config: Config, areas: Areas, tool: str, limits: Limits) -> None:
        self._config, self._areas, self._tool, self._limits = config, areas, tool, limits

    def order(self, path: str) -> Order:
        """What is asked of a map.

        Raises:
            OSError: it cannot be read.
        """
        area = self._areas.of(path)
        inside = area.inside(path)
        needed = area.inputs.needed(inside)
        wanted = tuple(
            with_doors(one, self._made_likewise(area, one.output, needed)) for one in wanted_of(self._config, path)
        )
        files = dict.fromkeys(t for w in wanted if (t := w.request.theme_file))
        themes = {theme: found for theme in files if (found := self._theme(area, theme))}
        return Order(
            path=path, area=area, wanted=wanted, needed=needed, themes=themes,
            key=source_key(self._tool, self._limits, inside, needed),
            keys={w.request: request_key(w.request, themes.get(w.request.theme or "")) for w in wanted},
        )  # fmt: skip

    def book(self, book: Book, maps: tuple[str, ...]) -> BookOrder:
        """What is asked of a book.

        Raises:
            OSError: one of its maps cannot be read.
        """
        area = self._areas.of(maps[0])
        needed = [area.inputs.needed(area.inside(path)) for path in maps]
        theme = self._theme(area, book.theme) if book.theme and is_file(book.theme) else None
        if theme:
            needed.append(theme)
        made = BookOrder(book=book, maps=maps, area=area, needed=tuple(needed), key="")
        return replace(made, key=book_key(self._tool, self._limits, made.request, maps, needed))

    def _made_likewise(self, area: Area, output: Output, needed: Needed) -> list[str]:
        """The other maps among the files of a map that an output makes, too."""
        named = ((path, area.outside(path)) for path, _ in needed.files[1:])
        return [path for path, told in named if self._config.takes(told) and output in self._config.outputs_for(told)]

    def _theme(self, area: Area, theme: str) -> Needed | None:
        """The files of a theme; None where it cannot be read, which its own findings say."""
        try:
            return area.inputs.needed(area.inside(theme))
        except OSError:
            return None


def pack_files(area: Area, needed: Iterable[Needed]) -> tuple[Packed, ...]:
    """The contents of files as they are now; of those that cannot be read, that they are there."""
    paths = {path: None for one in needed for path, _ in one.files}
    links = {path: real for one in needed for path, real in one.links}
    packed = [Packed(path=path, link=real) for path, real in links.items()]
    for path in paths:
        try:
            content = area.inputs.read(path)
        except FileNotFoundError:
            continue
        except OSError:
            packed.append(Packed(path=path))
        else:
            packed.append(Packed(path=path, sha256=content.sha256, content=content.data))
    return tuple(packed)
