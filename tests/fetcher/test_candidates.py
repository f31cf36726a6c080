"""What is handed out to be fetched: each article once at a time."""

from __future__ import annotations

from scraper import address
from scraper.fetcher.visiting.candidates import Candidates
from scraper.fetcher.visiting.search import Search
from scraper.fetcher.visiting.sift import Range
from scraper.known import Candidate, Source, SourceKind, Via
from scraper.page import Entry
from tests.fetcher.frontier import MemoryFrontier

SITE = "example.com"
FEED = Source(SITE, "https://example.com/feed", SourceKind.FEED, Via.HOME)


def candidate(number: int) -> Candidate:
    url = f"https://example.com/news/{number}"
    return Candidate(address.key(url), Entry(url, "feed"), float(number))


def test_an_article_that_is_new_and_to_be_asked_again_is_under_way_once() -> None:
    frontier = MemoryFrontier()
    frontier.admit(FEED, [candidate(1), candidate(2)])
    candidates = Candidates(frontier, SITE, Search(Range(), lambda _: None))
    candidates.ask_again([candidate(2), candidate(3)])
    handed = []
    while (each := candidates.next(2)) is not None:
        handed.append(each.key)
    assert handed == [candidate(n).key for n in (2, 1, 3)]


def test_what_has_failed_in_this_visit_is_not_handed_out_in_it_again() -> None:
    frontier = MemoryFrontier()
    frontier.admit(FEED, [candidate(1)])
    candidates = Candidates(frontier, SITE, Search(Range(), lambda _: None))
    candidates.ask_again([candidate(1)])
    first = candidates.next(1)
    assert first is not None
    candidates.ended(first.key, again=True)
    assert candidates.next(1) is None
    assert candidates.empty(1)
