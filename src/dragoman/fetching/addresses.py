"""Where a connection may go: names are resolved once, each address is checked, and the checked address itself is connected to.

A name that answers with a public address when it is checked and with a private one when it is used (DNS rebinding) gains
nothing, since it is not looked up a second time.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore

Resolver = Callable[[str, int], Sequence[str]]
"""(host, port) -> addresses, in the order in which to try them. Raises OSError."""
NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))


class AddressRefused(Exception):
    """A name resolves to an address that is not public."""


def resolve(host: str, port: int) -> list[str]:
    """Addresses of a host, by the system."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not private, loopback, link-local, shared, reserved or multicast.

    An IPv6 address that carries an IPv4 address (mapped, 6to4, Teredo, NAT64) is as public as what it carries.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        carried = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if any(ip in network for network in NAT64):
            carried.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        inner = [c for c in carried if c is not None]
        if inner:
            return all(is_public(str(c)) for c in inner)
        if ip.is_site_local:
            return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved and not ip.is_unspecified


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses only, and gives every step no more time than is left until `deadline` (monotonic seconds)."""

    def __init__(self, allow_private: bool, deadline: float, resolver: Resolver = resolve) -> None:
        self.allow_private, self.deadline, self.resolver = allow_private, deadline, resolver
        self.sockets: httpcore.NetworkBackend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        try:
            addresses = self.resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved ({error})") from None
        refused = [a for a in addresses if not is_public(a)]
        if refused and not self.allow_private:
            raise AddressRefused(f"{host} is at {refused[0]}, which is no public address")
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses:
            try:
                stream = self.sockets.connect_tcp(address, port, self._left(timeout), local_address, socket_options)
                return _TimedStream(stream, self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _left(self, timeout: float | None) -> float:
        return time_left(self.deadline, timeout)


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends at the deadline: a server that drips cannot hold it longer."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self.stream, self.deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, time_left(self.deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, time_left(self.deadline, timeout))

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self.stream.start_tls(ssl_context, server_hostname, time_left(self.deadline, timeout))
        return _TimedStream(secured, self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


def time_left(deadline: float, timeout: float | None) -> float:
    """Seconds that a step may take. Raises httpcore.ReadTimeout when none are left."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("out of time")
    return left if timeout is None else min(left, timeout)
