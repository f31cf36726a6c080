"""The Arabic comes out right whatever header, declaration and bytes say of it, or not at all."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from scraper.article import Article
from scraper.demo import pages
from scraper.parser.markup.tree import MAX_INFLATED, UnreadableError, parse_tree, to_utf8
from scraper.parser.record import parse
from tests.parser.making import PROSE, TITLE, answer, article, page, paragraphs, refusal

PAGE = page()
BARE = PAGE.replace('<meta charset="utf-8">', "")
DECLARED = '<meta charset="{}">'


def declaring(charset: str) -> str:
    return PAGE.replace("utf-8", charset, 1) if charset else BARE


def is_right(got: Article) -> bool:
    return got.headline == TITLE and got.paragraphs == PROSE


@pytest.mark.parametrize("header", ["", "utf-8", "windows-1256", "iso-8859-1", "iso-8859-6", "no"])
@pytest.mark.parametrize("declared", ["", "utf-8", "windows-1256", "iso-8859-1", "unknown-9"])
@pytest.mark.parametrize("true", ["utf-8", "cp1256", "iso8859_6", "utf-16", "utf-16-le"])
def test_the_bytes_decide_whatever_is_declared(true: str, declared: str, header: str) -> None:
    data = declaring(declared).encode(true, "xmlcharrefreplace")
    headers = {"Content-Type": f"text/html; charset={header}"} if header else {}
    assert is_right(article(data, headers=headers))


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_believed_and_leaves_nothing_behind(codec: str) -> None:
    got = article(declaring("windows-1256").encode(codec))
    assert is_right(got)
    assert "\ufeff" not in got.to_json()


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(codec: str) -> None:
    assert is_right(article(PAGE.encode(codec)))


@pytest.mark.parametrize("bad", [b"\xff", b"\xd9", b"\xe2\x80", b"\xc0\xaf", b"\xf5\x80\x80\x80"])
def test_a_few_bad_bytes_do_not_make_utf_8_another_encoding(bad: bytes) -> None:
    data = PAGE.encode().replace("وقال".encode(), bad + "وقال".encode())
    got = article(data, headers={"content-type": "text/html; charset=windows-1256"})
    assert got.headline == TITLE
    assert got.paragraphs[0] == PROSE[0]
    assert "\ufffd" not in got.to_json()
    assert got.paragraphs[1].endswith(PROSE[1][6:])


def test_a_short_page_with_a_broken_stretch_is_still_utf_8() -> None:
    """One letter in fifty broken: a few bytes weigh much where the page is short."""
    broken = b"\xd8\xff\xfe\xc0\xaf\xed\xa0\x80 \xed\xb0\x80"
    text = f"<p>{PROSE[0]} {PROSE[1]}</p>".encode()
    markup = to_utf8(text.replace(b" ", b" " + broken, 1), "text/html")
    assert markup.encoding == "utf-8"
    assert PROSE[1].encode() in markup.data


@pytest.mark.parametrize("through", ["latin-1", "cp1252", "cp1256"])
def test_text_encoded_twice_is_decoded_twice(through: str) -> None:
    once = PAGE.encode()
    if through == "cp1252":  # browsers pass its five holes through as C1 controls
        text = "".join(
            chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes((b,)).decode("cp1252")
            for b in once
        )
    else:
        text = once.decode(through)
    got = article(text.encode())
    assert is_right(got)


def test_gzip_that_nobody_declared_is_undone_also_inside_gzip() -> None:
    assert is_right(article(gzip.compress(PAGE.encode())))
    assert is_right(article(gzip.compress(gzip.compress(PAGE.encode()))))


def test_gzip_cut_short_gives_what_is_there_or_a_reason() -> None:
    whole = gzip.compress(PAGE.encode())
    for length in range(12, len(whole), 40):
        got = answer(whole[:length])
        if isinstance(got, Article):
            assert TITLE.startswith(got.headline[:20])
        else:
            assert got.reason


def test_broken_and_swollen_gzip_is_refused_with_its_reason() -> None:
    assert "compressed" in refusal(b"\x1f\x8b\x08\x00 this is no gzip data at all").reason
    bomb = gzip.compress(bytes(MAX_INFLATED + 1))
    assert "64 MB" in refusal(bomb).reason


def test_a_page_cut_in_the_middle_of_a_character_keeps_what_came() -> None:
    data = PAGE.encode()
    at = data.index(PROSE[3].encode()) + len("وعبّر عدد من ".encode()) + 1
    assert data[at] & 0xC0 == 0x80  # in the middle of a character
    got = article(data[:at])
    assert got.paragraphs[:3] == PROSE[:3]
    assert "\ufffd" not in got.to_json()


def test_entities_escaped_twice_are_undone() -> None:
    text = PROSE[0] + " قال: &amp;quot;نعم&amp;quot; &amp;amp; سكت&amp;nbsp;قليلاً &amp;#1567;"
    got = article(PAGE.replace(PROSE[0], text))
    assert got.paragraphs[0].endswith('قال: "نعم" & سكت قليلاً ؟')


def test_nul_bytes_vanish() -> None:
    got = article(PAGE.encode().replace("الجسر".encode(), "الج\0سر".encode()))
    assert is_right(got)


def test_numeric_references_alone_make_an_arabic_page() -> None:
    data = PAGE.encode("ascii", "xmlcharrefreplace")
    got = article(data, headers={"content-type": "text/html; charset=iso-8859-1"})
    assert is_right(got)


@pytest.mark.parametrize(
    ("magic", "what"),
    [
        (b"%PDF-1.7\n", "PDF"), (b"PK\x03\x04xxxx", "ZIP"), (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"), (b"GIF89a", "GIF"), (b"ID3\x04", "MP3"),
        (b"\x00\x00\x00\x18ftypmp42", "MP4"), (b"\x1aE\xdf\xa3", "Matroska"), (b"OggS\0", "Ogg"),
    ],
)  # fmt: skip
def test_what_is_no_markup_is_named(magic: bytes, what: str) -> None:
    assert what in refusal(magic + b"\0" * 200, headers={"content-type": "text/html"}).reason


def test_latin_pages_are_read_as_they_declare() -> None:
    text = '<meta charset="iso-8859-1"><p>déjà vu — l\u2019été'
    assert "déjà vu — l\u2019été".encode() in to_utf8(text.encode("cp1252")).data
    german = '<meta charset="iso-8859-2">Łódź'
    assert "Łódź".encode() in to_utf8(german.encode("iso-8859-2")).data


def test_arabic_that_looks_like_mojibake_is_left_alone() -> None:
    """«ط» and «ظ» begin words as well; and a text may quote broken text."""
    text = " ".join(["ظلم طارق ظالماً في طريق طويل"] * 20)
    assert to_utf8(text.encode()).encoding == "utf-8"
    quoting = PROSE[0] + " وظهر النص هكذا: Ø§Ù„Ø¬Ø³Ø± ثم اختفى."
    assert article(PAGE.replace(PROSE[0], quoting)).paragraphs[0] == quoting


@given(st.binary(max_size=300))
def test_any_bytes_give_utf_8_or_are_unreadable(data: bytes) -> None:
    try:
        markup = to_utf8(data)
    except UnreadableError as error:
        assert str(error)
        return
    markup.data.decode("utf-8")
    assert b"\0" not in markup.data
    parse_tree(markup.data)


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0xFFFF), max_size=200))
def test_utf_8_is_never_changed_but_for_text_encoded_twice(text: str) -> None:
    data = text.encode("utf-8", "ignore")
    if data[:2] != b"\x1f\x8b" and not data.startswith((b"%PDF-", b"PK", b"GIF8", b"ID3", b"OggS")):
        try:
            markup = to_utf8(data)
        except UnreadableError:
            return
        if markup.encoding in ("utf-8", "ascii") and not data.startswith(b"\xef\xbb\xbf"):
            assert markup.data == data


def test_an_empty_answer_is_refused() -> None:
    for nothing in (b"", b"   \n", b"\xef\xbb\xbf", b"<!-- -->", b"\0\0"):
        assert refusal(nothing).reason


def test_a_record_is_one_line_of_json() -> None:
    breaks = "قال\u2028ثم\u2029سكت\u0085وعاد\u000bومضى\r\nإلى البيت"
    got = article(PAGE.replace("ويصل الجسر", f"ويصل الجسر {breaks}").replace("\r", "&#13;"))
    line = got.to_json()
    assert len(line.splitlines()) == 1
    assert json.loads(line)["paragraphs"][2].startswith("ويصل الجسر قال ثم سكت وعاد ومضى إلى البيت")


def test_a_box_in_windows_1256_on_a_page_in_utf_8_keeps_both_readable() -> None:
    box = "ارتفاع أسعار الخضار في الأسواق المحلية بنسبة عشرين في المئة خلال شهر واحد" * 6
    text = page(below="<aside>BOX</aside>").encode().replace(b"BOX", box.encode("cp1256"))
    markup = to_utf8(text)
    assert markup.encoding == "utf-8"
    assert box in markup.data.decode()
    assert PROSE[0] in markup.data.decode()


@pytest.mark.parametrize("title", ["صحيفة تصدر كل صباح في الوادي", "من هو هي "])
def test_a_box_in_utf_8_on_a_page_in_windows_1256_keeps_both_readable(title: str) -> None:
    text = page(below="<aside>BOX</aside>").encode("cp1256").replace(b"BOX", title.encode())
    markup = to_utf8(text)
    assert title in markup.data.decode()
    assert PROSE[0] in markup.data.decode()


# </head><body> and the ends may be left out: html.spec.whatwg.org, "Optional tags".
_OPTIONAL = re.compile(rb"</?(?:head|body|html)(?:\s[^>]*)?>", re.IGNORECASE)


@pytest.mark.parametrize("first", ["header", "main", "section", "article", "aside", "nav", "x-app"])
def test_a_page_without_its_optional_tags_has_its_body_all_the_same(first: str) -> None:
    whole = PAGE.replace("<body>", f"<body><{first}></{first}>")
    shortened = _OPTIONAL.sub(b"", whole.encode())
    assert is_right(article(shortened))
    root = parse_tree(shortened)
    assert root is not None
    assert [child.tag for child in root] == ["head", "body"]
    assert root[1][0].tag == first


def test_words_between_what_was_moved_and_the_rest_keep_their_place() -> None:
    root = parse_tree(b"<title>t</title><main>one</main> two <b>three</b><p>four</p>")
    assert root is not None
    text = etree.tostring(root[1], method="text", encoding="unicode")
    assert " ".join(text.split()) == "one two threefour"


def test_records_are_the_same_without_optional_tags() -> None:
    for leaf in pages():
        before = parse(leaf.page)
        after = parse(replace(leaf.page, body=_OPTIONAL.sub(b"", leaf.page.body)))
        if isinstance(before, Article):
            assert isinstance(after, Article), leaf.page.url
            same = after.headline, after.paragraphs, after.published, after.sections, after.authors
            assert same == (
                before.headline,
                before.paragraphs,
                before.published,
                before.sections,
                before.authors,
            ), leaf.page.url


@pytest.mark.parametrize("control", ["\x01", "\x0b", "\x1f", "\x7f", "\ufffe"])
def test_control_characters_do_not_keep_what_was_in_the_head_from_the_body(control: str) -> None:
    page = f"<title>t</title><main>one</main>two{control}<b>three</b>"
    root = parse_tree(page.encode())
    assert root is not None
    assert "two" in etree.tostring(root[1], method="text", encoding="unicode")


def test_deflate_that_nobody_declared_is_read() -> None:
    assert article(zlib.compress(PAGE.encode())).paragraphs == PROSE


def test_binary_data_is_named() -> None:
    packed = zlib.compressobj(wbits=-15)
    data = packed.compress(PAGE.encode()) + packed.flush()
    assert (
        refusal(b"\x00\x01\x02\x03" * 40 + data).reason == "the answer is binary data, not a page"
    )


def test_letters_of_utf_8_that_are_torn_are_no_words_of_another_set() -> None:
    torn = PAGE.encode().replace(
        PROSE[0].encode(), PROSE[0].encode().replace(b"\xd8\xa7", b"\xd8\xff\xa7\xff")
    )
    assert "ط" not in set(article(torn).paragraphs[0]) - set(PROSE[0])
    assert "ے" not in article(torn).paragraphs[0]


def test_a_headline_alone_that_is_escaped_twice_is_found() -> None:
    escaped = "".join(f"&amp;#{ord(sign)};" if sign > "\x7f" else sign for sign in TITLE)
    got = article(page(f"<div>9 آذار 2025</div>{paragraphs()}", headline=escaped, title=TITLE))
    assert (got.headline, str(got.published)) == (TITLE, "2025-03-09")
