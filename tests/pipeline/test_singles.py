"""Single pages by their addresses, however many are named."""

from __future__ import annotations

from collections import Counter

import pytest

from scraper.fetcher.wire.exchange import Hop, Request, Response
from scraper.outcome import Kind
from scraper.page import utc_now
from scraper.pipeline import wiring
from scraper.pipeline.options import Options
from scraper.pipeline.singles import get_pages


class Nowhere:
    """A client to whom every server says that there is nothing."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def fetch(self, request: Request, *, deadline: float) -> Hop:
        return Response(request, request.url, 404, fetched_at=utc_now())

    def locate(self, url: str) -> str:
        return ""

    def abort(self) -> None:
        pass

    def close(self) -> None:
        pass


def test_a_list_may_name_more_hosts_than_a_site_may_lead_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wiring, "Client", Nowhere)
    named = [f"https://h{number}.example/1" for number in range(1_100)]
    ends = Counter(single.parsed.kind for single in get_pages(named, Options(delay=0)))
    assert ends == {Kind.GONE: 1_100}
