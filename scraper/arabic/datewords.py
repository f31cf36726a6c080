"""The words around a date: labels, connectors, calendar marks, numbers in words, furniture.

Source: publishers' habit, as read in the meta lines of Arabic news sites, and the Arabic
translations of WordPress, Drupal, Joomla, moment.js, timeago.js, date-fns and Carbon for the
relative phrases. Rows as in `scraper.arabic.months`.
"""

from __future__ import annotations

from typing import Final

LABELS: Final[dict[str, str]] = {
    "published": "نشر|نشرت|النشر|ينشر|منشور|نشره|نشرها|أضيف|أضيفت|الإضافة|إضافة|أدرج|الإدراج|إدراج"
    "|إصدار|الإصدار|صدر|صدرت|الصدور|حرر|التحرير|سجل|التسجيل|بث|البث|أرسل|أرسلت|الإرسال|أنشئ"
    "|الإنشاء|إنشاء|كتابة|الكتابة|نزل|published|posted|created|publish|publié|publication|release"
    "|released|issued",
    "modified": "تحديث|التحديث|تحديثه|تحديثها|حدث|حدثت|محدث|محدثة|تعديل|التعديل|تعديله|عدل|عدلت"
    "|معدل|معدلة|حتلنة|محتلنة|تحيين|التحيين|حين|updated|update|modified|edited|revised|modification"
    "|mis à jour|mise à jour",
    "": "تم|جرى|قد|وقد|تاريخ|التاريخ|بتاريخ|لتاريخ|الخبر|خبر|المقال|مقال|المقالة|الموضوع|موضوع"
    "|المادة|مادة|التقرير|الفيديو|الصفحة|المشاركة|الحلقة|التدوينة|البيان|هذا|هذه|لهذا|في|بـ|ب|على|عند|من|الي"
    "|ل|لـ|ال|وقت|الوقت|التوقيت|زمن|بيوم|ليوم|اليوميه|يومه|آخر|أخر|اخر مرة|تمام|بتمام|الموقع|موقع"
    "|لشهر|on|at|the|of|in|date|time|last|le|du|de|was|this|article|dated|تأريخ|بتأريخ"
    "|التأريخ|التاريخ والوقت|عن|أول مرة|لأول مرة|تاريخ ووقت|بالساعة|مصادف",
}
"""What a label says of the date behind it → its words; "" for words that say nothing by
themselves («تاريخ»، «الخبر»). A run of such words is one label: «تم نشر الخبر بتاريخ»."""

LINKS: Final = (
    "الموافق|موافق|الموافقة|الموافق له|الموافق لـ|الموافق ل|موافق لـ|موافق ل|يوافق|الموافق فيه"
    "|الموافق في|للموافق|لموافق|الموفق|المصادف|المصادف لـ|المصادف ل|يصادف|المقابل|مقابل|الواقع"
    "|الواقع فيه|الواقع في|المطابق|المطابق لـ|corresponding to"
)
"""«الموافق»: the same day in another calendar follows."""

ERAS: Final[dict[str, str]] = {
    "hijri": "ه|هج|هجري|هجرية|هجريا|للهجرة|الهجري|الهجرية|هجرى|ه ق|هجري قمري|ah",
    "gregorian": "ميلادي|ميلادية|ميلاديا|للميلاد|الميلادي|الميلادية|بعد الميلاد|ad|ce|إفرنجي",
    "solar": "ه ش|هش|هجري شمسي|هجرية شمسية|شمسي|شمسية|الهجري الشمسي",
    "coptic": "قبطي|قبطية|قبطيا|القبطي|القبطية|ش قبطي|للشهداء",
    "amazigh": "أمازيغي|أمازيغية|الأمازيغي|الأمازيغية|أمازيغيا",
}
"""Calendar → the marks behind its year. «م» alone is in no table: see `scraper.arabic.clock`."""

DAYS_IN_WORDS: Final = (
    "الأول|أول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
    "الحادي عشر",
    "الثاني عشر",
    "الثالث عشر",
    "الرابع عشر",
    "الخامس عشر",
    "السادس عشر",
    "السابع عشر",
    "الثامن عشر",
    "التاسع عشر",
    "العشرين|العشرون",
    "الحادي والعشرين|الحادي والعشرون|الواحد والعشرين|الواحد والعشرون",
    "الثاني والعشرين|الثاني والعشرون",
    "الثالث والعشرين|الثالث والعشرون",
    "الرابع والعشرين|الرابع والعشرون",
    "الخامس والعشرين|الخامس والعشرون",
    "السادس والعشرين|السادس والعشرون",
    "السابع والعشرين|السابع والعشرون",
    "الثامن والعشرين|الثامن والعشرون",
    "التاسع والعشرين|التاسع والعشرون",
    "الثلاثين|الثلاثون",
    "الحادي والثلاثين|الحادي والثلاثون|الواحد والثلاثين|الواحد والثلاثون",
)
"""«الحادي عشر من سبتمبر»: thirty-one rows, the first of the month first."""

