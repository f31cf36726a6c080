"""Cleaning an address: the URL standard for http and https, and nothing decoded."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper import address
from scraper.errors import AddressError

# Forty addresses as pages, feeds and attackers write them, with what they mean.
ODD = [
    ("http://10.20.3.4:8080/a?b=c", "http://10.20.3.4:8080/a?b=c"),
    ("http://10.20.3.4:80/a", "http://10.20.3.4/a"),
    ("https://10.20.3.4:443/a", "https://10.20.3.4/a"),
    ("http://e.com:08080/a", "http://e.com:8080/a"),
    ("http://010.20.3.4/a", "http://8.20.3.4/a"),
    ("http://1.2.3/a", "http://1.2.0.3/a"),
    ("HTTPS://WWW.Example.COM/News", "https://www.example.com/News"),
    ("http://example.com", "http://example.com/"),
    ("http://example.com?id=5", "http://example.com/?id=5"),
    ("http://example.com:80/a", "http://example.com/a"),
    ("https://example.com:443/a", "https://example.com/a"),
    ("http://example.com:8080/a", "http://example.com:8080/a"),
    ("http://example.com:/a", "http://example.com/a"),
    ("http://example.com:00080/a", "http://example.com/a"),
    ("http://example.com./a", "http://example.com/a"),
    ("https://example.com/a#part", "https://example.com/a"),
    ("https://example.com/#!/news/1", "https://example.com/"),
    ("  https://example.com/a \n", "https://example.com/a"),
    ("https://exam\nple.com/a\tb", "https://example.com/ab"),
    ("\x00\x1fhttps://example.com/a\x00", "https://example.com/a"),
    ("https://example.com/a b", "https://example.com/a%20b"),
    ("https://example.com/a\x00b", "https://example.com/a%00b"),
    ("https://example.com/\u202eabc", "https://example.com/%E2%80%AEabc"),
    ("https://example.com/\ud800", "https://example.com/%EF%BF%BD"),
    ("https:\\\\example.com\\a\\b", "https://example.com/a/b"),
    ("https:////example.com/a", "https://example.com/a"),
    ("https:example.com/a", "https://example.com/a"),
    ("https://example.com/a/./b/../c", "https://example.com/a/c"),
    ("https://example.com/../../etc/passwd", "https://example.com/etc/passwd"),
    ("https://example.com/a/%2e%2E/b", "https://example.com/b"),
    ("https://example.com/a/..", "https://example.com/"),
    ("https://example.com/a/.", "https://example.com/a/"),
    ("https://example.com/a//b", "https://example.com/a//b"),
    ("https://example.com/a%2Fb", "https://example.com/a%2Fb"),
    ("https://example.com/100%", "https://example.com/100%"),
    ("https://example.com/%zz", "https://example.com/%zz"),
    ("https://example.com/s?q=%D3%E6%D1", "https://example.com/s?q=%D3%E6%D1"),
    ("https://example.com/%d8%b3", "https://example.com/%d8%b3"),
    ("https://example.com/سوريا", "https://example.com/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7"),
    ("https://example.com/?q=س", "https://example.com/?q=%D8%B3"),
    ("https://example.com/?q='\"<>", "https://example.com/?q=%27%22%3C%3E"),
    ("https://مثال.إختبار/x", "https://xn--mgbh0fb.xn--kgbechtv/x"),
    ("https://%65xample.com/", "https://example.com/"),
    ("http://2130706433/", "http://127.0.0.1/"),
    ("http://0x7f.1/", "http://127.0.0.1/"),
    ("http://0177.0.0.01/", "http://127.0.0.1/"),
    ("http://127.1:80/", "http://127.0.0.1/"),
    ("http://[::FFFF:127.0.0.1]/", "http://[::ffff:7f00:1]/"),
    ("http://[0:0::1]:8080/", "http://[::1]:8080/"),
    ("http://news_site.example.com/", "http://news_site.example.com/"),
    ("http://１２７.０.０.１/", "http://127.0.0.1/"),
]

REFUSED = [
    "",
    "   ",
    "example.com/a",
    "//example.com/a",
    "ftp://example.com/a",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,<p>",
    "http://",
    "https:///",
    "https://?q",
    "https://user:secret@example.com/",
    "https://good.example@evil.example/",
    "https://example.com:99999/",
    "https://example.com:x/",
    "https://exa mple.com/",
    "https://exa%00mple.com/",
    "https://exa%2fmple.com/",
    "https://a..b/",
    "https://.example.com/",
    "https://" + "a" * 64 + ".com/",
    "https://" + "a." * 130 + "com/",
    "https://256.1.1.1/",
    "https://1.2.3.4.5/",
    "https://09.1.1.1/",
    "https://0x100000000/",
    "https://99999999999999999999999999/",
    "https://[::1/",
    "https://[::1%25eth0]/",
    "https://[zz]/",
    "https://xn--\ufffd.com/",
    "https://example.com/" + "a" * 8_000,
    "https://example.com/" + "س" * 2_000,  # too long once encoded
    "https://example.com/" + "a" * 5_000_000,
]


@pytest.mark.parametrize(("written", "meant"), ODD)
def test_an_odd_address_means_what_a_browser_takes_it_for(written: str, meant: str) -> None:
    assert address.clean(written) == meant


@pytest.mark.parametrize("written", REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_web_address_is_refused_with_a_printable_reason(written: str) -> None:
    with pytest.raises(AddressError) as refusal:
        address.clean(written)
    assert str(refusal.value).isprintable()
    assert len(str(refusal.value)) < 250


def test_a_query_is_encoded_in_the_charset_of_the_page_that_links() -> None:
    href = "search.asp?q=سوريا"
    joined = address.join("http://example.com/a/", href, query_encoding="windows-1256")
    assert joined == "http://example.com/a/search.asp?q=%D3%E6%D1%ED%C7"


def test_a_letter_missing_from_that_charset_is_written_as_browsers_do() -> None:
    joined = address.join("http://example.com/", "?q=س汉", query_encoding="windows-1256")
    assert joined == "http://example.com/?q=%D3%26%2327721%3B"


@pytest.mark.parametrize("charset", ["x-none", "idna", "base64", "utf-16", "utf-8-sig"])
def test_a_charset_that_browsers_do_not_encode_in_falls_back_to_utf8(charset: str) -> None:
    assert address.clean("http://e.com/?q=س", query_encoding=charset) == "http://e.com/?q=%D8%B3"


@given(st.text(max_size=60), st.sampled_from(["", "http://", "https://e.com/", "https://e.com?"]))
def test_cleaning_never_fails_otherwise_and_cleaning_twice_is_cleaning_once(
    text: str, front: str
) -> None:
    try:
        once = address.clean(front + text)
    except AddressError:
        return
    assert address.clean(once) == once
    assert once.isascii()
    assert once.isprintable()
    assert " " not in once


@pytest.mark.parametrize(
    ("href", "meant"),
    [
        ("b.html", "https://example.com/a/b.html"),
        ("./b.html", "https://example.com/a/b.html"),
        ("../b.html", "https://example.com/b.html"),
        ("/b", "https://example.com/b"),
        ("//other.example/b", "https://other.example/b"),
        ("?p=2", "https://example.com/a/page.html?p=2"),
        ("#top", "https://example.com/a/page.html?x=1"),
        ("", "https://example.com/a/page.html?x=1"),
        ("\\b\\c", "https://example.com/b/c"),
        ("https:b.html", "https://example.com/a/b.html"),
        ("http://e.com", "http://e.com/"),
        ("  /a b ", "https://example.com/a%20b"),
        ("/خبر/1", "https://example.com/%D8%AE%D8%A8%D8%B1/1"),
    ],
)
def test_a_link_is_read_against_its_page(href: str, meant: str) -> None:
    assert address.join("https://example.com/a/page.html?x=1", href) == meant


@given(st.text("/ab.?;#=&%2e:@~ خ", max_size=9).map("/".__add__))
def test_a_link_from_the_root_means_what_it_does_taken_apart(href: str) -> None:
    base = "https://example.com:8080/a/page.html?x=1"
    try:
        meant = address.clean(urljoin(base, href.strip()))
    except AddressError:
        return
    assert address.join(base, href) == meant


@pytest.mark.parametrize(
    "href", ["mailto:a@b.c", "javascript:void(0)", "tel:+963", "data:,x", "whatsapp://send", "//["]
)
def test_a_link_to_no_page_is_refused(href: str) -> None:
    with pytest.raises(AddressError):
        address.join("https://example.com/", href)


@pytest.mark.parametrize(
    ("home", "url", "same"),
    [
        ("https://www.example.com/", "http://example.com/a", True),
        ("https://example.com/", "https://news.example.com/a", True),
        ("https://m.example.com/", "https://www.example.com/a", True),
        ("https://arabic.example.com/", "https://m.arabic.example.com/a", True),
        ("https://arabic.example.com/", "https://example.com/a", False),
        ("https://arabic.example.com/", "https://english.example.com/a", False),
        ("https://example.com/", "https://badexample.com/", False),
        ("https://example.com/", "https://example.com.evil.example/", False),
        ("https://a.blogspot.com/", "https://b.blogspot.com/", False),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8002/", False),
        ("http://127.0.0.1:8001/", "http://127.0.0.1:8001/a", True),
    ],
)
def test_a_site_is_its_host_and_what_lies_below(home: str, url: str, same: bool) -> None:
    assert address.same_site(home, url) is same


def test_a_site_is_named_by_its_host_without_www() -> None:
    assert address.site("https://WWW.Example.com/news") == "example.com"
    assert address.site("http://127.0.0.1:8000/") == "127.0.0.1:8000"
    assert address.host("https://www.example.com/?a") == "www.example.com"
