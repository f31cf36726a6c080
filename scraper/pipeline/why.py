"""Why a site gave nothing, in words: the commonest question that people ask of such a program."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from scraper.outcome import Kind
from scraper.pipeline.tally import SiteTally

# What is said of the addresses that ended so, after their number.
WORDS: Mapping[Kind, tuple[str, str]] = MappingProxyType(
    {
        Kind.WRITTEN: ("article written", "articles written"),
        Kind.UNCHANGED: ("is known and unchanged", "are known and unchanged"),
        Kind.DUPLICATE: ("is a duplicate", "are duplicates"),
        Kind.NOT_ARTICLE: ("is no article", "are no articles"),
        Kind.NOT_ARABIC: ("is not in Arabic", "are not in Arabic"),
        Kind.OUT_OF_RANGE: ("is out of the range of dates", "are out of the range of dates"),
        Kind.BLOCKED: ("was blocked by the site", "were blocked by the site"),
        Kind.FORBIDDEN: ("is forbidden by robots rules", "are forbidden by robots rules"),
        Kind.GONE: ("is gone", "are gone"),
        Kind.FAILED: ("failed", "failed"),
        Kind.EMPTY: ("is an article without a body", "are articles without a body"),
    }
)


def count(kind: Kind, number: int) -> str:
    """``3 were blocked by the site``."""
    return f"{number} {WORDS[kind][number != 1]}"


def why(tally: SiteTally, summary: str) -> str:
    """Why there is no article of the site, or ``""`` where there is one. ``summary`` is what the
    visit says of the site's sources."""
    if tally.articles:
        return ""
    if not tally.addresses:
        return summary or "nothing was found to ask for"
    parts = []
    for kind, number in tally.outcomes.most_common():
        reason = tally.common_reason(kind)
        most = "mostly " if number > tally.reasons[kind, reason] else ""
        parts.append(count(kind, number) + (f" ({most}{reason})" if reason else ""))
    words = "no article: of the addresses asked, " + ", ".join(parts)
    return f"{words}. {summary[0].upper()}{summary[1:]}" if summary else words
