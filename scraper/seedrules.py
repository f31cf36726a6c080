"""What each key of a seed file may say: one check a key, used by ``seedfile``.

A check takes what ``tomllib`` read and returns what the Seed keeps, or raises RuleError with a
reason that says what is allowed. ``seeds/seed.schema.json`` says the same to editors; a test keeps
the two in step.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from cssselect import SelectorError
from lxml.cssselect import CSSSelector
from lxml.etree import XPathError

from scraper import address
from scraper.countries import code_of, countries, zones
from scraper.errors import AddressError
from scraper.seed import KINDS, MONTHS

Check = Callable[[Any], Any]

# A seed may ask for patience, not stop a site for good: an hour between two requests.
MAX_DELAY = 3600.0

# RFC 5646: language, script, region. Variants and extensions say nothing that a news site needs.
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
_TYPES = {
    bool: "true or false",
    str: "text",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a table",
}


class RuleError(ValueError):
    """A value is not allowed. ``index`` is its place where it stands in a list."""

    def __init__(self, reason: str, index: int | None = None) -> None:
        super().__init__(reason)
        self.index = index


def nearest(word: str, words: Iterable[str]) -> str:
    """« (did you mean zone?)», or nothing where no word is near."""
    near = get_close_matches(word, list(words), n=1)
    return f" (did you mean {near[0]}?)" if near else ""


def _is(value: Any, kind: type, wanted: str) -> None:
    if type(value) is not kind:
        raise RuleError(f"is {_TYPES.get(type(value), 'a date')}; write {wanted}")


def _text(value: Any) -> str:
    _is(value, str, "text in quotes")
    text: str = value.strip()
    if not text or not text.isprintable():
        raise RuleError("is empty or has a control character; write one line of text")
    return text


def _address(value: Any) -> str:
    _is(value, str, 'an address in quotes, such as "https://example.com/"')
    try:
        return address.clean(value)
    except AddressError as error:
        raise RuleError(f"{error}; write one such as https://example.com/") from error


def _host(value: Any) -> str:
    _is(value, str, 'a host in quotes, such as "media.example.com"')
    if re.search(r"[\s/?#@:\\]", value) or not value:
        raise RuleError(f"{value!r} is not a host; write only the name, such as media.example.com")
    return _address(f"https://{value}/").removeprefix("https://").removesuffix("/")


def _country(value: Any) -> str:
    _is(value, str, 'two letters in quotes, such as "SY"')
    if value not in countries():
        raise RuleError(
            f"{value!r} is no country; write two capital letters of ISO 3166-1, such as "
            f"{code_of(value) or 'SY'}"
        )
    return str(value)


def _zone(value: Any) -> str:
    _is(value, str, 'a name in quotes, such as "Asia/Damascus"')
    if value not in zones():
        raise RuleError(
            f"{value!r} is no time zone; write an IANA name such as Asia/Damascus"
            + nearest(value, zones())
        )
    return str(value)


def _one_of(words: Collection[str]) -> Check:
    def check(value: Any) -> str:
        _is(value, str, f"one of {', '.join(words)}, in quotes")
        if value not in words:
            raise RuleError(f"{value!r} is not known; write one of {', '.join(words)}")
        return str(value)

    return check


def _language(value: Any) -> str:
    _is(value, str, 'a language in quotes, such as "ar"')
    if not _LANGUAGE.fullmatch(value):
        raise RuleError(f"{value!r} is no language tag of BCP 47; write one such as ar or ar-SY")
    return str(value)


def _flag(value: Any) -> bool:
    _is(value, bool, "true or false, without quotes")
    return bool(value)


def _delay(value: Any) -> float:
    if type(value) not in (int, float):
        _is(value, float, "seconds as a number, without quotes")
    if not (math.isfinite(value) and 0 <= value <= MAX_DELAY):
        raise RuleError(f"{value} is out of range; write seconds from 0 to {MAX_DELAY:.0f}")
    return float(value)


def _css(value: Any) -> str:
    _is(value, str, "a CSS selector in quotes")
    try:
        # the parser's own engine: what compiles here works there
        CSSSelector(value, translator="html")
    except (SelectorError, XPathError) as error:
        raise RuleError(f"{value!r} is no CSS selector: {error}") from error
    except RecursionError as error:  # cssselect calls itself once for each part
        raise RuleError(f"a CSS selector of {len(value)} characters has too many parts") from error
    return str(value)


def _day(value: Any) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise RuleError("is not a day; write one without quotes, such as 2024-05-31")
    return value


def _list_of(check: Check) -> Check:
    def check_all(values: Any) -> tuple[Any, ...]:
        _is(values, list, "a list in square brackets")
        found: list[Any] = []
        for index, value in enumerate(values):
            try:
                found.append(check(value))
            except RuleError as wrong:
                raise RuleError(str(wrong), index) from wrong
            if found[-1] in found[:-1]:
                raise RuleError(f"{value!r} stands twice; write it once", index)
        return tuple(found)

    return check_all


SELECT_RULES: Mapping[str, Check] = MappingProxyType(
    {
        "since": _day,
        "until": _day,
        "headline": _css,
        "body": _css,
        "drop": _list_of(_css),
        "dateline": _css,
        "date": _css,
        "sections": _css,
    }
)

# All keys but ``select``, in the order in which they are written.
SEED_RULES: Mapping[str, Check] = MappingProxyType(
    {
        "name": _text,
        "name_en": _text,
        "home": _address,
        "country": _country,
        "international": _flag,
        "zone": _zone,
        "kind": _one_of(KINDS),
        "months": _one_of(MONTHS),
        "language": _language,
        "delay": _delay,
        "hosts": _list_of(_host),
        "feeds": _list_of(_address),
        "sitemaps": _list_of(_address),
        "listings": _list_of(_address),
    }
)
