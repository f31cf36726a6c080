"""The words around a date: labels, connectors, calendar marks, numbers in words, furniture.

Source: publishers' habit, as read in the meta lines of Arabic news sites, and the Arabic
translations of WordPress, Drupal, Joomla, moment.js, timeago.js, date-fns and Carbon for the
relative phrases. Rows as in `scraper.arabic.months`.
"""

from __future__ import annotations

from typing import Final

LABELS: Final[dict[str, str]] = {
    "published": "نشر|نشرت|النشر|ينشر|منشور|منشورة|نشره|نشرها|نشر هذا|للنشر|أضيف|أضيفت|الإضافة"
    "|إضافة|أدرج|أدرجت|الإدراج|إدراج|إصدار|الإصدار|صدر|صدرت|الصدور|صادر|الصادر|حرر|حررت|التحرير"
    "|سجل|التسجيل|بث|بثت|البث|أذيع|أرسل|أرسلت|الإرسال|أنشئ|أنشئت|الإنشاء|إنشاء|كتابة|الكتابة"
    "|التدوين|رفع|الرفع|نزل|طبع|published|posted|created|publish|publié|publiée|publication|posté|ajouté|ajoutée"
    "|mis en ligne|soumis|envoyé|release|released|issued|added"
    "|تاریخ انتشار|زمان انتشار|انتشار در|منتشر شده|منتشر شده در|منتشر شد|تاریخ درج|زمان درج"
    "|تاریخ ثبت|تاریخ مخابره|شائع|شائع شدہ|تاریخ اشاعت|بڵاوکرایەوە|yayınlanma|yayın tarihi"
    "|yayınlandı|yayınlanma tarihi"
    "|giriş|giriş tarihi|eklenme|eklenme tarihi|oluşturulma tarihi|פורסם"
    "|פורסם ב|תאריך פרסום|опубликовано|Опубликовано|дата публикации|publicado|publicada"
    "|fecha de publicación|veröffentlicht|veröffentlicht am",
    "modified": "تحديث|التحديث|تحديثه|تحديثها|تحديثات|حدث|حدثت|محدث|محدثة|المحدث|تعديل|التعديل"
    "|تعديله|تعديلها|عدل|عدلت|معدل|معدلة|مراجعة|المراجعة|تنقيح|تحيين|التحيين|حين|محين|updated"
    "|update|modified|edited|revised|modification|mis à jour|mise à jour|dernière mise à jour"
    "|ویرایش|آخرین ویرایش|به روز رسانی|به روزرسانی|بهروزرسانی|بروزرسانی|بروز رسانی"
    "|آخرین به روز رسانی|آخرین به روزرسانی|آخرین بهروزرسانی|آخرین بروزرسانی|اپ ڈیٹ|اپڈیٹ"
    "|آخری اپ ڈیٹ|نوێکرایەوە|güncelleme|güncellenme|son güncelleme|güncelleme tarihi|güncellendi"
    "|עודכן|עודכן ב|עדכון|עדכון אחרון|обновлено|Обновлено|изменено|actualizado|actualizada"
    "|última actualización|aktualisiert|aktualisiert am",
    "": "تم|جرى|قد|وقد|تاريخ|التاريخ|بتاريخ|لتاريخ|تأريخ|التأريخ|بتأريخ|الخبر|خبر|للخبر|المقال"
    "|مقال|للمقال|المقالة|مقالة|الموضوع|موضوع|للموضوع|المادة|مادة|التقرير|الفيديو|الصفحة|للصفحة"
    "|المشاركة|الحلقة|التدوينة|البيان|القصة|هذا|هذه|لهذا|في|بـ|ب|على|عند|من|عن|إلى|ل|لـ|ال|وقت"
    "|الوقت|وقته|زمن|موعد|توقيته|التوقيت|بيوم|ليوم|اليومية|آخر|أحدث|آخر مرة|أول مرة|لأول مرة"
    "|تمام|بتمام|بالساعة|الموقع|موقع|للموقع|بالموقع|لشهر|on|at|the|of|in|date|time|last|le|du|de|el"
    "|was|this|article|dated|tarih|tarihi",
}
"""What a label says of the date behind it → its words; "" for words that say nothing by
themselves («تاريخ»، «الخبر»). A run of such words is one label: «تم نشر الخبر بتاريخ».
The last rows have the words of pages that are read with ``language="any"``."""

