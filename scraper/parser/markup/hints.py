"""What the class, id and style of an element say of it: a second witness, never the first.

Publishers rename classes at every redesign, and some builds make them meaningless, so nothing
rests on these alone; but where a class does say «related», it is right far more often than not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree


class Hint:
    """What a name in a class or id means, in English as themes write it.

    Plain integers: flags of ``enum`` cost a microsecond an operation, and a page has thousands.
    """

    NONE = 0
    RELATED = 1
    SHARE = 2
    COMMENT = 4
    CAPTION = 8
    TAGS = 16
    BYLINE = 32
    CRUMBS = 64
    PROMO = 128  # newsletter, follow us, advertisement, app
    LIST = 256  # most read, latest, ticker, widget, sidebar
    BODY = 512
    LEAD = 1024
    DATE = 2048
    NEXT = 4096  # the next article, appended
    HEADLINE = 8192
    HIDDEN = 16384
    SECTION = 32768
    BIO = 65536  # the box about the author
    NAV = 131072
    PLAYER = 262144


# Names as word-press themes, Drupal, Joomla, AMP and house-made templates use them. A name counts
# where it stands as a whole word of the class: «related-posts», «relatedPosts», «box_related».
_NAMES: dict[int, str] = {
    Hint.RELATED: "related relate relatednews readalso readmore seealso alsoread recommended "
    "recommendation recommendations suggested suggestions similar morenews outbrain taboola "
    "mgid jeg_inner_content_related yarpp jp-relatedposts crosslinks",
    Hint.SHARE: "share sharing sharebar shares social socials addtoany sharedaddy sharethis "
    "addthis a2a shareicons socialshare print tools toolbar fontsize resize",
    Hint.COMMENT: "comment comments disqus respond commentform replies fb-comments discussion",
    Hint.CAPTION: "caption captions wp-caption imgcaption imagecaption photocaption credit "
    "copyright-image image-title imgtitle alt img-cap cap photo-desc legend cutline",
    Hint.TAGS: "tags tag tagcloud keywords post-tags tagged hashtags",
    Hint.BYLINE: "byline author authors writer writeby writtenby reporter contributor source",
    Hint.CRUMBS: "breadcrumb breadcrumbs crumbs crumb bread breadcumb path pathway sitemap",
    Hint.PROMO: "newsletter subscribe subscription subscriptions promo promotion advert "
    "advertisement adv ads ad adsbox banner sponsor sponsored follow followus follow-us "
    "app-download googlenews google-news telegram whatsapp-channel cookie cookies gdpr consent "
    "paywall signup donate survey poll vote adsense dfp gpt mpu leaderboard",
    Hint.LIST: "mostread most-read mostviewed most-viewed trending latest popular ticker widget "
    "widgets sidebar side-bar sidenav aside rightbar leftbar carousel slider breaking "
    "lastnews latestnews topnews prayer weather currency",
    Hint.BODY: "articlebody article-body storybody story-body entry-content post-content "
    "article-content articlecontent post-body content-body newsbody news-body story-content "
    "td-post-content field-name-body article__body article-text articletext articledetails "
    "news-details newstext story-text fulltext",
    Hint.LEAD: "lead lede standfirst deck summary excerpt subtitle sub-title intro teaser "
    "shortdesc description sapo kicker-text introtext post-excerpt chapo chapeau subhead "
    "sub-headline dek",
    Hint.DATE: "date dates time datetime published pubdate publish-date postdate timestamp "
    "entry-date post-date created modified updated",
    Hint.NEXT: "nextarticle next-article next-post nextpost infinite infinitescroll "
    "infinite-scroll prevnext prev-next nextprev post-navigation nav-links loadmore pager "
    "pagination navigation-post next-prev",
    Hint.HEADLINE: "headline title entry-title post-title article-title bigtitle newstitle "
    "main-title page-title articletitle story-title",
    Hint.HIDDEN: "hidden d-none sr-only visually-hidden screen-reader-text u-hide hide "
    "visuallyhidden assistive-text",
    Hint.SECTION: "category categories cat section-name article-section news-section cat-links "
    "section-label kicker post-category article-category taxonomy",
    Hint.BIO: "author-box author-bio about-author authorbox author-info bio authorinfo "
    "author-card authorbio abh_box saboxplugin-wrap",
    Hint.NAV: "menu nav navbar navigation topbar topnav mainmenu footer header masthead "
    "site-header site-footer submenu dropdown offcanvas",
    Hint.PLAYER: "player video-player audio-player jwplayer playlist podcast listen tts "
    "readspeaker",
}
_BUILDER = "elementor-widget"  # Elementor calls everything so, the article's title and text too
_ADVANCED = "kt-adv"  # Kadence's headings, which are no advertisements
_LABELS = ("label-hidden", "label-visually_hidden")  # Drupal's fields, of which the label is hidden
_WORD = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")


def _tables() -> tuple[dict[str, int], tuple[tuple[str, int], ...]]:
    """Single words, looked up; and compound names, compared with the words run together."""
    words: dict[str, int] = {}
    compounds: dict[str, int] = {}
    for hint, names in _NAMES.items():
        for name in names.split():
            plain = re.sub("[-_]", "", name)
            table = compounds if plain != name else words
            table[plain] = table.get(plain, Hint.NONE) | hint
    return words, tuple(compounds.items())


_WORDS, _COMPOUNDS = _tables()


@lru_cache(maxsize=8192)
def hints_in(names: str) -> int:
    """The hints in a class or id attribute, e.g. ``"box box-related u-mt"``."""
    found = Hint.NONE
    for name in names.split():
        if name.endswith(_LABELS):
            continue
        name = name.removeprefix(_BUILDER).removeprefix(_ADVANCED)
        parts = [part.lower() for part in _WORD.findall(name)]
        if len(parts) > 12:
            continue
        for part in parts:
            found |= _WORDS.get(part, Hint.NONE)
        joined = "".join(parts)
        found |= _WORDS.get(joined, Hint.NONE)
        for compound, hint in _COMPOUNDS:
            if compound in joined:
                found |= hint
    if found & Hint.HIDDEN and _SEEN_ELSEWHERE.search(names):
        found &= ~Hint.HIDDEN
    return found


# Bootstrap's and Tailwind's ways to hide a box on screens of some widths only: «hidden-xs»,
# «d-none d-md-block», «hidden md:flex»
_SEEN_ELSEWHERE = re.compile(
    r"(?:^|\s)(?:d-(?:sm|md|lg|xl|xxl)-(?:block|flex|inline|grid|table)|hidden-(?:xs|sm|md|lg)\b"
    r"|(?:sm|md|lg|xl|2xl):(?:block|flex|inline|grid|table|contents))"
)


def hints_of(element: etree._Element) -> int:
    """The hints of an element's class, id and style."""
    get = element.get
    hint = Hint.NONE
    names = get("class")
    if names:
        hint = hints_in(names)
    names = get("id")
    if names:
        hint |= hints_in(names)
    style = get("style")
    if (
        (style and "none" in style and "display:none" in style.replace(" ", "").lower())
        or get("hidden") is not None
        or get("aria-hidden") == "true"
    ):
        hint |= Hint.HIDDEN
    return hint
