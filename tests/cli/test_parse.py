"""``scraper parse``: from where a page comes, and what its address is."""

from __future__ import annotations

import gzip
import json
import os
import pty
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.program import PROGRAM, PROSE, Ran, article, environment, scraper

ADDRESS = "https://www.example.com/news/1"
TEXT = "\n".join(("افتتاح مدرسة جديدة في ريف دمشق", *PROSE)).encode()


def only(said: Ran) -> dict[str, object]:
    """The one record that was printed."""
    (line,) = said.out.splitlines()
    record: dict[str, object] = json.loads(line)
    return record


@pytest.mark.parametrize("page", [article(), gzip.compress(article()), TEXT])
def test_a_dash_reads_one_page_from_standard_input_at_the_address_that_is_given(
    page: bytes,
) -> None:
    said = scraper("parse", "--url", ADDRESS, "-", stdin=page)
    assert (said.status, said.err) == (0, "")
    assert only(said)["url"] == ADDRESS
    assert only(said)["site"] == "example.com"


def test_a_page_from_standard_input_that_gives_no_record_is_a_failure() -> None:
    said = scraper("parse", "-", stdin=b"")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("scraper: -: empty: ")
    said = scraper("parse", "-", stdin=gzip.compress(article())[:200])
    assert said.status == 1
    assert said.err.startswith("scraper: -: cannot be read: ")


@pytest.mark.parametrize("files", [("a.html", "b.html"), (".",), ("a.warc.gz",)])
def test_an_address_is_of_one_page(tmp_path: Path, files: tuple[str, ...]) -> None:
    for name in ("a.html", "b.html", "a.warc.gz"):
        (tmp_path / name).write_bytes(article())
    said = scraper("parse", "--url", ADDRESS, *files, folder=tmp_path)
    assert (said.status, said.out) == (2, "")
    assert "name one file with it" in said.err


def test_a_saved_page_is_the_article_that_it_says_it_is_wherever_its_file_lies(
    tmp_path: Path,
) -> None:
    """Its ``id`` is that of the same article in a crawl."""
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.html").write_bytes(article(url=ADDRESS))
    here, there = (
        only(scraper("parse", tmp_path / folder / "page.html")) for folder in ("here", "there")
    )
    crawled = only(scraper("parse", "--url", ADDRESS, "-", stdin=article(url=ADDRESS)))
    assert here["id"] == there["id"] == crawled["id"]
    assert here["url"] == here["canonical_url"] == ADDRESS


def test_of_many_pages_it_is_said_how_they_ended(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.html").write_bytes(article())
    (tmp_path / "frame.html").write_bytes(b"<html><title>x</title></html>")
    said = scraper("parse", tmp_path)
    assert said.err.splitlines()[-1].startswith("4 pages: 3 articles written, 1 ")
    assert "4 pages" not in scraper("parse", "--quiet", tmp_path).err


def test_a_saved_page_that_names_no_address_has_its_files(tmp_path: Path) -> None:
    (tmp_path / "صفحة.html").write_bytes(article())
    assert str(only(scraper("parse", tmp_path / "صفحة.html"))["url"]).startswith("file:///")


def test_an_archive_from_standard_input_is_read_whole() -> None:
    """Taken for one page it would be one record of three articles."""
    said = scraper("parse", "-", stdin=archive(3))
    assert (said.status, said.err) == (0, "3 pages: 3 articles written\n")
    assert [json.loads(line)["url"] for line in said.out.splitlines()] == [
        f"{ADDRESS}{number}" for number in range(3)
    ]


def test_an_archive_from_standard_input_has_no_one_address() -> None:
    said = scraper("parse", "--url", ADDRESS, "-", stdin=archive(2))
    assert (said.status, said.out) == (2, "")
    assert "name one file with it" in said.err


def test_a_page_in_an_archive_without_a_record_is_named(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("in/a.html", article(url=ADDRESS))
        packed.writestr("in/b.html", b"<html><title>404</title>")
        packed.writestr("c.warc.gz", archive(1))
    said = scraper("parse", "a.zip", folder=tmp_path)
    assert said.status == 0
    assert len(said.out.splitlines()) == 2
    assert "scraper: a.zip: in/b.html: " in said.err


def test_an_address_in_place_of_a_file_is_told_which_command_asks_for_it(tmp_path: Path) -> None:
    said = scraper("parse", ADDRESS, folder=tmp_path)
    assert said.status == 2
    assert f"{ADDRESS} is an address; `scraper get` asks for it" in said.err


def archive(count: int) -> bytes:
    """So many articles as WARC, each record compressed alone."""
    records = []
    for number in range(count):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + article()
        head = f"WARC-Type: response\r\nWARC-Target-URI: {ADDRESS}{number}\r\n"
        size = f"Content-Length: {len(block)}\r\n"
        records.append(f"WARC/1.1\r\n{head}{size}\r\n".encode() + block + b"\r\n\r\n")
    return b"".join(map(gzip.compress, records))


@pytest.mark.parametrize(
    ("typed", "status"), [(b"", 1), (b"\n".join(TEXT.splitlines()) + b"\n", 0)]
)
def test_what_is_typed_at_a_terminal_ends_with_one_end(typed: bytes, status: int) -> None:
    main, side = pty.openpty()
    command = [*PROGRAM, "parse", "-"]
    with subprocess.Popen(
        command, stdin=side, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
    ) as process:
        os.write(main, typed + b"\x04")
        out, err = process.communicate(timeout=300)
    os.close(side)
    os.close(main)
    assert process.returncode == status, err
    assert bool(out) == (status == 0)
