"""A template: a kind of incident and the things that fill its roles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_ARTICLES: Final = re.compile(r"\b(?:a|an|the)\b")
_SIGNS: Final = re.compile(r"[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Filler:
    """One thing that fills a role: ways of naming it, each as it stands in the text, and where it stands first."""

    names: tuple[str, ...]
    places: tuple[int, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """Its names in the form in which they are compared."""
        return frozenset(comparable(name) for name in self.names)


@dataclass(frozen=True, slots=True)
class Template:
    """One incident. `kinds` are the acceptable kinds (a predicted template has one); every role has an entry."""

    kinds: frozenset[str]
    fillers: Mapping[str, tuple[Filler, ...]]


@dataclass(frozen=True, slots=True)
class Message:
    """A text with its gold templates, in the order of the file; `date` is that of the message where it is known."""

    id: str
    text: str
    templates: tuple[Template, ...]
    date: str | None = None


def comparable(name: str) -> str:
    """Small letters, no signs, no articles, single blanks: how names of fillers are compared.

    Source: normalisation of answers in SQuAD (Rajpurkar et al. 2016), which GTT's scorer applies (Du et al. 2021).
    """
    return " ".join(_ARTICLES.sub(" ", _SIGNS.sub("", name.lower())).split())
