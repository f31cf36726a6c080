"""What a section's name may be, and where a link to a section may lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import unquote, urlsplit

from lxml import etree

from scraper.arabic import furniture
from scraper.arabic.digits import DIGIT
from scraper.arabic.text import clean, fold
from scraper.parser.dateline import is_dateline
from scraper.parser.dates import parse_dates
from scraper.parser.markup.elements import text_of
from scraper.parser.signs.filing import LABELS
from scraper.parser.signs.inserts import OF_AUTHORS
from scraper.parser.signs.menus import NETWORK, is_root
from scraper.rare import rare

MAX_NAME = 60  # characters of a section's name
SENTENCE = 20  # characters from which on the beginning of a headline is no word of its own

# Words that content systems print where an article has no section, or of all of them together.
_NO_SECTION = frozenset(map(fold, (
    "غير مصنف", "بدون تصنيف", "بلا تصنيف", "غير محدد", "uncategorized", "general",
    "المدونة", "blog", "تفاصيل الخبر", "تفاصيل المقال", "تفاصيل", "عرض الخبر", "عرض المقال",
    "تفاصيل المباراة",
    "سلايدر", "سلايد شو", "slider", "slideshow", "featured",
    "نص الخبر", "قراءة الخبر", "الخبر", "المقال", "details",
)))  # fmt: skip
_COUNT = re.compile(r"\s*[(\[][0-9٠-٩]{1,6}[)\]]$")  # «محليات (1520)»: articles in it
_COUNTED = rare(r"مشاهد|تعليق|قراءه|قراءات|زياره|زيارات|views?\b|comments?\b")
_CUT = ("…", "..")  # at the end of what is cut short


class Rule:
    """What a section's name may be on this page: neither the publisher's, one of ``names``, nor
    the ``title`` of the article. ``claimed`` are the sections that the page's data name."""

    def __init__(self, names: Sequence[str], title: str, claimed: Iterable[str] = ()) -> None:
        self.publisher = {fold(name) for name in names}
        self.title = fold(title)
        self.claimed = set(map(fold, claimed))

    def kept(self, names: Iterable[str]) -> list[str]:
        """The allowed names, each once, in order."""
        found: dict[str, str] = {}
        for name in names:
            name = _COUNT.sub("", clean(name)).strip(" »«>/|‹›-–:،,\\[]")
            if self._allows(name):
                found.setdefault(fold(name), name)
        return list(found.values())

    def ends(self, text: str) -> bool:
        """Whether a text ends with the headline, which is no mere word."""
        return len(self.title) > SENTENCE and fold(text).endswith(self.title)

    def _allows(self, name: str) -> bool:
        key = fold(name)
        if not key or len(name) > MAX_NAME or key in self.publisher or key in _NO_SECTION:
            return False
        if key in furniture.whole(furniture.HOME_NAMES) or key in LABELS:
            return False
        if "://" in name or "©" in name or name[0] == "#" or name.endswith(_CUT):
            return False
        if DIGIT.search(name) and (
            key.isdecimal()
            or _COUNTED.search(key)  # «1204 مشاهدة»
            or parse_dates(name).published is not None  # a link to all that came out that day
        ):
            return False
        if "-" in name and is_dateline(name) is not None:
            return False  # «إسطنبول - فلان»
        return key != self.title and not (len(key) > SENTENCE and self.title.startswith(key))


def is_section_page(href: str) -> bool:
    """Whether an address may be a section's: no author's, no year's, month's or day's."""
    return OF_AUTHORS.search(href) is None and _OF_DAYS.search(href) is None


_OF_DAYS = re.compile(r"(?<!\w)(?:19|20)\d\d(?:/\d{1,2}){0,2}/?$")


def leads_to_listing(href: str) -> bool:
    """A section's address: on the site, not a fragment, no article's number or long slug in it."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    if parts.scheme not in ("", "http", "https") or is_root(href):
        return False
    if not parts.path and "=" not in parts.query:
        return False  # «?print»
    if parts.netloc and NETWORK.search(href):
        return False  # «Telegram»
    last = unquote(parts.path).rstrip("/").rsplit("/", 1)[-1]
    if _ARTICLE_NUMBER.search(last) or _ARTICLE_NUMBER.search(parts.query):
        return False
    if _POST.search(parts.query) or _FILE.search(last) or not is_section_page(href):
        return False
    return len(last) <= 40 and last.count("-") <= 4


_ARTICLE_NUMBER = re.compile(r"(?<![^\W_])[0-9]{5,}(?![^\W_])")  # sections have small ones
_FILE = re.compile(r"(?i)\.(?:pdf|docx?|xlsx?|zip|mp[34])$")
_POST = re.compile(r"(?:^|&)p=[0-9]")  # WordPress without pretty addresses


def leads_elsewhere(links: Iterable[etree._Element]) -> bool:
    """Whether one of a row of links leads where no site has articles: a search, the archive."""
    services = furniture.whole(furniture.SERVICES)
    return any(
        fold(text_of(link)) in services or _OF_THE_SITE.search(link.get("href", ""))
        for link in links
    )


# «عن الوزارة»
_OF_THE_SITE = re.compile(r"(?i)(?:^|/)(?:about|contact)(?:[-_]?us)?(?:\.\w{2,5})?/?$")
