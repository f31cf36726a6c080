"""Which version of the program this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def package_version() -> str:
    """The installed version, ``"0"`` in a checkout that was never installed."""
    try:
        return version("arabic-news-scraper")
    except PackageNotFoundError:
        return "0"
