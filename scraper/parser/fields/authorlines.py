"""How a line names who wrote: by a label, a link, a box, its place beside the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, islice, pairwise

from lxml import etree

from scraper.arabic.agencies import Certainty, agencies
from scraper.arabic.bylines import (
    OTHER_CREDITS,
    WITH_A_MARK,
    is_initialled,
    is_name,
    is_person,
    is_surnamed,
    is_trade,
    may_be_name,
    may_be_person,
)
from scraper.arabic.digits import DIGIT
from scraper.arabic.furniture import begins
from scraper.arabic.text import clean, fold
from scraper.parser.fields.authornames import ACCOUNT, ACCOUNT_BEHIND, DIVIDED, Rule
from scraper.parser.fields.tags import is_tag_link
from scraper.parser.markup.elements import hints_of, text_of
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role
from scraper.parser.markup.standing import stands_with
from scraper.parser.signs.byline import (
    BYLINE_WORDS,
    bare,
    before_helpers,
    may_be_byline,
    parse_byline,
    split_names,
    without_role,
)
from scraper.parser.signs.dated import RELATIVE_WORDS, parts_of
from scraper.parser.signs.inserts import OF_AUTHORS, TITLED
from scraper.parser.signs.wording import is_furniture
from scraper.rare import rare

SAYING = 80  # characters of what a reader has to say
PORTRAIT = 4  # lines of a columnist's box over the headline: name, who it is, all articles


def linked_name(line: Line, rule: Rule, headline: Line | None, *, below: bool) -> list[str]:
    """A person's name that leads to the author's page: a line of its own, also with who that is,
    or beside account, section and date."""
    if not line.anchors or line.size > (160 if below else 100):
        return []
    if not below:
        single = len(line.anchors) == 1
        alone = single and line.size <= 40 and line.is_link
        if not alone and (
            len(line.pieces) < 2
            or not (single or (len(line.anchors) <= 3 and DIGIT.search(line.text)))
            or headline is None
            or not stands_with(line.box, headline.box)
        ):
            return []
    pages: dict[str, str] = {}  # each author's page, and what first leads there
    for anchor in line.anchors:
        href, text = anchor.get("href", ""), text_of(anchor)
        if OF_AUTHORS.search(href) is not None:
            pages.setdefault(href, text)
    names = list(pages.values())
    if not (len(names) == 1 or (1 < len(names) <= 3 and line.is_link)):
        return []
    keys = [fold(rule.person(name)).split() for name in names]
    # who posted it when: a desk or an office as well
    posted = below and len(keys) == 1 and not line.is_link and DIGIT.search(line.text) is not None
    named = all(is_name(words) or (below and may_be_name(words)) for words in keys) or (
        posted and len(keys[0]) <= DESK
    )
    return rule.kept(names) if named else []


DESK = 4  # words of a desk's name


def signs_beside(line: Line, signed: Line, names: Sequence[str]) -> bool:
    """Whether a line between headline and text names one more author than the line ``signed``: in a
    link beside its link, or both lead to an author's page."""
    if not (all(map(is_person, names)) or any(map(_is_authors, line.anchors))):
        return False
    both = (signed, line)
    if line.box.parent is signed.box.parent and all(map(_is_one_link, both)):
        return True
    return all(each.anchors and OF_AUTHORS.search(each.anchors[0].get("href", "")) for each in both)


def _is_one_link(line: Line) -> bool:
    return len(line.anchors) == 1 and line.links == line.size


def portrayed(layout: Layout, line: Line, headline: Line | None, rule: Rule) -> list[str]:
    """A columnist's name in a heading of its own over the headline or below it, beside the face;
    or beside what the person does, each in an element of its own."""
    if line.has_parts and line.size <= 90 and headline is not None and not line.anchors:
        parts = line.segments()
        told = len(parts) == 2 and is_person(parts[0]) and is_trade(begins(parts[1]))
        if told and not line.box.roles & Role.FIGURE and stands_with(line.box, headline.box):
            return rule.kept([clean(parts[0])])
    if not line.box.roles & Role.HEADING or line.size > 40 or line.anchors or headline is None:
        return []
    if not is_person(line.text) or not stands_with(line.box, headline.box):
        return []
    faced = any(place == line.index for _, _, place in layout.images)
    return rule.kept([clean(line.text)]) if faced else []


