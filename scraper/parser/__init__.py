"""Bytes in, the whole record out: ``parse`` is a pure function of the page.

The name is loaded when it is first used, so that ``scraper.parser.dates`` alone stays light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scraper.parser.record import parse

__all__ = ["parse"]


def __getattr__(name: str) -> Any:
    if name == "parse":
        from scraper.parser.record import parse

        return parse
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
