"""Settings for all tests."""

from __future__ import annotations

import signal

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
