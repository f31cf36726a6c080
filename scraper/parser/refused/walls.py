"""What stands where a page should be: challenges, consent walls, notices, logins, soft 404s.

Each test looks for what only such a page has, and only pages with little text are asked.
"""

from __future__ import annotations

from scraper.arabic import furniture
from scraper.arabic.text import fold
from scraper.outcome import Kind
from scraper.parser.body.prose import Body
from scraper.parser.fields.headline import Headline
from scraper.parser.markup.layout import Layout
from scraper.parser.metadata.head import Metadata
from scraper.parser.refused.nottexts import SHORT
from scraper.parser.refused.ownpages import is_dated, is_post, tells
from scraper.rare import rare

LITTLE = 1_500  # characters of visible text; walls have no more
# Markup of the common bot challenges; no article carries them in place of its text.
_CHALLENGE_MARKS = (
    b"cf-browser-verification", b"_Incapsula_Resource", b"ddos-guard", b"sucuri_cloudproxy",
    b"awswaf", b"wsidchk", b"perfdrive", b"bm-verify",
)  # fmt: skip
# The others by what several of them have in common, which most pages do not.
_AKIN = {
    b"captcha": (
        b"captcha-delivery", b"px-captcha", b"g-recaptcha", b"h-captcha", b"hcaptcha", b"sgcaptcha",
    ),
    b"challenge": (b"challenge-platform", b"/_sec/cp_challenge", b"challenges.cloudflare.com"),
    b"chl": (b"cf-chl", b"cf_chl"),
}  # fmt: skip


def wall(
    layout: Layout, metadata: Metadata, data: bytes, headline: Headline | None, body: Body | None
) -> tuple[Kind, str] | None:
    """A challenge, consent wall, provider's notice, login page or soft 404; None for the rest.

    Only pages with little text are asked, and a day beside the title of a sentence excuses one: an
    article may well write about captchas, and a flash have a wall's words.
    """
    found = _wall(layout, metadata, data, body)
    if found is None:
        return _unframed(layout, metadata, headline, body)
    if headline is None or body is None or not tells(body):
        return found
    dated = is_post(layout) or is_dated(layout, metadata, headline, body)
    return None if dated and not _is_of_wall(headline.text, body) else found


def _unframed(
    layout: Layout, metadata: Metadata, headline: Headline | None, body: Body | None
) -> tuple[Kind, str] | None:
    """A few words in one paragraph without a day, on a page that leads nowhere and has no more:
    no site prints its news so, but its guard, its host and its consent manager, in whatever words.
    What has a title alone, a player or a password's field is asked elsewhere."""
    if not WORDS <= layout.chars[-1] < SHORT or not is_bare(layout, metadata):
        return None
    lines = body.lines if body is not None else []
    if len(lines) > 1:
        return None
    if headline is not None and (
        body is None or not lines or is_post(layout) or is_dated(layout, metadata, headline, body)
    ):
        return None
    if _has_password(layout) or next(layout.root.iter(*_SHOWN), None) is not None:
        return None
    return Kind.BLOCKED, "a few words on a page that leads nowhere"


WORDS = 20  # characters; a page with fewer is a shell that a script fills
_SHOWN = ("video", "audio", "iframe", "img", "amp-video", "amp-img")


def _wall(
    layout: Layout, metadata: Metadata, data: bytes, body: Body | None
) -> tuple[Kind, str] | None:
    whole_text = body is not None and body.weight > 200
    if not whole_text and layout.chars[-1] < SHORT and _is_withheld(layout):
        return Kind.BLOCKED, "what the page says is not shown in the visitor's country"
    if not whole_text and _is_gone(metadata.title or ""):
        return (
            Kind.NOT_ARTICLE,
            f"soft 404: the page says that it does not exist («{metadata.title}»)",
        )
    if layout.chars[-1] >= LITTLE or (whole_text and metadata.declares_article):
        return None
    if body is not None and _tells_a_story(body):
        return None
    title = fold(metadata.title or "")
    first = [line for line in layout.lines if line.size < 200][:12]
    head = fold(" | ".join([metadata.title or "", *(line.text for line in first)]))
    everything = fold(" ".join(line.text for line in layout.lines))
    if _says(furniture.CHALLENGE_PHRASES, head) or (
        layout.chars[-1] < 600 and _has_challenge(data)
    ):
        return Kind.BLOCKED, "a bot challenge stands where the page should be"
    if _says(furniture.PROVIDER_PHRASES, everything):
        return Kind.BLOCKED, "a provider's notice stands where the page should be"
    if _says(furniture.CONSENT_PHRASES, everything):
        return Kind.BLOCKED, "a consent wall stands where the page should be"
    printed = (line.text for line in layout.lines if line.size < 200 and not line.links)
    if not whole_text and any(_is_gone(text) for text in printed):
        return Kind.NOT_ARTICLE, "soft 404: the page says that it does not exist"
    if _has_password(layout) and _says(furniture.LOGIN_PHRASES, title or head[:60]):
        return Kind.NOT_ARTICLE, "a login page"
    return None


