"""How a story opens: its dateline and byline, taken off the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from scraper.arabic.bylines import is_initialled, is_name, is_role, may_be_name
from scraper.arabic.furniture import WHOLE_LINES, begins, whole
from scraper.arabic.places import places
from scraper.arabic.stops import PAUSES, STOPS
from scraper.arabic.text import clean, fold
from scraper.article import Dateline
from scraper.parser.dateline import is_dateline, split_dateline
from scraper.parser.dateline.evidence import look_at
from scraper.parser.markup.elements import inner_text, text_of
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role
from scraper.parser.signs.byline import BYLINE_WORDS, split_names, without_role
from scraper.parser.signs.claims import later
from scraper.rare import rare

REACH = 8  # lines before the text in which a source line stands where no headline is printed
SIGNED = 40  # characters of a name that stands alone over the text
NAMED = 160  # of one with what the person does
SENTENCE = 80  # characters of a first paragraph
_SOURCE_LABEL = re.compile(r"^المصدر\s*:\s*")
_SOURCE_MARK = re.compile(r"[-–—/:|(]|\sـ\s")  # that no source line is without


@dataclass(frozen=True, slots=True)
class Opening:
    """``paragraphs`` are the text without dateline and byline; ``lead`` is the first of them where
    the dateline behind it shows it to be one; ``byline`` what opened the first paragraph."""

    paragraphs: list[str]
    dateline: Dateline | None = None
    byline: str | None = None
    lead: str | None = None


def counted_from(published: date | datetime | None, fetched_at: datetime) -> datetime:
    """The moment that a yearless day in a dateline is counted back from: a little after the
    publication, where that is known."""
    if published is None:
        return fetched_at
    moment = published if isinstance(published, datetime) else datetime.combine(published, time())
    moment = later(moment, timedelta(days=2))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_opening(
    layout: Layout,
    headline: Line | None,
    lines: Sequence[Line],
    names: Sequence[str],
    base: datetime,
    selected: Sequence[str] = (),
    captions: frozenset[int] = frozenset(),
) -> Opening:
    """The dateline of a text, and the text without it.

    It opens the first paragraph, stands on a line of its own there, or in a source line between
    headline and text. ``names`` are the publisher's own, ``base`` is ``counted_from``'s moment,
    ``selected`` what a seed's selector finds, ``captions`` are indexes of pictures' lines.
    """
    texts = [clean(line.text) if line.box.tag != "pre" else _in_verses(line) for line in lines]
    for text in selected:
        found, _ = split_dateline(text, base, names)
        if found is not None:
            return Opening(_full(part for part in texts if fold(part) != fold(text)), found)
    found = _from_where(texts[0], names) if len(texts) > 1 else None
    if found is not None:
        return Opening(_full(texts[1:]), found)
    last = 2 if _may_open_second(layout, lines) else min(1, len(lines))
    openings = (*range(last), *_below_points(lines, last))
    signing = _signing(lines, texts, openings, names)
    if signing is not None:
        place, signed = signing
        others = [*lines[:place], *lines[place + 1 :]]
        opened = read_opening(layout, headline, others, names, base, captions=captions)
        return replace(opened, byline=opened.byline or signed)
    for place in openings:
        found, rest, byline = _first(lines[place], texts[place], names, base)
        if found is not None or byline is not None:
            kept = _full([*texts[:place], rest, *texts[place + 1 :]])
            return Opening(kept, found, byline, texts[0] if place and found else None)
    return Opening(_full(texts), _source_line(layout, headline, lines, names, base, captions))


def _signing(
    lines: Sequence[Line], texts: Sequence[str], openings: Sequence[int], names: Sequence[str]
) -> tuple[int, str | None] | None:
    """The place of the line that says nothing but who wrote, among those with which the text may
    open, and the name; no name where the site itself signs."""
    if len(texts) < 2:
        return None
    dashed = clean(_DASH.sub(" - ", lines[0].text)) if lines[0].size <= SIGNED else texts[0]
    signed = _from_whom(texts[0]) or _name_alone([dashed, texts[1]])
    signed = signed or _from_somewhere(lines[0], texts) or _called_byline(lines[0], texts[0])
    if signed is not None or _signed_by_site(texts[0], names):
        return 0, signed
    for place in openings[1:]:
        signed = _name_alone(texts[place:]) if _stands_plain(lines[place]) else None
        if signed is not None and not any(signed in text for text in texts[place + 1 :]):
            return place, signed
    return None


def _from_whom(text: str) -> str | None:
    """«من فلان» (from so-and-so) on a line of its own over a wire's dateline, also with whose
    reporter that is."""
    if len(text) > 60 or not text.startswith("من ") or text.endswith((".", ":")):
        return None
    whom = without_role(text[3:])
    names = split_names(whom)
    return whom if names and all(is_name(fold(name).split()) for name in names) else None


def _name_alone(texts: Sequence[str]) -> str | None:
    """A person's name and no more than what that person does over the first paragraph: who wrote
    it."""
    if len(texts) < 2 or len(texts[0]) > NAMED or len(texts[1]) < SENTENCE:
        return None
    name = _TITLE.sub("", without_role(_STARS.sub("", texts[0])))
    name = _ORNAMENT.sub("", name).rstrip(" *-–—_")
    if len(name) > SIGNED:
        return None
    if is_initialled(name):
        return name  # «م. العربي»
    if not is_name(fold(name).split()):
        return None
    if _SOURCE_MARK.search(name) or name.endswith(("،", *STOPS)):
        return None  # «فلان (أبوظبي)» is more than a name; «صباح الخير،» (good morning) is none
    return name


def _called_byline(line: Line, text: str) -> str | None:
    """What may be a name in a box that calls itself a byline, and in no list of names."""
    if line.size > SIGNED or not line.box.hints & Hint.BYLINE or text.endswith(PAUSES):
        return None
    return text if may_be_name(fold(text).split()) else None


def _stands_plain(line: Line) -> bool:
    """Whether a line is no heading, item or quotation, and leads nowhere."""
    return not line.links and not line.box.roles & (Role.HEADING | Role.ITEM | Role.QUOTE)


_STARS = re.compile(r"\s*\(\*+\)\s*$")  # «فلان (*)»
# «ذ/ فلان», «الأستاذ: فلان»: a title with a mark behind it
_TITLE = re.compile(r"^(?:د|ذ|ذة|أ|م|الدكتورة?|الأستاذة?|المهندسة?)\s*[/:]\s*")
_ORNAMENT = re.compile(r"^[^\w(«\"]+")  # «✍️ فلان»


def _from_where(text: str, names: Sequence[str]) -> Dateline | None:
    """«من أدرار: فلان» (from a town: so-and-so), «لندن: فلان» on a line of its own; there also
    «رام الله (مجلة كذا)», whatever the agency, and «دمشق-ضفاف» with a word of the site's name."""
    if len(text) > 60:
        return None
    source = _BRACKETED.fullmatch(text)
    if source is not None and clean(source[1]) in places() and not _is_of_pictures(source[2]):
        return Dateline(text, places=(clean(source[1]),), agency=clean(source[2]))
    place, mark, own = text.replace("–", "-").partition("-")
    if mark and clean(place) in places() and _is_word_of(clean(own), names):
        return Dateline(text, places=(clean(place),), agency=clean(own))
    place, mark, name = text.removeprefix("من ").partition(":")
    if not mark or clean(place) not in places() or not is_name(fold(name).split()):
        return None
    return Dateline(text, places=(clean(place),), byline=clean(name))


