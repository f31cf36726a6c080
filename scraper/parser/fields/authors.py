"""Who wrote the article: claims and printed bylines, by agreement; the publisher is no author."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from lxml import etree

from scraper.arabic.agencies import FIRST_WORDS, agencies
from scraper.arabic.bylines import is_name, is_person, may_be_name, may_be_person
from scraper.arabic.digits import DIGIT
from scraper.arabic.furniture import begins
from scraper.arabic.text import clean, fold
from scraper.parser.fields.authorlines import (
    PORTRAIT,
    below_label,
    beside_date,
    linked_name,
    names_in,
    portrayed,
    signature,
    signs_beside,
)
from scraper.parser.fields.authornames import Rule
from scraper.parser.fields.publisher import title_parts
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role, is_in_own_footer
from scraper.parser.markup.standing import stands_with
from scraper.parser.metadata.head import JSON_LD, MARKUP, Metadata
from scraper.parser.signs.dated import parts_of
from scraper.parser.signs.facts import facts_below, facts_between, is_readers, may_count
from scraper.parser.signs.inserts import OF_AUTHORS, TITLED, is_portrait
from scraper.parser.signs.labels import LABEL_WORDS, SLOTS, is_comments_label, is_label
from scraper.rare import rare

MAX_LINE = 160  # characters of a line that names who wrote
SIGNED = 3  # lines below the text in which a bare name signs it
REACH = 8  # lines before the headline and after the text in which a byline may stand


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
    rule = Rule(names, metadata.address)
    printed, lines = _Bylines(layout, headline, body, text_lines, captions, rule).read()
    for source, claimed in _claims(layout, metadata, headline):
        found = rule.kept(claimed)
        if found:
            # the same people in print: as printed, because claims drop second names and order
            if printed and {fold(name) for name in found} == {fold(name) for name in printed}:
                return tuple(printed), source, lines
            several = set(printed) < set(found)  # «كتبه فلان وفلان», of whom one was read
            if not printed or several:
                return tuple(found), source, lines
    found = printed or _in_title(layout, headline, text_lines, rule)
    found = found or _portrayed_below(layout, headline, body, rule)
    found = found or _beside_title(layout, metadata.title or "", headline, rule)
    return tuple(found), MARKUP if found else None, lines


def _claims(
    layout: Layout, metadata: Metadata, headline: Line | None
) -> Iterator[tuple[str, list[str]]]:
    """Whom the page's data name, by their sources, the best first."""
    yield JSON_LD, metadata.graph.authors
    for source, text in metadata.of("authors"):
        yield source, [text]
    yield MARKUP, _in_microdata(layout, headline)


def _in_microdata(layout: Layout, headline: Line | None) -> list[str]:
    """Whom microdata call the author of what holds the headline: not of a comment, nor of another
    article beside it."""
    elements = layout.props("author", "creator")
    if not elements or headline is None:
        return []
    around = set(headline.box.element.iterancestors())
    names = []
    for element in elements:
        things = (each for each in element.iterancestors() if each.get("itemscope") is not None)
        thing = next(things, None)
        if thing is None or thing in around:
            named = (each for each in element.iter("*") if "name" in each.get("itemprop", ""))
            told = next(named, element)
            names.append(told.get("content") or text_of(told))
    # one word is the site's short name, which nothing else on the page may tell
    return [name for name in names if len(name.split()) > 1]


# «فلان يكتب: …», «كتب فلان: …», «… بقلم: فلان», «… / فلان»
_WRITES = rare(r"(.{4,40}?)\s+[يت]كتب\s*[:.…–-]|كتبت?\s+([^:]{4,40}?)\s*:")
_SIGNED = rare(
    r".*\S\s*(?:[–—|(/-]\s*بقلم\s*[:/.–-]?|\sبقلم\s*[:/.–-]?|\s/|/\s)\s*(.{4,40}?)[\s.)]*"
)


def _in_title(
    layout: Layout, headline: Line | None, text_lines: frozenset[int], rule: Rule
) -> list[str]:
    """The person who signs in the headline itself, as columns are headed, and of whom the text
    does not speak."""
    text = headline.text if headline is not None else ""
    if not ("كتب" in text or "بقلم" in text or "/" in text):
        return []
    match = _WRITES.match(text) or _SIGNED.fullmatch(text)
    name = clean(next(filter(None, match.groups()))) if match is not None else ""
    key = fold(name)
    sure = "بقلم" in text and may_be_name(key.split())
    if not (sure or is_name(key.split())):
        return []
    told = any(key in fold(layout.lines[index].text) for index in text_lines)
    return [] if told else rule.kept([name])


