"""Takes over what a named proxy says of the browser behind it (address, scheme, user). From anybody else such headers are removed."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address, ip_network

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from variorum.errors import UsageError

# How headers begin that only a proxy may set.
SAID = (b"x-forwarded-", b"forwarded", b"x-real-ip", b"x-remote-user", b"remote-user")


class Proxied:
    """The application behind named proxies, as ASGI middleware. `proxies`: their addresses, or networks as
    10.0.0.0/8. Raises UsageError for what is neither, "*" included.
    """

    def __init__(self, app: ASGIApp, proxies: Sequence[str]) -> None:
        """Reads the addresses of the proxies. Raises UsageError for one that is no address and no network."""
        self.app = app
        try:
            self.named = tuple(ip_network(one) for one in proxies)
        except ValueError as error:
            raise UsageError(f"a proxy is named by its address or network: {error}") from error
        # uvicorn's own: which of the addresses in X-Forwarded-For is the last that no named proxy has.
        self.believed = ProxyHeadersMiddleware(app, trusted_hosts=list(proxies))  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request on: from a named proxy with what it says, from anybody else without such headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif self._is_named(scope):
            await self.believed(scope, receive, send)  # type: ignore[arg-type]
        else:
            kept = [(name, value) for name, value in scope["headers"] if not name.lower().startswith(SAID)]
            await self.app({**scope, "headers": kept}, receive, send)

    def _is_named(self, scope: Scope) -> bool:
        """Whether the request comes from a proxy that was named."""
        try:
            peer = ip_address((scope.get("client") or ("",))[0])
        except ValueError:
            return False
        return any(peer in network for network in self.named)
