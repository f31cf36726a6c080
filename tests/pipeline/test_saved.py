"""Saved pages: files, folders, archives; hostile ones too."""

from __future__ import annotations

import errno
import gzip
import io
import os
import quopri
import tarfile
import threading
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from scraper.page import Page, utc_now
from scraper.pipeline.files import mhtml, warc
from scraper.pipeline.files.saved import Saved, Unreadable, saved_pages
from scraper.pipeline.files.warc import WarcError, pages_of_warc

HTML = "<title>خبر</title>".encode()


def read(*paths: Path) -> tuple[list[Page], list[Unreadable]]:
    found = list(saved_pages(paths))
    pages = [item.page for item in found if isinstance(item, Saved)]
    return pages, [item for item in found if isinstance(item, Unreadable)]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.html", "text/html"),
        ("A.HTM", "text/html"),
        ("a.xhtml", "application/xhtml+xml"),
        ("خبر.txt", "text/plain"),
        ("a.html.gz", "text/html"),
        ("a.txt.gz", "text/plain"),
    ],
)
def test_each_kind_of_file_is_a_page_of_its_media_type(
    tmp_path: Path, name: str, kind: str
) -> None:
    body = gzip.compress(HTML) if name.endswith(".gz") else HTML
    (tmp_path / name).write_bytes(body)
    pages, _ = read(tmp_path / name)
    assert [(page.body, page.content_type) for page in pages] == [(HTML, kind)]
    assert pages[0].url.startswith("file:///")
    assert pages[0].url.isascii()


def test_a_file_named_gz_that_is_not_zipped_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.html.gz").write_bytes(HTML)
    assert read(tmp_path / "a.html.gz")[0][0].body == HTML


