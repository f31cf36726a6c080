"""Pages as broadcasters, agencies, dailies and ministries east of Suez build them: what only the
whole page shows, in the few lines of it that do."""

# ruff: noqa: E501  (markup is one line)

from __future__ import annotations

import re

import pytest

from scraper.outcome import Kind
from tests.parser.making import (
    PROSE,
    TITLE,
    article,
    json_ld,
    meta,
    news,
    page,
    paragraphs,
    refusal,
)

TEXT = f'<div class="text">{paragraphs()}</div>'
TOLD = (
    '<span class="{}">صدر الصورة، </span>رامي الدباغ',
    '<span class="{}">التعليق على الصورة، </span>',
)


def figure(n: int, caption: str, unseen: str) -> str:
    credit, label = TOLD[0].format(unseen), TOLD[1].format(unseen)
    return f'<div><figure><div class="k1"><img src="/u/{n}.jpg"><p role="text">{credit}</p></div><figcaption><p>{label}{caption}</p></figcaption></figure></div>'


@pytest.mark.parametrize("unseen", ["visually-hidden", "x1-m04"])
def test_a_picture_s_credit_in_a_box_with_it_and_the_caption_beside_that_box(unseen: str) -> None:
    got = article(page(figure(1, "الجسر من الضفة", unseen) + TEXT))
    assert [(image.caption, image.credit) for image in got.images] == [
        ("الجسر من الضفة", "رامي الدباغ")
    ]


def test_a_frame_around_the_picture_alone_hides_no_caption() -> None:
    framed = figure(1, "</p><p>الجسر من الضفة", "k").replace("<img", "<div><img", 1)
    got = article(page(framed.replace('jpg">', 'jpg"></div>', 1) + TEXT))
    assert [(image.caption, image.credit) for image in got.images] == [
        ("الجسر من الضفة", "رامي الدباغ")
    ]


def test_figures_that_go_on_below_a_text_tell_the_story() -> None:
    captions = ["عمال الترميم قبل الفجر.", "أول سيارة تعبر الجسر", "تاجر يفتح دكانه بعد عامين."]
    story = "".join(figure(n, caption, "sr-only") for n, caption in enumerate(captions))
    got = article(page(f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>{story}", head=json_ld(news())))
    assert got.paragraphs == PROSE[:2]
    assert [image.caption for image in got.images] == captions
    assert {image.credit for image in got.images} == {"رامي الدباغ"}
    assert got.authors == ()


def test_a_face_that_leads_to_the_author_s_page_is_not_the_head_s_picture_either() -> None:
    face = '<div><a href="/author/7"><img src="/w/7.jpg" alt="نزار العبيدي"></a></div><div><a href="/author/7">نزار العبيدي</a></div>'
    head = meta(og_image="https://www.alwadi.example/w/7.jpg")
    assert article(page(TEXT, above=face, head=head)).images == ()


@pytest.mark.parametrize("named", ["نزار العبيدي", "جسر النهر"])
def test_a_picture_that_is_described_with_the_author_s_name_is_a_face(named: str) -> None:
    above = f'<div class="q1"><img src="/w/nizar.png" alt="{named}"><div><a href="/author/nizar">نزار العبيدي</a></div><div>كاتب وأستاذ فلسفة</div></div>'
    head = meta(og_image="https://www.alwadi.example/w/nizar.png")
    got = article(page(f'{above}<img src="/u/bridge.jpg">{TEXT}', head=head))
    assert got.authors == ("نزار العبيدي",)
    names = [(image.url or "").rpartition("/")[2] for image in got.images]
    assert names == (["nizar.png"] if named != "نزار العبيدي" else []) + ["bridge.jpg"]


def test_a_picture_with_its_width_at_its_name_s_end_is_the_same() -> None:
    head = meta(og_image="https://gdb.alwadi.example/01-bridge_w1200_r1.jpg")
    got = article(page(f'<img src="https://gdb.alwadi.example/01-bridge_w250_r1_s.jpg">{TEXT}', head=head))  # fmt: skip
    assert len(got.images) == 1


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("وكالة أنباء الضفاف :: {} :: 12/11/2012", "وكالة أنباء الضفاف"),
        ("{}_Arabic.adh-dhifaf.example", "صحيفة الوادي"),
        ("{} | الضفاف 24", "الضفاف 24"),
    ],
)
def test_a_day_and_a_host_in_the_title_are_no_publisher(title: str, name: str) -> None:
    assert article(page(title=title.format(TITLE))).publisher == name


def test_whose_the_rights_are_and_since_when() -> None:
    rights = "جميع الحقوق محفوظة لدى شبكة الضفاف عام 2000-2024"
    got = article(page().replace("جميع الحقوق محفوظة © صحيفة الوادي 2025", rights))
    assert got.publisher == "شبكة الضفاف"


def test_a_wire_s_letters_and_number_below_the_text_are_none_of_it() -> None:
    body = f"{TEXT[:-10]} (النهاية)</p><p>ف ن / ر ج</p><p>ضفاف121412 جمت نوف 12</p></div>"
    assert article(page(body)).paragraphs == PROSE


@pytest.mark.parametrize(
    ("here", "sections"),
    [
        ("بيانات صحفية", ("المركز الإعلامي", "بيانات صحفية")),
        ("تفاصيل الخبر", ("المركز الإعلامي",)),
        (TITLE[:20], ("المركز الإعلامي",)),
    ],
)
def test_the_last_step_of_a_trail_on_one_line_may_be_no_link(here: str, sections: object) -> None:
    above = f'<div class="breadcrumb"><span><a href="/ar">الرئيسية</a></span><span> &gt; </span><span><a href="/ar/m">المركز الإعلامي</a></span><span> &gt; </span><span>{here}</span></div>'
    assert article(page(above=above)).sections == sections


def test_a_desk_that_posted_the_article_is_its_author() -> None:
    meta_line = '<p class="post-meta"><span><a href="/author/admin">الإعلام المركزي</a></span><span>14 نوفمبر, 2024</span><span><a href="/c/1" rel="category tag">بيانات</a></span></p>'
    got = article(page(meta_line + TEXT))
    assert (got.authors, got.sections) == (("الإعلام المركزي",), ("بيانات",))


def test_place_day_and_a_paper_nobody_listed_in_brackets_open_a_text() -> None:
    opening = f"بكين 15 يوليو 2024 (طريق الحرير) {PROSE[0]}"
    got = article(page(paragraphs((opening, *PROSE[1:]))))
    assert got.dateline is not None and got.dateline.agency == "طريق الحرير"
    assert got.paragraphs == PROSE
    aside = f"بكين 15 يوليو 2024 (يوم الافتتاح) كانت مدينة أخرى. {PROSE[0]}"
    assert article(page(paragraphs((aside, *PROSE[1:])))).dateline is None


