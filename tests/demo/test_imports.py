"""The demo stands on the standard library and the base layer, and costs nothing until used."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import scraper.demo

FOLDER = Path(scraper.demo.__file__).parent
ALLOWED = ("scraper.demo", "scraper.article", "scraper.page", "scraper.outcome")


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            yield node.module or ""


@pytest.mark.parametrize("file", sorted(FOLDER.rglob("*.py")), ids=lambda f: f.name)
def test_module_imports_only_the_library_and_the_base_layer(file: Path) -> None:
    for name in imported(file):
        known = name.split(".")[0] in sys.stdlib_module_names
        assert known or name.startswith(ALLOWED), f"{file.name} imports {name}"


def test_importing_the_package_does_not_import_the_demo() -> None:
    code = "import scraper, sys; sys.exit(any(n.startswith('scraper.demo') for n in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_importing_the_demo_reads_no_story() -> None:
    code = (
        "import scraper.demo; from scraper.demo.story import publishers; import sys;"
        "sys.exit(publishers.cache_info().currsize)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
