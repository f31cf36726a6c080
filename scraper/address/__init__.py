"""Addresses: clean to store and fetch, canonical to record, one identity for one article."""

from scraper.address.cleaning import (
    MAX_LENGTH,
    article_id,
    canonical,
    clean,
    host,
    identity,
    join,
    key,
    pasted,
    same_site,
    site,
)
from scraper.address.folding import telling, without_session

__all__ = [
    "MAX_LENGTH",
    "article_id",
    "canonical",
    "clean",
    "host",
    "identity",
    "join",
    "key",
    "pasted",
    "same_site",
    "site",
    "telling",
    "without_session",
]
