"""Countries and time zones, as the time zone database knows them.

Both lists come from the ``tzdata`` package (public domain, kept by IANA), not from the machine:
a seed that is right here is right everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

# The 22 members of the Arab League (https://www.lasportal.org), by English name:
# ISO 3166-1 alpha-2, and the name in Arabic as in CLDR's ar.xml.
ARAB_LEAGUE: Mapping[str, str] = MappingProxyType(
    {
        "DZ": "الجزائر",
        "BH": "البحرين",
        "KM": "جزر القمر",
        "DJ": "جيبوتي",
        "EG": "مصر",
        "IQ": "العراق",
        "JO": "الأردن",
        "KW": "الكويت",
        "LB": "لبنان",
        "LY": "ليبيا",
        "MR": "موريتانيا",
        "MA": "المغرب",
        "OM": "عُمان",
        "PS": "فلسطين",
        "QA": "قطر",
        "SA": "السعودية",
        "SO": "الصومال",
        "SD": "السودان",
        "SY": "سوريا",
        "TN": "تونس",
        "AE": "الإمارات",
        "YE": "اليمن",
    }
)


@cache
def countries() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 codes with their usual English names (``iso3166.tab``)."""
    from importlib.resources import files  # dear to load, and for who reads a seed alone

    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    rows = (line.split("\t", 1) for line in table.splitlines() if not line.startswith("#"))
    return MappingProxyType(dict(rows))


def code_of(name: str) -> str:
    """The code of the country that a text means: a code in any case, an English name, or an Arabic
    one of the Arab League; empty where it means none.

    >>> code_of("Syria"), code_of("الاردن"), code_of("sy"), code_of("Atlantis")
    ('SY', 'JO', 'SY', '')
    """
    from scraper.arabic.text import fold  # dear to load, and only for who mistypes

    if name.upper() in countries():
        return name.upper()
    key = fold(name)
    names = (*countries().items(), *ARAB_LEAGUE.items())
    return next((code for code, each in names if fold(each) == key), "")


@cache
def zones() -> frozenset[str]:
    """The names of all IANA time zones, links included (``Asia/Kuwait`` is one)."""
    from importlib.resources import files

    return frozenset(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())
