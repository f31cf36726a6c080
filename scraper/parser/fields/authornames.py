"""What an author's name may be, whoever gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from scraper.arabic.agencies import FIRST_WORDS, agencies
from scraper.arabic.bylines import is_person, may_be_person
from scraper.arabic.digits import DIGIT
from scraper.arabic.furniture import BLOCK_LABELS, begins, whole
from scraper.arabic.places import places
from scraper.arabic.text import clean, fold
from scraper.parser.dateline import is_dateline
from scraper.parser.fields.publisher import short_names
from scraper.parser.signs.byline import BYLINE_WORDS, parse_byline, split_names, without_role

# Accounts of content systems, not people.
_ACCOUNTS = frozenset(map(fold, (
    "admin", "administrator", "editor", "editors", "webmaster", "root", "user", "guest", "author",
    "المحرر", "محرر", "المدير", "مدير الموقع", "محرر الموقع", "ادمن", "أدمن", "مشرف", "الكاتب",
    "كاتب", "super user", "news", "web", "publisher", "team", "staff", "unknown",
    "anonymous", "غير معرف", "مجهول", "wordpress", "undefined", "null", "none", "n/a",
)))  # fmt: skip
_ADDRESS = re.compile(r"https?://|www\.|@[\w-]+\.\w|^@")
_MARK = re.compile(r"[-–—/:|(]")
_BETWEEN = re.compile(r"[،,;؛|/&+]| و")


class Rule:
    """What an author's name may be; ``names`` are the publisher's, ``url`` the page's address."""

    def __init__(self, names: Sequence[str], url: str = "") -> None:
        self.names = tuple(names)
        self.publisher = set(map(fold, names))
        self.hosts = _bare_labels(url)
        self._allowed: dict[str, bool] = {}  # data and print mostly name the same

    def allows(self, name: str) -> bool:
        """Whether a text is a name, and not an account's, an address or the publisher's."""
        known = self._allowed.get(name)
        if known is None:
            known = self._allowed[name] = self._allows(name)
        return known

    def _allows(self, name: str) -> bool:
        key = fold(name)
        if not key or key in _ACCOUNTS or key in self.publisher:
            return False
        if key in whole(BLOCK_LABELS):
            return False  # «أضف تعليق»: a button beside the byline
        if name.isascii() and name.islower() and " " not in name and name not in agencies():
            return False  # «mnbr»: a login
        word = key.partition(" ")[0]
        if word == "شركه":
            return False  # who made the site
        if word in FIRST_WORDS and self._calls_itself(name):
            return False  # «صحيفة كذا»; its team, «فريق كذا», signs as one of its desks does
        if key.isascii() and re.sub(r"[\W_]", "", key) in self.hosts:
            return False  # «Al Wadi» at alwadi.example
        if _ADDRESS.search(name) or DIGIT.search(name) or len(key.split()) > 8:
            return False
        return _MARK.search(name) is None or is_dateline(name, None, self.names) is None

    def kept(self, names: Iterable[str]) -> list[str]:
        """The single names in texts, as printed, each once."""
        found: dict[str, str] = {}
        for name in names:
            name = without_role(_plain(_ORNAMENT.sub("", clean(name))))
            labelled = begins(name) in BYLINE_WORDS
            if " " in name and DIVIDED.search(name) and not labelled:
                several = DIVIDED.split(name)
                if ":" in name and self._is_publisher(several[-1]):
                    continue  # «أم سيالة: الوادي»: the publisher signs from a town, known or not
                if all(part in agencies() or is_person(part) for part in several):
                    found.update((fold(part), part) for part in several if self.allows(part))
                    continue
                name = self.person(name)
            parts: tuple[str, ...] = (name,)
            if not (labelled or self.allows(name)):
                continue
            if labelled:
                if not self.allows(name.partition(" ")[2] or name):
                    continue  # «بواسطة admin»
                parts = parse_byline(name) or parts
            elif _BETWEEN.search(name):
                parts = split_names(name)
            if len(parts) > 1:
                parts = tuple(part for part in parts if not _is_town(part)) or parts
            for part in parts:
                part = part.strip(" :-–—|،,/*")
                if part[:1] == "(":
                    part = part[1:].removesuffix(")").strip()
                if self.allows(part):
                    found.setdefault(fold(part), part)
        return list(found.values())

    def person(self, name: str) -> str:
        """The name without the town or the publisher beside it: «عدن - فلان», «الوادي / فلان»."""
        parts = DIVIDED.split(name)
        known = list(filter(is_person, parts))
        if len(known) == 1 and len(parts) == 2 and not _SIGNS.search(name):
            return known[0]  # «فلان - ملعب الضفة»
        rest = [part for part in parts if part not in places() and not self._is_publisher(part)]
        one = len(parts) > len(rest) == 1 and may_be_person(rest[0])
        return rest[0] if one else name

    def _calls_itself(self, name: str) -> bool:
        """Whether the publisher's name is left without the words for what kind it is."""
        forms = {fold(form) for form in short_names([name])}
        return not forms.isdisjoint(self.publisher)

    def _is_publisher(self, name: str) -> bool:
        """Whether a name is the publisher's, or stands whole in one of its names."""
        key = f" {fold(name)} "
        return any(key in f" {own} " for own in self.publisher)


def _is_town(part: str) -> bool:
    """Whether what stands beside a name is where it was written: a town, known or not."""
    if part in places():
        return True
    return part.startswith("ال") and " " not in part and part not in agencies()


def _bare_labels(url: str) -> frozenset[str]:
    """The names in an address's host, letters alone: «al-wadi.example» gives «alwadi»."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return frozenset()
    labels = host.replace("-", "").removeprefix("www.").split(".")
    return frozenset(label for label in (*labels[:-1], "".join(labels)) if len(label) > 3)


_SIGNS = re.compile("[:·•|/0-9٠-٩]")
DIVIDED = re.compile(r"\s+[-–—/|]\s+|\s*[:/]\s+")
_ORNAMENT = re.compile(r"^[^\w(«@\"]+")  # «✍️ فلان»
# «Alaklabi_m@», «@sawsanm»: accounts printed beside the name
ACCOUNT = re.compile(r"(?<!\S)(?:@\w+|\w+@)(?!\S)")
ACCOUNT_BEHIND = re.compile(r"\s*@[A-Za-z0-9_]+$")  # glued to the name, as elements are
_BRACKETED = re.compile(r"\s*\(([^()]{2,30})\)")


def _plain(name: str) -> str:
    """The name without an account beside it, or the town in brackets: «فلان (جدة) fulan@». Behind a
    person's name it may be one that nobody listed."""
    if "@" in name:
        name = ACCOUNT.sub("", name).strip()
    match = _BRACKETED.search(name) if "(" in name else None
    if match is not None and (
        (match.start() and match[1] in places())
        or (" " not in match[1] and is_person(name[: match.start()]))
    ):
        name = name[: match.start()] + name[match.end() :]
    return name
