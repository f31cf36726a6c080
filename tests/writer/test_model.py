"""The store against a model, through any sequence of writing, killing, tearing, rotating, losing
the memory, and setting the clock."""

from __future__ import annotations

import gzip
import json
import os
import shutil
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from scraper.outcome import Kind
from scraper.writer import Pace, Store
from tests.writer.making import candidate, feed, key_of, make
from tests.writer.ordeal import compress, copy_truncate, fresh, lose_memory, rename
from tests.writer.test_repair import kill

NUMBERS = st.integers(0, 7)
ROTATIONS = st.sampled_from([rename, copy_truncate, compress])


class Writing(RuleBasedStateMachine):
    """``lines``: the articles written, each with its texts in the order of their revisions."""

    @initialize(every=st.integers(1, 9))
    def begin(self, every: int) -> None:
        self.folder, self.now, self.every = fresh(), 1.7e9, every
        self.lines: dict[int, list[str]] = {}
        self.uncommitted: list[int] = []  # numbers, in the order of their lines
        self.store: Store | None = None
        self.start()

    def start(self) -> None:
        self.store = Store.open(
            self.folder / "articles.jsonl",
            self.folder / "memory.sqlite3",
            pace=Pace(self.every, 1e12),
            clock=lambda: self.now,
            tell=lambda _: None,
        )

    @property
    def out(self) -> Path:
        return self.folder / "articles.jsonl"

    @rule(number=NUMBERS, text=st.sampled_from("أبت"), own=st.booleans())
    def write(self, number: int, text: str, own: bool) -> None:
        assert self.store is not None
        key = key_of(number) if own else b"redirect%d" % number
        verdict = self.store.write(make(number, text), key=key)
        texts = self.lines.setdefault(number, [])
        if verdict.kind is Kind.WRITTEN:
            assert verdict.revision == len(texts)
            assert not texts or texts[-1] != text
            texts.append(text)
            self.uncommitted.append(number)
        else:
            assert texts
            assert verdict.kind is Kind.DUPLICATE or texts[-1] == text
        if not self.store.memory.database.changed:
            self.uncommitted.clear()

    @rule(number=NUMBERS)
    def admit(self, number: int) -> None:
        assert self.store is not None
        self.store.memory.admit(feed(), [candidate(number)])

    @rule()
    def commit(self) -> None:
        assert self.store is not None
        self.store.commit()
        self.uncommitted.clear()

    @rule(rotate=ROTATIONS)
    def rotate_while_writing(self, rotate: object) -> None:
        rotate(self.folder)  # type: ignore[operator]

    @rule(rotate=st.none() | ROTATIONS, lost=st.booleans())
    def end_in_order(self, rotate: object, lost: bool) -> None:
        assert self.store is not None
        self.store.close()
        self.between(rotate, lost=lost)

    @rule(rotate=st.none() | ROTATIONS, lost=st.booleans())
    def be_killed(self, rotate: object, lost: bool) -> None:
        assert self.store is not None
        kill(self.store)
        self.between(rotate, lost=lost)

    @precondition(lambda self: self.uncommitted)
    @rule(bite=st.integers(1, 300))
    def be_killed_in_the_midst_of_a_line(self, bite: int) -> None:
        assert self.store is not None
        kill(self.store)
        content = self.out.read_bytes() if self.out.exists() else b""
        last = content.splitlines(keepends=True)[-1:]
        number = self.uncommitted[-1]
        if last and json.loads(last[0])["id"] == make(number).id and bite < len(last[0]):
            os.truncate(self.out, len(content) - bite)
            if bite > 1:  # with its line feed alone missing, a record is whole
                self.lines[number].pop()
        self.between(None, lost=False)

    @rule(by=st.floats(-1e8, 1e8))
    def set_the_clock(self, by: float) -> None:
        self.now = max(0.0, self.now + by)

    def between(self, rotate: object, *, lost: bool) -> None:
        if rotate:
            rotate(self.folder)  # type: ignore[operator]
        if lost:
            lose_memory(self.folder)
        self.uncommitted.clear()
        self.start()

    @invariant()
    def each_line_stands_once(self) -> None:
        expected = Counter(
            (make(number).id, revision)
            for number, texts in self.lines.items()
            for revision in range(len(texts))
        )
        assert standing(self.folder) == expected

    def teardown(self) -> None:
        if self.store is not None:
            self.store.close()
        shutil.rmtree(self.folder)


def standing(folder: Path) -> Counter[tuple[str, int]]:
    found: Counter[tuple[str, int]] = Counter()
    for path in folder.glob("*.jsonl*"):
        if path.suffix == ".lock":
            continue
        content = path.read_bytes()
        content = gzip.decompress(content) if path.suffix == ".gz" else content
        assert not content or content.endswith(b"\n")
        for line in content.splitlines():
            record = json.loads(line)
            found[record["id"], record["revision"]] += 1
    return found


TestWriting = Writing.TestCase
TestWriting.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