def test_a_folder_is_read_with_those_in_it_in_order_and_only_what_is_a_page(tmp_path: Path) -> None:
    for name in ("b.html", "a.html", "deep/c.txt", "deep/er/d.htm", "e.jpg", "deep/notes.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(HTML)
    (tmp_path / "deep" / "up").symlink_to(tmp_path)  # a circle
    pages, unreadable = read(tmp_path)
    assert [page.url.rpartition("/")[2] for page in pages] == [
        "a.html",
        "b.html",
        "c.txt",
        "d.htm",
    ]
    assert not unreadable


@pytest.mark.parametrize("name", ["article.php?id=5", "story.aspx", "12345", "خبر"])
def test_a_mirrored_page_keeps_its_sites_name_and_is_known_by_its_first_bytes(
    tmp_path: Path, name: str
) -> None:
    body = b"\xef\xbb\xbf\n<!-- Mirrored from example.com -->\r\n<!DOCTYPE html><html>"
    (tmp_path / name).write_bytes(body)
    (tmp_path / "source.php").write_bytes(b"<?php echo '<html>';")
    (tmp_path / "a.css").write_bytes(b"html{}")
    for where in (tmp_path, tmp_path / name):
        pages, unreadable = read(where)
        assert [(page.body, page.content_type) for page in pages] == [(body, "text/html")]
        assert not unreadable


def test_the_source_of_a_page_under_a_texts_name_is_a_page(tmp_path: Path) -> None:
    body = b'<?xml version="1.0"?>\n<html lang="ar"><p>x'
    (tmp_path / "source.txt").write_bytes(body)
    assert read(tmp_path / "source.txt")[0][0].content_type == "text/html"


def test_what_cannot_be_read_is_told_with_its_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(HTML)
    (tmp_path / "cut.html.gz").write_bytes(gzip.compress(HTML * 100)[:-30])
    (tmp_path / "bad.warc.gz").write_bytes(gzip.compress(b"not an archive"))
    (tmp_path / "good.html").write_bytes(HTML)
    names = ("a.jpg", "cut.html.gz", "bad.warc.gz", "missing.html", "good.html")
    pages, unreadable = read(*(tmp_path / name for name in names))
    assert len(pages) == 1
    reasons = {item.path.name: item.reason for item in unreadable}
    assert "not a kind of file" in reasons["a.jpg"]
    assert "Compressed file ended" in reasons["cut.html.gz"]
    assert "does not begin with WARC/" in reasons["bad.warc.gz"]
    assert "No such file" in reasons["missing.html"]


def test_a_pipe_among_the_files_is_told_and_not_waited_at(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    os.mkfifo(tmp_path / "b.warc")
    (tmp_path / "c.html").write_bytes(HTML)
    pages, unreadable = read(tmp_path)
    assert [page.body for page in pages] == [HTML]
    assert [(each.path.name, each.reason) for each in unreadable] == [
        ("a.html", "is not a file"),
        ("b.warc", "is not a file"),
    ]


def test_a_file_that_would_unpack_to_gigabytes_is_refused(tmp_path: Path) -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = io.BytesIO()
    for _ in range(64):
        bomb.write(squeeze.compress(bytes(4 << 20)))
    bomb.write(squeeze.flush())
    (tmp_path / "bomb.html.gz").write_bytes(bomb.getvalue())
    _, unreadable = read(tmp_path / "bomb.html.gz")
    assert "larger than" in unreadable[0].reason


def test_a_file_has_one_address_whatever_link_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")
    assert {page.url for page in read(tmp_path)[0]} == {(tmp_path / "a.html").as_uri()}


def test_the_moment_of_saving_stands_in_for_the_moment_of_fetching(tmp_path: Path) -> None:
    import os

    (tmp_path / "a.html").write_bytes(HTML)
    os.utime(tmp_path / "a.html", (1_700_000_000.7, 1_700_000_000.7))
    assert read(tmp_path)[0][0].fetched_at == datetime.fromtimestamp(1_700_000_000, UTC)


# Archives


ADDRESS = "https://news.example/a/%D8%AE%D8%A8%D8%B1-1"


@pytest.mark.parametrize(
    "before",
    [
        f"<!-- saved from url=({len(ADDRESS):04}){ADDRESS} -->\n<html>",
        f"<!DOCTYPE html>\n<!-- saved from url=({len(ADDRESS):04}){ADDRESS} -->\n<html>",
        f"<!DOCTYPE html> <html lang=ar><!--\n Page saved with SingleFile \n url: {ADDRESS} \n"
        " saved date: Wed Mar 04 2026 10:00:00 GMT+0200\n-->",
    ],
)
def test_a_page_has_the_address_from_which_a_browser_says_it_saved_it(
    tmp_path: Path, before: str
) -> None:
    (tmp_path / "a.html").write_bytes(before.encode() + HTML)
    assert read(tmp_path / "a.html")[0][0].url == ADDRESS


@pytest.mark.parametrize(
    "before",
    [
        "",
        "<p>saved from url=(0020)https://x.example/ <p>",
        "<!-- a --><!-- saved from url=(4)x -->",
    ],
)
def test_a_page_without_such_a_note_has_its_file_s_address(tmp_path: Path, before: str) -> None:
    (tmp_path / "a.html").write_bytes(before.encode() + HTML)
    assert read(tmp_path / "a.html")[0][0].url.startswith("file:///")


def whole(*parts: tuple[str, bytes], head: str = "") -> bytes:
    """A page saved with its pictures, as Chrome writes it."""
    lines = [
        f"From: <Saved by Blink>\r\n{head}MIME-Version: 1.0\r\nContent-Type: multipart/related;",
        '\ttype="text/html";\r\n\tboundary="----x----"\r\n\r\n',
    ]
    text = "\r\n".join(lines).encode()
    for headers, body in parts:
        text += f"------x----\r\n{headers}\r\n\r\n".encode() + body + b"\r\n"
    return text + b"------x------\r\n"


QUOTED = (
    "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: "
)
PICTURE = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64"


def test_a_page_saved_whole_is_that_page_at_its_address_and_of_its_moment(tmp_path: Path) -> None:
    head = (
        f"Snapshot-Content-Location: {ADDRESS}\r\n"
        "Subject: =?utf-8?Q?=D8=AE?=\r\nDate: Wed, 4 Mar 2026 10:00:00 +0200\r\n"
    )
    (tmp_path / "a.mhtml").write_bytes(
        whole(
            (PICTURE, b"iVBORw0KGgo="),
            (f"{QUOTED}{ADDRESS}", quopri.encodestring(HTML)),
            (f"{QUOTED}https://ads.example/", b"<p>frame"),
            head=head,
        )
    )
    page = read(tmp_path)[0][0]
    assert (page.body.strip(), page.url, page.content_type) == (HTML, ADDRESS, "text/html")
    assert page.fetched_at == datetime(2026, 3, 4, 8, tzinfo=UTC)


def test_a_page_saved_whole_in_another_charset_says_so(tmp_path: Path) -> None:
    kind = 'Content-Type: text/html; charset="windows-1256"\r\nContent-Transfer-Encoding: 8bit'
    (tmp_path / "a.MHT").write_bytes(whole((kind, "<p>خبر".encode("cp1256"))))
    page = read(tmp_path / "a.MHT")[0][0]
    assert page.headers["content-type"] == "text/html; charset=windows-1256"
    assert page.body.strip().decode("cp1256") == "<p>خبر"
    assert page.url.startswith("file:///")


@pytest.mark.parametrize(
    "said", ["soon", "Fri, 31 Dec 9999 23:59:59 -1200"], ids=["none", "of the year 10000"]
)
def test_a_page_saved_whole_at_no_moment_is_of_its_files(tmp_path: Path, said: str) -> None:
    file = tmp_path / "a.mhtml"
    file.write_bytes(whole((f"{QUOTED}{ADDRESS}", HTML), head=f"Date: {said}\r\n"))
    os.utime(file, (1_700_000_000, 1_700_000_000))
    assert read(file)[0][0].fetched_at == datetime.fromtimestamp(1_700_000_000, UTC)


@pytest.mark.parametrize(
    "content", [b"", HTML, whole((PICTURE, b"iVBORw0KGgo=")), whole((QUOTED, b""))]
)
def test_a_file_in_which_no_page_was_saved_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.mhtml").write_bytes(content)
    _, unreadable = read(tmp_path / "a.mhtml")
    assert [each.reason for each in unreadable] == ["no page is in it"]


def test_a_file_saved_whole_that_is_too_large_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.mhtml").write_bytes(whole((f"{QUOTED}{ADDRESS}", HTML * 50)))
    for name in ("_MOST", "_MOST_WHOLE"):
        monkeypatch.setattr(mhtml, name, 300)
        _, unreadable = read(tmp_path / "a.mhtml")
        assert "larger than" in unreadable[0].reason


def record(kind: str, url: str, block: bytes, length: int | None = None, **more: str) -> bytes:
    headers = {
        "WARC-Type": kind,
        "WARC-Target-URI": url,
        "WARC-Date": "2024-05-03T10:00:00Z",
        "Content-Length": str(len(block) if length is None else length),
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def response(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/html", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def pages_in(tmp_path: Path, content: bytes) -> list[Page]:
    file = tmp_path / "a.warc"
    file.write_bytes(content)
    with file.open("rb") as stream:
        return list(pages_of_warc(stream))


URL = "https://a.example/1"


def test_pages_of_an_archive_carry_address_headers_and_date(tmp_path: Path) -> None:
    block = response(HTML, "200 OK", f"Content-Length: {len(HTML)}", "ETag: x")
    archive = (
        record("warcinfo", "", b"software: test")
        + record("request", URL, b"GET /1 HTTP/1.1\r\n\r\n")
        + record("response", URL, block)
        + record("resource", URL + "2", HTML, Content_Type="text/html")
        + record("response", URL + "3", response(b"", "301 Moved", "Location: /"))
        + record("response", URL + "4", response(b"GIF89a...", "200 OK"))
        + record("metadata", URL, b"x: y")
    )
    for content in (archive, gzip.compress(archive)):
        pages = pages_in(tmp_path, content)
        assert [(page.url, page.body) for page in pages] == [(URL, HTML), (URL + "2", HTML)]
        assert pages[0].headers["etag"] == "x"
        assert pages[0].fetched_at == datetime(2024, 5, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize("said", ["soon", "0001-01-01T00:00:00+14:00"])
def test_a_page_of_no_moment_is_of_now(tmp_path: Path, said: str) -> None:
    before = utc_now()
    (page,) = pages_in(tmp_path, record("response", URL, response(HTML), WARC_Date=said))
    assert before <= page.fetched_at <= utc_now()


def test_an_archive_gzipped_record_by_record_is_one_archive(tmp_path: Path) -> None:
    records = [record("response", f"{URL}{n}", response(HTML)) for n in range(50)]
    assert len(pages_in(tmp_path, b"".join(map(gzip.compress, records)))) == 50


CHUNKED = b"%x\r\n%b\r\n0\r\n\r\n" % (len(HTML), HTML)


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (CHUNKED, "Transfer-Encoding: chunked"),
        (HTML, "Transfer-Encoding: chunked"),  # taken apart by the archiver, header left
        (gzip.compress(HTML, mtime=0), "Content-Encoding: gzip"),
        (HTML, "Content-Encoding: gzip"),  # likewise
        (HTML, "Content-Length: 99999"),
        (HTML, "X: y"),
    ],
)
def test_a_stored_answer_is_read_however_the_archiver_left_it(
    tmp_path: Path, body: bytes, header: str
) -> None:
    pages = pages_in(tmp_path, record("response", URL, response(body, "200 OK", header)))
    assert [page.body for page in pages] == [HTML]


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (b"nonsense\r\n\r\n", "does not begin with WARC/"),
        (record("response", URL, b"", length=10**9), "ends in the middle of record 2"),
        (b"WARC/1.1\r\nContent-Length: -5\r\n\r\n", "no length"),
        (b"WARC/1.1\r\nContent-Length: 9" + b"9" * 40 + b"\r\n\r\n", "no length"),
        (b"WARC/1.1\r\n" + b"a: b\r\n" * 5000, "header lines"),
        (b"\r\n" * 5000, "empty lines"),
    ],
)
def test_a_damaged_archive_gives_what_comes_before_the_damage_and_the_reason(
    tmp_path: Path, damage: bytes, reason: str
) -> None:
    file = tmp_path / "a.warc"
    file.write_bytes(record("response", URL, response(HTML)) + damage)
    found = saved_pages([file])
    first = next(found)
    assert not isinstance(first, Unreadable)
    last = next(found)
    assert isinstance(last, Unreadable)
    assert reason in last.reason


def test_a_huge_record_is_passed_over_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "_MOST", 1000)
    archive = record("response", URL, response(b"x" * 5000)) + record(
        "response", URL + "2", response(HTML)
    )
    assert [page.url for page in pages_in(tmp_path, archive)] == [URL + "2"]


