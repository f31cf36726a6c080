"""Which pictures are the article's, among faces, buttons, advertisements and other articles'."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

import pytest

from tests.parser.making import PROSE, article, page, paragraphs

OWN = '<img src="/u/bridge.jpg">'


def urls(inside: str = "", below: str = "", above: str = "") -> list[str]:
    """The paths of the pictures of an article with one of its own; what is ``inside`` stands in
    the text, what is ``below`` right behind it."""
    text = paragraphs(PROSE[:2]) + inside + paragraphs(PROSE[2:])
    got = article(page(f'{above}{OWN}<div class="text">{text}</div>{below}'))
    assert got.paragraphs == PROSE
    return [(image.url or "").removeprefix("https://www.alwadi.example") for image in got.images]


@pytest.mark.parametrize(
    "below",
    [
        '<div class="share"><a href="#"><img src="/i/fb.png"></a></div>',
        '<div class="author-box"><img src="/w/rana.jpg"><h4>رنا عيسى</h4><p>صحافية.</p></div>',
        '<div><img src="/i/code.png" alt="QR"><span>امسح الرمز لمتابعتنا</span></div>',
        '<div class="next"><a href="/p/6"><img src="/t/6.jpg"> معرض الكتاب المستعمل</a></div>',
        '<div><a href="/app"><img src="/i/application.jpg"></a></div>',
    ],
)
def test_what_stands_below_the_text_with_words_or_links_is_not_the_article_s(below: str) -> None:
    assert urls(below=below) == ["/u/bridge.jpg"]


@pytest.mark.parametrize(
    "below",
    [
        '<div><img src="/u/river.jpg"></div>',
        '<figure><img src="/u/river.jpg"><figcaption>النهر</figcaption></figure>',
        '<p><a href="/u/river.jpg"><img src="/u/river.jpg"></a></p>',
    ],
)
def test_a_picture_alone_or_with_its_caption_below_the_text_is(below: str) -> None:
    assert urls(below=below) == ["/u/bridge.jpg", "/u/river.jpg"]


@pytest.mark.parametrize(
    "inside",
    [
        '<div class="ads"><a href="https://ads.example/x"><img src="/b/summer.jpg"></a></div>',
        '<p><img class="emoji" src="https://s.example/images/emoji/1f600.png"></p>',
        '<p><img src="/i/count.gif" width="1" height="1"></p>',
    ],
)
def test_advertisements_and_drawn_characters_in_the_text_are_none(inside: str) -> None:
    assert urls(inside=inside) == ["/u/bridge.jpg"]


def test_a_picture_in_what_is_called_a_banner_over_the_text_is_the_article_s() -> None:
    above = '<div class="article-banner"><img src="/u/wide.jpg"></div>'
    assert urls(above=above) == ["/u/wide.jpg", "/u/bridge.jpg"]


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("الجسر من ضفة النهر - Getty Images", "الجسر من ضفة النهر", "Getty Images"),
        ("الجسر من ضفة النهر/ رويترز", "الجسر من ضفة النهر", "رويترز"),
        ("رويترز", None, "رويترز"),
        ("أ ف ب", None, "أ ف ب"),
        ("الجسر من ضفة النهر - جانب منه", "الجسر من ضفة النهر - جانب منه", None),
        ("مراسل رويترز على الجسر", "مراسل رويترز على الجسر", None),
    ],
)
def test_an_agency_behind_a_mark_or_alone_is_the_credit(
    printed: str, caption: str | None, credit: str | None
) -> None:
    figure = f'<figure><img src="/u/river.jpg"><figcaption>{printed}</figcaption></figure>'
    got = article(page(f'{figure}<div class="text">{paragraphs()}</div>'))
    assert [(image.caption, image.credit) for image in got.images] == [(caption, credit)]


def test_a_face_in_the_author_s_box_over_the_text_is_no_picture_of_the_article_s() -> None:
    words = "<h4>سلمى الراوي</h4><p>كاتبة من المدينة.</p>"
    face = f'<div class="author-box"><img src="/people/7.jpg">{words}</div>'
    assert urls(above=face) == ["/u/bridge.jpg"]
    assert article(page(above=face)).images == ()
    assert len(article(page(above=face.replace("author-box", "top"))).images) == 1


@pytest.mark.parametrize(
    "cards",
    [
        '<div class="row">{}</div>'.format(
            "".join(
                f'<div><img src="/t/{n}.jpg"><h4><a href="/n/{n}">مهرجان الزيتون يعود {n}</a></h4></div>'
                for n in range(3)
            )
        ),
        "<table>{}</table>".format(
            "".join(
                f'<tr><td><img src="/t/{n}.jpg"></td><td><a href="/n/{n}">مهرجان الزيتون يعود {n}</a></td></tr>'
                for n in range(3)
            )
        ),
    ],
)
def test_pictures_beside_other_articles_titles_are_theirs(cards: str) -> None:
    assert urls(below=f"<h3>أخبار ذات صلة</h3>{cards}") == ["/u/bridge.jpg"]
    bare = f"<div><h3>آخر الأخبار</h3>{cards}</div><h1>افتتاح الجسر القديم بعد عامين</h1>{OWN}<div>{paragraphs()}</div>"
    got = article(
        f"<html><head><title>افتتاح الجسر القديم بعد عامين</title></head><body>{bare}</body></html>"
    )
    assert [(image.url or "").rpartition("/")[2] for image in got.images] == ["bridge.jpg"]
