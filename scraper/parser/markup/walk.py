"""The walk: a page's tree as lines and boxes in reading order, in one pass.

Everything else looks at what it finds and never again at the elements between. ``walk`` here says
what is found; ``_walk``, where it was compiled, finds the same in a seventh of the time.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import NamedTuple

from lxml import etree

from scraper.parser.markup.hints import Hint, hints_in
from scraper.parser.markup.lines import Box, Line, Role

MAX_DEPTH = 200  # boxes within boxes; anything deeper is read as if it were inline

# Tags whose content no reader sees as text.
_SKIPPED = (
    "script", "style", "svg", "select", "iframe", "template", "object", "canvas", "textarea",
    "head", "math", "option", "datalist", "applet", "embed", "audio", "video", "map", "noframes",
)  # fmt: skip
_PLAIN = (
    "div", "p", "section", "center", "dl", "dd", "ul", "ol", "table", "tbody", "thead", "tfoot",
    "tr", "details", "pre", "hgroup", "body", "html", "fieldset", "summary", "dir", "menu", "dt",
    "search", "frameset", "noscript", "address",
)  # fmt: skip
# AMP's and embedded players' own elements are boxes as well
_EMBEDS = (
    "amp-embed", "amp-ad", "amp-social-share", "amp-consent", "amp-user-notification",
    "amp-iframe", "amp-list", "amp-lightbox", "amp-twitter", "amp-instagram", "amp-facebook",
    "amp-tiktok", "amp-youtube", "amp-dailymotion", "amp-video", "amp-audio", "amp-next-page",
    "amp-web-push-widget",
)  # fmt: skip
BLOCKS: dict[str, int] = {
    **dict.fromkeys(_PLAIN, Role.NONE),
    **dict.fromkeys(_EMBEDS, Role.EMBED),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    **dict.fromkeys(("nav", "amp-sidebar"), Role.NAV),
    **dict.fromkeys(("td", "th"), Role.CELL),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
    "aside": Role.ASIDE,
    "footer": Role.FOOTER,
    "header": Role.HEADER,
    "form": Role.FORM,
    "figure": Role.FIGURE,
    "blockquote": Role.QUOTE,
    "li": Role.ITEM,
    "article": Role.ARTICLE,
    "main": Role.MAIN,
    "button": Role.BUTTON,
}
# Where words may be hidden from the eye and told to screen readers alone, glued to what is seen.
TOLD = frozenset(("p", "figcaption", "blockquote"))
# The classes that hide them there, in the naming of the frameworks that most themes are built on.
UNSEEN = ("sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text")
# What the walk does with an element: read on, leave it out, or one of these.
INLINE, SKIP, INSIDE_SKIPPED, LINK, BREAK, RULE, IMAGE, TIME, BLOCK = range(9)
ACTIONS: dict[object, int] = {
    **dict.fromkeys(_SKIPPED, SKIP),
    **dict.fromkeys(BLOCKS, BLOCK),
    "a": LINK,
    "br": BREAK,
    "hr": RULE,
    "img": IMAGE,
    "amp-img": IMAGE,
    "time": TIME,
    "abbr": TIME,  # that of a microformat: hAtom's «published» has its moment in ``title``
}

_END: tuple[etree._Element | None] = (None,)  # after the last element: everything open ends


TEXT = 12  # characters outside links of a line that may be text


class Walked(NamedTuple):
    """What stands on a page, in reading order. Pictures, ``time`` and ``abbr`` elements come with
    their box and the index of the line that follows."""

    lines: list[Line]
    boxes: list[Box]
    images: list[tuple[etree._Element, Box, int]]
    times: list[tuple[etree._Element, Box, int]]
    headings: list[Box]  # of h1 to h6
    titles: list[Line]  # that stand in headings
    texts: list[Line]  # with TEXT characters or more outside links, and no more in links
    words: list[str]  # each line's
    chars: list[int]  # running totals of the lines' characters, from 0 on
    links: list[int]  # and of those inside links


def is_unseen(element: etree._Element) -> bool:
    """Whether an inline element in a paragraph is hidden from the eye."""
    names = element.get("class")
    if names and any(name in names for name in UNSEEN) and "not-sr-only" not in names:
        return True
    return element.get("hidden") is not None


_SET_AS_BLOCK = re.compile(r"display\s*:\s*block")
_BLOCK_CLASSES = frozenset(("d-block", "block"))  # Bootstrap's and Tailwind's


def is_set_as_block(element: etree._Element) -> bool:
    """Whether a ``span`` is shown as a block: by its style, or by a common kit's class."""
    names = element.get("class")
    if names and "block" in names and not _BLOCK_CLASSES.isdisjoint(names.split()):
        return True
    style = element.get("style")
    return style is not None and _SET_AS_BLOCK.search(style) is not None


