"""When the article was published and changed: all candidates on the page, weighed.

Machine-readable claims come first, but they lie in known ways: a ``Z`` after a local clock,
midnight where only a day was meant, the build's or today's date, a change before the publication.
The printed line near the headline is the witness against which they are checked. A date in the
future of the fetch, or before the web, is never believed; without a trustworthy one there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from urllib.parse import urlsplit

from lxml import etree

from scraper.arabic.text import fold
from scraper.page import Entry
from scraper.parser.dates import find_dates, parse_date, parse_dates
from scraper.parser.hints import Hint
from scraper.parser.labels import RELATIVE_WORDS, is_filing
from scraper.parser.layout import Layout
from scraper.parser.lines import Box, Line, Role
from scraper.parser.metadata import JSON_LD, MARKUP, Metadata

Moment = date | datetime

EARLIEST = date(1993, 1, 1)  # no newspaper was on the web before
SKEW = timedelta(hours=26)  # a local clock without zone may run ahead of UTC by 14 hours
MAX_LINE = 160  # characters of a line that prints a date and is no paragraph
REACH = 8  # lines before the headline in which its date may stand

_DIGIT = re.compile(r"[0-9٠-٩۰-۹]")
_YEAR = re.compile(r"[0-9٠-٩۰-۹]{4}|[0-9٠-٩۰-۹][/.-][0-9٠-٩۰-۹]{1,2}[/.-][0-9٠-٩۰-۹]{2}")
_URL_DAY = re.compile(r"(?:^|[/_-])((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?=[/_.-]|$)")
_URL_MONTH_IN_WORDS = re.compile(r"(?i)/((?:19|20)\d\d)/([a-z]{3,9})/(\d{1,2})(?=[/-])")
# «/20170402-words», «/20100716/»; not «/20111205», which may be an article's number
_URL_DAY_AS_NUMBER = re.compile(r"/((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?=[-/])")


@dataclass(frozen=True, slots=True)
class Dates:
    """The article's dates and the sources that won; None where nothing is trustworthy."""

    published: Moment | None = None
    published_by: str | None = None
    modified: Moment | None = None
    modified_by: str | None = None
    lines: frozenset[int] = frozenset()  # that print a date of the article


@dataclass(frozen=True, slots=True)
class _Claim:
    moment: Moment
    source: str
    printed: str


def day_of(moment: Moment) -> date:
    """The calendar day as printed, in the moment's own offset."""
    return moment.date() if isinstance(moment, datetime) else moment


def find_published(
    layout: Layout,
    metadata: Metadata,
    headline: Line | None,
    body: tuple[int, int],
    url: str,
    fetched_at: datetime,
    entry: Entry | None,
    zone: tzinfo | None,
    skipped: frozenset[int] = frozenset(),
    claimed: tuple[str | None, str | None, str] | None = None,
    selected: str | None = None,
    midnight: bool = False,
) -> Dates:
    """The article's dates.

    ``body`` is the body's first and last line; ``skipped`` the lines that are captions; ``zone``
    the seed's, put on local clocks that have none; ``claimed`` published, modified and source of
    a page's data, where the article was read from there; ``selected`` what a seed's
    selector finds; ``midnight`` whether the site is known to tell the time, 00:00 included.
    """
    judge = _Judge(fetched_at)
    machine = list(judge.read(_machine(layout, metadata)))
    if claimed is None:
        machine += judge.read(_clocks(layout, headline, body))
    if claimed is not None:
        machine = [*judge.read([(claimed[2], claimed[0] or "")]), *machine]
    # a page whose text stands in its data prints only its frame: today's date, others' dates
    shown = [] if claimed is not None else _date_lines(layout, headline, body, skipped)
    printed, printed_changes, lines = _printed(layout, shown, judge)
    if machine:  # «منذ ساعتين» and «12 آذار» are counted from the fetch: no witness against a claim
        printed = [claim for claim in printed if _YEAR.search(claim.printed)]
    if not machine and not printed:
        machine = list(judge.read(_clock_below(layout, headline, body, skipped)))
    from_entry = list(judge.read(_of_entry(entry)))
    from_url = judge.read_one("url", _url_day(url))
    if from_url is not None:
        printed = [_turned(claim, day_of(from_url.moment)) for claim in printed]
    published = judge.read_one("selector", selected) or _choose(
        machine, printed, from_entry, from_url
    )
    changes = list(judge.read(_machine_changes(layout, metadata)))
    if claimed is not None:
        changes = [*judge.read([(claimed[2], claimed[1] or "")]), *changes]
    if published is not None:
        published = _repair(published, printed or printed_changes, midnight)
    modified = _changed([*changes, *printed_changes], published, printed)
    return Dates(
        _zoned(published, zone),
        published.source if published else None,
        _zoned(modified, zone),
        modified.source if modified else None,
        frozenset(line.index for line in lines),
    )


