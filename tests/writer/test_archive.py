"""The archive of pages: any reader of WARC reads it, whatever ended the program that wrote it."""

from __future__ import annotations

import errno
import gzip
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from scraper.errors import OutputError, UsageError
from scraper.outcome import Kind
from scraper.page import Entry, Page
from scraper.pipeline.files.warc import pages_of_warc
from scraper.writer.archive import Archive
from scraper.writer.disk import Disk


def pages_in(file: Path) -> list[Page]:
    with file.open("rb") as stream:
        return list(pages_of_warc(stream))


NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)


def page(number: int = 1, size: int = 0) -> Page:
    """``size``: bytes of it that do not become fewer when they are compressed."""
    body = f"<p>الخبر رقم {number}</p>".encode() + os.urandom(size)
    headers = {"content-type": "text/html", "content-encoding": "gzip", "content-length": "7"}
    return Page(f"https://a.example/{number}", body, headers, NOON)


def keep(file: Path, numbers: Sequence[int], size: int = 0, disk: Disk | None = None) -> None:
    archive = Archive(file, "test/1", disk)
    archive.check()
    for number in numbers:
        archive.keep(page(number, size), "a.example", Kind.WRITTEN)
    archive.sync()


def urls(file: Path) -> list[str]:
    """The pages as another program reads them, which compares all digests and lengths."""
    with file.open("rb") as stream:
        return [
            record.rec_headers["WARC-Target-URI"]
            for record in ArchiveIterator(stream, check_digests="raise")
            if record.content_stream().read() and record.rec_type == "response"
        ]


def test_what_was_kept_is_read_back_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    entry = Entry(
        "https://a.example/1", "feed", "https://a.example/rss", "عنوان", "3 مايو", None, ("سياسة",)
    )
    headers = {
        "content-type": "text/html; charset=windows-1256",
        "set-cookie": "a=1, 2\nb=3",
        "x-note": "\xe9t\xe9",
        "content-encoding": "br",
    }
    kept = Page(
        "https://a.example/1?q=%D3", b"<p>\xc7\xe1\xce\xc8\xd1</p>", headers, NOON, 200, entry
    )
    Archive(file, "test/1").keep(kept, "a.example", Kind.WRITTEN)
    (read,) = pages_in(file)
    assert (read.url, read.body, read.fetched_at, read.entry) == (
        kept.url,
        kept.body,
        kept.fetched_at,
        kept.entry,
    )
    assert read.headers["content-type"] == headers["content-type"]
    assert read.headers["x-note"] == headers["x-note"]
    assert "content-encoding" not in read.headers


