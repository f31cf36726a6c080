"""Bytes in, the whole record out: ``parse`` is a pure function of the page.

How a page is read, and where each step is::

    record   the question; bytes to tree (``markup.tree``), tree to lines and boxes
             (``markup.walk``), and what the page tells machines (``metadata``): a ``Reading``
    result   headline (``fields.headline``), the site's names (``fields.publisher``) and text
             (``body``) are found; the page is refused where it has no article (``refused``),
             or its language is not wanted
    written  the other fields of a page whose text stands in its markup: authors, dates, lead,
             dateline, sections, tags, pictures (``fields``, ``body.lead``, ``body.opening``)
    claimed  the same where the text stands only in its data (``fallback``)

Everything judges *lines*: what a reader sees as one, some hundred a page, each with its place among
the boxes around it. What is known of the language is data in ``scraper.arabic``; what a line is by
its words and place is asked of ``signs``; no rule names a publisher.

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
