"""Several services at once, each with the name that lists call it by."""

from __future__ import annotations

from collections.abc import Iterable

from blueprint.frozen import frozen
from blueprint.model.measures import Scale
from blueprint.model.service import Service


@frozen(kw_only=True)
class NamedService:
    """A service and its name: the file's without folders and endings, unique among those that are looked at."""

    name: str
    service: Service


def shared_scale(services: Iterable[NamedService]) -> Scale | None:
    """The scale of all of them; None where they differ in their ends: their scores have no common mean."""
    scales = [one.service.scale for one in services]
    ends = {(scale.low, scale.high) for scale in scales}
    return scales[0] if len(ends) == 1 else None
