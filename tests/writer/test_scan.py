"""The lines of an output, and the files that rotation has made of earlier ones."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from scraper.writer import scan
from scraper.writer.scan import Piece, pieces, siblings


def test_a_line_longer_than_any_record_is_one_piece_whose_end_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scan, "LONGEST_LINE", 4)
    found = list(pieces(io.BytesIO(b"ab\n0123456789\ncd"), 0))
    assert found == [
        Piece(0, b"ab", 3, True),
        Piece(3, b"0123", 14, True),
        Piece(14, b"cd", 16, False),
    ]


def test_where_there_is_no_folder_there_is_nothing_rotated(tmp_path: Path) -> None:
    assert siblings(tmp_path / "none" / "a.jsonl") == []
