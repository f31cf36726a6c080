"""Pages that a site makes of itself: its system's archives and notices, authors, services.

They have a headline and a paragraph or two, as a short article has. What tells them is what the
system says of them (its classes on ``body``), what they say to the visitor, the absence of any
date of their own, and the titles that follow with dates of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from scraper.arabic import furniture, notices
from scraper.arabic.bylines import is_name
from scraper.arabic.digits import DIGIT
from scraper.arabic.stops import STOPS
from scraper.arabic.text import fold
from scraper.parser.body.prose import Body
from scraper.parser.dates import parse_date, parse_dates
from scraper.parser.fields.headline import Headline
from scraper.parser.fields.untitled import leads_here
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role
from scraper.parser.metadata.head import Metadata
from scraper.parser.refused.nottexts import (
    CARD,
    FEW,
    FOLLOWING,
    LONE,
    SENTENCE,
    SHORT,
    in_place_of_text,
    is_fact,
    is_filled_in,
    is_for_sale,
    is_tabled,
    is_thread,
    is_vacancy,
)
from scraper.parser.signs.claims import day_in_address
from scraper.parser.signs.dated import parts_of
from scraper.parser.signs.inserts import TITLED, ends_in_more, is_title
from scraper.parser.signs.labels import is_label
from scraper.parser.signs.menus import is_menu_entry

CURT = 130  # characters of a notice under a title of one word
BIOGRAPHY = 900  # characters of a text that may be an author's life
NAME = 24  # characters of a section's name
NEAR = 6  # lines before the headline in which an article's date may stand
SERVICE = 5  # words of a service's name
MENU = 3  # links above a headline: a menu or a trail


def made_by_system(layout: Layout) -> str | None:
    """What the classes of ``body`` say that the page is, in words; None where they say nothing.

    As WordPress (``body_class``), Drupal and Joomla write them.
    """
    marks = _marks(layout)
    if not marks or not marks.isdisjoint(_ARTICLES):
        return None
    if not marks.isdisjoint(_GONE):
        return "soft 404: its system says that it does not exist"
    if not marks.isdisjoint(_SEARCHES):
        return "a listing: a search page by its system"
    # WordPress tells of what it is an archive as well: «archive category category-12»
    if not marks.isdisjoint(_LISTS) or ("archive" in marks and len(marks) > 1):
        return "a listing: a section, tag, author or date by its system"
    return None


def _marks(layout: Layout) -> frozenset[str]:
    return frozenset(_body_class(layout).lower().split())


def _body_class(layout: Layout) -> str:
    body = next(layout.root.iterchildren("body"), None)
    return body.get("class", "") if body is not None else ""


def is_post(layout: Layout) -> bool:
    """Whether the classes of ``body`` call the page an article of its own."""
    return not _marks(layout).isdisjoint(_ARTICLES)


_ARTICLES: Final = frozenset(("single", "single-post", "postid", "node-type-article"))
_GONE: Final = frozenset(("error404", "error-404", "page-404"))
_SEARCHES: Final = frozenset(("search-results", "search-no-results", "path-search", "page-search"))
_LISTS: Final = frozenset(("path-taxonomy", "page-taxonomy", "path-user", "page-user"))
_STATIC: Final = re.compile(r"(?:^| )page-id-\d+(?: |$)")  # a page of WordPress, and no post


def own_title(headline: Headline) -> str | None:
    """What a title alone says of the page that it stands on, in words; None for an article's."""
    key = fold(headline.text)
    if is_titled_own(headline) or _SUBSCRIPTIONS.fullmatch(key):
        return f"a page about the site or for its readers («{headline.text[:80]}»)"
    if _is_listing_title(headline.text) or _is_archive(headline.text) or _is_topic(headline.text):
        return f"a listing by its title («{headline.text[:80]}»)"
    return None


def is_titled_own(headline: Headline) -> bool:
    """Whether a title is that of a page about the site and no story's: systems give such pages,
    too, the day on which they were made."""
    key = fold(headline.text)
    return key in _OWN or _RULES.fullmatch(key) is not None


