"""The publisher's names: as the seed, the head, the title and the copyright line give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import compress, pairwise, repeat
from operator import attrgetter, contains, or_
from urllib.parse import urlsplit

from scraper.arabic.digits import DIGIT
from scraper.arabic.furniture import HOME_NAMES, whole
from scraper.arabic.text import LETTER, clean, fold
from scraper.parser.dates import parse_date
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role
from scraper.parser.metadata.head import Metadata
from scraper.parser.signs.menus import is_root
from scraper.rare import rare
from scraper.seed import Seed

MAX_NAME = 60  # characters
SENTENCE = 5  # spaces of what may be a headline that a template took for the site's name

# Words that say what kind of publisher it is; datelines leave them out: «بوابة نجد» for «بوابة
# نجد الإخبارية», «رافد» for «وكالة أنباء الرافد».
_KIND_WORDS = frozenset(map(fold, (
    "وكالة", "وكالات", "أنباء", "الأنباء", "للأنباء", "صحيفة", "جريدة", "مجلة", "موقع", "قناة",
    "بوابة", "شبكة", "راديو", "إذاعة", "تلفزيون", "الإخبارية", "الإخباري", "نيوز", "اليومية",
    "الإلكترونية", "الرسمي", "الأخبار", "للأخبار", "أونلاين", "مؤسسة", "الموقع",
    "news", "agency", "online", "com", "net",
)))  # fmt: skip

# the same without the article, with what else such sites say of themselves: no name has these alone
_KINDS = frozenset(word.removeprefix("ال") for word in _KIND_WORDS if word.isalpha()) | frozenset(
    map(fold, ("إلكترونية", "إلكتروني", "إخبارية", "إخباري", "مستقلة", "شاملة", "شامل", "مستقل"))
)

_SEPARATOR = re.compile(r"(?=[\s|｜»>:])(?:\s+[-–—|:•·»>]+\s+|\s*[|｜»]\s*|\s+::\s+|\s*>>\s*|:\s)")


def find_names(layout: Layout, metadata: Metadata, seed: Seed | None) -> list[str]:
    """The publisher's names, the best first; [] where seed and head give none."""
    given = [name for name in (seed.name, seed.name_en) if name] if seed is not None else []
    claimed = metadata.graph.publishers + [
        text for source, text in metadata.of("site_names") if source != "copyright"
    ]
    host = urlsplit(metadata.address).netloc.removeprefix("www.")
    claimed = [
        name
        for name in claimed
        if len(name) <= MAX_NAME
        and "://" not in name
        and (low := name.lower()) not in _SYSTEMS
        and low.removeprefix("www.") != host
    ]
    if any(name.count(" ") >= SENTENCE for name in claimed):
        titles = {*metadata.texts("titles"), *metadata.graph.headlines}
        claimed = [name for name in claimed if name.count(" ") < SENTENCE or name not in titles]
    # «وكالة كذا (كذا)»: the name and its short form
    claimed += [part for name in claimed if "(" in name for part in _parts_of(name)]
    # an Arabic name before a Latin one: «مرصد النيل», not «Marsad»
    claimed.sort(key=str.isascii)
    return list(dict.fromkeys([*given, *claimed]))


# What a content system's own data call the publisher where nobody has named it.
_SYSTEMS = frozenset((
    "blogger", "wordpress", "wordpress.com", "my cms", "joomla", "joomla!", "drupal", "my blog",
    "my site", "my website", "my wordpress",
))  # fmt: skip


def _parts_of(name: str) -> list[str]:
    match = _SHORT_FORM.fullmatch(name)
    return [clean(part) for part in match.groups()] if match is not None else []


_SHORT_FORM = re.compile(r"([^()]{3,}?) ?\(([^()]{2,15})\)")


def names_in_title(title: str, headline: str) -> list[str]:
    """What may be the site's name as <title> has it beside the headline, «العنوان - القسم - الاسم»,
    «الاسم: العنوان»: the likeliest first."""
    place = title.find(headline)
    if place < 0 and headline.isupper() and len(title.upper()) == len(title):
        place = title.upper().find(headline)  # all in capitals in print
    if place < 0:
        return []
    after = _SEPARATOR.split(title[place + len(headline) :])
    parts = filter(_may_name, (*reversed(after), *_SEPARATOR.split(title[:place])))
    names = [_DATED.sub("", clean(part.strip(_EDGES))) for part in parts]
    names = [name for name in names if name and len(name) <= MAX_NAME]
    if len(names) > 1:
        names.sort(key=_says_what_it_is)
    return names


