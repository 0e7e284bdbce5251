"""A piece of work that may take so long and no longer.

In: the work, and seconds. Out: what it gives; `OutOfTimeError` in the middle of it when they are over.

A thread waits beside the work, on every system alike, and has Python raise the error in the thread that works. That
happens between two of Python's instructions: what a library does in one go (a page that PDFium paints, a text that
HarfBuzz shapes) is finished first. All that is closed by `with` and `finally` is closed. The thread is made as
`threading` makes it, without `threading`: every command reads a file, and that module takes longer than the rest here.
"""

from __future__ import annotations

import _thread
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_AGAIN = 0.2
"""Seconds until it is said once more: some libraries pass over what is raised inside of them."""
_busy = _thread._local()  # noqa: SLF001 - what `threading.local` is


class OutOfTimeError(BaseException):
    """Work takes too long. It is no `Exception`, so that nobody who expects bad input takes it for that.

    Attributes:
        seconds: how long it could have taken.
    """

    seconds: float = 0.0


def within(seconds: float, work: Callable[[], T]) -> T:
    """Do work, and end it when it takes too long; inside of such work, only the outer limit counts.

    Args:
        seconds: how long it may take.
        work: what is done.

    Raises:
        OutOfTimeError: it took longer.
    """
    if getattr(_busy, "under", False):
        return work()
    clock = _Clock(seconds)
    late: OutOfTimeError | None = None
    made: list[T] = []
    _busy.under = True
    try:
        clock.start()
        made.append(work())
    except OutOfTimeError as error:
        late = error
    finally:
        # From this line on nobody begins to raise it; what was begun before may still come, so that it is done again.
        clock.over = True
        while not clock.stopped:
            try:
                clock.stop()
            except OutOfTimeError as error:
                late = error
        _busy.under = False
    if made:
        return made[0]
    late = late or OutOfTimeError()
    late.seconds = seconds
    raise late


class _Clock:
    """Waits in a thread of its own, and says that time is over until somebody has heard it."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._worker = _thread.get_ident()
        self._turn = _thread.allocate_lock()
        self._gate = _thread.allocate_lock()
        self._said = False
        self.over = False
        self.stopped = False

    def start(self) -> None:
        self._gate.acquire()
        _thread.start_new_thread(self._wait, ())

    def stop(self) -> None:
        """From here on nothing is raised any more."""
        with self._turn:
            self.over = True
            if self._said:
                _raise_in(self._worker, None)
        if self._gate.locked():
            self._gate.release()
        self.stopped = True

    def _wait(self) -> None:
        rest = self._seconds
        while not self._gate.acquire(timeout=rest):
            with self._turn:
                if self.over:
                    return
                self._said = True
                _raise_in(self._worker, OutOfTimeError)
            rest = _AGAIN


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Have an error raised in a thread; None takes back what is not there yet."""
    import ctypes  # noqa: PLC0415 - hardly ever needed

    told = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), told)
