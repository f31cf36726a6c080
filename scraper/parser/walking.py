"""The walk that is taken: the compiled one where it was built, else Python's own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lxml import etree

from scraper.compiled import compiled
from scraper.parser import walk as in_python
from scraper.parser.walk import Walked

_part = compiled("scraper.parser._walk") or in_python

walk: Final[Callable[[etree._Element], Walked]] = _part.walk
itemprops: Final[Callable[[etree._Element], list[etree._Element]]] = _part.itemprops
scripts: Final[Callable[[etree._Element], list[tuple[etree._Element, str]]]] = _part.scripts
