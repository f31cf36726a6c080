"""The parser processes: whatever a page does to its parser, the run gets its answer and goes on."""

from __future__ import annotations

import errno
import os
import queue
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from scraper.errors import ScraperError
from scraper.outcome import Kind
from scraper.page import Page
from scraper.pipeline.processes.child import Context
from scraper.pipeline.processes.feeder import Broken, Done
from scraper.pipeline.processes.parsed import Parsed
from scraper.pipeline.processes.pool import Pool, PoolLimits
from scraper.pipeline.processes.process import Child, command
from scraper.seed import Seed
from tests import stub_parser

GOOD = "<title>عنوان {0}</title><p>فقرة {0}</p>"


class Hand:
    """The owner of a pool: hands pages in, takes answers back."""

    def __init__(self, limits: PoolLimits, parse: str = stub_parser.NAME) -> None:
        self.answers: queue.SimpleQueue[Done | Broken] = queue.SimpleQueue()
        self.pool = Pool(self.answers.put, limits, parse=parse)
        self.context = Context(seed=Seed(home="https://a.example/", name="صحيفة"))

    def give(self, number: int, html: str, padding: int = 0) -> None:
        body = html.encode() + b" " * padding
        self.pool.submit(number, Page(f"https://a.example/{number}", body), self.context)

    def take(self, count: int) -> dict[int, Parsed]:
        answers: dict[int, Parsed] = {}
        for _ in range(count):
            done = self.answers.get(timeout=120)
            assert isinstance(done, Done), done
            assert isinstance(done.ticket, int)
            self.pool.taken(done)
            answers[done.ticket] = done.parsed
        return answers


@contextmanager
def opened(limits: PoolLimits, parse: str = stub_parser.NAME) -> Iterator[Hand]:
    hand = Hand(limits, parse)
    try:
        yield hand
    finally:
        hand.pool.close()


def children(pool: Pool) -> set[int]:
    """The process ids of the pool's parsers."""
    running = [feeder._child for feeder in pool._feeders]
    return {child._process.pid for child in running if child is not None}


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_every_page_gets_its_own_answer_whatever_the_order() -> None:
    with opened(PoolLimits(children=2)) as hand:
        for number in range(40):
            hand.give(number, GOOD.format(number))
        answers = hand.take(40)
    assert sorted(answers) == list(range(40))
    for number, parsed in answers.items():
        article = parsed.article()
        assert (article.headline, article.publisher) == (f"عنوان {number}", "صحيفة")
        assert parsed.filled == ("headline", "paragraphs")
        assert parsed.article_id == article.id


def test_pages_and_answers_larger_than_the_pipes_do_not_block_each_other() -> None:
    long = "<title>عنوان</title><p>" + "كلمة " * 400_000 + "</p>"  # 3.6 MB in, 3.6 MB out
    with opened(PoolLimits(children=1, bytes=1 << 30)) as hand:
        for number in range(6):
            hand.give(number, long)
        assert len(hand.take(6)) == 6


def test_what_is_told_of_a_site_counts_when_a_page_is_to_wait_in_the_pipe() -> None:
    """Else a child that writes a long answer and a parent that writes the next page's site, which
    the pipe has no room for any more, wait for each other for ever."""
    long = "<title>عنوان</title><p>" + "كلمة " * 40_000 + "</p>"
    with opened(PoolLimits(children=1)) as hand:
        hand.give(0, long)
        hand.context = Context(seed=Seed(home="https://b.example/", name="ص" * 150_000))
        hand.give(1, GOOD.format(1), padding=1_000_000)
        assert len(hand.take(2)) == 2


@pytest.mark.parametrize(
    ("ill", "reason"),
    [
        ("HANG", "took longer than 1 s"),
        ("SPIN", "took longer than 1 s"),
        ("DIE", "crashed (SIGSEGV)"),
        ("VANISH", "was killed"),
        ("LEAVE", "ended unasked with status 3"),
        ("EAT", "more memory than one page may take"),
        ("RECURSE", "nested too deep"),
        ("RAISE", "RuntimeError: a fault [31m of the parser 's own"),
    ],
)
def test_a_page_that_harms_its_parser_fails_with_the_reason_and_the_others_go_on(
    ill: str, reason: str
) -> None:
    seconds = 20.0 if ill == "EAT" else 1.0
    with opened(PoolLimits(children=1, seconds=seconds, memory=1 << 30)) as hand:
        hand.give(0, GOOD.format(0))
        hand.give(1, f"[{ill}]" + GOOD.format(1))
        for number in range(2, 6):
            hand.give(number, GOOD.format(number))
        answers = hand.take(6)
    assert answers[1].kind is Kind.FAILED
    assert reason in answers[1].reason
    assert [answers[n].kind for n in (0, 2, 3, 4, 5)] == [Kind.WRITTEN] * 5


