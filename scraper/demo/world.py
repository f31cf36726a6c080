"""All hosts of the embedded site together: ``respond(ask) -> Reply``, with no socket in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from scraper.demo.catalogue import Catalogue
from scraper.demo.dress import Site, Style, Teaser
from scraper.demo.layout_style import style_of
from scraper.demo.layouts import class_names, layout
from scraper.demo.messages import Ask, Reply, html, packed
from scraper.demo.outlet import SOURCES, Outlet, Terms
from scraper.demo.redesigns import redesigned
from scraper.demo.specials import furnish
from scraper.demo.story import Publisher, publishers
from scraper.demo.traps import respond_trap


@dataclass(frozen=True, slots=True)
class Plan:
    """What the embedded site is made of. The same plan gives the same bytes, anywhere.

    ``hosts`` None: one for each publisher. ``scale`` None: the publishers' own stories; else so
    many articles in all, spread evenly over the hosts, their pages at least ``weight`` bytes.
    ``keep``: so many articles of each host stay rendered in memory, so that serving them again
    costs next to nothing; 0 for runs that must not grow.
    ``sources``: "usual" (as each style has them), "all", "none", or some of "feed", "sitemap",
    "listing" joined by "+".
    ``gzip``: bodies are compressed for clients that take it (costs some 0.5 ms a page).
    ``layouts``: each host is dressed in a layout drawn from ``seed`` instead of its style.
    ``latency``, ``crawl_delay``, ``retry_after``: seconds.
    """

    hosts: int | None = None
    scale: int | None = None
    weight: int = 0
    keep: int = 0
    sources: str = "usual"
    styles: tuple[str, ...] = ()  # of publishers to take; empty: all
    specials: bool = True
    crawl_delay: float | None = 0.02
    latency: float = 0.0
    retry_after: int = 1
    apart: float = 7200.0  # seconds between made articles
    gzip: bool = False
    layouts: bool = False
    seed: int = 0
    today: date = date(2025, 12, 1)

    @property
    def chosen(self) -> tuple[Publisher, ...]:
        """The publisher of each host, in order."""
        some = tuple(p for p in publishers() if not self.styles or p.style in self.styles)
        count = len(some) if self.hosts is None else self.hosts
        return tuple(some[i % len(some)] for i in range(count))

    @property
    def offered(self) -> frozenset[str] | None:
        """The kinds of sources; None: each style's own."""
        if self.sources == "usual":
            return None
        named = {"all": SOURCES, "none": frozenset[str]()}
        return named.get(self.sources) or frozenset(self.sources.split("+")) & SOURCES


class World:
    """The hosts of a plan at their addresses. One thread asks it, one request at a time."""

    def __init__(self, plan: Plan, bases: Sequence[str]) -> None:
        self.plan = plan
        self.latency = plan.latency
        weight = plan.weight or (62_000 if plan.scale else 0)
        terms = Terms(plan.offered, plan.crawl_delay, weight, plan.keep)
        self.outlets = [
            Outlet(Site(publisher, base, plan.today), self._catalogue(i, publisher), terms)
            for i, (publisher, base) in enumerate(zip(plan.chosen, bases, strict=True))
        ]
        self._by_host = {o.base.partition("://")[2]: o for o in self.outlets}
        self._introduce()
        self.specials = (
            furnish(self.outlets, plan.retry_after) if plan.specials and plan.scale is None else ()
        )

    def _catalogue(self, host: int, publisher: Publisher) -> Catalogue:
        plan, count = self.plan, len(self.plan.chosen)
        share = None
        if plan.scale is not None:
            share = plan.scale // count + (host < plan.scale % count)
        return Catalogue(
            publisher, share, plan.today, timedelta(seconds=plan.apart), plan.seed * 1009 + host
        )

    def _introduce(self) -> None:
        """Gives every site its most-read list and the links to its neighbours."""
        own = [_newest(outlet) for outlet in self.outlets]
        for i, outlet in enumerate(self.outlets):
            near = [own[(i + k) % len(own)][0] for k in range(1, min(5, len(own)))]
            site = replace(outlet.site, popular=own[i], network=tuple(near))
            outlet.dress(site, self._style(i, outlet.style))

    def _style(self, host: int, usual: Style) -> Style:
        if not self.plan.layouts:
            return usual
        drawn = layout(f"{self.plan.seed}/{host}")
        return style_of(drawn, class_names(drawn))

    def outlet(self, host: str) -> Outlet | None:
        """The site of a Host header."""
        return self._by_host.get(host)

    def respond(self, ask: Ask) -> Reply:
        """The answer to one request. Never raises on what a client sends."""
        outlet = self._by_host.get(ask.host)
        if outlet is None:
            return html("<h1>Misdirected Request</h1>", 421)
        if ask.method not in ("GET", "HEAD"):
            return html("<h1>Method Not Allowed</h1>", 405)
        if ask.path.startswith("/trap/"):
            return respond_trap(ask, outlet.base)
        reply = outlet.answer(ask)
        return packed(ask, reply) if self.plan.gzip else reply

    def redesign(self, kind: str, host: int | None = None) -> None:
        """Redesigns one site, or all. Raises ValueError on a kind that there is not."""
        chosen = self.outlets if host is None else [self.outlets[host]]
        for outlet in chosen:
            self._redesign(outlet, kind)

    def _redesign(self, outlet: Outlet, kind: str) -> None:
        site, style, wall = redesigned(kind, outlet.site, outlet.style, outlet.generation)
        outlet.wall = wall
        outlet.dress(site, style)


def _newest(outlet: Outlet) -> tuple[Teaser, ...]:
    size = len(outlet.catalogue)
    return tuple(outlet.teaser(i) for i in range(size - 1, max(-1, size - 7), -1))
