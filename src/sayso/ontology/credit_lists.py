"""The packaged knowledge of credits: agencies, outlets, and how each language words a byline or a sign-off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Final

from sayso.errors import BadKnowledge
from sayso.ontology.word_lists import check_keys, read_knowledge, words_of

LANGUAGES: Final = ("en", "fr", "ru")


@dataclass(frozen=True, slots=True)
class CreditWords:
    """Phrases of one language, or of all joined; what each list means stands in `credits/en.yml`."""

    byline: tuple[str, ...]
    reporting: tuple[str, ...]
    editing: tuple[str, ...]
    compiling: tuple[str, ...]
    translation: tuple[str, ...]
    source: tuple[str, ...]
    with_: tuple[str, ...]
    and_: tuple[str, ...]
    place_follows: tuple[str, ...]
    nobody: tuple[str, ...]
    roles: tuple[str, ...]
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    labels: tuple[str, ...]
    houses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CreditNames:
    """Who is credited. `agencies` and `outlets` map each written form to the name that a record gives.

    `only_in_brackets` are forms that mean something else in running text.
    """

    agencies: Mapping[str, str]
    outlets: Mapping[str, str]
    only_in_brackets: frozenset[str]


@cache
def credit_words() -> CreditWords:
    """The phrases of all languages together: a credit is often in another language than its report.

    Raises:
        BadKnowledge: an unknown or missing list, or one that `words_of` refuses.
    """
    names = [field.name for field in fields(CreditWords)]
    joined: dict[str, tuple[str, ...]] = dict.fromkeys(names, ())
    for language in LANGUAGES:
        where = f"ontology/credits/{language}.yml"
        knowledge = read_knowledge("credits", language)
        check_keys(where, knowledge, frozenset(name.rstrip("_") for name in names))
        for name in names:
            joined[name] += words_of(f"{where}: {name}", knowledge[name.rstrip("_")])
    return CreditWords(**joined)


@cache
def credit_names() -> CreditNames:
    """Agencies and outlets.

    Raises:
        BadKnowledge: an unknown key, a list without a source, or a form that two names claim.
    """
    agencies_file = read_knowledge("credits", "agencies")
    check_keys("ontology/credits/agencies.yml", agencies_file, frozenset({"agencies", "only_in_brackets"}))
    outlets_file = read_knowledge("credits", "outlets")
    check_keys("ontology/credits/outlets.yml", outlets_file, frozenset({"outlets"}))
    agencies = _forms("ontology/credits/agencies.yml: agencies", agencies_file["agencies"])
    outlets = _forms("ontology/credits/outlets.yml: outlets", outlets_file["outlets"])
    if both := sorted(agencies.keys() & outlets.keys()):
        raise BadKnowledge(f"ontology/credits: {', '.join(both)} stands for an agency and for an outlet")
    only = words_of("ontology/credits/agencies.yml: only_in_brackets", agencies_file["only_in_brackets"])
    if unknown := sorted(set(only) - agencies.keys()):
        raise BadKnowledge(
            f"ontology/credits/agencies.yml: only_in_brackets has {', '.join(unknown)}, no agency's form"
        )
    return CreditNames(agencies, outlets, frozenset(only))


def _forms(where: str, entry: object) -> dict[str, str]:
    if not isinstance(entry, dict):
        raise BadKnowledge(f"{where}: needs source and names")
    check_keys(where, entry, frozenset({"source", "names"}))
    names = entry["names"]
    if not isinstance(names, dict):
        raise BadKnowledge(f"{where}: names must map each name to a list of its other forms")
    forms: dict[str, str] = {}
    for name, others in names.items():
        if not isinstance(name, str) or not isinstance(others, list) or not all(isinstance(o, str) for o in others):
            raise BadKnowledge(f"{where}: {name!r} needs a list of other forms")
        for form in (name, *others):
            if forms.setdefault(form, name) != name:
                raise BadKnowledge(f"{where}: {form!r} stands for {forms[form]} and for {name}")
    # Wires set whole lines in capitals.
    return {form.upper(): name for form, name in forms.items() if len(form) > 4} | forms
