"""The words of clocks: parts of the day, hours in words, and zones in words.

Sources: CLDR `ar` day periods and zone names; WordPress, Drupal and .NET Arabic translations
(ص، م، صباحا، مساء); the IANA time zone database for places; RFC 5322 §4.3 for obsolete zones.
Rows as in `scraper.arabic.months`.
"""

from __future__ import annotations

from typing import Final

DAY_PARTS: Final[dict[str, str]] = {
    "am": "ص|صباحا|صباح|الصباح|صباحي|الضحى|ضحى|قبل الظهر|قبل الزوال|ق ظ|am|a m"
    "|الصبح|صبحا|صبح|قبل از ظهر|قبلازظهر"
    "|بەیانی",
    "dawn": "فجرا|فجر|الفجر|سحرا|بعد منتصف الليل|بعد منتصف ليل|بامداد",
    "noon": "ظهرا|ظهر|زوالا|زوال|الظهر|الظهيرة|ظهيرة|دوپہر",
    "pm": "مساء|مساءا|المساء|مسائي|بعد الظهر|بعد الزوال|بعد ظهر|ب ظ|عصرا|عصر|العصر|عشاء|pm|p m"
    "|بعد از ظهر|بعدازظهر|شام|سہ پہر|ئێوارە|ماښام",
    "night": "ليلا|ليل|الليل|ليلة|رات|شەو",
    "midnight": "منتصف الليل|عند منتصف الليل",
}
"""The part of the day → its words. «م» is not here: it is *pm* after a clock, AD after a year."""

HOURS: Final = (
    "الواحدة",
    "الثانية",
    "الثالثة",
    "الرابعة",
    "الخامسة",
    "السادسة",
    "السابعة",
    "الثامنة",
    "التاسعة",
    "العاشرة",
    "الحادية عشرة|الحادية عشر",
    "الثانية عشرة|الثانية عشر",
)
"""«الساعة الرابعة»: twelve rows, one o'clock first."""

QUARTERS: Final[dict[int, str]] = {
    30: "والنصف|ونصف|و النصف",
    15: "والربع|وربع|و الربع",
    20: "والثلث|وثلث",
    -15: "إلا ربعا|إلا ربع|إلا الربع",
    -20: "إلا ثلثا|إلا ثلث|إلا الثلث",
}
"""Minutes to add to the hour → their words."""

HOUR_MARKS: Final = "h|سا|س"
"""Between hours and minutes in Maghreb print: 16h35, 16سا35."""

CLOCK_WORDS: Final = "الساعة|على الساعة|عند الساعة|ساعت|saat"
"""«الساعة 16:35»: a clock follows."""

ZONE_INTRODUCTIONS: Final = (
    "بتوقيت|توقيت|حسب توقيت|بحسب توقيت|وفق توقيت|بالتوقيت|بتوقيت مدينة|بتوقيت العاصمة"
)
LOCAL_TIME: Final = (
    "بالتوقيت المحلي|التوقيت المحلي|توقيت محلي|بتوقيت محلي|حسب التوقيت المحلي|بتوقيتكم|local time"
)
"""A zone is meant that the text does not name: the clock stays without one."""

UTC_NAMES: Final = (
    "gmt|utc|z|ut|g m t|u t c|غرينتش|غرينيتش|جرينتش|جرينيتش|جرينتيش|قرينتش|كرينتش|غرينتيش|غرنتش"
    "|جرنتش|ت غ|تغ|خط غرينتش|التوقيت العالمي|التوقيت العالمي الموحد|بالتوقيت العالمي"
    "|التوقيت الدولي|بالتوقيت العالمي الموحد|coordinated universal time|greenwich mean time"
    "|greenwich"
)

