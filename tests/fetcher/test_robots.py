"""robots.txt, rule by rule of RFC 9309, and the cases that the best-known parsers are tested with
(Google's robotstxt, protego, reppy), told anew."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from protego import Protego

from scraper.fetcher.turns import rules as rules_module
from scraper.fetcher.turns.robots import MAX_BYTES, Robots

ME = "arabic-news-scraper"


def parse(text: str | bytes, status: int = 200, agent: str = ME) -> Robots:
    return Robots.parse(text.encode() if isinstance(text, str) else text, status, agent=agent)


def allowed(text: str | bytes, path: str, agent: str = ME) -> bool:
    return parse(text, agent=agent).allows("https://news.example" + path)


def rules(*lines: str) -> str:
    return "\n".join(("User-agent: *", *lines))


class TestStatus:
    """Sections 2.3.1.1 to 2.3.1.4."""

    CLOSED = b"User-agent: *\nDisallow: /"

    @pytest.mark.parametrize("status", [200, 203, 206])
    def test_success_is_obeyed(self, status: int) -> None:
        assert not parse(self.CLOSED, status).allows("http://h/x")

    @pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418, 451, 499, 300, 304])
    def test_unavailable_is_open(self, status: int) -> None:
        assert parse(self.CLOSED, status).allows("http://h/x")

    @pytest.mark.parametrize("status", [500, 502, 503, 599, 429])
    def test_unreachable_is_closed_but_for_itself(self, status: int) -> None:
        robots = parse(b"", status)
        assert robots.closed
        assert not robots.allows("http://h/")
        assert robots.allows("http://h/robots.txt")

    def test_empty_is_open(self) -> None:
        for body in (b"", b"\n\n", b"# only a comment", b"\xef\xbb\xbf"):
            assert parse(body).allows("http://h/x")


class TestAgents:
    """Section 2.2.1."""

    @pytest.mark.parametrize(
        "name",
        ["Arabic-News-Scraper", "ARABIC-NEWS-SCRAPER", f"{ME}/1.0", f"{ME} bot", f"  {ME}\t"],
    )
    def test_the_product_token_is_matched_whatever_its_case_and_what_follows(
        self, name: str
    ) -> None:
        assert not allowed(f"User-agent: {name}\nDisallow: /", "/x")

    @pytest.mark.parametrize(
        "name", ["arabic", "news-scraper", "scraper", "arabic-news-scraper-x", "*bot", "bot *", ""]
    )
    def test_never_a_part_of_it_or_more(self, name: str) -> None:
        assert allowed(f"User-agent: {name}\nDisallow: /", "/x")

    def test_what_names_us_counts_alone(self) -> None:
        text = f"User-agent: *\nDisallow: /\n\nUser-agent: {ME}\nDisallow: /a"
        assert allowed(text, "/b")
        assert not allowed(text, "/a")
        assert not allowed(text, "/b", agent="other")

    def test_being_named_without_a_rule_opens_all(self) -> None:
        text = f"User-agent: *\nDisallow: /\nUser-agent: {ME}\nDisallow:"
        assert allowed(text, "/x")

    def test_without_any_group_for_us_all_is_open(self) -> None:
        assert allowed("User-agent: other\nDisallow: /", "/x")

    def test_groups_that_name_us_are_one(self) -> None:
        text = f"User-agent: {ME}\nDisallow: /a\nUser-agent: *\nDisallow: /\n"
        text += f"User-agent: {ME}\nDisallow: /b"
        assert [allowed(text, path) for path in ("/a", "/b", "/c")] == [False, False, True]

    def test_groups_for_all_are_one(self) -> None:
        text = (
            "User-agent: *\nDisallow: /a\nUser-agent: x\nDisallow: /c\nUser-agent: *\nDisallow: /b"
        )
        assert [allowed(text, path) for path in ("/a", "/b", "/c")] == [False, False, True]

    def test_a_group_may_have_many_names(self) -> None:
        text = "user-agent: one\n\n# and\nuser-agent: two\ndisallow: /x\n"
        assert not allowed(text, "/x", agent="one")
        assert not allowed(text, "/x", agent="two")

    def test_groups_of_googles_suite(self) -> None:
        text = """allow: /foo/bar/

            user-agent: FooBot
            disallow: /
            allow: /x/
            user-agent: BarBot
            disallow: /
            allow: /y/


            allow: /w/
            user-agent: BazBot

            user-agent: FooBot
            allow: /z/
            disallow: /
            """
        open_to = {"FooBot": "xz", "BarBot": "yw", "BazBot": "z", "Other": "wxyz"}
        for agent, letters in open_to.items():
            for letter in "wxyz":
                expected = letter in letters
                assert allowed(text, f"/{letter}/a", agent=agent) == expected, (agent, letter)

    @pytest.mark.parametrize("line", ["Sitemap: https://h/s.xml", "Unknown: x", "Crawl-delay: 9"])
    def test_other_records_do_not_part_the_names_of_a_group(self, line: str) -> None:
        text = f"User-agent: bar\n{line}\nUser-agent: *\nDisallow: /"
        assert not allowed(text, "/x", agent="bar")
        assert not allowed(text, "/x", agent="foo")

    def test_rules_before_any_name_concern_nobody(self) -> None:
        assert allowed("Disallow: /\nUser-agent: *\nDisallow: /a", "/x")


class TestLines:
    """Section 2.2, and what is written in practice."""

    @pytest.mark.parametrize(
        "text",
        [
            "user-agent: *\ndisallow: /x",
            "USER-AGENT:*\nDISALLOW:/x",
            "User-Agent : *\nDisallow\t:\t/x",
            "   User-agent: *   \r\n\tDisallow: /x   ",
            "User-agent: *\rDisallow: /x\r",
            "User-agent: * # all\nDisallow: /x # not this",
            "User-agent: *\nDisallow: /x#fragment",
            "\ufeffUser-agent: *\nDisallow: /x",
            "User agent: *\nDissallow: /x",
            "useragent: *\ndisalow: /x",
            "user-agent *\ndisallow /x",
            "User-agent: *\nDisallow: x",
            "User-agent: *\n\n\n\nDisallow: /x",
            "nonsense\nUser-agent: *\n<p>\nDisallow: /x",
        ],
    )
    def test_are_read_as_they_are_meant(self, text: str) -> None:
        assert not allowed(text, "/x")
        assert allowed(text, "/y")

    def test_a_line_ends_only_where_the_rfc_ends_it(self) -> None:
        for char in ("\x0b", "\x0c", "\x1c", "\x85", "\u2028"):
            assert allowed(rules(f"Disallow: /a{char}Disallow: /b"), "/b")

    @pytest.mark.parametrize("bom", [b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"])
    def test_a_byte_order_mark_or_its_rest_is_no_part_of_the_first_line(self, bom: bytes) -> None:
        assert not allowed(bom + b"User-agent: *\nDisallow: /x", "/x")

    def test_a_broken_mark_spoils_the_first_line_only(self) -> None:
        text = b"\xef\x11\xbfUser-agent: foo\nUser-agent: bar\nDisallow: /x"
        assert allowed(text, "/x", agent="foo")
        assert not allowed(text, "/x", agent="bar")

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-16-le"])
    def test_utf_16_is_read_by_its_mark(self, encoding: str) -> None:
        text = "User-agent: *\nDisallow: /أخبار"
        mark = "" if encoding == "utf-16" else "\ufeff"
        assert not allowed((mark + text).encode(encoding), "/أخبار/1")

    @pytest.mark.parametrize(
        "page",
        [
            "<!DOCTYPE html><html>\nUser-agent: *\nDisallow: /\n</html>",
            "\n  <html><body>Disallow: /</body></html>",
            "<?xml version='1.0'?>\nUser-agent: *\nDisallow: /",
        ],
    )
    def test_a_page_of_html_has_no_rules(self, page: str) -> None:
        assert allowed(page, "/x")

    def test_nul_bytes_and_binary_do_no_harm(self) -> None:
        assert not allowed(b"User-agent: *\0\nDis\0allow: /x", "/x")
        assert allowed(bytes(range(256)) * 100, "/x")

    def test_what_comes_after_500_kib_is_not_read(self) -> None:
        begin = b"User-agent: *\nDisallow: /a\n"
        robots = parse(begin + b"#" * (MAX_BYTES - len(begin)) + b"\nDisallow: /b\n")
        assert not robots.allows("http://h/a")
        assert robots.allows("http://h/b")

    def test_a_rule_cut_in_its_middle_closes_nothing(self) -> None:
        text = b"User-agent: *\n" + b"#" * (MAX_BYTES - 14 - 12) + b"\nDisallow: /archive"
        assert text[:MAX_BYTES].endswith(b"\nDisallow: /")
        assert parse(text).allows("http://h/x")


class TestLongestMatch:
    """Section 2.2.2, its examples, and those of Google's documentation."""

    @pytest.mark.parametrize(
        ("lines", "path", "expected"),
        [
            (("Allow: /example/page/", "Disallow: /example/page/disallowed.gif"),
             "/example/page/disallowed.gif", False),
            (("Allow: /example/page/", "Disallow: /example/page/disallowed.gif"),
             "/example/page/x", True),
            (("Disallow: /x/page.html", "Allow: /x/"), "/x/page.html", False),
            (("Allow: /x/page.html", "Disallow: /x/"), "/x/page.html", True),
            (("Allow: /x/page.html", "Disallow: /x/"), "/x/", False),
            (("Disallow: ", "Allow: "), "/x", True),
            (("Disallow: /", "Allow: /"), "/x", True),
            (("Disallow: /x", "Allow: /x/"), "/x", False),
            (("Disallow: /x", "Allow: /x/"), "/x/", True),
            (("Disallow: /a.html", "Allow: /a.html"), "/a.html", True),
            (("Allow: /page", "Disallow: /*.html"), "/page.html", False),
            (("Allow: /page", "Disallow: /*.html"), "/page", True),
            (("Allow: /x/page.", "Disallow: /*.html"), "/x/page.html", True),
            (("Allow: /x/page.", "Disallow: /*.html"), "/x/y.html", False),
            (("Allow: /p", "Disallow: /"), "/page", True),
            (("Allow: /folder", "Disallow: /folder"), "/folder/page", True),
            (("Allow: /page", "Disallow: /*.htm"), "/page.htm", False),
            (("Allow: /$", "Disallow: /"), "/", True),
            (("Allow: /$", "Disallow: /"), "/page.htm", False),
            (("Disallow: /", "Allow: /a", "Disallow: /ab", "Allow: /abc"), "/abcd", True),
            (("Disallow: /", "Allow: /a", "Disallow: /ab", "Allow: /abc"), "/abx", False),
            (("Disallow: /X/",), "/x/", True),  # paths are case-sensitive
            (("Disallow: /x/",), "/x/", False),
        ],
    )  # fmt: skip
    def test_wins(self, lines: tuple[str, ...], path: str, expected: bool) -> None:
        assert allowed(rules(*lines), path) is expected
        assert allowed(rules(*reversed(lines)), path) is expected  # the order says nothing

    def test_index_html_stands_for_nothing_else(self) -> None:
        """Google's own addition, which the RFC does not have."""
        assert not allowed(rules("Allow: /a/index.html", "Disallow: /"), "/a/")

    @pytest.mark.parametrize(
        ("pattern", "hits", "misses"),
        [
            ("/fish",
             "/fish /fish.html /fish/salmon.html /fishheads /fishheads/yummy.html /fish.php?id=a",
             "/Fish.asp /catfish /?id=fish /desert/fish"),
            ("/fish*",
             "/fish /fish.html /fish/salmon.html /fishheads/yummy.html /fish.php?id=anything",
             "/Fish.bar /catfish /?id=fish"),
            ("/fish/", "/fish/ /fish/salmon /fish/?salmon /fish/salmon.html",
             "/fish /fish.html /animals/Fish/Salmon.html"),
            ("/*.php", "/filename.php /folder/filename.php /x.php?parameters /x.php.file.html "
             "/filename.php/", "/ /windows.PHP"),
            ("/*.php$", "/filename.php /folder/filename.php",
             "/filename.php?parameters /filename.php/ /filename.php5 /php /filename?php"),
            ("/fish*.php", "/fish.php /fishheads/catfish.php?parameters", "/Fish.PHP"),
            ("*", "/ /x /x?y", ""),
            ("*.gif$", "/a.gif /b/c.gif", "/a.gif? /a.gifs"),
            ("/*/*/*.x", "/a/b/c.x /a/b/c/d.x", "/a/b.x"),
            ("/**/a", "/x/a //a", "/a"),
            ("/a*b$", "/ab /axb /abb", "/a /abc"),
            ("/a$b", "/a$b /a%24b", "/a /ab"),
            ("/a%24", "/a$ /a%24x", "/a"),
            ("/a%2Ab", "/a*b /a%2ab", "/axb"),
            ("$", "", "/ /x"),
            ("/$", "/", "/x /?"),
            ("/?", "/? /?x", "/ /x"),
            ("/*?", "/? /a?b", "/ /a"),
            ("/*id=5", "/p?id=5 /p?a&id=56 /id=5", "/p?id%3D5 /p?id=6"),
            ("/*sort=*&page", "/x?sort=a&page=2", "/x?sort=a /x?page&sort="),
            ("/*/feed/$", "/a/feed/ /a?b/feed/", "/feed/ /a/feed/x"),
            ("/*:x", "/a:x /?a:x /a%3Ax", "/ax"),
        ],
    )  # fmt: skip
    def test_wildcards(self, pattern: str, hits: str, misses: str) -> None:
        text = rules(f"Disallow: {pattern}")
        assert [path for path in hits.split() if allowed(text, path)] == []
        assert [path for path in misses.split() if not allowed(text, path)] == []

    def test_an_address_without_a_path_is_the_root(self) -> None:
        robots = parse(rules("Disallow: /$"))
        for url in ("http://h", "http://h/", "http://h/#part", "http://h:8080"):
            assert not robots.allows(url)
        assert robots.allows("http://h?x")

    def test_many_asterisks_cost_no_time(self) -> None:
        robots = parse(rules("Disallow: /" + "*a" * 2000 + "$", "Disallow: /" + "a*" * 2000 + "b"))
        assert robots.allows("http://h/" + "a" * 1900)

    def test_tens_of_thousands_of_rules(self) -> None:
        lines = [f"Disallow: /{number}/" for number in range(20_000)]
        robots = parse(rules(*lines, *(f"Disallow: /*x{n}" for n in range(10_000))))
        assert not robots.allows("http://h/19999/x")
        assert robots.allows("http://h/20000/")
        assert not robots.allows("http://h/ax9999")


