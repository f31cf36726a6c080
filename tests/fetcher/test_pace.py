"""Whose turn it is, on a clock in the test's hands."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scraper.fetcher.turns.pace import Manners, Pace
from scraper.fetcher.turns.retry_after import retry_after
from scraper.fetcher.wire.exchange import Failure, Hop, Purpose, Redirect, Request, Response
from scraper.outcome import Kind

REQUEST = Request("http://a.example/", Purpose.ARTICLE)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def answer(status: int = 200, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(REQUEST, REQUEST.url, status, named, fetched_at=NOON)


def failure(*, lasting: bool = False) -> Failure:
    return Failure(REQUEST, Kind.FAILED, "the server fell silent", lasting=lasting)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def make(clock: Clock, manners: Manners | None = None) -> Pace:
    return Pace(manners, clock=clock, wall=NOON.timestamp, dice=lambda: 1.0)


def turn(pace: Pace, clock: Clock, host: str, hop: Hop | None = None, takes: float = 0.0) -> float:
    """Lets the host have one request as soon as it may; gives back when it started."""
    pace.reserve(host)
    ready = pace.next_ready()
    assert ready is not None
    clock.now = max(clock.now, ready)
    assert pace.due() == host
    start = clock.now
    pace.started(host)
    clock.now += takes
    pace.finished(host, hop or answer())
    return start


class TestOneHost:
    def test_begins_at_once_and_then_keeps_its_distance(self, clock: Clock) -> None:
        pace = make(clock)
        starts = [turn(pace, clock, "a") for _ in range(4)]
        assert starts == [1000.0, 1001.0, 1002.0, 1003.0]

    def test_distance_is_from_start_to_start_and_never_two_at_once(self, clock: Clock) -> None:
        pace = make(clock)
        assert [turn(pace, clock, "a", takes=takes) for takes in (0.3, 2.5, 0.0)] == [
            1000.0,
            1001.0,
            1003.5,
        ]

    def test_distance_is_counted_from_when_the_request_went_out(self, clock: Clock) -> None:
        """It was this host's turn at 1000.0, but a thread was free and TLS spoken at 1000.4."""
        pace = make(clock)
        pace.set_crawl_delay("b", 3)
        turn(pace, clock, "a", replace(answer(), sent_at=1000.4), takes=0.6)
        turn(pace, clock, "b", replace(answer(), sent_at=1000.8))
        pace.reserve("a")
        assert pace.next_ready() == 1001.4
        clock.now = 1001.4
        assert pace.due() == "a"
        pace.reserve("b")
        assert pace.next_ready() == 1003.8

    def test_while_one_is_in_flight_nobody_is_due(self, clock: Clock) -> None:
        pace = make(clock)
        pace.reserve("a")
        assert pace.due() == "a"
        pace.started("a")
        clock.now += 100
        assert pace.reserve("a") is None
        assert pace.due() is None
        assert pace.next_ready() is None
        pace.finished("a", answer())
        assert pace.next_ready() is not None
        assert pace.due() == "a"

    def test_before_its_time_nobody_is_due(self, clock: Clock) -> None:
        pace = make(clock)
        turn(pace, clock, "a")
        assert pace.reserve("a") == clock.now + 1
        clock.now += 0.999
        assert pace.due() is None
        clock.now += 0.001
        assert pace.due() == "a"
        assert pace.due() is None

    def test_waiting_twice_is_waiting_once(self, clock: Clock) -> None:
        pace = make(clock, Manners(delay=0))
        pace.reserve("a")
        pace.reserve("a")
        assert (pace.due(), pace.due()) == ("a", None)

    def test_a_thread_that_woke_up_late_puts_the_next_request_off_by_as_much(
        self, clock: Clock
    ) -> None:
        pace = make(clock)
        pace.set_crawl_delay("b", 5)
        for host, woke in (("a", 1000.3), ("b", 1000.25)):
            pace.reserve(host)
            pace.due()
            pace.started(host)
            pace.sent(host, woke)
            pace.finished(host, answer())
        assert pace.reserve("a") == 1001.3
        assert pace.reserve("b") == 1005.25

    def test_delay_0_is_taken_where_the_user_says_so(self, clock: Clock) -> None:
        pace = make(clock, Manners(delay=0))
        assert [turn(pace, clock, "a") for _ in range(3)] == [1000.0] * 3

    def test_a_seed_only_makes_it_slower(self, clock: Clock) -> None:
        pace = make(clock)
        pace.set_delay("a", 0.2)
        pace.set_delay("b", 5)
        assert [turn(pace, clock, "a") for _ in range(2)] == [1000.0, 1001.0]
        assert turn(pace, clock, "b") == 1001.0
        assert turn(pace, clock, "b") == 1006.0


