"""Which machines may be asked. A page must not send us to the router, the printer or the cloud's metadata service."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Resolve = Callable[[str, int], Sequence[str]]

NAT64 = IPv6Network("64:ff9b::/96")


def looked_up(host: str, port: int) -> tuple[str, ...]:
    """The addresses of `host`, in the order of the system's resolver, each once. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """On the open internet: not private, loopback, link-local, shared, reserved or multicast, and not an IPv6 address
    that leads to an IPv4 one which is.
    """
    ip = ip_address(address.partition("%")[0])
    return all(one.is_global and not one.is_multicast for one in (ip, *_inner(ip)))


def _inner(ip: IPv4Address | IPv6Address) -> tuple[IPv4Address, ...]:
    """IPv4 addresses inside an IPv6 one: mapped, 6to4, Teredo, NAT64."""
    if isinstance(ip, IPv4Address):
        return ()
    teredo = ip.teredo[1] if ip.teredo else None
    nat64 = IPv4Address(int(ip) & 0xFFFFFFFF) if ip in NAT64 else None
    return tuple(one for one in (ip.ipv4_mapped, ip.sixtofour, teredo, nat64) if one is not None)
