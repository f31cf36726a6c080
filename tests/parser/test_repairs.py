"""Early ends, letters escaped twice and kept line breaks are read as a browser shows them."""

from __future__ import annotations

import pytest

from scraper.parser.markup.repairs import keeping_by_lxml, open_end, signs
from scraper.parser.markup.tree import parse_tree
from tests.parser.making import PROSE, article, page, paragraphs


@pytest.mark.parametrize("end", ["</body>", "</html>", "</BODY></HTML>", "</body >\n</html>"])
def test_what_follows_the_end_of_an_earlier_document_is_read(end: str) -> None:
    text = page(above=f"<div>أعلى الصفحة</div>{end}")
    assert article(text).paragraphs == PROSE
    assert article(page(f"{paragraphs(PROSE[:2])}{end}{paragraphs(PROSE[2:])}")).paragraphs == PROSE


def test_two_documents_in_one_are_both_read() -> None:
    banner = "<html><head><title>شريط</title></head><body><div>إعلان</div></body></html>"
    assert article(banner + page()).paragraphs == PROSE


def test_the_end_of_a_page_stays_with_what_counters_write_behind_it() -> None:
    end = b"<p>a</p></body></html>\n<!-- cached 12:00 -->\n"
    assert open_end(end, signs(end)[0]) is end


def test_numeric_references_escaped_twice_are_letters() -> None:
    escaped = [
        "".join(f"&amp;#{ord(sign)};" if sign != " " else " " for sign in text) for text in PROSE
    ]
    assert article(page(paragraphs(tuple(escaped)))).paragraphs == PROSE


@pytest.mark.parametrize(
    ("tag", "end"),
    [
        ('<div style="white-space: pre-line">', "\n"),
        ('<div class="whitespace-pre-wrap">', "\n"),
        ("<pre>", "\r\n\r\n"),
    ],
)
def test_line_breaks_that_readers_see_part_paragraphs(tag: str, end: str) -> None:
    close = f"</{tag[1:4]}>"
    assert article(page(f"{tag}{end.join(PROSE)}{close}")).paragraphs == PROSE
    marked = f"<b>{PROSE[0]}</b>{end}{PROSE[1]}<i> </i>{end}{end.join(PROSE[2:])}"
    assert article(page(f"{tag}{marked}{close}")).paragraphs == PROSE


def test_the_screen_lines_of_a_wire_in_pre_are_no_paragraphs() -> None:
    text = "\n\n".join(sentence.replace("، ", "،\n") for sentence in PROSE)
    assert article(page(f"<pre>{text}</pre>")).paragraphs == PROSE


def test_a_style_sheet_that_keeps_breaks_somewhere_keeps_none_in_the_text() -> None:
    sheet = "<style>code { white-space: pre-wrap }</style>"
    wrapped = tuple(sentence.replace("، ", "،\n") for sentence in PROSE)
    assert article(page(sheet + paragraphs(wrapped))).paragraphs == PROSE


def test_breaks_may_be_kept_by_tag_style_or_class_and_by_no_other_attribute() -> None:
    tree = parse_tree(
        b"<pre>a</pre><p style='white-space:pre-line'>b</p><p class='x-pre-y'>c</p>"
        b"<p data-x='white-space:pre-line' class='pre'>d</p><span>e</span>"
    )
    assert tree is not None
    assert [element.text for element in keeping_by_lxml(tree)] == ["a", "b", "c"]