def test_a_film_with_three_paragraphs_below_it_is_an_article() -> None:
    head = meta(og_type="video.other") + json_ld({"@type": "VideoObject", "name": TITLE})
    short = (
        "وثق عامل في ورشة الترميم لحظة عبور أول سيارة فوق الجسر القديم بعد ترميمه.",
        "ويظهر المقطع السائق وهو يلوح بيده للمهندسين الواقفين على الضفة.",
        "وقال العامل إنه انتظر هذه اللحظة عامين كاملين ولم يغادر الورشة يوماً.",
    )
    film = '<video src="/v.mp4"></video>'
    assert article(page(film + paragraphs(short), head=head)).paragraphs == short
    assert refusal(page(film + paragraphs(short[:1]), head=head)).kind == Kind.NOT_ARTICLE


def test_a_service_and_how_one_uses_it_is_no_article() -> None:
    steps = "<p>تتيح هذه الخدمة للمستفيد حجز موعد في المراكز الصحية واختيار اليوم والوقت المناسبين.</p><h3>الخطوات</h3><ul><li>الدخول إلى البوابة</li><li>تأكيد الموعد</li></ul>"
    assert refusal(page(steps, headline="خدمة حجز موعد")).kind == Kind.NOT_ARTICLE
    day = '<time datetime="2025-03-02T10:00">2 مارس 2025</time>'
    assert article(page(day + TEXT, headline="خدمة حجز موعد")).headline == "خدمة حجز موعد"


@pytest.mark.parametrize("lead", ["<p>{}</p>", '<div class="k7"><div>{}</div></div>', "{}"])
def test_a_sentence_with_the_headline_is_the_lead_of_a_text_in_a_box_of_its_own(lead: str) -> None:
    own = "نتابع معكم لحظة بلحظة فتح الجسر القديم وما يرافقه من احتفالات على ضفتي النهر."
    got = article(page(lead.format(own) + TEXT))
    assert (got.lead, got.paragraphs) == (own, (own, *PROSE))
    inside = article(page(f'<div class="text"><p>{own}</p>{paragraphs()}</div>'))
    assert (inside.lead, inside.paragraphs) == (None, (own, *PROSE))


def test_counters_and_credits_below_pictures_are_no_text() -> None:
    story = "".join(
        f'<div class="g"><div><img src="/u/{n}.jpg"><span>{n} / 4</span></div><div><h2>مشهد {n}</h2><p>{text}</p><small>صورة من: R. Dabbagh</small></div></div>'
        for n, text in enumerate(PROSE, 1)
    )
    got = article(page(f"<div>{story}</div>"))
    assert got.paragraphs == tuple(
        x for n, text in enumerate(PROSE, 1) for x in (f"مشهد {n}", text)
    )
    assert [image.caption for image in got.images] == [None] * 4


def test_a_day_before_the_publisher_s_name_in_the_title_is_none_of_it() -> None:
    assert article(page(title=f"{TITLE} - 18.11.2024, شبكة الضفاف")).publisher == "شبكة الضفاف"


def test_buttons_that_lead_nowhere_are_no_tags() -> None:
    below = '<div class="tags"><a href="/t/1">تجارة</a><a href="/t/2">صادرات</a></div><div><a href="#">طباعة</a><a href="#">Email</a></div>'
    assert article(page(TEXT + below)).tags == ("تجارة", "صادرات")


@pytest.mark.parametrize("line", ["*من ناصر بامطرف", "* من ناصر بامطرف"])
def test_a_star_and_from_sign_a_text(line: str) -> None:
    got = article(page(f"<div>{'<br><br>'.join((*PROSE, line))}</div>"))
    assert (got.authors, got.paragraphs) == (("ناصر بامطرف",), PROSE)


def test_what_a_chat_says_to_a_reader_is_no_article() -> None:
    chat = "<div><div>مناقشة</div><div>تم حظر دخولك إلى المحادثة لانتهاكك القواعد. سيسمح لك بالمشاركة مرة أخرى لاحقاً. تم إغلاق المناقشة.</div></div>"
    picture = '<img src="/u/info.png">'
    empty = page(picture, headline="أطول أنهار العالم", below=chat, head=meta(og_type="article"))
    assert refusal(empty).kind == Kind.EMPTY
    assert article(page(TEXT, below=chat)).paragraphs == PROSE


def test_a_name_behind_a_dash_in_the_publisher_s_is_one_it_signs_with() -> None:
    head = meta(og_site_name="الوكالة الوطنية للأخبار - ضفاف")
    got = article(page(f"<p><b>دمشق-ضفاف</b></p>{paragraphs()}", head=head))
    assert got.dateline is not None and got.dateline.agency == "ضفاف"
    assert got.paragraphs == PROSE


def test_who_mixed_the_sound_is_no_author() -> None:
    credit = "<p><em>إعداد وتقديم: رنا عبود. هندسة صوت: باسل نمر.</em></p>"
    got = article(page(paragraphs() + credit))
    assert (got.authors, got.paragraphs) == (("رنا عبود",), PROSE)


def test_buttons_to_where_one_listens_are_no_sections() -> None:
    day = "<time>2025-03-02</time>"
    buttons = '<div><a href="https://open.spotify.com/x">على سبوتيفاي</a><a href="https://podcasts.apple.com/x">آبل بودكاست</a></div>'
    assert article(page(day + buttons + TEXT)).sections == ()


def test_a_claim_and_the_verdict_in_rows_over_a_text_are_no_lead() -> None:
    rows = "".join(
        f'<div class="r"><div>{label}</div><div>{value}</div></div>'
        for label, value in (
            ("الادعاء", "صورة لانهيار الجسر القديم يوم الثلاثاء 4 مارس."),
            ("الحكم", "الصورة قديمة من بلد آخر."),
        )
    )
    got = article(page(f"<div>{rows}</div>{TEXT}"))
    assert (got.lead, got.paragraphs) == (None, PROSE)


def test_what_is_told_of_the_publisher_behind_a_colon_is_the_headline_s() -> None:
    title = "بيان صحفي: مرصد الوادي يطالب بتحقيق مستقل"
    head = meta(og_site_name="مرصد الوادي", og_title=title)
    assert (
        article(page(headline=title, title=f"{title} | مرصد الوادي", head=head)).headline == title
    )


def test_a_place_nobody_listed_beside_the_author_s_name_is_none_of_it() -> None:
    by = '<div class="by">فيصل الدوسري - ملعب الواحة <time datetime="2025-03-08T23:05:00+03:00">8 مارس 2025 - 23:05</time></div>'
    got = article(page(by + TEXT))
    assert (got.authors, str(got.published)) == (("فيصل الدوسري",), "2025-03-08 23:05:00+03:00")


