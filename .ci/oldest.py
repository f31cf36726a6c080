"""Prints the oldest versions that pyproject.toml allows, a pip constraint a line.

``python .ci/oldest.py > oldest.txt; pip install -c oldest.txt …``
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

BOUND = re.compile(r"([A-Za-z0-9._-]+)>=([0-9][0-9A-Za-z.]*)")


def oldest(requirements: list[str]) -> list[str]:
    """``requests>=2.32.0`` as ``requests==2.32.0``. ValueError for any other form."""
    lines = []
    for requirement in requirements:
        bound = BOUND.fullmatch(requirement)
        if bound is None:
            raise ValueError(f"{requirement!r}: write a dependency as name>=version")
        lines.append(f"{bound[1]}=={bound[2]}")
    return lines


if __name__ == "__main__":
    pyproject = Path(__file__).parent.parent / "pyproject.toml"
    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    tools = project["optional-dependencies"]["test"]
    print(*oldest(project["dependencies"] + tools), sep="\n")