def _is_word_of(word: str, names: Sequence[str]) -> bool:
    """Whether one word stands whole in one of the publisher's names."""
    return len(word) > 2 and word.isalpha() and any(word in name.split() for name in names)


def _from_somewhere(line: Line, texts: Sequence[str]) -> str | None:
    """The person in «أم سيالة: فلان» on a line of its own over the first paragraph, as the papers
    of the Sudan sign, or in «الإعلام التربوي - فلان:»: a town or an office that nobody listed."""
    text, following = texts[0], texts[1]
    if len(text) > SIGNED or ":" not in text or len(following) < SENTENCE:
        return None
    if not _stands_plain(line):
        return None
    town, _, name = text.partition(":")
    if not name:
        town, _, name = town.replace("–", "-").partition(" - ")
    words = town.split()
    if not (1 <= len(words) <= 2 and town.strip().replace(" ", "").isalpha()):
        return None
    if begins(town) in BYLINE_WORDS or is_role(fold(town)) or name.endswith(STOPS):
        return None
    return clean(name) if is_name(fold(name).split()) else None


_BRACKETED = rare(r"([^\W\d][^()]{1,30}?) ?\(((?:[^\W\d]+ ?){1,4})\)[ .:–-]*")


def _is_of_pictures(words: str) -> bool:
    """Whether brackets say what is shown, «(صور)», «(فيديو)», and not who tells."""
    return fold(words).split()[0] in whole(WHOLE_LINES)


