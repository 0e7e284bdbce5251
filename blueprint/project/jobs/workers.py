"""Those who do jobs.

In: jobs. Out: their results, in the order of the jobs. The function is the same everywhere, and a job carries all that
it needs, so the results are the same, too.

    Here        this process
    Processes   processes of this machine, in processes.py
    Cluster     a Dask cluster, in cluster.py
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from blueprint.project.jobs.job import Job, Result
from blueprint.project.jobs.work import make

if TYPE_CHECKING:
    from concurrent.futures import Future

CRASHED = "the process that drew it ended without a word; perhaps the memory was full"
AHEAD = 3
"""Jobs a worker, that are handed out before the first result is waited for."""


class Workers(Protocol):
    """Somebody who does jobs.

    Attributes:
        fonts: keys of the fonts that they have, where these may be others than those of this machine.
    """

    fonts: frozenset[str]

    def results(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """The results, in the order of the jobs."""

    def close(self) -> None:
        """Nothing more is coming."""


class Here:
    """This process, one job after the other."""

    fonts: frozenset[str] = frozenset()

    def results(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """The results, in the order of the jobs."""
        return map(make, jobs)

    def close(self) -> None:
        """Nothing to end."""


def in_order(
    submit: Callable[[Job], Future[Result]], jobs: Iterator[Job], waiting: deque[tuple[Job, Future[Result]]], most: int
) -> Iterator[Result]:
    """Results in the order of the jobs, few of which are under way at a time.

    Args:
        submit: hands out a job.
        jobs: the jobs.
        waiting: those under way, the oldest first; on an error, those whose results are missing are in it.
        most: how many.

    Raises:
        Exception: whatever handing out a job, or its result, raises.
    """
    for job in jobs:
        waiting.append((job, submit(job)))
        if len(waiting) >= most:
            yield _first(waiting)
    while waiting:
        yield _first(waiting)


def _first(waiting: deque[tuple[Job, Future[Result]]]) -> Result:
    """The oldest result; it stays in the queue if there is none."""
    result = waiting[0][1].result()
    waiting.popleft()
    return result


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