NUMBERS: Final[dict[int, str]] = {
    1: "واحد|واحدة|an|a|one",
    2: "اثنان|اثنتين|two",
    3: "ثلاث|ثلاثة|three",
    4: "أربع|أربعة|four",
    5: "خمس|خمسة|five",
    6: "ست|ستة|six",
    7: "سبع|سبعة|seven",
    8: "ثمان|ثمانية|ثماني|eight",
    9: "تسع|تسعة|nine",
    10: "عشر|عشرة|ten",
    15: "خمس عشرة|خمسة عشر",
    20: "عشرين|عشرون",
    30: "ثلاثين|ثلاثون",
    40: "أربعين|أربعون",
    45: "خمس وأربعين",
    50: "خمسين|خمسون",
}
"""Numbers in relative phrases: «منذ ثلاثة أيام»."""

UNITS: Final[dict[str, str]] = {
    "second": "ثانية|ثواني|ثوان|second|seconds|sec|secs",
    "minute": "دقيقة|دقائق|دقايق|minute|minutes|min|mins|د",
    "hour": "ساعة|ساعات|hour|hours|hr|hrs",
    "day": "يوم|أيام|يوما|day|days",
    "week": "أسبوع|أسابيع|أسبوعا|week|weeks",
    "month": "شهر|أشهر|شهور|شهرا|month|months",
    "year": "سنة|سنوات|سنين|عام|أعوام|عاما|year|years",
}
DUAL_UNITS: Final[dict[str, str]] = {
    "second": "ثانيتين|ثانيتان",
    "minute": "دقيقتين|دقيقتان",
    "hour": "ساعتين|ساعتان",
    "day": "يومين|يومان",
    "week": "أسبوعين|أسبوعان",
    "month": "شهرين|شهران",
    "year": "سنتين|سنتان|عامين|عامان",
}
HALVES: Final[dict[int, str]] = {2: "نصف", 4: "ربع", 3: "ثلث"}
"""«نصف ساعة»: the divisor → its word."""

YEAR_WORDS: Final = "لعام|لسنة|من عام|من سنة|من العام|العام|للعام|للسنة|من السنة|العام الميلادي"
"""Between the month and the year, beside عام and سنة themselves."""

AGO: Final = "منذ|قبل|من قبل"
AGO_BEHIND: Final = "ago|مضت|خلت|مضى"
"""«2 hours ago»: behind the number."""
JUST_NOW: Final = (
    "الآن|للتو|منذ لحظات|قبل لحظات|منذ لحظة|قبل لحظة|منذ ثوان|منذ ثواني|قبل ثوان|قبل ثواني"
    "|منذ بضع ثوان|منذ بضع ثواني|منذ أقل من دقيقة|قبل أقل من دقيقة|منذ أقل من ثانية|just now|now"
)
"""Labels of live pages for less than a minute. «منذ قليل» is not among them: it can be hours."""
ABOUT: Final = "حوالي|نحو|تقريبا|قرابة|about"
"""An estimate; believed of hours and less, where the day is right all the same."""

DAYS_AGO: Final[dict[int, str]] = {
    0: "اليوم|today|هذا اليوم|لهذا اليوم|اليوم هذا",
    1: "أمس|البارحة|بالأمس|الأمس|امبارح|ليلة أمس|yesterday|يوم أمس|مبارح",
    2: "أول أمس|أمس الأول|أول من أمس|قبل أمس|أول البارحة|أمس قبل الأول|يوم أمس الأول",
}
"""Days before the base → the words for that day."""
LAST: Final = "الماضي|الماضية|الفائت|المنصرم|الأخير"
"""«الخميس الماضي»: the last such weekday before the base."""

ORDINAL_SUFFIXES: Final = "st|nd|rd|th"

BYLINE: Final = (
    "كتب|كتبت|كتبه|كتبها|بقلم|المحرر|الكاتب|الكاتبة|إعداد|أعده|أعدته|ترجمة|المؤلف|بواسطة|المصدر|مصدر"
    "|الناشر|تحرير|by|author|source|متابعة|حوار|تقرير|تصوير|المراسل|مراسل"
)
"""Names follow. Believed up to eight words, and only beside a whole date."""

ISSUE: Final = (
    "العدد|عدد|رقم العدد|عدد رقم|العدد رقم|رقم|السنة|المجلد|مجلد|الطبعة|no|issue|vol|volume"
    "|رقم الخبر|رقم المقال|كود الخبر|id"
)
"""«العدد : 6816»، «السنة 26»: a number that is none of the date's follows."""

COUNTS: Final = (
    "مشاهدة|مشاهدات|المشاهدات|عدد المشاهدات|شوهد|قراءة|قراءات|القراءات|عدد القراءات|للقراءة|القراءة"
    "|مدة القراءة|وقت القراءة|زمن القراءة|قرأ|قراء|القراء|عدد القراء|زيارة|زيارات|الزيارات"
    "|عدد الزيارات|تعليق|تعليقات|التعليقات|عدد التعليقات|تعليقا|مشاركة|مشاركات|المشاركات|مرة|مرات"
    "|عدد المرات|تحميل|إعجاب|إعجابات|views|view|comments|comment|reads|read|shares|hits"
    "|لا تعليقات|لا توجد تعليقات|لا يوجد تعليقات|بدون تعليقات|وقت قراءة|مدة قراءة"
)
"""«1523 مشاهدة»، «المشاهدات: 1523»، «قراءة 3 دقائق»."""
THOUSANDS: Final = "ألف|k|آلاف"