class TestEncoding:
    """Section 2.2.2: what is compared is percent-encoded, whatever was written."""

    @pytest.mark.parametrize(
        ("rule", "path"),
        [
            # The table of the RFC.
            ("/foo/bar?baz=quz", "/foo/bar?baz=quz"),
            ("/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3A%2F%2Ffoo.bar"),
            ("/foo/bar?baz=https%3A%2F%2Ffoo.bar", "/foo/bar?baz=https://foo.bar"),
            ("/foo/bar/\u30c4", "/foo/bar/%E3%83%84"),
            ("/foo/bar/%E3%83%84", "/foo/bar/\u30c4"),
            ("/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84"),
            ("/foo/bar/%62%61%7A", "/foo/bar/baz"),
            ("/foo/bar/baz", "/foo/bar/%62%61%7a"),
            # And our own.
            ("/أخبار", "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1/1"),
            ("/%D8%A3%D8%AE*/1$", "/أخبار/1"),
            ("/a b", "/a%20b"),
            ("/~user", "/%7Euser"),
            ("/talk:main", "/talk%3Amain"),
            ("/100%", "/100%25"),
            ("/?a=1&b", "/?a=1&b=2"),
        ],
    )
    def test_the_same_in_other_words(self, rule: str, path: str) -> None:
        assert not allowed(rules(f"Disallow: {rule}"), path)

    @pytest.mark.parametrize(
        ("rule", "path"),
        [
            ("/a%2Fb", "/a/b"),  # an encoded slash parts nothing
            ("/a/b", "/a%2Fb"),
            ("/?q=%D3%E6", "/?q=%D1%E4"),  # windows-1256: two addresses, not one
            ("/a%3Fb", "/a?b"),
            ("/a%2B", "/a-"),
        ],
    )
    def test_what_is_not_the_same(self, rule: str, path: str) -> None:
        assert allowed(rules(f"Disallow: {rule}"), path)

    def test_a_file_in_windows_1256_closes_what_it_names(self) -> None:
        text = rules("Disallow: /قسم/").encode("cp1256")
        assert not allowed(text, "/%DE%D3%E3/1")
        assert allowed(text, "/قسم/1")  # another address: the site does not use UTF-8

    def test_the_longest_is_counted_in_octets_as_written(self) -> None:
        text = rules("Disallow: /ar/*/lon", "Allow: /ar/ع")
        assert allowed(text, "/ar/%D8%B9/long")  # 10 octets against 9: encoded, ع has six
        text = rules("Disallow: /a:b", "Allow: /a:*x")
        assert allowed(text, "/a:bx")

    def test_lone_surrogates_do_no_harm(self) -> None:
        assert allowed(rules("Disallow: /x"), "/\ud800")


