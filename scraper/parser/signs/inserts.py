"""What a page sets into a text and is none of it: embedded posts, what it lets readers skip,
calls with a button, cards.

The first two are told by the markup that makes them work, not by names a publisher chose: the
scripts of the networks look for their own class on a ``blockquote``, and a skip link names the
place where the text goes on («تخطى … وواصل القراءة», skip and read on: WCAG technique G123).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime

from lxml import etree

from scraper.arabic import furniture, notices
from scraper.arabic.bylines import is_name, is_trade
from scraper.arabic.digits import DIGIT
from scraper.arabic.openers import FUNCTION_WORDS, opening_verbs
from scraper.arabic.stops import MARKS
from scraper.arabic.text import clean, fold
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import SMALL, Box, Line, Role
from scraper.parser.signs.dated import RELATIVE_WORDS
from scraper.rare import rare

# The classes that the networks' embed codes give their blockquotes.
_POST = rare(
    r"(?:^|\s)(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|fb-(?:post|video)|"
    r"bluesky-embed|text-post-media|reddit-(?:card|embed)|imgur-embed-pub|telegram-post)\b"
)
_POST_ADDRESS = rare(
    r"^https?://(?:www\.|mobile\.|m\.)?(?:(?:twitter|x)\.com/\w+/status/|instagram\.com/(?:p|reel|tv)/|"
    r"tiktok\.com/(?:@|music)|facebook\.com/\S+/(?:posts|videos)/|t\.me/\w+/\d)"
)
_SKIP_WORDS = frozenset(map(fold, ("تخطى", "تخطي", "تخط", "تجاوز", "تجاوزي", "skip")))


def is_post(layout: Layout, box: Box) -> bool:
    """Whether a ``blockquote`` is another network's post, which its script will draw: by the class
    that the script looks for, by the page that it cites, or by its last link, which leads to the
    post."""
    get = box.element.get
    if _POST.search(get("class", "")) or _POST_ADDRESS.search(get("cite", "")):
        return True
    return _leads_to_post(layout, box)


def _leads_to_post(layout: Layout, box: Box) -> bool:
    anchors = [
        anchor for line in layout.lines[box.first : box.last][-2:] for anchor in line.anchors
    ]
    return bool(anchors) and _POST_ADDRESS.search(anchors[-1].get("href", "")) is not None


def is_copied_post(layout: Layout, box: Box) -> bool:
    """Whether a few lines in a box are another network's post that the page draws itself: who
    wrote it, with a link there or by a handle, and at the end a link to the post, or its moment."""
    first = layout.lines[box.first]
    if not 2 <= box.count <= SMALL or first.size >= 100:
        return False
    handle = _HANDLE.search(first.text) is not None
    if _leads_to_post(layout, box):
        return handle or first.is_link
    return handle and _is_moment(layout.lines[box.last - 1], layout.base)


def _is_moment(line: Line, base: datetime) -> bool:
    """Whether a line is a day with its clock and nothing else: «9:01 ص · 9 مارس 2025»."""
    if line.size > 40 or ":" not in line.text:
        return False
    found = line.dates(base).published
    return found is not None and isinstance(found.value, datetime)


TITLED = 15  # characters of an article's title
_HANDLE = re.compile(r"@[A-Za-z0-9_.]{2,}")


def skippable(layout: Layout, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The runs of lines, among these, from a skip link to the place it leads to."""
    ends: dict[str, list[int]] | None = None
    done = first
    for line in layout.beginning(_SKIP_WORDS, first, last):
        target = line.anchors[0].get("href", "") if line.anchors else ""
        if target[:1] != "#" or not _opens_with_link(line):
            continue
        ends = ends or _named_places(layout, first, last)
        places = ends.get(target[1:], [])
        # templates give the same name to each block's end
        at = bisect_right(places, line.index)
        end = places[at] if at < len(places) else 0
        if done <= line.index < end <= last:
            done = end
            yield line.index, end


