"""A robots.txt as it is remembered from run to run (RFC 9309 sections 2.3.1 and 2.4).

Pure: the caller fetches, keeps, and says what time it is (seconds since the epoch).
"""

from __future__ import annotations

import base64
import json
import zlib
from dataclasses import asdict, dataclass, replace
from urllib.parse import urlsplit

from scraper.fetcher.turns.robots import MAX_BYTES, Robots
from scraper.fetcher.wire.exchange import Answer, Failure, Purpose, Request

DAY = 86_400.0  # section 2.4: not used for longer than 24 hours, unless it is unreachable
REST = 6 * 3600.0  # an unreachable one is asked for at least so often
MONTH = 30 * DAY  # section 2.3.1.4: unreachable for so long, it may be taken for unavailable


def robots_url(url: str) -> str:
    """Where the rules for an address stand: each scheme, host and port has its own."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


@dataclass(frozen=True, slots=True)
class KeptRobots:
    """The last that is known of one robots.txt. ``KeptRobots(url)`` knows nothing yet.

    ``settled_at``: when a server last said what holds: a body, "not modified", or that there is
    none. ``unreachable_since``: the first of the failures since then, None when there were none;
    ``tried_at`` the last of them, and ``trouble`` what it was. ``rests``: until when the server has
    asked to be left alone (Retry-After).
    """

    url: str
    status: int = 0
    body: bytes = b""
    etag: str | None = None
    last_modified: str | None = None
    settled_at: float | None = None
    unreachable_since: float | None = None
    tried_at: float | None = None
    trouble: str = ""
    rests: float | None = None

    def fresh(self, now: float) -> bool:
        """Whether it holds without being asked for."""
        settled = self.settled_at
        return settled is not None and self.unreachable_since is None and 0 <= now - settled < DAY

    def rests_until(self, now: float) -> float | None:
        """A server that has asked for a rest gets it, up to a day. An unreachable one is left
        alone for as long as it had been unreachable when it was last asked for: until then, if
        that is to come. So a server that is down for months is not knocked at with every run, and
        one that was down for a moment is not missed."""
        if self.rests is not None and now < self.rests <= now + DAY:
            return self.rests
        if self.unreachable_since is None or self.tried_at is None or now < self.tried_at:
            return None
        until = self.tried_at + min(self.tried_at - self.unreachable_since, REST)
        return until if now < until else None

    def request(self) -> Request:
        """Asks for it, conditionally where there is something to compare."""
        return Request(self.url, Purpose.ROBOTS, etag=self.etag, last_modified=self.last_modified)

    def after(self, answer: Answer, now: float) -> KeptRobots:
        """What is known after this answer, redirects having been followed.

        A Failure with a status from 300 to 399 says that there were too many of them, or that
        they led nowhere: there is no robots.txt then (section 2.3.1.2). Any other Failure, 5xx
        and 429 leave what was known, as long as it is unreachable; where nobody was asked (no
        network) nothing is known of the server, and the next run asks it.
        """
        if isinstance(answer, Failure):
            if answer.status is not None and 300 <= answer.status < 400:
                return KeptRobots(self.url, answer.status, settled_at=now)
            if answer.unasked:
                return replace(self, trouble=answer.reason[:300])
            return self._unreachable(now, answer.reason)
        nothing = answer.status == 304 and self.settled_at is None
        if answer.status == 429 or answer.status >= 500 or nothing:
            trouble = f"robots.txt answers {answer.status}, so nothing else is asked"
            return self._unreachable(now, trouble)
        if answer.status == 304:
            return replace(
                self, settled_at=now, unreachable_since=None, tried_at=None, trouble="", rests=None
            )
        good = 200 <= answer.status < 300
        return KeptRobots(
            self.url,
            answer.status,
            answer.body[: MAX_BYTES + 1] if good else b"",
            answer.headers.get("etag") if good else None,
            answer.headers.get("last-modified") if good else None,
            settled_at=now,
        )

    def rules(self, agent: str, now: float) -> Robots:
        """What holds now for the product token ``agent``.

        While it is unreachable, a copy from before holds on however old it is; where there is
        none all is closed, for a month, and open after that.
        """
        if self.settled_at is not None:
            return Robots.parse(self.body, self.status, agent=agent)
        since = now if self.unreachable_since is None else self.unreachable_since
        return Robots(closed=now - since < MONTH)

    def _unreachable(self, now: float, trouble: str) -> KeptRobots:
        since = self.unreachable_since
        since = now if since is None else min(since, now)
        return replace(self, unreachable_since=since, tried_at=now, trouble=trouble[:300])

    def to_json(self) -> str:
        """One line for the memory file."""
        state = asdict(self)
        state["body"] = base64.b85encode(zlib.compress(self.body)).decode("ascii")
        return json.dumps(state)

    @classmethod
    def from_json(cls, url: str, text: str | None) -> KeptRobots:
        """What ``to_json`` gave. Of text that is damaged, or of another address, nothing is
        known: it will be asked for again."""
        try:
            state = json.loads(text or "{}")
            packed = base64.b85decode(state.pop("body"))
            body = zlib.decompressobj().decompress(packed, MAX_BYTES + 1)
            kept = cls(body=body, **state)
            kept._check(url)
        except (ValueError, TypeError, KeyError, AttributeError, zlib.error):
            return cls(url)
        return kept

    def _check(self, url: str) -> None:
        times = (self.settled_at, self.unreachable_since, self.tried_at, self.rests)
        texts = (self.etag, self.last_modified, self.trouble)
        if (
            self.url != url
            or not isinstance(self.status, int)
            or not all(time is None or isinstance(time, int | float) for time in times)
            or not all(text is None or isinstance(text, str) for text in texts)
        ):
            raise ValueError("not what was written")
