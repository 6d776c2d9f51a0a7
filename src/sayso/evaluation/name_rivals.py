"""Names scored by a library alone: what Sayso's rules are measured against, in the same run."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from sayso.evaluation.name_gold import NamePair
from sayso.records import MentionType

Scorer = Callable[[NamePair], float]
_TAGS: Final = {MentionType.PERSON: "PER", MentionType.ORGANISATION: "ORG", MentionType.LOCATION: "OBJ"}


def rivals() -> dict[str, Scorer]:
    """Scorers between 0 and 1 by name; rigour only where it is installed, since it needs a compiled ICU."""
    found: dict[str, Scorer] = {"everything same": lambda _: 1.0, "rapidfuzz alone": rapidfuzz_score}
    if find_spec("rigour") is not None and find_spec("icu") is not None:
        found["rigour alone"] = rigour_score
    return found


def rapidfuzz_score(pair: NamePair) -> float:
    """The best that the library offers for names: its weighted ratio over words in any order, script folded first."""
    from anyascii import anyascii
    from rapidfuzz import fuzz, utils

    one, other = (utils.default_process(anyascii(name)) for name in (pair.one, pair.other))
    return float(max(fuzz.token_sort_ratio(one, other), fuzz.WRatio(one, other) * 0.95)) / 100


def rigour_score(pair: NamePair) -> float:
    """Known names, numbers and words of bodies paired by symbol, the rest by weighted distance; by share of letters."""
    names: Any = import_module("rigour.names")  # no types where it is not installed
    tag = getattr(names.NameTypeTag, _TAGS.get(pair.kind, "ENT"))
    one, other = (next(iter(names.analyze_names(tag, [name]))) for name in (pair.one, pair.other))
    total = sum(len(part.comparable) for name in (one, other) for part in name.parts)
    best = 0.0
    for pairing in names.pair_symbols(one, other):
        met = {part for edge in pairing for part in (*edge.qps, *edge.rps)}
        left, right = ([part for part in name.parts if part not in met] for name in (one, other))
        if pair.kind is MentionType.PERSON:
            left, right = names.align_person_name_order(left, right)
        else:
            left, right = names.NamePart.tag_sort(left), names.NamePart.tag_sort(right)
        edges = [(edge, 1.0) for edge in pairing] + [(edge, edge.score) for edge in names.compare_parts(left, right)]
        got = sum(score * sum(len(part.comparable) for part in (*edge.qps, *edge.rps)) for edge, score in edges)
        best = max(best, got / total if total else 0.0)
    return float(best)
