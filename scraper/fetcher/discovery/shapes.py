"""The shape of a site's article addresses, learned from addresses known to be articles or not.

A shape forgets what differs from article to article and keeps what does not: ``/news/2024/5/3/
12345-title.html`` is ``news/Y/D/D/9-SLUG.html``. Two are kept of each address: with its words
(``sport/SLUG-9``, ``news-N.html``, ``?do=read&id=9``) and without (``W/SLUG-9``, ``X.html``,
``?do=W&id=9``), because articles of all sections look alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import unquote

from scraper import address
from scraper.fetcher.discovery.places import (
    MEDIA_ENDINGS,
    NOT_ARTICLE_WORDS,
    NUMBERED_ARTICLE_WORDS,
    PAGE_ENDINGS,
    PLAIN_ARTICLE,
    counts_pages,
)

KEPT = 80  # shapes of a site that are remembered
_ENOUGH = 3  # addresses of a shape from which its own record counts
_CAP = 400  # of a count; beyond it both are halved, so that a site's past fades

_HEX = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|(?=[0-9a-f]*[0-9])[0-9a-f]{12,}", re.I)
_DATE = re.compile(r"(?:19|20)\d\d[-_.]?(?:0[1-9]|1[0-2])[-_.]?(?:0[1-9]|[12]\d|3[01])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDGE_ID = re.compile(r"(\d{3,}[-_,.].+)|(.+[-_,.]\d{3,})")
_NAMED_NUMBER = re.compile(r"([A-Za-z]{2,}[-_]?)\d+")  # "news-15", "article15"
_NUMBERED = re.compile(r"([A-Za-z_]*)(\d+)")
_SLASH = re.compile(r"/|%2F")
_WORD_BREAK = re.compile(r"[-_+]|%20")
_ESCAPED_LETTER = re.compile(r"%[D-Fd-f][0-9A-Fa-f]%[89ABab][0-9A-Fa-f]")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_LONGEST = max(3 * len(word.encode()) for word in NOT_ARTICLE_WORDS)  # with all bytes escaped

# What editions in other languages are called in the first parts of a path or its
# last, or in a query: ISO 639 codes and the languages' names.
_EDITIONS = frozenset(
    {
        "en", "fr", "tr", "fa", "he", "de", "es", "ru", "zh", "cn", "ku", "ckb", "ur", "id", "it",
        "pt", "sw", "so", "am", "bn", "ber", "eng", "fra", "english", "french", "francais",
        "turkish", "turkce", "persian", "farsi", "hebrew", "german", "spanish", "russian",
        "chinese", "kurdish", "urdu", "en-us", "en-gb", "fr-fr",
    }
)  # fmt: skip
_EDITION_PARAMETERS = frozenset({"lang", "language", "locale", "lng", "hl"})
_ENOUGH_FOREIGN = 5  # articles of an edition, none of them Arabic, from which it is known

# How likely an address with such a last part is an article before anything is known of the site.
_PRIOR = {
    "9-SLUG": 0.85, "SLUG-9": 0.85, "SLUG": 0.7, "9": 0.6, "H": 0.6, "X": 0.45, "DATE": 0.2,
    "Y": 0.1, "D": 0.1, "": 0.02,
}  # fmt: skip

_NUMBERED_TOKENS = frozenset({"9", "9-SLUG", "SLUG-9"})


def _token(segment: str) -> str:
    """What kind of text a path segment is; a plain short word stands for itself."""
    if segment.isdecimal():
        if len(segment) <= 2:
            return "D"
        if _YEAR.fullmatch(segment):
            return "Y"
        return "DATE" if _DATE.fullmatch(segment) else "9"
    if _DATE.fullmatch(segment):
        return "DATE"
    if _HEX.fullmatch(segment):
        return "H"
    breaks = len(_WORD_BREAK.findall(segment))
    letters = len(_ESCAPED_LETTER.sub("a", segment))
    edge = _EDGE_ID.fullmatch(segment)
    if edge is not None and (breaks > 1 or letters > 12):
        return "9-SLUG" if edge[1] else "SLUG-9"
    if breaks > 2 or letters > 24:
        return "SLUG"
    if (named := _NAMED_NUMBER.fullmatch(segment)) is not None:
        return named[1].lower() + "N"
    return "X" if any(c.isdecimal() for c in _ESCAPE.sub("", segment)) else segment.lower()


def _wordless(token: str) -> str:
    """The token without its word."""
    if token in _PRIOR:
        return token
    return "X" if token.endswith("N") else "W"


def _parameter(part: str) -> tuple[str, list[str]]:
    """The name of a parameter and the tokens of its value, which may be a path (``q=node/15``);
    a number may also stand behind the name (``article15``) or without any (``?15``)."""
    name, mark, value = part.partition("=")
    if not mark and (named := _NUMBERED.fullmatch(name)) is not None:
        name, value = named.groups()
    return name[:24], [_token(step) for step in _SLASH.split(value)] if value else [""]


@lru_cache(maxsize=8192)
def shapes_of(url: str) -> tuple[str, str]:
    """The shape of a clean address with its words, and without them."""
    path, _, query = url.partition("?")
    segments = [s for s in address.without_session(path).split("/")[3:] if s]
    ending = ""
    if segments:
        stem, dot, extension = segments[-1].rpartition(".")
        if dot and extension.lower() in PAGE_ENDINGS | MEDIA_ENDINGS:
            segments[-1], ending = stem, "." + extension.lower()
    tokens = [_token(segment) for segment in segments[:12]]
    exact = "/".join(t[:24] for t in tokens) + ending
    plain = "/".join(map(_wordless, tokens)) + ending
    pairs = [_parameter(part) for part in sorted(address.telling(query))[:8]]
    if not pairs:
        return exact, plain
    worded = "&".join(f"{name}={'/'.join(t[:24] for t in value)}" for name, value in pairs)
    wordless = "&".join(f"{name}={'/'.join(map(_wordless, value))}" for name, value in pairs)
    return f"{exact}?{worded}", f"{plain}?{wordless}"


@lru_cache(maxsize=8192)
def prior(url: str) -> float:
    """How likely an address is an article's, from its look alone."""
    exact, plain = shapes_of(url)
    path, _, query = plain.partition("?")
    stem, _, extension = path.partition(".")
    if extension in MEDIA_ENDINGS:
        return 0.0
    words = exact.partition("?")[0].partition(".")[0].split("/")
    if len(words) > 1 and words[-2] in NUMBERED_ARTICLE_WORDS and words[-1] in _NUMBERED_TOKENS:
        del words[-2]
    if not NOT_ARTICLE_WORDS.isdisjoint(words) or any(w in NOT_ARTICLE_WORDS for w in _raw(url)):
        return 0.05
    last = stem.rpartition("/")[2]
    value = _PRIOR.get(last, 0.1)
    if not query:
        pass
    elif any(map(_names_article, query.split("&"))):
        value = max(value, 0.55)
    elif PLAIN_ARTICLE.search(url):
        value = 0.6
    elif not last or any(map(counts_pages, url.partition("?")[2].split("&"))):
        value = 0.1
    dated = "Y" in stem.split("/") or "DATE" in stem.split("/")
    return min(0.95, value + 0.15) if dated and last not in ("Y", "D", "DATE") else value


