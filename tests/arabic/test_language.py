"""A text's language is told from the text, whatever the markup declares."""

# ruff: noqa: E501  (a paragraph is one line)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.arabic.language import language_of

TEXTS = {
    "ar": "أعلنت وزارة الصحة أن حملة التلقيح ستبدأ في المدارس الأسبوع المقبل، وأن الفرق المتنقلة ستصل إلى القرى البعيدة.",
    "fa": "وزارت بهداشت اعلام کرد که برنامه واکسیناسیون از هفته آینده در مدارس آغاز می‌شود و گروه‌های سیار به روستاهای دور خواهند رفت.",
    "ur": "وزارت صحت نے اعلان کیا ہے کہ ویکسین مہم اگلے ہفتے سے اسکولوں میں شروع ہو گی اور ٹیمیں دور دراز دیہات تک بھی جائیں گی۔",
    "ckb": "وەزارەتی تەندروستی ڕایگەیاند کە هەڵمەتی کوتان هەفتەی داهاتوو لە قوتابخانەکان دەست پێدەکات و تیمە گەڕۆکەکان دەگەنە گوندە دوورەکان.",
    "ps": "د روغتیا وزارت وویل چې د واکسین کمپاین به په راتلونکې اونۍ کې په ښوونځیو کې پیل شي او ګرځنده ډلې به لرې کلیو ته ورسېږي.",
    "ug": "سەھىيە مىنىستىرلىكى ۋاكسىنا ئەملەش ھەرىكىتىنىڭ كېلەر ھەپتىدىن باشلاپ مەكتەپلەردە باشلىنىدىغانلىقىنى ئېلان قىلدى.",
    "sd": "صحت واري وزارت اعلان ڪيو آهي ته ٽڪن جي مهم ايندڙ هفتي کان اسڪولن ۾ شروع ٿيندي ۽ ٽيمون ڳوٺن ڏانهن به وينديون.",
    "ms-Arab": "منتري كصيحتن مڠومومكن بهاوا كيمڤين ڤلالين ايت اكن برمولا ميڠݢو هادڤن دسكوله-سكوله دان ڤاسوقن اكن ڤرݢي ككامڤوڠ.",
    "en": "The ministry of health said that the campaign will start in schools next week, and teams will go to the villages.",
    "fr": "Le ministère de la Santé a annoncé que la campagne commencera la semaine prochaine dans les écoles du pays.",
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("declared", [None, "ar", "en", "fr", "fa", "ar-EG", "", "x", "??"])
def test_the_text_decides(language: str, declared: str | None) -> None:
    got = language_of(TEXTS[language], declared)
    if language in ("en", "fr"):
        assert got == (declared if declared in ("en", "fr") else language)
    else:
        assert got == language


@pytest.mark.parametrize(
    "text",
    [
        "فى مصر قال الوزير ان الازمة انتهت",  # Egyptian spelling, without hamzas
        "چاكوار سيارة فارهة ڤيلا گزار في پاريس على ضفاف النهر وقال صاحبها إن ثمنها زاد",
        "سجّل اللاعب ثلاثة أهداف",
        "شو هالحكي يا زلمة، والله ما بعرف ليش صار هيك بالبلد من بعد ما راح",  # Levantine
        "واش كاين شي جديد اليوم فالمغرب، راه الناس كاملين كيهضرو على هاد القضية",  # Moroccan
        "أنا مش عارف إيه اللي حصل امبارح بس الناس كلها بتتكلم عن الموضوع ده",  # Egyptian
    ],
)
def test_arabic_in_other_spellings_is_arabic(text: str) -> None:
    assert language_of(text) == "ar"


def test_an_arabic_text_that_quotes_persian_is_arabic() -> None:
    assert (
        language_of(f"{TEXTS['ar']} {TEXTS['ar']} وجاء في النص الفارسي: «{TEXTS['fa'][:60]}»")
        == "ar"
    )


def test_an_arabic_page_full_of_latin_names_is_arabic() -> None:
    assert language_of(TEXTS["ar"] + " iPhone 15 Pro Max, Samsung Galaxy, Google Pixel") == "ar"


def test_other_scripts_have_their_own_tags() -> None:
    assert language_of("Министерство здравоохранения сообщило о начале кампании") == "und-Cyrl"
    assert language_of("Министерство здравоохранения сообщило", "ru") == "ru"
    assert language_of("משרד הבריאות הודיע היום", "he-IL") == "he"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("tr", "Bakanlık, kampanyanın gelecek hafta okullarda başlayacağını ve ekiplerin köylere de gideceğini, bunun için bir bütçe ayrıldığını söyledi."),
        ("nl", "Het ministerie zei dat de campagne in de scholen volgende week begint en dat de teams ook naar de dorpen gaan."),
        ("pt", "O ministério disse que a campanha começa na próxima semana em todas as escolas do país e que as equipes vão para as aldeias."),
        ("und-Latn", "Kementerian kesehatan mengumumkan bahwa kampanye vaksinasi akan dimulai minggu depan di sekolah."),
        ("und-Latn", "Apple iPhone 15 Pro Max Samsung Galaxy Google Pixel"),
    ],
)  # fmt: skip
def test_a_language_in_latin_script_is_told_where_its_words_are_many(
    language: str, text: str
) -> None:
    assert language_of(text, "ar") == language


@pytest.mark.parametrize("text", ["", "   ", "12345 !!! 2024/05/03", "\u200f"])
def test_nothing_to_tell_by_is_undetermined(text: str) -> None:
    assert language_of(text) == "und"


@given(st.text(), st.none() | st.text(max_size=12))
def test_any_text_has_a_tag(text: str, declared: str | None) -> None:
    tag = language_of(text, declared)
    assert tag
    assert tag.replace("-", "").isascii()
