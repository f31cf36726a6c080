"""The Python API over the network."""

from __future__ import annotations

import asyncio
import dataclasses
from pathlib import Path

import pytest

import scraper
from scraper.pipeline.options import Options, Settings
from tests.program import article
from tests.site.server import Answer, Server


def test_scrape_gives_an_article_or_says_why_there_is_none() -> None:
    with Server() as server:
        server.answers["/1"] = Answer(article())
        server.answers["/old"] = Answer(b"", 301, {"Location": "/1"})
        found = scraper.scrape(f"{server.url}/old", delay=0)
        missing = scraper.scrape(f"{server.url}/2", delay=0)
    assert isinstance(found, scraper.Article)
    assert (found.headline, found.url) == ("افتتاح مدرسة جديدة في ريف دمشق", f"{server.url}/1")
    assert not missing
    assert isinstance(missing, scraper.Refusal)
    assert missing.kind is scraper.Kind.GONE


def test_everything_may_be_called_in_threads() -> None:
    async def together() -> list[scraper.Article | scraper.Refusal]:
        scraped = [asyncio.to_thread(scraper.scrape, f"{server.url}/1", delay=0) for _ in range(3)]
        parsed = [asyncio.to_thread(scraper.parse, article(), f"{server.url}/1") for _ in range(3)]
        return await asyncio.gather(*scraped, *parsed)

    with Server() as server:
        server.answers["/1"] = Answer(article())
        found = asyncio.run(together())
    assert [type(each) for each in found] == [scraper.Article] * 6


def test_scrape_never_follows_a_redirect_to_a_machine_that_the_user_did_not_name() -> None:
    with Server() as named, Server("127.0.0.2") as other:
        named.answers["/1"] = Answer(b"", 302, {"Location": f"{other.url}/secret"})
        other.answers["/secret"] = Answer(article())
        result = scraper.scrape(f"{named.url}/1", delay=0)
        assert isinstance(result, scraper.Refusal)
        assert "loopback" in result.reason
        assert other.trace == []


@pytest.mark.parametrize("url", ["", "ftp://a.example/", "nonsense", "http://"])
def test_what_is_no_address_is_the_callers_error(url: str) -> None:
    with pytest.raises(scraper.AddressError):
        scraper.scrape(url)


def test_crawl_gives_articles_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with Server() as server:
        links = "".join(
            f'<li><a href="/news/2024/{n}">خبر رقم {n} من ريف دمشق اليوم</a></li>' for n in range(8)
        )
        server.answers["/"] = Answer(f"<title>صحيفة</title><ul>{links}</ul>".encode())
        for number in range(8):
            page = article(f"خبر رقم {number} من ريف دمشق اليوم")
            server.answers[f"/news/2024/{number}"] = Answer(
                page.replace("خمسمئة".encode(), b"%d" % number)
            )
        articles = scraper.crawl([f"{server.url}/"], delay=0)
        first = next(articles)
        assert first.headline.startswith("خبر رقم")
        assert list(tmp_path.iterdir())
        assert len({one.url for one in articles} | {first.url}) == 8
    assert not list(tmp_path.iterdir())


def test_a_crawl_that_is_left_early_stops_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    with Server() as server:
        server.answers["/feed"] = Answer(b"", 404)
        links = "".join(
            f'<li><a href="/news/2024/{n}">خبر رقم {n} من ريف دمشق اليوم</a></li>' for n in range(8)
        )
        server.answers["/"] = Answer(f"<title>صحيفة</title><ul>{links}</ul>".encode())
        for number in range(8):
            server.answers[f"/news/2024/{number}"] = Answer(
                article(f"خبر رقم {number} من الريف"), wait=0.1
            )
        articles = scraper.crawl([f"{server.url}/"], delay=0)
        next(articles)
        articles.close()  # type: ignore[attr-defined]
        asked = len(server.trace)
    assert asked < 25
    assert not list(tmp_path.iterdir())


def test_wrong_arguments_are_told() -> None:
    with pytest.raises(scraper.UsageError, match="list"):
        scraper.run("https://a.example/")
    with pytest.raises(scraper.UsageError, match="out"):
        scraper.crawl(["https://a.example/"], out="a.jsonl")
    with pytest.raises(scraper.UsageError, match="limit"):
        scraper.crawl(["https://a.example/"], limit=-1)
    with pytest.raises(scraper.SeedError):
        scraper.run([Path("nowhere.toml")])
    with pytest.raises(scraper.UsageError, match="limit"):
        scraper.run(["https://a.example/"], limit=0)


def test_files_may_be_named_by_strings(tmp_path: Path) -> None:
    named = {name: str(tmp_path / name) for name in ("out", "memory", "report", "metrics")}
    with Server() as server:
        server.answers["/"] = Answer(article())
        report = scraper.run([f"{server.url}/"], delay=0, **named)  # type: ignore[arg-type]
    assert report.out == named["out"]
    assert {each.name for each in tmp_path.iterdir()} >= set(named)


def test_a_setting_is_a_field_of_options_and_the_other_way_round() -> None:
    assert set(Settings.__annotations__) == {field.name for field in dataclasses.fields(Options)}