def _beside_title(layout: Layout, title: str, headline: Line | None, rule: Rule) -> list[str]:
    """The person whom <title> names beside the headline, as a column's does, and whose page a link
    that reads so leads to, or who stands bare at the headline."""
    named = [(fold(part), part) for part in title_parts(title)]
    return [
        name
        for key, part in named
        if is_name(key.split())
        and any(
            _stands_at(line, headline)
            if not line.anchors
            else _leads_to_author(line.anchors[0]) and fold(text_of(line.anchors[0])) == key
            for line in layout.beginning({key.partition(" ")[0]})
            if line.anchors or fold(line.text) == key
        )
        for name in rule.kept([part])
    ]


def _stands_at(line: Line, headline: Line | None) -> bool:
    """Whether a line is one of the few over a headline or the one below it."""
    if headline is None or line is headline:
        return False
    return headline.index - SIGNED <= line.index <= headline.index + 1


def are_sources(authors: Sequence[str]) -> bool:
    """Whether agencies, papers and desks alone are named, and no person."""
    return all(
        name in agencies() or begins(name) in FIRST_WORDS or fold(name).endswith(_OF_DESKS)
        for name in authors
    )


_OF_DESKS = tuple(map(fold, (" التحرير", " الأخبار")))  # «هيئة التحرير», «غرفة الأخبار»


class _Bylines:
    """The printed bylines around the headline and the text, gathered line by line: «كتب: فلان»,
    rel=author, a byline box. ``text_lines`` and ``captions`` are indexes."""

    def __init__(
        self,
        layout: Layout,
        headline: Line | None,
        body: tuple[int, int],
        text_lines: frozenset[int],
        captions: frozenset[int],
        rule: Rule,
    ) -> None:
        self.layout = layout
        self.headline = headline
        self.body = body
        self.text_lines = text_lines
        self.captions = captions
        self.rule = rule
        self.start = headline.index if headline is not None else body[0]
        self.top = _below_lead(layout, *body, text_lines)
        self.names: list[str] = []
        self.signed: Line | None = None  # the line that prints the first of them
        self.lines: set[int] = set()

    @cached_property
    def facts(self) -> Sequence[Line]:
        """What is told of the article in the lines below its text."""
        return facts_below(self.layout, self.body[1])

    def read(self) -> tuple[list[str], frozenset[int]]:
        """The names, and the indexes of the lines that print them."""
        lines, start, (first, last) = self.layout.lines, self.start, self.body
        for line in (
            *lines[start + 1 : first],
            *lines[max(start - REACH, 0) : start],
            *lines[first : last + 1],
        ):
            if line.index not in self.text_lines:
                self._ask(line)
        self._read_below(lines[last + 1 : last + REACH])
        if not self.names:
            self.names = _pictured(self.layout, max(start - PORTRAIT, 0), first, self.rule)
        return self.names, frozenset(self.lines)

    def _read_below(self, below: Sequence[Line]) -> None:
        """What stands below the text, down to where it is about other articles."""
        owned = False  # whether a label has been read
        for line in below:
            key = fold(line.text) if line.word in LABEL_WORDS else ""
            if key and is_label(line, key) and not (may_count(key) and line in self.facts):
                if not self.names and key in _ABOUT:
                    self.names = _presented(self.layout, line, self.rule)
                # «الوسوم: …» with what it labels owns nothing more
                owned = owned or not 0 < line.links < line.size
            if owned and self.names:
                return
            # under a label only what says that it is about the author is
            if is_readers(line, below):
                owned = True
            if not owned or (line.anchors and line.box.called(Hint.BIO) is not None):
                self._ask(line)

    def _ask(self, line: Line) -> None:
        """Takes whom a line names, where it may name who wrote."""
        roles = line.box.roles
        # nor who is quoted, or posted it on a network
        if self.headline is not None:
            roles &= ~(self.headline.box.roles & Role.QUOTE)  # the page may be indented by one
        if line.size > MAX_LINE or roles & _OF_OTHERS:
            return
        between = self.start < line.index < self.top
        # what an article has between headline and text may be its own ``footer``
        if roles & Role.FOOTER and not (between or is_in_own_footer(line.box, self.headline)):
            return
        names = self._names_on(line, between=between)
        if line.index in self.captions and are_sources(names):
            return  # whose the picture is
        if not names or (
            _is_of_another(self.layout, line, self.body)
            and not (line.index > self.body[1] and line in self.facts)
        ):
            return
        self.lines.add(line.index)
        if not self.names or (are_sources(self.names) and not are_sources(names)):
            self.names, self.signed = names, line  # a person before a source
        elif between and self.signed is not None and signs_beside(line, self.signed, names):
            self.names += [name for name in names if name not in self.names]

    def _names_on(self, line: Line, *, between: bool) -> list[str]:
        """Whom a line names by what it says, else by where it stands."""
        layout, headline, rule = self.layout, self.headline, self.rule
        names = names_in(line, rule, between=between) or below_label(layout, line, headline, rule)
        if names:
            return names
        if self.start - PORTRAIT <= line.index < self.top:
            names = linked_name(line, rule, headline, below=between)
            names = names or portrayed(layout, line, headline, rule)
            if names or line.index in self.captions:
                return names
            signed = between or _is_signed_over(line, headline)
            names = beside_date(layout, line, rule, headline) if signed else []
            return names or self._linked_in(line)
        below = line.index - self.body[1]
        if 0 < below <= SIGNED and not line.box.roles & Role.FIGURE:
            names = signature(layout, line, rule, near=below < SIGNED)
        if not names and below > 0 and line.anchors and not self.names:
            names = _beside_portrait(layout, line, headline, rule)
        return names or self._linked_in(line)

    def _linked_in(self, line: Line) -> list[str]:
        """Whom a line links to that is one of the facts about the article, over its headline or
        below its text."""
        signing = list(filter(_leads_to_author, line.anchors)) if not self.names else []
        if not signing:
            return []
        facts = self.facts
        if line.index < self.start:
            facts = facts_between(self.layout, max(self.start - REACH, 0), self.start)
        return self.rule.kept(map(text_of, signing)) if line in facts else []


