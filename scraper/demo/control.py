"""The control address of the served site, for other processes: JSON over POST and GET.

``POST /.demo/add`` {"count": 20, "host": 0}     new articles → their gold's addresses
``POST /.demo/edit`` {"index": 3, "host": 0}     changes an article → its address
``POST /.demo/redesign`` {"kind": "classes"}     see ``redesigns.KINDS``; "host" for only one
``POST /.demo/latency`` {"seconds": 0.1}         before every answer of the site, from now on
``POST /.demo/clear`` {}                         forgets the trace
``POST /.demo/quit`` {}                          ends the server
``GET  /.demo/trace``                            the requests so far
``GET  /.demo/counts``                           by status, and the most in flight on one host
``GET  /.demo/articles?host=0``                  the addresses of a site's articles
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

from scraper.demo.messages import Ask, Reply
from scraper.demo.trace import Ledger
from scraper.demo.world import World

_PREFIX = "/.demo/"


def is_control(ask: Ask) -> bool:
    """Whether the request is for the site's handle and not for the site."""
    return ask.target.startswith(_PREFIX)


def control(world: World, ledger: Ledger, ask: Ask, leave: Callable[[], None]) -> Reply:
    """Does what is asked; 400 with the reason where it cannot be done."""
    verb = ask.path.removeprefix(_PREFIX)
    try:
        if ask.method == "POST":
            said = json.loads(ask.body or b"{}")
            return _json(_post(world, ledger, verb, said, leave))
        query = {k: v[0] for k, v in parse_qs(ask.target.partition("?")[2]).items()}
        return _json(_get(world, ledger, verb, query))
    except (ValueError, KeyError, IndexError, TypeError) as error:
        return _json({"error": f"{type(error).__name__}: {error}"}, 400)


def _post(
    world: World, ledger: Ledger, verb: str, said: dict[str, Any], leave: Callable[[], None]
) -> dict[str, Any]:
    host = said.get("host")
    if verb == "add":
        return {"urls": _add(world, int(said["count"]), host)}
    if verb == "edit":
        outlet = world.outlets[host or 0]
        outlet.catalogue.edit(int(said["index"]))
        return {"urls": [outlet.url(int(said["index"]))]}
    if verb == "redesign":
        world.redesign(said["kind"], host)
    elif verb == "latency":
        world.latency = float(said["seconds"])
    elif verb == "clear":
        ledger.clear()
    elif verb == "quit":
        leave()
    else:
        raise KeyError(verb)
    return {"done": verb}


def _add(world: World, count: int, host: int | None) -> list[str]:
    urls = []
    for i in range(count):
        outlet = world.outlets[host if host is not None else i % len(world.outlets)]
        urls.append(outlet.url(outlet.catalogue.add(1)[0]))
    return urls


def _get(world: World, ledger: Ledger, verb: str, query: dict[str, str]) -> dict[str, Any]:
    if verb == "trace":
        return {"visits": [visit.to_dict() for visit in ledger.visits]}
    if verb == "counts":
        statuses = {str(status): n for status, n in sorted(ledger.statuses.items())}
        return {"statuses": statuses, "most_beside": ledger.most_beside}
    if verb == "articles":
        outlet = world.outlets[int(query.get("host", "0"))]
        return {"urls": [outlet.url(i) for i in range(len(outlet.catalogue))]}
    raise KeyError(verb)


def _json(value: dict[str, Any], status: int = 200) -> Reply:
    body = json.dumps(value, ensure_ascii=False).encode("utf-8")
    return Reply(status, {"Content-Type": "application/json"}, body)
