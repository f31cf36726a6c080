"""What the tests of dates share: one base, and a short way to write what is expected."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from scraper.parser.dates import parse_date

BASE = datetime.fromisoformat("2020-02-09T12:30:00+03:00")  # a Sunday
SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def iso(value: date | datetime | None) -> str | None:
    """2020-02-09, 2020-02-09T16:35, 2020-02-09T16:35:10+03:00: seconds only where there are any."""
    if isinstance(value, datetime):
        exact = value.second or value.microsecond
        return value.isoformat(timespec="auto" if exact else "minutes")
    return None if value is None else value.isoformat()


def read(text: str, base: datetime | None = None) -> str | None:
    return iso(parse_date(text, base))


def shared(name: str) -> Path:
    """A truth set beside the repository; the test is skipped where it is not there."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"{name} is not beside this repository")
    return path
