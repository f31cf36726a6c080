"""Feeds of every form, broken and hostile ones included, as entries."""

from __future__ import annotations

import json
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.fetcher.discovery import feeds
from scraper.fetcher.discovery.feeds import Feed, read_feed

URL = "https://example.com/feeds/all.xml"
ITEM = "<item><title>خبر</title><link>https://example.com/1</link></item>"


def read(text: str | bytes, **more: str) -> Feed:
    body = text.encode() if isinstance(text, str) else text
    feed = read_feed(body, URL, **more)  # type: ignore[arg-type]
    assert feed is not None
    return feed


def test_rss_2_with_all_that_it_says() -> None:
    feed = read(
        """<?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:atom="http://www.w3.org/2005/Atom"><channel>
        <title>وكالة الأنباء</title><link>https://example.com/</link>
        <atom:link href="https://example.com/feed" rel="self" type="application/rss+xml"/>
        <item><title><![CDATA[الوزير: &quot;سنعمل&quot; معاً]]></title>
          <link>https://example.com/a?x=1&amp;y=2</link>
          <guid isPermaLink="false">77 at example</guid>
          <pubDate>Fri, 03 May 2024 10:00:00 +0300</pubDate>
          <dc:creator><![CDATA[سمير علي]]></dc:creator>
          <category>سياسة</category><category domain="x"><![CDATA[لبنان]]></category>
          <description>&lt;p&gt;…&lt;/p&gt;</description></item>
        </channel></rss>"""
    )
    assert feed.title == "وكالة الأنباء"
    (entry,) = feed.entries
    assert entry.url == "https://example.com/a?x=1&y=2"
    assert entry.title == 'الوزير: "سنعمل" معاً'
    assert entry.published == "Fri, 03 May 2024 10:00:00 +0300", "as printed"
    assert entry.sections == ("سياسة", "لبنان")
    assert entry.authors == ("سمير علي",)
    assert (entry.source, entry.found_in) == ("feed", URL)


def test_atom_with_base_alternate_links_and_two_dates() -> None:
    feed = read(
        """<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.com/ar/">
        <title type="html">أخبار &amp;amp; تقارير</title>
        <link rel="next" href="?page=2"/>
        <entry xml:base="news/"><title type="html">&lt;b&gt;عاجل&lt;/b&gt; خبر</title>
          <link rel="replies" type="text/html" href="1#comments"/>
          <link rel="enclosure" type="audio/mpeg" href="1.mp3"/>
          <link rel="alternate" type="text/html" href="1"/>
          <id>tag:example.com,2024:1</id>
          <published>2024-05-03T10:00:00+03:00</published><updated>2024-05-03T12:00:00Z</updated>
          <author><name>ليلى</name><email>l@example.com</email></author>
          <category term="sport" label="رياضة"/></entry></feed>"""
    )
    (entry,) = feed.entries
    assert entry.url == "https://example.com/ar/news/1"
    assert entry.title == "عاجل خبر"
    assert (entry.published, entry.modified) == (
        "2024-05-03T10:00:00+03:00",
        "2024-05-03T12:00:00Z",
    )
    assert entry.sections == ("رياضة",)
    assert entry.authors == ("ليلى",)
    assert feed.next == "https://example.com/ar/?page=2"
    assert feed.title == "أخبار & تقارير"


