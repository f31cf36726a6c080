"""What passes from the fetcher to the parser."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import UTC, datetime, timedelta

import pytest

from scraper.page import Page, utc_now


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        ("text/html; charset=utf-8", "text/html"),
        ("Text/HTML;charset=windows-1256", "text/html"),
        (" application/xhtml+xml ", "application/xhtml+xml"),
        ("", ""),
        (";charset=x", ""),
    ],
)
def test_the_media_type_is_read_without_its_parameters(header: str, wanted: str) -> None:
    assert Page("", b"", {"content-type": header}).content_type == wanted


def test_a_page_without_headers_has_no_media_type() -> None:
    assert Page("", b"").content_type == ""


def test_now_is_aware_and_whole_seconds() -> None:
    now = utc_now()
    assert now.utcoffset() == timedelta(0)
    assert now.microsecond == 0
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)
    assert Page("", b"").fetched_at >= now


def test_a_page_cannot_be_changed() -> None:
    page = Page("", b"")
    with pytest.raises(FrozenInstanceError):
        page.body = b"x"  # type: ignore[misc]
    with pytest.raises(TypeError):
        page.headers["x"] = "y"  # type: ignore[index]
