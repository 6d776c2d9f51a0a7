"""What may be fetched, and what one fetch may cost. Tests give a policy of their own; nothing else does."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from sayso.fetching.resolving import system_addresses

IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network
# Host name, port, seconds left -> addresses as text, in the order to try.
Resolver = Callable[[str, int, float], tuple[str, ...]]

_MIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class NetworkPolicy:
    """The rules of one fetch.

    `body_bytes` bounds the body as sent and, again, as unpacked. `seconds` is for everything together: names,
    connections, redirects, body. `exempt` are networks taken although they are not public; `authorities_file` is a PEM
    file of certificate authorities to trust beside the usual ones. Both are empty but in tests.
    """

    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})
    redirects: int = 5
    body_bytes: int = 20 * _MIB
    seconds: float = 30.0
    resolver: Resolver = system_addresses
    exempt: tuple[IPNetwork, ...] = ()
    authorities_file: str | None = None


STRICT: Final = NetworkPolicy()
