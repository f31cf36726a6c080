"""One request on its way through the engine."""

from __future__ import annotations

from dataclasses import dataclass, field

from scraper.fetcher.turns.trip import Trip
from scraper.fetcher.wire.exchange import Failure, Hop, Request
from scraper.fetcher.wire.origins import host_of
from scraper.outcome import Kind

# 429 (RFC 6585), and the server errors that pass; 520 to 524 are those of a large proxy for origins
# that it cannot reach just then.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})


@dataclass(slots=True, eq=False)
class Job:
    """One request, over as many hops and tries as it takes."""

    trip: Trip
    request: Request  # as the visitor asked
    url: str  # the hop to be asked now
    origin: str = ""  # set on a robots.txt: for whom it is asked
    hops: tuple[str, ...] = ()
    renewed_at: int = 0  # hops before this one may be asked once more
    tries: int = 0
    host: str = field(init=False)  # of ``url``, as the pace knows it

    def __post_init__(self) -> None:
        self.host = host_of(self.url)

    def follow(self, target: str, *, renewed: bool = False) -> None:
        """The hop to be asked next is another, or the same with the cookie that it wanted."""
        self.hops += (self.url,)
        if renewed:
            self.renewed_at = len(self.hops)
        self.url, self.host = target, host_of(target)

    @property
    def circles(self) -> bool:
        """Whether the hop to be asked next has redirected already."""
        return self.url in self.hops[self.renewed_at :]


@dataclass(frozen=True, slots=True)
class Lookup:
    """What comes before the first request to a host: to find out at which address it answers, for
    others may answer there too. The host's turn waits until it is known."""

    job: Job  # the host's first


Errand = Job | Lookup  # what a thread is sent on


def later(job: Job, reason: str) -> Failure:
    """The job was not asked, for a reason that will be over in another run."""
    return Failure(job.request, Kind.FAILED, reason, job.url, lasting=False, unasked=True)


def worth_another_try(hop: Hop) -> bool:
    """Whether the same question may well be answered in a little while: after time-outs, broken
    connections, and the statuses that pass."""
    if isinstance(hop, Failure):
        return not hop.lasting
    return hop.status in _PASSING
