"""Exactly once: real runs, really killed, restarted, and counted. ``kill`` does it at length."""

from __future__ import annotations

import pytest

from tests.promises.kill import ordeal


@pytest.mark.slow
@pytest.mark.parametrize("seed", [11, 12])
def test_killed_anywhere_and_restarted_each_article_is_written_once(seed: int) -> None:
    whole = ordeal(12, seed, lambda words: None)
    assert whole.deaths.total() == 12
    assert len(whole.deaths) >= 4, "of several kinds"
