"""Sitemaps of every form, with their bounds."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.fetcher.discovery.sitemaps import MAX_BYTES, Child, Form, Sitemap, read_sitemap

URL = "https://example.com/maps/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def read(text: str | bytes, url: str = URL) -> Sitemap:
    sitemap = read_sitemap(text.encode() if isinstance(text, str) else text, url)
    assert sitemap is not None
    return sitemap


def test_a_urlset_with_lastmods() -> None:
    sitemap = read(
        f"""<?xml version="1.0" encoding="UTF-8"?><urlset {NS}>
        <url><loc> https://example.com/a?x=1&amp;y=2 </loc><lastmod>2024-05-03</lastmod>
        <changefreq>daily</changefreq></url>
        <url><loc>https://example.com/خبر</loc></url><url><lastmod>2024</lastmod></url>
        <url><loc>ftp://example.com/no</loc></url></urlset>"""
    )
    first, second = sitemap.entries
    assert sitemap.form is Form.URLSET
    assert (first.url, first.modified) == ("https://example.com/a?x=1&y=2", "2024-05-03")
    assert first.published is None, "lastmod is not when it came out"
    assert second.url == "https://example.com/%D8%AE%D8%A8%D8%B1"
    assert (first.source, first.found_in) == ("sitemap", URL)


def test_a_long_address_is_taken_whole_or_not_at_all() -> None:
    """Arabic in an address is six characters a letter; cut off, it would be another address."""
    long = "https://example.com/" + "%D8%A7" * 500
    sitemap = read(
        f"<urlset {NS}><url><loc>{long}</loc></url><url><loc>{long * 5}</loc></url></urlset>"
    )
    assert [entry.url for entry in sitemap.entries] == [long]


def test_a_news_sitemap() -> None:
    sitemap = read(
        f"""<urlset {NS} xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url><loc>https://example.com/1</loc>
        <n:news><n:publication><n:name>ص</n:name><n:language>ar</n:language></n:publication>
        <n:publication_date>2024-05-03T10:00:00+03:00</n:publication_date>
        <n:title>عنوان   الخبر</n:title></n:news>
        <image:image><image:loc>https://example.com/1.jpg</image:loc>
        <image:title>صورة</image:title></image:image></url></urlset>"""
    )
    assert sitemap.form is Form.NEWS
    (entry,) = sitemap.entries
    assert entry.url == "https://example.com/1", "not the picture's address"
    assert entry.title == "عنوان الخبر"
    assert entry.published == "2024-05-03T10:00:00+03:00"


def test_a_video_sitemap_lists_its_pages() -> None:
    sitemap = read(
        f"""<urlset {NS} xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">
        <url><loc>https://example.com/1</loc><video:video><video:title>م</video:title>
        <video:content_loc>https://example.com/1.mp4</video:content_loc></video:video></url>
        </urlset>"""
    )
    assert [entry.url for entry in sitemap.entries] == ["https://example.com/1"]


def test_an_index_names_other_sitemaps_but_never_itself() -> None:
    sitemap = read(
        f"""<sitemapindex {NS}>
        <sitemap><loc>https://example.com/1.xml.gz</loc><lastmod>2024-05-03</lastmod></sitemap>
        <sitemap><loc>{URL}</loc></sitemap>
        <sitemap><loc>/2.xml</loc></sitemap><sitemap><loc>/2.xml</loc></sitemap></sitemapindex>"""
    )
    assert sitemap.form is Form.INDEX
    assert sitemap.children == (
        Child("https://example.com/1.xml.gz", "2024-05-03"),
        Child("https://example.com/2.xml", None),
    )
    assert list(sitemap.entries) == []


def test_gzip_inside_once_and_twice() -> None:
    text = f"<urlset {NS}><url><loc>https://example.com/1</loc></url></urlset>".encode()
    for body in (gzip.compress(text), gzip.compress(gzip.compress(text))):
        assert len(list(read(body).entries)) == 1


