"""Walls in front of a site, told from status, headers and address."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from scraper.fetcher.discovery.walls import refusal, wall, wall_in_page
from scraper.fetcher.wire.exchange import Purpose, Request, Response

URL = "https://example.com/"


def answer(
    status: int = 200, body: bytes = b"", url: str = URL, asked: str = URL, **headers: str
) -> Response:
    hops = () if url == asked else (asked,)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Response(
        Request(asked, Purpose.LISTING),
        url,
        status,
        named,
        body,
        fetched_at=datetime(2024, 5, 3, tzinfo=UTC),
        hops=hops,
    )


@pytest.mark.parametrize(
    "response",
    [
        answer(403, cf_mitigated="challenge"),
        answer(200, cf_mitigated="challenge"),
        answer(503, b"<title>Just a moment...</title>"),
        answer(403, b"<script src='/cdn-cgi/challenge-platform/x.js'>"),
        answer(429, b"<div class='g-recaptcha'>"),
        answer(202, x_amzn_waf_action="challenge"),
        answer(403, b"<iframe src='/_Incapsula_Resource?x'>"),
    ],
)
def test_challenges(response: Response) -> None:
    assert "a bot challenge" in (wall(response) or "")
    assert (refusal(response) or "").startswith("blocked: ")


@pytest.mark.parametrize(
    "url",
    [
        "https://consent.example.com/?continue=x",
        "https://example.com/consent?to=%2F",
        "https://guce.example.net/consent",
        "https://cdn.privacy-mgmt.com/index.html",
    ],
)
def test_consent_walls(url: str) -> None:
    assert "a consent wall" in (wall(answer(200, url=url)) or "")
    assert wall(answer(200, url=url, asked=url)) is None, "an article about consent is no wall"


def test_a_plain_refusal_names_its_status() -> None:
    assert wall(answer(403)) == "the server refuses us (status 403)"
    assert wall(answer(451)) == "the server refuses us (status 451)"


@pytest.mark.parametrize(
    "response",
    [
        answer(),
        answer(body="خبر عن captcha و Just a moment...".encode()),
        answer(304),
        answer(url="https://www.example.com/consensus-reached"),
    ],
)
def test_pages_are_no_walls(response: Response) -> None:
    assert wall(response) is None
    assert refusal(response) is None


LOGIN = b'<form><input name="u"><input name=p type="password"></form>'


def test_a_login_page_in_place_of_a_page_is_told_with_its_address() -> None:
    sent = answer(200, LOGIN, "https://example.com/login")
    assert wall_in_page(sent, links=True) == "blocked: a login page at https://example.com/login"
    assert wall_in_page(answer(200, LOGIN), links=False) == f"blocked: a login page at {URL}"


def test_a_page_that_also_lets_members_in_is_no_wall() -> None:
    assert wall_in_page(answer(200, LOGIN), links=True) is None
    assert wall_in_page(answer(200, b"<input type=search>", URL + "login"), links=True) is None


def test_errors_of_the_server_are_told_apart() -> None:
    assert refusal(answer(404)) == "not there (status 404)"
    assert refusal(answer(500)) == "status 500"
