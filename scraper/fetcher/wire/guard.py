"""Keeps the fetcher on the public Internet: no page, feed or redirect can point it at this
machine, its network, or a cloud's metadata service (server-side request forgery).

A host name is looked up once; each address it has is judged; and the socket connects to one of
those very addresses, so a second, different answer of the name server changes nothing (DNS
rebinding). Every spelling of an address (decimal, octal, hexadecimal, mapped) has become an
address by then. It is asked for every connection, so for every hop of a redirect too.

The user may name hosts of their own (a seed's, an argument's): see ``Guard.allow``.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import ip_address

from scraper.fetcher.wire.networks import IPAddress, closed, own

SockAddr = tuple[str, int] | tuple[str, int, int, int]  # as getaddrinfo gives it
Lookup = Callable[[str, int], Iterable[SockAddr]]

# Ports of other protocols, which a request could be made to speak to (fetch.spec.whatwg.org,
# section "Port blocking"): what no browser connects to, no redirect makes us connect to.
BAD_PORTS = frozenset(
    {
        *(0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95),
        *(101, 102, 103, 104, 109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179),
        *(389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601),
        *(636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000),
        *(6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080),
    }
)

KEPT_FOR = 900.0  # seconds for which an answer of the name server is good
KEPT_FAILURE_FOR = 30.0


class Refused(Exception):  # noqa: N818 - not an error of ours: the address is refused
    """The host may not be connected to; the message says why in one sentence."""


class Unresolved(Exception):  # noqa: N818
    """The name server knows no address of the host, or did not answer in time."""


class Offline(Unresolved):
    """No name server could be asked: the trouble is on this side, not the host's."""


def system_lookup(host: str, port: int) -> list[SockAddr]:
    """The addresses of a host in the order of RFC 6724, as the system has it. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [sockaddr for *_, sockaddr in found if isinstance(sockaddr[0], str)]


@dataclass(frozen=True, slots=True)
class _Known:
    until: float
    addresses: tuple[SockAddr, ...] = ()
    refused: str = ""
    unresolved: str = ""
    offline: bool = False


class Guard:
    """Resolves hosts to addresses that may be connected to. Safe to share between threads."""

    def __init__(
        self,
        allowed: Iterable[str] = (),
        *,
        lookup: Lookup = system_lookup,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``allowed``: hosts that the user named, see ``allow``. ``lookup`` may block and raise
        OSError; ``clock`` counts seconds."""
        self._lookup, self._clock = lookup, clock
        self._allowed: set[str] = set()
        self._seen_public: set[str] = set()
        self._known: dict[tuple[str, int], _Known] = {}
        self._lock = threading.Lock()
        for host in allowed:
            self.allow(host)

    def allow(self, host: str) -> None:
        """The user named this host: ``"name"`` (any port), ``"name:port"``, ``"[::1]:port"``.

        An IP address named so is allowed whatever it is. A *name* is allowed to be a machine of
        the user's own (loopback, private), but never link-local or cloud metadata; and a name
        that has once been a public site stays one for the run. Otherwise every publisher in the
        seeds could point its name at 127.0.0.1 and have the scraper knock there.
        """
        self._allowed.add(host.lower().rstrip("."))

    def addresses(
        self, host: str, port: int, *, timeout: float | None = None
    ) -> tuple[SockAddr, ...]:
        """The socket addresses of the host that may be connected to, best first.

        Raises Refused when it has none but closed ones, or the port is another protocol's;
        Unresolved when it has none at all, or the name server has not answered within
        ``timeout`` seconds; Offline where none could be asked.
        """
        key = (host.lower().rstrip("."), port)
        if port in BAD_PORTS and not self._named(*key):
            raise Refused(f"port {port} of {key[0]} is not one for web pages: refused")
        with self._lock:
            known = self._known.get(key)
        if known is None or known.until <= self._clock():
            known = self._judge(key[0], port, *self._ask(host, port, timeout))
            with self._lock:
                self._known[key] = known
        if known.refused:
            raise Refused(known.refused)
        if known.unresolved:
            raise (Offline if known.offline else Unresolved)(known.unresolved)
        return known.addresses

    def works(self, host: str, port: int, address: SockAddr) -> None:
        """This address of the host was connected to: it comes first from now on."""
        key = (host.lower().rstrip("."), port)
        with self._lock:
            known = self._known.get(key)
            if known and known.addresses[:1] != (address,) and address in known.addresses:
                rest = tuple(other for other in known.addresses if other != address)
                self._known[key] = _Known(known.until, (address, *rest))

    def _ask(
        self, host: str, port: int, timeout: float | None
    ) -> tuple[tuple[SockAddr, ...], str, bool]:
        """Looks the host up in a thread of its own: the system's resolver has no time limit that
        a caller could set. A thread left behind ends when the resolver gives up. Gives the
        addresses, why there are none, and whether that is so because no name server was there."""
        found: list[SockAddr] = []
        fault: list[tuple[str, bool]] = []

        def ask() -> None:
            try:
                found.extend(self._lookup(host, port))
            except (OSError, UnicodeError) as error:
                why = _unknown(host, getattr(error, "strerror", None) or str(error))
                fault.append((why, getattr(error, "errno", None) == socket.EAI_AGAIN))

        if timeout is None:
            ask()
        else:
            thread = threading.Thread(target=ask, name=f"lookup {host}", daemon=True)
            try:
                thread.start()
            except RuntimeError:  # the machine gives no more threads: it takes what it takes
                ask()
            else:
                thread.join(max(0.0, timeout))
            if thread.is_alive():
                words = f"the name server gave no address of {host} within {timeout:.0f} s"
                return (), words, False
        why, offline = fault[0] if fault else ("", False)
        return tuple(dict.fromkeys(found)), why, offline

    def _judge(
        self, host: str, port: int, found: tuple[SockAddr, ...], fault: str, offline: bool
    ) -> _Known:
        now = self._clock()
        if any(_closed(sockaddr) is None for sockaddr in found):
            self._seen_public.add(host)
        good, refused = [], ""
        for sockaddr in found:
            why = self._verdict(host, port, sockaddr)
            if why is None:
                good.append(sockaddr)
            else:
                alone = host.strip("[]") == sockaddr[0]
                refused = f"{host} is {'' if alone else f'{sockaddr[0]}, '}{why}: refused"
        if good:
            return _Known(now + KEPT_FOR, tuple(good))
        if refused:
            return _Known(now + KEPT_FOR, refused=refused)
        words = fault or _unknown(host, "no answer")
        return _Known(now + KEPT_FAILURE_FOR, unresolved=words, offline=offline)

    def _verdict(self, host: str, port: int, sockaddr: SockAddr) -> str | None:
        why = _closed(sockaddr)
        address = parse_ip(sockaddr[0])
        if why is None or address is None or not self._named(host, port):
            return why
        if parse_ip(host.strip("[]")) == address:
            return None
        return None if own(address) and host not in self._seen_public else why

    def _named(self, host: str, port: int) -> bool:
        bracketed = f"[{host}]" if ":" in host and not host.startswith("[") else host
        bare = bracketed.strip("[]")
        return not self._allowed.isdisjoint((bare, bracketed, f"{bracketed}:{port}"))


def _unknown(host: str, why: str) -> str:
    return f"no address found for {host} ({why}); is it written so, is this machine on the network?"


def _closed(sockaddr: SockAddr) -> str | None:
    address = parse_ip(sockaddr[0])
    return "not an IP address" if address is None else closed(address)


def parse_ip(text: str) -> IPAddress | None:
    """The IP address in its usual spelling, else None."""
    try:
        return ip_address(text)
    except ValueError:
        return None
