"""The walk that is taken: the compiled one where it was built, else Python's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from scraper.compiled import compiled
from scraper.parser.markup import walk as in_python
from scraper.parser.markup.walk import Walked

walk: Final[Callable[[etree._Element], Walked]] = (
    compiled("scraper.parser.markup._walk") or in_python
).walk