def believable(moment: Moment, fetched_at: datetime) -> bool:
    """Whether a page fetched then can have come out at this moment."""
    return _Judge(fetched_at).believes(moment)


def prints_year(text: str) -> bool:
    """Whether a text prints a date with its year."""
    return _YEAR.search(text) is not None


class _Judge:
    """Reads strings into claims and refuses what cannot be."""

    def __init__(self, fetched_at: datetime) -> None:
        self.base = fetched_at
        self.latest = fetched_at + SKEW
        self._moments: dict[str, Moment | None] = {}  # heads say one date three times and more

    def believes(self, moment: Moment) -> bool:
        if isinstance(moment, datetime):
            aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            limit = self.base + timedelta(hours=1) if moment.tzinfo else self.latest
            return moment.date() >= EARLIEST and aware <= limit
        return EARLIEST <= moment <= self.latest.date()

    def read_one(self, source: str, text: str | None) -> _Claim | None:
        if not text or not _DIGIT.search(text) or len(text) > 200:
            return None
        if text not in self._moments:
            moment = parse_date(text, base=self.base)
            believed = moment is not None and self.believes(moment)
            self._moments[text] = moment if believed else None
        moment = self._moments[text]
        return None if moment is None else _Claim(moment, source, text)

    def read(self, claims: Iterable[tuple[str, str]]) -> Iterator[_Claim]:
        for source, text in claims:
            claim = self.read_one(source, text)
            if claim is not None:
                yield claim


def _machine(layout: Layout, metadata: Metadata) -> Iterator[tuple[str, str]]:
    for text in metadata.graph.published:
        yield JSON_LD, text
    own = metadata.of("published")
    yield from own
    yield from _itemprops(layout, "datePublished", "dateCreated")


def _clocks(
    layout: Layout, headline: Line | None, body: tuple[int, int]
) -> Iterator[tuple[str, str]]:
    """``time`` elements (HTML) between headline and text, or just before the headline."""
    if headline is None:
        return
    for element, box, place in layout.times:
        after = headline.index < place <= body[0] or place == headline.index + 1
        before = headline.index - REACH <= place <= headline.index and _beside(box, headline)
        text = element.get("datetime")
        if text and (after or before) and not box.roles & (Role.NAV | Role.ASIDE):
            yield "time", text


def _clock_below(
    layout: Layout, headline: Line | None, body: tuple[int, int], skipped: frozenset[int]
) -> Iterator[tuple[str, str]]:
    """The ``time`` element right below the text, before any title or link: some themes print date
    and section there."""
    if headline is None:
        return
    for element, box, place in layout.times:
        if not body[1] < place <= body[1] + REACH:
            continue
        between = [i for i in range(body[1] + 1, place + 1) if i not in skipped]
        text = element.get("datetime")
        lines = layout.lines
        if text and not any(lines[i].links or lines[i].box.roles & _LISTED for i in between):
            if _beside(box, headline) and not box.roles & (Role.NAV | Role.ASIDE | Role.FOOTER):
                yield "time", text
            return


_LISTED = Role.HEADING | Role.ITEM


def _machine_changes(layout: Layout, metadata: Metadata) -> Iterator[tuple[str, str]]:
    for text in metadata.graph.modified:
        yield JSON_LD, text
    yield from metadata.of("modified")
    yield from _itemprops(layout, "dateModified")


def _itemprops(layout: Layout, *names: str) -> Iterator[tuple[str, str]]:
    for element in layout.props(*names):
        if not _of_another(element):
            text = element.get("datetime") or element.get("content") or element.get("title")
            if text:
                yield "microdata", text


