"""The parts of the fetcher put together for a run: client, pace, gate, engine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from scraper.fetcher.turns.engine import ORIGINS, Engine, EngineLimits
from scraper.fetcher.turns.gate import Gate, RobotsCache
from scraper.fetcher.turns.pace import Manners, Pace
from scraper.fetcher.wire.exchange import Hop, Request
from scraper.fetcher.wire.guard import Guard
from scraper.fetcher.wire.http import PRODUCT, Client, user_agent
from scraper.fetcher.wire.origins import host_of
from scraper.fetcher.wire.proxy import Proxy
from scraper.pipeline.options import Options
from scraper.version import package_version

PAGE_SECONDS = 60.0  # from the first byte sent to the last received, however it drips


class Fetcher:
    """An engine and the client it asks with."""

    def __init__(
        self,
        options: Options,
        named: Iterable[str],
        cache: RobotsCache | None = None,
        *,
        origins: int = ORIGINS,
        room: Callable[[], bool] = lambda: True,
    ) -> None:
        """``named``: addresses that the user named; their hosts may be machines of the user's
        own. ``origins``: how many of them one visit may ask for their robots.txt. Raises UsageError
        where contact or User-Agent cannot stand in a header."""
        agent = options.user_agent or user_agent(options.contact, version=package_version())
        guard = Guard(host for url in named if (host := urlsplit(url).netloc.rpartition("@")[2]))
        proxy = None if options.proxy is None else Proxy.read(options.proxy)
        self.client = Client(agent, guard=guard, proxy=proxy)
        pace = Pace(Manners(delay=options.delay))
        limits = EngineLimits(workers=options.workers, origins=origins)
        gate, locate = Gate(PRODUCT, cache), self.client.locate
        self.engine = Engine(self._ask, pace, gate, limits, locate=locate, room=room)

    def _ask(self, request: Request) -> Hop:
        return self.client.fetch(request, deadline=time.monotonic() + PAGE_SECONDS)

    def set_delay(self, seconds: float, home: str, hosts: Iterable[str] = ()) -> None:
        """The home's host, with and without ``www.``, and the other hosts of its site want to be
        asked no more often than this."""
        bare = host_of(home).removeprefix("www.")
        for host in {bare, f"www.{bare}", *hosts}:
            self.engine.set_delay(host, seconds)

    def close(self) -> None:
        """Ends what is still in flight and closes all connections."""
        self.client.abort()
        self.client.close()
