"""Dated archives: the whole calendar from two links."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.fetcher.visiting.archives import MAX_PAGES, Template, find_template

E = "https://example.com"
DAY = date(2024, 1, 5)


@pytest.mark.parametrize(
    ("links", "page"),
    [
        (["/2024/05/", "/2024/04/"], "/2024/01/"),
        (["/archive/2024-05-03", "/archive/2024-05-02"], "/archive/2024-01-05"),
        (["/a?date=20240503", "/a?date=20240502"], "/a?date=20240105"),
        (["/a?d=2024-5-3&x=1", "/a?d=2024-11-12&x=1"], "/a?d=2024-1-5&x=1"),
        (["/?m=202405", "/?m=202404"], "/?m=202401"),
        (["/day/2024/12/13.html", "/day/2024/12/14.html"], "/day/2024/01/05.html"),
    ],
)
def test_two_links_show_how_the_site_writes_dates(links: list[str], page: str) -> None:
    template = find_template(E + link for link in links)
    assert template is not None
    assert template.url(DAY) == E + page


@pytest.mark.parametrize(
    "links",
    [
        ["/2024/05/03/a-title", "/2024/05/02/another-title"],
        ["/2024/05/"],
        ["/news/12345", "/news/12346"],
        ["/a?id=202413", "/a?id=202499"],
        ["/a?date=2024113", "/a?date=2024112"],
    ],
)
def test_articles_and_ids_are_no_archive(links: list[str]) -> None:
    assert find_template(E + link for link in links) is None


def test_pages_go_back_in_time_and_have_a_bound() -> None:
    days = Template(E + "/", "/", "/", padded=True, daily=True)
    assert list(days.pages(date(2024, 2, 28), date(2024, 3, 1))) == [
        E + "/2024/03/01/",
        E + "/2024/02/29/",
        E + "/2024/02/28/",
    ]
    assert sum(1 for _ in days.pages(date(1900, 1, 1), DAY)) == MAX_PAGES
    months = find_template(["/2024/05/", "/2024/04/"])
    assert months is not None
    assert sum(1 for _ in months.pages(date.min, DAY)) == MAX_PAGES
    assert list(Template(E + "/", "/", "/", padded=True, daily=False).pages(DAY, DAY)) == [
        E + "/2024/01/"
    ]