def _named_places(layout: Layout, first: int, last: int) -> dict[str, list[int]]:
    """Behind which lines, in order, the places of each name stand that links may lead to."""
    places: dict[str, list[int]] = {}
    for line in layout.lines[first:last]:
        for anchor in line.anchors:  # the place may be a link without an address
            name = anchor.get("id") or anchor.get("name") or ""
            places.setdefault(name, []).append(line.index + (line.links == line.size))
    for box in layout.boxes:
        places.setdefault(box.element.get("id", ""), []).append(box.last)
    return {name: sorted(found) for name, found in places.items() if name}


def _opens_with_link(line: Line) -> bool:
    return fold(line.text).startswith(fold(text_of(line.anchors[0])))


def is_call(layout: Layout, box: Box) -> bool:
    """A sentence or two with a button («ادعمنا»: support us) in a box of its own, beside
    paragraphs that have none."""
    count = box.count
    around = box.parent
    if (
        not 2 <= count <= SMALL
        or around is None
        or box.tag in ("p", "li", "td", "dd", "blockquote")
    ):
        return False
    lines = layout.lines[box.first : box.last]
    button = lines[-1]
    if button.size > 40 or not (_asks(lines) if button.box.roles & Role.BUTTON else _links(lines)):
        return False
    before = layout.lines[box.first - 1] if box.first > around.first else None
    if before is None or before.box.roles & Role.HEADING:
        return False
    return before.size > button.size and around in (before.box, before.box.stand()[0])


def _asks(lines: Sequence[Line]) -> bool:
    """Whether a few words stand over buttons: «هل تريد تلقي إشعارات؟»."""
    texts = [line for line in lines if not line.box.roles & Role.BUTTON]
    return texts[:1] == list(lines[:1]) and sum(line.size for line in texts) <= CALL


def _links(lines: Sequence[Line]) -> bool:
    """Whether the last of a few lines is a link and the others are sentences without one."""
    *texts, button = lines
    if len(texts) > 3 or not button.is_link:
        return False
    return not any(line.links or line.box.roles & Role.HEADING for line in texts)


CALL = 200  # characters over a button


def around_forms(boxes: Sequence[Box]) -> Iterator[Box]:
    """The few lines that ask to fill in a form (an address for the newsletter) or to tick an
    answer in a list, with the form."""
    for form in boxes:
        if form.tag not in _ASKING or not (form.tag == "form" or _is_ticked(form)):
            continue
        box: Box = form
        while box.parent is not None and box.parent.count <= SMALL:
            box = box.parent
        if box is not form and box.tag not in ("body", "main", "article"):
            yield box


_ASKING = frozenset(("form", "ul", "ol", "table"))


def _is_ticked(answers: Box) -> bool:
    """Whether a few answers have a button to tick each."""
    return answers.count <= SMALL and next(answers.element.iter("input"), None) is not None


def is_card(layout: Layout, box: Box) -> bool:
    """Another article between paragraphs: its linked title, a sentence, and its linked picture or
    its day."""
    count = box.count
    if not 2 <= count <= 4 or box.tag in ("p", "li", "td", "blockquote"):
        return False
    lines = layout.lines[box.first : box.last]
    titles = [line for line in lines if line.size >= 15 and line.is_link]
    if len(titles) != 1 or not titles[0].anchors:
        return False
    if sum(line.size - line.links for line in lines) > CARD:
        return False
    if any(line is not titles[0] and _is_day(layout, line) for line in lines):
        return True
    address = titles[0].anchors[0].get("href")
    return address is not None and any(
        link_around(element) == address
        for element, inner, _ in layout.pictures(box.first, box.last)
        if inner.within(box)
    )


def link_around(element: etree._Element) -> str | None:
    """Where a picture leads that stands in a link, also in a frame in one."""
    around = next(element.iterancestors("a"), None)
    return around.get("href") if around is not None else None


def _is_day(layout: Layout, line: Line) -> bool:
    """Whether a line is a day and nothing else: «أمس, 12:01», «4 مارس 2025»."""
    if line.size > 40 or not (line.word in RELATIVE_WORDS or DIGIT.search(line.text)):
        return False
    return line.dates(layout.base).published is not None


