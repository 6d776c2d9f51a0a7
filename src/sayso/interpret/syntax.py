"""The words of a prediction as a tree that rules can ask: who is the subject, in which clause, with which preposition.

A view, never a judgement: it says what the model's tree says (Universal Dependencies, English subtypes). Words are
numbers into `Prediction.words`; answers are in text order.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.records import Span
from sayso.records.prediction import PredictedWord

SUBJECTS: Final = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "csubj:outer")
# Relations whose word heads a clause of its own.
CLAUSE_RELATIONS: Final = ("root", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "parataxis", "csubj")
# What hangs on a phrase without being part of its name: leading words, further members, clauses.
_OUTSIDE_PHRASE: Final = (
    "case",
    "punct",
    "cc",
    "cc:preconj",
    "conj",
    "appos",
    "acl",
    "acl:relcl",
    "advcl",
    "parataxis",
    "mark",
    "nsubj",
    "cop",
    "aux",
    "dep",
)
_NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "none", "without"})
_PREDICATES: Final = ("VERB", "AUX")


@dataclass(frozen=True, slots=True)
class Syntax:
    """The trees of one text. Built by `syntax_of`."""

    text: str
    words: tuple[PredictedWord, ...]
    starts: tuple[int, ...]
    dependents: tuple[tuple[int, ...], ...]

    # Words

    def form(self, word: int) -> str:
        """The word as written."""
        return self.words[word].span.text_in(self.text)

    def lower(self, word: int) -> str:
        """The word in lower case."""
        return self.form(word).lower()

    def lemma(self, word: int) -> str:
        """The lemma in lower case."""
        return self.words[word].lemma.lower()

    def part(self, word: int) -> str:
        """The part of speech (UPOS)."""
        return self.words[word].part_of_speech

    def relation(self, word: int) -> str:
        """The relation to the head, with its subtype."""
        return self.words[word].relation

    def span(self, word: int) -> Span:
        """Characters of the word."""
        return self.words[word].span

    # Finding words by place

    def word_at(self, offset: int) -> int | None:
        """The word that holds this character; None between words."""
        found = bisect_right(self.starts, offset) - 1
        return found if found >= 0 and offset < self.words[found].span.end else None

    def words_in(self, span: Span) -> range:
        """Words that share a character with the span."""
        first = bisect_right(self.starts, span.start) - 1
        if first < 0 or self.words[first].span.end <= span.start:
            first += 1
        return range(first, max(first, bisect_left(self.starts, span.end)))

    def head_of(self, span: Span) -> int | None:
        """The word of the span that governs it: the first whose head lies outside; None without words."""
        inside = self.words_in(span)
        for word in inside:
            head = self.words[word].head
            if (head is None or head not in inside) and self.part(word) != "PUNCT":
                return word
        return inside[0] if inside else None

    # The tree

    def head(self, word: int) -> int | None:
        """The word it hangs on; None for the root of a sentence."""
        return self.words[word].head

    def ancestors(self, word: int) -> tuple[int, ...]:
        """Heads of heads, nearest first."""
        found: list[int] = []
        above = self.words[word].head
        while above is not None:
            found.append(above)
            above = self.words[above].head
        return tuple(found)

    def children(self, word: int, *relations: str) -> tuple[int, ...]:
        """Dependents, all or those with exactly one of these relations."""
        if not relations:
            return self.dependents[word]
        return tuple(child for child in self.dependents[word] if self.words[child].relation in relations)

    def subtree(self, word: int, *, without: Sequence[str] = ()) -> tuple[int, ...]:
        """The word and all below it; dependents with a relation in `without` stay out with all below them."""
        found, waiting = [], [word]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting += [child for child in self.dependents[current] if self.words[child].relation not in without]
        return tuple(sorted(found))

    def subtree_span(self, word: int) -> Span:
        """Characters from the first to the last word of the subtree."""
        words = self.subtree(word)
        return Span(self.words[words[0]].span.start, self.words[words[-1]].span.end)

    def phrase_span(self, word: int) -> Span:
        """The noun phrase around its head word, without preposition, further members, appositions and clauses."""
        direct = [child for child in self.dependents[word] if self.words[child].relation not in _OUTSIDE_PHRASE]
        inside = {word}.union(*(self.subtree(child, without=("punct", "acl:relcl")) for child in direct))
        first = last = word
        # Only what touches counts: a piece that the parser hung on from afar is not part of the phrase.
        while first - 1 in inside or (first - 2 in inside and self.part(first - 1) == "PUNCT"):
            first -= 1 if first - 1 in inside else 2
        while last + 1 in inside:
            last += 1
        return Span(self.words[first].span.start, self.words[last].span.end)

    def root(self, word: int) -> int:
        """The root of the word's sentence."""
        above = self.ancestors(word)
        return above[-1] if above else word

    def clause(self, word: int) -> int:
        """The predicate of the clause that the word stands in; a predicate stands in its own clause."""
        current = word
        while True:
            head = self.words[current].head
            if head is None or self._heads_clause(current):
                return current
            current = head

    def _heads_clause(self, word: int) -> bool:
        relation = self.words[word].relation
        if relation in CLAUSE_RELATIONS:
            return True
        if relation != "conj":
            return False
        head = self.words[word].head
        return self.part(word) in _PREDICATES and head is not None and self.part(head) in _PREDICATES

    def conjuncts(self, word: int) -> tuple[int, ...]:
        """The first member of the word's coordination and all that follow it; the word alone without one.

        A coordination hangs on its first member: what stands before it and hangs there all the same is an error.
        """
        first = word
        while self.words[first].relation == "conj" and (head := self.words[first].head) is not None and head < first:
            first = head
        found, waiting = [], [first]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting += [child for child in self.children(current, "conj") if child > current]
        return tuple(sorted(found))

    # Predicates

    def is_passive(self, predicate: int) -> bool:
        """Whether the predicate is a passive: by its auxiliary, its subject, or a participle that modifies a noun."""
        if self.children(predicate, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"):
            return True
        return self.relation(predicate) == "acl" and self.is_past_participle(predicate)

    def is_past_participle(self, word: int) -> bool:
        """Whether the verb's form can be a past participle and is no -ing form."""
        lower = self.lower(word)
        return self.part(word) == "VERB" and not lower.endswith("ing") and lower != self.lemma(word)

    def subjects(self, predicate: int) -> tuple[int, ...]:
        """Own grammatical subjects with their conjuncts, active or passive; none that is only understood."""
        return self._with_members(self.children(predicate, *SUBJECTS))

    def objects(self, predicate: int) -> tuple[int, ...]:
        """Direct objects with their conjuncts."""
        return self._with_members(self.children(predicate, "obj"))

    def indirect_objects(self, predicate: int) -> tuple[int, ...]:
        """Indirect objects ("gave *the rebels* arms") with their conjuncts."""
        return self._with_members(self.children(predicate, "iobj"))

    def obliques(self, predicate: int, *prepositions: str) -> tuple[int, ...]:
        """Obliques and nominal modifiers with their conjuncts; with one of these prepositions if any are given."""
        found = self.children(predicate, "obl", "obl:agent", "nmod", "nmod:desc")
        kept = [word for word in found if not prepositions or self.preposition(word) in prepositions]
        return self._with_members(kept)

    def agents(self, predicate: int) -> tuple[int, ...]:
        """The by-phrase of a passive or of a noun of action, with conjuncts; a time or a deadline may be among them."""
        return self.obliques(predicate, "by")

    def possessors(self, noun: int) -> tuple[int, ...]:
        """Whose it is ("the army's attack", "their attack"), with conjuncts."""
        return self._with_members(self.children(noun, "nmod:poss"))

    def understood_subjects(self, predicate: int) -> tuple[int, ...]:
        """The subjects, or those taken over where the clause has none of its own.

        A conjunct takes them from the first member, an infinitive or participle from the clause it hangs on (the
        object, if there is one: "ordered troops to fire"), a clause on a noun takes that noun.
        """
        current, seen = predicate, {predicate}
        while True:
            own = self.subjects(current)
            if own:
                return self._without_relatives(current, own)
            head, relation = self.words[current].head, self.words[current].relation
            if head is None or head in seen:
                return ()
            if relation in ("acl", "acl:relcl"):
                return self.conjuncts(head) if self.relation(head) != "conj" else (head,)
            if relation == "xcomp" and self.objects(head):
                return self.objects(head)
            if relation not in ("conj", "xcomp", "advcl", "parataxis"):
                return ()
            seen.add(head)
            current = head

    def _without_relatives(self, predicate: int, subjects: tuple[int, ...]) -> tuple[int, ...]:
        """A relative pronoun stands for the noun that its clause modifies."""
        head = self.words[predicate].head
        if head is None or self.relation(predicate) not in ("acl:relcl", "acl"):
            return subjects
        relative = ("who", "which", "that", "whom")
        return tuple(head if self.lower(subject) in relative else subject for subject in subjects)

    def auxiliaries(self, predicate: int) -> tuple[int, ...]:
        """Auxiliary words of the predicate."""
        return self.children(predicate, "aux", "aux:pass", "cop")

    def particles(self, predicate: int) -> tuple[int, ...]:
        """Particles of a phrasal verb ("blew *up*")."""
        return self.children(predicate, "compound:prt")

    def is_negated(self, predicate: int) -> bool:
        """Whether the predicate itself bears a negation ("did not", "never", "no attack")."""
        return any(
            self.lower(child) in _NEGATIONS
            for child in self.dependents[predicate]
            if self.relation(child) in ("advmod", "det", "cc:preconj", "aux", "mark", "case", "dep")
        )

    def prepositions(self, word: int) -> tuple[int, ...]:
        """Case markers of the word before it; those of the first member where a conjunct has none."""
        current = word
        while True:
            own = tuple(
                child for child in self.children(current, "case") if self.lower(child) not in ("'s", "’s", "'", "’")
            )
            head = self.words[current].head
            if own or head is None or self.relation(current) != "conj":
                return own
            current = head

    def preposition(self, word: int) -> str | None:
        """The word's preposition in lower case, words of a fixed one joined by spaces ("because of"); None without."""
        found = self.prepositions(word)
        if not found:
            return None
        first = found[0]
        return " ".join([self.lower(first), *(self.lower(more) for more in self.children(first, "fixed"))])

    def markers(self, predicate: int) -> tuple[str, ...]:
        """Words that introduce the clause ("if", "that", "to", "after"), lower case."""
        return tuple(self.lower(child) for child in self.children(predicate, "mark"))

    def _with_members(self, words: Sequence[int]) -> tuple[int, ...]:
        found: set[int] = set()
        waiting = list(words)
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting += self.children(current, "conj")
        return tuple(sorted(found))


def syntax_of(text: str, words: tuple[PredictedWord, ...]) -> Syntax:
    """The view of a text's words."""
    dependents: list[list[int]] = [[] for _ in words]
    for number, word in enumerate(words):
        if word.head is not None:
            dependents[word.head].append(number)
    return Syntax(text, words, tuple(word.span.start for word in words), tuple(tuple(own) for own in dependents))
