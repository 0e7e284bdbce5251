"""The maps and books of one build, from what is known to what is delivered.

In: orders in the order of their paths. Out: entries of the manifest and findings, in the same order, whoever did the
jobs. Each output is delivered, and what came of its map kept, as soon as it is there: a build that is killed goes on
where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from blueprint.diagnostics import Diagnostic
from blueprint.project.building.cache import Cache
from blueprint.project.building.delivery import Delivery
from blueprint.project.building.inputs import UNREADABLE
from blueprint.project.building.manifest import OutputEntry, SourceEntry
from blueprint.project.building.plan import BookOrder, Order, Planner
from blueprint.project.building.result_entry import (
    Known,
    Made,
    about_the_map,
    entry_of,
    has_errors,
    is_entry,
    known_in,
    known_of,
    plain,
)
from blueprint.project.building.targets import Targets, numbered
from blueprint.project.building.troubles import crashed, unprintable
from blueprint.project.building.values import BuildError, Options, Said, Watch
from blueprint.project.config_search import shown
from blueprint.project.jobs.job import Job, Result
from blueprint.project.jobs.portable import Unpacker
from blueprint.project.jobs.request import Request, Wanted
from blueprint.project.jobs.work import make
from blueprint.project.jobs.workers import Workers

_TRIES = 5
"""How often a map is planned anew that changes while it is read."""


class Task:
    """One map or book: what is asked, what is known, what is missing."""

    def __init__(self, order: Order | BookOrder, entry: dict[str, Any] | None) -> None:
        self.order = order
        self.entry = entry if entry is not None and is_entry(entry) else None
        self.missing: tuple[Request, ...] = ()
        self.needs_work = True


class Run:
    """One build.

    Attributes:
        sources, outputs: entries of the manifest.
        said: findings by map and book. failed: maps and books with errors.
        strange: maps and books that were drawn elsewhere, with other fonts than this machine has.
    """

    def __init__(
        self, options: Options, cache: Cache, delivery: Delivery, targets: Targets, planner: Planner, watch: Watch
    ) -> None:
        self.options, self.cache, self.delivery = options, cache, delivery
        self.targets, self.planner, self.watch = targets, planner, watch
        self.sources: list[SourceEntry] = []
        self.outputs: list[OutputEntry] = []
        self.said: list[Said] = []
        self.failed: list[str] = []
        self.far_fonts: frozenset[str] = frozenset()
        self.strange: list[str] = []

    def task(self, order: Order | BookOrder) -> Task:
        """What there is to do for an order."""
        task = Task(order, self.cache.entry(order.key))
        if isinstance(order, BookOrder):
            known = known_in(task.entry, "book")
            task.needs_work = known is None or not self._ready(known, lambda _: order.book.pdf)
            return task
        missing = [wanted.request for wanted in order.wanted if not self._is_ready(task, order, wanted)]
        task.missing = tuple(dict.fromkeys(missing))
        task.needs_work = task.entry is None or bool(missing)
        return task

    def do(self, tasks: list[Task], workers: Workers) -> None:
        """Do all of it."""
        self.far_fonts = workers.fonts
        results = workers.results(self._jobs(tasks))
        try:
            for task in tasks:
                self._finish(task, next(results) if task.needs_work else None)
        finally:
            self.delivery.settle()

    def _finish(self, task: Task, result: Result | None) -> None:
        """Deliver what came of one map or book.

        Raises:
            BuildError: the machine has no place to work.
        """
        if result is not None and result.refused:
            raise BuildError(f"no folder for passing files can be made: {result.refused}")
        if isinstance(task.order, Order):
            self._finish_map(task, task.order, result)
        else:
            self._finish_book(task, task.order, result)
        if result is not None:
            self.watch.done(task.order.path if isinstance(task.order, Order) else task.order.book.pdf)

    def _jobs(self, tasks: list[Task]) -> Iterator[Job]:
        """The work, with contents that are read at the last moment."""
        for task in tasks:
            if task.needs_work:
                yield self._job(task)

    def _job(self, task: Task) -> Job:
        """The work for one map or book; planned anew where a file has changed since it was planned."""
        limits = self.options.limits
        for _ in range(_TRIES):
            order = task.order
            job = order.job(task.missing, limits) if isinstance(order, Order) else order.job(limits)
            read = {file.path: file.sha256 for file in job.files if not file.link}
            if all(read.get(path, UNREADABLE) == digest for path, digest in _files(order)):
                break
            try:
                task.order = (
                    self.planner.order(order.path)
                    if isinstance(order, Order)
                    else self.planner.book(order.book, order.maps)
                )
            except OSError:  # gone; the job says so
                break
            task.entry = None
            if isinstance(task.order, Order):
                task.missing = tuple(dict.fromkeys(w.request for w in task.order.wanted))
        return job

    def _is_ready(self, task: Task, order: Order, wanted: Wanted) -> bool:
        """Whether nothing has to be made for an output."""
        known = known_in(task.entry, order.keys[wanted.request])
        return known is not None and self._ready(known, lambda piece: self._target(order, wanted, piece))

    def _ready(self, known: Known, target: Callable[[Made], str]) -> bool:
        """Whether all files of an answer are there, or can be had from the cache."""
        return all(
            self.delivery.has(target(piece), piece.sha256)
            or (not self.options.check and self.cache.has_file(piece.sha256))
            for piece in known.pieces
        )

    def _target(self, order: Order, wanted: Wanted, piece: Made) -> str:
        """Where a file goes, from the folder of the outputs."""
        request = wanted.request
        path = wanted.output.target(
            order.path, self.targets.stem(order.path), piece.drawing, request.format,
            piece.language or request.language, request.theme,
        )  # fmt: skip
        return self.targets.inside(numbered(path, piece.part, piece.parts))

    def _finish_map(self, task: Task, order: Order, result: Result | None) -> None:
        """Deliver what was made of a map, and note it."""
        name = shown(self.targets.project / order.path)
        entry, answers = self._came_of(task, order, result)
        packed = list(result.findings if result else entry["findings"] if entry else ())
        extra: list[Diagnostic] = [crashed(name, result.crash)] if result and result.crash else []
        bad = entry is None
        for wanted in order.wanted:
            if entry is None:
                break
            known = answers.get(wanted.request) or Known()
            packed += about_the_map(known, wanted.request.language)
            bad = bad or known.failed
            if known.problem:
                title = self._unpacker(order).found(order.area.inside(order.path), "title:")
                extra.append(unprintable(name, wanted.output, known.problem, title))
            for piece in known.pieces:
                trouble = self._deliver(order, wanted, piece, entry)
                extra += [trouble] if trouble else []
                bad = bad or trouble is not None
        found = list({repr(p): p for p in packed}.values())
        errors = sum(has_errors((p,)) for p in found) + len(extra)
        if bad:
            self.failed.append(order.path)
            order.area.inputs.forget_names(path for path, _ in _files(order))
        self.said.append(Said(path=order.path, found=(*self._unpacker(order).diagnostics(found), *extra)))
        self.sources.append(
            SourceEntry(
                path=order.path, sha256=order.needed.files[0][1], inputs=order.inputs, errors=errors,
                warnings=len(found) + len(extra) - errors, about=entry["about"] if entry else None,
            )
        )  # fmt: skip

    def _came_of(
        self, task: Task, order: Order, result: Result | None
    ) -> tuple[dict[str, Any] | None, dict[Request, Known]]:
        """What is known of a map now, old and new, and keeps the new; no entry where the map has errors."""
        known = {r: k for r, key in order.keys.items() if (k := known_in(task.entry, key))}
        if result is None:
            return task.entry, known
        if result.about is None:
            return None, {}
        new = {r: known_of(a) for r, a in zip(task.missing, result.answers, strict=True)}
        entry = entry_of(result)
        good = {r: k for r, k in (known | new).items() if not k.failed and not self._is_strange(order.path, k)}
        entry["answers"] = {order.keys[r]: plain(k) for r, k in good.items()}
        for piece in (p for k in new.values() for p in k.pieces if p.data is not None):
            self.cache.keep_file(piece.sha256, piece.data or b"")
        if not has_errors(result.findings):
            self.cache.keep_entry(order.key, entry)
        return entry, known | new

    def _is_strange(self, name: str, known: Known) -> bool:
        """Whether this would not come of it here: it was made elsewhere, and fonts matter; notes that."""
        if not (known.fonts and self.far_fonts - {known.fonts}):
            return False
        self.strange.append(name)
        return True

    def _deliver(self, order: Order, wanted: Wanted, piece: Made, entry: dict[str, Any]) -> Diagnostic | None:
        """Deliver one file; what is wrong where another map has taken its name."""
        path = self._target(order, wanted, piece)
        request = wanted.request
        trouble = self.targets.claim(path, order.path, (request, piece.drawing, piece.language, piece.part))
        if trouble:
            return trouble
        self._hand_over(path, piece, lambda: order.job([request], self.options.limits))
        self.outputs.append(
            OutputEntry(
                path=path, sha256=piece.sha256, bytes=piece.size, sources=(order.path,), drawing=piece.drawing,
                format=request.format.value, language=piece.language or request.language or entry["language"],
                theme=request.theme or entry["theme"], page=request.settings.page, part=piece.part, parts=piece.parts,
            )
        )  # fmt: skip
        return None

    def _hand_over(self, path: str, piece: Made, job: Callable[[], Job]) -> None:
        """Deliver a file's content: as it was just made, or as it is there, or from the cache, or made again."""
        data = piece.data
        if data is None and self.delivery.has(path, piece.sha256):
            self.delivery.leave()
            return
        data = data if data is not None else self.cache.file(piece.sha256)
        if data is None:  # the cache was thought to have it
            made = (p for answer in make(job()).answers for p in answer.pieces)
            data = next((p.content for p in made if (p.drawing, p.part) == (piece.drawing, piece.part)), None)
        if data is not None:
            self.delivery.take(path, data, piece.sha256)

    def _finish_book(self, task: Task, order: BookOrder, result: Result | None) -> None:
        """Deliver a book."""
        name = order.book.pdf
        path = self.targets.inside(name)
        extra: list[Diagnostic] = []
        known = known_in(task.entry, "book")
        language, theme = (task.entry["language"], task.entry["theme"]) if task.entry else ("", "")
        if result is not None:
            extra += [crashed(name, result.crash)] if result.crash else []
            known = known_of(result.answers[0]) if result.answers else None
            language, theme = result.language, result.theme
            if known and not known.failed and not self._is_strange(name, known):
                for piece in known.pieces:
                    self.cache.keep_file(piece.sha256, piece.data or b"")
                self.cache.keep_entry(order.key, entry_of(result) | {"answers": {"book": plain(known)}})
        if known and known.problem:
            extra.append(unprintable(name, order.book, known.problem))
        trouble = self.targets.claim(path, name) if known else None
        extra += [trouble] if trouble else []
        packed = about_the_map(known, order.book.language) if known else ()
        found = (*self._unpacker(order).diagnostics(packed), *extra)
        self.said.append(Said(path=order.maps[0], found=found, book=name))
        if known is None or known.failed or extra:
            self.failed.append(name)
            return
        for piece in known.pieces:
            self._hand_over(path, piece, lambda: order.job(self.options.limits))
            self.outputs.append(
                OutputEntry(
                    path=path, sha256=piece.sha256, bytes=piece.size, sources=order.maps, drawing="", format="book",
                    language=language, theme=theme, page=order.book.settings.page or "A4", title=order.book.title,
                )
            )  # fmt: skip

    def _unpacker(self, order: Order | BookOrder) -> Unpacker:
        bounds = order.area.bounds
        return Unpacker(lambda path: bounds / path, lambda path: shown(bounds / path))


def _files(order: Order | BookOrder) -> list[tuple[str, str]]:
    """All files of an order, with their checksums."""
    if isinstance(order, Order):
        return [f for needed in (order.needed, *order.themes.values()) for f in needed.files]
    return [f for needed in order.needed for f in needed.files]