def _of_another(element: etree._Element) -> bool:
    """Whether a property belongs to a listed or related thing, not to the page's article."""
    scope = element.getparent()
    while scope is not None:
        kind = scope.get("itemtype") or ""
        if scope.get("itemprop") in ("comment", "hasPart", "itemListElement") or "Comment" in kind:
            return True
        if kind:
            return not kind.endswith(("Article", "Posting", "WebPage", "Report"))
        scope = scope.getparent()
    return False


def _of_entry(entry: Entry | None) -> Iterator[tuple[str, str]]:
    if entry is not None and entry.published:
        yield entry.source, entry.published


def _url_day(url: str) -> str | None:
    path = urlsplit(url).path
    match = _URL_DAY.search(path) or _URL_DAY_AS_NUMBER.search(path)
    if match is not None:
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    match = _URL_MONTH_IN_WORDS.search(path)
    return f"{match[3]} {match[2]} {match[1]}" if match else None


def _turned(claim: _Claim, day: date) -> _Claim:
    """The claim with day and month changed about («4/12/2010»), where that makes it the day that
    the address tells; day first is only a rule."""
    moment = claim.moment
    if day_of(moment) == day or moment.day > 12 or not _NUMERIC.search(claim.printed):
        return claim
    other = moment.replace(day=moment.month, month=moment.day)
    return replace(claim, moment=other) if day_of(other) == day else claim


_NUMERIC = re.compile(r"[0-9٠-٩]{1,2}[/.-][0-9٠-٩]{1,2}[/.-][0-9٠-٩]{4}")


def _date_lines(
    layout: Layout, headline: Line | None, body: tuple[int, int], skipped: frozenset[int]
) -> list[Line]:
    """Lines that may print the article's date: between headline and text, then just before the
    headline, then just after the text; never a masthead's, a caption's or another article's."""
    if headline is None:
        span = [*range(max(body[0] - REACH, 0), body[0])]
    else:
        start = headline.index
        span = [
            *range(start + 1, max(body[0], start + 1)),
            *range(start - 1, max(start - REACH, -1), -1),
        ]
        if body[0] <= start:
            span = [*range(start + 1, min(start + REACH, body[1])), *span]
    found = [
        layout.lines[i] for i in span if i not in skipped and _may_print(layout.lines[i], headline)
    ]
    after = layout.lines[body[1] + 1 : body[1] + 6]
    if after and headline is not None and not any(line.index > headline.index for line in found):
        found = [*_signed(after[0], headline), *found]
    return [*found, *(line for line in after if _is_labelled(line, headline))]


def _is_labelled(line: Line, headline: Line | None) -> bool:
    """Whether a line after the text prints a date and says that it is the article's."""
    if _may_print(line, headline):
        return _LABELLED.search(line.text) is not None
    return line.size <= 2 * MAX_LINE and bool(line.anchors) and is_filing(line)


def _signed(line: Line, headline: Line) -> list[Line]:
    """The line right under the text where it is a day and a clock, and nothing else: the print of
    older templates. A day alone above the headline may be today's."""
    if line.size > 60 or line.links or not _may_print(line, headline) or not _near(line, headline):
        return []
    return [line] if _DAY_AND_CLOCK.fullmatch(line.text.strip()) else []


_DAY_AND_CLOCK = re.compile(
    r"[^\W\d]* ?،? ?[0-9٠-٩]{1,2}[ /-][^\W\d]{2,12}[ /-][0-9٠-٩]{4}\W{1,3}(?:الساعة )?"
    r"[0-9٠-٩]{1,2}:[0-9٠-٩]{2}(?::[0-9٠-٩]{2})?(?: ?(?:[صم]|am|pm))?"
)
# «نشر في», «تاريخ النشر», «آخر تحديث», «العدد 1543»: after the text only a labelled date is the
# article's; an issue's day is its articles'
_LABELLED = re.compile(
    "نشر|تحديث|التاريخ|تاريخ|تعديل|العدد [0-9٠-٩]{2}|Published|Updated|Posted", re.IGNORECASE
)


