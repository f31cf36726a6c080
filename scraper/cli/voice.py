"""What is said to people, all of it on standard error; data alone goes to standard output.

Everything passes ``one_line`` on its way: whatever a page, a header or an address holds, nothing
in it can move the cursor, change a colour, or forge a second line of a log.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from scraper.words import one_line


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(slots=True)
class Voice:
    """Says things: ``tell`` what goes well (not when ``quiet``), ``warn`` what does not.

    ``log_json``: one JSON object a line, ``{"time", "level", "event", "message", …}``.
    ``stream`` None: standard error as it is when something is said.
    """

    quiet: bool = False
    log_json: bool = False
    debug: bool = False
    stream: IO[str] | None = None
    now: Callable[[], str] = _now
    prefix: str = "scraper: "

    @property
    def target(self) -> IO[str] | None:
        """Where it is said; None where standard error is closed."""
        return self.stream or sys.stderr

    @property
    def live(self) -> bool:
        """Whether a moving display makes sense: a terminal, and nobody who asked for less."""
        target = self.target
        return not (self.quiet or self.log_json) and target is not None and target.isatty()

    def tell(self, message: str, event: str = "message", **fields: object) -> None:
        """Something that a person may like to know."""
        if not self.quiet:
            self._say("info", message, event, fields)

    def warn(self, message: str, event: str = "problem", **fields: object) -> None:
        """Something that a person should know."""
        self._say("warning", message, event, fields)

    def _say(self, level: str, message: str, event: str, fields: dict[str, object]) -> None:
        text = one_line(message, most=2000)
        if self.log_json:
            entry = {"time": self.now(), "level": level, "event": event, "message": text, **fields}
            line = json.dumps(entry, ensure_ascii=True, default=str)
        else:
            line = self.prefix + text if level == "warning" else text
        target = self.target
        if target is None:
            return
        with suppress(OSError):  # nobody listens any more: no reason to end the work
            try:
                print(line, file=target, flush=True)
            except UnicodeEncodeError:  # a terminal or a log of another charset (LANG=C)
                encoding = getattr(target, "encoding", None) or "ascii"
                fit = line.encode(encoding, "backslashreplace").decode(encoding)
                print(fit, file=target, flush=True)
