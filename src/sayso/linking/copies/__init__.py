"""Copies: which reports were taken from which others, and what shows it (`docs/method/copies.md`).

`CopyGraph` grows report by report; `copies_among` answers for reports at hand.
"""

from sayso.linking.copies.comparable import Comparable, comparable
from sayso.linking.copies.graph import CopyGraph, copies_among
from sayso.linking.copies.index import CopyIndex

__all__ = ["Comparable", "CopyGraph", "CopyIndex", "comparable", "copies_among"]
