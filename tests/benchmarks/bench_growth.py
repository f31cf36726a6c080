"""Whether the cost of a page grows in step with it, whatever it is made of.

    python -m tests.benchmarks.bench_growth            every shape, inside a text and around it
    python -m tests.benchmarks.bench_growth card form  these

Each shape is set 1,500 and 6,000 times into a page. Four times as much may cost four times as much
processor time, and with noise seven; what looks at all for each costs sixteen times as much.
"""

from __future__ import annotations

import sys
import time

from scraper.parser.record import parse
from tests.parser.making import page, paragraphs

SENTENCE = (
    "قال الوزير في كلمته أمام المؤتمر إن الخطة الجديدة تقوم على ثلاث مراحل تنتهي العام المقبل."
)
TITLE = "الوزير أمام المؤتمر: ثلاث مراحل للخطة"
FEW, MANY = 1_500, 6_000
ALLOWED = 7.0  # times the cost of a quarter

SHAPES = {
    "article": f"<article><h2>{TITLE}</h2><p>{SENTENCE}</p></article>",
    "aside": f"<aside><p>{SENTENCE}</p></aside><p>{SENTENCE}</p>",
    "author": '<div><a href="/author/x">سامي حداد</a><p>كاتب من عمان</p></div>',
    "break": f"{SENTENCE}<br><br>نعم<br>",
    "card": f'<div class=c><h3><a href="/n/1">{TITLE}</a></h3><p>{SENTENCE}</p></div>',
    "comment": f"<div><b>أحمد علي</b> <span>9 آذار 2025</span><p>{SENTENCE}</p></div>",
    "dateline": f"<p>دمشق - سانا: {SENTENCE}</p>",
    "definition": f"<dl><dt>{TITLE}</dt><dd>{SENTENCE}</dd></dl>",
    "facts": f"<table><tr><td>{TITLE}<td>12<tr><td>{TITLE}<td>13</table>",
    "figure": f"<figure><img src=/a.jpg><figcaption>{SENTENCE}</figcaption></figure>",
    "footer": f"<footer><p>جميع الحقوق محفوظة</p></footer><p>{SENTENCE}</p>",
    "form": f"<form><input type=text><p>{SENTENCE}</p><button>أرسل</button></form>",
    "label": f"<div><p>اقرأ أيضاً: <a href=/x>{TITLE}</a></p></div><p>{SENTENCE}</p>",
    "link": f"<p>قال <a href=/x>{SENTENCE[4:60]}</a> أمس.</p>",
    "list": f"<ul><li>{SENTENCE}</li><li>نعم</li></ul>",
    "menu": "<nav><ul><li><a href=/c>محلي</a><li><a href=/d>عالم</a></ul></nav>",
    "picture": f'<p><img src="/b.jpg">{TITLE} (رويترز)</p><p>{SENTENCE}</p>',
    "question": f"<p><b>س: ما الخطة؟</b></p><p>ج: {SENTENCE}</p>",
    "quotation": f"<blockquote><p>«{SENTENCE}»</p></blockquote>",
    "row": f"<table><tr><td>{TITLE}<td>12",
    "share": f"<div class=share><a href=#>شارك</a></div><p>{SENTENCE}</p>",
    "skip": f'<a href="#x">تخطي</a><p id=x>{SENTENCE}</p>',
    "subheading": f"<h2>{TITLE}</h2><p>{SENTENCE}</p>",
    "tags": "<p>الوسوم: <a href=/tag/x>مدن</a> <a href=/tag/y>ليل</a></p>",
    "time": f'<time datetime="2025-01-01">1 كانون الثاني</time><p>{SENTENCE}</p>',
    "trail": "<ul class=breadcrumb><li><a href=/>الرئيسية</a><li><a href=/c>محلي</a></ul>",
    "word": "<div>نعم</div>",
}


def pages(block: str) -> dict[str, str]:
    """The block inside a text, before the page's own and behind it."""
    return {
        "inside": page(f"<div>{paragraphs()}{block}</div>"),
        "before": block + page(),
        "behind": page() + block,
    }


def cost(body: str) -> float:
    """Seconds of processor time."""
    data, begun = body.encode(), time.process_time()
    parse(data, url="https://www.example.com/news/1")
    return time.process_time() - begun


def main(names: list[str]) -> int:
    """Prints each growth; 1 where one is more than is allowed."""
    worst = 0.0
    for name in names or SHAPES:
        few, many = (pages(SHAPES[name] * times) for times in (FEW, MANY))
        growth = {place: cost(many[place]) / cost(few[place]) for place in few}
        worst = max(worst, *growth.values())
        print(f"{name:12}", "  ".join(f"{place} × {grown:.1f}" for place, grown in growth.items()))
    print(f"worst × {worst:.1f} for four times as much (at most {ALLOWED:.0f})")
    return 0 if worst <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
