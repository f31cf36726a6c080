"""What pages set into a text and print below it, in a plain page and in one laid out in a table."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest

from scraper.parser.markup.shortcodes import without_codes
from tests.parser.making import PROSE, TITLE, article, json_ld, news, page, paragraphs

SET_IN = {
    "a channel behind a promise": "<p>للاطلاع على أخبارنا أولاً بأول، انضموا إلى قناتنا على واتساب من <a href='https://whatsapp.com/channel/x'>هنا</a></p>",
    "a channel named by its address": "<p>📲 كل جديد على هاتفك! اشترك في قناة الوادي: <a href='https://t.me/alwadi'>https://t.me/alwadi</a></p>",
    "a newsletter without a form": "<div><h3>اشترك في النشرة البريدية</h3><p>أهم ما جرى في المدينة يصلك كل مساء على بريدك مجاناً.</p><a href='/n'>اشترك</a></div>",
    "a player": "<p>مشغل الصوت</p><p>00:00</p><p>استخدم مفاتيح الأسهم أعلى/أسفل لرفع الصوت.</p>",
    "clocks of a player": "<div><div>00:00</div><div>04:12</div></div>",
    "readers": "<div><i></i>2,314 مشاهدة</div>",
    "what readers think of it": "<div>تقييم: 4.5 (12 صوت)</div>",
    "buttons glued": "<div><span>12</span><span>أعجبني</span><span>3</span><span>تعليق</span></div>",
    "a quotation set large": "<div><div>عادت الحركة منذ الساعة الأولى</div><div>تاجر في السوق</div></div>",
    "a gift": "<div><p>صحافتنا منكم وإليكم. ساهموا في بقائها حرة.</p><a href='/gift'>تبرع الآن</a></div>",
    "a copied post": "<div><div><a href='https://x.com/alwadi'>بلدية الوادي</a> <span>@alwadi</span></div><div>الجسر القديم مفتوح اليوم أمام الجميع، شكراً لكل من عمل ليلاً ونهاراً من أجله</div><div><a href='https://x.com/alwadi/status/1'>9:12 ص · 3 مارس 2025</a></div></div>",
    "a summary behind a button": "<details><summary>ملخص الخبر</summary><ul><li>الجسر القديم يفتح بعد عامين.</li><li>الكلفة في حدود الموازنة.</li></ul></details>",
    "a picture's credit": "<p>الصورة: رويترز</p>",
    "a picture's credit in brackets": "<p>(الصورة: المرآة)</p>",
    "what a picture's code leaves": "<p>Embed from Getty Images</p>",
    "hashtags": "<p>#الجسر_القديم #الوادي</p>",
    "a post's signature": "<p>— بلدية الوادي (@alwadi) March 12, 2019</p>",
    "a post's picture": "<p>pic.twitter.com/AbCdEf12</p>",
    "a film's address": "<p>https://www.youtube.com/watch?v=abc</p>",
    "buttons in a row": "<div>طباعة أرسل حفظ</div>",
    "contents": "<div><p>جدول المحتويات</p><ol><li>من الحجر</li><li>إلى الحجر</li></ol></div>",
    "a question over buttons": "<div><h3>انضم إلى 20 ألف قارئ</h3><p>رسالة أسبوعية عن المدينة كل أحد.</p><input><button>اشترك</button></div>",
    "a heading of nothing": "<div><h4>بودكاست الوادي</h4><div>الحلقة 12</div><audio src='/a.mp3'></audio></div>",
    "a plug-in's likes": "<p>معجب بهذه: إعجاب تحميل...</p>",
    "a plug-in's code": '<p>[adrotate banner="3"]</p>',
    "a code with a picture's words": '<p>[caption id="a7" width="600"]الجسر القديم ليلاً[/caption]</p>',
}


def in_table(text: str) -> str:
    """The page as sites of 2005 made them: menu, text and news side by side in one row."""
    return f"""<html><head><title>{TITLE}</title></head><body><table><tr><td><a href="/1">محليات</a><br>
