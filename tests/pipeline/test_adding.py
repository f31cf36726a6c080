"""What a trial shows of a new site: what is certain is written, the rest is said."""

from __future__ import annotations

import json
from dataclasses import replace

from scraper.fetcher.visiting.findings import READ, Found
from scraper.known import SourceKind, Via
from scraper.outcome import Kind, Outcome
from scraper.pipeline.adding import look_over
from scraper.pipeline.processes.parsed import Parsed
from scraper.pipeline.tally import SiteTally
from scraper.pipeline.trial import Trial
from scraper.seed import Seed

HOME = "https://news.example.sy/"
WHOLE: dict[str, object] = {
    "headline": "عنوان", "paragraphs": ["نص"], "publisher": "الأخبار", "language": "ar",
    "published": "2024-05-03T10:00:00+03:00", "authors": ["فلان"], "sections": ["محليات"],
    "lead": None, "dateline": None, "tags": [], "images": [], "modified": None,
}  # fmt: skip


def found(kind: SourceKind, path: str, via: Via = Via.DECLARED, entries: int = 9) -> Found:
    return Found(HOME + path, kind, via, READ, entries)


def trial(*records: dict[str, object], sources: tuple[Found, ...] = (), home: str = HOME) -> Trial:
    read = tuple(
        (Outcome("x", home, Kind.WRITTEN), Parsed(Kind.WRITTEN, line=json.dumps(each).encode()))
        for each in records
    )
    return Trial(Seed(home=home), SiteTally("x"), read, sources, ("W/9",))


def test_country_and_zone_are_written_where_address_and_offsets_agree() -> None:
    seed = look_over(trial(*[WHOLE] * 4)).seed
    assert (seed.country, seed.zone, seed.name) == ("SY", "Asia/Damascus", "الأخبار")


def test_offsets_that_do_not_agree_are_said_and_not_written() -> None:
    finding = look_over(trial(*[WHOLE | {"published": "2024-05-03T10:00:00+00:00"}] * 4))
    assert finding.seed.zone is None
    assert any("+0000" in note and "Asia/Damascus" in note for note in finding.notes)


def test_pages_without_an_offset_leave_the_zone_open() -> None:
    finding = look_over(trial(*[WHOLE | {"published": "2024-05-03"}] * 4))
    assert finding.seed.zone is None
    assert any("no offset" in note for note in finding.notes)


def test_a_name_that_half_of_the_pages_give_is_not_the_sites() -> None:
    assert look_over(trial(WHOLE, WHOLE | {"publisher": "أخرى"})).seed.name is None


def test_what_a_person_knew_is_kept() -> None:
    known = replace(trial(*[WHOLE] * 4), seed=Seed(home=HOME, name="الاسم", zone="Asia/Amman"))
    seed = look_over(known).seed
    assert (seed.name, seed.zone) == ("الاسم", "Asia/Amman")


def test_sections_are_written_where_no_sitemap_tells_of_the_past() -> None:
    feed, page = found(SourceKind.FEED, "feed"), found(SourceKind.LISTING, "local", Via.MENU)
    index = found(SourceKind.INDEX, "sitemap.xml", Via.ROBOTS)
    inner = found(SourceKind.SITEMAP, "sitemap-1.xml", Via.INDEX)
    gone = replace(found(SourceKind.FEED, "rss"), state="not there (status 404)")
    without = look_over(trial(WHOLE, sources=(feed, page, gone))).seed
    assert (without.feeds, without.sitemaps) == ((HOME + "feed",), ())
    assert without.listings == (HOME + "local",)
    given = look_over(trial(WHOLE, sources=(feed, page, index, inner))).seed
    assert (given.sitemaps, given.listings) == ((HOME + "sitemap.xml",), ())


def test_fields_are_counted_and_the_fullest_record_is_the_sample() -> None:
    poor = WHOLE | {"authors": [], "published": None}
    finding = look_over(trial(poor, WHOLE))
    rates = {each.name: (each.filled, each.of, bool(each.why)) for each in finding.fields}
    assert rates["headline"] == (2, 2, False)
    assert rates["published"] == (1, 2, True)
    assert json.loads(finding.sample)["authors"] == ["فلان"]


def test_a_site_without_articles_says_why() -> None:
    empty = trial()
    empty.tally.why = "every page is a wall"
    finding = look_over(empty)
    assert not finding.usable
    assert "every page is a wall" in finding.notes


def test_of_a_site_without_a_record_only_is_said_why_there_is_none() -> None:
    nothing = trial()
    nothing.tally.add(Outcome("x", HOME, Kind.BLOCKED, "a bot challenge"))
    notes = look_over(nothing).notes
    assert notes == (
        "no article: of the addresses asked, 1 was blocked by the site (a bot challenge)",
    )