def beside_date(layout: Layout, line: Line, rule: Rule, headline: Line | None) -> list[str]:
    """A person's name that stands bare beside the date, over what that person does, or over who
    took the pictures, between headline and text."""
    if line.size > 90:
        return []
    text = clean(line.text).removeprefix("من ")  # «من فلان مراسل موقع كذا»
    name = without_role(text)
    if name != text:
        return rule.kept([name])  # «فلان / كاتب تونسي»
    first = max(line.index - 1, 0)
    if headline is not None and first == headline.index > 0:
        first -= 1  # the day may stand over the headline
    around = layout.lines[first : line.index + 2]
    listed = line.box.parent if line.box.tag == "li" else None
    beside = (
        around
        if listed is None or listed.count > LISTED
        else [*around, *layout.lines[listed.first : listed.last]]
    )
    dated = any(DIGIT.search(other.text) and other.size < 90 for other in beside)
    linked = line.is_link and not any(map(is_tag_link, line.anchors))
    below = around[-1].word  # «محرر رياضي», «تصوير: علان»
    told = around[-1].size <= 60 and (is_trade(below) or below in OTHER_CREDITS)
    told = told or line.text.rstrip().endswith(_DASHES)  # «فلان -» over the text
    told = told or line.text[:1] in _PENS
    if not (dated or linked or told):
        return []
    if 1 < len(line.anchors) <= 3:
        linked_names = [*map(text_of, line.anchors)]  # «فلان وفلانة», each a link
        rest = [part for part in parts_of(line) if part not in linked_names]
        alone = line.size - line.links <= 2 * len(linked_names)
        if alone or (rest and all(map(DIGIT.search, rest))):
            names = split_names(text) if alone else linked_names
            if all(map(is_person, linked_names)):
                return rule.kept(linked_names)
            if _are_people(names):
                return rule.kept(names)
    pieces = [*chain.from_iterable(map(_BAR.split, parts_of(line) or [line.text]))]
    persons = [piece for piece in pieces if is_person(piece)]
    if 1 < len(persons) <= MOST and all(
        piece in persons or DIGIT.search(piece) for piece in pieces
    ):
        return rule.kept(persons)  # «فلان · علان · 9 مارس 2025»
    for text in pieces:
        text = clean(text.replace(" ـ ", " - ")).removeprefix("من ")  # «من فلان»
        if len(text) > 70 or DIGIT.search(text):
            continue
        words = fold(text).split()
        if agencies().get(text) is Certainty.SURE or (
            len(text) <= 40 and (is_name(words) or _is_desk(words) or is_initialled(text))
        ):
            return rule.kept([text])
        several = split_names(text)
        if _are_people(several):
            return rule.kept(several)
    return []


LISTED = 4  # items of a list that says who wrote, when, and whence it is
MOST = 4  # persons side by side
_DASHES = ("-", "–", "—")
_PENS = frozenset("✍✏✒🖊🖋📝👤")  # before who wrote


def _are_people(names: Sequence[str]) -> bool:
    """Whether several are all persons' names; some may be in Latin letters beside an Arabic one."""
    others = [name for name in names if not is_person(name)]
    return max(len(others), 1) < len(names) <= 4 and all(map(_LATIN.fullmatch, others))


_LATIN = re.compile(r"[A-Z]\w+(?: [A-Z][\w.'-]*){1,3}", re.ASCII)
_BAR = re.compile(r"\s*[|•·]\s*")
_NO_NAME = re.compile(r"[|•·:]")


def _is_desk(words: Sequence[str]) -> bool:
    """«المحرر القانوني», «هيئة التحرير»: who signs without a name."""
    return 2 <= len(words) <= 3 and words[0] in _DESKS


_DESKS = frozenset(map(fold, ("المحرر", "المحررة", "هيئة", "فريق", "غرفة")))