def test_another_program_reads_it_and_finds_all_digests_right(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    keep(file, range(5), size=100)
    assert urls(file) == [f"https://a.example/{number}" for number in range(5)]


def test_a_page_that_asks_not_to_be_kept_is_not(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "a.warc.gz", "test/1")
    archive.keep(page(1), "a.example", Kind.FORBIDDEN)
    archive.keep(page(2), "a.example", Kind.NOT_ARTICLE)
    assert urls(tmp_path / "a.warc.gz") == ["https://a.example/2"]


def test_sites_and_days_have_files_of_their_own(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "{site}" / "{date}.warc.gz", "test/1")
    archive.keep(page(1), "a.example", Kind.WRITTEN)
    late = Page("https://b.example/2", b"<p>", {}, NOON + timedelta(days=1))
    archive.keep(late, "b.example", Kind.WRITTEN)
    archive.sync()
    assert urls(tmp_path / "a.example" / "2026-05-03.warc.gz") == ["https://a.example/1"]
    assert urls(tmp_path / "b.example" / "2026-05-04.warc.gz") == ["https://b.example/2"]


@pytest.mark.parametrize("size", [0, 3_000_000], ids=["short", "longer than is looked at first"])
def test_what_was_torn_is_cut_off_before_more_is_added(tmp_path: Path, size: int) -> None:
    file = tmp_path / "a.warc.gz"
    keep(file, [1, 2], size)
    whole = file.read_bytes()
    keep(file, [3], size)
    torn = file.read_bytes()
    places = {1, 5, 30, (len(torn) - len(whole)) // 2, len(torn) - len(whole) - 1}
    for more in sorted(places if not size else {30, len(torn) - len(whole) - 1}):
        file.write_bytes(torn[: len(whole) + more])
        keep(file, [4], size)
        # a run begins with two records, and the first of the two may have been whole
        assert urls(file) == [f"https://a.example/{number}" for number in (1, 2, 4)]


@pytest.mark.parametrize("length", [1, 2, 9, 20])
def test_a_first_record_cut_off_at_once_is_as_if_there_were_no_file(
    tmp_path: Path, length: int
) -> None:
    file = tmp_path / "a.warc.gz"
    keep(file, [1])
    file.write_bytes(file.read_bytes()[:length])
    keep(file, [2])
    assert urls(file) == ["https://a.example/2"]


def test_zeros_that_a_power_cut_has_left_are_cut_off(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    keep(file, [1])
    file.write_bytes(file.read_bytes() + bytes(5000))
    keep(file, [2])
    assert urls(file) == ["https://a.example/1", "https://a.example/2"]


def test_a_file_that_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    file.write_bytes(b"something else that somebody needs " * 9)
    with pytest.raises(OutputError, match="is no compressed WARC archive"):
        keep(file, [1])
    assert file.read_bytes() == b"something else that somebody needs " * 9


@pytest.mark.parametrize("name", ["a.warc", "a.jsonl", "a.gz", "{day}.warc.gz"])
def test_a_name_that_is_none_for_an_archive_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        Archive(tmp_path / name, "test/1")


def test_a_folder_that_is_missing_is_told_before_anything_is_fetched(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is no folder"):
        Archive(tmp_path / "none" / "a.warc.gz", "test/1").check()


def test_two_programs_may_share_an_archive(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    first, second = Archive(file, "test/1"), Archive(file, "test/2")
    for number in range(6):
        (first, second)[number % 2].keep(page(number), "a.example", Kind.WRITTEN)
    assert urls(file) == [f"https://a.example/{number}" for number in range(6)]


def test_after_the_file_was_put_away_a_new_one_is_begun(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    archive = Archive(file, "test/1")
    archive.keep(page(1), "a.example", Kind.WRITTEN)
    file.rename(tmp_path / "old.warc.gz")
    archive.keep(page(2), "a.example", Kind.WRITTEN)
    file.unlink()
    archive.sync()
    archive.keep(page(3), "a.example", Kind.WRITTEN)
    assert urls(tmp_path / "old.warc.gz") == ["https://a.example/1"]
    assert urls(file) == ["https://a.example/3"]
    with file.open("rb") as stream:
        kinds = [record.rec_type for record in ArchiveIterator(stream)]
    assert kinds == ["warcinfo", "response"]


class Full(Disk):
    """Takes so many bytes, then none."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        taken = super().write(descriptor, data[: self.room])
        self.room -= taken
        return taken


def test_on_a_full_disk_nothing_torn_stays_and_the_message_says_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    with pytest.raises(OutputError, match="make room on the disk"):
        keep(file, range(9), size=1000, disk=Full(5000))
    kept = urls(file)
    assert kept
    keep(file, [9])
    assert urls(file) == [*kept, "https://a.example/9"]


_WRITES_FOR_EVER = """
import sys
from pathlib import Path
from tests.writer.test_archive import page
from scraper.outcome import Kind
from scraper.writer.archive import Archive
archive = Archive(Path(sys.argv[1]), "test/1")
for number in range(10**9):
    archive.keep(page(number, 20_000), "a.example", Kind.WRITTEN)
"""


def test_a_killed_program_leaves_an_archive_that_can_be_read_and_added_to(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    for _ in range(3):
        before = file.stat().st_size if file.exists() else 0
        with subprocess.Popen([sys.executable, "-c", _WRITES_FOR_EVER, str(file)]) as process:
            until = time.monotonic() + 120
            while not file.exists() or file.stat().st_size < before + 200_000:
                assert time.monotonic() < until, "nothing is written"
                time.sleep(0.005)
            process.kill()
        keep(file, [-1])
        found = urls(file)
        assert found[-1] == "https://a.example/-1"
        assert len(found) > 5


def test_what_an_archive_from_elsewhere_says_of_a_page_may_be_anything(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    keep(file, [1])
    text = gzip.decompress(file.read_bytes())
    for said in (b"{", b"[]", b'{"url": 5}', b'{"other": ""}', b'{"sections": 7}', b"null"):
        changed = text.replace(b"WARC-Payload", b"WARC-Source-Entry: " + said + b"\r\nWARC-Payload")
        (tmp_path / "b.warc.gz").write_bytes(gzip.compress(changed))
        (read,) = pages_in(tmp_path / "b.warc.gz")
        assert read.entry is None
