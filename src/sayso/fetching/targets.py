"""A web address taken apart and checked before any name is looked up. What can be read in two ways is refused."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from sayso.errors import FetchRefused

_LONGEST_URL_CHARS: Final = 4096
_LONGEST_HOST_CHARS: Final = 253
_DEFAULT_PORTS: Final = {"http": 80, "https": 443}
_NETLOC: Final = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[^\[\]:%]+)(?::[0-9]{1,5})?")
_LABEL: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMERIC_LABEL: Final = re.compile(r"0x[0-9a-f]*|[0-9]+")
# Names that only an inner network answers. Source: RFC 6761, 6762, 7686, 8375, 9476; ICANN's name collision list.
_INNER_SUFFIXES: Final = (
    *("localhost", "local", "localdomain", "internal", "intranet", "private", "lan", "home", "corp", "home.arpa"),
    *("onion", "alt"),
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect and what to ask. `host` is ASCII, without brackets; `path` has the query with it."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def address(self) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
        """The address that the URL itself spells, if it does."""
        try:
            return ipaddress.ip_address(self.host)
        except ValueError:
            return None

    @property
    def host_header(self) -> str:
        """The `Host` line: brackets around IPv6, the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"


def parse_target(url: str, ports: frozenset[int]) -> Target:
    """Check a web address as far as that goes without the network.

    Raises:
        FetchRefused: not http or https, another port, a user name, an odd spelling, or a name of an inner network.
    """
    if len(url) > _LONGEST_URL_CHARS:
        raise FetchRefused(f"The address has {len(url)} characters; at most {_LONGEST_URL_CHARS} are taken.")
    shown = repr(url)[1:-1]
    # Browsers, proxies and libraries disagree about these; none belongs into an address.
    if any(not character.isprintable() or character in " \\" for character in url):
        raise FetchRefused(f"{shown}: there is a blank, a backslash or an unprintable character in the address.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchRefused(f"{shown}: this is no web address ({error}).") from error
    if parts.scheme not in _DEFAULT_PORTS:
        raise FetchRefused(f"{shown}: only http:// and https:// addresses are fetched.")
    if "@" in parts.netloc:
        raise FetchRefused(f"{shown}: the address holds a user name or password; take it out.")
    if not _NETLOC.fullmatch(parts.netloc):
        raise FetchRefused(f"{shown}: {parts.netloc!r} is no host with or without a port.")
    port = _DEFAULT_PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise FetchRefused(f"{shown}: port {port} is not fetched from; only {', '.join(map(str, sorted(ports)))} are.")
    host = _host(parts.netloc, parts.hostname or "", shown)
    # "%" stays, so that what is escaped already is not escaped twice.
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._[]")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?[]')}" if parts.query else ""
    target = Target(url="", scheme=parts.scheme, host=host, port=port, path=path + query)
    return Target(f"{parts.scheme}://{target.host_header}{target.path}", parts.scheme, host, port, target.path)


def _host(netloc: str, host: str, shown: str) -> str:
    """The host in ASCII: a canonical address, or a name with at least one dot.

    1. Addresses in brackets must be plain IPv6.
    2. Names in other scripts become ASCII; whatever they become is checked like any other.
    3. A last label of digits means an IPv4 address, which must be written in the usual way.
    4. A name needs a dot, allowed characters, and a suffix of the public name space.
    """
    # 1
    if netloc.startswith("["):
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError as error:
            raise FetchRefused(f"{shown}: the address in brackets is no plain IPv6 address.") from error
    # 2
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise FetchRefused(f"{shown}: the host name cannot be written in the characters of host names.") from error
    name = name.lower().removesuffix(".")
    labels = name.split(".")
    # 3
    if _NUMERIC_LABEL.fullmatch(labels[-1]):
        try:
            return str(ipaddress.IPv4Address(name))
        except ValueError as error:
            raise FetchRefused(f"{shown}: the host is a number in an unusual spelling.") from error
    # 4
    if len(name) > _LONGEST_HOST_CHARS or not all(_LABEL.fullmatch(label) for label in labels):
        raise FetchRefused(f"{shown}: {name!r} is no host name.")
    if len(labels) < 2 or any(name == suffix or name.endswith(f".{suffix}") for suffix in _INNER_SUFFIXES):
        raise FetchRefused(f"{shown}: {name} names a host of an inner network, not of the public internet.")
    return name
