"""Doing a job.

In: a `Job`. Out: its `Result`. `make` rests on nothing but its argument, so the same job gives the same bytes in this
process, in another one and on another machine.
"""

from __future__ import annotations

import errno
import gc
from functools import cache
from threading import Lock

from blueprint.project.jobs.job import Job, Result
from blueprint.project.jobs.sandbox import Sandbox
from blueprint.writing.whole import why

_TURN = Lock()
"""A sandbox serves one job at a time, also where somebody runs several threads."""
_JOBS_BETWEEN_CLEANINGS = 100
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO})
"""What is wrong where a machine has no place for the files of any job."""


def make(job: Job) -> Result:
    """Do a job."""
    with _TURN:
        _clean_now_and_then()
        root = None
        try:
            root = _sandbox().lay_out(job.files)
            if job.book:
                from blueprint.project.jobs.bindery import make_book  # noqa: PLC0415 - loads what only print needs

                return make_book(job, job.book, root)
            from blueprint.project.jobs.press import make_map  # noqa: PLC0415 - loads what drawing needs

            return make_map(job, root)
        except Exception as error:  # noqa: BLE001 - one bad file never stops the others
            if root is None and isinstance(error, OSError) and error.errno in _FULL:
                return Result(refused=why(error))
            told = str(error).replace(f"{root}/", "") if root else str(error)
            return Result(crash=f"{type(error).__name__}: {told}")


def clear_away() -> None:
    """Remove this process's folder, where it is about to end without being asked."""
    _sandbox().close()


@cache
def _sandbox() -> Sandbox:
    return Sandbox()


_done = [0]


def _clean_now_and_then() -> None:
    """The command line looks for no garbage; a build of thousands of maps has to."""
    _done[0] += 1
    if not gc.isenabled() and _done[0] % _JOBS_BETWEEN_CLEANINGS == 0:
        gc.collect()
