"""The article's own title: where it is printed, and its text without the site's name.

The printed line wins over the claims of the head where the two agree, because heads lose quotation
marks, cut long titles and add names; the claims tell which of the printed lines it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from scraper.arabic.digits import DIGIT
from scraper.arabic.text import clean, fold
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.hints import Hint
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line, Role
from scraper.parser.metadata.head import JSON_LD, MARKUP, TITLE, Metadata
from scraper.parser.signs.menus import is_root
from scraper.rare import rare

MAX_HEADLINE = 400  # characters; a longer line is a paragraph

# Between a title and a name: bars, dashes, guillemets, colons, dots, as <title> templates use them.
# What it may begin with comes first: by far the most characters are none of these.
_SEPARATOR = re.compile(
    r"(?=[\s|｜¦•·»«›‹>:-])"
    r"\s*(?:[|｜¦•·»«›‹>]+|\s[-–—−_~/\\]+\s|\s?::\s?|\s?>>\s?|--+|:\s|\s:\s?)\s*"
)


# What editors and servers write where nobody gave the page a title, and bare host names.
_NAMELESS = rare(
    r"(?:untitled|new page|document|home ?page|index|welcome|test|sans titre|صفحة جديدة)\b"
    r"|(?:www )?[a-z0-9]+ (?:com|net|org|info)$"
)
_ANY_SEPARATOR = re.compile(r"[|｜¦•·»«›‹>:/\\]|[ -][-–—−_~]")


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline's text, where it came from, and its line where it is printed."""

    text: str
    source: str
    line: Line | None


def find_headline(
    layout: Layout, metadata: Metadata, host: str, names: Sequence[str]
) -> Headline | None:
    """The headline, or None where the page has none.

    ``names`` are the publisher's names as far as known, ``host`` that of the address.
    """
    claims = _claims(metadata)
    titles = _titles(claims, names, host)
    printed = _printed(layout, claims, titles, names)
    if printed is not None:
        broken = _in_two_lines(layout, printed, titles)
        if broken is not None:
            return broken
        text = _without_section(printed, titles) or _without_names(printed, titles, names, host)
        return Headline(text, _source(text, claims), printed)
    short = _short(layout, metadata.title or "", {fold(name) for name in names})
    if short is not None:
        return Headline(clean(short.text), MARKUP, short)
    for source, text in claims:
        own = strip_names(text, names, host)
        if not _is_name(own, names, host) and not _NAMELESS.match(fold(own)):
            return Headline(own, source, None)
    return None


def _in_two_lines(layout: Layout, printed: Line, titles: dict[str, float]) -> Headline | None:
    """The headline of which a line is half, broken in its element, where the head has it whole."""
    if fold(printed.text) in titles or printed.box.count != 2:
        return None
    one, two = layout.lines[printed.box.first : printed.box.last]
    if f"{fold(one.text)} {fold(two.text)}" not in titles:
        return None
    return Headline(clean(f"{one.text} {two.text}"), MARKUP, two)


def _short(layout: Layout, title: str, names: set[str]) -> Line | None:
    """The heading of a word or two that <title> begins with, before the site's name: «قريبا»."""
    first = fold(_SEPARATOR.split(title, maxsplit=1)[0])
    if not first or first == fold(title) or first in names:
        return None
    for line in layout.in_headings():
        if line.links or line.box.roles & _APART:
            continue
        if fold(line.text) == first:
            return line
    return None


def _without_section(line: Line, titles: dict[str, float]) -> str:
    """What stands behind a link or an element of its own on the headline's line, or before one,
    where a claim says that it is the title: «<a>مقالات</a> : حين تصبح المدينة بلا ظلال»; "" where
    none does."""
    if len(line.pieces) > 1:
        votes = titles.get(fold(line.text), 0.0)
        for pieces in (line.pieces[1:], line.pieces[:-1]) if votes < 1.0 else ():
            rest = clean("".join(pieces)).strip(" :|/»›>–—-")
            if titles.get(fold(rest), 0.0) > votes:
                return rest
    if not line.anchors or not 0 < line.links * 2 < line.size:
        return ""
    rest = clean(line.text).removeprefix(text_of(line.anchors[0])).lstrip(" :|/»›>–—-")
    return rest if fold(rest) in titles else ""


def _without_names(line: Line, titles: dict[str, float], names: Sequence[str], host: str) -> str:
    """A printed title without the publisher's name. Where a claim has the name a second time,
    behind the title, the one before a colon is what the title speaks of: «الجامعة: برنامج الجولة»
    of «الجامعة: برنامج الجولة - الجامعة»."""
    text = clean(line.text)
    own = strip_names(text, names, host)
    if own == text or titles.get(fold(text), 0.0) < 1.0:
        return own
    return text if text.removesuffix(own).rstrip().endswith(":") else own


def _source(text: str, claims: Sequence[tuple[str, str]]) -> str:
    """A printed headline that a claim repeats is the claim's as well; the print is named."""
    return MARKUP if text else next((source for source, _ in claims), MARKUP)