def _signed_by_site(text: str, names: Sequence[str]) -> bool:
    """«ترجمة وتحرير: …» with the site's own name on a line above the text."""
    label, mark, name = text.partition(":")
    if not mark or len(text) > 60 or begins(label) not in BYLINE_WORDS:
        return False
    return fold(name) in {fold(each) for each in names}


def _full(texts: Iterable[str]) -> list[str]:
    return [part for text in texts for part in text.split("\n") if part]


def _in_verses(line: Line) -> str:
    """What stands in ``pre``, each verse on its own line where the element says that it holds
    verses; else such lines are broken where a screen was full."""
    if "verse" not in (line.box.element.get("class") or ""):
        return clean(line.text)
    return "\n".join(filter(None, map(clean, "".join(line.pieces).splitlines())))


def _source_line(
    layout: Layout,
    headline: Line | None,
    lines: Sequence[Line],
    names: Sequence[str],
    base: datetime,
    captions: frozenset[int],
) -> Dateline | None:
    """«(أبوظبي - البيان)» on a line between headline and text, or between the lead and the rest;
    also beside the date, where it stands in an element of its own."""
    first = lines[0].index if lines else 0
    start = headline.index + 1 if headline is not None else max(first - REACH, 0)
    if _may_open_second(layout, lines):
        first = lines[1].index
    for line in layout.lines[start:first]:
        if line is lines[0] or not _SOURCE_MARK.search(line.text):
            continue
        linked = line.linked
        if line.text.isascii() or line.box.hints & Hint.CAPTION or line.box.roles & Role.PICTURED:
            continue  # «Javier Bauluz/AP» took the picture
        text = _DASH.sub(" - ", line.text) if "ـ" in line.text else line.text
        # of «دمشق (سانا)» beside a day and a clock only the part is a dateline
        texts = [clean(text)] if line.size < 80 and not _CLOCK.search(text) else []
        if len(line.pieces) > 1 and line.size < 160:
            texts += line.segments()
        for text in texts:
            text = _SOURCE_LABEL.sub("", text)
            found = is_dateline(text, base, names) if 4 < len(text) < 80 else None
            if found is None or (linked and not found.byline):
                continue
            if not found.places and not (line.index + 1 == first and _heads(line, lines[0])):
                continue  # a linked one leads to who wrote: «إسطنبول - فلان»
            if (linked or line.index in captions) and any(
                place not in places() for place in found.places
            ):
                continue  # «سبائك ذهب (رويترز)»: what the picture shows, and whose it is
            return found
    return None


_CLOCK = re.compile(r"[0-9٠-٩]:[0-9٠-٩]")


def _heads(line: Line, first: Line) -> bool:
    """Whether a line is a heading over the first paragraph, beside it: «زيتون – خاص»."""
    return bool(line.box.roles & Role.HEADING) and line.box.parent is first.box.parent


def _may_open_second(layout: Layout, lines: Sequence[Line]) -> bool:
    """Whether the first line may be a lead over a paragraph with the dateline: it stands
    otherwise than the second, or a picture stands between them."""
    if len(lines) < 2:
        return False
    first, second = lines[0], lines[1]
    if not first.box.stands_as(second.box) or first.box.hints & Hint.LEAD:
        return True
    if _all_bold(first) and not _all_bold(second):
        return True
    return bool(layout.pictures(first.index + 1, second.index))