class TestCrawlDelay:
    def test_is_obeyed_from_the_last_request_on(self, clock: Clock) -> None:
        pace = make(clock)
        turn(pace, clock, "a")  # robots.txt itself
        pace.reserve("a")
        assert pace.set_crawl_delay("a", 2.5) == ""
        assert pace.next_ready() == 1002.5

    def test_is_obeyed_where_the_user_wants_no_delay(self, clock: Clock) -> None:
        pace = make(clock, Manners(delay=0))
        pace.set_crawl_delay("a", 3)
        assert [turn(pace, clock, "a") for _ in range(2)] == [1000.0, 1003.0]

    def test_a_day_is_shortened_and_said_so(self, clock: Clock) -> None:
        pace = make(clock)
        said = pace.set_crawl_delay("a", 86_400)
        assert said == "robots.txt of a asks for 86400 s between requests; 60 s are kept"
        assert [turn(pace, clock, "a") for _ in range(2)] == [1000.0, 1060.0]

    def test_none_is_none(self, clock: Clock) -> None:
        assert make(clock).set_crawl_delay("a", None) == ""


class TestSharedAddress:
    def test_hosts_on_one_address_take_turns(self, clock: Clock) -> None:
        pace = make(clock)
        for host in ("a", "b", "c"):
            pace.bind(host, "8.8.8.8", 443)
            pace.reserve(host)
        order = []
        for _ in range(6):
            clock.now = max(clock.now, pace.next_ready() or 0)
            name = pace.due()
            assert name is not None
            order.append((clock.now, name))
            pace.started(name)
            assert pace.next_ready() is None
            pace.finished(name, answer())
            pace.reserve(name)
        assert order == [(1000.0 + n, "abcabc"[n]) for n in range(6)]

    def test_ports_80_and_443_are_one_server_and_8080_is_another(self, clock: Clock) -> None:
        pace = make(clock)
        for host, port in (("a", 80), ("b", 443), ("c", 8080)):
            pace.bind(host, "8.8.8.8", port)
            pace.reserve(host)
        pace.started(pace.due() or "")
        assert pace.due() == "c"
        assert pace.due() is None

    def test_a_neighbours_trouble_or_delay_holds_nobody_up(self, clock: Clock) -> None:
        pace = make(clock)
        for host in ("slow", "ill", "well"):
            pace.bind(host, "8.8.8.8")
        pace.set_crawl_delay("slow", 50)
        turn(pace, clock, "slow")
        turn(pace, clock, "ill", answer(503, retry_after="100"))
        for host in ("slow", "ill"):
            pace.reserve(host)
        assert [turn(pace, clock, "well") for _ in range(3)] == [1002.0, 1003.0, 1004.0]

    def test_binding_in_the_middle_loses_no_turn_and_no_distance(self, clock: Clock) -> None:
        pace = make(clock)
        pace.bind("b", "8.8.8.8")
        pace.reserve("a")
        pace.due()
        pace.started("a")  # its address is learned while it is in flight
        pace.reserve("b")
        pace.bind("a", "8.8.8.8")
        pace.reserve("a")
        clock.now += 0.2
        assert pace.due() is None
        pace.finished("a", answer())
        assert pace.next_ready() == 1001.0
        clock.now = 1001.0
        assert pace.due() == "b"

    def test_a_host_that_waits_when_its_address_is_learned_waits_on(self, clock: Clock) -> None:
        pace = make(clock)
        pace.reserve("a")
        pace.bind("a", "8.8.8.8")
        assert (pace.due(), pace.due()) == ("a", None)

    def test_a_neighbour_that_moves_away_leaves_the_others_on_one_address(
        self, clock: Clock
    ) -> None:
        """Had the address been forgotten with it, «late» would be asked beside «stays»."""
        pace = make(clock)
        pace.bind("stays", "8.8.8.8")
        turn(pace, clock, "stays")
        pace.bind("moves", "8.8.8.8")
        pace.bind("moves", "9.9.9.9")
        pace.bind("late", "8.8.8.8")
        pace.reserve("stays")
        pace.reserve("late")
        clock.now += 10
        pace.started(pace.due() or "")
        assert pace.due() is None

    def test_hosts_elsewhere_go_side_by_side(self, clock: Clock) -> None:
        pace = make(clock)
        for number in range(100):
            pace.bind(f"h{number}", f"8.8.8.{number}")
            pace.reserve(f"h{number}")
        going = set()
        while (host := pace.due()) is not None:
            pace.started(host)
            going.add(host)
        assert len(going) == 100