class TestRest:
    @pytest.mark.parametrize(
        ("value", "seconds"),
        [("5", 5.0), ("0.5", 0.5), (".5", 0.5), ("1,5", 1.5), ("10s", 10.0), ("0", 0.0),
         ("-1", None), ("", None), ("slow", None), ("9" * 400, None), ("nan", None),
         ("inf", None), ("1e3", 1.0), ("٣", None)],
    )  # fmt: skip
    def test_crawl_delay(self, value: str, seconds: float | None) -> None:
        assert parse(rules(f"Crawl-delay: {value}", "Disallow: /x")).crawl_delay == seconds

    def test_crawl_delay_is_that_of_our_group(self) -> None:
        text = "User-agent: *\nCrawl-delay: 9\nUser-agent: x\nCrawl-delay: 7\nDisallow: /\n"
        assert parse(text).crawl_delay == 9
        assert parse(text + f"User-agent: {ME}\nDisallow: /a").crawl_delay is None

    def test_of_two_the_slower_is_obeyed(self) -> None:
        assert parse(rules("Crawl-delay: 9", "Crawl-delay: 2")).crawl_delay == 9

    def test_sitemaps_belong_to_no_group_and_keep_their_order(self) -> None:
        text = "Sitemap: https://h/1.xml\nUser-agent: x\nsitemap:/2.xml\nDisallow: /\n"
        text += "SITEMAP: https://h/1.xml\nSite-map: https://h/أخبار.xml # news\nSitemap:"
        expected = ("https://h/1.xml", "/2.xml", "https://h/أخبار.xml")
        assert parse(text).sitemaps == expected

    def test_a_sitemap_in_another_charset_is_not_damaged(self) -> None:
        text = "Sitemap: https://h/خبر.xml".encode("cp1256")
        assert parse(text).sitemaps == ("https://h/%CE%C8%D1.xml",)

    def test_robots_txt_itself_may_always_be_asked(self) -> None:
        assert allowed(rules("Disallow: /"), "/robots.txt")
        assert not allowed(rules("Disallow: /"), "/robots.txt?x")


