"""Writes a seed file as a person would, and never over what a person wrote.

``tomllib`` only reads; the libraries that write TOML either drop comments (tomli-w) or bring a
document model of their own (tomlkit). A seed is strings, lists and dates: forty lines.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from scraper.errors import OutputError, SeedError
from scraper.replacing import replacing
from scraper.seed import Seed, Select
from scraper.seedfile import parse_seed, read_text
from scraper.seedfinder import shipped_seeds
from scraper.seedrules import SEED_RULES, SELECT_RULES

SCHEMA = "seed.schema.json"

_WIDTH = 100  # a list longer than this takes a line for each element
_MARK = "# written by scraper add, digest "
_MARK_LINE = re.compile(rf"^{_MARK}([0-9a-f]{{16}})$", re.MULTILINE)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def write_seed(
    seed: Seed, path: Path | str, *, notes: Sequence[str] = (), force: bool = False
) -> bool:
    """Writes the seed file, or leaves it where it says the same already: then False.

    ``notes`` become comments at the head. A file that this function wrote and nobody has touched
    since is written anew; any other only with ``force``, else SeedError. OutputError where the
    file cannot be written. The file is complete or not there: it is renamed into its place.
    The JSON Schema is put beside it for editors.
    """
    target = Path(path)
    text = render_seed(seed, notes=notes)
    parse_seed(text, file=target)  # never writes what could not be read again
    if target.exists() and read_text(target) == text:
        return False
    _spare_edited(target, force=force)
    _replace(target, text)
    _place_schema(target.parent)
    return True


def check_place(path: Path | str, *, force: bool = False) -> None:
    """Raises at once what ``write_seed`` would raise of this file after all the work for it, and
    leaves nothing behind."""
    target = Path(path)
    _spare_edited(target, force=force)
    folder = next(parent for parent in target.absolute().parents if parent.exists())
    with _told(target), tempfile.TemporaryFile(dir=folder):
        pass


def _spare_edited(target: Path, *, force: bool) -> None:
    if not force and target.exists() and not is_generated(read_text(target)):
        words = "was edited by a person and is left as it is; --force replaces it"
        raise SeedError(words, file=target)


def is_generated(text: str) -> bool:
    """Whether ``write_seed`` wrote this text and nobody has changed it since."""
    text = text.replace("\r\n", "\n")  # line ends are git's business, not a person's edit
    mark = _MARK_LINE.search(text)
    return mark is not None and mark[1] == _digest(text[: mark.start()] + text[mark.end() :])


def render_seed(seed: Seed, *, notes: Iterable[str] = ()) -> str:
    """The text of the seed's file: head, keys in their order, ``[[select]]`` tables."""
    comments = [f"# {_printable(line)}" for note in notes for line in note.splitlines()]
    blocks = ["\n".join(_pairs(seed, SEED_RULES))]
    blocks += ["\n".join(["[[select]]", *_pairs(each, SELECT_RULES)]) for each in seed.select]
    head = f"#:schema ./{SCHEMA}\n"
    body = "\n" + "".join(f"{line}\n" for line in comments) + "\n" + "\n\n".join(blocks) + "\n"
    return f"{head}{_MARK}{_digest(head + body)}{body}"


def _pairs(record: Seed | Select, keys: Iterable[str]) -> list[str]:
    """``key = value`` for everything that is not the default anyway."""
    defaults = {field.name: field.default for field in fields(record)}
    pairs = ((key, getattr(record, key)) for key in keys)
    return [f"{key} = {_value(key, value)}" for key, value in pairs if value != defaults[key]]


def _value(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _string(value)
    parts = [_string(each) for each in value]
    line = f"[{', '.join(parts)}]"
    if len(key) + 3 + len(line) <= _WIDTH:
        return line
    return "[\n" + "".join(f"    {part},\n" for part in parts) + "]"


def _string(text: str) -> str:
    """A TOML string. Without escapes where they can be avoided: selectors have many quotes."""
    if '"' in text and "'" not in text and text.isprintable():
        return f"'{text}'"
    return '"' + "".join(map(_character, text)) + '"'


def _character(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    return f"\\U{ord(character):08X}"  # bidi controls and the like, made visible


def _printable(text: str) -> str:
    """For comments, where TOML knows no escapes and allows no control characters."""
    return "".join(each if each.isprintable() else "\ufffd" for each in text)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def _place_schema(folder: Path) -> None:
    """A copy of the schema beside the seeds, where their first line sends the editor."""
    schema = read_text(shipped_seeds() / SCHEMA)
    copy = folder / SCHEMA
    if not copy.exists() or read_text(copy) != schema:
        _replace(copy, schema)


def _replace(target: Path, text: str) -> None:
    with _told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with replacing(target) as file:
            file.write(text.encode())


@contextmanager
def _told(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OutputError(
            f"{target}: cannot be written: {error.strerror}; go to a folder where this user may"
            " write, or name one with --seeds"
        ) from error
