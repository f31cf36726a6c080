"""What has changed on a site, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType

from scraper.drift import ARTICLES, FILLED, Change
from scraper.pipeline.processes.shown import SOURCE
from scraper.words import one_line

_SIZES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "paragraphs": ("bodies", "paragraphs"),
        "characters": ("bodies", "characters"),
        "headline": ("headlines", "characters"),
    }
)
# Changes of how a page is made, not of what its record holds: told last, as the reason.
_MAKING: Mapping[str, str] = MappingProxyType(
    {
        "structure": "the page's structure changed",
        "headline's place": "the headline stands elsewhere",
        "encoding": "the encoding is {turn} {value}",
        "printed date": "the date is printed in another form",
        "address": "articles have addresses of another form",
        "clock": "for the moment of publication the page {turn} gives {value}",
    }
)
_CLOCKS = {"": "nothing", "nothing": "nothing", "day": "the day", "local": "the local time",
           "offset": "the exact moment"}  # fmt: skip


def tell(site: str, found: Sequence[Change], refusals: str = "") -> str:
    """One line about everything that has changed on the site, or ``""``.

    «bodies of example.com fell from 9 paragraphs to 1 since 3 March 2025; the page's structure
    changed (that day); see whether the records are right, for example of https://…». ``refusals``
    says how pages are refused, where the share of articles fell.
    """
    if not found:
        return ""
    first, *others = sorted(found, key=_order)
    day = _day(first.since)
    head = f"{_head(first, site, refusals)} since {day}"
    parts = []
    for change in others:
        when = "that day" if _day(change.since) == day else f"since {_day(change.since)}"
        parts.append(f"{_what(change, refusals)} ({when})")
    pages = " ".join(sorted(first.examples, key=len)[:2])
    todo = f"see whether the records are right, for example of {pages}"
    return one_line("; ".join([head, *dict.fromkeys(parts), todo]), most=1500)


def _order(change: Change) -> tuple[int, float, str]:
    """What the records lack comes first, then how the pages are made."""
    making = list(_MAKING)
    place = making.index(change.feature) if change.feature in making else -1
    return place, change.chance, change.feature


def _head(change: Change, site: str, refusals: str) -> str:
    if change.feature in _SIZES:
        what = _SIZES[change.feature][0]
        return _what(change, refusals).replace(what, f"{what} of {site}", 1)
    return f"{site}: {_what(change, refusals)}"


def _what(change: Change, refusals: str) -> str:
    """The change as a clause."""
    feature = change.feature
    if feature in _SIZES:
        things, unit = _SIZES[feature]
        verb = "fell" if change.now < change.before else "rose"
        return f"{things} {verb} from {change.before:g} {unit} to {change.now:g}"
    if feature == ARTICLES:
        more = f" ({refusals})" if refusals and change.now < change.before else ""
        return f"of the pages read, {_shares(change)} are articles{more}"
    if change.value == FILLED:
        return f"{_found(feature)} on {_shares(change)} of the pages"
    if feature in _MAKING:
        value = _CLOCKS.get(change.value, change.value) if feature == "clock" else change.value
        turn = "now" if change.now > change.before else "no longer"
        return _MAKING[feature].format(turn=turn, value=value)
    name = feature.removeprefix(SOURCE)
    return f"{_found(name)} by {change.value} on {_shares(change)} of the pages"


def _found(field: str) -> str:
    """``headline is found``, ``authors are found``: a field of several things has an s."""
    return f"{field} {'are' if field.endswith('s') else 'is'} found"


def _shares(change: Change) -> str:
    return f"{change.now:.0%} instead of {change.before:.0%}"


def _day(at: float) -> str:
    moment = datetime.fromtimestamp(at, UTC)
    return f"{moment.day} {moment:%B %Y}"
