"""Kills real runs, restarts them, and looks at what they leave.

    python -m tests.promises.kill --times 300 [--seed 1]

Each round begins with an empty folder and a site full of articles. Runs are started one after
another, each killed or told to stop, by signals from outside at random moments or at a chosen
call of the writer, until so many were; then one runs to its end. Held after each death: every
line that stood there stands there still, and everything that a report called written does. Held at
the end: each article exactly once, every line a valid record.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.program import PROGRAM
from tests.promises.harness import (
    IN_ORDER,
    OUT,
    REPORT,
    Running,
    Site,
    check_complete,
    content,
    records,
    said_written,
    served,
    start,
    whole_lines,
)
from tests.promises.launcher import HOWS

PLAN = {"hosts": 2, "scale": 24}
_ROUND = 8  # deaths before a round is let to its end
_NEWS = 12  # articles that are published when a run has come to its end alive
# Calls of the writer, and up to which number a run with so much to write makes them.
_MOST = (
    ("write", 12), ("write", 24), ("sync", 2), ("commit", 7), ("commit", 9), ("open", 1),
    ("sync_folder", 1), ("replace", 1), ("truncate", 1),
)  # fmt: skip


@dataclass(slots=True)
class Ordeal:
    """Deaths so far, by how they came."""

    chance: random.Random
    deaths: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0  # seconds from being told to stop to the end
    survived: int = 0  # runs that ended before their death came

    torn: bool = False  # the last death has most likely left half a line
    site: Site = field(init=False)

    def round(self, folder: Path, deaths: int) -> None:
        """So many deaths in one folder, then a run to its end."""
        with served(**PLAN) as self.site:
            self._round(folder, deaths)

    def _round(self, folder: Path, deaths: int) -> None:
        before, written = b"", set[str]()
        for _ in range(deaths):
            (folder / REPORT).unlink(missing_ok=True)
            how = self._one(folder)
            self.deaths[how] += 1
            written |= said_written(folder)
            before = _grown(before, folder, written)
        status, said = start(folder, *self.site.homes).ended()
        assert status == 0, said
        assert written <= {a.id for a in records(content(folder))}
        _grown(before, folder, written)
        check_complete(content(folder), self.site.articles())

    def _one(self, folder: Path) -> str:
        """One run that does not come to its end; how it died."""
        for _ in range(50):
            how = self.chance.choice(_WAYS)(self, folder)
            if how:
                return how
            self.survived += 1
            self.site.tell("add", count=_NEWS)
        raise AssertionError("nothing kills this program")

    def _started(self, folder: Path, program: Sequence[str] = PROGRAM) -> Running:
        return start(folder, *self.site.homes, program=program)

    def moment(self, folder: Path) -> str:
        """SIGKILL at any moment, the start of the interpreter included."""
        run = self._started(folder)
        time.sleep(self.chance.uniform(0.0, 2.5))
        return self._kill(run, "SIGKILL at a moment")

    def line(self, folder: Path) -> str:
        """SIGKILL while the output grows."""
        run = self._started(folder)
        size = len(content(folder)) + self.chance.randrange(1, 60_000)
        run.wait_for(lambda: (folder / OUT).exists() and (folder / OUT).stat().st_size >= size)
        return self._kill(run, "SIGKILL while writing")

    def _kill(self, run: Running, name: str) -> str:
        run.signal(signal.SIGKILL)
        status, said = run.ended()
        assert status in (0, -signal.SIGKILL), said
        return name if status else ""

    def call(self, folder: Path) -> str:
        """Death at a call of the writer."""
        call, most = ("truncate", 1) if self.torn else self.chance.choice(_MOST)
        how = self.chance.choice(HOWS if call == "write" else ("before", "within", "after"))
        number, wait = self.chance.randint(1, most), 10 ** self.chance.uniform(-5.5, -2.5)
        self.torn = how == "half"
        launcher = (sys.executable, "-m", "tests.promises.launcher")
        arguments = (call, str(number), how, f"{wait:.7f}")
        status, said = self._started(folder, (*launcher, *arguments)).ended()
        assert status in (0, -signal.SIGKILL, -signal.SIGALRM), said
        return f"at {call}, {how}" if status else ""

    def told(self, folder: Path) -> str:
        """SIGTERM or SIGINT: it must end in order, soon, and say so."""
        number = self.chance.choice((signal.SIGTERM, signal.SIGINT))
        run = self._started(folder)
        size = len(content(folder)) + self.chance.randrange(1, 40_000)
        if not run.wait_for(
            lambda: (folder / OUT).exists() and (folder / OUT).stat().st_size >= size
        ):
            run.ended()
            return ""
        began = time.monotonic()
        run.signal(number)
        status, said = run.ended()
        if status == 0:
            return ""  # it was at its end already
        self.slowest = max(self.slowest, time.monotonic() - began)
        assert status == 1, said
        assert self.slowest < IN_ORDER, f"{number.name} took {self.slowest:.1f} s"
        assert number.name in said, said
        assert (folder / REPORT).exists(), "no report of a run that was told to stop"
        records(content(folder))  # nothing torn, even before the next start
        return f"{number.name} in order"

    def twice(self, folder: Path) -> str:
        """Told to stop, and told again at once: it ends as it can."""
        run = self._started(folder)
        size = len(content(folder))  # before it grows the interpreter may not be up yet
        run.wait_for(lambda: (folder / OUT).exists() and (folder / OUT).stat().st_size > size)
        for _ in range(2):
            run.signal(signal.SIGINT)
            time.sleep(self.chance.uniform(0, 0.02))
        status, said = run.ended()
        assert "Traceback" not in said, said
        return "SIGINT twice" if status else ""


_WAYS: tuple[Callable[[Ordeal, Path], str], ...] = (
    Ordeal.moment, Ordeal.line, Ordeal.line, Ordeal.call, Ordeal.call, Ordeal.call, Ordeal.told,
    Ordeal.told, Ordeal.twice,
)  # fmt: skip


def _grown(before: bytes, folder: Path, written: set[str]) -> bytes:
    """What stands there now: all that stood there, and all that is said to be written."""
    now = content(folder)
    kept = b"".join(line + b"\n" for line in whole_lines(before))
    assert now.startswith(kept), "a finished line was lost or changed"
    data = b"".join(line + b"\n" for line in whole_lines(now))
    lost = written - {article.id for article in records(data)}
    assert not lost, f"reported as written and not there: {lost}"
    return now


def ordeal(times: int, seed: int, say: Callable[[str], object] = print) -> Ordeal:
    """So many deaths in rounds. Raises AssertionError with the folder kept for a look."""
    whole, number = Ordeal(random.Random(seed)), 0
    while (left := times - whole.deaths.total()) > 0:
        folder = Path(tempfile.mkdtemp(prefix="killed-"))
        try:
            whole.round(folder, min(left, _ROUND))
        except BaseException:
            say(f"round {number} with seed {seed}: look into {folder}")
            raise
        shutil.rmtree(folder)
        number += 1
        say(f"{whole.deaths.total()} deaths in {number} rounds")
    return whole


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.promises.kill", description=__doc__)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.monotonic()
    whole = ordeal(given.times, given.seed, lambda words: print(words, flush=True))
    for how, count in sorted(whole.deaths.items()):
        print(f"{count:5}  {how}")
    print(
        f"{whole.deaths.total()} deaths, {whole.survived} runs that ended before theirs, "
        f"{time.monotonic() - began:.0f} s; told to stop, the slowest run took "
        f"{whole.slowest:.2f} s; nothing was lost, nothing written twice, nothing torn"
    )


if __name__ == "__main__":
    main()
