"""Where sites keep what they publish, and how they call it: data for finding, with its sources."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Media types of ``link rel=alternate``: RSS Advisory Board autodiscovery, RFC 4287, jsonfeed.org.
FEED_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/json+feed",
        "text/rss+xml",
    }
)


@dataclass(frozen=True, slots=True)
class System:
    """A publishing system: how its pages show it, and where it serves its feed."""

    generator: str  # a word of ``meta name=generator``, in lower case
    marks: tuple[bytes, ...]  # what its pages hold
    feeds: tuple[str, ...]


# WordPress developer docs "WordPress Feeds"; Blogger help "site feed"; Drupal core views
# "Frontpage: Feed"; Joomla com_content "format=feed"; Ghost and Hugo docs "RSS".
SYSTEMS = (
    System("wordpress", (b"/wp-content/", b"/wp-includes/"), ("/feed/",)),
    System("blogger", (b"blogger.com/static/", b"blogspot.com"), ("/feeds/posts/default",)),
    System("drupal", (b"/sites/default/files/", b"drupal.settings"), ("/rss.xml",)),
    System(
        "joomla",
        (b"option=com_content", b"/media/jui/", b"/components/com_"),
        ("/index.php?format=feed&type=rss", "/?format=feed&type=rss"),
    ),
    System("ghost", (b"/ghost/api/",), ("/rss/",)),
    System("hugo", (), ("/index.xml",)),
)
# Asked one after the other, only where nothing is declared, until one works.
USUAL_FEEDS = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json")
# sitemaps.org; WordPress core since 5.5 (wp-sitemap.xml) and its sitemap plugins.
USUAL_SITEMAPS = (
    "/sitemap.xml",
    "/sitemap_index.xml",
    "/wp-sitemap.xml",
    "/news-sitemap.xml",
    "/sitemap.xml.gz",
    "/sitemap.txt",
)

# A feed of comments says nothing of articles (WordPress: /comments/feed/, "تعليقات").
COMMENT_FEED = re.compile(r"/comments?/|comments?[-_]?(?:feed|rss)|تعليق")

# Sitemaps by a word of their name: news first, those of no articles not at all.
NEWS_SITEMAP = re.compile(r"news|أخبار|akhbar|latest|today|recent", re.IGNORECASE)
POOR_SITEMAP = re.compile(
    r"(?:^|[/_.=-])(?:categor(?:y|ies)|tags?|post_tag|taxonom(?:y|ies)|taxonomies|authors?|users?|"
    r"products?|attachments?|pages?|static|sections?|topics?|videos?|images?|galler(?:y|ies)|"
    r"photos?|elementor[a-z-]*|local)[-_]?(?:sitemap)?[0-9-]*(?:[-_.]|$)",
    re.IGNORECASE,
)

# Words on the links to a listing's next, older page, whole, folded (see paging.fold). Arabic
# WordPress, Blogger and Drupal translations, and what French and English themes leave behind.
NEXT_WORDS = frozenset(
    {
        "التالي", "التاليه", "الصفحه التاليه", "التالي »", "المزيد", "عرض المزيد", "تحميل المزيد",
        "شاهد المزيد", "اقرا المزيد", "المزيد من الاخبار", "مزيد من الاخبار", "المزيد من المقالات",
        "الاقدم", "مقالات اقدم", "المقالات الاقدم", "رسائل اقدم", "رساله اقدم", "مشاركات اقدم",
        "تدوينات اقدم",
        "الاخبار الاقدم", "اعرض المزيد", "اظهر المزيد", "اظهار المزيد",
        "السابق", "السابقه", "الصفحه السابقه", "next", "next page", "next ›",
        "next »", "older", "older posts", "older entries", "more", "load more", "suivant",
        "page suivante", "plus", "»", "›", ">", ">>", "→", "←", "«", "‹",
    }
)  # fmt: skip

# Words on a link to a listing of its own, whole, folded: below a block of the front page.
LISTING_WORDS = frozenset(
    {
        "كل الاخبار", "جميع الاخبار", "اخر الاخبار", "احدث الاخبار", "المزيد من الاخبار",
        "ارشيف الاخبار", "الارشيف", "كل المقالات", "جميع المقالات", "كل المواضيع", "عرض الكل",
        "عرض المزيد", "شاهد الكل", "مشاهده الكل", "المزيد", "المزيد »", "المزيد ...", "المزيد...",
        "الكل", "all news", "latest news", "view all", "see all", "more news",
    }
)  # fmt: skip

# Texts of links to the pages every site has of itself, whole, folded.
SERVICE_TEXTS = frozenset(
    {
        "من نحن", "عن الموقع", "عن الصحيفه", "عن الوكاله", "عنا", "اتصل بنا", "اتصلوا بنا",
        "تواصل معنا", "راسلنا", "للتواصل", "هيئه التحرير", "اسره التحرير", "فريق العمل",
        "اعلن معنا", "للاعلان", "للاعلان معنا", "الاعلانات", "سياسه الخصوصيه", "شروط الاستخدام",
        "الشروط والاحكام", "سياسه النشر", "خريطه الموقع", "تسجيل الدخول", "دخول", "تسجيل",
        "سجل الزوار", "البحث", "بحث", "الرئيسيه", "about us", "contact us", "privacy policy",
    }
)  # fmt: skip

# Query parameters and path words that number the pages of a listing.
_PAGE_PARAMETERS = frozenset(
    {"page", "p", "pg", "paged", "pagenum", "pageno", "page_no", "pageid", "pagenumber", "start",
     "offset", "limitstart", "currentpage", "from"}
)  # fmt: skip
# Where the page begins or the one before it ended: a date, a code, the last article's number.
_PAGE_MARKERS = frozenset(
    {"updated-max", "cursor", "before", "before_id", "beforeid", "max_id", "maxid",
     "last_id", "lastid"}
)  # fmt: skip
PAGE_SEGMENT = re.compile(
    r"/(?:page|pages|p|صفحة|%D8%B5%D9%81%D8%AD%D8%A9)[/-]?\d+/?$", re.IGNORECASE
)


def counts_pages(parameter: str) -> bool:
    """Whether a query's parameter says which page of a listing is asked for.

    >>> counts_pages("page=2"), counts_pages("page=article")
    (True, False)
    """
    return number_of_page(parameter) is not None or _name(parameter) in _PAGE_MARKERS


def number_of_page(parameter: str) -> str | None:
    """The page's number, where the parameter says it: digits.

    >>> number_of_page("page=2"), number_of_page("before=2")
    ('2', None)
    """
    name, value = _name(parameter), parameter.partition("=")[2]
    counts = name in _PAGE_PARAMETERS or name.startswith("debut_")  # SPIP docs "pagination"
    return value if counts and value.isdecimal() else None


def _name(parameter: str) -> str:
    return parameter.partition("=")[0].lower()


# WordPress docs "Using Permalinks", plain: ``/?p=1234`` is an article; listings have ``paged``.
PLAIN_ARTICLE = re.compile(r"://[^/?]+/(?:index\.php)?\?p=\d{3,}$")

# Path words of what is no article: the systems' own names, and the pages every site has.
NOT_ARTICLE_WORDS = frozenset(
    {
        "tag", "tags", "topic", "topics", "category", "categories", "author", "authors", "writer",
        "writers", "search", "login", "signin", "register", "signup", "account", "contact",
        "contact-us", "contactus", "about", "about-us", "aboutus", "privacy", "privacy-policy",
        "terms", "rss", "feed", "feeds", "sitemap", "wp-content", "wp-admin", "wp-login.php",
        "wp-json", "cdn-cgi", "cart", "checkout", "shop", "advertise", "ads", "live", "tv",
        "radio", "podcast", "podcasts", "video", "videos", "gallery", "galleries", "photos",
        "album", "albums", "poll", "polls", "weather", "newsletter", "subscribe", "careers", "jobs",
        "faq", "help", "share", "sharer", "print-edition", "epaper", "pdf", "archive", "archives",
        "اتصل-بنا", "من-نحن", "سياسة-الخصوصية", "وسم", "تصنيف", "قسم", "كاتب", "بحث", "فيديو",
        "صور", "البث-المباشر", "شروط-الاستخدام", "اعلن-معنا",
    }
)  # fmt: skip
# Of these, what articles stand below by their number: WordPress docs "Using Permalinks", numeric
# (``/archives/1234``), and what others call an article (``/topic/1234``).
NUMBERED_ARTICLE_WORDS = frozenset({"archive", "archives", "topic", "topics"})

# What no page is called.
MEDIA_ENDINGS = frozenset(
    {
        "jpg", "jpeg", "png", "gif", "webp", "svg", "ico", "avif", "pdf", "doc", "docx", "xls",
        "xlsx", "ppt", "pptx", "zip", "rar", "7z", "gz", "mp3", "mp4", "m4a", "m3u8", "webm", "avi",
        "mov", "wav", "apk", "exe", "css", "js", "json", "xml", "rss", "ics", "txt", "woff2",
    }
)  # fmt: skip
PAGE_ENDINGS = frozenset(
    {"html", "htm", "shtml", "php", "asp", "aspx", "jsp", "do", "cfm", "cgi", "xhtml", "phtml"}
)
