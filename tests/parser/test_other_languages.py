"""Pages in the languages beside Arabic, read with ``language="any"``: labels, bylines,
copyright lines and dates of each."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

import pytest

import scraper
from scraper.article import Article

FETCHED = datetime(2026, 3, 5, 18, tzinfo=UTC)


class Words(NamedTuple):
    """What a page in one language prints."""

    language: str
    headline: str
    first: str
    second: str
    date: str
    published: str
    byline: str
    author: str
    related: str
    read_also: str
    rights: str
    today: str


PAGES = (
    Words(
        "fa",
        "کشت زعفران در سه شهرستان کوهستانی دو برابر شد",
        "یکی از کشاورزان گفت که آب چاه‌ها کافی نیست و باید سامانه آبیاری "
        "قطره‌ای برای همه زمین‌ها فراهم شود تا گیاه خشک نشود.",
        "وی در پایان افزود که وام‌های کم‌بهره برای خرید پیاز زعفران تا "
        "پایان سال پرداخت می‌شود و ثبت‌نام از فردا آغاز خواهد شد.",
        "تاریخ انتشار: دوشنبه ۱۲ آبان ۱۴۰۴ - ۱۴:۳۰",
        "2025-11-03T14:30",
        "نویسنده: ",
        "رضا کوهستانی",
        "مطالب مرتبط",
        "بیشتر بخوانید: ",
        "تمامی حقوق این سایت متعلق به روزنامه چشمه است",
        "پنجشنبه ۱۴ اسفند ۱۴۰۴",
    ),
    Words(
        "ur",
        "پہاڑی اضلاع میں زعفران کی کاشت دگنی ہو گئی",
        "ایک کسان نے کہا کہ کنوؤں کا پانی کافی نہیں ہے اور تمام کھیتوں کے لیے "
        "قطرہ قطرہ آبپاشی کا نظام درکار ہے تاکہ پودے خشک نہ ہوں۔",
        "انہوں نے مزید کہا کہ زعفران کے بیج خریدنے کے لیے کم سود والے قرضے "
        "سال کے آخر تک دیے جائیں گے اور اندراج کل سے شروع ہوگا۔",
        "شائع 03 نومبر 2025 02:30pm",
        "2025-11-03T14:30",
        "تحریر: ",
        "نعیم احمد",
        "متعلقہ خبریں",
        "یہ بھی پڑھیں: ",
        "جملہ حقوق بحق روزنامہ شفق محفوظ ہیں",
        "جمعرات 5 مارچ 2026",
    ),
    Words(
        "ckb",
        "چاندنی زەعفەران لە سێ قەزای شاخاوی دوو هێندە بوو",
        "جووتیارێک گوتی ئاوی بیرەکان بەس نییە و دەبێت سیستەمی ئاودانی دڵۆپە بۆ "
        "هەموو زەوییەکان دابین بکرێت بۆ ئەوەی ڕووەکەکە وشک نەبێت.",
        "لە کۆتاییدا گوتی کە قەرزی بچووک بۆ کڕینی پیازی زەعفەران تا "
        "کۆتایی ساڵ دەدرێت و ناونووسین لە سبەینێوە دەست پێ دەکات.",
        "٣ی تشرینی دووەمی ٢٠٢٥ ١٤:٣٠",
        "2025-11-03T14:30",
        "نووسەر: ",
        "ئازاد کەریم",
        "بابەتی پەیوەندیدار",
        "زیاتر بخوێنەوە: ",
        "هەموو مافەکان پارێزراون بۆ ڕۆژنامەی کانی",
        "پێنجشەممە ٥ی ئازاری ٢٠٢٦",
    ),
    Words(
        "ps",
        "په دريو غرنيو ولسواليو کې د زعفرانو کښت دوه برابره شو",
        "يوه کروندګر وويل چې د څاګانو اوبه بس نه دي او بايد د ټولو ځمکو "
        "لپاره د څاڅکو اوبو لګولو نظام برابر شي چې بوټي وچ نه شي.",
        "هغه په پای کې زياته کړه چې د زعفرانو د پيازو د پېرلو لپاره به کوچني "
        "پورونه د کال تر پايه ورکړل شي او نوم ليکنه سبا پيلېږي.",
        "۱۲ لړم ۱۴۰۴",
        "2025-11-03",
        "ليکوال: ",
        "احمد شاه وردک",
        "اړوند خبرونه",
        "نور ولولئ: ",
        "د دې پاڼې ټول حقونه خوندي دي",
        "۱۴ حوت ۱۴۰۴",
    ),
    Words(
        "tr",
        "Üç dağ ilçesinde safran ekimi ikiye katlandı",
        "Bir çiftçi, kuyuların artık yeterli su vermediğini ve bütün "
        "tarlalara damla sulama kurulması gerektiğini söyledi.",
        "Soğan almak için ucuz kredilerin yıl sonuna kadar verileceğini ve "
        "kayıtların yarın başlayacağını da sözlerine ekledi.",
        "Yayınlanma: 3 Kasım 2025 14:30",
        "2025-11-03T14:30",
        "Yazar: ",
        "Ayşe Yıldırım",
        "İlgili Haberler",
        "Bunu da oku: ",
        "© 2026 Pınar Gazetesi. Tüm hakları saklıdır.",
        "5 Mart 2026 Perşembe",
    ),
    Words(
        "he",
        "גידול הזעפרן הוכפל בשלושה מחוזות הרריים",
        "אחד המגדלים אמר שהבארות אינן מספקות עוד די מים ושצריך להתקין השקיה בטפטוף בכל השדות.",
        "הוא הוסיף שהלוואות זולות לרכישת פקעות יינתנו עד סוף השנה, ושההרשמה תיפתח מחר בבוקר.",
        "פורסם: 3 בנובמבר 2025, 14:30",
        "2025-11-03T14:30",
        "מאת: ",
        "נועה ברק",
        "כתבות נוספות",
        "קראו גם: ",
        "© 2026 עיתון המעיין. כל הזכויות שמורות",
        "יום חמישי 5 במרץ 2026",
    ),
    Words(
        "en",
        "Saffron farming doubles in three mountain districts",
        "One grower said that the wells no longer give enough water and that "
        "drip irrigation should be installed in all of the fields.",
        "He added that cheap loans for buying bulbs will be available until "
        "the end of the year, and that registration opens tomorrow.",
        "Published: 3 November 2025, 2:30 pm",
        "2025-11-03T14:30",
        "By ",
        "Helen Marsh",
        "Related articles",
        "Read also: ",
        "© 2026 The Spring Post. All rights reserved.",
        "Thursday, March 5, 2026",
    ),
    Words(
        "fr",
        "La culture du safran double dans trois communes de montagne",
        "Un cultivateur explique que l’eau des puits ne suffit plus et que l’irrigation "
        "au goutte-à-goutte devrait être installée dans tous les champs.",
        "Il a ajouté que des prêts à faible taux seront accordés jusqu’à la fin de "
        "l’année pour acheter des bulbes, et que les inscriptions ouvrent demain.",
        "Publié le 3 novembre 2025 à 14h30",
        "2025-11-03T14:30",
        "Par ",
        "Claire Montaut",
        "Articles similaires",
        "À lire aussi : ",
        "© 2026 La Source du Sud. Tous droits réservés",
        "Jeudi 5 mars 2026",
    ),
    Words(
        "ru",
        "Посевы шафрана в трёх горных районах выросли вдвое",
        "Один из крестьян сказал, что воды из колодцев не хватает и что на всех полях "
        "нужно провести капельное орошение, чтобы растения не засохли.",
        "Он добавил, что до конца года на покупку луковиц будут выданы дешёвые кредиты, "
        "а запись на них начнётся завтра в районных управах.",
        "понедельник, 3 ноября 2025 г., 14:30",
        "2025-11-03T14:30",
        "",
        "",
        "Читайте также",
        "Читайте также: ",
        "© 2026 Родник. Все права защищены",
        "Четверг, 5 марта 2026",
    ),
    Words(
        "es",
        "El cultivo del azafrán se duplica en tres comarcas de montaña",
        "Un labrador explica que el agua de los pozos ya no basta y que el riego por goteo "
        "debería llegar a todos los campos antes de que la planta se seque.",
        "Añadió que hasta finales de año se concederán préstamos a bajo interés para comprar "
        "bulbos, y que las solicitudes se abren mañana.",
        "Publicado el 3 de noviembre de 2025, 14:30",
        "2025-11-03T14:30",
        "Por ",
        "Clara Montes",
        "Artículos relacionados",
        "Lea también: ",
        "© 2026 El Manantial. Todos los derechos reservados",
        "Jueves, 5 de marzo de 2026",
    ),
    Words(
        "de",
        "Safrananbau in drei Bergkreisen verdoppelt",
        "Ein Bauer erklärt, dass das Wasser der Brunnen nicht mehr reicht und dass auf allen "
        "Feldern eine Tropfbewässerung gelegt werden müsste.",
        "Er fügte hinzu, dass bis Ende des Jahres günstige Kredite für den Kauf von Zwiebeln "
        "vergeben werden und die Anträge morgen beginnen.",
        "Montag, 3. November 2025, 14:30",
        "2025-11-03T14:30",
        "Von ",
        "Klara Berger",
        "Ähnliche Artikel",
        "Lesen Sie auch: ",
        "© 2026 Die Quelle. Alle Rechte vorbehalten",
        "Donnerstag, 5. März 2026",
    ),
    Words(
        "zh",
        "三个山区县的藏红花种植面积翻了一番",
        "一位农民说，井水已经不够用了，应当在所有田地里铺设滴灌，以免作物干枯。",
        "他补充说，到年底将发放低息贷款用于购买球茎，明天开始登记。",
        "2025年11月3日 14:30",
        "2025-11-03T14:30",
        "",
        "",
        "相关新闻",
        "延伸阅读：",
        "版权所有 © 2026 清泉报",
        "2026年3月5日 星期四",
    ),
    Words(
        "ja",
        "山あいの三つの郡でサフランの作付けが倍増",
        "ある農家は「井戸の水ではもう足りず、すべての畑に点滴灌水が必要だ」と語った。",
        "年末までに球根を買うための低利の融資が行われ、申し込みは明日から始まるという。",
        "2025年11月3日 14時30分",
        "2025-11-03T14:30",
        "",
        "",
        "関連記事",
        "あわせて読みたい：",
        "© 2026 泉新聞社",
        "2026年3月5日（木）",
    ),
)


def page(words: Words) -> bytes:
    """A column without names, the day of the visit over it, links and rights in the text's box."""
    related = "".join(f'<li><a href="/n/{i}">{words.first[:40]} {i}</a></li>' for i in range(3))
    return f"""<html lang="{words.language}"><head><title>{words.headline}</title></head><body>
    <div><div>{words.today}</div><ul><li><a href="/">1</a></li><li><a href="/a">2</a></li>
    <li><a href="/b">3</a></li><li><a href="/c">4</a></li></ul></div>
    <div><div><h1>{words.headline}</h1><div>{words.date}</div>
    <div>{words.byline}{words.author}</div>
    <div><p>{words.first}</p><p>{words.read_also}<a href="/n/9">{words.second[:40]}</a></p>
    <p>{words.second}</p><p>{words.related}</p><ul>{related}</ul><p>{words.rights}</p></div>
    </div></div></body></html>""".encode()


