"""What systems print over every article alike: «تفاصيل الخبر», «المركز الإعلامي», an institution.

Source: the news pages of ministries, municipalities, universities, chambers and ports, whose
systems have one title for all of them.
"""

from __future__ import annotations

from typing import Final

from scraper.arabic.text import fold

# A title of these words alone names the kind of page. Definite forms of institutions are among
# them, as in «أخبار الجامعة»: which one it is, is said by the site.
_PAGES = """
أخبار الأخبار خبر الخبر تفاصيل التفاصيل عرض مركز المركز الإعلامي إعلامي الإعلام إعلامية الإعلامية
فعاليات الفعاليات والفعاليات وفعاليات أحداث الأحداث والأحداث أنشطة الأنشطة والأنشطة نشاطات النشاطات
إعلانات الإعلانات والإعلانات وإعلانات مقال المقال مقالات المقالات بيان البيان بيانات البيانات صحفي
صحفية الصحفية الصحفي مستجدات المستجدات آخر أحدث صفحة الصفحة الرئيسية قسم القسم موضوع الموضوع
وأخبار والأخبار الجامعة الكلية البلدية الوزارة الهيئة الغرفة الشركة المؤسسة المجلس النقابة الاتحاد
النادي المحافظة الإدارة المديرية الجمعية الأمانة المنطقة المدرسة العمادة السفارة المطار الميناء
news newsdetails newsdetail details detail view show article item page home media center centre
events and the default single post
الموقع موقع الرسمي الرسمية مرحبا أهلا وسهلا بكم في
نسخة للطباعة طباعة الطباعة print printable version
"""
# What the names of institutions begin with.
_INSTITUTIONS = """
جامعة كلية بلدية وزارة هيئة غرفة شركة مؤسسة مجلس نقابة اتحاد نادي محافظة بوابة موقع شبكة صحيفة
جريدة وكالة منتدى جمعية حزب أمانة مديرية إمارة سفارة معهد مستشفى بنك مصرف
"""
_NAME = 3  # words of an institution's name; more of them may be a headline about it

_PAGE_WORDS: Final = frozenset(fold(_PAGES).split())
_INSTITUTION_WORDS: Final = frozenset(fold(_INSTITUTIONS).split())


def names_page(key: str) -> bool:
    """Whether a folded title is that of a kind of page: «تفاصيل الخبر», «أخبار البلدية»."""
    words = key.split()
    return bool(words) and _PAGE_WORDS.issuperset(words)


def names_institution(key: str) -> bool:
    """Whether a folded title is an institution's name and no more: «وزارة النقل»."""
    words = key.split()
    return 1 < len(words) <= _NAME and words[0] in _INSTITUTION_WORDS
