"""What is no date, and must not be taken for one: a wrong date is worse than none."""

from __future__ import annotations

import pytest

from scraper.parser.dates import find_dates
from tests.parser.dates_support import BASE, read

# impossible days and the zero dates of databases
REFUSED_IMPOSSIBLE = [
    "9/2/2020 10:65",
    "9/2/2020 0 صباحا",
    "9/2/2020 13 مساء",
    "9/2/2020 10:00 GMT+15:00",
    "9/2/2020 10:00 +03:75",
    "قبل 0 دقيقة",
    "29 فبراير 2021",
    "31 أبريل 2020",
    "31/04/2020",
    "2020-13-01",
    "2020-13-45",
    "32/1/2020",
    "0/0/0000",
    "00-00-0000",
    "0000-00-00",
    "0000-00-00 00:00:00",
    "0001-01-01T00:00:00",
    "-0001-11-30T00:00:00+00:00",
    "30 نوفمبر 0001",
    "31 جمادى الآخرة 1441 هـ",
    "31/13/1441",
]

# names, wars, streets and newspapers
REFUSED_NAMES = [
    "مدينة 6 أكتوبر",
    "6 أكتوبر الجديدة",
    "قوى 14 آذار",
    "تحالف 8 آذار",
    "ثورة 25 يناير",
    "ثورة 25 يناير 2011",
    "حرب 6 أكتوبر 1973",
    "شارع 9 نيسان",
    "كوبري 15 مايو",
    "حزب 17 تشرين",
    "ميدان 14 جانفي",
    "جسر 14 رمضان",
    "اليوم السابع",
    "المصري اليوم",
    "العراق اليوم",
    "أخبار اليوم",
    "مارس هوايتك",
    "آب اللهاب",
    "أيار وداعا",
    "ناصر 56",
    "السبت الأسود",
    "الجمعة البيضاء",
    "سبت النور",
    "9 فبراير 2020 قبل الحرب",
]

# vague and future days, ages and spans
REFUSED_VAGUE = [
    "منذ نصف يوم",
    "منذ شهر وربع",
    "منذ نحو شهر",
    "9/2/2020 10:00 +5",
    "9-2-20",
    "خبر اليوم",
    "حدث أمس",
    "موضوع اليوم",
    "الآن في الموقع",
    "ليبيا الآن",
    "قبل 100 عام",
    "منذ 25 عاما",
    "عام 1967",
    "القانون رقم 10 لسنة 2018",
    "العمر 25 سنة",
    "عمره 30 عاما",
    "25 عاما",
    "بعد 3 أيام",
    "خلال 3 أيام",
    "كل يوم",
    "منذ الأزل",
    "منذ 2011",
    "منذ عام 2011",
    "منذ سنة 2011",
    "منذ أيام",
    "منذ فترة",
    "منذ قليل",
    "قبل قليل",
    "قبل عام 1948",
    "قبل 9 شباط 2020",
    "منذ 9 شباط 2020",
    "بعد غد",
    "غدا",
    "الأحد المقبل",
    "الأسبوع الماضي",
    "الشهر الماضي",
    "العام الماضي",
    "مؤخرا",
    "قريبا",
    "3 أيام",
    "ساعتان",
    "15 دقيقة",
    "يوم/شهر/سنة",
    "1 يناير 1970 00:00 قبل",
]

# contradictions, spans of days, and words that nothing explains
REFUSED_CONTRADICTIONS = [
    "أمس اليوم",
    "منذ ساعة منذ يومين",
    "منذ ساعة وساعة",
    "9/2/2020 10:00 GMT+3 GMT+4",
    "2020 9/2/2020",
    "9 فبراير 2020 2021",
    "9 فبراير 2020 - 10 فبراير 2020",
    "9 - 12 فبراير 2020",
    "من 9 إلى 12 فبراير 2020",
    "9 يناير - فبراير 2020",
    "بين 9 و 12 فبراير 2020",
    "9 فبراير 2020 09:00-17:00",
    "وفاة محمد علي 9 فبراير 2020",
    "© 2020",
    "حقوق النشر 2020",
    "جميع الحقوق محفوظة © 2020",
    "جميع الحقوق محفوظة 9/2/2020",
    "9 فبراير 2020 5",
    "9 2 2020",
    "9 فبراير 1441",
    "15 رجب 2020",
    "١١ أبيب ١٧٣٥",
    "12 يناير 2970",
    "1398/11/20",
    "2563/02/09",
]