def _names_article(parameter: str) -> bool:
    """Whether a parameter of a plain shape holds an article's number, and no page's."""
    name, _, kind = parameter.partition("=")
    return kind.rpartition("/")[2] in ("9", "H", "DATE") and not counts_pages(name + "=1")


def _raw(url: str) -> Iterable[str]:
    """The path's words as a person reads them, for the table of Arabic ones; not those that are
    too long to stand there, as headlines are: to read 200 escapes takes time."""
    if "%" not in url:
        return ()
    path = url.partition("?")[0]
    words = path.split("/")[3:-1] or path.split("/")[3:]
    return (_unquoted(w) if "%" in w else w for w in words if len(w) <= _LONGEST)


@lru_cache(maxsize=1024)
def _unquoted(segment: str) -> str:
    return unquote(segment)


def edition_of(url: str) -> str:
    """The edition in another language that the address seems to be of, or ``""``.

    >>> edition_of("https://example.com/en/news/1"), edition_of("https://example.com/news/1")
    ('en', '')
    """
    path, _, query = url.partition("?")
    for part in query.split("&") if query else ():
        name, _, value = part.partition("=")
        if name.lower() in _EDITION_PARAMETERS and value.lower() in _EDITIONS:
            return value.lower()
    words = [word for word in path.lower().split("/")[3:] if word]
    return next((word for word in (*words[:2], *words[-1:]) if word in _EDITIONS), "")


