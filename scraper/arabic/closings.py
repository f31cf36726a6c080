"""How Arabic texts close: a wish, a prayer, a greeting, where a statement was issued."""

from __future__ import annotations

from scraper.arabic.text import fold

# Openings of such lines. Source: the custom of columns, statements, obituaries and letters.
_CLOSINGS = tuple(
    fold(phrase)
    for phrase in """
والله ولي التوفيق | والله الموفق | والله المستعان | والله من وراء القصد | والله أعلم
وما توفيقي إلا بالله | والسلام عليكم | والسلام ختام | وللحديث بقية | وللحديث صلة | ودمتم
إنا لله وإنا إليه راجعون | وإنا لله وإنا إليه راجعون | رحم الله | تغمد الله | تغمده الله
تغمدها الله | عظم الله أجركم | رحمه الله | رحمها الله | اللهم | حفظ الله | مع التحية
وتفضلوا بقبول | حسبنا الله | حسبي الله | والحمد لله | الحمد لله
صدر في | صدر ب | صدر عن | حرر ب | حرر في
""".replace("\n", "|").split("|")
    if phrase.strip()
)


def is_closing(key: str) -> bool:
    """Whether a folded line closes a text: «والله ولي التوفيق»."""
    return key.startswith(_CLOSINGS)
