"""The commands. ``scraper.cli:main`` is the program's entry point."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command that the arguments name, and ends the process with its exit status.

    Nothing is imported before, so that Ctrl-C is heard in words from the first moment on.
    """
    try:
        from scraper.cli.program import main as begin

        begin(arguments)
    except KeyboardInterrupt:
        if sys.stderr is not None:  # closed by the caller
            sys.stderr.write("scraper: stopped\n")
        sys.exit(1)