def _says_what_it_is(name: str) -> bool:
    """Whether a part says what the site is, and not its name: «صحيفة إلكترونية مستقلة»."""
    words = fold(name).split()
    return len(words) > 1 and _KINDS.issuperset(words)


def _may_name(part: str) -> bool:
    """Whether a part of a <title> may be a name: it has letters, and is no day or host."""
    key = fold(part)
    if "." in part and _HOST.fullmatch(part.strip()):
        return False
    if not key or DIGIT.search(key) is None:
        return bool(key)
    return any(map(str.isalpha, key)) and parse_date(part) is None


_DATED = re.compile(r"^\d{1,4}([./-])\d{1,2}\1\d{1,4}\s*[,،]\s*")  # «18.11.2026, الضفاف»
_HOST = re.compile(r"_?(?:[\w-]+\.){1,4}[A-Za-z]{2,8}")


def title_parts(title: str) -> list[str]:
    """The names in a <title> that is the site's alone: «شبكة كذا - كذا»."""
    parts = [clean(part.strip(_EDGES)) for part in _SEPARATOR.split(title)]
    return [part for part in parts if part and len(part) <= MAX_NAME]


def is_part(name: str, names: Sequence[str]) -> bool:
    """Whether a name is one of the names, or an end of one: «موقع قناة كذا - لبنان»."""
    key = fold(name)
    return any(f" {fold(other)} ".find(f" {key} ") >= 0 for other in names)


def name_in_copyright(layout: Layout) -> list[str]:
    """The name in the copyright line at the page's end: «© 2025 بريد النيلين»."""
    for line in _copyright_lines(layout):
        for part in _COPYRIGHT_PARTS.split(_FOR_WHOM.sub(_whom, clean(line.text))):
            name = clean(_COPYRIGHT.sub(" ", part)).strip(_EDGES)
            if _is_short(name) and not _MADE.match(name):
                return [name]
    return []


def _copyright_lines(layout: Layout) -> list[Line]:
    """The lines that say whose the page is, from its end upwards."""
    last = layout.lines[:-40:-1]
    texts = [*map(attrgetter("text"), last)]
    # the marks are looked for in all of them at once
    told = map(or_, map(contains, texts, repeat("©")), map(contains, texts, repeat("محفوظة")))
    return [line for line in compress(last, told) if line.size < 160]


def _is_short(name: str) -> bool:
    """Whether a text is as short as publishers' names that stand by themselves."""
    return 3 <= len(name) <= 40 and len(name.split()) <= 5


_COPYRIGHT_PARTS = re.compile(r"[.|]|\s[-–—]\s|(?<=\d{4})\s+(?=\w)")
# whose work the site is, and what it is made with
_MADE = rare(r"(?i)(?:تصميم|برمجة|تطوير|استضافة|بدعم|مدعوم|powered|designed|developed|theme)\b")
# «محفوظة للجريدة المحلية», «محفوظة لوكالة كذا»; «محفوظة لبنان كذا» has no preposition
_FOR_WHOM = rare(
    r"(محفوظ[ةه]\s+)(?:(لل)(?=\w{3})|ل(?=(?:وكالة|صحيفة|جريدة|موقع|شبكة|قناة|مجلة|بوابة|مؤسسة|شركة|وزارة|إذاعة|"
    r"جامعة|كلية|معهد|بلدية|جماعة|ولاية|محافظة|مديرية|مجلس|جمعية|منظمة|رابطة|اتحاد|حزب|نقابة|غرفة|نادي|هيئة|سفارة|"
    r"مركز|دار|مدونة|منتديات|راديو|يومية)\b))"
)


def _whom(match: re.Match[str]) -> str:
    return match[1] + ("ال" if match[2] else "")


def name_in_logo(layout: Layout) -> list[str]:
    """What the picture that leads to the home page is called, at the page's beginning."""
    for image, *_ in layout.pictures(0, LOGO):
        link = image.getparent()
        if link is None or link.tag != "a" or not is_root(link.get("href", "")):
            continue
        name = clean(_OF_LOGOS.sub(" ", image.get("alt", ""))).strip(_EDGES)
        if _may_lead_home(name):
            return [name]
    return _in_words(layout)


