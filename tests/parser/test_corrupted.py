"""Whatever happens to a page's bytes, the record has the true text or there is none."""

from __future__ import annotations

import gzip
import random

import pytest

from scraper.article import Article
from tests.parser.making import PROSE, TITLE, answer, page

SEEDS = range(150)
TEXTS = (TITLE, *PROSE)


def narrow(text: str) -> str:
    return "".join(sign for sign in text if sign not in "ًٌٍَُِّْ")


SOURCES = {
    "utf-8": page().encode(),
    "windows-1256": page().encode("cp1256"),
    "iso-8859-6": narrow(page().replace("©", "")).encode("iso8859_6"),
    "utf-16": page().encode("utf-16"),
    "twice": page().encode().decode("latin-1").encode(),
}


def is_told(got: str, true: str, lost: int) -> bool:
    """Whether a text is the true one but for one stretch of at most ``lost`` characters."""
    if got == true:
        return True
    ahead = next((n for n, (a, b) in enumerate(zip(got, true, strict=False)) if a != b), 0)
    ahead = ahead or min(len(got), len(true)) * (got[:1] == true[:1])
    behind = 0
    while behind < min(len(got), len(true)) - ahead and got[-1 - behind] == true[-1 - behind]:
        behind += 1
    return max(len(got), len(true)) - ahead - behind <= lost


def assert_true(data: bytes, language: str = "ar", lost: int = 6) -> None:
    got = answer(data, language=language)
    if not isinstance(got, Article):
        return
    true = [*TEXTS, *map(narrow, TEXTS)]
    for text in (got.headline, *got.paragraphs):
        assert any(is_told(text, each, lost) for each in true), text


@pytest.mark.parametrize("language", ["ar", "any"])
@pytest.mark.parametrize("encoding", SOURCES)
@pytest.mark.parametrize("how", ["overwritten", "deleted", "doubled"])
def test_a_bad_byte_costs_a_letter_or_the_record(encoding: str, how: str, language: str) -> None:
    source = SOURCES[encoding]
    for seed in SEEDS:
        chance = random.Random(f"{encoding} {how} {seed}")
        at = chance.randrange(len(source))
        byte = bytes((chance.randrange(128, 256),))
        changed = {
            "overwritten": source[:at] + byte + source[at + 1 :],
            "deleted": source[:at] + source[at + 1 :],
            "doubled": source[:at] + source[at : at + 1] + source[at:],
        }[how]
        assert_true(changed, language)


@pytest.mark.parametrize("encoding", SOURCES)
def test_a_page_that_is_cut_has_its_text_up_to_there(encoding: str) -> None:
    source = SOURCES[encoding]
    for at in range(len(source) // 3, len(source), 37):
        assert_true(source[:at], lost=200)
        assert_true(gzip.compress(source)[: at // 3], lost=200)


@pytest.mark.parametrize("codec", ["cp1256", "iso8859_6"])
@pytest.mark.parametrize("part", ["<ul>", "<main>", "<footer>"])
def test_parts_in_two_sets_are_each_read_in_their_own(codec: str, part: str) -> None:
    for first, second in ((codec, "utf-8"), ("utf-8", codec)):
        ahead, mark, behind = narrow(page().replace("©", "")).partition(part)
        data = (ahead + mark).encode(first) + behind.encode(second)
        got = answer(data)
        assert isinstance(got, Article)
        assert (got.headline, got.paragraphs) == (TITLE, tuple(map(narrow, PROSE)))
