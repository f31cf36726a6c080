"""Cookies, as far as reading needs them.

Some servers redirect an address, most often to itself, until a cookie comes back that they have
set on the way. Those are the only cookies that are kept: a redirect's, for the run, and for the
origin that has set them. What comes with a page is a visitor's number, and nobody's here.
"""

from __future__ import annotations

import re
import threading

# RFC 6265 section 4.1.1: a name, and a value with or without quotes; its attributes follow.
_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}"
_VALUE = r"[!#-+\--:<-\[\]-~\"]{0,4096}"
_PAIR = re.compile(rf"[ \t]*({_NAME})[ \t]*=[ \t]*({_VALUE})[ \t]*(?:;|$)")
_GONE = re.compile(r";\s*max-age\s*=\s*[0-]", re.IGNORECASE)
_MOST = 8  # of an origin
_MOST_ORIGINS = 1_000


class Cookies:
    """The cookies of one run. Any thread may call it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str, dict[str, str]] = {}

    def take(self, origin: str, said: str) -> bool:
        """A redirect of the origin has said this in Set-Cookie, a line for each. Whether one of
        them was never set before, so that the same address may now be answered otherwise."""
        news = False
        with self._lock:
            kept = self._kept.get(origin, {})
            for line in said.split("\n"):
                pair = _PAIR.match(line)
                if (
                    pair is None
                    or _GONE.search(line)
                    or (pair[1] not in kept and len(kept) >= _MOST)
                ):
                    continue
                news = news or pair[1] not in kept
                kept[pair[1]] = pair[2]
            if kept and (origin in self._kept or len(self._kept) < _MOST_ORIGINS):
                self._kept[origin] = kept
                return news
        return False

    def of(self, origin: str) -> str:
        """What the Cookie header of a request to the origin says; ``""``: there is none."""
        with self._lock:
            return "; ".join(
                f"{name}={value}" for name, value in self._kept.get(origin, {}).items()
            )

    def __bool__(self) -> bool:
        return bool(self._kept)
