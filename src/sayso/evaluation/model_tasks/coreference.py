"""Chains of GUM in the OntoGUM scheme, from raw text with predicted mentions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from sayso.evaluation.bench import ScoreRow, Scores
from sayso.evaluation.coreference import CoreferenceScore, score_chains
from sayso.evaluation.corpora import CORPORA
from sayso.evaluation.gold import GoldText
from sayso.evaluation.metrics import with_interval
from sayso.evaluation.model_tasks.base import GoldPart, Measured, read_gold, span_of
from sayso.evaluation.slips import Slip
from sayso.model.reader import Reader
from sayso.records import Span

_Chains = Sequence[frozenset[Span]]


def measure_coreference(reader: Reader, where: GoldPart) -> Measured:
    """The CoNLL score and its three parts."""
    documents: list[CoreferenceScore] = []
    mentions = 0
    slips: list[Slip] = []
    for gold, prediction in read_gold(reader, CORPORA["gum"](where.corpora, where.part)):
        wanted = [frozenset(span_of(gold, mention) for mention in chain) for chain in gold.chains or ()]
        found = [frozenset(prediction.references[i].span for i in chain) for chain in prediction.chains]
        mentions += sum(len(chain) for chain in wanted if len(chain) > 1)
        documents.append(score_chains(found, wanted))
        slips.extend(_slips(gold, found, [chain for chain in wanted if len(chain) > 1]))
    measures: dict[str, Callable[[Sequence[CoreferenceScore]], float]] = {
        "CoNLL": lambda drawn: total_of(drawn).conll,
        "MUC": lambda drawn: total_of(drawn).muc.f1,
        "B-cubed": lambda drawn: total_of(drawn).b_cubed.f1,
        "CEAF": lambda drawn: total_of(drawn).ceaf.f1,
    }
    rows = tuple(ScoreRow(name, mentions, (with_interval(documents, score),)) for name, score in measures.items())
    return Measured(Scores("coreference", len(documents), mentions, ("F1",), rows), tuple(slips))


def total_of(documents: Sequence[CoreferenceScore]) -> CoreferenceScore:
    """The sum over documents; at least one."""
    result = documents[0]
    for document in documents[1:]:
        result = result.plus(document)
    return result


def _slips(gold: GoldText, found: _Chains, wanted: _Chains) -> Iterator[Slip]:
    in_found = {span: number for number, chain in enumerate(found) for span in chain}
    in_gold = {span: number for number, chain in enumerate(wanted) for span in chain}
    for span in sorted(in_gold.keys() - in_found.keys()):
        yield Slip("mention: in no chain", gold.id, gold.text, (span,))
    for span in sorted(in_found.keys() - in_gold.keys()):
        yield Slip("mention: wrongly in a chain", gold.id, gold.text, (), (span,))
    for chain in wanted:
        for before, after in pairwise(sorted(chain & in_found.keys())):
            if in_found[before] != in_found[after]:
                yield Slip("link: missed", gold.id, gold.text, (before, after))
    for chain in found:
        for before, after in pairwise(sorted(chain & in_gold.keys())):
            if in_gold[before] != in_gold[after]:
                yield Slip("link: of two things", gold.id, gold.text, (), (before, after))
