"""What breaks over several services, in no language yet."""

from __future__ import annotations

from collections.abc import Sequence

from blueprint.experience.impact import Failing, Impact, Share, impact
from blueprint.experience.named import NamedService
from blueprint.frozen import frozen
from blueprint.model.text import Text


@frozen
class ServiceImpact:
    """What breaks in one service."""

    where: NamedService
    impact: Impact


@frozen(kw_only=True)
class Breakdown:
    """What breaks in all services.

    Attributes:
        title: of what fails.
        services: all that were looked at, also those in which nothing breaks.
    """

    failing: Failing
    title: Text
    services: tuple[ServiceImpact, ...]

    @property
    def hit(self) -> tuple[ServiceImpact, ...]:
        """The services in which something breaks."""
        return tuple(one for one in self.services if one.impact.steps)

    @property
    def share(self) -> Share:
        """How many services customers notice it in, of all."""
        return Share(hit=sum(bool(one.impact.noticed) for one in self.services), all=len(self.services))

    @property
    def moments(self) -> Share:
        """Of the moments of truth of all services, those that are hit."""
        return _sum([one.impact.moments for one in self.services])

    @property
    def main(self) -> Share:
        """Of the steps of all main paths, those that are hit."""
        return _sum([one.impact.main for one in self.services])


def breakdown(failing: Failing, title: Text, services: Sequence[NamedService]) -> Breakdown:
    """What breaks if something fails.

    Args:
        failing: what fails. title: its title.
        services: that are looked at.
    """
    found = tuple(ServiceImpact(one, impact(one.service, failing)) for one in services)
    return Breakdown(failing=failing, title=title, services=found)


def _sum(shares: Sequence[Share]) -> Share:
    return Share(hit=sum(share.hit for share in shares), all=sum(share.all for share in shares))
