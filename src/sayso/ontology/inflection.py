"""The forms of English verbs, so that a list needs only the base of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

_VOWELS: Final = "aeiou"


def regular_forms(base: str) -> tuple[str, ...]:
    """The base with -s, -ed and -ing by the rules of English spelling; no doubling, which irregular lists give.

    Source: Quirk et al., A Comprehensive Grammar of the English Language, 3.5-3.8.
    """
    if base.endswith(("s", "x", "z", "ch", "sh")):
        third = f"{base}es"
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        third = f"{base[:-1]}ies"
    else:
        third = f"{base}s"
    if base.endswith("e"):
        keeps_e = base.endswith(("ee", "oe", "ye"))
        return (base, third, f"{base}d", f"{base if keeps_e else base[:-1]}ing")
    past = f"{base[:-1]}ied" if base.endswith("y") and base[-2:-1] not in _VOWELS else f"{base}ed"
    return (base, third, past, f"{base}ing")


def forms_by_base(bases: Iterable[str], irregular: Mapping[str, Sequence[str]]) -> dict[str, frozenset[str]]:
    """From each form as written to the verbs it can be a form of.

    Args:
        bases: verbs in their base form.
        irregular: all other forms of the verbs whose forms no rule gives.
    """
    found: dict[str, set[str]] = {}
    for base in bases:
        forms = (base, *irregular[base]) if base in irregular else regular_forms(base)
        for form in forms:
            found.setdefault(form, set()).add(base)
    return {form: frozenset(verbs) for form, verbs in sorted(found.items())}
