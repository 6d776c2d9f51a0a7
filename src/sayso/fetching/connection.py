"""One HTTP exchange with one checked address. The time limit holds for every single byte, not only between reads."""

from __future__ import annotations

import http.client
import io
import ipaddress
import socket
import ssl
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.errors import FetchRefused
from sayso.fetching.addresses import IPAddress, why_not_public

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

    from sayso.fetching.policy import NetworkPolicy
    from sayso.fetching.targets import Target


@dataclass(frozen=True, slots=True)
class Deadline:
    """When everything must be done, on the monotonic clock."""

    at: float

    def seconds_left(self) -> float:
        """Time that is left.

        Raises:
            TimeoutError: none is.
        """
        left = self.at - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time limit passed")
        return left


def checked_addresses(target: Target, policy: NetworkPolicy, deadline: Deadline) -> tuple[IPAddress, ...]:
    """Look the host up, once, and check every address that comes back.

    One bad address refuses the host: an honest site does not mix public and private ones, a rebinding one does.

    Raises:
        FetchRefused: an address is not public.
        OSError: the name is not known, or no answer came in time.
    """
    spelled = target.address
    texts = (str(spelled),) if spelled else policy.resolver(target.host, target.port, deadline.seconds_left())
    addresses: list[IPAddress] = []
    for text in texts:
        try:
            address = ipaddress.ip_address(text)
        except ValueError as error:
            raise FetchRefused(f"{target.url}: the name leads to {text!r}, which is no address.") from error
        why = why_not_public(address)
        if why is not None and not any(address in network for network in policy.exempt):
            raise FetchRefused(f"{target.url}: {address} is {why}; only public hosts are fetched from.")
        addresses.append(address)
    if not addresses:
        raise OSError(f"the name {target.host} has no address")
    return tuple(addresses)


def open_response(
    target: Target, policy: NetworkPolicy, deadline: Deadline, headers: dict[str, str]
) -> http.client.HTTPResponse:
    """Connect to a checked address and send a GET request; the caller reads and closes the response.

    Raises:
        FetchRefused: an address is not public, or the certificate does not prove the host.
        OSError: no connection; `TimeoutError` if the time limit passed.
        http.client.HTTPException: the answer is no HTTP.
    """
    connection = _CheckedConnection(target, policy, deadline)
    try:
        connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": target.host_header, **headers, "Connection": "close"}.items():
            connection.putheader(name, value)
        connection.endheaders()
        return connection.getresponse()
    except BaseException:
        connection.close()
        raise


class _CheckedConnection(http.client.HTTPConnection):
    """http.client's exchange over our own socket. It reads no proxy settings, no .netrc, keeps no cookies."""

    def __init__(self, target: Target, policy: NetworkPolicy, deadline: Deadline) -> None:
        super().__init__(target.host, target.port)
        self._target = target
        self._policy = policy
        self._deadline = deadline

    def connect(self) -> None:
        """Look up, check, and connect to that very address; nothing is looked up a second time."""
        addresses = checked_addresses(self._target, self._policy, self._deadline)
        for position, address in enumerate(addresses, start=1):
            try:
                plain = _connected(address, self._target.port, self._deadline)
                break
            except OSError:
                if position == len(addresses):
                    raise
        try:
            self.sock = _TimedSocket(self._secured(plain), self._deadline)
        except BaseException:
            plain.close()
            raise

    def _secured(self, plain: socket.socket) -> socket.socket:
        if self._target.scheme != "https":
            return plain
        context = _tls_context(self._policy.authorities_file)
        plain.settimeout(self._deadline.seconds_left())
        try:
            # The certificate is held against the name in the URL, although we connected by address.
            return context.wrap_socket(plain, server_hostname=self._target.host)
        except ssl.SSLCertVerificationError as error:
            raise FetchRefused(
                f"{self._target.url}: the certificate does not prove the host ({error.verify_message}); not fetched."
            ) from error


def _tls_context(authorities_file: str | None) -> ssl.SSLContext:
    import certifi  # only where a page is fetched

    context = ssl.create_default_context()
    # Some Pythons come without authorities of their own; an added file (SSL_CERT_FILE) keeps its say.
    context.load_verify_locations(certifi.where())
    if authorities_file is not None:
        context.load_verify_locations(authorities_file)
    return context


def _connected(address: IPAddress, port: int, deadline: Deadline) -> socket.socket:
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    connected = socket.socket(family, socket.SOCK_STREAM)
    try:
        connected.settimeout(deadline.seconds_left())
        connected.connect((str(address), port))
    except BaseException:
        connected.close()
        raise
    return connected


class _TimedSocket:
    """The parts of a socket that http.client uses, each call bounded by the deadline of the whole fetch.

    A socket's own timeout starts anew with every byte received, so that a server could drip for ever.
    """

    def __init__(self, inner: socket.socket, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline
        self._has_reader = False

    def sendall(self, content: bytes) -> None:
        self._inner.settimeout(self._deadline.seconds_left())
        self._inner.sendall(content)

    def makefile(self, mode: str) -> io.BufferedReader:
        """A reader that owns the socket from here on: closing the response closes it."""
        if mode != "rb":
            raise ValueError(mode)
        self._has_reader = True
        return io.BufferedReader(_TimedReader(self._inner, self._deadline))

    def close(self) -> None:
        """Close the socket, unless a response took it over: http.client lets go while the body is still to come."""
        if not self._has_reader:
            self._inner.close()


class _TimedReader(io.RawIOBase):
    def __init__(self, inner: socket.socket, deadline: Deadline) -> None:
        super().__init__()
        self._inner = inner
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        self._inner.settimeout(self._deadline.seconds_left())
        return self._inner.recv_into(buffer)

    def close(self) -> None:
        self._inner.close()
        super().close()