def signature(layout: Layout, line: Line, rule: Rule, *, near: bool) -> list[str]:
    """A person's name alone on a line right under the text: how some papers sign. What only ends
    as a name does is one where it is ``near``."""
    following = layout.lines[line.index + 1 : line.index + 3]
    if len(following) == 2 and DIGIT.search(following[0].text) and following[1].size > SAYING:
        return []  # a reader's name, a day, and what he has to say
    if line.links or line.size > 90 or line.box.roles & (Role.HEADING | Role.ITEM):
        return []
    text = without_role(bare(clean(line.text.replace(" ـ ", " - "))))
    if DIGIT.search(text):
        # «فلان - 13/5/2024», and no reader's, with what he has to say below
        parts = [part for part in DIVIDED.split(text) if not DIGIT.search(part)]
        said = following and following[0].size > 40
        text = parts[0] if len(parts) == 1 and not said else ":"
    if is_initialled(text):
        return rule.kept([text])
    if _PHOTOGRAPHED.match(text):
        return []
    if DIVIDED.search(text):
        text = rule.person(text)  # «فلان - نواكشوط»
    names = split_names(text) if len(text) <= 40 else ()
    signed = 0 < len(names) <= 3 and all(map(is_person, names))
    signed = signed or (near and len(names) == 1 and is_surnamed(fold(text).split()))
    if not signed or _is_comment(line):
        return []
    if line.box.hints & Hint.COMMENT:
        return []
    asked = any(each.size < 60 and _PHONE.search(each.text) for each in following)  # whom to ask
    return [] if asked else rule.kept(names)


_PHOTOGRAPHED = re.compile(r"[تص]ـ?\s?[:/]")  # «ت: فلان» took the picture
_PHONE = re.compile(r"[0-9٠-٩]{7}")


def _is_comment(line: Line) -> bool:
    """Whether microdata call what a line stands in a reader's comment."""
    around = (line.box.element, *line.box.element.iterancestors())
    return any("Comment" in element.get("itemtype", "") for element in around)


def names_in(line: Line, rule: Rule, *, between: bool) -> list[str]:
    """Whom a line names by a mark of its links, a label, a town beside the name, an element or a
    box that calls itself byline; ``between`` headline and text the element may be all it has."""
    marked = list(filter(_is_authors, line.anchors))
    if marked:
        return rule.kept(map(text_of, marked))
    if _may_be_labelled(line):
        names = _labelled(line, line.segments() if line.has_parts else [], rule)
        if names:
            return names
    return _in_byline_box(line, rule) or _in_byline_element(line, rule, alone=between)


def _is_authors(anchor: etree._Element) -> bool:
    """Whether a link is marked as an author's."""
    rel = anchor.get("rel")
    return (rel is not None and "author" in rel.split()) or anchor.get("itemprop") == "author"


def _may_be_labelled(line: Line) -> bool:
    """Whether a line has a mark as it stands behind labels, or a byline's word in it."""
    if line.word in _LABELLING or _MARK.search(line.text) is not None:
        return True
    return line.has_parts and not BYLINE_WORDS.isdisjoint(fold(" ".join(line.pieces)).split())


_LABELLING = BYLINE_WORDS | WITH_A_MARK
_MARK = re.compile("[:/|–—·•،*-]|(?:^| )من ")  # what stands behind a label


# «نشر في 9 مارس 2025 من طرف فلان», «نشر بواسطة: فلان في 9 مارس 2025»
_POSTED_BY = rare(
    r"\s(?:بواسطة|من طرف)\s*:?\s*(\D{4,40}?)\s*(?:$|\s(?:في|بتاريخ|يوم)\s+(?:[^\W\d]+\s+)?[0-9٠-٩])"
)


