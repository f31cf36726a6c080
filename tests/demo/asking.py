"""Asks a world without a socket, and finds addresses in what it answers."""

from __future__ import annotations

import gzip
import re
from html import unescape

from scraper.demo.messages import Ask, Reply
from scraper.demo.world import Plan, World


def world_of(plan: Plan) -> World:
    """A world on made-up bases."""
    return World(plan, [f"http://127.0.0.{i + 1}:8000" for i in range(len(plan.chosen))])


def get(world: World, url: str, **headers: str) -> Reply:
    """The answer to a GET; header names with underscores for dashes."""
    host, _, path = url.removeprefix("http://").partition("/")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return world.respond(Ask("GET", host, "/" + path, named))


def text(reply: Reply) -> str:
    """A body as text, decompressed where it is gzip; bytes that are no UTF-8 stay countable."""
    body = gzip.decompress(reply.body) if reply.body[:2] == b"\x1f\x8b" else reply.body
    return body.decode("utf-8", "replace")


def locations(reply: Reply) -> list[str]:
    """The addresses in a feed, a sitemap or a page."""
    pattern = r"<loc>([^<]+)|<link>([^<]+)|href=[\"']([^\"'<> ]+)"
    found = re.findall(pattern, text(reply), flags=re.I)
    return [unescape("".join(groups)) for groups in found]