def _may_print(line: Line, headline: Line | None) -> bool:
    if line.size > MAX_LINE or line.size < 4:
        return False
    if not _DIGIT.search(line.text) and line.word not in RELATIVE_WORDS:
        return False
    roles = line.box.roles
    if roles & (Role.NAV | Role.FOOTER | Role.ASIDE | Role.CAPTION):
        return False
    if line.links * 2 > line.size and not line.box.hints & Hint.DATE:
        return False
    if headline is None or line.index > headline.index:
        return True
    # before the headline: only within the article's own head, not the page's
    return _near(line, headline)


def _near(line: Line, headline: Line) -> bool:
    return _beside(line.box, headline)


def _beside(other: Box, headline: Line) -> bool:
    """Whether a box stands in one of the headline's next four surroundings."""
    box = headline.box
    for _ in range(4):
        if box.parent is None or box.parent.tag in ("body", "html"):
            break
        box = box.parent
    return other.within(box)


def _add_clock(
    layout: Layout, line: Line, published: list[_Claim], before: int, judge: _Judge
) -> None:
    """A clock alone on the next line belongs to the day: «نيسان 14, 2025», «9:35 ص»."""
    if len(published) != 1 or before or isinstance(published[0].moment, datetime):
        return
    if line.index + 1 >= len(layout.lines):
        return
    clock = layout.lines[line.index + 1]
    if clock.size > 20 or not _CLOCK_ALONE.fullmatch(clock.text.strip()):
        return
    claim = judge.read_one(MARKUP, f"{published[0].printed} {clock.text}")
    if claim is not None and day_of(claim.moment) == published[0].moment:
        published[0] = claim


_CLOCK_ALONE = re.compile(
    r"(?:الساعة )?[0-9٠-٩]{1,2}:[0-9٠-٩]{2}(?::[0-9٠-٩]{2})? ?"
    r"(?:[صم]|صباح[اً]{0,2}|مساء[اً]{0,2}|am|pm)?",
    re.IGNORECASE,
)


def _printed(
    layout: Layout, lines: Sequence[Line], judge: _Judge
) -> tuple[list[_Claim], list[_Claim], list[Line]]:
    """The printed publication dates and changes, nearest the headline first, and their lines."""
    own: list[Line] = []
    published: list[_Claim] = []
    changes: list[_Claim] = []
    for line in lines:
        if _COARSE.match(fold(line.text[:40])):
            continue  # «منذ شهرين» tells no day
        before = len(published) + len(changes)
        text = " ".join(line.pieces) if len(line.pieces) > 1 else line.text
        pair = line.dates(judge.base)
        if pair.published is None and pair.modified is None and text != line.text:
            pair = parse_dates(text, base=judge.base)
        for reading, target in ((pair.published, published), (pair.modified, changes)):
            if reading is not None and judge.believes(reading.value):
                target.append(_Claim(reading.value, MARKUP, reading.text))
        if pair.published is None and pair.modified is None and len(line.pieces) > 1:
            for segment in _runs(line.segments()):
                pair = parse_dates(segment, base=judge.base)
                for reading, target in ((pair.published, published), (pair.modified, changes)):
                    if reading is not None and judge.believes(reading.value):
                        target.append(_Claim(reading.value, MARKUP, reading.text))
        if len(published) + len(changes) == before:
            for found in find_dates(text, base=judge.base)[:2]:
                if judge.believes(found.value):
                    target = changes if found.label == "modified" else published
                    target.append(_Claim(found.value, MARKUP, text[found.start : found.end]))
        if len(published) + len(changes) > before:
            own.append(line)
            _add_clock(layout, line, published, before, judge)
        if published and (changes or len(own) > 1):
            break  # what stands further off is less and less this article's
    return published, changes, own


# «منذ شهرين», «قبل 3 أسابيع», «منذ سنة»: somewhere in a week, a month, a year the day lies
_COARSE = re.compile(
    r"(?:نشر |نشرت |تم النشر )?(?:منذ|قبل) (?:[0-9٠-٩]+ )?"
    r"(?:اسبوع|اسابيع|شهر|اشهر|شهور|سنه|سنت|سنوات|عام|اعوام)"
)


