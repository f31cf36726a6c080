"""The arrows of DESIGN.md's house: imports go one way, and ``import scraper`` costs nothing."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import scraper

PACKAGE = Path(scraper.__file__).parent
STAGES = {"fetcher", "parser", "writer"}


def part(module: str) -> str:
    """The part of the house that a module of ours belongs to: ``fetcher``, ``article`` …"""
    return module.split(".")[1] if "." in module else ""


def floor(name: str) -> int:
    """How far down the part stands: each may import those of its own floor and of those below."""
    if name in ("cli", "__main__", "demo"):
        return 0
    if name == "pipeline":
        return 1
    return 2 if name in STAGES else 3


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        dotted = path.relative_to(PACKAGE.parent).with_suffix("")
        name = ".".join(dotted.parts)
        yield name.removesuffix(".__init__"), path


def nodes(tree: ast.AST, *, types: bool) -> Iterator[ast.AST]:
    """All nodes; without ``types`` not those under ``if TYPE_CHECKING``, which never run."""
    yield tree
    for node in ast.iter_child_nodes(tree):
        test = node.test if isinstance(node, ast.If) else None
        if types or not (isinstance(test, ast.Name) and test.id == "TYPE_CHECKING"):
            yield from nodes(node, types=types)


def imports(name: str, path: Path, *, types: bool = True) -> Iterator[str]:
    """The modules of ours that this one imports, wherever in the file."""
    for node in nodes(ast.parse(path.read_text(encoding="utf-8")), types=types):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("scraper"))
        elif isinstance(node, ast.ImportFrom):
            yield from from_imports(name, path, node)


def from_imports(name: str, path: Path, node: ast.ImportFrom) -> Iterator[str]:
    """``from a.b import c`` is an import of ``a.b.c`` where that is a module, else of ``a.b``."""
    package = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
    base = package[: len(package) - node.level + 1] if node.level else []
    target = ".".join([*base, *([node.module] if node.module else [])])
    if target.partition(".")[0] == "scraper":
        for alias in node.names:
            whole = f"{target}.{alias.name}"
            yield whole if whole in NAMES else target


NAMES = {name for name, _ in modules()}
ARROWS = sorted(
    {
        (part(name), part(target))
        for name, path in modules()
        for target in imports(name, path)
        if name != "scraper" and part(name) != part(target)
    }
)


def test_there_are_arrows_to_be_judged() -> None:
    assert len(ARROWS) > 20
    assert ("pipeline", "fetcher") in ARROWS


@pytest.mark.parametrize(("source", "target"), ARROWS)
def test_imports_go_one_way(source: str, target: str) -> None:
    assert floor(source) <= floor(target), f"{source} must not import {target}"
    assert not {source, target} <= STAGES, "the three stages never import each other"
    if source == "demo":
        assert target not in ("cli", "pipeline"), "the demo site is a server, not a client"


def test_no_circle_among_the_modules() -> None:
    """Also of imports inside functions: a circle hidden so is one all the same."""
    graph = {name: set(imports(name, path, types=False)) for name, path in modules()}
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above[above.index(name) :], name))
        if name not in done:
            for target in sorted(graph.get(name, ())):
                visit(target, (*above, name))
            done.add(name)

    for name in graph:
        visit(name, ())


# Of a stage's parts each may import those of the lines above its own, and no other; the modules
# beside the parts put them together.
STOREYS: Mapping[str, tuple[set[str], ...]] = {
    "fetcher": ({"wire"}, {"discovery"}, {"turns", "visiting"}),
    "parser": (
        {"dates"},
        {"dateline"},
        {"markup"},
        {"metadata", "signs", "learning"},
        {"body", "fields"},
        {"refused"},
    ),
    "pipeline": ({"files", "processes"}, {"health"}),
}


def part_of(stage: str, module: str) -> str:
    """``scraper.parser.body.lead`` is of ``body``; a module beside the parts is of none."""
    return part(module.removeprefix("scraper.")) if module.startswith(f"scraper.{stage}.") else ""


@pytest.mark.parametrize(
    ("stage", "name"),
    [(stage, name) for stage, storeys in STOREYS.items() for name in sorted(set().union(*storeys))],
)
def test_the_parts_of_a_stage_stand_on_each_other(stage: str, name: str) -> None:
    height = {part: at for at, parts in enumerate(STOREYS[stage]) for part in parts}
    seen = 0
    for module, path in modules():
        if part_of(stage, module) == name:
            seen += 1
            for target in imports(module, path):
                other = part_of(stage, target)
                if other and other != name:
                    below = height.get(other, len(height))
                    assert below < height[name], f"{module} must not import {target}"
    assert seen > 1, "there is no such part"


PUBLIC = {
    "AddressError",
    "Article",
    "Dateline",
    "Entry",
    "Image",
    "Kind",
    "LockedError",
    "MemoryFileError",
    "Options",
    "Outcome",
    "OutputError",
    "Page",
    "Refusal",
    "Report",
    "ScraperError",
    "Seed",
    "SeedError",
    "Select",
    "UsageError",
    "crawl",
    "find_seeds",
    "parse",
    "read_seed",
    "run",
    "scrape",
}


def test_exported_members_are_these_and_each_can_be_had() -> None:
    assert set(scraper.__all__) == PUBLIC
    for name in PUBLIC:
        member = getattr(scraper, name)
        assert member.__doc__, name
        assert member.__module__.startswith("scraper."), name
    assert set(dir(scraper)) >= PUBLIC
    with pytest.raises(AttributeError, match="no attribute 'scarper'"):
        _ = getattr(scraper, "scarper")  # noqa: B009


def test_a_module_of_the_design_can_be_reached_without_an_import_of_its_own() -> None:
    code = "import scraper; print(scraper.parser.dates.parse_date('2024-05-03'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "2024-05-03\n"


def test_import_scraper_loads_nothing_heavy() -> None:
    code = (
        "import sys; before = set(sys.modules); import scraper; "
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            f"import sys; sys.path.insert(0, {str(PACKAGE.parent)!r}); {code}",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(done.stdout.split()) <= {"scraper", "__future__"}


def test_the_parser_needs_neither_the_network_nor_a_database() -> None:
    code = "import sys, scraper.parser.record; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"requests", "urllib3", "sqlite3", "click", "rich", "ssl"}


def test_every_module_can_be_imported_by_itself() -> None:
    for name, _ in modules():
        if name != "scraper.__main__":
            importlib.import_module(name)
