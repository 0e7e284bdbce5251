"""`blueprint build`: all outputs of a project.

In: a configuration and what is asked. Out: `Report`. The steps:

    find_maps    the maps below a folder
    Planner      each map with its files and what is asked of it
    Run          what is missing is made by `Workers`, in any process; everything is delivered in the order of paths
    aftermath    outputs that nothing asks for any more, the manifest, the gallery
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain

from blueprint.diagnostics import Diagnostic
from blueprint.history import keeps
from blueprint.paths import CONFIG
from blueprint.project.building.aftermath import Aftermath, Scope
from blueprint.project.building.cache import FOLDER, Cache, seen_files
from blueprint.project.building.delivery import Difference, Fault, Inspecting, Writing
from blueprint.project.building.discovery import Found, find_maps
from blueprint.project.building.inputs import Memory
from blueprint.project.building.part_entry import part_entry
from blueprint.project.building.plan import Areas, BookOrder, Order, Planner
from blueprint.project.building.recipe import own_content, own_look, tool_key
from blueprint.project.building.record import record_of
from blueprint.project.building.run import Run, Task
from blueprint.project.building.targets import Targets
from blueprint.project.building.tree import OutputTree, tree_folder
from blueprint.project.building.troubles import empty_book, outdated
from blueprint.project.building.values import BuildError, Options, Report, Said, Watch, in_place
from blueprint.project.building.views import views_in_vain
from blueprint.project.config import Book, Config
from blueprint.project.config_search import shown
from blueprint.project.jobs.workers import Here, Workers, cores

_WEIGHTS = {"svg": 1, "pdf": 5, "png": 8, "html": 6}
"""What a kind of file costs, in SVG files."""
_BOOK = 15
_WORTHWHILE = 12
"""Work for each process below which it takes longer to start than it saves."""


def build(config: Config, options: Options, watch: Watch) -> Report:
    """Build a project.

    Args:
        config: of the project; its folder is where paths start.
        options: what is asked.
        watch: who is told what is going on.

    Raises:
        BuildError: it cannot begin; the message says why.
    """
    return _Build(config, options, watch).run()


class _Build:
    def __init__(self, config: Config, options: Options, watch: Watch) -> None:
        self.config, self.options, self.watch = config, options, watch
        self.foreign = (config.folder / FOLDER / "made").is_dir() and keeps(config.folder, FOLDER)
        self.cache = Cache(config.folder, reads=not options.force and not self.foreign, writes=not options.check)
        told = {} if options.check else self.cache.load_seen()
        self.memory = Memory(seen_files(told))
        self.tool_seen = self._own(told.get("tool"))
        self.tool = tool_key(self.tool_seen[1])
        folder = tree_folder(config)
        root = options.out if options.out is not None else config.folder / folder
        self.tree = OutputTree(root, self.cache, self.memory, thorough=options.check)
        self.targets = Targets(config.folder, folder)
        self.notes: list[str] = []
        self.said: list[Said] = []
        self.unread: list[str] = []

    def _own(self, told: object) -> tuple[str, str]:
        """A quick look at the program's own files, and their checksum."""
        look = own_look()
        if isinstance(told, list) and told[:1] == [look] and len(told) == 2:  # noqa: PLR2004 - a look and a checksum
            return look, str(told[1])
        return look, own_content()

    def run(self) -> Report:
        """All of it."""
        options = self.options
        found = find_maps(self.config, options.below, options.limits.maps)
        self._note_folders(found)
        areas = Areas(self.config.folder, self.memory)
        planner = Planner(self.config, areas, self.tool, options.limits)
        aftermath = Aftermath(self.config, options, self.tree, self.cache)
        aftermath.read_old()
        self.cache.prepare()
        writing, inspecting = (
            Writing(self.tree, lambda path: self.watch.wrote(self.tree.place(path)), anew=options.force),
            Inspecting(self.tree),
        )
        run = Run(options, self.cache, inspecting if options.check else writing, self.targets, planner, self.watch)
        mine = [path for path in found.maps if options.shard is None or options.shard.has(path)]
        tasks = self._tasks(run, chain(self._orders(mine, planner), self._books(found, planner)))
        self._do(run, tasks)
        scope = self._scope(found, mine, run, areas)
        ended = aftermath.finish(run.outputs, run.sources, scope)
        self._save()
        faults = inspecting if options.check else None
        reasons = aftermath.reasons(faults.differing, run.outputs) if faults else ()
        differences = (*reasons, *ended.differences)
        return Report(
            root=self.tree.root,
            maps=tuple(mine),
            failed=tuple(dict.fromkeys([*self.unread, *run.failed])),
            found=len(found.maps),
            said=in_place((*self.said, *run.said, *(self._outdated(d) for d in differences))),
            written=tuple(writing.written),
            removed=ended.removed,
            unchanged=(faults or writing).unchanged,
            again=writing.again,
            unwritten=(*writing.unwritten, *ended.unwritten),
            differences=differences,
            orphans=ended.orphans,
            notes=(*self.notes, *ended.notes, *_font_note(run), *self._cache_note()),
            checked=options.check,
            complete=options.shard is None and not options.below,
            first=aftermath.first,
        )

    def _scope(self, found: Found, mine: list[str], run: Run, areas: Areas) -> Scope:
        """What the end of the build has to know; views that no map has are told here."""
        shard, failed = self.options.shard, frozenset({*self.unread, *run.failed})
        if shard is None:
            if not (self.options.below or failed):
                self.said += views_in_vain(self.config, run.sources)
            return Scope(maps=tuple(mine), failed=failed)
        entry = part_entry(shard, self.config, found.maps, areas, self.tool, self.options.limits)
        unread = [path for path in self.unread if path in mine]
        said = in_place((*self.said, *run.said))
        record = record_of(said, sorted(failed), unread, self.config.folder)
        return Scope(maps=tuple(mine), failed=failed, shard=entry, record=record)

    def _outdated(self, difference: Difference) -> Said:
        """An output that is not as it is committed, as a finding about its map; else about the output itself."""
        place = self.tree.place(difference.path)
        orphaned = difference.fault is Fault.ORPHANED
        about = "" if orphaned else difference.source
        path = about or os.path.relpath(place, self.config.folder).replace(os.sep, "/")
        return Said(path=path, found=(outdated(shown(place), difference),))

    def _tasks(self, run: Run, orders: Iterable[Order | BookOrder]) -> list[Task]:
        """What there is to do. Processes that will be needed begin to load while the rest is looked through."""
        tasks: list[Task] = []
        work, called = 0, self.options.jobs == 1 or bool(self.options.cluster) or cores() == 1
        for order in orders:
            task = run.task(order)
            tasks.append(task)
            work += _weight(task) if task.needs_work else 0
            if not called and work >= 2 * _WORTHWHILE:
                from blueprint.project.jobs.processes import NoProcessesError, call  # noqa: PLC0415 - 20 ms to load

                with suppress(NoProcessesError):  # it is told where they are needed
                    call()
                called = True
        return tasks

    def _orders(self, paths: list[str], planner: Planner) -> Iterator[Order]:
        """What is asked of the maps; those that cannot be read are told."""
        for path in paths:
            try:
                order = planner.order(path)
            except OSError:
                self.unread.append(path)
                self.said.append(Said(path=path, found=self._unreadable(path)))
            else:
                yield order

    def _unreadable(self, path: str) -> tuple[Diagnostic, ...]:
        """Why a map cannot be read."""
        from blueprint.reading import read  # noqa: PLC0415 - loaded already where there is a configuration

        return read(shown(self.config.folder / path), limits=self.options.limits).diagnostics

    def _books(self, found: Found, planner: Planner) -> Iterator[BookOrder]:
        """What is asked of the books that have a map below the folder, and whose turn it is."""
        shard = self.options.shard
        every = found
        if self.options.below and self.config.books:
            every = find_maps(self.config, most=self.options.limits.maps)
        for book in self.config.books:
            if shard is not None and not shard.has(book.pdf):
                continue
            maps = self._chapters(book, every)
            if not maps or not set(maps) & set(found.maps):
                continue
            try:
                order = planner.book(book, maps)
            except OSError:  # the map says so itself
                self.unread.append(book.pdf)
            else:
                yield order

    def _chapters(self, book: Book, found: Found) -> tuple[str, ...]:
        """The maps of a book, those of one pattern by name; none where a pattern fits none, which is told."""
        maps: dict[str, None] = {}
        for glob in book.files:
            fitting = [path for path in found.maps if glob.matches(path)]
            if not fitting:
                self.said.append(Said(path=CONFIG, found=(empty_book(book, glob.text),)))
                self.unread.append(book.pdf)
                return ()
            maps |= dict.fromkeys(fitting)
        return tuple(maps)

    def _do(self, run: Run, tasks: list[Task]) -> None:
        """Do what is missing."""
        waiting = [task for task in tasks if task.needs_work]
        self.watch.begin(len(waiting))
        workers = self._workers(waiting)
        try:
            run.do(tasks, workers)
        finally:
            workers.close()

    def _workers(self, waiting: list[Task]) -> Workers:
        """Who does the work."""
        if self.options.cluster and waiting:
            from blueprint.project.jobs.cluster import Cluster, ClusterError  # noqa: PLC0415 - seldom asked for

            try:
                return Cluster(self.options.cluster, self.tool)
            except ClusterError as error:
                raise BuildError(str(error)) from None
        jobs = self.options.jobs
        if jobs is None:
            jobs = min(cores(), sum(_weight(task) for task in waiting) // _WORTHWHILE)
        jobs = min(jobs, len(waiting))
        if jobs <= 1:
            return Here()
        from blueprint.project.jobs.processes import NoProcessesError, Processes  # noqa: PLC0415 - 20 ms to load

        try:
            return Processes(jobs)
        except NoProcessesError as error:
            self.notes.append(f"drawn one after the other: no other processes can be started here ({error})")
            return Here()

    def _note_folders(self, found: Found) -> None:
        """Note what was passed by."""
        for folder in found.others:
            place = shown(self.config.folder / folder)
            self.notes.append(f"{place} is a project of its own and was passed by; `blueprint build {place}` builds it")
        self.notes += [f"{shown(self.config.folder / f)} cannot be looked into" for f in found.unreadable]

    def _cache_note(self) -> list[str]:
        if self.foreign:
            again = f"git rm -r --cached {FOLDER}"
            return [f"{FOLDER} is committed to git: anybody could have written it, so it is not used (`{again}`)"]
        if not self.cache.fault:
            return []
        place = shown(self.config.folder / FOLDER)
        return [f"{place} cannot be written ({self.cache.fault}), so the next build makes everything anew"]

    def _save(self) -> None:
        """Keep what was seen of files."""
        if self.options.check or not (self.memory.changed or self.memory.touched):
            return
        whole = self.options.shard is None and not self.options.below
        kept = self.memory.worth_keeping(whole=whole)
        if self.memory.changed or len(kept) < len(self.memory.files):
            self.cache.save_seen(self.tool_seen, kept)
        self.cache.tidy()


def _font_note(run: Run) -> list[str]:
    """Say that other fonts were used than this machine has."""
    names = list(dict.fromkeys(run.strange))
    if not names:
        return []
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    which = f"{names[0]}{more} {'need' if more else 'needs'}"
    return [f"the cluster has other fonts than this machine, and {which} them; give its workers the same"]


def _weight(task: Task) -> int:
    """How much work a task is."""
    if isinstance(task.order, BookOrder):
        return _BOOK * len(task.order.maps)
    return sum(_WEIGHTS[request.format.value] * 2 for request in task.missing)