def test_names_line_for_line_are_no_article() -> None:
    names = (
        "سامر الخطيب",
        "هالة مرعي",
        "نزار العبيدي",
        "لينا صوان",
        "فيصل الدوسري",
        "ريم الجابري",
        "ماهر شاهين",
        "عبير القحطاني",
        "يوسف البنا",
        "منى السقاف",
        "طارق الهنائي",
        "جمانة عيد",
    )
    listed = "".join(f"<li>{name}</li>" for name in names)
    squad = page(
        f"<div>9 مارس 2025</div><h2>التشكيلة</h2><ul>{listed}</ul>", headline="الوادي × الساحل"
    )
    assert refusal(squad).kind == Kind.NOT_ARTICLE
    assert article(page(f"<p>{PROSE[0]}</p><ul>{listed}</ul>")).paragraphs == (PROSE[0], *names)


def test_the_day_on_a_cover_with_headline_and_lead_is_the_article_s() -> None:
    lead = "قضينا ثلاثة أشهر مع العائلات الأربع التي ما زالت تعيش قرب الجسر القديم."
    cover = f"<p>{lead}</p><p>نص: جمانة عيد<br>صور: رامي الدباغ</p><time datetime='2025-02-06'>6 فبراير 2025</time>"
    chapters = "".join(
        f"<section><h2>الفصل {n}</h2><div><p>{text}</p></div></section>"
        for n, text in enumerate(PROSE)
    )
    got = article(page("", above="").replace("</h1>", f"</h1>{cover}</div>{chapters}").replace("<h1>", "<div><h1>"))  # fmt: skip
    assert (got.lead, str(got.published), got.authors) == (lead, "2025-02-06", ("جمانة عيد",))
    assert got.paragraphs == (lead, *(x for n, text in enumerate(PROSE) for x in (f"الفصل {n}", text)))  # fmt: skip


@pytest.mark.parametrize("told", ["اليوم 09:40", "منذ 3 ساعات", "أمس 09:40"])
def test_a_day_in_print_counts_before_one_that_is_told_from_the_visit(told: str) -> None:
    lines = f"<ul><li>{told}</li><li>6 آذار 2025 09:40</li></ul>"
    assert str(article(page(lines + TEXT)).published) == "2025-03-06 09:40:00"


@pytest.mark.parametrize("told", ["منذ 3 ساعات", "أمس 09:40", "6 آذار"])
def test_what_is_counted_from_the_visit_is_no_day_years_behind_a_printed_change(told: str) -> None:
    lines = f"<ul><li>{told}</li><li>آخر تحديث 7 آذار 2019</li></ul>"
    got = article(page(lines + TEXT))
    assert (got.published, str(got.modified)) == (None, "2019-03-07")


def test_a_link_to_who_writes_is_no_section_in_turkish_either() -> None:
    line = (
        '<span class="tarih"><a href="/ar/yazar/12">لينا صوان</a> <span>|</span> 06.03.2025</span>'
    )
    got = article(page(line + TEXT))
    assert (got.sections, got.authors) == ((), ("لينا صوان",))


@pytest.mark.parametrize("called", ["author-pic", "writer_img", "cover-pic"])
def test_a_picture_in_a_box_for_the_writer_s_is_a_face(called: str) -> None:
    above = f'<h2>ماهر شاهين</h2><div class="{called}"><img src="/w/m.jpg"></div>'
    assert len(article(page(TEXT, above=above)).images) == (called == "cover-pic")


def test_whose_a_picture_is_may_stand_before_its_caption() -> None:
    figure = '<figure><img src="/u/1.jpg"><figcaption><span>© UNSPLASH/ Marek</span> <span>الجسر من ضفة النهر.</span></figcaption></figure>'
    (image,) = article(page(figure + TEXT)).images
    assert (image.caption, image.credit) == ("الجسر من ضفة النهر.", "© UNSPLASH/ Marek")


@pytest.mark.parametrize(
    "end", ["<p>// انتهى //14:05ت م 0123</p>", "<p>// انتهى //</p><p>14:05 ت مـ</p><p>0123</p>"]
)
def test_the_clock_at_a_dispatch_s_end_tells_the_time_and_is_no_text(end: str) -> None:
    got = article(page(f'<div>2025/03/08</div><div class="text">{paragraphs()}{end}</div>'))
    assert str(got.published) == "2025-03-08 14:05:00+03:00"
    assert got.paragraphs == PROSE


RIGHTS = "جميع الحقوق محفوظة © صحيفة الوادي 2025"


def test_the_copyright_line_tells_which_part_of_the_title_is_the_publisher() -> None:
    source = page(title=f"{TITLE} - صحيفة الوادي - الموقع الإخباري")
    assert article(source).publisher == "صحيفة الوادي"


@pytest.mark.parametrize("home", ["/", "/Default.aspx?language=ar"])
def test_logo_and_copyright_line_agree_upon_a_name_that_the_title_has_not(home: str) -> None:
    logo = f'<div><a href="{home}"><img src="/l.png" alt="وكالة أنباء الضفاف"></a></div>'
    facts = f"<div><span>السياسة</span> <span>12/05/2024 | 02:17 م</span></div>{TEXT}"
    source = page(facts, title=f"DAN : {TITLE} - السياسة - 12/05/2024")
    source = source.replace("<nav>", f"{logo}<nav>")
    source = source.replace(RIGHTS, "جميع الحقوق محفوظة لوكالة أنباء الضفاف (دان) 2024 ©")
    got = article(source)
    assert (got.publisher, got.sections) == ("وكالة أنباء الضفاف", ("السياسة",))


def test_pictures_that_are_called_as_buttons_are_none_of_the_article_s() -> None:
    signs = ("طباعة", "بريد", "فيسبوك")
    buttons = "".join(f'<a href="#"><img src="/i/{n}.png" alt="{sign}"></a>' for n, sign in enumerate(signs))  # fmt: skip
    got = article(page(f'<div>{buttons}</div><div><img src="/u/1.jpg"></div>{TEXT}'))
    assert [image.url for image in got.images] == ["https://www.alwadi.example/u/1.jpg"]


def test_the_signs_of_a_match_s_two_sides_are_no_pictures_of_the_report() -> None:
    sides = "".join(f'<div><img src="/media/teams/{n}.png"><span>{side}</span></div>' for n, side in enumerate(("الوادي", "الجسر")))  # fmt: skip
    got = article(page(f'<div><img src="/u/1.jpg"></div><div>{sides}</div>{TEXT}'))
    assert [image.url for image in got.images] == ["https://www.alwadi.example/u/1.jpg"]


