"""Figures pinned in a file beside the tests: floors that may rise and never fall."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent

Figures = Mapping[str, Any]  # of whole numbers, or of such figures again


def pinned(name: str) -> dict[str, Any]:
    """The figures in ``name`` beside the tests, {} where there are none yet."""
    path = HERE / name
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return found


def pin(name: str, figures: Figures) -> None:
    """Writes the figures as the new floors."""
    text = json.dumps(figures, ensure_ascii=False, indent=1) + "\n"
    (HERE / name).write_text(text, "utf-8")


def fallen(floor: Figures, now: Figures, path: str = "") -> list[str]:
    """What is worse than its floor: "same" and "right" have fallen, all else (faults) has risen.

    A figure that is pinned nowhere must be 0; the number of pages must be the pinned one.
    """
    worse = []
    for key in dict.fromkeys((*floor, *now)):
        where = f"{path}/{key}" if path else key
        was, has = floor.get(key), now.get(key)
        if isinstance(was, Mapping) or isinstance(has, Mapping):
            worse += fallen(was or {}, has or {}, where)
            continue
        was, has = was or 0, has or 0
        good = any(part in ("same", "right") for part in where.split("/"))
        wrong = was != has if key == "pages" else has < was if good else has > was
        if wrong:
            worse.append(f"{where}: pinned {was}, now {has}")
    return worse


def is_part(value: object, whole: object) -> bool:
    """Whether a value says the same as the whole or less: nothing, a date without its clock, a
    clock without its seconds or offset, some of the sections or pictures."""
    if not value:
        return True
    if isinstance(whole, datetime) and isinstance(value, date):
        known = whole.replace(tzinfo=None, microsecond=0)
        if not isinstance(value, datetime):
            return value == known.date()
        if value.tzinfo is not None:
            return value == whole
        return value in (known, known.replace(second=0))
    if isinstance(whole, tuple) and isinstance(value, tuple):
        return set(value) <= set(whole)
    return False
