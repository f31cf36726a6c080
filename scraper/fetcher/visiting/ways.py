"""The way that a site's addresses take: what its redirects do to each of them alike.

Many sites name their articles by addresses that they redirect all: from ``http`` to ``https``, from
the bare name to ``www.``, to the same path with a slash at its end or without. What two addresses
in a row have shown is taken for the rule, and the others are asked at once where they would be
sent. That spares the site every second request. Where a rule leads to nothing, it is forgotten, and
the address asked as it is written.
"""

from __future__ import annotations

import json

from scraper.fetcher.wire.exchange import Answer, Failure, Purpose, Request, Response
from scraper.fetcher.wire.origins import origin_of

_SURE = 2  # addresses in a row that make a rule
_MOST = 64  # beginnings of addresses of one site that are remembered


class Ways:
    """The rules of one site. ``changed``: they are worth being kept."""

    def __init__(self, told: dict[str, list[str | int]]) -> None:
        self._told = told  # what a rule is about: what it says, and how many have shown it
        self.changed = False

    @classmethod
    def loads(cls, text: str | None) -> Ways:
        """From what ``dumps`` gave; new where there is none."""
        try:
            told = json.loads(text or "{}")
            return cls({str(about): [str(said), int(seen)] for about, (said, seen) in told.items()})
        except (ValueError, TypeError, AttributeError):
            return cls({})

    def dumps(self) -> str:
        """As text, for the memory."""
        return json.dumps(self._told)

    def of(self, request: Request) -> str:
        """Where the request's address would be sent, or ``""`` where that is not known or is
        the same."""
        if not self._told:
            return ""
        url = request.url
        origin = origin_of(url)
        there, tail = self._rule(origin) or origin, url[len(origin) :]
        path, mark, query = tail.partition("?")
        if self._rule(_ending(request, there, path)):
            path = _turned(path)
        way = f"{there}{path}{mark}{query}"
        return way if way != url else ""

    def learn(self, answer: Answer) -> None:
        """An address asked as it is written was answered, perhaps somewhere else."""
        if not isinstance(answer, Response) or answer.request.at:
            return
        if answer.status not in (200, 304) or not (answer.hops or self._told):
            return
        asked, final = answer.request.url, answer.url
        before, after = origin_of(asked), origin_of(final)
        path, tail = _parted(asked, before)
        path_after, tail_after = _parted(final, after)
        if tail != tail_after or path.rstrip("/") != path_after.rstrip("/"):
            return
        self._see(before, after if after != before else "")
        self._see(_ending(answer.request, after, path), "turned" if path != path_after else "")

    def misled(self, answer: Answer) -> bool:
        """Whether a rule has led to nothing, or back. It is forgotten then, and the request is to
        be put as it was."""
        way = answer.request.at
        if not way or not _vain(answer):
            return False
        origin = origin_of(answer.request.url)
        path, _ = _parted(way, there := origin_of(way))
        endings = [_ending(answer.request, there, each) for each in (path, _turned(path))]
        for about in (origin, *endings):
            self.changed |= self._told.pop(about, None) is not None
        return True

    def _rule(self, about: str) -> str:
        said, seen = self._told.get(about, ("", 0))
        return str(said) if int(seen) >= _SURE else ""

    def _see(self, about: str, said: str) -> None:
        before, seen = self._told.get(about, ("", 0))
        if not about or (not said and not before):
            return
        if said != before:
            seen = 0
        if int(seen) < _SURE and (about in self._told or len(self._told) < _MOST):
            self._told[about] = [said, int(seen) + 1]
            self.changed = True


def _parted(url: str, origin: str) -> tuple[str, str]:
    path, mark, query = url[len(origin) :].partition("?")
    return path, mark + query


def _ending(request: Request, origin: str, path: str) -> str:
    """What a rule of slashes is about: the articles of this host whose paths have one, or those
    that have none. Files (``15.html``) are left alone, and so are sources, which are few."""
    if (
        request.purpose is not Purpose.ARTICLE
        or path in ("", "/")
        or "." in path.rpartition("/")[2]
    ):
        return ""
    return origin + ("/…/" if path.endswith("/") else "/…")


def _turned(path: str) -> str:
    return path[:-1] if path.endswith("/") else path + "/"


def _vain(answer: Answer) -> bool:
    if isinstance(answer, Failure):
        return answer.lasting
    return bool(answer.hops) or (answer.status not in (200, 304) and not answer.passing)
