"""Scores which tellings of an event are joined across reports, on ECB+: raw text in, joined events out.

Two heaps: all topics together, and each topic by itself, where two look-alike affairs must be told apart. Two kinds of
tellings: those that Sayso finds, with all its other events as wrong ones, and the gold ones given, where Sayso's event
stands for a telling that shares characters with one of its triggers, and an event without code for one that none does.
Beside Sayso stands the rule that the same lemma is the same event. Sayso has the killing that a shooting led to in the
event of the shooting, ECB+ has two events there: it is scored as it is, and once more with the words for results set
apart. Chains of one telling count nowhere. The corpus gives neither dates nor outlets.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.chain_bench import read_gold
from sayso.evaluation.coreference import CoreferenceScore, score_chains
from sayso.evaluation.corpora.ecb import EventText, read_ecb_events
from sayso.evaluation.ecb import result_kinds
from sayso.evaluation.metrics import with_interval
from sayso.evaluation.model_tasks.base import Measured
from sayso.evaluation.model_tasks.coreference import total_of
from sayso.gazetteer import Gazetteer
from sayso.linking.aliases import packaged_aliases
from sayso.linking.events import judge_events
from sayso.linking.events.kinds import trigger_words
from sayso.linking.judgements import resolve
from sayso.linking.traces import traces_of
from sayso.linking.traces.wording import words_in
from sayso.ontology.events.inflection import bases_of
from sayso.records import Modality, Reading, Span
from sayso.records.trace import EventTrace, Quote, trace_id
from sayso.settings import Settings

METRICS: Final = ("CoNLL", "MUC", "B-cubed", "CEAF-e")
Chains = list[frozenset[Hashable]]
Joining = Callable[[Sequence[EventTrace]], Mapping[str, Hashable]]


@dataclass(frozen=True, slots=True)
class Told:
    """Tellings of one report: gold chains, and traces with the tellings that each stands for.

    `results` are the tellings whose word tells a result (death, wounds, ruin), with which.
    """

    topic: str
    gold: Mapping[Hashable, str]
    results: Mapping[Hashable, str]
    found: tuple[tuple[EventTrace, frozenset[Hashable]], ...]
    given: tuple[tuple[EventTrace, frozenset[Hashable]], ...]


def measure_across(folder: Path, part: str, settings: Settings, gazetteer: Gazetteer) -> Measured:
    """Sayso's joining and the rule of the same lemma, each with tellings found and given, over both heaps."""
    texts = list(read_ecb_events(folder, part))
    rows = [{"id": text.id, "text": text.text, "language": "en"} for text in texts]
    told = [told_of(text, reading) for text, reading in zip(texts, read_gold(rows, settings, gazetteer), strict=True)]
    scores = score_across(told)
    return Measured(Scores("across", len(told), sum(len(one.gold) for one in told), METRICS, scores), ())


def told_of(text: EventText, reading: Reading) -> Told:
    """Match Sayso's events with the gold tellings of one report by shared characters."""
    gold: dict[Hashable, str] = {(text.id, number): one.chain for number, one in enumerate(text.mentions)}
    traces = {trace.event: trace for trace in traces_of(reading, packaged_aliases()).events}
    taken: set[Hashable] = set()
    found = []
    for event in reading.events:
        keys: set[Hashable] = set()
        for trigger in event.triggers:
            matched = [
                (text.id, number)
                for number, one in enumerate(text.mentions)
                if (text.id, number) not in taken and any(trigger.overlaps(word) for word in one.words)
            ]
            taken.update(matched[:1])
            keys.add(matched[0] if matched else (text.id, trigger))
        found.append((traces[event.id], frozenset(keys)))
    given = [(trace, keys & gold.keys()) for trace, keys in found if keys & gold.keys()]
    for number, mention in enumerate(text.mentions):
        if (text.id, number) not in taken and mention.words:
            given.append((_bare(mention.words, reading), frozenset({(text.id, number)})))
    words = {key: _words_of(key, text) for key in {*gold, *(key for _, keys in found for key in keys)}}
    results = {key: kind for key, word in words.items() if (kind := _result(word)) is not None}
    return Told(text.topic, gold, results, tuple(found), tuple(given))


