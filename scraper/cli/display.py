"""What a person sees of a run: a moving display on a terminal, plain lines everywhere else."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from scraper.cli.voice import Voice
from scraper.outcome import Kind, Outcome
from scraper.pipeline.observer import Observer
from scraper.pipeline.report import Report
from scraper.pipeline.tally import SiteTally
from scraper.pipeline.why import count
from scraper.words import one_line, some

if TYPE_CHECKING:
    from rich.live import Live
    from rich.text import Text

_SITES = 10  # with problems that are named
_EVERY = 60.0  # seconds between two plain lines about a run that goes on


def site_line(tally: SiteTally) -> str:
    """One site in one line: ``sana.sy: 12 articles written, 3 are gone; 20 requests, 14 s``, and
    what else is to be known of it (a Crawl-delay that was shortened)."""
    parts = [count(kind, number) for kind, number in tally.outcomes.items() if number]
    asked = f"{some(tally.requests, 'request')}, {tally.seconds:.0f} s"
    ends = ", ".join(sorted(parts, key=lambda part: "written" not in part)) or "nothing new"
    if tally.why:
        ends = tally.why
    unfinished = "" if tally.finished else " (not finished)"
    return "; ".join([f"{tally.site}{unfinished}: {ends}; {asked}", *tally.notes])


def last_line(report: Report) -> str:
    """The whole run in one sentence."""
    sites = len(report.sites)
    words = count(Kind.WRITTEN, report.articles) if report.articles else "nothing new"
    ended = f"{words} to {report.out}" if report.articles else f"{words} for {report.out}"
    others = [
        count(kind, number)
        for kind, number in report.outcomes.items()
        if kind is not Kind.WRITTEN and number
    ]
    more = f"; {', '.join(others)}" if others else ""
    stopped = f" Stopped ({report.stopped}) before its end: run it again to go on."
    of_sites = f"{some(sites, 'site')}, {report.seconds:.0f} s"
    hint = f" {report.hint}" if report.hint else ""
    return f"{ended}{more} ({of_sites}).{stopped if report.stopped else ''}{hint}"


def problems(report: Report) -> list[str]:
    """What did not go well, a line for each; all that ``--quiet`` says."""
    parts = list(report.notes)
    failed = [site for site in report.sites if site.failed or site.outcomes[Kind.FAILED]]
    if len(failed) > 1 and all(site.failed for site in report.sites):
        told = f"not one of the {len(failed)} sites could be read; is this machine on the network?"
        parts.append(f"{told} The first of them: {_failure(failed[0])}")
    else:
        parts += [_failure(site) for site in failed[:_SITES]]
        if len(failed) > _SITES:
            rest = f"{len(failed) - _SITES} more sites with failures"
            parts.append(f"{rest}: --report FILE tells how every address ended")
    if report.too_few:
        written = count(Kind.WRITTEN, report.articles)
        parts.append(f"{written}, fewer than the {report.fail_under} that --fail-under asks for")
        silent = [site for site in report.sites if site.why and not site.failed]
        parts += [f"{site.site}: {site.why}" for site in silent[:_SITES]]
    if report.interrupted:
        parts.append(f"stopped by {report.stopped}; what was fetched is written")
    return parts


def _failure(site: SiteTally) -> str:
    if site.failed:
        return f"{site.site}: {site.why}"
    some = f"{site.outcomes[Kind.FAILED]} of {site.addresses} addresses failed"
    return f"{site.site}: {some}: {site.common_reason(Kind.FAILED)}"


class Lines(Observer):
    """Plain lines: one for each site, and now and then one about how far it is."""

    def __init__(self, voice: Voice, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._voice, self._clock = voice, clock
        self._total: Counter[Kind] = Counter()
        self._sites = self._over = 0
        self._said_at = clock()

    def begin(self, sites: int, out: str) -> None:
        self._sites = sites
        words = f"{some(sites, 'site')}, writing to {out}"
        self._voice.tell(words, "begin", sites=sites, out=out)

    def ended(self, outcome: Outcome, tally: SiteTally) -> None:
        self._total[outcome.kind] += 1
        if self._clock() - self._said_at >= _EVERY:
            self._said_at = self._clock()
            written = count(Kind.WRITTEN, self._total[Kind.WRITTEN])
            words = f"… {written}, {self._over} of {self._sites} sites over"
            self._voice.tell(words, "progress", articles=self._total[Kind.WRITTEN])

    def over(self, tally: SiteTally) -> None:
        self._over += 1
        if self._ends_with(tally):
            return
        outcomes = {kind.value: number for kind, number in tally.outcomes.items()}
        self._voice.tell(
            site_line(tally),
            "site",
            site=tally.site,
            articles=tally.articles,
            outcomes=outcomes,
            requests=tally.requests,
            seconds=round(tally.seconds, 1),
        )

    def _ends_with(self, tally: SiteTally) -> bool:
        """Whether what is to be said of the site is what the run will end with."""
        alone = self._sites == 1 and tally.failed and not tally.notes
        return alone and not self._voice.log_json

    def note(self, text: str) -> None:
        if not self._voice.quiet:  # quiet says it at the end, with the other problems
            self._voice.warn(text, "note")

    def stopping(self, reason: str) -> None:
        self._voice.tell(f"{reason}: ending in order …", "stopping", reason=reason)

    def end(self, report: Report) -> None:
        if report.exit_status or self._voice.quiet:
            for problem in problems(report):
                self._voice.warn(problem, "problem", exit_status=report.exit_status)
        self._voice.tell(
            last_line(report),
            "end",
            articles=report.articles,
            exit_status=report.exit_status,
            stopped=report.stopped or None,
            seconds=round(report.seconds, 1),
        )


class Moving(Lines):
    """The same on a terminal, with a line at the bottom that moves.

    A terminal that has been closed is no reason to end the run: what is said there is lost.
    """

    def __init__(self, voice: Voice) -> None:
        super().__init__(voice)
        self._live: Live | None = None
        self._last = ""
        self._began = time.monotonic()

    def begin(self, sites: int, out: str) -> None:
        from rich.console import Console
        from rich.live import Live

        super().begin(sites, out)
        console = Console(file=self._voice.target, highlight=False, markup=False, emoji=False)
        self._live = Live(
            get_renderable=self._draw, console=console, refresh_per_second=5, transient=True
        )
        self._voice.stream = console.file
        with suppress(OSError):
            self._live.start()

    def ended(self, outcome: Outcome, tally: SiteTally) -> None:
        self._total[outcome.kind] += 1
        self._last = outcome.url

    def over(self, tally: SiteTally) -> None:
        if self._live is None:
            super().over(tally)
            return
        self._over += 1
        if not self._ends_with(tally):
            self._above(site_line(tally))

    def note(self, text: str) -> None:
        self._above(text)

    def stopping(self, reason: str) -> None:
        self._above(f"{reason}: ending in order …")

    def end(self, report: Report) -> None:
        self.close()
        super().end(report)

    def close(self) -> None:
        """Takes the moving line away."""
        if self._live is not None:
            with suppress(OSError):
                self._live.stop()
            self._live = None

    def _above(self, text: str) -> None:
        if self._live is None:
            self._voice.tell(text)
            return
        with suppress(OSError):
            self._live.console.print(one_line(text, most=2000), soft_wrap=True)

    def _draw(self) -> Text:
        from rich.text import Text

        seconds = max(time.monotonic() - self._began, 0.001)
        ended = self._total.total()
        words = (
            f"{count(Kind.WRITTEN, self._total[Kind.WRITTEN])} · "
            f"{some(ended, 'address', 'addresses')} · {ended / seconds:.1f}/s · "
            f"{self._over} of {self._sites} sites over"
        )
        line = Text(words, style="bold", no_wrap=True, overflow="ellipsis")
        if self._last:
            line.append(f" · {one_line(self._last, most=120)}", style="dim")
        return line


@contextmanager
def display(voice: Voice) -> Iterator[Lines]:
    """The display that suits where the words go. The moving line is taken away at the end,
    whatever has ended it."""
    if not voice.live:
        yield Lines(voice)
        return
    moving = Moving(voice)
    try:
        yield moving
    finally:
        moving.close()