def _labelled(line: Line, parts: Sequence[str], rule: Rule) -> list[str]:
    """The names behind a label, or beside the town or the publisher; ``parts`` are the line's."""
    # of «تحقيق: فلان» «و» «علان» no name stands apart
    texts = [line.text, *parts] if "و" in parts else [*parts]
    if len(line.pieces) > 1:
        linked = _after_label(line, parts)
        if linked:
            return rule.kept(linked)
        # «كتبت فلانة:» names, and is no label of what follows
        if ":" in line.text:
            texts += [text for text in map(clean, line.pieces) if text.endswith(":")]
        # a label and a name in elements of their own: «مرسلة بواسطة» «فلان»
        for one, two in pairwise(parts):
            if fold(one) in _BYLINES:
                texts.append(f"بقلم: {two.lstrip(' :/-–')}")  # whatever the label
            elif begins(one) in BYLINE_WORDS:
                texts.append(f"{one} {two}")
    text = line.text.replace(" ـ ", " - ")  # as in «تونس ـ فلان»
    for each in (text, *parts_of(line)) if ":" in text or "/" in text else ():
        alone = before_helpers(each)  # «فلان - ترجمة: علان», «الوادي - فلان (صور: علان)»
        if alone != each and is_person(person := rule.person(alone)):
            return rule.kept([person])
    posted = _POSTED_BY.search(text) if DIGIT.search(text) is not None else None
    texts += [text] if posted is None else [f"بقلم: {posted[1]}"]
    if _BAR.search(text) is not None or (
        line.size <= MAX_LABELLED
        and (text.count(":") > 1 or (" - " in text and DIGIT.search(text) is not None))
    ):
        pieces = parts_of(line)  # «إعداد: فلان · محررة · 11 مارس»
        texts += pieces
        texts += [f"{one} {two}" for one, two in pairwise(pieces) if begins(one) in BYLINE_WORDS]
    for text in dict.fromkeys(texts):
        if len(text) > MAX_LABELLED:
            continue
        if may_be_byline(text):
            names = rule.kept(parse_byline(clean(text)) or ())
            # «كتب: فلان · القسم» is divided below; bars divide several names as well, and «خاص -
            # فلان القسم: محليات» is of two elements
            if names and not any(map(_NO_NAME.search, names)):
                return names
        beside = DIVIDED.split(text) if len(text) <= 60 else []
        if len(beside) > 1 and any(map(is_person, beside)):
            person = rule.person(text)
            if person != text:
                return rule.kept([person])  # «الوادي - فلان»
    return []


MAX_LABELLED = 90  # characters of a label and the names behind it


def _after_label(line: Line, parts: Sequence[str]) -> list[str]:
    """The linked name right behind a byline's label: «بواسطة» «فلان», whatever the name; and the
    other links of the line that lead to authors' pages, «نص: الوادي» «فلان», or to persons that
    an «و» joins to the name before."""
    if not line.anchors or line.size > 90:
        return []
    name, others = text_of(line.anchors[0]), len(line.anchors) > 1
    labels = [label for label, behind in pairwise(parts) if behind == name]
    labels += [part.removesuffix(name) for part in parts if part.endswith(name) and others]
    if not any(fold(label) in BYLINE_WORDS for label in labels):
        return []
    named = [
        text_of(link)
        for before, link in pairwise(line.anchors)
        if OF_AUTHORS.search(link.get("href", "")) is not None
        or ((before.tail or "").strip() in _JOINING and is_person(text_of(link)))
    ]
    helped = [part for part in parts if begins(part) in OTHER_CREDITS]  # «صور: علان»
    named = [each for each in named if not any(part.endswith(each) for part in helped)]
    return [each for each in (name, *named) if may_be_person(each)]


_JOINING = ("و", "،", ",", "&")


# What stands before an author's name alone on its line, and over nothing else.
_BYLINES = frozenset(map(fold, (
    "بقلم", "كتب", "كتبت", "كتبه", "كتبها", "الكاتب", "الكاتبة", "بواسطة", "إعداد", "المحرر", "by",
    "مقدم من", "أرسله", "أرسلها", "أضافه", "أضيف بواسطة", "كتب بواسطة", "نشر بواسطة", "نشرت بواسطة",
    "كتبه لكم", "المؤلف", "المؤلفة", "الصحفي", "الصحفية", "author", "auteur", "publié par",
    "posted by", "written by", "submitted by",
)))  # fmt: skip


def below_label(layout: Layout, line: Line, headline: Line | None, rule: Rule) -> list[str]:
    """A name on the line right below its label, in a box beside it: «بقلم» «فلان»."""
    if line.size > 12 or line.anchors or fold(line.text) not in _BYLINES:
        return []
    end = line.box.parent.last if line.box.parent is not None else 0
    below = [each for each in layout.lines[line.index + 1 : end][:1] if each is not headline]
    return rule.kept(each.text for each in below if may_be_person(each.text))


