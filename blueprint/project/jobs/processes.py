"""Jobs in processes of this machine.

In: jobs. Out: their results, in the order of the jobs.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.util import Finalize

from blueprint.confinement import Confinement, confine, current
from blueprint.project.jobs.job import Job, Result
from blueprint.project.jobs.work import clear_away, make
from blueprint.project.jobs.workers import AHEAD, CRASHED, in_order

_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
_PRELOADED = ["blueprint.project.jobs.warm"]
_SAFE = "PYTHONSAFEPATH"


class NoProcessesError(Exception):
    """The system starts no other processes, or has nothing for them to talk through."""


class Processes:
    """Processes of this machine. One that dies takes only its own job with it.

    Raises:
        NoProcessesError: where it cannot be had.
    """

    fonts: frozenset[str] = frozenset()

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool = _first_pool(count)
        self._refused: list[Job] = []

    def results(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """The results, in the order of the jobs."""
        rest = iter(jobs)
        waiting: deque[tuple[Job, Future[Result]]] = deque()
        while True:
            try:
                yield from in_order(self._submit, rest, waiting, self.count * AHEAD)
            except BrokenProcessPool:
                unfinished = [job for job, _ in waiting] + self._refused
                self._refused = []
                waiting.clear()
                yield from self._one_by_one(unfinished)
            else:
                return

    def _submit(self, job: Job) -> Future[Result]:
        """Hand out a job; one that is refused because a process has died waits with the others."""
        try:
            return _handed(self._pool, job)
        except BrokenProcessPool:
            self._refused.append(job)
            raise

    def _one_by_one(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Jobs one of which has ended a process, each in a process of its own."""
        self._pool.shutdown(cancel_futures=True)
        for job in jobs:
            with _pool(1) as alone:
                try:
                    yield _handed(alone, job).result()
                except BrokenProcessPool:
                    yield Result(crash=CRASHED)
        self._pool = _pool(self.count)

    def close(self) -> None:
        """End the processes."""
        self._pool.shutdown(cancel_futures=True)


def call() -> None:
    """Processes will be needed soon: what they have to load, begins to load, where the system can fork.

    Raises:
        NoProcessesError: it cannot.
    """
    if not _FORKS:
        return
    from multiprocessing import forkserver  # noqa: PLC0415 - there is none on other systems

    multiprocessing.get_context("forkserver").set_forkserver_preload(_PRELOADED)
    try:
        with _nothing_from_here():
            forkserver.ensure_running()
    except OSError as error:
        raise NoProcessesError(error.strerror or str(error)) from None


@contextmanager
def _nothing_from_here() -> Iterator[None]:
    """Have processes that begin meanwhile load nothing from the current folder, where Python would look first."""
    before = os.environ.get(_SAFE)
    os.environ[_SAFE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE]
        else:
            os.environ[_SAFE] = before


def _handed(pool: ProcessPoolExecutor, job: Job) -> Future[Result]:
    """A job that is handed out, maybe to a process that begins with it.

    Raises:
        BrokenProcessPool: a process has died.
    """
    with _nothing_from_here():
        return pool.submit(make, job)


def _first_pool(count: int) -> ProcessPoolExecutor:
    """Processes, the first of which has answered: small containers often lack `/dev/shm`, or may not fork."""
    try:
        pool = _pool(count)
        with _nothing_from_here():
            first = pool.submit(os.getpid)
        first.result()
    except (OSError, ImportError, NotImplementedError, BrokenProcessPool) as error:
        raise NoProcessesError(getattr(error, "strerror", None) or str(error)) from None
    return pool


def _pool(count: int) -> ProcessPoolExecutor:
    """Processes that have loaded what drawing needs, and that end when this one does."""
    call()
    context = multiprocessing.get_context("forkserver" if _FORKS else "spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_begin, initargs=(current(),))


def _begin(confinement: Confinement | None) -> None:
    """The first thing that a worker does: what confines the process that it works for, confines it, too."""
    if confinement is not None:
        confine(confinement)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # Forked workers end without what `atexit` was told.
    Finalize(None, clear_away, exitpriority=0)
    import blueprint.project.jobs.warm  # noqa: F401, PLC0415 - loaded already where the system can fork


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for jobs forever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        clear_away()
        os._exit(1)
