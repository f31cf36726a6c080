"""What the hunt has found, so that it stays mended; and that the hunt finds what there is."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.fuzz.__main__ import Hunt, run
from tests.fuzz.targets import TARGETS, Target, from_json, input_of, to_json

# Inputs cut down to what mattered, each with what it once did.
FOUND: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "a reference to half a surrogate pair: UnicodeDecodeError from lxml",
        "feed",
        {"body": b"<rss><item><link>http://a.b/&#xDC00;</link></item></rss>", "kind": ""},
    ),
    (
        "the same in an Atom link's attribute",
        "atom",
        {"body": b'<feed><entry><link href="http://a.b/&#xD800;"/></entry></feed>', "kind": ""},
    ),
    (
        "a number that is no character in a feed past mending: ValueError from feedparser",
        "feed",
        {"body": b"<rss <e>&#1114112;<item>", "kind": ""},
    ),
    (
        "a host that folds to what no host can hold: raw letters of it in the error",
        "address",
        {"text": "//\U0008a735ex\U000feaa4\ufe55/x", "charset": "utf-8"},
    ),
    (
        "a reference with a number of more digits than Python reads: ValueError, in a date",
        "dates",
        {"text": f"&#{'1' * 5000};"},
    ),
    (
        "the same in a feed's category, where it would have ended the run",
        "feed",
        {
            "body": b"<rss><item><link>http://a.b/1</link><category label='&amp;#"
            + b"1" * 5000
            + b";'/></item></rss>",
            "kind": "",
        },
    ),
    (
        "the same in a page's text and data, encoded twice",
        "parse",
        {
            "url": "https://a.b/1",
            "body": (
                '<html><script type="application/ld+json">{"@type":"NewsArticle",,"name":"&amp;'
                f'&#{"1" * 5000};"}}</script><h1>عنوان الخبر في هذه الصحيفة</h1><p>'
                + "قالت وزارة التربية اليوم إن المدارس ستفتح أبوابها في جميع المحافظات &amp;amp; "
                f"&amp;#{'1' * 5000};</p></html>"
            ).encode(),
            "kind": "text/html; charset=utf-8",
            "candidate": None,
        },
    ),
    (
        "half a surrogate pair behind what only looks like a CDATA section",
        "feed",
        {
            "body": b'<rss a="<![CDATA["><item><link>http://a.b/&#xD800;&#57343;</link></item></rss>',
            "kind": "",
        },
    ),
    (
        "a selector of a thousand parts: RecursionError from cssselect",
        "seed",
        {
            "text": 'name = "صحيفة المثال"\nhome = "https://www.example.com/"\ncountry = "SY"\n'
            f'zone = "Asia/Damascus"\nkind = "daily"\n[[select]]\nbody = "div{".text" * 2000}"\n'
        },
    ),
    (
        "a number of more digits than Python reads in a seed file",
        "seed",
        {"text": f'name = "صحيفة المثال"\ndelay = {"9" * 5000}\n'},
    ),
    (
        "a plain text from the future: dated as it says",
        "text",
        {
            "body": "العنوان: افتتاح مدرسة\nالتاريخ: 3 مايو 2044\nالقسم: محليات\n\n"
            "دمشق - سانا: قالت وزارة التربية اليوم إن المدارس ستفتح أبوابها.\n".encode()
        },
    ),
)


@pytest.mark.parametrize(("what", "name", "given"), FOUND, ids=[what for what, _, _ in FOUND])
def test_what_was_found_stays_mended(what: str, name: str, given: dict[str, Any]) -> None:
    TARGETS[name].read(**given)


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_each_target_reads_a_few_inputs(name: str) -> None:
    target = TARGETS[name]
    for number in range(12):
        target.read(**input_of(target, 1, number))


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_an_inputs_name_is_all_that_it_takes_to_make_it_again(name: str) -> None:
    target = TARGETS[name]
    for number in range(3):
        given = input_of(target, 5, number)
        assert given == input_of(target, 5, number) == from_json(to_json(given))
    assert input_of(target, 5, 0) != input_of(target, 6, 0)


def _make(chance: Random) -> dict[str, Any]:
    return {"number": chance.randrange(10**9)}


def hunt(folder: Path, read: Any, inputs: int = 40) -> tuple[int, int]:
    """Inputs read, and finds."""
    target = Target("trial", 1, _make, read)
    return run(Hunt(1, folder, target, patience=0.3), 0, inputs, 60)


def test_a_hunt_without_a_find_reads_all(tmp_path: Path) -> None:
    assert hunt(tmp_path / "finds", lambda number: None) == (40, 0)
    assert not (tmp_path / "finds").exists()


def test_exceptions_are_counted_and_told_once_for_each_place(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    def read(number: int) -> None:
        assert number % 4, "divisible by four"

    inputs, finds = hunt(tmp_path, read)
    assert inputs == 40
    assert finds > 2
    assert len(list(tmp_path.glob("trial-1-*.json"))) == 1
    assert capfd.readouterr().out.count("divisible by four") == 2  # the line of code, the error


def _endless(number: int) -> None:
    while number % 8 == 0:
        pass


def _crashing(number: int) -> None:
    if number % 8 == 0:
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("read", [_endless, _crashing])
def test_a_hang_and_a_crash_are_finds_and_the_hunt_goes_on_behind_them(
    tmp_path: Path, read: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    inputs, finds = hunt(tmp_path, read)
    bad = [
        n for n in range(40) if input_of(Target("trial", 1, _make, read), 1, n)["number"] % 8 == 0
    ]
    assert inputs == 40
    assert finds == len(bad) > 0
    assert f"trial/1/{bad[0]}" in capfd.readouterr().out