LINKS: Final = (
    "الموافق|موافق|الموافقة|الموافق له|الموافق لـ|الموافق ل|موافق لـ|موافق ل|يوافق|الموافق فيه"
    "|الموافق في|للموافق|لموافق|الموفق|المصادف|المصادف لـ|المصادف ل|يصادف|المقابل|مقابل|الواقع"
    "|الواقع فيه|الواقع في|المطابق|المطابق لـ|corresponding to"
)
"""«الموافق»: the same day in another calendar follows."""

AT: Final = "à"
"""«le 9 février 2020 à 16:35»: the day's clock follows. Folded it is the "a" of "a day ago" too."""

ERAS: Final[dict[str, str]] = {
    "hijri": "ه|هج|هجري|هجرية|هجريا|للهجرة|الهجري|الهجرية|هجرى|ه ق|هجري قمري|ah",
    "gregorian": "ميلادي|ميلادية|ميلاديا|للميلاد|الميلادي|الميلادية|بعد الميلاد|ad|ce"
    "|إفرنجي|г|года",
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
    1: "واحد|واحدة|an|one",
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
    "second": "ثانية|second|sec",
    "minute": "دقيقة|minute|min|د",
    "hour": "ساعة|hour|hr",
    "day": "يوم|يوما|day",
    "week": "أسبوع|أسبوعا|week",
    "month": "شهر|شهرا|month",
    "year": "سنة|عام|عاما|year",
}
PLURAL_UNITS: Final[dict[str, str]] = {
    "second": "ثواني|ثوان|seconds|secs",
    "minute": "دقائق|دقايق|minutes|mins",
    "hour": "ساعات|hours|hrs",
    "day": "أيام|days",
    "week": "أسابيع|weeks",
    "month": "أشهر|شهور|months",
    "year": "سنوات|سنين|أعوام|years",
}
"""Only behind a number: «منذ أيام» says nothing."""
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

ORDINAL_SUFFIXES: Final = "st|nd|rd|th|ی"
"""Behind the day: "3rd", «٣ی تشرینی دووەمی ٢٠٢٥»."""

BYLINE: Final = (
    "كتب|كتبت|كتبه|كتبها|بقلم|المحرر|الكاتب|الكاتبة|إعداد|أعده|أعدته|ترجمة|المؤلف|بواسطة|المصدر"
    "|مصدر|الناشر|تحرير|by|par|author|source|متابعة|حوار|تقرير|تصوير|محرر|محررة|المحررة|مدون|المراسل"
    "|مشاركة من|أرسله|أرسلها|أرسلت بواسطة|أضافه|أضافها|مقدم من|submitted by|posted by"
    "|مراسل|نویسنده|خبرنگار|گزارشگر|yazar|muhabir"
)
"""Names follow. Believed up to eight words, and only beside a whole date."""

ISSUE: Final = (
    "العدد|عدد|رقم العدد|عدد رقم|العدد رقم|رقم|السنة|المجلد|مجلد|الطبعة|no|issue|vol|volume"
    "|رقم الخبر|رقم المقال|كود الخبر|id|کد خبر|کد مطلب"
    "|شناسه خبر|شماره خبر|خبر نمبر"
)
"""«العدد : 6816»، «السنة 26»: a number that is none of the date's follows."""

COUNTS: Final = (
    "مشاهدة|مشاهدات|المشاهدات|عدد المشاهدات|شوهد|قراءة|قراءات|القراءات|عدد القراءات|للقراءة"
    "|القراءة|مدة القراءة|وقت القراءة|زمن القراءة|قرأ|قراء|القراء|عدد القراء|زيارة|زيارات"
    "|الزيارات|عدد الزيارات|تعليق|تعليقات|التعليقات|عدد التعليقات|تعليقا|مشاركة|مشاركات"
    "|المشاركات|مرة|مرات|عدد المرات|تحميل|إعجاب|إعجابات|views|view|comments|comment|reads|read"
    "|shares|hits|لا تعليقات|لا تعليق|لا توجد تعليقات|لا يوجد تعليقات|بدون تعليقات|وقت قراءة"
    "|commentaire|commentaires|vue|vues|lectures|min de lecture|minutes de lecture|lecture"
    "|مدة قراءة|اترك تعليقا|أضف تعليقا|أضف تعليق|بازدید|تعداد بازدید|okunma|görüntülenme"
)
"""«1523 مشاهدة»، «المشاهدات: 1523»، «قراءة 3 دقائق»."""
THOUSANDS: Final = "ألف|k|آلاف"
