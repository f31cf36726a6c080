"""What a run came to: the Report, its JSON file, and its words."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from scraper.outcome import Kind, Outcome
from scraper.pipeline.outfiles import rewriting, try_place, unwritable
from scraper.pipeline.tally import SiteTally
from scraper.words import one_line

REPORT_SCHEMA = 1
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
OPENING = b'{\n "report": '  # of every report


@dataclass(frozen=True, slots=True)
class Report:
    """One run. ``exit_status`` is the command's: see there for what counts as a failure."""

    started: datetime
    seconds: float
    sites: tuple[SiteTally, ...]
    out: str = ""
    stopped: str = ""  # "SIGTERM", "SIGINT", "deadline", or "" when the run came to its end
    fail_under: int | None = None
    hint: str = ""  # at what a person may wonder, where there was nothing new
    notes: tuple[str, ...] = ()  # of the whole run: a damaged memory set aside, a line repaired

    @property
    def outcomes(self) -> Counter[Kind]:
        """How all addresses ended."""
        total: Counter[Kind] = Counter()
        for site in self.sites:
            total.update(site.outcomes)
        return total

    @property
    def articles(self) -> int:
        """Lines written."""
        return self.outcomes[Kind.WRITTEN]

    @property
    def too_few(self) -> bool:
        """Whether fewer articles were written than ``fail_under`` asks for."""
        return self.fail_under is not None and self.articles < self.fail_under

    @property
    def interrupted(self) -> bool:
        """Whether the run was told to stop before its end; a deadline is the user's own wish."""
        return self.stopped not in ("", "deadline")

    @property
    def exit_status(self) -> int:
        """0: all went well, also when nothing was new; 1: a page or a site failed, fewer articles
        than ``fail_under`` were written, or the run was interrupted by a signal.

        A page that is gone, forbidden, blocked, or no article is no failure of the run: it ended
        as it should.
        """
        failed = self.outcomes[Kind.FAILED] or any(site.failed for site in self.sites)
        return 1 if failed or self.too_few or self.interrupted else 0

    def to_dict(self) -> dict[str, Any]:
        """The report without the list of addresses."""
        return {
            "report": REPORT_SCHEMA,
            "started": self.started.isoformat().replace("+00:00", "Z"),
            "seconds": round(self.seconds, 3),
            "stopped": self.stopped or None,
            "exit_status": self.exit_status,
            "out": self.out,
            "articles": self.articles,
            "outcomes": _counts(self.outcomes),
            "notes": list(self.notes),
            "sites": [_site(site) for site in self.sites],
        }


def _counts(outcomes: Counter[Kind]) -> dict[str, int]:
    return {kind.value: outcomes[kind] for kind in Kind if outcomes[kind]}


def _site(site: SiteTally) -> dict[str, Any]:
    return {
        "site": site.site,
        "articles": site.articles,
        "outcomes": _counts(site.outcomes),
        "reasons": [
            {"kind": kind.value, "reason": reason, "count": count}
            for (kind, reason), count in site.reasons.most_common()
        ],
        "why": site.why or None,
        "alarm": site.alarm or None,
        "notes": list(site.notes),
        "finished": site.finished,
        "requests": site.requests,
        "bytes": site.wire_bytes,
        "conditional": site.conditional,
        "not_modified": site.not_modified,
        "not_modified_share": _share(site.not_modified, site.requests),
        "last_success": _moment(site.last_success),
        "seconds": round(site.seconds, 3),
        "filled": {name: round(rate, 4) for name, rate in site.fill_rates().items()},
    }


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _moment(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class AddressList:
    """How each address ended, kept on disk until the report is written: a run over a million
    addresses must not hold them in memory."""

    def __init__(self, report: Path) -> None:
        """Raises OutputError at once where the report could not be written at the end."""
        self._report = report
        self._lines = try_place(report, "report", OPENING)

    def add(self, outcome: Outcome) -> None:
        """One more address."""
        entry = {
            "site": outcome.site,
            "url": outcome.url,
            "kind": outcome.kind.value,
            "reason": one_line(outcome.reason) or None,
            "id": outcome.article_id,
            "published": outcome.published,
        }
        line = _ENCODE(entry).encode("utf-8", "replace") + b"\n"
        try:
            self._lines.write(line)
        except OSError as error:
            raise unwritable(self._report, "report", error) from error

    def write(self, report: Report) -> None:
        """Writes the whole report in place of what was there, at once."""
        head = json.dumps(report.to_dict(), ensure_ascii=False, indent=1)
        with rewriting(self._report, "report", OPENING) as file:
            file.write(head.removesuffix("\n}").encode("utf-8", "replace"))
            file.write(b',\n "addresses": [')
            self._lines.seek(0)
            for number, line in enumerate(self._lines):
                file.write((b",\n  " if number else b"\n  ") + line.rstrip(b"\n"))
            file.write(b"\n ]\n}\n")

    def close(self) -> None:
        """Lets go of the list."""
        self._lines.close()
