"""From a trial of a new site to its seed: what is certain goes into it, the rest into words."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from scraper.fetcher.visiting.findings import NOT_MODIFIED, READ, Found
from scraper.homeland import country_of, zone_of, zones_of
from scraper.known import SourceKind, Via
from scraper.outcome import Kind
from scraper.pipeline.trial import Trial
from scraper.pipeline.why import why
from scraper.seed import Seed

MOST_FEEDS = 10
MOST_SITEMAPS = 10
MOST_SECTIONS = 40
FIELDS = (
    "headline", "paragraphs", "published", "authors", "sections", "lead", "dateline", "tags",
    "images", "modified",
)  # fmt: skip

_MAPS = (SourceKind.SITEMAP, SourceKind.INDEX, SourceKind.NEWS)
_NAMED = (Via.SEED, Via.DECLARED, Via.ROBOTS, Via.USUAL)  # not by another source that is asked too


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the records: in how many of them it is filled, and why not in the others."""

    name: str
    filled: int
    of: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known of a new site. ``notes`` say what is not certain and was left out."""

    seed: Seed
    feeds: tuple[Found, ...]
    sitemaps: tuple[Found, ...]
    sections: tuple[Found, ...]
    shapes: tuple[str, ...]
    fields: tuple[Field, ...]
    sample: str  # one record as JSON, or ""
    notes: tuple[str, ...]

    @property
    def usable(self) -> bool:
        """Whether articles with text were read, so that a seed makes sense."""
        return bool(self.sample)


def look_over(trial: Trial) -> Finding:
    """What the trial shows of the site. Pure."""
    records = [json.loads(parsed.line) for parsed in trial.records]
    good = [found for found in trial.sources if found.state in (READ, NOT_MODIFIED)]
    feeds = tuple(f for f in good if f.kind is SourceKind.FEED)[:MOST_FEEDS]
    maps = tuple(f for f in good if f.kind in _MAPS)
    pages = tuple(
        f for f in good if f.kind is SourceKind.LISTING and f.via is not Via.HOME and f.entries
    )
    seed, notes = _seed(trial, records, feeds, maps, pages)
    return Finding(
        seed=seed,
        feeds=feeds,
        sitemaps=maps,
        sections=pages[:MOST_SECTIONS],
        shapes=trial.shapes,
        fields=tuple(_field(name, records) for name in FIELDS),
        sample=json.dumps(_fullest(records), ensure_ascii=False, indent=2) if records else "",
        notes=(*notes, *_refused(trial)),
    )


def _seed(
    trial: Trial,
    records: Sequence[dict[str, object]],
    feeds: Sequence[Found],
    maps: Sequence[Found],
    pages: Sequence[Found],
) -> tuple[Seed, list[str]]:
    known, notes = trial.seed, []
    country = known.country or country_of(known.home)
    moments = [m for m in map(_moment, records) if m is not None]
    zone = known.zone or zone_of(country, moments)
    if zone is None and records:
        notes.append(_no_zone(country, moments))
    language, said = _language(records, known.language)
    notes += said
    seed = replace(
        known,
        name=known.name or _common(records, "publisher"),
        country=country,
        zone=zone,
        language=language,
        feeds=_merged(known.feeds, feeds),
        sitemaps=_merged(known.sitemaps, [f for f in maps if f.via in _NAMED][:MOST_SITEMAPS]),
        # sections are worth asking for where nothing else tells of the past
        listings=_merged(known.listings, () if maps else pages[:MOST_SECTIONS]),
    )
    return seed, notes


def _merged(known: Sequence[str], found: Iterable[Found]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*known, *(each.url for each in found)]))


def _moment(record: dict[str, object]) -> datetime | None:
    text = record["published"]
    if not isinstance(text, str) or len(text) <= 10:
        return None
    return datetime.fromisoformat(text)


def _no_zone(country: str | None, moments: Sequence[datetime]) -> str:
    offsets = sorted({f"{m:%z}" for m in moments if m.tzinfo is not None})
    if country is None:
        what = "the address does not say which country the site is in"
    elif not offsets:
        what = "its pages give no offset from UTC"
    else:
        zones = ", ".join(zones_of(country))
        what = f"the offsets on its pages ({', '.join(offsets)}) do not settle one of {zones}"
    return f"no time zone is written: {what}; add one to the file where you know it"


def _language(records: Sequence[dict[str, object]], known: str) -> tuple[str, list[str]]:
    counts = Counter(str(record["language"]) for record in records)
    if not counts:
        return known, []
    most = min(counts, key=lambda name: (-counts[name], name))
    others = [name for name in sorted(counts) if name != most]
    return most, [f"some articles are in another language: {', '.join(others)}"] if others else []


def _common(records: Sequence[dict[str, object]], key: str) -> str | None:
    """The value that more than half of the records have."""
    counts = Counter(str(record[key]) for record in records if record[key])
    if not counts:
        return None
    value, count = counts.most_common(1)[0]
    return value if 2 * count > len(records) else None


def _field(name: str, records: Sequence[dict[str, object]]) -> Field:
    filled = sum(1 for record in records if record[name])
    return Field(
        name, filled, len(records), "" if filled == len(records) else _MISSING.get(name, "")
    )


_MISSING = {
    "published": "no date that can be trusted stands in the metadata or beside the headline",
    "authors": "agency copy and many news items name nobody",
    "sections": "no breadcrumb, category link or claim",
    "lead": "the pages print none apart from the text",
    "dateline": "the text does not open with place and source",
    "tags": "the pages have none",
    "images": "the pages have none of the article's own",
    "modified": "the pages do not say, or the article was not changed",
}


def _fullest(records: Sequence[dict[str, object]]) -> dict[str, object]:
    """The record with the most fields; the first of several."""
    return max(records, key=lambda record: sum(bool(value) for value in record.values()))


def _refused(trial: Trial) -> list[str]:
    """Why pages gave no record, and why there is nothing where there is nothing."""
    if not trial.records:
        return [trial.tally.why or why(trial.tally, "") or "no article was found"]
    notes = []
    for kind in (Kind.BLOCKED, Kind.EMPTY, Kind.NOT_ARABIC, Kind.NOT_ARTICLE, Kind.FAILED):
        if count := trial.tally.outcomes[kind]:
            pages = "page" if count == 1 else "pages"
            notes.append(f"{count} {pages}: {kind.value}, {trial.tally.common_reason(kind)}")
    return notes
