"""Which addresses are public. Whatever leads to this machine, its network or a cloud's metadata is not."""

from __future__ import annotations

import ipaddress
from typing import Final

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

# Source: IANA IPv4 Special-Purpose Address Registry, all rows that are not globally reachable, with multicast and
# reserved space. Written out, because what `ipaddress` calls global has changed between Python versions.
_NOT_PUBLIC_V4: Final = tuple(
    (ipaddress.IPv4Network(network), why)
    for network, why in (
        ("0.0.0.0/8", "this machine"),
        ("10.0.0.0/8", "a private network"),
        ("100.64.0.0/10", "a provider's inner network"),
        ("127.0.0.0/8", "this machine"),
        ("168.63.129.16/32", "a cloud's metadata service"),
        ("169.254.0.0/16", "the local link or a cloud's metadata service"),
        ("172.16.0.0/12", "a private network"),
        ("192.0.0.0/24", "a reserved network"),
        ("192.0.2.0/24", "a network for documentation"),
        ("192.88.99.0/24", "a retired relay network"),
        ("192.168.0.0/16", "a private network"),
        ("198.18.0.0/15", "a network for benchmarks"),
        ("198.51.100.0/24", "a network for documentation"),
        ("203.0.113.0/24", "a network for documentation"),
        ("224.0.0.0/4", "a multicast group"),
        ("240.0.0.0/4", "a reserved network"),
    )
)
# Source: IANA IPv6 Global Unicast Address Assignments: only 2000::/3 is handed out, but for these of the
# Special-Purpose Address Registry. 6to4 and Teredo carry an IPv4 address that a relay would open, and are retired:
# refused whole.
_PUBLIC_V6: Final = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_V6: Final = tuple(
    (ipaddress.IPv6Network(network), why)
    for network, why in (
        ("2001::/23", "a reserved network"),
        ("2001:db8::/32", "a network for documentation"),
        ("2002::/16", "a 6to4 tunnel"),
        ("3fff::/20", "a network for documentation"),
    )
)
# Networks without IPv4 reach IPv4 hosts through this prefix (RFC 6052), so it is judged by the address inside.
_NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")


def why_not_public(address: IPAddress) -> str | None:
    """What the address leads to if that is not a public host, in words for a sentence; None if it is public."""
    if isinstance(address, ipaddress.IPv4Address):
        return next((why for network, why in _NOT_PUBLIC_V4 if address in network), None)
    if address in _NAT64:
        return why_not_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    if address.ipv4_mapped is not None:
        return why_not_public(address.ipv4_mapped) or "an IPv4 address in disguise"
    if address not in _PUBLIC_V6:
        return "this machine" if address.is_loopback or address.is_unspecified else "a private or reserved network"
    return next((why for network, why in _NOT_PUBLIC_V6 if address in network), None)
