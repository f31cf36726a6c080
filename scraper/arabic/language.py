"""Which language a text is in, from the text itself.

Persian, Urdu, Pashto, Sindhi, Uyghur, Jawi Malay and the Kurdish of Iraq share the Arabic script,
so letters that only one of them has and the commonest function words of each are counted. Markup is
no witness: Arabic pages declare English, Persian ones declare Arabic.
"""

from __future__ import annotations

import re

# Function words that the other languages do not have, or not as often. Sources: the usual
# stop-word inventories of each language, cut to words that are no word of its neighbours.
_WORDS = {
    "ar": "في من على إلى الى أن ان التي الذي عن مع هذا هذه ما لم لا بين كما وقال قال بعد قد كان "
    "كانت الذين خلال أو او ذلك حيث عام بعض غير يوم منذ عند ولا وفي التى فى إن",
    "fa": "در از به که این را است با آن برای شد می های خود شده تا بر یک هم نیز کرد وی بود "
    "اند باید شود کرده",
    "ur": "کے کی میں ہے اور کا سے کو نے پر ہیں کہ یہ بھی نہیں تھا گیا ہو اس ان کر رہے تھے",
    "ckb": "لە بۆ کە ئەو بە لەگەڵ دەکات هەرێمی کوردستان و ئەم لەسەر بوو دوای هەر بەڵام ناو",
    "ug": "ۋە بىلەن بۇ بىر ئۇ نىڭ ئۈچۈن دېدى ھەم كېيىن قىلىپ قىلغان بولۇپ دەپ ئىدى بولغان",
    "sd": "جي ۾ جو کي کان تي آهي آهن ته ۽ هن سان جا جنهن وڃي ڪري ٿي ٿيو چيو هئا",
    "ms-Arab": "دان يڠ دي كڤد اين ايت تيدق اونتوق دالم اد اكن دڠن داري تله جوݢ سباݢاي",
    "ps": "د په چې او کې له دی دي سره هغه ته نه دا کړي شوي وي یې شوی کړی",
}
_FOLD = str.maketrans("يىك", "ییک")
_SETS = {name: frozenset(words.translate(_FOLD).split()) for name, words in _WORDS.items()}
# Letters that only one of the languages writes; patterns, compiled where a page is not plainly
# Arabic.
_LETTERS = {
    "ur": "[ٹڈڑںےہھۓ]",
    "ckb": "[ۆێەڵڕ]",
    "ug": "[ۇۈۋڭېەۆ]",
    "sd": "[ٻڀٿٺٽڄڃڇڏڌڊڙڦڪڳڱڻ۾۽]",
    "ms-Arab": "[ڠݢڽڤ]",
    "ps": "[ښځڅډړټۍېڼۀږګ]",
    "fa": "[پچژگ]",
}
_ARABIC = "[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]"
_ARABIC_ONLY = "[ةىأإؤئ]"
_ANY_LETTER = r"[^\W\d_]"
_WORD = r"[^\W\d_]+"
# Scripts by their first and last letter, and the language that stands for each where no more is
# known: BCP 47's "und" with the script's subtag.
_SCRIPTS = (
    ("Latn", "[A-Za-z\u00c0-\u024f]"),
    ("Cyrl", "[\u0400-\u04ff]"),
    ("Hebr", "[\u0590-\u05ff]"),
    ("Grek", "[\u0370-\u03ff]"),
)
# Of Latin-script languages those in which Arab and neighbouring publishers have editions, whose
# templates often go on declaring Arabic or nothing, and those that are taken for them. Sources as
# above.
_LATIN = {
    "en": "the of and to in that is was for on with as by at from it has were are said",
    "fr": "le la les des et du une dans pour que qui sur par au est un en ce sont pas",
    "tr": "ve bir bu için ile olarak de da olan daha çok gibi ise kadar göre sonra ancak",
    "es": "el la los las de del que y en un una por con para se su no es al lo",
    "it": "il la lo gli le di del della che e un una in per con non si è ha nel sono",
    "pt": "o a os as de do da dos das que e um uma em no na por com não se para",
    "nl": "de het een van en in is dat op te zijn voor met niet aan er om ook als",
    "de": "der die das und den dem ein eine von zu mit ist im nicht auf für auch als des sich",
}
_LATIN_SETS = {name: frozenset(words.split()) for name, words in _LATIN.items()}
_TOLD = 0.12  # of a text's words are such words, at the least
# Most pages are told by their first words: function words that only Arabic has, and no letter that
# only its neighbours have.
_FOREIGN = re.compile("[پچژگکیہھےۓٹڈڑںۆێەڵڕښځڅډړټۍېڼۀږګۇۈۋڭٻڀٿٺٽڄڃڏڌڊڙڦڪڳڱڻ۾۽ڠݢڽڤ]")
_PLAIN_ARABIC = (
    " في ",
    " من ",
    " على ",
    " إلى ",
    " أن ",
    " عن ",
    " التي ",
    " الذي ",
    " هذا ",
    " بعد ",
)
QUICK = 700
SAMPLE = 3_000  # characters are enough, and keep the cost flat


def language_of(text: str, declared: str | None = None) -> str:
    """The BCP 47 tag of the text's language; ``declared`` is believed among Latin-script ones.

    ``"und"`` where there are no letters to tell it by.
    """
    start = text[:QUICK]
    if not _FOREIGN.search(start) and sum(word in start for word in _PLAIN_ARABIC) >= 2:
        return "ar"
    sample = text[:SAMPLE]
    letters = len(re.findall(_ANY_LETTER, sample))
    if not letters:
        return "und"
    arabic = len(re.findall(_ARABIC, sample))
    if arabic * 2 >= letters:
        return _of_arabic_script(sample, arabic)
    script = max(_SCRIPTS, key=lambda item: len(re.findall(item[1], sample)))[0]
    tag = (declared or "").replace("_", "-").strip()
    primary = tag.split("-")[0].lower()
    if script == "Latn":
        if re.fullmatch("[a-z]{2,3}", primary) and primary not in _SETS:
            return primary
        return _of_latin_script(sample)
    if re.fullmatch("[a-z]{2,3}", primary) and primary not in _SETS:
        return primary
    return f"und-{script}"


def is_of_arabic_script(tag: str) -> bool:
    """Whether a language that ``language_of`` tells is written in Arabic letters."""
    return tag in _SETS


def _of_latin_script(sample: str) -> str:
    words = [word.lower() for word in re.findall(_WORD, sample)]
    counts = {name: sum(word in known for word in words) for name, known in _LATIN_SETS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] >= max(4, len(words) * _TOLD) else "und-Latn"


def _of_arabic_script(sample: str, letters: int) -> str:
    words = [word.translate(_FOLD) for word in re.findall(_WORD, sample)]
    total = max(len(words), 1)
    scores = {name: sum(word in known for word in words) / total for name, known in _SETS.items()}
    for name, pattern in _LETTERS.items():
        scores[name] += len(re.findall(pattern, sample)) / letters * 3
    scores["ar"] += len(re.findall(_ARABIC_ONLY, sample)) / letters
    scores["ar"] += sum(word.startswith("ال") and len(word) > 3 for word in words) / total * 0.5
    return max(scores, key=lambda name: scores[name])