def _in_words(layout: Layout) -> list[str]:
    """The name that leads to the home page by itself, and is no entry of a menu."""
    for line, below in pairwise(layout.lines[: LOGO + 1]):
        if len(line.anchors) != 1 or line.links < line.size or line.box.tag in ("li", "td"):
            continue
        anchor = line.anchors[0]
        if line.box.roles & Role.NAV or not is_root(anchor.get("href", "")):
            continue
        if below.links == below.size and below.box.parent is line.box.parent:
            continue  # one of several
        name = clean(line.text).strip(_EDGES)
        if _may_lead_home(name):
            return [name]
    return []


def _may_lead_home(name: str) -> bool:
    """Whether what a link to the home page says may be the publisher's name, in Arabic."""
    return LETTER.search(name) is not None and _is_short(name) and fold(name) not in _OF_HOME


_OF_HOME = whole(HOME_NAMES) | frozenset(map(fold, ("العربية", "عربي", "عربية", "آخر الأخبار")))
LOGO = 8  # lines before which it stands
_OF_LOGOS = re.compile(r"(?i)(?<!\w)(?:شعار|لوغو|لوجو|لوقو|logo|موقع)(?!\w)")


def is_in_copyright(layout: Layout, name: str) -> bool:
    """Whether the copyright line at the page's end names this: «© كذا», «محفوظة لكذا»."""
    key = fold(name)
    if not key or len(name) > MAX_NAME:
        return False
    forms = {key, f"ل{key}", f"لل{key.removeprefix('ال')}"}
    return any(
        f" {form} " in f" {fold(line.text)} " for line in _copyright_lines(layout) for form in forms
    )


def agreed_name(layout: Layout) -> list[str]:
    """The name upon which the logo and the copyright line agree: «سدرة تايمز», «محفوظة لسدرة
    تايمز»."""
    logo = name_in_logo(layout)
    return logo if logo and is_in_copyright(layout, logo[0]) else []


_EDGES = " -–—|:•·»«.,،©~_*<>/\\⋆✦#@"
_COPYRIGHT = rare(
    r"©|\(c\)|copyright|all rights reserved|\b(?:1[49]|20|١[٤٩]|٢٠)\d\d\s?(?:هـ?|م)?(?!\w)|"
    r"جميع|كافة|كل|الحقوق|حقوق|محفوظة|محفوظه|\bل[ـ]?\b|\bلدى\b|\bل?عام\b|و?النشر|و?الطبع|[-–—|.]",
    re.IGNORECASE,
)


_DASH = re.compile(r"\s+[-–—|]\s+|:\s+")


def initials_in(layout: Layout, names: Sequence[str], headline: int) -> tuple[str, ...]:
    """What a text below the line ``headline`` calls the publisher for short: «… وكالة أنباء الضفاف
    (وضا) …»."""
    if not names or " " not in names[0]:
        return ()
    named = f"{names[0]} ("
    for line in layout.lines[headline + 1 :][:SOON]:
        if named in line.text:
            short, closed, _ = line.text.partition(named)[2].partition(")")
            return (short,) if closed and 1 < len(short) <= 15 else ()
    return ()


SOON = 20  # lines below the headline in which the text names its publisher in full and for short


def short_names(names: Sequence[str]) -> tuple[str, ...]:
    """The names under which the publisher signs its own datelines: whole, and without the words
    that only say what kind of publisher it is, each also cut to its beginning."""
    found: dict[str, None] = {}
    # «الوكالة الوطنية - ضفاف» signs with its short name
    parts = [part for name in names if _DASH.search(name) for part in _DASH.split(name)]
    parts += [part for name in names if "(" in name for part in _parts_of(name)]
    for name in (*names, *parts):
        found[name] = None
        words = name.split()
        own = [word for word in words if fold(word) not in _KIND_WORDS]
        for count in range(len(own), 0, -1):
            short = " ".join(own[:count])
            if len(short) < 3:
                continue
            found[short] = None
            if short.startswith("ال") and len(short) > 5:
                found[short[2:]] = None
        for count in range(len(words) - 1, 1, -1):
            found[" ".join(words[:count])] = None
        if len(words) > 2 and fold(words[0]) in _KIND_WORDS:
            found[" ".join(words[1:])] = None  # «ضفاف نيوز» for «وكالة ضفاف نيوز»
    return tuple(found)
