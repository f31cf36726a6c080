"""Whether a page has an article: its headline and body found, and the reasons why it may be none
asked one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from scraper.arabic.bylines import is_name
from scraper.arabic.language import is_of_arabic_script, language_of
from scraper.arabic.pagenames import names_page
from scraper.arabic.text import fold
from scraper.article import Article
from scraper.outcome import Kind, Refusal
from scraper.parser import selected
from scraper.parser.body.box import find_body
from scraper.parser.body.prose import Body
from scraper.parser.claimed import claimed_record
from scraper.parser.fallback import Text, claimed_text
from scraper.parser.fields.headline import Headline, find_headline
from scraper.parser.fields.publisher import (
    agreed_name,
    initials_in,
    is_in_copyright,
    is_part,
    name_in_copyright,
    name_in_logo,
    names_in_title,
    short_names,
    title_parts,
)
from scraper.parser.fields.untitled import settle
from scraper.parser.markup.layout import Layout
from scraper.parser.reading import Reading
from scraper.parser.refused.kinds import Asked
from scraper.parser.refused.walls import is_bare, wall
from scraper.parser.signs.menus import is_menu_entry, is_root
from scraper.parser.written import Written


def result(reading: Reading) -> Article | Refusal:
    """The article of a page, or why there is none."""
    layout, metadata = reading.layout, reading.metadata
    headline = _headline(reading)
    _name_site(reading, headline)
    body = _body(reading, headline)
    walled = wall(layout, metadata, reading.markup.data, headline, body)
    if walled is not None:
        return reading.refuse(*walled)
    reason = Asked(layout, metadata, headline, body, reading.url, reading.names).why_not()
    if reason is not None:
        return reading.refuse(Kind.NOT_ARTICLE, reason)
    text = claimed_text(layout.root, metadata, headline, body)
    tongue = _tongue(reading, headline, body, text)
    if reading.language == "ar" and tongue not in ("ar", "und"):
        if is_bare(layout, metadata):
            return reading.refuse(Kind.BLOCKED, f"a few words in another language: {tongue}")
        return reading.refuse(Kind.NOT_ARABIC, f"the text is in another language: {tongue}")
    if headline is None:
        return reading.refuse(Kind.NOT_ARTICLE, "no headline: nothing on the page is its title")
    if text is not None:
        return claimed_record(reading, headline, text, tongue)
    if body is None or not body.lines:
        return reading.nothing_below(headline)
    return Written(reading, headline, body, tongue).record()


def _headline(reading: Reading) -> Headline | None:
    """The headline by the seed's selector, else by what the page says."""
    layout, metadata = reading.layout, reading.metadata
    texts = selected.texts(layout, reading.rule.headline)
    if texts:
        line = selected.line_of(layout, reading.rule.headline)
        return Headline(texts[0], selected.SELECTOR, line)
    entry = reading.page.entry
    if entry is not None and entry.title:
        metadata.add("titles", entry.source, entry.title)
    found = find_headline(layout, metadata, reading.host, reading.names)
    headline, title = settle(layout, metadata, found, reading.names)
    if title and not reading.names:
        reading.names = _names_of(layout, title)
    return headline if headline is not None and fold(headline.text) else None


def _names_of(layout: Layout, title: str) -> list[str]:
    """The names in a <title> that is the site's, without the sections its menu leads to."""
    end = len(layout.lines)
    return [
        name
        for name in title_parts(title)
        if not names_page(fold(name)) and not is_menu_entry(layout, name, end)
    ]


def _name_site(reading: Reading, headline: Headline | None) -> None:
    """What else the site is called: beside the headline in <title>, else in its copyright line or
    its logo; and by what short names."""
    layout = reading.layout
    above = headline.line.index if headline is not None and headline.line else 0
    if headline is not None:
        told = names_in_title(reading.metadata.title or "", headline.text)
        if told and not reading.names:
            # «الاسم - الموقع الرسمي»: the copyright line tells which; «NAS: العنوان - القسم»:
            # it may agree with the logo upon a name that <title> has not
            told.sort(key=lambda name: not is_in_copyright(layout, name))
            reading.names = [] if is_in_copyright(layout, told[0]) else agreed_name(layout)
            told = [] if reading.names else told
        reading.names += [
            name
            for name in told[:1]
            if not is_part(name, reading.names)
            and not is_menu_entry(layout, name, above)
            and not _signs(reading, name, above)
        ]
        if not reading.names:
            named = agreed_name(layout) or name_in_copyright(layout) or name_in_logo(layout)
            reading.names = named
    reading.short_names = short_names(reading.names) + initials_in(layout, reading.names, above)
    reading.short_names += tuple(  # a desk of its own: «الضفاف اقتصاد» of «الضفاف»
        name
        for name in reading.metadata.graph.authors
        if any(name.startswith(f"{own} ") for own in reading.names)
    )
    if reading.known is not None:
        reading.short_names += reading.known.profile.names


def _signs(reading: Reading, name: str, place: int) -> bool:
    """Whether a name beside the headline in <title> is the author's, as the data or a line near
    the headline, ``place``, tell."""
    key = fold(name)
    if not is_name(key.split()):
        return False
    claimed = [*reading.metadata.graph.authors, *reading.metadata.texts("authors")]
    if any(fold(claim) == key for claim in claimed):
        return True
    lines = reading.layout.lines
    return any(
        line.size < 60
        and fold(line.text).endswith(key)
        and not any(is_root(anchor.get("href") or "") for anchor in line.anchors)
        for line in (*lines[max(place - 4, 0) : place], *lines[place + 1 : place + 7])
    )


def _body(reading: Reading, headline: Headline | None) -> Body | None:
    """The body by the seed's selector, else by what the page says."""
    line = headline.line if headline else None
    body = selected.body_of(reading.layout, reading.rule.body, line)
    if body is not None:
        reading.body_by = selected.SELECTOR
        return body
    return find_body(reading.layout, line, reading.openings, reading.known, reading.short_names)


def _tongue(
    reading: Reading, headline: Headline | None, body: Body | None, text: Text | None
) -> str:
    """The language of the text; of all of the page's lines where it has none.

    What is quoted at length in other letters is no text of its own: a third of the lines and the
    headline tell its language.
    """
    declared = reading.metadata.graph.language or reading.metadata.language
    parts: Sequence[str]
    if text is not None:
        parts = text.paragraphs
        tongue = language_of(" ".join(parts[:20]), declared)
    elif body is not None and body.lines:
        parts = [line.text for line in body.lines]
        tongue = language_of(" ".join(parts[:6]), declared)
    else:
        shown = (line.text for line in reading.layout.lines if not line.links)
        return language_of(" ".join(shown), declared)
    if headline is None or is_of_arabic_script(tongue) or language_of(headline.text) != "ar":
        return tongue
    arabic = sum(language_of(part) == "ar" for part in parts)
    return "ar" if arabic * 3 >= len(parts) else tongue
