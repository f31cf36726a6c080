from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.article import Article
from scraper.errors import LockedError, MemoryFileError, OutputError, UsageError
from scraper.known import Candidate, Settled
from scraper.outcome import Kind
from scraper.writer import Pace, Store, Verdict, Written, shelf
from scraper.writer.jsonl import Output
from tests.writer.making import SITE, candidate, feed, key_of, make, url_of

NEVER = Pace(every=1 << 30, seconds=1e9)


def records(path: Path) -> list[Article]:
    return [Article.from_dict(json.loads(line)) for line in path.read_text().splitlines()]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "articles.jsonl"


def test_an_article_is_written_once_over_many_runs(out: Path) -> None:
    for kind in (Kind.WRITTEN, Kind.UNCHANGED, Kind.UNCHANGED):
        with Store.open(out) as store:
            assert store.write(make(1), key=key_of(1)) == Verdict(kind)
    assert records(out) == [make(1)]


def test_a_line_reaches_the_file_before_write_returns(out: Path) -> None:
    with Store.open(out, pace=NEVER) as store:
        store.write(make(1), key=key_of(1))
        assert records(out) == [make(1)]


def test_another_text_at_the_same_address_is_the_next_revision(out: Path) -> None:
    for number, text in enumerate(("أول", "ثان", "ثالث")):
        with Store.open(out) as store:
            verdict = store.write(make(1, text), key=key_of(1))
            assert verdict == Verdict(Kind.WRITTEN, number)
    assert [record.revision for record in records(out)] == [0, 1, 2]


def test_a_record_that_differs_only_in_when_it_was_fetched_is_unchanged(out: Path) -> None:
    later = replace(make(1), fetched_at=datetime(2025, 1, 1, tzinfo=UTC))
    with Store.open(out) as store:
        store.write(make(1), key=key_of(1))
        assert store.write(later, key=key_of(1)).kind is Kind.UNCHANGED


def test_the_same_text_under_another_id_of_the_site_is_a_duplicate(out: Path) -> None:
    twin = replace(make(2), content_hash=make(1).content_hash)
    with Store.open(out) as store:
        store.write(make(1), key=key_of(1))
        assert store.write(twin, key=key_of(2)) == Verdict(Kind.DUPLICATE, same_as=make(1).id)
        assert store.memory.settled([key_of(2)])[key_of(2)].article_id == make(1).id
    assert len(records(out)) == 1


def test_the_same_text_on_another_site_is_another_article(out: Path) -> None:
    elsewhere = replace(make(1, site="other.example"), content_hash=make(1).content_hash)
    with Store.open(out) as store:
        store.write(make(1), key=key_of(1))
        assert store.write(elsewhere, key=key_of(1, "other.example")).kind is Kind.WRITTEN


def test_another_address_of_an_article_is_a_duplicate_in_one_run_whatever_its_text(
    out: Path,
) -> None:
    with Store.open(out) as store:
        store.write(make(1), key=key_of(1))
        verdict = store.write(make(1, "صيغة أخرى"), key=b"print form's key")
        assert verdict == Verdict(Kind.DUPLICATE, same_as=make(1).id)


def test_the_run_counts_as_one_also_when_the_article_was_only_revisited(out: Path) -> None:
    with Store.open(out) as store:
        store.write(make(1), key=key_of(1))
    with Store.open(out) as store:
        assert store.write(make(1), key=key_of(1)).kind is Kind.UNCHANGED
        assert store.write(make(1, "صيغة أخرى"), key=b"print form's key").kind is Kind.DUPLICATE


def test_in_a_later_run_another_address_with_another_text_becomes_the_articles_home(
    out: Path,
) -> None:
    with Store.open(out) as store:
        store.write(make(1), key=key_of(1))
    with Store.open(out) as store:
        assert store.write(make(1, "جديد"), key=b"moved").revision == 1
        young = store.memory.young(SITE, 0, 10)
        assert [one.key for one in young] == [b"moved"]  # and so the two do not take turns
        assert store.memory.settled([key_of(1)])[key_of(1)].kind is Kind.DUPLICATE


def test_where_a_redirect_led_and_the_canonical_address_are_known_too(out: Path) -> None:
    article = replace(make(1), url=url_of(7))
    with Store.open(out) as store:
        store.memory.admit(feed(), [candidate(7), candidate(1)])
        store.write(article, key=b"short link")
        known = store.memory.settled([b"short link", key_of(1), key_of(7)])
        assert [known[k].kind for k in (b"short link", key_of(1), key_of(7))] == [
            Kind.WRITTEN,
            Kind.DUPLICATE,
            Kind.DUPLICATE,
        ]
        assert {one.article_id for one in known.values()} == {article.id}
        assert store.memory.waiting(SITE, 10, frozenset()) == []


