"""Which pictures are the article's, among faces, buttons, advertisements and other articles'."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

import pytest

from tests.parser.making import PROSE, article, meta, page, paragraphs

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
        ("(رويترز)", None, "رويترز"),
        ("—", None, None),
        (f"<p>{PROSE[0][:39]}</p><p>{PROSE[1][:80]}</p>", f"{PROSE[0][:39]} {PROSE[1][:80]}", None),
        ("أ ف ب", None, "أ ف ب"),
        ("الجسر من ضفة النهر - جانب منه", "الجسر من ضفة النهر - جانب منه", None),
        ("مراسل رويترز على الجسر", "مراسل رويترز على الجسر", None),
        ('الجسر. Photo by <a href="//p.example">Rui Sal</a>', "الجسر", "Photo by Rui Sal"),
        ("<span>الجسر ليلاً | تصوير: </span><b>سامر حداد</b>", "الجسر ليلاً", "تصوير: سامر حداد"),
        ("<span>معرض تصوير </span><b>سامر حداد</b>", "معرض", "تصوير سامر حداد"),
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


def test_one_picture_twice_is_one_with_the_caption_of_either() -> None:
    figure = '<figure><img src="/u/river.jpg"><figcaption>النهر</figcaption></figure>'
    bare = '<p><img src="/u/river.jpg"></p>'
    for twice in (figure + bare, bare + figure):
        got = article(page(f'{twice}<div class="text">{paragraphs()}</div>'))
        assert [image.caption for image in got.images] == ["النهر"]


@pytest.mark.parametrize(
    "picture",
    [
        '<img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAA" srcset="/u/s.jpg 400w, /u/l.jpg 800w">',
        '<img data-srcset="/u/s.jpg 400w, /u/l.jpg 800w">',
        '<img src="http://[" data-src="/u/l.jpg">',
    ],
)
def test_a_picture_s_address_may_stand_in_many_places(picture: str) -> None:
    assert urls(above=f"<p>{picture}</p>") == ["/u/l.jpg", "/u/bridge.jpg"]


@pytest.mark.parametrize(
    ("claim", "pictures"),
    [
        ("/logo.png", ["/u/bridge.jpg"]),
        ("/u/bridge.jpg/1200x630", ["/u/bridge.jpg"]),
        ("/u/bridge-1200x630.jpg", ["/u/bridge.jpg"]),
        ("/u/river.jpg", ["/u/bridge.jpg", "/u/river.jpg"]),
        ("http://[", ["/u/bridge.jpg"]),
    ],
)
def test_the_head_s_picture_is_named_once_and_is_no_logo(claim: str, pictures: list[str]) -> None:
    head = meta(og_image=claim)
    got = article(page(f'{OWN}<div class="text">{paragraphs()}</div>', head=head))
    paths = [(image.url or "").removeprefix("https://www.alwadi.example") for image in got.images]
    assert paths == pictures


def test_a_page_s_own_address_with_a_size_behind_it_is_the_head_s_picture() -> None:
    text = f'<img src="/u/bridge.jpg/300x200"><div class="text">{paragraphs()}</div>'
    got = article(page(text, head=meta(og_image="/u/bridge.jpg")))
    assert len(got.images) == 1


@pytest.mark.parametrize("claimed", [0, 5])
def test_pictures_are_no_more_than_sixty(claimed: int) -> None:
    shown = "".join(f'<p><img src="/u/{n}.jpg"></p>' for n in range(64 - claimed * 2))
    head = "".join(meta(og_image=f"/o/other-{n}.jpg") for n in range(20))
    got = article(
        page(
            f'<div class="text">{paragraphs(PROSE[:2])}{shown}{paragraphs(PROSE[2:])}</div>',
            head=head,
        )
    )
    assert len(got.images) == 60


def test_a_picture_in_a_column_before_the_article_is_another_s() -> None:
    source = page(f'{OWN}<div class="text">{paragraphs()}</div>')
    column = '<aside><img src="/u/of-the-day.jpg"></aside>'
    got = article(source.replace("<main>", f"{column}<main>"))
    assert len(got.images) == 1


def test_a_picture_below_the_text_may_have_its_caption_and_credit_below_it() -> None:
    below = '<div><img src="/u/river.jpg"><p class="caption">النهر كما يبدو من الجسر</p><p class="caption">تصوير: سامر حداد</p></div>'
    text = f'{OWN}<div class="text">{paragraphs()}{below}</div>'
    assert len(article(page(text)).images) == 2


def test_pictures_in_paragraphs_below_a_text_have_their_captions_too() -> None:
    told = ["بائع يرتب بضاعته", "طفل يحمل خبزاً قرب البوابة", "امرأة تتفقد أكياس العدس"]
    story = "".join(
        f'<p><img src="/u/{n}.jpg"></p><p style="text-align:center"><em>{caption}</em></p>'
        for n, caption in enumerate(told)
    )
    got = article(page(f"<div>{paragraphs()}{story}</div>"))
    assert got.paragraphs == PROSE
    assert [image.caption for image in got.images] == told


def test_who_drew_a_picture_is_its_credit() -> None:
    drawn = "<figure><img src='/u/7.jpg'><figcaption>{}</figcaption></figure>"
    got = article(page(drawn.format("رسم: ديمة العيسى") + paragraphs()))
    assert [(image.caption, image.credit) for image in got.images] == [(None, "رسم: ديمة العيسى")]
    got = article(page(drawn.format("رسم: الجسر كما كان") + paragraphs()))
    assert [(image.caption, image.credit) for image in got.images] == [("رسم: الجسر كما كان", None)]
