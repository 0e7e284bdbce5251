"""Short names for several services, which stay the same as long as their files stay where they are.

In: services. Out: `NamedService`s: the file's name without endings; where two are the same, the folder's in front.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from blueprint.experience.named import NamedService
from blueprint.model.service import Service
from blueprint.pipeline.loading import file_stem

_STDIN = "stdin"


def named_services(services: Iterable[Service]) -> tuple[NamedService, ...]:
    """Services with names that tell them apart."""
    found = tuple(services)
    names = [file_stem(service.path) if service.path else _STDIN for service in found]
    twice = {name for name, count in Counter(names).items() if count > 1}
    names = [
        f"{Path(service.path).parent.name}-{name}" if service.path and name in twice else name
        for name, service in zip(names, found, strict=True)
    ]
    taken: dict[str, int] = {}
    made = []
    for name, service in zip(names, found, strict=True):
        taken[name] = taken.get(name, 0) + 1
        made.append(NamedService(name=name if taken[name] == 1 else f"{name}-{taken[name]}", service=service))
    return tuple(made)
