"""What of a random page is read wrongly."""

from __future__ import annotations

from scraper.demo import differences
from scraper.outcome import Refusal
from scraper.parser.record import parse
from tests.grammar.kinds import leaf


def faults(seed: int, kind: str = "article") -> tuple[dict[str, str], list[str]]:
    """What is wrong by field, and the parts of the page."""
    page, draft = leaf(seed, kind)
    got = parse(page.page)
    if draft.refused:
        reason = got.reason if isinstance(got, Refusal) else f"taken for «{got.headline}»"
        fine = not got and any(words in reason for words in draft.refused)
        return {} if fine else {"refused": reason}, draft.parts
    if isinstance(got, Refusal):
        return {"refused": got.reason}, draft.parts
    return {
        each.field: _told(each.wanted, each.got) for each in differences(page.gold, got)
    }, draft.parts


def _told(wanted: object, got: object) -> str:
    if isinstance(wanted, tuple) and isinstance(got, tuple):
        lost, more = (
            [x for x in one if x not in other] for one, other in ((wanted, got), (got, wanted))
        )
        return f"lost {lost}, too many {more}"
    return f"wanted {wanted!r}, got {got!r}"
