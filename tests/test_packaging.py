"""What is shipped: every import declared, every file of data in the wheel and in the sdist."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import entry_points, metadata, packages_distributions
from pathlib import Path

import pytest

from scraper._build import parts
from scraper.demo import pages

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = PYPROJECT["project"]
BUILDING = ROOT / "scraper" / "_build.py"  # run by the installer, and never shipped

# Declared though no module imports them, and why.
WITHOUT_IMPORT = {
    "tzdata": "no module but data: scraper/countries.py reads it, and zoneinfo",
}
TOOLS = {
    "cython": "compiles what this module builds",
    "setuptools": "compiles what this module builds",
    "babel": "../shared/bench/cldr_dates.py prints its truth set with it",
    "hatchling": "run as a program by this module",
    "lxml-stubs": "types for mypy",
    "mypy": "run by .ci/run",
    "psutil": "pytest-xdist counts the processors with it",
    "pytest-benchmark": "a plugin: tests/benchmarks",
    "pytest-xdist": "a plugin: pytest -n",
    "ruff": "run by .ci/run",
    "types-jsonschema": "types for mypy",
    "types-python-dateutil": "types for mypy",
    "types-requests": "types for mypy",
}


def name_of(requirement: str) -> str:
    """``Types_Requests>=2`` → ``types-requests`` (PEP 503)."""
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name is not None, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def imported(folder: Path) -> Iterator[tuple[str, Path]]:
    """The top-level names that the modules of a folder import, wherever in the file."""
    for path in sorted(set(folder.rglob("*.py")) - {BUILDING}):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield alias.name.partition(".")[0], path
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0], path


@cache
def third_party(folder: Path) -> dict[str, set[str]]:
    """Import name → the distributions that provide it."""
    ours = {"scraper", "tests", "__future__"}
    homes: Mapping[str, list[str]] = packages_distributions()
    found: dict[str, set[str]] = {}
    for name, path in imported(folder):
        if name not in sys.stdlib_module_names and name not in ours:
            assert name in homes, f"{path.relative_to(ROOT)} imports {name}: no package has it"
            found[name] = {name_of(home) for home in homes[name]}
    return found


REQUIRED = {name_of(requirement) for requirement in PROJECT["dependencies"]}
FOR_TESTS = {name_of(requirement) for requirement in PROJECT["optional-dependencies"]["test"]}


def test_every_import_of_the_package_is_declared() -> None:
    for name, homes in third_party(ROOT / "scraper").items():
        assert homes & REQUIRED, f"scraper imports {name}: declare one of {sorted(homes)}"


def test_every_import_of_the_tests_is_declared() -> None:
    for name, homes in third_party(ROOT / "tests").items():
        assert homes & (REQUIRED | FOR_TESTS), f"tests import {name}: declare it for them"


def test_nothing_unused_is_declared() -> None:
    used = set().union(*third_party(ROOT / "scraper").values())
    assert REQUIRED - used - set(WITHOUT_IMPORT) == set()
    assert not used & set(WITHOUT_IMPORT), "it is imported: take it from the list of exceptions"
    in_tests = set().union(*third_party(ROOT / "tests").values())
    assert FOR_TESTS - in_tests - set(TOOLS) == set()
    assert not FOR_TESTS & REQUIRED, "declared twice"


def test_the_oldest_versions_are_read_off_the_declarations() -> None:
    printed = subprocess.run(
        [sys.executable, ROOT / ".ci" / "oldest.py"], capture_output=True, text=True, check=True
    ).stdout
    declared = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]
    assert printed.split() == [bound.replace(">=", "==") for bound in declared]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[0-9.]+", line) for line in printed.split())


def shipped(folder: Path) -> set[str]:
    """Every file under a folder but what Python itself leaves there."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".pyc", ".so")
    }


def build(kind: str, source: Path, to: Path, **environment: str) -> Path:
    """Builds with the backend itself: pip would fetch it, and no test asks the network. What can be
    compiled has to be."""
    to.mkdir()
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", to],
        cwd=source,
        env=os.environ | {"SCRAPER_COMPILED": "1", "SCRAPER_PURE": ""} | environment,
        capture_output=True,
        check=True,
    )
    (built,) = to.iterdir()
    return built


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source distribution, unpacked."""
    folder = tmp_path_factory.mktemp("sdist")
    with tarfile.open(build("sdist", ROOT, folder / "dist")) as archive:
        archive.extractall(folder, filter="data")
    (unpacked,) = (path for path in folder.iterdir() if path.name != "dist")
    return unpacked


@pytest.fixture(scope="module")
def wheel(sdist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel with compiled parts, built away from the checkout."""
    return build("wheel", sdist, tmp_path_factory.mktemp("wheel") / "dist")


