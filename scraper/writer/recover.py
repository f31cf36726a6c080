"""Puts output files and memory in step again, after a kill, a rotation, or a hand that edited.

What the memory knows of a file is its Mark. Four things can have happened to the file since:

* It still has the marked line at the marked place: it is the same file, perhaps grown. What
  stands behind the mark was written by a run that was killed before it could commit (or by hand):
  whole lines are taken into the memory, a torn record at the end is cut off.
* It has not, or it is gone, and the last run ended in order: logrotate took it, or a person
  edited, truncated or deleted it. All of it is read, so that lines added by hand are known. What
  was written once is not written again, also when its line is gone: the memory says so.
* The same, and the last run was killed: there may be lines behind the mark in the file it was
  then, under whatever name it has now. It is looked for among the rotated siblings by the marked
  line, and its end is treated as above.
* The memory knows nothing of it: it is new, or the memory is. All of it is read, and all its
  rotated siblings.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from scraper.words import some
from scraper.writer.disk import Disk
from scraper.writer.jsonl import trouble
from scraper.writer.ledger import Ledger
from scraper.writer.mark import Mark
from scraper.writer.record import Found, begins_record, read_line, torn_id
from scraper.writer.scan import UNREADABLE, Piece, compressed, pieces, reader, siblings


@dataclass(slots=True)
class Reading:
    """What was found in one file."""

    taken: int = 0  # records that the memory did not know
    odd: int = 0  # whole lines that are no records
    first_odd: int = 0  # the byte of the first of them, counted from 1
    unended: bool = False  # the last line to keep lacks its line feed
    strange: bool = False  # and is no record: somebody else's
    torn: Piece | None = None  # the end without a line feed, or spoiled by a power cut
    end: int = 0  # behind the last line to keep


@dataclass(slots=True)
class Repairs:
    """What was put right, and what a person should know."""

    messages: list[str] = field(default_factory=list)
    taken: int = 0
    cut: int = 0  # bytes of torn lines


class Recovery:
    """Repairs files into a ledger, and says in words what a person should know."""

    def __init__(self, ledger: Ledger, disk: Disk) -> None:
        self._ledger, self._disk = ledger, disk
        self.repairs = Repairs()
        self.tell: Callable[[str], None] = (
            self.repairs.messages.append
        )  # at the start; later the store's own

    def repair(self, path: Path, mark: Mark | None, *, killed: bool, rotated: bool = True) -> None:
        """Reads what the memory cannot know of the file, and of its siblings where needed, and
        cuts off a torn end. Raises OutputError when a file cannot be read or repaired.

        ``rotated``: where there is no mark, siblings are read too.
        """
        if mark is None:
            for sibling in siblings(path) if rotated else ():
                self._read_sibling(sibling, 0)
            self._read_output(path, 0)
        elif self._holds(path, mark):
            if killed and mark.length == 0:  # copied and truncated, it would look the same
                self._search(path, mark)
            self._read_output(path, mark.length, tail=True)
        else:
            self._replaced(path, mark, killed=killed)

    def reread(self, path: Path, start: int = 0) -> None:
        """Takes in what somebody else wrote, from the byte ``start`` on, while we held the file."""
        self._read_output(path, start)

    def reread_sibling(self, path: Path, start: int) -> None:
        """The same for a copy of the file, which is mended where it was copied half."""
        self._read_sibling(path, start)

    # -- which file is which

    def _replaced(self, path: Path, mark: Mark, *, killed: bool) -> None:
        found = self._search(path, mark) if killed else bool(siblings(path))
        if not path.exists():
            if not found and mark.length:
                self.tell(
                    f"{path} is gone (moved or deleted): a new one is begun. What it held is not"
                    " written again; delete the memory file too to have all of it again"
                )
            return
        status = path.stat()
        if status.st_size and (status.st_ino == mark.inode or not found):
            change = "shorter than it was" if status.st_size < mark.length else "not as it was left"
            self.tell(
                f"{path} is {change} (edited or truncated): it has been read again. What was"
                " taken out of it is not written again"
            )
        elif not found and mark.length:
            self.tell(f"{path} was emptied: what it held is not written again")
        self._read_output(path, 0)

    def _search(self, path: Path, mark: Mark) -> bool:
        """Finds what the marked file is called now, and reads what a killed run added to it;
        younger siblings are read whole. Whether it was found."""
        for sibling in siblings(path):
            if mark.length and self._holds(sibling, mark):
                self._read_sibling(sibling, mark.length, tail=True)
                return True
            self._read_sibling(sibling, 0)
        return mark.length == 0

    def _holds(self, path: Path, mark: Mark) -> bool:
        try:
            with reader(path) as stream:
                return mark.held_by(stream)
        except FileNotFoundError:
            return False
        except UNREADABLE as error:
            self.tell(f"{path} cannot be read ({error}): whether it holds records is not known")
            return False

    # -- reading

    def _read_output(self, path: Path, start: int, *, tail: bool = False) -> None:
        try:
            with path.open("rb") as stream:
                reading = self._take_in(stream, start, tail=tail)
        except FileNotFoundError:
            return
        except OSError as error:
            raise trouble(path, error) from error
        self._report(path, reading, tail=tail)
        try:
            self._mend(path, reading)
        except OSError as error:
            raise trouble(path, error) from error
        if reading.torn is not None and not tail:
            self._revert(path, reading.torn)

    def _read_sibling(self, path: Path, start: int, *, tail: bool = False) -> None:
        try:
            with reader(path) as stream:
                reading = self._take_in(stream, start, tail=tail)
        except UNREADABLE as error:
            self.tell(f"{path} cannot be read ({error}): what only it holds may be written again")
            return
        self._report(path, reading, tail=tail)
        try:
            if not (compressed(path) or reading.strange):
                self._mend(path, reading)
        except OSError as error:
            self.tell(f"{path} ends in a torn line and cannot be mended ({error.strerror})")

    def _take_in(self, stream: BinaryIO, start: int, *, tail: bool) -> Reading:
        """Reads on from ``start``. In a ``tail``, which only a killed run can have written, a line
        with NUL bytes is what a power cut leaves of blocks that never reached the disk: what
        follows was not safe either and is fetched again. An end that does not begin as records
        do was torn by no run of ours: a file of another tool, whose last line is kept."""
        reading = Reading(end=start)
        for piece in pieces(stream, start):
            found = read_line(piece.text)
            spoiled = tail and b"\0" in piece.text
            if found is None and (spoiled or (not piece.whole and begins_record(piece.text))):
                reading.torn = piece
                break
            reading.end = piece.end
            reading.unended = not piece.whole
            reading.strange = reading.unended and found is None
            if found is not None:
                reading.taken += self._ledger.take_in(found)
            elif piece.text.strip():
                reading.odd += 1
                reading.first_odd = reading.first_odd or piece.offset + 1
        return reading

    def _mend(self, path: Path, reading: Reading) -> None:
        if reading.torn is None and not reading.unended:
            return
        descriptor = self._disk.open(path, os.O_WRONLY | os.O_APPEND)
        try:
            if reading.torn is not None:
                self.repairs.cut += os.fstat(descriptor).st_size - reading.end
                self._disk.truncate(descriptor, reading.end)
            else:
                self._disk.write(descriptor, b"\n")
            self._disk.sync(descriptor)
        finally:
            os.close(descriptor)

    def _revert(self, path: Path, torn: Piece) -> None:
        """A line that was whole once, and that the memory counts as written, was torn by somebody
        else: the article is to be written again, unless that line stands elsewhere."""
        article = torn_id(torn.text)
        if article is None or not self._ledger.knows(article):
            return
        best: Found | None = None
        for place in (path, *siblings(path)):
            try:
                with reader(place) as stream:
                    best = max((best, *_lines_of(stream, article)), key=_revision)
            except UNREADABLE:
                return  # it may stand there
        if self._ledger.revert(article, best):
            self.tell(f"{path}: the article {article} was torn there and will be written again")

    def _report(self, path: Path, reading: Reading, *, tail: bool) -> None:
        self.repairs.taken += reading.taken
        if tail and reading.taken:
            self.tell(
                f"{path}: {some(reading.taken, 'record')} of a run that was killed found, and"
                " remembered"
            )
        if reading.torn is not None:
            done = "it is compressed and was left so" if compressed(path) else "it was cut off"
            self.tell(f"{path} ended in a torn line: {done}")
        if reading.odd:
            words = "line is no record and was left as it is; it begins"
            more = "lines are no records and were left as they are; the first begins"
            place = f"at byte {reading.first_odd - 1}"
            self.tell(f"{path}: {some(reading.odd, words, more)} {place}")


def _lines_of(stream: BinaryIO, article: str) -> Iterator[Found]:
    for piece in pieces(stream, 0):
        if torn_id(piece.text) == article and (found := read_line(piece.text)) is not None:
            yield found


def _revision(found: Found | None) -> int:
    return -1 if found is None else found.revision