def leads_nowhere(line: Line) -> bool:
    """Whether a line's links lead to places on its own page: a subheading's mark."""
    return all((anchor.get("href") or "#").startswith("#") for anchor in line.anchors)


def is_half_linked(line: Line) -> bool:
    """A sentence whose greater part is links: «أكد الوزير في تصريح سابق أن الخطة مستمرة.»"""
    if line.size < 30 or not line.text.endswith(".") or line.is_link:
        return False
    if not line.anchors:
        return True  # the rest of a link that a line break divides
    titles = [" ".join(text_of(anchor).split()) for anchor in line.anchors]
    return not line.text.rstrip(" .").endswith(titles[-1]) or _tells_between(line, titles)


def _tells_between(line: Line, titles: Sequence[str]) -> bool:
    """Whether what stands before and between a line's links makes a sentence of them: «وبحسب» a
    report; a ministry and a university «تعهدت». «اقرأ: » announces a link."""
    before, _, rest = line.text.partition(titles[0])
    for title in titles[1:]:
        rest = rest.replace(title, " ", 1)
    if ":" in before:
        return False
    word = fold(before).partition(" ")[0]
    if word and (word in opening_verbs() or word[:1] == "و"):
        return word not in _CALLING and (word[1:] in FUNCTION_WORDS or _is_verb(word))
    return len(titles) > 1 and ":" not in rest and any(map(_is_verb, fold(rest).split()))


def _is_verb(word: str) -> bool:
    return word in opening_verbs() or (word[:1] == "و" and word[1:] in opening_verbs())


_CALLING = frozenset(map(fold, ("تابع", "شارك", "حمل", "سجل", "أرسل")))


def is_title(line: Line) -> bool:
    """Whether a line is a link long enough to be an article's title, and little more: its day."""
    return line.links > TITLED and line.linked


def is_on_card(layout: Layout, box: Box, place: int, own: Line | None) -> bool:
    """Whether a picture stands right before another article's title, or in one small box with it:
    «<img> فن | 20 نوفمبر | a title». No box with a line of the article's ``own`` is a card."""
    while box.first == box.last and box.parent is not None:
        box = box.parent
    lines = layout.lines[place : place + 1]
    if box.count <= SMALL and not (own is not None and own.box.within(box)):
        lines = [*lines, *layout.lines[box.first : box.last]]
    return any(is_title(line) for line in lines)


def is_row_of_links(line: Line) -> bool:
    """Links and nothing but signs between them: «[ طباعة | أرسل لصديق | PDF ]»."""
    if len(line.anchors) < 2 or not line.linked or line.box.roles & Role.ITEM:
        return False
    rest = clean(line.text)
    for anchor in line.anchors:
        rest = rest.replace(text_of(anchor), "", 1)
    return not any(map(str.isalnum, rest))


def announces_link(line: Line) -> bool:
    """A few words with a colon before a link that fills the rest: «القصة من أولها: …»."""
    title = " ".join(text_of(line.anchors[0]).split()) if len(line.anchors) == 1 else ""
    before, _, rest = line.text.partition(title) if len(title) > 15 else ("", "", "")
    return before.rstrip().endswith(":") and not rest.strip(" .")


CARD = 260  # characters of a card beside its title


def table_around(layout: Layout, line: Line) -> Box | None:
    """The table of facts that a cell stands in: rows of equal length, each cell with its text,
    no links. Tables that only lay a page out are otherwise."""
    box: Box | None = line.box
    while box is not None and box.tag != "table":
        box = box.parent
    if box is None or layout.text_of(box)[1]:
        return None
    known = layout.of_facts.get(box)
    if known is None:
        known = layout.of_facts[box] = _is_of_facts(box)
    return box if known else None


def _is_of_facts(box: Box) -> bool:
    rows = [sum(cell.tag in ("td", "th") for cell in row) for row in box.element.iter("tr")]
    cells = sum(rows)
    even = len(rows) > 1 and rows[0] > 1 and min(rows) == max(rows)
    return even and cells * 3 <= box.count * 4 <= cells * 5


