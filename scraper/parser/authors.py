"""Who wrote the article: claims and printed bylines, by agreement; the publisher is no author."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import chain, islice, pairwise

from scraper.arabic.agencies import agencies
from scraper.arabic.bylines import is_name, is_trade, may_be_name
from scraper.arabic.furniture import begins
from scraper.arabic.places import places
from scraper.arabic.text import clean, fold
from scraper.parser.byline import BYLINE_WORDS, may_be_byline, parse_byline, split_names
from scraper.parser.crumbs import stands_with
from scraper.parser.dated import parts_of
from scraper.parser.dateline import is_dateline
from scraper.parser.elements import hints_of, text_of
from scraper.parser.hints import Hint
from scraper.parser.inserts import OF_AUTHORS, is_portrait
from scraper.parser.labels import LABEL_WORDS, RELATIVE_WORDS, is_furniture, is_label
from scraper.parser.layout import Layout
from scraper.parser.lines import Box, Line, Role
from scraper.parser.metadata import JSON_LD, MARKUP, Metadata

MAX_NAME = 80  # characters
REACH = 8  # lines before the headline and after the text in which a byline may stand
PORTRAIT = 4  # lines of a columnist's box over the headline: name, who it is, all articles

# Accounts of content systems, not people.
_ACCOUNTS = frozenset(map(fold, (
    "admin", "administrator", "editor", "editors", "webmaster", "root", "user", "guest", "author",
    "المحرر", "محرر", "المدير", "مدير الموقع", "ادمن", "أدمن", "مشرف", "الكاتب", "كاتب",
    "super user", "news", "web", "publisher", "team", "staff", "unknown",
    "anonymous", "غير معرف", "مجهول",
)))  # fmt: skip
# What a publisher calls itself before its name.
_OF_PUBLISHERS = frozenset(map(fold, (
    "موقع", "صحيفة", "جريدة", "وكالة", "شبكة", "قناة", "مجلة", "بوابة",
)))  # fmt: skip
_DIGIT = re.compile("[0-9٠-٩۰-۹]")
_ADDRESS = re.compile(r"https?://|www\.|@[\w-]+\.\w|^@")


def find_authors(
    layout: Layout,
    metadata: Metadata,
    headline: Line | None,
    body: tuple[int, int],
    names: Sequence[str],
    text_lines: frozenset[int],
    captions: frozenset[int] = frozenset(),
) -> tuple[tuple[str, ...], str | None, frozenset[int]]:
    """The authors, the source that won, and the indexes of the lines that print them.

    ``text_lines`` and ``captions`` are indexes of the body's lines and of pictures'.
    """
    rule = _Rule(names)
    printed, lines = _printed(layout, headline, body, text_lines, captions, rule)
    claimed = (
        (JSON_LD, rule.kept(metadata.graph.authors)),
        *((source, rule.kept([text])) for source, text in metadata.of("authors")),
    )
    for source, found in claimed:
        if found:
            # the same people in print: as printed, because claims drop second names and order
            if printed and {fold(name) for name in found} == {fold(name) for name in printed}:
                return tuple(printed), source, lines
            several = set(printed) < set(found)  # «كتبه فلان وفلان», of whom one was read
            if not printed or several:
                return tuple(found), source, lines
    found = printed or _in_title(layout, headline, text_lines, rule)
    return tuple(found), MARKUP if found else None, lines


# «فلان يكتب: …», «كتب فلان: …», «… بقلم: فلان», «… / فلان»
_WRITES = re.compile(r"(.{4,40}?)\s+[يت]كتب\s*[:.…–-]|كتبت?\s+([^:]{4,40}?)\s*:")
_SIGNED = re.compile(
    r".*\S\s*(?:[–—|(/-]\s*بقلم\s*[:/.–-]?|\sبقلم\s*[:/.–-]?|\s/|/\s)\s*(.{4,40}?)[\s.)]*"
)


def _in_title(
    layout: Layout, headline: Line | None, text_lines: frozenset[int], rule: _Rule
) -> list[str]:
    """The person who signs in the headline itself, as columns are headed, and of whom the text
    does not speak."""
    text = headline.text if headline is not None else ""
    if not ("كتب" in text or "بقلم" in text or "/" in text):
        return []
    match = _WRITES.match(text) or _SIGNED.fullmatch(text)
    name = clean(next(filter(None, match.groups()))) if match is not None else ""
    key = fold(name)
    if not is_name(key.split()):
        return []
    told = any(key in fold(layout.lines[index].text) for index in text_lines)
    return [] if told else rule.kept([name])


def are_sources(authors: Sequence[str]) -> bool:
    """Whether agencies and papers alone are named, and no person."""
    return all(name in agencies() for name in authors)


class _Rule:
    """What an author's name may be."""

    def __init__(self, names: Sequence[str]) -> None:
        self.publisher = {fold(name) for name in names if name}

    def allows(self, name: str) -> bool:
        key = fold(name)
        if not key or len(name) > MAX_NAME or key in _ACCOUNTS or key in self.publisher:
            return False
        word, _, rest = key.partition(" ")
        if word in _OF_PUBLISHERS and rest in self.publisher:
            return False  # «صحيفة كذا»; its team, «فريق كذا», signs as one of its desks does
        if _ADDRESS.search(name) or _DIGIT.search(name) or len(key.split()) > 8:
            return False
        return _MARK.search(name) is None or is_dateline(name) is None

    def kept(self, names: Iterable[str]) -> list[str]:
        found: dict[str, str] = {}
        for name in names:
            name = _plain(clean(name))
            if " " in name and _DIVIDED.search(name):
                name = self.person(name)
            parts: tuple[str, ...] = (name,)
            if not self.allows(name):
                continue
            if begins(name) in BYLINE_WORDS:
                if not self.allows(name.partition(" ")[2] or name):
                    continue  # «بواسطة admin»
                parts = parse_byline(name) or parts
            elif _BETWEEN.search(name):
                parts = split_names(name)
            for part in parts:
                part = part.strip(" :-–—|،,/")
                if self.allows(part):
                    found.setdefault(fold(part), part)
        return list(found.values())

    def person(self, name: str) -> str:
        """The name without the town or the publisher beside it: «عدن - فلان», «الوادي / فلان»."""
        parts = [part for part in _DIVIDED.split(name) if part]
        rest = [part for part in parts if part not in places() and not self._is_publisher(part)]
        one = len(parts) > len(rest) == 1 and may_be_name(fold(rest[0]).split())
        return rest[0] if one else name

    def _is_publisher(self, name: str) -> bool:
        """Whether a name is the publisher's, or stands whole in one of its names."""
        key = f" {fold(name)} "
        return any(key in f" {own} " for own in self.publisher)


