"""What a look for a dateline costs: `pytest tests/benchmarks/bench_dateline.py --benchmark-enable`.

Nearly every paragraph has none, so refusing is what counts; a page has one dateline at most.
"""

from __future__ import annotations

import time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from scraper.parser.dateline import split_dateline

PROSE = "وأوضح المدير أن أعمال الصيانة تبدأ الأسبوع المقبل، وتستمر عشرة أيام على الأقل."
PLACE_FIRST = "دمشق - التي زارها الوفد أمس - تستعد لاستقبال المهرجان في دورته العاشرة."
DATELINE = "دمشق-سانا\nافتتح وزير الثقافة معرضا للكتاب يشارك فيه ناشرون من عشر دول."
DATED = "الرياض 15 جمادى الآخرة 1441 هـ الموافق 9 فبراير 2020 م واس\nافتتح الوزير معرضا للكتاب."


@pytest.mark.parametrize("text", [PROSE, PLACE_FIRST, DATELINE, DATED])
def test_one_paragraph(benchmark: BenchmarkFixture, text: str) -> None:
    benchmark(split_dateline, text)


@pytest.mark.parametrize("size", [10_000, 100_000])
@pytest.mark.parametrize("piece", ["9 - ", "شباط/", "(", "ـ", "دمشق - "])
def test_hostile_text(benchmark: BenchmarkFixture, piece: str, size: int) -> None:
    benchmark(split_dateline, (piece * size)[:size])


@pytest.mark.parametrize(
    "piece",
    [
        *("9 - ", "دمشق - ", "(", "«", "-", "ـ", "أ ف ب ", "سانا/", "\n", " ", "ا", "9 شباط "),
        *("\u200f", "كتب: ", "و", "محمد علي "),
    ],
)
def test_cost_grows_no_faster_than_the_text(piece: str) -> None:
    def cost(size: int) -> float:
        text = (piece * size)[:size]
        begun = time.perf_counter()
        split_dateline(text)
        return time.perf_counter() - begun

    split_dateline("دمشق - سانا")  # the tables are read
    short = min(cost(20_000) for _ in range(5))
    long = min(cost(400_000) for _ in range(3))
    assert long < 60 * max(short, 0.000_2)  # twenty times the text; a square would be four hundred
