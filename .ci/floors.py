"""Fails when a figure of the scored real pages breaks its bound in floors.toml.

``python .ci/floors.py score.json``
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path


def figures(value: object) -> list[float]:
    """A number, a list of numbers, or «12/12» as a share."""
    if isinstance(value, str):
        part, _, whole = value.partition("/")
        return [int(part) / int(whole)]
    if isinstance(value, list):
        return [float(each) for each in value]
    if isinstance(value, int | float):
        return [float(value)]
    raise TypeError(f"{value!r} is no figure")


def faults(
    summary: Mapping[str, object], least: Mapping[str, object], most: Mapping[str, object]
) -> list[str]:
    """What is under its floor or over its ceiling, a sentence for each."""
    found = []
    for name, bound in least.items():
        pairs = zip(figures(summary[name]), figures(bound), strict=True)
        if any(got < floor for got, floor in pairs):
            found.append(f"{name} is {summary[name]}, the floor is {bound}")
    for name, bound in most.items():
        pairs = zip(figures(summary[name]), figures(bound), strict=True)
        if any(got > ceiling for got, ceiling in pairs):
            found.append(f"{name} is {summary[name]}, the ceiling is {bound}")
    return found


if __name__ == "__main__":
    bounds = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))
    scored = json.loads(Path(sys.argv[1]).read_text("utf-8"))["summary"]
    bad = faults(scored, bounds["least"], bounds["most"])
    print(*(bad or ["every figure keeps its bound"]), sep="\n")
    sys.exit(bool(bad))
