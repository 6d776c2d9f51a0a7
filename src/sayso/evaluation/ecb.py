"""Scores which tellings of an event a reading joins, on ECB+: raw text in, Sayso's events out as chains of triggers.

A telling is known by its head word, which the model's tree gives to gold tellings and to Sayso's triggers alike: of the
words of a telling, the first whose head lies outside. A trigger stands for the gold telling with the same head word. A
trigger of several words may have another one ("carried out an attack", where gold marks "attack"): it then stands for
the first gold telling whose head word is among its words and that no other trigger has. All else are other mentions.

A chain is what is told of one event within one report. Tellings without a second one count nowhere, as Cattan et al.
(2021) have it for predicted mentions: they would reward finding words, not joining them.

Sayso has the killing that a shooting led to in the event of the shooting; ECB+ has two events there. So Sayso's chains
are scored as they are, and once more with the words that the ontology calls results set apart from the act, by kind.

ECB+ marks every happening, saying, accident, game and film; Sayso aims at events of conflict and takes saying for a
claim. So there are two views: all gold tellings, and those alone that Sayso found, which shows the joining by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.coreference import CoreferenceScore, score_chains
from sayso.evaluation.corpora.ecb import EventText, read_ecb_events
from sayso.evaluation.metrics import share, with_interval
from sayso.evaluation.model_tasks.base import GoldPart, Measured
from sayso.evaluation.model_tasks.coreference import total_of
from sayso.evaluation.slips import Slip
from sayso.gazetteer import Gazetteer
from sayso.interpret.steps import Given, interpret, segmented
from sayso.interpret.syntax import Syntax, syntax_of
from sayso.model.reader import Reader, Text
from sayso.ontology.events import event_predicates
from sayso.records import Event, Producer, Reading, SourceDocument, Span

METRICS: Final = ("CoNLL", "MUC", "B-cubed", "CEAF-e", "found")
# Chains of head words, by number in `Syntax.words`.
WordChains = tuple[frozenset[int], ...]
# Groups of predicates that tell one kind of result.
_ALIKE: Final = {"mass_killing": "killing", "death_result": "killing", "damaging": "destruction"}
_PRODUCER: Final = Producer("0", None, None, "0" * 64, "0", "0")


@dataclass(frozen=True, slots=True)
class Tellings:
    """Chains of one report, chains of one telling among them.

    `apart` are Sayso's chains with results set apart from acts.
    `given_lemma` joins the gold tellings by lemma: what the rule reaches where nothing needs to be found.
    """

    gold: WordChains
    joined: WordChains
    apart: WordChains
    same_lemma: WordChains
    given_lemma: WordChains

    @property
    def found(self) -> frozenset[int]:
        """Gold tellings that are among Sayso's."""
        return _members(self.gold) & _members(self.joined)


def measure_merging(reader: Reader, gazetteer: Gazetteer, where: GoldPart) -> Measured:
    """Sayso's merging beside the rule that the same lemma is the same event, over the same triggers."""
    reports: list[Tellings] = []
    slips: list[Slip] = []
    for text, reading, syntax in _read(reader, gazetteer, list(read_ecb_events(where.corpora, where.part))):
        tellings = tellings_of(text, reading.events, syntax)
        reports.append(tellings)
        slips.extend(_slips(text, tellings, syntax))
    return Measured(_scores(reports), tuple(slips))


def tellings_of(text: EventText, events: Sequence[Event], syntax: Syntax) -> Tellings:
    """Gold and predicted chains of one report by head words."""
    chains: dict[str, set[int]] = {}
    for mention in text.mentions:
        head = _head_of(mention.words, syntax)
        if head is not None:
            chains.setdefault(mention.chain, set()).add(head)
    gold = tuple(frozenset(chain) for chain in chains.values())
    known = _told_words(events, _members(gold), syntax)
    joined = tuple(frozenset(known[trigger] for trigger in event.triggers if trigger in known) for event in events)
    apart = tuple(part for chain in joined for part in _by_result(chain, syntax))
    return Tellings(gold, joined, apart, _by_lemma(_members(joined), syntax), _by_lemma(_members(gold), syntax))


def _head_of(words: Sequence[Span], syntax: Syntax) -> int | None:
    inside = {word for span in words for word in syntax.words_in(span)}
    heads = sorted(word for word in inside if syntax.head(word) not in inside and syntax.part(word) != "PUNCT")
    return heads[0] if heads else None


def _told_words(events: Sequence[Event], gold: frozenset[int], syntax: Syntax) -> Mapping[Span, int]:
    """The word that each trigger is known by: 1. its head word; 2. where that is no gold one, a gold one within it."""
    triggers = sorted({trigger for event in events for trigger in event.triggers})
    heads = {trigger: head for trigger in triggers if (head := syntax.head_of(trigger)) is not None}
    taken = {head for head in heads.values() if head in gold}
    known: dict[Span, int] = {}
    for trigger, head in heads.items():
        inner = [word for word in syntax.words_in(trigger) if word in gold and word not in taken]
        known[trigger] = head if head in gold or not inner else inner[0]
        taken.add(known[trigger])
    return known


