"""The gazetteer: places from which Arabic news is datelined (``places.txt``, with its sources)."""

from __future__ import annotations

from functools import cache

from .phrasebook import Phrasebook, data_lines, names_in, words_of

# What may stand before a place's name and make a smaller or larger place of it: «ريف دمشق», «شمال
# غزة», «مدينة حلب»; and after it: «القدس المحتلة», «إدلب الشمالي». Folded keys.
BEFORE_A_PLACE = words_of(
    """
    ريف مدينه محافظه ولايه عماله اقليم منطقه اماره قضاء بلده قريه مخيم مخيمات ضاحيه جزيره ميناء
    معبر مطار العاصمه شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي جهه حي
    """
)
AFTER_A_PLACE = words_of(
    """
    المحتله المحتل العاصمه الشمالي الجنوبي الشرقي الغربي الشماليه الجنوبيه الشرقيه الغربيه
    القديمه الكبري المحاصره المحاصر الاوسط الوسطي المكرمه المشرفه المنوره
    """
)


@cache
def places() -> Phrasebook[bool]:
    """Every name; True where the name alone shows a place, False where it is also a word."""
    return Phrasebook(name for line in data_lines("places.txt") for name in names_in(line))
