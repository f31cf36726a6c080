"""True text that looks like a page's furniture, and the furniture that it looks like."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import re

import pytest

from tests.parser.making import PROSE, TITLE, article, page, paragraphs

TOLD = (
    "«جميع الحقوق محفوظة» عبارة نقرؤها في أسفل كل صفحة، ولا يعرف أكثرنا ما تعنيه أمام القاضي.",
    "جميع الحقوق محفوظة لأصحاب الأرض في السجل القديم، كما يقول المحامي الذي راجع وثائق البلدة.",
    "حقوق الطبع والنشر كانت محور الجلسة الثانية، وتحدث فيها أربعة ناشرين من مدن الساحل.",
    "شروط الاستخدام التي يوقعها الزائر لا تزيد على صفحة واحدة، يقول صاحب النزل القديم.",
    "نستخدم ملفات تعريف الارتباط كل يوم من غير أن نعرف ما تجمعه عنا، تقول الباحثة الشابة.",
    "تابعنا على مدى ثلاثة أيام أعمال البناء، وسجلنا شهادات عشرين من كبار السن في الحي.",
    "تابع أخبار الجسر من مهجره البعيد أربعين عاما قبل أن يعود إليه شيخا.",
    "يمكنك متابعة مجرى النهر بعينيك من أعلى التلة حتى آخر بيت في الوادي.",
    "للاشتراك في السباق يجب أن يكون عمر المتسابق فوق ثمانية عشر عاما، وأن يقدم شهادة صحية.",
    "«انضموا إلينا»، صاح أحد الشباب من فوق الجسر، فنزل ثلاثة من المارة إلى الضفة.",
    "عدد المشاهدات تجاوز المليون في أسبوع، وهو رقم لم تبلغه فرقة من قبل.",
    "عدد الزيارات إلى المتحف ارتفع بنسبة الثلث منذ افتتاح القاعة الجديدة.",
    "وقت القراءة عند الجد مقدس، لا يقطعه إلا أذان العصر في المسجد القريب.",
    "إعلان مدفوع في الصحف المحلية كلف الجمعية ألفي دينار، ولم يأت بمتبرع واحد.",
    "تسجيل الدخول إلى المنصة أصبح بالبصمة، بعد سلسلة من محاولات الاحتيال على الزبائن.",
    "في حال وجود خطأ في الفاتورة يحق للمشترك أن يعترض خلال ثلاثين يوما من تاريخها.",
)
FURNITURE = (
    "جميع الحقوق محفوظة لمؤسسة الوادي، ولا يجوز نقل أي مادة أو نسخها من دون إذن خطي مسبق.",
    "كل الحقوق محفوظة للمؤسسة، ويسمح بالاقتباس بشرط ذكر المصدر الأصلي للمادة.",
    "نستخدم ملفات تعريف الارتباط لتحسين تجربتك في موقعنا، وباستمرارك في التصفح توافق على ذلك.",
    "تابعونا على فيسبوك وتويتر لمعرفة آخر المستجدات في المدينة.",
    "تابعنا عبر تطبيق نبض لتكون أول من يعلم بالخبر.",
    "تابعوا آخر الأخبار المحلية والعالمية عبر تطبيق بريد الوادي.",
    "تابعوا صفحتنا على فيسبوك ليصلكم كل جديد.",
    "تابع أخبار المحافظة لحظة بلحظة كما يرويها مراسلو الوادي.",
    "يمكنكم متابعة كل ما يجري في المدينة عبر حساباتنا.",
    "للاشتراك في خدمة الأخبار العاجلة أرسل رقم 1 إلى 90123.",
    "للانضمام إلى مجموعة الوادي على واتساب اضغط هنا.",
    "حملوا تطبيق بريد الوادي على هواتفكم لمتابعة الأخبار لحظة وقوعها.",
    "عدد الزيارات منذ نشر هذه الصفحة في الموقع: 512 زيارة.",
    "مدة القراءة لهذا الموضوع الطويل لا تزيد على ثلاث دقائق.",
    "في حال وجود خطأ في الخبر يرجى التواصل مع هيئة التحرير.",
    "الآراء الواردة أدناه لا تعبر عن رأي بريد الوادي، بل عن آراء أصحابها وحدهم.",
    "تواصل معنا عبر واتساب على الرقم 99112233 طوال اليوم.",
)


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("place", [0, 2, 4])
@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_sentence_that_begins_as_furniture_is_text(told: str, place: int, tag: str) -> None:
    texts = [*PROSE[:place], told, *PROSE[place:]]
    body = "".join(f"<{tag}>{text}</{tag}>" for text in texts)
    assert article(page(f"<div>{body}</div>")).paragraphs == tuple(texts)


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("place", [1, 2, 4])
def test_a_prompt_or_a_notice_that_ends_as_a_sentence_is_none(line: str, place: int) -> None:
    texts = (*PROSE[:place], line, *PROSE[place:])
    assert article(page(f"<div>{paragraphs(texts)}</div>")).paragraphs == PROSE


@pytest.mark.parametrize("label", ["محتوى ممول", "إعلان مدفوع"])
def test_the_label_of_a_paid_article_owns_none_of_it(label: str) -> None:
    assert article(page(f"<div><p>{label}</p>{paragraphs()}</div>")).paragraphs == PROSE


# -- short lines at a text's end -------------------------------------------------------------------

LEAD = "أسفرت مباريات الجولة العاشرة من دوري الناشئين في محافظات الوادي عن النتائج الآتية:"
SHORT = {
    "what a day has": (
        "السبت 8 مارس 2025: طلبة السنة الأولى",
        "الأحد 9 مارس 2025: طلبة السنة الثالثة",
        "الاثنين 10 مارس 2025: بقية الطلبة",
    ),
    "games by the hour": ("16:00 الشباب × النصر", "18:30 الاتفاق × الهلال", "21:00 الوادي × صور"),
    "verses": ("يا جسرنا القديم عاد", "كأنه العيد في البلاد", "سقيت نخلي وسقيت أهلي", "فعاد للعود ما يعاد"),
    "a town named as pictures are": ("بيروت: 31", "طرابلس: 34", "صور: 30", "صيدا: 28"),
}  # fmt: skip


@pytest.mark.parametrize("kind", SHORT)
@pytest.mark.parametrize("tag", ["p", "div"])
def test_short_lines_below_a_lead_are_text(kind: str, tag: str) -> None:
    texts = (LEAD, *SHORT[kind])
    body = "".join(f"<{tag}>{text}</{tag}>" for text in texts)
    assert article(page(f"<div>{body}</div>")).paragraphs == texts


def test_the_text_goes_on_below_a_list_in_it() -> None:
    points = ("اشرب الماء كل ساعة.", "لا تخرج من بيتك في ساعات الظهيرة الحارة.")
    body = f"<p>{LEAD}</p><ol>{''.join(f'<li>{each}</li>' for each in points)}</ol><p>وأخيرا، استشر طبيبك.</p>"
    assert article(page(f"<div>{body}</div>")).paragraphs == (LEAD, *points, "وأخيرا، استشر طبيبك.")


def test_a_last_line_that_tells_needs_no_stop() -> None:
    last = "وضم الفريق سامي حداد وفاطمة خوري ومريم نجار"
    body = "".join(f"<div>{text}</div>" for text in (*PROSE, last))
    assert article(page(f"<div>{body}</div>")).paragraphs == (*PROSE, last)


# -- links in a paragraph --------------------------------------------------------------------------


def link(text: str, number: int = 7) -> str:
    return f'<a href="/n/{number}">{text}</a>'


LINKED = (
    f"{link('وزارة النقل')} و{link('جامعة الوادي', 8)} و{link('جمعية المهندسين', 9)} تعهدت بدعم {link('المرحلة الثانية من المشروع', 6)}.",
    f"وقع {link('وزير النقل')} و{link('رئيس هيئة الطرق', 8)} {link('مذكرة تفاهم لصيانة الجسور القديمة', 9)} في {link('بيروت', 6)}.",
    f"وبحسب {link('تقرير نشرته منظمة دولية في نوفمبر الماضي عن الجسور القديمة في البلاد')}، تصدع نصفها.",
)
ANNOUNCED = (
    f"{link('افتتاح سوق السمك الجديد')} و{link('أمطار متوقعة على الجبال', 8)}",
    f"{link('افتتاح سوق السمك الجديد')} - {link('أمطار متوقعة على الجبال', 8)} - {link('تكريم خمسين معلما', 9)}.",
    f"وفي سياق متصل: {link('أمطار متوقعة على الجبال نهاية الأسبوع الجاري')}.",
    f"القصة من أولها هنا: {link('أمطار متوقعة على الجبال نهاية الأسبوع الجاري')}.",
    f"شاهد: {link('فيديو لحظة وصول السيارات إلى الجسر القديم')}.",
    f"اقرأ القصة الكاملة: {link('أمطار متوقعة على الجبال')}",
)


def shown(text: str) -> str:
    return re.sub("<[^>]+>", "", text)


@pytest.mark.parametrize("told", LINKED)
@pytest.mark.parametrize("place", [1, 2, 4])
@pytest.mark.parametrize("end", ["</p><p>", "<br><br>"])
def test_a_sentence_made_of_links_is_text(told: str, place: int, end: str) -> None:
    texts = (*PROSE[:place], told, *PROSE[place:])
    got = article(page(f"<div><p>{end.join(texts)}</p></div>"))
    assert got.paragraphs == tuple(map(shown, texts))


@pytest.mark.parametrize("line", ANNOUNCED)
@pytest.mark.parametrize("place", [1, 2, 4])
@pytest.mark.parametrize("end", ["</p><p>", "<br><br>"])
def test_titles_of_other_articles_make_no_sentence(line: str, place: int, end: str) -> None:
    texts = (*PROSE[:place], line, *PROSE[place:])
    assert article(page(f"<div><p>{end.join(texts)}</p></div>")).paragraphs == PROSE


# -- what stands around a text ---------------------------------------------------------------------

NOTE = "تنويه: تتم مراجعة كافة التعليقات، وتنشر عند الموافقة عليها فقط، ويحتفظ الموقع بحق حذف أي تعليق."
COMMENT = "<div>1 - <b>مواطن</b> 06-03-2025 03:20 PM<br>ومتى يرمم الجسر الثاني؟ نحن ننتظر منذ عشر سنوات ولم نر شيئا.</div>"


def test_a_numbered_and_dated_comment_is_one_though_it_is_the_only_one() -> None:
    got = article(page(f"<div>{paragraphs()}</div><div>{NOTE}</div><div>{COMMENT}</div>"))
    assert got.paragraphs == PROSE


def test_what_a_company_says_of_itself_below_the_end_of_its_statement_is_none_of_it() -> None:
    below = "<p>-انتهى-</p><h4>نبذة عن الشركة</h4><p>تأسست الشركة عام 2014 وتعمل في عشر دول، ويستخدم حلولها آلاف المتاجر.</p><p>press@alwadi.example</p>"
    assert article(page(f"<div>{paragraphs()}{below}</div>")).paragraphs == PROSE


def test_a_paper_named_below_the_text_is_where_it_was_taken_from() -> None:
    got = article(page(f"<div>{paragraphs((*PROSE, 'صحيفة الميناء'))}</div>"))
    assert got.paragraphs == PROSE


def test_a_name_below_a_text_in_a_cell_signs_it() -> None:
    end = "<p align='left'><b>سامي حداد</b></p>"
    got = article(page(f"<table><tr><td>{paragraphs()}{end}</td></tr></table>"))
    assert (got.paragraphs, got.authors) == (PROSE, ("سامي حداد",))


def test_entries_with_a_button_each_are_a_live_blog() -> None:
    share = '<div><a href="https://x.example/intent">شارك</a></div>'
    entries = [(f"1{8 - at}:20", f"العنوان رقم {at}", PROSE[at][:70].rstrip() + ".") for at in range(3)]  # fmt: skip
    body = "".join(
        f'<div class="e" id="e{at}"><div>{clock}</div><h3>{title}</h3><div><p>{text}</p></div>{share}</div>'
        for at, (clock, title, text) in enumerate(entries)
    )
    points = "<div class='k'><h2>أبرز ما جرى</h2><ul><li>فتح الجسر.</li><li>عودة السيارات.</li></ul></div>"
    got = article(page(f"<div>{points}{body}</div>"))
    assert got.paragraphs[-9:] == tuple(part for entry in entries for part in entry)


def test_who_wrote_stands_below_a_lead_that_is_apart() -> None:
    deck = "<p class='deck'>عن الحجر والماء، وما يبقى من مدينة حين يغلق جسرها</p>"
    author = '<div class="x"><a href="/authors/12">سامي حداد</a></div>'
    got = article(page(f"{deck}{author}<div class='y'>العدد 47</div><div>{paragraphs()}</div>"))
    assert got.authors == ("سامي حداد",)


def test_a_picture_that_leads_to_another_article_is_none_of_this_one() -> None:
    card = '<div><h3>مقالات ذات صلة</h3><div><a href="/n/1"><img src="/other.jpg"></a><h3><a href="/n/1">أمطار متوقعة على الجبال</a></h3><span>3 مارس 2025</span></div></div>'
    own = '<p><a href="/big.jpg"><img src="/own.jpg"></a></p>'
    got = article(page(f"<div><p>{PROSE[0]}</p>{own}{card}{paragraphs(PROSE[1:])}</div>"))
    assert [str(image.url).rsplit("/", 1)[-1] for image in got.images] == ["own.jpg"]


def test_a_title_that_reads_as_the_link_to_the_home_page_is_the_site_s() -> None:
    source = f"<html><head><title>السبيل</title></head><body><table><tr><td><a href='/'>السبيل</a> | <a href='/reg.php'>جهات</a></td></tr><tr><td>{TITLE}</td></tr><tr><td>نشر في 04 مارس 2025</td></tr><tr><td>{paragraphs((f'القصرين - السبيل - {PROSE[0]}', *PROSE[1:]))}</td></tr></table></body></html>"
    assert article(source).headline == TITLE


def test_a_name_with_a_colon_behind_the_dateline_is_the_byline() -> None:
    body = f"<div><p><b>النهضة- اللاذقية- هناء غانم:</b></p>{paragraphs()}</div>"
    got = article(page(body, title=f"{TITLE} - جريدة النهضة"))
    assert (got.paragraphs, got.authors) == (PROSE, ("هناء غانم",))


# -- headings that are labels elsewhere ------------------------------------------------------------


@pytest.mark.parametrize("heading", ["التاريخ", "المحتويات", "آخر المستجدات", "العلامات"])
def test_a_label_among_the_text_s_own_headings_is_one(heading: str) -> None:
    first, *rest = PROSE
    texts = (first, "النشأة", rest[0], heading, *rest[1:])
    body = f"<p>{first}</p><h3>النشأة</h3><p>{rest[0]}</p><h3>{heading}</h3>{paragraphs(tuple(rest[1:]))}"
    assert article(page(f"<div>{body}</div>")).paragraphs == texts


@pytest.mark.parametrize(
    "heading", ["اقرأ أيضا", "مواضيع ذات صلة", "المزيد", "أخبار أخرى", "النشرة الإخبارية", "إعلان"]
)
def test_an_empty_widget_s_heading_is_none_of_the_text_s(heading: str) -> None:
    first, *rest = PROSE
    texts = (first, "النشأة", *rest)
    body = f"<p>{first}</p><h3>النشأة</h3><p>{rest[0]}</p><h3>{heading}</h3>{paragraphs(tuple(rest[1:]))}"
    assert article(page(f"<div>{body}</div>")).paragraphs == texts


# -- poems in halves, dates below a lead and below a text ------------------------------------------

HALVES = (
    "للنهر حين يجف ذاكرة الحصى", "وللسماء إذا تغيب بكاء", "كم مر من هنا رعاة وانثنوا", "وتفرقت في دربهم أشلاء",
    "يا نهر هل تذكر خطاي صغيرة", "والماء يضحك والطيور غناء", "عد لي ولو في آخر العمر الذي", "لم يبق منه سوى الصدى والماء",
)  # fmt: skip


@pytest.mark.parametrize(
    ("row", "half"), [("div", "div"), ("p", "span style='display:block'"), ("section", "p")]
)
def test_a_poem_whose_halves_stand_two_in_a_row_is_text(row: str, half: str) -> None:
    close = half.partition(" ")[0]
    rows = "".join(
        f"<{row}><{half}>{HALVES[at]}</{close}><{half}>{HALVES[at + 1]}</{close}></{row}>"
        for at in range(0, 8, 2)
    )
    assert article(page(f"<div>{rows}</div>", headline="مرثية النهر القديم")).paragraphs == HALVES


def test_a_day_between_a_lead_and_a_text_that_begins_with_a_heading_is_the_article_s() -> None:
    lead = "<p class='dek'>دليل مبسط إلى جسر يصل بين ضفتين منذ أكثر من قرن، وإلى من رمموه.</p>"
    dates = "<div>نشر 12 فبراير 2025 · تحديث 1 مارس 2025</div>"
    text = f"<section><h2>كيف بني؟</h2><p>{PROSE[0]}</p><p>{PROSE[1]}</p></section><section><h2>من رممه؟</h2><p>{PROSE[2]}</p></section>"
    got = article(page(lead + dates + text))
    assert (str(got.published), str(got.modified)) == ("2025-02-12", "2025-03-01")


def test_who_added_it_and_when_right_below_the_text_dates_it() -> None:
    below = "أضافه <a href='/u/1'>المدير</a> في 08 مارس 2025 12:00 · <a href='#'>0 تعليقات</a> · 132 قراءة"
    body = f"<table><tr><td>{'<br><br>'.join(PROSE)}</td></tr><tr><td>{below}</td></tr></table>"
    got = article(page(body))
    assert (str(got.published), got.paragraphs) == ("2025-03-08 12:00:00", PROSE)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("هذا الخبر منشور نقلا عن مصدره ولا يتحمل الموقع مسؤولية محتواه.", False),
        ("إدارة الموقع لا تتحمل أي مسؤولية عن صحة الأخبار المنقولة.", False),
        ("وأضاف أن الموقع لا يتحمل مسؤولية التأخير في الإعلان.", True),
        ("هذا القرار لا تتحمل مسؤوليته النقابة وحدها.", True),
    ],
)
def test_what_a_site_is_not_responsible_for_is_none_of_the_text(line: str, text: bool) -> None:
    got = article(page(f"<div>{paragraphs((*PROSE, line))}</div>"))
    assert got.paragraphs == ((*PROSE, line) if text else PROSE)


# -- short sentences, and what stands over a text --------------------------------------------------


@pytest.mark.parametrize(
    "last", ["توفي في 3 مارس 2019.", "يذكر أن المشروع بدأ عام 2020", "ثم انتهى كل شيء."]
)
@pytest.mark.parametrize("tag", ["p", "div"])
def test_a_short_last_sentence_is_text(last: str, tag: str) -> None:
    body = "".join(f"<{tag}>{text}</{tag}>" for text in (*PROSE, last))
    assert article(page(f"<div>{body}</div>")).paragraphs == (*PROSE, last)


def test_the_word_that_ends_a_statement_may_stand_in_a_story() -> None:
    texts = (*PROSE[:2], "انتهى", *PROSE[2:])
    assert article(page(f"<div>{paragraphs(texts)}</div>")).paragraphs == texts


@pytest.mark.parametrize(
    "line",
    ["تابعوا بريد الوادي على إكس وفيسبوك وإنستغرام.", "يمكنكم متابعتنا عبر تطبيق نبض.", "التعليقات مغلقة.",
     "للإعلان في بريد الوادي اتصل على 24567890.", "هل لديك سؤال طبي؟", "مدة الفيديو 02 minutes 13 seconds"],
)  # fmt: skip
def test_lines_in_the_text_s_place_that_speak_to_the_reader_are_none(line: str) -> None:
    texts = (*PROSE, line)
    assert article(page(f"<div>{paragraphs(texts)}</div>")).paragraphs == PROSE


@pytest.mark.parametrize("number", ["رقم الفتوى: 55121", "العدد 47"])
def test_a_number_in_an_archive_over_the_day_is_no_text(number: str) -> None:
    above = f"<div>{number}</div><div>تاريخ النشر: 1 مارس 2025</div>"
    body = "".join(f"<div>{text}</div>" for text in PROSE)
    got = article(page(f"<div>{above}{body}</div>"))
    assert (got.paragraphs, str(got.published)) == (PROSE, "2025-03-01")


def test_a_label_with_its_own_words_owns_nothing_below() -> None:
    texts = ("آخر الأخبار: الجسر مفتوح، والسوق لم تفتح بعد.", *PROSE)
    assert article(page(f"<div>{paragraphs(texts)}</div>")).paragraphs == PROSE


def test_short_lines_below_a_flash_that_announces_none_are_no_text() -> None:
    flash = "اندلع بعد ظهر اليوم حريق في سوق الخضار القديم، وتعمل فرق الدفاع المدني على إخماده."
    beside = "".join(f"<p>{each}</p>" for each in ("الفجر 5:02", "الظهر 12:15", "العصر 3:40"))
    assert article(page(f"<div><p>{flash}</p>{beside}</div>")).paragraphs == (flash,)


def test_a_prayer_over_the_tags_closes_the_text() -> None:
    body = "".join(f"<div>{text}</div>" for text in (*PROSE, "حسبنا الله ونعم الوكيل"))
    tags = "<div><div><a href='/t/1'>جسور</a></div><div><a href='/t/2'>ترميم</a></div></div>"
    got = article(page(f"<div>{body}</div>{tags}"))
    assert got.paragraphs == (*PROSE, "حسبنا الله ونعم الوكيل")


def test_under_what_a_text_is_filed_and_its_number_are_none_of_it() -> None:
    below = ("المحرر: سامي حداد", "القسم: محليات", "رقم الخبر: 331", "المشاهدات: 12")
    got = article(page(f"<div>{paragraphs((*PROSE, *below))}</div>"))
    assert (got.paragraphs, got.authors) == (PROSE, ("سامي حداد",))
