"""The headline of a page whose ``<title>`` is the site's on every page: the heading over the text.

Old portals, print versions and pages of ministries do so; nothing in their heads says the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import islice
from urllib.parse import unquote, urljoin, urlsplit

from scraper.arabic.pagenames import names_institution, names_page
from scraper.arabic.stops import STOPS
from scraper.arabic.text import clean, fold
from scraper.parser.fields.crumbs import is_home
from scraper.parser.fields.headline import Headline
from scraper.parser.fields.publisher import is_in_copyright, name_in_logo, title_parts
from scraper.parser.markup.elements import hints_of, stands_out, text_of
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role
from scraper.parser.metadata.head import MARKUP, TITLE, Metadata
from scraper.parser.signs.byline import may_be_byline, parse_byline
from scraper.parser.signs.dated import DatedLines
from scraper.parser.signs.labels import LABEL_WORDS, is_label
from scraper.parser.signs.menus import is_menu_entry, is_root
from scraper.parser.signs.wording import FURNITURE_WORDS, is_furniture

SHORT = 30  # characters of a section's name
BELOW = 14  # lines under a heading in which its text begins
SAMPLE = 20  # lines under a heading that show what it is about
PROSE = 80  # characters of a line that is text
SENTENCE = 50  # of one that is a sentence as well
_TOLD, _UNTOLD = 0.4, 0.25  # of a title's words that its text uses; at most, of a site's name
_TAKEN_UP = 0.6  # of a headline's words, where nothing but the text says that it is one
_SIZE = re.compile(r"font-size:\s*([0-9.]+)(pt|px)")


def settle(
    layout: Layout, metadata: Metadata, found: Headline | None, names: Sequence[str]
) -> tuple[Headline | None, str]:
    """The headline, where what was ``found`` may be the site's, a section's or a page's, and the
    title that is the site's own; "" for none. ``names`` are the publisher's."""
    if found is None:
        return _untold_heading(layout, metadata), ""
    if found.line is not None and _closes_page(layout, found.line):
        if fold(found.text) in {fold(text) for text in _claimed(metadata)}:
            return replace(found, line=None), ""
        return _as_headline(_lone_heading(layout, metadata)), found.text
    if _is_section(layout, metadata, found, names):
        return _instead_of_section(layout, metadata, found, names), ""
    heading = _below_page_name(layout, metadata, found)
    if heading is None and found.line is not None:
        heading = _below_masthead(layout, metadata, found)
    if heading is not None:
        return heading, found.text
    if found.line is not None or found.source != TITLE:
        return found, ""
    line = _lone_heading(layout, metadata)
    if _is_the_sites(layout, found.text, line):
        return _as_headline(line), found.text
    return _longest_part(layout, metadata, names) or found, ""


def _closes_page(layout: Layout, line: Line) -> bool:
    """Whether all text of a page stands above a line that is no heading, and next to nothing below:
    a footer prints the site's title too. Verses and short sentences are text."""
    if line.box.roles & Role.HEADING:
        return False
    few = 0
    for each in reversed(layout.texts):
        if each.index <= line.index:
            break
        few += each.size - each.links >= TOLD
        if few > FEW or _is_prose(each):
            return False
    return any(_is_prose(each) for each in layout.texts if each.index < line.index)


TOLD = 15  # characters of what a footer says
FEW = 3  # lines of it: whose the page is, who made it


def _as_headline(line: Line | None) -> Headline | None:
    """The headline that a line prints, where there is one."""
    return Headline(clean(line.text), MARKUP, line) if line is not None else None


def _is_the_sites(layout: Layout, title: str, heading: Line | None) -> bool:
    """Whether a <title> is only the site's name, and so no headline: the copyright line or the
    link home has it too, or the text below a ``heading`` speaks of that alone."""
    if is_in_copyright(layout, title):
        return True
    if heading is None:
        return False
    return _names_home(layout, title) or _is_about(layout, heading, title)


