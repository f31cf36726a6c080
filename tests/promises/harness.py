"""What the tests of the promises share: the embedded site and its handle, runs of the program, and
a reader of what they leave behind."""

from __future__ import annotations

import json
import signal
import subprocess
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scraper.address import identity
from scraper.article import Article
from scraper.demo.site import DemoSite
from scraper.demo.world import Plan
from tests.program import PROGRAM, environment

OUT = "articles.jsonl"
REPORT = "report.json"
QUICK = ("--delay", "0", "--floor", "0", "--ceiling", "0")
# Seconds in which a run that is told to stop has ended: 5 are promised, on a machine that has
# nothing else to do; see ``test_stopping_is_done_within_five_seconds…`` for what they are made of.
IN_ORDER = 12.0


class _Child(subprocess.Popen[bytes]):
    """A run that a failing test forgets does not outlive it."""

    def __del__(self) -> None:
        if self.poll() is None:
            self.kill()
            self.communicate()
        super().__del__()


class Site:
    """The embedded site, and its handle (see ``scraper.demo.control``)."""

    def __init__(self, homes: Sequence[str], control: str) -> None:
        self.homes, self._control = list(homes), control

    def ask(self, verb: str) -> Any:
        """What GET of the control address answers."""
        with urllib.request.urlopen(self._control + verb, timeout=120) as answer:
            return json.load(answer)

    def tell(self, verb: str, **said: object) -> Any:
        """What POST to the control address answers."""
        data = json.dumps(said).encode()
        with urllib.request.urlopen(self._control + verb, data, timeout=120) as answer:
            return json.load(answer)

    def asked(self) -> list[str]:
        """The paths of all requests so far, but for those to the handle."""
        paths = [visit["path"] for visit in self.ask("trace")["visits"]]
        return [path for path in paths if not path.startswith("/.demo/")]

    def articles(self) -> set[str]:
        """The identity of every article there is."""
        hosts = range(len(self.homes))
        return {identity(url) for h in hosts for url in self.ask(f"articles?host={h}")["urls"]}


@contextmanager
def served(**plan: object) -> Iterator[Site]:
    """The site of a plan, good articles only where the plan does not say else."""
    whole: dict[str, Any] = {"specials": False, "crawl_delay": None, "weight": 1, **plan}
    with DemoSite(Plan(**whole)) as site:
        yield Site(site.homes, site.homes[0] + ".demo/")


@dataclass(slots=True)
class Running:
    """A started run."""

    process: subprocess.Popen[bytes]
    folder: Path

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the run's process alone; one that has ended already gets none."""
        self.process.send_signal(number)

    def ended(self, seconds: float = 300) -> tuple[int, str]:
        """Waits for its end: the exit status (negative: the signal), and what it said."""
        _, said = self.process.communicate(timeout=seconds)
        return self.process.returncode, said.decode()

    def wait_for(self, done: Callable[[], bool], seconds: float = 180) -> bool:
        """Waits until something is so; False where the run has ended before."""
        until = time.monotonic() + seconds
        while not done():
            if self.process.poll() is not None:
                return False
            assert time.monotonic() < until, "the run does not come so far"
            time.sleep(0.005)
        return True


def _hearing() -> None:
    """What a shell starts in the background ignores Ctrl-C; what it starts then does too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def start(folder: Path, *arguments: str, program: Sequence[str] = PROGRAM) -> Running:
    """Starts ``scraper run`` in a folder."""
    process = _Child(
        [*program, "run", *QUICK, "--report", REPORT, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(),
        preexec_fn=_hearing,
    )
    return Running(process, folder)


def finish(folder: Path, *arguments: str) -> str:
    """A run to its end, which must be a good one; what it said."""
    status, said = start(folder, *arguments).ended()
    assert status == 0, said
    return said


def content(folder: Path, name: str = OUT) -> bytes:
    """The output as it stands."""
    path = folder / name
    return path.read_bytes() if path.exists() else b""


def whole_lines(data: bytes) -> list[bytes]:
    """Its finished lines; what stands behind the last line feed is none."""
    return data.split(b"\n")[:-1]


def records(data: bytes) -> list[Article]:
    """The records of an output. Every line must be a valid one of schema 1, and the last line
    whole."""
    assert not data or data.endswith(b"\n"), f"a torn line at the end: {data[-80:]!r}"
    found = []
    for line in whole_lines(data):
        article = Article.from_dict(json.loads(line))
        assert article.to_json() == line.decode(), "a line that is not its record's JSON"
        assert article.headline, line
        assert article.paragraphs, line
        found.append(article)
    return found


def itself(article: Article) -> str:
    """Which article it is, under whatever address it was met."""
    return identity(article.canonical_url or article.url)


def check_complete(data: bytes, wanted: set[str]) -> None:
    """Each article exactly once, and every line valid."""
    times = Counter(itself(article) for article in records(data))
    twice = [url for url, count in times.items() if count > 1]
    assert not twice, f"{len(twice)} articles twice, such as {twice[0]}"
    missing, strange = wanted - set(times), set(times) - wanted
    assert not missing, f"{len(missing)} of {len(wanted)} articles missing: {sorted(missing)[:3]}"
    assert not strange, f"what is no article of the site: {sorted(strange)[:3]}"


def said_written(folder: Path) -> set[str]:
    """The ids that the last report says were written; a report is there whole or not at all."""
    path = folder / REPORT
    if not path.exists():
        return set()
    report = json.loads(path.read_bytes())
    listed = [entry["id"] for entry in report["addresses"] if entry["kind"] == "written"]
    assert len(listed) == report["articles"], "the report's list and its count differ"
    assert len(set(listed)) == len(listed), "one article is reported twice"
    return set(listed)
