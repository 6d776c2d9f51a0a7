"""What is known of each mention, as arrays over all mentions of a text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from sayso.model.decode.arrays import Floats, Integers
from sayso.model.heads import REFERENCE_FORMS
from sayso.ontology.references import ReferenceWords
from sayso.records.prediction import PredictedWord

# Words of a mention that are compared, those nearest to its end.
MOST_WORDS: Final = 6
NONE: Final = -1
OTHER: Final = "other"
_NOMINAL_PARTS: Final = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Referring:
    """A mention in words: `head` is its head word, `form` one of `REFERENCE_FORMS`, `score` between 0 and 1."""

    first: int
    last_exclusive: int
    head: int
    form: str
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Traits:
    """One number for each mention, by text order of head words, in each (mentions,) array.

    `kind` is a place in `kinds`: a form, or for a pronoun its class. `core` holds the ids of a mention's words without
    determiners, (mentions, MOST_WORDS) filled up with NONE; `whole` is an id of all of them in order. `relation` is a
    place in `relations`. `acronym` is an id of the word that the initials make.
    """

    kinds: tuple[str, ...]
    labels: tuple[str, ...]
    determiners: tuple[str, ...]
    relations: tuple[str, ...]
    form: Integers
    kind: Integers
    label: Integers
    determiner: Integers
    relation: Integers
    is_plural: Integers
    sentence: Integers
    head: Integers
    governor: Integers
    first: Integers
    last_exclusive: Integers
    lemma: Integers
    written: Integers
    whole: Integers
    core: Integers
    core_words: Integers
    acronym: Integers
    score: Floats

    def __len__(self) -> int:
        return len(self.form)


def traits_of(
    mentions: Sequence[Referring],
    words: Sequence[PredictedWord],
    text: str,
    known: ReferenceWords,
    *,
    labels: Sequence[str],
    relations: Sequence[str],
) -> Traits:
    """Look at each mention.

    Args:
        mentions: by head word, each head word once.
        labels, relations: all that the network tells apart.
    """
    kinds = (*REFERENCE_FORMS, *known.pronoun_classes, OTHER)
    determiners = (*known.determiner_classes, "none", "pronoun")
    ids: dict[str | tuple[str, ...], int] = {}
    sentences = _sentences(words)
    rows: list[tuple[int, ...]] = []
    cores: list[list[int]] = []
    for mention in mentions:
        written = [words[n].span.text_in(text).lower() for n in range(mention.first, mention.last_exclusive)]
        head = words[mention.head]
        head_written = head.span.text_in(text).lower()
        core = tuple(word for word in written if word not in known.left_out)
        is_pronoun = mention.form == "pronoun"
        kind = known.pronouns.get(head_written, OTHER) if is_pronoun else mention.form
        determiner = "pronoun" if is_pronoun else known.determiners.get(written[0], "none")
        plural_noun = (
            head.part_of_speech in _NOMINAL_PARTS and head_written.endswith("s") and head.lemma != head_written
        )
        lemma = head.lemma.lower()
        cores.append([_id(ids, word) for word in core[-MOST_WORDS:]])
        rows.append(
            (
                REFERENCE_FORMS.index(mention.form),
                kinds.index(kind),
                labels.index(mention.label),
                determiners.index(determiner),
                relations.index(head.relation),
                int(kind in known.plural_pronouns if is_pronoun else plural_noun),
                sentences[mention.head],
                mention.head,
                NONE if head.head is None else head.head,
                mention.first,
                mention.last_exclusive,
                _id(ids, lemma),
                _id(ids, head_written),
                _id(ids, core) if core else NONE - len(rows) - 1,
                len(core),
                _id(ids, "".join(word[0] for word in core)) if len(core) > 1 else NONE,
            )
        )
    columns = np.array(rows, dtype=np.int64).reshape(len(rows), 16).T
    (form, kind_, label, determiner_, relation, plural, sentence, head_, governor, first, last, lemma_, *rest) = columns
    core_ids = np.full((len(rows), MOST_WORDS), NONE, dtype=np.int64)
    for place, found in enumerate(cores):
        core_ids[place, : len(found)] = found
    return Traits(
        kinds=kinds,
        labels=tuple(labels),
        determiners=determiners,
        relations=tuple(relations),
        form=form,
        kind=kind_,
        label=label,
        determiner=determiner_,
        relation=relation,
        is_plural=plural,
        sentence=sentence,
        head=head_,
        governor=governor,
        first=first,
        last_exclusive=last,
        lemma=lemma_,
        written=rest[0],
        whole=rest[1],
        core=core_ids,
        core_words=rest[2],
        acronym=rest[3],
        score=np.array([mention.score for mention in mentions], dtype=np.float32),
    )


def _id(ids: dict[str | tuple[str, ...], int], thing: str | tuple[str, ...]) -> int:
    return ids.setdefault(thing, len(ids))


def _sentences(words: Iterable[PredictedWord]) -> list[int]:
    """The number of each word's tree, in text order."""
    known = list(words)
    roots: dict[int, int] = {}
    for number in range(len(known)):
        path = []
        at = number
        while at not in roots and (head := known[at].head) is not None:
            path.append(at)
            at = head
        root = roots.get(at, at)
        roots.update(dict.fromkeys((*path, at), root))
    order = {root: place for place, root in enumerate(dict.fromkeys(roots[n] for n in range(len(known))))}
    return [order[roots[n]] for n in range(len(known))]