@pytest.mark.parametrize("opening", ["<strong>الدوحة-</strong> ", "<b>الدوحة</b> – "])
def test_a_town_in_bold_with_a_dash_opens_a_text_without_a_verb(opening: str) -> None:
    told = "على أطراف السوق يجلس نساج أمام نول ورثه عن أبيه، ويشد الخيط كما كان يفعل."
    got = article(page(paragraphs((opening + told, *PROSE[1:]))))
    assert got.dateline is not None and got.dateline.places == ("الدوحة",)
    assert got.paragraphs == (told, *PROSE[1:])


def test_a_town_in_bold_before_an_aside_is_none() -> None:
    told = "<b>الدوحة</b> - التي زارها الوفد أمس - تستعد لاستقبال المهرجان في دورته العاشرة."
    assert article(page(paragraphs((told, *PROSE[1:])))).dateline is None


def test_who_signs_a_decree_of_which_the_text_tells_is_no_author() -> None:
    king = "سلطان بن ناصر آل مبارك"
    decree = (
        "صدر اليوم أمر فيما يلي نصه:",
        f"نحن {king} بعد الاطلاع على النظام.",
        *PROSE[:2],
        king,
    )
    got = article(page(f"<div>{'<br>'.join(decree)}</div>"))
    assert (got.paragraphs, got.authors) == (decree, ())


@pytest.mark.parametrize(
    "above", ["<ul><li>العبور مجاني</li><li>الترميم كلف مليونين</li></ul>", f'<p class="lead">{PROSE[3]}</p>']
)  # fmt: skip
def test_a_name_alone_below_points_or_a_lead_signs_the_text(above: str) -> None:
    signed = f"<p><b>رامي الدباغ -</b></p>{paragraphs(PROSE[:3])}"
    got = article(page(f'{above}<div class="text">{signed}</div>'))
    assert (got.authors, got.paragraphs[-3:]) == (("رامي الدباغ",), PROSE[:3])
    assert not any("الدباغ" in text for text in got.paragraphs)


def test_a_name_alone_below_a_lead_over_what_is_told_of_that_person_signs_nothing() -> None:
    told = (
        f"<p><b>رامي الدباغ</b></p><p>ولد رامي الدباغ في الوادي، و{PROSE[0]}</p><p>{PROSE[1]}</p>"
    )
    got = article(page(f'<p class="lead">{PROSE[3]}</p><div class="text">{told}</div>'))
    assert got.authors == ()


def test_what_a_machine_summed_up_is_none_of_the_text() -> None:
    points = "<ul><li>إعادة فتح الجسر القديم.</li><li>الكلفة ضمن الموازنة.</li></ul>"
    got = article(page(f"<div><h4>ملخص بالذكاء الاصطناعي</h4>{points}</div>{TEXT}"))
    assert got.paragraphs == PROSE


@pytest.mark.parametrize("said", ["copyright", "text"])
def test_what_an_agency_calls_itself_for_short_is_its_mark_in_datelines(said: str) -> None:
    first = PROSE[0] if said == "copyright" else f"{PROSE[0][:-1]}، وفق وكالة أنباء الضفاف (وضا)."
    source = page(f"<div>المكلا - وضا<br>{first}<br>{PROSE[1]}<br>{PROSE[2]}<br>وضا</div>")
    short = " (وضا)" if said == "copyright" else ""
    source = source.replace(RIGHTS, f"جميع الحقوق محفوظة لوكالة أنباء الضفاف{short} 2024 ©")
    got = article(source)
    assert got.dateline is not None and got.dateline.agency == "وضا"
    assert got.paragraphs == (first, *PROSE[1:3])


@pytest.mark.parametrize(
    "office", ["الدوحة / المكتب الإعلامي / 12 مايو 2024", "الدمام – إدارة الإعلام والاتصال"]
)
def test_an_office_with_its_town_on_a_line_opens_a_ministry_s_news(office: str) -> None:
    got = article(page(paragraphs((office, *PROSE))))
    assert got.dateline is not None and got.dateline.text == office
    assert got.paragraphs == PROSE


@pytest.mark.parametrize("tag", ["p", "div"])
def test_the_day_of_a_statement_below_who_made_it_is_none_of_the_text(tag: str) -> None:
    told = (
        "<br>".join(PROSE[:2]),
        "<br>".join(PROSE[2:]),
        "المكتب الإعلامي للبلدية<br>14- أيار - 2024",
    )
    got = article(page("<div>" + "".join(f"<{tag}>{text}</{tag}>" for text in told) + "</div>"))
    assert got.paragraphs == PROSE


def test_an_agency_signs_with_its_name_without_what_kind_of_publisher_it_is() -> None:
    source = page(f"<div><p>ضفاف نيوز/ {PROSE[0]}</p>{paragraphs(PROSE[1:])}</div>")
    got = article(source.replace(RIGHTS, "© 2024 جميع الحقوق محفوظة لوكالة ضفاف نيوز"))
    assert got.dateline is not None and got.dateline.agency == "ضفاف نيوز"


@pytest.mark.parametrize("counter", ["", '<span class="ct">{} / 3</span>'])
def test_figures_in_a_gallery_right_behind_the_text_are_counted_without_a_credit(
    counter: str,
) -> None:
    captions = ["عمال الترميم قبل الفجر.", "أول سيارة تعبر الجسر", "تاجر يفتح دكانه بعد عامين."]
    figures = "".join(f'<figure><img src="/i/{n}.jpg" alt="">{counter.format(n)}<figcaption>{caption}</figcaption></figure>' for n, caption in enumerate(captions))  # fmt: skip
    related = '<div><h3>ألبومات أخرى</h3><figure><a href="/g/7"><img src="/i/9.jpg" alt=""></a><figcaption><a href="/g/7">سوق السمك قبل شروق الشمس</a></figcaption></figure></div>'
    got = article(page(f'<div class="intro">{paragraphs(PROSE[:2])}</div><div>{figures}</div>{related}'))  # fmt: skip
    assert got.paragraphs == PROSE[:2]
    assert [(image.caption, image.credit) for image in got.images] == [(text, None) for text in captions]  # fmt: skip


def test_what_is_called_a_sub_headline_is_the_lead() -> None:
    told = "الكلفة لم تتجاوز الموازنة"
    got = article(page(f'<div class="sub-headline"><span>{told}</span></div>{TEXT}'))
    assert (got.lead, got.paragraphs) == (told, (told, *PROSE))


