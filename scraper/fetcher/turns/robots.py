"""robots.txt as RFC 9309 has it: what it says. How long it holds is for ``kept_robots.py``.

Read and matched here rather than by protego: that library finds an agent by substring, adds to
the RFC (``Allow: /index.html`` also allows ``/``; ``/a$`` also matches the letter ``$``), and
decodes every escape as UTF-8, so that two windows-1256 addresses become one. It is held against
this module in the tests instead, where the two must agree.

Everything is bytes, one character each (latin-1), until it is a percent-encoded path: a file in
windows-1256 matches the addresses of its own site, and nothing is ever lost in decoding.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from scraper.fetcher.turns.rules import Rules, comparable

MAX_BYTES = 500 * 1024  # section 2.5: at least so much must be parsed

_LINE = re.compile(r"\r\n|\r|\n")  # section 2.2: EOL; not what else Python breaks lines at
# What stands before the colon. Beside the RFC's three keys: the misspellings that Google's
# parser and protego accept, and the extensions in use.
_KEYS = {
    "user-agent": "agent",
    "useragent": "agent",
    "user agent": "agent",
    "allow": "allow",
    "disallow": "disallow",
    "dissallow": "disallow",
    "dissalow": "disallow",
    "disalow": "disallow",
    "diasllow": "disallow",
    "disallaw": "disallow",
    "crawl-delay": "delay",
    "crawldelay": "delay",
    "crawl delay": "delay",
    "sitemap": "sitemap",
    "site-map": "sitemap",
}
_TOKEN = re.compile(r"[A-Za-z_-]+|\*(?!\S)")  # section 2.2.1; what follows it is no part of it
_BOM = re.compile(r"\A\xef(?:\xbb\xbf?)?")  # of UTF-8, also what is left of one
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|\?xml|!--)", re.IGNORECASE)
_DELAY = re.compile(r"\d+(?:[.,]\d+)?|\.\d+")

_PATH = re.compile(r"[/?].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one robots.txt for one agent. ``Robots()`` allows everything."""

    closed: bool = False  # complete disallow
    crawl_delay: float | None = None  # seconds
    sitemaps: tuple[str, ...] = ()  # as printed, not checked
    _rules: Rules = field(default_factory=Rules, repr=False, compare=False)

    @classmethod
    def parse(cls, body: bytes, status: int, *, agent: str) -> Robots:
        """The rules for the product token ``agent`` in an answer with this status.

        Status 2xx: the body's rules. 5xx and 429: all is closed (section 2.3.1.4; 429 is counted
        among them as Google does, for a server that is short of breath has closed nothing for
        good but is not to be asked either). Any other: all is allowed (section 2.3.1.3).
        """
        if status == 429 or status >= 500:
            return cls(closed=True)
        if not 200 <= status < 300:
            return cls()
        groups = _Groups(agent)
        for line in _lines(body):
            groups.read(line)
        rules, delay = groups.chosen()
        return cls(
            crawl_delay=delay,
            sitemaps=tuple(dict.fromkeys(groups.sitemaps)),
            _rules=Rules(rules),
        )

    def allows(self, url: str) -> bool:
        """Whether the absolute address may be asked. ``/robots.txt`` always may."""
        path = _path_of(url)
        if path == "/robots.txt":
            return True
        return not self.closed and self._rules.allow(comparable(path))


@dataclass(slots=True)
class _Group:
    rules: list[tuple[bool, str]] = field(default_factory=list)
    delay: float | None = None


class _Groups:
    """Gathers the lines that concern one agent (section 2.2.1): all groups that name it are one;
    where there is none, all that name ``*``."""

    def __init__(self, agent: str) -> None:
        self._agent = agent.lower()
        self._named, self._common = _Group(), _Group()
        self._found = False
        self._current: list[_Group] = []
        self._in_names = False
        self.sitemaps: list[str] = []

    def read(self, line: str) -> None:
        line = line.partition("#")[0]
        key, colon, value = line.partition(":")
        if not colon and len(words := line.split()) == 2:
            key, value = words  # "Disallow /private": meant all the same
        kind = _KEYS.get(key.strip().lower())
        value = value.strip()
        if kind is None:
            return
        if kind == "agent":
            self._begin(value)
        elif kind == "sitemap":
            if value:
                self.sitemaps.append(_text(value))
        else:
            # Section 2.2.4: records that are not the RFC's own must not part a group's names.
            self._in_names = self._in_names and kind == "delay"
            for group in self._current:
                _add(group, kind, value)

    def _begin(self, value: str) -> None:
        if not self._in_names:
            self._current, self._in_names = [], True
        token = _TOKEN.match(value)
        name = token.group().lower() if token else ""
        if name == self._agent:
            self._found = True
            self._current.append(self._named)
        elif name == "*":
            self._current.append(self._common)

    def chosen(self) -> tuple[list[tuple[bool, str]], float | None]:
        group = self._named if self._found else self._common
        return group.rules, group.delay


def _add(group: _Group, kind: str, value: str) -> None:
    if kind == "delay":
        number = _DELAY.match(value)
        seconds = float(number.group().replace(",", ".")) if number else math.nan
        if math.isfinite(seconds):
            group.delay = max(seconds, group.delay or 0.0)
    elif value:  # an empty rule says nothing
        group.rules.append((kind == "allow", value))


def _path_of(url: str) -> str:
    """Path and query of an absolute address, one character for each byte."""
    text = url.encode("utf-8", "surrogatepass").decode("latin-1").partition("#")[0]
    rest = text.partition("://")[2]
    found = _PATH.search(rest)
    path = found.group() if found else ""
    return path if path.startswith("/") else "/" + path


def _lines(body: bytes) -> Iterable[str]:
    """The lines of a file. One that is too long loses its end, with the line broken there; a
    page of HTML served in its place has none."""
    cut = len(body) > MAX_BYTES
    data = body[:MAX_BYTES]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode()
    text = _BOM.sub("", data.decode("latin-1")).replace("\0", "")
    if _MARKUP.match(text):
        return []
    lines = _LINE.split(text)
    return lines[:-1] if cut else lines


def _text(value: str) -> str:
    """A sitemap's address: UTF-8 where it is that, else its bytes percent-encoded."""
    raw = value.encode("latin-1")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(chr(byte) if byte < 0x80 else f"%{byte:02X}" for byte in raw)
