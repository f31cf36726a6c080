"""How each address ended: never a silent None."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """The ways an address can end. The value is what reports and metrics print."""

    WRITTEN = "written"  # a new line (or a new revision) was written
    UNCHANGED = "unchanged"  # known, asked again, nothing new in it
    DUPLICATE = "duplicate"  # the same article under another address
    NOT_ARTICLE = "not_article"  # listing, video, gallery, search, soft 404, login page …
    NOT_ARABIC = "not_arabic"
    OUT_OF_RANGE = "out_of_range"  # not of the days that the run was asked for
    BLOCKED = "blocked"  # challenge, consent wall, provider's notice
    FORBIDDEN = "forbidden"  # by robots.txt or a robots directive
    GONE = "gone"  # 404, 410
    FAILED = "failed"  # an error; the reason says which
    EMPTY = "empty"  # an article was found, its body was not


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page gave no article. False in a condition, so ``if result:`` reads well."""

    kind: Kind
    reason: str  # one sentence in English, without control characters
    url: str = ""

    def __bool__(self) -> Literal[False]:
        return False

    def __str__(self) -> str:
        return f"{self.kind}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one address in a run."""

    site: str
    url: str
    kind: Kind
    reason: str = ""
    article_id: str | None = None
    published: str | None = None  # as the record says it, where there is one