_DIVIDED = re.compile(r"\s+[-–—/|]\s+")
# «Alaklabi_m@», «@sawsanm»: accounts printed beside the name
_ACCOUNT = re.compile(r"(?<!\S)(?:@\w+|\w+@)(?!\S)")
_BRACKETED = re.compile(r"\s*\(([^()]{2,30})\)")


def _plain(name: str) -> str:
    """The name without an account beside it, or the town in brackets: «فلان (جدة) fulan@»."""
    if "@" in name:
        name = _ACCOUNT.sub("", name).strip()
    match = _BRACKETED.search(name) if "(" in name else None
    if match is not None and match.start() and match[1] in places():
        name = name[: match.start()] + name[match.end() :]
    return name


def _printed(
    layout: Layout,
    headline: Line | None,
    body: tuple[int, int],
    text_lines: frozenset[int],
    captions: frozenset[int],
    rule: _Rule,
) -> tuple[list[str], frozenset[int]]:
    """Printed bylines around the headline and the text: «كتب: فلان», rel=author, a byline box."""
    start = headline.index if headline is not None else body[0]
    near = [
        *range(start + 1, body[0]),
        *range(max(start - REACH, 0), start),
        *(index for index in range(body[0], body[1] + 1) if index not in text_lines),
        *range(body[1] + 1, min(body[1] + REACH, len(layout.lines))),
    ]
    found: list[str] = []
    signed: Line | None = None  # the line that prints the first of them
    lines: set[int] = set()
    for index in near:
        if index >= len(layout.lines):
            continue
        line = layout.lines[index]
        if index > body[1] and line.word in LABEL_WORDS and is_label(line, fold(line.text)):
            break  # from here on everything is about other articles
        if line.size > 160 or line.box.roles & (Role.NAV | Role.FOOTER | Role.CAPTION):
            continue
        if _under_label(layout, line, body):
            continue
        names = _names_in(line, rule) or _below_label(layout, line, headline, rule)
        if not names and start - PORTRAIT <= index < body[0]:
            names = _linked_name(line, rule, headline, below=index > start)
        if not names and start - PORTRAIT <= index < start:
            names = _portrayed(layout, line, headline, rule)
        if not names and start < index < body[0] and index not in captions:
            names = _beside_date(layout, line, rule)
        if not names and body[1] < index <= body[1] + 3:
            names = _signature(layout, line, rule)
        if not names and index > body[1] and line.anchors and not found:
            around = line.box.parent if line.box.last - line.box.first == 1 else line.box
            if around is not None and is_portrait(layout, around):
                names = _linked_name(line, rule, headline, below=False)
        if names:
            lines.add(index)
            if not found or (are_sources(found) and not are_sources(names)):
                found, signed = names, line  # a person before a source
            elif start < index < body[0] and _signs_beside(line, signed, names):
                found += [name for name in names if name not in found]
    return found, frozenset(lines)