def test_a_column_s_number_behind_its_authors_is_no_list_of_columns() -> None:
    got = article(page(TEXT), url="https://www.alwadi.example/articles/authors/2160332")
    assert got.paragraphs == PROSE
    refusal(page(TEXT), url="https://www.alwadi.example/articles/authors/nizar")
    refusal(page(TEXT), url="https://www.alwadi.example/authors/2160332")


def test_the_moment_beside_place_and_source_is_none_of_the_dateline() -> None:
    facts = "<div><span>ستراسبورغ (وكالات)</span><span>10 أبريل 2024 22:14</span></div>"
    got = article(page(facts + TEXT))
    assert got.dateline is not None and got.dateline.text == "ستراسبورغ (وكالات)"
    assert str(got.published) == "2024-04-10 22:14:00"


def test_a_ministry_s_department_signs_its_statement() -> None:
    office = "الإدارة العامة للعلاقات والإعلام الأمني"
    told = (f"بيان صادر عن {office}", *PROSE)
    source = page(paragraphs((*told, office)))
    got = article(source.replace(RIGHTS, "حقوق الطبع والنشر © 2024 وزارة الداخلية"))
    assert (got.paragraphs, got.publisher) == (told, "وزارة الداخلية")


BAR = "<div><div>الأحد 2024-05-12 | 04:05 مساءً</div><div>{}</div></div>"


def test_a_bar_with_who_wrote_right_below_a_text_tells_its_day() -> None:
    signed = "<span>خاص - <a href='/author/12'>سالم باوزير</a></span> <span>القسم: محليات</span>"
    got = article(page(TEXT + BAR.format(signed)))
    assert str(got.published) == "2024-05-12 16:05:00"
    assert (got.authors, got.sections, got.paragraphs) == (("سالم باوزير",), ("محليات",), PROSE)


def test_a_day_over_what_a_reader_says_is_not_the_article_s() -> None:
    comment = BAR.format("سالم - عدن") + f"<div>مشروع جميل، و{PROSE[0]}</div>"
    assert article(page(TEXT + comment)).published is None


@pytest.mark.parametrize(
    "signed", ["اسم الكاتب : سالم باوزير", "صياغة: سالم باوزير", "المكلا (الوادي) سالم باوزير"]
)
def test_labels_and_brackets_before_who_wrote(signed: str) -> None:
    got = article(page(f"<div>{signed}</div><div>12 مايو 2024</div>{TEXT}"))
    assert (got.authors, got.paragraphs) == (("سالم باوزير",), PROSE)


def test_a_name_that_a_list_tells_is_no_writer_s() -> None:
    got = article(page(f"<div>12 مايو 2024</div>{TEXT}<p>اسم الشهيد: سالم باوزير</p>"))
    assert got.authors == ()


def test_the_logo_tells_where_a_name_begins_behind_for() -> None:
    source = page().replace("<nav>", '<a href="/"><img src="/h.jpg" alt="سدرة تايمز"></a><nav>')
    got = article(source.replace(RIGHTS, "جميع الحقوق محفوظة لسدرة تايمز 2009 - 2024"))
    assert got.publisher == "سدرة تايمز"


INSERT = "<p>خبر قد يهمك</p><p><a href='/n/7'>افتتاح جسر للمشاة يربط الحي القديم بالكورنيش</a></p>"


def test_a_day_below_another_article_s_title_in_the_text_is_that_one_s() -> None:
    text = f"<p>{PROSE[0]}</p>{INSERT}<p>12 مايو 2024</p>{paragraphs(PROSE[1:])}"
    assert article(page(f"<div>{text}</div>")).paragraphs == PROSE


def test_a_day_that_heads_a_chapter_stands_also_below_such_a_title() -> None:
    days = ("12 مايو 2024", "13 مايو 2024", "14 مايو 2024")
    text = [f"<p>{day}</p><p>{told}</p>" for day, told in zip(days, PROSE, strict=False)]
    got = article(page(f"<div>{text[0]}{INSERT}{text[1]}{text[2]}</div>"))
    assert got.paragraphs == tuple(each for pair in zip(days, PROSE, strict=False) for each in pair)


def test_a_player_among_the_paragraphs_is_none_of_them() -> None:
    player = "<div><span>استمع إلى النص</span><span>00:00</span><span>02:31</span></div>"
    text = f"{paragraphs(PROSE[:2])}{player}{paragraphs(PROSE[2:])}"
    assert article(page(f"<div>{text}</div>")).paragraphs == PROSE


def test_where_and_when_a_statement_was_made_is_its_last_sentence_also_below_an_insert() -> None:
    made = "حرر في الوادي يوم الجمعة 14 مارس 2025."
    text = f"{paragraphs()}{INSERT}<p>{made}</p>"
    assert article(page(f"<div>{text}</div>")).paragraphs == (*PROSE, made)


def test_a_text_in_several_boxes_of_one_make_among_other_components_is_found_whole() -> None:
    def part(name: str, text: str) -> str:
        return f'<div class="{name} grid grid--12"><div class="cmp">{text}</div></div>'

    links = "".join(f'<li><a href="/tags/{n}">وسم {n}</a></li>' for n in range(3))
    more = "".join(f'<li><a href="/news/{n}">بلدية الوادي تعلن مواعيد العمل في الشتاء</a> <i>18 مارس 2025</i></li>' for n in range(6))  # fmt: skip
    teaser = '<a href="/news/9"><h3>إغلاق السوق القديمة يومين</h3><p>شاهد أيضا</p></a>'
    body = (
        part("share", f"<ul>{links}</ul>")
        + part("text", paragraphs(PROSE[:2]))
        + part("teaser", teaser)
        + part("text", paragraphs(PROSE[2:3]))
        + part("video", "<p>مراسل الوادي: الأهالي يعبرون الجسر بالدراجات</p><span>02:14</span>")
        + part("text", f"<h2>في السوق</h2>{paragraphs(PROSE[3:])}")
        + part("tags", f"<ul>{links}</ul>")
        + part("list", f"<h2>المزيد</h2><ul>{more}</ul>")
    )
    for names in (body, body.replace(' grid--12"', '"'), body.replace(" grid", "")):
        got = article(page(part("title", f"<h1>{TITLE}</h1>") + names, headline=TITLE))
        assert got.paragraphs == (*PROSE[:3], "في السوق", PROSE[3])


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("الجسر بعد افتتاحه مساء أمس. من المصدر", "من المصدر"),
        ("الجسر بعد افتتاحه مساء أمس. رويترز", "رويترز"),
        ("الجسر بعد افتتاحه - المركز الإعلامي للبلدية", "المركز الإعلامي للبلدية"),
        ("الجسر بعد افتتاحه - أ.ف.ب", "أ.ف.ب"),
    ],
)
def test_who_gave_a_picture_is_told_behind_the_caption_s_stop_too(
    caption: str, credit: str
) -> None:
    got = article(page(f'<div class="pic"><img src="/u/1.jpg"><p class="caption">{caption}</p></div>{TEXT}'))  # fmt: skip
    assert got.images[0].credit == credit