def _portrayed_below(
    layout: Layout, headline: Line | None, body: tuple[int, int], rule: Rule
) -> list[str]:
    """The only person about whom a box below the text tells, however much stands between: a site's
    columnists are several."""
    found: dict[str, None] = {}
    commented = False  # what follows are readers
    for line in layout.lines[body[1] + 1 : body[1] + 1 + FAR]:
        if line.anchors:
            if line.box.roles & _FRAME or not _leads_to_author(line.anchors[0]):
                continue
            if commented and _is_dated(layout, line):
                continue
            names = _beside_portrait(layout, line, headline, rule)
        elif line.word in _ABOUT_WORDS and fold(line.text) in _ABOUT:
            names = _presented(layout, line, rule)
        else:
            commented = commented or (line.word in _READERS and is_comments_label(fold(line.text)))
            continue
        if names and not _is_of_another(layout, line, body):
            found.update(dict.fromkeys(names))
    return list(found) if len(found) == 1 else []


def _leads_to_author(anchor: etree._Element) -> bool:
    return OF_AUTHORS.search(anchor.get("href", "")) is not None


def _is_dated(layout: Layout, line: Line) -> bool:
    """Whether a day stands in the box of a line, as beside a reader's name."""
    around = line.box.parent if line.box.alone else line.box
    beside = layout.lines[around.first : around.last] if around is not None else []
    return any(
        DIGIT.search(each.text) and each.dates(layout.base).published is not None for each in beside
    )


_READERS = frozenset(map(fold, ("التعليقات", "تعليقات", "comments", "commentaires")))
FAR = 40  # lines below the text in which the author's box may stand
_OF_OTHERS = Role.NAV | Role.CAPTION | Role.QUOTE
_FRAME = Role.NAV | Role.CAPTION | Role.ASIDE | Role.FOOTER


def _below_lead(layout: Layout, first: int, last: int, text_lines: frozenset[int]) -> int:
    """Where the text's own paragraphs begin: who wrote may stand below a lead that is apart."""
    second = next((at for at in range(first + 1, last + 1) if at in text_lines), first)
    if second <= first + 1 or layout.lines[first].box.stand() == layout.lines[second].box.stand():
        return first
    return second


def _beside_portrait(layout: Layout, line: Line, headline: Line | None, rule: Rule) -> list[str]:
    """A name below the text in a box about who wrote, which leads to the author's page, or over a
    link that does: «كل المقالات»."""
    around = line.box.parent if line.box.alone else line.box
    if around is None or not is_portrait(layout, around):
        return []
    first = layout.lines[around.first]
    over = first is not line and is_person(first.text)
    if over and any(map(_leads_to_author, line.anchors)):
        return rule.kept([clean(first.text)])
    return linked_name(line, rule, headline, below=False)