def _runs(segments: Sequence[str]) -> list[str]:
    """What an element says, with what the next ones add: «الأربعاء 12 مارس 2025» «12:23 م»."""
    runs = []
    for place, segment in enumerate(segments):
        if _DIGIT.search(segment) and place + 1 < len(segments) <= 6:
            runs.append(" ".join(segments[place : place + 2]))
        runs.append(segment)
    return runs


def _choose(
    machine: Sequence[_Claim],
    printed: Sequence[_Claim],
    from_entry: Sequence[_Claim],
    from_url: _Claim | None,
) -> _Claim | None:
    """The best machine claim that no printed date contradicts; else print, entry, address."""
    witnesses = [day_of(claim.moment) for claim in [*printed[:2], *from_entry]]
    if from_url is not None:
        witnesses.append(day_of(from_url.moment))
    if machine:
        agreed = [claim for claim in machine if _seconded(claim, witnesses)]
        if agreed or not witnesses:
            return _with_clock(agreed or machine)
        if not printed:
            return _with_clock(machine)
        # print and claims contradict each other: a build's or an import's date against the page's
        others = [claim for claim in machine if claim.source == JSON_LD]
        return printed[0] if not others or _seconded(printed[0], witnesses[1:]) else others[0]
    if printed:
        return printed[0]
    if from_entry:
        return from_entry[0]
    return from_url


def _with_clock(claims: Sequence[_Claim]) -> _Claim:
    """The first claim, or a later one of the same day that also has a clock."""
    first = claims[0]
    if isinstance(first.moment, datetime):
        return first
    for claim in claims[1:]:
        if isinstance(claim.moment, datetime) and claim.moment.date() == first.moment:
            return claim
    return first


def _seconded(claim: _Claim, days: Sequence[date]) -> bool:
    """Whether a printed day is the claim's, allowing for one day of zone."""
    own = day_of(claim.moment)
    slack = timedelta(days=1) if isinstance(claim.moment, datetime) else timedelta(0)
    return any(abs(own - day) <= slack for day in days)


def _repair(claim: _Claim, printed: Sequence[_Claim], midnight: bool = False) -> _Claim:
    """Undoes the false ``Z`` and the false midnight, where the print shows them to be false."""
    moment = claim.moment
    if not isinstance(moment, datetime) or claim.source == MARKUP:
        return claim
    witness = next((item.moment for item in printed), None)
    if moment.tzinfo is not None and not moment.utcoffset() and isinstance(witness, datetime):
        same = (moment.hour, moment.minute) == (witness.hour, witness.minute)
        if same and witness.tzinfo is None and witness.date() == moment.date():
            return _Claim(moment.replace(tzinfo=None), claim.source, claim.printed)
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        if isinstance(witness, datetime) and witness.replace(tzinfo=moment.tzinfo) == moment:
            return claim  # the print tells the same midnight
        if isinstance(witness, datetime) and abs(witness.date() - moment.date()) <= timedelta(
            days=1
        ):
            return _Claim(witness, MARKUP, claim.printed)
        if midnight:
            return claim
        return _Claim(moment.date(), claim.source, claim.printed)
    return claim


def _changed(
    changes: Sequence[_Claim], published: _Claim | None, printed: Sequence[_Claim]
) -> _Claim | None:
    """The first change that is not before the publication and says more than it does."""
    for claim in changes:
        if published is None:
            return claim
        claim = _repair(claim, printed) if claim.source != MARKUP else claim
        order = _compare(claim.moment, published.moment)
        if order is not None and order > 0:
            return claim
    return None


def _compare(one: Moment, other: Moment) -> int | None:
    """-1, 0 or 1; None where a clock is missing and the days are the same."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        if (one.tzinfo is None) != (other.tzinfo is None):
            one, other = one.replace(tzinfo=None), other.replace(tzinfo=None)
        return (one > other) - (one < other)
    first, second = day_of(one), day_of(other)
    return None if first == second else (first > second) - (first < second)


def _zoned(claim: _Claim | None, zone: tzinfo | None) -> Moment | None:
    if claim is None:
        return None
    moment = claim.moment
    if isinstance(moment, datetime):
        moment = moment.replace(microsecond=0)
        if moment.tzinfo is None and zone is not None:
            moment = moment.replace(tzinfo=zone)
    return moment