<a href="/2">رياضة</a></td><td><h1>{TITLE}</h1><font size="4">{text}</font></td><td>
<a href="/n/7">أمطار على المدينة في نهاية الأسبوع</a></td></tr></table></body></html>"""


@pytest.mark.parametrize("insert", SET_IN)
@pytest.mark.parametrize("place", [1, 2, 4])
def test_what_is_set_in_is_left_out(insert: str, place: int) -> None:
    parts = [f"<p>{text}</p>" for text in PROSE]
    parts.insert(place, SET_IN[insert])
    assert article(page(f"<div>{''.join(parts)}</div>")).paragraphs == PROSE


@pytest.mark.parametrize("insert", SET_IN)
@pytest.mark.parametrize("place", [1, 2, 4])
def test_what_is_set_into_a_cell_is_left_out(insert: str, place: int) -> None:
    parts = [f"{text}<br><br>" for text in PROSE]
    parts.insert(place, SET_IN[insert])
    assert article(in_table("".join(parts))).paragraphs == PROSE


def test_an_article_appended_in_the_text_s_own_box_is_another_one() -> None:
    other = "".join(
        f"<p>{text}</p>"
        for text in (
            "زار المحافظ صباح اليوم مشاريع السكن الجارية في الضاحية الشرقية، واستمع إلى ما يطلبه السكان.",
            "ووعد بتسليم أول دفعة من الشقق قبل الصيف المقبل، بعد ربطها بشبكات الماء والكهرباء.",
        )
    )
    title = "المحافظ يزور مشاريع السكن في الضاحية الشرقية"
    below = f'<div><article><h2><a href="/n/9">{title}</a></h2>{other}</article></div>'
    prose = "".join(f"<p>{text}</p>" for text in PROSE)
    assert article(page(f"<div>{prose}{below}</div>")).paragraphs == PROSE


@pytest.mark.parametrize("frame", ["<div>{}</div>", "<div><div>{}<b>02:41</b></div></div>", "{}"])
def test_a_card_whose_picture_stands_in_a_frame_in_its_link_is_no_text(frame: str) -> None:
    picture = frame.format('<img src="/u/9.jpg" width="300" height="200">')
    title = f'<a href="/v/9">{picture}<h4>المحافظ يزور مشاريع السكن في الضاحية</h4></a>'
    card = f"<div><div>{title}<p>جال في الشقق الجديدة واستمع إلى ما يطلبه السكان.</p></div></div>"
    got = article(page(f"<div><p>{PROSE[0]}</p>{card}<p>{PROSE[1]}</p><p>{PROSE[2]}</p></div>"))
    assert got.paragraphs == PROSE[:3]


@pytest.mark.parametrize("mark", ["#", "¶", "§", "🔗"])
def test_a_link_to_a_subheading_is_no_word_of_it(mark: str) -> None:
    asked = f'<h2 id="a">ما الجديد؟ <a href="#a">{mark}</a></h2>'
    got = article(page(f"<div><p>{PROSE[0]}</p>{asked}<p>{PROSE[1]}</p><p>{PROSE[2]}</p></div>"))
    assert got.paragraphs == (PROSE[0], "ما الجديد؟", *PROSE[1:3])


def test_a_sentence_that_links_a_channel_is_text() -> None:
    text = (
        "وأعلن المكتب في <a href='https://t.me/office'>قناته على تلغرام</a> أن الجسر يبقى مفتوحاً."
    )
    got = article(page(f"<div><p>{PROSE[0]}</p><p>{text}</p><p>{PROSE[1]}</p></div>"))
    assert got.paragraphs[1] == "وأعلن المكتب في قناته على تلغرام أن الجسر يبقى مفتوحاً."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("[vc_column_text]قال الوزير[/vc_column_text]", "قال الوزير"),
        ('[box type="info" width="9"]قال[/box]', "قال"),
        ("[gallery ids=1,2]قال", "قال"),
        ("[youtube]https://youtu.be/x[/youtube] قال", "قال"),
        ("[b]قال[/b] [color=red]الوزير[/color]", "قال الوزير"),
        ("{loadposition ads}قال {youtube}abc{/youtube}", "قال"),
        ("قال [الوزير] في [2024] و[1] و[sic] إن", "قال [الوزير] في [2024] و[1] و[sic] إن"),
        ("المجموعة {أ، ب} و[x]", "المجموعة {أ، ب} و[x]"),
    ],
)
def test_codes_are_no_text(text: str, left: str) -> None:
    assert without_codes(text) == left


# -- what stands behind a text's last sentence -----------------------------------------------------


@pytest.mark.parametrize(
    "end",
    [
        " انتهى/ 25 م",
        " (النهاية)",
        "(النهاية) ع م / ر ن",
        " /انتهى/",
        " --(بترا)",
        "--(بترا)س ع/ر م",
        " انتهى ** 2342",
        " /كونا/",
        "</p><p>--(بترا) س ص/ ع ب/ ر ق",
        "</p><p>/كونا/",
        "</p><p><b>إعلام البلدية</b>",
        "</p><p>دائرة العلاقات العامة والإعلام",
    ],
)
def test_what_signs_a_text_off_behind_its_last_sentence_is_cut_off(end: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in (*PROSE[:-1], PROSE[-1] + end))
    assert article(page(f"<div>{text}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "end", [" (تصفيق)", " وكل شيء انتهى.", " وعصر «الكبار» انتهى.", " وقال: «انتهى الأمر»."]
)
def test_a_last_sentence_that_only_looks_like_a_signature_stays(end: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in (*PROSE[:-1], PROSE[-1] + end))
    assert article(page(f"<div>{text}</div>")).paragraphs[-1] == PROSE[-1] + end


BELOW = {
    "an end with a number": "<p>انتهى 25/ م</p>",
    "it is done": "<p>تمت.</p>",
    "a portrait with a face": "<div><img src='/au/r.jpg' width='80'><div>رنا الخطيب</div><div>تكتب في شؤون النقل والمدن منذ سنوات طويلة.</div></div>",
    "a portrait with a trade": "<div><div>رنا الخطيب</div><div>صحافية تكتب في شؤون النقل والمدن منذ سنوات.</div></div>",
    "comments with answers": "".join(
        f"<div><b>{name}</b><p>{text}</p><a href='#'>رد</a></div>"
        for name, text in (
            ("أبو محمد", "خطوة ممتازة نتمنى أن تشمل باقي الجسور وأن تكون دائمة."),
            ("سوسن", "المهم الصيانة، فالجسور القديمة تتعب ولا أحد يسأل عنها."),
        )
    ),
    "comments in rows": "<table><tr><td>1 - أبو محمد<br>12-02-2025 11:20 ص</td></tr><tr><td>خطوة ممتازة نتمنى أن تشمل باقي الجسور وأن تكون دائمة.</td></tr><tr><td>2 - سوسن<br>12-02-2025 12:20 م</td></tr><tr><td>المهم الصيانة، فالجسور القديمة تتعب ولا أحد يسأل عنها.</td></tr></table>",
    "numbered comments": "<div><b>1</b> <b>أبو محمد</b> - المدينة<br>خطوة ممتازة نتمنى أن تشمل باقي الجسور وأن تكون دائمة.<br>12 فبراير 2025 11:20</div><div><b>2</b> <b>سوسن</b> - الوادي<br>المهم الصيانة، فالجسور القديمة تتعب ولا أحد يسأل عنها.<br>12 فبراير 2025 12:20</div>",
    "one comment to be answered": "<div><h3>تعليقان على «الجسر»</h3><ol><li><article><footer><b>أبو محمد</b> <span>يقول:</span> <a href='#c'><time>12 فبراير، 2025</time></a></footer><div><p>خطوة ممتازة نتمنى أن تشمل باقي الجسور وأن تكون دائمة.</p></div><div><a href='#r'>رد</a></div></article></li></ol></div>",
    "what another article is about": "<p><a href='/n/2'>اقرأ أيضا: سوق المدينة يفتح أبوابه</a></p><p><small>فتح سوق المدينة أبوابه أمس بعد أعمال استمرت عاماً كاملاً.</small></p>",
    "a wire's last line": "<p>م ع / ن ظ</p><p>كونا 151022 جمت مار 25</p>",
    "the next article, signed and dated": "<div><div><h2>افتتاح معرض الكتاب الأسبوع المقبل</h2><div>سهى العمري</div><div>11 فبراير 2025</div><p>تفتتح المدينة الأسبوع المقبل معرضها السنوي للكتاب بمشاركة مئة دار نشر.</p><p>ويقام على هامش المعرض برنامج ثقافي يضم ندوات وأمسيات شعرية وورشا للأطفال.</p></div></div>",
    "an address to write to": "<p>للتواصل مع الكاتبة: rana@alwadi.example</p>",
    "a handle": "<p>@rana_kh</p>",
    "how often it was read": "<p>تمت قراءته 1204 مرة</p>",
    "no films here": "<p>متصفحك لا يدعم تشغيل الفيديو.</p>",
    "what subscribers get": "<div><h3>هذا المحتوى لمشتركينا</h3><p>اشترك لتقرأ كل المقالات كل صباح.</p><a href='/s'>اشترك</a></div>",
    "a channel of our own": "<p>شاهد الفيديو واشترك في قناتنا على يوتيوب</p>",
    "no liability": "<p><strong>تنويه:</strong> هذا الموقع غير مسؤول عن تعليقات الزوار.</p>",
}


@pytest.mark.parametrize("below", BELOW)
@pytest.mark.parametrize("table", [False, True])
def test_what_stands_below_a_text_is_left_out(below: str, table: bool) -> None:
    if table:
        got = article(in_table("<br><br>".join(PROSE) + "<br><br>" + BELOW[below]))
    else:
        prose = "".join(f"<p>{text}</p>" for text in PROSE)
        got = article(page(f"<div>{prose}{BELOW[below]}</div>"))
    assert got.paragraphs == PROSE


def test_a_last_paragraph_about_the_author_is_no_text() -> None:
    life = "سهى العمري صحافية، عملت في عدد من الصحف، وصدر لها كتاب عن تاريخ الجسور."
    prose = "".join(f"<p>{text}</p>" for text in (*PROSE, life))
    got = article(page(f"<p>كتبت: سهى العمري</p><div>{prose}</div>"))
    assert (got.authors, got.paragraphs) == (("سهى العمري",), PROSE)


def test_who_publishes_is_none_of_the_text() -> None:
    about = "<div><h3>عن صدى المدينة</h3><p>صدى المدينة صحيفة إلكترونية تعنى بأخبار الأحياء منذ عام 2012 وتصدر كل يوم.</p></div>"
    prose = "".join(f"<p>{text}</p>" for text in PROSE)
    got = article(page(f"<div>{prose}</div>{about}", title=f"{TITLE} | صدى المدينة"))
    assert got.paragraphs == PROSE


def test_sections_of_a_digest_with_linked_titles_are_text() -> None:
    sections = "".join(
        f"<section><h2><a href='/n/{at}'>خبر اليوم عن الجسر رقم {at}</a></h2><p>{one}</p><p>{two}</p></section>"
        for at, (one, two) in enumerate(((PROSE[0], PROSE[1]), (PROSE[2], PROSE[3])))
    )
    got = article(page(f"<div>{sections}</div>"))
    assert [text for text in got.paragraphs if text in PROSE] == list(PROSE)


def test_people_in_a_row_are_text() -> None:
    people = ("علي حسن", "سامي حداد", "رنا الخطيب", "سهى العمري")
    told = [
        f"صحافية أو صحافي من أبناء المدينة، كتب عن الجسر القديم عشرات المرات منذ عام {1990 + at}."
        for at in range(4)
    ]
    boxes = "".join(
        f"<div><h3>{name}</h3><p>{life}</p></div>" for name, life in zip(people, told, strict=True)
    )
    got = article(page(f"<div><p>{PROSE[0]}</p>{boxes}<p>{PROSE[1]}</p></div>"))
    assert got.paragraphs == (
        PROSE[0],
        *(text for pair in zip(people, told, strict=True) for text in pair),
        PROSE[1],
    )


FLASH = (
    "أعلنت البلدية فتح الجسر القديم صباح اليوم أمام السيارات والمشاة بعد عامين.",
    "ولم يصب أحد.",
)
CARDS = {
    "a label with an excerpt": "<div><strong>اقرأ أيضا : <a href='/2'>سوق المدينة يفتح أبوابه</a></strong><p>فتح سوق المدينة أبوابه أمس بعد أعمال استمرت عاماً كاملاً، بحضور التجار.</p></div>",
    "two cards": "".join(
        f"<div><a href='/{at}'><img src='/{at}.jpg'><h4>سوق المدينة يفتح أبوابه من جديد</h4></a><p>فتح السوق أبوابه أمس بعد أعمال استمرت {at} أشهر كاملة.</p></div>"
        for at in (8, 9)
    ),
    "a portrait": BELOW["a portrait with a trade"],
    "a question over buttons": SET_IN["a question over buttons"],
    "the next article": BELOW["the next article, signed and dated"],
}


@pytest.mark.parametrize("below", CARDS)
@pytest.mark.parametrize("count", [1, 2])
def test_what_stands_below_a_flash_is_left_out_though_it_is_as_long(below: str, count: int) -> None:
    prose = "".join(f"<p>{text}</p>" for text in FLASH[:count])
    assert article(page(f"<div>{prose}{CARDS[below]}</div>")).paragraphs == FLASH[:count]


@pytest.mark.parametrize(
    "label", ["من الأرشيف", "التفاصيل هنا", "تريند", "وفي سياق متصل", "المزيد في اقتصاد"]
)
@pytest.mark.parametrize("form", ["<p><strong>{}</strong></p>{}", "<h3>{}</h3>{}"])
@pytest.mark.parametrize("place", [2, len(PROSE)])
def test_a_few_words_over_two_links_are_their_label_whatever_they_say(
    label: str, form: str, place: int
) -> None:
    links = "".join(
        f"<p><a href='/n/{at}'>عنوان خبر آخر من أخبار المدينة {at}</a></p>" for at in "12"
    )
    text = [f"<p>{each}</p>" for each in PROSE]
    text.insert(place, form.format(label, links))
    assert article(page(f"<div>{''.join(text)}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "below",
    [
        "نقلا عن رويترز",
        "عن «الشرق الأوسط»",
        "شارك هذا المقال عبر:",
        "العودة إلى الرئيسية",
        "تقييم: 0/5",
        "[email protected]",
        "شوهد 12 مرة",
        "تم قراءة الخبر 12 مرة",
        "Like this: Loading...",
        "إعجاب تحميل...",
        "<a href='/print/1'>نسخة للطباعة</a>",
        "<a href='/p/1'>نسخة للطباعة</a> | <a href='/s/1'>أرسل لصديق</a> | عدد القراءات: 412",
        "طباعة الصفحة / أرسل إلى صديق / حجم الخط",
    ],
)
@pytest.mark.parametrize("form", ["<p>{}</p>", "<p><strong>{}</strong></p>"])
def test_what_themes_print_behind_the_text_is_left_out(below: str, form: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in PROSE)
    assert article(page(f"<div>{text}{form.format(below)}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "below",
    [
        "متابعات",
        "محرر الشؤون المحلية",
        "هيئة التحرير",
        "ترجمة وتحرير: الوادي نيوز",
        "(الصورة من الأرشيف)",
        "للمزيد تابعونا على قناة التلغرام",
        "لمتابعة أخبارنا عبر واتساب اضغط هنا",
        "الأقسام: محليات",
        "نشر في: محليات",
        "تم النشر منذ ساعتين",
        "قراءة: 3 دقائق",
        "رقم الخبر 55123",
        "الرابط: https://www.example.com/1",
        "هاتف: 06-5000000",
        "مصدر الخبر: موقع المرآة",
        "إخلاء مسؤولية: المقالات المنشورة لا تعبر إلا عن رأي أصحابها",
        "ملاحظة: نشر هذا المقال للمرة الأولى في صحيفة المرآة",
        "نقلا عن المرآة الأسبوعية",
        "سامي حداد - الضفة",
        "الضفة (سامي حداد)",
        "القاهرة ـ سامي حداد",
        "بواسطة admin",
        "هل كان المقال مفيدا؟",
        "ما رأيك في هذا الخبر؟",
        "تبرع لنا",
        "Share on Facebook",
        "تم تعديل هذا الخبر",
        "يرجى ذكر المصدر عند النقل",
        "نهاية الخبر",
        "10:30 ص",
        "GMT 10:30",
        "مع/ حع",
    ],
)
@pytest.mark.parametrize("form", ["<p>{}</p>", "<p><strong>{}</strong></p>", "<div>{}</div>"])
def test_what_writers_and_sites_leave_behind_the_last_sentence_is_left_out(
    below: str, form: str
) -> None:
    text = "".join(f"<p>{each}</p>" for each in PROSE)
    site = '<meta property="og:site_name" content="الوادي نيوز">'
    assert article(page(f"<div>{text}{form.format(below)}</div>", head=site)).paragraphs == PROSE


@pytest.mark.parametrize(
    "below",
    ["محليات", "كاميرا: عماد جابر", "يمنع النسخ", "Photo: AFP", "للإعلان: 0790000000", "لايك"],
)
@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize("stop", [".", ""])
def test_a_few_words_without_a_verb_below_sentences_hang_there(
    below: str, count: int, stop: str
) -> None:
    prose = tuple(each.removesuffix(".") + stop for each in PROSE[:count])
    text = "".join(f"<p>{each}</p>" for each in prose)
    assert article(page(f"<div>{text}<p>{below}</p></div>")).paragraphs == prose


@pytest.mark.parametrize(
    "last",
    [
        "الحكم: سامي حداد",
        "المكان: قاعة البلدية",
        "تحيا الوادي",
        "وللجسر بقية",
        "هكذا عاد النهر",
        "الطول: 300 متر",
        "- طول الجسر 300 متر",
        "لا أحد",
    ],
)
def test_a_few_words_that_may_be_a_sentence_close_the_text(last: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in (*PROSE, last))
    assert article(page(f"<div>{text}</div>")).paragraphs == (*PROSE, last)


def test_a_short_last_line_of_several_is_one_of_them() -> None:
    lines = (*PROSE[:3], "سوق الخضار", *PROSE[3:], "سوق السمك")
    text = "".join(f"<p>{each}</p>" for each in lines)
    assert article(page(f"<div>{text}</div>")).paragraphs == lines


@pytest.mark.parametrize(
    "above",
    [
        "المصدر | المرآة الآن",
        "متابعات",
        "* كاتب صحفي",
        "هيئة التحرير",
        "للتواصل: news@alwadi.example",
        "القسم: أخبار محلية",
        "نقلاً عن: موقع المرآة",
        "نشر هذا المقال في صحيفة المرآة",
        "#الوادي #الجسر_القديم",
        "© 2019 الوادي نيوز",
        "(وال) م ع",
    ],
)
@pytest.mark.parametrize("form", ["<p>{}</p>", "<div>{}</div>"])
def test_what_sites_put_over_the_first_paragraph_is_left_out(above: str, form: str) -> None:
    text = "".join(f"<p>{each}</p>" for each in PROSE)
    assert article(page(f"<div>{form.format(above)}{text}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "last",
    ["ولم يصدر تعليق من الوزارة", "هذا ما قاله العمدة", "صدق الله العظيم", "طول الجسر: 300 متر"],
)
def test_a_short_last_line_among_bare_boxes_is_a_paragraph_as_they_are(last: str) -> None:
    text = "".join(f"<div>{each}</div>" for each in (*PROSE, last))
    assert article(page(f"<div>{text}</div>")).paragraphs == (*PROSE, last)


@pytest.mark.parametrize("caption", ["جانب من الجسر", "رويترز", "رئيس البلدية يقص الشريط"])
@pytest.mark.parametrize(
    "form",
    [
        "<p style='text-align:center'><img src='/1.jpg'></p><p style='text-align: center'>{}</p>",
        "<p align='center'><img src='/1.jpg'></p><p align='center'>{}</p>",
    ],
)
@pytest.mark.parametrize("place", [0, 2])
def test_a_few_words_in_the_middle_below_a_picture_are_its_caption(
    caption: str, form: str, place: int
) -> None:
    text = [f"<p>{each}</p>" for each in PROSE]
    text.insert(place, form.format(caption))
    assert article(page(f"<p>9 مارس 2025</p><div>{''.join(text)}</div>")).paragraphs == PROSE


def test_verses_in_the_middle_below_a_picture_are_text() -> None:
    verses = ("على الضفة البيضاء", "مر الغرباء قديما", "ولم يتركوا غير الحجر", "والماء يمضي")
    centred = "".join(f"<p style='text-align:center'>{verse}</p>" for verse in verses)
    text = f"<p>{PROSE[0]}</p><p><img src='/1.jpg'></p>{centred}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    got = article(page(f"<p>9 مارس 2025</p><div>{text}</div>")).paragraphs
    assert got == (PROSE[0], *verses, *PROSE[1:3])


def test_who_posted_what_is_set_into_a_text_is_no_author() -> None:
    post = (
        "<blockquote class='twitter-tweet'><p>نتابع أعمال الجسر</p>&mdash; فاطمة الزهراء (@abc) "
        "<a href='https://twitter.com/abc/status/1'>9 مارس 2025</a></blockquote>"
    )
    text = f"<p>{PROSE[0]}</p>{post}<p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    assert article(page(f"<p>9 مارس 2025</p><div>{text}</div>")).authors == ()


def test_an_article_appended_under_its_linked_title_is_another_one_whatever_prints_the_headline() -> (
    None
):
    following = f"<article><h2><a href='/n/9'>سوق المدينة يفتح أبوابه بعد عام</a></h2>{paragraphs(PROSE[2:])}</article>"
    for printed in (f"<h1>{TITLE}</h1>", f"<div class='title'>{TITLE}</div>"):
        source = page(f"<p>9 مارس 2025</p><div>{paragraphs(PROSE[:2])}</div>{following}")
        got = article(source.replace(f"<h1>{TITLE}</h1>", printed))
        assert (got.headline, got.paragraphs) == (TITLE, PROSE[:2])


def test_links_in_boxes_below_a_line_of_tags_are_no_tags() -> None:
    tags = "الكلمات المفتاحية: <a href='/tag/1'>الجسر</a>، <a href='/tag/2'>النهر</a><br><br>"
    cards = "".join(
        f"<div><h3><a href='/n/{at}'>عنوان خبر آخر من أخبار المدينة {at}</a></h3>جاء فيه ما جاء...</div>"
        for at in "12"
    )
    got = article(page(f"9 مارس 2025<br>{'<br><br>'.join(PROSE)}<br><br>{tags}<div>{cards}</div>"))
    assert got.tags == ("الجسر", "النهر")


# -- a text of one paragraph -----------------------------------------------------------------------

COVERED = (
    "<div class='c'><a href='/n/{n}'></a><div><img src='/i/arrow.png'><span>التالي</span></div>"
    "<div><span>متحف المدينة يعرض لوحة نادرة للمرة الأولى {n}</span></div></div>"
)


def test_cards_that_a_link_without_words_covers_are_none_of_a_flash() -> None:
    day = "<div>12 يناير 2026 - 10:15</div>"
    cards = f"<div>{''.join(COVERED.format(n=n) for n in range(2))}</div>"
    got = article(page(f"{day}<div><div><p>{PROSE[0]}</p></div>{cards}</div>"))
    assert got.paragraphs == (PROSE[0],)


def test_a_flash_is_no_caption_of_the_picture_below_it() -> None:
    """Titles of other articles beside it may weigh as much as it does."""
    others = "".join(
        f"<div><div>{name}</div><div>{title}</div></div>"
        for name, title in (
            ("التالي", "متحف المدينة يعرض لوحة نادرة للمرة الأولى أمام زواره، مساء السبت"),
            ("السابق", "مهرجان الزيتون يعود إلى الساحة الكبرى بعد غياب، والدخول مجاني"),
        )
    )
    body = f"<div><p>{PROSE[0]}</p><img src='/uploads/2026/promo-4821.jpg'></div>"
    got = article(page(f"<div>12 يناير 2026 - 10:15</div><div>{body}{others}</div>"))
    assert got.paragraphs[0] == PROSE[0]


@pytest.mark.parametrize(
    "time", ["2min", "3 min read", "قراءة في 3 دقائق", "٤ دقائق", "Reading time: 4 min"]
)
def test_how_long_a_text_takes_is_none_of_it_also_in_its_own_box(time: str) -> None:
    text = "<br><br>".join((time, *PROSE))
    assert article(page(f"<div>12 يناير 2026</div><div>{text}</div>")).paragraphs == PROSE


@pytest.mark.parametrize("table", [False, True])
def test_other_articles_below_their_label_may_begin_at_length(table: bool) -> None:
    titles = "أمطار على المدينة في نهاية الأسبوع", "سوق جديدة للسمك قرب الميناء القديم"
    began = (
        "تتوقع الأرصاد أمطاراً غزيرة على الساحل مساء السبت. وتصل الحرارة إلى خمس عشرة درجة في المدن الداخلية، وتهب رياح نشطة على المرتفعات. ودعت البلدية السكان إلى الحذر عند الأودية.",
        "يفتح السوق أبوابه في أول الشهر. ويضم ستين محلاً للسمك وغرفة للتبريد ومصنعاً صغيراً للثلج. ويقول الصيادون إنهم انتظروه منذ عشرة أعوام، وإن القديم كان يضيق بهم في المواسم.",
    )
    cards = "".join(
        f'<div><h3><a href="/n/{at}">{title}</a></h3><p>{text}</p></div>'
        for at, (title, text) in enumerate(zip(titles, began, strict=True))
    )
    text = f"{paragraphs()}<div><h3>الأكثر قراءة</h3>{cards}</div>"
    assert article(in_table(text) if table else page(text)).paragraphs == PROSE


BRIEF = "وتفتح البلدية السوق الجديدة أمام الباعة صباح الأحد المقبل بحضور الأهالي."


@pytest.mark.parametrize("text", [PROSE, [BRIEF]], ids=["a text", "a flash"])
@pytest.mark.parametrize("tag", ["h1", "h2"])
@pytest.mark.parametrize("box", ["article", "div"])
def test_an_article_appended_beside_this_one_in_a_box_of_its_make_is_another_one(
    tag: str, box: str, text: list[str]
) -> None:
    other = "".join(f"<p>{each.replace('الجسر', 'السوق')}</p>" for each in reversed(PROSE))
    meta = "<div><span>8 مارس 2025</span></div>"
    own = "".join(f"<p>{each}</p>" for each in text)
    whole = f'<{box} class="post"><h1>{TITLE}</h1>{meta}<div>{own}</div></{box}>'
    appended = f'<{box} class="post"><{tag}>سوق جديدة للسمك قرب الميناء القديم</{tag}>{meta}<div>{other}</div></{box}>'
    got = article(
        f"<html><head><title>{TITLE}</title></head><body><main>{whole}{appended}</main></body></html>"
    )
    assert got.paragraphs == tuple(text)


ABOUT = "الوادي صحيفة إلكترونية شاملة تنقل الخبر من مصدره وتتابع الشأن المحلي والعربي بمهنية وحياد، وتصدر عن مؤسسة الوادي للإعلام منذ عام 2005."


@pytest.mark.parametrize("mark", ["© صحيفة الوادي", "جميع الحقوق محفوظة لصحيفة الوادي 2025"])
def test_who_publishes_is_none_of_a_flash_however_long_it_is(mark: str) -> None:
    below = f"<div><p>{ABOUT}</p><p>{mark}</p></div>"
    got = article(
        page(f"<div><p>{PROSE[0]}</p></div>", below=below)
        .replace("<footer>", "<!--")
        .replace("</footer>", "-->")
    )
    assert got.paragraphs == PROSE[:1]


def test_a_last_paragraph_that_nobody_closed_is_text_though_the_rights_follow() -> None:
    text = "".join(f"<p>{text}" for text in PROSE)
    html = f"<html><head><title>{TITLE}</title></head><body><div><div><h1>{TITLE}</h1></div><div>{text}<br>جميع الحقوق محفوظة لصحيفة الوادي</div></div></body></html>"
    assert article(html).paragraphs == PROSE


def test_what_is_said_of_the_author_is_none_of_a_shorter_text() -> None:
    short = (
        "فتحت البلدية الجسر القديم أمام المشاة والسيارات صباح اليوم.",
        "ولم تتجاوز كلفة الترميم ما رصد له في موازنة العام الماضي.",
        "وعادت الحركة إلى السوق القريبة منه منذ ساعات الصباح.",
    )
    life = "صحافي وكاتب عمل في عدد من الصحف العربية، وصدرت له مجموعتان قصصيتان، ويهتم بقضايا الريف والبيئة منذ أكثر من خمسة عشر عاماً."
    about = f'<div class="author-box"><h4><a href="/author/5">سامي حداد</a></h4><p>{life}</p></div>'
    got = article(page(f"<div>{paragraphs(short)}</div>{about}"))
    assert (got.paragraphs, got.authors) == (short, ("سامي حداد",))


@pytest.mark.parametrize(
    "post",
    [
        '<blockquote class="instagram-media"><div><a href="https://www.instagram.com/p/AbC/"><div>عرض هذا المنشور على Instagram</div></a><p><a href="https://www.instagram.com/p/AbC/">تمت مشاركة منشور بواسطة سامي (@user)</a></p></div></blockquote>',
    ],
)
def test_a_table_s_last_cell_over_a_post_is_text(post: str) -> None:
    cells = ("الفريق", "نقاط", "الأهلي", "25", "الساحل", "19")
    rows = "".join(
        f"<tr><td>{one}</td><td>{other}</td></tr>"
        for one, other in zip(cells[::2], cells[1::2], strict=True)
    )
    got = article(
        page(
            f"<div>{paragraphs(PROSE[:2])}<table>{rows}</table>{post}{paragraphs(PROSE[2:])}</div>"
        )
    )
    assert got.paragraphs == (*PROSE[:2], *cells, *PROSE[2:])


@pytest.mark.parametrize("shown", ["d-none d-md-block", "hidden-xs hidden-sm", "hidden md:block"])
def test_a_text_hidden_on_small_screens_is_no_hidden_one(shown: str) -> None:
    got = article(
        page(
            f'<div class="{shown}">{paragraphs()}</div><div class="d-none">{paragraphs(PROSE[:1])}</div>'
        )
    )
    assert got.paragraphs == PROSE


@pytest.mark.parametrize("year", ["2011: ", "<strong>2011:</strong> ", "3. "])
def test_a_number_before_a_button_s_word_makes_no_label_of_a_sentence(year: str) -> None:
    items = (
        "شارك مئات العدائين في سباق المدينة الليلي لمسافة عشرة كيلومترات.",
        "تغلق البلدية الجسر القديم للترميم.",
    )
    listed = f"<ul><li>{year}{items[0]}</li><li>2014: {items[1]}</li></ul>"
    got = article(page(f"<div>{paragraphs(PROSE[:2])}{listed}{paragraphs(PROSE[2:])}</div>"))
    assert got.paragraphs[3] == f"2014: {items[1]}"
    assert got.paragraphs[2].endswith(items[0])
    assert len(got.paragraphs) == len(PROSE) + 2


COPIED = (*PROSE[:2], "من الحجر إلى الحجر", *PROSE[2:])


@pytest.mark.parametrize(
    "texts",
    [
        COPIED,
        (
            "فتح الجسر أمام المشاة والسيارات صباح اليوم.",
            "وعادت الحركة إلى السوق القريبة منذ ساعات الصباح.",
        ),
    ],
)
def test_of_two_copies_of_a_text_one_is_left(texts: tuple[str, ...]) -> None:
    first = f"<div><p>{texts[0]}</p></div>{paragraphs(texts[1:])}"
    copied = f"<div class='print'>{paragraphs(texts)}</div>"
    assert article(page(f"<div><div>{first}</div>{copied}</div>")).paragraphs == texts


def test_who_speaks_below_a_short_text_comments_it_though_its_own_author_and_day_stand_over_it() -> (
    None
):
    texts = (
        "فتح الجسر أمام المشاة والسيارات صباح اليوم.",
        "ولم تتجاوز الكلفة ما رصد لها في الموازنة.",
        "وعادت الحركة إلى السوق منذ الصباح.",
    )
    said = "".join(
        f'<li><article><footer><b>{name}</b> <a href="#c"><time>15 مارس 2025 الساعة 9:12 م</time></a></footer><div><p>{text}</p></div><a href="#r">رد</a></article></li>'
        for name, text in zip(("سامي حداد", "ليلى عساف"), PROSE[1:3], strict=True)
    )
    whole = f"<div><h1>{TITLE}</h1><article><div>بقلم رنا الخطيب 14 مارس 2025</div><div>{paragraphs(texts)}</div></article><div><h2>تعليقان على “{TITLE}”</h2><ol>{said}</ol></div></div>"
    got = article(f"<html><head><title>{TITLE}</title></head><body>{whole}</body></html>")
    assert got.paragraphs == texts


@pytest.mark.parametrize(
    "behind", ["", "<aside><h4>ذات صلة</h4><p><a href='/n/8'>سوق جديدة للسمك</a></p></aside>"]
)
def test_a_few_words_over_two_links_are_their_label_whatever_furniture_follows(behind: str) -> None:
    listed = "<h5>المزيد في هذا الملف</h5><ul><li><a href='/n/1'>أمطار على المدينة في نهاية الأسبوع</a></li><li><a href='/n/2'>سوق جديدة للسمك قرب الميناء</a></li></ul>"
    got = article(
        page(f"<div>{paragraphs(PROSE[:2])}{listed}{behind}{paragraphs(PROSE[2:])}</div>")
    )
    assert got.paragraphs == PROSE


@pytest.mark.parametrize(
    "line", ["يستمر الخبر بعد الإعلان", "تستمر القراءة بعد الإعلان", "نتابع المقال بعد الإعلان"]
)
def test_what_says_that_the_text_goes_on_is_none_of_it(line: str) -> None:
    text = paragraphs(PROSE[:1]) + f"<p>{line}</p>" + paragraphs(PROSE[1:])
    assert article(page(f"<div>{text}</div>")).paragraphs == PROSE


def test_a_skip_link_may_lead_to_a_link_without_address() -> None:
    titles = "<ul><li><a href='/n/1'>مهرجان الزيتون يعود</a></li><li>متحف المدينة يفتح</li></ul>"
    jump = f"<a href='#on'>تخطى الإعلان وواصل القراءة</a><div><h4>الأكثر قراءة</h4>{titles}</div><a id='on'>نهاية القائمة</a>"
    text = paragraphs(PROSE[:1]) + jump + paragraphs(PROSE[1:])
    assert article(page(f"<div>{text}</div>")).paragraphs == PROSE


def test_a_box_that_asks_for_money_below_a_short_text_is_none_of_it() -> None:
    asked = (
        '<div class="x"><h3>ادعم الصحافة المستقلة</h3><p>نعتمد على قرائنا لنبقى أحرارا، وكل مساهمة '
        'مهما صغرت تصنع فرقا في عملنا اليومي.</p><a href="/donate">ساهم الآن</a></div>'
    )
    assert article(page(f"<p>9 آذار 2025</p><p>{PROSE[0]}</p>{asked}")).paragraphs == PROSE[:1]


@pytest.mark.parametrize("strip", ["دمشق 21° غائم جزئيا", "دولار 12,500 – يورو 13,600 – ذهب 1,240"])
@pytest.mark.parametrize(
    "before", ["", f"<div class='intro'>{PROSE[0]}</div>", f"<p>{PROSE[0]}</p>"]
)
def test_a_strip_of_the_weather_or_of_prices_is_none_of_the_text_below_it(
    strip: str, before: str
) -> None:
    text = "<br>".join(PROSE[1:])
    got = article(page(f"{before}<p>9 آذار 2025</p><div>{strip}</div><div>{text}</div>"))
    assert got.paragraphs == (PROSE if before else PROSE[1:])


def test_a_face_and_a_life_in_cells_below_a_flash_are_none_of_it() -> None:
    life = "صحفي يكتب في الشأن المحلي منذ عام 2010، وعمل في عدد من الصحف والمواقع في المنطقة."
    face = f"<table><tr><td><img src='/f.jpg'></td><td><a href='/author/3'>يوسف العلوي</a><br>{life}</td></tr></table>"
    got = article(page(f"<p>9 آذار 2025</p><div><p>{BRIEF}</p></div>{face}"))
    assert (got.paragraphs, got.authors, got.images) == ((BRIEF,), ("يوسف العلوي",), ())


@pytest.mark.parametrize(
    "between",
    [
        "<table><tr><td><img src='/p/2.jpg'></td></tr><tr><td>جانب من الوادي (أرشيف)</td></tr></table>",
        "<p>اقرأ أيضا: <a href='/news/14347'>سوق النحاسين يستقبل زواره من جديد</a></p>",
    ],
)
def test_of_a_short_text_whose_first_paragraph_is_the_lead_as_well_nothing_is_lost(
    between: str,
) -> None:
    first = "أنجزت لجنة القرية تقريرا عن حركة المسافرين بتمويل من صندوق التنمية، وأعلنت لجنة الملعب نتائج الدراسة الميدانية رغم تأخر وصول المعدات، واختتمت بلدية الحديقة قواعد الصيد في الربيع في خطوة طال انتظارها."
    second = "ناقشت هيئة الحديقة شبكة المياه الجديدة في ختام جولة ميدانية."
    links = "".join(
        f"<p><a href='/news/{n}'>بلدية المكتبة تفتتح قواعد الصيد في الربيع {n}</a></p>"
        for n in range(9)
    )
    facts = "<div><span>كتب - محمد الخطيب</span> • <span>0 تعليق</span> • <span>شارك</span> • <span>تاريخ النشر: 8 مارس 2025 م</span></div>"
    head = json_ld(news(headline=TITLE, description=first[:150]))
    got = article(
        f"<html><head><title>{TITLE} - صحيفة الوادي</title>{head}</head><body><article>"
        f"<div class='title'>{TITLE}</div>{facts}<p class='lead'>{first}</p>"
        f"<div><p>{first}</p>{between}<p>{second}</p></div><div><h4>اقرأ أيضا</h4>{links}</div>"
        "</article></body></html>"
    )
    assert (got.lead, got.paragraphs) == (first, (first, second))


@pytest.mark.parametrize(
    "lines",
    [
        ("سجل الدولار 12,500 – يورو 13,600 – ذهب 1,240", "دولار 12,500 – يورو 13,600"),
        ("حرارة قياسية تبلغ 52° في البصرة",),
        ("بغداد تسجل 51° مئوية لأول مرة",),
        ("دمشق 21° غائم جزئيا", "حلب 19° صحو", "حمص 20° غائم"),
    ],
)
def test_prices_and_degrees_in_a_text_are_text(lines: tuple[str, ...]) -> None:
    text = (PROSE[0], *lines, *PROSE[1:])
    assert article(page(paragraphs(text))).paragraphs == text


def test_a_subheading_with_degrees_is_text() -> None:
    told = "<h3>البصرة 52° في الظل</h3>"
    text = f"<p>{PROSE[0]}</p>{told}{paragraphs(PROSE[1:])}"
    assert article(page(text)).paragraphs[1] == "البصرة 52° في الظل"


def test_blocks_that_readers_may_skip_end_each_at_the_next_place_of_the_name() -> None:
    links = "".join(f"<li><a href='/n/{n}'>سوق جديدة للسمك قرب الميناء {n}</a></li>" for n in "١٢")
    block = f"<a href='#end'>تخطى الأكثر قراءة وواصل القراءة</a><div><h4>الأكثر قراءة</h4><ul>{links}</ul></div><a id='end'>نهاية القائمة</a>"
    one, two, three, four = (f"<p>{text}</p>" for text in PROSE)
    assert article(page(f"{one}{two}{block}{three}{block}{four}")).paragraphs == PROSE


def test_the_weather_over_a_text_that_line_breaks_divide_is_none_of_it() -> None:
    weather = "<div>دمشق 21° غائم جزئيا</div>"
    text = "<br>".join((f"دمشق - سانا: {PROSE[0]}", *PROSE[1:]))
    got = article(page(f"{weather}<div>{text}</div>"))
    assert (got.paragraphs, got.dateline is not None) == (PROSE, True)


def test_the_next_article_in_a_box_called_as_this_one_s_is_none_of_it() -> None:
    """Neither of them has its title in a heading."""
    form = '<div class="post"><div class="title">{}</div><p>{}</p>{}</div>'
    this = form.format(TITLE, "9 آذار 2025", f"<p>{PROSE[0]}</p>")
    other = form.format("سوق النحاسين يستقبل زواره", "8 آذار 2025", paragraphs(PROSE[1:]))
    source = page("", title=TITLE).replace(f"<h1>{TITLE}</h1>", this + other)
    assert article(source).paragraphs == PROSE[:1]


def test_what_readers_may_skip_parts_no_text_of_two_paragraphs() -> None:
    links = "".join(
        f'<li><a href="/news/{n}">سوق النحاسين يستقبل زواره {n}</a></li>' for n in (1, 2)
    )
    skipped = (
        '<a href="#next">تخطى الإعلان وواصل القراءة</a><div><h4>الأكثر قراءة</h4>'
        f'<ul>{links}</ul></div><a id="next">نهاية القائمة</a>'
    )
    short = "ولم تعلن البلدية كلفة الأعمال ولا موعد افتتاح الضفة الأخرى."
    text = f"<div><p>{PROSE[0]}</p>{skipped}<p>{short}</p></div>"
    assert article(page(text)).paragraphs == (PROSE[0], short)


FACTS = (
    "0 تعليق", "وقت القراءة: 2 دقيقة", "كتب: هدى كمال", "3 دقائق قراءة",
    "تم النشر الأحد 9 آذار/ مارس 2025 – 10:25 صباحا", 'القسم: <a href="/s/4">اقتصاد</a>',
    "عدد المشاهدات: 4120",
)  # fmt: skip


def test_facts_one_below_the_other_are_no_verses() -> None:
    text = "افتتحت بلدية الوادي الجسر القديم بعد عامين من أعمال الترميم."
    got = article(page(f"<div>{'<br>'.join(FACTS)}</div><p>{text}</p>"))
    assert (got.paragraphs, got.authors) == ((text,), ("هدى كمال",))
    assert str(got.published) == "2025-03-09 10:25:00"


@pytest.mark.parametrize(
    ("offer", "press"),
    [
        ("للاطلاع على العدد «521» من الجريدة.. ", "اضغط هنا"),
        ("لقراءة الحلقة الأولى من التحقيق ", "اضغط هنا"),
        ("لتحميل الجدول كاملاً بصيغة PDF ", "من هنا"),
        ("للاطلاع على قائمة الأسماء، يرجى الضغط ", "هنا"),
    ],
)
def test_an_offer_behind_a_link_to_press_is_no_paragraph(offer: str, press: str) -> None:
    def told(end: str) -> tuple[str, ...]:
        prose = f"<p>{PROSE[0]}</p><p>{offer}{end}</p>{paragraphs(PROSE[1:])}"
        return article(page(f"<div>{prose}</div>")).paragraphs

    assert told(f'<a href="/files/521.pdf">{press}</a>') == PROSE
    assert (
        len(told(f'<a href="/files/521.pdf">{press}</a> وصل الأهالي إلى الجسر.')) == len(PROSE) + 1
    )


@pytest.mark.parametrize(
    "asked",
    [
        "<div><p>{}</p><ul>{}</ul><a>النتائج</a></div>",
        "<div><table><tr><td>{}</td></tr>{}</table></div>",
    ],
)
def test_answers_to_tick_in_a_list_are_a_poll_s_with_their_question(asked: str) -> None:
    item = "<li><label>{}{}</label></li>" if "<ul>" in asked else "<tr><td>{}{}</td></tr>"

    def told(tick: str) -> tuple[str, ...]:
        answers = "".join(item.format(tick, text) for text in ("النجمة", "الأنصار", "العهد"))
        poll = asked.format("من يحرز لقب الدوري هذا الموسم؟", answers)
        texts = paragraphs(PROSE[:2]), poll, paragraphs(PROSE[2:])
        return article(page(f"<div>{''.join(texts)}</div>")).paragraphs

    assert told('<input type="radio" name="a"> ') == PROSE
    assert "الأنصار" in told("")


@pytest.mark.parametrize(
    "prompt",
    [
        "انضموا إلى قناة الوادي على تلغرام: https://t.me/alwadi",
        "للمزيد تابع موقع الوادي على التواصل الاجتماعي",
        'وللاشتراك في قناة الوادي يرجى الضغط على الرابط <a href="https://chat.whatsapp.com/x7">التالي</a>',
    ],
)
def test_where_readers_are_sent_may_be_written_out_or_begin_with_and(prompt: str) -> None:
    texts = paragraphs(PROSE[:2]), f"<p>{prompt}</p>", paragraphs(PROSE[2:])
    assert article(page(f"<div>{''.join(texts)}</div>")).paragraphs == PROSE


def test_a_sentence_with_an_address_is_told() -> None:
    told = "وكانت القناة نشرت على حسابها https://t.me/alwadi/553 صوراً من الموقع."
    texts = paragraphs(PROSE[:2]), f"<p>{told}</p>", paragraphs(PROSE[2:])
    assert article(page(f"<div>{''.join(texts)}</div>")).paragraphs == (*PROSE[:2], told, *PROSE[2:])  # fmt: skip


@pytest.mark.parametrize("day", ["<span>04/05/2024 10:00</span>", "<time>4 مايو 2024</time>"])
def test_what_a_second_headline_with_its_day_heads_in_the_text_s_box_is_another_article(
    day: str,
) -> None:
    other = (
        f"<div><h1>الحرارة ترتفع ابتداء من الأربعاء</h1>{day}"
        "<p>أعلنت هيئة الأنواء أن درجات الحرارة ترتفع تدريجياً ابتداء من الأربعاء المقبل.</p>"
        "<p>وأوضحت الهيئة أن الأمواج في السواحل الغربية لا تتجاوز متراً ونصف المتر.</p></div>"
    )
    assert article(page(f"<div>{paragraphs()}{other}</div>")).paragraphs == PROSE


@pytest.mark.parametrize(
    "line",
    ["يستمر المحتوى بعد الإعلان", "متابعة القراءة أسفل الإعلان", "تابع القراءة بعد الإعلان"],
)
def test_what_says_that_a_text_goes_on_below_an_advertisement_is_none_of_it(line: str) -> None:
    text = "<br><br>".join((*PROSE[:2], line, *PROSE[2:]))
    assert article(page(f"<div>{text}</div>")).paragraphs == PROSE


def test_the_headline_printed_again_over_a_flash_is_nothing_that_a_film_stands_below() -> None:
    flash = (
        "ضرب زلزال خفيف سواحل الجزيرة فجر الاثنين، ولم ترد أنباء عن إصابات أو أضرار، بحسب ما أعلنه "
        "مركز الرصد الزلزالي صباح اليوم في بيان مقتضب."
    )
    film = "<div><span>Current Time</span> <span>0:00</span> / <span>2:31</span></div>"
    near = "<div>التالي</div><div>في إعارة نادرة خارج البلاد... لوحة الفتاة ذات القرط تعرض في متحف المدينة</div>"
    near += (
        "<div>زوجهما الحاسوب وفرقتهما المحكمة... إليكم ما حصل مع هذا الثنائي</div><div>السابق</div>"
    )
    body = (
        f'<div class="text"><span class="d-none">{TITLE}</span>'
        f'<div><div><div>{flash}{film}</div><div><img src="/p/1.jpg"></div></div></div>'
        f"<div>{near}</div></div>"
    )
    assert flash in article(page(body)).paragraphs
