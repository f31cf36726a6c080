"""The names of output files: ``--out`` with ``{site}`` and ``{date}`` filled in.

The site's name is a host that a page or a server may have chosen. As a part of a path it can hold
no separator, no dot at its start, no control character and no more than 100 bytes; where that
changes it, a hash of the whole name keeps two sites in two files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from scraper.errors import MemoryFileError, OutputError, UsageError
from scraper.writer.scan import ROTATED

SITE, DATE = "{site}", "{date}"

_SAFE = re.compile(r"[a-z0-9_](?:[a-z0-9._-]{0,98}[a-z0-9_-])?")
_PLACEHOLDERS = re.compile(r"(?:\{site\}|\{date\})+")
_UNSAFE_CHARACTER = re.compile(r"[^a-z0-9_-]+")
_SAFE_LENGTH = 60


def site_part(site: str) -> str:
    """The site's name as one part of a path.

    >>> site_part("sana.sy")
    'sana.sy'
    >>> site_part("../../etc/passwd")
    'etc-passwd-cdbb6104'
    """
    if _SAFE.fullmatch(site):
        return site
    digest = blake2b(site.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    readable = _UNSAFE_CHARACTER.sub("-", site.lower()).strip("-")[:_SAFE_LENGTH].strip("-")
    return f"{readable or 'site'}-{digest}"


@dataclass(frozen=True, slots=True)
class Names:
    """A template of output paths, checked."""

    template: Path

    @classmethod
    def read(cls, out: Path | str) -> Names:
        """The template. Raises UsageError when it names no file or an unknown placeholder."""
        text = str(out)
        rest = text.replace(SITE, "").replace(DATE, "")
        if "{" in rest or "}" in rest:
            raise UsageError(f"{text}: only {SITE} and {DATE} can be filled into a file name")
        if "\0" in text or text.endswith("/") or Path(text).name in {"", ".", ".."}:
            raise UsageError(f"{text!r}: not the name of a file")
        return cls(Path(text))

    @property
    def literal(self) -> bool:
        """Whether all records go to one file."""
        return not any(mark in str(self.template) for mark in (SITE, DATE))

    @property
    def folder(self) -> Path:
        """The deepest folder that is the same for all files."""
        return next(p for p in self.template.parents if SITE not in str(p) and DATE not in str(p))

    @property
    def stem(self) -> str:
        """A name for what stands beside the files: the memory, the lock."""
        first = self.template.relative_to(self.folder).parts[0]
        name = first if self.literal else re.split(r"\{site\}|\{date\}", first)[0].strip("-_. ")
        return (Path(name).stem if self.literal else name) or "articles"

    @property
    def memory(self) -> Path:
        """Where the memory is when it is not told."""
        return self.folder / f"{self.stem}.sqlite3"

    @property
    def lock(self) -> Path:
        """The lock file of the output: one, whatever symbolic links lead there."""
        if self.literal:
            place = self.template.resolve()
            return place.with_name(place.name + ".lock")
        return self.folder.resolve() / f"{self.stem}.jsonl.lock"

    def check(self, memory: Path) -> None:
        """Raises OutputError where output or memory have no folder or the output is no file,
        MemoryFileError where the memory is none, UsageError where the two are one."""
        template, folder = self.template, self.folder
        for place, parent in ((template, folder), (memory, memory.parent)):
            if not parent.is_dir():
                raise OutputError(
                    f"{place}: there is no folder {parent}; make it, or name another file"
                )
        if self.literal and template.exists() and not template.is_file():
            raise OutputError(f"{template}: not a regular file; name a file to append to")
        if memory.exists() and not memory.is_file():
            raise MemoryFileError(
                f"{memory}: cannot be opened for writing: not a regular file; "
                "name another with --memory"
            )
        if memory.absolute() in {template.absolute(), self.lock.absolute()}:
            raise UsageError(f"{memory}: output and memory cannot be the same file")

    def path(self, site: str, day: date) -> Path:
        """The file for a record of this site, fetched on this day (UTC)."""
        if self.literal:
            return self.template
        text = str(self.template.relative_to(self.folder))
        return self.folder / text.replace(DATE, day.isoformat()).replace(SITE, site_part(site))

    def existing(self) -> list[Path]:
        """The files that the template has named already, also those of which only a rotated
        sibling is left."""
        if self.literal:
            return [self.template]
        text = str(self.template.relative_to(self.folder))
        pattern = re.compile(
            "("
            + re.escape(text)
            .replace(re.escape(SITE), r"[^/]+")
            .replace(re.escape(DATE), r"\d{4}-\d\d-\d\d")
            + ")"
            + ROTATED
        )
        globs = "/".join(_PLACEHOLDERS.sub("*", _glob_escape(part)) for part in Path(text).parts)
        names = (str(path.relative_to(self.folder)) for path in self.folder.glob(globs + "*"))
        matches = (pattern.fullmatch(name) for name in names if not name.endswith(".lock"))
        return sorted({self.folder / match[1] for match in matches if match})


def _glob_escape(part: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", part)
