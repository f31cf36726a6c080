"""Real processes, really killed: see ``ordeal``."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("ordeal", "least"),
    [
        ("kills", 75),
        ("many_files", 100),
        ("chains", 40),
        ("rotations", 250),
        ("windows", 50),
        ("at_random", 20),
        ("interrupts", 70),
    ],
)
def test_nothing_is_lost_torn_or_doubled(ordeal: str, least: int) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.writer.ordeal", ordeal],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= least