def _is_of_another(layout: Layout, line: Line, body: tuple[int, int]) -> bool:
    """Whether whom a line names has written something else: another article, a book."""
    return (
        _under_label(layout, line, body)
        or (line.index > body[1] and _is_listed(layout, line))
        or (line.word in _OF_WORKS and _is_of_work(layout, line))
    )


# «المؤلف: فلان», «الناشر: دار كذا»: who made the book that is spoken of.
_OF_WORKS = frozenset(map(fold, ("المؤلف", "المؤلفة", "تأليف", "ترجمة", "الناشر")))
_FACTS = frozenset(map(fold, (
    "الناشر", "الطبعة", "الكتاب", "الرواية", "السعر", "إخراج", "المخرج", "بطولة", "سيناريو",
    "تأليف", "المؤلف", "المؤلفة", "ترجمة",
)))  # fmt: skip


def _is_of_work(layout: Layout, line: Line) -> bool:
    """Whether the line before or after tells another fact of a book or a film."""
    beside = layout.lines[max(line.index - 1, 0) : line.index + 2]
    return any(other is not line and other.word in _FACTS and ":" in other.text for other in beside)


def _is_signed_over(line: Line, headline: Line | None) -> bool:
    """Whether a line right over the headline has a day and something beside it: «فلان - 9 مارس
    2025»."""
    if headline is None or not headline.index - 2 <= line.index < headline.index:
        return False
    beside = DIGIT.search(line.text) is not None and bool(parts_of(line))
    return beside and stands_with(line.box, headline.box)


# What a box about the author says over the name.
_ABOUT = frozenset(map(fold, (
    "عن الكاتب", "عن الكاتبة", "نبذة عن الكاتب", "عن المؤلف", "عن كاتب المقال", "about the author",
)))  # fmt: skip


_ABOUT_WORDS = frozenset(name.partition(" ")[0] for name in _ABOUT)


def _presented(layout: Layout, label: Line, rule: Rule) -> list[str]:
    """The name right below «عن الكاتب»."""
    below = layout.lines[label.index + 1 : label.index + 2]
    return rule.kept(line.text for line in below if is_person(line.text))


def _pictured(layout: Layout, first: int, last: int, rule: Rule) -> list[str]:
    """Whose face leads to the author's page and has the name in words that nobody sees, or bare
    right behind it."""
    for image, _, place in layout.pictures(first, last):
        link = image.getparent()
        if link is None or link.tag != "a" or not _leads_to_author(link):
            continue
        name = clean(image.get("alt", ""))
        if name and may_be_person(name):
            return rule.kept([name])
        behind = layout.lines[place] if place < last else None
        if behind is not None and is_person(behind.text):
            return rule.kept([clean(behind.text)])
    return []


def _is_listed(layout: Layout, line: Line) -> bool:
    """Whether a line in the column beside the text has an article's title beside it: columnists
    are listed so."""
    around = line.box.parent
    if not line.box.roles & Role.ASIDE or around is None:
        return False
    beside = [*line.anchors] if len(line.anchors) > 1 else []
    if around.count <= COLUMNIST:
        beside += [
            each for other in layout.lines[around.first : around.last] for each in other.anchors
        ]
    return any(
        OF_AUTHORS.search(each.get("href", "")) is None and len(text_of(each)) >= TITLED
        for each in beside
    )


SAID = 60  # characters of what a reader says, at least
COLUMNIST = 6  # lines of a columnist in a list of them


def _under_label(layout: Layout, line: Line, body: tuple[int, int]) -> bool:
    """Whether a line stands in a block of comments or other articles; what holds the text as well
    is none."""
    for box in islice(line.box.outwards(), 4):
        if box.count > 40:
            return False
        if box.first <= body[0] < max(line.index, box.last):
            return False
        first = layout.lines[box.first]
        if first is not line and first.word in LABEL_WORDS:
            key = fold(first.text)
            if is_label(first, key) and not (
                # over the text a counter or a button among short lines owns nothing: «التعليقات: 0»
                line.index < body[0]
                and (key in SLOTS or is_comments_label(key))
                and all(each.size < SAID for each in layout.lines[box.first : box.last])
            ):
                return True
    return False
