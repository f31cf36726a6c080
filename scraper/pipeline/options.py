"""What the user may set for a run, checked once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypedDict

from scraper.errors import UsageError

CONTACT = "contact not given"  # whoever runs it is the one to write to, and says who that is


@dataclass(frozen=True, slots=True)
class Options:
    """All durations in seconds. Raises UsageError for a value that makes no sense."""

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
    page_robots: bool = True  # whether a page's own robots directives are obeyed
    fail_under: int | None = None  # articles a run
    profile: bool = True  # whether sites are learned from their pages, and compared with their past

    def __post_init__(self) -> None:
        self._positive("limit", self.limit)
        self._positive("workers", self.workers)
        self._positive("deadline", self.deadline)
        if not 0 <= self.delay < math.inf:
            raise UsageError(f"delay {self.delay:g}: give 0 or more seconds")
        if not 0 <= self.revisit < math.inf:
            raise UsageError(f"revisit {self.revisit:g}: give 0 or more hours")
        if not 0 <= self.floor <= self.ceiling < math.inf:
            raise UsageError(
                f"floor {self.floor:g} and ceiling {self.ceiling:g}: give 0 or more "
                "seconds, the floor no higher than the ceiling"
            )
        if self.fail_under is not None and self.fail_under < 0:
            raise UsageError(f"fail-under {self.fail_under}: give 0 or more articles")
        self._day("since", self.since)
        self._day("until", self.until)
        if self.since and self.until and self.since > self.until:
            raise UsageError(f"since {self.since} is later than until {self.until}")
        if self.language not in ("ar", "any"):
            raise UsageError(f"language {self.language!r}: give 'ar' or 'any'")
        self._files()

    def _files(self) -> None:
        """Each file has one purpose; what the names of two make one file is found when written."""
        named: dict[Path, str] = {}
        for purpose in ("out", "memory", "report", "metrics"):
            path = getattr(self, purpose)
            if path is None:
                continue
            if str(path) == "-":
                raise UsageError(
                    f"{purpose} -: not standard output; name a file (./- for that name)"
                )
            if (other := named.setdefault(Path(path).absolute(), purpose)) != purpose:
                raise UsageError(f"{path}: named for both {other} and {purpose}; name two files")

    def _day(self, name: str, value: object) -> None:
        if value is not None and (isinstance(value, datetime) or not isinstance(value, date)):
            raise UsageError(f"{name} {value!r}: give a day, such as date(2024, 5, 3)")

    def _positive(self, name: str, value: float | None) -> None:
        if value is not None and not 0 < value < math.inf:
            raise UsageError(f"{name} {value:g}: give a number above 0")


class Settings(TypedDict, total=False):
    """The fields of Options as keyword arguments, for the functions of the Python API."""

    out: Path | str
    memory: Path | None
    limit: int | None
    since: date | None
    until: date | None
    delay: float
    workers: int
    deadline: float | None
    revisit: float
    floor: float
    ceiling: float
    report: Path | None
    metrics: Path | None
    language: str
    user_agent: str | None
    contact: str
    page_robots: bool
    fail_under: int | None
    profile: bool
