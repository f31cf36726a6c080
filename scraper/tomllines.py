"""On which line each key of a TOML text stands: what ``tomllib`` knows and does not tell.

The text must have passed ``tomllib`` already: this reads valid TOML 1.0 only, and of the values
no more than where they end. A path is what leads to the value in ``tomllib``'s result:
``("select", 0, "body")``, and ``("feeds", 2)`` for the third element of an array.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]

_BLANK = re.compile(r"[ \t]*")
_BETWEEN = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")  # white space, line ends and comments
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
# A multi-line string may end in one or two quotation marks of its own before the closing three.
_STRING = re.compile(
    r'''"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'''', re.DOTALL
)
_SCALAR = re.compile(r"[^,\]}#\r\n]+")  # number, boolean, date: up to what ends it


def key_lines(text: str) -> dict[Path, int]:
    """The line, from 1, of every key, table, and array element in a valid TOML text."""
    return _Scanner(text).scan()


class _Scanner:
    """One pass over one text; ``at`` is the place of the next character."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self.lines: dict[Path, int] = {}
        self.tables: dict[Path, int] = {}  # how often each [[array of tables]] has begun

    def scan(self) -> dict[Path, int]:
        base: Path = ()
        self.skip(_BETWEEN)
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                base = self.header()
            else:
                self.pair(base)
            self.skip(_BETWEEN)
        return self.lines

    def skip(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        assert match is not None, f"not valid TOML at character {self.at}"
        self.at = match.end()
        return match.group()

    def note(self, path: Path) -> None:
        self.lines.setdefault(path, bisect_right(self.starts, self.at))

    def key(self, base: Path) -> Path:
        """Reads a bare, quoted or dotted key below ``base`` and notes each of its parts."""
        path = base
        while True:
            self.skip(_BLANK)
            start = self.at
            word = self.skip(_KEY)
            path = (*path, tomllib.loads(f"k={word}")["k"] if word[0] in "\"'" else word)
            end, self.at = self.at, start
            self.note(path)
            self.at = end
            self.skip(_BLANK)
            if not self.text.startswith(".", self.at):
                return path
            self.at += 1
            path = self.newest(path)

    def newest(self, path: Path) -> Path:
        """Where an array of tables is named on the way, its last table so far is meant."""
        return (*path, self.tables[path] - 1) if path in self.tables else path

    def header(self) -> Path:
        """Reads ``[table]`` or ``[[table]]``."""
        line = self.at
        double = self.text.startswith("[[", self.at)
        self.at += 2 if double else 1
        path = self.key(())
        self.at += 2 if double else 1
        if not double:
            return self.newest(path)
        self.tables[path] = self.tables.get(path, 0) + 1
        path = self.newest(path)
        end, self.at = self.at, line
        self.note(path)
        self.at = end
        return path

    def pair(self, base: Path) -> None:
        """Reads ``key = value``."""
        path = self.key(base)
        self.at += 1  # the equals sign
        self.skip(_BLANK)
        self.value(path)

    def value(self, path: Path) -> None:
        first = self.text[self.at]
        if first == "[":
            self.array(path)
        elif first == "{":
            self.inline_table(path)
        else:
            self.skip(_STRING if first in "\"'" else _SCALAR)

    def array(self, path: Path) -> None:
        self.at += 1
        self.skip(_BETWEEN)
        number = 0
        while self.text[self.at] != "]":
            self.note((*path, number))
            self.value((*path, number))
            number += 1
            self.separator()
        self.at += 1

    def inline_table(self, path: Path) -> None:
        self.at += 1
        self.skip(_BETWEEN)
        while self.text[self.at] != "}":
            self.pair(path)
            self.separator()
        self.at += 1

    def separator(self) -> None:
        self.skip(_BETWEEN)
        if self.text[self.at] == ",":
            self.at += 1
            self.skip(_BETWEEN)