def is_bare(layout: Layout, metadata: Metadata) -> bool:
    """Whether a page has little text and leads nowhere: in another language than the site's it is
    what a server, a host or a guard says."""
    little = layout.chars[-1] < LITTLE and layout.links[-1] < LED
    return little and not metadata.declares_article


LED = 24  # characters of links on a wall, at most


def _has_challenge(data: bytes) -> bool:
    """Whether a page's markup has a bot challenge's mark."""
    akin = (mark for part, marks in _AKIN.items() if part in data for mark in marks)
    return any(mark in data for mark in (*_CHALLENGE_MARKS, *akin))


# Words of walls and banners, folded: a paragraph that has one may belong to the wall itself.
_WALL_WORDS = rare(
    r"cookie|كوكيز|تعريف الارتباط|خصوصي|شركاونا|موافق|اختياراتك|بياناتك|متصفح|روبوت|javascript|"
    r"browser|privacy|partners|consent|حجب|محجوب|صيانه|تسجيل الدخول|captcha|suspended"
)
STORY = 300  # characters in STORY_LINES paragraphs, none of which has such a word
STORY_LINES = 3


def _tells_a_story(body: Body) -> bool:
    """Whether there are paragraphs about something else: a short article under a consent banner,
    or one that writes about walls."""
    sizes = [line.size for line in body.lines if not _WALL_WORDS.search(fold(line.text))]
    return len(sizes) >= STORY_LINES and sum(sizes) >= STORY


def _is_of_wall(title: str, body: Body) -> bool:
    """Whether a headline says what walls say and no more, and the text goes on with it."""
    key = fold(title)
    if _is_gone(title, 1, STRICT):
        return True
    return any(
        (match := furniture.anywhere(table).search(key)) is not None
        and len(key) <= len(match.group().strip()) + 12
        for table in _WALLS
    ) and any(_WALL_WORDS.search(fold(line.text)) for line in body.lines)


STRICT = 4  # characters that a title may have besides a wall's phrase
_WALLS = (furniture.CHALLENGE_PHRASES, furniture.PROVIDER_PHRASES, furniture.CONSENT_PHRASES)


def _is_withheld(layout: Layout) -> bool:
    """«المحتوى غير متاح في بلدك»: there is such a page, for others."""
    return any(_ELSEWHERE.search(line.text) is not None for line in layout.lines)


_ELSEWHERE = rare(
    r"(?i)(?:متاح|متوفر|مسموح|عرض)\w* .{0,30}(?:في|من) (?:بلدك|منطقتك|دولتك|نطاقك|موقعك)م?\b"
    r"|not available in your (?:country|region|location)"
)


def _says(table: str, key: str) -> bool:
    return furniture.anywhere(table).search(key) is not None


def _is_gone(title: str, share: int = 2, more: int = 24) -> bool:
    """Whether a title says that there is no such page, and little else: a story may well have
    «404» or «غير موجود» in its headline. At most ``share`` times what says so, and ``more``."""
    key = fold(title)
    match = furniture.anywhere(furniture.GONE_TITLES).search(key) or _GONE.search(key)
    if match is None:
        return _NUMBER.search(title) is not None
    return len(key) <= share * len(match.group().strip()) + more


# «404», «404 - شبكة الضفاف», «الضفاف | 404»; not «404 إصابات جديدة»
_NUMBER = rare(r"(?:^|[|:–—-])\s*404\s*(?:$|[|:!.–—-])")
# «الخبر الذي تبحث عنه غير موجود», «هذه الصفحة لم تعد متاحة», folded
_GONE = rare(
    r"\b(?:ال)?(?:خبر|صفحه|مقال|مقاله|موضوع|محتوي|ماده|رابط|تقرير)\b(?: \w+){0,5}? "
    r"(?:غير|لم يعد|لم تعد) (?:موجود|متوفر|متاح)\w*"
)


def _has_password(layout: Layout) -> bool:
    return any(field.get("type") == "password" for field in layout.root.iter("input"))
