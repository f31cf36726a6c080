"""The day of the issue in which an article stands, as old papers print it over every page of it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from scraper.parser.markup.layout import Layout
from scraper.parser.metadata.head import MARKUP
from scraper.parser.signs.claims import Claim, Judge

MASTHEAD = 160  # characters of a line that tells issue and day
_ISSUE = "العدد"
_ITS_NUMBER = re.compile(r"العدد\W{0,4}(\d{3,6})(?!\d)")
_NUMBER = re.compile(r"(?<!\d)\d{3,6}(?!\d)")


def day_of_issue(layout: Layout, end: int, address: str, judge: Judge) -> list[Claim]:
    """The day that a masthead before the line ``end`` prints with the number of its issue, where
    the article's address has that number too: «details.asp?article=7120&issueno=12380». Any other
    masthead may be of the day of the visit.
    """
    for line in layout.lines[:end]:
        if _ISSUE not in line.text or line.size > MASTHEAD:
            continue
        issue = _ITS_NUMBER.search(line.text)
        if issue is None or str(int(issue[1])) not in _numbers_in(address):
            continue
        day = line.dates(judge.base).published
        if day is not None and judge.believes(day.value):
            return [Claim(day.value, MARKUP, day.text)]
    return []


def _numbers_in(address: str) -> list[str]:
    """The numbers in an address that may be an issue's."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return []
    return _NUMBER.findall(f"{parts.path}?{parts.query}")
