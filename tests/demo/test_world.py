"""The served sites: their sources list their articles, their validators work, nothing is random."""

from __future__ import annotations

import gzip
from datetime import timedelta
from urllib.parse import quote

import pytest

from scraper.demo.outlet import Outlet
from scraper.demo.redesigns import KINDS
from scraper.demo.styles import STYLES
from scraper.demo.world import Plan, World
from tests.demo.asking import get, locations, text, world_of
from tests.demo.reading import joined, seen

PLAIN = Plan(specials=False)


def golds(outlet: Outlet) -> list[str]:
    return [outlet.gold(i).url for i in range(len(outlet.catalogue))]


@pytest.fixture(scope="module")
def world() -> World:
    return world_of(PLAIN)


def test_every_article_is_served_as_its_gold_says(world: World) -> None:
    for outlet in world.outlets:
        for i in range(len(outlet.catalogue)):
            gold = outlet.gold(i)
            reply = get(world, gold.url)
            assert reply.status == 200
            said = joined(seen(reply.body, outlet.style.encoding))
            assert all(joined(p) in said for p in gold.paragraphs)


def walk_listings(world: World, outlet: Outlet) -> set[str]:
    """What a client finds that begins at the front page and turns every section's pages."""
    found: set[str] = set()
    for name in outlet.catalogue.sections:
        page = 1
        while (
            reply := get(world, outlet.site.link(outlet.style.section_path(name, page)))
        ).status == 200:
            new = set(locations(reply)) - found
            found |= new
            page += 1
    return found


@pytest.mark.parametrize("style", STYLES)
def test_sections_list_every_article(style: str) -> None:
    world = world_of(Plan(sources="listing", styles=(style,), hosts=1, scale=130, specials=False))
    assert set(golds(world.outlets[0])) <= walk_listings(world, world.outlets[0])


@pytest.mark.parametrize("style", STYLES)
def test_each_page_of_a_section_links_the_next(style: str) -> None:
    world = world_of(Plan(sources="listing", styles=(style,), hosts=1, scale=300, specials=False))
    outlet = world.outlets[0]
    name = max(outlet.catalogue.sections, key=lambda n: len(outlet.catalogue.in_section(n)))
    first = get(world, outlet.site.link(outlet.style.section_path(name, 1)))
    assert outlet.site.link(outlet.style.section_path(name, 2)) in locations(first)


@pytest.mark.parametrize("style", STYLES)
def test_sitemaps_list_every_article(style: str) -> None:
    plan = Plan(sources="sitemap", styles=(style,), hosts=1, scale=1100, specials=False)
    world = world_of(plan)
    outlet = world.outlets[0]
    index = get(world, outlet.base + "/sitemap_index.xml.gz")
    parts = [url for url in locations(index) if url.endswith(".xml.gz")]
    assert len(parts) == 2
    listed = [url for part in parts for url in locations(get(world, part))]
    assert listed == golds(outlet)


@pytest.mark.parametrize("style", STYLES)
def test_feeds_list_the_newest_first(style: str) -> None:
    plan = Plan(sources="feed", styles=(style,), hosts=1, scale=50, specials=False)
    world = world_of(plan)
    outlet = world.outlets[0]
    feed = get(world, outlet.site.link(outlet.style.feed))
    listed = [url for url in locations(feed) if url in set(golds(outlet))]
    assert listed == golds(outlet)[:-21:-1]


def test_news_sitemap_holds_two_days() -> None:
    world = world_of(Plan(sources="all", hosts=1, scale=100, apart=3600, specials=False))
    outlet = world.outlets[0]
    listed = locations(get(world, outlet.base + "/news-sitemap.xml"))
    assert len(listed) == 49
    assert listed[0] == golds(outlet)[-1]


def test_a_site_without_sources_gives_nothing_away() -> None:
    world = world_of(Plan(sources="none", specials=False))
    for outlet in world.outlets:
        articles = set(golds(outlet))
        robots = get(world, outlet.base + "/robots.txt")
        assert b"Sitemap" not in robots.body
        assert not articles & set(locations(get(world, outlet.base + "/")))
        assert get(world, outlet.base + "/sitemap.xml").status == 404
        assert get(world, outlet.site.link(outlet.style.feed)).status != 200 or (
            not articles & set(locations(get(world, outlet.site.link(outlet.style.feed))))
        )
        assert not walk_listings(world, outlet) & articles
        page = get(world, golds(outlet)[0])
        assert "application/rss+xml" not in text(page)
        assert "application/atom+xml" not in text(page)