def test_what_was_written_waits_no_longer_and_keeps_what_its_source_said(out: Path) -> None:
    with Store.open(out) as store:
        store.memory.admit(feed(), [candidate(1)])
        store.write(make(1), key=key_of(1), etag='"e"', last_modified="L", source_modified="M")
        assert store.memory.waiting(SITE, 10, frozenset()) == []
        (young,) = store.memory.young(SITE, 0, 10)
    assert young.entry == candidate(1).entry
    known = young.known
    assert known is not None
    assert (known.etag, known.last_modified, known.modified) == ('"e"', "L", "M")


def test_validators_hold_after_304_and_are_replaced_with_the_next_body(out: Path) -> None:
    def validators(store: Store) -> tuple[str | None, str | None]:
        known = store.memory.settled([key_of(1)])[key_of(1)]
        return known.etag, known.last_modified

    with Store.open(out) as store:
        store.write(make(1), key=key_of(1), etag='"1"', last_modified="L")
        store.settle(Settled(key_of(1), Kind.UNCHANGED, None, 2.0, 2.0), SITE)
        assert validators(store) == ('"1"', "L")
        store.write(make(1), key=key_of(1), etag='"2"')
        assert validators(store) == ('"2"', None)


def test_a_line_prepared_elsewhere_is_written_as_it_is(out: Path) -> None:
    line = make(1).to_json().encode()
    article = make(1)
    record = Written.prepared(
        line,
        article_id=article.id,
        site=article.site,
        url=article.url,
        content_hash=article.content_hash,
    )
    with Store.open(out) as store:
        assert store.write_line(record, key=key_of(1)).kind is Kind.WRITTEN
    assert out.read_bytes() == line + b"\n"


def test_it_commits_after_so_many_and_after_so_long_also_with_the_clock_set_back(
    tmp_path: Path,
) -> None:
    now = [1000.0]

    def pending(store: Store) -> bool:
        return store.memory.database.changed

    pace = Pace(every=3, seconds=10)
    with Store.open(tmp_path / "a.jsonl", pace=pace, clock=lambda: now[0]) as store:
        for number, committed in ((1, False), (2, False), (3, True), (4, False)):
            store.write(make(number), key=key_of(number))
            assert pending(store) is not committed
        now[0] += 11
        store.memory.keep_note(SITE, "a", "b")  # anything that changes the memory will do
        assert not pending(store)
        now[0] -= 500
        store.write(make(5), key=key_of(5))
        assert not pending(store)


