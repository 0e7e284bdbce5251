"""Jobs on a Dask cluster, through the interface of `concurrent.futures`.

In: jobs. Out: their results, in the order of the jobs. Jobs carry the contents of their files, so workers need none;
they need the same version of the program, which is checked.
"""

from __future__ import annotations

import re
import socket
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import Any

from blueprint.project.jobs.job import Job, Result
from blueprint.project.jobs.work import make
from blueprint.project.jobs.workers import AHEAD, CRASHED, in_order

_TCP = re.compile(r"tcp://(.+):([0-9]+)")


class ClusterError(Exception):
    """A cluster cannot be used; the message is a sentence."""


class Cluster:
    """A Dask cluster, through the interface of `concurrent.futures`."""

    def __init__(self, address: str, tool: str, *, timeout: float = 30.0) -> None:
        """Connect.

        Args:
            address: of the scheduler, such as `tcp://10.0.0.5:8786`.
            tool: key of this program; the workers must have the same.
            timeout: seconds to wait for the scheduler.

        Raises:
            ClusterError: Dask is not installed, nobody answers, or a worker has another version.
        """
        try:
            from distributed import Client  # noqa: PLC0415 - two seconds, and only for clusters
        except ModuleNotFoundError:
            raise ClusterError("Dask is not installed; `pip install blueprint[dask]` installs it") from None
        _knock(address, timeout)
        connect: Any = Client
        try:
            self._client: Any = connect(address, timeout=timeout, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise ClusterError(f"no Dask scheduler answers at {address}: {str(error)[:200]}") from None
        try:
            self.fonts: frozenset[str] = self._check(tool, address)
        except ClusterError:
            self._client.close()
            raise
        self._pool = self._client.get_executor(pure=False, retries=2)

    def _check(self, tool: str, address: str) -> frozenset[str]:
        """The keys of the workers' fonts.

        Raises:
            ClusterError: there is no worker, or one has another version.
        """
        told = self._client.run(_identity, on_error="return")
        if not told:
            raise ClusterError(f"the Dask cluster at {address} has no workers")
        for worker, found in sorted(told.items()):
            if isinstance(found, Exception) or found is None:
                raise ClusterError(f"the worker {worker} has no blueprint; install the same version there")
            if found[0] != tool:
                raise ClusterError(f"the worker {worker} has another version of blueprint or of what it rests on")
        self._size = sum(self._client.nthreads().values())
        return frozenset(found[1] for found in told.values())

    def results(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """The results, in the order of the jobs; a job whose worker dies again and again has crashed."""
        rest = iter(jobs)
        waiting: deque[tuple[Job, Future[Result]]] = deque()
        most = max(8, self._size * AHEAD)
        while True:
            try:
                yield from in_order(self._submit, rest, waiting, most)
            except Exception as error:
                if not waiting:
                    raise
                waiting.popleft()
                yield Result(crash=f"{CRASHED} ({type(error).__name__})")
            else:
                return

    def _submit(self, job: Job) -> Future[Result]:
        """Hand out a job; where that cannot be done, its result says so."""
        try:
            made: Future[Result] = self._pool.submit(make, job)
        except Exception as error:  # noqa: BLE001 - whatever a cluster raises belongs to one job
            made = Future()
            made.set_exception(error)
        return made

    def close(self) -> None:
        """Leave the cluster as it is."""
        self._pool.shutdown(wait=False)
        self._client.close()


def _knock(address: str, timeout: float) -> None:
    """See at once whether anybody listens; Dask itself tries until its time is up.

    Raises:
        ClusterError: nobody does.
    """
    found = _TCP.fullmatch(address)
    if found is None:
        return
    try:
        socket.create_connection((found[1].strip("[]"), int(found[2])), timeout=timeout).close()
    except (OSError, OverflowError) as error:
        told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise ClusterError(f"no Dask scheduler answers at {address}: {told.lower()}") from None


def _identity() -> tuple[str, str]:
    """Keys of the program and of the fonts, as a worker has them."""
    from blueprint.project.building.recipe import fonts_key, tool_key  # noqa: PLC0415 - sent to workers by name

    return tool_key(), fonts_key()