def own_page(
    layout: Layout,
    metadata: Metadata,
    headline: Headline,
    body: Body | None,
    text: int,
    url: str,
    names: Sequence[str],
) -> str | None:
    """Why a page that no data calls an article is one about or for the site; None otherwise.

    ``text``: the characters of its body; ``names``: the publisher's. Where its title is a
    service's that may be a story's as well («حالة الطقس»), a day beside it and a sentence below it
    make it one.
    """
    own = own_title(headline)
    if own is not None:
        return own
    key = fold(headline.text)
    topic = key in _TOPICS or _is_about(key, names)
    if body is None or not body.lines:
        return f"a service («{headline.text[:80]}»)" if topic else None
    if is_thread(layout, body):
        return "a forum's thread: what its members wrote, with who they are"
    if text >= BIOGRAPHY and not topic:
        return None
    place = in_place_of_text(layout, headline, body, text)
    if place is not None:
        return place
    few = text < SHORT and len(body.lines) <= FEW
    if few and _is_teaser(layout, body):
        return "a listing: a teaser, and the link to the rest of it"
    menu = len(key) <= NAME and is_menu_entry(layout, headline.text, body.lines[0].index)
    if (few or menu) and _is_below_title(layout, metadata, headline, body):
        return "a listing: the text below another article's title"
    if topic:
        why: str | None = f"a page about the site or for its readers («{headline.text[:80]}»)"
    else:
        why = _undated(layout, key, headline, body, text, url, menu=menu)
    if why is None:
        return None
    if is_post(layout) or is_dated(layout, metadata, headline, body):  # dear, so asked last
        served = topic and (not tells(body) or (text < LONE and is_tabled(layout, body)))
        return f"a service («{headline.text[:80]}»)" if served else None
    return why


def _undated(
    layout: Layout, key: str, headline: Headline, body: Body, text: int, url: str, *, menu: bool
) -> str | None:
    """What a page with a title and a short text is, should it have no day; None: an article."""
    if furniture.opening(notices.REFUSALS, fold(body.lines[0].text[:60])):
        return f"a notice to the visitor («{body.lines[0].text[:80]}»)"
    words = key.split()
    if words[0] in _ACADEMIC and is_name(words):
        return f"a person's page («{headline.text[:80]}»)"
    if key.startswith("خدمه ") and key.count(" ") < SERVICE:
        return f"a service («{headline.text[:80]}»)"
    if menu:
        return f"a listing: the menu leads to it («{headline.text[:80]}»)"
    if text < SHORT and len(body.lines) <= FEW:
        if headline.line is None:
            return "a few words under no title"
        if _is_notice(key, body, text):
            return f"a notice to the visitor («{body.lines[0].text[:80]}»)"
    if text < SHORT and is_for_sale(layout, body):
        return f"goods («{headline.text[:80]}»)"
    if text < SHORT and is_vacancy(layout, body, apart=False):
        return f"a vacancy («{headline.text[:80]}»)"
    if text < SHORT and len(body.lines) >= FEW and all(map(is_fact, body.lines)):
        return "facts, line for line, and no text"
    if is_filled_in(body):
        return "questions, and answers to tick"
    if day_in_address(url) is not None:
        return None
    if _STATIC.search(_body_class(layout)):
        return "a page of the site by its system, without a date"
    cards = _before_cards(layout, body, text, named=is_name(key.split()))
    lone = len(body.lines) == 1 and text < LONE and _NUMBERED.search(url) is None
    return cards or ("one paragraph without a day" if lone else None)


_NUMBERED: Final = re.compile("[0-9]{4}")  # an article's address, or its day


# «د. فلان», «أ.د. فلان»: whom an institution presents under the name alone
_ACADEMIC: Final = frozenset(("د", "ا", "ا د", "الدكتور", "الدكتوره", "الاستاذ", "الاستاذه"))


def _is_teaser(layout: Layout, body: Body) -> bool:
    """Whether a link «المزيد» to another page stands right behind the text and leads where the link
    before the text does: its title's."""
    first, last = body.lines[0].index, body.lines[-1].index + 1
    if last >= len(layout.lines):
        return False
    more, title = layout.lines[last], layout.lines[first - 1]
    if not more.anchors or not title.anchors or not more.size < 30:
        return False
    address = more.anchors[-1].get("href") or "#"
    same = address[:1] != "#" and address == title.anchors[-1].get("href")
    return same and fold(more.text) in furniture.whole(notices.MORE)