def test_rdf_and_rss_091() -> None:
    rdf = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
        <channel rdf:about="https://example.com/"><title>ت</title></channel>
        <item rdf:about="https://example.com/7"><title>خبر</title>
        <dc:date>2024-05-03</dc:date><dc:subject>اقتصاد</dc:subject></item></rdf:RDF>"""
    )
    assert rdf.entries[0].url == "https://example.com/7"
    assert rdf.entries[0].published == "2024-05-03"
    assert rdf.entries[0].sections == ("اقتصاد",)
    old = read(f'<rss version="0.91"><channel><title>ت</title>{ITEM}</channel></rss>')
    assert old.entries[0].url == "https://example.com/1"


@pytest.mark.parametrize(
    ("fields", "url"),
    [
        ("<guid>https://example.com/g</guid>", "https://example.com/g"),
        ("<guid isPermaLink='false'>https://example.com/g</guid>", None),
        ("<link>/relative/1</link>", "https://example.com/relative/1"),
        ("<link>\n  https://example.com/n \n</link>", "https://example.com/n"),
        ("<link href='https://example.com/h'/>", "https://example.com/h"),
        ("<link>javascript:x</link>", None),
        ("<link/><guid>https://example.com/g</guid>", "https://example.com/g"),
        ("<link><![CDATA[https://example.com/?a=1&b=2]]></link>", "https://example.com/?a=1&b=2"),
        ("<link>https://example.com/?a=1&b=2</link>", "https://example.com/?a=1&b=2"),
        ("<link>https://example.com/?a=1&copy=2</link>", "https://example.com/?a=1&copy=2"),
        ("<link>https://example.com/خبر/1</link>", "https://example.com/%D8%AE%D8%A8%D8%B1/1"),
        ("<link>https://example.com/1#comment-5</link>", None),
        (
            "<link>https://feeds.example.org/~r/1</link><feedburner:origLink "
            "xmlns:feedburner='http://rssnamespace.org/feedburner/ext/1.0'>"
            "https://example.com/o</feedburner:origLink>",
            "https://example.com/o",
        ),
    ],
)
def test_the_link_of_an_entry(fields: str, url: str | None) -> None:
    feed = read(f"<rss><channel><item><title>خبر</title>{fields}</item></channel></rss>")
    assert [entry.url for entry in feed.entries] == ([url] if url else [])


LONG = "https://example.com/" + "%D8%A7" * 500


@pytest.mark.parametrize(
    "one",
    [
        "<rss><channel><item><link>{}</link></item></channel></rss>",
        "<rss><channel><item><guid>{}</guid></item></channel></rss>",
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>{}</id></entry></feed>',
        '{{"version": "https://jsonfeed.org/version/1.1", "items": [{{"url": "{}"}}]}}',
    ],
)
def test_a_long_address_is_taken_whole_or_not_at_all(one: str) -> None:
    """Arabic in an address is six characters a letter; cut off, it would be another address."""
    assert [entry.url for entry in read(one.format(LONG)).entries] == [LONG]
    assert read(one.format(LONG * 5)).entries == ()


def test_json_feed() -> None:
    feed = read(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "ت",
                "next_url": "/feed.json?page=2",
                "items": [
                    {
                        "id": "1",
                        "url": "/a/1",
                        "title": "خبر",
                        "date_published": "2024-05-03T10:00:00Z",
                        "date_modified": "2024-05-04T10:00:00Z",
                        "tags": ["سياسة", 5],
                        "authors": [{"name": "سمير"}, "x"],
                    },
                    {"id": "https://example.com/a/2"},
                    {"id": 3},
                    "no entry",
                ],
            }
        )
    )
    first, second = feed.entries
    assert first.url == "https://example.com/a/1"
    assert (first.published, first.modified) == ("2024-05-03T10:00:00Z", "2024-05-04T10:00:00Z")
    assert (first.sections, first.authors) == (("سياسة",), ("سمير",))
    assert second.url == "https://example.com/a/2"
    assert feed.next == "https://example.com/feed.json?page=2"


# Charsets


@pytest.mark.parametrize(
    ("declared", "header"),
    [
        ('<?xml version="1.0" encoding="windows-1256"?>', ""),
        ('<?xml version="1.0"?>', "text/xml; charset=windows-1256"),
        ('<?xml version="1.0" encoding="utf-8"?>', ""),
        ("", ""),
        ('<?xml version="1.0" encoding="iso-8859-1"?>', ""),
        ('<?xml version="1.0" encoding="nonsense"?>', ""),
    ],
)
def test_windows_1256_whatever_is_declared(declared: str, header: str) -> None:
    text = f"{declared}<rss><channel><title>سوريا اليوم</title>{ITEM}</channel></rss>"
    feed = read(text.encode("windows-1256"), content_type=header)
    assert feed.title == "سوريا اليوم"
    assert feed.entries[0].title == "خبر"


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
def test_byte_order_marks(codec: str) -> None:
    text = f'<?xml version="1.0" encoding="utf-8"?><rss><channel>{ITEM}</channel></rss>'
    assert read(text.encode(codec)).entries[0].title == "خبر"


def test_utf8_with_a_torn_letter_stays_utf8() -> None:
    body = f"<rss><channel><title>سوريا اليوم</title>{ITEM}</channel></rss>".encode()
    torn = body.replace("خبر".encode(), "خبر".encode()[:-1])
    feed = read(torn)
    assert feed.title == "سوريا اليوم"
    assert feed.entries[0].title == "خب\ufffd"


# Broken


@pytest.mark.parametrize(
    "body",
    [
        f"\n\n  <rss><channel>{ITEM}</channel></rss>",
        f"<br />\n<b>Warning</b>: mysql() in x.php\n<?xml version='1.0'?><rss><channel>{ITEM}",
        f"<rss><channel>{ITEM}<item><title>مقطوع",
        f"<rss><channel><title>a & b &nbsp; &laquo;</title>{ITEM}</channel></rss>",
        f"<rss><channel><title>\x00\x01\x0b</title>{ITEM}</channel></rss>",
        f"<rss><channel><description><p>x<br>y</description>{ITEM}</channel></rss>",
        f"<rss><channel><media:thumbnail url='x'/>{ITEM}</channel></rss>",
        f"<rss><channel>{ITEM.replace('</title>', '</ttle>')}</channel></rss>",
        f"<RSS><CHANNEL>{ITEM}</CHANNEL></RSS>",
        f"<rss><channel>{ITEM.upper().replace('HTTPS://EXAMPLE.COM', 'https://example.com')}",
    ],
)
def test_a_broken_feed_gives_what_is_whole(body: str) -> None:
    assert "https://example.com/1" in [entry.url for entry in read(body).entries]


@pytest.mark.parametrize(
    "body",
    [b"", b"<html><body>404</body></html>", b"{}", b"[1]", b"{", b"\x00\xff", b"<!DOCTYPE html><p>",
     b'{"version": "https://jsonfeed.org/version/1.1"', b"{" * 100_000, b"plain text"],
)  # fmt: skip
def test_what_is_no_feed_is_none(body: bytes) -> None:
    assert read_feed(body, URL) is None


# Hostile


def test_an_entity_bomb_does_not_expand() -> None:
    levels = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{levels}]>'
        f"<rss><channel><item><title>&l12;x</title><link>https://example.com/1</link></item>"
        "</channel></rss>"
    )
    began = time.process_time()
    feed = read_feed(bomb.encode(), URL)
    assert time.process_time() - began < 2
    assert feed is not None
    assert all(len(entry.title or "") < 10 for entry in feed.entries)


def test_an_external_entity_is_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("سر")
    body = (
        f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss><channel><item>'
        "<title>&x;</title><link>https://example.com/1</link></item></channel></rss>"
    )
    feed = read_feed(body.encode(), URL)
    assert feed is not None
    assert "سر" not in str(feed)


def test_a_feed_whose_bytes_name_a_file_is_not_opened(tmp_path: Path) -> None:
    target = tmp_path / "feed.xml"
    target.write_text(f"<rss><channel>{ITEM}</channel></rss>")
    assert read_feed(str(target).encode(), URL) is None


def test_a_million_entries_are_bounded_and_the_newest_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 1 << 19  # in place of 16 MiB, for the test's sake
    monkeypatch.setattr(feeds, "MAX_BYTES", most)
    old = b"<item><link>/o/1</link><pubDate>Fri, 03 May 2019 10:00:00 GMT</pubDate></item>"
    new = b"<item><link>/new</link><pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate></item>"
    body = b"<rss><channel>" + old * 1_000 + new + old * 1_000_000
    tracemalloc.start()
    feed = read_feed(body, URL, limit=100)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert feed is not None
    assert len(feed.entries) == 100
    assert "https://example.com/new" in [entry.url for entry in feed.entries]
    assert peak < 8 * most


def test_no_more_entries_are_looked_at_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MAX_SEEN", 50)
    rows = "".join(f"<item><link>/{n}</link></item>" for n in range(80))
    assert len(read(f"<rss><channel>{rows}</channel></rss>").entries) == 50


def test_megabytes_in_one_field_are_cut() -> None:
    feed = read(f"<rss><channel>{ITEM.replace('خبر', 'ا' * 3_000_000)}</channel></rss>")
    assert all(len(entry.title or "") <= 2_000 for entry in feed.entries)


@pytest.mark.parametrize(
    "part", [b"<![CDATA[", b"<item>", b"<a ", b"&", b"<!--", b"<?x", b"<!DOCTYPE ["]
)
def test_repetition_is_no_trap(part: bytes) -> None:
    body = b"<rss><channel>" + part * (2_000_000 // len(part))
    began = time.process_time()
    read_feed(body, URL)
    assert time.process_time() - began < 20, "a bound, not a measurement"


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    read_feed(data, URL)
    read_feed(b"<rss><channel>" + data, URL)
    read_feed(b'{"version": "https://jsonfeed.org/version/1", "items": [' + data, URL)


def test_numeric_references_are_letters_and_those_that_stand_for_none_do_no_harm() -> None:
    title = "&#1582;&#x628;&#1585;&#xD800;&#0;"
    feed = read(f"<rss><channel>{ITEM.replace('خبر', title)}</channel></rss>")
    assert (feed.entries[0].title or "").startswith("خبر")


def test_a_title_of_several_elements_is_read_whole_and_comments_are_passed_over() -> None:
    feed = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><!-- x --><title type="xhtml">'
        '<div xmlns="http://www.w3.org/1999/xhtml">خبر <b>من</b> دمشق</div></title>'
        '<link href="https://example.com/1"/></entry></feed>'
    )
    assert [entry.title for entry in feed.entries] == ["خبر من دمشق"]


def test_a_json_feed_whose_next_address_is_none_is_read_all_the_same() -> None:
    items = [{"url": "https://example.com/1", "title": "خبر"}]
    said = {"version": "https://jsonfeed.org/version/1.1", "next_url": "javascript:x"}
    feed = read(json.dumps({**said, "items": items}))
    assert feed.next is None
    assert [entry.url for entry in feed.entries] == ["https://example.com/1"]