def _linked_name(line: Line, rule: _Rule, headline: Line | None, *, below: bool) -> list[str]:
    """A person's name that leads to the author's page: a line of its own, also with who that is,
    or, ``below`` the headline, beside account and date."""
    if not line.anchors or line.size > 100:
        return []
    if not below:
        alone = line.size <= 40 and line.links * 10 >= line.size * 9
        told = headline is not None and stands_with(line.box, headline.box)
        if len(line.anchors) != 1 or not (alone or (told and len(line.pieces) > 1)):
            return []
    pages: dict[str, str] = {}  # each author's page, and what first leads there
    others = False
    for anchor in line.anchors:
        href = anchor.get("href") or ""
        if OF_AUTHORS.search(href) is None:
            others = True
        elif text := text_of(anchor):
            pages.setdefault(href, text)
    names = list(pages.values())
    several = 1 < len(names) <= 3 and not others
    if not (len(names) == 1 or (several and line.links * 10 >= line.size * 8)):
        return []
    keys = [fold(name).split() for name in names]
    named = all(is_name(words) or (below and may_be_name(words)) for words in keys)
    return rule.kept(names) if named else []


def _signs_beside(line: Line, signed: Line | None, names: Sequence[str]) -> bool:
    """Whether a line names another author of the same article: in a box beside the first's, and
    each name leads to an author's page."""
    if signed is None or not 0 < line.index - signed.index <= PORTRAIT + 2:
        return False
    around = signed.box.parent
    near = around is not None and line.box.within(around.parent or around)
    return (
        near
        and all(
            each.anchors and OF_AUTHORS.search(each.anchors[0].get("href") or "")
            for each in (signed, line)
        )
        and all(is_name(fold(name).split()) for name in names)
    )


def _portrayed(layout: Layout, line: Line, headline: Line | None, rule: _Rule) -> list[str]:
    """A columnist's name in a heading of its own over the headline, beside the face."""
    if line.size > 40 or line.anchors or not line.box.roles & Role.HEADING or headline is None:
        return []
    if not is_name(fold(line.text).split()) or not stands_with(line.box, headline.box):
        return []
    faced = any(place == line.index for _, _, place in layout.images)
    return rule.kept([clean(line.text)]) if faced else []


def _under_label(layout: Layout, line: Line, body: tuple[int, int]) -> bool:
    """Whether a line stands in a block of comments or other articles; what holds the text as well
    is none."""
    box: Box | None = line.box
    for _ in range(4):
        if box is None or box.last - box.first > 40 or box.first <= body[0] < line.index:
            return False
        first = layout.lines[box.first]
        if first is not line and first.word in LABEL_WORDS and is_label(first, fold(first.text)):
            return True
        box = box.parent
    return False


