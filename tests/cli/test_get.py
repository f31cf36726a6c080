"""``scraper get``: single articles, politely."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.program import article, scraper
from tests.site.server import Answer, Server


def test_get_prints_records_and_names_what_gave_none_with_the_reason() -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        server.answers["/2"] = Answer(b"<title>x</title><p>nothing here")
        said = scraper(
            "get", "--delay", "0", f"{server.url}/1", f"{server.url}/2", f"{server.url}/3"
        )
    records = [json.loads(line) for line in said.out.splitlines()]
    assert [record["headline"] for record in records] == ["افتتاح مدرسة جديدة في ريف دمشق"]
    assert said.status == 1
    assert f"{server.url}/3: gone: the server answered 404" in said.err
    assert f"{server.url}/2: " in said.err


def test_get_reads_addresses_from_standard_input_and_goes_on_after_a_bad_one() -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        lines = f"\ufeff# saved yesterday\n\nnot an address\n\u202b{server.url}/1\u202c\n"
        said = scraper("get", "--delay", "0", "-", f"\u200f{server.url}/9", stdin=lines.encode())
    assert len(said.out.splitlines()) == 1
    assert f"{server.url}/9: gone" in said.err
    assert "not an address" in said.err
    assert "saved yesterday" not in said.err, "a mark of the byte order is no part of a line"
    assert said.status == 1


def test_get_keeps_the_pages_where_it_is_told_but_for_those_that_ask_not_to_be(
    tmp_path: Path,
) -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        server.answers["/2"] = Answer(article(more='<meta name="robots" content="noarchive">'))
        urls = f"{server.url}/1", f"{server.url}/2"
        said = scraper("get", "--delay", "0", "--warc", "a.warc.gz", *urls, folder=tmp_path)
    assert scraper("parse", "a.warc.gz", folder=tmp_path).out == said.out


def test_a_page_is_read_with_the_seed_of_its_site_as_a_run_would(tmp_path: Path) -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        site = server.url.removeprefix("http://")
        (tmp_path / "seeds").mkdir()
        seed = f'home = "{server.url}/"\nname = "صحيفة المثال"\nzone = "Asia/Damascus"\n'
        (tmp_path / "seeds" / f"{site}.toml").write_text(seed, encoding="utf-8")
        url = f"{server.url}/1"
        got = scraper("get", "--delay", "0", "--warc", "a.warc.gz", url, folder=tmp_path)
    (record,) = map(json.loads, got.out.splitlines())
    assert record["publisher"] == "صحيفة المثال"
    assert scraper("parse", "a.warc.gz", folder=tmp_path).out == got.out
    (tmp_path / "seeds" / f"{site}.toml").write_text("home = 1", encoding="utf-8")
    faulty = scraper("parse", "a.warc.gz", folder=tmp_path)
    assert (faulty.status, faulty.out) == (2, "")
    assert f"{site}.toml:1: home: " in faulty.err


def test_get_asks_robots_txt_first_and_obeys_it() -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        server.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /1")
        said = scraper("get", f"{server.url}/1")
        assert server.paths() == ["/robots.txt"]
    assert "forbidden: robots.txt closes this address" in said.err


@pytest.mark.parametrize(
    ("headers", "more"),
    [({"X-Robots-Tag": "noarchive"}, ""), ({}, '<meta name="robots" content="none">')],
)
def test_a_pages_own_robots_directives_are_obeyed_unless_the_user_says_otherwise(
    headers: dict[str, str], more: str
) -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article(more=more), headers=headers)
        obeyed = scraper("get", "--delay", "0", f"{server.url}/1")
        read = scraper("get", "--delay", "0", "--no-page-robots", f"{server.url}/1")
    assert (obeyed.status, obeyed.out) == (1, "")
    assert "asks not to be kept" in obeyed.err
    assert read.status == 0, read.err


def test_the_user_agent_is_honest_and_has_a_contact() -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        scraper("get", "--delay", "0", "--contact", "mailto:me@a.example", f"{server.url}/1")
        agents = {asked.headers["user-agent"] for asked in server.trace}
    assert len(agents) == 1
    assert re.fullmatch(r"arabic-news-scraper/[\w.]+ \(\+mailto:me@a\.example\)", agents.pop())


def test_get_passes_over_a_line_in_another_charset_and_asks_nobody_for_it() -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        lines = f"{server.url}/خبر\n".encode("windows-1256") + f"{server.url}/1\n".encode()
        said = scraper("get", "--delay", "0", "-", f"{server.url}/1", stdin=lines)
        assert set(server.paths()) == {"/robots.txt", "/1"}
    assert "standard input, line 1: is not UTF-8; save the addresses as UTF-8" in said.err
    assert said.status == 1