def _words_of(key: Hashable, text: EventText) -> str:
    match key:
        case (_, int(number)):
            return " ".join(word.text_in(text.text) for word in text.mentions[number].words)
        case (_, Span() as span):
            return span.text_in(text.text)
    raise AssertionError(key)


def _result(word: str) -> str | None:
    kinds = result_kinds()
    return next((kinds[base] for base in sorted({word.lower(), *bases_of(word.lower())}) if base in kinds), None)


def _bare(words: Sequence[Span], reading: Reading) -> EventTrace:
    """A telling that is no event of Sayso's: its words and its sentence."""
    text = reading.document.text
    trigger = Span(words[0].start, words[0].end)
    whole = next((one.span for one in reading.sentences if one.span.start <= trigger.start < one.span.end), trigger)
    return EventTrace(
        id=trace_id("event", reading.document.id, trigger) + "?",
        report=reading.document.id,
        event="",
        trigger=Quote(trigger, " ".join(word.text_in(text) for word in words)),
        quote=Quote(whole, whole.text_in(text)),
        type="",
        plover=None,
        acled=None,
        modality=Modality.HAPPENED,
        negated=False,
        background=False,
        time=None,
        place=None,
        participants=(),
        effects=(),
        claims=(),
        words=words_in((whole.text_in(text),)),
        published_day=None,
        score=0.0,
    )


def join(traces: Sequence[EventTrace]) -> Mapping[str, Hashable]:
    """Groups as `sayso link` makes them; actors are known by their names."""
    groups = resolve(judge_events(traces, {})).groups
    return {one.id: one.id for one in traces} | {member: group[0] for group in groups for member in group}


def same_lemma(traces: Sequence[EventTrace]) -> Mapping[str, Hashable]:
    """One group a trigger's words."""
    return {one.id: trigger_words(one.trigger.text) or one.id for one in traces}


def score_across(told: Sequence[Told]) -> tuple[ScoreRow, ...]:
    """A row for each heap, kind of tellings and system."""
    by_topic: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        by_topic[one.topic].append(one)
    heaps: dict[str, list[list[Told]]] = {"all topics": [list(told)], "within a topic": list(by_topic.values())}
    systems: dict[str, tuple[Joining, bool]] = {
        "Sayso": (join, False),
        "Sayso, results apart": (join, True),
        "same lemma": (same_lemma, False),
    }
    rows = []
    for heap_name, heaps_of in heaps.items():
        for kind in ("tellings found", "tellings given"):
            for system, (joining, apart) in systems.items():
                scored = [_scored(heap, joining, given=kind == "tellings given", apart=apart) for heap in heaps_of]
                rows.append(_row(f"{system}, {kind}, {heap_name}", scored, sum(len(one.gold) for one in told)))
    return tuple(rows)


def _scored(heap: Sequence[Told], joining: Joining, *, given: bool, apart: bool) -> CoreferenceScore:
    matched = [entry for one in heap for entry in (one.given if given else one.found)]
    group_of = joining([trace for trace, _ in matched])
    results = {key: kind for one in heap for key, kind in one.results.items()}
    predicted: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for trace, keys in matched:
        for key in keys:
            predicted[group_of[trace.id], results.get(key) if apart else None].add(key)
    gold: defaultdict[str, set[Hashable]] = defaultdict(set)
    for one in heap:
        for key, chain in one.gold.items():
            gold[chain].add(key)
    return score_chains(_chains(predicted.values()), _chains(gold.values()))


def _chains(chains: Iterable[set[Hashable]]) -> Chains:
    return [frozenset(chain) for chain in chains]


def _row(name: str, scored: Sequence[CoreferenceScore], gold: int) -> ScoreRow:
    figures: tuple[Callable[[CoreferenceScore], float], ...] = (
        lambda total: total.conll,
        lambda total: total.muc.f1,
        lambda total: total.b_cubed.f1,
        lambda total: total.ceaf.f1,
    )

    def over(figure: Callable[[CoreferenceScore], float]) -> Callable[[Sequence[CoreferenceScore]], float]:
        return lambda drawn: figure(total_of(drawn))

    return ScoreRow(name, gold, tuple(with_interval(scored, over(figure)) for figure in figures))
