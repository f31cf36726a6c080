"""Settings for all tests."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# Nothing here is measured by the clock: a busy machine must not make a test fail. How fast the
# program is stands in tests/benchmarks.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("unhurried")
