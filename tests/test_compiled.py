"""The compiled parts find what Python finds, and it is told where they cannot be used."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from itertools import islice, product
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from scraper import compiled as module
from scraper.arabic import folding, furniture, text
from scraper.compiled import PARTS, compiled, speed
from scraper.demo import pages
from scraper.demo.layouts import layouts, leaves
from scraper.parser.dates import tokens
from scraper.parser.markup import elements, hints, repairs
from scraper.parser.markup import walk as in_python
from scraper.parser.markup.tree import parse_tree, to_utf8
from scraper.parser.markup.walk import Walked
from tests.parser.dates_support import SHARED

SOURCES = Path(module.__file__).parent.parent
WORDS = st.text() | st.text(alphabet="اأبتةىيـَُّْٰ٣۴ .،()-&A1\u200c\u200f\u00a0\u0301\ufefb")


def part(name: str) -> ModuleType:
    found = compiled(name)
    if found is None:
        pytest.skip("not compiled here: there was no C compiler when the package was installed")
    return found


@pytest.fixture
def walk() -> ModuleType:
    return part("scraper.parser.markup._walk")


@pytest.fixture
def letters() -> ModuleType:
    return part("scraper.arabic._text")


def facts(walked: Walked) -> list[Any]:
    """Everything that was found, boxes by their numbers."""
    number = {box: place for place, box in enumerate(walked.boxes)}
    lines = ("index", "text", "size", "links", "pieces", "anchors", "breaks", "word")
    boxes = ("element", "tag", "depth", "roles", "first", "last", "hints")
    return [
        [number[line.box] for line in walked.lines],
        [[getattr(line, name) for name in lines] for line in walked.lines],
        [box.parent and number[box.parent] for box in walked.boxes],
        [[getattr(box, name) for name in boxes] for box in walked.boxes],
        [(element, number[box], place) for element, box, place in walked.images],
        [(element, number[box], place) for element, box, place in walked.times],
        [number[box] for box in walked.headings],
        [line.index for line in walked.titles],
        [line.index for line in walked.texts],
        [walked.words, walked.chars, walked.links],
    ]


def agree(walk: ModuleType, body: bytes) -> None:
    markup = to_utf8(body).data
    tree = parse_tree(markup)
    looks = part("scraper.parser.markup._repairs")
    assert looks.signs(markup) == repairs.signs_by_find(markup)
    if tree is not None:
        assert facts(walk.walk(tree)) == facts(in_python.walk(tree))
        inside = part("scraper.parser.markup._elements")
        assert looks.keeping(tree) == repairs.keeping_by_lxml(tree)
        assert inside.itemprops(tree) == elements.itemprops_by_lxml(tree)
        for signs in ((), ("__", "window.")):
            assert inside.scripts(tree, signs) == elements.scripts_by_lxml(tree, signs)
        for element in islice(tree.iter(), 0, None, 3):
            assert inside.hints_of(element) == hints.hints_of(element)
            assert inside.inner_text(element) == elements.inner_text_by_lxml(element)


def test_every_page_is_walked_alike(walk: ModuleType) -> None:
    for leaf in pages():
        agree(walk, leaf.page.body)
    for layout in layouts(7, 20):
        for leaf in leaves(layout, (0, 9_000)):
            agree(walk, leaf.page.body)


@pytest.mark.skipif(not SHARED.exists(), reason="the real pages are not beside the repository")
def test_every_real_page_is_walked_alike(walk: ModuleType) -> None:
    for page in sorted(SHARED.glob("data/*/*.html")):
        agree(walk, page.read_bytes())


def test_broken_pages_are_walked_alike(walk: ModuleType) -> None:
    chance = random.Random(5)
    odd = (
        *("<div>", "</div>", "</p>", "<a>", "<br>", "<b>", "<table>", "<!--", "<time>", "<h1>"),
        *("<figure><img><span class=caption>", "&nbsp;", "<svg>", "</body>", "<script>", "<p>"),
        *("<span hidden>", "<b class='x sr-only'>", "<i class='sr-only not-sr-only'>", "</span>"),
        *("<pre>", "</HTML>", "&amp;#1575;", "<p style='white-space: pre-line'>", "<pre", "</b"),
        *("<span class=d-block>", '<span style="display: block">', '<span class="block sr-only">'),
    )
    for leaf in pages():
        for _ in range(8):
            body = bytearray(leaf.page.body)
            for _ in range(chance.randrange(1, 60)):
                at = chance.randrange(len(body))
                body[at : at + chance.randrange(20)] = chance.choice(odd).encode()
            agree(walk, bytes(body))


@pytest.mark.parametrize("tag", ["div", "span", "a", "font"])
def test_deep_pages_are_walked_alike(walk: ModuleType, tag: str) -> None:
    agree(walk, f"<body><p>قبل{f'<{tag}>ن' * 3000}ص".encode())


def test_only_an_element_is_walked(walk: ModuleType) -> None:
    with pytest.raises(TypeError):
        walk.walk(None)
    with pytest.raises(TypeError):
        walk.walk(etree.ElementTree(etree.Element("html")))


@given(WORDS)
@settings(max_examples=500)
def test_words_are_folded_alike(given: str) -> None:
    letters = part("scraper.arabic._text")
    assert letters.fold(given) == text.fold_by_rule(given) == text.fold_by_bytes(given)


@given(WORDS | st.text(max_size=400))
@settings(max_examples=500)
def test_words_are_spelled_alike(given: str) -> None:
    assert part("scraper.arabic._text").spell(given) == folding.fold_by_table(given)


def test_every_character_is_spelled_alike(letters: ModuleType) -> None:
    every = "".join(map(chr, range(0x10000)))
    assert letters.spell(every) == folding.fold_by_table(every)
    for picture in "📅🕐😀𝟓":
        assert letters.spell(f"{picture} شباط") == folding.fold_by_table(f"{picture} شباط")


PIECES = (
    "٩ 9 2020 123456789 شباط كانون الثاني و والساعة كُتب منذ ساعتين "
    "ت.غ م ـ شبـاط ﻻ a.m t / - : ( % $ ۹ ²"
)
DATED = st.lists(st.sampled_from([*PIECES.split(), " ", "\n", "\u200c"]) | st.text(max_size=3)).map(
    "".join
)


@given(DATED | DATED.map(" ".join), st.none() | st.integers(0, 12), st.booleans(), st.booleans())
@settings(max_examples=3000)
def test_dates_are_cut_into_tokens_alike(
    given: str, limit: int | None, whole: bool, anchored: bool
) -> None:
    cut = part("scraper.parser.dates._tokens").tokenise
    assert cut(given, limit, whole, anchored) == tokens.tokenise_by_pattern(
        given, limit, whole, anchored
    )


@pytest.mark.parametrize("given", ["²\u200c", "²\u200c ", "9\u200c", "ـ\u200c", "a\u200cـ \u200c"])
def test_marks_at_the_end_are_cut_alike(given: str) -> None:
    cut = part("scraper.parser.dates._tokens").tokenise
    assert cut(given) == tokens.tokenise_by_pattern(given)


def test_a_long_text_is_cut_into_tokens_alike() -> None:
    cut = part("scraper.parser.dates._tokens").tokenise
    for word in ("9", "شباط", "كلمة", "-", "%", "ت."):
        given = f"{word} " * 500
        assert cut(given) == tokens.tokenise_by_pattern(given)
        assert cut(given, limit=96) is None


@given(WORDS)
@settings(max_examples=500)
def test_what_is_called_clean_is_clean(given: str) -> None:
    letters = part("scraper.arabic._text")
    assert letters.cleaned(given) in (None, text.clean_by_rule(given))
    assert letters.clean(given) == text.clean_by_rule(given)


@given(WORDS | st.text(" \t\n\u00a0\u2003\u3000\x1c\x85\u200bاa😀"))
@settings(max_examples=800)
def test_white_space_is_one_space_alike(given: str) -> None:
    assert part("scraper.arabic._text").spaced(given) == " ".join(given.split())


def test_every_white_space_is_known(letters: ModuleType) -> None:
    for code in (*range(0x3001), 0xFEFF):
        text = f"ا{chr(code)}ب"
        assert letters.spaced(text) == " ".join(text.split()), hex(code)


def test_plain_text_is_called_clean(letters: ModuleType) -> None:
    for plain in ("", "قال الوزير، أمس: «نعم».", "مُدَرِّس 12% (2024)", "Café — ٣٤", "این یک خبر است"):
        for wide in (plain, f"  {plain}\u00a0\n", plain.replace(" ", "  ")):
            assert letters.cleaned(wide) == (None if "ِّ" in plain else text.clean_by_rule(wide))


def test_what_nobody_sees_is_taken_out_alike(letters: ModuleType) -> None:
    seen = 0
    for code in (*range(0x3000), 0xFEFF):
        for printed in (f"كتـا{chr(code)}ب", f"صباح {chr(code)} اليوم{chr(code)}"):
            known = letters.cleaned(printed)
            seen += known is not None
            assert known in (None, text.clean_by_rule(printed)), hex(code)
    assert seen > 500
    assert letters.cleaned("\u202bنـصـار\u202c ـ \ufeffالقدس\u200f") == "نصار القدس"


@given(WORDS)
@settings(max_examples=500)
def test_lines_begin_alike(given: str) -> None:
    letters = part("scraper.arabic._text")
    for line in (given, f" 12 {given}", f"\u00a0{given[:3]}\t(4) {given}"):
        assert letters.begins(line) == furniture.begins_by_rule(line)


@given(st.binary() | WORDS.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary())
@settings(max_examples=800)
def test_utf8_is_told_alike(data: bytes, more: bytes) -> None:
    letters = part("scraper.arabic._text")
    for each in (data, data + more[:3], data[:-1], b"plain ascii, eight and more" + data + b"\x80"):
        assert letters.is_utf8(each) == text.is_utf8_by_codec(each)


@given(st.text("abc").map(str.encode), st.text("abc", max_size=4).map(str.encode))
def test_bytes_are_found_alike(data: bytes, wanted: bytes) -> None:
    assert part("scraper.arabic._text").holds(data, wanted) == (wanted in data)


def test_every_pair_and_triple_at_a_bound_of_utf8_is_told_alike(letters: ModuleType) -> None:
    bounds = (0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1)
    more = (0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF)
    for size in (1, 2, 3, 4):
        for each in product(bounds + more, repeat=size):
            assert letters.is_utf8(bytes(each)) == text.is_utf8_by_codec(bytes(each)), each


def test_a_table_of_another_size_is_refused(letters: ModuleType) -> None:
    with pytest.raises(ValueError, match="size"):
        letters.prepare([1, 2], str)


def in_a_process(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(SOURCES), "PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout + done.stderr


def test_python_alone_is_taken_where_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SCRAPER_PURE", raising=False)
    asked = "import scraper.compiled as c; print(c.speed())"
    assert in_a_process(asked, SCRAPER_PURE="1") == "pure Python\n"
    assert in_a_process(asked, SCRAPER_PURE="0") == f"{speed()}\n"


def test_python_alone_gives_the_same_records() -> None:
    code = (
        "import json, scraper.demo, scraper\n"
        "for leaf in scraper.demo.pages():\n"
        "    print(json.dumps(scraper.parse(leaf.page).to_dict()))"
    )
    both = [in_a_process(code, SCRAPER_PURE=pure).splitlines() for pure in "01"]
    assert len(both[0]) > 10
    for one, other in zip(*both, strict=True):
        assert json.loads(one) == json.loads(other)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_was_compiled_for_other_versions_is_told_and_done_without(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: str) -> ModuleType:
        raise ValueError("lxml.etree._Element size changed")

    monkeypatch.setattr(module, "import_module", broken)
    monkeypatch.delenv("SCRAPER_PURE", raising=False)
    with pytest.warns(RuntimeWarning, match=r"size changed.*Install scraper again"):
        assert compiled(name) is None


def test_a_part_older_than_its_source_is_told_and_done_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    old = ModuleType("old")
    old.__file__ = str(tmp_path / "_part.cpython-311-x86_64-linux-gnu.so")
    Path(old.__file__).touch()
    (tmp_path / "_part.pyx").touch()
    monkeypatch.setattr(module, "import_module", lambda _: old)
    monkeypatch.delenv("SCRAPER_PURE", raising=False)
    os.utime(old.__file__, (2e9, 2e9))
    assert compiled("scraper._part") is old
    os.utime(old.__file__, (1e9, 1e9))
    with pytest.warns(RuntimeWarning, match=r"older than its source.*Run scraper/_build"):
        assert compiled("scraper._part") is None
    with pytest.warns(RuntimeWarning, match=r"_text is older than its source"):
        assert compiled("scraper.parser.markup._walk") is None, "which calls functions of that part"
