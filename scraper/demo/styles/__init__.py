"""The site styles, by name."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from scraper.demo.dress import Style
from scraper.demo.styles import (
    amp,
    blogger,
    breaks,
    drupal,
    endless,
    joomla,
    nextjs,
    tables,
    utility,
    webforms,
    wire,
    wordpress,
)

STYLES: Mapping[str, Style] = MappingProxyType(
    {
        module.STYLE.name: module.STYLE
        for module in (
            wordpress,
            drupal,
            blogger,
            tables,
            breaks,
            nextjs,
            amp,
            wire,
            endless,
            joomla,
            webforms,
            utility,
        )
    }
)