# no dates at all
REFUSED_TEXT = [
    "العدد 6816",
    "1523 مشاهدة",
    "كتب محمد علي",
    "كتب محمد علي اليوم",
    "بقلم محمد رجب",
    "نشر في",
    "آخر تحديث",
    "تاريخ النشر: غير محدد",
    "Invalid date",
    "NaN",
    "null",
    "undefined",
    "N/A",
    "{{date}}",
    "dd/mm/yyyy",
]

# a month, a year, a weekday or a clock alone
REFUSED_PARTIAL = [
    "الماضي 9/2/2020",
    "2020-02-09T",
    "الساعة : نشر 9/2/2020",
    "يناير",
    "يناير 2020",
    "2020 يناير",
    "كانون الثاني 2020",
    "رمضان 1441",
    "9 فبراير",
    "9/2",
    "09-02",
    "2020-02",
    "2020/02",
    "02/2020",
    "الأحد",
    "الأحد 16:35",
    "16:35",
    "الساعة 16:35",
    "الساعة الرابعة",
    "4:35 م",
    "صباحا",
    "8 تشرين 2024",
    "8 كانون 2019",
    "تشرين 1 2018",
    "15 ربيع 1441 هـ",
    "15 جمادى 1441 هـ",
    "اليوم",
]

# scores, versions, phones, seasons, laws and addresses
REFUSED_NUMBERS = [
    "3-1",
    "2-0",
    "4-4-2",
    "4-2-3-1",
    "10-9-2020-5",
    "1.2.3",
    "2.0.1",
    "v1.2.2020",
    "iOS 13.3.1",
    "192.168.1.1",
    "10.10.2020.1",
    "1/2",
    "24/7",
    "2019/2020",
    "موسم 2019/2020",
    "2019-20",
    "موسم 2019-2020",
    "القرار 425",
    "القرار رقم 1701",
    "القانون 10/2018",
    "المادة 140",
    "02/2298441",
    "01-234567",
    "03-123456",
    "+961 1 234567",
    "961-1-234567",
    "0020-2-25786100",
    "002-02-2020",
    "1581255300",
    "1581255300000",
    "20200209163500",
    "02032021060235117",
    "20201115",
    "9.2%",
    "9/2/2020%",
    "50/50",
    "$9.2",
    "12:30:45:50",
    "25:61",
    "24:30 9/2",
    "http://x.com/2020/02/09/a",
    "/2020/02/09/",
    "a@9.2.2020",
    "9 فبراير 20201",
    "123/2/2020",
    "9/2/20200",
    "9//2//2020",
    "9/2-2020",
    "الرقم 9/2/2020/5",
    "ISBN 978-9-2020-1",
    "١٢٣٤٥",
]


@pytest.mark.parametrize("text", REFUSED_IMPOSSIBLE)
def test_an_impossible_day_is_refused(text: str) -> None:
    assert read(text, BASE) is None


@pytest.mark.parametrize("text", REFUSED_NAMES)
def test_a_name_with_a_day_in_it_is_refused(text: str) -> None:
    assert read(text, BASE) is None


@pytest.mark.parametrize("text", REFUSED_VAGUE)
def test_what_is_vague_or_yet_to_come_is_refused(text: str) -> None:
    assert read(text, BASE) is None


@pytest.mark.parametrize("text", REFUSED_CONTRADICTIONS)
def test_what_contradicts_itself_or_is_not_explained_is_refused(text: str) -> None:
    assert read(text, BASE) is None


@pytest.mark.parametrize("text", REFUSED_TEXT)
def test_text_without_a_date_is_refused(text: str) -> None:
    assert read(text, BASE) is None


@pytest.mark.parametrize("text", REFUSED_PARTIAL)
def test_less_than_a_date_is_refused(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", REFUSED_NUMBERS)
def test_numbers_that_are_no_date_are_refused(text: str) -> None:
    assert read(text, BASE) is None


@pytest.mark.parametrize(
    "text", ["20 - 27 نوفمبر 2026", "معرض الكتاب 20 – 27 نوفمبر 2026", "4 / 9 - 27 نوفمبر 2026"]
)
def test_the_last_of_several_days_is_no_date_of_a_text(text: str) -> None:
    assert not find_dates(text)


def test_a_number_before_a_dash_may_be_a_clock_s_or_an_issue_s() -> None:
    for text in ("18:40 - 27 نوفمبر 2026", "العدد 8412 - 27 نوفمبر 2026"):
        assert find_dates(text)[0].value.day == 27


def test_two_days_of_one_line_contradict_each_other() -> None:
    assert read("20 نوفمبر - 27 نوفمبر 2026") is None
    assert read("27 تشرين الثاني/نوفمبر 2026") == "2026-11-27"
