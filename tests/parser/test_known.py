"""A page read with its site's profile: evidence, and where the page wins."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from scraper.article import Article
from scraper.demo.book import Leaf, pages
from scraper.demo.layouts import layouts
from scraper.parser.learning.learn import learn
from scraper.parser.learning.observation import Observation, line_hash
from scraper.parser.record import parse
from scraper.profile import Profile
from tests.housing import house_leaves, observations, score

NOON = datetime(2024, 5, 3, 12, tzinfo=UTC)
NOTE = "تخضع مواد هذا الباب لمراجعة لغوية قبل نشرها، ويعمل عليها فريق من أربعة محررين."
PROSE = [
    f"قال المتحدث رقم {n} في مؤتمر صحفي عقده ظهر اليوم إن العمل في المشروع الجديد يسير كما خطط له "
    f"منذ البداية، وإن المرحلة {n} منه تنتهي قبل نهاية العام الحالي."
    for n in range(1, 6)
]


def html(*paragraphs: str, more: str = "") -> bytes:
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        '<html lang="ar"><head><meta charset="utf-8"><title>افتتاح مشروع جديد في المدينة</title>'
        "</head><body><article><h1>افتتاح مشروع جديد في المدينة</h1>"
        f'<div class="text">{text}</div></article>{more}</body></html>'
    ).encode()


def read(page: bytes, profile: Profile | None) -> tuple[Article, Observation]:
    seen: list[Observation] = []
    got = parse(
        page, "https://news.example/a/1001", fetched_at=NOON, profile=profile, observer=seen.append
    )
    assert isinstance(got, Article)
    return got, seen[0]


def furniture(*texts: str, **more: tuple[str, ...]) -> Profile:
    known = Profile(pages=20, furniture=frozenset(map(line_hash, texts)))
    return replace(known, **more)  # type: ignore[arg-type]


def test_a_known_line_is_taken_out_of_the_body() -> None:
    page = html(*PROSE[:3], NOTE)
    assert NOTE in read(page, None)[0].paragraphs
    assert read(page, furniture(NOTE))[0].paragraphs == tuple(PROSE[:3])


def test_a_line_at_a_refused_place_is_taken_out() -> None:
    page = html(*PROSE[:3], more="").replace(
        b"</div></article>", f'<div class="k1"><p>{NOTE}</p></div></div></article>'.encode()
    )
    known = furniture(refused=("article div.text div.k1 p",))
    assert read(page, None)[0].paragraphs[-1] == NOTE
    assert read(page, known)[0].paragraphs == tuple(PROSE[:3])


def test_a_profile_that_would_empty_the_body_is_not_heard() -> None:
    page = html(*PROSE)
    got, seen = read(page, furniture(*PROSE))
    assert got.paragraphs == tuple(PROSE)
    assert seen.conflicts == 1


def test_a_profile_that_would_leave_a_scrap_is_not_heard() -> None:
    page = html("خبر قصير جداً عن افتتاح الطريق الدائري.", PROSE[0], PROSE[1])
    got, seen = read(page, furniture(PROSE[0], PROSE[1]))
    assert len(got.paragraphs) == 3
    assert seen.conflicts == 1


def test_the_known_box_is_taken_where_furniture_outweighs_a_short_text() -> None:
    flash = "أعلنت الوزارة إعادة فتح الطريق الدولي أمام حركة المرور مساء اليوم."
    talk = "".join(f"<div><b>قارئ</b><p>{each}</p></div>" for each in PROSE)
    page = html(flash, more=f'<div class="talk">{talk}</div>')
    known = furniture(*PROSE, body=("article div.text",))
    assert read(page, known)[0].paragraphs == (flash,)


def test_a_known_box_that_is_not_on_the_page_is_a_conflict_and_changes_nothing() -> None:
    page = html(*PROSE)
    got, seen = read(page, furniture(body=("main.old div.story",)))
    assert got.paragraphs == tuple(PROSE)
    assert seen.conflicts == 1


def test_a_last_short_paragraph_is_kept_where_the_site_has_its_paragraphs() -> None:
    end = "والله ولي التوفيق"
    page = html(*PROSE[:3], end).replace(
        b'<div class="text">', b'<div class="text"><div class="part">'
    )
    page = page.replace(f"<p>{end}".encode(), f'</div><div class="part"><p>{end}'.encode())
    page = page.replace(b"</div></article>", b"</div></div></article>")
    assert read(page, None)[0].paragraphs[-1] != end
    known = furniture(body=("article div.text",), text=("article div.text div.part p",))
    assert read(page, known)[0].paragraphs[-1] == end


def test_the_observation_is_of_the_page_and_not_of_the_profile() -> None:
    page = html(*PROSE[:3], NOTE)
    bare, taught = read(page, None)[1], read(page, furniture(NOTE))[1]
    assert taught.lines == bare.lines
    assert taught.body == bare.body


def test_midnight_is_a_time_where_the_site_tells_the_time() -> None:
    page = html(*PROSE).replace(
        b"</head>",
        b'<meta property="article:published_time" content="2024-05-03T00:00:00+03:00"></head>',
    )
    assert read(page, None)[0].to_dict()["published"] == "2024-05-03"
    known = replace(Profile(pages=9), midnight=True)
    assert read(page, known)[0].to_dict()["published"] == "2024-05-03T00:00:00+03:00"


def test_a_date_elsewhere_is_not_the_articles_where_its_place_is_known() -> None:
    page = (
        html(*PROSE)
        .replace(b"<h1>", '<div class="today">الجمعة 3 أيار 2024</div><h1>'.encode())
        .replace(
            b'<div class="text">',
            '<div class="when">12 نيسان 2024</div><div class="text">'.encode(),
        )
    )
    known = replace(Profile(pages=9), dates=("article div.when",))
    assert read(page, known)[0].to_dict()["published"] == "2024-04-12"


@pytest.mark.parametrize("chosen", range(3))
def test_a_learned_profile_takes_most_errors_away(chosen: int) -> None:
    layout = layouts(seed=11, count=3)[chosen]
    profile = learn(observations(house_leaves(layout, range(500, 530))))
    tested = list(house_leaves(layout, range(600, 608)))
    bare = sum(sum(score(leaf)[1:]) for leaf in tested)
    taught = sum(sum(score(leaf, profile)[1:]) for leaf in tested)
    assert bare >= 8, "the layouts are too easy to show anything"
    assert taught <= bare / 10


def test_a_profile_makes_no_page_of_the_embedded_site_worse() -> None:
    by_style: dict[str, list[Leaf]] = {}
    for leaf in pages():
        by_style.setdefault(leaf.gold.style, []).append(leaf)
    for leaves in by_style.values():
        profile = learn(observations(leaves))
        for each in leaves:
            assert sum(score(each, profile)[1:]) <= sum(score(each)[1:])
