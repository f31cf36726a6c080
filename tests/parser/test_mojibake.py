"""Text that was encoded more than once is told letter by letter, or the page is refused."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from scraper.article import Article
from scraper.outcome import Kind
from tests.parser.making import PROSE, TITLE, answer, article, page, paragraphs, refusal

SETS = ("cp1252", "latin-1", "cp1256")


def again(text: str, name: str) -> str:
    """The text as somebody sees it who takes its UTF-8 bytes for another set's."""
    signs = []
    for byte in text.encode():
        try:
            signs.append(bytes((byte,)).decode(name))
        except UnicodeDecodeError:
            signs.append(chr(byte))
    return "".join(signs)


@pytest.mark.parametrize("language", ["ar", "any"])
@pytest.mark.parametrize("name", SETS)
def test_whole_pages_and_parts_of_them_go_back(name: str, language: str) -> None:
    for source in (
        again(page(), name),
        again(again(page(), name), name),
        page(headline=again(TITLE, name)),
        page(paragraphs(tuple(again(text, name) for text in PROSE))),
        page(paragraphs((PROSE[0], again(PROSE[1], name), *PROSE[2:]))),
    ):
        got = article(source, language=language)
        assert (got.headline, got.paragraphs) == (TITLE, PROSE)


@pytest.mark.parametrize("name", ["cp1252", "latin-1"])
def test_letters_of_another_set_go_back(name: str) -> None:
    def wrong(text: str) -> str:
        return text.encode("cp1256").decode(name)

    assert article(wrong(page())).paragraphs == PROSE
    got = article(page(paragraphs(tuple(map(wrong, PROSE)))))
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


@pytest.mark.parametrize(
    "written",
    [
        lambda text: "".join(f"&#{byte};" if byte > 127 else chr(byte) for byte in text.encode()),
        lambda text: "".join(f"&#{b};" if b > 127 else chr(b) for b in text.encode("cp1256")),
        lambda text: "".join(f"&amp;#x{ord(c):X};" if c > "\x7f" else c for c in text),
        lambda text: "".join(f"&amp;amp;#{ord(c)};" if c > "\x7f" else c for c in text),
    ],
)
def test_bytes_and_letters_as_references_go_back(written: Callable[[str], str]) -> None:
    got = article(page(paragraphs(tuple(map(written, PROSE))), headline=written(TITLE)))
    assert (got.headline, got.paragraphs) == (TITLE, PROSE)


@pytest.mark.parametrize("language", ["ar", "any"])
@pytest.mark.parametrize("name", ["cp1252", "latin-1"])
def test_letters_whose_bytes_are_lost_are_not_guessed(name: str, language: str) -> None:
    lossy = re.sub("[\x80-\x9f]", "", again(page(), name))
    assert refusal(lossy, language=language).kind in (Kind.NOT_ARTICLE, Kind.NOT_ARABIC)


def test_other_languages_go_back_as_well() -> None:
    text = (
        "La municipalité a rouvert le vieux pont aux piétons, après deux années de travaux réussis."
    )
    source = page(
        f"<p>{text}</p><p>{text.replace('vieux', 'très vieux')}</p>",
        headline="Le vieux pont rouvert après deux années",
    )
    got = article(again(source.replace('lang="ar"', 'lang="fr"'), "cp1252"), language="any")
    assert got.paragraphs[0] == text


def test_a_mark_before_bytes_of_another_set_is_no_witness() -> None:
    for mark in (b"\xef\xbb\xbf", b"\xef\xbb\xbf" * 2, b"\xff\xfe"):
        for name in ("cp1256", "utf-8"):
            assert article(mark + page().encode(name)).paragraphs == PROSE


def test_a_page_that_says_nothing_of_its_set_is_in_its_language_s() -> None:
    text = (
        "Belediye, eski köprüyü iki yıl süren çalışmaların ardından bu sabah yeniden trafiğe açtı."
    )
    source = page(f"<p>{text}</p><p>{text}</p>", headline="Eski köprü yeniden açıldı").replace(
        'lang="ar"', 'lang="tr"'
    )
    assert article(source.encode("cp1254", "ignore"), language="any").paragraphs[0] == text


def test_a_word_processor_s_soft_hyphen_and_objects_are_no_signs() -> None:
    source = page(
        paragraphs(
            (
                PROSE[0].replace("السيارات", "السيا\x1fرات"),
                f"\ufffc {PROSE[1]}",
                f"{PROSE[2]} &#55357;&#56832;",
            )
        )
    )
    assert article(source).paragraphs == PROSE[:3]


def latin(text: str) -> str:
    """Letters of windows-1256 as somebody sees them who takes them for Latin ones."""
    return text.encode("cp1256").decode("latin-1")


@pytest.mark.parametrize(
    "source",
    [
        page().replace("<h1>", "<p>كتب: " + latin("نبيل حداد") + "</p><h1>"),
        page(headline="????? ???? ??? ??????"),
        page(headline="???? Madina ??? ???", title="???? Madina ??? ???"),
        page(headline="\ufffd\ufffd \ufffd\ufffd\ufffd"),
        page(paragraphs(("أعلنت شركة ????? ???? Madina Labs ?? ??????? ????? ??? ??? ?????",))),
    ],
)
def test_words_whose_letters_are_lost_are_in_no_record(source: str) -> None:
    got = answer(source)
    if isinstance(got, Article):
        assert not re.search(r"[À-ÿ]{3}|\?\? \?\?|\ufffd", got.to_json())
    else:
        assert got.reason


def test_one_paragraph_in_latin_letters_goes_back() -> None:
    assert article(page(paragraphs((PROSE[0], latin(PROSE[1]), *PROSE[2:])))).paragraphs == PROSE


def test_a_headline_alone_goes_back_whatever_its_words() -> None:
    title = "تطبيق Madina يصل إلى مليون مستخدم"
    assert article(page(headline=again(title, "cp1252"))).headline == title
