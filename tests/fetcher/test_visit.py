"""A site's visit: everything new, once, whatever the site has."""

from __future__ import annotations

from scraper.outcome import Kind
from scraper.seed import Seed
from tests.fetcher.frontier import (
    MemoryFrontier,
    Site,
    article,
    crawl,
    front,
    index,
    item,
    rss,
    urlset,
    zipped,
)
from tests.fetcher.visiting import (
    DECLARED,
    articles,
    entry,
    publish,
    sources,
    url,
    visit,
    with_feed,
    written,
)


def test_a_site_with_only_a_feed_is_found_by_its_home_page_newest_first() -> None:
    site, memory = with_feed(), MemoryFrontier()
    assert written(crawl(visit(site, memory), site, memory)) == [url(n) for n in range(5)]


def test_a_site_whose_feed_is_not_declared_is_asked_at_the_usual_places() -> None:
    site, memory = with_feed(), MemoryFrontier()
    site.put("/", front())
    assert len(written(crawl(visit(site, memory), site, memory))) == 5
    tried = sources(site)
    assert "/feed.xml" in tried
    assert "/atom.xml" not in tried, "nothing is tried once something works"


def test_the_publishing_system_tells_where_its_feed_is() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, 1)
    site.put("/", front(head='<meta name="generator" content="Blogger">'))
    site.put("/feeds/posts/default", rss(entry(1)), "application/atom+xml")
    crawl(visit(site, memory), site, memory)
    asked = [place for place in sources(site) if "sitemap" not in place]
    assert asked == ["/", "/feeds/posts/default"]


def test_a_site_with_only_sitemaps_gives_all_of_them() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(6))
    site.put("/", front())
    site.put("/maps.xml", index("https://example.com/a.xml.gz", "https://example.com/b.xml"))
    site.put("/a.xml.gz", zipped(urlset(url(0), url(1), url(2))), "application/gzip")
    site.put("/b.xml", urlset(url(3), url(4), url(5)), "text/xml")
    visited = visit(site, memory)
    outcomes = crawl(visited, site, memory, robots=["https://example.com/maps.xml"])
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(6))


def test_a_site_with_only_section_pages_is_walked_to_its_end() -> None:
    site, memory = Site(), MemoryFrontier()
    publish(site, *range(30))
    menu = '<a href="/">الرئيسية</a><a href="/politics/">سياسة</a><a href="/sport/">رياضة</a>'
    site.put("/", front(url(0), url(15), menu=menu))
    for name, numbers in (("politics", range(15)), ("sport", range(15, 30))):
        for page in range(3):
            here = list(numbers)[page * 5 : page * 5 + 5]
            place = f"/{name}/" if page == 0 else f"/{name}/page/{page + 1}/"
            foot = f'<a href="/{name}/page/{page + 2}/">التالي</a>' if page < 2 else ""
            site.put(place, front(*map(url, here), menu=menu, foot=foot))
    outcomes = crawl(visit(site, memory), site, memory)
    assert sorted(written(outcomes)) == sorted(url(n) for n in range(30))
    assert len(articles(site)) == 30, "nothing else was taken for an article"


def test_a_site_with_all_three_gives_no_article_twice() -> None:
    site, memory = with_feed(5), MemoryFrontier()
    publish(site, *range(12))
    links = [url(n).replace("https://", "http://www.") + "?utm_source=front" for n in range(8)]
    site.put("/", front(*links, head=DECLARED))
    site.put("/sitemap.xml", urlset(*(url(n) + "/" for n in range(12))), "text/xml")
    outcomes = crawl(visit(site, memory), site, memory)
    assert len(outcomes) == 12
    assert len({o.url.removeprefix("http://www.").partition("?")[0] for o in outcomes}) == 12


def test_a_site_with_nothing_says_so_in_words() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front())
    visited = visit(site, memory)
    assert crawl(visited, site, memory) == []
    assert "none of them lists an article" in visited.summary()