def test_what_a_parser_prints_does_not_tear_its_answers() -> None:
    with opened(PoolLimits(children=1)) as hand:
        hand.give(0, "[PRINT]" + GOOD.format(0))
        assert hand.take(1)[0].kind is Kind.WRITTEN


def test_a_child_is_replaced_after_its_number_of_pages_without_losing_one() -> None:
    with opened(PoolLimits(children=1, recycle=3)) as hand:
        seen: set[int] = set()
        for number in range(10):
            hand.give(number, GOOD.format(number))
            assert hand.take(1)[number].kind is Kind.WRITTEN
            seen |= children(hand.pool)
    assert len(seen) >= 3


def test_no_process_is_started_before_there_is_a_page_and_none_is_left_at_the_end() -> None:
    with opened(PoolLimits(children=2)) as hand:
        assert not children(hand.pool)
        hand.give(0, GOOD.format(0))
        hand.take(1)
        pids = children(hand.pool)
        assert len(pids) == 1  # one page needs one child, not two
        assert all(map(lives, pids))
    assert not any(map(lives, pids))


def test_the_pool_says_that_it_is_full_by_count_and_by_bytes_and_when_there_is_room_again() -> None:
    with opened(PoolLimits(children=1, pages=3, bytes=1 << 20)) as hand:
        states = [hand.pool.full]
        for number in range(3):
            hand.give(number, GOOD.format(number))
            states.append(hand.pool.full)
        hand.take(3)
        states.append(hand.pool.full)
        hand.give(4, GOOD.format(4), padding=1 << 20)
        states.append(hand.pool.full)
        hand.take(1)
        states.append(hand.pool.full)
    assert states == [False, False, False, True, False, True, False]


def test_closing_does_not_wait_for_a_page_that_hangs() -> None:
    with opened(PoolLimits(children=2)) as hand:
        for number in range(4):
            hand.give(number, "[HANG]")
        time.sleep(0.5)
        started = time.monotonic()
        hand.pool.close()
        assert time.monotonic() - started < 15, "a page may take longer than that"


def test_a_parser_that_cannot_be_loaded_ends_the_run_with_its_reason() -> None:
    with opened(PoolLimits(children=1), parse="tests.stub_parser:missing") as hand:
        hand.give(0, GOOD.format(0))
        answer = hand.answers.get(timeout=120)
    assert isinstance(answer, Broken)
    assert "missing" in str(answer.error)


def test_pages_are_read_by_as_many_parsers_as_the_machine_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start, made = subprocess.Popen.__init__, iter(range(1))

    def refused(self: subprocess.Popen[bytes], *arguments: Any, **more: Any) -> None:
        if next(made, None) is None:
            self.returncode = 0  # or its end would be waited for
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        start(self, *arguments, **more)

    monkeypatch.setattr(subprocess.Popen, "__init__", refused)
    with opened(PoolLimits(children=3)) as hand:
        for number in range(20):
            hand.give(number, GOOD.format(number))
        assert len(hand.take(20)) == 20
        assert len(children(hand.pool)) == 1


def test_without_any_process_the_run_ends_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(self: subprocess.Popen[bytes], *arguments: Any, **more: Any) -> None:
        self.returncode = 0
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess.Popen, "__init__", refused)
    monkeypatch.setattr("scraper.pipeline.processes.pool._MOMENTS", 1)
    with opened(PoolLimits(children=1)) as hand:
        hand.give(0, GOOD.format(0))
        answer = hand.answers.get(timeout=120)
    assert isinstance(answer, Broken)
    assert "raise the limit" in str(answer.error)


@pytest.mark.parametrize("most", [0, 1])
def test_pages_are_fed_by_as_many_threads_as_there_are(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, left = threading.Thread.start, iter(range(most))

    def starting(thread: threading.Thread) -> None:
        if next(left, None) is None:
            raise RuntimeError("can't start new thread")
        start(thread)

    monkeypatch.setattr(threading.Thread, "start", starting)
    with opened(PoolLimits(children=3)) as hand:
        if not most:
            with pytest.raises(ScraperError, match=r"no parser can be fed: .* raise the limit"):
                hand.give(0, GOOD.format(0))
            return
        for number in range(20):
            hand.give(number, GOOD.format(number))
        assert len(hand.take(20)) == 20


def test_what_a_terminal_sends_to_its_programs_does_not_reach_a_child() -> None:
    child = Child(command(stub_parser.NAME, 10.0, 0), [])
    try:
        assert os.getpgid(child._process.pid) != os.getpgid(0)
        assert child.ready() is None
    finally:
        child.kill()
        child.close()