def _by_lemma(words: frozenset[int], syntax: Syntax) -> WordChains:
    groups: dict[str, set[int]] = {}
    for word in sorted(words):
        groups.setdefault(syntax.lemma(word), set()).add(word)
    return tuple(frozenset(group) for group in groups.values())


def _by_result(chain: frozenset[int], syntax: Syntax) -> WordChains:
    results = result_kinds()
    groups: dict[str, set[int]] = {}
    for word in sorted(chain):
        groups.setdefault(results.get(syntax.lemma(word), ""), set()).add(word)
    return tuple(frozenset(group) for group in groups.values())


@cache
def result_kinds() -> Mapping[str, str]:
    """Words that tell results, with what they tell: death, wounds, ruin."""
    return {
        predicate.words[0]: _ALIKE.get(predicate.group.name, predicate.group.name)
        for predicates in event_predicates().by_lemma.values()
        for predicate in predicates
        if predicate.group.is_result and len(predicate.words) == 1
    }


def _members(chains: WordChains) -> frozenset[int]:
    return frozenset(word for chain in chains for word in chain)


def _within(chains: WordChains, words: frozenset[int]) -> WordChains:
    return tuple(kept for chain in chains if (kept := chain & words))


def _read(
    reader: Reader, gazetteer: Gazetteer, texts: Sequence[EventText]
) -> Iterator[tuple[EventText, Reading, Syntax]]:
    documents = [SourceDocument(id=text.id, source_sha256="0" * 64, text=text.text, language="en") for text in texts]
    readings = [segmented(Reading(document=document, producer=_PRODUCER)) for document in documents]
    given = [Text(one.document.text, tuple(sentence.span for sentence in one.sentences)) for one in readings]
    for text, reading, prediction in zip(texts, readings, reader.read(given), strict=True):
        yield text, interpret(reading, Given(gazetteer, prediction)), syntax_of(text.text, prediction.words)


# Scores


@dataclass(frozen=True, slots=True)
class _Counted:
    """One report seen one way: its score, and how many gold tellings were found of how many."""

    score: CoreferenceScore
    found: int
    gold: int


def _scores(reports: Sequence[Tellings]) -> Scores:
    views: dict[str, Callable[[Tellings], tuple[WordChains, WordChains]]] = {
        "Sayso": lambda one: (one.joined, one.gold),
        "Sayso, results apart": lambda one: (one.apart, one.gold),
        "same lemma": lambda one: (one.same_lemma, one.gold),
        "Sayso, of found": lambda one: (_within(one.joined, one.found), _within(one.gold, one.found)),
        "Sayso, results apart, of found": lambda one: (_within(one.apart, one.found), _within(one.gold, one.found)),
        "same lemma, of found": lambda one: (_within(one.same_lemma, one.found), _within(one.gold, one.found)),
        "same lemma, tellings given": lambda one: (one.given_lemma, one.gold),
    }
    rows = tuple(_row(name, [_counted(*view(report)) for report in reports]) for name, view in views.items())
    return Scores("merging", len(reports), rows[0].gold, METRICS, rows)


def _counted(predicted: WordChains, gold: WordChains) -> _Counted:
    wanted = _members(gold)
    return _Counted(score_chains(predicted, gold), len(wanted & _members(predicted)), len(wanted))


def _row(name: str, counted: Sequence[_Counted]) -> ScoreRow:
    figures: tuple[Callable[[CoreferenceScore], float], ...] = (
        lambda total: total.conll,
        lambda total: total.muc.f1,
        lambda total: total.b_cubed.f1,
        lambda total: total.ceaf.f1,
    )

    def over(figure: Callable[[CoreferenceScore], float]) -> Callable[[Sequence[_Counted]], float]:
        return lambda drawn: figure(total_of([one.score for one in drawn]))

    def found(drawn: Sequence[_Counted]) -> float:
        return share(sum(one.found for one in drawn), sum(one.gold for one in drawn))

    measures = (*(over(figure) for figure in figures), found)
    gold = sum(one.gold for one in counted)
    return ScoreRow(name, gold, tuple(with_interval(counted, measure) for measure in measures))


def _slips(text: EventText, tellings: Tellings, syntax: Syntax) -> Iterator[Slip]:
    """Neighbours in a chain, both found, that the other side keeps apart; and tellings of chains that were missed."""
    found = tellings.found
    gold, joined = (_within(chains, found) for chains in (tellings.gold, tellings.joined))
    for kind, chains, others in (("not joined", gold, joined), ("wrongly joined", joined, gold)):
        place = {word: number for number, chain in enumerate(others) for word in chain}
        for chain in chains:
            for one, other in pairwise(sorted(chain)):
                if place[one] != place[other]:
                    marks = (syntax.span(one), syntax.span(other))
                    is_gold = chains is gold
                    yield Slip(kind, text.id, text.text, marks if is_gold else (), () if is_gold else marks)
    missed = {word for chain in tellings.gold if len(chain) > 1 for word in chain} - found
    for word in sorted(missed):
        yield Slip("told, not found", text.id, text.text, (syntax.span(word),))
