"""A text without what signs it off: what stands over its first paragraph and below its last."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scraper.arabic.bylines import given_names, is_name, is_surnamed
from scraper.arabic.closings import is_closing
from scraper.arabic.openers import FUNCTION_WORDS
from scraper.arabic.stops import MARKS, SAID
from scraper.arabic.text import clean, fold
from scraper.parser.body.ends import is_set_off
from scraper.parser.body.headnotes import over_text
from scraper.parser.body.notes import drop_marks
from scraper.parser.body.prose import Body
from scraper.parser.dateline import split_dateline
from scraper.parser.markup.lines import Box, Line, Role
from scraper.parser.signs.byline import bare, parse_byline, split_names, without_role
from scraper.parser.signs.origins import LONGEST, STARS, is_placed, signs_off
from scraper.parser.signs.told import begins_sentence
from scraper.parser.signs.wires import BEHIND, SHORT, end_behind, is_dispatch_end
from scraper.parser.signs.wording import FOLLOWERS


def sign_off(body: Body, names: Sequence[str] = ()) -> Body:
    """The body without what signs it off and without marks of notes; at least one line is left."""
    lines = body.lines
    drop_marks(lines)
    over = over_text(lines, names)
    if over:
        body.refused.update(line.index for line in lines[:over])
        body.dropped += lines[:over]
        del lines[:over]
    end = _end_mark(lines)
    if end:
        body.dropped += lines[end:]
        del lines[end:]
    own = _with_wire(lines, names)
    while len(lines) > 1 and (
        signs_off(lines[-1], own)
        or (_is_signature(lines[-2], lines[-1], body.box, own) and not _is_told_of(lines))
        or (_is_fragment(lines, body.box) and not _is_told_of(lines))
        or _goes_on(lines[-1], body.dropped)
    ):
        body.dropped.append(lines.pop())
    if lines:
        _cut(lines[-1], own)
    return body


def _with_wire(lines: Sequence[Line], names: Sequence[str]) -> Sequence[str]:
    """The publisher's names, and as whose dispatch the text opens, where its end may be signed so:
    «صلالة في 12 مارس / ضفاف / …» and «ضفاف/ فلان» or «/ضفاف/»."""
    if not any("/" in line.text[-BEHIND:] or "(" in line.text[-BEHIND:] for line in lines[-2:]):
        return names
    for line in lines[:2]:
        if "/" in line.text[:BEHIND] or "(" in line.text[:BEHIND]:
            opened, _ = split_dateline(clean(line.text[:HEAD]), None, names)
            if opened is not None and opened.agency is not None and opened.places:
                return [*names, opened.agency]
    return names


HEAD = 200  # characters of a paragraph in which its dateline stands


def _goes_on(line: Line, dropped: Sequence[Line]) -> bool:
    """Whether a line says how to follow the publisher, right below a prompt that ends in a colon:
    «تابعونا عبر تطبيق واتس أب:», «عبر إرسال كلمة اشتراك على الرقم …»."""
    above = next((each for each in dropped if each.index == line.index - 1), None)
    if above is None or above.word not in FOLLOWERS or line.size > LONGEST:
        return False
    return above.text.rstrip().endswith(":")


def _end_mark(lines: Sequence[Line]) -> int:
    """Where «-انتهى-» or «ملاحظات للمحررين:» ends a statement, before what a company says of itself
    and whom to ask; 0 where nothing does."""
    for at in range(len(lines) - 2, max(len(lines) - BOILERPLATE, 1), -1):
        text, size = lines[at].text, lines[at].size
        if (size < 20 and text[:1] in "-–—/#*(=" and fold(text) in _THE_END) or (
            size < SHORT and fold(text) in _FOR_EDITORS
        ):
            told = sum(line.size for line in lines[:at])
            return at if sum(line.size for line in lines[at:]) < told else 0
    return 0


BOILERPLATE = 12  # lines below the end of a company's statement
# What stands below a statement's text for the press, by its heading
_FOR_EDITORS = frozenset(
    map(
        fold,
        (
            "ملاحظات للمحررين", "ملاحظة للمحررين", "ملاحظات إلى المحررين", "ملاحظة إلى المحررين",
            "ملاحظات للمحرر", "ملاحظة للمحرر", "معلومات للمحررين", "معلومات للمحرر",
            "جهات الاتصال الإعلامية", "جهة الاتصال الإعلامية", "للاتصال الإعلامي",
            "للتواصل الإعلامي", "الاتصال الإعلامي", "للاستفسارات الإعلامية",
            "الاستفسارات الإعلامية", "للاستفسارات الصحفية",
        ),
    )
)  # fmt: skip
_THE_END = frozenset(map(fold, ("انتهى", "النهاية", "نهاية البيان", "انتهى البيان")))


def _cut(line: Line, names: Sequence[str]) -> None:
    """Takes off a last paragraph what signs it off on the same line."""
    end = end_behind(line.text, names)
    if end < line.size:
        line.text = line.text[:end].rstrip()
        line.pieces, line.size = [line.text], len(line.text)


def _is_signature(before: Line, line: Line, text: Box, names: Sequence[str]) -> bool:
    """A person's name alone, or with what that person does, below a sentence; not the last of a
    list of names."""
    if line.size > 90 or line.links or line.box.roles & (Role.ITEM | Role.HEADING):
        return False
    unsaid = line.size < SHORT and not line.text.endswith(SAID)
    if unsaid and is_dispatch_end(clean(before.text), names):
        return True  # «/العُمانية/» over «منال / عاصم»
    if is_set_off(line.box, text):
        return False  # the whole text may stand in a cell of the page's layout
    signed = without_role(bare(clean(line.text)))
    if len(signed) > 40:
        return False
    if not (_is_told(before) or before.text.rstrip().endswith(SAID) or before.text[:1] in STARS):
        return False
    if is_placed(signed):
        return True
    told = [fold(name).split() for name in split_names(signed)]
    if len(told) == 1 and len(told[0]) == 1:
        # «سنية»: the given name alone, as an editor of a wire signs
        return told[0][0] in given_names() and line.box.stand() == before.box.stand()
    if all(is_name(words) for words in told):
        return True
    return len(told) == 1 and is_surnamed(told[0]) and not begins_sentence(" ".join(told[0]))


def _is_fragment(lines: Sequence[Line], text: Box) -> bool:
    """Whether a few words without a verb, a conjunction or a stop hang below a text of sentences
    alone: «محليات», «يمنع النسخ», «Photo: AFP». Sites and writers leave such words behind; a column
    that closes with a few has them begin as a sentence does."""
    last, *others = reversed(lines)
    if last.size > FRAGMENT or len(others) < FEW or last.text.endswith(_STOPPED):
        return False
    if last.box.roles & (Role.ITEM | Role.HEADING) or is_set_off(last.box, text):
        return False
    if last.text.startswith(BULLETS) or _FACT.search(last.text) is not None:
        return False
    key = fold(last.text)
    if key.count(" ") > 4 or is_closing(key) or begins_sentence(key):
        return False
    if _LABELLED.match(last.text) is not None:
        return False  # «الحكم: فلان», «الكاتب العام: فلان», «المكان: كذا» tell of the matter
    if not _is_told(others[0]) or any(line.size <= FRAGMENT for line in others):
        return False
    # what is a verb is known of Arabic alone
    return not FUNCTION_WORDS.isdisjoint(fold(others[0].text).split())


def _is_told(line: Line) -> bool:
    """Whether a paragraph is one or more sentences, though many writers set no last stop."""
    return line.size > LONG or (line.size > SENTENCE and line.text.rstrip().endswith(SAID))


FRAGMENT = 32  # characters of words that may hang below a text
SENTENCE = 60  # characters of a sentence above, and
LONG = 100  # of one without a stop
FEW = 2  # paragraphs that show of what a text is made
_LABELLED = re.compile(r"[ء-ي]{2,}[^:]{0,24}:\s*[ء-ي]")
_FACT = re.compile(r":\D*[0-9٠-٩]{1,5}(?![0-9٠-٩])")  # «الطول: 300 متر», and no telephone's number
BULLETS = ("-", "–", "—", "•", "▪", "*", "·")
_STOPPED = tuple(mark for mark in MARKS if mark not in ")؛:")


def _is_told_of(lines: Sequence[Line]) -> bool:
    """Whether the text tells of the person whose name is its last line, behind where a dateline
    may name the reporter: a decree, a statement or a speech is signed so, and is no writer's."""
    name = clean(lines[-1].text)
    told = (line.text for line in lines[1:-1])
    return any(
        name in text and not parse_byline(clean(text)) for text in (lines[0].text[BEHIND:], *told)
    )