def _is_below_title(layout: Layout, metadata: Metadata, headline: Headline, body: Body) -> bool:
    """Whether the linked title of another article stands right over a text that has no day, below
    the page's own headline or in the place of it: the first of a listing, shown large."""
    first = body.lines[0]
    above = first
    for above in reversed(layout.lines[max(first.index - FEW, 0) : first.index]):
        if above.size >= CARD or is_title(above):
            break  # else its day or its section
    own = headline.line or above
    if (
        own.index > above.index
        or not above.box.roles & Role.HEADING
        or not is_title(above)
        or leads_here(above, metadata)
    ):
        return False
    if own is above:
        otherwise = metadata.title and fold(above.text) not in fold(metadata.title)
        return bool(otherwise) and not is_dated(layout, metadata, headline, body)
    around = above.box.parent
    return around is not None and first.box.within(around) and not own.box.within(around)


def _is_about(key: str, names: Sequence[str]) -> bool:
    """«عن الضفاف» on the pages of «شبكة الضفاف», «من نحن شبكة الضفاف», «شبكة الضفاف»."""
    about = _ABOUT.match(key)
    if about is None:
        return any(key == fold(name) for name in names)
    words = set(key[about.end() :].split())
    return any(words.issubset(fold(name).split()) for name in names)


_ABOUT = re.compile("(?:عن|حول|من نحن|about) ")


def tells(body: Body) -> bool:
    """Whether a text has a sentence in it, and not only what a table's cells or a menu say."""
    return any(line.size >= SENTENCE for line in body.lines)


def tells_more(body: Body | None) -> bool:
    """Whether a text has as many whole sentences' paragraphs as no mere description has."""
    lines = body.lines if body is not None else []
    whole = (line for line in lines if line.size >= SENTENCE and line.text.endswith(STOPS))
    return sum(not line.links for line in whole) >= FEW


def breaks_off(body: Body) -> bool:
    """Whether a third of the lines end in a link «المزيد»: teasers, one below the other."""
    more = sum(1 for line in body.lines if line.anchors and ends_in_more(line))
    return more >= FEW and more * 3 >= len(body.lines)


_SERVICES = furniture.whole(furniture.SERVICES)
# one word of these may well be the headline of a column: «الصور», «السابق»
_WORDS = frozenset(phrase for phrase in _SERVICES if " " not in phrase)
_TOPICS = furniture.whole(notices.TOPICS) | _WORDS
_OWN = (furniture.whole(notices.OWN_PAGES) | _SERVICES) - _TOPICS
_RULES = re.compile(f"{notices.RULES}(?: {notices.RULED})+")
_SUBSCRIPTIONS = re.compile(notices.SUBSCRIPTIONS)


_ARCHIVE = re.compile(r"(?:ال)?[أا]رشيف(?: [^\W\d]+){0,3}:? ?[^\W\d]* ?[0-9٠-٩/ -]{4,10}")


def _is_archive(title: str) -> bool:
    """«أرشيف الأخبار: 2013», «شباط 2026»: a month of the web's years and no more."""
    if not DIGIT.search(title[-1:]):
        return False
    if _ARCHIVE.fullmatch(title):
        return True
    first = parse_date(f"1 {title}")
    return first is not None and first.year >= WEB


def _is_topic(title: str) -> bool:
    """«#السوق_الكبير» and no more."""
    return title.startswith("#") and " " not in title


WEB = 2000  # before this year no page was filed; months before it are history's


def _is_listing_title(title: str) -> bool:
    """«الوسم: سوق النحاسين»; not «الكاتب: لن أعتذر», which somebody says, nor a name of as many
    words as only a headline has."""
    label, colon, name = title.partition(":")
    if not colon or len(label) >= 24:
        return False
    key = fold(label)
    if key in furniture.whole(notices.COMMENT_LABELS):
        return True
    return len(name.split()) <= NAMED and key in furniture.whole(notices.LISTING_LABELS)


NAMED = 4  # words of a tag's or category's name, at most