def test_standings_whose_rows_lead_to_the_sides_are_none_of_a_report() -> None:
    rows = "".join(f'<tr><td>{n}</td><td><a href="/team/{n}">فريق الوادي {n}</a></td><td>18</td></tr>' for n in range(1, 6))  # fmt: skip
    table = f"<table><tr><th>#</th><th>الفريق</th><th>لعب</th></tr>{rows}</table>"
    text = f'<div class="text">{paragraphs(PROSE[:2])}<div>{table}</div>{paragraphs(PROSE[2:])}</div>'  # fmt: skip
    assert article(page(text)).paragraphs == PROSE
    plain = article(page(re.sub("</?a[^>]*>", "", text))).paragraphs
    assert "فريق الوادي 3" in plain


def test_an_agency_signs_its_datelines_without_the_word_agency() -> None:
    opening = "المنامة في 13 مارس / أنباء الوادي /"
    text = f'<div class="text">{paragraphs((f"{opening} {PROSE[0]}", *PROSE[1:]))}</div>'
    got = article(page(text, head=meta(og_site_name="وكالة أنباء الوادي")))
    assert got.dateline is not None
    assert (got.dateline.text, got.dateline.agency) == (opening, "أنباء الوادي")


def test_a_line_that_is_a_dateline_is_one_whatever_element_the_place_has() -> None:
    line = "<ul><li><span>بغداد:</span> <span>«الضفة الأخرى»</span></li></ul>"
    got = article(page(f"{line}{TEXT}"))
    assert got.dateline is not None and got.dateline.text == "بغداد: «الضفة الأخرى»"
    assert got.paragraphs == PROSE


def test_editors_below_their_agency_s_mark_are_no_text() -> None:
    text = (
        f"مسقط في 18 مارس 2025 /العُمانية/ {'<br><br>'.join(PROSE)}<br><br>/العُمانية/<br>منال / عاصم"
    )
    got = article(page(f"<div>{text}</div>"))
    assert got.paragraphs == PROSE


def test_a_note_of_the_publisher_s_below_a_text_is_none_of_it() -> None:
    note = (
        "<div><p><em>ملاحظة من «الوادي»: قبل السباحة في النهر استشر المنقذ القريب.</em></p></div>"
    )
    assert article(page(f"{TEXT}{note}", head=meta(og_site_name="الوادي"))).paragraphs == PROSE


def test_a_caption_right_below_a_picture_that_has_no_box_is_one() -> None:
    picture = '<img src="/u/1.jpg"><div class="k">الجسر قبل عامين (الفرنسية)</div>'
    got = article(page(f"{picture}<div>9/3/2025</div>{TEXT}"))
    assert [(image.caption, image.credit) for image in got.images] == [("الجسر قبل عامين", "الفرنسية")]  # fmt: skip


def test_a_caption_that_names_its_source_is_no_byline() -> None:
    caption = "<div><span>الجسر قبل عامين</span><span>المصدر: الضفاف</span></div>"
    got = article(page(f'<div class="i"><img src="/u/1.jpg">{caption}</div>{TEXT}'))
    assert [(image.caption, image.credit) for image in got.images] == [("الجسر قبل عامين", "المصدر: الضفاف")]  # fmt: skip


POINTS = ("إعادة فتح الجسر القديم بعد عامين من الإغلاق", "الكلفة لم تتجاوز الموازنة")


@pytest.mark.parametrize("line", ["الأحد 09-03-2025 | 01:00", "<span>الأحد 09-03-2025</span> | <span>01:00</span>"])  # fmt: skip
def test_a_day_between_points_and_text_is_the_article_s(line: str) -> None:
    points = "".join(f"<li>{point}</li>" for point in POINTS)
    head = meta(og_description=" - ".join(POINTS))
    got = article(page(f"<ul>{points}</ul><div>{line}</div>{TEXT}", head=head))
    assert got.published is not None and got.published.isoformat()[:16] == "2025-03-09T01:00"
    assert got.paragraphs == (*POINTS, *PROSE)


def test_points_in_boxes_of_one_class_are_all_text_where_the_first_is() -> None:
    points = "".join(f'<div class="pt"><span>{point}</span></div>' for point in POINTS)
    head = meta(og_description="، و".join(POINTS))
    writer = '<div><a href="/author/1">رامي الدباغ</a></div>'
    caption = "<div><span>الجسر قبل عامين</span><span>المصدر: رويترز</span></div>"
    picture = f'<div class="i"><img src="/u/1.jpg">{caption}</div>'
    got = article(
        page(f'<div class="pts">{points}</div>{writer}{picture}{paragraphs()}', head=head)
    )
    assert (got.paragraphs, got.authors) == ((*POINTS, *PROSE), ("رامي الدباغ",))


@pytest.mark.parametrize("joint", [" و", "، ", " و "])
def test_linked_names_that_are_joined_wrote_together(joint: str) -> None:
    line = f'<div>حوار: <a href="/w/1">ليلى شوكت</a>{joint}<a href="/w/2">كريم ونيس</a></div>'
    assert article(page(f"{line}{TEXT}")).authors == ("ليلى شوكت", "كريم ونيس")


def test_a_link_to_the_match_is_no_section() -> None:
    cup = '<div><b>الوادي</b><b>3 - 2</b><b>الساحل</b><a href="/match/7">تفاصيل المباراة</a></div>'
    got = article(page(f"{cup}{TEXT}", above='<div><a href="/kuwait">الدوري</a></div>'))
    assert got.sections == ("الدوري",)


@pytest.mark.parametrize("between", ["</span><span>", "</div><div>"])
def test_a_day_outweighs_how_long_ago_it_was_when_the_page_was_kept(between: str) -> None:
    told = f"<div><span>منذ 3 ساعات{between}13 مارس 2024 - 14:05 بتوقيت أبوظبي</span></div>"
    got = article(page(told.replace("<span>", "<div>").replace("</span>", "</div>") + TEXT))
    assert str(article(page(told + TEXT)).published) == "2024-03-13 14:05:00+04:00"
    assert str(got.published) == "2024-03-13 14:05:00+04:00"