@pytest.mark.parametrize("validators", ["both", "etag", "modified"])
def test_unchanged_pages_are_answered_304_until_they_change(validators: str) -> None:
    style = next(s for s in STYLES.values() if s.validators == validators)
    plan = Plan(styles=(style.name,), hosts=1, sources="all", specials=False)
    world = world_of(plan)
    outlet = world.outlets[0]
    targets = [
        golds(outlet)[-1],
        outlet.site.link(style.feed),
        outlet.base + "/sitemap_index.xml.gz",
        outlet.base + "/news-sitemap.xml",
    ]

    def conditions(url: str) -> dict[str, str]:
        headers = get(world, url).headers
        wanted = {"if_none_match": "ETag", "if_modified_since": "Last-Modified"}
        return {asked: headers[said] for asked, said in wanted.items() if said in headers}

    known = {url: conditions(url) for url in targets}
    assert all(known.values())
    assert {get(world, url, **known[url]).status for url in targets} == {304}
    assert {get(world, url, **known[url]).body for url in targets} == {b""}
    outlet.catalogue.edit(len(outlet.catalogue) - 1)
    # a news sitemap says nothing of changes, so an edit leaves its bytes as they are
    assert {get(world, url, **known[url]).status for url in targets[:3]} == {200}
    outlet.catalogue.add(1)
    assert {get(world, url, **known[url]).status for url in targets[1:]} == {200}


def test_a_server_without_validators_sends_none() -> None:
    world = world_of(Plan(styles=("tables",), hosts=1, specials=False))
    reply = get(world, golds(world.outlets[0])[0], if_modified_since="x", if_none_match="*")
    assert reply.status == 200
    assert not {"ETag", "Last-Modified"} & set(reply.headers)


def test_added_articles_are_listed_and_served() -> None:
    world = world_of(Plan(sources="all", specials=False))
    outlet = world.outlets[0]
    before = set(golds(outlet))
    new = [outlet.url(i) for i in outlet.catalogue.add(3)]
    assert not before & set(new)
    assert set(new) <= set(locations(get(world, outlet.site.link(outlet.style.feed))))
    assert {get(world, url).status for url in new} == {200}


def test_an_edited_article_keeps_its_address_and_changes_its_text() -> None:
    world = world_of(PLAIN)
    outlet = world.outlets[0]
    before, index = outlet.gold(2), 2
    outlet.catalogue.edit(index)
    after = outlet.gold(index)
    assert after.url == before.url
    assert after.paragraphs[:-1] == before.paragraphs
    assert joined(after.paragraphs[-1]) in joined(seen(get(world, after.url).body, "utf-8"))


def test_scale_makes_distinct_articles_in_order_of_time() -> None:
    world = world_of(Plan(scale=5000, hosts=3, specials=False))
    assert [len(o.catalogue) for o in world.outlets] == [1667, 1667, 1666]
    for outlet in world.outlets:
        stories = [outlet.catalogue[i] for i in range(0, len(outlet.catalogue), 7)]
        moments = [s.published for s in stories]
        assert moments == sorted(moments)
        assert len({s.headline for s in stories}) == len(stories)
        assert len({s.texts for s in stories}) == len(stories)
        for i in (0, 801, len(outlet.catalogue) - 1):
            assert outlet.catalogue.index(outlet.catalogue[i].number) == i


def test_scaled_pages_weigh_what_news_pages_weigh() -> None:
    world = world_of(Plan(scale=240, specials=False))
    sizes = [len(get(world, golds(o)[i]).body) for o in world.outlets for i in (0, 5, -1)]
    assert min(sizes) >= 60_000
    assert max(sizes) <= 120_000


def test_the_same_plan_gives_the_same_bytes_and_another_seed_does_not() -> None:
    def some(seed: int) -> list[bytes]:
        world = world_of(Plan(scale=60, hosts=4, seed=seed, specials=False))
        return [get(world, golds(o)[i]).body for o in world.outlets for i in (0, -1)]

    assert some(1) == some(1)
    assert some(1) != some(2)


def test_archives_list_the_articles_of_their_month() -> None:
    world = world_of(Plan(styles=("wordpress",), hosts=1, scale=400, specials=False))
    outlet = world.outlets[0]
    newest = outlet.catalogue.moment(399)
    first = locations(get(world, f"{outlet.base}/{newest:%Y/%m}/"))
    second = locations(get(world, f"{outlet.base}/{newest:%Y/%m}/page/2/"))
    assert golds(outlet)[-1] in first
    assert golds(outlet)[-25] in second
    older = newest - timedelta(days=31)
    assert golds(outlet)[-25] not in locations(get(world, f"{outlet.base}/{older:%Y/%m}/"))


@pytest.mark.parametrize("style", STYLES)
def test_variants_of_an_address_lead_to_the_article(style: str) -> None:
    world = world_of(Plan(styles=(style,), hosts=1, specials=False))
    outlet = world.outlets[0]
    gold = outlet.gold(0)
    opening = joined(gold.paragraphs[-1])
    for name, variant in outlet.variants(0).items():
        wire = quote(variant.partition("#")[0], safe="/:?&=%+,;@~()!*'-._")
        reply = get(world, wire)
        if reply.status == 301:
            assert reply.headers["Location"] == gold.url
            continue
        assert reply.status == 200, name
        encoding = "utf-8" if "amp" in name else outlet.style.encoding
        assert opening in joined(seen(reply.body, encoding)), name