class Shapes:
    """What is known of one site's shapes: how often each was an article's and how often not."""

    def __init__(self) -> None:
        self._counts: dict[str, list[float]] = {}
        self.changed = False

    @classmethod
    def loads(cls, text: str | None) -> Shapes:
        """Reads what ``dumps`` wrote; anything else in it is passed over."""
        shapes = cls()
        for line in (text or "").splitlines()[: 2 * KEPT]:
            shape, _, rest = line.rpartition("\t")
            good, _, bad = rest.partition(" ")
            if shape and good.isdecimal() and bad.isdecimal():
                shapes._counts[shape] = [float(good), float(bad)]
        return shapes

    def dumps(self) -> str:
        """One line for each shape: the shape, a tab, how often an article, how often not."""
        ranked = sorted(self._counts.items(), key=lambda each: (-sum(each[1]), each[0]))
        return "\n".join(f"{shape}\t{g:.0f} {b:.0f}" for shape, (g, b) in ranked[:KEPT])

    def learn(self, url: str, *, article: bool) -> None:
        """Takes note that the address was an article's, or was not."""
        self.changed = True
        exact, plain = shapes_of(url)
        for shape in {"= " + exact, "~ " + plain}:
            counts = self._counts.setdefault(shape, [0.0, 0.0])
            counts[0 if article else 1] += 1
            if sum(counts) > _CAP:
                counts[0] /= 2
                counts[1] /= 2
        if len(self._counts) > 4 * KEPT:
            ranked = sorted(self._counts.items(), key=lambda each: -sum(each[1]))
            self._counts = dict(ranked[: 2 * KEPT])

    def learn_language(self, url: str, *, arabic: bool) -> None:
        """Takes note that the article at the address was Arabic, or was not."""
        if edition := edition_of(url):
            self.changed = True
            self._counts.setdefault("! " + edition, [0.0, 0.0])[0 if arabic else 1] += 1

    def foreign(self, url: str) -> bool:
        """Whether the address is of an edition that has proved to be in another language."""
        good, bad = self._counts.get("! " + edition_of(url), (0.0, 0.0))
        return not good and bad >= _ENOUGH_FOREIGN

    def likely(self, url: str) -> float:
        """How likely the address is an article's, from 0 to 1: the record of its exact shape,
        then of its plain one, mixed with what addresses look like anywhere."""
        value = prior(url)
        exact, plain = shapes_of(url)
        for shape, weight in (("~ " + plain, 4.0), ("= " + exact, 2.0)):
            good, bad = self._counts.get(shape, (0.0, 0.0))
            if good + bad:
                value = (value * weight + good) / (weight + good + bad)
        return value

    def surely_not(self, url: str) -> bool:
        """Whether addresses like this one were tried and never were articles."""
        good, bad = self._counts.get("= " + shapes_of(url)[0], (0.0, 0.0))
        return bad >= _ENOUGH * 2 and good == 0 and self.likely(url) < 0.25

    def best(self) -> tuple[str, ...]:
        """The plain shapes that articles have, the commonest first."""
        ranked = [(g, s[2:]) for s, (g, b) in self._counts.items() if s[0] == "~" and g > 2 * b]
        return tuple(shape for _, shape in sorted(ranked, reverse=True))
