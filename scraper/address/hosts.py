"""The host of an address: IDNA, IPv4 in all its spellings, IPv6, ports."""

from __future__ import annotations

import re
from functools import lru_cache
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import NoReturn

from scraper.address.tracking import VARIANT_LABELS
from scraper.errors import AddressError

_HOST = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMERIC_LABEL = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")
_PORTS = {"http": 80, "https": 443}


@lru_cache(maxsize=4096)
def authority(scheme: str, text: str) -> str:
    """Host and port as they are stored: lower case, IDNA, without the scheme's own port."""
    if "@" in text:
        raise AddressError(f"{show(text)} holds a user name, which is not taken in an address")
    name, port = text, ""
    if (colon := re.fullmatch(r"(\[.*\]|[^\[\]:]*)(?::(\d*))?", text, re.ASCII)) is not None:
        name, port = colon[1], colon[2] or ""
    number = int(port) if port and len(port) <= 8 else None
    if port and (number is None or number > 65_535):
        raise AddressError(f"{show(text)}: a port is a number up to 65535")
    shown = _address_v6(name) if name.startswith("[") else _domain(name)
    return shown if number in (None, _PORTS[scheme]) else f"{shown}:{number}"


def _address_v6(text: str) -> str:
    if not text.endswith("]") or "%" in text:  # a zone is local to a machine
        _no_host(text)
    try:
        return f"[{_compressed(IPv6Address(text[1:-1]))}]"
    except AddressValueError:
        _no_host(text)


def _compressed(address: IPv6Address) -> str:
    """As browsers write it (WHATWG URL, IPv6 serializer): Python 3.13 prints the IPv4 address in a
    mapped one with dots, those before it do not."""
    mapped = address.ipv4_mapped
    if mapped is None:
        return address.compressed
    return f"::ffff:{int(mapped) >> 16:x}:{int(mapped) & 0xFFFF:x}"


def _no_host(text: str) -> NoReturn:
    if not text:
        raise AddressError("there is no host in this address; write it as https://www.example.com/")
    raise AddressError(f"{show(text)} is not the name of a host; write one as www.example.com")


def _in_ascii(name: str) -> str:
    import idna  # for the rare host alone

    return idna.encode(name, uts46=True).decode("ascii")


def _domain(text: str) -> str:
    """A host name in its ASCII form (UTS 46, as requests does), or a dotted IPv4 address."""
    name = _percent_decoded(text)
    try:
        name = name.lower() if name.isascii() else _in_ascii(name)
    except UnicodeError:  # also what idna raises
        _no_host(text)
    name = name.removesuffix(".")
    if _NUMERIC_LABEL.fullmatch(name.rpartition(".")[2]):
        return _address_v4(name)
    if len(name) > 253 or not _HOST.fullmatch(name):
        _no_host(text)
    return name


def _percent_decoded(text: str) -> str:
    """A host may be written with percent-escapes, says the standard; they hide nothing from us."""
    if "%" not in text:
        return text
    raw = re.sub(rb"%([0-9a-fA-F]{2})", lambda m: bytes([int(m[1], 16)]), text.encode())
    return raw.decode("utf-8", "replace")


def _address_v4(text: str) -> str:
    """Decimal, octal and hexadecimal spellings of an IPv4 address as browsers read them, so that
    ``0x7f.1`` and ``2130706433`` are seen for the loopback that they are."""
    parts = text.split(".")
    if len(parts) > 4 or any(not _NUMERIC_LABEL.fullmatch(p) or len(p) > 14 for p in parts):
        _no_host(text)
    try:
        numbers = [_number(part) for part in parts]
    except ValueError:
        _no_host(text)
    *front, last = numbers
    if any(n > 255 for n in front) or last >= 256 ** (5 - len(parts)):
        _no_host(text)
    return str(IPv4Address(last + sum(n << (8 * (3 - i)) for i, n in enumerate(front))))


def _number(text: str) -> int:
    if text[:2] in ("0x", "0X"):
        return int(text[2:] or "0", 16)
    return int(text, 8 if len(text) > 1 and text.startswith("0") else 10)


@lru_cache(maxsize=4096)
def bare_host(name: str) -> str:
    """The host without port and without labels that only name a form of the site."""
    bare, _, port = name.partition(":") if not name.startswith("[") else (name, "", "")
    label, _, rest = bare.partition(".")
    while label in VARIANT_LABELS and "." in rest:
        bare = rest
        label, _, rest = bare.partition(".")
    return bare if port in ("", "80", "443") else f"{bare}:{port}"


def show(text: str) -> str:
    """Part of a hostile text, fit for a message."""
    return repr(text if len(text) <= 80 else text[:79] + "…") if text else "an empty text"
