"""The program with the machine's clock wrong by so many seconds: ``shifted SECONDS run …``."""

from __future__ import annotations

import sys
import time
from datetime import timedelta

from scraper import page

_right, _utc_now = time.time, page.utc_now

if __name__ == "__main__":
    off = float(sys.argv[1])
    # Before anything else of ours has taken hold of them:
    time.time = lambda: _right() + off
    page.utc_now = lambda: _utc_now() + timedelta(seconds=off)
    from scraper.cli import main

    main(sys.argv[2:])