def test_an_old_slug_moves_to_the_new_one(world: World) -> None:
    outlet = next(o for o in world.outlets if o.style.name == "endless")
    gold = outlet.gold(0)
    reply = get(world, f"{outlet.base}/article/{outlet.catalogue.number(0)}/old-name")
    assert (reply.status, reply.headers["Location"]) == (301, gold.url)


def test_amp_variant_names_the_article_as_canonical(world: World) -> None:
    outlet = next(o for o in world.outlets if o.style.name == "endless")
    gold = outlet.gold(0)
    page = text(get(world, gold.url + "/amp"))
    assert f'<link rel="canonical" href="{gold.url}">' in page
    assert "<html amp" in page


def test_windows_1256_query_names_a_section(world: World) -> None:
    outlet = next(o for o in world.outlets if o.style.name == "tables")
    url = outlet.base + "/section.php?name=%E3%CD%E1%ED%C7%CA"  # محليات
    reply = get(world, url)
    assert reply.status == 200
    assert "محليات" in reply.body.decode("windows-1256")


@pytest.mark.parametrize("kind", [k for k in KINDS if k not in ("consent", "soft-404", "restore")])
def test_a_redesign_changes_every_page_but_not_what_it_says(kind: str) -> None:
    world = world_of(PLAIN)
    before = {url: get(world, url).body for o in world.outlets for url in golds(o)[:2]}
    world.redesign(kind)
    changed = 0
    for outlet in world.outlets:
        for i in range(2):
            gold = outlet.gold(i)
            body = get(world, gold.url).body
            changed += body != before[gold.url]
            said = joined(seen(body, outlet.style.encoding))
            assert all(joined(p) in said for p in gold.paragraphs), (kind, outlet.style.name)
    assert changed >= len(before) // 2


@pytest.mark.parametrize("kind", ["consent", "soft-404"])
def test_a_wall_stands_before_every_article_until_it_is_taken_away(kind: str) -> None:
    world = world_of(Plan(hosts=2, specials=False))
    urls = [golds(o)[0] for o in world.outlets]
    before = [get(world, url).body for url in urls]
    world.redesign(kind, host=0)
    assert get(world, urls[0]).body not in before
    assert get(world, urls[1]).body == before[1]
    assert get(world, world.outlets[0].base + "/robots.txt").status == 200
    world.redesign("restore", host=0)
    assert len(get(world, urls[0]).body) == len(before[0])


def test_an_unknown_redesign_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="not one of"):
        world.redesign("rainbow")


def test_every_section_that_has_articles_is_in_the_menu() -> None:
    for outlet in world_of(PLAIN).outlets:
        assert set(outlet.catalogue.sections) <= set(outlet.site.publisher.sections)


def test_pages_of_one_article_follow_each_other() -> None:
    world = world_of(Plan(styles=("drupal",), hosts=1, specials=False))
    outlet = world.outlets[0]
    index = next(i for i, s in enumerate(outlet.catalogue) if s.kind == "multipage")
    gold = outlet.gold(index)
    first = get(world, gold.url)
    assert gold.url + "?page=1" in locations(first)
    second = seen(get(world, gold.url + "?page=1").body, "utf-8")
    later = [b.text for b in outlet.catalogue[index].pages[1]]
    assert all(joined(t) in joined(second) for t in later)
    assert not any(joined(t) in joined(text(first)) for t in later)
    assert joined(gold.paragraphs[-1]) not in joined(second)


@pytest.mark.parametrize("path", ["/2025/13/", "/archive/2025-02-31", "/" + "9" * 9000, "/%ff%00"])
def test_addresses_that_make_no_sense_are_404(path: str) -> None:
    world = world_of(PLAIN)
    assert {get(world, o.base + path).status for o in world.outlets} == {404}


def test_bodies_are_gzipped_for_those_who_take_it() -> None:
    world = world_of(Plan(hosts=1, specials=False, gzip=True))
    url = golds(world.outlets[0])[0]
    packed, plain = get(world, url, accept_encoding="gzip, br"), get(world, url)
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) // 2


def test_hosts_can_be_dressed_in_drawn_layouts() -> None:
    world = world_of(Plan(hosts=12, sources="all", layouts=True, seed=5, specials=False))
    assert len({o.style.name for o in world.outlets}) == 12
    for outlet in world.outlets:
        gold = outlet.gold(0)
        said = joined(seen(get(world, gold.url).body, outlet.style.encoding))
        assert all(joined(p) in said for p in gold.paragraphs)
        assert set(golds(outlet)) <= walk_listings(world, outlet)
