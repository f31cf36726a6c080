"""Plain text of news pages, the user's specimen first of all."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.article import Article, Image
from scraper.outcome import Kind, Refusal
from scraper.page import Page
from scraper.parser.record import parse

SPECIMEN = Path(__file__).parents[2] / "seeds" / "specimen.txt"
AT = datetime(2025, 3, 9, 12, tzinfo=UTC)
OPENING = "أعلنت بلدية الوادي إعادة فتح الجسر القديم أمام السيارات والمشاة بعد عامين من الترميم."
NEXT = "وقال رئيس البلدية إن الكلفة لم تتجاوز ما رصد لها في موازنة العام الماضي."


def read(text: str | bytes) -> Article | Refusal:
    body = text if isinstance(text, bytes) else text.encode()
    headers = {"content-type": "text/plain; charset=utf-8"}
    return parse(Page("file:///page.txt", body, headers, AT))


@pytest.fixture
def specimen() -> Article:
    article = read(SPECIMEN.read_bytes())
    assert isinstance(article, Article)
    return article


def test_the_specimen_gives_its_first_line_as_headline(specimen: Article) -> None:
    assert specimen.headline == SPECIMEN.read_text("utf-8").splitlines()[0]


def test_the_specimens_cut_off_line_is_the_lead_and_not_in_the_body(specimen: Article) -> None:
    assert specimen.lead is not None
    assert specimen.lead.endswith("القادمة،...")
    assert specimen.lead not in specimen.paragraphs


def test_the_specimens_caption_is_a_picture_whole_with_its_date(specimen: Article) -> None:
    (picture,) = specimen.images
    assert picture.url is None
    assert picture.caption is not None
    assert picture.caption.endswith("13 كانون الثاني 2020")


def test_the_specimen_has_neither_date_nor_dateline(specimen: Article) -> None:
    assert (specimen.published, specimen.modified, specimen.dateline) == (None, None, None)


def test_the_specimen_has_ten_paragraphs_and_its_section_as_printed(specimen: Article) -> None:
    assert len(specimen.paragraphs) == 10
    assert specimen.sections == ("أخبارمن سوريا",)
    assert "أخبار متعلقة" not in " ".join(specimen.paragraphs)


def test_a_dateline_is_taken_off_and_a_byline_and_date_are_read() -> None:
    article = read(f"عنوان الخبر\nكتب: سالم باوزير\n9 شباط 2020\nدمشق - سانا\n{OPENING}\n{NEXT}")
    assert isinstance(article, Article)
    assert article.authors == ("سالم باوزير",)
    assert article.published is not None
    assert article.published.isoformat() == "2020-02-09"


@pytest.mark.parametrize("line", ["3 أيار 2044", "9 شباط 1920", "11 آذار 2025"])
def test_a_date_in_the_future_or_from_before_the_web_is_not_believed(line: str) -> None:
    article = read(f"عنوان الخبر\n{line}\n{OPENING}\n{NEXT}")
    assert isinstance(article, Article)
    assert article.published is None
    assert article.paragraphs == (OPENING, NEXT)


def test_labels_own_what_follows_them() -> None:
    article = read(
        f"عنوان الخبر\n{OPENING}\n{NEXT}\nالوسوم\nجسور\nأقسام\nمحليات\nأخبار متعلقة\nخبر آخر"
    )
    assert isinstance(article, Article)
    assert (article.sections, article.tags) == (("محليات",), ("جسور",))
    assert article.paragraphs == (OPENING, NEXT)


def test_a_headline_alone_is_an_article_without_a_body() -> None:
    refusal = read("عنوان الخبر وحده في الصفحة")
    assert isinstance(refusal, Refusal)
    assert refusal.kind is Kind.EMPTY


def test_nothing_is_empty() -> None:
    refusal = read("  \n\n ")
    assert isinstance(refusal, Refusal)
    assert refusal.kind is Kind.EMPTY


def test_text_in_another_language_is_refused() -> None:
    refusal = read("The bridge is open\nThe old bridge was opened again today after two years.")
    assert isinstance(refusal, Refusal)
    assert refusal.kind is Kind.NOT_ARABIC


def test_a_caption_has_no_credit_made_up(specimen: Article) -> None:
    assert specimen.images == (Image(None, specimen.images[0].caption, None),)
