"""Live reports: what stands over the entries, and what their clocks are and are not."""

from __future__ import annotations

from datetime import date
from itertools import chain

import pytest

from tests.parser.making import PROSE, article, page

POINTS = (
    "البلدية تفتح الجسر القديم أمام السيارات من جديد",
    "التجار في السوق القريبة يطلبون أن يدوم ذلك",
    "المهندسون يقولون إن الحجارة الأصلية باقية في مكانها",
)
LIST = f"<ul>{''.join(f'<li>{point}</li>' for point in POINTS)}</ul>"
DAY = "<p>نشر في 4 مارس 2025</p>"


def entries(clock: str) -> str:
    each = f"<div class='e'><div>{clock}</div><p>{{}}</p></div>"
    return "".join(each.format(text, at=50 - at) for at, text in enumerate(PROSE))


@pytest.mark.parametrize("over", ["{}", "<div><h3>أبرز التطورات</h3>{}</div>"])
def test_points_below_a_lead_are_text_as_well(over: str) -> None:
    lead = "يوم طويل على ضفتي النهر: نتابع معكم فتح الجسر القديم ساعة بساعة."
    body = f'{DAY}<p class="lead">{lead}</p>{over.format(LIST)}<div>{entries("17:{at}")}</div>'
    got = article(page(body))
    assert got.lead == lead
    assert got.paragraphs[:4] == (lead, *POINTS)
    assert set(PROSE) <= set(got.paragraphs)


def test_points_of_which_the_head_tells_the_first_are_no_lead() -> None:
    head = f'<meta property="og:description" content="{POINTS[0]}">'
    got = article(page(f"{DAY}{LIST}<div>{entries('17:{at}')}</div>", head=head))
    assert (got.lead, got.paragraphs[:3]) == (None, POINTS)


def test_who_wrote_an_entry_is_none_of_its_clock() -> None:
    got = article(page(f"{DAY}<div>{entries('<b>17:{at}</b><i>سامي حداد</i>')}</div>"))
    assert not any("سامي" in text for text in got.paragraphs)
    assert set(PROSE) <= set(got.paragraphs)


@pytest.mark.parametrize("clock", ["4 مارس 2025 - 17:{at}", "17:{at}", "17:{at} GMT"])
@pytest.mark.parametrize("day", [DAY, "<table><tr><td>نشر بتاريخ: 04/03/2025</td></tr></table>"])
def test_the_clock_of_the_newest_entry_is_not_the_publication_s(clock: str, day: str) -> None:
    assert article(page(f"{day}<div>{entries(clock)}</div>")).published == date(2025, 3, 4)


@pytest.mark.parametrize("clock", ["17:{at}", "17:{at} GMT", "منذ {at} دقيقة"])
def test_a_long_entry_is_not_the_whole_report(clock: str) -> None:
    long = " ".join(PROSE)
    each = "<section><div>{}</div><div><strong>{}</strong></div><div><p>{}</p></div></section>"
    texts = [(POINTS[0], long), (POINTS[1], PROSE[1]), (POINTS[2], PROSE[2])]
    told = "".join(each.format(clock.format(at=50 - at), *text) for at, text in enumerate(texts))
    got = article(page(f"{DAY}<div>{told}</div>"))
    assert [text for text in got.paragraphs if len(text) > 20] == [*chain(*texts)]


TITLES = (*POINTS, "رئيس البلدية يشكر أهل القرى المجاورة على صبرهم الطويل")


def titled(entry: str, texts: tuple[str, ...] = PROSE) -> str:
    """Entries of a title, a clock and a text."""
    told = zip(TITLES, texts, strict=True)
    return "".join(
        entry.format(title=title, at=50 - at, text=f"<p>{text}</p>")
        for at, (title, text) in enumerate(told)
    )


def test_a_day_with_a_clock_before_the_title_of_the_newest_entry_is_not_the_publication_s() -> None:
    told = titled("<h3>17:{at} 04/03/2025 - {title}</h3>{text}")
    got = article(page(f"{DAY}<div>{told}</div>"))
    assert (got.published, got.lead) == (date(2025, 3, 4), None)
    assert got.paragraphs[1::2] == PROSE


@pytest.mark.parametrize(
    "entry",
    [
        "<div><h3>{title}</h3><span>17:{at}</span>{text}</div>",
        "<div class='u'><h4>{title}</h4><small>17:{at}</small>{text}<a href='#'>نسخ</a></div>",
    ],
)
def test_the_title_over_the_clock_of_the_newest_entry_is_no_lead(entry: str) -> None:
    texts = (" ".join(PROSE), *PROSE[1:])  # which is longer than all others
    got = article(page(f"{DAY}<div class='live'>{titled(entry, texts)}</div>"))
    assert got.lead is None
    assert [text for text in got.paragraphs if "17:" not in text] == [
        *chain.from_iterable(zip(TITLES, texts, strict=True))
    ]


@pytest.mark.parametrize("shown", [1, 2])
def test_another_article_s_link_in_an_entry_unmakes_none_of_them(shown: int) -> None:
    other = "المحافظ يتفقد أعمال الميناء الجديد في المدينة"
    title = f'<h4><a href="/n/7">{other}</a></h4>'
    link = f'<div class="c"><a href="/n/7"><img src="/t.jpg"></a>{title}</div>'
    told = titled("<div class='e'><div>17:{at}</div><h3>{title}</h3>{text}</div>")
    told = told.replace("</p></div>", f"</p>{link * shown}</div>", 1)
    got = article(page(f"{DAY}<div class='live'>{told}</div>"))
    assert other not in got.paragraphs
    assert [text for text in got.paragraphs if "17:" not in text] == [
        *chain.from_iterable(zip(TITLES, PROSE, strict=True))
    ]


@pytest.mark.parametrize(
    ("around", "entry"),
    [
        ("<dl>{}</dl>", "<dt>17:{at}</dt><dd>{text}</dd>"),
        ("<table>{}</table>", "<tr><td>17:{at}</td><td>{text}</td></tr>"),
    ],
)
def test_an_advertisement_below_a_paragraph_of_an_entry_leaves_it(around: str, entry: str) -> None:
    advertisement = '<div class="a1"><span>إعلان</span><iframe src="/ads/1"></iframe></div>'
    told = around.format(titled(entry)).replace(f"{PROSE[1]}</p>", f"{PROSE[1]}</p>{advertisement}")
    got = article(page(f"{DAY}<div>{told}</div>"))
    assert [text for text in got.paragraphs if "17:" not in text] == [*PROSE]