def _beside_date(layout: Layout, line: Line, rule: _Rule) -> list[str]:
    """A person's name that stands bare beside the date, or over what that person does, between
    headline and text."""
    if line.size > 90:
        return []
    around = layout.lines[max(line.index - 1, 0) : line.index + 2]
    dated = any(_DIGIT.search(other.text) and other.size < 90 for other in around)
    if not dated and not (is_trade(around[-1].word) and around[-1].size <= 60):
        return []
    for text in chain.from_iterable(map(_BAR.split, parts_of(line) or [line.text])):
        text = clean(text).removeprefix("من ")  # «من فلان»
        words = fold(text).split()
        if len(text) <= 40 and not _DIGIT.search(text) and (is_name(words) or _is_desk(words)):
            return rule.kept([text])
    return []


_BAR = re.compile(r"\s*[|•·]\s*")


def _is_desk(words: Sequence[str]) -> bool:
    """«المحرر القانوني», «هيئة التحرير»: who signs without a name."""
    return 2 <= len(words) <= 3 and words[0] in _DESKS


_DESKS = frozenset(map(fold, ("المحرر", "المحررة", "هيئة", "فريق", "غرفة")))


def _signature(layout: Layout, line: Line, rule: _Rule) -> list[str]:
    """A person's name alone on a line right under the text: how some papers sign."""
    following = layout.lines[line.index + 1 : line.index + 3]
    if len(following) == 2 and _DIGIT.search(following[0].text) and following[1].size > MAX_NAME:
        return []  # a reader's name, a day, and what he has to say
    if line.links or line.size > 40 or line.box.roles & (Role.HEADING | Role.ITEM):
        return []
    names = split_names(clean(line.text))
    signed = len(names) <= 3 and all(is_name(fold(name).split()) for name in names)
    return rule.kept(names) if signed else []


def _names_in(line: Line, rule: _Rule) -> list[str]:
    marked = [
        text_of(anchor)
        for anchor in line.anchors
        if "author" in (anchor.get("rel") or "").split() or anchor.get("itemprop") == "author"
    ]
    if marked:
        return rule.kept(marked)
    if line.size > 160:
        return []
    texts = []
    if len(line.pieces) > 1:
        parts = line.segments()
        linked = _after_label(line, parts)
        if linked:
            return rule.kept(linked)
        texts += parts
        # «كتبت فلانة:» names, and is no label of what follows
        texts += [text for text in map(clean, line.pieces) if text.endswith(":")]
        # a label and a name in elements of their own: «مرسلة بواسطة» «فلان»
        texts += [f"{one} {two}" for one, two in pairwise(parts) if begins(one) in BYLINE_WORDS]
    if line.size <= 90:
        texts.append(line.text)
        text = line.text
        dotted = "|" in text or "·" in text or "•" in text
        divided = parts_of(line) if dotted else []  # «إعداد: فلان · محررة · 11 مارس»
        texts += divided
        texts += [f"{one} {two}" for one, two in pairwise(divided) if begins(one) in BYLINE_WORDS]
        told = line.word.startswith(("مراسل", "موفد"))
        match = _CORRESPONDENT.fullmatch(clean(text)) if told else None
        if match is not None and is_name(fold(match[1]).split()):
            return rule.kept([match[1]])
    for text in texts:
        if len(text) <= 90 and may_be_byline(text):
            names = rule.kept(parse_byline(clean(text)) or ())
            if names:
                return names
        person = rule.person(text) if len(text) <= 60 and _DIVIDED.search(text) else text
        if person != text and is_name(fold(person).split()):
            return rule.kept([person])  # «الوادي - فلان»
    return _in_byline_box(line, rule) or _in_byline_element(line, rule)


