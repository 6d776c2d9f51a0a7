"""The only code that uses the network: one page at a time, at the user's word, from public addresses only."""

from sayso.fetching.fetch import fetch
from sayso.fetching.policy import STRICT, NetworkPolicy

__all__ = ["STRICT", "NetworkPolicy", "fetch"]