def _lone_heading(
    layout: Layout, metadata: Metadata, start: int = 0, *, bold: bool = False
) -> Line | None:
    """The first heading with prose right below it, of a page that nowhere says its title: a
    heading by its tag, its type or its name, else a line of its own that the text takes up. None
    before the line ``start`` is looked at. A link to the page itself may be one, no other;
    ``bold``: a line in bold throughout as well."""
    dates = DatedLines(layout)
    said = {fold(text) for text in (*metadata.texts("descriptions"), *metadata.graph.descriptions)}
    for line in layout.lines[start:]:
        if not 15 <= line.size <= 200 or (line.links and not leads_here(line, metadata)):
            continue
        if line.box.roles & _OUTSIDE or line.text.endswith("."):
            continue  # a lead in a heading
        below = layout.lines[line.index + 1 : line.index + BELOW]
        prose = next(filter(_is_prose, below), None)
        if prose is None or _is_outranked(line, layout.lines[line.index + 1 : prose.index], said):
            continue
        if not (_is_marked(line, bold=bold) or _is_taken_up(layout, line)):
            continue
        if not (dates.prints_date(line) or _is_no_title(line, clean(line.text))):
            return line
    return None


_OUTSIDE = Role.NAV | Role.FOOTER | Role.ASIDE | Role.PICTURED


def _is_outranked(line: Line, between: Sequence[Line], said: Set[str]) -> bool:
    """Whether a heading as high stands between a line and the text. A lead may stand in one:
    a sentence, or what the head describes the page with, ``said``."""
    box = line.box
    highest = min(
        (
            each.box.tag
            for each in between
            if each.box.roles & Role.HEADING
            and not (each.text.endswith(".") or fold(each.text) in said)
        ),
        default="",
    )
    if not highest or (box.alone and box.hints & Hint.HEADLINE):
        return False
    return not box.roles & Role.HEADING or box.tag >= highest


def _is_marked(line: Line, *, bold: bool) -> bool:
    """Whether a line is a heading by its tag, its type or its name, or ``bold`` throughout."""
    box = line.box
    if box.roles & Role.HEADING or _is_large(line):
        return True
    several = bold and box.alone and len(_long_words(line.text)) >= LONG_WORDS
    return several and stands_out(box.element)


def _is_prose(line: Line) -> bool:
    """Whether a line is text: long, or a sentence."""
    if line.links or line.size < SENTENCE:
        return False
    return line.size >= PROSE or line.text.endswith(".")


def _is_no_title(line: Line, text: str) -> bool:
    """Whether a heading names the page or who wrote, or heads a prompt or other articles: «النشرة
    البريدية»."""
    if _is_page_name(text):
        return True
    key = fold(text)
    if line.word in LABEL_WORDS and is_label(line, key):
        return True
    if line.word in FURNITURE_WORDS and is_furniture(line, key):
        return True
    return may_be_byline(text) and bool(parse_byline(text))


def _untold_heading(layout: Layout, metadata: Metadata) -> Headline | None:
    """The headline of a page whose head tells no title but the site's, or none at all: the heading
    over the text, where the text goes on to say what it says and a day stands beside it."""
    line = _lone_heading(layout, metadata)
    if line is None or not _is_taken_up(layout, line):
        return None
    named = {fold(part) for part in title_parts(metadata.title or "")}
    if not named.isdisjoint(map(fold, title_parts(line.text))):
        return None  # the site's name over its pictures
    dates = DatedLines(layout)
    beside = layout.lines[max(line.index - DATED, 0) : line.index + BELOW]
    return _as_headline(line) if any(map(dates.prints_date, beside)) else None


DATED = 3  # lines over a headline in which its day may stand


