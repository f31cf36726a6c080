"""Compiles the parts that have a compiled form, while the package is built or installed.

A hatchling build hook. Without a C compiler or the headers of Python the package is built without
them: it gives the same records, more slowly; ``scraper --version`` tells which it is.
``SCRAPER_PURE=1`` asks for that; ``SCRAPER_COMPILED=1`` makes it an error.
"""

from __future__ import annotations

import os
import shutil
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = (
    "scraper/arabic/_text.pyx",
    "scraper/parser/markup/_elements.pyx",
    "scraper/parser/markup/_repairs.pyx",
    "scraper/parser/markup/_walk.pyx",
    "scraper/parser/dates/_tokens.pyx",
)


class CompiledParts(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the compiled parts to a wheel; of an editable install they lie beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """``version`` is hatchling's name of the kind of wheel, ``build_data`` what it collects."""
        if _said("SCRAPER_PURE"):
            return
        root = Path(self.root)
        try:
            if version == "editable":
                _beside_sources(root)
            else:
                out = Path(self.directory) / "compiled"
                compile_parts(root, out)
                build_data["force_include"].update({str(out / part): part for part in parts()})
        except (Exception, SystemExit) as error:  # setuptools ends so where there is no compiler
            if _said("SCRAPER_COMPILED"):
                raise
            self.app.display_warning(f"not compiled, pages are read by Python alone: {error}")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """What was compiled is in the wheel now."""
        shutil.rmtree(Path(self.directory) / "compiled", ignore_errors=True)


def parts() -> list[str]:
    """The files of the compiled parts, as paths in the package."""
    suffix: str = sysconfig.get_config_var("EXT_SUFFIX")
    return [source.removesuffix(".pyx") + suffix for source in SOURCES]


def compile_parts(root: Path, out: Path) -> None:
    """Compiles every part of the sources in ``root``, as ``parts()`` below ``out``."""
    import lxml
    from Cython.Build import cythonize
    from setuptools import Distribution, Extension

    extensions = [
        Extension(
            source.removesuffix(".pyx").replace("/", "."),
            [source],
            include_dirs=lxml.get_include(),  # type: ignore[attr-defined]
            extra_compile_args=["-O2", "-g0"],
        )
        for source in SOURCES
    ]
    with tempfile.TemporaryDirectory() as scratch, _inside(root):
        built = cythonize(extensions, build_dir=scratch, quiet=True)  # type: ignore[no-untyped-call]
        command = Distribution({"name": "scraper", "ext_modules": built}).get_command_obj(
            "build_ext"
        )
        command.build_lib, command.build_temp = str(out), scratch
        command.ensure_finalized()
        command.run()


def _beside_sources(root: Path) -> None:
    """Compiles those that are older than their source, and puts each there at one stroke: another
    process may be importing it."""
    old = [
        part
        for part, source in zip(parts(), SOURCES, strict=True)
        if not (root / part).exists()
        or (root / part).stat().st_mtime < (root / source).stat().st_mtime
    ]
    if old:
        with tempfile.TemporaryDirectory(dir=root / "scraper") as out:
            compile_parts(root, Path(out))
            for part in old:
                (Path(out) / part).replace(root / part)


def _said(name: str) -> bool:
    return os.environ.get(name, "") not in ("", "0")


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """In that folder meanwhile: Cython names its files by their paths from it."""
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


if __name__ == "__main__":
    _beside_sources(Path(__file__).parent.parent)