def is_portrait(layout: Layout, box: Box) -> bool:
    """A few lines about who wrote: a name that leads to the author's page, a face, a town, what
    else they do."""
    count = box.count
    if not 2 <= count <= SMALL or box.tag in ("p", "li"):
        return False
    lines = layout.lines[box.first : box.last]
    if sum(line.size for line in lines) < PORTRAYED and _is_of_one(layout, box):
        return True
    names = [line for line in lines if line.links]
    return (
        0 < len(names) <= 2
        and len({names[0].anchors[0].get("href"), names[-1].anchors[-1].get("href")}) == 1
        and all(_is_linked_name(line) for line in names)
        and sum(line.size for line in lines) < PORTRAYED
    )


def is_film(layout: Layout, box: Box) -> bool:
    """A film's title with how long it runs: «02:14»."""
    if box.count != 2:
        return False
    title, time = sorted(layout.lines[box.first : box.last], key=lambda line: -line.size)
    return time.size < 9 and bool(_RUNS.fullmatch(time.text)) and not title.text.endswith(MARKS)


_RUNS = rare(r"\s*(?:[0-9٠-٩]{1,2}:){1,2}[0-9٠-٩]{2}\s*")


def _is_of_one(layout: Layout, box: Box) -> bool:
    """A name over what the person does, «صحافية تكتب في …», or beside a small face."""
    name, life = layout.lines[box.first : box.first + 2]
    if name.size > 40 or not is_name(fold(name.text).split()):
        return False
    return is_trade(life.word) or any(
        layout.is_ornament(element)
        for element, inner, _ in layout.pictures(box.first, box.last)
        if inner.within(box)
    )


def _is_linked_name(line: Line) -> bool:
    if line.size > 60 or not line.is_link:
        return False
    return any(OF_AUTHORS.search(anchor.get("href", "")) for anchor in line.anchors)


OF_AUTHORS = re.compile(  # an address
    r"(?i)(?:^|[/?&])(?:authors?|writers?|editors?|columnists?|journalists?|reporters?|reviewers?|profiles?|yazar(?:lar)?|user(?:s|info|name)?|members?|كاتب|%D9%83%D8%A7%D8%AA%D8%A8)(?:articles?|page|posts)?"
    r"(?:[/=]|\.?\w{0,4}\?)|/@\w"
)
PORTRAYED = 600  # characters of them


def ends_in_more(line: Line) -> bool:
    """Whether a line's last words are a link to the rest: «… التفاصيل»."""
    label = fold(text_of(line.anchors[-1])) if line.anchors else ""
    return label in furniture.whole(notices.MORE) and fold(line.text).endswith(label)


# three or more names with their numbers
_PRICES = rare(r"(?:[^\W\d_][^\d.،؛؟!]{1,18} [0-9٠-٩][0-9٠-٩.,٫]*%?[ \-–—|•·/]*){3,}")
_WEATHER = rare(r"((?:\S+ ){0,2})[0-9٠-٩]{1,2} ?°\S?(?: \S+){0,3}")  # a town, what the sky is like
STRIP = 60  # characters


def is_strip(line: Line) -> bool:
    """Whether a line is a strip's of the weather or of prices, as sites set them over their texts:
    «دمشق 21° غائم جزئيا», «دولار 12,500 – يورو 13,600 – ذهب 1,240»."""
    if line.size > STRIP or line.box.roles & Role.HEADING or DIGIT.search(line.text) is None:
        return False
    text = line.text.strip()
    weather = _WEATHER.fullmatch(text) if "°" in text else None
    if weather is not None:
        words = fold(weather[1]).split()
        # «بغداد تسجل 51° مئوية» is a sentence, with its verb in the present
        return not (any(map(_is_verb, words)) or any(word[0] in "يت" for word in words[1:]))
    return _PRICES.fullmatch(text) is not None