@pytest.mark.parametrize(
    ("printed", "claimed"),
    [
        ("/u/2024/02/wall-780x470.jpg", "/u/2024/02/wall-scaled.jpg"),
        ("/_next/image?url=https%3A%2F%2Fm.alwadi.example%2Fi%2Fwall.jpg&w=640", "/i/wall.jpg"),
        ("/thumb.php?src=/i/wall.jpg&w=640", "/i/wall.jpg"),
        ("/i/wall.jpg.webp", "/i/wall.jpg"),
        ("/media/k2/items/cache/0a1b_L.jpg", "/media/k2/items/cache/0a1b_M.jpg"),
        ("/i/wall.webp", "/i/wall.jpeg"),
    ],
)
def test_a_picture_in_another_size_or_form_is_the_same(printed: str, claimed: str) -> None:
    head = meta(og_image=f"https://www.alwadi.example{claimed}")
    assert len(article(page(f'<img src="{printed}">{TEXT}', head=head)).images) == 1


def test_a_sign_that_leads_to_a_network_is_no_picture_of_the_article() -> None:
    sign = '<div class="k"><span>تابعنا على</span><a href="https://news.google.com/x"><img src="/gn.png"></a></div>'
    assert article(page(sign + TEXT)).images == ()


def test_a_desk_that_begins_with_the_publisher_s_name_stands_in_a_dateline() -> None:
    desk = {"@type": "Organization", "name": "العين الثالثة بزنس"}
    head = meta(og_site_name="العين الثالثة") + json_ld(news(headline=TITLE, author=[desk]))
    got = article(page(f"<div><span>دبي - العين الثالثة بزنس</span></div>{TEXT}", head=head))
    assert got.dateline is not None and got.dateline.agency == "العين الثالثة بزنس"


def test_a_town_nobody_listed_in_brackets_is_no_part_of_the_author_s_name() -> None:
    line = "<div><span>ماجد الرشودي (الهضبة)</span><span>الأحد 05 مايو 2024 16:20</span></div>"
    assert article(page(line + TEXT)).authors == ("ماجد الرشودي",)


def test_what_a_link_below_the_text_is_pressed_for_is_no_paragraph() -> None:
    end = '<p>لمعرفة حالة الطقس الآن <a href="/weather">اضغط هنا</a></p>'
    assert article(page(f"<div>{paragraphs()}{end}</div>")).paragraphs == PROSE


def test_a_clock_before_a_misspelt_weekday() -> None:
    line = "<div>GMT 8:42:00 2010 الثلائاء 20 أبريل</div>"
    assert str(article(page(line + TEXT)).published) == "2010-04-20 08:42:00+00:00"


CARD = '<div class="card"><div class="el"><p>{}</p></div></div>'


@pytest.mark.parametrize("name", ["", ' class="also"'])
def test_a_block_of_the_text_s_with_another_article_s_link_over_its_paragraph(name: str) -> None:
    link = (
        f'<div{name}><span>اقرأ أيضاً:</span> <a href="/a/1">البورصة تغلق على ارتفاع طفيف</a></div>'
    )
    short = (PROSE[0][:95] + ".", PROSE[1][:100] + ".", *PROSE[2:])
    blocks = [CARD.format(text) for text in short]
    blocks[1] = blocks[1].replace('<div class="el">', f'{link}<div class="el">')
    assert article(page(f"<div>{''.join(blocks)}</div>")).paragraphs == short


def test_another_article_s_link_over_its_summary_twice_in_the_text() -> None:
    told = '<div class="r"><b>اقرأ أيضاً: <a href="/a/{0}">البورصة تغلق على ارتفاع طفيف للمرة {0}</a></b><p>قال الخبراء إن التداول استمر حتى نهاية الجلسة في ظل هدوء نسبي ساد السوق.</p></div>'
    text = (
        f"<p>{PROSE[0]}</p>{told.format(2)}<p>{PROSE[1]}</p>{told.format(3)}{paragraphs(PROSE[2:])}"
    )
    assert article(page(f"<div>{text}</div>")).paragraphs == PROSE


def test_a_person_signs_before_the_desk_that_posted_the_article() -> None:
    posted = '<div><a href="/author/desk/">هيئة التحرير</a> <span>24 كانون الثاني 2022</span></div>'
    got = article(page(f"{posted}<div><p><strong>محمد السوالقة</strong></p>{paragraphs()}</div>"))
    assert (got.authors, got.paragraphs) == (("محمد السوالقة",), PROSE)


def test_what_stands_behind_the_years_of_a_copyright_line_is_no_part_of_the_name() -> None:
    rights = "جميع الحقوق محفوظة لوكالة معالم © 2005-2024 <span>ما ينشر يعبّر عن أصحابه وحدهم</span>"
    got = article(page().replace("جميع الحقوق محفوظة © صحيفة الوادي 2025", rights))
    assert got.publisher == "وكالة معالم"


