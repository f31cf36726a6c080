"""What is said to people: fit for a terminal, and to the point."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.cli.display import Lines, last_line, problems, site_line
from scraper.cli.voice import Voice
from scraper.outcome import Kind, Outcome
from scraper.pipeline.report import Report
from scraper.pipeline.tally import SiteTally
from scraper.pipeline.why import why
from scraper.words import fit_json, one_line


@given(st.text(st.characters(), max_size=400))
def test_one_line_is_one_printable_line(text: str) -> None:
    line = one_line(text)
    line.encode()  # no lone surrogate
    assert len(line.splitlines()) <= 1
    assert all(character.isprintable() or character in "\u200c\u200d" for character in line)
    assert len(line) <= 300
    assert one_line(line) == line


def test_a_name_that_the_c_locale_could_not_decode_is_read_as_utf_8() -> None:
    name = "مقالات.jsonl".encode().decode("ascii", "surrogateescape")
    assert one_line(f"writing to {name}") == "writing to مقالات.jsonl"
    assert one_line("a\udcff\ud800b") == "a\ufffd b"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_fit_json_keeps_the_data_and_no_control(text: str) -> None:
    line = json.dumps({"a": text}, ensure_ascii=False).encode()
    fit = fit_json(line)
    assert json.loads(fit) == {"a": text}
    assert not any(ord(c) < 0x20 or 0x7F <= ord(c) <= 0x9F for c in fit.decode())


def tally(*ends: tuple[Kind, str], summary: str = "", **more: object) -> SiteTally:
    made = SiteTally("a.example", finished=True, requests=7, seconds=3.2)
    for number, (kind, reason) in enumerate(ends):
        made.add(Outcome("a.example", f"https://a.example/{number}", kind, reason))
    for name, value in more.items():
        setattr(made, name, value)
    made.why = why(made, summary)
    return made


def report(*sites: SiteTally, **more: object) -> Report:
    settings = {
        "started": datetime(2024, 5, 3, tzinfo=UTC),
        "seconds": 5.0,
        "out": "a.jsonl",
        **more,
    }
    return Report(sites=sites, **settings)  # type: ignore[arg-type]


GONE, FAILED, WRITTEN = (
    (Kind.GONE, "status 404"),
    (Kind.FAILED, "it fell silent"),
    (Kind.WRITTEN, ""),
)
BLOCKED = (Kind.BLOCKED, "a challenge")


@pytest.mark.parametrize(
    ("site", "words"),
    [
        (tally(WRITTEN, GONE), ""),
        (tally(), "nothing was found to ask for"),
        (tally(summary="no source is due"), "no source is due"),
        (tally(GONE, GONE), "no article: of the addresses asked, 2 are gone (status 404)"),
        (
            tally(BLOCKED, BLOCKED, GONE, summary="1 feed with 3 entries"),
            "no article: of the addresses asked, 2 were blocked by the site (a challenge), "
            "1 is gone (status 404). 1 feed with 3 entries",
        ),
        (
            tally(FAILED, FAILED, (Kind.FAILED, "other")),
            "no article: of the addresses asked, 3 failed (mostly it fell silent)",
        ),
    ],
)
def test_why_a_site_gave_nothing(site: SiteTally, words: str) -> None:
    assert site.why == words


@pytest.mark.parametrize(
    ("made", "status"),
    [
        (report(), 0),
        (report(tally()), 0),
        (report(tally(WRITTEN, GONE, BLOCKED)), 0),
        (report(tally(WRITTEN, FAILED)), 1),
        (report(tally(unreadable=True)), 1),
        (report(tally(WRITTEN), tally(unreadable=True)), 1),
        (report(tally(WRITTEN, unreadable=True)), 0),
        (report(tally(WRITTEN), fail_under=1), 0),
        (report(tally(WRITTEN), fail_under=2), 1),
        (report(tally(WRITTEN), stopped="deadline"), 0),
        (report(tally(WRITTEN), stopped="SIGTERM"), 1),
    ],
)
def test_the_exit_status(made: Report, status: int) -> None:
    assert made.exit_status == status
    assert bool(problems(made)) == bool(status), "what is not well is told, and nothing else"


def test_hostile_reasons_do_not_make_the_tally_grow() -> None:
    made = SiteTally("a.example")
    for number in range(10_000):
        made.add(Outcome("a.example", "", Kind.FAILED, f"reason {number}"))
    assert len(made.reasons) <= 21
    assert sum(made.reasons.values()) == 10_000


def test_a_site_and_a_run_in_a_line() -> None:
    site = tally(GONE, WRITTEN, WRITTEN)
    assert site_line(site) == "a.example: 2 articles written, 1 is gone; 7 requests, 3 s"
    assert last_line(report(site)) == "2 articles written to a.jsonl; 1 is gone (1 site, 5 s)."
    assert last_line(report(tally())) == "nothing new for a.jsonl (1 site, 5 s)."


def test_of_many_failing_sites_some_are_named_on_lines_of_their_own() -> None:
    made = report(tally(WRITTEN), *(tally(FAILED) for _ in range(200)))
    *named, rest = problems(made)
    assert len(named) == 10
    assert all(line.startswith("a.example: no article") for line in named)
    assert rest == "190 more sites with failures: --report FILE tells how every address ended"


def test_when_no_site_can_be_read_the_network_is_asked_about() -> None:
    made = report(*(tally(FAILED) for _ in range(200)))
    (told,) = problems(made)
    assert "not one of the 200 sites could be read; is this machine on the network?" in told
    assert len(told) < 300


def test_a_long_run_says_now_and_then_how_far_it_is() -> None:
    said, now = io.StringIO(), [0.0]
    lines = Lines(Voice(stream=said), clock=lambda: now[0])
    lines.begin(3, "a.jsonl")
    for second in range(0, 190, 10):
        now[0] = second
        lines.ended(Outcome("a.example", "", Kind.WRITTEN), tally(WRITTEN))
    assert said.getvalue().count("…") == 3
    assert "7 articles written, 0 of 3 sites over" in said.getvalue()
