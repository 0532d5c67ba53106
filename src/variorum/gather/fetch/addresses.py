"""Decides which machines may be asked: a page must not send us to the router, the printer or the cloud's metadata service (server-side
request forgery).
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Resolve = Callable[[str, int], Sequence[str]]

# Addresses of IPv6 that stand for one of IPv4 (RFC 6052).
NAT64 = IPv6Network("64:ff9b::/96")
# What Python's tables call global, or do not know, and no machine on the open internet has: IPv4 written into IPv6 as was
# once done, or by translators, addresses of a site, a network's own NAT64, and those of examples.
NEVER = tuple(
    IPv6Network(network)
    for network in (
        "::/96",
        "::ffff:0:0:0/96",
        "fec0::/10",
        "64:ff9b:1::/48",
        "100::/64",
        "3fff::/20",
        "5f00::/16",
    )
)
# The second half of an address that carries IPv4 over a site (ISATAP) begins so, before the IPv4 address itself.
ISATAP = frozenset({0x00005EFE, 0x02005EFE})


def looked_up(host: str, port: int) -> tuple[str, ...]:
    """The addresses of `host`, in the order of the system's resolver, each once. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    # each entry ends with (address, port), in IPv6 with two numbers more
    return tuple(dict.fromkeys(str(address) for *_, (address, *_) in found))


def is_public(address: str) -> bool:
    """Whether the address is on the open internet: not private, loopback, link-local, shared, reserved or
    multicast, nor an IPv6 address that leads to an IPv4 one which is.
    """
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address) and any(ip in network for network in NEVER):
        return False
    return all(one.is_global and not one.is_multicast for one in (ip, *_inner(ip)))


def _inner(ip: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """IPv4 addresses inside an IPv6 one: mapped, 6to4, Teredo, NAT64, ISATAP."""
    if isinstance(ip, IPv4Address):
        return ()
    # `ip.teredo` is (server, client): the client is whom we would ask
    teredo = ip.teredo[1] if ip.teredo else None
    # the last 32 bits, where NAT64 and ISATAP have the address
    last = IPv4Address(int(ip) & 0xFFFFFFFF)
    held = last if ip in NAT64 or (int(ip) >> 32) & 0xFFFFFFFF in ISATAP else None
    return tuple(inner for inner in (ip.ipv4_mapped, ip.sixtofour, teredo, held) if inner is not None)
