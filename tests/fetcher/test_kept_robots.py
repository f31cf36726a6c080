"""How long a robots.txt holds, and what holds while it cannot be reached."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.fetcher.turns.kept_robots import DAY, MONTH, REST, KeptRobots, robots_url
from scraper.fetcher.wire.exchange import Failure, Purpose, Response
from scraper.outcome import Kind
from scraper.page import utc_now

URL = "https://news.example/robots.txt"
CLOSED = b"User-agent: *\nDisallow: /closed"
NOW = 1_800_000_000.0


def answer(status: int, body: bytes = b"", **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = KeptRobots(URL).request()
    return Response(request, URL, status, named, body, fetched_at=utc_now())


def failure(status: int | None = None) -> Failure:
    return Failure(KeptRobots(URL).request(), Kind.FAILED, "x", URL, status, lasting=False)


def opens(kept: KeptRobots, path: str, now: float = NOW) -> bool:
    return kept.rules("us", now).allows(f"https://news.example{path}")


@pytest.fixture
def kept() -> KeptRobots:
    given = answer(200, CLOSED, etag='"1"', last_modified="Mon, 23 Nov 2026 00:00:00 GMT")
    return KeptRobots(URL).after(given, NOW)


@pytest.mark.parametrize(
    ("url", "robots"),
    [
        ("https://news.example/a/b?c", "https://news.example/robots.txt"),
        ("http://news.example:8080/", "http://news.example:8080/robots.txt"),
        ("http://[::1]:80", "http://[::1]:80/robots.txt"),
    ],
)
def test_each_scheme_host_and_port_has_its_own(url: str, robots: str) -> None:
    assert robots_url(url) == robots


class TestADay:
    def test_unknown_is_to_be_asked_for_without_conditions(self) -> None:
        kept = KeptRobots(URL)
        assert not kept.fresh(NOW)
        request = kept.request()
        assert (request.purpose, request.etag, request.last_modified) == (
            Purpose.ROBOTS,
            None,
            None,
        )

    def test_holds_for_a_day(self, kept: KeptRobots) -> None:
        assert kept.fresh(NOW)
        assert kept.fresh(NOW + DAY - 1)
        assert not kept.fresh(NOW + DAY)

    def test_a_clock_set_back_keeps_nothing_for_ever(self, kept: KeptRobots) -> None:
        assert not kept.fresh(NOW - 3600)

    def test_then_it_is_asked_for_conditionally(self, kept: KeptRobots) -> None:
        request = kept.request()
        assert request.etag == '"1"'
        assert request.last_modified == "Mon, 23 Nov 2026 00:00:00 GMT"

    def test_not_modified_is_another_day(self, kept: KeptRobots) -> None:
        later = kept.after(answer(304), NOW + DAY)
        assert later.fresh(NOW + 2 * DAY - 1)
        assert not opens(later, "/closed")
        assert later.etag == '"1"'

    def test_a_new_one_replaces_it(self, kept: KeptRobots) -> None:
        later = kept.after(answer(200, b""), NOW + DAY)
        assert opens(later, "/closed")
        assert later.etag is None

    @pytest.mark.parametrize("gone", [answer(404), answer(403), failure(302)])
    def test_none_is_open_for_a_day(self, kept: KeptRobots, gone: Response | Failure) -> None:
        """Failure(302): the redirects went on and on (section 2.3.1.2)."""
        later = kept.after(gone, NOW + DAY)
        assert opens(later, "/closed")
        assert later.fresh(NOW + DAY + 1)
        assert later.request().etag is None


class TestUnreachable:
    @pytest.mark.parametrize("bad", [answer(500), answer(503), answer(429), failure()])
    def test_without_a_copy_all_is_closed_for_a_month(self, bad: Response | Failure) -> None:
        kept = KeptRobots(URL).after(bad, NOW).after(bad, NOW + DAY)
        assert not kept.fresh(NOW + 1)
        assert not opens(kept, "/", NOW + DAY)
        assert not opens(kept, "/", NOW + MONTH - 1)
        assert opens(kept, "/", NOW + MONTH)

    def test_it_rests_for_as_long_as_it_has_been_so_and_at_most_six_hours(self) -> None:
        kept = KeptRobots(URL).after(failure(), NOW)
        assert kept.rests_until(NOW + 1) is None, "it may have been a moment's trouble"
        kept = kept.after(answer(500), NOW + 300)
        assert kept.rests_until(NOW + 301) == NOW + 600
        assert kept.rests_until(NOW + 600) is None
        assert kept.rests_until(NOW + 299) is None, "a clock set back keeps nothing for ever"
        kept = kept.after(failure(), NOW + 10 * DAY)
        assert kept.rests_until(NOW + 10 * DAY + 1) == NOW + 10 * DAY + REST
        assert kept.after(answer(404), NOW + 11 * DAY).rests_until(NOW + 11 * DAY + 1) is None

    def test_a_missing_network_is_not_held_against_the_server(self) -> None:
        """It would be left alone, or after a month be taken for open, with the network back."""
        kept, offline = KeptRobots(URL), replace(failure(), unasked=True)
        for at in (NOW, NOW + 3600, NOW + 2 * MONTH):
            kept = kept.after(offline, at)
            assert kept.trouble == "x"
            assert not opens(kept, "/", at)
            assert kept.rests_until(at + 1) is None

    def test_a_server_that_asked_for_a_rest_gets_it_up_to_a_day(self, kept: KeptRobots) -> None:
        asked = replace(kept, rests=NOW + 7200)
        assert asked.rests_until(NOW) == NOW + 7200
        assert asked.rests_until(NOW + 7200) is None
        assert asked.rests_until(NOW - 2 * DAY) is None, "a clock set back keeps nothing for ever"
        assert asked.after(answer(304), NOW + 1).rests_until(NOW + 1) is None
        assert asked.after(failure(), NOW + 1).rests_until(NOW + 2) == NOW + 7200

    @pytest.mark.parametrize("bad", [answer(500), failure()])
    def test_a_copy_from_before_holds_on(self, kept: KeptRobots, bad: Response | Failure) -> None:
        later = kept.after(bad, NOW + DAY)
        assert not later.fresh(NOW + DAY)
        for now in (NOW + DAY, NOW + 10 * MONTH):
            assert opens(later, "/open", now)
            assert not opens(later, "/closed", now)

    def test_the_first_good_answer_ends_it(self, kept: KeptRobots) -> None:
        later = kept.after(failure(), NOW).after(answer(304), NOW + 5)
        assert later.fresh(NOW + 6)
        assert later.unreachable_since is None

    def test_not_modified_without_a_copy_says_nothing(self) -> None:
        assert not opens(KeptRobots(URL).after(answer(304), NOW), "/")


class TestMemory:
    def test_comes_back_as_it_was(self, kept: KeptRobots) -> None:
        for state in (kept, KeptRobots(URL), kept.after(failure(), NOW + DAY)):
            text = state.to_json()
            assert "\n" not in text
            assert KeptRobots.from_json(URL, text) == state

    def test_bytes_of_any_kind_come_back(self, kept: KeptRobots) -> None:
        state = replace(kept, body=bytes(range(256)))
        assert KeptRobots.from_json(URL, state.to_json()).body == bytes(range(256))

    def test_another_addresss_is_not_taken(self, kept: KeptRobots) -> None:
        other = "https://other.example/robots.txt"
        assert KeptRobots.from_json(other, kept.to_json()) == KeptRobots(other)

    @pytest.mark.parametrize(
        "text",
        [None, "", "x", "{}", "[]", "null", '"x"', '{"body": 1}', '{"body": "x", "url": 1}'],
    )
    def test_damage_means_asking_again(self, text: str | None) -> None:
        assert KeptRobots.from_json(URL, text) == KeptRobots(URL)

    @given(st.sampled_from(["status", "etag", "settled_at", "unreachable_since", "tried_at",
                            "rests", "trouble", "body", "more"]),
           st.none() | st.text(max_size=5) | st.lists(st.integers(), max_size=2))  # fmt: skip
    def test_a_wrong_value_anywhere_does_no_harm(self, key: str, value: object) -> None:
        state = json.loads(KeptRobots(URL).after(answer(200, CLOSED), NOW).to_json())
        kept = KeptRobots.from_json(URL, json.dumps(state | {key: value}))
        kept.fresh(NOW)
        kept.rests_until(NOW)
        kept.rules("us", NOW).allows("https://news.example/")
        kept.after(failure(), NOW)
