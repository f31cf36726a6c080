"""Finding a range of dates by the numbers of articles."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.fetcher.discovery.moments import DAY, day
from scraper.fetcher.visiting.compass import Compass, Side, number_of
from scraper.fetcher.visiting.sift import Range

E = "https://example.com/news/"
RANGE = Range.of(date(2024, 3, 10), date(2024, 3, 20))
START = day(date(2024, 1, 1)).start


def taught(step: int = 5, count: int = 30, wanted: Range = RANGE) -> Compass:
    """Knows the dates of every fifth day's article: number 1000 is of 1 January."""
    compass = Compass(wanted)
    for n in range(0, count * step, step):
        compass.learn(f"{E}{1000 + n}", START + n * DAY)
    return compass


def test_between_known_ones_the_side_is_known() -> None:
    compass = taught()
    assert compass.side(f"{E}1010") is Side.BEFORE
    assert compass.side(f"{E}1100") is Side.AFTER
    assert compass.side(f"{E}999999") is Side.AFTER


def test_deep_in_a_range_everything_is_inside() -> None:
    compass = taught(wanted=Range.of(date(2024, 2, 1), date(2024, 5, 1)))
    assert compass.side(f"{E}1073") is Side.INSIDE  # 14 March


def test_near_the_bounds_nothing_is_claimed() -> None:
    compass = taught()
    sides = [compass.side(f"{E}{1000 + n}") for n in range(150)]
    days = range(69, 80)  # 10 to 20 March
    assert all(sides[n] in (Side.INSIDE, None) for n in days)


def test_few_points_or_another_shape_tell_nothing() -> None:
    assert taught(count=4).side(f"{E}1100") is None
    assert taught().side("https://example.com/sport/2024/1100") is None
    assert taught().side(f"{E}a-title-without-number") is None


def test_numbers_out_of_order_are_not_believed() -> None:
    compass = Compass(RANGE)
    for n in range(60):
        compass.learn(f"{E}{1000 + n * 7919 % 997}", START + n * DAY)
    assert not compass.usable(f"{E}1100")
    assert compass.side(f"{E}1100") is None


def test_a_single_slip_does_not_spoil_the_order() -> None:
    compass = taught(count=40)
    compass.learn(f"{E}1071", START + 300 * DAY)
    assert compass.usable(f"{E}1100")
    assert compass.side(f"{E}1072") is not Side.AFTER, "one wrong date loses no article"


@pytest.mark.parametrize(
    ("url", "number"),
    [
        (E + "12345", 12345),
        ("https://example.com/2024/05/03/12345/title", 12345),
        ("https://example.com/%D8%B3%D9%88%D8%B1-1234567", 1234567),
        ("https://example.com/a?id=555&cat=7", 555),
        ("https://example.com:8080/a", None),
        ("https://example.com/%D8%B3123", None),
    ],
)
def test_the_number_of_an_address(url: str, number: int | None) -> None:
    assert number_of(url) == number


def test_a_page_that_is_read_once_more_is_no_second_witness() -> None:
    compass = Compass(RANGE)
    for _ in range(20):
        compass.learn(f"{E}1000", START)
        compass.learn(f"{E}1001", START + DAY)
    assert compass.side(f"{E}1100") is None
