"""The sections an article is filed under, as printed: breadcrumbs, category links, claims.

A menu is never a section list: only links that stand with the headline count, and only a trail
that begins at the home page, or is marked up as a trail, is a breadcrumb. Where on the page each
way looks is told in ``crumbs``, ``filed`` and ``kicker``; here they take turns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scraper.arabic.sectionwords import names_section
from scraper.arabic.text import LETTER, clean, fold
from scraper.parser.fields.crumbs import find_crumbs
from scraper.parser.fields.filed import categories, labelled
from scraper.parser.fields.kicker import linked_among_facts, linked_beside, named_beside
from scraper.parser.fields.publisher import title_parts
from scraper.parser.fields.sectionnames import Rule, is_section_page
from scraper.parser.fields.tags import leads_to_tag
from scraper.parser.markup.elements import text_of
from scraper.parser.markup.layout import Layout
from scraper.parser.markup.lines import Line
from scraper.parser.metadata.head import JSON_LD, MARKUP, TITLE, Metadata
from scraper.parser.signs.menus import is_menu_entry, is_root
from scraper.rare import rare

TAGGED = 12  # lines below a text in which its tags stand
MARKED_UP = 3  # sections in microdata; more are a list of keywords

Found = tuple[tuple[str, ...], str | None]  # sections and the source that won


def find_sections(
    layout: Layout,
    metadata: Metadata,
    headline: Line | None,
    body: tuple[int, int],
    names: Sequence[str],
    title: str,
) -> Found:
    """The sections and the source that won; ``((), None)`` where the page says nothing.

    ``body`` is the body's first and last line index; ``names`` the publisher's.
    """
    claimed = [*metadata.graph.sections, *metadata.texts("sections")]
    claimed += [name for name, _ in metadata.graph.crumbs]
    rule = Rule(names, title, claimed)
    arabic = LETTER.search(title) is not None
    spare: Found = ((), None)
    for source, found in _finds(layout, metadata, headline, body, rule):
        if not found:
            continue
        if not arabic or source in (MARKUP, TITLE) or LETTER.search(found[0]):
            return tuple(found), source
        # «Economy», the system's own name for what the page prints as «اقتصاد»
        spare = spare if spare[0] else (tuple(found), source)
    return spare


def _finds(
    layout: Layout, metadata: Metadata, headline: Line | None, body: tuple[int, int], rule: Rule
) -> Iterator[tuple[str, list[str]]]:
    """What each way to the sections finds, the best first, with its source."""
    title, graph, claims = metadata.title or "", metadata.graph, metadata.of("sections")
    filed: list[str] | None = None

    def printed(source: str, told: list[str]) -> tuple[str, list[str]]:
        """What is told; one section as one of those that the page prints, where it does."""
        nonlocal filed
        if len(told) == 1:
            filed = categories(layout, headline, body, rule) if filed is None else filed
            beside = filed
            if told[0] not in filed and headline is not None:
                beside = linked_beside(layout, headline, body, rule)
            if len(beside) > 1 and told[0] in beside:
                return MARKUP, beside
        return source, told

    yield printed(MARKUP, find_crumbs(layout, headline, body, rule))
    yield printed(JSON_LD, rule.kept(_steps(metadata, rule)))
    yield MARKUP, categories(layout, headline, body, rule) if filed is None else filed
    yield MARKUP, labelled(layout, headline, body, rule)
    claimed = rule.kept(_single(layout, graph.sections))
    tagged = bool(claimed) and _are_tagged(layout, claimed, body[1])
    yield printed(JSON_LD, [] if tagged else claimed)
    yield printed(MARKUP, _itemprops(layout, rule))
    if claims:
        yield printed(claims[0][0], rule.kept(_single(layout, metadata.texts("sections"))))
    if headline is not None:
        yield MARKUP, linked_beside(layout, headline, body, rule)
        yield MARKUP, named_beside(layout, headline, body, rule, title)
    yield MARKUP, linked_among_facts(layout, headline, body, rule)
    yield TITLE, _in_title(layout, rule, title)
    yield JSON_LD, claimed


def _steps(metadata: Metadata, rule: Rule) -> list[str]:
    """The names of a trail in JSON-LD, without a home page that is called otherwise («آخر
    الأخبار»), nor the page itself under a title cut short."""
    steps = list(metadata.graph.crumbs)
    if len(steps) > 1 and steps[0][1] and is_root(steps[0][1]):
        steps = steps[1:]
    own = len(steps) > 1 and steps[-1][1] == metadata.address
    if own and rule.title.startswith(fold(steps[-1][0])):
        steps.pop()
    return [name for name, url in steps if is_section_page(url)]


def _are_tagged(layout: Layout, names: Sequence[str], last: int) -> bool:
    """Whether a page links all of these names to tags' pages below its text, which ends with the
    line ``last``: some systems call tags sections."""
    tags = {
        fold(text_of(anchor))
        for line in layout.lines[last + 1 : last + 1 + TAGGED]
        for anchor in line.anchors
        if leads_to_tag(anchor)
    }
    return tags.issuperset(map(fold, names))


def _single(layout: Layout, claims: Iterable[str]) -> Iterator[str]:
    """The names of claims that run several together, «محليات, اقتصاد»; a name that is printed so
    in a link is one: «ثقافة، فنون»."""
    for claim in claims:
        names = _COMMA.split(claim)
        whole = len(names) > 1 and is_menu_entry(layout, clean(claim), len(layout.lines))
        yield from (claim,) if whole else names


_COMMA = rare(r"\s*[,،]\s+|(?<=[^\W\d]),(?=[^\W\d])")


def _itemprops(layout: Layout, rule: Rule) -> list[str]:
    """What microdata call sections; of a list of keywords that is marked up so the first."""
    found = [
        element.get("content") or text_of(element) for element in layout.props("articleSection")
    ]
    return rule.kept(found if len(found) <= MARKED_UP else found[:1])


def _in_title(layout: Layout, rule: Rule, title: str) -> list[str]:
    """The part of <title> between headline and site that a menu leads to, or that names a section
    everywhere: «العنوان | سياسة | الوادي»."""
    for name in title_parts(title)[1:-1]:
        kept = rule.kept([name])
        if kept and (names_section(fold(name)) or is_menu_entry(layout, name, len(layout.lines))):
            return kept
    return []