@pytest.fixture(scope="module")
def pure(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as the checkout gives it on a machine without a compiler."""
    no_compiler = {"SCRAPER_COMPILED": "", "CC": "no-such-compiler"}
    return build("wheel", ROOT, tmp_path_factory.mktemp("pure") / "dist", **no_compiler)


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_the_package_with_its_data_and_the_seeds(wheel: Path) -> None:
    code_and_data = {
        f"scraper/{name}"
        for name in shipped(ROOT / "scraper")
        if not name.endswith((".pyx", ".pxd"))
    } - {"scraper/_build.py"}
    seeds = {f"scraper/_seeds/{name}" for name in shipped(ROOT / "seeds")}
    held = {name for name in names(wheel) if ".dist-info/" not in name}
    assert held == code_and_data | seeds | set(parts())
    assert {
        "scraper/py.typed",
        "scraper/arabic/agencies.txt",
        "scraper/demo/furniture.toml",
        "scraper/_seeds/specimen.txt",
        "scraper/_seeds/catalogue.tsv",
    } <= held


def test_without_a_compiler_the_wheel_is_for_every_machine_and_reads_the_same(
    wheel: Path, pure: Path, tmp_path: Path
) -> None:
    assert pure.name.endswith("-py3-none-any.whl") and "-cp3" in wheel.name
    page = tmp_path / "page.html"
    page.write_bytes(next(pages()).page.body)
    runs = [(built, tmp_path / built.stem, "-m", "scraper") for built in (wheel, pure)]
    assert [run_unpacked(*run, "--version").stdout.split(" ", 2)[2] for run in runs] == [
        "(compiled)\n",
        "(pure Python)\n",
    ]
    records = [json.loads(run_unpacked(*run, "parse", str(page)).stdout) for run in runs]
    assert records[0] | {"fetched_at": ""} == records[1] | {"fetched_at": ""}


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    inside = names(wheel)
    with zipfile.ZipFile(wheel) as archive:
        (card,) = (name for name in inside if name.endswith(".dist-info/METADATA"))
        text = archive.read(card).decode()
    assert "\nLicense-Expression: MIT\n" in text
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in inside)
    assert "\nRequires-Python: >=3.11\n" in text
    assert (ROOT / "README.md").read_text("utf-8") in text


def test_the_sdist_holds_what_the_tests_need_and_nothing_else(sdist: Path) -> None:
    held = shipped(sdist)
    for folder in ("scraper", "seeds", "tests", ".ci"):
        assert {f"{folder}/{name}" for name in shipped(ROOT / folder)} <= held
    top = {name.partition("/")[0] for name in held}
    assert top == {
        *("scraper", "seeds", "tests", ".ci", "README.md", "LICENSE", "pyproject.toml"),
        *("PKG-INFO", ".gitignore"),
    }


def test_the_sdist_and_the_checkout_build_the_same_wheel_but_for_what_is_compiled(
    wheel: Path, pure: Path
) -> None:
    assert names(wheel) - names(pure) == set(parts())
    assert names(pure) < names(wheel)


def test_an_editable_install_points_at_the_checkout_and_copies_nothing(tmp_path: Path) -> None:
    editable = build("wheel:editable", ROOT, tmp_path / "dist")
    beside = {name for name in names(editable) if ".dist-info/" not in name}
    (pointer,) = beside
    with zipfile.ZipFile(editable) as archive:
        assert archive.read(pointer).decode().strip() == str(ROOT)


def run_unpacked(wheel: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with the wheel in place of the checkout, in an empty folder."""
    unpacked, empty = folder / "unpacked", folder / "empty"
    if not unpacked.exists():
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unpacked)
        empty.mkdir(parents=True)
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=empty,
        env={"PYTHONPATH": str(unpacked), "PYTHONWARNINGS": "error", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )


def test_the_wheel_reads_its_seeds_and_a_page_away_from_the_checkout(
    wheel: Path, tmp_path: Path
) -> None:
    where = "import scraper.seedfinder as s; print(s.__file__, s.shipped_seeds())"
    module, seeds = run_unpacked(wheel, tmp_path, "-c", where).stdout.split()
    assert Path(module) == tmp_path / "unpacked" / "scraper" / "seedfinder.py"
    assert Path(seeds) == tmp_path / "unpacked" / "scraper" / "_seeds"
    listed = run_unpacked(wheel, tmp_path, "-m", "scraper", "seeds").stdout.splitlines()
    assert len(listed) == len(list((ROOT / "seeds").glob("*.toml")))
    record = run_unpacked(wheel, tmp_path, "-m", "scraper", "parse", f"{seeds}/specimen.txt")
    assert "هدوء نسبي في إدلب" in record.stdout


def test_the_installed_command_is_the_program() -> None:
    (command,) = entry_points(group="console_scripts", name="scraper")
    assert command.value == PROJECT["scripts"]["scraper"]
    assert callable(command.load())
    assert metadata("arabic-news-scraper")["Version"] == PROJECT["version"]