def _after_label(line: Line, parts: Sequence[str]) -> list[str]:
    """The linked name right behind a byline's label: «بواسطة» «فلان», whatever the name; and the
    other links of the line that lead to authors' pages: «نص: الوادي» «فلان»."""
    if not line.anchors or line.size > 90:
        return []
    first, *others = line.anchors
    name = text_of(first)
    labels = [label for label, behind in pairwise(parts) if behind == name]
    labels += [part.removesuffix(name) for part in parts if part.endswith(name) and others]
    if not any(fold(label) in BYLINE_WORDS for label in labels):
        return []
    named = [text_of(a) for a in others if OF_AUTHORS.search(a.get("href") or "") is not None]
    return [each for each in (name, *named) if may_be_name(fold(each).split())]


# What stands before an author's name alone on its line, and over nothing else.
_BYLINES = frozenset(map(fold, (
    "بقلم", "كتب", "كتبت", "كتبه", "كتبها", "الكاتب", "الكاتبة", "بواسطة", "إعداد", "المحرر", "by",
)))  # fmt: skip


def _below_label(layout: Layout, line: Line, headline: Line | None, rule: _Rule) -> list[str]:
    """A name on the line right below its label, in a box beside it: «بقلم» «فلان»."""
    if line.size > 12 or line.anchors or fold(line.text) not in _BYLINES:
        return []
    following = layout.lines[line.index + 1 : line.index + 2]
    if not following or following[0] is headline or following[0].size > 40:
        return []
    if line.box.parent is None or not following[0].box.within(line.box.parent):
        return []
    name = clean(following[0].text)
    return rule.kept([name]) if may_be_name(fold(name).split()) else []


# «مراسلتنا في تونس: فلانة»
_CORRESPONDENT = re.compile(r"(?:مراسل|موفد)(?:ة|نا|تنا)?(?:\s[^:]{2,25})?\s*:\s*([^:]{4,40})")
_MARK = re.compile(r"[-–—/:|(]")
_BETWEEN = re.compile(r"[،,;؛|/&+]| و")


def _in_byline_box(line: Line, rule: _Rule) -> list[str]:
    """A bare name in an element that calls itself byline or author."""
    hints = line.box.hints
    if line.size > 60 or not hints & Hint.BYLINE or hints & _NO_BYLINE:
        return []
    if re.search(r"[0-9٠-٩:]", line.text) or line.word in RELATIVE_WORDS:
        return []
    text = clean(line.text)
    key = fold(text)
    if is_furniture(line, key) or is_label(line, key):
        return []
    if len(line.pieces) > 1:
        # «فلان» «صحافية» «@fulan», each in an element of its own: the name is the name
        linked = [text for text in map(text_of, line.anchors) if 2 <= len(text.split()) <= 5]
        parts = [part for part in line.segments() if is_name(fold(part).split())]
        if parts or linked:
            return rule.kept(parts or linked)
        # «الوادي» «@alwadi»
        rest = [part for part in line.segments() if not _ACCOUNT.fullmatch(part)]
        text = rest[0] if len(rest) == 1 else text
        key = fold(text)
    return rule.kept([text]) if 2 <= len(key.split()) <= 5 else []


def _in_byline_element(line: Line, rule: _Rule) -> list[str]:
    """A bare name in an inline element that calls itself author, beside the date or the rest."""
    box = line.box
    if len(line.pieces) < 2 or line.size > 90 or box.last - box.first > 2:
        return []
    for element in islice(box.element.iter("span", "a", "b", "strong", "em", "i"), 8):
        hints = hints_of(element)
        if hints & Hint.BYLINE and not hints & _NO_BYLINE:
            text = text_of(element)
            if any(text_of(link) != text for link in element.iterdescendants("a")):
                continue  # what else it holds is no name: «أرسل بريدا»
            if begins(text) in BYLINE_WORDS:
                return []  # «مرسلة بواسطة فلان» has been asked as a byline
            if 2 <= len(text.split()) <= 4 and may_be_name(fold(text).split()):
                return rule.kept([text])
    return []


_NO_BYLINE = Hint.DATE | Hint.SHARE | Hint.RELATED | Hint.LIST | Hint.BIO
