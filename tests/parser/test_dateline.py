"""Every way in which the Arabic press prints a dateline is cut where it ends, and read in parts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from scraper.article import Dateline
from scraper.parser.dateline import is_dateline, split_dateline

BASE = datetime(2020, 2, 10, 12, tzinfo=UTC)
VERB = "افتتحت البلدية سوقا جديدة للخضار قرب المحطة."
NOUN = "المجلس البلدي يعيد فتح السوق القديمة بعد ترميمها."


def cut(opening: str, story: str) -> Dateline:
    """The dateline, after checking that the story behind it came out whole."""
    found, rest = split_dateline(opening + story, BASE)
    assert found is not None, opening
    assert rest == story
    return found


@pytest.mark.parametrize("story", [VERB, NOUN])
@pytest.mark.parametrize(
    ("opening", "places", "agency"),
    [
        ("حمص-سانا ", ["حمص"], "سانا"),
        ("ريف دمشق - سانا\n", ["ريف دمشق"], "سانا"),
        ("دير الزور ـ سانا ", ["دير الزور"], "سانا"),
        ("عـمـان – بترا\n", ["عمان"], "بترا"),
        ("بيروت (رويترز) - ", ["بيروت"], "رويترز"),
        ("فيينا (أ ف ب) ـ ", ["فيينا"], "أ ف ب"),
        ("فيينا - أ.ف.ب: ", ["فيينا"], "أ.ف.ب"),
        ("باريس - ا ف ب\n", ["باريس"], "ا ف ب"),
        ("برلين [د.ب.أ] -- ", ["برلين"], "د.ب.أ"),
        ("المنصورة - أ ش أ: ", ["المنصورة"], "أ ش أ"),
        ("حلب، سوريا (CNN) -- ", ["حلب", "سوريا"], "CNN"),
        ("نابلس/ معا/ ", ["نابلس"], "معا"),
        ("الخليل- معا- ", ["الخليل"], "معا"),
        ("القاهرة / لندن – رويترز\n", ["القاهرة", "لندن"], "رويترز"),
        ("القاهرة ولندن - رويترز: ", ["القاهرة", "لندن"], "رويترز"),
        ("واشنطن - رويترز، أ ف ب: ", ["واشنطن"], "رويترز، أ ف ب"),
        ("دمشق - سانا ووكالات: ", ["دمشق"], "سانا، وكالات"),
        ("غزة – مراسل صفا\n", ["غزة"], "صفا"),
        ("لندن: «الشرق الأوسط» ", ["لندن"], "الشرق الأوسط"),
        ('أريحا - "الأيام": ', ["أريحا"], "الأيام"),
        ("الدار البيضاء ـ «القدس العربي»: ", ["الدار البيضاء"], "القدس العربي"),
        ("الدوحة - قنا\n", ["الدوحة"], "قنا"),
        ("العين - البيان\n", ["العين"], "البيان"),
        ("«عكاظ» (الطائف) ", ["الطائف"], "عكاظ"),
        ("واس - تبوك:\n", ["تبوك"], "واس"),
        ("العالم-لبنان\n", ["لبنان"], "العالم"),
        ("عواصم - وكالات\n", ["عواصم"], "وكالات"),
        ("(عدن الغد- خاص)\n", [], "عدن الغد"),
        ("عنب بلدي – إدلب\n", ["إدلب"], "عنب بلدي"),
        ("عنب بلدي – خاص\n", [], "عنب بلدي"),
        ("السومرية نيوز – محليات\n", [], "السومرية نيوز"),
        ("سبق – جدة: ", ["جدة"], "سبق"),
        ("إيلاف من الرباط: ", ["الرباط"], "إيلاف"),
        ("\u200fدرعا-سانا\u200f ", ["درعا"], "سانا"),
        ("درعا\u00a0-\u00a0سانا\u00a0", ["درعا"], "سانا"),
        ("تيزي-وزو (واج) - ", ["تيزي-وزو"], "واج"),
        ("(واع) بغداد - ", ["بغداد"], "واع"),
        ("- درعا - سانا: ", ["درعا"], "سانا"),
        ("عدن ((عدن الغد)) خاص: ", ["عدن"], "عدن الغد"),
        ('غزة- "القدس" دوت كوم- ', ["غزة"], '"القدس" دوت كوم'),
        ("طولكرم / PNN - ", ["طولكرم"], "PNN"),
    ],
)
def test_place_and_source(opening: str, places: list[str], agency: str, story: str) -> None:
    found = cut(opening, story)
    assert list(found.places) == places
    assert found.agency == agency


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("كفر عوان (رويترز) - ", "كفر عوان"),
        ("رأس جدير السفلى - وفا: ", "رأس جدير السفلى"),
        ("بونتا كانا (أ ف ب) - ", "بونتا كانا"),
        ("سان لويس بوتوسي، 9 فبراير (رويترز) - ", "سان لويس بوتوسي"),
    ],
)
def test_a_place_that_no_list_knows_is_one_before_a_known_source(opening: str, place: str) -> None:
    assert cut(opening, VERB).places == (place,)


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("وطنية - ", "وطنية"),
        ("عمون – ", "عمون"),
        ("المدينة نيوز :- ", "المدينة نيوز"),
        ("شفق نيوز/ ", "شفق نيوز"),
        ("وكالات - ", "وكالات"),
        ("(رويترز) - ", "رويترز"),
        ("بلد بلا اسم نيوز - ", "بلد بلا اسم نيوز"),
    ],
)
def test_a_source_alone_before_a_verb(opening: str, agency: str) -> None:
    found = cut(opening, VERB)
    assert (found.places, found.agency) == ((), agency)


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("جنين 9-2-2020 وفا- ", date(2020, 2, 9)),
        ("عمان 9 شباط (بترا)- ", date(2020, 2, 9)),
        ("العقبة 23 تشرين الثاني (بترا) - ", date(2019, 11, 23)),
        ("دبي في 9 فبراير / وام / ", date(2020, 2, 9)),
        ("الدوحة في 9 فبراير /قنا/ ", date(2020, 2, 9)),
        ("الكويت - 9 - 2 (كونا) -- ", date(2020, 2, 9)),
        ("أبها 15 جمادى الآخرة 1441 هـ الموافق 9 فبراير 2020 م واس ", date(2020, 2, 9)),
        ("الرياض – الأحد 9 فبراير 2020 – واس\n", date(2020, 2, 9)),
        ("طرابلس ٩ فبراير ٢٠٢٠ (وال)- ", date(2020, 2, 9)),
        ("فاس 9 غشت 2019 (ومع) – ", date(2019, 8, 9)),
        ("جوبا 9 فبراير 2020 – ", date(2020, 2, 9)),
        ("نواكشوط, 09/02/2020 - ", date(2020, 2, 9)),
    ],
)
def test_the_date_in_it(opening: str, day: date) -> None:
    assert cut(opening, VERB).date == day


def test_a_day_without_a_year_is_cut_but_not_dated_without_a_base() -> None:
    found, rest = split_dateline("عمان 9 شباط (بترا)- " + VERB)
    assert found == Dateline("عمان 9 شباط (بترا)", ("عمان",), "بترا")
    assert rest == VERB


@pytest.mark.parametrize(
    ("opening", "byline", "places"),
    [
        ("كتب محمود الخطيب\n", "محمود الخطيب", ()),
        ("كتبت - سلمى عادل:\n", "سلمى عادل", ()),
        ("كتب ـ أحمد سالم: ", "أحمد سالم", ()),
        ("بقلم/ ليلى حسن\n", "ليلى حسن", ()),
        ("القاهرة – سعاد علي: ", "سعاد علي", ("القاهرة",)),
        ("بيروت: نادر فوزي\n", "نادر فوزي", ("بيروت",)),
        ("إبراهيم سليم (أبوظبي)\n", "إبراهيم سليم", ("أبوظبي",)),
        ("أسامة مهدي من لندن: ", "أسامة مهدي", ("لندن",)),
        ("هسبريس - عبد الإله شبل\n", "عبد الإله شبل", ()),
        ("عبدالله علي - سبق - الرياض: ", "عبدالله علي", ("الرياض",)),
        ("من ليلى بسام\nبيروت (رويترز) - ", "ليلى بسام", ("بيروت",)),
        ("القاهرة (رويترز) - من محمود مراد - ", "محمود مراد", ("القاهرة",)),
    ],
)
def test_the_byline_in_it(opening: str, byline: str, places: tuple[str, ...]) -> None:
    found = cut(opening, VERB)
    assert (found.byline, found.places) == (byline, places)


def test_the_text_is_as_printed_without_the_mark_that_ends_it() -> None:
    assert cut("غزة/ معا/ ", VERB).text == "غزة/ معا/"
    assert cut("شفق نيوز/ ", VERB).text == "شفق نيوز"
    assert cut("موسكو - سبوتنيك. ", VERB).text == "موسكو - سبوتنيك"
    assert cut("صنعاء – المساء برس|\n", VERB).text == "صنعاء – المساء برس"


def test_a_place_alone_needs_a_dash_and_a_verb() -> None:
    assert cut("الخرطوم – ", VERB).places == ("الخرطوم",)
    assert split_dateline("الخرطوم – " + NOUN)[0] is None
    assert split_dateline("الخرطوم: " + VERB)[0] is None


def test_the_sites_own_name_is_a_source_on_its_own_pages() -> None:
    text = "مرايا الجبل – السويداء\n" + VERB
    assert split_dateline(text)[0] is None
    found, rest = split_dateline(text, publisher="مرايا الجبل")
    assert found == Dateline("مرايا الجبل – السويداء", ("السويداء",), "مرايا الجبل")
    assert rest == VERB
    assert split_dateline(text, publisher=["دار المرايا", "مرايا الجبل"])[0] == found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("(أبوظبي - البيان)", Dateline("(أبوظبي - البيان)", ("أبوظبي",), "البيان")),
        (" دمشق-سانا \n", Dateline("دمشق-سانا", ("دمشق",), "سانا")),
        ("المدينة نيوز :-", Dateline("المدينة نيوز", (), "المدينة نيوز")),
        ("رويترز", Dateline("رويترز", (), "رويترز")),
        (
            "القاهرة - محمد علي",
            Dateline("القاهرة - محمد علي", ("القاهرة",), None, None, "محمد علي"),
        ),
    ],
)
def test_a_whole_line_that_is_nothing_but_a_dateline(line: str, expected: Dateline) -> None:
    assert is_dateline(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        *("", "سوريا", "الحياة", "أخبار - سوريا", "الرئيسية / مصر", "9 فبراير 2020", "محمد علي"),
        *("خاص", "دمشق-سانا " + VERB, "المصدر: رويترز", "الشرق الأوسط", "تونس - الجزائر"),
    ],
)
def test_a_line_that_is_no_dateline(line: str) -> None:
    assert is_dateline(line) is None


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("السومرية نيوز/ النجف ", Dateline("السومرية نيوز/ النجف", ("النجف",), "السومرية نيوز")),
        ("رويترز - حمص ", Dateline("رويترز - حمص", ("حمص",), "رويترز")),
        (
            "حمص : سانا 9 شباط ",
            Dateline("حمص : سانا 9 شباط", ("حمص",), "سانا", date(2020, 2, 9)),
        ),
        (
            "حمص - عمر الشامي ووكالات: ",
            Dateline("حمص - عمر الشامي ووكالات", ("حمص",), "وكالات", None, "عمر الشامي"),
        ),
        (
            "حمص - (رويترز) و(أ ف ب): ",
            Dateline("حمص - (رويترز) و(أ ف ب)", ("حمص",), "رويترز، أ ف ب"),
        ),
        ("حمص – من مراسلنا: ", Dateline("حمص – من مراسلنا", ("حمص",))),
        ("ترجمة - الجسور.نت\n", Dateline("ترجمة - الجسور.نت", (), "الجسور.نت")),
        (
            "على متن القطار الجديد (رويترز) - ",
            Dateline("على متن القطار الجديد (رويترز)", ("على متن القطار الجديد",), "رويترز"),
        ),
        ("حمص - الخميس - سانا: ", Dateline("حمص - الخميس - سانا", ("حمص",), "سانا")),
        ("حمص \\ سانا \\ ", Dateline("حمص \\ سانا \\", ("حمص",), "سانا")),
        ("حمص – متابعة خاصة : ", Dateline("حمص – متابعة خاصة", ("حمص",))),
        (
            "حمص - وكالة الضفة للأنباء: ",
            Dateline("حمص - وكالة الضفة للأنباء", ("حمص",), "وكالة الضفة للأنباء"),
        ),
        ("حمص (أفق الشمال) – ", Dateline("حمص (أفق الشمال)", ("حمص",), "أفق الشمال")),
        ("حمص (رويترز)_ ", Dateline("حمص (رويترز)", ("حمص",), "رويترز")),
        ("(حمص) عمر الشامي\n", Dateline("(حمص) عمر الشامي", ("حمص",), None, None, "عمر الشامي")),
    ],
)
def test_openings_whose_parts_stand_in_another_order_or_are_new(
    opening: str, expected: Dateline
) -> None:
    assert cut(opening, VERB) == expected


REST = "أعلنت الوزارة أمس عن خطة جديدة للمياه"


@pytest.mark.parametrize(
    "text",
    [
        "رويترز - | بحث الوزير مع نظيره ملف المياه",  # «search» as well, behind a dash
        "(رويترز) | بحث الوزير مع نظيره ملف المياه",
        "رويترز - | الخطة الجديدة للمياه تبدأ غدا",
        f"«البيان»:\n | {REST}",
        f"البيان - خاص: | {REST}",
        "أبوظبي - البيان 12 فبراير: | الخطة الجديدة",
        "بكين 15 يوليو 2024 - | الخطة التي أعلنتها الوزارة",
        f"القاهرة «الأفق» - | {REST}",
        f"خاص\n | {REST}",
        f"سوريا 24 - | {REST}",
    ],
)
def test_each_of_these_proves_a_dateline(text: str) -> None:
    opening, rest = text.split(" | ")
    assert split_dateline(f"{opening} {rest}") != (None, f"{opening} {rest}")
    assert split_dateline(f"{opening} {rest}")[1] == rest


@pytest.mark.parametrize(
    "text",
    [
        "واع/ دمشق أعلنت الوزارة - كما قالت - خطة",
        f"وسط المدينة (الشروق) - {REST}",  # «sunrise», in brackets behind words no list knows
        "زوق مكايل - خاص: بحث المجلس البلدي",
        "الناصرة - البيان: أعلنت البلدية - كما قالت - خطة",
        "رويترز: الخطة الجديدة",
        f"بكين 15 يوليو 2024 «الأفق» {REST}",
        "بكين 15 يوليو 2024 - الخطة - كما قال - جديدة",
        f"(رويترز) و «الأفق» - {REST}",
        f"كتب\nسامي حداد\n{REST}",
        f"حمص - الخميس سانا - {REST}",
    ],
)
def test_where_the_evidence_is_thin_the_text_is_left_alone(text: str) -> None:
    assert split_dateline(text) == (None, text)


@pytest.mark.parametrize(
    "opening",
    ["عاجل | أفاد مراسلنا بسماع دوي انفجار.", "سلا (المغرب) - أعلنت البلدية فتح الجسر القديم."],
)
def test_a_flash_s_label_and_the_country_of_a_town_are_no_source(opening: str) -> None:
    found, rest = split_dateline(opening)
    assert found is None or found.agency is None
    assert found is not None or rest == opening
