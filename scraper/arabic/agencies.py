"""The sources that a dateline names: agencies, newspapers, broadcasters (``agencies.txt``)."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from functools import cache

from .phrasebook import Phrasebook, data_lines, names_in, words_of


class Certainty(enum.IntEnum):
    """How far a source's name is nothing else."""

    NOUN = 1  # a paper's or channel's name that is an ordinary noun: «الحياة», «البيان»
    WORD = 2  # a wire's short name that is also a word: «معا», «وال», «قنا»
    SURE = 3  # «سانا», «رويترز», «شفق نيوز»


_CERTAINTY = {"a": Certainty.SURE, "b": Certainty.WORD, "c": Certainty.NOUN}

# A source that no list knows is known by its kind: «… نيوز», «… برس»; less surely «… الإخبارية»
# and «وكالة …», «صحيفة …», which may be a subject too.
LAST_WORDS = words_of(
    """
    نيوز برس بريس بوست تايمز أونلاين ميديا ديجيتال بلس لايف تيفي تودي نت للأنباء للإعلام
    """
)
LAST_ADJECTIVES = words_of(
    "الإخباري الإخبارية الإعلامية الإلكتروني الإلكترونية الرقمية الصحفي الصحفية"
)
FIRST_WORDS = words_of("وكاله صحيفه جريده موقع شبكه قناه بوابه تلفزيون راديو اذاعه مجله يوميه")
# Labels that newspapers put where a source's name would be, without naming one.
LABELS = words_of(
    """
    خاص متابعات متابعه ترجمات ترجمه مراسلنا مراسلتنا مراسلونا مراسلينا مندوبنا موفدنا المراسل
    المراسلون الموفد
    """
)
# The sections that some sites print after their own name: «السومرية نيوز – دوليات».
SECTIONS = words_of(
    """
    محليات دوليات سياسه امن رياضه اقتصاد ثقافه فن منوعات عربي دولي محلي عربيات عالميات اخبار
    تقارير صحه تكنولوجيا علوم مجتمع حوادث برلمان راي
    """
)
# Who works for a source: «مراسل «البيان»», «مكتب صنعاء».
ROLES = words_of(
    """
    مراسل مراسله مراسلو مراسلي مندوب مندوبه موفد موفده مكتب المحرر محرر محرره
    """
)


@cache
def agencies() -> Phrasebook[Certainty]:
    """Every form of every source's name, and how sure it is."""
    return Phrasebook(_entries())


def _entries() -> Iterator[tuple[str, Certainty]]:
    for line in data_lines("agencies.txt"):
        letter, forms, _ = line.split("|", 2)
        for name, sure in names_in(forms):
            certainty = _CERTAINTY[letter.strip()] if sure else Certainty.NOUN
            yield name, certainty
            if 3 <= len(name) <= 4 and name.isalpha():
                yield ".".join(name), certainty  # «و.ا.م» for «وام»
