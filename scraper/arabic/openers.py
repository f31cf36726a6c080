"""How an Arabic news sentence begins: the verbs it opens with and the words no name contains.

Arabic news prose is verb first («أعلنت وزارة الصحة…»), which is the best evidence that a sentence
begins where a dateline is thought to end. The verbs are those of agency copy, in the perfect tense,
third person singular: a verb before its subject takes no other number; the feminine is derived.
"""

from __future__ import annotations

from functools import cache

from .phrasebook import data_lines, words_of

# The present tense, in which agendas and features open, without its first letter.
_PRESENT = """
عقد ستضيف ستعد ستقبل ستمر ستأنف بدأ نطلق واصل شارك لتقي زور بحث عتزم ترقب شهد حتفل خوض فتتح صل
درس توقع نظم حتضن واجه سعى توجه عود ختتم تواصل قام جري جتمع ناقش شكل عاني تجه عيش نتظر ستهدف
ترأس صوت نتخب قول ؤكد رى طالب خشى حاول عمل عرض قدم طلق صدر بلغ قع متد ضم سود عتبر مثل حل غادر
توافد تصدر رفض حذر دعو
"""
_PERSONS = ("ي", "ت", "سي", "ست")  # he, she; and the same in the future

# Words that stand in no name of a person or a place: they show running prose. Folded forms.
FUNCTION_WORDS = words_of(
    """
    في من إلى على عن مع ضد بعد قبل منذ خلال بين حتى لدى لدن عند عبر دون بدون حول نحو فوق تحت
    أمام خلف وراء رغم بسبب بفضل وفق وفقا بحسب حسب نقلا كما مثل مثلما إن أن أنه أنها إنه إنها
    الذي التي الذين اللذين اللتين ما ماذا لماذا كيف متى أين هل هو هي هم هما نحن أنا أنت هذا
    هذه هؤلاء ذلك تلك هنا هناك حيث حين حينما عندما بينما لأن لكن ولكن بل أو أم ثم قد لقد لا لم
    لن ليس ليست سوف كل بعض أي أية جميع كان كانت يكون تكون إذا إذ لو لولا كي لكي غير سوى فقط
    أيضا جدا أكثر أقل أول آخر وهو وهي وهم وقد وكان وكانت وفي ومن وعلى وإلى ومع وعن ولم ولا وأن
    وإن بعكس خلافا باستثناء ضمن إزاء تجاه عما مما بما فيما كأن بأن وذلك وكذلك كذلك به بها له
    لها فيه فيها عليه عليها منه منها إليه إليها لهم بهم عام يوم شهر سنة أمس اليوم غدا مقتل
    إصابة وفاة اعتقال انفجار مظاهرات ارتفاع انخفاض هدوء عاجل ل ب ك و ف
    """
)

# What is said of a source, not by it: «سانا - اختصارا -», «رويترز - وكالة بريطانية -». Folded.
DEFINING_WORDS = words_of(
    """
    هي هو وهي وهو وكالة اختصار اختصارا أي الوكالة الصحيفة صحيفة موقع الموقع قناة القناة التي
    الذي كما حيث مثل مثلا وهذا وهذه تلك مقرها مقره اسم كلمة مدينة عاصمة مقر تأسست تأسس بعكس خلافا
    عكس وغيرها وغيره أو
    """
)


def _forms(verb: str) -> tuple[str, ...]:
    """He and she of a folded verb: «نفى» نفت and «لقي» لقيت end alike when folded, so both."""
    if verb[-1] in "يا":
        return verb, verb + "ت", verb[:-1] + "ت"
    return verb, verb + "ت"


@cache
def opening_verbs() -> frozenset[str]:
    """The folded forms of the verbs, in the perfect tense, with which a news sentence opens."""
    return frozenset(form for verb in _verbs() for form in _forms(verb.lstrip("?")))


@cache
def verbs_like_nouns() -> frozenset[str]:
    """Those of them that are spelled like a noun, «قصف», so that a heading may open with them."""
    return frozenset(verb.lstrip("?") for verb in _verbs() if verb.startswith("?"))


def _verbs() -> list[str]:
    return " ".join(data_lines("verbs.txt")).split()


@cache
def present_verbs() -> frozenset[str]:
    """The folded forms of verbs in the present tense and of what negates them: they open prose,
    but as well go on after an aside («بيروت - المدينة - لم تنم»)."""
    forms = (person + stem for stem in _PRESENT.split() for person in _PERSONS)
    return words_of(" ".join(forms)) | {"لم", "لن", "ليس", "ليست", "لا"}
