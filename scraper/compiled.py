"""The compiled parts: the same as some of the Python, several times as fast, where they were built.

An installation that finds a C compiler builds them (``scraper/_build.py``); one that finds none has
Python alone, and every record is the same. ``SCRAPER_PURE=1`` in the environment leaves them aside.
"""

from __future__ import annotations

import os
import warnings
from importlib import import_module
from pathlib import Path
from types import MappingProxyType, ModuleType

# A part that calls another's functions is used only where that one is: what was left aside has not
# been given what it works with.
_BUILT_ON = MappingProxyType({"scraper.parser.markup._walk": "scraper.arabic._text"})

PARTS = (
    "scraper.arabic._text",
    "scraper.parser.markup._elements",
    "scraper.parser.markup._repairs",
    "scraper.parser.markup._walk",
    "scraper.parser.dates._tokens",
)


def compiled(name: str) -> ModuleType | None:
    """The compiled part of that name; None where it was not built or is not wanted.

    Warns where it was built and cannot be used: made for another version of lxml or of the Python
    beside it, or, in a checkout, before its source was last changed.
    """
    if os.environ.get("SCRAPER_PURE", "") not in ("", "0"):
        return None
    if (base := _BUILT_ON.get(name)) is not None and compiled(base) is None:
        return None
    try:
        part = import_module(name)
    except ModuleNotFoundError as error:
        if error.name == name:
            return None
        raise
    except (ImportError, TypeError, ValueError) as error:
        _tell(name, f"was compiled for other versions ({error})", "Install scraper")
        return None
    built = Path(part.__file__ or "")
    source = built.with_name(built.name.partition(".")[0] + ".pyx")  # which no wheel has
    if source.exists() and source.stat().st_mtime > built.stat().st_mtime:
        _tell(name, "is older than its source", "Run scraper/_build.py")
        return None
    return part


def _tell(name: str, why: str, advice: str) -> None:
    warnings.warn(
        f"{name} {why}: pages are read by Python alone, more slowly. {advice} again.",
        RuntimeWarning,
        stacklevel=3,
    )


def speed() -> str:
    """``"compiled"``, or ``"pure Python"`` where any part is missing."""
    return "compiled" if all(compiled(part) for part in PARTS) else "pure Python"
