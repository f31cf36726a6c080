"""What is no article is refused with its kind; what only speaks of such things is an article."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from scraper.outcome import Kind
from tests.parser.making import (
    PROSE,
    TITLE,
    URL,
    article,
    json_ld,
    meta,
    news,
    page,
    paragraphs,
    refusal,
)

TEASERS = "".join(
    f'<div class="item"><h3><a href="/news/{i}">خبر طويل العنوان رقم {i} عن شؤون المدينة وأحوال أهلها</a></h3>'
    f"<p>ملخص قصير للخبر رقم {i} يقرؤه الزائر قبل أن يفتحه في صفحته.</p></div>"
    for i in range(30)
)


def bare(title: str, body: str, head: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.alwadi.example/",
        "https://www.alwadi.example",
        "https://alwadi.example/index.php",
    ],
)
def test_the_front_page_is_none(url: str) -> None:
    assert refusal(bare("صحيفة الوادي", TEASERS), url).kind == Kind.NOT_ARTICLE


@pytest.mark.parametrize(
    "path",
    [
        "tag/الجسر",
        "category/sport/page/3/",
        "search?q=جسر",
        "?s=جسر",
        "author/sami",
        "وسم/الجسر",
        "section/politics",
    ],
)
def test_tag_section_author_and_search_pages_are_none(path: str) -> None:
    source = bare("نتائج: الجسر | صحيفة الوادي", f"<h1>الجسر</h1>{TEASERS}")
    assert refusal(source, f"https://www.alwadi.example/{path}").kind == Kind.NOT_ARTICLE


def test_a_page_that_declares_itself_a_collection_is_none() -> None:
    head = json_ld({"@type": "CollectionPage", "name": "رياضة"})
    assert refusal(bare("رياضة", f"<h1>رياضة</h1>{TEASERS}", head)).kind == Kind.NOT_ARTICLE


def test_an_article_with_a_related_list_in_its_data_is_one() -> None:
    related = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": "/news/1"}]}
    assert article(page(head=json_ld(related))).paragraphs == PROSE


def test_a_video_page_without_text_is_none() -> None:
    for body in ('<h1>بالفيديو: لحظة فتح الجسر</h1><video src="/v.mp4"></video><p>شاهد.</p>',
                 '<h1>بالفيديو: لحظة فتح الجسر</h1><iframe src="https://www.youtube.com/embed/x"></iframe>'):  # fmt: skip
        assert refusal(bare("بالفيديو: لحظة فتح الجسر", body)).kind in (
            Kind.NOT_ARTICLE,
            Kind.EMPTY,
        )


def test_a_gallery_without_text_is_none() -> None:
    body = "<h1>صور: الجسر القديم</h1>" + '<img src="/a.jpg" width=800 height=600>' * 12
    assert refusal(bare("صور: الجسر القديم", body)).kind in (Kind.NOT_ARTICLE, Kind.EMPTY)


@pytest.mark.parametrize(
    "sentences",
    [
        "أعلنت بلدية الوادي اليوم افتتاح الجسر الجديد أمام حركة السيارات بعد عامين من العمل.",
        "أعلنت بلدية الوادي اليوم افتتاح الجسر الجديد.<br>وكان العمل قد استمر فيه عامين كاملين.",
    ],
)
def test_icons_spacers_and_cards_pictures_make_no_gallery_of_a_flash(sentences: str) -> None:
    """Real templates print dozens of them; a card may say its section above its title."""
    icons = "".join(f'<span><img src="/i/service{i}.svg"></span>' for i in range(8))
    spacers = '<div><img src="/static/px.gif"></div>' * 8
    cards = "".join(
        f'<div class="c"><div><img src="/t/{i}.jpg"></div><div><a href="/s">محليات</a></div>'
        f'<div>2026/01/{i + 10}</div><div><a href="/news/{i}">{title}</a></div></div>'
        for i, title in enumerate(
            ("افتتاح مدرسة جديدة في حي الرمل", "توزيع الأسمدة على المزارعين") * 4
        )
    )
    day = "<div>12 يناير 2026 - 10:15</div>"
    text = f"<p>{sentences}</p>"
    source = bare(TITLE, f"{icons}<h1>{TITLE}</h1>{day}<div>{text}</div>{spacers}{cards}")
    assert article(source).paragraphs[0].startswith("أعلنت بلدية الوادي")
    shots = "".join(f'<div><img src="/g/{i}.jpg"></div>' for i in range(8))
    assert refusal(source.replace(spacers, shots)).reason.startswith("a gallery")


def test_the_channels_player_beside_a_flash_makes_no_video_page_of_it() -> None:
    film = '<iframe src="https://www.youtube.com/embed/a1b2c3"></iframe>'
    trail = '<div><a href="/">الرئيسية</a> » <a href="/local">محليات</a></div>'
    text = (
        "<p>أعلنت بلدية الوادي اليوم افتتاح الجسر الجديد أمام حركة السيارات بعد عامين من العمل.</p>"
    )
    flash = f"{trail}<h1>{TITLE}</h1><div>12 يناير 2026 - 10:15</div><div>{text}</div>"
    for beside in (
        f"<div><h4>فيديو الأسبوع</h4><div>{film}</div></div>",
        f"<header>{film}</header>",
    ):
        assert article(bare(TITLE, beside + flash)).paragraphs[0].startswith("أعلنت بلدية الوادي")
    own = flash.replace("</h1>", f"</h1><div>{film}</div>")
    assert refusal(bare(TITLE, own)).reason.startswith("a video")


def test_a_film_between_two_short_paragraphs_makes_no_video_page_of_them() -> None:
    film = '<div><iframe src="https://www.youtube.com/embed/a1b2c3"></iframe></div>'
    texts = (
        "أعلنت بلدية الوادي اليوم افتتاح الجسر الجديد أمام حركة السيارات.",
        "وقالت إن الأعمال انتهت قبل موعدها بشهرين.",
    )
    text = film.join(f"<p>{each}</p>" for each in texts)
    source = bare(TITLE, f"<h1>{TITLE}</h1><div>12 يناير 2026</div><div>{text}</div>")
    assert article(source).paragraphs == texts


def test_an_article_with_a_film_and_pictures_is_one() -> None:
    body = f'<video src="/v.mp4"></video>{"<img src=/a.jpg>" * 9}<div>{paragraphs()}</div>'
    assert article(page(body)).paragraphs == PROSE


@pytest.mark.parametrize(
    "title",
    [
        "الصفحة غير موجودة",
        "خطأ 404",
        "404 Not Found",
        "عذراً، الصفحة المطلوبة غير موجودة",
        "Page not found | صحيفة الوادي",
    ],
)
def test_a_soft_404_is_none(title: str) -> None:
    for body in (f"<h1>{title}</h1><p>ربما نقلت الصفحة أو حذفت.</p>", f"<h1>{title}</h1>{TEASERS}"):
        assert refusal(bare(title, body)).kind == Kind.NOT_ARTICLE


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Just a moment...", '<div id="challenge">Checking your browser before accessing</div><script src="/cdn-cgi/challenge-platform/x.js"></script>'),
        ("لحظة من فضلك", "<h1>جاري التحقق من المتصفح</h1><p>يرجى التحقق من أنك إنسان للمتابعة</p>"),
        ("Access Denied", "<h1>Access Denied</h1><p>You don't have permission to access this page.</p>"),
        ("Before you continue", "<h1>Before you continue</h1><p>We value your privacy</p><button>Accept all cookies</button>"),
        ("خصوصيتك تهمنا", "<h1>نحن نحترم خصوصيتك</h1><p>نحن وشركاؤنا نخزن معلومات على جهازك ونصل إليها لعرض الإعلانات.</p><button>قبول الكل</button>"),
        ("حجب", "<h1>عذراً، تم حجب هذا الموقع</h1><p>الموقع المطلوب محجوب لمخالفته الأنظمة.</p>"),
        ("Account Suspended", "<h1>This account has been suspended</h1><p>Contact your hosting provider.</p>"),
    ],
    ids=range(7),
)  # fmt: skip
def test_a_wall_is_blocked(title: str, body: str) -> None:
    assert refusal(bare(title, body)).kind == Kind.BLOCKED


@pytest.mark.parametrize(
    "mark",
    ["px-captcha", "hcaptcha", "cf_chl", "cf-chl", "challenge-platform", "awswaf", "bm-verify"],
)
def test_a_challenge_is_told_by_its_markup_alone(mark: str) -> None:
    body = f'<p>لحظة واحدة</p><script src="/{mark}/x.js"></script>'
    assert refusal(bare("الوادي", body)).kind == Kind.BLOCKED


def test_a_login_page_is_none() -> None:
    body = '<h1>تسجيل الدخول</h1><form><input name="u"><input type="password"><button>دخول</button></form>'
    assert refusal(bare("تسجيل الدخول", body)).kind == Kind.NOT_ARTICLE


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("كيف تعرف «الكابتشا» أنك إنسان لا روبوت؟", "تطلب المواقع من زوارها التحقق من أنك إنسان قبل الدخول، وتقول عبارة «أنا لست روبوتاً» ما لا تقوله عشرات الصفحات."),
        ("الخطأ 404: قصة أشهر رقم في تاريخ الشبكة", "حين تقرأ عبارة الصفحة غير موجودة فأنت أمام رقم ولد قبل ثلاثين عاماً في مختبر قرب جنيف، وبقي إلى اليوم."),
        ("ملفات تعريف الارتباط: ماذا توافق عليه حين تضغط «قبول الكل»؟", "تقول المواقع إننا نحترم خصوصيتك ثم تخزن عشرات الملفات، ويشرح الخبراء أن معظم الناس لا يقرؤون ما يوافقون عليه."),
        ("تم حجب هذا الموقع: خريطة الحجب في العالم العربي", "وثق التقرير حجب أربعمئة موقع في عام واحد، وقالت معدته إن الصفحة التي تقول إن الموقع محجوب صارت مألوفة."),
        ("تسجيل الدخول ببصمة الوجه يصل إلى المصارف", "تتيح المصارف منذ أمس تسجيل الدخول إلى الحساب ببصمة الوجه، من دون كلمة مرور ولا رسالة قصيرة إلى الهاتف."),
        ("نتائج البحث عن المفقودين تعلن مساء اليوم", "قال الدفاع المدني إن نتائج البحث في الوادي ستعلن مساء اليوم، وإن الفرق عملت طوال الليل تحت المطر."),
    ],
    ids=range(6),
)  # fmt: skip
def test_an_article_about_walls_and_errors_is_one(title: str, text: str) -> None:
    got = article(page(f"<div>{paragraphs((text, *PROSE))}</div>", headline=title))
    assert got.headline == title
    assert got.paragraphs == (text, *PROSE)


def test_an_article_with_a_consent_banner_and_a_login_form_is_one() -> None:
    below = (
        '<div class="cookie"><p>نحن نحترم خصوصيتك ونستخدم ملفات تعريف الارتباط.</p><button>قبول الكل</button></div>'
        '<form><p>تسجيل الدخول</p><input type="password"></form><div class="g-recaptcha"></div>'
    )
    assert article(page(below=below)).paragraphs == PROSE


def test_a_headline_without_text_is_empty() -> None:
    assert refusal(page("<div></div>")).kind == Kind.EMPTY


def test_a_news_flash_of_one_paragraph_is_an_article() -> None:
    text = "عاجل: أعادت بلدية الوادي قبل قليل فتح الجسر القديم أمام السيارات والمشاة."
    assert article(page(f"<p>{text}</p>", head=json_ld(news(headline=TITLE)))).paragraphs == (text,)


OTHERS = {
    "fa": "وزارت بهداشت اعلام کرد که برنامه واکسیناسیون از هفته آینده در مدارس آغاز می‌شود و گروه‌های سیار به روستاهای دور خواهند رفت.",
    "ur": "وزارت صحت نے اعلان کیا ہے کہ ویکسین مہم اگلے ہفتے سے اسکولوں میں شروع ہو گی اور ٹیمیں دور دراز دیہات تک بھی جائیں گی۔",
    "ckb": "وەزارەتی تەندروستی ڕایگەیاند کە هەڵمەتی کوتان هەفتەی داهاتوو لە قوتابخانەکان دەست پێدەکات و تیمە گەڕۆکەکان دەگەنە گوندەکان.",
    "ps": "د روغتیا وزارت وویل چې د واکسین کمپاین به په راتلونکې اونۍ کې په ښوونځیو کې پیل شي او ګرځنده ډلې به لرې کلیو ته ورسېږي.",
    "en": "The ministry of health said on Monday that the vaccination campaign will start in schools next week, and teams will go to remote villages.",
    "fr": "Le ministère de la Santé a annoncé lundi que la campagne de vaccination commencera la semaine prochaine dans les écoles du pays.",
    "tr": "Sağlık Bakanlığı, aşı kampanyasının gelecek hafta okullarda başlayacağını ve ekiplerin uzak köylere ulaşacağını açıkladı.",
    "ru": "Министерство здравоохранения сообщило в понедельник, что кампания вакцинации начнётся в школах на следующей неделе.",
}


def foreign(language: str) -> tuple[str, tuple[str, ...]]:
    text = OTHERS[language]
    words = text.rstrip(".۔").split()
    texts = tuple(" ".join(words[i:] + words[:i]) + "." for i in (0, 5, 9, 13))
    title = " ".join(words[2:10])
    return page(f"<div>{paragraphs(texts)}</div>", headline=title).replace(
        'lang="ar"', f'lang="{language}"'
    ), texts


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_refused_and_read_on_request(language: str) -> None:
    source, texts = foreign(language)
    assert refusal(source).kind == Kind.NOT_ARABIC
    got = article(source, language="any")
    assert got.paragraphs == texts
    assert got.language == language


@pytest.mark.parametrize("language", ["fa", "en", "fr"])
def test_furniture_without_words_of_its_own_stays_out_in_every_language(language: str) -> None:
    source, texts = foreign(language)
    links = "".join(f'<li><a href="/n/{i}">{OTHERS[language][:60]} {i}</a></li>' for i in range(6))
    got = article(source.replace("</article>", f"<ul>{links}</ul></article>"), language="any")
    assert got.paragraphs == texts


def test_markup_that_declares_another_language_is_not_believed() -> None:
    assert article(page().replace('lang="ar"', 'lang="en"')).language == "ar"
    source, _ = foreign("fa")
    assert refusal(source.replace('lang="fa"', 'lang="ar"'), URL).kind == Kind.NOT_ARABIC


def test_opengraph_types_are_read_as_claims() -> None:
    assert article(page(head=meta(og_type="article"))).paragraphs == PROSE
    assert article(page(head=meta(og_type="website"))).paragraphs == PROSE


@pytest.mark.parametrize(
    "title", ["اتصل بنا", "من نحن", "سياسة الخصوصية", "اشترك في نشرتنا البريدية"]
)
def test_a_page_about_the_site_is_no_article(title: str) -> None:
    said = refusal(page(headline=title, title=title))
    assert (said.kind, "about the site" in said.reason) == (Kind.NOT_ARTICLE, True)


def test_an_article_with_such_a_title_is_one() -> None:
    claim = json_ld(news(headline="من نحن", datePublished="2025-03-01T10:00:00+03:00"))
    assert article(page(headline="من نحن", title="من نحن", head=claim)).paragraphs == PROSE


def test_a_row_of_results_is_no_article() -> None:
    rows = "".join(f"<div>الوادي {n} <b>{n} - {n + 1}</b> الجبل {n}</div>" for n in range(14))
    assert "figures" in refusal(page(rows)).reason


def test_a_text_with_a_number_in_each_sentence_is_one() -> None:
    text = [f"{line} وبلغ العدد {n + 3} في المدينة وضواحيها." for n, line in enumerate(PROSE * 2)]
    got = article(page("".join(f"<p>{line}</p>" for line in text)))
    assert got.paragraphs == tuple(text)


def test_a_recording_of_a_short_text_makes_no_audio_page_of_it() -> None:
    listen = "<div><span>{}</span><audio src='/a.mp3'></audio></div>"
    body = f"<h1>{TITLE}</h1><p>9 آذار 2025</p>{listen}<div><p>{PROSE[0]}</p></div>"
    for label in ("استمع إلى المقال", "استمع للخبر"):
        assert article(bare(TITLE, body.format(label))).paragraphs == PROSE[:1]
    assert refusal(bare(TITLE, body.format("الحلقة الثالثة"))).reason.startswith("a video or audio")


def test_a_player_that_has_nothing_to_play_makes_no_audio_page_of_a_short_text() -> None:
    body = f"<h1>{TITLE}</h1><p>9 آذار 2025</p><div>{{}}</div><div><p>{PROSE[0]}</p></div>"
    silent = "<audio controls></audio>"
    assert article(bare(TITLE, body.format(silent))).paragraphs == PROSE[:1]
    played = '<audio controls><source src="/a.mp3"></audio>'
    assert refusal(bare(TITLE, body.format(played))).reason.startswith("a video or audio")


BRIDGE = "وقال رئيس البلدية إن الجسر سيبقى مفتوحاً أمام المشاة طوال أيام الصيف وبعدها."


def of(headline: str, body: str, head: str = "") -> str:
    """A page with a text of its own, a menu, and nothing that says what it is."""
    return page(f'<div class="text">{body}</div>', headline=headline, head=head)


@pytest.mark.parametrize(
    "source",
    [
        of("عن صحيفة الوادي", paragraphs() * 5, meta(og_site_name="صحيفة الوادي")),
        of("الصفحة غير موجودة", f"<p>5 آذار 2025</p><p>{BRIDGE}</p>"),
        page(head=json_ld({"@type": "AboutPage", "name": TITLE})),
        page(
            '<iframe data-src="https://www.youtube.com/embed/x"></iframe><p>شاهدوا الجسر القديم.</p>'
        ),
        page(f"<p>{BRIDGE}</p>", head=meta(og_type="video.other")),
        page("<h2>خطة الطرق</h2>").replace("<body>", '<body class="archive">'),
        bare(
            "أعمال البلدية",
            "".join(
                f'<p><a href="/n/{n}">المجلس البلدي يناقش خطة الطرق للعام {n}</a></p>'
                for n in range(1996, 2012)
            ).join((f"<p>{PROSE[0]}</p><p>{PROSE[1][:90]}</p>", "")),
        ),
        bare("أعمال البلدية", TEASERS),
        bare("أعمال البلدية", f"<h1>أعمال البلدية يوماً بيوم</h1>{TEASERS}"),
    ],
)
def test_a_page_without_an_article_is_refused(source: str) -> None:
    assert refusal(source).kind in (Kind.NOT_ARTICLE, Kind.EMPTY)


def test_two_pictures_under_a_gallery_s_address_are_one() -> None:
    source = page('<p>من الجسر</p><p><img src="/u/1.jpg"></p><p><img src="/u/2.jpg"></p>')
    assert refusal(source, "https://www.alwadi.example/gallery/7").kind == Kind.NOT_ARTICLE


@pytest.mark.parametrize(
    "source",
    [
        of("خدمة الإسعاف في قرى الوادي تنقذ عابر جسر قديم", f"<p>{BRIDGE}</p><p>{PROSE[0]}</p>"),
        of("عن الجسر القديم", f"<p>{BRIDGE}</p><p>{PROSE[0]}</p>", meta(og_site_name="صحيفة الوادي")),
        of("ثقافة وفنون", f"<p>آخر تحديث: 5 آذار 2025</p><p>{BRIDGE}</p><p>{PROSE[0]}</p>"),
        of("ثقافة وفنون", f"<p>{BRIDGE}</p><p>{PROSE[0]}</p>", '<meta name="pubdate" content="2025-03-05">'),
        page(f'<div class="text">{paragraphs()}</div><p><a href="{URL}">الرابط الدائم</a></p>', headline=f'<a href="{URL}">{TITLE}</a>', title=TITLE),
        of(TITLE, paragraphs() + "".join(f'<p>{text} <a href="/n/{n}">المزيد</a></p>' for n, text in enumerate(PROSE[:3])) + "".join(f"<p>وفي اليوم {n} من العمل وصل المهندسون إلى قلب الجسر وقالوا إن حجارته سليمة.</p>" for n in range(12, 20))),
    ],
)  # fmt: skip
def test_an_article_is_none_of_what_it_looks_like(source: str) -> None:
    assert article(source).paragraphs


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("الوادي", "<h2>موافقتك تهمّنا</h2><p>نستخدم نحن و834 من شركائنا تقنيات لتخزين معلومات على جهازك والوصول إليها.</p>"),
        ("الوادي", "<noscript><p>يتطلب الموقع تفعيل جافا سكريبت في متصفحك ليعمل بشكل صحيح.</p></noscript>"),
        ("Surf", "<h1>عذراً، الدخول إلى هذا الموقع محظور</h1><p>يتعارض محتواه مع سياسة تنظيم النفاذ إلى الإنترنت.</p>"),
        ("الموقع متوقف", "<h1>هذا الموقع متوقف مؤقتاً</h1><p>يرجى من صاحب الموقع مراجعة قسم الحسابات.</p>"),
        ("alwadi", "<h1>We care about your privacy</h1><p>We and our 812 partners store information on a device.</p>"),
        ("429", "<h1>Too Many Requests</h1><p>You have asked for more pages than this server gives in an hour.</p>"),
        ("alwadi", "<h1>alwadi.example</h1><p>The owner of this domain is offering it for an asking price of 2500 USD!</p>"),
        ("", "<b>Fatal error</b>: Uncaught PDOException: Too many connections in /home/x/db.php:12<br>"),
    ],
    ids=range(8),
)  # fmt: skip
def test_what_a_server_or_a_guard_says_is_no_page_of_another_language(
    title: str, body: str
) -> None:
    assert refusal(bare(title, body)).kind == Kind.BLOCKED


ENGLISH = (
    "“The port has regained most of the traffic that it lost during the closure, and its new terminal is among the most efficient of the basin,” the report said.",
    "“Investments in rail links are nevertheless needed if the port is to serve the hinterland beyond the mountains,” it went on, and named three of them.",
)


def test_what_is_quoted_at_length_in_another_language_is_part_of_an_arabic_text() -> None:
    text = (
        "نشرت الأمم المتحدة تقريرها السنوي عن الموانئ.",
        *ENGLISH,
        "وقالت إدارة الميناء إنها تدرس التوصيات.",
    )
    assert article(page(paragraphs(text))).paragraphs == text
    assert (
        refusal(page(paragraphs((*ENGLISH, *map(str.upper, ENGLISH), text[0])))).kind
        == Kind.NOT_ARABIC
    )
