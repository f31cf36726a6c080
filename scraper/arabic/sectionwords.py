"""Names that sections of Arabic papers bear everywhere, for pages whose menu is not on them.

Source: the menus of the papers listed in ``agencies.txt``. Only names that stand for nothing else
over a headline: «تقرير» (a report) tells a kind of text, «الوطن» and «الرأي» are papers as well.
"""

from __future__ import annotations

from functools import cache

from .furniture import phrases

_SECTIONS = """
سياسة | اقتصاد | الاقتصاد | رياضة | الرياضة | ثقافة | الثقافة | ثقافة وفنون | فن وثقافة
فنون | فن | منوعات | محليات | أخبار محلية | الأخبار المحلية | مقالات | آراء | رأي
كتاب وآراء | كتاب الرأي | أعمدة | افتتاحية | الافتتاحية | صحة | الصحة | صحة وطب | علوم | تكنولوجيا
علوم وتكنولوجيا | تقنية | حوادث | مجتمع | دولي | دولية | دوليات | عربي | عربي ودولي
عربية ودولية | شؤون عربية | شؤون دولية | العالم العربي | أخبار العالم | طقس | الطقس
مال وأعمال | أسواق | سياحة | تعليم | بيئة | سيارات | وفيات | جهات | وطنية | جهوي | جهوية
أمن وقضاء | برلمان | أخبار وطنية | اقتصاد وأعمال | تربية وتعليم | مجتمع مدني | ولايات | محافظات
محلي | سياسي | اقتصادي | رياضي | ثقافي | اجتماعي | وطني
"""


@cache
def _section_names() -> frozenset[str]:
    return frozenset(phrases(_SECTIONS))


def names_section(key: str) -> bool:
    """Whether a folded text is such a name, or two of them: «سياسة واقتصاد»."""
    names = _section_names()
    if key in names:
        return True
    one, _, other = key.partition(" و")
    return one in names and other in names