def _is_notice(key: str, body: Body, text: int) -> bool:
    """Whether a page says to its visitor that there is nothing. A word alone («خطأ», «قريبا») is
    as well the title of a column, which has more to say."""
    if key in furniture.whole(notices.NOTICE_TITLES) and (" " in key or text < CURT):
        return True
    if furniture.opening(furniture.LINE_OPENINGS, key):  # «حمل تطبيق الوادي»
        return True
    opening = furniture.opening(notices.NOTICE_TITLES, key)
    if " " in opening and len(key) < 2 * len(opening) + 24:
        return True
    says = furniture.anywhere(notices.NOTICES)
    return any(says.search(fold(line.text)) for line in body.lines)


def is_dated(layout: Layout, metadata: Metadata, headline: Headline, body: Body) -> bool:
    """Whether data or a line at the headline or below the text tell a day.

    The address is no witness of what stands there now: a notice has that of the article it lost.
    """
    if metadata.graph.published or metadata.of("published"):
        return True
    first, last = body.lines[0].index, body.lines[-1].index
    top = headline.line.index if headline.line is not None else first
    start = _start(layout, min(top, first))
    own = layout.lines[start:first]
    below = layout.lines[last + 1 : last + 1 + FEW]
    for place, line in enumerate(below):
        if line.links:
            below = below[: place - (place > 0 and _is_card(below[place - 1], line, body))]
            break
    end = last + len(below)
    for element, box, place in layout.times:  # «<time datetime="2025-03-02">قبل يومين</time>»
        near = start <= place <= first or last < place <= end
        if near and element.get("datetime") and not box.roles & (Role.NAV | Role.ASIDE):
            return True
    return any(_has_day(layout, line) for line in (*own, *below))


def _is_card(day: Line, title: Line, body: Body) -> bool:
    """Whether a day stands in one box with the linked title below it and without the text."""
    cards = (day.box, day.box.parent or day.box)
    return any(title.box.within(card) and not body.lines[-1].box.within(card) for card in cards)


def _start(layout: Layout, top: int) -> int:
    """Where the lines above a headline begin that may be its own: below the menu or the trail. The
    day that a site prints over them is every page's."""
    links = 0
    for place in range(top - 1, max(top - NEAR, 0) - 1, -1):
        line = layout.lines[place]
        links += len(line.anchors)
        if links >= MENU or line.box.roles & Role.NAV:
            return place + 1
    return max(top - NEAR, 0)


def _has_day(layout: Layout, line: Line) -> bool:
    if line.size > 160 or line.linked:
        return False
    if line.word not in _AGO and not DIGIT.search(line.text):
        return False
    found = [line.dates(layout.base)]
    found += (parse_dates(part, layout.base) for part in parts_of(line))
    return any(each.published is not None or each.modified is not None for each in found)


_AGO: Final = frozenset(("منذ", "قبل"))  # «منذ ساعتين»


def _before_cards(layout: Layout, body: Body, text: int, *, named: bool) -> str | None:
    """Titles with dates or teasers right behind the text, under no label: a section and what it is
    about. A label may say whose articles follow, where the page is ``named`` after a person."""
    titles = dates = 0
    last = body.lines[-1].index
    for line in layout.lines[last + 1 : last + 1 + FOLLOWING]:
        key = fold(line.text) if line.size < 60 else ""
        if not titles and (
            key in furniture.whole(notices.AUTHOR_LISTS)
            or (named and key in furniture.whole(notices.LATEST))
        ):
            return "an author's page: a life, and the author's articles"
        if titles and key in furniture.whole(notices.MORE):
            continue  # the end of a card
        if is_label(line, key or fold(line.text)):
            break
        title = is_title(line) or ends_in_more(line)
        over = ends_in_more(layout.lines[min(line.index + 1, len(layout.lines) - 1)])
        day = line.size < 60 and _has_day(layout, line)
        filed = line.size <= TITLED and line.links == line.size  # under its section
        if not (title or over or day or titles or filed):
            break  # something else stands between: a label of whatever words
        titles += title
        dates += day
    if titles >= FEW and len(body.lines) <= FEW:
        if named:
            return "an author's page: a life, and the author's articles"
        if text < SHORT and dates >= FEW:
            return "a listing: what it is about, and titles with their dates"
    return None
