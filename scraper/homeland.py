"""What a site's address and its clocks say of where it is; nothing where that is not certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from scraper.countries import ARAB_LEAGUE

LEAST = 3  # moments that must agree

# The country-code domains in Arabic script of the Arab League's members, in their ASCII form
# (IANA's root zone database, https://www.iana.org/domains/root/db).
_ARABIC_DOMAINS: Mapping[str, str] = MappingProxyType(
    {
        "xn--lgbbat1ad8j": "DZ",  # الجزائر
        "xn--wgbh1c": "EG",  # مصر
        "xn--mgbtx2b": "IQ",  # عراق
        "xn--mgbayh7gpa": "JO",  # الاردن
        "xn--mgbc0a9azcg": "MA",  # المغرب
        "xn--mgbah1a3hjkrd": "MR",  # موريتانيا
        "xn--mgb9awbf": "OM",  # عمان
        "xn--ygbi2ammx": "PS",  # فلسطين
        "xn--wgbl6a": "QA",  # قطر
        "xn--mgberp4a5d4ar": "SA",  # السعودية
        "xn--mgbpl2fh": "SD",  # سودان
        "xn--ogbpf8fl": "SY",  # سورية
        "xn--pgbs0dh": "TN",  # تونس
        "xn--mgbaam7a8h": "AE",  # امارات
        "xn--mgb2ddes": "YE",  # اليمن
        "xn--mgbcpq6gpa1a": "BH",  # البحرين
    }
)
# Domains that are sold to anybody for what they spell: they say nothing of where a site is.
_FOR_SALE = frozenset({"LY", "SO", "DJ", "KM", "SD"})


def country_of(url: str) -> str | None:
    """The Arab country (ISO 3166-1 alpha-2) that the address's domain belongs to, or None."""
    last = (urlsplit(url).hostname or "").rstrip(".").rpartition(".")[2].lower()
    if last in _ARABIC_DOMAINS:
        return _ARABIC_DOMAINS[last]
    code = last.upper()
    return code if code in ARAB_LEAGUE and code not in _FOR_SALE else None


@cache
def zones_of(country: str) -> tuple[str, ...]:
    """The IANA time zones of a country, by ``zone.tab``."""
    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(row[2] for row in rows if row[0] == country)


def zone_of(country: str | None, moments: Iterable[datetime]) -> str | None:
    """The country's zone, where it has one that agrees with the offsets of all the moments, and
    these are aware and at least ``LEAST``; else None."""
    aware = [moment for moment in moments if moment.tzinfo is not None]
    if country is None or len(aware) < LEAST:
        return None
    agreeing = [zone for zone in zones_of(country) if _agrees(ZoneInfo(zone), aware)]
    return agreeing[0] if len(agreeing) == 1 else None


def _agrees(zone: ZoneInfo, moments: Iterable[datetime]) -> bool:
    return all(moment.astimezone(zone).utcoffset() == moment.utcoffset() for moment in moments)