def _is_section(
    layout: Layout, metadata: Metadata, headline: Headline, names: Sequence[str]
) -> bool:
    """Whether what was taken for the headline is the section's name, as the titles of portals end
    in it: a menu leads there, and nothing in the head says another headline; the publisher's
    ``names`` are none."""
    if len(headline.text) > SHORT:
        return False
    told = {fold(text) for text in _claimed(metadata)}.difference(map(fold, names))
    if not told <= {fold(headline.text)}:
        return False
    if headline.line is not None:
        return is_menu_entry(layout, headline.text, headline.line.index + 1)
    named = [
        part for part in title_parts(headline.text) if not is_in_copyright(layout, part)
    ]  # «محليات | صحيفة الوادي»
    return len(named) == 1 and is_menu_entry(layout, named[0], len(layout.lines))


def _instead_of_section(
    layout: Layout, metadata: Metadata, found: Headline, names: Sequence[str]
) -> Headline | None:
    """The heading below a section's name that was taken for the headline; over it, where that is
    set in no heading. Without one the name is the headline if the page prints it, but in a menu."""
    printed = found.line
    name = found if printed is not None and not printed.is_link else None
    below = printed.index + 1 if printed is not None else 0
    heading = _lone_heading(layout, metadata, below)
    if heading is not None and _has_begun(layout, below, heading):
        return name
    if heading is None and printed is not None and not printed.box.roles & Role.HEADING:
        heading = _lone_heading(layout, metadata)
    return _as_headline(heading) or _longest_part(layout, metadata, names) or name


def _claimed(metadata: Metadata) -> list[str]:
    """What the head calls the headline, besides <title>."""
    return [*metadata.texts("titles"), *metadata.graph.headlines]


def _has_begun(layout: Layout, start: int, heading: Line) -> bool:
    """Whether a text has begun above a heading, which is a subheading then."""
    return any(
        line.size >= PROSE and not line.links and line.text.endswith(STOPS)
        for line in layout.lines[start : heading.index]
    )


def _below_page_name(layout: Layout, metadata: Metadata, found: Headline) -> Headline | None:
    """The heading over the text where what was taken for the headline names a kind of page or an
    institution («تفاصيل الخبر», «أخبار البلدية - بلدية كذا»), and nothing else says a title."""
    if len(found.text) > PAGE_NAME:
        return None
    if not _is_page_name(found.text) and not is_in_copyright(layout, found.text):
        return None
    said = {fold(text) for text in _claimed(metadata)}
    if not said <= {fold(found.text), fold(metadata.title or "")}:
        return None
    start = found.line.index + 1 if found.line is not None else 0
    heading = _lone_heading(layout, metadata, start, bold=True)
    if heading is None or _has_begun(layout, start, heading):
        return None
    told = _told(heading.text, _text_below(layout, heading))
    return _as_headline(heading) if told >= _TOLD else None


def _is_page_name(title: str) -> bool:
    """Whether a title is the page's or its owner's, in all its parts, and no article's."""
    keys = [fold(part) for part in title_parts(title)]
    if any(map(names_page, keys)):
        return all(len(key) <= SHORT for key in keys)
    return bool(keys) and all(map(names_institution, keys))


PAGE_NAME = 60  # characters of a title that names a kind of page and its site


def _longest_part(layout: Layout, metadata: Metadata, names: Sequence[str]) -> Headline | None:
    """The headline of a page that prints none: the longest part of a <title> of several, where a
    menu leads to the others or they are the site's ``names``."""
    parts = title_parts(metadata.title or "")
    known = {fold(name) for name in names}
    end = len(layout.lines)
    rest = [
        part
        for part in parts
        if fold(part) not in known and not (len(part) <= SHORT and is_menu_entry(layout, part, end))
    ]
    if not len(rest) == 1 < len(parts) or len(rest[0]) <= SHORT:
        return None
    return Headline(rest[0], TITLE, None)


def _below_masthead(layout: Layout, metadata: Metadata, found: Headline) -> Headline | None:
    """The heading over the text where what was taken for the headline is the site's name in its
    masthead: short, said by nothing but <title>, and with the home page's link below it."""
    line = found.line
    if line is None or line.size > MASTHEAD or metadata.of("titles") or metadata.graph.headlines:
        return None
    if line.anchors or not line.box.roles & Role.HEADING:
        return None
    heading = _lone_heading(layout, metadata, line.index + 1)
    if heading is None:
        return None
    between = layout.lines[line.index + 1 : heading.index]
    if not any(is_home(anchor) for each in between for anchor in each.anchors):
        return None
    text = _text_below(layout, heading)
    told = _told(heading.text, text)
    return _as_headline(heading) if told >= _TOLD and told > _told(found.text, text) else None