ABBREVIATIONS: Final[dict[str, int]] = {
    "gst": 240,
    "ast": 180,
    "ksa": 180,
    "ت م": 180,  # «بتوقيت مكة», as Gulf agencies close their dispatches: «14:05ت م»
    "msk": 180,
    "trt": 180,
    "eet": 120,
    "eest": 180,
    "cat": 120,
    "cet": 60,
    "cest": 120,
    "wet": 0,
    "west": 60,
    "est": -300,
    "edt": -240,
    "pst": -480,
    "pdt": -420,
    "mst": -420,
    "mdt": -360,
    "cst": -360,
    "cdt": -300,
    "arabian standard time": 180,
    "arabia standard time": 180,
    "gulf standard time": 240,
    "eastern european standard time": 120,
    "eastern european summer time": 180,
    "eastern european time": 120,
    "central european standard time": 60,
    "central european summer time": 120,
    "central european time": 60,
    "التوقيت العربي الرسمي": 180,
    "التوقيت العربي": 180,
    "توقيت الخليج": 240,
    "توقيت شرق أوروبا": 120,
    "توقيت شرق أوروبا الرسمي": 120,
    "توقيت شرق أوروبا الصيفي": 180,
    "توقيت وسط أوروبا": 60,
    "توقيت وسط أوروبا الرسمي": 60,
    "توقيت وسط أوروبا الصيفي": 120,
    "توقيت غرب أوروبا": 0,
    "توقيت غرب أوروبا الرسمي": 0,
    "توقيت غرب أوروبا الصيفي": 60,
}
"""Minutes east of UTC. ast and gst as CLDR prints them for Arabia and the Gulf; the North American
ones as RFC 5322 fixes them."""

PLACES: Final[dict[str, str]] = {
    "Asia/Riyadh": "مكة المكرمة|مكة|المكرمة|السعودية|الرياض|المملكة|المملكة العربية السعودية|جدة"
    "|المدينة المنورة",
    "Asia/Dubai": "أبوظبي|أبو ظبي|الإمارات|دبي|الإمارات العربية المتحدة|دولة الإمارات|الشارقة"
    "|الخليج",
    "Asia/Muscat": "مسقط|سلطنة عمان",
    "Asia/Qatar": "الدوحة|قطر",
    "Asia/Bahrain": "المنامة|البحرين",
    "Asia/Kuwait": "الكويت",
    "Asia/Aden": "صنعاء|عدن|اليمن",
    "Asia/Baghdad": "بغداد|العراق|أربيل|البصرة",
    "Asia/Damascus": "دمشق|سوريا|سورية|الشام",
    "Asia/Beirut": "بيروت|لبنان",
    "Asia/Amman": "عمان|الأردن",
    "Asia/Jerusalem": "القدس|القدس المحتلة|القدس الشريف|تل أبيب|إسرائيل",
    "Asia/Hebron": "فلسطين|رام الله|الخليل|نابلس",
    "Asia/Gaza": "غزة|قطاع غزة",
    "Africa/Cairo": "القاهرة|مصر|الإسكندرية",
    "Africa/Khartoum": "الخرطوم|السودان",
    "Africa/Juba": "جوبا|جنوب السودان",
    "Africa/Tripoli": "طرابلس|ليبيا|بنغازي",
    "Africa/Tunis": "تونس",
    "Africa/Algiers": "الجزائر",
    "Africa/Casablanca": "المغرب|الرباط|الدار البيضاء|المملكة المغربية",
    "Africa/Nouakchott": "نواكشوط|موريتانيا",
    "Africa/Mogadishu": "مقديشو|الصومال",
    "Africa/Djibouti": "جيبوتي",
    "Africa/Addis_Ababa": "أديس أبابا|إثيوبيا",
    "Europe/London": "لندن|بريطانيا",
    "Europe/Paris": "باريس|فرنسا",
    "Europe/Berlin": "برلين|ألمانيا",
    "Europe/Madrid": "مدريد|إسبانيا",
    "Europe/Rome": "روما|إيطاليا",
    "Europe/Brussels": "بروكسل|بلجيكا",
    "Europe/Zurich": "جنيف|سويسرا|بيرن",
    "Europe/Vienna": "فيينا|النمسا",
    "Europe/Stockholm": "ستوكهولم|السويد",
    "Europe/Moscow": "موسكو|روسيا",
    "Europe/Kiev": "كييف|أوكرانيا",
    "Europe/Athens": "أثينا|اليونان",
    "Europe/Istanbul": "إسطنبول|اسطنبول|أنقرة|تركيا",
    "Asia/Tehran": "طهران|إيران",
    "Asia/Kabul": "كابول|كابل|أفغانستان",
    "Asia/Karachi": "إسلام آباد|باكستان",
    "Asia/Kolkata": "نيودلهي|نيو دلهي|الهند",
    "Asia/Shanghai": "بكين|الصين",
    "Asia/Tokyo": "طوكيو|اليابان",
    "America/New_York": "واشنطن|نيويورك|شرق الولايات المتحدة|شرق أمريكا",
    "Australia/Sydney": "سيدني",
}
"""IANA zone → the places after «بتوقيت» that mean it; Jerusalem and Hebron differ on some days of
spring and autumn. A place counts as a zone only behind such a word, or alone in brackets behind
a clock: «16:25 (مكة المكرمة)»."""
