"""Reads a seed file: TOML in, a Seed out, every fault with file, line, key, and what is allowed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from scraper import tomllines
from scraper.errors import SeedError
from scraper.seed import Seed, Select
from scraper.seedrules import SEED_RULES, SELECT_RULES, Check, RuleError, nearest

# A seed is a page of text. What is larger is another file by mistake.
MAX_BYTES = 1_000_000

_AT_LINE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_KEY_OF_LINE = re.compile(r"\s*([\w.-]+)\s*=")


def read_seed(path: Path | str) -> Seed:
    """The Seed of one TOML file. Raises SeedError."""
    return parse_seed(read_text(Path(path)), file=path)


def parse_seed(text: str, *, file: Path | str) -> Seed:
    """The Seed of a TOML text; ``file`` is the name for errors and ``Seed.file``.

    Raises SeedError with the line and the key.
    """
    return _Reader(text, file).seed()


def read_text(path: Path) -> str:
    """The file's text. Raises SeedError."""
    try:
        if path.exists() and not path.is_file():
            raise SeedError("is not a file", file=path)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        words = "there is no such file; name a seed file, a folder of them, or a site's address"
        raise SeedError(words, file=path) from error
    except OSError as error:
        raise SeedError(unreadable(error), file=path) from error
    if len(data) > MAX_BYTES:
        raise SeedError(f"is larger than {MAX_BYTES:,} bytes: not a seed file", file=path)
    try:
        return data.decode("utf-8-sig")  # editors on Windows put a byte order mark
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SeedError("is not UTF-8; save the file as UTF-8", file=path, line=line) from error


def unreadable(error: OSError) -> str:
    """Why a seed file or a folder of them cannot be read, in words."""
    words = f"cannot be read: {error.strerror}"
    allowed = not isinstance(error, PermissionError)
    return words if allowed else f"{words}; allow this user to read it"


class _Reader:
    """One reading of one text: knows where its keys stand."""

    def __init__(self, text: str, file: Path | str) -> None:
        self.file = file
        try:
            self.data = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise self.syntax_error(text, error) from error
        self.lines = tomllines.key_lines(text)

    def seed(self) -> Seed:
        data = {**self.data}
        tables = data.pop("select", [])
        values = self.checked(data, (), SEED_RULES, ("select",))
        if "home" not in values:
            raise self.error(
                'is missing; every seed needs it, such as home = "https://example.com/"', ("home",)
            )
        return Seed(**values, select=self.selects(tables), file=str(self.file))

    def checked(
        self,
        table: Mapping[str, Any],
        base: tomllines.Path,
        rules: Mapping[str, Check],
        others: tuple[str, ...] = (),
    ) -> dict[str, Any]:
        """The table's values, each after its check, in the file's order."""
        values = {}
        for key, value in table.items():
            path = (*base, key)
            if key not in rules:
                known = [*rules, *others]
                raise self.error(
                    f"is not a key of a seed file{nearest(key, known)}; known are "
                    + ", ".join(known),
                    path,
                )
            try:
                values[key] = rules[key](value)
            except RuleError as wrong:
                place = path if wrong.index is None else (*path, wrong.index)
                raise self.error(str(wrong), place) from wrong
        return values

    def selects(self, tables: Any) -> tuple[Select, ...]:
        """The ``[[select]]`` tables, oldest first."""
        if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
            raise self.error("must be tables; begin each with [[select]]", ("select",))
        found: list[tuple[Select, tomllines.Path]] = []
        for index, table in enumerate(tables):
            path = ("select", index)
            values = self.checked(table, path, SELECT_RULES)
            if not values.keys() - {"since", "until"}:
                raise self.error("has no selector; give one or leave the table out", path)
            found.append((Select(**values), path))
        found.sort(key=lambda item: item[0].since or date.min)
        self.check_periods(found)
        return tuple(select for select, _ in found)

    def check_periods(self, found: Sequence[tuple[Select, tomllines.Path]]) -> None:
        """A later ``since`` ends the table before it; anything else must not overlap."""
        for select, path in found:
            if select.since and select.until and select.until < select.since:
                raise self.error(
                    f"{select.until} is before since = {select.since}", (*path, "until")
                )
        for (older, before), (newer, path) in pairwise(found):
            where = f"the [[select]] of line {self.lines[before]}"
            if older.since == newer.since:
                place = (*path, "since") if newer.since else path
                raise self.error(f"{where} begins on the same day; give each its own since", place)
            if newer.since and older.until and older.until >= newer.since:
                raise self.error(
                    f"{newer.since} is not after the until = {older.until} of {where}; "
                    "one day needs one rule",
                    (*path, "since"),
                )

    def error(self, reason: str, path: tomllines.Path) -> SeedError:
        names = [part for part in path if isinstance(part, str)]
        key = ".".join(name if name.isprintable() else repr(name) for name in names)
        return SeedError(reason, file=self.file, line=self.lines.get(path), key=key)

    def syntax_error(self, text: str, error: Exception) -> SeedError:
        """TOMLDecodeError says the line in its text only (attributes came with Python 3.14)."""
        lines = text.rstrip("\n").split("\n")
        if isinstance(error, RecursionError):
            return SeedError("is nested too deeply: not a seed file", file=self.file)
        if not isinstance(error, tomllib.TOMLDecodeError):  # Python's int, of 4,301 digits or more
            return SeedError("holds a number of thousands of digits", file=self.file)
        match = _AT_LINE.search(str(error))
        line = int(match[1]) if match and match[1] else len(lines)
        reason = str(error)[: match.start()] if match else str(error)
        key = _KEY_OF_LINE.match(lines[min(line, len(lines)) - 1])
        hint = "; text stands in quotes" if reason == "Invalid value" else ""
        return SeedError(
            f"is not TOML: {reason[:1].lower()}{reason[1:]}{hint}",
            file=self.file,
            line=line,
            key=key[1] if key else None,
        )