def walk(root: etree._Element) -> Walked:
    """The page's lines and boxes.

    Every element once, in document order, its end known from the next one's parent. Flat on
    purpose: recursion over children costs three times as much, and breaks on deep pages.
    """
    walked = Walked([], [], [], [], [], [], [], [], [0], [0])
    lines, boxes, images, times, headings, titles, texts, words, chars, links = walked
    action_of, block_roles = ACTIONS.get, BLOCKS
    heading, inherited = Role.HEADING, ~Role.HEADING
    pieces: list[str] = []  # of the line at hand; never begins with white space alone
    anchors: list[etree._Element] = []
    linked = 0
    link_end = -1  # how many pieces the line had when the last link in it ended

    def end_line() -> None:
        nonlocal pieces, anchors, linked, link_end
        line = Line(len(lines), pieces, linked, box, anchors, breaks)
        lines.append(line)
        words.append(line.word)
        chars.append(chars[-1] + line.size)
        links.append(links[-1] + line.links)
        if box.roles & heading:
            titles.append(line)
        if line.size - line.links >= TEXT and line.links * 2 <= line.size:
            texts.append(line)
        pieces = []
        linked = 0
        link_end = -1
        anchors = []  # always another one: this one is the line's, also where it is empty

    box = Box(root, "html", None, 0, 0, 0)
    boxes.append(box)
    breaks = depth = 0
    link: etree._Element | None = None  # the open one
    tops: list[etree._Element | None] = []  # what is open around the element at hand
    actions: list[int] = []
    # the head prints nothing; where broken markup made two bodies, the whole page is read
    bodies = root.findall("body")
    start = bodies[0] if len(bodies) == 1 else root
    outside = start.getparent()
    top: etree._Element | None = outside
    action = INLINE
    for element in chain(start.iter(), _END):
        parent = outside if element is None else element.getparent()
        while top is not parent:  # what has ended since the last element
            if action == BLOCK:
                if pieces:
                    end_line()
                breaks = 0
                box.end(len(lines))
                box = box.parent  # type: ignore[assignment]
                depth -= 1
            elif action == LINK:
                link = None
                link_end = len(pieces)
            text = top.tail  # type: ignore[union-attr]
            if text and action != INSIDE_SKIPPED:
                if not text.isspace():
                    pieces.append(text)
                    if link is not None:
                        linked += len(text)
                        if not anchors or anchors[-1] is not link:
                            anchors.append(link)
                elif pieces:
                    pieces.append(" ")
            top = tops.pop()
            action = actions.pop()
        if element is None:
            break
        tops.append(top)
        actions.append(action)
        top = element
        if action in (SKIP, INSIDE_SKIPPED):
            action = INSIDE_SKIPPED
            continue
        tag = element.tag
        action = action_of(tag, INLINE)
        if action == BLOCK:
            if pieces:
                end_line()
            breaks = 0
            if depth < MAX_DEPTH:
                depth += 1
                roles = box.roles & inherited | block_roles[tag]
                box = Box(element, tag, box, depth, roles, len(lines))
                boxes.append(box)
                if block_roles[tag] & heading:
                    headings.append(box)
            else:
                action = INLINE
        elif action == LINK:
            if pieces and link_end == len(pieces):
                pieces.append(" ")  # two links side by side are two words
            link = element
        elif action == SKIP:
            continue
        elif action == INLINE and box.tag in TOLD and is_unseen(element):
            action = SKIP
            continue
        elif action == INLINE and depth < MAX_DEPTH:
            as_block = ""
            if images and images[-1][1] is box and images[-1][2] == len(lines):
                # beside a picture, a span that calls itself the caption is a box of its own
                names = element.get("class")
                as_block = "figcaption" if names and hints_in(names) & Hint.CAPTION else ""
            if not as_block and tag == "span" and not box.roles & heading:
                as_block = "div" if is_set_as_block(element) else ""
            if as_block:
                if pieces:
                    end_line()
                breaks = 0
                action = BLOCK
                depth += 1
                roles = box.roles | (Role.CAPTION if as_block == "figcaption" else Role.NONE)
                box = Box(element, as_block, box, depth, roles, len(lines))
                boxes.append(box)
        elif action == BREAK:
            if box.roles & heading:
                if pieces:
                    pieces.append(" ")
            else:
                if pieces:
                    end_line()
                    breaks = 0
                breaks += 1
        elif action == IMAGE:
            images.append((element, box, len(lines)))
        elif action == TIME:
            times.append((element, box, len(lines)))
        elif action == RULE and pieces:
            end_line()
        text = element.text
        if text:
            if not text.isspace():
                pieces.append(text)
                if link is not None:
                    linked += len(text)
                    if not anchors or anchors[-1] is not link:
                        anchors.append(link)
            elif pieces:
                pieces.append(" ")
    if pieces:
        end_line()
    while True:  # what is still open ends with the page
        box.end(len(lines))
        if box.parent is None:
            return walked
        box = box.parent