class TestTrouble:
    @pytest.mark.parametrize("hop", [answer(429), answer(500), answer(503), failure()])
    def test_backs_off_doubling_and_then_leaves_the_host_alone(
        self, clock: Clock, hop: Hop
    ) -> None:
        pace = make(clock)
        starts = [turn(pace, clock, "a", hop) for _ in range(5)]
        gaps = [after - before for before, after in pairwise(starts)]
        assert gaps == [2.0, 4.0, 8.0, 16.0]
        assert (pace.given_up("a") or "").startswith("5 troubles in a row, last: ")
        assert pace.reserve("a") is None
        assert pace.due() is None
        assert pace.next_ready() is None

    def test_one_good_answer_makes_all_well(self, clock: Clock) -> None:
        pace = make(clock)
        for _ in range(10):
            turn(pace, clock, "a", answer(503))
            turn(pace, clock, "a", answer(503))
            before = turn(pace, clock, "a", answer(200))
            assert turn(pace, clock, "a") == before + 1.0
        assert pace.given_up("a") is None

    @pytest.mark.parametrize("hop", [answer(404), answer(304), failure(lasting=True)])
    def test_what_lies_with_one_page_is_no_trouble(self, clock: Clock, hop: Hop) -> None:
        pace = make(clock)
        starts = [turn(pace, clock, "a", hop) for _ in range(20)]
        assert starts[-1] - starts[0] == 19.0

    def test_a_redirect_is_no_trouble(self, clock: Clock) -> None:
        hop = Redirect(REQUEST, REQUEST.url, 302, "http://b.example/", fetched_at=NOON)
        pace = make(clock)
        assert turn(pace, clock, "a", hop) + 1 == turn(pace, clock, "a", hop)

    def test_the_dice_spread_the_upper_half(self, clock: Clock) -> None:
        pauses = []
        for throw in (0.0, 0.5, 1.0):
            pace = Pace(clock=clock, dice=iter([throw, throw]).__next__)
            start = turn(pace, clock, "a", answer(500))
            pauses.append(turn(pace, clock, "a") - start)
        assert pauses == [1.0, 1.5, 2.0]

    def test_back_off_has_a_ceiling(self, clock: Clock) -> None:
        pace = make(clock, Manners(patience=2000))
        for _ in range(1500):
            before = turn(pace, clock, "a", answer(500))
        assert turn(pace, clock, "a") - before == 120.0

    def test_one_hosts_trouble_is_not_anothers(self, clock: Clock) -> None:
        pace = make(clock)
        for _ in range(5):
            turn(pace, clock, "a", failure())
        assert pace.given_up("b") is None
        assert pace.reserve("b") is not None


