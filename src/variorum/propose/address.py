"""Parses the address of a model's server, and decides whether that server is this machine."""

from __future__ import annotations

import socket
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from variorum.errors import UsageError

DEFAULT = "http://127.0.0.1:11434"
# What people add to an address that we add ourselves.
OWN_PATHS = ("/v1/chat/completions", "/chat/completions", "/api/chat", "/v1", "/api")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A server's address. `root`: without the path that either dialect adds. `local`: whether all addresses that its
    name stands for are this machine's.
    """

    root: str
    host: str
    local: bool


def address(url: str, *, allow_remote: bool = False) -> Address:
    """The address of a model's server. Raises UsageError for what is none, and for another machine's unless
    that was allowed. `url`: as the user wrote it.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise UsageError(f"--server {url}: not an address: {error}") from error
    if parts.scheme not in {"http", "https"} or not host:
        raise UsageError(f"--server {url}: expected an address like {DEFAULT}")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise UsageError("--server: an address without user, password or query; give a key by --key-file")
    # the address must be this machine's, unless another was allowed
    local = _is_local(host)
    if not local and not allow_remote:
        raise UsageError(
            f"--server: {host} is not this machine, and reports may be confidential; --allow-remote sends them there"
        )
    path = parts.path.rstrip("/")
    # users paste the whole address of a call ("…/v1/chat/completions"): only what stands before it is kept
    ending = next((own for own in OWN_PATHS if path.endswith(own)), "")
    path = path[: len(path) - len(ending)]
    # an IPv6 address stands in brackets
    shown = f"[{host}]" if ":" in host else host
    return Address(root=f"{parts.scheme}://{shown}{f':{port}' if port else ''}{path}", host=host, local=local)


def _is_local(host: str) -> bool:
    """Whether the host is a loopback address, or "localhost" where this machine takes that for one. No other
    name is looked up.
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        pass
    if host.lower().rstrip(".") != "localhost":
        return False
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, None)}
    except OSError:
        return False
    # "fe80::1%eth0": what stands behind % names the network card
    return bool(found) and all(ip_address(one.split("%")[0]).is_loopback for one in found)
