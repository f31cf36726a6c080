"""A handle on the running site: in a thread of this process, or in a process of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeVar

from scraper.demo.control import control, is_control
from scraper.demo.gold import Gold, Special
from scraper.demo.messages import Ask, Reply
from scraper.demo.server import Server
from scraper.demo.trace import Ledger, Visit
from scraper.demo.world import Plan, World

_T = TypeVar("_T")


def loopback(count: int) -> list[str]:
    """So many addresses of 127.0.0.0/8, from 127.0.0.1 on."""
    return [f"127.0.{i // 250}.{i % 250 + 1}" for i in range(count)]


async def open_hosts(server: Server, count: int, port: int = 0) -> list[str]:
    """Listens for so many hosts; their bases. Linux: one port on as many loopback addresses;
    elsewhere only 127.0.0.1 can be bound, so each host has a port of its own there."""
    first = await server.listen("127.0.0.1", port)
    bases = [_base("127.0.0.1", first)]
    for address in loopback(count)[1:]:
        try:
            bases.append(_base(address, await server.listen(address, first)))
        except OSError:
            bases.append(_base("127.0.0.1", await server.listen("127.0.0.1", 0)))
    return bases


def _base(address: str, port: int) -> str:
    """As clients write it, and so in the Host header too: without the port that is understood."""
    return f"http://{address}" if port == 80 else f"http://{address}:{port}"


class Articles(Sequence[Gold]):
    """The gold of every article there is now, made when it is asked for; oldest first, host by
    host."""

    def __init__(self, world: World) -> None:
        self._world = world

    def __len__(self) -> int:
        return sum(len(outlet.catalogue) for outlet in self._world.outlets)

    def __getitem__(self, index: int) -> Gold:  # type: ignore[override]
        left = index + len(self) if index < 0 else index
        for outlet in self._world.outlets:
            if 0 <= left < len(outlet.catalogue):
                return outlet.gold(left)
            left -= len(outlet.catalogue)
        raise IndexError(index)


@dataclass(frozen=True, slots=True)
class Added:
    """A new or changed article: on which host, and what its record must be."""

    host: int
    index: int
    gold: Gold


class DemoSite:
    """The embedded site, served from a thread.

    ::

        with DemoSite() as site:
            site.homes            # an address for each publisher's site
            site.articles         # the gold of every article
            site.specials         # what is no article, and how each address must end
            site.trace            # every request so far

    ``plan`` says what the site is made of. What changes it (``add_articles``, ``edit``,
    ``redesign``) takes effect between two requests.
    """

    def __init__(self, plan: Plan | None = None, *, port: int = 0, trace: bool = True) -> None:
        self.plan = plan or Plan()
        self._port = port
        self._ledger = Ledger(keep=trace)
        self._ready = threading.Event()
        self._fault: BaseException | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Serves until ``stop``. Raises OSError where the port cannot be had."""
        self._thread = threading.Thread(target=self._serve, name="demo-site", daemon=True)
        self._thread.start()
        self._ready.wait()
        if self._fault is not None:
            raise self._fault

    def stop(self) -> None:
        """Ends the server and drops its connections. Harmless when it is not running."""
        self.quit()
        if self._thread is not None:
            self._thread.join()

    def _serve(self) -> None:
        try:
            asyncio.run(self._main())
        except BaseException as error:  # noqa: BLE001 - ``start`` raises it in its own thread
            self._fault = error
        finally:
            self._ready.set()

    async def _main(self) -> None:
        self._loop, self._end = asyncio.get_running_loop(), asyncio.Event()
        server = Server(self._respond, self._ledger, self._latency)
        try:
            bases = await open_hosts(server, len(self.plan.chosen), self._port)
            self.world = World(self.plan, bases)
            self._ready.set()
            await self._end.wait()
        finally:
            await server.close()

    def _respond(self, ask: Ask) -> Reply:
        if is_control(ask):
            return control(self.world, self._ledger, ask, self.quit)
        return self.world.respond(ask)

    def _latency(self, ask: Ask) -> float:
        """The handle of the site is answered at once, however slow the site is."""
        return 0.0 if is_control(ask) else self.world.latency

    def quit(self) -> None:
        """Tells the server to end and does not wait for it: for signals and other threads."""
        if self._thread is not None and self._thread.is_alive():
            with suppress(RuntimeError):  # the loop has just ended by itself
                self._loop.call_soon_threadsafe(self._end.set)

    def _between(self, change: Callable[[], _T]) -> _T:
        """Runs a change in the server's thread, so between two requests; what it returns."""
        done: Future[_T] = Future()

        def run() -> None:
            try:
                done.set_result(change())
            except Exception as error:  # noqa: BLE001 - it is raised again by its asker
                done.set_exception(error)

        self._loop.call_soon_threadsafe(run)
        return done.result(timeout=60)

    def wait(self) -> None:
        """Blocks until the server has ended."""
        assert self._thread is not None, "the site was never started"
        self._thread.join()

    # -- what there is ---------------------------------------------------------------------

    @property
    def homes(self) -> tuple[str, ...]:
        """The address of each site, with a slash at the end."""
        return tuple(outlet.base + "/" for outlet in self.world.outlets)

    @property
    def articles(self) -> Articles:
        """The gold of every article, made when asked for."""
        return Articles(self.world)

    @property
    def specials(self) -> tuple[Special, ...]:
        """What is no article, and how each address must end."""
        return self.world.specials

    @property
    def trace(self) -> tuple[Visit, ...]:
        """Every request since the start or the last ``clear_trace``, in the order they ended."""
        return tuple(self._ledger.visits)

    @property
    def most_beside(self) -> int:
        """The most requests that were ever in flight beside another on one host."""
        return self._ledger.most_beside

    def clear_trace(self) -> None:
        """Forgets the requests so far."""
        self._ledger.clear()

    # -- what happens to it ----------------------------------------------------------------

    def add_articles(self, count: int, host: int | None = None) -> list[Added]:
        """Publishes so many new articles on one site, or on all in turn."""
        return self._between(lambda: self._add(count, host))

    def _add(self, count: int, host: int | None) -> list[Added]:
        outlets = self.world.outlets
        where = [host if host is not None else i % len(outlets) for i in range(count)]
        indices = [(at, outlets[at].catalogue.add(1)[0]) for at in where]
        return [Added(at, index, outlets[at].gold(index)) for at, index in indices]

    def edit(self, index: int, host: int = 0) -> Added:
        """Changes an article's text, as news is edited in its first hours."""
        return self._between(lambda: self._edit(index, host))

    def _edit(self, index: int, host: int) -> Added:
        outlet = self.world.outlets[host]
        outlet.catalogue.edit(index)
        return Added(host, index, outlet.gold(index))

    def put(self, target: str, answer: Callable[[Ask], Reply], host: int = 0) -> str:
        """Answers a target (a path with its query) of one site so from now on, before all else
        that the site would say, robots.txt too; its address."""
        outlet = self.world.outlets[host]
        self._between(lambda: outlet.extra.__setitem__(target, answer))
        return outlet.base + target

    def variants(self, index: int, host: int = 0) -> dict[str, str]:
        """Other addresses under which an article is served, by the name of the habit."""
        return self.world.outlets[host].variants(index)

    def redesign(self, kind: str, host: int | None = None) -> None:
        """Redesigns one site or all: see ``redesigns.KINDS``. Raises ValueError."""
        self._between(lambda: self.world.redesign(kind, host))