def _claims(metadata: Metadata) -> list[tuple[str, str]]:
    """What calls itself the title, best first."""
    claims = [(JSON_LD, text) for text in metadata.graph.headlines]
    claims += metadata.of("titles")
    if metadata.title and metadata.title[0] not in "|-–—":  # «| الوادي»: the title is missing
        claims.append((TITLE, metadata.title))
    return [claim for claim in claims if "?? ??" not in claim[1]]  # a database lost its letters


def _titles(claims: Iterable[tuple[str, str]], names: Sequence[str], host: str) -> dict[str, float]:
    """Folded titles with how many claims agree on each; <title> also by its segments."""
    votes: dict[str, float] = {}
    stripped: dict[str, str] = {}
    for source, text in claims:
        own = stripped.get(text, "")
        if not own:
            own = stripped[text] = fold(strip_names(text, names, host))
        if own:
            votes[own] = votes.get(own, 0.0) + 1.0
        if source == TITLE:
            # its parts, and what is left without the last or the first of them
            marks = [match.span() for match in _SEPARATOR.finditer(text)]
            ends = [text[: marks[-1][0]], text[marks[0][1] :]] if len(marks) > 1 else []
            for part in (*_SEPARATOR.split(text), *ends):
                key = fold(part)
                if len(key) > 12 and key != own:
                    votes[key] = max(votes.get(key, 0.0), 0.5)
    return votes


def strip_names(title: str, names: Sequence[str], host: str) -> str:
    """The title without the publisher's name, before or after, in every separator it uses.

    Only a segment that is a known name, or the host's, or that repeats such a name, is taken off,
    from the ends inwards; a section between title and name goes with the name behind it.
    """
    if _ANY_SEPARATOR.search(title) is None:
        return _without_signed(title, names)
    parts = _split(title)
    if len(parts) < 2:
        return _without_signed(title, names)
    known = [*map(fold, names)]
    first, last = 0, len(parts)
    for place in range(len(parts) - 1, 0, -1):
        start, part = parts[place]
        told = title[:start].rstrip().endswith(":") and fold(part) not in known
        if not told and _named(part, known, host):  # «بيان: الضفاف تطالب …» is told of the site
            last = place
    if last == len(parts):
        while first < len(parts) - 1 and _named(parts[first][1], known, host):
            start, part = parts[first]
            if title[start + len(part) :].lstrip().startswith(":") and fold(part) not in known:
                break  # «موجز الصباح: …» is a headline of «موجز»
            first += 1
    if first == 0 and last == len(parts):
        return _without_signed(title, names)
    start, end = parts[first][0], parts[last - 1][0] + len(parts[last - 1][1])
    if first == 0:
        start = 0  # with a quotation mark that opens the title
    kept = title[start:end].strip(" -–—|:>•·_")
    return kept if fold(kept) else title


def _without_signed(title: str, names: Sequence[str]) -> str:
    """The title without a known name at its beginning or end, behind any other sign: «… ✦ الوادي»,
    «… < الوادي», «…–الوادي»."""
    for name in names:
        if len(name) < 4 or len(name) + 12 > len(title):
            continue
        if title.endswith(name):
            rest = title[: -len(name)]
            kept = _SIGNS.sub("", rest)
        elif title.startswith(name):
            rest = title[len(name) :]
            kept = _SIGNS_BEFORE.sub("", rest)
        else:
            continue
        if kept != rest and fold(kept):
            return kept
    return title


# What writers put before a name as well is none: «… يقول «الوادي»», «… في الوادي؟», «… #الوادي»
_SIGN = r"(?:[^\w\s«»\"'“”‘’()\[\]؟?!.…،,؛;#@]|(?<=\s)[#@](?=\s))"
_SIGNS = rare(rf"\s*(?:{_SIGN}+\s*)+$")
_SIGNS_BEFORE = rare(rf"^\s*(?:{_SIGN}+\s*)+")

# «فلان لـ«الصحيفة»: …»: a quotation, also with one in it, divides nothing, nor is a name in one the
# site's signature
_QUOTED = rare("«[^«»]*(?:«[^«»]*»[^«»]*)*»")


def _split(title: str) -> list[tuple[int, str]]:
    parts, place = [], 0
    quoted = _QUOTED.sub(_crossed_out, title) if "«" in title else title
    for match in _SEPARATOR.finditer(quoted):
        start, end = match.span()
        part = title[place:start]
        if part:
            parts.append((place, part))
        place = end
    if title[place:].strip():
        parts.append((place, title[place:]))
    return parts


def _crossed_out(match: re.Match[str]) -> str:
    return "x" * len(match.group())


def _named(part: str, known: Sequence[str], host: str) -> bool:
    key = fold(part)
    if not key:
        return True
    if key in known:
        return True
    if key.isascii() and _is_of_host(key.replace(" ", ""), host):
        return True
    if " ل " in key and any(key.endswith(" ل " + name) for name in known):
        return False  # «فلان لـ«الصحيفة»»: whom he told it
    # «موقع كذا الإخباري», «صحيفة كذا», around or inside the known name
    for name in known:
        if (
            3 < len(name) < len(key) <= len(name) + 25
            and name in key
            and (key.endswith(" " + name) or key.startswith(name + " "))
        ):
            return True
    return False


