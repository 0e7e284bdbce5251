"""What WeasyPrint complains of while it works: it goes on where we would rather stop."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_NAMELESS = "has no required alt description"
"""Of a picture that is decoration."""


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        message = record.getMessage()
        if _NAMELESS not in message:
            self.found.append(message)


@contextmanager
def complaints() -> Iterator[list[str]]:
    """The errors that WeasyPrint logs inside of the `with` block; nothing that it logs there is shown anywhere."""
    logger = logging.getLogger("weasyprint")
    collector, passed_on = _Collector(), logger.propagate
    logger.addHandler(collector)
    logger.propagate = False
    try:
        yield collector.found
    finally:
        logger.removeHandler(collector)
        logger.propagate = passed_on
