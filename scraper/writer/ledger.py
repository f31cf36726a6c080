"""Which articles stand in the output: judges a record, enters it, takes in what a file holds."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

from scraper.address import key as address_key
from scraper.errors import AddressError
from scraper.outcome import Kind
from scraper.page import Entry
from scraper.writer.addresses import Addresses, Visit, pack_id, unpack_id
from scraper.writer.database import Database
from scraper.writer.pack import pack_entry
from scraper.writer.record import Found, Written
from scraper.writer.sites import Sites


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a record: WRITTEN (with its revision), UNCHANGED or DUPLICATE.

    ``same_as`` is, for DUPLICATE, the id of the article whose text it has.
    """

    kind: Kind
    revision: int = 0
    same_as: str | None = None


Validators = tuple[str | None, str | None, str | None]
"""ETag and Last-Modified of the answer, and what the feed or sitemap said of the last change."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict and the row it speaks of."""

    verdict: Verdict
    article: int | None  # its row, or that of the one it duplicates


class Ledger:
    """The articles written. ``run`` numbers the run, from 1."""

    def __init__(self, database: Database, sites: Sites, addresses: Addresses, run: int) -> None:
        self._database, self._sites, self._addresses = database, sites, addresses
        self._run = run

    def judge(self, record: Written, key: bytes) -> Judged:
        """What is to become of the record that was read at the address ``key``.

        An article has one home, the address its last line was read from. From there, another text
        is a new revision. From another address in the same run it is a duplicate whatever the
        text (AMP and print forms differ a little, and would take turns for ever); in a later run
        another text is a new revision, and that address is the home from then on.
        """
        self._sites.number(record.site)  # here, because ``enter`` may have to be undone
        row = self._database.row(
            "SELECT r.id, r.content, r.revision, r.run, a.home FROM articles r"
            " LEFT JOIN addresses a ON a.key = ? AND a.article = r.id WHERE r.name = ?",
            (key, pack_id(record.id)),
        )
        content = pack_id(record.content_hash)
        if row is None:
            return self._judge_new(record, content)
        number, known, revision, run, home = row
        if known == content or (run == self._run and not home):
            kind = Kind.UNCHANGED if home else Kind.DUPLICATE
            return Judged(Verdict(kind, revision, None if home else record.id), number)
        return Judged(Verdict(Kind.WRITTEN, revision + 1), number)

    def _judge_new(self, record: Written, content: bytes | str) -> Judged:
        twin = content and self._database.row(
            "SELECT id, name FROM articles WHERE site = ? AND content = ?",
            (self._sites.known(record.site), content),
        )
        if twin:
            return Judged(Verdict(Kind.DUPLICATE, same_as=unpack_id(twin[1])), twin[0])
        return Judged(Verdict(Kind.WRITTEN), None)

    def enter(
        self,
        record: Written,
        judged: Judged,
        key: bytes,
        at: float,
        validators: Validators,
    ) -> None:
        """Keeps the judged record."""
        kind, site = judged.verdict.kind, self._sites.number(record.site)
        article = judged.article
        if kind is Kind.WRITTEN:
            article = self._enter_line(record, judged, site)
        elif kind is Kind.UNCHANGED:
            self._database.change("UPDATE articles SET run = ? WHERE id = ?", (self._run, article))
        entry = self._addresses.arrive(key)
        etag, last_modified, modified = validators
        visit = Visit(
            key=key,
            site=site,
            kind=kind,
            settled_at=at,
            article=article,
            home=kind is not Kind.DUPLICATE,
            etag=etag,
            last_modified=last_modified,
            modified=modified,
        )
        self._addresses.settle(visit, read=True, entry=entry or self._entry(key, record))
        if kind is Kind.WRITTEN and article is not None:
            self._add_aliases(record.id, record.url, site, article, at, key)

    def _enter_line(self, record: Written, judged: Judged, site: int) -> int:
        content, revision = pack_id(record.content_hash), judged.verdict.revision
        if judged.article is None:
            self._count(site, 1)
            return self._database.change(
                "INSERT INTO articles (name, site, content, revision, run) VALUES (?, ?, ?, ?, ?)",
                (pack_id(record.id), site, content, revision, self._run),
            )
        self._database.change(
            "UPDATE articles SET content = ?, revision = ?, run = ? WHERE id = ?",
            (content, revision, self._run, judged.article),
        )
        self._leave_home(judged.article)
        return judged.article

    def _leave_home(self, article: int) -> None:
        self._database.change(
            "UPDATE addresses SET home = 0, kind = ? WHERE article = ? AND home = 1",
            (Kind.DUPLICATE.value, article),
        )

    def take_in(self, found: Found) -> bool:
        """Knows the line from now on; whether it was new to the memory."""
        name, content = pack_id(found.id), pack_id(found.content_hash)
        site = self._sites.number(found.site)
        row = self._database.row("SELECT id, revision FROM articles WHERE name = ?", (name,))
        if row is not None and row[1] >= found.revision:
            return False
        if row is None:
            self._count(site, 1)
            number = self._database.change(
                "INSERT INTO articles (name, site, content, revision, run) VALUES (?, ?, ?, ?, 0)",
                (name, site, content, found.revision),
            )
        else:
            number = row[0]
            self._database.change(
                "UPDATE articles SET content = ?, revision = ? WHERE id = ?",
                (content, found.revision, number),
            )
        self._take_in_home(found, site, number)
        return True

    def _take_in_home(self, found: Found, site: int, article: int) -> None:
        try:
            key = address_key(found.url)
        except AddressError:  # edited by hand; the id is what counts
            key = b""
        if key:
            self._leave_home(article)
            entry = self._addresses.arrive(key) or pack_entry(Entry(found.url, "seed"))
            visit = Visit(key, site, Kind.WRITTEN, found.fetched_at, article, home=True)
            self._addresses.settle(visit, read=True, entry=entry)
        self._add_aliases(found.id, found.url, site, article, found.fetched_at, key)

    def _add_aliases(
        self, article_id: str, url: str, site: int, article: int, at: float, home: bytes
    ) -> None:
        """The article's other addresses: where redirects led, and its canonical one, of which the
        id is the key. What is known to be written need not be fetched to find that out."""
        keys: list[bytes] = []
        name = pack_id(article_id)
        if isinstance(name, bytes):
            keys.append(name)
        if not home or home != name:
            with contextlib.suppress(AddressError):
                keys.append(address_key(url))
        for key in dict.fromkeys(keys):
            if key != home:
                self._addresses.add_alias(key, site, article, Entry(url, "seed"), at)

    def knows(self, article_id: str) -> bool:
        """Whether a line of the article was written, as far as the memory knows."""
        name = pack_id(article_id)
        return self._database.row("SELECT 1 FROM articles WHERE name = ?", (name,)) is not None

    def revert(self, article_id: str, last: Found | None) -> bool:
        """``last`` is the last line of the article that there still is: what came after it is to
        be written again, so the article waits. False where there is nothing to take back."""
        row = self._database.row(
            "SELECT id, site, revision FROM articles WHERE name = ?", (pack_id(article_id),)
        )
        if row is None or (last is not None and last.revision >= row[2]):
            return False
        number, site, _ = row
        self._database.change(
            "INSERT OR IGNORE INTO waiting (key, site, place, entry)"
            " SELECT key, site, first_at, entry FROM addresses WHERE article = ? AND home = 1",
            (number,),
        )
        if last is not None:
            self._database.change(
                "UPDATE articles SET content = ?, revision = ? WHERE id = ?",
                (pack_id(last.content_hash), last.revision, number),
            )
        else:
            self._count(site, -1)
            self._database.change("DELETE FROM addresses WHERE article = ?", (number,))
            self._database.change("DELETE FROM articles WHERE id = ?", (number,))
        return True

    def _entry(self, key: bytes, record: Written) -> bytes | None:
        """For an address that was not waiting (asked for by name): the address alone, unless the
        memory has its entry already."""
        known = self._database.row("SELECT 1 FROM addresses WHERE key = ?", (key,))
        return None if known else pack_entry(Entry(record.url, "seed"))

    def _count(self, site: int, change: int) -> None:
        self._database.change(
            "UPDATE sites SET articles = articles + ? WHERE id = ?", (change, site)
        )