def test_many_threads_may_write(out: Path) -> None:
    with Store.open(out, pace=Pace(every=5)) as store:

        def write(first: int) -> None:
            for number in range(first, first + 30):
                store.write(make(number), key=key_of(number))

        threads = [threading.Thread(target=write, args=(n * 10,)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    ids = [record.id for record in records(out)]
    assert sorted(ids) == sorted({make(n).id for n in range(80)})


def test_candidates_may_be_made_from_the_memory_while_they_are_admitted(out: Path) -> None:
    with Store.open(out, pace=Pace(every=1, seconds=0)) as store:

        def candidates() -> Iterator[Candidate]:
            for number in range(3):
                store.memory.keep_note(SITE, "last", str(number))
                yield candidate(number)

        assert store.memory.admit(feed(), candidates()) == 3
        assert store.memory.note(SITE, "last") == "2"


def test_a_closed_store_says_so(out: Path) -> None:
    store = Store.open(out)
    store.close()
    store.close()
    with pytest.raises(OutputError, match="closed"):
        store.write(make(1), key=key_of(1))


def test_output_and_memory_cannot_be_one_file(out: Path) -> None:
    with pytest.raises(UsageError, match="same file"):
        Store.open(out, out)


def test_site_and_date_make_a_file_for_each_and_files_are_let_go(tmp_path: Path) -> None:
    opened = Path("/proc/self/fd")
    if not opened.exists():
        pytest.skip("needs /proc to count open files")
    with Store.open(tmp_path / "{site}" / "{date}.jsonl", open_files=4) as store:
        before = len(list(opened.iterdir()))
        for number in range(60):
            site = f"site{number % 20}.example"
            store.write(make(number, site=site), key=key_of(number, site))
            assert len(list(opened.iterdir())) <= before + 4
    files = sorted(tmp_path.glob("*/*.jsonl"))
    assert [file.relative_to(tmp_path).as_posix() for file in files] == sorted(
        f"site{n}.example/2024-03-05.jsonl" for n in range(20)
    )
    assert sum(len(records(file)) for file in files) == 60


def test_an_unchanged_answer_at_another_address_does_not_move_the_articles_home(out: Path) -> None:
    with Store.open(out) as store:
        store.write(make(1), key=b"short link")
        again = Settled(key_of(1), Kind.UNCHANGED, make(1).id, 9.0, 9.0)
        store.settle(again, SITE)
        assert [one.key for one in store.memory.young(SITE, 0, 9)] == [b"short link"]


def test_a_symbolic_link_and_what_it_points_to_are_one_output(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    link, real = tmp_path / "a.jsonl", tmp_path / "data" / "a.jsonl"
    link.symlink_to(real)
    with Store.open(link) as store:
        store.write(make(1), key=key_of(1))
        with pytest.raises(LockedError):
            Store.open(real, tmp_path / "m.sqlite3")
    real.rename(real.with_name("a.jsonl.1"))  # as logrotate does
    (tmp_path / "a.sqlite3").unlink()
    with Store.open(link, tell=lambda _: None) as store:
        assert store.write(make(1), key=key_of(1)).kind is Kind.UNCHANGED


def test_the_marks_of_old_days_are_forgotten_and_their_files_read_again(tmp_path: Path) -> None:
    now, day = [1.7e9], 86_400.0
    template = tmp_path / "{date}.jsonl"

    def marks(store: Store) -> int:
        return len(store.memory.database.rows("SELECT path FROM outputs"))

    with Store.open(template, clock=lambda: now[0]) as store:
        store.write(make(1), key=key_of(1))
        assert marks(store) == 1
    now[0] += 61 * day
    with Store.open(template, clock=lambda: now[0]) as store:
        assert marks(store) == 0
        assert store.write(make(2), key=key_of(2)).kind is Kind.WRITTEN
        assert store.write(make(1), key=key_of(1)).kind is Kind.UNCHANGED
        assert marks(store) == 1
    assert len(records(tmp_path / "2024-03-05.jsonl")) == 2


def test_robots_files_that_nobody_asks_for_any_more_are_forgotten(tmp_path: Path) -> None:
    now, day = [1.7e9], 86_400.0
    old, new = "https://old.example/robots.txt", "https://new.example/robots.txt"
    with Store.open(tmp_path / "a.jsonl", clock=lambda: now[0]) as store:
        store.memory.keep_robots(old, "User-agent: *")
        now[0] += 50 * day
        store.memory.keep_robots(new, "User-agent: *")
    now[0] += 11 * day
    with Store.open(tmp_path / "a.jsonl", clock=lambda: now[0]) as store:
        assert store.memory.robots(old) is None
        assert store.memory.robots(new) == "User-agent: *"


def test_robots_files_beyond_a_bound_are_forgotten_the_oldest_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A domain with names without end could fill the disk with them otherwise."""
    monkeypatch.setattr(shelf, "CACHE_KEPT", 10_000)
    now = [1.7e9]
    urls = [f"https://h{number}.example/robots.txt" for number in range(9)]
    with Store.open(tmp_path / "a.jsonl", clock=lambda: now[0]) as store:
        for url in urls:
            now[0] += 1
            store.memory.keep_robots(url, "#" * 3_000)
    with Store.open(tmp_path / "a.jsonl", clock=lambda: now[0]) as store:
        left = [url for url in urls if store.memory.robots(url) is not None]
    assert left == urls[-3:]


def test_a_memory_that_is_no_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(MemoryFileError, match="cannot be opened for writing") as caught:
        Store.open(tmp_path / "a.jsonl", tmp_path / "folder")
    assert "\n" not in str(caught.value)


def test_text_that_utf_8_cannot_hold_is_kept_as_well_as_can_be(out: Path) -> None:
    with Store.open(out) as store:
        store.write(make(1), key=key_of(1), source_modified="2024\ud800")
        assert store.memory.settled([key_of(1)])[key_of(1)].modified == "2024?"


@pytest.mark.parametrize("error", [KeyboardInterrupt, OutputError, MemoryError])
def test_a_line_that_was_interrupted_after_it_was_written_is_not_written_again(
    out: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    with pytest.raises(error), Store.open(out, pace=NEVER) as store:
        store.write(make(1), key=key_of(1))
        follow, calls = store._outputs._followed, []

        def interrupted(output: Output) -> Output:
            calls.append(output)
            if len(calls) == 2:
                raise error
            return follow(output)

        monkeypatch.setattr(store._outputs, "_followed", interrupted)
        store.write(make(2), key=key_of(2))
    assert len(records(out)) == 2
    with Store.open(out) as store:
        assert store.recovered.taken == 2
        for number in (1, 2):
            assert store.write(make(number), key=key_of(number)).kind is Kind.UNCHANGED