def _is_of_host(bare: str, host: str) -> bool:
    """Whether Latin letters without spaces are those of the host's name."""
    if len(bare) < 3:
        return False
    return bare in re.sub("[.-]", "", host) or host.removeprefix("www.").split(".")[0] in bare


def _is_name(text: str, names: Sequence[str], host: str) -> bool:
    return _named(text, [*map(fold, names)], host)


_INDEX = attrgetter("index")


def _printed(
    layout: Layout,
    claims: Sequence[tuple[str, str]],
    titles: dict[str, float],
    names: Sequence[str],
) -> Line | None:
    """The line that prints the title: the best match of what the head claims, else the best h1."""
    best, best_score = None, 0.0
    known = {fold(name) for name in names}
    wanted = [(title, set(title.split())) for title in titles]
    words = set(" ".join([fold(text) for text in {text for _, text in claims}]).split())
    reach = max(map(len, titles), default=0) * 2 + 40
    least = min(map(len, titles), default=0) * 0.3
    # by far the most lines begin with a word that no title has
    for line in sorted({*layout.in_headings(), *layout.beginning(words)}, key=_INDEX):
        size, box = line.size, line.box
        if not (size <= MAX_HEADLINE if box.roles & Role.HEADING else least < size < reach):
            continue
        key = fold(line.text)
        own = set(key.split())
        match = 0.0
        if own.isdisjoint(words):
            if box.tag != "h1" or not key:
                continue
        elif key in titles:
            match = 1.0 + min(titles[key], 4.0) * 0.1
        else:
            match = max([_agreement(key, own, title, its) for title, its in wanted], default=0.0)
        score = _line_score(line, match, bool(wanted))
        # of two parts of <title>, the longer is not the site's name; of two h1 the second may be
        # the next article's
        longer = match > 0.0 and best is not None and size > best.size
        better = score > best_score or (longer and score == best_score)
        if better and key not in known and "©" not in line.text and line.text.count("#") < 2:
            if line.size < DAY and DIGIT.search(line.text) and _is_day(layout, line):
                continue  # <title> tells it as well
            best, best_score = line, score  # «#بلدية_الوادي #ليبيا» under a post is none
    return best


DAY = 40  # characters of a day


def _is_day(layout: Layout, line: Line) -> bool:
    """Whether a line that is no heading tells a day and nothing else."""
    return not line.box.roles & Role.HEADING and line.dates(layout.base).published is not None


def _line_score(line: Line, match: float, claimed: bool) -> float:
    """How likely a line prints the title: by how well it is a claimed one, where there are any,
    and by where it stands."""
    box = line.box
    if match == 0.0:
        # no claim agrees: only an h1 that stands by itself can be the title
        if box.tag != "h1" or line.size < 15 or (claimed and box.roles & (Role.NAV | Role.FOOTER)):
            return 0.0
        return 0.5 - (0.3 if line.linked else 0.0)
    if box.roles & Role.FOOTER and not box.roles & Role.HEADING:
        return 0.0  # the site's name again
    score = match * 10 + _LEVELS.get(box.tag, 0.0)
    if box.roles & _APART:
        score -= 4.0
    if line.linked:
        score -= 2.5  # a link to the article, not its title
        if _leads_home(line):
            return 0.0  # the site's name
    hints = box.hints
    if hints & Hint.HEADLINE:
        score += 0.5
    if hints & _OF_OTHERS:
        score -= 3.0
    return score


_APART = Role.NAV | Role.FOOTER | Role.ASIDE | Role.FORM
_OF_OTHERS = Hint.CRUMBS | Hint.RELATED | Hint.LIST | Hint.HIDDEN | Hint.NEXT
_LEVELS = {"h1": 3.0, "h2": 1.5, "h3": 0.5}


def _leads_home(line: Line) -> bool:
    """Whether a line is a link to the home page; an empty address or a fragment is the page's."""
    addresses = [anchor.get("href", "").strip() for anchor in line.anchors]
    return all(address[:1] not in ("", "#") and is_root(address) for address in addresses)


def _agreement(key: str, own: set[str], title: str, words: set[str]) -> float:
    """0.0 to 1.0: how well a printed line, whose words are ``own``, is a claimed title that is
    worded otherwise, whose words are ``words``."""
    shorter, longer = (key, title) if len(key) <= len(title) else (title, key)
    if len(shorter) < 8:
        return 0.0
    if longer.startswith(shorter) or longer.endswith(shorter):
        share = len(shorter) / len(longer)
        return (0.6 + 0.35 * share) if share > 0.35 else 0.0
    if len(own) < 4:
        return 0.0
    share = len(own & words) / max(len(own), len(words))
    return 0.8 * share if share >= 0.7 else 0.0
