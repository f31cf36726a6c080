"""Pages of generated layouts as a real house would fill them: with furniture among the paragraphs.

What a house puts into its articles has no telling words and no telling class; only by coming back
does it show what it is. Every layout draws its own: a note on the house at the end, notes that
take turns in the middle, a box about the author, a counter, an excerpt from the archive.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC

from scraper.article import Article
from scraper.demo.book import Leaf, Press
from scraper.demo.catalogue import Catalogue
from scraper.demo.dress import Sheet, Style, gold_of
from scraper.demo.gold import differences
from scraper.demo.layout_style import style_of
from scraper.demo.layouts import Layout, class_names, site_of
from scraper.outcome import Refusal
from scraper.parser.learning.observation import Observation
from scraper.parser.record import parse
from scraper.profile import Profile

_HOUSE = (
    "صدر العدد الأول قبل ربع قرن في مبنى صغير قرب الميناء، ويكتب فيها اليوم أكثر من ستين صحفياً.",
    "تخضع مواد هذا الباب لمراجعة لغوية قبل نشرها، ويعمل عليها فريق من أربعة محررين ومدقق واحد.",
    "يعتمد القسم في تقاريره على شهود العيان وعلى مراسليه المنتشرين في المحافظات والمدن الحدودية.",
)
_NOTES = (
    "كل مساء نختار لك خمس قصص ونرسلها في رسالة واحدة قصيرة تقرؤها مع القهوة.",
    "هذه القصة جزء من سلسلة طويلة يعدها فريقنا الميداني على مدار العام كله.",
    "تستطيع أن تحفظ المادة في هاتفك وأن تعود إليها من دون اتصال بالشبكة.",
)
_ABOUT = (
    "عمل مراسلاً في ثلاث عواصم قبل أن ينضم إلى فريقنا، وله كتابان عن تاريخ الصحافة.",
    "درست الاقتصاد ثم انتقلت إلى الصحافة المكتوبة، وتكتب عن الأسواق والعمل والأسعار.",
)
_COUNTER = "طالع هذه المادة حتى هذه اللحظة {} قارئاً من داخل البلاد وخارجها، وحفظها {} منهم."
_ARCHIVE = "من خزائننا: كيف عاش أهل الحي القديم شتاء الثلوج الكبير، وما الذي بقي في ذاكرتهم منه {}."
_YEARS = ("قبل عشر سنوات", "قبل عقدين", "قبل نصف قرن", "في مطلع القرن", "في زمن أجدادهم")


def furnished(chosen: Layout, style: Style) -> Style:
    """The style with the furniture that the layout's salt draws, among the body's paragraphs."""
    draw = random.Random(f"house/{chosen.salt}")
    house, first = draw.choice(_HOUSE), draw.randrange(10**6)
    kinds = draw.sample(("house", "notes", "about", "counter", "archive"), draw.randint(2, 4))
    names = {kind: f"k{draw.randrange(16**5):05x}" for kind in kinds}
    slots = style.slots

    def box(kind: str, text: str) -> str:
        return f'\n<div class="{names[kind]}"><p>{text}</p></div>\n'

    def filled(sheet: Sheet) -> dict[str, str]:
        values, turn = slots(sheet), random.Random(f"{first}/{sheet.story.number}")
        body = values["body"]
        if "notes" in kinds:
            body = _after_first(body, box("notes", turn.choice(_NOTES)))
        if "archive" in kinds:
            body += box("archive", _ARCHIVE.format(turn.choice(_YEARS)))
        if "counter" in kinds:
            body += box("counter", _COUNTER.format(turn.randint(200, 9000), turn.randint(2, 90)))
        if "about" in kinds:
            body += box("about", turn.choice(_ABOUT))
        if "house" in kinds:
            body += f'\n<p class="{class_names(chosen)["paragraph"]}">{house}</p>\n'
        return {**values, "body": body}

    return replace(style, slots=filled)


_PIECE = re.compile(r"</(?:p|div)>|<br><br>")


def _after_first(body: str, more: str) -> str:
    """``more`` behind the first block of the body."""
    end = _PIECE.search(body)
    return body + more if end is None else body[: end.end()] + more + body[end.end() :]


def house_leaves(chosen: Layout, indices: Iterable[int], *, seed: int = 0) -> Iterator[Leaf]:
    """Pages of made articles in the furnished layout; see ``scraper.demo.layouts.leaves``."""
    site = site_of(chosen)
    press = Press.of(site, furnished(chosen, style_of(chosen, class_names(chosen))))
    catalogue = Catalogue(site.publisher, 10_000, site.today, seed=seed)
    for index in indices:
        near = [catalogue[i] for i in range(max(0, index - 4), index)]
        sheet = press.sheet(catalogue[index], near)
        moment = catalogue.moment(index).astimezone(UTC) + catalogue.apart
        yield Leaf(gold_of(sheet), press.render(sheet), press.style.headers, moment)


def observations(leaves: Iterable[Leaf], profile: Profile | None = None) -> list[Observation]:
    """What the pages show of their site."""
    found: list[Observation] = []
    for leaf in leaves:
        parse(leaf.page, profile=profile, observer=found.append)
    return found


def score(leaf: Leaf, profile: Profile | None = None) -> tuple[int, int, int]:
    """Found, wrong and missing values of the page's record: paragraphs, and every other field as
    one value."""
    got = parse(leaf.page, profile=profile)
    gold = leaf.gold
    if isinstance(got, Refusal):
        return 0, 0, len(gold.paragraphs) + 1
    wrong = missing = 0
    for each in differences(gold, got):
        if each.field != "paragraphs":
            wrong += bool(each.got)
            missing += bool(each.wanted)
    have, want = _texts(got, gold.optional), list(gold.paragraphs)
    hits = 0
    for text in have:
        if text in want:
            want.remove(text)
            hits += 1
    return hits + 8 - missing, wrong + len(have) - hits, missing + len(want)


def _texts(got: Article, optional: tuple[str, ...]) -> list[str]:
    return [text for text in got.paragraphs if text not in optional]


def f1(scores: Iterable[tuple[int, int, int]]) -> float:
    """The harmonic mean of precision and recall over all values."""
    found, wrong, missing = map(sum, zip(*scores, strict=True))
    return float(2 * found / (2 * found + wrong + missing))