def test_a_bomb_within_an_archive_gives_no_page(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(30 << 20))
    archive = record("response", URL, response(bomb, "200 OK", "Content-Encoding: gzip"))
    assert pages_in(tmp_path, archive) == []


def test_a_cut_gzip_archive_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(gzip.compress(record("response", URL, response(HTML)) * 20)[:-20])
    with file.open("rb") as stream, pytest.raises(WarcError, match="damaged"):
        list(pages_of_warc(stream))


def test_a_named_folder_or_archive_without_a_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("x")
    archive = tmp_path / "meta.warc"
    archive.write_bytes(b"")
    inside = tmp_path / "in"
    inside.mkdir()
    (packed := tmp_path / "pictures.zip").write_bytes(zipped({"a.jpg": b"x"}))
    assert [each.path for each in read(inside, archive, packed)[1]] == [inside, archive, packed]
    assert [each.path for each in read(tmp_path)[1]] == [tmp_path]
    (tmp_path / "a.html").write_bytes(HTML)
    assert read(tmp_path)[1] == [], "a crawler's own archive beside others is no fault"


def test_a_folder_that_may_not_be_read_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b.html").write_bytes(HTML)
    closed = tmp_path / "a"
    closed.mkdir()
    listed = Path.iterdir

    def iterdir(folder: Path) -> Iterator[Path]:
        if folder == closed:
            raise PermissionError(errno.EACCES, "Permission denied", str(folder))
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    pages, unreadable = read(tmp_path)
    assert len(pages) == 1
    assert unreadable == [Unreadable(closed, "cannot be read: Permission denied")]


