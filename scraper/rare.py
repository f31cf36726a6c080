"""Patterns that few pages need: compiled when one first does, not while the program starts."""

from __future__ import annotations

import re
from typing import Any, cast


class _Rare:
    """Stands for a pattern and has its methods, each kept once it was asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._told = pattern, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._told), name)
        setattr(self, name, value)
        return value


def rare(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What ``re.compile`` gives, compiled at its first use. The fifty that stand for others so were
    a twentieth of the time that ``parse`` took to be imported."""
    return cast("re.Pattern[str]", _Rare(pattern, flags))
