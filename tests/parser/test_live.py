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