def test_a_site_behind_a_challenge_says_so_in_words() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", "<title>Just a moment...</title>", status=403)
    visited = visit(site, memory)
    assert crawl(visited, site, memory) == []
    assert "a bot challenge (status 403)" in visited.summary()


def test_a_feed_that_redirects_to_a_web_page_says_so_in_words() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front(head=DECLARED))
    site.put("/feed.xml", "", moved_to="https://example.com/")
    visited = visit(site, memory)
    crawl(visited, site, memory)
    assert "not a feed" in visited.summary()
    assert "after a redirect to https://example.com/" in visited.summary()


def test_a_consent_wall_says_so_in_words() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("https://consent.example.com/ask", "<html><body>نوافق؟</body></html>")
    site.put("/", "", moved_to="https://consent.example.com/ask")
    visited = visit(site, memory)
    crawl(visited, site, memory)
    assert "a consent wall at consent.example.com" in visited.summary()


def test_what_the_seed_names_is_asked_and_other_hosts_of_it_belong_to_the_site() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("https://other.example.org/1001", article())
    site.put("/my/feed", rss(item("https://other.example.org/1001")))
    site.put("/", front())
    seed = Seed(
        home=site.home, feeds=("https://example.com/my/feed",), hosts=("other.example.org",)
    )
    assert len(written(crawl(visit(site, memory, seed), site, memory))) == 1
    assert memory.kept["example.com", "https://example.com/my/feed"].via == "seed"


def test_articles_of_other_sites_are_left_alone() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front(head=DECLARED))
    site.put("/feed.xml", rss(item("https://elsewhere.example/news/1"), entry(1)))
    publish(site, 1)
    visited = visit(site, memory)
    crawl(visited, site, memory)
    assert articles(site) == [url(1)]
    assert "1 of other sites" in visited.summary()


def test_a_home_page_that_asks_for_a_password_is_told_to_the_person() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", "<form><input name=user><input type=password></form>")
    visited = visit(site, memory)
    crawl(visited, site, memory)
    assert "blocked: a login page at https://example.com/" in visited.summary()


def test_links_that_are_no_articles_by_their_addresses_are_told_to_the_person() -> None:
    site, memory = Site(), MemoryFrontier()
    site.put("/", front(*(f"https://example.com/n/{n}.pdf" for n in range(11, 18))))
    visited = visit(site, memory)
    crawl(visited, site, memory)
    assert "7 entries, 0 new, 7 no articles by their addresses" in visited.summary()


def test_a_comment_feed_is_not_asked() -> None:
    site, memory = with_feed(), MemoryFrontier()
    comments = '<link rel="alternate" type="application/rss+xml" href="/comments/feed/">'
    site.put("/", front(head=comments + DECLARED))
    crawl(visit(site, memory), site, memory)
    assert "/comments/feed/" not in sources(site)


def test_a_redirect_to_the_home_page_is_no_article() -> None:
    site, memory = with_feed(2), MemoryFrontier()
    site.put(url(1), "", moved_to="https://example.com/")
    outcomes = crawl(visit(site, memory), site, memory)
    assert {o.url: o.kind for o in outcomes}[url(1)] is Kind.NOT_ARTICLE


def test_a_home_below_a_path_keeps_to_it() -> None:
    site, memory = Site(home="https://example.com/arabic/"), MemoryFrontier()
    inside = [f"https://example.com/arabic/news/{n}" for n in range(2000, 2005)]
    outside = [f"https://example.com/english/news/{n}" for n in range(3000, 3005)]
    for place in inside + outside:
        site.put(place, article())
    site.put("/arabic/", front(*inside))
    site.put("https://example.com/sitemap.xml", urlset(*inside, *outside))
    outcomes = crawl(visit(site, memory), site, memory, robots=["https://example.com/sitemap.xml"])
    assert sorted(written(outcomes)) == inside
