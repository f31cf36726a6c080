"""Pages of page builders, which call every element a widget, and old pages that tell no title."""

from __future__ import annotations

import pytest

from tests.parser.making import PROSE, TITLE, article, json_ld, news, page, paragraphs

NAME = "صحيفة الوادي"
LEAD = "رئيس البلدية: المهندسون حافظوا على الحجارة الأصلية للجسر"


def built(below: str = "") -> str:
    """A page by Elementor: each part a widget, the latest articles beside the text."""
    return f"""<!DOCTYPE html><html lang="ar"><head><title>{TITLE} – {NAME}</title></head><body>
    <div class="elementor elementor-location-header"><nav><a href="/">الرئيسية</a></nav></div>
    <div class="elementor elementor-location-single"><div class="e-con">
    <div class="elementor-widget elementor-widget-theme-post-title"><h1>{TITLE}</h1></div>
    <div class="elementor-widget elementor-widget-text"><h2>{LEAD}</h2></div>
    <div class="elementor-widget elementor-widget-post-info"><ul><li>3 فبراير 2025</li></ul></div>
    <div class="elementor-widget elementor-widget-theme-post-content">
    <div class="elementor-widget-container">{paragraphs()}</div></div></div>{below}</div>
    <div class="elementor-location-footer">© {NAME}</div></body></html>"""


def test_a_lead_in_a_builder_s_widget_is_one() -> None:
    got = article(built())
    assert got.lead == LEAD
    assert got.paragraphs == (LEAD, *PROSE)


def test_the_first_picture_of_a_list_below_the_text_is_not_the_article_s() -> None:
    listed = '<div class="e-con"><div><a href="/p/1"><img src="/t/1.jpg"></a></div></div>'
    assert article(built(below=listed)).images == ()


def test_a_picture_that_closes_the_text_is_the_article_s() -> None:
    for picture in ('<img src="/t/1.jpg">', '<a href="/t/1.jpg"><img src="/t/1.jpg"></a>'):
        got = article(page(f'<div class="text">{paragraphs()}<p>{picture}</p></div>'))
        assert [image.url for image in got.images] == ["https://www.alwadi.example/t/1.jpg"]


@pytest.mark.parametrize("footer", [f"<footer>{NAME}</footer>", f"<div>© {NAME} 2025</div>"])
def test_the_site_s_name_in_title_and_footer_is_not_the_headline(footer: str) -> None:
    source = f"""<html><head><title>{NAME}</title></head><body><div><a href="/">1</a></div>
    <div><h1>{TITLE}</h1><div>{paragraphs()}</div></div>{footer}</body></html>"""
    got = article(source)
    assert got.headline == TITLE
    assert got.paragraphs == PROSE


def test_a_headline_that_a_line_break_divides_is_one() -> None:
    half = TITLE.index(" بعد")
    broken = f"{TITLE[:half]}<br>{TITLE[half + 1 :]}"
    source = f"""<html><head><title>{NAME} - {TITLE}</title></head><body><table><tr><td>
    <div><span style="font-size:20px">{broken}</span></div><div>3 فبراير 2025</div>
    <div>{"<br><br>".join(PROSE)}</div></td></tr></table></body></html>"""
    got = article(source)
    assert (got.headline, got.publisher) == (TITLE, NAME)
    assert got.paragraphs == PROSE


@pytest.mark.parametrize("name", ["tools", "social-bar", "header-info", "print-tools"])
def test_the_day_between_lead_and_text_may_stand_in_a_bar_of_tools(name: str) -> None:
    day = f'<div class="{name}"><span>3 فبراير 2025</span></div>'
    got = article(page(f"<div><p>{LEAD}</p></div>{day}<div>{paragraphs()}</div>"))
    assert str(got.published) == "2025-02-03"
    assert (got.lead, got.paragraphs) == (LEAD, (LEAD, *PROSE))


def test_a_lead_in_a_box_of_the_article_s_header_is_text() -> None:
    lead = f'<div class="header-content"><p>{LEAD} كما وعدوا.</p></div>'
    got = article(page(f"{lead}<div>3 فبراير 2025</div><div>{paragraphs()}</div>"))
    assert got.paragraphs == (f"{LEAD} كما وعدوا.", *PROSE)


def test_an_address_that_no_script_filled_in_is_none() -> None:
    got = article(page(head='<link rel="canonical" href="{{ url }}">'))
    assert got.canonical_url is None


def test_an_agency_that_data_call_the_author_is_not_the_publisher() -> None:
    agency = {"@type": "Organization", "name": "وكالة الأناضول"}
    got = article(page(head=json_ld(news(headline=TITLE, author=agency))))
    assert (got.publisher, got.authors) == (NAME, ("وكالة الأناضول",))
    site = {"@type": "Organization", "name": NAME}
    got = article(page(head=json_ld(news(headline=TITLE, author=site)), title=f"{TITLE} - {NAME}"))
    assert (got.publisher, got.authors) == (NAME, ())


def test_a_time_element_over_the_menu_is_the_day_of_the_visit() -> None:
    top = '<header><time datetime="2025-03-09T11:00:00+03:00">الأحد 9 مارس</time></header>'
    source = page().replace("<nav>", f"{top}<nav>")
    assert article(source).published is None
    above = '<time datetime="2025-03-07T11:00:00+03:00">الجمعة 7 مارس</time>'
    assert article(page(above=above)).published is not None
