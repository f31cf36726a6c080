"""Which IP addresses are on the public Internet. Pure, and data first.

``ipaddress.is_global`` is not used: its answer has changed between minor versions of Python
(gh-113171), and it looks inside no tunnel.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

IPAddress = IPv4Address | IPv6Address

# IANA IPv4 Special-Purpose Address Registry (RFC 6890), and what clouds serve beside it. The
# globally reachable exceptions in it (192.0.0.9, 192.0.0.10, AS112, AMT) serve no web pages.
_CLOSED_V4 = tuple(
    (IPv4Network(network), why)
    for network, why in (
        ("0.0.0.0/8", "an unspecified address (RFC 1122)"),
        ("10.0.0.0/8", "a private address (RFC 1918)"),
        ("100.64.0.0/10", "a carrier's shared address (RFC 6598)"),
        ("127.0.0.0/8", "a loopback address (RFC 1122)"),
        ("168.63.129.16/32", "a cloud's metadata address (Azure)"),
        ("169.254.0.0/16", "a link-local or cloud metadata address (RFC 3927)"),
        ("172.16.0.0/12", "a private address (RFC 1918)"),
        ("192.0.0.0/24", "an address for protocols (RFC 6890)"),
        ("192.0.2.0/24", "an address for documentation (RFC 5737)"),
        ("192.31.196.0/24", "an address of AS112 (RFC 7535)"),
        ("192.52.193.0/24", "an address of AMT (RFC 7450)"),
        ("192.88.99.0/24", "a 6to4 relay (RFC 7526)"),
        ("192.168.0.0/16", "a private address (RFC 1918)"),
        ("192.175.48.0/24", "an address of AS112 (RFC 7534)"),
        ("198.18.0.0/15", "an address for benchmarks (RFC 2544)"),
        ("198.51.100.0/24", "an address for documentation (RFC 5737)"),
        ("203.0.113.0/24", "an address for documentation (RFC 5737)"),
        ("224.0.0.0/4", "a multicast address (RFC 5771)"),
        ("240.0.0.0/4", "a reserved or broadcast address (RFC 1112, RFC 919)"),
    )
)

# Only 2000::/3 is given out for use on the Internet (IANA IPv6 Address Space). Outside of it
# everything is refused; these names are for the message. Inside of it, the special registry.
_CLOSED_V6 = tuple(
    (IPv6Network(network), why)
    for network, why in (
        ("::/128", "the unspecified address (RFC 4291)"),
        ("::1/128", "the loopback address (RFC 4291)"),
        ("64:ff9b:1::/48", "an address of local translation (RFC 8215)"),
        ("100::/64", "a discard-only address (RFC 6666)"),
        ("fc00::/7", "a private or cloud metadata address (RFC 4193)"),
        ("fe80::/10", "a link-local address (RFC 4291)"),
        ("fec0::/10", "a site-local address (RFC 3879)"),
        ("ff00::/8", "a multicast address (RFC 4291)"),
        ("2001::/23", "an address for protocols, such as Teredo (RFC 2928, RFC 4380)"),
        ("2001:db8::/32", "an address for documentation (RFC 3849)"),
        ("2002::/16", "a 6to4 address, given up (RFC 7526)"),
        ("2620:4f:8000::/48", "an address of AS112 (RFC 7534)"),
        ("3fff::/20", "an address for documentation (RFC 9637)"),
    )
)
_GIVEN_OUT_V6 = IPv6Network("2000::/3")

# Networks whose addresses carry an IPv4 address in their last 32 bits.
_CARRIERS = (
    IPv6Network("::ffff:0:0/96"),  # IPv4-mapped (RFC 4291)
    IPv6Network("64:ff9b::/96"),  # NAT64 (RFC 6052): what DNS64 gives for every IPv4 host
)
# ISATAP (RFC 5214) carries it in the interface identifier, under any prefix.
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
_LOW_32 = 0xFFFFFFFF

# What the user may name a host for: a machine of their own. Link-local addresses are not among
# them, because cloud metadata lives there and no news site does.
_OWN = tuple(
    IPv4Network(network) for network in ("10.0.0.0/8", "127.0.0.0/8", "172.16.0.0/12",
                                         "192.168.0.0/16", "100.64.0.0/10")
)  # fmt: skip
_OWN_V6 = (IPv6Network("::1/128"), IPv6Network("fc00::/7"))
_METADATA = frozenset(
    map(
        IPv6Address,
        # AWS, Google Cloud, Scaleway, as each documents it; 100.100.100.200 (Alibaba) is IPv4.
        ("fd00:ec2::254", "fd20:ce::254", "fd00:42::42"),
    )
)
_METADATA_V4 = frozenset({IPv4Address("100.100.100.200")})


def closed(address: IPAddress) -> str | None:
    """Why the address is not a server on the public Internet, in words; None: it is one."""
    if isinstance(address, IPv4Address):
        return next((why for network, why in _CLOSED_V4 if address in network), None)
    address = _without_scope(address)
    if any(address in network for network in _CARRIERS):
        return _carried(IPv4Address(int(address) & _LOW_32))
    why = next((why for network, why in _CLOSED_V6 if address in network), None)
    if why is None and address not in _GIVEN_OUT_V6:
        why = "an address outside of those given out (IANA)"
    if why is None and int(address) >> 32 & _LOW_32 in _ISATAP:
        return _carried(IPv4Address(int(address) & _LOW_32))
    return why


def own(address: IPAddress) -> bool:
    """Whether it may be a machine of the user's own: loopback, private, carrier's shared; never
    one where a cloud serves its metadata."""
    if isinstance(address, IPv6Address):
        address = _without_scope(address)
        mapped = address.ipv4_mapped
        if mapped is None:
            return address not in _METADATA and any(address in net for net in _OWN_V6)
        address = mapped
    return address not in _METADATA_V4 and any(address in net for net in _OWN)


def _carried(inner: IPv4Address) -> str | None:
    why = closed(inner)
    return why and f"{why}, {inner} within IPv6"


def _without_scope(address: IPv6Address) -> IPv6Address:
    return IPv6Address(int(address)) if address.scope_id else address