# Files packed in one


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 3, 12, 0, 0)), content)
    return packed.getvalue()


def tarred(files: dict[str, bytes], mode: str) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            (info := tarfile.TarInfo(name)).size = len(content)
            info.mtime = 1_700_000_000.7
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


PACKED = {
    "site/a.html": HTML,
    "site/b.html.gz": gzip.compress(HTML),
    "site/archive/data.warc.gz": gzip.compress(record("response", URL, response(HTML))),
    "site/12345": b"<!DOCTYPE html>" + HTML,
    "site/a.jpg": b"\xff\xd8\xff",
    "site/خبر.mhtml": whole((f"{QUOTED}{ADDRESS}", quopri.encodestring(HTML))),
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", zipped(PACKED)),
        ("a.WACZ", zipped(PACKED)),
        ("a.tar", tarred(PACKED, "w")),
        ("a.tar.gz", tarred(PACKED, "w:gz")),
        ("a.tgz", tarred(PACKED, "w:gz")),
        ("a.tar.bz2", tarred(PACKED, "w:bz2")),
        ("a.tar.xz", tarred(PACKED, "w:xz")),
    ],
)
def test_pages_packed_in_one_file_are_read_as_if_they_were_unpacked(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    for named in (tmp_path / name, tmp_path):
        found = list(saved_pages([named]))
        assert all(isinstance(each, Saved) for each in found), found
        pages = {each.inside: each.page for each in found if isinstance(each, Saved)}
        assert list(pages) == [
            "site/a.html",
            "site/b.html.gz",
            f"site/archive/data.warc.gz: {URL}",
            "site/12345",
            "site/خبر.mhtml",
        ]
        assert all(HTML in page.body for page in pages.values())
        assert pages["site/a.html"].url == f"{(tmp_path / name).as_uri()}/site/a.html"
        assert pages["site/خبر.mhtml"].url == ADDRESS


def test_a_packed_page_is_of_the_moment_that_the_archive_says(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tarred({"a.html": HTML}, "w"))
    (tmp_path / "b.zip").write_bytes(zipped({"a.html": HTML}))
    of_tar, of_zip = read(tmp_path)[0]
    assert of_tar.fetched_at == datetime.fromtimestamp(1_700_000_000, UTC)
    assert of_zip.fetched_at == datetime(2024, 5, 3, 12).astimezone(UTC), "this machine's clock"


def test_a_zip_of_no_moment_gives_its_files(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.html", (1980, 0, 0, 0, 0, 0)), HTML)
    os.utime(file, (1_700_000_000, 1_700_000_000))
    assert read(file)[0][0].fetched_at == datetime.fromtimestamp(1_700_000_000, UTC)


def encrypted(content: bytes) -> bytes:
    """The zip with the bit that says that its members are encrypted."""
    changed = bytearray(content)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        changed[content.index(mark) + place] |= 1
    return bytes(changed)


GOOD = zipped({"a.html": HTML * 40, "b.html": HTML})
CUT = tarred({"a.html": HTML, "b.jpg": Random(1).randbytes(200_000)}, "w:gz")[:-60_000]


@pytest.mark.parametrize(
    ("name", "content", "pages", "reason"),
    [
        ("a.zip", encrypted(GOOD), 1, "a.html: is encrypted"),
        ("a.zip", GOOD.replace(GOOD[60:66], b"\xff" * 6, 1), 1, "a.html: "),
        ("a.zip", GOOD[:50], 0, "the archive is damaged, or is none"),
        ("a.tar", b"nonsense", 0, "the archive is damaged, or is none"),
        ("a.tar.gz", CUT, 1, "the archive is damaged"),
    ],
    ids=["encrypted", "torn", "cut zip", "no tar", "cut tar"],  # the same in all workers
)
def test_what_is_wrong_in_a_packed_file_is_told_and_the_rest_is_read(
    tmp_path: Path, name: str, content: bytes, pages: int, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    found, unreadable = read(tmp_path / name)
    assert len(found) == pages
    assert [each.path for each in unreadable] == [tmp_path / name]
    assert reason in unreadable[0].reason


def test_a_packed_page_that_would_unpack_to_gigabytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"a.html": bytes(30 << 20), "b.html": HTML}))
    pages, unreadable = read(tmp_path / "a.zip")
    assert len(pages) == 1
    assert "a.html: cannot be read: larger than" in unreadable[0].reason


