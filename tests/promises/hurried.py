"""The program with less patience: ``hurried SECONDS run …`` waits so long for a whole answer
instead of a minute, so that a test of answers without an end comes to its own."""

from __future__ import annotations

import sys

from scraper.cli import main
from scraper.pipeline import wiring

if __name__ == "__main__":
    wiring.PAGE_SECONDS = float(sys.argv[1])
    main(sys.argv[2:])