def test_an_invitation_to_comment_in_the_text_s_cell_is_none_of_it() -> None:
    asked = "<br>هل ترغب بالتعليق على الموضوع؟<br>لا تتردد في إضافة تعليقك أو رأيك، فالمشاركات تخضع للتدقيق قبل النشر"
    assert article(page(f"<div>{'<br>'.join(PROSE)}{asked}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "points",
    ["", "<ul><li>التكلفة لم تتجاوز الموازنة</li><li>المهندسون حافظوا على الحجارة</li></ul>"],
)
def test_a_deck_without_a_stop_right_below_the_headline_and_over_who_wrote(points: str) -> None:
    deck = "الترميم حافظ على الحجارة الأصلية بكلفة 90 ألف دينار"
    signed = f'<div><a href="/author/7">نزار العبيدي</a></div><div>2 يوليو 2024 13:05</div>{points}'
    got = article(page(f"<div>{deck}</div>{signed}{TEXT}"))
    assert (got.lead, got.paragraphs[0], got.paragraphs[-4:]) == (deck, deck, PROSE)


@pytest.mark.parametrize("claimed", ["صحيفة الضفاف", "رويترز"])
def test_a_person_who_opens_the_text_wrote_it_and_no_paper(claimed: str) -> None:
    head = json_ld(news(headline=TITLE, author={"@type": "Organization", "name": claimed}))
    body = f"<div><p>سعيد أحمد (العين)</p>{paragraphs()}</div>"
    got = article(page(body, head=head))
    assert (got.authors, got.paragraphs) == (("سعيد أحمد",), PROSE)


MADE = "<ul><li>الجسر مفتوح للسيارات والمشاة معاً</li><li>الترميم استمر عامين كاملين</li></ul>"


@pytest.mark.parametrize("inside", [True, False])
@pytest.mark.parametrize(
    "told",
    [
        f"<div>الملخص الذكي</div>{MADE}",
        f"<div>ملخص المقال بالذكاء الاصطناعي</div>{MADE}",
        f"{MADE}<div>هذا الملخص مولّد آلياً، وقد لا يكون دقيقاً.</div>",
        f"{MADE}<div>تم توليد هذا الملخص بالذكاء الاصطناعي وقد يحتوي على أخطاء.</div>",
    ],
)
def test_points_that_a_machine_made_are_no_text(told: str, *, inside: bool) -> None:
    box = f'<div class="k1">{told}</div>'
    text = f"<p>{PROSE[0]}</p>{box}{paragraphs(PROSE[1:])}"
    body = f"<div>{text}</div>" if inside else f"<div>{box}{TEXT}</div>"
    assert article(page(body)).paragraphs == PROSE


def test_what_stands_over_an_entry_calls_itself_its_header() -> None:
    entries = "".join(
        f'<div class="entry"><div class="entry-header"><time>{10 + n}:20</time><h3>{PROSE[n][:24]}</h3></div><div class="in"><p>{PROSE[n]}</p></div><div class="entry-share"><button>شارك</button></div></div>'
        for n in range(4)
    )
    got = article(page(f'<div class="timeline"><h2>آخر التحديثات</h2>{entries}</div>'))
    told = [(f"{10 + n}:20", PROSE[n][:24].strip(), PROSE[n]) for n in range(4)]
    assert got.paragraphs == tuple(part for entry in told for part in entry)


@pytest.mark.parametrize(
    "site", ["الجمعية التعليمية - الموقع الرسمي", "أهلاً وسهلاً بكم في موقع الجمعية"]
)
def test_a_headline_in_large_type_in_one_cell_with_its_text(site: str) -> None:
    headline = "كلمة الأمين العام في ذكرى افتتاح الجسر القديم"
    cell = f"<table><tr><td><font size=5>{headline}</font><br><font size=2>٢٠٠٥/٠٣/١٧</font><br><br><font size=4>{'<p>'.join(PROSE)}</font></td></tr></table><font size=1>حقوق الطبع محفوظة للجمعية التعليمية ٢٠٠٥ - عدد الزوار ٥٥٤٣٢</font>"
    got = article(f"<html><head><title>{site}</title></head><body>{cell}</body></html>")
    assert (got.headline, got.paragraphs) == (headline, PROSE)
    assert got.publisher == "الجمعية التعليمية"


def test_a_columnist_beside_the_headline_in_the_title_whose_page_a_link_tells() -> None:
    before = "".join(
        f'<li><a href="/a/{n}">مقالة سابقة عن المدن رقم {n}</a></li>' for n in range(9)
    )
    card = f'<div><h3><a href="/writers/55">منصور الهاشمي</a></h3><ul>{before}</ul></div>'
    named = f"{TITLE} - منصور الهاشمي - صحيفة الوادي"
    source = page(TEXT, title=named).replace("<main>", f"{card}<main>")
    assert article(source).authors == ("منصور الهاشمي",)
    assert article(source.replace("/writers/55", "/players/55")).authors == ()


@pytest.mark.parametrize("name", [' class="row"', ' style="color:#a00"'])
def test_rows_of_figures_that_are_set_into_the_text_are_none_of_it(name: str) -> None:
    rows = "".join(
        f"<div{name}><span>{n}</span><span>{what}</span><span>{n + 3}</span></div>"
        for n, what in enumerate(("الاستحواذ", "التسديدات", "الركنيات"), 4)
    )
    body = f"<div>{paragraphs(PROSE[:2])}<div>{rows}</div>{paragraphs(PROSE[2:])}</div>"
    assert article(page(body)).paragraphs == PROSE


@pytest.mark.parametrize(
    "top",
    [
        '<p><strong>اقرأ أيضاً:</strong></p><p><a href="/a/1">البورصة تغلق على ارتفاع طفيف</a></p>',
        '<h4>مواضيع ذات صلة</h4><div><a href="/a/1">البورصة تغلق على ارتفاع</a></div><div><a href="/a/2">سوق السمك يفتح أبوابه</a></div>',
        '<div><a href="#comments">أضف تعليقاً</a></div>',
        "<div>التعليقات (0)</div>",
        "<span>لا توجد تعليقات</span>",
    ],
)
@pytest.mark.parametrize("box", ["{}", '<div class="k2">{}</div>'])
def test_a_label_at_the_top_of_the_text_s_box_owns_no_text(top: str, box: str) -> None:
    assert article(page(f"<div>{top}{box.format(paragraphs())}</div>")).paragraphs == PROSE


def test_what_readers_say_below_a_film_is_no_text() -> None:
    said = "".join(f"<div><b>زائر</b><p>{text}</p></div>" for text in PROSE)
    film = f'<div><video src="/v.mp4"></video><div><h3>التعليقات (4)</h3>{said}</div></div>'
    assert refusal(page(film)).kind in (Kind.EMPTY, Kind.NOT_ARTICLE)


def test_a_vote_among_paragraphs_makes_no_quiz_of_them() -> None:
    vote = '<div><div>سؤال الأسبوع</div><div>من سيفوز بالكأس؟</div><label><input type="radio">النجم</label><label><input type="radio">الاتحاد</label></div>'
    text = "".join(f"<div>{text}</div>" for text in PROSE)
    assert set(PROSE) <= set(article(page(f"<div>{text}{vote}</div>")).paragraphs)


def test_a_quotation_that_cites_a_network_s_post_is_none_of_the_text() -> None:
    post = '<blockquote cite="https://www.facebook.com/205/posts/101/"><p>عبرت الجسر القديم أخيراً</p>Posted by <a href="https://facebook.com/k">خالد العمر</a></blockquote>'
    body = f"<div>{paragraphs(PROSE[:2])}{post}{paragraphs(PROSE[2:])}</div>"
    assert article(page(body)).paragraphs == PROSE


@pytest.mark.parametrize(
    ("over", "below", "authors"),
    [
        ("<div>الأحد 9 آذار 2025</div>", "<div>نزار العبيدي</div>", ("نزار العبيدي",)),
        ("", "<div>9 آذار 2025، 10:45</div><div>رويترز</div>", ("رويترز",)),
        ("", "<div>السياسة</div><div>9 آذار 2025، 10:45</div>", ()),
        ("", "<div>نشر في 09 مارس 2025 من طرف نزار العبيدي</div>", ("نزار العبيدي",)),
        (
            "",
            "<div>نشر في 09 مارس 2025 على الساعة 10:45 بواسطة نزار العبيدي</div>",
            ("نزار العبيدي",),
        ),
    ],
)
def test_who_wrote_stands_bare_beside_the_day_or_behind_it(
    over: str, below: str, authors: tuple[str, ...]
) -> None:
    got = article(page(f'{below}<div class="q">{paragraphs()}</div>', above=over))
    assert (got.authors, got.paragraphs) == (authors, PROSE)
