"""All output files of a run: opened when first needed, a bounded number at a time, and followed
when somebody renames, truncates or replaces them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from scraper.writer.disk import Disk
from scraper.writer.jsonl import Drift, Output, Recent, trouble
from scraper.writer.marks import Marks
from scraper.writer.recover import Recovery
from scraper.writer.scan import UNREADABLE, pieces, reader, siblings


class Outputs:
    """Appends lines to files. ``commit`` is the store's group commit: files are only let go, and
    only begun, in step with the memory. ``rotated``: a file of which the memory knows nothing may
    have been rotated before the memory was made."""

    def __init__(
        self,
        marks: Marks,
        recovery: Recovery,
        disk: Disk,
        *,
        most_open: int,
        rotated: bool,
        commit: Callable[[], None],
        tell: Callable[[str], None],
    ) -> None:
        self._marks, self._recovery, self._disk = marks, recovery, disk
        self._most_open, self._rotated = most_open, rotated
        self._commit, self._tell = commit, tell
        self._open: dict[Path, Output] = {}  # the one used last stands last
        self._repaired: set[Path] = set()  # those of this run: bounded by sites times days

    def append(self, path: Path, line: bytes) -> None:
        """Appends one line to a file made ready. When it returns, the line stands in the file that
        had the name ``path`` a moment ago, whatever logrotate was doing meanwhile."""
        output = self._followed(self._open[path])
        output.append(line)
        self._followed(output)

    def make_ready(self, path: Path) -> None:
        """Opens the file where it is not open, in step with what the memory knows of it; it is
        made where there is none. May commit."""
        if path in self._open:
            self._open[path] = self._open.pop(path)
            return
        if len(self._open) >= self._most_open:
            self._let_go()
        if path not in self._repaired:
            self._make_folder(path)
            mark = self._marks.get(path)
            self._recovery.repair(path, mark, killed=False, rotated=self._rotated)
        output = self._open[path] = Output(path, self._disk)
        if path not in self._repaired:
            # Before the first line: after a kill the next run must know where to look.
            self._marks.keep(path, output.mark)
            self._commit()
            self._repaired.add(path)

    def sync(self) -> None:
        """Makes all lines last, and notes how far each file goes."""
        for path in [path for path, output in self._open.items() if output.dirty]:
            while self._open[path].dirty:
                self._open[path].sync()
                self._followed(self._open[path])
            self._marks.keep(path, self._open[path].mark)

    def close(self) -> None:
        """Lets go of all files. May be called twice."""
        for output in self._open.values():
            output.close()
        self._open.clear()

    def _let_go(self) -> None:
        """Closes the half that was not used for longest; one commit serves for all of them."""
        self._commit()
        for path in list(self._open)[: max(1, self._most_open // 2)]:
            self._open.pop(path).close()

    def _make_folder(self, path: Path) -> None:
        missing = [folder for folder in path.parents if not folder.exists()]
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            for folder in missing:
                self._disk.sync_folder(folder.parent)
        except OSError as error:
            raise trouble(path, error) from error

    # -- what others do to the file meanwhile

    def _followed(self, output: Output) -> Output:
        """The output, or what has taken its place."""
        drift = output.drift()
        if drift is Drift.NONE:
            return output
        path = output.path
        lost: list[Recent] = []
        if drift is Drift.GROWN:
            self._tell(f"{path}: another program has written to it; its lines were left there")
        elif drift is Drift.SHRUNK or not output.still_somewhere():
            lost = self._lost(output)  # before the sync, which forgets the older of the last lines
        output.sync()
        output.close()
        self._recovery.reread(path, output.length if drift is Drift.GROWN else 0)
        fresh = self._open[path] = Output(path, self._disk)
        self._marks.keep(path, fresh.mark)
        for line in lost:
            fresh.append(line.line)
        return fresh

    def _lost(self, output: Output) -> list[Recent]:
        """The file was truncated, or is gone for good. Where a copy of it was made (copytruncate,
        or compression after a rename), those of the last lines that are neither in the copy nor
        in the file: they were written between the copy's end and the truncation.

        Without a copy it was emptied or deleted on purpose, and nothing is written again.
        """
        if not output.length:
            return []
        missing = {line.line.removesuffix(b"\n"): line for line in output.recent}
        copied = False
        for place in (output.path, *siblings(output.path)):
            if not missing:
                break
            try:
                copied = self._strike_off(place, output, missing) or copied
            except UNREADABLE:
                continue
        if not copied:
            self._tell(
                f"{output.path}: emptied, deleted or replaced while it was being written; what it"
                " held is not written again"
            )
            return []
        return sorted(missing.values(), key=lambda line: line.offset)

    def _strike_off(self, place: Path, output: Output, missing: dict[bytes, Recent]) -> bool:
        """Takes off ``missing`` what the file holds. Whether it is a copy of the output."""
        with reader(place) as stream:
            copy = _is_copy(stream, output, itself=place == output.path)
            start = output.base.length if copy else 0
            if copy or place == output.path:
                for piece in pieces(stream, start):
                    if piece.whole:
                        missing.pop(piece.text, None)
        if copy and place != output.path:
            self._recovery.reread_sibling(place, start)  # cuts off a line that was copied half
        return copy


def _is_copy(stream: BinaryIO, output: Output, *, itself: bool) -> bool:
    """Whether the file begins as the output did, up to the last sync but one. An empty copy is
    one too, of an output that was empty then; the emptied output is not."""
    if output.base.length:
        return output.base.held_by(stream)
    first = output.recent[0].line if output.recent else b""
    stream.seek(0)
    beginning = stream.read(len(first))
    return first.startswith(beginning) and not (itself and not beginning)
