"""A run's figures in the Prometheus text format, for node_exporter's textfile folder.

Format: prometheus.io/docs/instrumenting/exposition_formats. All are gauges about the last run
(the file is written anew by each), and moments are seconds since the epoch, as Prometheus asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from scraper.outcome import Kind
from scraper.pipeline.outfiles import rewriting, try_place
from scraper.pipeline.report import Report
from scraper.pipeline.tally import SiteTally

PREFIX = "arabic_news_scraper_"
_OPENING = f"# HELP {PREFIX}".encode()

_Samples = Iterable[tuple[dict[str, str], float]]


def _share(site: SiteTally) -> _Samples:
    return [({}, site.not_modified / site.requests)] if site.requests else []


# name, help, what it is of one site
_SITE: tuple[tuple[str, str, Callable[[SiteTally], _Samples]], ...] = (
    (
        "articles",
        "Articles written by the last run.",
        lambda site: [({}, site.articles)],
    ),
    (
        "outcomes",
        "Addresses that ended in the last run, by how they ended.",
        lambda site: [({"kind": kind.value}, site.outcomes[kind]) for kind in Kind],
    ),
    ("requests", "Requests sent by the last run.", lambda site: [({}, site.requests)]),
    (
        "received_bytes",
        "Bytes received over the wire by the last run.",
        lambda site: [({}, site.wire_bytes)],
    ),
    ("not_modified_ratio", "Share of the requests that were answered 304.", _share),
    ("seconds", "Time the last run spent on the site.", lambda site: [({}, site.seconds)]),
    (
        "last_success_timestamp_seconds",
        "When a run last got through to the site.",
        lambda site: [] if site.last_success is None else [({}, site.last_success)],
    ),
    (
        "field_filled_ratio",
        "Share of the articles read in which the field is not empty.",
        lambda site: [({"field": name}, rate) for name, rate in site.fill_rates().items()],
    ),
)


def prometheus(report: Report) -> str:
    """The text."""
    return "".join(line + "\n" for line in _lines(report))


def check_metrics(path: Path) -> None:
    """Raises OutputError at once when the file could not be written at the end of the run."""
    try_place(path, "metrics", _OPENING).close()


def write_metrics(report: Report, path: Path) -> None:
    """Writes the text in place of what was there, at once. Raises OutputError."""
    with rewriting(path, "metrics", _OPENING) as file:
        file.write(prometheus(report).encode())


def _lines(report: Report) -> Iterator[str]:
    ended = report.started.timestamp() + report.seconds
    yield from _family("run_timestamp_seconds", "When the last run ended.", [({}, ended)])
    yield from _family("run_seconds", "How long the last run took.", [({}, report.seconds)])
    yield from _family("run_exit_status", "The last run's exit status.", [({}, report.exit_status)])
    for name, words, of_site in _SITE:
        samples = [
            ({"site": site.site, **labels}, value)
            for site in report.sites
            for labels, value in of_site(site)
        ]
        yield from _family(name, words, samples)


def _family(name: str, words: str, samples: _Samples) -> Iterator[str]:
    yield f"# HELP {PREFIX}{name} {words}"
    yield f"# TYPE {PREFIX}{name} gauge"
    for labels, value in samples:
        inside = ",".join(f'{key}="{_escape(text)}"' for key, text in labels.items())
        yield f"{PREFIX}{name}{f'{{{inside}}}' if inside else ''} {_number(value)}"


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def _number(value: float) -> str:
    return str(value) if isinstance(value, int) else repr(round(value, 6))