@pytest.mark.parametrize("words", PAGES, ids=lambda words: words.language)
def test_a_page_in_another_language_is_read_whole(words: Words) -> None:
    got = scraper.parse(page(words), "https://a.example/n/1", fetched_at=FETCHED, language="any")
    assert isinstance(got, Article)
    assert got.headline == words.headline
    assert got.paragraphs == (words.first, words.second)
    assert got.published is not None
    assert got.published.isoformat().startswith(words.published)
    assert got.authors == ((words.author,) if words.author else ())
    assert got.language == words.language


@pytest.mark.parametrize(
    ("printed", "address", "expected"),
    [
        ("11/03/2025", "https://a.example/n/1", None),
        ("11/03/2025 2:30 PM", "https://a.example/n/1", None),
        ("11/03/2025", "https://a.example/2025/11/03/saffron", "2025-11-03"),
        ("25/03/2025", "https://a.example/n/1", "2025-03-25"),
        ("11/11/2025", "https://a.example/n/1", "2025-11-11"),
    ],
)
def test_english_numbers_that_may_be_two_days_are_none_without_a_witness(
    printed: str, address: str, expected: str | None
) -> None:
    words = next(each for each in PAGES if each.language == "en")._replace(date=printed)
    got = scraper.parse(page(words), address, fetched_at=FETCHED, language="any")
    assert isinstance(got, Article)
    assert (got.published and got.published.isoformat()) == expected


def test_french_numbers_are_day_first() -> None:
    words = next(each for each in PAGES if each.language == "fr")._replace(date="11/03/2025")
    got = scraper.parse(page(words), "https://a.example/n/1", fetched_at=FETCHED, language="any")
    assert isinstance(got, Article)
    assert str(got.published) == "2025-03-11"


def test_a_short_last_line_in_another_language_is_kept_for_its_verbs_are_not_known() -> None:
    text = (
        "The old bridge over the river was opened to cars this morning after two years of work.",
        "Its stones are the same ones that the masons of the valley cut more than a century ago.",
        "So ends the long wait",
    )
    body = "".join(f"<p>{each}</p>" for each in text)
    got = scraper.parse(
        "<html lang=en><title>The old bridge opens</title><h1>The old bridge opens</h1>"
        f"<article>{body}</article>".encode(),
        url="https://www.example.com/news/1",
        language="any",
    )
    assert isinstance(got, Article)
    assert got.paragraphs == text