MASTHEAD = 40  # characters of a site's name over its menu


def _is_about(layout: Layout, heading: Line, title: str) -> bool:
    """Whether the text under a heading speaks of what the heading says and not of the title: the
    title is the site's then. Names of a town may be in both («جامعة الرملة - الأخبار»)."""
    text = _text_below(layout, heading)
    told, named = _told(heading.text, text), _told(title, text)
    named_only = named <= _UNTOLD or (len(title) <= MASTHEAD and named + _UNTOLD <= told)
    return told >= _TOLD and named_only


def _names_home(layout: Layout, title: str) -> bool:
    """Whether a link to the home page, or the picture in it, reads as a short title does: it is
    every page's."""
    key = fold(title)
    if len(key) > MASTHEAD:
        return False
    return key in map(fold, name_in_logo(layout)) or any(
        (anchor.get("href") or "#")[:1] != "#"
        and is_root(anchor.get("href", ""))
        and fold(text_of(anchor)) == key
        for line in layout.beginning({key.partition(" ")[0]})
        for anchor in line.anchors[:1]
    )


def leads_here(line: Line, metadata: Metadata) -> bool:
    """Whether a line's only link is one to the page itself, as themes make of a headline."""
    if len(line.anchors) != 1 or not metadata.address:
        return False
    href = line.anchors[0].get("href", "").strip()
    try:
        here = urlsplit(metadata.address)
        path = unquote(here.path).rstrip("/")
        name = path.rpartition("/")[2]
        if not name or (href.startswith(_WHOLE) and name not in unquote(href)):
            return False  # by far the most: taking their addresses apart costs much more
        there = urlsplit(urljoin(metadata.address, href))
    except ValueError:
        return False
    return (unquote(there.path).rstrip("/"), there.query) == (path, here.query)


_WHOLE = ("/", "http://", "https://")  # what addresses begin with that have their whole path


def _is_taken_up(layout: Layout, line: Line) -> bool:
    """Whether a line that is no sentence says what the text below it goes on to say."""
    if line.text.endswith(".") or len(_long_words(line.text)) < LONG_WORDS:
        return False
    return _told(line.text, _text_below(layout, line)) >= _TAKEN_UP


LONG_WORDS = 3  # of a headline; two («السوق من الجو», under a picture) a text has by chance


def _text_below(layout: Layout, heading: Line) -> str:
    """The text under a heading, folded."""
    below = layout.lines[heading.index + 1 : heading.index + SAMPLE]
    return fold(" ".join(line.text for line in below if line.size >= PROSE and not line.links))


def _told(title: str, text: str) -> float:
    """How many of a title's longer words the folded text uses, 0.0 to 1.0."""
    words = _long_words(title)
    return sum(word in text for word in words) / len(words) if words else 0.0


def _long_words(title: str) -> set[str]:
    """A title's longer words, folded, without the article."""
    return {word.removeprefix("ال") for word in fold(title).split() if len(word) > 3}


def _is_large(line: Line) -> bool:
    """Whether a line is set in the type of a title, or its box calls itself one. In a box of more
    lines one element must hold it and nothing else."""
    box = line.box
    if box.alone and box.hints & Hint.HEADLINE:
        return True
    for element in islice(box.element.iter("font", "span"), 3):
        if not box.alone and text_of(element) != line.text.strip():
            continue
        if element.get("size", "").strip() in ("5", "6", "7", "+2", "+3", "+4"):
            return True
        size = _SIZE.search(element.get("style", ""))
        if size is not None and float(size[1]) >= (14 if size[2] == "pt" else 18):
            return True
        if hints_of(element) & Hint.HEADLINE:
            return True
    return False