def test_gzip_cut_short_gives_what_is_there() -> None:
    rows = "".join(f"<url><loc>https://example.com/{n * 7919}</loc></url>" for n in range(5000))
    body = gzip.compress(f"<urlset {NS}>{rows}</urlset>".encode())
    assert len(list(read(body[: len(body) // 2]).entries)) > 1000


def test_plain_text() -> None:
    sitemap = read("\ufeffhttps://example.com/1\r\n\r\nhttps://example.com/خبر\nnonsense://x\n")
    assert sitemap.form is Form.TEXT
    assert [e.url for e in sitemap.entries] == [
        "https://example.com/1",
        "https://example.com/%D8%AE%D8%A8%D8%B1",
    ]


def test_a_feed_given_as_a_sitemap() -> None:
    sitemap = read("<rss><channel><item><link>https://example.com/1</link></item></channel></rss>")
    assert sitemap.form is Form.FEED
    assert [e.url for e in sitemap.entries] == ["https://example.com/1"]


@pytest.mark.parametrize(
    "text",
    [
        "<urlset><url><loc>https://example.com/1</loc></url></urlset>",
        '<sm:urlset xmlns:sm="http://www.sitemaps.org/schemas/sitemap/0.9"><sm:url>'
        "<sm:loc>https://example.com/1</sm:loc></sm:url></sm:urlset>",
        '<urlset xmlns="http://www.google.com/schemas/sitemap/0.84"><url>'
        "<loc><![CDATA[https://example.com/1]]></loc></url></urlset>",
        '\n<?xml version="1.0"?><?xml-stylesheet href="x"?><!-- made --><urlset><url>'
        "<loc>https://example.com/1</loc></url><url><loc>https://exam",
    ],
)
def test_other_spellings_and_torn_files(text: str) -> None:
    assert "https://example.com/1" in [entry.url for entry in read(text).entries]


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>", b"<!DOCTYPE html><title>404</title>", b"\x1f\x8bxx", b"hello"]
)
def test_what_is_no_sitemap_is_none(body: bytes) -> None:
    assert read_sitemap(body, URL) is None


# Hostile


def test_a_bomb_in_gzip_costs_no_more_than_the_largest_honest_file() -> None:
    bomb = gzip.compress(b"<urlset>" + b" " * (MAX_BYTES + MAX_BYTES // 4))
    tracemalloc.start()
    sitemap = read_sitemap(bomb, URL)
    if sitemap is not None:
        assert list(sitemap.entries) == []
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5 * MAX_BYTES


def test_more_addresses_than_allowed_are_cut() -> None:
    rows = b"<url><loc>https://example.com/1</loc></url>" * 70_000
    sitemap = read(b"<urlset>" + rows + b"</urlset>")
    assert sum(1 for _ in sitemap.entries) == 60_000


def test_reading_keeps_nothing_of_what_went_by() -> None:
    row = "<url><loc>https://example.com/{}</loc><lastmod>2024-05-03</lastmod></url>"
    body = ("<urlset>" + "".join(map(row.format, range(50_000))) + "</urlset>").encode()
    sitemap = read(body)
    next(sitemap.entries)
    tracemalloc.start()
    count = sum(1 for _ in sitemap.entries)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 49_999
    assert peak < 1_000_000


def test_an_entity_bomb_and_an_external_entity_do_not_expand(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret-word")
    levels = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(12))
    body = (
        f'<!DOCTYPE urlset [<!ENTITY l0 "lol">{levels}<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
        "<urlset><url><loc>https://example.com/&l12;&x;</loc></url></urlset>"
    )
    began = time.process_time()
    sitemap = read_sitemap(body.encode(), URL)
    found = str([]) if sitemap is None else str(list(sitemap.entries))
    assert time.process_time() - began < 5, "a bound, not a measurement"
    assert "secret-word" not in found
    assert "lollol" not in found


@pytest.mark.parametrize("part", [b"<url>", b"<loc>", b"<![CDATA[", b"&", b"<!--", b"<sitemap a="])
def test_repetition_is_no_trap(part: bytes) -> None:
    for root in (b"<urlset>", b"<sitemapindex>"):
        began = time.process_time()
        sitemap = read_sitemap(root + part * (2_000_000 // len(part)), URL)
        if sitemap is not None:
            sum(1 for _ in sitemap.entries)
        assert time.process_time() - began < 20, "a bound, not a measurement"


@given(st.binary(max_size=300), st.sampled_from([b"", b"<urlset>", b"<sitemapindex>", b"\x1f\x8b"]))
def test_any_bytes_are_read_without_an_exception(data: bytes, front: bytes) -> None:
    sitemap = read_sitemap(front + data, URL)
    if sitemap is not None:
        list(sitemap.entries)