def _no_host(path: str) -> bool:
    """Older versions of protego take what follows "//" for a host."""
    return "//" not in path


_LETTERS = st.text(alphabet="ab/", max_size=4)
_PATTERN = st.lists(_LETTERS, min_size=1, max_size=4).map(lambda parts: "/" + "*".join(parts))
_RULE = st.tuples(st.sampled_from(["Allow", "Disallow"]), _PATTERN.filter(_no_host)).map(": ".join)
_PATH = st.text(alphabet="ab/", max_size=8).map(lambda path: f"/{path}").filter(_no_host)


@given(st.lists(_RULE, max_size=8), _PATH)
def test_agrees_with_protego_where_protego_follows_the_rfc(lines: list[str], path: str) -> None:
    theirs = Protego.parse(rules(*lines)).can_fetch(f"http://h.example{path}", "x")
    assert allowed(rules(*lines), path) == theirs


@given(st.binary(max_size=400), st.binary(max_size=60))
def test_any_bytes_are_read(body: bytes, path: bytes) -> None:
    robots = parse(b"User-agent: *\nDisallow: /" + body)
    robots.allows("http://h/" + path.decode("latin-1"))
    parse(body).allows("http://h/" + path.decode("utf-8", "surrogateescape"))


_PIECES = ["%D8%A7", "%d8%a7", "%41", "%2F", "%2f", "%3f", "%", "%4", "a", "/", "?", "=&", ":", "é"]


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_what_stands_as_it_is_compared_is_not_looked_at_twice(path: str) -> None:
    slowly = rules_module._comparable_part(rules_module._written("/" + path), query=False)
    assert rules_module.comparable("/" + path) == slowly
