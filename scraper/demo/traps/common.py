"""What the traps share: the small article in which most of them hide, and streamed answers."""

from __future__ import annotations

from collections.abc import Iterator

from scraper.demo.messages import Reply

Steps = Iterator[tuple[float, bytes]]
MIB = 1 << 20
OPEN = '<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title}</title></head><body>'
ARTICLE = (
    "<article><h1>{title}</h1><p>قال مسؤول في بلدية المدينة إن أعمال الصيانة ستبدأ صباح الغد "
    "وتستمر ثلاثة أيام، داعياً السكان إلى استخدام الطريق البديل.</p><p>وأضاف أن الفرق ستعمل ليلاً "
    "حتى لا تتعطل حركة السير، وأن الكلفة تحملها صندوق محلي أنشئ قبل عامين لهذا الغرض.</p>"
    "</article></body></html>"
)


def article(title: str) -> bytes:
    """A whole page of a short article with that title."""
    return (OPEN + ARTICLE).replace("{title}", title).encode("utf-8", "surrogatepass")


def stream(steps: Steps, kind: str = "text/html; charset=utf-8", **headers: str) -> Reply:
    """An answer sent step by step."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(200, {"Content-Type": kind} | named, steps=steps)
