"""The hunt: inputs one after another in a child process, watched over from outside.

A child that takes more than five seconds of processor time over one input, or is killed by it
(crash, memory), is replaced, and the hunt goes on behind that input. Exit status 1 where anything
was found; each find is printed with its name once for each place in the code, and saved.
"""

from __future__ import annotations

import argparse
import mmap
import os
import resource
import struct
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.fuzz import corpus
from tests.fuzz.targets import TARGETS, Target, from_json, input_of, to_json

HANG = 5.0  # seconds of processor time for one input
_STUCK = 60.0  # seconds without any: a deadlock
_MEMORY = 2 << 30
_POSITION = struct.Struct("=QQ")  # the input's number, and how many finds there were
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Hunt:
    """All inputs of one seed, in a fixed order that the numbers give."""

    seed: int
    folder: Path
    only: Target | None = None
    patience: float = HANG
    seen: set[str] = field(default_factory=set)  # places in the code already reported
    finds: int = 0

    def target(self, number: int) -> Target:
        """Whose input the number is."""
        if self.only is not None:
            return self.only
        targets = list(TARGETS.values())
        shares = [target.share for target in targets]
        return Random(f"{self.seed}:{number}").choices(targets, shares)[0]

    def one(self, number: int) -> None:
        """Makes and reads one input; what it raises is a find."""
        target = self.target(number)
        given = input_of(target, self.seed, number)
        try:
            target.read(**given)
        except Exception as error:  # noqa: BLE001 - that is what is hunted
            self.find(number, _place(error), _place(error) + "\n" + traceback.format_exc(limit=-4))

    def find(self, number: int, place: str, words: str) -> None:
        """Something was found: told and saved where it is the first from its place."""
        self.finds += 1
        if place in self.seen:
            return
        self.seen.add(place)
        target = self.target(number)
        name = f"{target.name}/{self.seed}/{number}"
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / (name.replace("/", "-") + ".json")
        file.write_text(to_json(input_of(target, self.seed, number)))
        print(f"\n{name}: {words}\nsaved in {file}; again: --replay {name}", flush=True)


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f"{frame.filename}:{frame.lineno}" for frame in frames if "fuzz" not in frame.filename]
    last = frames[-1]
    return f"{type(error).__name__} {ours[-1] if ours else f'{last.filename}:{last.lineno}'}"


@dataclass(slots=True)
class Watched:
    """The child process that reads the inputs from ``begin`` on."""

    hunt: Hunt
    begin: int
    end: int | None
    until: float
    shared: mmap.mmap = field(default_factory=lambda: mmap.mmap(-1, _POSITION.size))
    pid: int = 0

    def start(self) -> None:
        self.shared[:] = _POSITION.pack(self.begin, 0)
        self.pid = os.fork()
        if self.pid:
            return
        status = 3
        try:
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            self._read()
            status = 0
        except BaseException:  # noqa: BLE001 - the child must end here, whatever happens
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(status)

    def _read(self) -> None:
        number = self.begin
        while (self.end is None or number < self.end) and time.monotonic() < self.until:
            self.shared[:] = _POSITION.pack(number, self.hunt.finds)
            self.hunt.one(number)
            number += 1
        self.shared[:] = _POSITION.pack(number, self.hunt.finds)

    @property
    def position(self) -> tuple[int, int]:
        """At which input it is, and how many finds it has made."""
        number, finds = _POSITION.unpack(self.shared[:])
        return number, finds

    def processor_seconds(self) -> float:
        """User and system time (proc(5): fields 14 and 15); 0 where there is no /proc."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def watch(self) -> str | None:
        """Waits for its end; why it did not come to it by itself, else None."""
        last, since, used = -1, time.monotonic(), 0.0
        while True:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                return None if status == 0 else f"the process ended with wait status {status}"
            number, _ = self.position
            if number != last:
                last, since, used = number, time.monotonic(), self.processor_seconds()
            busy, waited = self.processor_seconds() - used, time.monotonic() - since
            if busy > self.hunt.patience or waited > _STUCK:
                os.kill(self.pid, 9)
                os.waitpid(self.pid, 0)
                return f"a hang: {busy:.1f} s of processor time and no end"
            time.sleep(0.05)


def run(hunt: Hunt, begin: int, end: int | None, seconds: float) -> tuple[int, int]:
    """The hunt from one number to another or for so long; inputs read, and finds."""
    until, number = time.monotonic() + seconds, begin
    finds = 0
    while True:
        child = Watched(hunt, number, end, until)
        child.start()
        trouble = child.watch()
        number, found = child.position
        finds += found - hunt.finds
        hunt.finds = found
        if trouble is None:
            return number - begin, finds
        hunt.find(number, f"{hunt.target(number).name} {trouble[:12]}", trouble)
        finds, number = finds + 1, number + 1


def counts(hunt: Hunt, begin: int, inputs: int) -> Counter[str]:
    """How many inputs each target had."""
    return Counter(hunt.target(number).name for number in range(begin, begin + inputs))


def replay(name: str) -> None:
    """One input again: by its name, or from the file in which it was saved."""
    path = Path(name)
    if path.exists():
        TARGETS[path.stem.split("-")[0]].read(**from_json(path.read_text()))
        return
    target, seed, number = name.split("/")
    TARGETS[target].read(**input_of(TARGETS[target], int(seed), int(number)))


def _warm(chosen: Iterator[Target]) -> None:
    """Made before the fork, so that a replaced child need not make it again."""
    corpus.articles(), corpus.sources()
    for target in chosen:
        target.read(**input_of(target, 0, 0))


def main(say: Callable[[str], None] = print) -> int:
    """The command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, help="default: 60, or until --inputs are read")
    parser.add_argument("--inputs", type=int, help="end after so many")
    parser.add_argument("--seed", type=int, default=None, help="default: the time of day")
    parser.add_argument("--begin", type=int, default=0, help="the first input's number")
    parser.add_argument("--only", choices=sorted(TARGETS))
    parser.add_argument("--folder", type=Path, default=Path("fuzz-finds"))
    parser.add_argument("--replay", metavar="NAME|FILE")
    given = parser.parse_args()
    if given.replay:
        replay(given.replay)
        return 0
    seed = int(time.time()) if given.seed is None else given.seed
    hunt = Hunt(seed, given.folder, TARGETS[given.only] if given.only else None)
    _warm(iter([hunt.only] if hunt.only else TARGETS.values()))
    end = None if given.inputs is None else given.begin + given.inputs
    began = time.monotonic()
    seconds = given.seconds or (60.0 if end is None else float("inf"))
    inputs, finds = run(hunt, given.begin, end, seconds)
    shares = ", ".join(
        f"{name} {n:,}" for name, n in counts(hunt, given.begin, inputs).most_common()
    )
    say(f"{inputs:,} inputs with seed {seed} in {time.monotonic() - began:.0f} s: {finds} finds")
    say(f"  {shares}")
    return 1 if finds else 0


if __name__ == "__main__":
    sys.exit(main())
