"""Pages that are not what they are called, and text that breaks parsers and terminals."""

from __future__ import annotations

from collections.abc import Callable

from scraper.demo.messages import Ask, Reply, html
from scraper.demo.traps.common import ARTICLE, OPEN, Steps, article, stream

# -- not what it is called -----------------------------------------------------------------------


def pdf(ask: Ask, base: str, n: int) -> Reply:
    body = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\nendobj\n" + bytes(n)
    return html(body + b"\n%%EOF")


def mp4(ask: Ask, base: str, n: int) -> Reply:
    body = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + bytes(range(256)) * (
        n // 256
    )
    return html(body)


def stream_audio(ask: Ask, base: str, n: int) -> Reply:
    frame = b"\xff\xfb\x90\x64" + bytes(413)

    def steps() -> Steps:
        while True:
            yield 0.026, frame

    return stream(steps(), "audio/mpeg", icy_name="Radio")


# -- HTML and text -------------------------------------------------------------------------------


def nested(ask: Ask, base: str, n: int) -> Reply:
    inner = ARTICLE.replace("{title}", "تداخل عميق").replace("</body></html>", "")
    page = OPEN.replace("{title}", "تداخل") + "<div>" * n + inner + "</div>" * n + "</body></html>"
    return html(page)


def wide_attribute(ask: Ask, base: str, n: int) -> Reply:
    page = article("صفة عملاقة").replace(b"<article>", b'<article data-x="' + b"a" * n + b'">')
    return html(page)


def many_attributes(ask: Ask, base: str, n: int) -> Reply:
    many = " ".join(f'data-{i}="{i}"' for i in range(n)).encode()
    return html(article("صفات كثيرة").replace(b"<article>", b"<article " + many + b">"))


def titled(title: str) -> Callable[[Ask, str, int], Reply]:
    return lambda ask, base, n: html(article(title))


def nul(ask: Ask, base: str, n: int) -> Reply:
    return html(article("عنوان\0 فيه أصفار").replace("قال".encode(), "ق\0ال".encode()))


def invalid_utf8(ask: Ask, base: str, n: int) -> Reply:
    broken = article("بايتات مكسورة").replace(
        "المدينة".encode(), b"\xd8\xff\xfe\xc0\xaf\xed\xa0\x80"
    )
    return html(broken)


def lone_surrogates(ask: Ask, base: str, n: int) -> Reply:
    state = '{"headline":"عنوان \\ud83d مكسور","articleBody":"نص \\udc00 مكسور"}'
    page = article("نصف حرف \ud83d هنا &#xD800; وهنا &#55357;")
    script = f'<script type="application/ld+json">{state}</script></body>'.encode()
    return html(page.replace(b"</body>", script))


def redos(ask: Ask, base: str, n: int) -> Reply:
    evil = "".join(("كانون " * n, " الثاني" * n, "٣٣/" * n, " - " * n, "(" * n, "،" * n))
    return html(article(evil))


def broken_json(ask: Ask, base: str, n: int) -> Reply:
    script = '<script type="application/ld+json">' + '{"@graph":[' * n + "</script></body>"
    return html(article("قوائم متداخلة").replace(b"</body>", script.encode()))