def _all_bold(line: Line) -> bool:
    """Whether a line is the whole of its box and in bold throughout."""
    element = line.box.element
    if element.tag != "p" or not len(element) or (element.text or "").strip():
        return False
    inner = element[0]
    if inner.tag not in ("b", "strong") or len(inner_text(inner)) < line.size:
        return False
    return len(text_of(inner)) >= line.size


def _below_points(lines: Sequence[Line], last: int) -> Sequence[int]:
    """Where the text opens below the points that sum it up, if that is none of the ``last`` first
    lines."""
    if not any(line.box.roles & Role.ITEM for line in lines[:2]):
        return ()
    points = [at for at, line in enumerate(lines[:POINTS]) if line.box.roles & Role.ITEM]
    if points[-1] - points[0] != len(points) - 1:
        return ()
    below = points[-1] + 1
    return (below,) if last <= below < len(lines) else ()


POINTS = 8  # lines of a list over a text, with what heads it


def _first(
    line: Line, text: str, names: Sequence[str], base: datetime
) -> tuple[Dateline | None, str, str | None]:
    """The dateline that a paragraph opens with or is, the rest, and a byline before it."""
    if "ـ" in line.text[:OPENED]:
        dashed = clean(_DASH.sub(" - ", line.text[:OPENED]) + line.text[OPENED:])
        found, rest = split_dateline(dashed, base, names)
        if found is not None and (found.places or found.agency):
            return found, rest, None
    found, rest = is_dateline(text, base, names) if len(text) < 80 else None, ""
    if found is None:
        found, rest = (
            _apart(line, names, base)
            or _site_from(text, names)
            or split_dateline(text, base, names)
        )
    if found is not None and found.byline and not (found.places or found.agency):
        # «المحرر: فلان القاهرة – قال …»: a byline by itself is none, but one may follow it
        return (*split_dateline(rest, base, names), found.byline)
    return found, rest, None


def _site_from(text: str, names: Sequence[str]) -> tuple[Dateline, str] | None:
    """«الوادي من لندن: قال …»: the site's own name, and where it tells from."""
    source, _, rest = text[:OPENED].partition(" من ")
    place, mark, _ = rest.partition(":")
    if not mark or source not in names or place.strip() not in places():
        return None
    end = text.index(":", len(source)) + 1
    dateline = Dateline(text[: end - 1], places=(place.strip(),), agency=source)
    return dateline, text[end:].strip()


OPENED = 60  # characters of a paragraph in which its dateline ends
# «الخرطوم ـ سونا ـ», «لندن ـ …»: a tatweel that joins nothing is a dash
_DASH = re.compile(r"\s+ـ+\s+|(?<=[^\W\dه])ـ+\s+")


def _lone_place(piece: str, after: str) -> Dateline | None:
    """«<b>كابول:</b> قال …», «<b>كابول-</b> على طرف …»: a town with a colon, or with a dash before
    what is no verb and no aside, is a dateline only where it stands out."""
    text, after = clean(piece), clean(after)
    place = text.rstrip(_MARKS)
    mark = text[len(place) :].strip() or after[:1]
    if place not in places() or not mark or mark not in _MARKS:
        return None
    if mark != ":" and look_at(after.lstrip(_MARKS), 0).aside:
        return None
    return Dateline(place, places=(place,))


_MARKS = " :-–—"


def _apart(line: Line, names: Sequence[str], base: datetime) -> tuple[Dateline, str] | None:
    """A dateline in an element of its own («<b>دمشق - سانا</b> قال …») and the rest."""
    pieces = [piece for piece in line.pieces if not piece.isspace()]
    if len(pieces) < 2 or not 4 < len(pieces[0]) < 80:
        return None
    found = is_dateline(clean(_DASH.sub(" - ", pieces[0])), base, names) or _lone_place(*pieces[:2])
    if found is None:
        return None
    return found, clean("".join(pieces[1:])).lstrip(" -–—:/|.ـ")