class TestRetryAfter:
    def test_seconds_are_obeyed_as_said(self, clock: Clock) -> None:
        pace = make(clock)
        start = turn(pace, clock, "a", answer(429, retry_after="37"), takes=0.5)
        assert turn(pace, clock, "a") == start + 0.5 + 37

    def test_a_date_is_obeyed(self, clock: Clock) -> None:
        date = "Mon, 23 Nov 2026 12:00:20 GMT"
        pace = make(clock)
        start = turn(pace, clock, "a", answer(503, retry_after=date))
        assert turn(pace, clock, "a") == start + 20

    def test_the_pace_is_kept_all_the_same(self, clock: Clock) -> None:
        pace = make(clock)
        start = turn(pace, clock, "a", answer(503, retry_after="0"))
        assert turn(pace, clock, "a") == start + 1

    def test_a_long_rest_means_another_run(self, clock: Clock) -> None:
        pace = make(clock)
        turn(pace, clock, "a", answer(503, retry_after="3600"))
        assert pace.given_up("a") == "asked to be left alone for 3600 s (Retry-After)"

    @pytest.mark.parametrize(
        ("value", "seconds"),
        [
            ("120", 120.0),
            (" 5 ", 5.0),
            ("1.5", 1.5),
            ("Mon, 23 Nov 2026 12:01:00 GMT", 60.0),
            ("Monday, 23-Nov-26 12:01:00 GMT", 60.0),  # RFC 850
            ("Mon Nov 23 12:01:00 2026", 60.0),  # asctime
            ("Mon, 23 Nov 2026 14:01:00 +0200", 60.0),
            ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
            ("", None),
            ("-5", None),
            ("soon", None),
            ("٣٠", None),
            ("9" * 400, None),
            ("Mon, 23 Nov 99999 12:01:00 GMT", None),
        ],
    )
    def test_is_read_in_all_its_forms(self, value: str, seconds: float | None) -> None:
        assert retry_after(answer(503, retry_after=value), NOON.timestamp()) == seconds

    def test_a_servers_wrong_clock_does_no_harm(self) -> None:
        theirs = datetime(1999, 1, 1, tzinfo=UTC)
        later = theirs.replace(minute=2)
        hop = answer(
            503,
            date=format_datetime(theirs, usegmt=True),
            retry_after=format_datetime(later, usegmt=True),
        )
        assert retry_after(hop, NOON.timestamp()) == 120.0

    def test_with_success_it_means_nothing(self) -> None:
        assert retry_after(answer(200, retry_after="99"), 0.0) is None


@settings(deadline=None, max_examples=300)
@given(st.integers(0, 2**32), st.integers(1, 6), st.sampled_from([0.0, 0.5, 1.0]))
def test_whatever_happens_no_address_is_hurried_and_nobody_is_forgotten(
    seed: int, size: int, delay: float
) -> None:
    random, clock = Random(seed), Clock()
    hops: list[Hop] = [answer(), answer(503), failure()]
    pace = make(clock, Manners(delay=delay, patience=99))
    machine = {f"h{number}": random.randint(0, 2) for number in range(size)}
    left = dict.fromkeys(machine, 6)
    for host, number in machine.items():
        pace.bind(host, f"8.8.8.{number}")
        pace.reserve(host)
    last: dict[int, float] = {}
    flying: dict[int, str] = {}
    while any(left.values()) or flying:
        due = pace.due()
        if due is not None and random.random() < 0.3:
            pace.reserve(due)  # not yet, after all
        elif due is not None:
            number = machine[due]
            assert number not in flying
            assert clock.now >= last.get(number, -1.0) + delay
            last[number], flying[number] = clock.now, due
            left[due] -= 1
            pace.started(due)
            if left[due]:
                pace.reserve(due)
        elif flying and random.random() < 0.5:
            number = random.choice(sorted(flying))
            clock.now += 0.25
            pace.finished(flying.pop(number), random.choice(hops))
        else:
            ready = pace.next_ready()
            assert ready is not None or flying, "somebody waits and is never called"
            clock.now = max(clock.now + 0.1, ready or 0.0)
    assert not any(left.values())


def test_thousands_of_hosts_side_by_side(clock: Clock) -> None:
    """5,000 hosts with ten requests each: were a turn to look at all hosts, this would take
    minutes. Each host at its own pace, all are through in ten rounds."""
    pace = make(clock)
    for number in range(5000):
        pace.bind(f"h{number}", f"8.{number // 250}.0.{number % 250}")
        pace.reserve(f"h{number}")
    served = 0
    while served < 50_000:
        due = pace.due()
        if due is None:
            clock.now = pace.next_ready() or clock.now
            continue
        pace.started(due)
        pace.finished(due, answer())
        pace.reserve(due)
        served += 1
    assert clock.now == 1009.0