def _in_byline_box(line: Line, rule: Rule) -> list[str]:
    """A bare name in an element that calls itself byline or author."""
    hints = line.box.hints
    if not hints & Hint.BYLINE or hints & _NO_BYLINE or line.size > 60:
        return []
    text = clean(line.text)
    if DIGIT.search(text):
        # «فلان | 13 مايو 2024»
        rest = [part for part in _BAR.split(text) if not DIGIT.search(part)]
        text = rest[0] if len(rest) == 1 and may_be_person(rest[0]) else ":"
    if ":" in text or line.word in RELATIVE_WORDS:
        return []
    key = fold(text)
    if is_furniture(line, key):
        return []
    if len(line.pieces) > 1:
        # «فلان» «صحافية» «@fulan», each in an element of its own: the name is the name
        linked = [text for text in map(text_of, line.anchors) if 2 <= len(text.split()) <= 5]
        parts = [part for part in line.segments() if is_person(part)]
        if len(linked) > len(parts) and _are_people(several := split_names(text)):
            return rule.kept(several)
        if parts or linked:
            return rule.kept(parts or linked)
        # «الوادي» «@alwadi»
        rest = [part for part in line.segments() if not ACCOUNT.fullmatch(part)]
        text = rest[0] if len(rest) == 1 else text
        key = fold(text)
    return rule.kept([text]) if 2 <= len(key.split()) <= 5 else []


def _in_byline_element(line: Line, rule: Rule, *, alone: bool) -> list[str]:
    """A bare name in an inline element that calls itself author, beside the date or the rest, or
    ``alone`` on its line; not beside another article's title."""
    box = line.box
    several = len(line.pieces) > 1
    if not several and (line.links == line.size or not len(box.element)):
        return []  # a link of a menu, or nothing beside the words
    if line.size > 90 or box.count > 2 or (line.links >= TITLED and _leads_elsewhere(line)):
        return []
    hinted = several or alone
    for element in islice(box.element.iter("span", "a", "b", "strong", "em", "i", "svg"), 8):
        names = element.get("class")
        if names and _USER.search(names) is not None and not text_of(element):
            name = _behind_icon(element)
            if name:
                return rule.kept([name])
        kind = element.get("typeof")  # RDFa
        if kind and ("Person" in kind or "UserAccount" in kind):
            return rule.kept([text_of(element)])
        hints = hints_of(element) if hinted else Hint.NONE
        if hints & Hint.BYLINE and not hints & _NO_BYLINE:
            text = text_of(element)
            if "@" in text:
                text = ACCOUNT_BEHIND.sub("", text)  # «فلان» «@fulan»
            elif any(text_of(link) != text for link in element.iterdescendants("a")):
                continue  # what else it holds is no name: «أرسل بريدا»
            if begins(text) in BYLINE_WORDS:
                return []  # «مرسلة بواسطة فلان» has been asked as a byline
            if 2 <= len(text.split()) <= 4 and may_be_person(text):
                return rule.kept([text])
    return []


def _leads_elsewhere(line: Line) -> bool:
    """Whether a link of a line is another article's title, and neither a day nor an author."""
    return any(
        len(text) >= TITLED
        and DIGIT.search(text) is None
        and anchor.get("rel") is None
        and OF_AUTHORS.search(anchor.get("href", "")) is None
        for anchor, text in ((anchor, text_of(anchor)) for anchor in line.anchors)
    )


# Icons of a person or a pen, as their fonts call them.
_USER = re.compile(r"(?:^|[\s-])(?:user|person|pen|pencil|feather|author|writer)(?:$|[\s-])")


def _behind_icon(icon: etree._Element) -> str:
    """What an icon of a person stands before, where it may be a name."""
    text = clean(icon.tail or "")
    following = next(icon.itersiblings("*"), None)
    if not text and following is not None:
        text = text_of(following)
    text = _BAR.split(text)[0].strip(" :-–—،")
    return text if may_be_person(text) else ""


_NO_BYLINE = Hint.DATE | Hint.SHARE | Hint.RELATED | Hint.LIST | Hint.BIO
