"""Settings for all tests."""

from __future__ import annotations

import os
import signal

import pytest
from hypothesis import HealthCheck, settings

# Whoever starts the tests in the background (nohup, a shell's &) hands them ignored signals, and a
# child would inherit that: the runs that are to be interrupted could not be.
for number in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
    if signal.getsignal(number) == signal.SIG_IGN:
        signal.signal(
            number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL
        )

# Nothing here is measured by the clock: a busy machine must not make a test fail. How fast the
# program is stands in tests/benchmarks.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("unhurried")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes of a file give a test their argument's name and a number. What is packed holds the
    second of its making: workers that began in two seconds would not know each other's tests."""
    return argname if isinstance(val, bytes) and len(val) > NAMED else None


NAMED = 30  # bytes that a test may be called after


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Several workers begin with the slow files, so that none is left alone with one at the end."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        slow = {item.path for item in items if item.get_closest_marker("slow")}
        items.sort(key=lambda item: item.path not in slow)
