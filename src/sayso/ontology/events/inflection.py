"""From a word in a text to the words of the ontology that it may be a form of.

Generous on purpose: what is no word of the ontology does no harm, and a lemma that the model gets wrong does none
either.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from sayso.ontology.events.checks import known_keys, mapping, read_mapping, texts

_VOWELS: Final = frozenset("aeiou")


@cache
def _irregular(language: str) -> dict[str, frozenset[str]]:
    found = read_mapping(language, "inflection.yml")
    known_keys(found, "inflection.yml", needed={"source", "forms"})
    bases: dict[str, set[str]] = {}
    for base, forms in mapping(found["forms"], "inflection.yml: forms").items():
        for form in texts(forms, f"inflection.yml: {base}"):
            bases.setdefault(form, set()).add(base)
    return {form: frozenset(words) for form, words in bases.items()}


@lru_cache(maxsize=65_536)
def bases_of(form: str, language: str = "en") -> frozenset[str]:
    """All words that `form` (lower case) may be a form of, itself among them."""
    bases = {form} | _irregular(language).get(form, frozenset())
    if form.endswith("s") and len(form) > 3 and not form.endswith("ss"):
        bases.add(form[:-1])
        if form.endswith("es"):
            bases.add(form[:-2])
        if form.endswith("ies"):
            bases.add(form[:-3] + "y")
    for ending in ("ed", "ing"):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            bases |= {stem, stem + "e"}
            if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                bases.add(stem[:-1])
            if ending == "ed" and stem.endswith("i"):
                bases.add(stem[:-1] + "y")
            if stem.endswith("ck"):
                bases.add(stem[:-1])
    if form.endswith("ings") and len(form) > 6:
        bases |= bases_of(form[:-1], language)
    return frozenset(bases)
