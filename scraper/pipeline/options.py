"""What the user may set for a run, checked once."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from numbers import Integral, Real
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypedDict, Unpack

from scraper.errors import UsageError
from scraper.fetcher.wire.proxy import Proxy

CONTACT = "contact not given"  # whoever runs it is the one to write to, and says who that is

_ABOVE = "above 0"
_NUMBERS: Mapping[str, tuple[type[Any], str]] = MappingProxyType(
    {
        "limit": (Integral, _ABOVE),
        "workers": (Integral, _ABOVE),
        "fail_under": (Integral, "of 0 or more"),
        "deadline": (Real, _ABOVE),
        "delay": (Real, "of 0 or more seconds"),
        "floor": (Real, "of 0 or more seconds"),
        "ceiling": (Real, "of 0 or more seconds"),
        "revisit": (Real, "of 0 or more hours"),
    }
)
# What opens such a file finds no lines of JSON in it.
_OTHER_FORMS = frozenset(
    [".csv", ".tsv", ".xls", ".xlsx", ".parquet", ".gz", ".bz2", ".xz", ".zst", ".zip"]
)
_STANDARD_OUTPUT = frozenset({"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
_MAY_BE_NONE = frozenset({"limit", "fail_under", "deadline"})


@dataclass(frozen=True, slots=True)
class Options:
    """All durations in seconds but for ``revisit``. UsageError for a value that makes no sense."""

    out: Path | str = "articles.jsonl"  # may hold {site} and {date}
    memory: Path | None = None  # None: beside the output
    limit: int | None = None  # articles a site
    since: date | None = None
    until: date | None = None
    delay: float = 1.0  # least time between two requests to one host
    workers: int = 48  # requests in flight, all hosts together
    deadline: float | None = None  # for the whole run
    revisit: float = 0.0  # hours for which a new article is asked again
    floor: float = 300.0  # no feed, sitemap or listing is asked more often than this
    ceiling: float = 6 * 3600.0  # and each of them at least this often
    report: Path | None = None
    metrics: Path | None = None
    language: str = "ar"  # or "any"
    user_agent: str | None = None  # the whole header, in place of the honest one
    contact: str = CONTACT
    proxy: str | None = None  # http://name:password@host:port
    page_robots: bool = True  # whether a page's own robots directives are obeyed
    fail_under: int | None = None  # articles a run
    join_pages: bool = False  # whether an article's further pages are asked for
    warc: Path | str | None = None  # where the pages are kept; may hold {site} and {date}
    profile: bool = True  # whether sites are learned from their pages, and compared with their past

    @classmethod
    def of(cls, **settings: Unpack[Settings]) -> Options:
        """From the keyword arguments of the Python API, where strings may name files too."""
        files = {
            name: Path(value)
            for name in ("memory", "report", "metrics")
            if isinstance(value := settings.get(name), str)
        }
        return cls(**{**settings, **files})  # type: ignore[arg-type]  # each is checked

    def __post_init__(self) -> None:
        for name, (kind, least) in _NUMBERS.items():
            self._number(name, kind, least)
        if self.floor > self.ceiling:
            words = "give a floor no higher than the ceiling"
            raise UsageError(f"floor {self.floor:g} and ceiling {self.ceiling:g}: {words}")
        self._day("since", self.since)
        self._day("until", self.until)
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"since {self.since} is later than until {self.until}; exchange them")
        if self.language not in ("ar", "any"):
            raise UsageError(f"language {self.language!r}: give 'ar' or 'any'")
        if self.proxy is not None:
            Proxy.read(self.proxy)
        self._files()

    def _number(self, name: str, kind: type[Any], least: str) -> None:
        value = getattr(self, name)
        if value is None and name in _MAY_BE_NONE:
            return
        if isinstance(value, kind) and not isinstance(value, bool):
            number: Any = value
            if (number > 0 if least == _ABOVE else number >= 0) and number < math.inf:
                return
        what = "a whole number" if kind is Integral else "a number"
        raise UsageError(f"{name.replace('_', '-')} {value}: give {what} {least}")

    def _files(self) -> None:
        """Each file has one purpose; what the names of two make one file is found when written."""
        named: dict[Path, str] = {}
        for purpose in ("out", "memory", "report", "metrics", "warc"):
            path = getattr(self, purpose)
            if path is None:
                continue
            if not isinstance(path, str | Path):
                raise UsageError(f"{purpose} {path!r}: give a path")
            if str(path) in _STANDARD_OUTPUT:
                raise UsageError(
                    f"{purpose} {path}: this cannot be standard output; name a file"
                    " (./- for one of that name)"
                )
            if purpose == "out" and Path(path).suffix.lower() in _OTHER_FORMS:
                raise UsageError(
                    f"{path}: the output is plain lines of JSON, whatever its name; name it *.jsonl"
                )
            if (other := named.setdefault(Path(path).absolute(), purpose)) != purpose:
                raise UsageError(f"{path}: named for both {other} and {purpose}; name two files")

    def _day(self, name: str, value: object) -> None:
        if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
            raise UsageError(f"{name} {value!r}: give a day, such as date(2024, 5, 3)")


class Settings(TypedDict, total=False):
    """The fields of Options as keyword arguments, for the functions of the Python API."""

    out: Path | str
    memory: Path | str | None
    limit: int | None
    since: date | None
    until: date | None
    delay: float
    workers: int
    deadline: float | None
    revisit: float
    floor: float
    ceiling: float
    report: Path | str | None
    metrics: Path | str | None
    language: str
    user_agent: str | None
    contact: str
    proxy: str | None
    page_robots: bool
    fail_under: int | None
    join_pages: bool
    warc: Path | str | None
    profile: bool
