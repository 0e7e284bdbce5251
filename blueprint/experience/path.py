"""The main path and the time along it."""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.frozen import frozen
from blueprint.model import Duration, Service, Step

_UNITS = ("s", "min", "h", "d", "wk", "mo")


@frozen(kw_only=True)
class Totals:
    """Time along the main path.

    Attributes:
        time: sum of the steps' `time`; None where no step on the path has one.
        wait: sum of the steps' `wait`; None likewise.
        wait_share: wait as a part (0..1) of time and wait together, by the centres of ranges; None without
            any time.
    """

    time: Duration | None
    wait: Duration | None
    wait_share: float | None


def main_path(service: Service) -> tuple[Step, ...]:
    """The steps from the first one along each step's first way, until a path ends or comes back."""
    steps = {step.key: step for step in service.steps}
    path: dict[str, Step] = {}
    step = next(iter(steps.values()), None)
    while step is not None and step.key not in path:
        path[step.key] = step
        step = steps[step.ways[0].to] if step.ways else None
    return tuple(path.values())


def totals(service: Service) -> Totals:
    """Time and wait along the main path; branches, and times of stages and cards, are not added."""
    path = main_path(service)
    time = _sum(step.time for step in path)
    wait = _sum(step.wait for step in path)
    spent = (time.middle if time else 0.0) + (wait.middle if wait else 0.0)
    share = (wait.middle if wait else 0.0) / spent if spent > 0 else None
    return Totals(time=time, wait=wait, wait_share=share)


def _sum(durations: Iterable[Duration | None]) -> Duration | None:
    """The durations added, in the smallest unit among them."""
    found = [d for d in durations if d is not None]
    if not found:
        return None
    unit = min((d.unit for d in found), key=_UNITS.index)
    return Duration(sum(d.low for d in found), sum(d.high for d in found), unit)
