"""What speaks for and against each pair of a mention and an earlier one, and for none, as groups of signs.

Of each group a pair bears one sign or none. Signs are told apart by form, because a repeated name is worth much, a
repeated noun less, and a pronoun repeats nothing. A table of weights for a group has one weight for each sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.model.antecedents.traits import MOST_WORDS, NONE, Traits
from sayso.model.decode.arrays import Integers
from sayso.model.heads import REFERENCE_FORMS

# Antecedents are sought among so many earlier mentions: longer texts cost time in proportion to their length.
MOST_CANDIDATES: Final = 150

_Flags = npt.NDArray[np.bool_]
_FORMS: Final = REFERENCE_FORMS
_YES: Final = ("no", "yes")
_WORDING: Final = ("nothing", "a word", "head of the earlier", "head of the later", "head", "all, one word", "all")
_SENTENCES: Final = (0, 1, 2, 4, 8, 16, 32)
_MENTIONS: Final = (1, 2, 4, 8, 16, 32, 64, 128)
_UPTO: Final = ("0", "1", "2")
_SIZES: Final = ("0", "1", "2", "3", "4")
_PRONOUN: Final = REFERENCE_FORMS.index("pronoun")


@dataclass(frozen=True, slots=True)
class Group:
    """Signs of one kind: `codes` are places in `signs`, NONE where a pair bears none.

    `codes` is (mentions, candidates) for pairs, (mentions,) for what speaks for having no antecedent.
    """

    name: str
    signs: tuple[str, ...]
    codes: Integers


def candidates_of(traits: Traits) -> tuple[Integers, _Flags]:
    """Earlier mentions of each mention, nearest first: (mentions, candidates), and which of these places exist."""
    mentions = len(traits)
    back = np.arange(1, min(MOST_CANDIDATES, max(mentions - 1, 1)) + 1)
    candidates = np.arange(mentions)[:, None] - back[None, :]
    exists = candidates >= 0
    return np.where(exists, candidates, 0), exists


def alone(traits: Traits) -> Iterator[Group]:
    """What speaks for a mention that takes up nothing."""
    sizes = np.minimum(traits.core_words, len(_SIZES) - 1)
    yield _crossed("alone: kind", (traits.kind, traits.kinds))
    yield _crossed("alone: determiner", (traits.form, _FORMS), (traits.determiner, traits.determiners))
    yield _crossed("alone: type", (traits.form, _FORMS), (traits.label, traits.labels))
    yield _crossed("alone: relation", (traits.form, _FORMS), (traits.relation, traits.relations))
    yield _crossed("alone: words", (traits.form, _FORMS), (sizes, _SIZES))
    yield _crossed("alone: head seen", (traits.form, _FORMS), (np.minimum(_seen(traits), 2), _UPTO))


def between(traits: Traits, candidates: Integers) -> Iterator[Group]:
    """What speaks for each earlier mention."""
    form, kind = traits.form[:, None], traits.kind[:, None]
    form_there, kind_there = traits.form[candidates], traits.kind[candidates]
    forms, kinds = (form, _FORMS), (kind, traits.kinds)
    forms_there, kinds_there = (form_there, _FORMS), (kind_there, traits.kinds)
    there = {name: getattr(traits, name)[candidates] for name in ("label", "determiner", "relation", "is_plural")}
    is_pronoun, was_pronoun = form == _PRONOUN, form_there == _PRONOUN

    yield _crossed("kinds", kinds, forms_there)
    yield _crossed("same type", forms, forms_there, (_flag(traits.label[:, None] == there["label"]), _YES))
    same_number = _flag(traits.is_plural[:, None] == there["is_plural"])
    yield _crossed("same number", forms, forms_there, (same_number, _YES), only=~is_pronoun)

    # Wording, where the mention has words of its own.
    wording = _wording(traits, candidates)
    is_like = wording >= _WORDING.index("head")
    determiner = (traits.determiner[:, None], traits.determiners)
    yield _crossed("wording", forms, forms_there, (wording, _WORDING), only=~is_pronoun)
    yield _crossed("wording, determiner", forms, (wording, _WORDING), determiner, only=~is_pronoun)
    new = np.minimum(_new_words(traits, candidates), 2)
    has_other_words = ~is_pronoun & (wording == _WORDING.index("head"))
    yield _crossed("new words", forms, forms_there, (new, _UPTO), only=has_other_words)
    often = np.digitize(_often(traits), (3, 5, 9))[:, None]
    yield _crossed("often", forms, forms_there, (often, ("2", "4", "8", "more")), only=~is_pronoun & is_like)
    acronym = (traits.acronym[candidates] == traits.written[:, None]) & (traits.core_words[:, None] == 1)
    yield _crossed("acronym", forms, only=acronym & ~is_pronoun & ~is_like)

    # Pronouns agree with what they take up.
    yield _crossed("pronouns", kinds, kinds_there, only=is_pronoun & was_pronoun)
    yield _crossed("pronoun, type", kinds, (there["label"], traits.labels), only=is_pronoun & ~was_pronoun)
    yield _crossed("pronoun, number", kinds, (there["is_plural"], _YES), only=is_pronoun & ~was_pronoun)
    yield _crossed("pronoun, determiner", kinds, (there["determiner"], traits.determiners), only=is_pronoun)
    same_relation = _flag(traits.relation[:, None] == there["relation"])
    yield _crossed("pronoun, relation", (there["relation"], traits.relations), (same_relation, _YES), only=is_pronoun)

    # Distance and syntax.
    apart = np.digitize(traits.sentence[:, None] - traits.sentence[candidates], _SENTENCES, right=True)
    yield _crossed("sentences apart", kinds, (apart, _upto(_SENTENCES)))
    mentions_apart = np.digitize(np.arange(len(traits))[:, None] - candidates, _MENTIONS, right=True)
    yield _crossed("mentions apart", forms, (mentions_apart, _upto(_MENTIONS)))
    first, last = traits.first[:, None], traits.last_exclusive[:, None]
    first_there, last_there = traits.first[candidates], traits.last_exclusive[candidates]
    yield _crossed("inside", kinds, only=(first_there <= first) & (last <= last_there))
    yield _crossed("around", kinds, only=(first <= first_there) & (last_there <= last))
    relation = (traits.relation[:, None], traits.relations)
    hangs = traits.governor[:, None] == traits.head[candidates]
    yield _crossed("hangs on it", forms, relation, only=hangs)
    holds = traits.governor[candidates] == traits.head[:, None]
    yield _crossed("holds it", forms, (there["relation"], traits.relations), only=holds)


def _crossed(name: str, *axes: tuple[Integers, Sequence[str]], only: _Flags | None = None) -> Group:
    shape = tuple(len(signs) for _, signs in axes)
    arrays = np.broadcast_arrays(*(codes for codes, _ in axes), *(() if only is None else (only,)))
    codes = np.ravel_multi_index(tuple(arrays[: len(axes)]), shape)
    if only is not None:
        codes = np.where(arrays[-1].astype(bool), codes, NONE)
    return Group(name, tuple(" | ".join(signs) for signs in product(*(signs for _, signs in axes))), codes)


def _flag(values: _Flags) -> Integers:
    result: Integers = values.astype(np.int64)
    return result


def _upto(edges: Sequence[int]) -> tuple[str, ...]:
    return (*(str(edge) for edge in edges), "more")


def _wording(traits: Traits, candidates: Integers) -> Integers:
    """How the words of two mentions match, as places in `_WORDING`; the closest match counts."""
    shape = candidates.shape
    result = np.zeros(shape, dtype=np.int64)
    words_there = traits.core[candidates]
    shared = np.zeros(shape, dtype=bool)
    head_earlier = np.zeros(shape, dtype=bool)
    head_later = np.zeros(shape, dtype=bool)
    for place in range(MOST_WORDS):
        there = words_there[:, :, place]
        head_later |= (there == traits.lemma[:, None]) | (there == traits.written[:, None])
        own = traits.core[:, place][:, None]
        head_earlier |= (own == traits.written[candidates]) & (own != NONE)
        shared |= (own != NONE) & (words_there == own[:, :, None]).any(axis=2)
    same_head = (traits.lemma[:, None] == traits.lemma[candidates]) | (
        traits.written[:, None] == traits.written[candidates]
    )
    same = traits.whole[:, None] == traits.whole[candidates]
    for place, found in enumerate(
        (shared, head_earlier, head_later, same_head, same & (traits.core_words[:, None] == 1), same), start=1
    ):
        result[found & ((place < len(_WORDING) - 1) | (traits.core_words[:, None] > 1))] = place
    return result


def _new_words(traits: Traits, candidates: Integers) -> Integers:
    """How many words of a mention the earlier one does not have."""
    there = traits.core[candidates]
    result = np.zeros(candidates.shape, dtype=np.int64)
    for place in range(MOST_WORDS):
        own = traits.core[:, place][:, None]
        result += (own != NONE) & ~(there == own[:, :, None]).any(axis=2)
    return result


def _often(traits: Traits) -> Integers:
    """How many mentions of the text have this head."""
    _, places, counts = np.unique(traits.lemma, return_inverse=True, return_counts=True)
    result: Integers = counts[places]
    return result


def _seen(traits: Traits) -> Integers:
    """How many of the earlier mentions have this head."""
    seen: dict[int, int] = {}
    result = np.zeros(len(traits), dtype=np.int64)
    for place, lemma in enumerate(traits.lemma.tolist()):
        result[place] = seen.get(lemma, 0)
        seen[lemma] = seen.get(lemma, 0) + 1
    return result
