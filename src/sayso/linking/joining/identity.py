"""Ids of joined things, made from their first member, so that an id stays while reports are only added."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Literal


def joined_id(kind: Literal["actor", "event"], members: Iterable[str]) -> str:
    """The id of an actor or event: made from the first of its members' ids in order of text."""
    return f"{kind}:{hashlib.sha256(min(members).encode()).hexdigest()[:32]}"