def test_the_parts_that_a_browser_saved_beside_a_page_are_none(tmp_path: Path) -> None:
    for name in ("خبر.html", "خبر_files/saved_resource.html", "b_files/c.html", "خبر/d.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(HTML)
    names = [page.url.rpartition("/")[2] for page in read(tmp_path)[0]]
    assert sorted(names) == ["%D8%AE%D8%A8%D8%B1.html", "c.html", "d.html"]


# Pipes


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_named_pipe_is_read_page_or_archive(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    records = b"".join(pack(record("response", f"{URL}{n}", response(HTML))) for n in range(3))
    for content, count in ((pack(HTML), 1), (records, 3)):
        writer = threading.Thread(target=pipe.write_bytes, args=(content,))
        writer.start()
        pages, unreadable = read(pipe)
        writer.join()
        assert [page.body for page in pages] == [HTML] * count
        assert not unreadable


@pytest.mark.parametrize("content", [zipped(PACKED), tarred(PACKED, "w"), tarred(PACKED, "w:gz")])
def test_files_packed_in_one_are_not_taken_for_a_page_where_a_pipe_gives_them(
    tmp_path: Path, content: bytes
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(content,))
    writer.start()
    pages, unreadable = read(pipe)
    writer.join()
    assert not pages
    assert [each.reason for each in unreadable] == [
        "files packed in one are not read from a pipe: name the file"
    ]
